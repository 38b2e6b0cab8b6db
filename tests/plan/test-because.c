/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reasons of a verdict: which known facts decided it, once each and in
 * order.
 */

#include "cuti-test-plan.h"

#define CONCEPTS \
  "{'id': 'both', 'label': 'both', 'when': {'all': ['a', 'b']}}," \
  "{'id': 'large', 'label': 'large', 'when': {'fact': 'lesion.size', 'ge': 30}}"
#define EXCLUDES(id, when) "{'id': '" id "', 'polarity': 'excludes', 'when': " when ", 'text': 'x'}"
#define FOR(id, when) "{'id': '" id "', 'polarity': 'for', 'strength': 'strong', 'when': " when ", 'text': 'x'}"
#define AGAINST(id, when) "{'id': '" id "', 'polarity': 'against', 'strength': 'strong', 'when': " when ", 'text': 'x'}"
#define CASE(facts) "'facts': {" facts "}"
#define LESIONS(facts, first, second) \
  "'facts': {" facts "}, 'lesions': [{'id': '1', 'facts': {" first "}}, {'id': '2', 'facts': {" second "}}]"
#define IS(fact, value) "{'fact':'" fact "','value':" value "}"
#define OF(fact, lesion, value) "{'fact':'" fact "','lesion':'" lesion "','value':" value "}"

typedef struct
{
  const char *name;
  const char *when;
  const char *arguments;
  const char *members;
  const char *verdict;
  const char *because;
} Row;

static const Row rows[] = {
  /* Which conditions decide. */
  { "when-false-alone", "'a'", EXCLUDES ("e", "'b'") "," FOR ("f", "'c'"), CASE ("'a': false, 'b': true, 'c': true"),
    "not-applicable", IS ("a", "false") },
  { "excluded-and-when-true", "'a'", EXCLUDES ("e", "'b'") "," EXCLUDES ("f", "'c'"),
    CASE ("'a': true, 'b': true, 'c': false"), "ruled-out", IS ("a", "true") "," IS ("b", "true") },
  { "every-true-excludes", "'a'", EXCLUDES ("e", "'b'") "," EXCLUDES ("f", "'c'"),
    CASE ("'a': true, 'b': true, 'c': true"), "ruled-out", IS ("a", "true") "," IS ("b", "true") "," IS ("c", "true") },
  { "excluded-and-when-unknown", "{'all': ['a', 'b']}", EXCLUDES ("e", "'c'"), CASE ("'b': true, 'c': true"),
    "not-applicable", IS ("c", "true") },
  { "excluded-not-by-arguments", "'a'", EXCLUDES ("e", "'b'") "," AGAINST ("g", "'c'"),
    CASE ("'a': true, 'b': true, 'c': true"), "ruled-out", IS ("a", "true") "," IS ("b", "true") },
  { "undecided-when-and-excludes", "{'all': ['a', 'b']}", EXCLUDES ("e", "'c'") "," FOR ("f", "'d'"),
    CASE ("'b': true, 'c': false, 'd': true"), "undecided", IS ("b", "true") "," IS ("c", "false") },
  { "undecided-by-excludes", "'a'", EXCLUDES ("e", "{'any': ['b', 'c']}") "," AGAINST ("g", "'d'"),
    CASE ("'a': true, 'b': false, 'd': true"), "undecided", IS ("a", "true") "," IS ("b", "false") },
  { "decided-by-when-and-true-arguments", "'a'",
    FOR ("f", "'b'") "," AGAINST ("g", "'c'") "," FOR ("h", "'d'") "," EXCLUDES ("e", "{'fact': 'n', 'ge': 9}"),
    CASE ("'a': true, 'b': true, 'c': true, 'd': false, 'n': 1"), "contested",
    IS ("a", "true") "," IS ("b", "true") "," IS ("c", "true") },
  { "unknown-arguments-have-no-say", "'a'", AGAINST ("g", "{'all': ['b', 'c']}"), CASE ("'a': true, 'b': true"),
    "not-favoured", IS ("a", "true") },
  { "nothing-known", "'a'", EXCLUDES ("e", "'b'"), "", "undecided", "" },
  { "constant", "{'const': true}", FOR ("f", "'b'"), CASE ("'b': false"), "consider", "" },

  /* Inside a condition. */
  { "true-all-every-member", "{'all': ['a', 'b']}", "", CASE ("'a': true, 'b': true"), "consider",
    IS ("a", "true") "," IS ("b", "true") },
  { "false-all-the-false", "{'all': ['a', 'b', 'c']}", "", CASE ("'a': true, 'b': false"), "not-applicable",
    IS ("b", "false") },
  { "false-any-every-member", "{'any': ['a', 'b']}", "", CASE ("'a': false, 'b': false"), "not-applicable",
    IS ("a", "false") "," IS ("b", "false") },
  { "true-any-the-true", "{'any': ['a', 'b', 'c', 'd']}", "", CASE ("'a': false, 'b': true, 'd': true"), "consider",
    IS ("b", "true") "," IS ("d", "true") },
  { "true-count-the-true", "{'at_least': 2, 'of': ['a', 'b', 'c', 'd']}", "",
    CASE ("'a': true, 'b': false, 'c': true, 'd': true"), "consider",
    IS ("a", "true") "," IS ("c", "true") "," IS ("d", "true") },
  { "false-count-the-false", "{'at_least': 2, 'of': ['a', 'b', 'c']}", "", CASE ("'a': true, 'b': false, 'c': false"),
    "not-applicable", IS ("b", "false") "," IS ("c", "false") },
  { "not-false-all", "{'not': {'all': ['a', 'b']}}", "", CASE ("'a': false, 'b': true"), "consider",
    IS ("a", "false") },
  { "not-false-any", "{'not': {'any': ['a', 'b']}}", "", CASE ("'a': false, 'b': false"), "consider",
    IS ("a", "false") "," IS ("b", "false") },
  { "concept", "{'not': 'both'}", "", CASE ("'a': true, 'b': false"), "consider", IS ("b", "false") },
  { "unknown-every-known-leaf", "{'all': [{'any': ['a', 'b']}, 'c']}", "", CASE ("'a': true, 'b': false"), "undecided",
    IS ("a", "true") "," IS ("b", "false") },
  { "unknown-below-not-and-concept", "{'all': [{'not': 'both'}, 'c']}", "", CASE ("'a': true, 'b': false"), "undecided",
    IS ("a", "true") "," IS ("b", "false") },
  { "known-part-of-true-any", "{'any': [{'all': ['a', 'b']}, 'c']}", "", CASE ("'a': true, 'c': true"), "consider",
    IS ("c", "true") },
  { "once-and-in-order", "{'all': ['d', {'fact': 'n', 'ge': 1}, 'a', {'fact': 'n', 'le': 9}]}", FOR ("f", "'d'"),
    CASE ("'n': 5, 'd': true, 'a': true"), "consider",
    IS ("a", "true") "," IS ("d", "true") "," IS ("n", "5") },
  { "values-of-every-type", "{'all': [{'fact': 'x', 'ge': 4.7}, {'fact': 'choice', 'is_not': 'p'},"
    " {'fact': 'choices', 'includes': 't'}]}", "", CASE ("'x': 4.7, 'choice': 'q', 'choices': ['u', 't']"), "consider",
    IS ("x", "4.7") "," IS ("choice", "'q'") "," IS ("choices", "['t','u']") },
  { "none-of-these", "{'fact': 'choices', 'includes_any': ['t', 'u']}", "", CASE ("'choices': []"), "not-applicable",
    IS ("choices", "[]") },

  /* Over lesions; that the list is complete is a reason where it decided. */
  { "any-lesion-true", "{'any_lesion': 'lesion.a'}", "", LESIONS ("'lesions.complete': true", "'lesion.a': false",
    "'lesion.a': true"), "consider", OF ("lesion.a", "2", "true") },
  { "any-lesion-false", "{'any_lesion': 'lesion.a'}", "", LESIONS ("'lesions.complete': true", "'lesion.a': false",
    "'lesion.a': false"), "not-applicable",
    IS ("lesions.complete", "true") "," OF ("lesion.a", "1", "false") "," OF ("lesion.a", "2", "false") },
  { "any-lesion-of-none", "{'any_lesion': 'lesion.a'}", "", CASE ("'lesions.complete': true"), "not-applicable",
    IS ("lesions.complete", "true") },
  { "every-lesion-true", "{'every_lesion': 'lesion.a'}", "", LESIONS ("'lesions.complete': true", "'lesion.a': true",
    "'lesion.a': true"), "consider",
    IS ("lesions.complete", "true") "," OF ("lesion.a", "1", "true") "," OF ("lesion.a", "2", "true") },
  { "every-lesion-false", "{'every_lesion': 'lesion.a'}", "", LESIONS ("'lesions.complete': true", "'lesion.a': false",
    "'lesion.a': true"), "not-applicable", OF ("lesion.a", "1", "false") },
  { "two-lesions-true", "{'lesions': 'large', 'ge': 2}", "", LESIONS ("'lesions.complete': true", "'lesion.size': 30",
    "'lesion.size': 31.5"), "consider", OF ("lesion.size", "1", "30") "," OF ("lesion.size", "2", "31.5") },
  { "two-lesions-false", "{'lesions': 'large', 'ge': 2}", "", LESIONS ("'lesions.complete': true", "'lesion.size': 30",
    "'lesion.size': 3"), "not-applicable", IS ("lesions.complete", "true") "," OF ("lesion.size", "2", "3") },
  { "quantifier-unknown", "{'any_lesion': {'all': ['lesion.a', 'lesion.b']}}", "",
    LESIONS ("'lesions.complete': false", "'lesion.a': true", "'lesion.a': false"), "undecided",
    IS ("lesions.complete", "false") "," OF ("lesion.a", "1", "true") "," OF ("lesion.a", "2", "false") },
  { "lesion-before-the-next-fact", "{'every_lesion': {'all': ['lesion.a', 'lesion.b']}}", "",
    LESIONS ("'lesions.complete': true", "'lesion.a': true, 'lesion.b': true", "'lesion.a': true, 'lesion.b': true"),
    "consider", IS ("lesions.complete", "true") "," OF ("lesion.a", "1", "true") "," OF ("lesion.a", "2", "true") ","
    OF ("lesion.b", "1", "true") "," OF ("lesion.b", "2", "true") },
};

static void
test_because (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *advice = g_strdup_printf (CUTI_TEST_ADVICE ("i", "case", "conditional", "%s", ", 'arguments': [%s]"),
                                             row->when, row->arguments);
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (CUTI_TEST_FACTS, CONCEPTS, advice, row->members);
  g_autofree char *verdict = g_strdup_printf ("'%s'", row->verdict);
  g_autofree char *because = g_strdup_printf ("[%s]", row->because);

  cuti_test_plan_assert_line (plan, "i", NULL, "verdict", verdict);
  cuti_test_plan_assert_line (plan, "i", NULL, "because", because);
}

static void
test_because_of_a_lesion (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (
    CUTI_TEST_FACTS, CONCEPTS, CUTI_TEST_ADVICE ("i", "lesion", "strong", "{'all': ['a', 'large']}", ""),
    LESIONS ("'a': true", "'lesion.size': 40", "'lesion.size': 4"));

  cuti_test_plan_assert_line (plan, "i", "1", "because", "[" IS ("a", "true") "," OF ("lesion.size", "1", "40") "]");
  cuti_test_plan_assert_line (plan, "i", "2", "because", "[" OF ("lesion.size", "2", "4") "]");
}

/* Of stances that do not weigh, too: they say what would speak for and against. */
static void
test_because_of_avoid (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (
    CUTI_TEST_FACTS, NULL,
    "{'id': 'i', 'title': 't', 'text': 't', 'stance': 'avoid', 'strength': 'strong', 'when': 'a',"
    " 'arguments': [" AGAINST ("g", "'b'") "," AGAINST ("h", "'c'") "], 'review': {'status': 'submitted'}}",
    CASE ("'a': true, 'b': true, 'c': false"));

  cuti_test_plan_assert_line (plan, "i", NULL, "verdict", "'avoid'");
  cuti_test_plan_assert_line (plan, "i", NULL, "because", "[" IS ("a", "true") "," IS ("b", "true") "]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/because/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_because);
    }
  g_test_add_func ("/because/of-a-lesion", test_because_of_a_lesion);
  g_test_add_func ("/because/of-avoid", test_because_of_avoid);

  return g_test_run ();
}
