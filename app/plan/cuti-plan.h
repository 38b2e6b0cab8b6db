/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-case.h"
#include "cuti-conflict.h"

G_BEGIN_DECLS

/**
 * CutiPlan:
 *
 * What the knowledge base says about a case at one moment. Immutable: made
 * anew from every change, never edited.
 */
#define CUTI_TYPE_PLAN (cuti_plan_get_type ())
G_DECLARE_FINAL_TYPE (CutiPlan, cuti_plan, CUTI, PLAN, GObject)

#define CUTI_PLAN_ERROR (cuti_plan_error_quark ())
GQuark cuti_plan_error_quark (void);

typedef enum { CUTI_PLAN_ERROR_STORED } CutiPlanError;

CutiPlan *cuti_plan_new              (CutiCase *patient_case); /* evaluates the case as it is now */
CutiPlan *cuti_plan_new_after        (CutiPlan *previous, CutiCase *patient_case);
CutiPlan *cuti_plan_new_from_version (CutiCase *signed_case, CutiVersion *version, GError **error);

CutiKnowledge *cuti_plan_get_knowledge    (CutiPlan *self);
GListModel    *cuti_plan_get_items        (CutiPlan *self); /* CutiPlanItem */
GListModel    *cuti_plan_get_questions    (CutiPlan *self); /* CutiQuestion */
GListModel    *cuti_plan_get_conflicts    (CutiPlan *self); /* CutiConflict */
GListModel    *cuti_plan_get_urgent       (CutiPlan *self); /* CutiPlanItem */
GListModel    *cuti_plan_get_derived      (CutiPlan *self); /* CutiFinding */
GListModel    *cuti_plan_get_ignored      (CutiPlan *self); /* CutiIgnored */
const char    *cuti_plan_get_out_of_scope (CutiPlan *self); /* nullable: the reason, for people */
const char    *cuti_plan_get_sha256       (CutiPlan *self);
CutiVersion   *cuti_plan_get_version      (CutiPlan *self); /* nullable: that it is drawn from */
gboolean       cuti_plan_is_of_knowledge  (CutiPlan *self);
JsonNode      *cuti_plan_to_json          (CutiPlan *self); /* (transfer full) */

G_END_DECLS
