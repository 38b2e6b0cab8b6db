/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts the lines of plans without making the plans.
 */

#include "cuti-tally-private.h"

/* An undecided line whose missing facts are being looked for. */
typedef struct
{
  CutiTally    *tally;
  CutiSnapshot *snapshot;
  CutiAdvice   *advice;
} Walk;

/**
 * cuti_tally_new:
 *
 * Returns: (transfer full): a tally of no cases
 */
CutiTally *
cuti_tally_new (CutiKnowledge *knowledge)
{
  CutiTally *self = g_new0 (CutiTally, 1);

  self->knowledge = g_object_ref (knowledge);
  self->n_facts = cuti_knowledge_get_n_facts (knowledge);
  self->n_advice = cuti_knowledge_get_n_advice (knowledge);
  self->items = g_new0 (CutiTallyItem, self->n_advice);
  self->needs = g_new0 (gint64, (gsize) self->n_advice * (self->n_facts + 1));
  self->seen = g_new0 (guint64, (gsize) self->n_facts + 1);
  return self;
}

void
cuti_tally_free (CutiTally *self)
{
  g_object_unref (self->knowledge);
  g_free (self->items);
  g_free (self->needs);
  g_free (self->seen);
  g_free (self);
}

/**
 * cuti_tally_get_need:
 * @fact: its index; the number of facts for `lesions`
 *
 * Returns: (transfer none): how many undecided lines of the item want it
 */
gint64 *
cuti_tally_get_need (CutiTally *self, guint advice, guint fact)
{
  return &self->needs[(gsize) advice * (self->n_facts + 1) + fact];
}

/**
 * cuti_tally_get_need_id:
 *
 * Returns: the fact as plans name it
 */
const char *
cuti_tally_get_need_id (CutiTally *self, guint fact)
{
  return fact < self->n_facts ? cuti_fact_get_id (cuti_knowledge_get_fact (self->knowledge, fact))
                              : "lesions";
}

/* Once a line. */
static void
add_need (Walk *self, guint fact)
{
  CutiTally *tally = self->tally;

  if (tally->seen[fact] == tally->line)
    return;
  tally->seen[fact] = tally->line;
  (*cuti_tally_get_need (tally, cuti_advice_get_index (self->advice), fact))++;
}

static void
add_fact (Walk *self, guint fact, guint lesion)
{
  CutiFact *what = cuti_knowledge_get_fact (self->tally->knowledge, fact);
  gboolean of_lesion = cuti_fact_is_lesion_fact (what);

  if (of_lesion && cuti_snapshot_get_n_lesions (self->snapshot) == 0)
    add_need (self, self->tally->n_facts);
  else if (!cuti_snapshot_get_value (self->snapshot, fact, lesion).known
           && !(cuti_snapshot_get_flags (self->snapshot, fact, lesion) & CUTI_SLOT_HIDDEN))
    add_need (self, fact);
}

static void walk (Walk *self, const CutiConditionNode *nodes, guint i, guint lesion);

static void
walk_lesions (Walk *self, const CutiConditionNode *nodes, guint i)
{
  guint n_lesions = cuti_snapshot_get_n_lesions (self->snapshot);
  guint complete = cuti_knowledge_get_complete (self->tally->knowledge);

  for (guint lesion = 0; lesion < n_lesions; lesion++)
    walk (self, nodes, i + 1, lesion);
  if (n_lesions == 0)
    add_need (self, self->tally->n_facts);
  else if (complete != G_MAXUINT)
    add_fact (self, complete, CUTI_NO_LESION);
}

/* Goes down only where the truth is unknown. */
static void
walk (Walk *self, const CutiConditionNode *nodes, guint i, guint lesion)
{
  CutiFactView view = cuti_snapshot_get_view (self->snapshot, lesion);

  if (cuti_condition_node_evaluate (nodes, i, &view) != CUTI_TRUTH_UNKNOWN)
    return;

  if (cuti_condition_node_is_leaf (&nodes[i]))
    add_fact (self, nodes[i].fact, lesion);
  else if (cuti_condition_node_is_quantifier (&nodes[i]))
    walk_lesions (self, nodes, i);
  else
    for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
      walk (self, nodes, child, lesion);
}

static void
walk_condition (Walk *self, const CutiCondition *condition, guint lesion)
{
  walk (self, cuti_condition_get_nodes (condition, NULL), 0, lesion);
}

static void
add_needs (Walk *self, guint lesion)
{
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (self->advice, &n_arguments);

  self->tally->line++;
  walk_condition (self, cuti_advice_get_when (self->advice), lesion);
  for (guint i = 0; i < n_arguments; i++)
    if (cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES)
      walk_condition (self, cuti_argument_get_when (arguments[i]), lesion);
}

typedef struct
{
  CutiTally    *tally;
  CutiSnapshot *snapshot;
  CutiAdvice   *advice; /* of the line before */
  guint         verdicts; /* it got in this case, as bits */
} Counter;

static void
count_line (CutiAdvice *advice, guint lesion, CutiJudgement judgement, gpointer data)
{
  Counter *self = data;
  CutiTallyItem *item = &self->tally->items[cuti_advice_get_index (advice)];
  guint verdict = 1 << judgement.verdict;

  if (advice != self->advice)
    self->verdicts = 0;
  self->advice = advice;

  item->lines[judgement.verdict]++;
  if (!(self->verdicts & verdict))
    item->cases[judgement.verdict]++;
  self->verdicts |= verdict;

  if (judgement.verdict == CUTI_VERDICT_UNDECIDED)
    add_needs (&(Walk) { self->tally, self->snapshot, advice }, lesion);
}

/**
 * cuti_tally_add_case:
 * @docket: the same knowledge base, ready to be judged
 * @snapshot: what logic sees of the case
 * @room: see cuti_docket_judge()
 * @has_ignored: whether something in it is not used
 *
 * Counts the lines of one more plan; a case out of scope gets no advice and
 * is only counted as such.
 */
void
cuti_tally_add_case (CutiTally        *self,
                     const CutiDocket *docket,
                     CutiSnapshot     *snapshot,
                     GByteArray       *room,
                     gboolean          has_ignored)
{
  Counter counter = { self, snapshot, NULL, 0 };

  self->totals[CUTI_TOTAL_CASES]++;
  if (has_ignored)
    self->totals[CUTI_TOTAL_WITH_IGNORED]++;
  if (cuti_judge_scope (snapshot) != NULL)
    self->totals[CUTI_TOTAL_OUT_OF_SCOPE]++;
  else
    cuti_docket_judge (docket, snapshot, room, count_line, &counter);
}

/**
 * cuti_tally_add_error:
 *
 * Counts what could not be read as a case.
 */
void
cuti_tally_add_error (CutiTally *self)
{
  self->totals[CUTI_TOTAL_ERRORS]++;
}

/**
 * cuti_tally_add:
 * @other: a tally for the same knowledge base
 */
void
cuti_tally_add (CutiTally *self, CutiTally *other)
{
  g_return_if_fail (self->knowledge == other->knowledge);

  for (guint i = 0; i < CUTI_N_TOTALS; i++)
    self->totals[i] += other->totals[i];
  for (guint i = 0; i < self->n_advice; i++)
    for (guint verdict = 0; verdict < CUTI_N_VERDICTS; verdict++)
      {
        self->items[i].lines[verdict] += other->items[i].lines[verdict];
        self->items[i].cases[verdict] += other->items[i].cases[verdict];
      }
  for (gsize i = 0; i < (gsize) self->n_advice * (self->n_facts + 1); i++)
    self->needs[i] += other->needs[i];
}
