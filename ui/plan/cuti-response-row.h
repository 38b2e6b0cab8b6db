/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"
#include "cuti-plan-item.h"

G_BEGIN_DECLS

#define CUTI_TYPE_RESPONSE_ROW (cuti_response_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiResponseRow, cuti_response_row, CUTI, RESPONSE_ROW, GtkBox)

void     cuti_response_row_show   (CutiResponseRow *self,
                                   CutiCase        *patient_case,
                                   CutiPlanItem    *item);
gboolean cuti_response_row_answer (CutiResponseRow *self,
                                   CutiReply        reply);

G_END_DECLS
