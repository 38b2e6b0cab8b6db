/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works with the program, remembered for the next time in a file of the
 * user's own. Never who is treated.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cuti_profile_dup_name (void);
void  cuti_profile_set_name (const char *name);

G_END_DECLS
