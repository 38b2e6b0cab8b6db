/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

#define CUTI_TYPE_PLAN_VIEW (cuti_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (CutiPlanView, cuti_plan_view, CUTI, PLAN_VIEW, GtkBox)

GtkWidget *cuti_plan_view_new           (void);
void       cuti_plan_view_set_knowledge (CutiPlanView  *self,
                                         CutiKnowledge *knowledge);
void       cuti_plan_view_set_case      (CutiPlanView  *self,
                                         CutiCase      *patient_case);
void       cuti_plan_view_set_plan      (CutiPlanView  *self,
                                         CutiPlan      *plan);
CutiTerm  *cuti_plan_view_dup_section   (CutiPlanView  *self);
void       cuti_plan_view_commit        (CutiPlanView  *self);
void       cuti_plan_view_edit_record   (CutiPlanView  *self);

G_END_DECLS
