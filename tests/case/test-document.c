/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and writing a case: what is refused, what is listed as not usable,
 * and that nothing is ever lost.
 */

#include "cuti-test-facts.h"

#include <string.h>

#include "cuti-json.h"

static CutiKnowledge *knowledge;

static CutiAnswer *
find_answer (CutiCase *patient_case, const char *fact, const char *lesion)
{
  CutiAnswer *answer = cuti_case_find_answer (patient_case, fact, lesion);

  g_assert_nonnull (answer);
  return answer;
}

/* What is written, without the member that says with which knowledge. */
static char *
write_case (CutiCase *patient_case)
{
  g_autoptr(JsonNode) shared = cuti_case_to_json (patient_case);
  g_autoptr(JsonNode) json = json_node_copy (shared);
  g_autofree char *text = cuti_json_to_canonical (json);
  g_autoptr(JsonNode) own = cuti_json_parse (text, -1, NULL);

  json_object_remove_member (json_node_get_object (own), "knowledge");
  return cuti_test_canonical (own);
}

static void
test_document_keeps_what_it_does_not_know (void)
{
  static const char text[] =
    "{'facts':{'a':{'date':'2026-01-01','value':true,'x-by':['lab',null]},'b':{'missing':'pending','x':1},"
    "'c':false,'d':null,'n':{'value':99},'nothing':{'deep':{'er':1}}},'format':'cutiplan-case/1','id':'i',"
    "'label':'L','lesions':[{'facts':{'lesion.a':{'value':true,'x':2},'lesion.z':0},'id':'7','label':'seven',"
    "'x-photo':'p'}],'patient':{'allergies':{'status':'known','text':'t','x':3},'born':'1954','family':'F',"
    "'identifier':{'label':'MRN','value':'1','x':4},'x-nick':'N'},'responses':[{'advice':'i'}],"
    "'versions':[{'n':1}],'x-more':{'y':[1,2.5]}}";
  g_autoptr(JsonNode) with = cuti_test_parse (text);
  g_autoptr(JsonNode) without = cuti_test_parse (text);
  g_autoptr(CutiCase) known = cuti_case_new_from_json (knowledge, with, NULL);
  g_autoptr(CutiCase) unknown = cuti_case_new_from_json (NULL, without, NULL);
  g_autofree char *first = write_case (known);
  g_autofree char *second = write_case (unknown);

  g_assert_cmpstr (first, ==, text);
  g_assert_cmpstr (second, ==, text);
}

/* For others: what nobody sees on screen or paper is not in it, all else is. */
static void
test_document_for_others (void)
{
  g_autoptr(JsonNode) json = cuti_test_parse (
    "{'facts':{'a':false,'n':{'value':99},'row':true,'row-of-row':true,'x-new':1},'format':'cutiplan-case/1',"
    "'lesions':[{'facts':{'lesion.a':true,'lesion.row':true},'id':'1'},"
    "{'facts':{'lesion.a':false,'lesion.row':true},'id':'2'}],'patient':{},'versions':[{'n':1}],'x-more':1}");
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (knowledge, json, NULL);
  g_autofree char *before = write_case (patient_case);
  g_autoptr(JsonNode) shown = cuti_case_dup_shown_json (patient_case);
  g_autofree char *after = write_case (patient_case);
  g_autofree char *text = NULL;

  json_object_remove_member (json_node_get_object (shown), "knowledge");
  text = cuti_test_canonical (shown);
  g_assert_cmpstr (text, ==,
                   "{'facts':{'a':false,'n':{'value':99},'x-new':1},'format':'cutiplan-case/1',"
                   "'lesions':[{'facts':{'lesion.a':true,'lesion.row':true},'id':'1'},"
                   "{'facts':{'lesion.a':false},'id':'2'}],'patient':{},'x-more':1}");
  g_assert_cmpstr (after, ==, before); /* the case itself keeps them */
}

/* Also those of an entry that is written anew. */
static void
test_document_keeps_what_stands_beside_an_answer (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, "'facts': {'a': {'value': true, 'date': '2020', 'x': 1}, 'b': true, 'c': {'missing': 'pending', 'x': 2},"
    " 'n': {'value': 99, 'x': 3}, 'case.assessed_on': '2026-11-20'}");
  g_autofree char *text = NULL;

  cuti_case_set_value (patient_case, find_answer (patient_case, "a", NULL), CUTI_VALUE (0));
  cuti_case_set_missing (patient_case, find_answer (patient_case, "b", NULL), CUTI_MISSING_DECLINED);
  cuti_case_clear (patient_case, find_answer (patient_case, "c", NULL));
  cuti_case_set_value (patient_case, find_answer (patient_case, "n", NULL), CUTI_VALUE (9));
  text = write_case (patient_case);
  g_assert_cmpstr (text, ==,
                   "{'facts':{'a':{'date':'2026-11-20','value':false,'x':1},"
                   "'b':{'date':'2026-11-20','missing':'declined'},'c':{'x':2},'case.assessed_on':'2026-11-20',"
                   "'n':{'date':'2026-11-20','value':9,'x':3}},'format':'cutiplan-case/1','lesions':[],'patient':{}}");
}

static void
test_document_names_its_knowledge (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, "'knowledge': {'id': 'old'}");
  g_autoptr(CutiCase) without = cuti_test_case_new (NULL, "'knowledge': {'id': 'old'}");
  g_autoptr(JsonNode) json = cuti_case_to_json (patient_case);
  g_autoptr(JsonNode) kept = cuti_case_to_json (without);
  JsonObject *named = json_object_get_object_member (json_node_get_object (json), "knowledge");

  g_assert_cmpstr (json_object_get_string_member (named, "id"), ==, "t");
  g_assert_cmpstr (json_object_get_string_member (named, "sha256"), ==, cuti_knowledge_get_sha256 (knowledge));
  named = json_object_get_object_member (json_node_get_object (kept), "knowledge");
  g_assert_cmpstr (json_object_get_string_member (named, "id"), ==, "old");
}

static void
test_document_refuses (void)
{
  static const struct { const char *json, *message; } rows[] = {
    { "[]", "/: A case must be an object." },
    { "{}", "/format: This is not a case that Cutiplan can read" },
    { "{'format': 'cutiplan-case/2'}", "/format: This is not a case" },
    { "{'format': 1}", "/format: This is not a case" },
    { "{'format': null}", "/format: This is not a case" },
    { "{'format': ['cutiplan-case/1']}", "/format: This is not a case" },
    { "{'format': 'cutiplan-case/1', 'patient': []}", "/patient: The patient must be an object." },
    { "{'format': 'cutiplan-case/1', 'facts': []}", "/facts: The facts must be an object." },
    { "{'format': 'cutiplan-case/1', 'lesions': {}}", "/lesions: The lesions must be a list." },
    { "{'format': 'cutiplan-case/1', 'lesions': [1]}", "/lesions/0: A lesion must be an object." },
    { "{'format': 'cutiplan-case/1', 'lesions': [{'id': '1'}, {}]}", "/lesions/1: A lesion must have an id" },
    { "{'format': 'cutiplan-case/1', 'lesions': [{'id': 1}]}", "/lesions/0: A lesion must have an id" },
    { "{'format': 'cutiplan-case/1', 'lesions': [{'id': '1'}, {'id': '1'}]}", "/lesions/1: Two lesions have the same" },
    { "{'format': 'cutiplan-case/1', 'lesions': [{'id': '1', 'facts': 1}]}", "/lesions/0: The facts of a lesion" },
    { "{'format': 'cutiplan-case/1', 'responses': {}}", "/responses: The responses must be a list." },
    { "{'format': 'cutiplan-case/1', 'mdt': []}", "/mdt: The record of the tumour board must be an object." } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JsonNode) json = cuti_test_parse (rows[i].json);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", rows[i].json);
      g_assert_null (cuti_case_new_from_json (knowledge, json, &error));
      g_assert_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, rows[i].message));
    }
}

static void
test_document_needs_its_format_alone (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, "'patient': null, 'facts': null, 'lesions': null");

  g_assert_null (cuti_case_get_id (patient_case));
  g_assert_cmpstr (cuti_case_get_label (patient_case), !=, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_lesions (patient_case)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (patient_case)), ==, 0);
  g_assert_false (cuti_case_is_modified (patient_case));
}

typedef struct
{
  const char *members, *pointer, *reason;
} Ignored;

static const Ignored ignored[] = {
  { "'facts': {'nothing': true}", "/facts/nothing", "“nothing” is not a question of this knowledge base." },
  { "'facts': {'nothing': null}", "/facts/nothing", "“nothing” is not a question" },
  { "'facts': {'a/b~c': 1}", "/facts/a~1b~0c", "“a/b~c” is not a question" },
  { "'facts': {'lesion.a': true}", "/facts/lesion.a", "“lesion.a” is not a question" },
  { "'lesions': [{'id': '1'}, {'id': '2', 'facts': {'a': true}}]", "/lesions/1/facts/a", "“a” is not a question" },
  { "'facts': {'a': 1}", "/facts/a", "“a?” must be true or false." },
  { "'facts': {'a': {'value': 'yes'}}", "/facts/a", "“a?” must be true or false." },
  { "'facts': {'a': [true]}", "/facts/a", "“a?” must be true or false." },
  { "'facts': {'n': 11}", "/facts/n", "“n?” must be between 0 and 10." },
  { "'facts': {'n': {'value': 2.5}}", "/facts/n", "“n?” is recorded in steps of 1." },
  { "'facts': {'x': 4.75}", "/facts/x", "“x?” is recorded in steps of 0.1." },
  { "'facts': {'choice': 'z'}", "/facts/choice", "“z” is not a choice of “choice?”." },
  { "'facts': {'choice': 'unknown'}", "/facts/choice", "“unknown” is not a choice" },
  { "'facts': {'choices': ['t', 'z']}", "/facts/choices", "“z” is not a choice of “choices?”." },
  { "'facts': {'choices': 't'}", "/facts/choices", "“choices?” must be a list of choices." },
  { "'facts': {'case.assessed_on': '20-11-2026'}", "/facts/case.assessed_on", "“On?” must be a date such as" },
  { "'facts': {'note': 7}", "/facts/note", "“Note?” must be a text." },
  { "'facts': {'a': {'value': true, 'missing': 'pending'}}", "/facts/a", "There is both a value and a reason why" },
  { "'facts': {'a': {'missing': 'lost'}}", "/facts/a", "The reason why the answer is missing is not one of" },
  { "'facts': {'a': {'missing': true}}", "/facts/a", "The reason why the answer is missing is not one of" },
  { "'facts': {'age': 50}", "/facts/age", "This is computed from other answers and cannot be entered." },
  { "'facts': {'age': {'value': 50, 'override': true}}", "/facts/age", "This is computed from other answers" },
  { "'facts': {'gfr': 50}", "/facts/gfr", "This is computed from other answers" },
  { "'facts': {'gfr': {'value': 50, 'override': false}}", "/facts/gfr", "This is computed from other answers" },
  { "'facts': {'gfr': {'value': 999, 'override': true}}", "/facts/gfr", "“GFR?” must be between 0 and 250" },
  { "'lesions': [{'id': '1', 'facts': {'lesion.size': 101}}]", "/lesions/0/facts/lesion.size", "“Size?” must be" },
};

static void
test_document_lists_what_is_not_usable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    {
      const Ignored *row = &ignored[i];
      g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, row->members);
      g_autoptr(CutiIgnored) entry = g_list_model_get_item (cuti_case_get_ignored (patient_case), 0);
      g_autofree char *given = g_strdup_printf ("{'format': 'cutiplan-case/1', %s}", row->members);
      g_autoptr(JsonNode) expected = cuti_test_parse (given);
      g_autoptr(JsonNode) written = cuti_case_to_json (patient_case);
      const char *list = strstr (row->members, "lesions") != NULL ? "lesions" : "facts";
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", row->members);
      g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (patient_case)), ==, 1);
      g_assert_cmpstr (cuti_ignored_get_pointer (entry), ==, row->pointer);
      g_assert_true (g_str_has_prefix (cuti_ignored_get_reason (entry), row->reason));

      /* Kept as it is. */
      if (g_str_equal (list, "facts"))
        {
          before = cuti_json_to_canonical (json_object_get_member (json_node_get_object (expected), "facts"));
          after = cuti_json_to_canonical (json_object_get_member (json_node_get_object (written), "facts"));
          g_assert_cmpstr (after, ==, before);
        }
    }
}

static void
test_document_what_is_not_usable_is_unknown (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, "'facts': {'n': 99, 'a': 1}");
  CutiAnswer *answer = find_answer (patient_case, "n", NULL);
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
  guint fact = cuti_fact_get_index (cuti_answer_get_fact (answer));

  g_assert_cmpint (cuti_answer_get_state (answer), ==, CUTI_ANSWER_IGNORED);
  g_assert_nonnull (cuti_answer_get_problem (answer));
  g_assert_false (cuti_answer_get_value (answer).known);
  g_assert_false (cuti_snapshot_get_value (snapshot, fact, CUTI_NO_LESION).known);

  /* Once it is mended it is off the list, and the other stays. */
  cuti_case_set_value (patient_case, answer, CUTI_VALUE (9));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (patient_case)), ==, 1);
  g_assert_null (cuti_answer_get_problem (answer));
}

static void
test_document_reads_every_form_of_answer (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, "'facts': {'a': true, 'b': null, 'c': {'value': null}, 'd': {}, 'n': {'missing': null},"
    " 'choices': [], 'choice': {'value': 'q', 'missing': null, 'date': '2026-11'}, 'note': 'Words', 'x': 4.7,"
    " 'case.assessed_on': '2026', 'lesions.complete': {'missing': 'not-performed'}}");
  const char *const not_recorded[] = { "b", "c", "d", "n", "sex" };

  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (patient_case)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (not_recorded); i++)
    g_assert_cmpint (cuti_answer_get_state (find_answer (patient_case, not_recorded[i], NULL)), ==,
                     CUTI_ANSWER_NOT_RECORDED);

  g_assert_cmpint (cuti_answer_get_value (find_answer (patient_case, "a", NULL)).n, ==, 1);
  g_assert_cmpint (cuti_answer_get_value (find_answer (patient_case, "x", NULL)).n, ==, 47);
  g_assert_cmpint (cuti_answer_get_value (find_answer (patient_case, "choice", NULL)).n, ==, 1);
  g_assert_cmpstr (cuti_answer_get_date (find_answer (patient_case, "choice", NULL)), ==, "2026-11");
  g_assert_true (cuti_answer_get_value (find_answer (patient_case, "choices", NULL)).known);
  g_assert_cmpint (cuti_answer_get_value (find_answer (patient_case, "choices", NULL)).n, ==, 0);
  g_assert_cmpstr (cuti_answer_get_string (find_answer (patient_case, "note", NULL)), ==, "Words");
  g_assert_cmpint (cuti_answer_get_value (find_answer (patient_case, "case.assessed_on", NULL)).n, ==, 20260000);
  g_assert_cmpint (cuti_answer_get_state (find_answer (patient_case, "lesions.complete", NULL)), ==,
                   CUTI_ANSWER_MISSING);
  g_assert_cmpint (cuti_answer_get_missing (find_answer (patient_case, "lesions.complete", NULL)), ==,
                   CUTI_MISSING_NOT_PERFORMED);
}

static void
test_document_knows_every_reason_for_missing (void)
{
  const char *const reasons[] = { "asked-unknown", "not-asked", "not-performed", "pending", "declined", "masked" };

  g_assert_cmpuint (G_N_ELEMENTS (reasons), ==, CUTI_N_MISSING);
  for (guint i = 0; i < CUTI_N_MISSING; i++)
    {
      g_autofree char *members = g_strdup_printf ("'facts': {'a': {'missing': '%s'}}", reasons[i]);
      g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, members);
      CutiAnswer *answer = find_answer (patient_case, "a", NULL);

      g_assert_cmpint (cuti_answer_get_state (answer), ==, CUTI_ANSWER_MISSING);
      g_assert_cmpint (cuti_answer_get_missing (answer), ==, i);
      g_assert_false (cuti_answer_get_value (answer).known);
    }
}

/* The form still works where the knowledge base cannot be loaded. */
static void
test_document_without_knowledge (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    NULL, "'facts': {'a': true, 'z': 1}, 'lesions': [{'id': '1', 'facts': {'lesion.a': 1}}], 'patient': {}");
  g_autoptr(CutiCase) new = cuti_case_new (NULL, "2026-11-20");
  g_autofree char *text = NULL;

  g_assert_null (cuti_case_find_answer (patient_case, "a", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_answers (patient_case)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (patient_case)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_lesions (patient_case)), ==, 1);
  g_assert_nonnull (cuti_case_get_id (new));

  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "F");
  cuti_case_add_lesion (patient_case);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  text = write_case (patient_case);
  g_assert_cmpstr (text, ==,
                   "{'facts':{'a':true,'z':1},'format':'cutiplan-case/1','lesions':[{'facts':{'lesion.a':1},'id':'1'},"
                   "{'facts':{},'id':'2','label':'2'}],'patient':{'family':'F'}}");
}

static void
test_document_new_case (void)
{
  g_autoptr(CutiCase) first = cuti_case_new (knowledge, "2026-11-20");
  g_autoptr(CutiCase) second = cuti_case_new (knowledge, NULL);
  g_autoptr(JsonNode) json = cuti_case_to_json (first);
  g_autoptr(CutiCase) again = NULL;

  g_assert_true (g_uuid_string_is_valid (cuti_case_get_id (first)));
  g_assert_cmpstr (cuti_case_get_id (first), !=, cuti_case_get_id (second));
  g_assert_false (cuti_case_is_modified (first));
  g_assert_cmpint (cuti_answer_get_value (find_answer (first, "case.assessed_on", NULL)).n, ==, 20261120);
  g_assert_cmpint (cuti_answer_get_state (find_answer (second, "case.assessed_on", NULL)), ==,
                   CUTI_ANSWER_NOT_RECORDED);

  again = cuti_case_new_from_json (knowledge, json, NULL);
  g_assert_nonnull (again);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS, NULL, NULL);

  g_test_add_func ("/document/keeps-what-it-does-not-know", test_document_keeps_what_it_does_not_know);
  g_test_add_func ("/document/for-others", test_document_for_others);
  g_test_add_func ("/document/keeps-what-stands-beside-an-answer", test_document_keeps_what_stands_beside_an_answer);
  g_test_add_func ("/document/names-its-knowledge", test_document_names_its_knowledge);
  g_test_add_func ("/document/refuses", test_document_refuses);
  g_test_add_func ("/document/needs-its-format-alone", test_document_needs_its_format_alone);
  g_test_add_func ("/document/lists-what-is-not-usable", test_document_lists_what_is_not_usable);
  g_test_add_func ("/document/what-is-not-usable-is-unknown", test_document_what_is_not_usable_is_unknown);
  g_test_add_func ("/document/reads-every-form-of-answer", test_document_reads_every_form_of_answer);
  g_test_add_func ("/document/knows-every-reason-for-missing", test_document_knows_every_reason_for_missing);
  g_test_add_func ("/document/without-knowledge", test_document_without_knowledge);
  g_test_add_func ("/document/new-case", test_document_new_case);

  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
