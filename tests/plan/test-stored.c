/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans of signed versions: read back as they were, whatever has become of the
 * case and of the knowledge base.
 */

#include "cuti-test-plan.h"

#include "cuti-json.h"

#define ARGUMENT(id, when) \
  "{'id': '" id "', 'polarity': 'for', 'strength': 'strong', 'when': " when ", 'text': 'Text of " id ".'}"
#define FACTS \
  CUTI_TEST_FACTS "," \
  "{'id': 'case.assessed_on', 'group': 'g', 'type': 'date', 'label': 'On?'}," \
  "{'id': 'age', 'group': 'g', 'type': 'integer', 'label': 'Age?', 'unit': 'a', 'hard': [0, 120]," \
  " 'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}}"
#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", \
                    ", 'arguments': [" ARGUMENT ("one", "'b'") "," ARGUMENT ("two", "'c'") "]" \
                    ", 'cautions': [{'id': 'care', 'when': 'a', 'text': 'Take care.'}], 'urgency': 'today'") "," \
  CUTI_TEST_ADVICE ("no", "case", "strong", "'d'", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", "")
#define CASE \
  "'id': 'x', 'patient': {'born': '1954-03-09'}," \
  "'facts': {'a': true, 'b': true, 'd': false, 'n': 3, 'case.assessed_on': '2026-11-20', 'z': 1}," \
  "'lesions': [{'id': '1', 'facts': {'lesion.a': true}}, {'id': '2'}]"

static const CutiSignature signature = { "Dr A", "Dermatology", "2026-11-22T10:58:00+01:00" };

/* Another knowledge base: “yes”, its argument and the facts n and a have gone; the age is computed otherwise. */
#define OTHER_FACTS \
  CUTI_TEST_BOOLEAN ("b") "," CUTI_TEST_BOOLEAN ("c") "," CUTI_TEST_BOOLEAN ("d") "," \
  CUTI_TEST_BOOLEAN ("lesions.complete") "," CUTI_TEST_BOOLEAN ("lesion.a") "," \
  "{'id': 'case.assessed_on', 'group': 'g', 'type': 'date', 'label': 'On?'}," \
  "{'id': 'later', 'group': 'g', 'type': 'date', 'label': 'Later?'}," \
  "{'id': 'age', 'group': 'g', 'type': 'integer', 'label': 'Age?', 'unit': 'a', 'hard': [0, 120]," \
  " 'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': 'later'}}}"
#define OTHER_ADVICE \
  CUTI_TEST_ADVICE ("no", "case", "strong", "{'not': 'd'}", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", "")

static CutiVersion *
sign (CutiTestPlan *plan)
{
  return cuti_case_sign (plan->patient_case, plan->json, &signature);
}

static CutiPlanItem *
find_item (CutiPlan *plan, const char *id, const char *lesion)
{
  GListModel *items = cuti_plan_get_items (plan);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (cuti_advice_get_id (cuti_plan_item_get_advice (item)), id)
          && g_strcmp0 (cuti_plan_item_get_lesion (item), lesion) == 0)
        return item;
    }
  g_assert_not_reached ();
}

static CutiPlan *
read_version (CutiKnowledge *knowledge, CutiVersion *version, CutiCase **signed_case)
{
  g_autoptr(GError) error = NULL;
  CutiPlan *plan;

  *signed_case = cuti_case_new_from_version (knowledge, version, &error);
  g_assert_no_error (error);
  plan = cuti_plan_new_from_version (*signed_case, version, &error);
  g_assert_no_error (error);
  return plan;
}

static void
assert_same_lists (GListModel *a, GListModel *b)
{
  g_assert_cmpuint (g_list_model_get_n_items (a), ==, g_list_model_get_n_items (b));
}

static void
test_stored_says_the_same (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, ADVICE, CASE);
  CutiVersion *version = sign (plan);
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) stored = read_version (plan->knowledge, version, &signed_case);
  GListModel *now = cuti_plan_get_items (plan->plan), *then = cuti_plan_get_items (stored);

  assert_same_lists (now, then);
  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr(CutiPlanItem) a = g_list_model_get_item (now, i);
      g_autoptr(CutiPlanItem) b = g_list_model_get_item (then, i);

      g_assert_true (cuti_plan_item_equal (a, b));
    }
  assert_same_lists (cuti_plan_get_questions (plan->plan), cuti_plan_get_questions (stored));
  assert_same_lists (cuti_plan_get_conflicts (plan->plan), cuti_plan_get_conflicts (stored));
  assert_same_lists (cuti_plan_get_urgent (plan->plan), cuti_plan_get_urgent (stored));
  assert_same_lists (cuti_plan_get_derived (plan->plan), cuti_plan_get_derived (stored));
  assert_same_lists (cuti_plan_get_ignored (plan->plan), cuti_plan_get_ignored (stored));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_get_urgent (stored)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_get_ignored (stored)), ==, 1);
  g_assert_cmpstr (cuti_plan_get_sha256 (stored), ==, cuti_plan_get_sha256 (plan->plan));
  g_assert_true (cuti_plan_get_version (stored) == version);
  g_assert_true (cuti_plan_is_of_knowledge (stored));
}

static void
test_stored_writes_what_was_signed (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, ADVICE, CASE);
  CutiVersion *version = sign (plan);
  g_autoptr(CutiKnowledge) other = cuti_test_knowledge_new (OTHER_FACTS, NULL, OTHER_ADVICE);
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) stored = read_version (other, version, &signed_case);
  g_autoptr(JsonNode) json = cuti_plan_to_json (stored);
  g_autofree char *written = cuti_test_canonical (json);
  g_autofree char *signed_json = cuti_test_canonical (plan->json);

  g_assert_cmpstr (written, ==, signed_json);
}

static void
test_stored_ignores_later_changes (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, ADVICE, CASE);
  CutiVersion *version = sign (plan);
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) stored = NULL;

  cuti_case_set_value (plan->patient_case, cuti_case_find_answer (plan->patient_case, "a", NULL), CUTI_VALUE (0));
  stored = read_version (plan->knowledge, version, &signed_case);
  g_assert_cmpint (cuti_plan_item_get_verdict (find_item (stored, "yes", NULL)), ==, CUTI_VERDICT_RECOMMENDED);
}

/* Verdicts, reasons and computed values are those signed. */
static void
test_stored_survives_another_knowledge_base (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, ADVICE, CASE);
  CutiVersion *version = sign (plan);
  g_autoptr(CutiKnowledge) other = cuti_test_knowledge_new (OTHER_FACTS, NULL, OTHER_ADVICE);
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) stored = read_version (other, version, &signed_case);
  CutiPlanItem *yes = find_item (stored, "yes", NULL);
  g_autoptr(CutiArgued) argued = g_list_model_get_item (cuti_plan_item_get_arguments (yes), 0);
  g_autoptr(CutiFinding) finding = g_list_model_get_item (cuti_plan_item_get_because (yes), 0);
  g_autofree char *age = NULL;

  g_assert_false (cuti_plan_is_of_knowledge (stored));
  g_assert_cmpint (cuti_plan_item_get_verdict (yes), ==, CUTI_VERDICT_RECOMMENDED);
  g_assert_true (cuti_advice_is_lost (cuti_plan_item_get_advice (yes)));
  g_assert_nonnull (strstr (cuti_advice_get_title (cuti_plan_item_get_advice (yes)), "yes"));
  g_assert_nonnull (strstr (cuti_argument_get_text (cuti_argued_get_argument (argued)), "one"));
  g_assert_cmpint (cuti_argued_get_truth (argued), ==, CUTI_TRUTH_TRUE);
  g_assert_null (cuti_finding_get_fact (finding));
  g_assert_cmpstr (cuti_finding_get_label (finding), ==, "a");
  g_assert_cmpstr (cuti_finding_get_text (finding), ==, "true");

  /* It would be advised now. */
  g_assert_cmpint (cuti_plan_item_get_verdict (find_item (stored, "no", NULL)), ==, CUTI_VERDICT_NOT_APPLICABLE);

  cuti_case_get_snapshot (signed_case);
  age = cuti_answer_dup_text (cuti_case_find_answer (signed_case, "age", NULL));
  g_assert_nonnull (strstr (age, "72"));
}

static void
assert_damaged (const char *advice)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, ADVICE, CASE);
  g_autofree char *text = g_strdup_printf ("{'advice': [%s]}", advice);
  g_autoptr(JsonNode) json = cuti_test_parse (text);
  CutiVersion *version = cuti_case_sign (plan->patient_case, json, &signature);
  g_autoptr(CutiCase) signed_case = cuti_case_new_from_version (plan->knowledge, version, NULL);
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", advice);
  g_assert_null (cuti_plan_new_from_version (signed_case, version, &error));
  g_assert_error (error, CUTI_PLAN_ERROR, CUTI_PLAN_ERROR_STORED);
}

static void
test_stored_refuses_a_damaged_plan (void)
{
  assert_damaged ("{}");
  assert_damaged ("{'id': 'yes'}");
  assert_damaged ("{'id': 'yes', 'verdict': 'perhaps'}");
  assert_damaged ("{'id': 1, 'verdict': 'consider'}");
  assert_damaged ("{'id': 'here', 'verdict': 'consider', 'lesion': '9'}");
}

/* Nothing in a plan that came from elsewhere makes it crash. */
static void
test_stored_takes_nonsense_calmly (void)
{
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new (FACTS, NULL, ADVICE, CASE);
  g_autoptr(JsonNode) json = cuti_test_parse (
    "{'advice': [7, {'id': 'yes', 'verdict': 'consider', 'because': [{'fact': 'n', 'value': []}, {'fact': 'n'}, 3],"
    " 'needs': [{'fact': 3}], 'arguments': {}, 'cautions': [{'id': 'gone', 'truth': 7}]}],"
    " 'derived': [{'fact': 'age', 'value': 'old'}], 'ask': [{'fact': 'lesions', 'settles': 'many'}],"
    " 'conflicts': [{'items': [{'id': 'yes'}, {'id': 'gone'}]}, {'items': 3}], 'urgent': [{'id': 'gone'}],"
    " 'ignored': [{}], 'out_of_scope': 5, 'sha256': []}");
  CutiVersion *version = cuti_case_sign (plan->patient_case, json, &signature);
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) stored = read_version (plan->knowledge, version, &signed_case);

  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_get_items (stored)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_get_conflicts (stored)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_get_questions (stored)), ==, 1);
  g_assert_null (cuti_plan_get_out_of_scope (stored));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stored/says-the-same", test_stored_says_the_same);
  g_test_add_func ("/stored/writes-what-was-signed", test_stored_writes_what_was_signed);
  g_test_add_func ("/stored/ignores-later-changes", test_stored_ignores_later_changes);
  g_test_add_func ("/stored/survives-another-knowledge-base", test_stored_survives_another_knowledge_base);
  g_test_add_func ("/stored/refuses-a-damaged-plan", test_stored_refuses_a_damaged_plan);
  g_test_add_func ("/stored/takes-nonsense-calmly", test_stored_takes_nonsense_calmly);

  return g_test_run ();
}
