/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Medicines and allergies, which the form asks for as complete lists, and all
 * that it does not ask for. None of it is taken; each is named.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-import-private.h"

#define ALLERGIES "patient.allergies"
#define CURRENT "treatment.current"
#define PRIOR "treatment.prior"

/* From R5 on concept and reference are two members of one. */
static JsonNode *
find_medicine (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonObject *object = resource->object;
  JsonObject *either = cuti_fhir_get_object (object, "medication");
  JsonNode *node = either != NULL ? json_object_get_member (either, "concept")
                                  : json_object_get_member (object, "medicationCodeableConcept");
  const char *reference = either != NULL ? cuti_fhir_get_reference (either, "reference")
                                         : cuti_fhir_get_reference (object, "medicationReference");
  CutiFhirResource *medication = cuti_fhir_record_resolve (self->record, resource, reference);

  if (node == NULL && medication != NULL)
    node = json_object_get_member (medication->object, "code");
  return node != NULL ? node : json_object_get_member (object, "code");
}

static gboolean
is_void (CutiFhirResource *resource)
{
  static const char *const voids[] = { "entered-in-error", "not-taken", "not-done", "cancelled",
                                       "draft", "unknown", "intended", NULL };
  static const char *const doubtful[] = { "refuted", "entered-in-error", "unconfirmed", NULL };
  const char *status = cuti_fhir_get_string (resource->object, "status");
  const char *verified = cuti_fhir_concept_get_code (
    json_object_get_member (resource->object, "verificationStatus"));

  return (status != NULL && g_strv_contains (voids, status))
         || (verified != NULL && g_strv_contains (doubtful, verified));
}

static gboolean
concerns (CutiFact *fact, gboolean is_allergy, gboolean is_active)
{
  const char *id = cuti_fact_get_id (fact);

  if (is_allergy || g_str_equal (id, ALLERGIES))
    return is_allergy && g_str_equal (id, ALLERGIES);
  if (g_str_equal (id, PRIOR))
    return !is_active;
  return is_active || g_str_equal (id, PRIOR);
}

static char *
dup_hint (CutiFhirConcept *concept, gboolean is_allergy, gboolean is_active)
{
  g_autoptr(GString) lists = g_string_new (NULL);

  for (guint i = 0; i < concept->senses->len; i++)
    {
      CutiFhirSense *sense = &g_array_index (concept->senses, CutiFhirSense, i);
      g_autofree char *labels = cuti_fhir_choices_dup_text (sense->fact, sense->choices);

      if (concerns (sense->fact, is_allergy, is_active))
        g_string_append_printf (lists, "%s“%s”: %s", lists->len > 0 ? "; " : "",
                                cuti_fact_get_short_label (sense->fact), labels);
    }
  return lists->len > 0 ? g_string_free (g_steal_pointer (&lists), FALSE) : NULL;
}

/**
 * cuti_fhir_read_list_item:
 *
 * One medicine or allergy. It says nothing of the others, so that the list it
 * belongs to stays open, with a hint.
 */
void
cuti_fhir_read_list_item (CutiFhirImporter *self, CutiFhirResource *resource)
{
  gboolean is_allergy = g_str_equal (resource->type, "AllergyIntolerance");
  const char *status = cuti_fhir_get_string (resource->object, "status");
  g_auto(CutiFhirConcept) concept = { NULL };
  g_autofree char *hint = NULL;
  g_autofree char *note = NULL;

  cuti_fhir_concept_read (&concept, self->knowledge, NULL, find_medicine (self, resource));
  hint = dup_hint (&concept, is_allergy, g_strcmp0 (status, "active") == 0);
  if (*concept.text == '\0')
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_UNKNOWN, NULL, _("It has no code."));
  else if (is_void (resource))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, concept.text,
                               _("The record does not say that this holds."));
  else if (concept.contradicts)
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_CONFLICT, concept.text,
                               _("Its codes do not agree."));
  else if (hint == NULL)
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_UNKNOWN, concept.text,
                               _("No question of the form has this code."));
  else
    {
      note = g_strdup_printf (_("It belongs to %s. The record does not say that the list is "
                                "complete; tick it yourself."), hint);
      cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, concept.text, note);
    }
}

/**
 * cuti_fhir_read_other:
 *
 * Names what the form does not ask for.
 */
void
cuti_fhir_read_other (CutiFhirImporter *self, CutiFhirResource *resource)
{
  static const char *const known[] = {
    "Specimen", "Medication", "Practitioner", "PractitionerRole", "Organization", "Location",
    "Encounter", "Device", "Provenance", NULL };
  g_auto(CutiFhirConcept) concept = { NULL };

  cuti_fhir_concept_read (&concept, self->knowledge, NULL,
                          json_object_get_member (resource->object, "code"));
  if (g_str_equal (resource->type, "Procedure"))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, concept.text,
                               _("The form asks of which lesion a procedure was; the record does "
                                 "not say that. Answer it yourself."));
  else if (g_strv_contains (known, resource->type))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, concept.text,
                               _("It holds nothing that the form asks for."));
  else
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_UNKNOWN, concept.text,
                               _("Resources of this kind are not read."));
}
