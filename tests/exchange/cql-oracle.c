/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random cases of a knowledge base, for another engine to agree with us on: a
 * line with the case, then a line a run, which is the case or one of its
 * lesions, with what logic sees of it, and the truths that no plan names. The
 * rest of what we say is in the plan that the command line makes of the case.
 *
 * usage: cql-oracle KNOWLEDGE SEED CASES
 */

#include <stdlib.h>

#include "cuti-cql-condition.h"
#include "cuti-cql.h"
#include "cuti-json.h"
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

      if (!value.known || cuti_fact_get_calculator (fact) != NULL)
        continue;
      if (g_rand_double (dice) < chance)
        cuti_case_set_value (patient_case, answer, value);
      else if (g_rand_boolean (dice))
        cuti_case_set_missing (patient_case, answer, g_rand_int_range (dice, 0, CUTI_N_MISSING));
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

      set_truth (expected, g_strdup (id), cuti_vocabulary_find_concept (vocabulary, id, "", NULL), view);
    }

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      if (cuti_advice_is_lesion_advice (advice) == of_lesion)
        set_truth (expected, cuti_cql_dup_applies (advice), cuti_advice_get_when (advice), view);
    }
  return expected;
}

static void
print_line (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, object);
  text = cuti_json_to_canonical (node);
  g_print ("%s\n", text);
}

static void
print_case (CutiCase *patient_case)
{
  JsonObject *line = json_object_new ();

  json_object_set_member (line, "case", cuti_case_to_json (patient_case));
  print_line (line);
}

/* @id: (nullable): of the lesion, if there is one */
static void
print_run (CutiSnapshot *snapshot, guint lesion, const char *id)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);
  CutiFactView view = cuti_snapshot_get_view (snapshot, lesion);
  JsonObject *run = json_object_new ();
  JsonObject *parameters = json_object_new ();
  JsonArray *lesions = json_array_new ();

  for (guint i = 0; i < cuti_snapshot_get_n_lesions (snapshot); i++)
    json_array_add_object_element (lesions, write_facts (snapshot, i, TRUE));
  json_object_set_object_member (parameters, "Facts",
                                 write_facts (snapshot, CUTI_NO_LESION, FALSE));
  json_object_set_array_member (parameters, "Lesions", lesions);
  if (id != NULL)
    json_object_set_object_member (parameters, "Lesion", write_facts (snapshot, lesion, TRUE));
  else
    json_object_set_null_member (parameters, "Lesion");

  if (id != NULL)
    json_object_set_string_member (run, "lesion", id);
  json_object_set_object_member (run, "parameters", parameters);
  json_object_set_object_member (run, "expected",
                                 expect (knowledge, &view, lesion != CUTI_NO_LESION));
  print_line (run);
}

/* A lesion of which nothing is known stands for those that are not recorded. */
static void
print_runs (CutiCase *patient_case)
{
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
  GListModel *lesions = cuti_case_get_lesions (patient_case);
  guint n_lesions = g_list_model_get_n_items (lesions);

  print_run (snapshot, CUTI_NO_LESION, NULL);
  if (n_lesions == 0)
    print_run (snapshot, 0, NULL);
  for (guint i = 0; i < n_lesions; i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      print_run (snapshot, i, cuti_lesion_get_id (lesion));
    }
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

      print_case (patient_case);
      print_runs (patient_case);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_rand_free (dice);
  return 0;
}
