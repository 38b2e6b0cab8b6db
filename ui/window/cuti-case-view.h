/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-form.h"
#include "cuti-notice.h"
#include "cuti-patient-banner.h"
#include "cuti-plan-view.h"

G_BEGIN_DECLS

/* All that a window shows of its case: the form, the plan beside it, who the
 * patient is, and what is to be told. */
#define CUTI_TYPE_CASE_VIEW (cuti_case_view_get_type ())
G_DECLARE_FINAL_TYPE (CutiCaseView, cuti_case_view, CUTI, CASE_VIEW, GtkBox)

GtkWidget         *cuti_case_view_new             (CutiKnowledge *knowledge,
                                                   const char    *advice_off);
void               cuti_case_view_set_case        (CutiCaseView  *self,
                                                   CutiCase      *patient_case);
void               cuti_case_view_set_plan        (CutiCaseView  *self,
                                                   CutiPlan      *plan);
void               cuti_case_view_show            (CutiCaseView  *self,
                                                   gboolean       form,
                                                   gboolean       plan);
void               cuti_case_view_commit          (CutiCaseView  *self);
CutiForm          *cuti_case_view_get_form        (CutiCaseView  *self);
CutiPlanView      *cuti_case_view_get_plan_view   (CutiCaseView  *self);
CutiPatientBanner *cuti_case_view_get_banner      (CutiCaseView  *self);
CutiNotice        *cuti_case_view_get_notice      (CutiCaseView  *self);
CutiNotice        *cuti_case_view_get_undo_notice (CutiCaseView  *self);

G_END_DECLS
