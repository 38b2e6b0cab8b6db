/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the truth of an item's conditions to its verdict. The hot path:
 * nothing is allocated here.
 */

#include "cuti-judge.h"

typedef struct
{
  CutiStrength sure, possible;
} Weight;

static void
weigh (Weight *weight, CutiTruth truth, CutiStrength strength)
{
  if (truth == CUTI_TRUTH_TRUE)
    weight->sure = MAX (weight->sure, strength);
  if (truth != CUTI_TRUTH_FALSE)
    weight->possible = MAX (weight->possible, strength);
}

static CutiVerdict
compare (CutiStrength own, CutiStrength in_favour, CutiStrength against)
{
  if (in_favour < against)
    return CUTI_VERDICT_NOT_FAVOURED;
  if (in_favour == against)
    return CUTI_VERDICT_CONTESTED;
  return own == CUTI_STRENGTH_STRONG ? CUTI_VERDICT_RECOMMENDED : CUTI_VERDICT_CONSIDER;
}

/* Whether anything rules the item out: true if something does. */
static CutiTruth
evaluate_excludes (CutiArgument *const *arguments, guint n_arguments, const CutiFactView *view)
{
  CutiTruth excluded = CUTI_TRUTH_FALSE;

  for (guint i = 0; i < n_arguments && excluded != CUTI_TRUTH_TRUE; i++)
    {
      const CutiCondition *when;

      if (cuti_argument_get_polarity (arguments[i]) != CUTI_POLARITY_EXCLUDES)
        continue;
      when = cuti_argument_get_when (arguments[i]);
      excluded = cuti_truth_or (excluded, cuti_condition_evaluate (when, view));
    }

  return excluded;
}

static CutiJudgement
weigh_arguments (CutiAdvice          *advice,
                 CutiArgument *const *arguments,
                 guint                n_arguments,
                 const CutiFactView  *view)
{
  CutiStrength own = cuti_advice_get_strength (advice);
  Weight in_favour = { own, own };
  Weight against = { CUTI_STRENGTH_NONE, CUTI_STRENGTH_NONE };
  CutiVerdict pessimistic, optimistic;

  for (guint i = 0; i < n_arguments; i++)
    {
      CutiPolarity polarity = cuti_argument_get_polarity (arguments[i]);

      if (polarity != CUTI_POLARITY_EXCLUDES)
        weigh (polarity == CUTI_POLARITY_FOR ? &in_favour : &against,
               cuti_condition_evaluate (cuti_argument_get_when (arguments[i]), view),
               cuti_argument_get_strength (arguments[i]));
    }

  pessimistic = compare (own, in_favour.sure, against.possible);
  optimistic = compare (own, in_favour.possible, against.sure);
  return (CutiJudgement) { pessimistic, pessimistic == optimistic };
}

/**
 * cuti_judge:
 *
 * Returns: the verdict of @advice for what @view knows. An unknown fact never
 *   counts as “no”: what depends on it is undecided or not firm.
 */
CutiJudgement
cuti_judge (CutiAdvice *advice, const CutiFactView *view)
{
  CutiTruth applies = cuti_condition_evaluate (cuti_advice_get_when (advice), view);
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiTruth excluded;

  if (applies == CUTI_TRUTH_FALSE)
    return (CutiJudgement) { CUTI_VERDICT_NOT_APPLICABLE, TRUE };

  excluded = evaluate_excludes (arguments, n_arguments, view);
  if (excluded == CUTI_TRUTH_TRUE)
    return (CutiJudgement) {
      applies == CUTI_TRUTH_TRUE ? CUTI_VERDICT_RULED_OUT : CUTI_VERDICT_NOT_APPLICABLE, TRUE };
  if (applies == CUTI_TRUTH_UNKNOWN || excluded == CUTI_TRUTH_UNKNOWN)
    return (CutiJudgement) { CUTI_VERDICT_UNDECIDED, FALSE };

  switch (cuti_advice_get_stance (advice))
    {
    case CUTI_STANCE_AVOID: return (CutiJudgement) { CUTI_VERDICT_AVOID, TRUE };
    case CUTI_STANCE_INFORM: return (CutiJudgement) { CUTI_VERDICT_INFORM, TRUE };
    case CUTI_STANCE_DO:
    default: return weigh_arguments (advice, arguments, n_arguments, view);
    }
}

/**
 * cuti_judge_all:
 * @func: called for every line of the plan, in its order
 *
 * Judges every item of the knowledge base, lesion advice once a lesion and
 * once where none is recorded.
 */
void
cuti_judge_all (CutiSnapshot *snapshot, CutiJudgeFunc func, gpointer data)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);
  CutiFactView of_case = cuti_snapshot_get_view (snapshot, CUTI_NO_LESION);
  guint n_lesions = MAX (cuti_snapshot_get_n_lesions (snapshot), 1);

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      if (!cuti_advice_is_lesion_advice (advice))
        func (advice, CUTI_NO_LESION, cuti_judge (advice, &of_case), data);
      else
        for (guint lesion = 0; lesion < n_lesions; lesion++)
          {
            CutiFactView of_lesion = cuti_fact_view_for_lesion (&of_case, lesion);

            func (advice, lesion, cuti_judge (advice, &of_lesion), data);
          }
    }
}

/**
 * cuti_judge_scope:
 *
 * Returns: (nullable): the first reason why the knowledge base does not apply
 */
const CutiOutOfScope *
cuti_judge_scope (CutiSnapshot *snapshot)
{
  CutiFactView view = cuti_snapshot_get_view (snapshot, CUTI_NO_LESION);
  guint n;
  const CutiOutOfScope *stops =
    cuti_knowledge_get_out_of_scope (cuti_snapshot_get_knowledge (snapshot), &n);

  for (guint i = 0; i < n; i++)
    if (cuti_condition_evaluate (stops[i].when, &view) == CUTI_TRUTH_TRUE)
      return &stops[i];
  return NULL;
}

/**
 * cuti_judge_class:
 *
 * Returns: the class of a verdict: ruled out and not applicable are one
 */
guint
cuti_judge_class (CutiVerdict verdict)
{
  return verdict == CUTI_VERDICT_NOT_APPLICABLE ? CUTI_VERDICT_RULED_OUT : verdict;
}
