/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three-valued logic: the truth tables, the laws that follow from them, and
 * the public tests of CQL, both by the functions and by compiled conditions.
 */

#include <string.h>

#include "cuti-condition.h"
#include "cuti-test-knowledge.h"

#define F CUTI_TRUTH_FALSE
#define U CUTI_TRUTH_UNKNOWN
#define T CUTI_TRUTH_TRUE

typedef struct
{
  CutiVocabulary *vocabulary;
  CutiCondition  *and, *or, *not;
} Operators;

static CutiVocabulary *
make_vocabulary (void)
{
  CutiVocabulary *vocabulary = cuti_vocabulary_new ();
  const char *const ids[] = { "a", "b" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      CutiSymbol *symbol = g_new0 (CutiSymbol, 1);

      symbol->id = g_strdup (ids[i]);
      symbol->kind = CUTI_KIND_BOOLEAN;
      g_assert_true (cuti_vocabulary_take_fact (vocabulary, symbol, NULL));
    }
  return vocabulary;
}

static CutiCondition *
compile (CutiVocabulary *vocabulary, const char *json)
{
  g_autoptr(JsonNode) node = cuti_test_parse (json);
  g_autoptr(GError) error = NULL;
  CutiCondition *condition = cuti_condition_compile (vocabulary, node, FALSE, "", &error);

  g_assert_no_error (error);
  return condition;
}

static void
operators_init (Operators *self)
{
  self->vocabulary = make_vocabulary ();
  self->and = compile (self->vocabulary, "{'all': ['a', 'b']}");
  self->or = compile (self->vocabulary, "{'any': ['a', 'b']}");
  self->not = compile (self->vocabulary, "{'not': 'a'}");
}

static void
operators_clear (Operators *self)
{
  cuti_condition_free (self->and);
  cuti_condition_free (self->or);
  cuti_condition_free (self->not);
  cuti_vocabulary_free (self->vocabulary);
}

static CutiValue
to_value (CutiTruth truth)
{
  return truth == U ? CUTI_VALUE_UNKNOWN : CUTI_VALUE (truth == T);
}

static CutiTruth
evaluate (const CutiCondition *condition, CutiTruth a, CutiTruth b)
{
  CutiValue facts[] = { to_value (a), to_value (b) };
  CutiFactView view = { .facts = facts, .n_facts = 2, .complete = G_MAXUINT };

  return cuti_condition_evaluate (condition, &view);
}

static void
test_truth_tables (void)
{
  static const CutiTruth and[3][3] = { { F, F, F }, { F, U, U }, { F, U, T } };
  static const CutiTruth or[3][3] = { { F, U, T }, { U, U, T }, { T, T, T } };
  static const CutiTruth not[3] = { T, U, F };
  Operators operators;

  operators_init (&operators);
  for (CutiTruth a = F; a <= T; a++)
    {
      g_assert_cmpint (cuti_truth_not (a), ==, not[a]);
      g_assert_cmpint (evaluate (operators.not, a, U), ==, not[a]);
      for (CutiTruth b = F; b <= T; b++)
        {
          g_assert_cmpint (cuti_truth_and (a, b), ==, and[a][b]);
          g_assert_cmpint (cuti_truth_or (a, b), ==, or[a][b]);
          g_assert_cmpint (evaluate (operators.and, a, b), ==, and[a][b]);
          g_assert_cmpint (evaluate (operators.or, a, b), ==, or[a][b]);
        }
    }
  operators_clear (&operators);
}

static void
test_truth_laws (void)
{
  for (CutiTruth a = F; a <= T; a++)
    for (CutiTruth b = F; b <= T; b++)
      {
        g_assert_cmpint (cuti_truth_not (cuti_truth_and (a, b)), ==,
                         cuti_truth_or (cuti_truth_not (a), cuti_truth_not (b)));
        g_assert_cmpint (cuti_truth_not (cuti_truth_or (a, b)), ==,
                         cuti_truth_and (cuti_truth_not (a), cuti_truth_not (b)));
        g_assert_cmpint (cuti_truth_and (a, b), ==, cuti_truth_and (b, a));
        g_assert_cmpint (cuti_truth_or (a, b), ==, cuti_truth_or (b, a));
        g_assert_cmpint (cuti_truth_and (a, cuti_truth_or (a, b)), ==, a);
        g_assert_cmpint (cuti_truth_not (cuti_truth_not (a)), ==, a);
        for (CutiTruth c = F; c <= T; c++)
          {
            g_assert_cmpint (cuti_truth_and (a, cuti_truth_and (b, c)), ==, cuti_truth_and (cuti_truth_and (a, b), c));
            g_assert_cmpint (cuti_truth_or (a, cuti_truth_or (b, c)), ==, cuti_truth_or (cuti_truth_or (a, b), c));
            g_assert_cmpint (cuti_truth_and (a, cuti_truth_or (b, c)), ==,
                             cuti_truth_or (cuti_truth_and (a, b), cuti_truth_and (a, c)));
          }
      }
}

/* The same, of what conditions are compiled to. */
static void
test_truth_laws_of_conditions (void)
{
  static const char *const equal[][2] = {
    { "{'not': {'all': ['a', 'b']}}", "{'any': [{'not': 'a'}, {'not': 'b'}]}" },
    { "{'not': {'any': ['a', 'b']}}", "{'all': [{'not': 'a'}, {'not': 'b'}]}" },
    { "{'all': ['a', 'b']}", "{'all': ['b', 'a']}" },
    { "{'any': ['a', 'b']}", "{'any': ['b', 'a']}" },
    { "{'all': ['a', {'all': ['b', 'a']}]}", "{'all': [{'all': ['a', 'b']}, 'a']}" },
    { "{'any': ['a', {'any': ['b', 'a']}]}", "{'any': ['a', 'b', 'a']}" },
    { "{'not': {'not': 'a'}}", "'a'" },
    { "{'all': ['a', {'const': true}]}", "'a'" },
    { "{'any': ['a', {'const': false}]}", "'a'" },
    { "{'all': ['a', {'const': false}]}", "{'const': false}" },
    { "{'any': ['a', {'const': true}]}", "{'const': true}" },
    { "{'at_least': 1, 'of': ['a', 'b']}", "{'any': ['a', 'b']}" },
    { "{'at_least': 2, 'of': ['a', 'b']}", "{'all': ['a', 'b']}" },
    { "{'fact': 'a', 'is': true}", "'a'" },
    { "{'fact': 'a', 'is': false}", "{'not': 'a'}" },
    { "{'fact': 'a', 'is_not': true}", "{'not': 'a'}" },
  };
  g_autoptr(CutiVocabulary) vocabulary = make_vocabulary ();

  for (guint i = 0; i < G_N_ELEMENTS (equal); i++)
    {
      g_autoptr(CutiCondition) left = compile (vocabulary, equal[i][0]);
      g_autoptr(CutiCondition) right = compile (vocabulary, equal[i][1]);

      g_test_message ("%s and %s", equal[i][0], equal[i][1]);
      for (CutiTruth a = F; a <= T; a++)
        for (CutiTruth b = F; b <= T; b++)
          g_assert_cmpint (evaluate (left, a, b), ==, evaluate (right, a, b));
    }
}

static void
test_truth_nicks (void)
{
  g_assert_cmpstr (cuti_truth_to_nick (F), ==, "false");
  g_assert_cmpstr (cuti_truth_to_nick (U), ==, "unknown");
  g_assert_cmpstr (cuti_truth_to_nick (T), ==, "true");
}

/* The tests of CQL are “true and null”, “not null”; null is our unknown. */
typedef struct
{
  Operators  operators;
  GString   *text;
  char      *name, *expression;
  guint      n_done;
} Cql;

static CutiTruth
read_word (const char *word)
{
  if (g_str_equal (word, "true"))
    return T;
  if (g_str_equal (word, "false"))
    return F;
  g_assert_cmpstr (word, ==, "null");
  return U;
}

static CutiTruth
calculate (const char *op, CutiTruth a, CutiTruth b)
{
  if (g_str_equal (op, "and"))
    return cuti_truth_and (a, b);
  if (g_str_equal (op, "or"))
    return cuti_truth_or (a, b);
  if (g_str_equal (op, "implies"))
    return cuti_truth_or (cuti_truth_not (a), b);
  g_assert_cmpstr (op, ==, "xor");
  return cuti_truth_and (cuti_truth_or (a, b), cuti_truth_not (cuti_truth_and (a, b)));
}

static CutiTruth
evaluate_compiled (Cql *self, const char *op, CutiTruth a, CutiTruth b)
{
  g_autoptr(CutiCondition) composed = NULL;

  if (g_str_equal (op, "and"))
    return evaluate (self->operators.and, a, b);
  if (g_str_equal (op, "or"))
    return evaluate (self->operators.or, a, b);
  if (g_str_equal (op, "implies"))
    composed = compile (self->operators.vocabulary, "{'any': [{'not': 'a'}, 'b']}");
  else
    composed = compile (self->operators.vocabulary,
                        "{'all': [{'any': ['a', 'b']}, {'not': {'all': ['a', 'b']}}]}");
  return evaluate (composed, a, b);
}

static void
try_expression (Cql *self, const char *output)
{
  g_auto(GStrv) words = g_strsplit (self->expression, " ", -1);
  CutiTruth expected = read_word (output);

  g_test_message ("%s: %s is %s", self->name, self->expression, output);
  if (g_strv_length (words) == 2)
    {
      g_assert_cmpstr (words[0], ==, "not");
      g_assert_cmpint (cuti_truth_not (read_word (words[1])), ==, expected);
      g_assert_cmpint (evaluate (self->operators.not, read_word (words[1]), U), ==, expected);
    }
  else
    {
      CutiTruth a = read_word (words[0]), b = read_word (words[2]);

      g_assert_cmpint (g_strv_length (words), ==, 3);
      g_assert_cmpint (calculate (words[1], a, b), ==, expected);
      g_assert_cmpint (evaluate_compiled (self, words[1], a, b), ==, expected);
    }
  self->n_done++;
}

static void
cql_start (GMarkupParseContext *context, const char *element, const char **names, const char **values,
           gpointer data, GError **error)
{
  Cql *self = data;

  g_string_truncate (self->text, 0);
  if (!g_str_equal (element, "test"))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "name"))
      {
        g_free (self->name);
        self->name = g_strdup (values[i]);
      }
}

static void
cql_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Cql *self = data;

  if (g_str_equal (element, "expression"))
    {
      g_free (self->expression);
      self->expression = g_strdup (self->text->str);
    }
  else if (g_str_equal (element, "output"))
    try_expression (self, self->text->str);
}

static void
cql_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Cql *self = data;

  g_string_append_len (self->text, text, length);
}

static void
test_truth_agrees_with_cql (void)
{
  static const GMarkupParser parser = { cql_start, cql_end, cql_text, NULL, NULL };
  Cql self = { .text = g_string_new (NULL) };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &self, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (g_getenv ("CUTI_CQL_TESTS"), &text, &length, NULL))
    {
      g_string_free (self.text, TRUE);
      g_test_skip ("The public CQL tests are not beside this source tree (shared/cql-tests)");
      return;
    }

  operators_init (&self.operators);
  g_markup_parse_context_parse (context, text, length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self.n_done, ==, 39);

  operators_clear (&self.operators);
  g_string_free (self.text, TRUE);
  g_free (self.name);
  g_free (self.expression);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/truth/tables", test_truth_tables);
  g_test_add_func ("/truth/laws", test_truth_laws);
  g_test_add_func ("/truth/laws-of-conditions", test_truth_laws_of_conditions);
  g_test_add_func ("/truth/nicks", test_truth_nicks);
  g_test_add_func ("/truth/agrees-with-cql", test_truth_agrees_with_cql);

  return g_test_run ();
}
