/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Responses without identity: what goes out, and above all what does not.
 */

#include <string.h>

#include "cuti-json.h"
#include "cuti-response-export.h"
#include "cuti-test-knowledge.h"

#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", "")

#define UUID "3f2b8c1e-6f4e-4c3a-9d5e-0a1b2c3d4e5f"

/* Wherever a person may write, or a file hold, something that tells who it is. */
#define TELLING \
  "'id': 'TELLING', 'label': 'TELLING'," \
  "'patient': {'family': 'TELLING', 'given': 'TELLING', 'born': '1954-03-09'," \
  " 'identifier': {'label': 'TELLING', 'value': 'TELLING'}, 'allergies': {'status': 'known', 'text': 'TELLING'}," \
  " 'x': 'TELLING'}," \
  "'facts': {'a': {'value': true, 'x': 'TELLING'}, 'note': 'TELLING'}," \
  "'lesions': [{'id': 'TELLING', 'label': 'TELLING', 'facts': {'lesion.a': true}}]," \
  "'mdt': {'date': 'TELLING', 'present': 'TELLING', 'decision': 'TELLING', 'dissent': 'TELLING', 'x': 'TELLING'}," \
  "'x': 'TELLING'," \
  "'responses': [" \
  " {'advice': 'yes', 'answer': 'accepted', 'by': 'TELLING', 'at': 'TELLING', 'note': 'TELLING', 'x': 'TELLING'," \
  "  'until': 'TELLING', 'reason': 'TELLING', 'kept_by': 'TELLING', 'kept_at': 'TELLING'}," \
  " {'advice': 'here', 'lesion': 'TELLING', 'answer': 'declined', 'reason': 'other', 'note': 'TELLING'}," \
  " {'advice': 'TELLING', 'answer': 'discuss'}]"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
} Fixture;

static void
setup (Fixture *self, gconstpointer members)
{
  self->knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, ADVICE);
  self->patient_case = cuti_test_case_new (self->knowledge, members);
  self->plan = cuti_plan_new (self->patient_case);
}

static void
teardown (Fixture *self, gconstpointer members)
{
  g_object_unref (self->plan);
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
}

static char *
export_json (Fixture *self, gboolean notes)
{
  g_autoptr(JsonNode) node = cuti_response_export_json (self->patient_case, self->plan, notes);
  JsonObject *object = json_node_get_object (node);

  g_assert_true (json_object_has_member (object, "knowledge"));
  json_object_remove_member (object, "knowledge");
  return cuti_test_canonical (node);
}

static void
test_export_tells_nobody (Fixture *self, gconstpointer members)
{
  g_autofree char *json = export_json (self, FALSE);
  g_autofree char *csv = cuti_response_export_csv (self->patient_case, self->plan, FALSE);

  g_assert_cmpstr (json, ==,
                   "{'case':null,'format':'cutiplan-responses/1','mdt':{},'not_listed':1,'responses':["
                   "{'advice':'yes','answer':'accepted','section':'surgery','stale':true,'verdict':'recommended'},"
                   "{'advice':'here','answer':'declined','lesion':1,'reason':'other','section':'surgery',"
                   "'stale':true,'verdict':'consider'}]}");
  g_assert_cmpstr (csv, ==,
                   "advice,lesion,section,verdict,answer,reason,until,at,stale\r\n"
                   "yes,,surgery,recommended,accepted,,,,true\r\n"
                   "here,1,surgery,consider,declined,other,,,true\r\n");
}

/* Asked for, notes go out; names still do not. */
static void
test_export_with_notes (Fixture *self, gconstpointer members)
{
  g_autofree char *json = export_json (self, TRUE);
  g_autofree char *csv = cuti_response_export_csv (self->patient_case, self->plan, TRUE);

  g_assert_nonnull (strstr (json, "'mdt':{'date':'2026-11-25','decision':'Excise','dissent':'Radiate'}"));
  g_assert_nonnull (strstr (json, "'case':'" UUID "'"));
  g_assert_nonnull (strstr (json, "'note':'PET, \\'urgent\\''"));
  g_assert_null (strstr (json, "Jones"));
  g_assert_cmpstr (csv, ==,
                   "advice,lesion,section,verdict,answer,reason,until,at,stale,note\r\n"
                   "yes,,surgery,recommended,deferred,,2026-12-06,2026-11-22T10:44:00+01:00,true,"
                   "\"PET, \"\"urgent\"\"\"\r\n"
                   "here,1,surgery,consider,accepted,,,,true,'=1+1\r\n");
}

static void
test_export_says_whether_facts_changed (Fixture *self, gconstpointer members)
{
  static const CutiAuthor author = { "Jones", "2026-11-22T10:44:00Z" };
  CutiAdvice *advice = cuti_knowledge_find_advice (self->knowledge, "yes");
  CutiAnswer *a = cuti_case_find_answer (self->patient_case, "a", NULL);
  g_autofree char *before = NULL, *after = NULL;

  cuti_case_accept (self->patient_case, advice, NULL, &author);
  before = export_json (self, FALSE);
  g_assert_nonnull (strstr (before, "'at':'2026-11-22T10:44:00+00:00'"));
  g_assert_nonnull (strstr (before, "'stale':false"));
  cuti_case_clear (self->patient_case, a);
  after = export_json (self, FALSE);
  g_assert_nonnull (strstr (after, "'stale':true"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/response-export/tells-nobody", Fixture, TELLING, setup, test_export_tells_nobody, teardown);
  g_test_add ("/response-export/with-notes", Fixture,
              "'id': '" UUID "', 'facts': {'a': true}, 'lesions': [{'id': '7', 'facts': {'lesion.a': true}}],"
              "'mdt': {'date': '2026-11-25', 'present': 'Jones', 'decision': 'Excise', 'dissent': 'Radiate'},"
              "'responses': [{'advice': 'yes', 'answer': 'deferred', 'until': '2026-12-06', 'by': 'Jones',"
              " 'at': '2026-11-22T10:44:00+01:00', 'note': 'PET, \\\"urgent\\\"'},"
              " {'advice': 'here', 'lesion': '7', 'answer': 'accepted', 'note': '=1+1', 'by': 'Jones'}]",
              setup, test_export_with_notes, teardown);
  g_test_add ("/response-export/says-whether-facts-changed", Fixture, "'facts': {'a': true}", setup,
              test_export_says_whether_facts_changed, teardown);

  return g_test_run ();
}
