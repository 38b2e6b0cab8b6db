/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

typedef enum
{
  CUTI_VERDICT_RECOMMENDED,
  CUTI_VERDICT_CONSIDER,
  CUTI_VERDICT_CONTESTED,
  CUTI_VERDICT_NOT_FAVOURED,
  CUTI_VERDICT_AVOID,
  CUTI_VERDICT_INFORM,
  CUTI_VERDICT_UNDECIDED,
  CUTI_VERDICT_RULED_OUT,
  CUTI_VERDICT_NOT_APPLICABLE,
} CutiVerdict;

#define CUTI_TYPE_VERDICT (cuti_verdict_get_type ())
GType       cuti_verdict_get_type  (void);
const char *cuti_verdict_to_nick   (CutiVerdict verdict); /* “not-favoured” */
const char *cuti_verdict_get_label (CutiVerdict verdict); /* “Not favoured”, translated */
gboolean    cuti_verdict_is_out    (CutiVerdict verdict); /* ruled out or not applicable */
gboolean    cuti_verdict_is_offer  (CutiVerdict verdict); /* recommended, consider or contested */

/* A known fact and its value. Properties: fact, lesion, label (“Largest diameter”), text (“42 mm”). */
#define CUTI_TYPE_FINDING (cuti_finding_get_type ())
G_DECLARE_FINAL_TYPE (CutiFinding, cuti_finding, CUTI, FINDING, GObject)

CutiFact   *cuti_finding_get_fact          (CutiFinding *self);
const char *cuti_finding_get_lesion        (CutiFinding *self); /* nullable */
CutiValue   cuti_finding_get_value         (CutiFinding *self);
gboolean    cuti_finding_is_overridden     (CutiFinding *self);
const char *cuti_finding_get_label         (CutiFinding *self);
const char *cuti_finding_get_text          (CutiFinding *self);

/* A fact worth knowing. Properties: id, lesion, label, settles. */
#define CUTI_TYPE_QUESTION (cuti_question_get_type ())
G_DECLARE_FINAL_TYPE (CutiQuestion, cuti_question, CUTI, QUESTION, GObject)

const char *cuti_question_get_id           (CutiQuestion *self); /* of the fact, or “lesions” */
CutiFact   *cuti_question_get_fact         (CutiQuestion *self); /* nullable: NULL for “lesions” */
const char *cuti_question_get_lesion       (CutiQuestion *self); /* nullable */
const char *cuti_question_get_label        (CutiQuestion *self); /* short label, with the lesion's */
guint       cuti_question_get_settles      (CutiQuestion *self); /* 0 in needs */

/* An argument or caution and its truth in this case. Properties: argument, truth, text. */
#define CUTI_TYPE_ARGUED (cuti_argued_get_type ())
G_DECLARE_FINAL_TYPE (CutiArgued, cuti_argued, CUTI, ARGUED, GObject)

CutiArgument *cuti_argued_get_argument     (CutiArgued *self);
CutiTruth     cuti_argued_get_truth        (CutiArgued *self);

/**
 * CutiPlanItem:
 *
 * One line of the plan: an item of advice, for the case or for one lesion.
 * Properties: advice, lesion, verdict, firm.
 */
#define CUTI_TYPE_PLAN_ITEM (cuti_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (CutiPlanItem, cuti_plan_item, CUTI, PLAN_ITEM, GObject)

CutiAdvice  *cuti_plan_item_get_advice     (CutiPlanItem *self);
const char  *cuti_plan_item_get_lesion     (CutiPlanItem *self); /* nullable: id */
const char  *cuti_plan_item_get_lesion_title (CutiPlanItem *self); /* nullable: “Lesion 2: scalp” */
CutiVerdict  cuti_plan_item_get_verdict    (CutiPlanItem *self);
gboolean     cuti_plan_item_is_firm        (CutiPlanItem *self);
gboolean     cuti_plan_item_is_exact       (CutiPlanItem *self);
GListModel  *cuti_plan_item_get_because    (CutiPlanItem *self); /* CutiFinding */
GListModel  *cuti_plan_item_get_needs      (CutiPlanItem *self); /* CutiQuestion */
GListModel  *cuti_plan_item_get_arguments  (CutiPlanItem *self); /* CutiArgued */
GListModel  *cuti_plan_item_get_cautions   (CutiPlanItem *self); /* CutiArgued */
gboolean     cuti_plan_item_equal          (CutiPlanItem *self, CutiPlanItem *other); /* same line, same words: nothing to redraw */

G_END_DECLS
