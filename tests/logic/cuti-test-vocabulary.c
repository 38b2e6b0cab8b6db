/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vocabulary with a fact of every kind, and values for it from JSON.
 */

#include "cuti-test-vocabulary.h"

static void
add_fact (CutiVocabulary *self, const char *id, CutiKind kind, double step, gint64 min, gint64 max,
          const char *choices)
{
  CutiSymbol *symbol = g_new0 (CutiSymbol, 1);

  symbol->id = g_strdup (id);
  symbol->kind = kind;
  symbol->lesion = g_str_has_prefix (id, "lesion.");
  symbol->step = step;
  symbol->min = min;
  symbol->max = max;
  symbol->choices = choices != NULL ? g_strsplit (choices, " ", -1) : NULL;
  g_assert_true (cuti_vocabulary_take_fact (self, symbol, NULL));
}

static void
add_concept (CutiVocabulary *self, const char *id, const char *when)
{
  g_autoptr(JsonNode) node = cuti_test_parse (when);

  g_assert_true (cuti_vocabulary_add_concept (self, id, node, NULL));
}

CutiVocabulary *
cuti_test_vocabulary_new (void)
{
  CutiVocabulary *self = cuti_vocabulary_new ();

  add_fact (self, "yes", CUTI_KIND_BOOLEAN, 0, 0, 0, NULL);
  add_fact (self, "n", CUTI_KIND_INTEGER, 1, 0, 10, NULL);
  add_fact (self, "x", CUTI_KIND_NUMBER, 0.1, 0, 1000, NULL);
  add_fact (self, "choice", CUTI_KIND_CHOICE, 0, 0, 0, "p q r");
  add_fact (self, "choices", CUTI_KIND_CHOICES, 0, 0, 0, "s t u");
  add_fact (self, "day", CUTI_KIND_DATE, 0, 0, 0, NULL);
  add_fact (self, "note", CUTI_KIND_TEXT, 0, 0, 0, NULL);
  add_fact (self, "lesions.complete", CUTI_KIND_BOOLEAN, 0, 0, 0, NULL);
  add_fact (self, "lesion.yes", CUTI_KIND_BOOLEAN, 0, 0, 0, NULL);
  add_fact (self, "lesion.n", CUTI_KIND_INTEGER, 1, 0, 10, NULL);
  add_concept (self, "c-yes", "'yes'");
  add_concept (self, "c-lesion", "'lesion.yes'");
  add_concept (self, "c-nested", "{'not': 'c-yes'}");
  add_concept (self, "circle-1", "{'all': ['yes', 'circle-2']}");
  add_concept (self, "circle-2", "{'any': ['circle-1', 'yes']}");
  return self;
}

static CutiValue
read_value (const CutiSymbol *fact, JsonNode *node)
{
  gint64 n = 0;
  JsonArray *array;

  switch (fact->kind)
    {
    case CUTI_KIND_BOOLEAN:
      return CUTI_VALUE (json_node_get_boolean (node));
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      g_assert_true (cuti_symbol_number_to_grid (fact, json_node_get_double (node), &n));
      return CUTI_VALUE (n);
    case CUTI_KIND_CHOICE:
      return CUTI_VALUE (cuti_symbol_find_choice (fact, json_node_get_string (node)));
    case CUTI_KIND_CHOICES:
      array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        n |= G_GINT64_CONSTANT (1) << cuti_symbol_find_choice (fact, json_array_get_string_element (array, i));
      return CUTI_VALUE (n);
    case CUTI_KIND_DATE:
    case CUTI_KIND_TEXT:
    default:
      g_assert_not_reached ();
    }
}

static void
fill_in (CutiVocabulary *self, JsonObject *object, CutiValue *values)
{
  g_autoptr(GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const CutiSymbol *fact = cuti_vocabulary_find_fact (self, l->data);

      if (g_str_equal (l->data, "lesions"))
        continue;
      g_assert_nonnull (fact);
      values[fact->index] = read_value (fact, json_object_get_member (object, l->data));
    }
}

CutiTruth
cuti_test_evaluate (CutiVocabulary *self, const char *condition, const char *facts, int lesion)
{
  g_autoptr(JsonNode) condition_node = cuti_test_parse (condition);
  g_autoptr(JsonNode) facts_node = cuti_test_parse (facts);
  JsonObject *object = json_node_get_object (facts_node);
  JsonArray *lesions = json_object_has_member (object, "lesions") ? json_object_get_array_member (object, "lesions")
                                                                  : NULL;
  guint n_lesions = lesions != NULL ? json_array_get_length (lesions) : 0;
  guint n_facts = cuti_vocabulary_get_n_facts (self);
  g_autofree CutiValue *values = g_new0 (CutiValue, (1 + n_lesions) * n_facts);
  CutiFactView view = { .facts = values, .lesions = values + n_facts, .n_lesions = n_lesions, .n_facts = n_facts,
                        .complete = cuti_vocabulary_find_fact (self, "lesions.complete")->index };
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiCondition) compiled = NULL;

  fill_in (self, object, values);
  for (guint i = 0; i < n_lesions; i++)
    fill_in (self, json_array_get_object_element (lesions, i), values + (1 + i) * n_facts);

  compiled = cuti_condition_compile (self, condition_node, TRUE, "", &error);
  g_assert_no_error (error);
  if (lesion >= 0)
    view = cuti_fact_view_for_lesion (&view, lesion);
  return cuti_condition_evaluate (compiled, &view);
}
