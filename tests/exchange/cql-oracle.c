/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random cases of a knowledge base and what our evaluator says of them, for
 * another engine to agree with: one run a line, which is the case or one of its
 * lesions.
 *
 * usage: cql-oracle KNOWLEDGE SEED CASES
 */

#include <stdlib.h>

#include "cuti-cql-condition.h"
#include "cuti-cql.h"
#include "cuti-json.h"
#include "cuti-judge.h"
#include "cuti-test-case.h"

#define MAX_LESIONS 3

static GRand *dice;

static void
draw_answers (CutiCase *patient_case, GListModel *answers, double chance)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);
      CutiFact *fact = cuti_answer_get_fact (answer);
      CutiValue value = cuti_test_draw_value (cuti_case_get_knowledge (patient_case), fact, dice);

      if (value.known && cuti_fact_get_calculator (fact) == NULL
          && g_rand_double (dice) < chance)
        cuti_case_set_value (patient_case, answer, value);
    }
}

static CutiCase *
draw_case (CutiKnowledge *knowledge)
{
  CutiCase *patient_case = cuti_case_new (knowledge, "2026-11-20");
  double chance = g_rand_double_range (dice, 0.2, 1);

  for (int n = g_rand_int_range (dice, 0, MAX_LESIONS + 1); n > 0; n--)
    {
      CutiLesion *lesion = cuti_case_add_lesion (patient_case);

      draw_answers (patient_case, cuti_lesion_get_answers (lesion), chance);
    }
  draw_answers (patient_case, cuti_case_get_answers (patient_case), chance);
  return patient_case;
}

static JsonObject *
write_facts (CutiSnapshot *snapshot, guint lesion, gboolean of_lesion)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      g_autofree char *element = cuti_cql_dup_element (fact);
      CutiValue value;

      if (cuti_fact_is_lesion_fact (fact) != of_lesion || cuti_cql_get_type (fact) == NULL)
        continue;
      value = cuti_snapshot_get_value (snapshot, i, lesion);
      if (value.known)
        json_object_set_member (object, element, cuti_fact_write_value (fact, value));
    }
  return object;
}

static void
set_truth (JsonObject *object, char *name, const CutiCondition *when, const CutiFactView *view)
{
  CutiTruth truth = cuti_condition_evaluate (when, view);

  if (truth == CUTI_TRUTH_UNKNOWN)
    json_object_set_null_member (object, name);
  else
    json_object_set_boolean_member (object, name, truth == CUTI_TRUTH_TRUE);
  g_free (name);
}

static void
expect_item (JsonObject *expected, CutiAdvice *advice, const CutiFactView *view)
{
  guint n_arguments, n_cautions;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiArgument *const *cautions = cuti_advice_peek_cautions (advice, &n_cautions);
  CutiJudgement judgement = cuti_judge (advice, view);
  g_autofree char *verdict = g_strconcat (cuti_advice_get_id (advice), " verdict", NULL);
  g_autofree char *firm = g_strconcat (cuti_advice_get_id (advice), " firm", NULL);

  set_truth (expected, cuti_cql_dup_applies (advice), cuti_advice_get_when (advice), view);
  for (guint i = 0; i < n_arguments; i++)
    set_truth (expected, cuti_cql_dup_argument (advice, arguments[i]),
               cuti_argument_get_when (arguments[i]), view);
  for (guint i = 0; i < n_cautions; i++)
    set_truth (expected, cuti_cql_dup_caution (advice, cautions[i]),
               cuti_argument_get_when (cautions[i]), view);
  json_object_set_string_member (expected, verdict, cuti_verdict_to_nick (judgement.verdict));
  json_object_set_boolean_member (expected, firm, judgement.firm);
}

static JsonObject *
expect (CutiKnowledge *knowledge, const CutiFactView *view, gboolean of_lesion)
{
  JsonObject *expected = json_object_new ();
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);
  GListModel *concepts = cuti_knowledge_get_concepts (knowledge);

  for (guint i = 0; i < g_list_model_get_n_items (concepts); i++)
    {
      g_autoptr(CutiTerm) concept = g_list_model_get_item (concepts, i);
      const char *id = cuti_term_get_id (concept);
      g_autoptr(CutiCondition) when =
        cuti_condition_compile (vocabulary, cuti_vocabulary_find_concept (vocabulary, id, NULL),
                                TRUE, "", NULL);

      set_truth (expected, g_strdup (id), when, view);
    }

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      if (cuti_advice_is_lesion_advice (advice) == of_lesion)
        expect_item (expected, advice, view);
    }
  return expected;
}

static void
print_run (CutiSnapshot *snapshot, guint lesion)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);
  CutiFactView view = cuti_snapshot_get_view (snapshot, lesion);
  JsonObject *run = json_object_new ();
  JsonObject *parameters = json_object_new ();
  JsonArray *lesions = json_array_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  for (guint i = 0; i < cuti_snapshot_get_n_lesions (snapshot); i++)
    json_array_add_object_element (lesions, write_facts (snapshot, i, TRUE));
  json_object_set_object_member (parameters, "Facts",
                                 write_facts (snapshot, CUTI_NO_LESION, FALSE));
  json_object_set_array_member (parameters, "Lesions", lesions);
  if (lesion < cuti_snapshot_get_n_lesions (snapshot))
    json_object_set_object_member (parameters, "Lesion", write_facts (snapshot, lesion, TRUE));
  else
    json_object_set_null_member (parameters, "Lesion");

  json_object_set_object_member (run, "parameters", parameters);
  json_object_set_object_member (run, "expected",
                                 expect (knowledge, &view, lesion != CUTI_NO_LESION));
  json_node_take_object (node, run);
  text = cuti_json_to_canonical (node);
  g_print ("%s\n", text);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GFile) folder = argc == 4 ? g_file_new_for_path (argv[1]) : NULL;
  g_autoptr(CutiKnowledge) knowledge =
    folder != NULL ? cuti_knowledge_load (folder, NULL, NULL) : NULL;

  if (knowledge == NULL)
    {
      g_printerr ("usage: cql-oracle KNOWLEDGE SEED CASES\n");
      return 2;
    }

  dice = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  for (int n = atoi (argv[3]); n > 0; n--)
    {
      g_autoptr(CutiCase) patient_case = draw_case (knowledge);
      CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
      guint n_lesions = MAX (cuti_snapshot_get_n_lesions (snapshot), 1);

      print_run (snapshot, CUTI_NO_LESION);
      for (guint i = 0; i < n_lesions; i++)
        print_run (snapshot, i);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_rand_free (dice);
  return 0;
}
