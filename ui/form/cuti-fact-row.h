/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_FACT_ROW (cuti_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiFactRow, cuti_fact_row, CUTI, FACT_ROW, GtkListBoxRow)

GtkWidget  *cuti_fact_row_new        (CutiCase    *patient_case,
                                      CutiAnswer  *answer);
CutiAnswer *cuti_fact_row_get_answer (CutiFactRow *self);

G_END_DECLS
