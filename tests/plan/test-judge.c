/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From truths to a verdict: the contract's table row by row, and then every
 * combination of truths against a second, slower reading of its words.
 */

#include "cuti-judge.h"
#include "cuti-test-allocations.h"
#include "cuti-test-plan.h"

#define F CUTI_TRUTH_FALSE
#define U CUTI_TRUTH_UNKNOWN
#define T CUTI_TRUTH_TRUE

/* when; excludes; for and against of every strength */
enum { WHEN, OUT_1, OUT_2, FOR_1, FOR_2, FOR_3, AGAINST_1, AGAINST_2, AGAINST_3, N_TRUTHS };

#define FACTS \
  CUTI_TEST_BOOLEAN ("w") "," CUTI_TEST_BOOLEAN ("e1") "," CUTI_TEST_BOOLEAN ("e2") "," CUTI_TEST_BOOLEAN ("f1") "," \
  CUTI_TEST_BOOLEAN ("f2") "," CUTI_TEST_BOOLEAN ("f3") "," CUTI_TEST_BOOLEAN ("g1") "," CUTI_TEST_BOOLEAN ("g2") "," \
  CUTI_TEST_BOOLEAN ("g3")
#define WEIGHED(fact, polarity, strength) \
  "{'id': '" fact "', 'polarity': '" polarity "', 'strength': '" strength "', 'when': '" fact "', 'text': 'x'}"
#define EXCLUDES(fact) "{'id': '" fact "', 'polarity': 'excludes', 'when': '" fact "', 'text': 'x'}"
#define ITEM(stance, strength) \
  "{'id': '" stance "-" strength "', 'title': 't', 'text': 't', 'stance': '" stance "', 'strength': '" strength "'," \
  " 'when': 'w', 'review': {'status': 'submitted'}, 'arguments': [" \
  EXCLUDES ("e1") "," EXCLUDES ("e2") "," WEIGHED ("f1", "for", "good-practice") "," \
  WEIGHED ("f2", "for", "conditional") "," WEIGHED ("f3", "for", "strong") "," \
  WEIGHED ("g1", "against", "good-practice") "," WEIGHED ("g2", "against", "conditional") "," \
  WEIGHED ("g3", "against", "strong") "]}"
#define ITEMS(stance) ITEM (stance, "good-practice") "," ITEM (stance, "conditional") "," ITEM (stance, "strong")

static CutiKnowledge *knowledge;

static CutiJudgement
judge (CutiAdvice *advice, const CutiTruth *truths)
{
  CutiValue values[N_TRUTHS];
  CutiFactView view = { .facts = values, .n_facts = N_TRUTHS, .complete = G_MAXUINT };

  for (guint i = 0; i < N_TRUTHS; i++)
    values[i] = truths[i] == U ? CUTI_VALUE_UNKNOWN : CUTI_VALUE (truths[i] == T);
  return cuti_judge (advice, &view);
}

static const struct
{
  const char *advice;
  CutiTruth   truths[N_TRUTHS];
  CutiVerdict verdict;
  gboolean    firm;
} rows[] = {
  /* 1. when false; else excluded */
  { "do-strong", { F }, CUTI_VERDICT_NOT_APPLICABLE, TRUE },
  { "do-strong", { F, T }, CUTI_VERDICT_NOT_APPLICABLE, TRUE },
  { "do-strong", { F, U, U, U, U, U, U, U, U }, CUTI_VERDICT_NOT_APPLICABLE, TRUE },
  { "do-strong", { T, T }, CUTI_VERDICT_RULED_OUT, TRUE },
  { "do-strong", { T, F, T }, CUTI_VERDICT_RULED_OUT, TRUE },
  { "do-strong", { T, U, T }, CUTI_VERDICT_RULED_OUT, TRUE },
  { "do-strong", { U, T }, CUTI_VERDICT_NOT_APPLICABLE, TRUE },
  { "avoid-strong", { T, T }, CUTI_VERDICT_RULED_OUT, TRUE },
  { "inform-strong", { U, T }, CUTI_VERDICT_NOT_APPLICABLE, TRUE },
  /* 2. undecided */
  { "do-strong", { U }, CUTI_VERDICT_UNDECIDED, FALSE },
  { "do-strong", { U, U }, CUTI_VERDICT_UNDECIDED, FALSE },
  { "do-strong", { T, U }, CUTI_VERDICT_UNDECIDED, FALSE },
  { "do-strong", { T, F, U }, CUTI_VERDICT_UNDECIDED, FALSE },
  { "avoid-strong", { T, U }, CUTI_VERDICT_UNDECIDED, FALSE },
  { "inform-strong", { U }, CUTI_VERDICT_UNDECIDED, FALSE },
  /* 3. weighing: for 1 2 3, against 1 2 3 */
  { "do-strong", { T }, CUTI_VERDICT_RECOMMENDED, TRUE },
  { "do-conditional", { T }, CUTI_VERDICT_CONSIDER, TRUE },
  { "do-good-practice", { T }, CUTI_VERDICT_CONSIDER, TRUE },
  { "do-good-practice", { T, F, F, F, F, T }, CUTI_VERDICT_CONSIDER, TRUE },
  { "do-strong", { T, F, F, F, F, F, F, F, T }, CUTI_VERDICT_CONTESTED, TRUE },
  { "do-strong", { T, F, F, F, F, F, F, T, F }, CUTI_VERDICT_RECOMMENDED, TRUE },
  { "do-conditional", { T, F, F, F, F, F, F, T, F }, CUTI_VERDICT_CONTESTED, TRUE },
  { "do-conditional", { T, F, F, F, F, F, F, F, T }, CUTI_VERDICT_NOT_FAVOURED, TRUE },
  { "do-conditional", { T, F, F, F, F, T, F, F, T }, CUTI_VERDICT_CONTESTED, TRUE },
  { "do-conditional", { T, F, F, F, F, T, F, T, F }, CUTI_VERDICT_CONSIDER, TRUE },
  { "do-good-practice", { T, F, F, F, F, F, T, F, F }, CUTI_VERDICT_CONTESTED, TRUE },
  { "do-good-practice", { T, F, F, F, F, F, F, T, F }, CUTI_VERDICT_NOT_FAVOURED, TRUE },
  /* … and what is unknown counts against, unless it makes no difference */
  { "do-strong", { T, F, F, F, F, F, F, F, U }, CUTI_VERDICT_CONTESTED, FALSE },
  { "do-strong", { T, F, F, F, F, F, U, U, F }, CUTI_VERDICT_RECOMMENDED, TRUE },
  { "do-conditional", { T, F, F, F, F, F, F, F, U }, CUTI_VERDICT_NOT_FAVOURED, FALSE },
  { "do-conditional", { T, F, F, F, F, U, F, F, T }, CUTI_VERDICT_NOT_FAVOURED, FALSE },
  { "do-conditional", { T, F, F, F, F, U, F, F, F }, CUTI_VERDICT_CONSIDER, TRUE },
  { "do-conditional", { T, F, F, U, U, F, F, F, T }, CUTI_VERDICT_NOT_FAVOURED, TRUE },
  { "avoid-conditional", { T, F, F, F, F, F, F, F, T }, CUTI_VERDICT_AVOID, TRUE },
  { "avoid-conditional", { T, F, F, U, U, U, U, U, U }, CUTI_VERDICT_AVOID, TRUE },
  { "inform-conditional", { T, F, F, U, U, U, U, U, U }, CUTI_VERDICT_INFORM, TRUE },
};

static void
test_judge_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CutiAdvice *advice = cuti_knowledge_find_advice (knowledge, rows[i].advice);
      CutiJudgement judgement = judge (advice, rows[i].truths);

      g_test_message ("row %u: %s", i, rows[i].advice);
      g_assert_cmpstr (cuti_verdict_to_nick (judgement.verdict), ==, cuti_verdict_to_nick (rows[i].verdict));
      g_assert_cmpint (judgement.firm, ==, rows[i].firm);
    }
}

/* One run of step 3, with every unknown decided. */
static CutiVerdict
run (int own, const CutiTruth *truths, CutiTruth unknown_for, CutiTruth unknown_against)
{
  int in_favour = own, against = 0;

  for (int tier = 1; tier <= 3; tier++)
    {
      CutiTruth pro = truths[FOR_1 + tier - 1], contra = truths[AGAINST_1 + tier - 1];

      if ((pro == U ? unknown_for : pro) == T && tier > in_favour)
        in_favour = tier;
      if ((contra == U ? unknown_against : contra) == T && tier > against)
        against = tier;
    }

  if (in_favour > against)
    return own == 3 ? CUTI_VERDICT_RECOMMENDED : CUTI_VERDICT_CONSIDER;
  return in_favour == against ? CUTI_VERDICT_CONTESTED : CUTI_VERDICT_NOT_FAVOURED;
}

static CutiJudgement
judge_slowly (CutiStance stance, int own, const CutiTruth *truths)
{
  CutiVerdict worst, best;

  if (truths[WHEN] == F)
    return (CutiJudgement) { CUTI_VERDICT_NOT_APPLICABLE, TRUE };
  if (truths[OUT_1] == T || truths[OUT_2] == T)
    return (CutiJudgement) { truths[WHEN] == T ? CUTI_VERDICT_RULED_OUT : CUTI_VERDICT_NOT_APPLICABLE, TRUE };
  if (truths[WHEN] == U || truths[OUT_1] == U || truths[OUT_2] == U)
    return (CutiJudgement) { CUTI_VERDICT_UNDECIDED, FALSE };
  if (stance == CUTI_STANCE_AVOID)
    return (CutiJudgement) { CUTI_VERDICT_AVOID, TRUE };
  if (stance == CUTI_STANCE_INFORM)
    return (CutiJudgement) { CUTI_VERDICT_INFORM, TRUE };

  worst = run (own, truths, F, T);
  best = run (own, truths, T, F);
  return (CutiJudgement) { worst, worst == best };
}

static void
test_judge_every_combination (void)
{
  g_assert_cmpuint (cuti_knowledge_get_n_advice (knowledge), ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      for (guint combination = 0; combination < 19683; combination++)
        {
          CutiTruth truths[N_TRUTHS];
          CutiJudgement got, expected;

          for (guint j = 0, rest = combination; j < N_TRUTHS; j++, rest /= 3)
            truths[j] = rest % 3;
          got = judge (advice, truths);
          expected = judge_slowly (cuti_advice_get_stance (advice), cuti_advice_get_strength (advice), truths);
          g_assert_cmpint (got.verdict, ==, expected.verdict);
          g_assert_cmpint (got.firm, ==, expected.firm);
        }
    }
}

/* Laws 1 and 2, exhaustively: with one unknown fewer, what was firm keeps its class. */
static void
test_judge_learning_overturns_nothing (void)
{
  for (guint i = 0; i < 9; i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      for (guint combination = 0; combination < 19683; combination++)
        {
          CutiTruth truths[N_TRUTHS];
          CutiJudgement before;

          for (guint j = 0, rest = combination; j < N_TRUTHS; j++, rest /= 3)
            truths[j] = rest % 3;
          before = judge (advice, truths);
          for (guint j = 0; j < N_TRUTHS && before.firm; j++)
            {
              if (truths[j] != U)
                continue;
              for (CutiTruth learned = F; learned <= T; learned += T)
                {
                  CutiJudgement after;

                  truths[j] = learned;
                  after = judge (advice, truths);
                  g_assert_true (after.firm);
                  g_assert_cmpuint (cuti_judge_class (after.verdict), ==, cuti_judge_class (before.verdict));
                }
              truths[j] = U;
            }
        }
    }
}

static void
test_judge_classes (void)
{
  g_assert_cmpuint (cuti_judge_class (CUTI_VERDICT_RULED_OUT), ==, cuti_judge_class (CUTI_VERDICT_NOT_APPLICABLE));
  for (CutiVerdict a = CUTI_VERDICT_RECOMMENDED; a <= CUTI_VERDICT_RULED_OUT; a++)
    for (CutiVerdict b = a + 1; b <= CUTI_VERDICT_RULED_OUT; b++)
      g_assert_cmpuint (cuti_judge_class (a), !=, cuti_judge_class (b));
}

static void
test_judge_names_of_verdicts (void)
{
  const char *const nicks[] = { "recommended", "consider", "contested", "not-favoured", "avoid", "inform", "undecided",
                                "ruled-out", "not-applicable" };

  for (CutiVerdict verdict = CUTI_VERDICT_RECOMMENDED; verdict <= CUTI_VERDICT_NOT_APPLICABLE; verdict++)
    {
      g_assert_cmpstr (cuti_verdict_to_nick (verdict), ==, nicks[verdict]);
      g_assert_cmpint (cuti_verdict_is_offer (verdict), ==, verdict <= CUTI_VERDICT_CONTESTED);
      g_assert_cmpint (cuti_verdict_is_out (verdict), ==, verdict >= CUTI_VERDICT_RULED_OUT);
    }
}

static void
test_judge_allocates_nothing (void)
{
  CutiAdvice *advice = cuti_knowledge_find_advice (knowledge, "do-conditional");
  CutiTruth truths[N_TRUTHS] = { T };
  guint64 before;

  if (!cuti_test_allocations_can_count ())
    {
      g_test_skip ("Allocations cannot be counted with this C library");
      return;
    }

  before = cuti_test_allocations_get ();
  for (guint i = 0; i < 10000; i++)
    {
      truths[i % N_TRUTHS] = i % 3;
      judge (advice, truths);
    }
  g_assert_cmpuint (cuti_test_allocations_get () - before, ==, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = cuti_test_knowledge_new (FACTS, NULL, ITEMS ("do") "," ITEMS ("avoid") "," ITEMS ("inform"));

  g_test_add_func ("/judge/table", test_judge_table);
  g_test_add_func ("/judge/every-combination", test_judge_every_combination);
  g_test_add_func ("/judge/learning-overturns-nothing", test_judge_learning_overturns_nothing);
  g_test_add_func ("/judge/classes", test_judge_classes);
  g_test_add_func ("/judge/names-of-verdicts", test_judge_names_of_verdicts);
  g_test_add_func ("/judge/allocates-nothing", test_judge_allocates_nothing);

  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
