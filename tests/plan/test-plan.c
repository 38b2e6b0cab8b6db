/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole plan: its lines, what holds across them, its bytes, and that no
 * order of anything changes a verdict.
 */

#include "cuti-test-plan.h"

#include <string.h>

#include "cuti-json.h"

#define AGAINST(strength, when) \
  "{'id': 'against', 'polarity': 'against', 'strength': '" strength "', 'when': " when ", 'text': 'x'}"
#define EXCLUDES(when) "{'id': 'excludes', 'polarity': 'excludes', 'when': " when ", 'text': 'x'}"
#define CAUTION(id, when) "{'id': '" id "', 'when': " when ", 'text': 'x'}"
#define AVOID(id, when, rest) \
  "{'id': '" id "', 'title': 't', 'text': 't', 'stance': 'avoid', 'strength': 'strong', 'when': " when "," \
  " 'review': {'status': 'submitted'}" rest "}"
#define TO(intervention) ", 'intervention': '" intervention "'"
#define LESION(id, facts) "{'id': '" id "', 'facts': {" facts "}}"

static CutiTestPlan *
make_plan (const char *advice, const char *members)
{
  return cuti_test_plan_new (CUTI_TEST_FACTS, NULL, advice, members);
}

/* Every byte, with the hashes reckoned here by the words of the contract. */
static void
test_plan_bytes (void)
{
  g_autoptr(CutiTestPlan) plan = make_plan (
    CUTI_TEST_ADVICE ("i", "lesion", "strong", "{'all': ['a', 'lesion.a']}",
                      ", 'arguments': [" AGAINST ("strong", "'b'") "], 'cautions': [" CAUTION ("c", "'c'") "]"),
    "'id': 'case-1', 'patient': {'family': 'F', 'born': '1954'}, 'facts': {'a': {'value': true, 'date': '2026'},"
    " 'x': 4.70, 'd': {'missing': 'pending'}, 'n': 99, 'c': null}, 'lesions': [" LESION ("7", "'lesion.a': true") "]");
  const char *knowledge = cuti_knowledge_get_sha256 (plan->knowledge);
  g_autofree char *input = g_strdup_printf (
    "{'facts':{'a':{'value':true},'d':{'missing':'pending'},'x':{'value':4.7}},'knowledge':'%s',"
    "'lesions':[{'facts':{'lesion.a':{'value':true}},'id':'7'}],'patient':{'born':'1954'}}", knowledge);
  g_autofree char *quoted = cuti_test_quote (input);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, quoted, -1);
  g_autofree char *expected = g_strdup_printf (
    "{'advice':[{'arguments':[{'id':'against','polarity':'against','truth':'unknown'}],"
    "'because':[{'fact':'a','value':true},{'fact':'lesion.a','lesion':'7','value':true}],"
    "'cautions':[{'id':'c','truth':'unknown'}],'exact':true,'firm':false,'id':'i','lesion':'7',"
    "'needs':[{'fact':'b'}],'section':'surgery','verdict':'contested'}],"
    "'ask':[{'fact':'b','settles':1}],'case':'case-1','conflicts':[],'derived':[],'format':'cutiplan-plan/1',"
    "'ignored':[{'pointer':'/facts/n','reason':'“n?” must be between 0 and 10.'}],"
    "'knowledge':{'id':'t','sha256':'%s','version':'1.0.0'},'out_of_scope':null,'sha256':'%s','urgent':[]}",
    knowledge, sha256);
  g_autofree char *got = cuti_test_canonical (plan->json);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (cuti_plan_get_sha256 (plan->plan), ==, sha256);
}

static void
test_plan_without_case_id (void)
{
  g_autoptr(CutiTestPlan) plan = make_plan (NULL, "");

  cuti_test_plan_assert (plan, "case", "null");
  cuti_test_plan_assert (plan, "advice", "[]");
}

/* All of them, in the order of sections, files, items and lesions; complete lists of arguments. */
static void
test_plan_has_every_line (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(CutiTestPlan) plan = NULL;
  g_autoptr(GString) order = g_string_new (NULL);
  GListModel *items;

  cuti_test_knowledge_write (folder, CUTI_TEST_FACTS, NULL,
                             CUTI_TEST_ADVICE ("s2", "lesion", "strong", "'a'", "") ","
                             CUTI_TEST_ADVICE ("s1", "case", "strong", "'a'", ", 'arguments': ["
                                               EXCLUDES ("'b'") "," AGAINST ("strong", "'c'") "], 'cautions': ["
                                               CAUTION ("x", "'b'") "," CAUTION ("y", "'c'") "]"));
  cuti_test_folder_write (folder, "advice/assessment.json",
                          "{'section': 'assessment', 'advice': [" CUTI_TEST_ADVICE ("a1", "case", "strong", "'a'", "") "]}");
  knowledge = cuti_test_knowledge_load (folder);
  plan = cuti_test_plan_new_with (knowledge, "'facts': {'a': false, 'b': true}, 'lesions': [" LESION ("9", "") ","
                                  LESION ("4", "") "]");
  items = cuti_plan_get_items (plan->plan);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (order, "%s/%s ", cuti_advice_get_id (cuti_plan_item_get_advice (item)),
                              cuti_plan_item_get_lesion (item) != NULL ? cuti_plan_item_get_lesion (item) : "-");
      g_assert_cmpint (cuti_plan_item_get_verdict (item), ==, CUTI_VERDICT_NOT_APPLICABLE);
    }
  g_assert_cmpstr (order->str, ==, "a1/- s2/9 s2/4 s1/- ");

  cuti_test_plan_assert_line (plan, "s1", NULL, "arguments",
                              "[{'id':'excludes','polarity':'excludes','truth':'true'},"
                              "{'id':'against','polarity':'against','truth':'unknown'}]");
  cuti_test_plan_assert_line (plan, "s1", NULL, "cautions",
                              "[{'id':'x','truth':'true'},{'id':'y','truth':'unknown'}]");
}

static void
test_plan_lesion_item_without_lesions (void)
{
  g_autoptr(CutiTestPlan) plan = make_plan (CUTI_TEST_ADVICE ("i", "lesion", "strong", "'lesion.a'", ""), "");
  g_autoptr(CutiTestPlan) out = make_plan (CUTI_TEST_ADVICE ("i", "lesion", "strong", "{'all': ['a', 'lesion.a']}", ""),
                                           "'facts': {'a': false}");

  g_assert_cmpuint (g_list_model_get_n_items (cuti_plan_get_items (plan->plan)), ==, 1);
  cuti_test_plan_assert_line (plan, "i", NULL, "verdict", "'undecided'");
  cuti_test_plan_assert_line (out, "i", NULL, "verdict", "'not-applicable'");
}

#define DERIVED_FACTS \
  CUTI_TEST_BOOLEAN ("a") "," \
  "{'id': 'case.assessed_on', 'group': 'g', 'type': 'date', 'label': 'On?'}," \
  "{'id': 'sex', 'group': 'g', 'type': 'choice', 'label': 'Sex?'," \
  " 'choices': [{'id': 'female', 'label': 'Female'}, {'id': 'male', 'label': 'Male'}]}," \
  "{'id': 'creatinine', 'group': 'g', 'type': 'number', 'label': 'Creatinine?', 'unit': 'mg/dL', 'step': 0.01," \
  " 'hard': [0.1, 20]}," \
  "{'id': 'gfr', 'group': 'g', 'type': 'number', 'label': 'GFR?', 'unit': 'mL/min/{1.73_m2}', 'step': 0.1," \
  " 'hard': [0, 250], 'overridable': true, 'derive': {'calculator': 'ckd-epi-2021'," \
  " 'inputs': {'creatinine': 'creatinine', 'age': 'age', 'sex': 'sex'}}}," \
  "{'id': 'age', 'group': 'g', 'type': 'integer', 'label': 'Age?', 'unit': 'a', 'hard': [0, 120]," \
  " 'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}}," \
  "{'id': 'lesion.since', 'group': 'g', 'type': 'date', 'label': 'Since?'}," \
  "{'id': 'lesion.months', 'group': 'g', 'type': 'integer', 'label': 'Months?', 'unit': 'mo', 'hard': [0, 999]," \
  " 'derive': {'calculator': 'months-since', 'inputs': {'from': 'lesion.since', 'on': 'case.assessed_on'}}}"

static void
test_plan_lists_what_is_derived (void)
{
  static const char advice[] = CUTI_TEST_ADVICE ("i", "case", "strong", "{'fact': 'gfr', 'lt': 60}", "");
  g_autoptr(CutiTestPlan) computed = cuti_test_plan_new (
    DERIVED_FACTS, NULL, advice,
    "'patient': {'born': '1976'}, 'facts': {'case.assessed_on': '2026-12-31', 'sex': 'male', 'creatinine': 1.0},"
    " 'lesions': [" LESION ("1", "'lesion.since': '2026-10-31'") "," LESION ("2", "") "]");
  g_autoptr(CutiTestPlan) entered = cuti_test_plan_new (
    DERIVED_FACTS, NULL, advice, "'facts': {'gfr': {'value': 45, 'override': true}}");

  /* 142 × (1 ÷ 0.9)^−1.2 × 0.9938^50 */
  cuti_test_plan_assert (computed, "derived",
                         "[{'fact':'gfr','value':91.7},{'fact':'age','value':50},"
                         "{'fact':'lesion.months','lesion':'1','value':2}]");
  cuti_test_plan_assert (entered, "derived", "[{'fact':'gfr','overridden':true,'value':45}]");
  cuti_test_plan_assert_line (entered, "i", NULL, "because", "[{'fact':'gfr','value':45}]");
}

/* Who clashes with whom. */
#define CONFLICT(intervention, first, second) \
  "{'intervention':'" intervention "','items':[{'id':'" first "'},{'id':'" second "'}]}"
#define DECLARED(first, second) "{'items':[{'id':'" first "'},{'id':'" second "'}]}"
#define CONFLICTS_WITH(id) ", 'conflicts_with': ['" id "']"

static const struct { const char *name, *advice, *facts, *conflicts; } conflicts[] = {
  { "offer-and-avoid", AVOID ("no", "'b'", TO ("knife")) "," CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")),
    "'a': true, 'b': true", CONFLICT ("knife", "yes", "no") },
  { "avoid-does-not-apply", AVOID ("no", "'b'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")), "'a': true, 'b': false", "" },
  { "avoid-undecided", AVOID ("no", "'b'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")), "'a': true", "" },
  { "offer-undecided", AVOID ("no", "'b'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")), "'b': true", "" },
  { "other-intervention", AVOID ("no", "'b'", TO ("beam")) ","
    CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")), "'a': true, 'b': true", "" },
  { "no-intervention", AVOID ("no", "'b'", "") "," CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", ""),
    "'a': true, 'b': true", "" },
  { "offer-and-ruled-out", CUTI_TEST_ADVICE ("out", "case", "strong", "'a'", TO ("knife") ", 'arguments': ["
    EXCLUDES ("'b'") "]") "," CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")),
    "'a': true, 'b': true", CONFLICT ("knife", "yes", "out") },
  { "offer-and-not-applicable", CUTI_TEST_ADVICE ("out", "case", "strong", "'c'", TO ("knife") ", 'arguments': ["
    EXCLUDES ("'b'") "]") "," CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", TO ("knife")),
    "'a': true, 'b': true", "" },
  { "consider-is-on-offer", AVOID ("no", "'b'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("yes", "case", "conditional", "'a'", TO ("knife")), "'a': true, 'b': true",
    CONFLICT ("knife", "yes", "no") },
  { "contested-is-on-offer", AVOID ("no", "'b'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("yes", "case", "conditional", "'a'", TO ("knife") ", 'arguments': [" AGAINST ("conditional", "'a'") "]"),
    "'a': true, 'b': true", CONFLICT ("knife", "yes", "no") },
  { "not-favoured-is-not", AVOID ("no", "'b'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("yes", "case", "conditional", "'a'", TO ("knife") ", 'arguments': [" AGAINST ("strong", "'a'") "]"),
    "'a': true, 'b': true", "" },
  { "two-offers-agree", CUTI_TEST_ADVICE ("one", "case", "strong", "'a'", TO ("knife")) ","
    CUTI_TEST_ADVICE ("two", "case", "strong", "'a'", TO ("knife")), "'a': true", "" },
  { "declared-offers", CUTI_TEST_ADVICE ("one", "case", "strong", "'a'", "") ","
    CUTI_TEST_ADVICE ("two", "case", "strong", "'b'", CONFLICTS_WITH ("one")), "'a': true, 'b': true",
    DECLARED ("one", "two") },
  { "declared-by-both-once", CUTI_TEST_ADVICE ("one", "case", "strong", "'a'", CONFLICTS_WITH ("two")) ","
    CUTI_TEST_ADVICE ("two", "case", "strong", "'b'", CONFLICTS_WITH ("one")), "'a': true, 'b': true",
    DECLARED ("one", "two") },
  { "declared-but-one-is-out", CUTI_TEST_ADVICE ("one", "case", "strong", "'a'", CONFLICTS_WITH ("two")) ","
    CUTI_TEST_ADVICE ("two", "case", "strong", "'b'", ""), "'a': true, 'b': false", "" },
  { "declared-and-avoid", AVOID ("no", "'b'", CONFLICTS_WITH ("yes")) ","
    CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", ""), "'a': true, 'b': true", DECLARED ("yes", "no") },
  { "in-plan-order", CUTI_TEST_ADVICE ("1", "case", "strong", "'a'", TO ("knife")) ","
    AVOID ("2", "'a'", TO ("knife")) "," CUTI_TEST_ADVICE ("3", "case", "strong", "'a'", TO ("knife")) ","
    AVOID ("4", "'a'", TO ("knife")), "'a': true",
    CONFLICT ("knife", "1", "2") "," CONFLICT ("knife", "1", "4") "," CONFLICT ("knife", "3", "2") ","
    CONFLICT ("knife", "3", "4") },
};

static void
test_plan_finds_conflicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autofree char *members = g_strdup_printf ("'facts': {%s}", conflicts[i].facts);
      g_autoptr(CutiTestPlan) plan = make_plan (conflicts[i].advice, members);
      g_autofree char *expected = g_strdup_printf ("[%s]", conflicts[i].conflicts);

      g_test_message ("%s", conflicts[i].name);
      cuti_test_plan_assert (plan, "conflicts", expected);
    }
}

/* A lesion's line meets its own lesion and the whole case, not another lesion. */
static void
test_plan_conflicts_by_lesion (void)
{
  static const char lesions[] = "'facts': {'a': true}, 'lesions': [" LESION ("1", "'lesion.a': true, 'lesion.b': false")
                                "," LESION ("2", "'lesion.a': true, 'lesion.b': true") "]";
  g_autoptr(CutiTestPlan) apart = make_plan (
    CUTI_TEST_ADVICE ("yes", "lesion", "strong", "'lesion.a'", TO ("knife")) ","
    AVOID ("no", "'lesion.b'", TO ("knife") ", 'scope': 'lesion'"), lesions);
  g_autoptr(CutiTestPlan) whole = make_plan (
    CUTI_TEST_ADVICE ("yes", "lesion", "strong", "'lesion.a'", TO ("knife")) "," AVOID ("no", "'a'", TO ("knife")),
    lesions);

  cuti_test_plan_assert (apart, "conflicts",
                         "[{'intervention':'knife','items':[{'id':'yes','lesion':'2'},{'id':'no','lesion':'2'}]}]");
  cuti_test_plan_assert (whole, "conflicts",
                         "[{'intervention':'knife','items':[{'id':'yes','lesion':'1'},{'id':'no'}]},"
                         "{'intervention':'knife','items':[{'id':'yes','lesion':'2'},{'id':'no'}]}]");
}

static void
test_plan_urgent (void)
{
  static const char advice[] =
    CUTI_TEST_ADVICE ("now", "case", "strong", "'a'", ", 'urgency': 'today', 'arguments': [" EXCLUDES ("'b'") ","
                      AGAINST ("strong", "'c'") "]") ","
    CUTI_TEST_ADVICE ("later", "case", "strong", "'a'", "") ","
    CUTI_TEST_ADVICE ("here", "lesion", "strong", "'lesion.a'", ", 'urgency': 'today'");
  static const struct { const char *members, *urgent; } rows[] = {
    { "", "[]" },
    { "'facts': {'a': false}", "[]" },
    /* Whether anything speaks against it need not be known. */
    { "'facts': {'a': true}", "[{'id':'now'}]" },
    { "'facts': {'a': true, 'b': false, 'c': true}", "[{'id':'now'}]" },
    { "'facts': {'a': true, 'b': true}", "[]" },
    { "'lesions': [" LESION ("1", "") "," LESION ("2", "'lesion.a': true") "]", "[{'id':'here','lesion':'2'}]" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CutiTestPlan) plan = make_plan (advice, rows[i].members);

      cuti_test_plan_assert (plan, "urgent", rows[i].urgent);
    }
}

static void
test_plan_out_of_scope (void)
{
  static const struct { const char *facts, *stop; } rows[] = {
    { "", "null" },
    { "'a': false, 'b': false", "null" },
    { "'b': true", "{'id':'second','text':'Second.'}" },
    { "'a': true, 'b': true", "{'id':'first','text':'First.'}" } };
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) knowledge = NULL;

  cuti_test_knowledge_write (folder, CUTI_TEST_FACTS, NULL, CUTI_TEST_ADVICE ("i", "case", "strong", "'b'", ""));
  cuti_test_folder_write (folder, "manifest.json",
                          "{'format': 'cutiplan-knowledge/1', 'id': 't', 'version': '1', 'out_of_scope': ["
                          "{'id': 'first', 'when': 'a', 'text': 'First.'}, {'id': 'second', 'when': 'b', 'text': 'Second.'}]}");
  knowledge = cuti_test_knowledge_load (folder);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *members = g_strdup_printf ("'facts': {%s}", rows[i].facts);
      g_autoptr(CutiTestPlan) plan = cuti_test_plan_new_with (knowledge, members);

      cuti_test_plan_assert (plan, "out_of_scope", rows[i].stop);
      g_assert_cmpint (cuti_plan_get_out_of_scope (plan->plan) == NULL, ==, g_str_equal (rows[i].stop, "null"));
      if (strstr (rows[i].facts, "'b': true") != NULL)
        cuti_test_plan_assert_line (plan, "i", NULL, "verdict", "'recommended'");
    }
}

static void
test_plan_lists_what_is_ignored (void)
{
  g_autoptr(CutiTestPlan) plan = make_plan (NULL, "'facts': {'a': 1, 'nothing': 2}, 'lesions': ["
                                            LESION ("1", "'lesion.size': 4.75") "]");

  cuti_test_plan_assert (plan, "ignored",
                         "[{'pointer':'/facts/a','reason':'“a?” must be true or false.'},"
                         "{'pointer':'/facts/nothing','reason':'“nothing” is not a question of this knowledge base.'},"
                         "{'pointer':'/lesions/0/facts/lesion.size','reason':'“Size?” is recorded in steps of 0.1.'}]");
}

static JsonNode *
load_sample (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  JsonNode *json = cuti_json_load_file (file, NULL, &error);

  g_assert_no_error (error);
  return json;
}

static CutiTestPlan *
plan_document (CutiKnowledge *knowledge, JsonNode *json)
{
  CutiTestPlan *self = g_new (CutiTestPlan, 1);
  g_autoptr(GError) error = NULL;

  self->knowledge = g_object_ref (knowledge);
  self->patient_case = cuti_case_new_from_json (knowledge, json, &error);
  g_assert_no_error (error);
  self->plan = cuti_plan_new (self->patient_case);
  self->json = cuti_plan_to_json (self->plan);
  return self;
}

static void
test_plan_is_the_same_every_time (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(CutiKnowledge) again = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) json = load_sample ();
  g_autoptr(JsonNode) same = load_sample ();
  g_autoptr(CutiTestPlan) first = plan_document (knowledge, json);
  g_autoptr(CutiTestPlan) second = plan_document (again, same);
  g_autofree char *first_text = cuti_json_to_canonical (first->json);
  g_autofree char *second_text = cuti_json_to_canonical (second->json);
  g_autoptr(CutiPlan) third = NULL;
  g_autoptr(JsonNode) third_json = NULL;
  g_autofree char *third_text = NULL;
  CutiAnswer *answer = cuti_case_find_answer (second->patient_case, "patient.ecog", NULL);
  CutiValue value = cuti_answer_get_value (answer);

  g_assert_cmpstr (first_text, ==, second_text);
  g_assert_null (strchr (first_text, '\n'));

  /* There and back again. */
  cuti_case_clear (second->patient_case, answer);
  cuti_case_set_value (second->patient_case, answer, value);
  third = cuti_plan_new (second->patient_case);
  third_json = cuti_plan_to_json (third);
  third_text = cuti_json_to_canonical (third_json);
  g_assert_cmpstr (third_text, ==, first_text);
}

static JsonArray *
reverse (JsonArray *array)
{
  JsonArray *reversed = json_array_new ();

  for (guint i = json_array_get_length (array); i > 0; i--)
    json_array_add_element (reversed, json_array_dup_element (array, i - 1));
  return reversed;
}

static JsonObject *
reverse_members (JsonObject *object)
{
  JsonObject *reversed = json_object_new ();
  g_autoptr(GList) names = g_list_reverse (json_object_get_members (object));

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (reversed, l->data, json_object_dup_member (object, l->data));
  return reversed;
}

static void
test_plan_order_in_case_is_of_no_matter (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) json = load_sample ();
  g_autoptr(JsonNode) other = load_sample ();
  JsonObject *document = json_node_get_object (other);
  g_autoptr(CutiTestPlan) first = plan_document (knowledge, json);
  g_autoptr(CutiTestPlan) second = NULL;
  g_autofree char *verdicts = cuti_test_plan_list_verdicts (first);
  g_autofree char *others = NULL;

  json_object_set_object_member (document, "facts",
                                 reverse_members (json_object_get_object_member (document, "facts")));
  json_object_set_array_member (document, "lesions",
                                reverse (json_object_get_array_member (document, "lesions")));
  second = plan_document (knowledge, other);
  others = cuti_test_plan_list_verdicts (second);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_lesions (second->patient_case)), >, 1);
  g_assert_cmpstr (others, ==, verdicts);
}

/* Copies the knowledge base with all lists of advice and concepts the other way round. */
static void
copy_reversed (CutiKnowledge *knowledge, CutiTestFolder *folder)
{
  g_autoptr(GPtrArray) paths = cuti_knowledge_list_files (knowledge);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autoptr(JsonNode) own = cuti_knowledge_dup_file (knowledge, path);
      JsonObject *object = json_node_get_object (own);
      const char *list = g_str_has_prefix (path, "advice/") ? "advice" : "concepts";
      g_autofree char *reversed = NULL;

      if (json_object_has_member (object, list))
        json_object_set_array_member (object, list, reverse (json_object_get_array_member (object, list)));
      reversed = cuti_json_to_canonical (own);
      cuti_test_folder_write_raw (folder, path, reversed);
    }
}

static void
test_plan_order_in_files_is_of_no_matter (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) reversed = NULL;
  g_autoptr(JsonNode) json = load_sample ();
  g_autoptr(JsonNode) same = load_sample ();
  g_autoptr(CutiTestPlan) first = plan_document (knowledge, json);
  g_autoptr(CutiTestPlan) second = NULL;
  g_autofree char *verdicts = cuti_test_plan_list_verdicts (first);
  g_autofree char *others = NULL;

  copy_reversed (knowledge, folder);
  reversed = cuti_test_knowledge_load (folder);
  g_assert_cmpstr (cuti_advice_get_id (cuti_knowledge_get_advice_item (reversed, 0)), !=,
                   cuti_advice_get_id (cuti_knowledge_get_advice_item (knowledge, 0)));
  second = plan_document (reversed, same);
  others = cuti_test_plan_list_verdicts (second);
  g_assert_cmpstr (others, ==, verdicts);
}

#define HIDING_FACTS \
  CUTI_TEST_FACTS ",{'id': 'row', 'group': 'g', 'type': 'boolean', 'label': 'row?', 'relevant_when': 'a'}"

static void
test_plan_hidden_answer_is_of_no_matter (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (
    HIDING_FACTS, NULL, CUTI_TEST_ADVICE ("i", "case", "strong", "{'any': ['row', 'b']}", ""));
  g_autoptr(CutiTestPlan) without = cuti_test_plan_new_with (knowledge, "'facts': {'a': false}");
  g_autoptr(CutiTestPlan) with = cuti_test_plan_new_with (knowledge, "'facts': {'a': false, 'row': true}");
  g_autoptr(CutiTestPlan) shown = cuti_test_plan_new_with (knowledge, "'facts': {'a': true, 'row': true}");
  g_autofree char *first = cuti_json_to_canonical (without->json);
  g_autofree char *second = cuti_json_to_canonical (with->json);

  g_assert_cmpstr (first, ==, second);
  cuti_test_plan_assert_line (shown, "i", NULL, "verdict", "'recommended'");
}

/* The hash covers what is read, and nothing else. */
static void
test_plan_hash (void)
{
  static const char base[] = "'id': 'i', 'facts': {'a': true}, 'lesions': [" LESION ("1", "") "]";
  static const struct { const char *members; gboolean same; } rows[] = {
    { "'id': 'j', 'label': 'L', 'facts': {'a': {'value': true, 'date': '2026', 'x': 1}, 'b': null},"
      " 'patient': {'family': 'F'}, 'lesions': [{'id': '1', 'label': 'one'}], 'responses': []", TRUE },
    { "'facts': {'a': true, 'nothing': 1, 'n': 99}, 'lesions': [" LESION ("1", "") "]", TRUE },
    { "'facts': {'a': false}, 'lesions': [" LESION ("1", "") "]", FALSE },
    { "'facts': {'a': {'missing': 'pending'}}, 'lesions': [" LESION ("1", "") "]", FALSE },
    { "'facts': {'a': true}, 'lesions': [" LESION ("2", "") "]", FALSE },
    { "'facts': {'a': true}, 'lesions': [" LESION ("1", "'lesion.a': true") "]", FALSE },
    { "'facts': {'a': true}", FALSE },
    { "'facts': {'a': true}, 'lesions': [" LESION ("1", "") "], 'patient': {'born': '1954'}", FALSE } };
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, NULL);
  g_autoptr(CutiTestPlan) plan = cuti_test_plan_new_with (knowledge, base);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CutiTestPlan) other = cuti_test_plan_new_with (knowledge, rows[i].members);

      g_test_message ("%s", rows[i].members);
      g_assert_cmpint (g_str_equal (cuti_plan_get_sha256 (plan->plan), cuti_plan_get_sha256 (other->plan)), ==,
                       rows[i].same);
    }
}

/* What has not changed need not be drawn anew. */
static void
test_plan_lines_compare (void)
{
  g_autoptr(CutiTestPlan) plan = make_plan (CUTI_TEST_ADVICE ("i", "case", "strong", "'a'", "") ","
                                            CUTI_TEST_ADVICE ("j", "case", "strong", "'b'", ""), "'facts': {'a': true}");
  g_autoptr(CutiPlan) same = cuti_plan_new (plan->patient_case);
  g_autoptr(CutiPlan) other = NULL;

  cuti_case_set_value (plan->patient_case, cuti_case_find_answer (plan->patient_case, "b", NULL), CUTI_VALUE (0));
  other = cuti_plan_new (plan->patient_case);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (cuti_plan_get_items (plan->plan), i);
      g_autoptr(CutiPlanItem) again = g_list_model_get_item (cuti_plan_get_items (same), i);
      g_autoptr(CutiPlanItem) after = g_list_model_get_item (cuti_plan_get_items (other), i);

      g_assert_true (cuti_plan_item_equal (item, again));
      g_assert_cmpint (cuti_plan_item_equal (item, after), ==, i == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/bytes", test_plan_bytes);
  g_test_add_func ("/plan/without-case-id", test_plan_without_case_id);
  g_test_add_func ("/plan/has-every-line", test_plan_has_every_line);
  g_test_add_func ("/plan/lesion-item-without-lesions", test_plan_lesion_item_without_lesions);
  g_test_add_func ("/plan/lists-what-is-derived", test_plan_lists_what_is_derived);
  g_test_add_func ("/plan/finds-conflicts", test_plan_finds_conflicts);
  g_test_add_func ("/plan/conflicts-by-lesion", test_plan_conflicts_by_lesion);
  g_test_add_func ("/plan/urgent", test_plan_urgent);
  g_test_add_func ("/plan/out-of-scope", test_plan_out_of_scope);
  g_test_add_func ("/plan/lists-what-is-ignored", test_plan_lists_what_is_ignored);
  g_test_add_func ("/plan/is-the-same-every-time", test_plan_is_the_same_every_time);
  g_test_add_func ("/plan/order-in-case-is-of-no-matter", test_plan_order_in_case_is_of_no_matter);
  g_test_add_func ("/plan/order-in-files-is-of-no-matter", test_plan_order_in_files_is_of_no_matter);
  g_test_add_func ("/plan/hidden-answer-is-of-no-matter", test_plan_hidden_answer_is_of_no_matter);
  g_test_add_func ("/plan/hash", test_plan_hash);
  g_test_add_func ("/plan/lines-compare", test_plan_lines_compare);

  return g_test_run ();
}
