/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signed versions: what they hold, that nothing changes it, and what is made
 * of versions that cannot be used.
 */

#include "cuti-test-facts.h"

#include "cuti-json.h"

#define CASE "'id': 'x', 'kept': 1, 'facts': {'a': true}, 'lesions': [{'id': '1', 'facts': {'lesion.a': true}}]"
#define PLAN "{'knowledge': {'id': 'k', 'version': '1.2', 'sha256': 'ab'}, 'advice': [{'id': 'yes'}]}"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
} Fixture;

static const CutiSignature signature = { "Dr A", "Dermatology", "2026-11-22T10:58:00+01:00" };

static void
setup (Fixture *self, gconstpointer members)
{
  self->knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS, NULL, NULL);
  self->patient_case = cuti_test_case_new (self->knowledge, members);
}

static void
teardown (Fixture *self, gconstpointer members)
{
  g_assert_finalize_object (self->patient_case);
  g_assert_finalize_object (self->knowledge);
}

static CutiVersion *
sign (Fixture *self)
{
  g_autoptr(JsonNode) plan = cuti_test_parse (PLAN);

  return cuti_case_sign (self->patient_case, plan, &signature);
}

static void
set_answer (Fixture *self, const char *fact, const char *lesion, int n)
{
  cuti_case_set_value (self->patient_case, cuti_case_find_answer (self->patient_case, fact, lesion), CUTI_VALUE (n));
}

static char *
write_case (CutiVersion *version)
{
  g_autoptr(JsonNode) json = cuti_version_dup_case (version);

  return cuti_test_canonical (json);
}

static void
test_versions_hold_signature (Fixture *self, gconstpointer members)
{
  CutiVersion *version = sign (self);

  g_assert_cmpuint (cuti_version_get_number (version), ==, 1);
  g_assert_cmpstr (cuti_version_get_by (version), ==, "Dr A");
  g_assert_cmpstr (cuti_version_get_role (version), ==, "Dermatology");
  g_assert_cmpstr (cuti_version_get_at (version), ==, "2026-11-22T10:58:00+01:00");
  g_assert_cmpstr (cuti_version_get_knowledge_version (version), ==, "1.2");
  g_assert_cmpstr (cuti_version_get_knowledge_sha256 (version), ==, "ab");
  g_assert_cmpstr (cuti_version_get_title (version), ==,
                   "Version 1 · signed by Dr A (Dermatology), 22-Nov-2026 10:58 (UTC+01:00)");
  g_assert_true (cuti_case_is_modified (self->patient_case));
}

static void
test_versions_hold_case_and_plan (Fixture *self, gconstpointer members)
{
  g_autoptr(JsonNode) plan = cuti_test_parse (PLAN);
  g_autofree char *plan_sha256 = cuti_json_sha256 (plan);
  CutiVersion *version = sign (self);
  g_autoptr(JsonNode) json = cuti_version_dup_case (version);
  g_autofree char *case_sha256 = cuti_json_sha256 (json);
  g_autofree char *stored_plan = cuti_json_sha256 (cuti_version_get_plan (version));

  g_assert_cmpstr (cuti_version_get_plan_sha256 (version), ==, plan_sha256);
  g_assert_cmpstr (stored_plan, ==, plan_sha256);
  g_assert_cmpstr (cuti_version_get_case_sha256 (version), ==, case_sha256);
  g_assert_true (json_object_has_member (json_node_get_object (json), "kept"));
  g_assert_false (json_object_has_member (json_node_get_object (json), "versions"));
  g_assert_true (cuti_version_is_intact (version));
}

static void
test_versions_stay_as_they_are (Fixture *self, gconstpointer members)
{
  CutiVersion *version = sign (self);
  g_autofree char *before = write_case (version);
  g_autofree char *after = NULL;

  set_answer (self, "a", NULL, 0);
  set_answer (self, "lesion.a", "1", 0);
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "F");
  cuti_case_add_lesion (self->patient_case);
  sign (self);
  while (cuti_case_undo (self->patient_case))
    ;
  after = write_case (version);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (cuti_version_is_intact (version));
}

/* Undo goes back behind a signature, but never takes it back. */
static void
test_versions_are_not_undone (Fixture *self, gconstpointer members)
{
  set_answer (self, "a", NULL, 0);
  sign (self);
  g_assert_true (cuti_case_undo (self->patient_case));
  g_assert_false (cuti_case_undo (self->patient_case));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_versions (self->patient_case)), ==, 1);
}

static void
test_versions_next_draft (Fixture *self, gconstpointer members)
{
  g_assert_cmpuint (cuti_case_get_draft_number (self->patient_case), ==, 1);
  g_assert_null (cuti_case_get_last_version (self->patient_case));
  g_assert_false (cuti_case_is_signed (self->patient_case));

  sign (self);
  g_assert_true (cuti_case_is_signed (self->patient_case));
  g_assert_cmpuint (cuti_case_get_draft_number (self->patient_case), ==, 2);

  set_answer (self, "a", NULL, 0);
  g_assert_false (cuti_case_is_signed (self->patient_case));
  cuti_case_undo (self->patient_case);
  g_assert_true (cuti_case_is_signed (self->patient_case));

  g_assert_cmpuint (cuti_version_get_number (sign (self)), ==, 2);
  g_assert_cmpuint (cuti_version_get_number (cuti_case_get_last_version (self->patient_case)), ==, 2);
  g_assert_cmpuint (cuti_version_get_number (cuti_case_find_version (self->patient_case, 1)), ==, 1);
  g_assert_null (cuti_case_find_version (self->patient_case, 3));
}

static void
test_versions_survive_the_file (Fixture *self, gconstpointer members)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) json = NULL;
  g_autoptr(JsonNode) copy = NULL;
  g_autofree char *text = NULL;
  g_autoptr(CutiCase) read = NULL;
  g_autoptr(CutiCase) signed_case = NULL;

  sign (self);
  set_answer (self, "a", NULL, 0);
  json = cuti_case_to_json (self->patient_case);
  text = cuti_json_to_pretty (json, NULL);
  copy = cuti_json_parse (text, -1, &error);
  g_assert_no_error (error);

  read = cuti_case_new_from_json (self->knowledge, copy, &error);
  g_assert_no_error (error);
  g_assert_true (cuti_version_is_intact (cuti_case_get_last_version (read)));
  signed_case = cuti_case_new_from_version (self->knowledge, cuti_case_get_last_version (read), &error);
  g_assert_no_error (error);
  g_assert_cmpint (cuti_answer_get_value (cuti_case_find_answer (signed_case, "a", NULL)).n, ==, 1);
  g_assert_cmpint (cuti_answer_get_value (cuti_case_find_answer (read, "a", NULL)).n, ==, 0);
}

#define VERSION(number, value) \
  "{'number': " number ", 'status': 'signed', 'case_sha256': 'x', 'plan_sha256': 'y', 'plan': {}," \
  " 'case': {'format': 'cutiplan-case/1', 'facts': {'a': " value "}}}"

static void
test_versions_notice_tampering (Fixture *self, gconstpointer members)
{
  g_assert_false (cuti_version_is_intact (cuti_case_find_version (self->patient_case, 1)));
}

static void
test_versions_keep_unusable_ones (Fixture *self, gconstpointer members)
{
  GListModel *ignored = cuti_case_get_ignored (self->patient_case);
  g_autoptr(JsonNode) json = cuti_case_to_json (self->patient_case);

  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_versions (self->patient_case)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (ignored), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(CutiIgnored) entry = g_list_model_get_item (ignored, i);
      g_autofree char *pointer = g_strdup_printf ("/versions/%u", i);

      g_assert_cmpstr (cuti_ignored_get_pointer (entry), ==, pointer);
    }
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (json), "versions")),
                    ==, 5);
  g_assert_cmpuint (cuti_version_get_number (sign (self)), ==, 8);
}

static void
test_versions_must_be_a_list (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS, NULL, NULL);
  g_autoptr(JsonNode) json = cuti_test_parse ("{'format': 'cutiplan-case/1', 'versions': 3}");
  g_autoptr(GError) error = NULL;

  g_assert_null (cuti_case_new_from_json (knowledge, json, &error));
  g_assert_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "/versions"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, members, func) g_test_add ("/versions/" path, Fixture, members, setup, func, teardown)
  ADD ("hold-signature", CASE, test_versions_hold_signature);
  ADD ("hold-case-and-plan", CASE, test_versions_hold_case_and_plan);
  ADD ("stay-as-they-are", CASE, test_versions_stay_as_they_are);
  ADD ("are-not-undone", CASE, test_versions_are_not_undone);
  ADD ("next-draft", CASE, test_versions_next_draft);
  ADD ("survive-the-file", CASE, test_versions_survive_the_file);
  ADD ("notice-tampering", "'versions': [" VERSION ("1", "true") "]", test_versions_notice_tampering);
  ADD ("keep-unusable-ones",
       "'versions': [3, {'number': 1, 'status': 'signed', 'case': {}}, " VERSION ("0", "true") ", " VERSION ("'1'", "true")
       ", " VERSION ("7", "true") "]", test_versions_keep_unusable_ones);
  g_test_add_func ("/versions/must-be-a-list", test_versions_must_be_a_list);

  return g_test_run ();
}
