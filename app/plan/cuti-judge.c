/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the truth of an item's conditions to its verdict. The hot path:
 * nothing is allocated here.
 */

#include "cuti-judge-private.h"

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
  CutiWeight in_favour = { own, own };
  CutiWeight against = { CUTI_STRENGTH_NONE, CUTI_STRENGTH_NONE };

  for (guint i = 0; i < n_arguments; i++)
    {
      CutiPolarity polarity = cuti_argument_get_polarity (arguments[i]);

      if (polarity != CUTI_POLARITY_EXCLUDES)
        cuti_weight_add (polarity == CUTI_POLARITY_FOR ? &in_favour : &against,
                         cuti_condition_evaluate (cuti_argument_get_when (arguments[i]), view),
                         cuti_argument_get_strength (arguments[i]));
    }
  return cuti_judge_weigh (own, in_favour, against);
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
  CutiTruth excluded = CUTI_TRUTH_FALSE;
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiJudgement judgement;

  if (applies != CUTI_TRUTH_FALSE)
    excluded = evaluate_excludes (arguments, n_arguments, view);
  if (cuti_judge_decides (cuti_advice_get_stance (advice), applies, excluded, &judgement))
    return judgement;
  return weigh_arguments (advice, arguments, n_arguments, view);
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
