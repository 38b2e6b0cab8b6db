/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-form-page.h"

G_BEGIN_DECLS

#define CUTI_TYPE_TASK_ROW (cuti_task_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiTaskRow, cuti_task_row, CUTI, TASK_ROW, GtkListBoxRow)

GtkWidget    *cuti_task_row_new      (CutiFormPage *page);
CutiFormPage *cuti_task_row_get_page (CutiTaskRow  *self);

G_END_DECLS
