/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One bundle with all that a plan is: what was answered, what is proposed,
 * what could not be decided, what was said to it, the pages, and who made
 * them from what. It proposes; no resource in it is an order.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"
#include "cuti-format.h"
#include "cuti-stable-id.h"

#define UUID "urn:uuid:"

/**
 * cuti_fhir_bundle_dup_id:
 * @key: tells resources of one type apart
 *
 * The patient is the same in every export of a case; all else is of one plan.
 */
char *
cuti_fhir_bundle_dup_id (CutiFhirBundle *self, const char *type, const char *key)
{
  const char *case_id = cuti_case_get_id (self->patient_case);
  const char *plan = cuti_plan_get_sha256 (self->plan);
  gboolean of_case = case_id != NULL && g_str_equal (type, "Patient");
  g_autofree char *name = g_strjoin ("\n", case_id != NULL ? case_id : "", of_case ? "" : plan, type,
                                     key, NULL);

  return cuti_stable_id_make (name);
}

/**
 * cuti_fhir_bundle_add:
 *
 * Returns: (transfer none): a new resource of the bundle
 */
JsonObject *
cuti_fhir_bundle_add (CutiFhirBundle *self, const char *type, const char *key)
{
  JsonObject *entry = json_object_new (), *resource = json_object_new (), *meta = json_object_new ();
  g_autofree char *id = cuti_fhir_bundle_dup_id (self, type, key);
  g_autofree char *url = g_strconcat (UUID, id, NULL);

  json_object_set_string_member (meta, "source", CUTI_FHIR_SOURCE);
  json_object_set_string_member (resource, "resourceType", type);
  json_object_set_string_member (resource, "id", id);
  json_object_set_object_member (resource, "meta", meta);
  json_object_set_string_member (entry, "fullUrl", url);
  json_object_set_object_member (entry, "resource", resource);
  json_array_add_object_element (self->entries, entry);
  return resource;
}

/**
 * cuti_fhir_bundle_refer:
 *
 * Returns: (transfer full): a reference to a resource of the bundle
 */
JsonObject *
cuti_fhir_bundle_refer (CutiFhirBundle *self, const char *type, const char *key)
{
  JsonObject *reference = json_object_new ();
  g_autofree char *id = cuti_fhir_bundle_dup_id (self, type, key);
  g_autofree char *url = g_strconcat (UUID, id, NULL);

  json_object_set_string_member (reference, "reference", url);
  json_object_set_string_member (reference, "type", type);
  return reference;
}

/**
 * cuti_fhir_bundle_find:
 *
 * Returns: (transfer none) (nullable): the answer to a fact of the case, if
 *   it is shown and says something
 */
CutiAnswer *
cuti_fhir_bundle_find (CutiFhirBundle *self, const char *fact)
{
  CutiAnswer *answer = cuti_case_find_answer (self->patient_case, fact, NULL);

  return answer != NULL && cuti_answer_is_visible (answer)
         && cuti_answer_get_state (answer) == CUTI_ANSWER_VALUE ? answer : NULL;
}

/* 0: there is no such lesion. */
static guint
find_lesion_number (CutiFhirBundle *self, const char *id)
{
  GListModel *lesions = cuti_case_get_lesions (self->patient_case);

  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      if (g_str_equal (cuti_lesion_get_id (lesion), id))
        return i + 1;
    }
  return 0;
}

/**
 * cuti_fhir_bundle_dup_lesion:
 *
 * Returns: (transfer full): the id of the lesion; its number where the id,
 *   which is typed, might tell something
 */
char *
cuti_fhir_bundle_dup_lesion (CutiFhirBundle *self, const char *id)
{
  return self->options->without_identity ? g_strdup_printf ("%u", find_lesion_number (self, id))
                                         : g_strdup (id);
}

/**
 * cuti_fhir_bundle_dup_lesion_title:
 * @title: as it is on the screen
 *
 * Returns: (transfer full): the same, or what tells nothing
 */
char *
cuti_fhir_bundle_dup_lesion_title (CutiFhirBundle *self, const char *id, const char *title)
{
  return self->options->without_identity
           ? g_strdup_printf (_("Lesion %u"), find_lesion_number (self, id))
           : cuti_format_drop_directions (title);
}

/**
 * cuti_fhir_bundle_name_lesion:
 * @id: (nullable): of the lesion that @holder is about
 */
void
cuti_fhir_bundle_name_lesion (CutiFhirBundle *self, JsonObject *holder, const char *id)
{
  g_autofree char *lesion = id != NULL ? cuti_fhir_bundle_dup_lesion (self, id) : NULL;

  if (lesion != NULL)
    json_object_set_string_member (cuti_fhir_add_extension (holder, CUTI_FHIR_LESION),
                                   "valueString", lesion);
}

gboolean
cuti_fhir_bundle_has_pdf (CutiFhirBundle *self)
{
  return self->options->pdf != NULL && !self->options->without_identity;
}

static gboolean
is_urgent (CutiFhirBundle *self, CutiPlanItem *item)
{
  GListModel *urgent = cuti_plan_get_urgent (self->plan);

  for (guint i = 0; i < g_list_model_get_n_items (urgent); i++)
    {
      g_autoptr(CutiPlanItem) other = g_list_model_get_item (urgent, i);

      if (cuti_plan_item_get_advice (other) == cuti_plan_item_get_advice (item)
          && g_strcmp0 (cuti_plan_item_get_lesion (other), cuti_plan_item_get_lesion (item)) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cuti_fhir_bundle_is_listed:
 *
 * Returns: whether the item is an option, open or offered. Out of scope, as
 *   on the screen, only what is urgent is
 */
gboolean
cuti_fhir_bundle_is_listed (CutiFhirBundle *self, CutiPlanItem *item)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);

  return (cuti_verdict_is_offer (verdict) || verdict == CUTI_VERDICT_UNDECIDED)
         && (cuti_plan_get_out_of_scope (self->plan) == NULL || is_urgent (self, item));
}

/* Tells the items of a plan apart. */
char *
cuti_fhir_bundle_dup_key (CutiPlanItem *item)
{
  const char *lesion = cuti_plan_item_get_lesion (item);

  return g_strconcat (cuti_advice_get_id (cuti_plan_item_get_advice (item)), "\n", lesion, NULL);
}

/**
 * cuti_fhir_bundle_dup_title:
 *
 * Returns: (transfer full): the title of the advice, after the lesion that it
 *   is about
 */
char *
cuti_fhir_bundle_dup_title (CutiFhirBundle *self, CutiPlanItem *item)
{
  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (item));
  const char *id = cuti_plan_item_get_lesion (item);
  g_autofree char *lesion =
    id != NULL ? cuti_fhir_bundle_dup_lesion_title (self, id, cuti_plan_item_get_lesion_title (item))
               : NULL;

  return lesion != NULL ? g_strdup_printf ("%s – %s", lesion, title) : g_strdup (title);
}

static JsonNode *
finish (CutiFhirBundle *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *bundle = json_object_new ();
  g_autofree char *id = cuti_fhir_bundle_dup_id (self, "Bundle", "");
  g_autofree char *urn = g_strconcat (UUID, id, NULL);

  json_object_set_string_member (bundle, "resourceType", "Bundle");
  json_object_set_string_member (bundle, "id", id);
  json_object_set_object_member (bundle, "identifier",
                                 cuti_fhir_identifier ("urn:ietf:rfc:3986", urn));
  json_object_set_string_member (bundle, "type", "collection");
  json_object_set_string_member (bundle, "timestamp", self->time);
  json_object_set_array_member (bundle, "entry", self->entries);
  json_node_take_object (node, bundle);
  return node;
}

/**
 * cuti_fhir_export:
 * @plan: of @patient_case
 *
 * Answers of rows that are not shown are not in it. The same case, plan and
 * options give the same bundle.
 *
 * Returns: (transfer full): a Bundle of HL7 FHIR R4
 */
JsonNode *
cuti_fhir_export (CutiCase *patient_case, CutiPlan *plan, const CutiFhirOptions *options)
{
  g_autofree char *time = cuti_fhir_format_instant (options->stamp);
  CutiVersion *version = cuti_plan_get_version (plan);
  CutiFhirBundle self = {
    patient_case, plan, cuti_plan_get_knowledge (plan), options,
    version != NULL && cuti_version_is_intact (version) ? version : NULL, json_array_new (), time,
  };

  cuti_case_get_snapshot (patient_case); /* brings what is hidden up to date */
  cuti_fhir_write_patient (&self);
  cuti_fhir_write_care_plan (&self);
  cuti_fhir_write_request_group (&self);
  cuti_fhir_write_tasks (&self);
  cuti_fhir_write_guidance (&self);
  cuti_fhir_write_answers (&self);
  if (cuti_fhir_bundle_has_pdf (&self))
    cuti_fhir_write_document (&self);
  cuti_fhir_write_device (&self);
  cuti_fhir_write_provenance (&self);
  return finish (&self);
}
