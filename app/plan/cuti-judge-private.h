/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of a verdict, whichever way the truth of its conditions was found.
 */

#pragma once

#include "cuti-judge.h"

G_BEGIN_DECLS

/* The strongest argument of one polarity: of those that are true, and of those that may be. */
typedef struct
{
  CutiStrength sure, possible;
} CutiWeight;

static inline void
cuti_weight_add (CutiWeight *self, CutiTruth truth, CutiStrength strength)
{
  if (truth == CUTI_TRUTH_TRUE)
    self->sure = MAX (self->sure, strength);
  if (truth != CUTI_TRUTH_FALSE)
    self->possible = MAX (self->possible, strength);
}

static inline CutiVerdict
cuti_judge_compare (CutiStrength own, CutiStrength in_favour, CutiStrength against)
{
  if (in_favour < against)
    return CUTI_VERDICT_NOT_FAVOURED;
  if (in_favour == against)
    return CUTI_VERDICT_CONTESTED;
  return own == CUTI_STRENGTH_STRONG ? CUTI_VERDICT_RECOMMENDED : CUTI_VERDICT_CONSIDER;
}

/* Whether anything but the arguments decides; they need not be looked at then. */
static inline gboolean
cuti_judge_decides (CutiStance      stance,
                    CutiTruth       applies,
                    CutiTruth       excluded,
                    CutiJudgement  *judgement)
{
  judgement->firm = TRUE;
  if (applies == CUTI_TRUTH_FALSE)
    judgement->verdict = CUTI_VERDICT_NOT_APPLICABLE;
  else if (excluded == CUTI_TRUTH_TRUE)
    judgement->verdict = applies == CUTI_TRUTH_TRUE ? CUTI_VERDICT_RULED_OUT
                                                    : CUTI_VERDICT_NOT_APPLICABLE;
  else if (applies == CUTI_TRUTH_UNKNOWN || excluded == CUTI_TRUTH_UNKNOWN)
    {
      judgement->verdict = CUTI_VERDICT_UNDECIDED;
      judgement->firm = FALSE;
    }
  else if (stance == CUTI_STANCE_AVOID)
    judgement->verdict = CUTI_VERDICT_AVOID;
  else if (stance == CUTI_STANCE_INFORM)
    judgement->verdict = CUTI_VERDICT_INFORM;
  else
    return FALSE;
  return TRUE;
}

static inline CutiJudgement
cuti_judge_weigh (CutiStrength own, CutiWeight in_favour, CutiWeight against)
{
  CutiVerdict pessimistic = cuti_judge_compare (own, in_favour.sure, against.possible);
  CutiVerdict optimistic = cuti_judge_compare (own, in_favour.possible, against.sure);

  return (CutiJudgement) { pessimistic, pessimistic == optimistic };
}

G_END_DECLS
