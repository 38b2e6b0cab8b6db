/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of files that every system and every printer takes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cuti_file_name_make (const char *prefix,
                           const char *label,
                           const char *suffix);
char *cuti_file_name_dup_problem (const char *name);

G_END_DECLS
