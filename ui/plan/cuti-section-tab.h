/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUTI_TYPE_SECTION_TAB (cuti_section_tab_get_type ())
G_DECLARE_FINAL_TYPE (CutiSectionTab, cuti_section_tab, CUTI, SECTION_TAB, GtkBox)

GtkWidget *cuti_section_tab_new  (void);
void       cuti_section_tab_show (CutiSectionTab *self,
                                  const char     *title,
                                  guint           n_open);

G_END_DECLS
