/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as a FHIR bundle: that it proposes and nothing more, says no more
 * than is known and shown, holds together, and names nobody if it must not.
 */

#include <string.h>

#include "cuti-fhir-export.h"
#include "cuti-format.h"
#include "cuti-json.h"
#include "cuti-test-catalogue.h"
#include "cuti-test-knowledge.h"

#define STAMP 1780000000
#define UUID "3f2b8c1e-6f4e-4c3a-9d5e-0a1b2c3d4e5f"
#define PDF "%PDF-1.7 not really"

/* Choice facts of the names that diagnoses are made from, and one row that may be hidden. */
#define FACTS \
  CUTI_TEST_FACTS "," \
  "{'id': 'disease.skin_status', 'group': 'g', 'type': 'choice', 'label': 'Skin?', 'choices': [" \
  " {'id': 'suspected', 'label': 'Suspected'}, {'id': 'pending', 'label': 'Pending'}, {'id': 'proven', 'label': 'Proven'}," \
  " {'id': 'cleared', 'label': 'Cleared'}, {'id': 'novel', 'label': 'Novel'}]}," \
  "{'id': 'primary.site', 'group': 'g', 'type': 'choice', 'label': 'Primary?', 'choices': [" \
  " {'id': 'one', 'label': 'One', 'code': ['sct|1', 'icd-10-cm|C10', 'icd-10|C10']}," \
  " {'id': 'wide', 'label': 'Wide', 'code': ['sct|2', 'sct|3', 'icd-10-cm|C20']}," \
  " {'id': 'wider', 'label': 'Wider', 'code': ['sct|4', 'icd-10-cm|C30', 'icd-10-cm|C31']}," \
  " {'id': 'small', 'label': 'Small', 'code': ['sct|9', 'sct|5', 'icd-10-cm|C40']}," \
  " {'id': 'large', 'label': 'Large', 'code': ['sct|9', 'icd-10-cm|C40']}]}," \
  "{'id': 'lesion.site', 'group': 'g', 'type': 'text', 'label': 'Site?', 'code': 'sct|94579000'}," \
  "{'id': 'hidden', 'group': 'g', 'type': 'boolean', 'label': 'Hidden?', 'relevant_when': 'a'}," \
  "{'id': 'coded', 'group': 'g', 'type': 'integer', 'unit': 'mm', 'hard': [0, 10], 'label': 'Coded?', 'code': 'loinc|33728-7'}," \
  "{'id': 'note', 'group': 'g', 'type': 'text', 'label': 'Note?'}"

#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", "") "," \
  CUTI_TEST_ADVICE ("open", "case", "conditional", "{'fact': 'coded', 'ge': 3}", ", 'urgency': 'today'") "," \
  CUTI_TEST_ADVICE ("no", "case", "conditional", "'b'", "")

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
  GBytes        *pdf;
  JsonNode      *bundle;
} Fixture;

static void
set_up (Fixture *self, gconstpointer members)
{
  self->knowledge = cuti_test_knowledge_new (FACTS, NULL, ADVICE);
  self->patient_case = cuti_test_case_new (self->knowledge, members);
  self->plan = cuti_plan_new (self->patient_case);
  self->pdf = g_bytes_new_static (PDF, strlen (PDF));
}

static void
tear_down (Fixture *self, gconstpointer members)
{
  g_clear_pointer (&self->bundle, json_node_unref);
  g_bytes_unref (self->pdf);
  g_object_unref (self->plan);
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
}

static void
export (Fixture *self, gboolean without_identity)
{
  CutiFhirOptions options = { STAMP, self->pdf, without_identity };

  g_clear_pointer (&self->bundle, json_node_unref);
  self->bundle = cuti_fhir_export (self->patient_case, self->plan, &options);
}

static JsonObject *
get_resource (Fixture *self, guint i)
{
  JsonArray *entries = json_object_get_array_member (json_node_get_object (self->bundle), "entry");

  return i < json_array_get_length (entries)
           ? json_object_get_object_member (json_array_get_object_element (entries, i), "resource")
           : NULL;
}

/* The nth of its type, or NULL. */
static JsonObject *
find (Fixture *self, const char *type, guint nth)
{
  JsonObject *resource;

  for (guint i = 0; (resource = get_resource (self, i)) != NULL; i++)
    if (g_str_equal (json_object_get_string_member (resource, "resourceType"), type) && nth-- == 0)
      return resource;
  return NULL;
}

static char *
dup_text (Fixture *self)
{
  return cuti_test_canonical (self->bundle);
}

/* What stands at a member, with single quotes. */
static void
assert_member (JsonObject *object, const char *member, const char *expected)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *text = node != NULL ? cuti_test_canonical (node) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static char *
dup_condition (Fixture *self, guint nth)
{
  JsonObject *condition = find (self, "Condition", nth);
  g_autoptr(JsonNode) node = NULL;

  if (condition == NULL)
    return NULL;
  node = json_node_init_object (json_node_alloc (), json_object_get_object_member (condition, "code"));
  return cuti_test_canonical (node);
}

/* In whatever group it is. */
static JsonObject *
find_item (JsonObject *holder, const char *link)
{
  JsonArray *items = json_object_get_array_member (holder, "item");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      JsonObject *within = json_object_has_member (item, "item") ? find_item (item, link) : NULL;

      if (within != NULL)
        return within;
      if (g_str_equal (json_object_get_string_member (item, "linkId"), link))
        return item;
    }
  return NULL;
}

static void
collect (JsonNode *node, const char *member, GPtrArray *found)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (json_array_get_element (array, i), member, found);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr(GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        {
          JsonNode *inner = json_object_get_member (object, l->data);

          if (g_str_equal (l->data, member) && JSON_NODE_HOLDS_VALUE (inner))
            g_ptr_array_add (found, (gpointer) json_node_get_string (inner));
          collect (inner, member, found);
        }
    }
}

static GPtrArray *
find_all (Fixture *self, const char *member)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (self->bundle, member, found);
  return found;
}

#define ALL "'id': '" UUID "', 'label': 'Case 7', 'patient': {'family': 'Smith', 'given': 'Jane', 'born': '1954-03'," \
  " 'identifier': {'label': 'MRN', 'value': '7'}}, 'facts': {'a': true, 'b': false, 'disease.skin_status': 'proven'}," \
  " 'lesions': [{'id': 'x', 'label': 'Arm', 'facts': {'lesion.a': true}}]"

static void
test_fhir_proposes_only (Fixture *self, gconstpointer members)
{
  static const char *const types[] = { "Patient", "Condition", "CarePlan", "RequestGroup", "Task", "GuidanceResponse",
                                       "QuestionnaireResponse", "DocumentReference", "Device", "Provenance", NULL };
  g_autoptr(GPtrArray) intents = NULL;
  JsonObject *resource;

  export (self, FALSE);
  intents = find_all (self, "intent");
  g_assert_cmpuint (intents->len, ==, 2 + 3); /* plan, group, and a task an option */
  for (guint i = 0; i < intents->len; i++)
    g_assert_cmpstr (intents->pdata[i], ==, "proposal");
  for (guint i = 0; (resource = get_resource (self, i)) != NULL; i++)
    g_assert_true (g_strv_contains (types, json_object_get_string_member (resource, "resourceType")));
}

static void
test_fhir_references_resolve (Fixture *self, gconstpointer members)
{
  g_autoptr(GPtrArray) urls = NULL;
  g_autoptr(GPtrArray) references = NULL;

  export (self, FALSE);
  urls = find_all (self, "fullUrl");
  references = find_all (self, "reference");
  g_assert_cmpuint (references->len, >, 20);
  for (guint i = 0; i < references->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (urls, references->pdata[i], g_str_equal, NULL));
  for (guint i = 0; i < urls->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (urls->pdata[i], !=, urls->pdata[j]);
}

/* Once with reference, once with detail, never both (cpl-3); leaves lead to something (rqg-1). */
static void
test_fhir_activities_and_actions (Fixture *self, gconstpointer members)
{
  JsonArray *activities, *sections, *options;

  cuti_case_accept (self->patient_case, cuti_knowledge_find_advice (self->knowledge, "yes"), NULL,
                    &(CutiAuthor) { "Dr Jones", "2026-11-20T10:00:00+01:00" });
  cuti_case_decline (self->patient_case, cuti_knowledge_find_advice (self->knowledge, "open"), NULL,
                     CUTI_DECLINE_PATIENT_PREFERENCE, "no", &(CutiAuthor) { "Dr Jones", NULL });
  export (self, FALSE);
  activities = json_object_get_array_member (find (self, "CarePlan", 0), "activity");
  g_assert_cmpuint (json_array_get_length (activities), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (json_object_has_member (json_array_get_object_element (activities, i), "reference"), ==, i == 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (json_object_has_member (json_array_get_object_element (activities, i), "detail"), ==, i > 0);
  assert_member (json_object_get_object_member (json_array_get_object_element (activities, 2), "detail"), "status",
                 "'cancelled'");
  assert_member (json_object_get_object_member (json_array_get_object_element (activities, 2), "detail"), "statusReason",
                 "{'coding':[{'code':'declined','system':'urn:cutiplan:reply'},"
                 "{'code':'patient-preference','system':'urn:cutiplan:decline'}],'text':'Patient does not want it: no'}");

  sections = json_object_get_array_member (find (self, "RequestGroup", 0), "action");
  g_assert_cmpuint (json_array_get_length (sections), ==, 1);
  assert_member (json_array_get_object_element (sections, 0), "selectionBehavior", "'any'");
  options = json_object_get_array_member (json_array_get_object_element (sections, 0), "action");
  g_assert_cmpuint (json_array_get_length (options), ==, 3); /* not “no”, whose condition is false */
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      g_assert_true (json_object_has_member (option, "resource"));
      g_assert_false (json_object_has_member (option, "action"));
      g_assert_true (json_object_has_member (option, "condition"));
      assert_member (option, "precheckBehavior", "'no'");
    }
  assert_member (find (self, "Task", 0), "status", "'accepted'");
  assert_member (find (self, "Task", 1), "status", "'draft'");
  assert_member (find (self, "Task", 2), "status", "'rejected'");
}

static void
test_fhir_document_has_its_hash (Fixture *self, gconstpointer members)
{
  JsonObject *content, *attachment;
  g_autofree char *base64 = g_base64_encode ((const guchar *) PDF, strlen (PDF));
  g_autofree char *sha1 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, self->pdf);
  g_autofree guchar *digest = NULL;
  gsize length;

  export (self, FALSE);
  content = json_array_get_object_element (json_object_get_array_member (find (self, "DocumentReference", 0), "content"), 0);
  attachment = json_object_get_object_member (content, "attachment");
  g_assert_cmpstr (json_object_get_string_member (attachment, "data"), ==, base64);
  g_assert_cmpint (json_object_get_int_member (attachment, "size"), ==, strlen (PDF));
  digest = g_base64_decode (json_object_get_string_member (attachment, "hash"), &length);
  g_assert_cmpuint (length, ==, 20);
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *byte = g_strdup_printf ("%02x", digest[i]);

      g_assert_true (strncmp (sha1 + 2 * i, byte, 2) == 0);
    }
  g_assert_null (strstr (json_object_get_string_member (attachment, "title"), "Smith"));
  assert_member (find (self, "DocumentReference", 0), "docStatus", "'preliminary'");

  g_clear_pointer (&self->pdf, g_bytes_unref);
  export (self, FALSE);
  g_assert_null (find (self, "DocumentReference", 0));
  self->pdf = g_bytes_new_static (PDF, strlen (PDF));
}

static void
test_fhir_same_every_time (Fixture *self, gconstpointer members)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *patient = NULL;

  export (self, FALSE);
  first = dup_text (self);
  patient = g_strdup (json_object_get_string_member (find (self, "Patient", 0), "id"));
  export (self, FALSE);
  second = dup_text (self);
  g_assert_cmpstr (first, ==, second);

  /* Another plan of the same patient. */
  cuti_case_clear (self->patient_case, cuti_case_find_answer (self->patient_case, "a", NULL));
  g_object_unref (self->plan);
  self->plan = cuti_plan_new (self->patient_case);
  export (self, FALSE);
  g_assert_cmpstr (json_object_get_string_member (find (self, "Patient", 0), "id"), ==, patient);
  g_free (second);
  second = dup_text (self);
  g_assert_cmpstr (first, !=, second);
}

static void
test_fhir_hides_what_is_not_shown (Fixture *self, gconstpointer members)
{
  JsonObject *response;

  export (self, FALSE);
  response = find (self, "QuestionnaireResponse", 0);
  g_assert_nonnull (find_item (response, "a"));
  g_assert_null (find_item (response, "hidden"));

  cuti_case_set_value (self->patient_case, cuti_case_find_answer (self->patient_case, "a", NULL), CUTI_VALUE (1));
  export (self, FALSE);
  g_assert_nonnull (find_item (find (self, "QuestionnaireResponse", 0), "hidden"));
}

static void
test_fhir_answers (Fixture *self, gconstpointer members)
{
  static const struct { const char *link, *extension, *answer; } rows[] = {
    { "a", "[{'url':'urn:cutiplan:extension/answer-date','valueString':'2026-05'}]", "[{'valueBoolean':true}]" },
    { "n", NULL, "[{'valueInteger':3}]" },
    { "x", NULL, "[{'valueDecimal':2.5}]" },
    { "coded", NULL, "[{'valueQuantity':{'code':'mm','system':'http://unitsofmeasure.org','unit':'mm','value':4}}]" },
    { "choice", NULL, "[{'valueCoding':{'code':'q','display':'Q','system':'urn:cutiplan:fact:choice'}}]" },
    { "choices", NULL, "[{'valueCoding':{'code':'none','display':'None of these','system':'urn:cutiplan:none'}}]" },
    { "note", NULL, "[{'valueString':'as typed'}]" },
    { "b", "[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'asked-unknown'}]", NULL },
    { "c", "[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'temp-unknown'}]", NULL },
    { "d", "[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'asked-declined'}]", NULL },
  };
  JsonObject *response;

  export (self, FALSE);
  response = find (self, "QuestionnaireResponse", 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JsonObject *item = find_item (response, rows[i].link);

      g_assert_nonnull (item);
      assert_member (item, "extension", rows[i].extension);
      assert_member (item, "answer", rows[i].answer);
    }
  g_assert_null (find_item (response, "lesions.complete")); /* not recorded */
}

/* No more certain than the answer; by no code that says more. */
static void
test_fhir_conditions (Fixture *self, gconstpointer members)
{
  static const struct { const char *choice, *verification, *clinical; } states[] = {
    { "suspected", "provisional", NULL }, { "pending", "provisional", NULL }, { "proven", "confirmed", "active" },
    { "cleared", "confirmed", "remission" }, { "novel", "unconfirmed", NULL },
  };
  static const struct { const char *choice, *code; } primaries[] = {
    { "one", "{'code':'1','system':'http://snomed.info/sct'}" },
    { "wide", "{'code':'C20','system':'http://hl7.org/fhir/sid/icd-10-cm'}" },
    { "wider", NULL }, /* than each of two categories */
    { "small", "{'code':'5','system':'http://snomed.info/sct'}" },
    { "large", NULL }, /* shares all it has */
  };

  export (self, FALSE);
  g_assert_null (find (self, "Condition", 0));

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *facts = g_strdup_printf ("'facts': {'disease.skin_status': '%s'}", states[i].choice);
      g_autofree char *code = NULL;
      g_autofree char *verification = g_strdup_printf ("\"code\":\"%s\"", states[i].verification);
      g_autofree char *json = NULL;
      JsonObject *condition;

      g_object_unref (self->patient_case);
      self->patient_case = cuti_test_case_new (self->knowledge, facts);
      export (self, FALSE);
      condition = find (self, "Condition", 0);
      code = dup_condition (self, 0);
      json = cuti_json_to_canonical (json_object_get_member (condition, "verificationStatus"));
      g_assert_nonnull (strstr (json, verification));
      g_assert_cmpint (json_object_has_member (condition, "clinicalStatus"), ==, states[i].clinical != NULL);
      g_assert_cmpstr (code, ==, "{'coding':[{'code':'94579000','system':'http://snomed.info/sct'}],'text':'Skin metastasis'}");
    }

  for (guint i = 0; i < G_N_ELEMENTS (primaries); i++)
    {
      g_autofree char *facts = g_strdup_printf ("'facts': {'primary.site': '%s'}", primaries[i].choice);
      g_autofree char *code = NULL;

      g_object_unref (self->patient_case);
      self->patient_case = cuti_test_case_new (self->knowledge, facts);
      export (self, FALSE);
      code = dup_condition (self, 0);
      g_assert_nonnull (strstr (code, "'system':'urn:cutiplan:fact:primary.site'"));
      if (primaries[i].code != NULL)
        g_assert_nonnull (strstr (code, primaries[i].code));
      else
        g_assert_null (strstr (code, "http"));
    }
}

static void
test_fhir_names_what_is_needed (Fixture *self, gconstpointer members)
{
  JsonObject *guidance;

  export (self, FALSE);
  guidance = find (self, "GuidanceResponse", 0);
  assert_member (guidance, "status", "'data-required'");
  assert_member (guidance, "dataRequirement",
                 "[{'codeFilter':[{'code':[{'code':'coded','display':'Coded?','system':'urn:cutiplan:fact'},"
                 "{'code':'33728-7','system':'http://loinc.org'}],'path':'code'}],'type':'Observation'}]");

  cuti_case_set_value (self->patient_case, cuti_case_find_answer (self->patient_case, "coded", NULL), CUTI_VALUE (5));
  g_object_unref (self->plan);
  self->plan = cuti_plan_new (self->patient_case);
  export (self, FALSE);
  guidance = find (self, "GuidanceResponse", 0);
  assert_member (guidance, "status", "'success'");
  assert_member (guidance, "dataRequirement", NULL);
}

static gboolean
says (Fixture *self, const char *words)
{
  g_autofree char *text = dup_text (self);

  return strstr (text, words) != NULL;
}

static void
test_fhir_draft_and_signed (Fixture *self, gconstpointer members)
{
  CutiSignature signature = { "Dr Jones", "Consultant", "2026-11-22T10:58:00+01:00" };
  g_autoptr(JsonNode) json = cuti_plan_to_json (self->plan);
  CutiVersion *version;

  export (self, FALSE);
  assert_member (find (self, "CarePlan", 0), "status", "'draft'");
  g_assert_false (says (self, "verifier"));
  g_assert_true (says (self, "Review status of the advice: Submitted, not reviewed by a clinician."));

  version = cuti_case_sign (self->patient_case, json, &signature);
  g_object_unref (self->plan);
  self->plan = cuti_plan_new_from_version (self->patient_case, version, NULL);
  export (self, FALSE);
  assert_member (find (self, "CarePlan", 0), "status", "'active'");
  assert_member (find (self, "CarePlan", 0), "intent", "'proposal'");
  assert_member (find (self, "CarePlan", 0), "contributor", "[{'display':'Dr Jones, Consultant','type':'Practitioner'}]");
  assert_member (find (self, "RequestGroup", 0), "status", "'active'");
  assert_member (find (self, "DocumentReference", 0), "docStatus", "'final'");
  assert_member (find (self, "Provenance", 0), "occurredDateTime", "'2026-11-22T10:58:00+01:00'");
  g_assert_true (says (self, "verifier"));
  g_assert_true (says (self, cuti_knowledge_get_sha256 (self->knowledge)));
}

#define TELLING \
  "'id': 'TELLING', 'label': 'TELLING'," \
  "'patient': {'family': 'TELLING', 'given': 'TELLING', 'born': '1954-03-09'," \
  " 'identifier': {'label': 'TELLING', 'value': 'TELLING'}, 'allergies': {'status': 'known', 'text': 'TELLING'}}," \
  "'facts': {'a': true, 'note': 'TELLING'}," \
  "'lesions': [{'id': 'TELLING', 'label': 'TELLING', 'facts': {'lesion.a': true, 'lesion.site': 'TELLING'}}," \
  " {'id': 'TELLING2', 'label': 'TELLING', 'facts': {}}]," \
  "'mdt': {'date': 'TELLING', 'present': 'TELLING', 'decision': 'TELLING', 'dissent': 'TELLING'}," \
  "'responses': [" \
  " {'advice': 'yes', 'answer': 'accepted', 'by': 'TELLING', 'at': 'TELLING', 'note': 'TELLING', 'kept_by': 'TELLING'," \
  "  'kept_at': 'TELLING'}," \
  " {'advice': 'here', 'lesion': 'TELLING', 'answer': 'declined', 'reason': 'other', 'note': 'TELLING'}," \
  " {'advice': 'TELLING', 'answer': 'discuss'}]"

static void
test_fhir_without_identity (Fixture *self, gconstpointer members)
{
  CutiSignature signature = { "TELLING", "TELLING", "2026-11-22T10:58:00+01:00" };
  g_autoptr(JsonNode) json = cuti_plan_to_json (self->plan);
  CutiVersion *version = cuti_case_sign (self->patient_case, json, &signature);

  g_object_unref (self->plan);
  self->plan = cuti_plan_new_from_version (self->patient_case, version, NULL);
  export (self, FALSE);
  g_assert_true (says (self, "TELLING"));
  g_assert_true (says (self, "1954"));

  export (self, TRUE);
  g_assert_false (says (self, "TELLING"));
  g_assert_false (says (self, "1954"));
  g_assert_null (find (self, "DocumentReference", 0));
  g_assert_true (says (self, "'valueCode':'masked'"));
  g_assert_true (says (self, "'url':'lesion','valueString':'1'"));
}

/* What turns the direction of text on the screen is nothing to a program. */
static void
test_fhir_turns_no_direction (Fixture *self, gconstpointer members)
{
  CutiLesion *lesion = cuti_case_find_lesion (self->patient_case, "1");
  g_autofree char *text = NULL;

  export (self, FALSE);
  text = cuti_json_to_canonical (self->bundle);

  g_assert_cmpint (strstr (cuti_lesion_get_title (lesion), "\u2068") != NULL, ==,
                   cuti_format_is_rtl (cuti_format_get_language ()));
  g_assert_nonnull (strstr (text, "Scalp"));
  g_assert_null (strstr (text, "\u2068"));
  g_assert_null (strstr (text, "\u2069"));
  g_assert_null (strstr (text, "\u200F"));
}

int
main (int argc, char **argv)
{
  cuti_test_bind_catalogue ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, members, func) g_test_add ("/fhir-export/" name, Fixture, members, set_up, func, tear_down)
  ADD ("proposes-only", ALL, test_fhir_proposes_only);
  ADD ("references-resolve", ALL, test_fhir_references_resolve);
  ADD ("activities-and-actions", ALL, test_fhir_activities_and_actions);
  ADD ("document-has-its-hash", ALL, test_fhir_document_has_its_hash);
  ADD ("same-every-time", ALL, test_fhir_same_every_time);
  ADD ("hides-what-is-not-shown", "'facts': {'a': false, 'hidden': true}", test_fhir_hides_what_is_not_shown);
  ADD ("answers",
       "'facts': {'a': {'value': true, 'date': '2026-05'}, 'n': 3, 'x': 2.5, 'coded': 4, 'choice': 'q', 'choices': [],"
       " 'note': 'as typed', 'b': {'missing': 'asked-unknown'}, 'c': {'missing': 'pending'}, 'd': {'missing': 'declined'}}",
       test_fhir_answers);
  ADD ("conditions", "'facts': {}", test_fhir_conditions);
  ADD ("names-what-is-needed", "'facts': {'a': true, 'b': false, 'lesions.complete': true}, 'lesions': ["
       "{'id': '1', 'facts': {'lesion.a': false}}]", test_fhir_names_what_is_needed);
  ADD ("draft-and-signed", ALL, test_fhir_draft_and_signed);
  ADD ("without-identity", TELLING, test_fhir_without_identity);
  ADD ("turns-no-direction", "'facts': {'a': true, 'lesions.complete': true}, 'lesions': ["
       "{'id': '1', 'facts': {'lesion.a': true, 'lesion.site': 'Scalp'}}]", test_fhir_turns_no_direction);
#undef ADD

  return g_test_run ();
}
