/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of an iCalendar file.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cuti_content_line_add      (GString    *text,
                                 const char *name,
                                 const char *value);
void cuti_content_line_add_text (GString    *text,
                                 const char *name,
                                 const char *value);

G_END_DECLS
