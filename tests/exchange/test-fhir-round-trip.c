/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Out as FHIR and in again: the same case, as far as it is shown, and the same
 * plan.
 */

#include <string.h>

#include "cuti-case-file.h"
#include "cuti-fhir-export.h"
#include "cuti-fhir-import.h"
#include "cuti-json.h"
#include "cuti-report.h"
#include "cuti-test-knowledge.h"

#define STAMP 1780000000

typedef struct { CutiKnowledge *knowledge; } Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->knowledge = cuti_test_knowledge_load_shipped ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->knowledge);
}

/* A value may stand in a case with or without its envelope. */
static void
add_fact (JsonObject *facts, const char *id, JsonNode *node, gpointer target)
{
  JsonObject *envelope = json_object_new ();

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) names = json_object_get_members (json_node_get_object (node));

      for (GList *l = names; l != NULL; l = l->next)
        json_object_set_member (envelope, l->data, json_object_dup_member (json_node_get_object (node), l->data));
    }
  else
    json_object_set_member (envelope, "value", json_node_copy (node));
  json_object_set_object_member (target, id, envelope);
}

static void
put_in_envelopes (JsonObject *holder)
{
  JsonObject *facts = json_object_new ();

  json_object_foreach_member (json_object_get_object_member (holder, "facts"), add_fact, facts);
  json_object_set_object_member (holder, "facts", facts);
}

/* What is shown of a case, but for the knowledge it was last seen with. */
static char *
describe (CutiCase *patient_case)
{
  g_autoptr(JsonNode) node = cuti_case_dup_shown_json (patient_case);
  JsonObject *document = json_node_get_object (node);
  JsonArray *lesions = json_object_get_array_member (document, "lesions");

  json_object_remove_member (document, "knowledge");
  if (json_object_has_member (document, "responses")
      && json_array_get_length (json_object_get_array_member (document, "responses")) == 0)
    json_object_remove_member (document, "responses");
  put_in_envelopes (document);
  for (guint i = 0; i < json_array_get_length (lesions); i++)
    {
      JsonObject *lesion = json_array_get_object_element (lesions, i);

      put_in_envelopes (lesion);
      if (!json_object_has_member (lesion, "label")) /* Then it is called by its id. */
        json_object_set_string_member (lesion, "label", json_object_get_string_member (lesion, "id"));
    }
  return cuti_json_to_canonical (node);
}

static JsonNode *
write_out (CutiCase *patient_case, GBytes *pdf, gboolean without_identity)
{
  CutiFhirOptions options = { STAMP, pdf, without_identity };
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  g_autoptr(JsonNode) bundle = cuti_fhir_export (patient_case, plan, &options);
  g_autofree char *text = cuti_json_to_canonical (bundle);
  GError *error = NULL;
  JsonNode *again = cuti_json_parse (text, -1, &error);

  g_assert_no_error (error);
  return again;
}

static CutiCase *
read_in (Fixture *self, JsonNode *bundle)
{
  GError *error = NULL;
  g_autoptr(CutiFhirImport) import = cuti_fhir_import_new (self->knowledge, bundle, "2001-01-01", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cuti_fhir_import_count (import, CUTI_IMPORT_UNKNOWN), ==, 0);
  g_assert_cmpuint (cuti_fhir_import_count (import, CUTI_IMPORT_CONFLICT), ==, 0);
  return g_object_ref (cuti_fhir_import_get_case (import));
}

static void
assert_same_plan (CutiCase *one, CutiCase *other)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (one);
  g_autoptr(CutiPlan) again = cuti_plan_new (other);

  g_assert_cmpstr (cuti_plan_get_sha256 (plan), ==, cuti_plan_get_sha256 (again));
}

static void
assert_comes_back (Fixture *self, CutiCase *patient_case, GBytes *pdf)
{
  g_autoptr(JsonNode) bundle = write_out (patient_case, pdf, FALSE);
  g_autoptr(CutiCase) again = read_in (self, bundle);
  g_autofree char *before = describe (patient_case);
  g_autofree char *after = describe (again);

  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (again)), ==, 0);
  g_assert_cmpstr (before, ==, after);
  assert_same_plan (patient_case, again);
}

static CutiCase *
load_sample (Fixture *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GError *error = NULL;
  CutiCase *patient_case = cuti_case_file_load (self->knowledge, file, NULL, &error);

  g_assert_no_error (error);
  return patient_case;
}

/* With its pages, and more said to its advice than the sample has. */
static void
test_round_trip_sample (Fixture *self, gconstpointer data)
{
  static const CutiAuthor author = { "Dr Jones", "2026-11-20T10:00:00+01:00" };
  CutiReportOptions options = { CUTI_REPORT_PLAN, "a4", STAMP };
  g_autoptr(CutiCase) patient_case = load_sample (self);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  GListModel *items = cuti_plan_get_items (plan);
  g_autoptr(GBytes) pdf = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i * 20);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      const char *lesion = cuti_plan_item_get_lesion (item);

      switch (i % 4)
        {
        case 0: cuti_case_accept (patient_case, advice, lesion, &author); break;
        case 1: cuti_case_decline (patient_case, advice, lesion, i % 6, "“x” \\ <y>", &author); break;
        case 2: cuti_case_defer (patient_case, advice, lesion, "2026-12-24", "the scan\nis awaited", &author); break;
        default: cuti_case_discuss (patient_case, advice, lesion, &author); break;
        }
    }
  cuti_case_set_mdt (patient_case, CUTI_MDT_DATE, "2026-11-24");
  cuti_case_set_mdt (patient_case, CUTI_MDT_DECISION, "As proposed.");
  cuti_case_set_patient (patient_case, CUTI_PATIENT_ALLERGY_STATUS, "known");
  cuti_case_set_patient (patient_case, CUTI_PATIENT_ALLERGIES, "Iodine");
  pdf = cuti_report_render_pdf (patient_case, plan, &options, NULL, NULL);
  assert_comes_back (self, patient_case, pdf);
}

/* Each fact of the case missing, by turns for each reason; when it was assessed, not recorded at all. */
static void
test_round_trip_missing (Fixture *self, gconstpointer data)
{
  for (guint shift = 0; shift < CUTI_N_MISSING; shift++)
    {
      g_autoptr(CutiCase) patient_case = cuti_test_case_new (self->knowledge, "'id': 'm', 'lesions': [{'id': '1'}]");
      GListModel *answers = cuti_case_get_answers (patient_case);

      for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
        {
          g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);

          if (cuti_fact_get_calculator (cuti_answer_get_fact (answer)) == NULL
              && cuti_fact_has_row (cuti_answer_get_fact (answer)) && cuti_answer_is_visible (answer)
              && !g_str_equal (cuti_fact_get_id (cuti_answer_get_fact (answer)), "case.assessed_on"))
            cuti_case_set_missing (patient_case, answer, (i + shift) % CUTI_N_MISSING);
        }
      cuti_case_set_string (patient_case, cuti_case_find_answer (patient_case, "case.question", NULL), "Why?");
      assert_comes_back (self, patient_case, NULL);
    }
}

static void
test_round_trip_many_lesions (Fixture *self, gconstpointer data)
{
  g_autoptr(GString) members = g_string_new ("'id': 'l', 'label': 'Many', 'facts': {'case.assessed_on': '2026-11',"
                                             "'patient.conditions': [], 'lab.egfr': {'value': 40, 'override': true}},"
                                             "'lesions': [");
  g_autoptr(CutiCase) patient_case = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (members, "%s{'id': 'L%u', 'label': 'Number %u', 'facts': {'lesion.site': '%s',"
                            " 'lesion.max_diameter_mm': {'value': %u, 'date': '2026-%02u'}}}",
                            i > 0 ? "," : "", 60 - i, i, i % 2 ? "scalp" : "arm", i + 3, i % 12 + 1);
  g_string_append_c (members, ']');
  patient_case = cuti_test_case_new (self->knowledge, members->str);
  assert_comes_back (self, patient_case, NULL);
}

static const char *
peek_name (CutiCase *patient_case)
{
  return cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY);
}

/* Of whom nothing is said, the same advice. */
static void
test_round_trip_without_identity (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = load_sample (self);
  g_autoptr(JsonNode) bundle = NULL;
  g_autoptr(CutiCase) again = NULL;
  GListModel *answers = cuti_case_get_answers (patient_case);

  bundle = write_out (patient_case, NULL, TRUE);
  again = read_in (self, bundle);
  g_assert_nonnull (peek_name (patient_case));
  g_assert_null (peek_name (again));
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);
      CutiFact *fact = cuti_answer_get_fact (answer);
      CutiValue value = cuti_answer_get_value (answer);
      CutiValue other = cuti_answer_get_value (cuti_case_find_answer (again, cuti_fact_get_id (fact), NULL));

      if (!cuti_answer_is_visible (answer) || cuti_fact_get_kind (fact) == CUTI_KIND_TEXT
          || cuti_fact_get_calculator (fact) != NULL)
        continue;
      g_assert_cmpint (value.known, ==, other.known);
      g_assert_cmpint (value.n, ==, other.n);
    }
}

/* A bundle that was tampered with makes no trouble: names that clash, a foreign plan. */
static void
test_round_trip_spoilt (Fixture *self, gconstpointer data)
{
  static const struct { const char *from, *to; } rows[] = {
    { "\"valueString\":\"L1\"", "\"valueString\":\"L2\"" },
    { "\"valueString\":\"L1\"", "\"valueInteger\":1" },
    { "\"valueString\":\"accepted\"", "\"valueString\":\"\"" },
    { "\"url\":\"answer\"", "\"url\":7" },
    { "\"resourceType\":\"CarePlan\"", "\"resourceType\":\"CarePlans\"" },
    { "\"source\":\"urn:cutiplan\"", "\"source\":[]" },
  };
  g_autoptr(CutiCase) patient_case =
    cuti_test_case_new (self->knowledge, "'lesions': [{'id': 'L1'}, {'id': 'L2'}], 'responses': [{'advice':"
                        " 'assessment.biopsy-first', 'answer': 'accepted'}]");
  g_autoptr(JsonNode) bundle = write_out (patient_case, NULL, FALSE);
  g_autofree char *text = cuti_json_to_canonical (bundle);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GString) spoilt = g_string_new (text);
      g_autoptr(JsonNode) node = NULL;
      g_autoptr(CutiFhirImport) import = NULL;

      g_assert_cmpuint (g_string_replace (spoilt, rows[i].from, rows[i].to, 0), >, 0);
      node = cuti_json_parse (spoilt->str, -1, NULL);
      import = cuti_fhir_import_new (self->knowledge, node, "2001-01-01", NULL);
      g_assert_nonnull (import);
      g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_lesions (cuti_fhir_import_get_case (import))), ==, 2);
    }
}

/* Names options and classes; what the patient had is among the reasons, which stand apart. */
static void
test_round_trip_names_no_dose (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = load_sample (self);
  g_autoptr(JsonNode) bundle = write_out (patient_case, NULL, FALSE);
  g_autofree char *text = cuti_json_to_canonical (bundle);
  g_autoptr(GRegex) dose = g_regex_new ("\"(title|description)\":\"[^\"]*\\b[0-9.,]+ ?(mg|mcg|µg|g|c?Gy|IU|units|ml)\\b(?!/)",
                                        G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GRegex) member = g_regex_new ("\"(dos(e|age)|medication|rate|dispense|daily)[A-Za-z]*\":", G_REGEX_CASELESS, 0, NULL);

  g_assert_true (g_regex_match (dose, "\"title\":\"Give 20 mg\"", 0, NULL));
  g_assert_true (g_regex_match (member, "\"dosageInstruction\":", 0, NULL));
  g_assert_false (g_regex_match (dose, text, 0, NULL));
  g_assert_false (g_regex_match (member, text, 0, NULL));
}

/* As on the screen: the reason, and what is urgent. */
static void
test_round_trip_out_of_scope (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case =
    cuti_test_case_new (self->knowledge, "'facts': {'primary.site': 'lymphoma', 'symptoms.present': ['cord']}");
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  g_autoptr(JsonNode) bundle = write_out (patient_case, NULL, FALSE);
  g_autofree char *text = cuti_json_to_canonical (bundle);
  g_autoptr(GRegex) task = g_regex_new ("\"resourceType\":\"Task\"", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint n_tasks = 0;

  for (g_regex_match (task, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n_tasks++;
  g_assert_nonnull (cuti_plan_get_out_of_scope (plan));
  g_assert_nonnull (strstr (text, cuti_plan_get_out_of_scope (plan)));
  g_assert_cmpuint (n_tasks, >, 0);
  g_assert_cmpuint (n_tasks, ==, g_list_model_get_n_items (cuti_plan_get_urgent (plan)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/fhir-round-trip/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sample", test_round_trip_sample);
  ADD ("missing", test_round_trip_missing);
  ADD ("many-lesions", test_round_trip_many_lesions);
  ADD ("without-identity", test_round_trip_without_identity);
  ADD ("names-no-dose", test_round_trip_names_no_dose);
  ADD ("out-of-scope", test_round_trip_out_of_scope);
  ADD ("spoilt", test_round_trip_spoilt);
#undef ADD

  return g_test_run ();
}
