/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-advice.h"
#include "cuti-argued.h"
#include "cuti-finding.h"
#include "cuti-question.h"
#include "cuti-verdict.h"

G_BEGIN_DECLS

/**
 * CutiPlanItem:
 *
 * One line of the plan: an item of advice, for the case or for one lesion.
 * Properties: advice, lesion, verdict, firm.
 */
#define CUTI_TYPE_PLAN_ITEM (cuti_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (CutiPlanItem, cuti_plan_item, CUTI, PLAN_ITEM, GObject)

CutiAdvice *cuti_plan_item_get_advice       (CutiPlanItem *self);
const char *cuti_plan_item_get_lesion       (CutiPlanItem *self); /* nullable: id */
const char *cuti_plan_item_get_lesion_title (CutiPlanItem *self); /* nullable: “Lesion 2: scalp” */
CutiVerdict cuti_plan_item_get_verdict      (CutiPlanItem *self);
gboolean    cuti_plan_item_is_firm          (CutiPlanItem *self);
gboolean    cuti_plan_item_is_exact         (CutiPlanItem *self);
GListModel *cuti_plan_item_get_because      (CutiPlanItem *self); /* CutiFinding */
GListModel *cuti_plan_item_get_needs        (CutiPlanItem *self); /* CutiQuestion */
GListModel *cuti_plan_item_get_arguments    (CutiPlanItem *self); /* CutiArgued */
GListModel *cuti_plan_item_get_cautions     (CutiPlanItem *self); /* CutiArgued */
gboolean    cuti_plan_item_equal            (CutiPlanItem *self, CutiPlanItem *other);

G_END_DECLS
