/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUTI_TYPE_OVERVIEW_ROW (cuti_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiOverviewRow, cuti_overview_row, CUTI, OVERVIEW_ROW, GtkListBoxRow)

GtkWidget *cuti_overview_row_new        (void);
void       cuti_overview_row_show       (CutiOverviewRow *self,
                                         const char      *title,
                                         const char      *text);
void       cuti_overview_row_set_action (CutiOverviewRow *self,
                                         const char      *action,
                                         GVariant        *target);

G_END_DECLS
