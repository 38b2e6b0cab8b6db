/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a plan makes its parts. Not for others: once made, nothing changes.
 */

#pragma once

#include "cuti-comparison.h"
#include "cuti-explain.h"
#include "cuti-fixed-list.h"
#include "cuti-plan.h"
#include "cuti-reuse.h"

G_BEGIN_DECLS

struct _CutiPlan
{
  GObject        parent_instance;

  CutiKnowledge *knowledge;
  char          *case_id;
  char          *hash_input; /* of it, sha256 is made when it is asked for */
  char          *sha256;
  CutiFixedList *items;
  CutiFixedList *questions;
  CutiFixedList *conflicts;
  CutiFixedList *urgent;
  CutiFixedList *derived;
  CutiFixedList *ignored;
  char          *stop_id;
  char          *stop_text;
  CutiVersion   *version; /* NULL unless it is drawn from one */

  /* For the plan after it; NULL if it is drawn from a version. */
  CutiSnapshot  *snapshot;
  CutiReads     *reads;
  GStrv          lesion_titles;
};

/* Gathers what the lines want to know. */
typedef struct _CutiAsk CutiAsk;

CutiAsk *cuti_ask_new  (void);
void     cuti_ask_free (CutiAsk      *self);
void     cuti_ask_add  (CutiAsk      *self,
                        CutiNeed      need,
                        CutiStrength  strength);
void     cuti_ask_list (CutiAsk      *self,
                        CutiSnapshot *snapshot,
                        CutiCase     *patient_case,
                        CutiFixedList *questions);

void cuti_comparison_find_facts (CutiCase   *before_case,
                                 CutiCase   *after_case,
                                 GListStore *changes);

void  cuti_conflicts_find  (CutiFixedList *lines, CutiFixedList *conflicts);
char *cuti_plan_write_hash_input (CutiCase *patient_case);

CutiFinding  *cuti_finding_new             (CutiSnapshot *snapshot,
                                            CutiFactKey   key);
CutiFinding  *cuti_finding_new_stored      (CutiFact     *fact,
                                            const char   *id,
                                            const char   *lesion,
                                            JsonNode     *value,
                                            gboolean      overridden);
CutiQuestion *cuti_question_new            (CutiSnapshot *snapshot,
                                            CutiFactKey   key,
                                            CutiCase     *patient_case,
                                            guint         settles);
CutiQuestion *cuti_question_new_stored     (CutiFact     *fact,
                                            const char   *id,
                                            const char   *lesion,
                                            CutiCase     *patient_case,
                                            guint         settles);
CutiArgued   *cuti_argued_new              (CutiArgument *argument,
                                            CutiTruth     truth);
CutiPlanItem *cuti_plan_item_new           (CutiAdvice   *advice,
                                            CutiLesion   *lesion,
                                            CutiJudgement judgement,
                                            gboolean      exact);
void          cuti_plan_item_take_wants    (CutiPlanItem *self,
                                            GArray       *wants);
GArray       *cuti_plan_item_get_wants     (CutiPlanItem *self);
void          cuti_plan_item_set_urgent    (CutiPlanItem *self,
                                            gboolean      urgent);
gboolean      cuti_plan_item_is_urgent     (CutiPlanItem *self);
void          cuti_plan_item_take_finding  (CutiPlanItem *self,
                                            CutiFinding  *finding);
void          cuti_plan_item_take_need     (CutiPlanItem *self,
                                            CutiQuestion *need);
void          cuti_plan_item_take_argument (CutiPlanItem *self,
                                            CutiArgued   *argument);
void          cuti_plan_item_take_caution  (CutiPlanItem *self,
                                            CutiArgued   *caution);
CutiConflict *cuti_conflict_new            (CutiPlanItem *first,
                                            CutiPlanItem *second,
                                            const char   *intervention);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiAsk, cuti_ask_free)

G_END_DECLS
