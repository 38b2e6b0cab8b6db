/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clinicians said to the plan, and what the tumour board decided.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

char *cuti_plan_answered_dup_text (CutiCase     *patient_case,
                                   CutiPlanItem *item);
void  cuti_plan_answered_add      (CutiBlock    *body,
                                   CutiCase     *patient_case,
                                   CutiPlan     *plan);

G_END_DECLS
