/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a plan together: a line for every item and lesion, then what can only
 * be seen across lines: questions, conflicts, urgency.
 */

#include "cuti-plan-private.h"

G_DEFINE_FINAL_TYPE (CutiPlan, cuti_plan, G_TYPE_OBJECT)

static void
cuti_plan_finalize (GObject *object)
{
  CutiPlan *self = CUTI_PLAN (object);

  g_clear_object (&self->knowledge);
  g_free (self->case_id);
  g_free (self->hash_input);
  g_free (self->sha256);
  g_object_unref (self->items);
  g_object_unref (self->questions);
  g_object_unref (self->conflicts);
  g_object_unref (self->urgent);
  g_object_unref (self->derived);
  g_object_unref (self->ignored);
  g_free (self->stop_id);
  g_free (self->stop_text);
  g_clear_object (&self->version);
  g_clear_pointer (&self->snapshot, cuti_snapshot_unref);
  g_clear_pointer (&self->reads, cuti_reads_unref);
  g_strfreev (self->lesion_titles);

  G_OBJECT_CLASS (cuti_plan_parent_class)->finalize (object);
}

static void
cuti_plan_class_init (CutiPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cuti_plan_finalize;
}

static void
cuti_plan_init (CutiPlan *self)
{
  self->items = cuti_fixed_list_new (CUTI_TYPE_PLAN_ITEM);
  self->questions = cuti_fixed_list_new (CUTI_TYPE_QUESTION);
  self->conflicts = cuti_fixed_list_new (CUTI_TYPE_CONFLICT);
  self->urgent = cuti_fixed_list_new (CUTI_TYPE_PLAN_ITEM);
  self->derived = cuti_fixed_list_new (CUTI_TYPE_FINDING);
  self->ignored = cuti_fixed_list_new (CUTI_TYPE_IGNORED);
}

typedef struct
{
  CutiPlan      *plan;
  CutiCase      *patient_case;
  CutiSnapshot  *snapshot;
  CutiExplainer *explainer;
  CutiAsk       *ask;
  CutiPlan      *previous;
  CutiReuse     *reuse; /* NULL: no line of the previous plan holds */
  GHashTable    *findings; /* CutiFinding by CutiFactKey: lines share them */
  GHashTable    *wants; /* CutiQuestion, likewise */
} Builder;

static CutiFinding *
make_finding (Builder *self, CutiFactKey key)
{
  CutiFinding *finding = g_hash_table_lookup (self->findings, &key);

  if (finding == NULL)
    {
      finding = cuti_finding_new (self->snapshot, key);
      cuti_fact_key_table_insert (self->findings, key, finding);
    }
  return g_object_ref (finding);
}

static CutiQuestion *
make_want (Builder *self, CutiFactKey key)
{
  CutiQuestion *want = g_hash_table_lookup (self->wants, &key);

  if (want == NULL)
    {
      want = cuti_question_new (self->snapshot, key, self->patient_case, 0);
      cuti_fact_key_table_insert (self->wants, key, want);
    }
  return g_object_ref (want);
}

static void
add_explanation (Builder *self, CutiPlanItem *item, GArray *because, CutiNeeds needs)
{
  for (guint i = 0; i < because->len; i++)
    {
      CutiFactKey key = g_array_index (because, CutiFactKey, i);

      cuti_plan_item_take_finding (item, make_finding (self, key));
    }

  for (guint i = 0; i < needs.needs->len; i++)
    {
      CutiFactKey key = g_array_index (needs.needs, CutiNeed, i).key;

      cuti_plan_item_take_need (item, make_want (self, key));
    }
  cuti_plan_item_take_wants (item, needs.needs);
}

static void
add_arguments (CutiPlanItem        *item,
               CutiArgument *const *arguments,
               guint                n_arguments,
               const CutiFactView  *view,
               void (*take) (CutiPlanItem *, CutiArgued *))
{
  for (guint i = 0; i < n_arguments; i++)
    {
      CutiTruth truth = cuti_condition_evaluate (cuti_argument_get_when (arguments[i]), view);

      take (item, cuti_argued_new (arguments[i], truth));
    }
}

static gboolean
is_urgent (CutiAdvice *advice, CutiVerdict verdict, const CutiFactView *view)
{
  return cuti_advice_is_urgent (advice) && !cuti_verdict_is_out (verdict)
         && cuti_condition_evaluate (cuti_advice_get_when (advice), view) == CUTI_TRUTH_TRUE;
}

static CutiPlanItem *
create_line (Builder *self, CutiAdvice *advice, guint lesion)
{
  CutiFactView view = cuti_snapshot_get_view (self->snapshot, lesion);
  CutiJudgement judgement = cuti_judge (advice, &view);
  CutiNeeds needs = cuti_explainer_get_needs (self->explainer, advice, lesion, judgement);
  g_autoptr(GArray) because =
    cuti_explainer_get_because (self->explainer, advice, lesion, judgement);
  g_autoptr(CutiLesion) subject = NULL;
  CutiPlanItem *item;
  guint n_arguments, n_cautions;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiArgument *const *cautions = cuti_advice_peek_cautions (advice, &n_cautions);

  if (lesion != CUTI_NO_LESION)
    subject = g_list_model_get_item (cuti_case_get_lesions (self->patient_case), lesion);

  item = cuti_plan_item_new (advice, subject, judgement, needs.exact);
  add_explanation (self, item, because, needs);
  add_arguments (item, arguments, n_arguments, &view, cuti_plan_item_take_argument);
  add_arguments (item, cautions, n_cautions, &view, cuti_plan_item_take_caution);
  cuti_plan_item_set_urgent (item, is_urgent (advice, judgement.verdict, &view));
  return item;
}

/* As it is in the previous plan, if nothing changed that it reads. */
static void
add_line (Builder *self, CutiAdvice *advice, guint lesion)
{
  CutiFixedList *lines = self->plan->items;
  CutiPlanItem *item =
    self->reuse != NULL && cuti_reuse_holds (self->reuse, advice, lesion)
    ? g_object_ref (cuti_fixed_list_peek (self->previous->items,
                                          cuti_fixed_list_get_length (lines)))
    : create_line (self, advice, lesion);
  GArray *wants = cuti_plan_item_get_wants (item);

  cuti_fixed_list_take (lines, item);
  for (guint i = 0; i < wants->len; i++)
    cuti_ask_add (self->ask, g_array_index (wants, CutiNeed, i),
                  cuti_advice_get_strength (advice));
  if (cuti_plan_item_is_urgent (item))
    cuti_fixed_list_take (self->plan->urgent, g_object_ref (item));
}

static void
add_lines (Builder *self)
{
  CutiKnowledge *knowledge = self->plan->knowledge;
  guint n_lesions = MAX (cuti_snapshot_get_n_lesions (self->snapshot), 1);

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      if (!cuti_advice_is_lesion_advice (advice))
        add_line (self, advice, CUTI_NO_LESION);
      else
        for (guint lesion = 0; lesion < n_lesions; lesion++)
          add_line (self, advice, lesion);
    }
}

static void
add_derived (Builder *self)
{
  CutiKnowledge *knowledge = self->plan->knowledge;

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      gboolean is_lesion_fact = cuti_fact_is_lesion_fact (fact);
      guint n = is_lesion_fact ? cuti_snapshot_get_n_lesions (self->snapshot) : 1;

      for (guint lesion = 0; lesion < n && cuti_fact_get_calculator (fact) != NULL; lesion++)
        {
          CutiFactKey key = { i, is_lesion_fact ? lesion : CUTI_NO_LESION };

          if (cuti_snapshot_get_value (self->snapshot, key.fact, key.lesion).known)
            cuti_fixed_list_take (self->plan->derived, make_finding (self, key));
        }
    }
}

static void
find_stop (Builder *self)
{
  const CutiOutOfScope *stop = cuti_judge_scope (self->snapshot);

  if (stop == NULL)
    return;
  self->plan->stop_id = g_strdup (stop->id);
  self->plan->stop_text = g_strdup (stop->text);
}

static void
copy_ignored (Builder *self)
{
  GListModel *ignored = cuti_case_get_ignored (self->patient_case);

  for (guint i = 0; i < g_list_model_get_n_items (ignored); i++)
    cuti_fixed_list_take (self->plan->ignored, g_list_model_get_item (ignored, i));
}

static GStrv
dup_lesion_titles (CutiCase *patient_case)
{
  GListModel *lesions = cuti_case_get_lesions (patient_case);
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      g_strv_builder_add (titles, cuti_lesion_get_title (lesion));
    }
  return g_strv_builder_end (titles);
}

static CutiReuse *
find_reuse (CutiPlan *self, CutiPlan *previous)
{
  if (previous == NULL || previous->snapshot == NULL || previous->knowledge != self->knowledge)
    return NULL;

  self->reads = previous->reads != NULL ? cuti_reads_ref (previous->reads)
                                        : cuti_reads_new (self->knowledge);
  return cuti_reuse_new (self->reads, previous->snapshot, self->snapshot,
                         (const char *const *) previous->lesion_titles,
                         (const char *const *) self->lesion_titles);
}

/**
 * cuti_plan_new_after:
 * @previous: (nullable): a plan of the same case, or of any
 *
 * Evaluates the case as it is now. Lines of @previous are taken over where
 * nothing that they read has changed; the plan is the same as without.
 *
 * Returns: (transfer full): the plan
 */
CutiPlan *
cuti_plan_new_after (CutiPlan *previous, CutiCase *patient_case)
{
  CutiPlan *self = g_object_new (CUTI_TYPE_PLAN, NULL);
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
  g_autoptr(CutiExplainer) explainer = cuti_explainer_new (snapshot);
  g_autoptr(CutiAsk) ask = cuti_ask_new ();
  g_autoptr(CutiReuse) reuse = NULL;
  g_autoptr(GHashTable) findings = cuti_fact_key_table_new (g_object_unref);
  g_autoptr(GHashTable) wants = cuti_fact_key_table_new (g_object_unref);
  Builder builder = { self, patient_case, snapshot, explainer, ask, previous,
                      .findings = findings, .wants = wants };

  self->knowledge = g_object_ref (cuti_case_get_knowledge (patient_case));
  self->case_id = g_strdup (cuti_case_get_id (patient_case));
  self->hash_input = cuti_plan_write_hash_input (patient_case);
  self->snapshot = cuti_snapshot_ref (snapshot);
  self->lesion_titles = dup_lesion_titles (patient_case);
  builder.reuse = reuse = find_reuse (self, previous);
  add_lines (&builder);
  cuti_ask_list (ask, snapshot, patient_case, self->questions);
  cuti_conflicts_find (self->items, self->conflicts);
  add_derived (&builder);
  copy_ignored (&builder);
  find_stop (&builder);
  return self;
}

/**
 * cuti_plan_new:
 *
 * Evaluates the case as it is now. The same case and the same knowledge give
 * the same plan.
 *
 * Returns: (transfer full): the plan
 */
CutiPlan *
cuti_plan_new (CutiCase *patient_case)
{
  return cuti_plan_new_after (NULL, patient_case);
}

/**
 * cuti_plan_get_knowledge:
 *
 * Returns: (transfer none): the knowledge base it comes from
 */
CutiKnowledge *
cuti_plan_get_knowledge (CutiPlan *self)
{
  return self->knowledge;
}

/**
 * cuti_plan_get_items:
 *
 * Returns: (transfer none): all lines in plan order, #CutiPlanItem
 */
GListModel *
cuti_plan_get_items (CutiPlan *self)
{
  return G_LIST_MODEL (self->items);
}

/**
 * cuti_plan_get_questions:
 *
 * Returns: (transfer none): what to ask next, best first, #CutiQuestion
 */
GListModel *
cuti_plan_get_questions (CutiPlan *self)
{
  return G_LIST_MODEL (self->questions);
}

/**
 * cuti_plan_get_conflicts:
 *
 * Returns: (transfer none): lines that contradict one another, #CutiConflict
 */
GListModel *
cuti_plan_get_conflicts (CutiPlan *self)
{
  return G_LIST_MODEL (self->conflicts);
}

/**
 * cuti_plan_get_urgent:
 *
 * Returns: (transfer none): the lines for today, #CutiPlanItem
 */
GListModel *
cuti_plan_get_urgent (CutiPlan *self)
{
  return G_LIST_MODEL (self->urgent);
}

/**
 * cuti_plan_get_derived:
 *
 * Returns: (transfer none): what was computed, #CutiFinding
 */
GListModel *
cuti_plan_get_derived (CutiPlan *self)
{
  return G_LIST_MODEL (self->derived);
}

/**
 * cuti_plan_get_ignored:
 *
 * Returns: (transfer none): what the case holds but could not be used,
 *   #CutiIgnored
 */
GListModel *
cuti_plan_get_ignored (CutiPlan *self)
{
  return G_LIST_MODEL (self->ignored);
}

/**
 * cuti_plan_get_out_of_scope:
 *
 * Returns: (nullable): why the knowledge base does not apply to this case
 */
const char *
cuti_plan_get_out_of_scope (CutiPlan *self)
{
  return self->stop_text;
}

/**
 * cuti_plan_get_sha256:
 *
 * Returns: the hash of the knowledge and of all that was read of the case
 */
const char *
cuti_plan_get_sha256 (CutiPlan *self)
{
  if (self->sha256 == NULL)
    self->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->hash_input, -1);
  return self->sha256;
}
