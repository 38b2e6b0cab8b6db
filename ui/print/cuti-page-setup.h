/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paper that plans are laid out for, the same for printer, preview and
 * file, from one start of the program to the next.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPageSetup *cuti_page_setup_new        (const char   *paper);
GtkPageSetup *cuti_page_setup_load       (void);
void          cuti_page_setup_save       (GtkPageSetup *setup);
const char   *cuti_page_setup_get_paper  (GtkPageSetup *setup);
const char   *cuti_page_setup_load_paper (void);
void          cuti_page_setup_show_paper (GtkDropDown  *rows);
const char   *cuti_page_setup_keep_paper (GtkDropDown  *rows);
const char   *cuti_page_setup_get_shown_paper (GtkDropDown *rows);

G_END_DECLS
