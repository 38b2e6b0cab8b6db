/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One case after the other, each for as many truths as go together, until
 * none is left that a case can be found for.
 */

#include "cuti-coverage.h"

#include "cuti-json.h"

#define BIT(truth) (1u << (truth))

CutiTested *
cuti_coverage_get (CutiCoverage *self, guint i)
{
  return &g_array_index (self->tested, CutiTested, i);
}

static void
add_goal (GArray *goals, const CutiTested *tested, CutiGoalKind kind)
{
  CutiGoal goal = { tested->condition, kind };

  g_array_append_val (goals, goal);
}

static GArray *
new_goals (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CutiGoal));
}

static CutiDraft *
search (CutiCoverage *self, const CutiSearchFree *free_fact, GArray *goals)
{
  CutiValue *values;
  guint n_lesions;

  switch (cuti_search_values (self->knowledge, self->lesion_scope, free_fact,
                              (const CutiGoal *) goals->data, goals->len, &values, &n_lesions))
    {
    case CUTI_SEARCH_FOUND: return cuti_draft_new (self->knowledge, n_lesions, values);
    case CUTI_SEARCH_GAVE_UP: self->n_given_up++; return NULL;
    case CUTI_SEARCH_NONE: default: return NULL;
    }
}

/**
 * cuti_coverage_solve:
 * @free_fact: (nullable): see cuti_search_values()
 * @goals: (element-type CutiGoal): what must hold; granted wishes are added
 * @wishes: (element-type CutiGoal): what should hold, as far as it goes together
 *
 * Returns: (transfer full) (nullable): such a case
 */
CutiDraft *
cuti_coverage_solve (CutiCoverage *self, const CutiSearchFree *free_fact, GArray *goals,
                     GArray *wishes)
{
  guint n_goals = goals->len;
  CutiDraft *draft;

  g_array_append_vals (goals, wishes->data, wishes->len);
  draft = search (self, free_fact, goals);
  if (draft != NULL || wishes->len == 0)
    return draft;

  g_array_set_size (goals, n_goals);
  draft = search (self, free_fact, goals);
  for (guint i = 0; i < wishes->len && draft != NULL; i++)
    {
      CutiDraft *better;

      g_array_append_val (goals, g_array_index (wishes, CutiGoal, i));
      better = search (self, free_fact, goals);
      if (better == NULL)
        {
          g_array_set_size (goals, goals->len - 1);
          continue;
        }
      cuti_draft_free (draft);
      draft = better;
    }
  return draft;
}

static JsonArray *
write_expectation (CutiCoverage *self, CutiJudgement judgement)
{
  JsonArray *expect = json_array_new ();
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "advice", cuti_advice_get_id (self->advice));
  if (self->lesion_scope)
    json_object_set_string_member (line, "lesion", "1");
  json_object_set_string_member (line, "verdict", cuti_verdict_to_nick (judgement.verdict));
  json_object_set_boolean_member (line, "firm", judgement.firm);
  json_array_add_object_element (expect, line);
  return expect;
}

/**
 * cuti_coverage_write:
 * @what: what the case shows
 *
 * Adds the case, with the verdict of the item, unless it is there already.
 */
void
cuti_coverage_write (CutiCoverage *self, const CutiTrial *trial, const char *what)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", cuti_advice_get_id (self->advice), what);
  CutiJudgement judgement = cuti_judge (self->advice, &trial->view);
  JsonObject *worked;

  self->is_offered |= !cuti_verdict_is_out (judgement.verdict)
                      && judgement.verdict != CUTI_VERDICT_UNDECIDED;
  for (guint i = 0; i < self->tested->len; i++)
    {
      CutiTested *tested = cuti_coverage_get (self, i);

      tested->seen |= BIT (cuti_condition_evaluate (tested->condition, &trial->view));
    }
  if (!g_hash_table_add (self->written, cuti_json_to_canonical (trial->json)))
    return;

  worked = json_object_new ();
  json_object_set_string_member (worked, "title", title);
  json_object_set_string_member (worked, "source", "Constructed from the conditions of the item");
  json_object_set_member (worked, "case", json_node_ref (trial->json));
  json_object_set_array_member (worked, "expect", write_expectation (self, judgement));
  json_array_add_object_element (self->cases, worked);
}

CutiTruth
cuti_coverage_evaluate (CutiCoverage *self, guint i, const CutiTrial *trial)
{
  return cuti_condition_evaluate (cuti_coverage_get (self, i)->condition, &trial->view);
}

/**
 * cuti_coverage_wants:
 *
 * Whether no case yet gives condition @i this truth.
 */
gboolean
cuti_coverage_wants (CutiCoverage *self, guint i, CutiTruth truth)
{
  CutiTested *tested = cuti_coverage_get (self, i);

  return !(tested->seen & BIT (truth)) && !cuti_condition_is_const (tested->condition);
}

/**
 * cuti_coverage_name:
 *
 * Returns: (transfer full): @before and the conditions for which @trial is the
 *   first to give this truth
 */
char *
cuti_coverage_name (CutiCoverage *self, const char *before, CutiTruth truth,
                    const CutiTrial *trial)
{
  GString *what = g_string_new (before);

  for (guint i = 1, n = 0; i < self->tested->len; i++)
    if (cuti_coverage_wants (self, i, truth) && cuti_coverage_evaluate (self, i, trial) == truth)
      g_string_append_printf (what, "%s %s", n++ > 0 ? "," : "", cuti_coverage_get (self, i)->id);
  return g_string_free (what, FALSE);
}

static const char *
name_verdict (CutiVerdict verdict)
{
  if (cuti_verdict_is_out (verdict))
    return verdict == CUTI_VERDICT_RULED_OUT ? "ruled out" : "not offered";
  if (verdict == CUTI_VERDICT_UNDECIDED)
    return "open";
  return "offered";
}

/* Nothing speaks against it, if that is possible; otherwise as little as
 * possible, and nothing that excludes it first of all. */
static CutiDraft *
solve_offered (CutiCoverage *self)
{
  g_autoptr(GArray) goals = new_goals (), wishes = new_goals ();

  add_goal (goals, cuti_coverage_get (self, 0), CUTI_GOAL_TRUE);
  for (gboolean excludes = TRUE; excludes >= FALSE; excludes--)
    for (guint i = 1; i < self->tested->len; i++)
      {
        CutiTested *tested = cuti_coverage_get (self, i);

        if (tested->is_excludes == excludes && !cuti_condition_is_const (tested->condition))
          add_goal (wishes, tested, CUTI_GOAL_FALSE);
      }
  return cuti_coverage_solve (self, NULL, goals, wishes);
}

static void
write_draft (CutiCoverage *self, const CutiDraft *draft)
{
  g_autoptr(CutiTrial) trial = draft != NULL ? cuti_trial_new (draft, self->lesion_scope) : NULL;

  if (trial != NULL)
    cuti_coverage_write (self, trial,
                         name_verdict (cuti_judge (self->advice, &trial->view).verdict));
}

/* A case in which condition @i has this truth. */
static CutiDraft *
solve_for (CutiCoverage *self, guint i, CutiTruth truth, gboolean applies, gboolean with_others)
{
  CutiGoalKind kind = truth == CUTI_TRUTH_TRUE ? CUTI_GOAL_TRUE : CUTI_GOAL_FALSE;
  g_autoptr(GArray) goals = new_goals (), wishes = new_goals ();

  if (applies)
    add_goal (goals, cuti_coverage_get (self, 0), CUTI_GOAL_TRUE);
  add_goal (goals, cuti_coverage_get (self, i), kind);
  for (guint other = i + 1; with_others && other < self->tested->len; other++)
    if (cuti_coverage_wants (self, other, truth))
      add_goal (wishes, cuti_coverage_get (self, other), kind);
  return cuti_coverage_solve (self, NULL, goals, wishes);
}

static gboolean
write_for (CutiCoverage *self, guint i, CutiTruth truth, gboolean applies, gboolean with_others)
{
  g_autoptr(CutiDraft) draft = solve_for (self, i, truth, applies, with_others);
  g_autoptr(CutiTrial) trial = draft != NULL ? cuti_trial_new (draft, self->lesion_scope) : NULL;
  g_autofree char *what = NULL;

  if (trial == NULL || cuti_coverage_evaluate (self, i, trial) != truth)
    return FALSE;

  if (i > 0)
    what = cuti_coverage_name (self, truth == CUTI_TRUTH_TRUE ? "with" : "without", truth, trial);
  cuti_coverage_write (self, trial, i > 0 ? what : "not offered");
  return TRUE;
}

/* Where `when` holds, if that is possible, and with as many other conditions
 * as still want it. What a search finds may yet need a derived value that no
 * inputs give together with the rest: then alone. */
static void
write_all (CutiCoverage *self, CutiTruth truth)
{
  for (guint i = 0; i < self->tested->len; i++)
    {
      gboolean done = !cuti_coverage_wants (self, i, truth);

      for (guint way = i == 0 ? 2 : 0; way < 4 && !done; way++)
        done = write_for (self, i, truth, way < 2, way % 2 == 0);
    }
}

static CutiDraft *
solve_applies (CutiCoverage *self)
{
  g_autoptr(GArray) goals = new_goals (), wishes = new_goals ();

  add_goal (goals, cuti_coverage_get (self, 0), CUTI_GOAL_TRUE);
  return cuti_coverage_solve (self, NULL, goals, wishes);
}

static void
add_all (CutiCoverage *self)
{
  g_autoptr(CutiDraft) offered = solve_offered (self);
  g_autoptr(CutiDraft) applies = solve_applies (self);

  write_draft (self, offered);
  write_all (self, CUTI_TRUTH_FALSE);
  write_all (self, CUTI_TRUTH_TRUE);
  cuti_coverage_add_open (self, offered);
  cuti_coverage_add_unknown (self, applies);
  cuti_coverage_add_cuts (self);
}

static void
tested_clear (gpointer data)
{
  g_free (((CutiTested *) data)->id);
}

static void
add_tested (CutiCoverage *self, GListModel *arguments, gboolean is_caution)
{
  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);
      CutiTested tested = {
        .condition = cuti_argument_get_when (argument),
        .id = g_strdup (cuti_argument_get_id (argument)),
        .is_excludes = !is_caution
                       && cuti_argument_get_polarity (argument) == CUTI_POLARITY_EXCLUDES,
        .is_caution = is_caution,
      };

      g_array_append_val (self->tested, tested);
    }
}

/**
 * cuti_coverage_add_item:
 * @cases: gets the cases
 * @n_given_up: (inout): counts the searches that took too long
 *
 * Returns: whether there is a case in which the item is offered
 */
gboolean
cuti_coverage_add_item (CutiKnowledge *knowledge, CutiAdvice *advice, JsonArray *cases,
                        guint *n_given_up)
{
  g_autoptr(GArray) tested = g_array_new (FALSE, FALSE, sizeof (CutiTested));
  g_autoptr(GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CutiTested when = { .condition = cuti_advice_get_when (advice), .id = g_strdup ("when") };
  CutiCoverage self = {
    .knowledge = knowledge,
    .advice = advice,
    .lesion_scope = cuti_advice_is_lesion_advice (advice),
    .tested = tested,
    .cases = cases,
    .written = written,
  };

  g_array_set_clear_func (tested, tested_clear);
  g_array_append_val (tested, when);
  add_tested (&self, cuti_advice_get_arguments (advice), FALSE);
  add_tested (&self, cuti_advice_get_cautions (advice), TRUE);

  add_all (&self);
  *n_given_up += self.n_given_up;
  return self.is_offered;
}
