/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What conditions mean: every operator with the fact known and unknown, counts,
 * quantifiers over lesions, and that evaluating allocates nothing.
 */

#include "cuti-test-allocations.h"
#include "cuti-test-vocabulary.h"

#define F CUTI_TRUTH_FALSE
#define U CUTI_TRUTH_UNKNOWN
#define T CUTI_TRUTH_TRUE

static const struct
{
  const char *condition;
  const char *facts;
  CutiTruth   truth;
} rows[] = {
  { "'yes'", "{'yes': true}", T },
  { "'yes'", "{'yes': false}", F },
  { "'yes'", "{}", U },
  { "'c-yes'", "{'yes': true}", T },
  { "'c-yes'", "{}", U },
  { "'c-nested'", "{'yes': true}", F },
  { "'c-nested'", "{}", U },
  { "{'const': true}", "{}", T },
  { "{'const': false}", "{}", F },

  { "{'fact': 'yes', 'is': false}", "{'yes': false}", T },
  { "{'fact': 'yes', 'is': false}", "{'yes': true}", F },
  { "{'fact': 'yes', 'is': false}", "{}", U },
  { "{'fact': 'yes', 'is_not': false}", "{'yes': true}", T },
  { "{'fact': 'yes', 'is_not': false}", "{}", U },
  { "{'fact': 'yes', 'in': [true, false]}", "{'yes': true}", T },
  { "{'fact': 'yes', 'in': [true, false]}", "{}", U },
  { "{'fact': 'yes', 'not_in': [true]}", "{'yes': false}", T },

  { "{'fact': 'n', 'is': 3}", "{'n': 3}", T },
  { "{'fact': 'n', 'is': 3}", "{'n': 4}", F },
  { "{'fact': 'n', 'is': 3}", "{}", U },
  { "{'fact': 'n', 'is_not': 3}", "{'n': 3}", F },
  { "{'fact': 'n', 'is_not': 3}", "{'n': 4}", T },
  { "{'fact': 'n', 'is_not': 3}", "{}", U },
  { "{'fact': 'n', 'lt': 3}", "{'n': 2}", T },
  { "{'fact': 'n', 'lt': 3}", "{'n': 3}", F },
  { "{'fact': 'n', 'lt': 3}", "{}", U },
  { "{'fact': 'n', 'le': 3}", "{'n': 3}", T },
  { "{'fact': 'n', 'le': 3}", "{'n': 4}", F },
  { "{'fact': 'n', 'le': 3}", "{}", U },
  { "{'fact': 'n', 'gt': 3}", "{'n': 4}", T },
  { "{'fact': 'n', 'gt': 3}", "{'n': 3}", F },
  { "{'fact': 'n', 'gt': 3}", "{}", U },
  { "{'fact': 'n', 'ge': 3}", "{'n': 3}", T },
  { "{'fact': 'n', 'ge': 3}", "{'n': 2}", F },
  { "{'fact': 'n', 'ge': 3}", "{}", U },
  { "{'fact': 'n', 'between': [3, 5]}", "{'n': 2}", F },
  { "{'fact': 'n', 'between': [3, 5]}", "{'n': 3}", T },
  { "{'fact': 'n', 'between': [3, 5]}", "{'n': 5}", T },
  { "{'fact': 'n', 'between': [3, 5]}", "{'n': 6}", F },
  { "{'fact': 'n', 'between': [3, 5]}", "{}", U },
  { "{'fact': 'n', 'between': [4, 4]}", "{'n': 4}", T },
  { "{'fact': 'n', 'in': [1, 3, 5]}", "{'n': 3}", T },
  { "{'fact': 'n', 'in': [1, 3, 5]}", "{'n': 4}", F },
  { "{'fact': 'n', 'in': [1, 3, 5]}", "{}", U },
  { "{'fact': 'n', 'not_in': [1, 3, 5]}", "{'n': 3}", F },
  { "{'fact': 'n', 'not_in': [1, 3, 5]}", "{'n': 4}", T },
  { "{'fact': 'n', 'not_in': [1, 3, 5]}", "{}", U },

  /* In doubles 3 × 0.1 is not 0.3, and 47 × 0.1 is not 4.7. */
  { "{'fact': 'x', 'is': 0.3}", "{'x': 0.3}", T },
  { "{'fact': 'x', 'le': 0.3}", "{'x': 0.30000000000000004}", T },
  { "{'fact': 'x', 'gt': 0.3}", "{'x': 0.30000000000000004}", F },
  { "{'fact': 'x', 'ge': 4.7}", "{'x': 4.7}", T },
  { "{'fact': 'x', 'lt': 4.7}", "{'x': 4.7}", F },
  { "{'fact': 'x', 'lt': 4.7}", "{'x': 4.6}", T },
  { "{'fact': 'x', 'between': [4.7, 4.7]}", "{'x': 4.7}", T },
  { "{'fact': 'x', 'in': [0.1, 4.7]}", "{'x': 4.7}", T },
  { "{'fact': 'x', 'ge': 0}", "{'x': 0}", T },
  { "{'fact': 'x', 'le': 100}", "{'x': 100}", T },

  { "{'fact': 'choice', 'is': 'q'}", "{'choice': 'q'}", T },
  { "{'fact': 'choice', 'is': 'q'}", "{'choice': 'p'}", F },
  { "{'fact': 'choice', 'is': 'q'}", "{}", U },
  { "{'fact': 'choice', 'is_not': 'q'}", "{'choice': 'p'}", T },
  { "{'fact': 'choice', 'is_not': 'q'}", "{'choice': 'q'}", F },
  { "{'fact': 'choice', 'is_not': 'q'}", "{}", U },
  { "{'fact': 'choice', 'in': ['p', 'r']}", "{'choice': 'r'}", T },
  { "{'fact': 'choice', 'in': ['p', 'r']}", "{'choice': 'q'}", F },
  { "{'fact': 'choice', 'in': ['p', 'r']}", "{}", U },
  { "{'fact': 'choice', 'in': ['p', 'q', 'r']}", "{}", U },
  { "{'fact': 'choice', 'not_in': ['p', 'r']}", "{'choice': 'q'}", T },
  { "{'fact': 'choice', 'not_in': ['p', 'r']}", "{'choice': 'p'}", F },
  { "{'fact': 'choice', 'not_in': ['p', 'r']}", "{}", U },

  { "{'fact': 'choices', 'includes': 't'}", "{'choices': ['s', 't']}", T },
  { "{'fact': 'choices', 'includes': 't'}", "{'choices': ['s']}", F },
  { "{'fact': 'choices', 'includes': 't'}", "{'choices': []}", F },
  { "{'fact': 'choices', 'includes': 't'}", "{}", U },
  { "{'fact': 'choices', 'includes_any': ['s', 't']}", "{'choices': ['t', 'u']}", T },
  { "{'fact': 'choices', 'includes_any': ['s', 't']}", "{'choices': ['u']}", F },
  { "{'fact': 'choices', 'includes_any': ['s', 't']}", "{'choices': []}", F },
  { "{'fact': 'choices', 'includes_any': ['s', 't']}", "{}", U },
  { "{'fact': 'choices', 'includes_all': ['s', 't']}", "{'choices': ['s', 't', 'u']}", T },
  { "{'fact': 'choices', 'includes_all': ['s', 't']}", "{'choices': ['s', 'u']}", F },
  { "{'fact': 'choices', 'includes_all': ['s', 't']}", "{'choices': []}", F },
  { "{'fact': 'choices', 'includes_all': ['s', 't']}", "{}", U },

  /* No lesion in question. */
  { "'lesion.yes'", "{'lesions': [{'lesion.yes': true}]}", U },
  { "{'all': ['lesion.yes', {'const': false}]}", "{}", F },

  /* A fact of the case inside a quantifier, and a quantifier inside another. */
  { "{'any_lesion': {'all': ['yes', 'lesion.yes']}}", "{'yes': true, 'lesions': [{'lesion.yes': true}]}", T },
  { "{'any_lesion': {'all': ['yes', 'lesion.yes']}}", "{'lesions': [{'lesion.yes': true}]}", U },
  { "{'every_lesion': {'any_lesion': 'lesion.yes'}}",
    "{'lesions.complete': true, 'lesions': [{'lesion.yes': false}, {'lesion.yes': true}]}", T },
  { "{'any_lesion': 'c-lesion'}", "{'lesions': [{'lesion.yes': true}]}", T },
};

static void
test_condition_operators (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s with %s", rows[i].condition, rows[i].facts);
      g_assert_cmpint (cuti_test_evaluate (vocabulary, rows[i].condition, rows[i].facts, -1), ==, rows[i].truth);
    }
}

static void
test_condition_reads_the_lesion_in_question (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  const char *facts = "{'lesions': [{'lesion.yes': true, 'lesion.n': 2}, {'lesion.yes': false}]}";

  g_assert_cmpint (cuti_test_evaluate (vocabulary, "'c-lesion'", facts, 0), ==, T);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "'c-lesion'", facts, 1), ==, F);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'fact': 'lesion.n', 'lt': 3}", facts, 0), ==, T);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'fact': 'lesion.n', 'lt': 3}", facts, 1), ==, U);

  /* After a quantifier the lesion in question is the same as before. */
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'all': [{'any_lesion': 'lesion.yes'}, 'lesion.yes']}", facts, 1),
                   ==, F);
}

/* Not over a chain of “is”: a fact that may be any of the named is still unknown. */
static void
test_condition_in_is_a_chain_of_is (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  const char *const facts[] = { "{}", "{'choice': 'p'}", "{'choice': 'q'}", "{'choice': 'r'}" };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'fact': 'choice', 'in': ['p', 'q', 'r']}", facts[i], -1), ==,
                       cuti_test_evaluate (vocabulary,
                                           "{'any': [{'fact': 'choice', 'is': 'p'}, {'fact': 'choice', 'is': 'q'},"
                                           " {'fact': 'choice', 'is': 'r'}]}", facts[i], -1));
      g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'fact': 'choice', 'not_in': ['p', 'q']}", facts[i], -1), ==,
                       cuti_test_evaluate (vocabulary,
                                           "{'not': {'any': [{'fact': 'choice', 'is': 'p'},"
                                           " {'fact': 'choice', 'is': 'q'}]}}", facts[i], -1));
    }
}

/* Every combination of @n truths, of which @combination is one. */
static CutiTruth
get_digit (guint combination, guint i)
{
  while (i-- > 0)
    combination /= 3;
  return combination % 3;
}

static const char *
word (CutiTruth truth)
{
  return truth == T ? "true" : "false";
}

static CutiTruth
count_to (guint trues, guint unknowns, guint bound)
{
  if (trues >= bound)
    return T;
  return trues + unknowns < bound ? F : U;
}

static void
test_condition_counts (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  const char *const parts[] = { "'yes'", "{'fact': 'choice', 'is': 'p'}", "{'fact': 'n', 'ge': 5}" };
  const char *const facts[3][3] = {
    { "'yes': false", NULL, "'yes': true" },
    { "'choice': 'q'", NULL, "'choice': 'p'" },
    { "'n': 1", NULL, "'n': 9" } };

  for (guint combination = 0; combination < 27; combination++)
    {
      guint trues = 0, unknowns = 0;
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
      g_auto(GStrv) members = NULL;
      g_autofree char *joined = NULL;
      g_autofree char *object = NULL;

      for (guint i = 0; i < 3; i++)
        {
          CutiTruth truth = get_digit (combination, i);

          trues += truth == T;
          unknowns += truth == U;
          if (truth != U)
            g_strv_builder_add (builder, facts[i][truth]);
        }
      members = g_strv_builder_end (builder);
      joined = g_strjoinv (", ", members);
      object = g_strdup_printf ("{%s}", joined);

      for (guint bound = 1; bound <= 3; bound++)
        {
          g_autofree char *condition = g_strdup_printf ("{'at_least': %u, 'of': [%s, %s, %s]}", bound, parts[0],
                                                        parts[1], parts[2]);

          g_test_message ("%s with %s", condition, object);
          g_assert_cmpint (cuti_test_evaluate (vocabulary, condition, object, -1), ==,
                           count_to (trues, unknowns, bound));
        }
    }
}

static char *
describe_lesions (guint n_lesions, guint combination, CutiTruth complete)
{
  GString *text = g_string_new ("{");

  if (complete != U)
    g_string_append_printf (text, "'lesions.complete': %s, ", word (complete));
  g_string_append (text, "'lesions': [");
  for (guint i = 0; i < n_lesions; i++)
    {
      CutiTruth truth = get_digit (combination, i);

      g_string_append (text, i > 0 ? ", " : "");
      if (truth == U)
        g_string_append (text, "{}");
      else
        g_string_append_printf (text, "{'lesion.yes': %s}", word (truth));
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

/* The words of the contract, once more. */
static void
check_quantifiers (CutiVocabulary *vocabulary, guint n_lesions, guint combination, CutiTruth complete)
{
  g_autofree char *facts = describe_lesions (n_lesions, combination, complete);
  guint trues = 0, unknowns = 0, falses = 0;
  CutiTruth any, every, two;

  for (guint i = 0; i < n_lesions; i++)
    {
      trues += get_digit (combination, i) == T;
      unknowns += get_digit (combination, i) == U;
      falses += get_digit (combination, i) == F;
    }

  any = trues > 0 ? T : falses == n_lesions && complete == T ? F : U;
  every = falses > 0 ? F : trues == n_lesions && complete == T ? T : U;
  two = trues >= 2 ? T : trues + unknowns < 2 && complete == T ? F : U;

  g_test_message ("%s", facts);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'any_lesion': 'lesion.yes'}", facts, -1), ==, any);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'every_lesion': 'lesion.yes'}", facts, -1), ==, every);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'lesions': 'lesion.yes', 'ge': 1}", facts, -1), ==, any);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'lesions': 'lesion.yes', 'ge': 2}", facts, -1), ==, two);
  g_assert_cmpint (cuti_test_evaluate (vocabulary, "{'not': {'any_lesion': {'not': 'lesion.yes'}}}", facts, -1), ==,
                   every);
}

static void
test_condition_quantifiers (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  guint n_combinations = 1;

  for (guint n_lesions = 0; n_lesions <= 3; n_lesions++, n_combinations *= 3)
    for (guint combination = 0; combination < n_combinations; combination++)
      for (CutiTruth complete = F; complete <= T; complete++)
        check_quantifiers (vocabulary, n_lesions, combination, complete);
}

/* Where there is no such fact, no list is ever known to be complete. */
static void
test_condition_without_lesions_complete (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  g_autoptr(JsonNode) node = cuti_test_parse ("{'any_lesion': 'lesion.yes'}");
  g_autoptr(CutiCondition) condition = cuti_condition_compile (vocabulary, node, FALSE, "", NULL);
  CutiFactView view = { .complete = G_MAXUINT, .n_facts = cuti_vocabulary_get_n_facts (vocabulary) };

  g_assert_cmpint (cuti_condition_evaluate (condition, &view), ==, U);
}

static void
test_condition_is_const (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  g_autoptr(JsonNode) constant = cuti_test_parse ("{'const': true}");
  g_autoptr(JsonNode) other = cuti_test_parse ("{'all': [{'const': true}]}");
  g_autoptr(CutiCondition) first = cuti_condition_compile (vocabulary, constant, FALSE, "", NULL);
  g_autoptr(CutiCondition) second = cuti_condition_compile (vocabulary, other, FALSE, "", NULL);

  g_assert_true (cuti_condition_is_const (first));
  g_assert_false (cuti_condition_is_const (second));
}

static void
test_condition_evaluating_allocates_nothing (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  g_autoptr(JsonNode) node = cuti_test_parse (
    "{'all': ['c-nested', {'at_least': 2, 'of': ['yes', {'fact': 'x', 'not_in': [0.3, 4.7]},"
    " {'fact': 'choices', 'includes_all': ['s', 't']}]}, {'any_lesion': {'not': 'lesion.yes'}},"
    " {'every_lesion': 'c-lesion'}, {'lesions': {'fact': 'lesion.n', 'between': [1, 3]}, 'ge': 2}]}");
  g_autoptr(CutiCondition) condition = cuti_condition_compile (vocabulary, node, FALSE, "", NULL);
  guint n_facts = cuti_vocabulary_get_n_facts (vocabulary);
  g_autofree CutiValue *values = g_new0 (CutiValue, 3 * n_facts);
  CutiFactView view = { .facts = values, .lesions = values + n_facts, .n_lesions = 2, .n_facts = n_facts,
                        .complete = cuti_vocabulary_find_fact (vocabulary, "lesions.complete")->index };
  guint64 before;

  if (!cuti_test_allocations_can_count ())
    {
      g_test_skip ("Allocations cannot be counted with this C library");
      return;
    }

  before = cuti_test_allocations_get ();
  for (guint i = 0; i < 10000; i++)
    {
      values[i % (3 * n_facts)] = CUTI_VALUE (i % 2);
      cuti_condition_evaluate (condition, &view);
    }
  g_assert_cmpuint (cuti_test_allocations_get () - before, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/operators", test_condition_operators);
  g_test_add_func ("/condition/reads-the-lesion-in-question", test_condition_reads_the_lesion_in_question);
  g_test_add_func ("/condition/in-is-a-chain-of-is", test_condition_in_is_a_chain_of_is);
  g_test_add_func ("/condition/counts", test_condition_counts);
  g_test_add_func ("/condition/quantifiers", test_condition_quantifiers);
  g_test_add_func ("/condition/without-lesions-complete", test_condition_without_lesions_complete);
  g_test_add_func ("/condition/is-const", test_condition_is_const);
  g_test_add_func ("/condition/evaluating-allocates-nothing", test_condition_evaluating_allocates_nothing);

  return g_test_run ();
}
