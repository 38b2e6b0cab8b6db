/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-plan-item.h"

G_BEGIN_DECLS

/* Two lines that pull in opposite directions. Properties: first, second, intervention. */
#define CUTI_TYPE_CONFLICT (cuti_conflict_get_type ())
G_DECLARE_FINAL_TYPE (CutiConflict, cuti_conflict, CUTI, CONFLICT, GObject)

CutiPlanItem *cuti_conflict_get_first        (CutiConflict *self);
CutiPlanItem *cuti_conflict_get_second       (CutiConflict *self);
const char   *cuti_conflict_get_intervention (CutiConflict *self); /* nullable */

/**
 * CutiPlan:
 *
 * What the knowledge base says about a case at one moment. Immutable: made
 * anew from every change, never edited.
 */
#define CUTI_TYPE_PLAN (cuti_plan_get_type ())
G_DECLARE_FINAL_TYPE (CutiPlan, cuti_plan, CUTI, PLAN, GObject)

CutiPlan   *cuti_plan_new                (CutiCase *patient_case); /* evaluates the case as it is now */

GListModel *cuti_plan_get_items          (CutiPlan *self); /* CutiPlanItem: all of them, in plan order */
GListModel *cuti_plan_get_questions      (CutiPlan *self); /* CutiQuestion: what to ask next, best first */
GListModel *cuti_plan_get_conflicts      (CutiPlan *self); /* CutiConflict */
GListModel *cuti_plan_get_urgent         (CutiPlan *self); /* CutiPlanItem */
GListModel *cuti_plan_get_derived        (CutiPlan *self); /* CutiFinding */
GListModel *cuti_plan_get_ignored        (CutiPlan *self); /* CutiIgnored */
const char *cuti_plan_get_out_of_scope   (CutiPlan *self); /* nullable: the reason, for people */
const char *cuti_plan_get_sha256         (CutiPlan *self);
JsonNode   *cuti_plan_to_json            (CutiPlan *self); /* (transfer full) */

G_END_DECLS
