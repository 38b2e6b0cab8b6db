/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A FHIR file becomes a new case and a report. Nothing is guessed: what is not
 * plain is left out and named.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-fhir-import-private.h"
#include "cuti-json.h"

struct _CutiFhirImport
{
  GObject     parent_instance;

  CutiCase   *patient_case;
  GListStore *entries;
};

G_DEFINE_FINAL_TYPE (CutiFhirImport, cuti_fhir_import, G_TYPE_OBJECT)

static void
cuti_fhir_import_finalize (GObject *object)
{
  CutiFhirImport *self = CUTI_FHIR_IMPORT (object);

  g_clear_object (&self->patient_case);
  g_clear_object (&self->entries);

  G_OBJECT_CLASS (cuti_fhir_import_parent_class)->finalize (object);
}

static void
cuti_fhir_import_class_init (CutiFhirImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cuti_fhir_import_finalize;
}

static void
cuti_fhir_import_init (CutiFhirImport *self)
{
}

typedef void (*ReadFunc) (CutiFhirImporter *self, CutiFhirResource *resource);

/* In this order: an observation may refer to a lesion that a condition made. */
static const struct
{
  const char *type; /* NULL: all others */
  ReadFunc    read;
} steps[] = {
  { "Patient", cuti_fhir_read_patient },
  { "QuestionnaireResponse", cuti_fhir_read_answers },
  { "CarePlan", cuti_fhir_read_care_plan },
  { "Condition", cuti_fhir_read_condition },
  { "BodyStructure", cuti_fhir_read_structure },
  { "Observation", cuti_fhir_read_observation },
  { "MedicationStatement", cuti_fhir_read_list_item },
  { "MedicationRequest", cuti_fhir_read_list_item },
  { "MedicationAdministration", cuti_fhir_read_list_item },
  { "AllergyIntolerance", cuti_fhir_read_list_item },
  { NULL, cuti_fhir_read_other },
};

static gboolean
is_of_step (CutiFhirResource *resource, guint step)
{
  if (steps[step].type != NULL)
    return g_str_equal (steps[step].type, resource->type);

  for (guint i = 0; i < step; i++)
    if (g_str_equal (steps[i].type, resource->type))
      return FALSE;
  return TRUE;
}

/* What was made from answers must not confirm them. */
static gboolean
is_echo (CutiFhirImporter *self, CutiFhirResource *resource)
{
  static const char *const kept[] = { "Patient", "QuestionnaireResponse", "CarePlan", NULL };

  return self->own != NULL && cuti_fhir_is_own (resource)
         && !g_strv_contains (kept, resource->type);
}

static gboolean
report_standing (CutiFhirImporter *self, CutiFhirResource *resource)
{
  static const char *const words[] = {
    [CUTI_FHIR_SAME] = N_("The same stands in this record already."),
    [CUTI_FHIR_OLDER] = N_("A newer version of it is in this record."),
    [CUTI_FHIR_DELETED] = N_("The record says that it was deleted."),
    [CUTI_FHIR_CLASH] = N_("Another one of this name says something else."),
  };

  if (resource->standing == CUTI_FHIR_CURRENT)
    return FALSE;

  cuti_fhir_importer_report (self, resource,
                             resource->standing == CUTI_FHIR_CLASH ? CUTI_IMPORT_CONFLICT
                                                                   : CUTI_IMPORT_LEFT,
                             NULL, _(words[resource->standing]));
  return TRUE;
}

static void
read_one (CutiFhirImporter *self, CutiFhirResource *resource, ReadFunc read)
{
  if (resource->container != NULL)
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, NULL,
                               _("Part of another resource; read only where that refers to it."));
  else if (report_standing (self, resource))
    return;
  else if (!cuti_fhir_importer_is_about_us (self, resource))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, NULL,
                               _("About another patient."));
  else if (is_echo (self, resource))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, NULL,
                               _("Cutiplan wrote it from the answers of this record."));
  else if (json_object_has_member (resource->object, "modifierExtension")
           || json_object_has_member (resource->object, "implicitRules"))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_UNKNOWN, NULL,
                               _("It carries a modifier, which may turn its meaning."));
  else
    read (self, resource);
}

static void
read_all (CutiFhirImporter *self)
{
  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    for (guint i = 0; i < cuti_fhir_record_get_size (self->record); i++)
      {
        CutiFhirResource *resource = cuti_fhir_record_get (self->record, i);

        if (is_of_step (resource, step))
          read_one (self, resource, steps[step].read);
      }
}

static void
report_place (CutiFhirImporter *self, CutiImportOutcome outcome, const char *source,
              const char *pointer, const char *note)
{
  g_autoptr(CutiImportEntry) entry = cuti_import_entry_new (outcome, source, pointer);

  cuti_import_entry_add_note (entry, outcome, note);
  g_list_store_append (self->entries, entry);
}

static void
report_strays (CutiFhirImporter *self)
{
  const char *const *strays = cuti_fhir_record_get_strays (self->record);

  for (guint i = 0; strays[i] != NULL; i++)
    report_place (self, CUTI_IMPORT_UNKNOWN, "?", strays[i], _("No FHIR resource stands here."));
  if (cuti_fhir_record_is_cut_off (self->record))
    report_place (self, CUTI_IMPORT_LEFT, "Bundle", "/link",
                  _("The record goes on on a next page, which is not in this file."));
}

static guint
find_patients (CutiFhirRecord *record, CutiFhirResource **last)
{
  guint n = 0;

  *last = NULL;
  for (guint i = 0; i < cuti_fhir_record_get_size (record); i++)
    {
      CutiFhirResource *resource = cuti_fhir_record_get (record, i);

      if (resource->container != NULL || !g_str_equal (resource->type, "Patient")
          || (resource->standing != CUTI_FHIR_CURRENT && resource->standing != CUTI_FHIR_CLASH))
        continue;
      *last = resource;
      n++;
    }
  return n;
}

/* Where the record holds no patient: whom it speaks of first. */
static void
find_subject (CutiFhirImporter *self)
{
  for (guint i = 0; self->person == NULL && i < cuti_fhir_record_get_size (self->record); i++)
    cuti_fhir_importer_is_about_us (self, cuti_fhir_record_get (self->record, i));
}

static gboolean
check_record (CutiFhirImporter *self, GError **error)
{
  guint n_patients = find_patients (self->record, &self->person);

  if (cuti_fhir_record_get_size (self->record) == 0)
    g_set_error_literal (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                         _("This is no FHIR record: no resource was found in it."));
  else if (n_patients > 1)
    g_set_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                 _("The record holds %u patients. Export one patient alone."), n_patients);
  else
    return TRUE;

  return FALSE;
}

static void
candidate_free (gpointer data)
{
  CutiFhirCandidate *self = data;

  g_clear_pointer (&self->value, json_node_unref);
  g_free (self->date);
  g_object_unref (self->entry);
  g_free (self);
}

static void
importer_clear (CutiFhirImporter *self)
{
  g_object_unref (self->entries);
  g_ptr_array_unref (self->candidates);
  json_object_unref (self->patient);
  g_hash_table_unref (self->lesions);
  g_hash_table_unref (self->taken);
  g_clear_pointer (&self->responses, json_array_unref);
  g_free (self->subject);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CutiFhirImporter, importer_clear)

static CutiCase *
build_case (CutiFhirImporter *self, const char *assessed_on, GError **error)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *id = g_uuid_string_random ();
  JsonObject *object = cuti_fhir_importer_settle (self);
  JsonObject *facts = json_object_get_object_member (object, "facts");

  json_node_take_object (node, object);
  json_object_set_string_member (object, "format", "cutiplan-case/1");
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "label", _("New case"));
  cuti_fhir_importer_restore (self, object);
  json_object_set_object_member (object, "patient", json_object_ref (self->patient));
  if ((self->own == NULL || !cuti_fhir_is_own (self->own)) /* Then it is no new case. */
      && !json_object_has_member (facts, "case.assessed_on")
      && cuti_knowledge_find_fact (self->knowledge, "case.assessed_on") != NULL)
    json_object_set_string_member (facts, "case.assessed_on", assessed_on);
  return cuti_case_new_from_json (self->knowledge, node, error);
}

/**
 * cuti_fhir_import_new:
 * @json: a bundle of any type, a list, or a single resource
 * @assessed_on: the date of the new case, unless the record has one
 *
 * Fails only where there is nothing to read, or more than one patient.
 *
 * Returns: (transfer full) (nullable): a new case and the report
 */
CutiFhirImport *
cuti_fhir_import_new (CutiKnowledge *knowledge, JsonNode *json, const char *assessed_on,
                      GError **error)
{
  g_autoptr(CutiFhirRecord) record = cuti_fhir_record_new (json);
  g_auto(CutiFhirImporter) importer = {
    .knowledge = knowledge,
    .record = record,
    .entries = g_list_store_new (CUTI_TYPE_IMPORT_ENTRY),
    .candidates = g_ptr_array_new_with_free_func (candidate_free),
    .patient = json_object_new (),
    .lesions = g_hash_table_new (NULL, NULL),
    .taken = g_hash_table_new (NULL, NULL),
  };
  g_autoptr(CutiFhirImport) self = g_object_new (CUTI_TYPE_FHIR_IMPORT, NULL);

  if (!check_record (&importer, error))
    return NULL;

  find_subject (&importer);
  read_all (&importer);
  report_strays (&importer);
  self->entries = g_object_ref (importer.entries);
  self->patient_case = build_case (&importer, assessed_on, error);
  return self->patient_case != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * cuti_fhir_import_load:
 * @file: a JSON file
 *
 * Returns: (transfer full) (nullable): as cuti_fhir_import_new()
 */
CutiFhirImport *
cuti_fhir_import_load (CutiKnowledge *knowledge, GFile *file, const char *assessed_on,
                       GError **error)
{
  g_autoptr(JsonNode) json = cuti_json_load_file (file, NULL, error);
  g_autofree char *name = g_file_get_parse_name (file);
  CutiFhirImport *self;

  if (json == NULL)
    return NULL;

  self = cuti_fhir_import_new (knowledge, json, assessed_on, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", name);
  return self;
}

/**
 * cuti_fhir_import_get_case:
 *
 * Returns: (transfer none): the new case
 */
CutiCase *
cuti_fhir_import_get_case (CutiFhirImport *self)
{
  return self->patient_case;
}

/**
 * cuti_fhir_import_get_entries:
 *
 * Returns: (transfer none): the report, in the order of reading
 */
GListModel *
cuti_fhir_import_get_entries (CutiFhirImport *self)
{
  return G_LIST_MODEL (self->entries);
}

static CutiImportEntry *
get_entry (CutiFhirImport *self, guint i)
{
  g_autoptr(CutiImportEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

  return entry; /* The list keeps it alive. */
}

guint
cuti_fhir_import_count (CutiFhirImport *self, CutiImportOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    if (cuti_import_entry_get_outcome (get_entry (self, i)) == outcome)
      n++;

  return n;
}

/**
 * cuti_fhir_import_dup_summary:
 *
 * Returns: (transfer full): how many items had which outcome
 */
char *
cuti_fhir_import_dup_summary (CutiFhirImport *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int outcome = CUTI_N_IMPORT - 1; outcome >= 0; outcome--)
    g_string_append_printf (text, "%s%s: %u", text->len > 0 ? " · " : "",
                            cuti_import_outcome_get_label (outcome),
                            cuti_fhir_import_count (self, outcome));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_line (GString *text, CutiImportEntry *entry)
{
  g_autofree char *words = cuti_import_entry_dup_text (entry);

  /* One line each: the record may hold line ends. */
  g_strdelimit (words, "\n\r\t", ' ');
  g_string_append_printf (text, "%s: %s (%s): %s\n",
                          cuti_import_outcome_get_label (cuti_import_entry_get_outcome (entry)),
                          cuti_import_entry_get_source (entry),
                          cuti_import_entry_get_pointer (entry), words);
}

/**
 * cuti_fhir_import_dup_report:
 *
 * Returns: (transfer full): a line for every item, and the summary
 */
char *
cuti_fhir_import_dup_report (CutiFhirImport *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *summary = cuti_fhir_import_dup_summary (self);

  for (int outcome = 0; outcome < CUTI_N_IMPORT; outcome++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
      if ((int) cuti_import_entry_get_outcome (get_entry (self, i)) == outcome)
        append_line (text, get_entry (self, i));

  g_string_append_printf (text, "%s\n", summary);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static JsonObject *
describe_entry (CutiImportEntry *entry)
{
  JsonObject *object = json_object_new ();
  CutiImportOutcome outcome = cuti_import_entry_get_outcome (entry);

  set_text (object, "outcome", cuti_import_outcome_to_nick (outcome));
  set_text (object, "resource", cuti_import_entry_get_source (entry));
  set_text (object, "pointer", cuti_import_entry_get_pointer (entry));
  set_text (object, "what", cuti_import_entry_get_what (entry));
  set_text (object, "fact", cuti_import_entry_get_fact (entry));
  set_text (object, "lesion", cuti_import_entry_get_lesion (entry));
  set_text (object, "value", cuti_import_entry_get_value (entry));
  set_text (object, "note", cuti_import_entry_get_note (entry));
  return object;
}

/**
 * cuti_fhir_import_to_json:
 *
 * Returns: (transfer full): the report for programs
 */
JsonNode *
cuti_fhir_import_to_json (CutiFhirImport *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *report = json_object_new (), *counts = json_object_new ();
  JsonArray *entries = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    json_array_add_object_element (entries, describe_entry (get_entry (self, i)));
  for (int outcome = 0; outcome < CUTI_N_IMPORT; outcome++)
    json_object_set_int_member (counts, cuti_import_outcome_to_nick (outcome),
                                cuti_fhir_import_count (self, outcome));

  json_object_set_array_member (report, "entries", entries);
  json_object_set_object_member (report, "counts", counts);
  json_node_take_object (node, report);
  return node;
}
