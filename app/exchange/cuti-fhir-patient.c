/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The patient of a record. Names stand in the case alone, never in the report.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-import-private.h"

#define GENDER "http://hl7.org/fhir/administrative-gender"

static void
report_field (CutiFhirImporter *self, CutiFhirResource *resource, CutiImportOutcome outcome,
              const char *field, const char *note)
{
  cuti_fhir_importer_report (self, resource, outcome, field, note);
}

/* Masked data are unknown and masked; they are not empty. */
static gboolean
report_absent (CutiFhirImporter *self, CutiFhirResource *resource, const char *member,
               const char *field)
{
  const char *absent = cuti_fhir_get_absent (resource->object, member);
  g_autofree char *note = NULL;

  if (absent == NULL)
    return FALSE;

  if (g_str_equal (absent, "masked"))
    note = g_strdup (_("Missing: masked."));
  else
    note = g_strdup_printf (_("Missing: %s."), absent);
  report_field (self, resource, CUTI_IMPORT_NOTED, field, note);
  return TRUE;
}

static char *
join_strings (JsonArray *array)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                                json_node_get_string (node));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_former (JsonObject *object)
{
  static const char *const uses[] = { "old", "maiden", NULL };
  const char *use = cuti_fhir_get_string (object, "use");

  return use != NULL && g_strv_contains (uses, use);
}

/* The official one, or else the first that is not a former one. */
static JsonObject *
choose_name (JsonArray *names)
{
  JsonObject *first = NULL;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      JsonObject *name = cuti_fhir_array_object (names, i);

      if (g_strcmp0 (cuti_fhir_get_string (name, "use"), "official") == 0)
        return name;
      if (first == NULL && !is_former (name))
        first = name;
    }
  return first;
}

static void
read_name (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonObject *name = choose_name (cuti_fhir_get_array (resource->object, "name"));
  const char *family = cuti_fhir_get_string (name, "family");
  g_autofree char *given = join_strings (cuti_fhir_get_array (name, "given"));

  if (family == NULL && *given == '\0')
    {
      if (report_absent (self, resource, "name", _("Name")) || name == NULL)
        return;
      report_field (self, resource, CUTI_IMPORT_UNKNOWN, _("Name"),
                    _("It is not parted into family and given name."));
      return;
    }
  if (family != NULL)
    json_object_set_string_member (self->patient, "family", family);
  if (*given != '\0')
    json_object_set_string_member (self->patient, "given", given);
  report_field (self, resource, CUTI_IMPORT_TAKEN, _("Name"), NULL);
}

static void
read_born (CutiFhirImporter *self, CutiFhirResource *resource)
{
  const char *text = cuti_fhir_get_string (resource->object, "birthDate");
  g_autofree char *born = cuti_fhir_dup_date (text);

  if (text == NULL)
    report_absent (self, resource, "birthDate", _("Date of birth"));
  else if (born == NULL)
    report_field (self, resource, CUTI_IMPORT_UNKNOWN, _("Date of birth"), _("It is no date."));
  else
    {
      json_object_set_string_member (self->patient, "born", born);
      report_field (self, resource, CUTI_IMPORT_TAKEN, _("Date of birth"), NULL);
    }
}

static gboolean
is_record_number (JsonObject *identifier)
{
  JsonNode *type = json_object_get_member (identifier, "type");

  return g_strcmp0 (cuti_fhir_concept_get_code (type), "MR") == 0;
}

/* The medical record number, or else the first that there is. */
static JsonObject *
choose_identifier (JsonArray *identifiers)
{
  JsonObject *first = NULL;

  for (guint i = 0; identifiers != NULL && i < json_array_get_length (identifiers); i++)
    {
      JsonObject *identifier = cuti_fhir_array_object (identifiers, i);

      if (cuti_fhir_get_string (identifier, "value") == NULL || is_former (identifier))
        continue;
      if (is_record_number (identifier))
        return identifier;
      if (first == NULL)
        first = identifier;
    }
  return first;
}

static void
read_identifier (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonObject *chosen = choose_identifier (cuti_fhir_get_array (resource->object, "identifier"));
  JsonObject *identifier;

  if (chosen == NULL)
    {
      report_absent (self, resource, "identifier", _("Identifier"));
      return;
    }

  identifier = json_object_new ();
  json_object_set_string_member (identifier, "label", is_record_number (chosen) ? "MRN" : "ID");
  json_object_set_string_member (identifier, "value", cuti_fhir_get_string (chosen, "value"));
  json_object_set_object_member (self->patient, "identifier", identifier);
  report_field (self, resource, CUTI_IMPORT_TAKEN, _("Identifier"), NULL);
}

/* As a coding, so that the knowledge base says which answer it is. */
static JsonNode *
dup_gender (const char *code)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *coding = json_object_new ();

  json_object_set_string_member (coding, "system", GENDER);
  json_object_set_string_member (coding, "code", code);
  json_node_take_object (node, coding);
  return node;
}

/* The fact that one of the genders answers. */
static CutiFact *
find_gender_fact (CutiFhirImporter *self)
{
  g_autoptr(JsonNode) node = dup_gender ("female");
  g_auto(CutiFhirConcept) concept = { NULL };

  cuti_fhir_concept_read (&concept, self->knowledge, NULL, node);
  return concept.senses->len > 0 ? g_array_index (concept.senses, CutiFhirSense, 0).fact : NULL;
}

static void
read_gender (CutiFhirImporter *self, CutiFhirResource *resource)
{
  const char *gender = cuti_fhir_get_string (resource->object, "gender");
  const char *absent = cuti_fhir_get_absent (resource->object, "gender");
  g_autoptr(JsonNode) node = dup_gender (gender != NULL ? gender : "");
  g_auto(CutiFhirConcept) concept = { NULL };
  CutiFhirCandidate candidate = { find_gender_fact (self), CUTI_FHIR_NO_LESION, .part = -1 };
  CutiFhirSense *sense;

  if (candidate.fact == NULL || (gender == NULL && absent == NULL))
    return;

  candidate.entry = cuti_fhir_importer_report (self, resource, CUTI_IMPORT_TAKEN,
                                               gender != NULL ? gender : _("Gender"), NULL);
  if (gender == NULL)
    {
      cuti_fhir_importer_propose_missing (self, &candidate, absent);
      return;
    }

  cuti_fhir_concept_read (&concept, self->knowledge, candidate.fact, node);
  sense = cuti_fhir_concept_find (&concept, candidate.fact);
  if (sense == NULL)
    {
      cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_LEFT,
                                  _("This does not answer the question."));
      return;
    }
  cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_NOTED,
                              _("This is the administrative gender. Check that the laboratory "
                                "uses the same."));
  cuti_fhir_importer_propose (self, &candidate,
                              &CUTI_VALUE (cuti_fhir_choices_get_only (sense->choices)));
}

static void
read_deceased (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonNode *node = json_object_get_member (resource->object, "deceasedBoolean");
  gboolean deceased = node != NULL && JSON_NODE_HOLDS_VALUE (node)
                      && json_node_get_value_type (node) == G_TYPE_BOOLEAN
                      && json_node_get_boolean (node);

  if (deceased || cuti_fhir_get_string (resource->object, "deceasedDateTime") != NULL)
    report_field (self, resource, CUTI_IMPORT_LEFT, _("Deceased"),
                  _("The record says that the patient has died."));
}

/**
 * cuti_fhir_read_patient:
 *
 * Takes name, date of birth, identifier and sex. Extensions, such as race, are
 * not read.
 */
void
cuti_fhir_read_patient (CutiFhirImporter *self, CutiFhirResource *resource)
{
  read_name (self, resource);
  read_born (self, resource);
  read_identifier (self, resource);
  read_gender (self, resource);
  read_deceased (self, resource);
}
