/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every condition that must be refused, with the place and the reason.
 */

#include "cuti-test-vocabulary.h"

typedef struct
{
  const char *name;
  const char *condition;
  const char *message; /* how it begins */
  gboolean    lesion_scope;
} Refused;

static const Refused refused[] = {
  { "undeclared-name", "'nothing'", "/when: “nothing” is not declared" },
  { "undeclared-fact", "{'fact': 'nothing', 'is': 1}", "/when: “nothing” is not declared" },
  { "undeclared-deep-down", "{'all': ['yes', {'not': {'any': ['yes', 'nothing']}}]}",
    "/when/all/1/not/any/1: “nothing” is not declared" },
  { "undeclared-in-quantifier", "{'any_lesion': 'nothing'}", "/when/any_lesion: “nothing” is not declared" },
  { "undeclared-in-count", "{'at_least': 1, 'of': ['yes', 'nothing']}", "/when/of/1: “nothing” is not declared" },
  { "undeclared-among-lesions", "{'lesions': 'nothing', 'ge': 2}", "/when/lesions: “nothing” is not declared" },
  { "name-of-no-boolean", "'n'", "/when: “n” stands alone" },
  { "fact-is-no-text", "{'fact': 1, 'is': 1}", "/when: “fact” is" },
  { "fact-names-a-concept", "{'fact': 'c-yes', 'is': true}", "/when: “c-yes” is not declared" },

  { "no-operator", "{}", "/when: a condition has exactly one operator" },
  { "fact-alone", "{'fact': 'n'}", "/when: “fact” is not an operator" },
  { "two-operators", "{'all': ['yes'], 'any': ['yes']}", "/when: a condition has exactly one operator" },
  { "two-tests", "{'fact': 'n', 'ge': 1, 'le': 3}", "/when: a condition has exactly one operator" },
  { "count-without-list", "{'at_least': 1}", "/when: “at_least” is not an operator" },
  { "lesions-without-bound", "{'lesions': 'lesion.yes'}", "/when: “lesions” is not an operator" },
  { "lesions-with-other-bound", "{'lesions': 'lesion.yes', 'le': 2}", "/when: a condition has exactly one operator" },
  { "unknown-operator", "{'none': ['yes']}", "/when: “none” is not an operator" },
  { "unknown-test", "{'fact': 'n', 'equals': 1}", "/when: “equals” is not an operator" },
  { "test-for-known", "{'known': 'n'}", "/when: “known” is not an operator" },
  { "number-for-condition", "3", "/when: expected a condition" },
  { "null-for-condition", "{'not': null}", "/when/not: expected a condition" },
  { "list-for-condition", "['yes']", "/when: expected a condition" },

  { "order-of-boolean", "{'fact': 'yes', 'ge': true}", "/when/ge: “ge” does not fit the type of “yes”" },
  { "order-of-choice", "{'fact': 'choice', 'lt': 'q'}", "/when/lt: “lt” does not fit the type of “choice”" },
  { "range-of-choice", "{'fact': 'choice', 'between': ['p', 'q']}", "/when/between: “between” does not fit" },
  { "includes-of-choice", "{'fact': 'choice', 'includes': 'p'}", "/when/includes: “includes” does not fit" },
  { "includes-of-boolean", "{'fact': 'yes', 'includes': true}", "/when/includes: “includes” does not fit" },
  { "includes-of-number", "{'fact': 'n', 'includes': 1}", "/when/includes: “includes” does not fit" },
  { "includes-all-of-number", "{'fact': 'n', 'includes_all': [1]}", "/when/includes_all: “includes_all” does not" },
  { "is-of-choices", "{'fact': 'choices', 'is': 's'}", "/when/is: “is” does not fit the type of “choices”" },
  { "in-of-choices", "{'fact': 'choices', 'in': ['s']}", "/when/in: “in” does not fit the type of “choices”" },
  { "order-of-choices", "{'fact': 'choices', 'ge': 1}", "/when/ge: “ge” does not fit the type of “choices”" },
  { "date", "{'fact': 'day', 'is': '2026-01-01'}", "/when: “day” is a date or a text" },
  { "text", "{'fact': 'note', 'is': 'x'}", "/when: “note” is a date or a text" },
  { "date-alone", "'day'", "/when: “day” is a date or a text" },

  { "empty-all", "{'all': []}", "/when/all: the list is empty" },
  { "empty-any", "{'any': []}", "/when/any: the list is empty" },
  { "empty-of", "{'at_least': 1, 'of': []}", "/when/of: the list is empty" },
  { "empty-in", "{'fact': 'choice', 'in': []}", "/when/in: the list is empty" },
  { "empty-not-in", "{'fact': 'n', 'not_in': []}", "/when/not_in: the list is empty" },
  { "empty-includes-any", "{'fact': 'choices', 'includes_any': []}", "/when/includes_any: the list is empty" },
  { "all-without-list", "{'all': 'yes'}", "/when/all: expected a list" },
  { "in-without-list", "{'fact': 'choice', 'in': 'p'}", "/when/in: expected a list" },
  { "includes-with-list", "{'fact': 'choices', 'includes': ['s']}", "/when/includes: “choices” is compared with" },

  { "at-least-0", "{'at_least': 0, 'of': ['yes']}", "/when/of: “at_least” is outside 1 to 1" },
  { "at-least-too-many", "{'at_least': 3, 'of': ['yes', 'yes']}", "/when/of: “at_least” is outside 1 to 2" },
  { "at-least-negative", "{'at_least': -1, 'of': ['yes']}", "/when/of: “at_least” is outside 1 to 1" },
  { "at-least-a-half", "{'at_least': 1.5, 'of': ['yes', 'yes']}", "/when: the bound is a whole number" },
  { "lesions-0", "{'lesions': 'lesion.yes', 'ge': 0}", "/when: the bound of “lesions” is below 1" },
  { "lesions-negative", "{'lesions': 'lesion.yes', 'ge': -2}", "/when: the bound of “lesions” is below 1" },
  { "lesions-a-half", "{'lesions': 'lesion.yes', 'ge': 1.5}", "/when: the bound is a whole number" },

  { "cut-off-the-grid", "{'fact': 'x', 'ge': 4.75}", "/when/ge: 4.75 is not on the grid of “x”, whose step is 0.1" },
  { "cut-off-the-grid-of-whole", "{'fact': 'n', 'ge': 2.5}", "/when/ge: 2.5 is not on the grid of “n”" },
  { "cut-off-the-grid-in-list", "{'fact': 'n', 'in': [1, 2.5]}", "/when/in/1: 2.5 is not on the grid of “n”" },
  { "cut-above-hard", "{'fact': 'n', 'le': 11}", "/when/le: 11 is outside the hard range of “n”" },
  { "cut-below-hard", "{'fact': 'x', 'gt': -0.1}", "/when/gt: -0.1 is outside the hard range of “x”" },
  { "cut-outside-hard-in-range", "{'fact': 'n', 'between': [3, 12]}", "/when/between: 12 is outside the hard range" },
  { "range-upside-down", "{'fact': 'n', 'between': [5, 3]}", "/when/between: the lower bound is above" },
  { "range-of-one", "{'fact': 'n', 'between': [5]}", "/when/between: “between” takes two numbers" },
  { "range-of-three", "{'fact': 'n', 'between': [1, 2, 3]}", "/when/between: “between” takes two numbers" },

  { "foreign-choice", "{'fact': 'choice', 'is': 'z'}", "/when/is: “z” is not a choice of “choice”" },
  { "foreign-choice-in-list", "{'fact': 'choice', 'in': ['p', 'z']}", "/when/in/1: “z” is not a choice of “choice”" },
  { "foreign-choice-of-many", "{'fact': 'choices', 'includes': 'p'}", "/when/includes: “p” is not a choice" },
  { "unknown-as-choice", "{'fact': 'choice', 'is': 'unknown'}", "/when/is: “unknown” is not a choice" },
  { "null-as-choice", "{'fact': 'choice', 'is': null}", "/when/is: “choice” is compared with one of its choices" },
  { "text-for-number", "{'fact': 'n', 'ge': '3'}", "/when/ge: “n” is compared with a number" },
  { "number-for-boolean", "{'fact': 'yes', 'is': 1}", "/when/is: “yes” is compared with true or false" },
  { "number-for-choice", "{'fact': 'choice', 'is': 1}", "/when/is: “choice” is compared with one of its choices" },
  { "text-for-const", "{'const': 'true'}", "/when/const: “const” is true or false" },

  { "concept-circle", "'circle-1'", "/when (concept “circle-1”)/all/1 (concept “circle-2”)/any/0 (concept “circle-1”): the concept" },
  { "lesion-fact-at-case-scope", "'lesion.yes'", "/when: “lesion.yes” belongs to a lesion" },
  { "lesion-test-at-case-scope", "{'fact': 'lesion.n', 'ge': 1}", "/when: “lesion.n” belongs to a lesion" },
  { "lesion-concept-at-case-scope", "'c-lesion'", "/when (concept “c-lesion”): “lesion.yes” belongs to a lesion" },
  { "lesion-fact-beside-quantifier", "{'all': [{'any_lesion': 'lesion.yes'}, 'lesion.yes']}",
    "/when/all/1: “lesion.yes” belongs to a lesion" },
  { "undeclared-at-lesion-scope", "'lesion.nothing'", "/when: “lesion.nothing” is not declared", TRUE },
};

static void
test_condition_refuses (gconstpointer data)
{
  const Refused *row = data;
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  g_autoptr(JsonNode) node = cuti_test_parse (row->condition);
  g_autoptr(GError) error = NULL;
  CutiCondition *condition = cuti_condition_compile (vocabulary, node, row->lesion_scope, "/when", &error);

  g_assert_null (condition);
  g_assert_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_CONDITION);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, row->message));
}

/* What looks like one of the above and is none. */
static void
test_condition_accepts (void)
{
  static const char *const accepted[] = {
    "'lesion.yes'", "'c-lesion'", "{'all': ['c-yes', 'c-yes', 'c-nested']}", "{'fact': 'n', 'between': [0, 10]}",
    "{'fact': 'x', 'in': [0, 100, 0.3]}", "{'fact': 'n', 'ge': 2.0}", "{'at_least': 2, 'of': ['yes', 'yes']}",
    "{'lesions': 'lesion.yes', 'ge': 1}", "{'ge': 3, 'fact': 'n'}", "{'of': ['yes'], 'at_least': 1}" };
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr(JsonNode) node = cuti_test_parse (accepted[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(CutiCondition) condition = cuti_condition_compile (vocabulary, node, TRUE, "/when", &error);

      g_assert_no_error (error);
      g_assert_nonnull (condition);
    }
}

/* A concept is compiled once, and judged again wherever it is named. */
static void
test_condition_concept_is_judged_where_it_is_named (void)
{
  static const struct { const char *condition; gboolean lesion_scope, accepted; } rows[] = {
    { "'c-lesion'", TRUE, TRUE }, { "'c-lesion'", FALSE, FALSE }, { "{'any_lesion': 'c-lesion'}", FALSE, TRUE },
    { "{'all': ['c-yes', {'not': 'c-lesion'}]}", FALSE, FALSE }, { "'circle-1'", TRUE, FALSE },
    { "'circle-2'", TRUE, FALSE }, { "'circle-1'", TRUE, FALSE } };
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JsonNode) node = cuti_test_parse (rows[i].condition);
      g_autoptr(GError) error = NULL;
      g_autoptr(CutiCondition) condition =
        cuti_condition_compile (vocabulary, node, rows[i].lesion_scope, "/when", &error);

      g_test_message ("%s", rows[i].condition);
      g_assert_true ((condition != NULL) == rows[i].accepted);
      g_assert_true ((error == NULL) == rows[i].accepted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/condition/refuses/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_condition_refuses);
    }
  g_test_add_func ("/condition/accepts", test_condition_accepts);
  g_test_add_func ("/condition/concept-is-judged-where-it-is-named", test_condition_concept_is_judged_where_it_is_named);

  return g_test_run ();
}
