/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Diagnoses: the primary, metastases in the skin, each a lesion, and
 * elsewhere. What is not certain, or no longer so, is shown and not taken.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-import-private.h"

#define PRIMARY "primary.site"

typedef struct
{
  CutiFhirImporter *importer;
  CutiFhirResource *resource;
  CutiImportEntry  *entry;
  gboolean          old_shape;
} Reading;

/* Of editions before R4; there the members meant here are of other types. */
static gboolean
has_old_shape (JsonObject *object)
{
  JsonNode *status = json_object_get_member (object, "verificationStatus");

  return cuti_fhir_get_object (object, "category") != NULL
         || (json_object_has_member (object, "patient") && !json_object_has_member (object, "subject"))
         || (status != NULL && JSON_NODE_HOLDS_VALUE (status));
}

static gboolean
is_certain (Reading *self)
{
  static const char *const doubtful[] = { "refuted", "entered-in-error", "provisional",
                                          "differential", "unconfirmed", "unknown", NULL };
  static const char *const sure[] = { "confirmed", NULL };
  JsonNode *node = json_object_get_member (self->resource->object, "verificationStatus");
  const char *code = cuti_fhir_concept_find_code (node, doubtful);
  g_autofree char *note = NULL;

  if (node == NULL)
    {
      cuti_import_entry_add_note (self->entry, CUTI_IMPORT_NOTED,
                                  _("The record does not say whether it is confirmed."));
      return TRUE;
    }
  if (code == NULL && cuti_fhir_concept_find_code (node, sure) != NULL)
    return TRUE;
  if (code == NULL)
    code = cuti_fhir_concept_get_code (node);

  note = g_strdup_printf (_("It is not confirmed (%s) and stays unknown."),
                          code != NULL ? code : "?");
  cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT, note);
  return FALSE;
}

static gboolean
has_ended (JsonObject *object)
{
  static const char *const ends[] = { "abatementDateTime", "abatementAge", "abatementPeriod",
                                      "abatementRange", "abatementString" };
  JsonNode *node = json_object_get_member (object, "abatementBoolean"); /* before R4 */

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (json_object_has_member (object, ends[i]))
      return TRUE;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
is_present (Reading *self)
{
  static const char *const over[] = { "inactive", "remission", "resolved", NULL };
  JsonObject *object = self->resource->object;
  const char *code =
    cuti_fhir_concept_find_code (json_object_get_member (object, "clinicalStatus"), over);
  g_autofree char *note = NULL;

  if (code == NULL && !has_ended (object))
    return TRUE;

  note = code != NULL ? g_strdup_printf (_("The record calls it %s."), code)
                      : g_strdup (_("The record says when it ended."));
  cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT, note);
  return FALSE;
}

static CutiFhirCandidate
make_candidate (Reading *self, CutiFact *fact, int lesion)
{
  const char *date = cuti_fhir_get_string (self->resource->object, "recordedDate");

  return (CutiFhirCandidate) { .fact = fact, .lesion = lesion, .date = g_strdup (date),
                               .lasting = TRUE, .part = -1, .entry = self->entry };
}

static void
note_choices (Reading *self, CutiFhirSense *sense, const char *format)
{
  g_autofree char *labels = cuti_fhir_choices_dup_text (sense->fact, sense->choices);
  g_autoptr(GString) note = g_string_new (format);

  g_string_replace (note, "{question}", cuti_fact_get_short_label (sense->fact), 0);
  g_string_replace (note, "{choices}", labels, 0);
  cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT, note->str);
}

static gboolean
propose_choice (Reading *self, CutiFhirSense *sense, int lesion)
{
  CutiFhirCandidate candidate;
  int choice = cuti_fhir_choices_get_only (sense->choices);

  if (choice < 0)
    return FALSE;

  candidate = make_candidate (self, sense->fact, lesion);
  cuti_fhir_importer_propose (self->importer, &candidate, &CUTI_VALUE (choice));
  return TRUE;
}

static void
read_secondary (Reading *self, CutiFhirSense *sense)
{
  CutiFhirCandidate candidate;
  CutiValue value = CUTI_VALUE (sense->choices);

  if (sense->choices == 0)
    {
      cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT,
                                  _("It does not say where the metastasis is."));
      return;
    }
  if (self->old_shape)
    {
      note_choices (self, sense, _("It would be “{choices}” in “{question}”."));
      return;
    }

  cuti_import_entry_add_note (self->entry, CUTI_IMPORT_NOTED,
                              _("The answer lists the sites of this record; add any other."));
  candidate = make_candidate (self, sense->fact, CUTI_FHIR_NO_LESION);
  candidate.gathered = TRUE;
  cuti_fhir_importer_propose (self->importer, &candidate, &value);
}

static void
read_sense (Reading *self, CutiFhirSense *sense)
{
  if (cuti_fhir_is_secondary (sense->fact))
    read_secondary (self, sense);
  else if (cuti_fact_get_kind (sense->fact) == CUTI_KIND_CHOICE && sense->choices != 0)
    {
      if (!propose_choice (self, sense, CUTI_FHIR_NO_LESION))
        note_choices (self, sense, _("It does not tell these apart in “{question}”: {choices}."));
    }
  else if (sense->choices != 0)
    note_choices (self, sense, _("It belongs to the list “{question}”: {choices}. The record does "
                                 "not say that the list is complete; tick it yourself."));
  else
    note_choices (self, sense, _("It belongs to “{question}”, but does not answer it."));
}

/* A line for every question that it has to do with. */
static void
read_senses (Reading *self, CutiFhirConcept *concept)
{
  for (guint i = 0; i < concept->senses->len; i++)
    {
      if (i > 0)
        self->entry = cuti_fhir_importer_report (self->importer, self->resource, CUTI_IMPORT_TAKEN,
                                                 concept->text, NULL);
      read_sense (self, &g_array_index (concept->senses, CutiFhirSense, i));
    }
}

static CutiFhirSense *
find_lesion_sense (CutiFhirConcept *concept)
{
  for (guint i = 0; i < concept->senses->len; i++)
    {
      CutiFhirSense *sense = &g_array_index (concept->senses, CutiFhirSense, i);

      if (cuti_fact_is_lesion_fact (sense->fact))
        return sense;
    }
  return NULL;
}

static int
add_lesion (Reading *self)
{
  CutiFhirImporter *importer = self->importer;

  if (importer->answered)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT,
                                _("The lesions are taken from the questionnaire of this record."));
  else if (importer->n_lesions == CUTI_FHIR_MAX_LESIONS)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT,
                                _("There are too many lesions to record one by one."));
  else
    {
      g_hash_table_insert (importer->lesions, self->resource,
                           GUINT_TO_POINTER (++importer->n_lesions));
      return importer->n_lesions - 1;
    }
  return CUTI_FHIR_NO_LESION;
}

static void
name_lesion (Reading *self, CutiFact *fact, int lesion)
{
  g_autofree char *id = g_strdup_printf ("%d", lesion + 1);
  g_autofree char *text = g_strdup_printf (_("Lesion %d"), lesion + 1);

  cuti_import_entry_set_fact (self->entry, cuti_fact_get_id (fact), id);
  cuti_import_entry_take_value (self->entry, g_steal_pointer (&text));
}

/* The site from the diagnosis, or else from where it says that it is. */
static void
read_place (Reading *self, CutiFhirSense *sense, JsonNode *place, int lesion)
{
  g_auto(CutiFhirConcept) concept = { NULL };
  CutiFhirSense *place_sense;
  CutiFhirSense found = *sense;

  cuti_fhir_concept_read (&concept, self->importer->knowledge, sense->fact, place);
  place_sense = cuti_fhir_concept_find (&concept, sense->fact);
  if (concept.contradicts || (place_sense != NULL && sense->choices != 0 && place_sense->choices != 0
                              && (place_sense->choices & sense->choices) == 0))
    {
      cuti_import_entry_add_note (self->entry, CUTI_IMPORT_CONFLICT,
                                  _("Diagnosis and body site do not agree on the place."));
      return;
    }

  if (place_sense != NULL && place_sense->choices != 0)
    found.choices = sense->choices != 0 ? place_sense->choices & sense->choices : place_sense->choices;
  if (found.choices == 0)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_NOTED,
                                _("The lesion is taken without its place."));
  else if (!propose_choice (self, &found, lesion))
    {
      g_autofree char *labels = cuti_fhir_choices_dup_text (found.fact, found.choices);
      g_autofree char *note =
        g_strdup_printf (_("The lesion is taken without its place, which may be: %s."), labels);

      cuti_import_entry_add_note (self->entry, CUTI_IMPORT_NOTED, note);
    }
}

static JsonNode *
get_body_site (JsonObject *object)
{
  JsonArray *sites = cuti_fhir_get_array (object, "bodySite");

  return sites != NULL && json_array_get_length (sites) == 1 ? json_array_get_element (sites, 0)
                                                             : NULL;
}

static void
read_lesion (Reading *self, CutiFhirSense *sense)
{
  int lesion;

  if (self->old_shape)
    {
      cuti_import_entry_add_note (self->entry, CUTI_IMPORT_LEFT, _("It would be a lesion."));
      return;
    }
  lesion = add_lesion (self);
  if (lesion == CUTI_FHIR_NO_LESION)
    return;

  name_lesion (self, sense->fact, lesion);
  read_place (self, sense, get_body_site (self->resource->object), lesion);
}

static void
read_histology (Reading *self)
{
  JsonObject *extension = cuti_fhir_get_extension (self->resource->object,
                                                   "mcode-histology-morphology-behavior");
  JsonNode *node = extension != NULL ? json_object_get_member (extension, "valueCodeableConcept")
                                     : NULL;
  g_auto(CutiFhirConcept) concept = { NULL };

  if (node == NULL)
    return;

  cuti_fhir_concept_read (&concept, self->importer->knowledge, NULL, node);
  self->entry = cuti_fhir_importer_report (self->importer, self->resource, CUTI_IMPORT_TAKEN,
                                           concept.text, NULL);
  if (concept.contradicts)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_CONFLICT, _("Its codes do not agree."));
  else if (concept.senses->len == 0)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_UNKNOWN,
                                _("No histological type of ours has this code."));
  else
    read_senses (self, &concept);
}

static gboolean
is_primary (CutiFhirConcept *concept)
{
  for (guint i = 0; i < concept->senses->len; i++)
    if (g_str_equal (cuti_fact_get_id (g_array_index (concept->senses, CutiFhirSense, i).fact),
                     PRIMARY))
      return TRUE;

  return FALSE;
}

static gboolean
is_metastasis (CutiFhirConcept *concept)
{
  for (guint i = 0; i < concept->senses->len; i++)
    if (cuti_fhir_is_secondary (g_array_index (concept->senses, CutiFhirSense, i).fact))
      return TRUE;

  return find_lesion_sense (concept) != NULL;
}

/* What its codes say among themselves, and what it says that it is. */
static gboolean
is_consistent (Reading *self, CutiFhirConcept *concept)
{
  JsonObject *object = self->resource->object;

  if (concept->contradicts)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_CONFLICT, _("Its codes do not agree."));
  else if (is_metastasis (concept)
           && cuti_fhir_has_profile (object, "mcode-primary-cancer-condition"))
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_CONFLICT,
                                _("It says that it is a primary; its code is of a metastasis."));
  else if (is_primary (concept)
           && cuti_fhir_has_profile (object, "mcode-secondary-cancer-condition"))
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_CONFLICT,
                                _("It says that it is a metastasis; its code is of a primary."));
  else
    return TRUE;

  return FALSE;
}

static void
read_meaning (Reading *self, CutiFhirConcept *concept)
{
  CutiFhirSense *lesion = find_lesion_sense (concept);

  if (self->old_shape)
    cuti_import_entry_add_note (self->entry, CUTI_IMPORT_NOTED,
                                _("It is written in an edition of FHIR before R4."));
  if (lesion != NULL)
    read_lesion (self, lesion);
  else
    read_senses (self, concept);

  if (is_primary (concept))
    read_histology (self);
}

/**
 * cuti_fhir_read_condition:
 *
 * Takes a diagnosis that is confirmed, present and plain.
 */
void
cuti_fhir_read_condition (CutiFhirImporter *self, CutiFhirResource *resource)
{
  g_auto(CutiFhirConcept) concept = { NULL };
  Reading reading = { self, resource, NULL, has_old_shape (resource->object) };

  cuti_fhir_concept_read (&concept, self->knowledge, NULL,
                          json_object_get_member (resource->object, "code"));
  reading.entry = cuti_fhir_importer_report (self, resource, CUTI_IMPORT_TAKEN, concept.text, NULL);

  if (*concept.text == '\0')
    cuti_fhir_importer_note_no_code (reading.entry, resource->object);
  else if (!is_certain (&reading) || !is_consistent (&reading, &concept))
    return;
  else if (concept.senses->len == 0)
    cuti_import_entry_add_note (reading.entry, CUTI_IMPORT_UNKNOWN,
                                _("No question of the form has this code."));
  else if (is_present (&reading))
    read_meaning (&reading, &concept);
}

static CutiFhirResource *
find_related (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonObject *extension = cuti_fhir_get_extension (resource->object, "mcode-related-condition");

  return cuti_fhir_record_resolve (self->record, resource,
                                   cuti_fhir_get_reference (extension, "valueReference"));
}

static CutiFact *
find_site_fact (CutiFhirImporter *self)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      guint n_codes;

      cuti_fact_get_codes (fact, &n_codes);
      if (cuti_fact_is_lesion_fact (fact) && n_codes > 0
          && cuti_fact_get_kind (fact) == CUTI_KIND_CHOICE)
        return fact;
    }
  return NULL;
}

/* The first tumour of a diagnosis is its lesion, each further one another lesion. */
static int
find_place_for (Reading *self, CutiFhirResource *related)
{
  guint lesion = GPOINTER_TO_UINT (g_hash_table_lookup (self->importer->lesions, related));

  if (g_hash_table_contains (self->importer->taken, related))
    return add_lesion (self);

  g_hash_table_add (self->importer->taken, related);
  g_hash_table_insert (self->importer->lesions, self->resource, GUINT_TO_POINTER (lesion));
  return (int) lesion - 1;
}

/* From R5 on in a list, of which one alone says where the tumour is. */
static JsonNode *
get_location (JsonObject *object)
{
  JsonArray *structures = cuti_fhir_get_array (object, "includedStructure");

  if (structures == NULL)
    return json_object_get_member (object, "location");
  if (json_array_get_length (structures) != 1 || cuti_fhir_array_object (structures, 0) == NULL)
    return NULL;
  return json_object_get_member (cuti_fhir_array_object (structures, 0), "structure");
}

static gboolean
is_inactive (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "active");

  return node != NULL && (!JSON_NODE_HOLDS_VALUE (node)
                          || json_node_get_value_type (node) != G_TYPE_BOOLEAN
                          || !json_node_get_boolean (node));
}

/**
 * cuti_fhir_read_structure:
 *
 * Takes the place of a tumour that belongs to a metastasis in the skin.
 */
void
cuti_fhir_read_structure (CutiFhirImporter *self, CutiFhirResource *resource)
{
  g_auto(CutiFhirConcept) concept = { NULL };
  CutiFhirResource *related = find_related (self, resource);
  JsonNode *location = get_location (resource->object);
  CutiFhirSense sense = { find_site_fact (self), TRUE, -1, 0 };
  Reading reading = { self, resource, NULL, FALSE };
  int lesion;

  cuti_fhir_concept_read (&concept, self->knowledge, NULL, location);
  reading.entry = cuti_fhir_importer_report (self, resource, CUTI_IMPORT_TAKEN, concept.text, NULL);
  if (is_inactive (resource->object))
    {
      cuti_import_entry_add_note (reading.entry, CUTI_IMPORT_LEFT,
                                  _("The record does not say that this holds."));
      return;
    }
  if (sense.fact == NULL || related == NULL || !g_hash_table_contains (self->lesions, related))
    {
      cuti_import_entry_add_note (reading.entry, *concept.text != '\0' ? CUTI_IMPORT_LEFT
                                                                       : CUTI_IMPORT_UNKNOWN,
                                  _("It belongs to no metastasis in the skin of this record."));
      return;
    }

  lesion = find_place_for (&reading, related);
  if (lesion == CUTI_FHIR_NO_LESION)
    return;
  name_lesion (&reading, sense.fact, lesion);
  read_place (&reading, &sense, location, lesion);
}
