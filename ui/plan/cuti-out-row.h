/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan-item.h"

G_BEGIN_DECLS

#define CUTI_TYPE_OUT_ROW (cuti_out_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiOutRow, cuti_out_row, CUTI, OUT_ROW, GtkListBoxRow)

GtkWidget *cuti_out_row_new  (void);
void       cuti_out_row_show (CutiOutRow   *self,
                              CutiPlanItem *item);

G_END_DECLS
