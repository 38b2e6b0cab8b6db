/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text that survives the way into an electronic health record.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cuti_plain_text_fold (const char *text);

G_END_DECLS
