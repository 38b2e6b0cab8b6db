/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a bundle of Cutiplan itself holds besides answers: the names of case
 * and lesions, the tumour board, and what was said to the advice. All of it
 * goes through the case's own reader, which refuses what is not sound.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-import-private.h"
#include "cuti-fhir-names.h"
#include "cuti-fhir-parts.h"

/**
 * cuti_fhir_is_own:
 *
 * Returns: whether Cutiplan wrote the resource, by its own account
 */
gboolean
cuti_fhir_is_own (CutiFhirResource *resource)
{
  const char *source =
    cuti_fhir_get_string (cuti_fhir_get_object (resource->object, "meta"), "source");

  return g_strcmp0 (source, CUTI_FHIR_SOURCE) == 0;
}

static const char *
get_part (JsonObject *extension, const char *name)
{
  JsonArray *parts = cuti_fhir_get_array (extension, "extension");

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = cuti_fhir_array_object (parts, i);

      if (g_strcmp0 (cuti_fhir_get_string (part, "url"), name) == 0)
        return cuti_fhir_get_string (part, "valueString");
    }
  return NULL;
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static JsonObject *
open_object (JsonObject *parent, const char *member)
{
  if (!json_object_has_member (parent, member))
    json_object_set_object_member (parent, member, json_object_new ());
  return json_object_get_object_member (parent, member);
}

static void
restore_patient (JsonObject *record, JsonObject *patient)
{
  const char *label = get_part (record, cuti_fhir_patient_parts[CUTI_PATIENT_IDENTIFIER_LABEL]);
  const char *status = get_part (record, cuti_fhir_patient_parts[CUTI_PATIENT_ALLERGY_STATUS]);
  const char *allergies = get_part (record, cuti_fhir_patient_parts[CUTI_PATIENT_ALLERGIES]);

  if (label != NULL)
    set_text (open_object (patient, "identifier"), "label", label);
  else if (json_object_has_member (patient, "identifier"))
    json_object_remove_member (json_object_get_object_member (patient, "identifier"), "label");
  if (status != NULL)
    set_text (open_object (patient, "allergies"), "status", status);
  if (allergies != NULL)
    set_text (open_object (patient, "allergies"), "text", allergies);
}

static void
restore_mdt (JsonObject *record, JsonObject *object)
{
  static const char *const members[CUTI_N_MDT] = { "date", "present", "decision", "dissent" };

  for (guint i = 0; i < CUTI_N_MDT; i++)
    if (get_part (record, cuti_fhir_mdt_parts[i]) != NULL)
      set_text (open_object (object, "mdt"), members[i], get_part (record, cuti_fhir_mdt_parts[i]));
}

static JsonObject *
find_item (JsonObject *holder, const char *link, guint nth)
{
  JsonArray *items = cuti_fhir_get_array (holder, "item");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = cuti_fhir_array_object (items, i);

      if (g_strcmp0 (cuti_fhir_get_string (item, "linkId"), link) == 0 && nth-- == 0)
        return item;
    }
  return NULL;
}

static const char *
get_lesion_text (JsonObject *response, guint lesion, const char *link)
{
  JsonObject *item = find_item (find_item (response, CUTI_FHIR_LESIONS, lesion), link, 0);

  return cuti_fhir_get_string (cuti_fhir_array_object (cuti_fhir_get_array (item, "answer"), 0),
                               "valueString");
}

/* All of them or none: a number must not meet the same id. */
static gboolean
have_ids (JsonObject *response, guint n_lesions)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_lesions; i++)
    {
      const char *id = get_lesion_text (response, i, CUTI_FHIR_LESION_ID);

      if (id == NULL || !g_hash_table_add (ids, (gpointer) id))
        return FALSE;
    }
  return TRUE;
}

static void
restore_lesions (JsonObject *response, JsonObject *object)
{
  JsonArray *lesions = json_object_get_array_member (object, "lesions");
  guint n_lesions = json_array_get_length (lesions);

  for (guint i = 0; have_ids (response, n_lesions) && i < n_lesions; i++)
    {
      JsonObject *lesion = json_array_get_object_element (lesions, i);
      const char *id = get_lesion_text (response, i, CUTI_FHIR_LESION_ID);
      const char *label = get_lesion_text (response, i, CUTI_FHIR_LESION_LABEL);

      set_text (lesion, "id", id);
      set_text (lesion, "label", label != NULL ? label : id);
    }
}

/**
 * cuti_fhir_importer_restore:
 * @object: the new case, as far as the answers go
 *
 * Takes over what else the record has of a case, if it is one of ours.
 */
void
cuti_fhir_importer_restore (CutiFhirImporter *self, JsonObject *object)
{
  JsonObject *response = self->own != NULL ? self->own->object : NULL;
  JsonObject *identifier = cuti_fhir_get_object (response, "identifier");
  JsonObject *record = cuti_fhir_get_extension (response, CUTI_FHIR_CASE_RECORD);

  if (response == NULL)
    return;

  if (g_strcmp0 (cuti_fhir_get_string (identifier, "system"), CUTI_FHIR_CASE) == 0)
    set_text (object, "id", cuti_fhir_get_string (identifier, "value"));
  if (cuti_fhir_is_own (self->own))
    json_object_remove_member (object, "label");
  if (record != NULL)
    {
      set_text (object, "label", get_part (record, "label"));
      restore_patient (record, self->patient);
      restore_mdt (record, object);
    }
  restore_lesions (response, object);
  if (self->responses != NULL)
    json_object_set_array_member (object, "responses", json_array_ref (self->responses));
}

static JsonObject *
dup_response (JsonObject *extension)
{
  JsonObject *response = json_object_new ();

  for (guint i = 0; cuti_fhir_response_parts[i] != NULL; i++)
    set_text (response, cuti_fhir_response_parts[i],
              get_part (extension, cuti_fhir_response_parts[i]));
  return response;
}

/**
 * cuti_fhir_read_care_plan:
 *
 * Takes what was said to the advice, of a plan of ours whose answers are in
 * the same record.
 */
void
cuti_fhir_read_care_plan (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonArray *activities = cuti_fhir_get_array (resource->object, "activity");
  g_autofree char *note = NULL;

  if (!cuti_fhir_is_own (resource) || self->own == NULL || self->responses != NULL)
    {
      cuti_fhir_read_other (self, resource);
      return;
    }

  self->responses = json_array_new ();
  for (guint i = 0; activities != NULL && i < json_array_get_length (activities); i++)
    {
      JsonObject *activity = cuti_fhir_array_object (activities, i);
      JsonObject *extension = cuti_fhir_get_extension (cuti_fhir_get_object (activity, "detail"),
                                                       CUTI_FHIR_RESPONSE);

      if (extension != NULL)
        json_array_add_object_element (self->responses, dup_response (extension));
    }

  note = g_strdup_printf (_("Responses to advice: %u."), json_array_get_length (self->responses));
  cuti_fhir_importer_report (self, resource, CUTI_IMPORT_TAKEN, NULL, note);
}
