/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"
#include "cuti-fact-row.h"

G_BEGIN_DECLS

#define CUTI_TYPE_LESION_ROW (cuti_lesion_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiLesionRow, cuti_lesion_row, CUTI, LESION_ROW, GtkListBoxRow)

GtkWidget   *cuti_lesion_row_new        (CutiCase      *patient_case,
                                         CutiLesion    *lesion);
CutiLesion  *cuti_lesion_row_get_lesion (CutiLesionRow *self);
void         cuti_lesion_row_expand     (CutiLesionRow *self);
void         cuti_lesion_row_count      (CutiLesionRow *self,
                                         guint         *n_answered,
                                         guint         *n_open);
CutiFactRow *cuti_lesion_row_find_row   (CutiLesionRow *self,
                                         const char    *fact);

G_END_DECLS
