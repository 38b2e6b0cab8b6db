/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A circuit of many conditions gives for each what the condition gives alone.
 */

#include "cuti-circuit.h"
#include "cuti-test-knowledge.h"

#define N_CONDITIONS 40
#define N_VIEWS 200
#define N_LESIONS 3

static const char *const leaves[] = {
  "\"a\"", "\"b\"", "{\"fact\": \"c\", \"is_not\": true}", "{\"const\": true}", "{\"const\": false}",
  "{\"fact\": \"n\", \"ge\": 4}", "{\"fact\": \"n\", \"between\": [2, 5]}", "{\"fact\": \"n\", \"not_in\": [1, 7]}",
  "{\"fact\": \"choice\", \"in\": [\"p\", \"r\"]}", "{\"fact\": \"choice\", \"not_in\": [\"q\"]}",
  "{\"fact\": \"choices\", \"includes\": \"t\"}", "{\"fact\": \"choices\", \"includes_any\": [\"t\", \"v\"]}",
  "{\"fact\": \"choices\", \"includes_all\": [\"u\", \"v\"]}",
  "{\"at_least\": 2, \"of\": [\"a\", \"b\", \"c\", {\"fact\": \"n\", \"lt\": 6}]}",
  "{\"not\": {\"at_least\": 3, \"of\": [\"a\", \"d\", \"c\", {\"not\": \"b\"}, \"a\"]}}",
  "{\"at_least\": 3, \"of\": [\"a\", \"b\", \"d\"]}", "{\"lesions\": \"lesion.a\", \"ge\": 2}",
  /* from here on of a lesion */
  "\"lesion.a\"", "\"lesion.b\"", "{\"fact\": \"lesion.size\", \"gt\": 50}",
  "{\"at_least\": 2, \"of\": [\"lesion.a\", \"a\", \"lesion.b\"]}", NULL };

#define N_CASE_LEAVES 17

static CutiCondition *
make_condition (CutiKnowledge *knowledge, gboolean lesion)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  CutiCondition *condition;

  cuti_test_append_condition (text, leaves, N_CASE_LEAVES, lesion, 4);
  node = json_from_string (text->str, NULL);
  condition = cuti_condition_compile (cuti_knowledge_get_vocabulary (knowledge), node, lesion, "", &error);
  g_assert_no_error (error);
  return condition;
}

static void
draw_values (CutiKnowledge *knowledge, CutiValue *values, guint n)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);

  for (guint i = 0; i < n; i++)
    {
      const CutiSymbol *fact = cuti_vocabulary_get_fact (vocabulary, i % cuti_vocabulary_get_n_facts (vocabulary));
      gint64 end = fact->kind == CUTI_KIND_BOOLEAN ? 2 : fact->kind == CUTI_KIND_CHOICE ? fact->n_choices
                   : fact->kind == CUTI_KIND_CHOICES ? 1 << fact->n_choices : fact->max + 1;

      values[i] = g_test_rand_int_range (0, 3) == 0 ? CUTI_VALUE_UNKNOWN
                                                    : CUTI_VALUE (g_test_rand_int_range (0, end));
    }
}

static void
test_circuit_agrees (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, NULL);
  g_autoptr(CutiCircuit) circuit = cuti_circuit_new ();
  guint n_facts = cuti_knowledge_get_n_facts (knowledge), outs[N_CONDITIONS], counts[3] = { 0 };
  CutiCondition *conditions[N_CONDITIONS];
  g_autofree CutiValue *values = g_new (CutiValue, (1 + N_LESIONS) * n_facts);
  g_autofree CutiRails *gates = NULL;

  for (guint i = 0; i < N_CONDITIONS; i++) /* every other one of a lesion */
    {
      conditions[i] = make_condition (knowledge, i % 2);
      outs[i] = cuti_circuit_add (circuit, conditions[i]);
    }
  gates = g_new (CutiRails, cuti_circuit_get_n_gates (circuit));

  for (guint n = 0; n < N_VIEWS; n++)
    {
      CutiFactView view = { .facts = values, .lesions = values + n_facts, .n_lesions = N_LESIONS, .n_facts = n_facts,
                            .complete = cuti_knowledge_get_complete (knowledge) };

      draw_values (knowledge, values, (1 + N_LESIONS) * n_facts);
      cuti_circuit_evaluate (circuit, &view, gates);
      for (guint lesion = 0; lesion < N_LESIONS; lesion++)
        {
          CutiFactView inner = cuti_fact_view_for_lesion (&view, lesion);

          cuti_circuit_evaluate_lesion (circuit, &inner, gates);
          for (guint i = 0; i < N_CONDITIONS; i++)
            {
              CutiTruth truth = cuti_condition_evaluate (conditions[i], i % 2 ? &inner : &view);

              g_assert_cmpint (cuti_rails_to_truth (gates[outs[i]]), ==, truth);
              counts[truth]++;
            }
        }
    }

  for (guint truth = 0; truth < G_N_ELEMENTS (counts); truth++)
    g_assert_cmpuint (counts[truth], >, N_VIEWS);
  for (guint i = 0; i < N_CONDITIONS; i++)
    cuti_condition_free (conditions[i]);
}

/* What is there already is not built a second time. */
static void
test_circuit_shares (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, NULL);
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);
  g_autoptr(CutiCircuit) circuit = cuti_circuit_new ();
  g_autoptr(JsonNode) node =
    json_from_string ("{\"all\": [{\"any_lesion\": \"lesion.a\"}, {\"not\": {\"any\": [\"a\", \"b\"]}}]}", NULL);
  g_autoptr(CutiCondition) condition = cuti_condition_compile (vocabulary, node, FALSE, "", NULL);
  g_autoptr(CutiCondition) same = cuti_condition_compile (vocabulary, node, FALSE, "", NULL);
  guint out = cuti_circuit_add (circuit, condition);

  g_assert_cmpuint (cuti_circuit_get_n_gates (circuit), ==, 5);
  g_assert_cmpuint (cuti_circuit_add (circuit, same), ==, out);
  g_assert_cmpuint (cuti_circuit_get_n_gates (circuit), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/circuit/agrees/%u", i);

      g_test_add_func (path, test_circuit_agrees);
    }
  g_test_add_func ("/circuit/shares", test_circuit_shares);

  return g_test_run ();
}
