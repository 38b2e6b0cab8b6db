/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Observations and their components: which question each answers, of whom or
 * of which lesion, and with what.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-import-private.h"
#include "cuti-fhir-value.h"

/* Codes of which no question of the form is the same, but which are no riddle. */
static const struct { const char *code, *words; } understood[] = {
  { "97509-4", N_("Trend of the disease") }, { "88040-1", N_("Trend of the disease") },
  { "21905-5", N_("TNM category") }, { "21906-3", N_("TNM category") },
  { "21907-1", N_("TNM category") }, { "21899-0", N_("TNM category") },
  { "21900-6", N_("TNM category") }, { "21901-4", N_("TNM category") },
  { "21908-9", N_("Stage") }, { "21902-2", N_("Stage") }, { "21889-1", N_("Size of a tumour") },
  { "69548-6", N_("Genetic variant") },
};

/**
 * Item:
 * @object: the observation or one of its components
 */
typedef struct
{
  CutiFhirImporter *importer;
  CutiFhirResource *resource;
  JsonObject       *object;
  CutiFhirConcept   concept;
} Item;

static const char *
find_words (JsonNode *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    if (cuti_fhir_concept_has (code, "loinc", understood[i].code))
      return _(understood[i].words);

  return NULL;
}

static char *
dup_date (JsonObject *object)
{
  JsonObject *period = cuti_fhir_get_object (object, "effectivePeriod");
  const char *date = cuti_fhir_get_string (object, "effectiveDateTime");

  if (date == NULL)
    date = cuti_fhir_get_string (object, "effectiveInstant");
  if (date == NULL)
    date = cuti_fhir_get_string (period, "end");
  if (date == NULL)
    date = cuti_fhir_get_string (period, "start");
  return g_strdup (date);
}

static int
look_up_lesion (CutiFhirImporter *self, CutiFhirResource *target)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->lesions, target)) - 1;
}

static gboolean
shares_identifier (JsonObject *one, JsonObject *other)
{
  JsonArray *ours = cuti_fhir_get_array (one, "identifier");
  JsonArray *theirs = cuti_fhir_get_array (other, "identifier");

  for (guint i = 0; ours != NULL && i < json_array_get_length (ours); i++)
    for (guint j = 0; theirs != NULL && j < json_array_get_length (theirs); j++)
      {
        JsonObject *a = cuti_fhir_array_object (ours, i), *b = cuti_fhir_array_object (theirs, j);
        const char *value = cuti_fhir_get_string (a, "value");

        if (value != NULL && g_strcmp0 (value, cuti_fhir_get_string (b, "value")) == 0
            && g_strcmp0 (cuti_fhir_get_string (a, "system"),
                          cuti_fhir_get_string (b, "system")) == 0)
          return TRUE;
      }
  return FALSE;
}

/* A specimen names its tumour by a common identifier. */
static int
find_specimen_lesion (CutiFhirImporter *self, CutiFhirResource *specimen)
{
  GHashTableIter iter;
  gpointer key, value;
  int found = CUTI_FHIR_NO_LESION;

  g_hash_table_iter_init (&iter, self->lesions);
  while (specimen != NULL && g_hash_table_iter_next (&iter, &key, &value))
    if (shares_identifier (((CutiFhirResource *) key)->object, specimen->object))
      {
        if (found != CUTI_FHIR_NO_LESION && found != (int) GPOINTER_TO_UINT (value) - 1)
          return CUTI_FHIR_NO_LESION;
        found = (int) GPOINTER_TO_UINT (value) - 1;
      }
  return found;
}

static int
find_lesion (Item *self, const char **reason)
{
  JsonObject *object = self->resource->object;
  JsonArray *array = cuti_fhir_get_array (object, "focus");
  const char *focus =
    cuti_fhir_get_string (cuti_fhir_array_object (array, 0), "reference");
  const char *specimen = cuti_fhir_get_reference (object, "specimen");
  CutiFhirRecord *record = self->importer->record;
  int lesion = CUTI_FHIR_NO_LESION;

  if (focus != NULL && specimen != NULL)
    *reason = _("It names both a tumour and a specimen, and may name only one.");
  else if (focus == NULL && specimen == NULL)
    *reason = _("It names no tumour and no specimen.");
  else if (array != NULL && json_array_get_length (array) > 1)
    *reason = _("It is about more than one tumour.");
  else
    {
      lesion = focus != NULL
                 ? look_up_lesion (self->importer,
                                   cuti_fhir_record_resolve (record, self->resource, focus))
                 : find_specimen_lesion (self->importer,
                                         cuti_fhir_record_resolve (record, self->resource, specimen));
      *reason = _("It belongs to no lesion of this record.");
    }
  return lesion;
}

static CutiImportEntry *
report (Item *self, CutiImportOutcome outcome, const char *note)
{
  g_autofree char *value = cuti_fhir_value_dup_text (self->object);
  g_autofree char *what = value != NULL ? g_strdup_printf ("%s: %s", self->concept.text, value)
                                        : g_strdup (self->concept.text);

  return cuti_fhir_importer_report (self->importer, self->resource, outcome, what, note);
}

static void
answer (Item *self, CutiFhirSense *sense)
{
  CutiFhirCandidate candidate = { .fact = sense->fact, .lesion = CUTI_FHIR_NO_LESION,
                                  .part = sense->part };
  const char *absent = cuti_fhir_value_get_absent (self->object);
  g_autofree char *note = NULL;
  const char *reason = NULL;
  CutiImportOutcome outcome = CUTI_IMPORT_TAKEN;
  CutiValue value = CUTI_VALUE_UNKNOWN;

  candidate.entry = report (self, CUTI_IMPORT_TAKEN, NULL);
  if (cuti_fact_is_lesion_fact (sense->fact))
    {
      candidate.lesion = find_lesion (self, &reason);
      if (candidate.lesion == CUTI_FHIR_NO_LESION)
        {
          cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_LEFT, reason);
          return;
        }
    }
  if (cuti_fhir_value_count (self->object) > 1)
    {
      cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_CONFLICT,
                                  _("It has two values, or one and a reason why there is none."));
      return;
    }
  if (!json_object_has_member (self->resource->object, "status"))
    cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_NOTED,
                                _("The record does not say whether it is final."));
  if (absent == NULL)
    value = cuti_fhir_value_read (self->object, sense->fact, &outcome, &note);
  if (note != NULL)
    cuti_import_entry_add_note (candidate.entry, outcome, note);
  if (absent == NULL && !value.known)
    return;

  candidate.date = dup_date (self->resource->object);
  if (absent != NULL)
    cuti_fhir_importer_propose_missing (self->importer, &candidate, absent);
  else
    cuti_fhir_importer_propose (self->importer, &candidate, &value);
}

static void
read_item (Item *self, gboolean has_components)
{
  JsonNode *code = json_object_get_member (self->object, "code");
  const char *words = find_words (code);
  gboolean has_value = cuti_fhir_value_is_there (self->object);
  guint n_asked = 0;

  cuti_fhir_concept_read (&self->concept, self->importer->knowledge, NULL, code);
  for (guint i = 0; i < self->concept.senses->len && !self->concept.contradicts; i++)
    {
      CutiFhirSense *sense = &g_array_index (self->concept.senses, CutiFhirSense, i);

      if (!sense->asks || (has_components && !has_value))
        continue;
      answer (self, sense);
      n_asked++;
    }

  if (self->concept.contradicts)
    report (self, CUTI_IMPORT_CONFLICT, _("Its codes do not agree."));
  else if (*self->concept.text == '\0')
    cuti_fhir_importer_note_no_code (report (self, CUTI_IMPORT_UNKNOWN, NULL), self->object);
  else if (n_asked == 0 && words != NULL && (!has_components || has_value))
    {
      g_autofree char *note = g_strdup_printf (_("%s: no question of the form asks for it."), words);

      report (self, CUTI_IMPORT_LEFT, note);
    }
  else if (n_asked == 0 && (!has_components || has_value))
    report (self, CUTI_IMPORT_UNKNOWN, _("No question of the form has this code."));
}

static void
read_part (CutiFhirImporter *importer, CutiFhirResource *resource, JsonObject *object,
           gboolean has_components)
{
  Item item = { importer, resource, object, { NULL } };

  read_item (&item, has_components);
  cuti_fhir_concept_clear (&item.concept);
}

static char *
check_status (JsonObject *object)
{
  static const char *const final[] = { "final", "amended", "corrected", NULL };
  const char *status = cuti_fhir_get_string (object, "status");

  if (!json_object_has_member (object, "status")
      || (status != NULL && g_strv_contains (final, status)))
    return NULL;
  return g_strdup_printf (_("It is not final (%s) and stays unknown."),
                          status != NULL ? status : "?");
}

/**
 * cuti_fhir_read_observation:
 *
 * Takes the value of an observation, and those of its components.
 */
void
cuti_fhir_read_observation (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonArray *components = cuti_fhir_get_array (resource->object, "component");
  g_autofree char *problem = check_status (resource->object);
  guint n = components != NULL ? json_array_get_length (components) : 0;

  if (problem != NULL)
    {
      g_auto(CutiFhirConcept) concept = { NULL };

      cuti_fhir_concept_read (&concept, self->knowledge, NULL,
                              json_object_get_member (resource->object, "code"));
      cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, concept.text, problem);
      return;
    }

  read_part (self, resource, resource->object, n > 0);
  for (guint i = 0; i < n; i++)
    if (cuti_fhir_array_object (components, i) != NULL)
      read_part (self, resource, cuti_fhir_array_object (components, i), FALSE);
}
