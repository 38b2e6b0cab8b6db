/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts the lines of plans without making the plans.
 */

#include "cuti-tally-private.h"

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
  return self;
}

void
cuti_tally_free (CutiTally *self)
{
  g_object_unref (self->knowledge);
  g_free (self->items);
  g_free (self->needs);
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

typedef struct
{
  CutiTally   *tally;
  CutiReasons *reasons;
  CutiAdvice  *advice; /* of the line before */
  guint        verdicts; /* it got in this case, as bits */
} Counter;

/* Of several lesions, one that is asked for a fact is as good as all. */
static void
count_needs (Counter *self, CutiDocketLine line)
{
  GArray *missing = cuti_reasons_list_missing (self->reasons, line);
  guint last = G_MAXUINT;

  for (guint i = 0; i < missing->len; i++)
    {
      guint asked = g_array_index (missing, CutiFactKey, i).fact;
      guint fact = asked == CUTI_ASK_LESIONS ? self->tally->n_facts : asked;

      if (fact != last)
        (*cuti_tally_get_need (self->tally, line.advice, fact))++;
      last = fact;
    }
}

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
    count_needs (self, (CutiDocketLine) { cuti_advice_get_index (advice), lesion });
}

/**
 * cuti_tally_add_case:
 * @docket: the same knowledge base, ready to be judged
 * @reasons: of @docket
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
                     CutiReasons      *reasons,
                     CutiSnapshot     *snapshot,
                     GByteArray       *room,
                     gboolean          has_ignored)
{
  Counter counter = { self, reasons, NULL, 0 };

  self->totals[CUTI_TOTAL_CASES]++;
  if (has_ignored)
    self->totals[CUTI_TOTAL_WITH_IGNORED]++;
  if (cuti_judge_scope (snapshot) != NULL)
    self->totals[CUTI_TOTAL_OUT_OF_SCOPE]++;
  else
    {
      cuti_reasons_start (reasons, snapshot, room);
      cuti_docket_judge (docket, snapshot, room, count_line, &counter);
    }
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
