/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signed version reads as it did when it was signed, whatever has become of
 * the knowledge base since.
 */

#include "cuti-report-fixture.h"
#include "cuti-test-knowledge.h"

#define ASKED(id, label, rest) \
  "{'id': '" id "', 'group': 'g', 'type': 'boolean', 'label': '" label "?', 'short': '" label "'" rest "}"
#define FACTS \
  ASKED ("a", "Pain", "") "," ASKED ("b", "Bleeding", ", 'relevant_when': 'a'") "," \
  ASKED ("lesions.complete", "All", "") "," ASKED ("lesion.a", "Ulcer", "")
#define WHEN ", 'arguments': [{'id': 'frail', 'polarity': 'for', 'strength': 'strong', 'when': 'a',"
#define ADVICE \
  CUTI_TEST_ADVICE ("stays", "case", "strong", "'a'", WHEN " 'text': 'Words of then.'}]") "," \
  CUTI_TEST_ADVICE ("goes", "lesion", "strong", "'lesion.a'", "")
/* Labels, a text and what hides a row are others; an item has gone. */
#define LATER_FACTS \
  ASKED ("a", "Ache", "") "," ASKED ("b", "Haemorrhage", ", 'relevant_when': {'not': 'a'}") "," \
  ASKED ("lesions.complete", "All", "") "," ASKED ("lesion.a", "Open skin", "")
#define LATER_ADVICE \
  CUTI_TEST_ADVICE ("stays", "case", "conditional", "'a'", WHEN " 'text': 'Words of now.'}]")
#define CASE \
  "'label': 'Case 7', 'facts': {'a': true, 'b': true}, 'lesions': [{'id': '1', 'facts': {'lesion.a': true}}]"

static const CutiSignature signature = { "Dr One", "Dermatology", "2026-11-22T10:58:00Z" };

typedef struct
{
  CutiKnowledge *then, *now;
  JsonNode      *document; /* with a version signed under “then” */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(JsonNode) json = NULL;

  self->then = cuti_test_knowledge_new (FACTS, NULL, ADVICE);
  self->now = cuti_test_knowledge_new (LATER_FACTS, NULL, LATER_ADVICE);
  patient_case = cuti_test_case_new (self->then, CASE);
  plan = cuti_plan_new (patient_case);
  json = cuti_plan_to_json (plan);
  cuti_case_sign (patient_case, json, &signature);
  self->document = cuti_case_to_json (patient_case);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  json_node_unref (self->document);
  g_object_unref (self->then);
  g_object_unref (self->now);
}

static char *
draw (Fixture *self, CutiKnowledge *today, GBytes **pdf)
{
  CutiReportOptions options = { .paper = "a4", .stamp = CUTI_TEST_STAMP };
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (today, self->document, &error);
  CutiVersion *version = cuti_case_get_last_version (patient_case);
  g_autoptr(CutiKnowledge) knowledge = cuti_version_dup_knowledge (version, today);
  g_autoptr(CutiCase) signed_case = cuti_case_new_from_version (knowledge, version, &error);
  g_autoptr(CutiPlan) plan = cuti_plan_new_from_version (signed_case, version, &error);

  g_assert_no_error (error);
  *pdf = cuti_report_render_pdf (signed_case, plan, &options, NULL, &error);
  g_assert_no_error (error);
  return cuti_report_render_text (signed_case, plan);
}

static void
test_signed_reads_as_then (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) pdf_then = NULL, pdf_now = NULL;
  g_autofree char *then = draw (self, self->then, &pdf_then);
  g_autofree char *now = draw (self, self->now, &pdf_now);

  g_assert_nonnull (strstr (then, "Words of then."));
  g_assert_nonnull (strstr (then, "Bleeding"));
  g_assert_cmpstr (now, ==, then);
  g_assert_true (g_bytes_equal (pdf_now, pdf_then));
}

/* What is kept counts only with its hash; else the words are today's, and that is said. */
static void
test_signed_refuses_damaged_words (Fixture *self, gconstpointer data)
{
  JsonObject *bases =
    json_object_get_object_member (json_node_get_object (self->document), "knowledge_bases");
  const char *sha256 = cuti_knowledge_get_sha256 (self->then);
  g_autofree char *other = cuti_knowledge_pack (self->now);
  const char *const damaged[] = { "", "Not base64!", "AAAA", other };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr(GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      json_object_set_string_member (bases, sha256, damaged[i]);
      text = draw (self, self->now, &pdf);
      g_assert_nonnull (strstr (text, "Words of now."));
      g_assert_nonnull (strstr (text, "Signed with knowledge "));
    }
}

static void
test_signed_keeps_a_knowledge_base_once (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (self->then, self->document, NULL);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  g_autoptr(JsonNode) json = cuti_plan_to_json (plan);
  g_autoptr(JsonNode) document = NULL;
  JsonObject *bases;

  g_assert_true (cuti_case_is_signed (patient_case));
  cuti_case_sign (patient_case, json, &signature);
  g_assert_true (cuti_case_is_signed (patient_case));
  document = cuti_case_to_json (patient_case);
  bases = json_object_get_object_member (json_node_get_object (document), "knowledge_bases");
  g_assert_cmpuint (json_object_get_size (bases), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/report/signed/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("reads-as-then", test_signed_reads_as_then);
  ADD ("refuses-damaged-words", test_signed_refuses_damaged_words);
  ADD ("keeps-a-knowledge-base-once", test_signed_keeps_a_knowledge_base_once);
#undef ADD

  return g_test_run ();
}
