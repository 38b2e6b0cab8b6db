/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

#define CUTI_TYPE_NEXT_QUESTION (cuti_next_question_get_type ())
G_DECLARE_FINAL_TYPE (CutiNextQuestion, cuti_next_question, CUTI, NEXT_QUESTION, GtkBox)

GtkWidget *cuti_next_question_new      (void);
void       cuti_next_question_set_plan (CutiNextQuestion *self,
                                        CutiPlan         *plan);

G_END_DECLS
