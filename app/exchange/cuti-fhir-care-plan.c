/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan itself, and what the clinician said to its advice. It is a proposal
 * before and after it is signed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"
#include "cuti-fhir-option.h"

#define CATEGORY "http://hl7.org/fhir/us/core/CodeSystem/careplan-category"
#define REPLY "urn:cutiplan:reply"
#define DECLINE "urn:cutiplan:decline"

static const char *const activity_statuses[CUTI_N_REPLIES] = {
  [CUTI_REPLY_ACCEPTED] = "not-started",
  [CUTI_REPLY_DECLINED] = "cancelled",
  [CUTI_REPLY_DEFERRED] = "on-hold",
  [CUTI_REPLY_DISCUSS] = "on-hold",
};

static char *
dup_reason (CutiFhirBundle *self, CutiResponse *response)
{
  const char *note = self->options->without_identity ? NULL : cuti_response_get_note (response);
  const char *until = cuti_response_get_until (response);
  g_autofree char *reason = NULL;

  switch (cuti_response_get_reply (response))
    {
    case CUTI_REPLY_DECLINED:
      reason = g_strdup (cuti_decline_get_label (cuti_response_get_reason (response)));
      break;
    case CUTI_REPLY_DEFERRED:
      reason = g_strdup_printf (_("Deferred until %s"), until);
      break;
    case CUTI_REPLY_DISCUSS: reason = g_strdup (_("To be discussed at the tumour board")); break;
    case CUTI_REPLY_ACCEPTED:
    case CUTI_N_REPLIES:
    default: reason = g_strdup (_("Accepted")); break;
    }
  return note != NULL ? g_strdup_printf ("%s: %s", reason, note) : g_steal_pointer (&reason);
}

static JsonObject *
make_reason (CutiFhirBundle *self, CutiResponse *response)
{
  CutiReply reply = cuti_response_get_reply (response);
  g_autofree char *text = dup_reason (self, response);
  JsonObject *reason =
    cuti_fhir_concept (cuti_fhir_coding (REPLY, cuti_reply_to_nick (reply), NULL), text);

  if (reply == CUTI_REPLY_DECLINED)
    cuti_fhir_append (reason, "coding",
                      cuti_fhir_coding (DECLINE,
                                        cuti_decline_to_nick (cuti_response_get_reason (response)),
                                        NULL));
  return reason;
}

/* Every member of the response, so that it can be read again as it was. */
static void
keep_members (CutiFhirBundle *self, JsonObject *detail, CutiResponse *response, JsonObject *entry)
{
  JsonObject *extension = cuti_fhir_add_extension (detail, CUTI_FHIR_RESPONSE);
  const char *lesion = cuti_response_get_lesion (response);
  gboolean hide = self->options->without_identity;
  g_autofree char *number = lesion != NULL ? cuti_fhir_bundle_dup_lesion (self, lesion) : NULL;

  for (guint i = 0; cuti_fhir_response_parts[i] != NULL; i++)
    {
      const char *part = cuti_fhir_response_parts[i];
      JsonNode *node = json_object_get_member (entry, part);

      if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      if (!hide || !cuti_fhir_part_may_tell (part))
        cuti_fhir_add_part (extension, part, json_node_get_string (node));
      else if (g_str_equal (part, "lesion"))
        cuti_fhir_add_part (extension, part, number);
    }
}

static void
write_response (CutiFhirBundle *self, JsonObject *care_plan, CutiResponse *response,
                JsonObject *entry)
{
  CutiAdvice *advice =
    cuti_knowledge_find_advice (self->knowledge, cuti_response_get_advice (response));
  JsonObject *activity = cuti_fhir_append (care_plan, "activity", json_object_new ());
  JsonObject *detail = json_object_new ();
  JsonObject *coding =
    advice != NULL ? cuti_fhir_option_coding (advice)
                   : cuti_fhir_coding (CUTI_FHIR_ADVICE, cuti_response_get_advice (response), NULL);

  json_object_set_object_member (activity, "detail", detail);
  json_object_set_string_member (detail, "status",
                                 activity_statuses[cuti_response_get_reply (response)]);
  json_object_set_object_member (detail, "statusReason", make_reason (self, response));
  json_object_set_object_member (detail, "code", cuti_fhir_concept (coding, NULL));
  if (advice != NULL)
    cuti_fhir_set_text (detail, "description", cuti_advice_get_title (advice));
  keep_members (self, detail, response, entry);
}

/* Advice that there is no more has a name that only the file knows. */
static gboolean
may_be_written (CutiFhirBundle *self, CutiResponse *response)
{
  return !self->options->without_identity
         || cuti_knowledge_find_advice (self->knowledge, cuti_response_get_advice (response)) != NULL;
}

static void
write_responses (CutiFhirBundle *self, JsonObject *care_plan)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (self->patient_case);
  JsonObject *document = json_node_get_object (json);
  JsonNode *node = json_object_get_member (document, "responses");
  JsonArray *entries = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonNode *entry = json_array_get_element (entries, i);
      const char *problem = NULL;
      g_autoptr(CutiResponse) response = cuti_response_new_from_json (entry, &problem);

      if (response != NULL && may_be_written (self, response))
        write_response (self, care_plan, response, json_node_get_object (entry));
    }
}

static void
write_narrative (JsonObject *care_plan)
{
  JsonObject *text = json_object_new ();
  g_autoptr(GString) div = g_string_new ("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
  JsonArray *notes = json_object_get_array_member (care_plan, "note");
  g_autofree char *title =
    g_markup_escape_text (json_object_get_string_member (care_plan, "title"), -1);

  g_string_append_printf (div, "<p>%s</p>", title);
  for (guint i = 0; i < json_array_get_length (notes); i++)
    {
      JsonObject *note = json_array_get_object_element (notes, i);
      g_autofree char *escaped =
        g_markup_escape_text (json_object_get_string_member (note, "text"), -1);

      g_string_append_printf (div, "<p>%s</p>", escaped);
    }
  g_string_append (div, "</div>");
  json_object_set_string_member (text, "status", "generated");
  json_object_set_string_member (text, "div", div->str);
  json_object_set_object_member (care_plan, "text", text);
}

/* That of the item which is the furthest from approved. */
static CutiReviewStatus
get_review_status (CutiFhirBundle *self)
{
  GListModel *items = cuti_plan_get_items (self->plan);
  CutiReviewStatus least = CUTI_REVIEW_APPROVED;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      CutiReviewStatus status = cuti_advice_get_review_status (cuti_plan_item_get_advice (item));

      if (status != CUTI_REVIEW_APPROVED && (least == CUTI_REVIEW_APPROVED || status < least))
        least = status;
    }
  return least;
}

static void
note_review (CutiFhirBundle *self, JsonObject *care_plan)
{
  CutiReviewStatus status = get_review_status (self);
  g_autofree char *text = NULL;

  if (status == CUTI_REVIEW_APPROVED)
    return;

  text = g_strdup_printf (_("Review status of the advice: %s. No clinician has approved all of it."),
                          cuti_review_status_get_label (status));
  cuti_fhir_append (care_plan, "note", cuti_fhir_note (text));
}

static void
write_notes (CutiFhirBundle *self, JsonObject *care_plan)
{
  const CutiManifest *manifest = cuti_knowledge_get_manifest (self->knowledge);
  CutiVersion *version = cuti_plan_get_version (self->plan);

  if (self->version == NULL)
    cuti_fhir_append (care_plan, "note", cuti_fhir_note (_("Draft – not signed. Options and reasons, "
                                                           "not orders.")));
  else
    cuti_fhir_append (care_plan, "note", cuti_fhir_note (_("Signed. Options and reasons, not orders.")));
  if (version != NULL && self->version == NULL)
    cuti_fhir_append (care_plan, "note",
                      cuti_fhir_note (_("Do not rely on this: what is stored is not what was signed. "
                                        "Its checksum differs.")));
  note_review (self, care_plan);
  if (cuti_plan_get_out_of_scope (self->plan) != NULL)
    cuti_fhir_append (care_plan, "note",
                      cuti_fhir_note (cuti_plan_get_out_of_scope (self->plan)));
  if (*manifest->disclaimer != '\0')
    cuti_fhir_append (care_plan, "note", cuti_fhir_note (manifest->disclaimer));
}

static void
write_links (CutiFhirBundle *self, JsonObject *care_plan)
{
  json_object_set_object_member (care_plan, "subject", cuti_fhir_bundle_refer (self, "Patient", ""));
  json_object_set_object_member (care_plan, "author", cuti_fhir_bundle_refer (self, "Device", ""));
  if (self->version != NULL)
    cuti_fhir_append (care_plan, "contributor", cuti_fhir_bundle_refer_signer (self));
  cuti_fhir_append (care_plan, "supportingInfo",
                    cuti_fhir_bundle_refer (self, "QuestionnaireResponse", ""));
  cuti_fhir_append (care_plan, "supportingInfo",
                    cuti_fhir_bundle_refer (self, "GuidanceResponse", ""));
  if (cuti_fhir_bundle_has_pdf (self))
    cuti_fhir_append (care_plan, "supportingInfo",
                      cuti_fhir_bundle_refer (self, "DocumentReference", ""));
}

void
cuti_fhir_write_care_plan (CutiFhirBundle *self)
{
  JsonObject *care_plan = cuti_fhir_bundle_add (self, "CarePlan", "");
  JsonObject *activity = cuti_fhir_append (care_plan, "activity", json_object_new ());

  cuti_fhir_append (care_plan, "identifier",
                    cuti_fhir_identifier ("urn:cutiplan:plan:sha256",
                                          cuti_plan_get_sha256 (self->plan)));
  json_object_set_string_member (care_plan, "status", self->version != NULL ? "active" : "draft");
  json_object_set_string_member (care_plan, "intent", "proposal");
  cuti_fhir_append (care_plan, "category",
                    cuti_fhir_concept (cuti_fhir_coding (CATEGORY, "assess-plan", NULL), NULL));
  json_object_set_string_member (care_plan, "title",
                                 cuti_knowledge_get_manifest (self->knowledge)->title);
  json_object_set_string_member (care_plan, "created", self->time);
  write_links (self, care_plan);
  cuti_fhir_write_conditions (self, care_plan);
  json_object_set_object_member (activity, "reference",
                                 cuti_fhir_bundle_refer (self, "RequestGroup", ""));
  write_responses (self, care_plan);
  write_notes (self, care_plan);
  write_narrative (care_plan);
}
