/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could change a verdict, how that is called, and what to ask first.
 */

#include "cuti-test-plan.h"

#define EXCLUDES(when) "{'id': 'e', 'polarity': 'excludes', 'when': " when ", 'text': 'x'}"
#define WEIGHED(polarity, strength, when) \
  "{'id': '" polarity "', 'polarity': '" polarity "', 'strength': '" strength "', 'when': " when ", 'text': 'x'}"
#define AGAINST(strength, when) WEIGHED ("against", strength, when)
#define FOR(strength, when) WEIGHED ("for", strength, when)
#define NEED(fact) "{'fact':'" fact "'}"
#define NEED_OF(fact, lesion) "{'fact':'" fact "','lesion':'" lesion "'}"
#define EITHER_WAY(fact) "{'any': ['" fact "', {'not': '" fact "'}]}"

/* Rows, and facts that are computed, with and without a row of their own. */
#define FACTS \
  CUTI_TEST_FACTS "," \
  "{'id': 'row', 'group': 'g', 'type': 'boolean', 'label': 'row?', 'relevant_when': 'a'}," \
  "{'id': 'case.assessed_on', 'group': 'g', 'type': 'date', 'label': 'On?'}," \
  "{'id': 'sex', 'group': 'g', 'type': 'choice', 'label': 'Sex?'," \
  " 'choices': [{'id': 'female', 'label': 'Female'}, {'id': 'male', 'label': 'Male'}]}," \
  "{'id': 'creatinine', 'group': 'g', 'type': 'number', 'label': 'Creatinine?', 'unit': 'mg/dL', 'step': 0.01," \
  " 'hard': [0.1, 20], 'relevant_when': {'not': 'd'}}," \
  "{'id': 'age', 'group': 'g', 'type': 'integer', 'label': 'Age?', 'unit': 'a', 'hard': [0, 120]," \
  " 'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}}," \
  "{'id': 'gfr', 'group': 'g', 'type': 'number', 'label': 'GFR?', 'unit': 'mL/min/{1.73_m2}', 'step': 1," \
  " 'hard': [0, 250], 'derive': {'calculator': 'ckd-epi-2021'," \
  " 'inputs': {'creatinine': 'creatinine', 'age': 'age', 'sex': 'sex'}}}," \
  "{'id': 'gfr-own', 'group': 'g', 'type': 'number', 'label': 'Own?', 'unit': 'mL/min/{1.73_m2}', 'step': 1," \
  " 'hard': [0, 250], 'overridable': true, 'derive': {'calculator': 'ckd-epi-2021'," \
  " 'inputs': {'creatinine': 'creatinine', 'age': 'age', 'sex': 'sex'}}}"
#define ADULT "'patient': {'born': '1976-01-01'}, "
#define CHILD "'patient': {'born': '2016-01-01'}, "
#define ON "'case.assessed_on': '2026-11-20'"

typedef struct
{
  const char *name;
  const char *when;
  const char *arguments;
  const char *members;
  const char *needs;
  gboolean    exact;
} Row;

static const Row rows[] = {
  { "firm", "'a'", AGAINST ("strong", "'b'"), "'facts': {'a': false}", "", TRUE },
  { "one", "'a'", "", "", NEED ("a"), TRUE },
  { "in-order", "{'all': ['c', 'a', 'b']}", "", "", NEED ("a") "," NEED ("b") "," NEED ("c"), TRUE },
  { "known-parts-are-left-out", "{'all': ['a', {'any': ['b', 'c']}]}", "", "'facts': {'b': true}", NEED ("a"), TRUE },
  { "argument-that-could-turn-it", "'a'", AGAINST ("strong", "'b'"), "'facts': {'a': true}", NEED ("b"), TRUE },
  { "argument-that-could-not", "'a'", AGAINST ("good-practice", "'b'") "," EXCLUDES ("'c'"), "'facts': {'a': true}",
    NEED ("c"), TRUE },
  { "excludes", "'a'", EXCLUDES ("{'all': ['b', 'c']}"), "'facts': {'a': true, 'b': true}", NEED ("c"), TRUE },
  { "without-say-either-way", "{'all': ['a', " EITHER_WAY ("b") "]}", "", "", NEED ("a"), TRUE },
  { "out-is-out", "'a'", EXCLUDES ("'a'"), "", NEED ("a"), FALSE },
  { "only-together", "{'any': [{'all': ['a', {'not': 'b'}]}, {'all': ['b', {'not': 'a'}]}]}", "", "",
    NEED ("a") "," NEED ("b"), TRUE },

  /* What is tried: choices named and one other, subsets, grid values around every cut, the ends. */
  { "choice", "{'fact': 'choice', 'in': ['p', 'q']}", "", "", NEED ("choice"), TRUE },
  { "choice-not", "{'fact': 'choice', 'not_in': ['p', 'q', 'r']}", "", "", NEED ("choice"), TRUE },
  { "every-choice-the-same", "{'fact': 'choice', 'in': ['p', 'q', 'r', 's']}", "", "", NEED ("choice"), FALSE },
  { "choices-only-both", "{'all': ['a', {'fact': 'choices', 'includes_all': ['t', 'u']}]}", "", "",
    NEED ("a") "," NEED ("choices"), TRUE },
  { "choices-of-two-conditions", "'a'", EXCLUDES ("{'all': [{'fact': 'choices', 'includes': 't'},"
    " {'not': {'fact': 'choices', 'includes': 'u'}}]}"), "'facts': {'a': true}", NEED ("choices"), TRUE },
  { "number-one-value", "{'fact': 'n', 'is': 5}", "", "", NEED ("n"), TRUE },
  { "number-just-below", "{'all': [{'fact': 'x', 'ge': 4.6}, {'fact': 'x', 'lt': 4.7}]}", "", "", NEED ("x"), TRUE },
  { "number-at-the-end", "{'fact': 'n', 'gt': 9}", "", "", NEED ("n"), TRUE },
  { "number-cannot-fail", "{'all': ['a', {'fact': 'n', 'ge': 0}]}", "", "", NEED ("a"), TRUE },

  /* Hidden rows stay hidden: no use asking. */
  { "hidden-is-no-candidate", "{'all': ['row', 'b']}", "", "'facts': {'a': false}", NEED ("b"), TRUE },
  { "nothing-left-to-ask", "'row'", "", "'facts': {'a': false}", "", FALSE },

  /* What is computed is asked for by what is missing for it. */
  { "derived-by-inputs", "{'fact': 'gfr', 'lt': 30}", "", "", NEED ("case.assessed_on") "," NEED ("sex") ","
    NEED ("creatinine"), TRUE },
  { "derived-by-missing-inputs", "{'fact': 'gfr', 'lt': 30}", "", ADULT "'facts': {" ON ", 'sex': 'male'}",
    NEED ("creatinine"), TRUE },
  { "derived-not-by-hidden-inputs", "{'fact': 'gfr', 'lt': 30}", "", ADULT "'facts': {'d': true, " ON "}", NEED ("sex"),
    TRUE },
  { "derived-own-by-inputs", "{'fact': 'gfr-own', 'lt': 30}", "", ADULT "'facts': {" ON ", 'sex': 'male'}",
    NEED ("creatinine"), TRUE },
  { "derived-own-by-itself", "{'fact': 'gfr-own', 'lt': 30}", "",
    CHILD "'facts': {" ON ", 'sex': 'male', 'creatinine': 1}", NEED ("gfr-own"), TRUE },
  { "derived-beyond-reach", "{'any': ['a', {'fact': 'gfr', 'lt': 30}]}", "",
    CHILD "'facts': {" ON ", 'sex': 'male', 'creatinine': 1}", NEED ("a"), TRUE },
  { "derived-and-input-is-one", "{'all': [{'fact': 'gfr', 'lt': 30}, {'fact': 'creatinine', 'ge': 2}]}", "",
    ADULT "'facts': {" ON ", 'sex': 'male'}", NEED ("creatinine"), TRUE },

  /* Lesions. */
  { "quantifier-none-recorded", "{'any_lesion': 'lesion.a'}", "", "", NEED ("lesions"), TRUE },
  { "quantifier-none-recorded-yet", "{'any_lesion': 'lesion.a'}", "", "'facts': {'lesions.complete': false}",
    NEED ("lesions"), FALSE },
  { "quantifier-of-lesions", "{'any_lesion': 'lesion.a'}", "",
    "'facts': {'lesions.complete': true}, 'lesions': [{'id': '1'}, {'id': '2', 'facts': {'lesion.a': false}}, {'id': '3'}]",
    NEED_OF ("lesion.a", "1") "," NEED_OF ("lesion.a", "3"), TRUE },
  { "quantifier-and-whether-complete", "{'any_lesion': 'lesion.a'}", "", "'lesions': [{'id': '1'}]",
    NEED ("lesions.complete") "," NEED_OF ("lesion.a", "1"), TRUE },
  { "quantifier-whether-complete", "{'every_lesion': 'lesion.a'}", "",
    "'lesions': [{'id': '1', 'facts': {'lesion.a': true}}]", NEED ("lesions.complete"), TRUE },
};

static CutiTestPlan *
make_plan (const char *stance, const char *when, const char *arguments, const char *members)
{
  g_autofree char *advice = g_strdup_printf (
    "{'id': 'i', 'title': 't', 'text': 't', 'stance': '%s', 'strength': 'conditional', 'when': %s, 'arguments': [%s],"
    " 'review': {'status': 'submitted'}}", stance, when, arguments);

  return cuti_test_plan_new (FACTS, NULL, advice, members);
}

static void
test_needs (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(CutiTestPlan) plan = make_plan ("do", row->when, row->arguments, row->members);
  g_autofree char *needs = g_strdup_printf ("[%s]", row->needs);

  cuti_test_plan_assert_line (plan, "i", NULL, "needs", needs);
  cuti_test_plan_assert_line (plan, "i", NULL, "exact", row->exact ? "true" : "false");
}

/* Weighing arguments change nothing in a warning. */
static void
test_needs_of_avoid (void)
{
  g_autoptr(CutiTestPlan) plan = make_plan ("avoid", "'a'", AGAINST ("strong", "'b'") "," EXCLUDES ("'c'"), "");

  cuti_test_plan_assert_line (plan, "i", NULL, "needs", "[" NEED ("a") "," NEED ("c") "]");
}

static void
test_needs_of_a_lesion_item (void)
{
  static const char advice[] = CUTI_TEST_ADVICE ("i", "lesion", "strong", "{'all': ['a', 'lesion.a', 'lesion.b']}", "");
  g_autoptr(CutiTestPlan) none = cuti_test_plan_new (FACTS, NULL, advice, "");
  g_autoptr(CutiTestPlan) two = cuti_test_plan_new (
    FACTS, NULL, advice, "'facts': {'a': true}, 'lesions': [{'id': '1', 'facts': {'lesion.a': true}}, {'id': '2'}]");

  cuti_test_plan_assert_line (none, "i", NULL, "needs", "[" NEED ("a") "," NEED ("lesions") "]");
  cuti_test_plan_assert_line (two, "i", "1", "needs", "[" NEED_OF ("lesion.b", "1") "]");
  cuti_test_plan_assert_line (two, "i", "2", "needs",
                              "[" NEED_OF ("lesion.a", "2") "," NEED_OF ("lesion.b", "2") "]");
}

/* @n facts that all have to be true, and a last one that makes no difference. */
static CutiTestPlan *
make_wide_plan (guint n)
{
  GString *facts = g_string_new (NULL), *list = g_string_new (NULL);
  g_autofree char *advice = NULL;
  CutiTestPlan *plan;

  for (guint i = 0; i <= n; i++)
    {
      g_string_append_printf (facts, "%s" CUTI_TEST_BOOLEAN ("f%u"), i > 0 ? "," : "", i, i);
      if (i < n)
        g_string_append_printf (list, "'f%u',", i);
    }
  g_string_append_printf (list, "{'any': ['f%u', {'not': 'f%u'}]}", n, n);
  advice = g_strdup_printf (CUTI_TEST_ADVICE ("i", "case", "strong", "{'all': [%s]}", ""), list->str);
  plan = cuti_test_plan_new (facts->str, NULL, advice, "");
  g_string_free (facts, TRUE);
  g_string_free (list, TRUE);
  return plan;
}

static void
test_needs_up_to_4096_completions (void)
{
  g_autoptr(CutiTestPlan) at = make_wide_plan (11), above = make_wide_plan (12);
  g_autoptr(CutiPlanItem) at_item = g_list_model_get_item (cuti_plan_get_items (at->plan), 0);
  g_autoptr(CutiPlanItem) above_item = g_list_model_get_item (cuti_plan_get_items (above->plan), 0);

  /* 2^12: tried, so the last one is left out. 2^13: not tried, so all that is on the way. */
  g_assert_true (cuti_plan_item_is_exact (at_item));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_item_get_needs (at_item)), ==, 11);
  g_assert_false (cuti_plan_item_is_exact (above_item));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_item_get_needs (above_item)), ==, 13);
}

/* Of 13 choices named there are 2^13 subsets. */
static void
test_needs_of_many_choices (void)
{
  GString *choices = g_string_new (NULL), *names = g_string_new (NULL);
  g_autofree char *facts = NULL;
  g_autofree char *advice = NULL;
  g_autoptr(CutiTestPlan) plan = NULL;

  for (guint i = 0; i < 13; i++)
    {
      g_string_append_printf (choices, "%s{'id': 'c%u', 'label': 'C'}", i > 0 ? "," : "", i);
      g_string_append_printf (names, "%s'c%u'", i > 0 ? "," : "", i);
    }
  facts = g_strdup_printf ("{'id': 'many', 'group': 'g', 'type': 'choices', 'label': 'Many?', 'choices': [%s]}",
                           choices->str);
  advice = g_strdup_printf (CUTI_TEST_ADVICE ("i", "case", "strong", "{'fact': 'many', 'includes_any': [%s]}", ""),
                            names->str);
  plan = cuti_test_plan_new (facts, NULL, advice, "");
  cuti_test_plan_assert_line (plan, "i", NULL, "needs", "[" NEED ("many") "]");
  cuti_test_plan_assert_line (plan, "i", NULL, "exact", "false");
  g_string_free (choices, TRUE);
  g_string_free (names, TRUE);
}

#define SIMPLE(id, strength, when) CUTI_TEST_ADVICE (id, "case", strength, when, "")
#define ASK(fact, settles) "{'fact':'" fact "','settles':" settles "}"

static void
assert_ask (const char *advice, const char *members, const char *expected)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, advice, members);
  g_autofree char *ask = g_strdup_printf ("[%s]", expected);

  cuti_test_plan_assert (plan, "ask", ask);
}

static void
test_ask_orders (void)
{
  /* By tiers: b settles 2 + 2, a settles 3, c settles 1. */
  assert_ask (SIMPLE ("1", "good-practice", "'c'") "," SIMPLE ("2", "strong", "'a'") ","
              SIMPLE ("3", "conditional", "'b'") "," SIMPLE ("4", "conditional", "'b'"), "",
              ASK ("b", "2") "," ASK ("a", "1") "," ASK ("c", "1"));
  /* The same tiers: by how many. */
  assert_ask (SIMPLE ("1", "strong", "'a'") "," SIMPLE ("2", "conditional", "'d'") ","
              SIMPLE ("3", "good-practice", "'d'"), "", ASK ("d", "2") "," ASK ("a", "1"));
  /* The same again: as in facts.json. */
  assert_ask (SIMPLE ("1", "strong", "'d'") "," SIMPLE ("2", "strong", "'b'"), "", ASK ("b", "1") "," ASK ("d", "1"));
  /* Then by lesion. */
  assert_ask (CUTI_TEST_ADVICE ("1", "lesion", "strong", "'lesion.a'", ""), "'lesions': [{'id': '2'}, {'id': '1'}]",
              "{'fact':'lesion.a','lesion':'2','settles':1},{'fact':'lesion.a','lesion':'1','settles':1}");
}

static void
test_ask_puts_last_what_was_asked_in_vain (void)
{
  static const char *const last[] = { "asked-unknown", "not-asked", "not-performed", "declined", "masked" };
  static const char advice[] = SIMPLE ("1", "strong", "'a'") "," SIMPLE ("2", "good-practice", "'b'");

  assert_ask (advice, "'facts': {'a': {'missing': 'pending'}}", ASK ("a", "1") "," ASK ("b", "1"));
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_autofree char *members = g_strdup_printf ("'facts': {'a': {'missing': '%s'}}", last[i]);

      assert_ask (advice, members, ASK ("b", "1") "," ASK ("a", "1"));
    }
}

static void
test_ask_counts_lines_that_one_answer_settles (void)
{
  /* That a is false settles; that b is false, too. */
  assert_ask (SIMPLE ("1", "strong", "{'all': ['a', 'b']}"), "", ASK ("a", "1") "," ASK ("b", "1"));
  /* Neither alone settles. */
  assert_ask (SIMPLE ("1", "strong", "{'any': [{'all': ['a', {'not': 'b'}]}, {'all': ['b', {'not': 'a'}]}]}"), "",
              ASK ("a", "0") "," ASK ("b", "0"));
  /* One name for two unknown facts: they are answered together. */
  assert_ask (SIMPLE ("1", "strong", "{'all': [{'fact': 'gfr', 'lt': 30}, {'fact': 'creatinine', 'ge': 2}]}"),
              ADULT "'facts': {" ON ", 'sex': 'male'}", ASK ("creatinine", "1"));
  /* Two names for one unknown fact: neither alone settles. */
  assert_ask (SIMPLE ("1", "strong", "{'fact': 'gfr', 'lt': 30}"), ADULT "'facts': {" ON "}",
              ASK ("sex", "0") "," ASK ("creatinine", "0"));
  /* A firm line asks for nothing. */
  assert_ask (SIMPLE ("1", "strong", "'a'"), "'facts': {'a': true}", "");
}

static void
test_ask_for_lesions (void)
{
  assert_ask (CUTI_TEST_ADVICE ("1", "lesion", "strong", "{'all': ['lesion.a', 'lesion.b']}", "") ","
              SIMPLE ("2", "good-practice", "'a'"), "", ASK ("lesions", "1") "," ASK ("a", "1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/needs/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_needs);
    }
  g_test_add_func ("/needs/of-avoid", test_needs_of_avoid);
  g_test_add_func ("/needs/of-a-lesion-item", test_needs_of_a_lesion_item);
  g_test_add_func ("/needs/up-to-4096-completions", test_needs_up_to_4096_completions);
  g_test_add_func ("/needs/of-many-choices", test_needs_of_many_choices);
  g_test_add_func ("/ask/orders", test_ask_orders);
  g_test_add_func ("/ask/puts-last-what-was-asked-in-vain", test_ask_puts_last_what_was_asked_in_vain);
  g_test_add_func ("/ask/counts-lines-that-one-answer-settles", test_ask_counts_lines_that_one_answer_settles);
  g_test_add_func ("/ask/for-lesions", test_ask_for_lesions);

  return g_test_run ();
}
