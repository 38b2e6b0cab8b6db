/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all readers of resources share: lines of the report, candidates for
 * answers, and whom the record is about.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-fhir-import-private.h"
#include "cuti-partial-date.h"

#define DAY_LENGTH 10 /* of YYYY-MM-DD, before the time */

/**
 * cuti_fhir_importer_report:
 * @what: (nullable): what the record says, in its own words
 * @note: (nullable): a sentence
 *
 * Returns: (transfer none): a new line of the report
 */
CutiImportEntry *
cuti_fhir_importer_report (CutiFhirImporter *self, CutiFhirResource *resource,
                           CutiImportOutcome outcome, const char *what, const char *note)
{
  g_autofree char *source = resource->id != NULL
                              ? g_strconcat (resource->type, "/", resource->id, NULL)
                              : g_strdup (resource->type);
  g_autoptr(CutiImportEntry) entry =
    cuti_import_entry_new (outcome, source, *resource->pointer != '\0' ? resource->pointer : "/");

  cuti_import_entry_set_what (entry, what);
  if (note != NULL)
    cuti_import_entry_add_note (entry, outcome, note);
  g_list_store_append (self->entries, entry);
  return entry; /* The list keeps it alive. */
}

/**
 * cuti_fhir_importer_note_no_code:
 *
 * Masked is more than not there.
 */
void
cuti_fhir_importer_note_no_code (CutiImportEntry *entry, JsonObject *object)
{
  const char *absent = cuti_fhir_get_absent (object, "code");
  g_autofree char *note = absent != NULL ? g_strdup_printf (_("Its code is missing (%s)."), absent)
                                         : g_strdup (_("It has no code."));

  cuti_import_entry_add_note (entry, CUTI_IMPORT_UNKNOWN, note);
}

/* A value that the program works out itself may be overruled only where the fact allows it. */
static gboolean
has_room (CutiFhirCandidate *candidate)
{
  if (cuti_fact_get_calculator (candidate->fact) == NULL
      || (cuti_fact_is_overridable (candidate->fact) && candidate->value != NULL))
    return TRUE;

  cuti_import_entry_add_note (candidate->entry, CUTI_IMPORT_LEFT,
                              _("This is worked out from other answers."));
  return FALSE;
}

static void
note_date (CutiFhirCandidate *candidate)
{
  g_autofree char *day = NULL;

  if (candidate->date == NULL)
    return;

  day = cuti_fhir_dup_date (candidate->date);
  if (day != NULL)
    return;

  cuti_import_entry_add_note (candidate->entry, CUTI_IMPORT_NOTED,
                              _("Its date cannot be read and is left out."));
  g_clear_pointer (&candidate->date, g_free);
}

static void
add_candidate (CutiFhirImporter *self, CutiFhirCandidate *candidate)
{
  g_autofree char *lesion = candidate->lesion != CUTI_FHIR_NO_LESION
                              ? g_strdup_printf ("%d", candidate->lesion + 1) : NULL;

  cuti_import_entry_set_fact (candidate->entry, cuti_fact_get_id (candidate->fact), lesion);
  if (!has_room (candidate))
    {
      g_clear_pointer (&candidate->value, json_node_unref);
      g_clear_pointer (&candidate->date, g_free);
      return;
    }

  note_date (candidate);
  g_object_ref (candidate->entry);
  g_ptr_array_add (self->candidates, g_memdup2 (candidate, sizeof *candidate));
}

/**
 * cuti_fhir_importer_propose:
 * @candidate: with its entry; what it holds is taken
 * @value: (nullable): the answer; %NULL where the candidate has it already
 */
void
cuti_fhir_importer_propose (CutiFhirImporter *self, CutiFhirCandidate *candidate,
                            const CutiValue *value)
{
  const char *label = cuti_fact_get_short_label (candidate->fact);
  g_autofree char *text = value != NULL ? cuti_fact_format_value (candidate->fact, *value)
                                        : g_strdup (json_node_get_string (candidate->value));

  if (value != NULL)
    candidate->value = cuti_fact_write_value (candidate->fact, *value);
  cuti_import_entry_take_value (candidate->entry,
                                candidate->lesion != CUTI_FHIR_NO_LESION
                                  ? g_strdup_printf (_("Lesion %d, %s: %s"), candidate->lesion + 1,
                                                     label, text)
                                  : g_strdup_printf ("%s: %s", label, text));
  add_candidate (self, candidate);
}

static const char *
find_missing (const char *absent)
{
  static const struct { const char *fhir, *ours; } reasons[] = {
    { "masked", "masked" },
    { "asked-unknown", "asked-unknown" },
    { "asked-declined", "declined" },
    { "not-asked", "not-asked" },
    { "not-performed", "not-performed" },
    { "temp-unknown", "pending" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].fhir, absent))
      return reasons[i].ours;

  return NULL;
}

static const char *
get_missing_label (const char *nick)
{
  for (guint i = 0; i < CUTI_N_MISSING; i++)
    if (g_str_equal (cuti_missing_to_nick (i), nick))
      return cuti_missing_get_label (i);

  return nick;
}

/**
 * cuti_fhir_importer_propose_missing:
 * @candidate: with its entry; what it holds is taken
 * @absent: why there is no value, as a code of FHIR
 *
 * “Unknown” alone is no reason: it does not say whether anyone asked.
 */
void
cuti_fhir_importer_propose_missing (CutiFhirImporter *self, CutiFhirCandidate *candidate,
                                    const char *absent)
{
  const char *label = cuti_fact_get_short_label (candidate->fact);
  g_autofree char *note = NULL;

  candidate->missing = find_missing (absent);
  if (candidate->missing == NULL)
    {
      note = g_strdup_printf (_("“%s” has no value (%s); the question stays open."), label, absent);
      cuti_import_entry_add_note (candidate->entry, CUTI_IMPORT_LEFT, note);
      g_clear_pointer (&candidate->date, g_free);
      return;
    }

  cuti_import_entry_take_value (candidate->entry,
                                g_strdup_printf (_("%s: missing (%s)"), label,
                                                 get_missing_label (candidate->missing)));
  add_candidate (self, candidate);
}

static JsonObject *
get_subject (CutiFhirResource *resource)
{
  JsonObject *subject = cuti_fhir_get_object (resource->object, "subject");

  return subject != NULL ? subject : cuti_fhir_get_object (resource->object, "patient");
}

/* A number of the same kind that is another. */
static gboolean
is_number_of_another (CutiFhirResource *patient, JsonObject *identifier)
{
  JsonArray *array = cuti_fhir_get_array (patient->object, "identifier");
  const char *system = cuti_fhir_get_string (identifier, "system");
  const char *value = cuti_fhir_get_string (identifier, "value");
  gboolean differs = FALSE;

  for (guint i = 0; value != NULL && array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *ours = cuti_fhir_array_object (array, i);

      if (g_strcmp0 (cuti_fhir_get_string (ours, "system"), system) != 0)
        continue;
      if (g_strcmp0 (cuti_fhir_get_string (ours, "value"), value) == 0)
        return FALSE;
      differs = TRUE;
    }
  return differs;
}

/* Where the record holds no patient, what is contained in the resources tells. */
static gboolean
is_first_subject (CutiFhirImporter *self, const char *reference, CutiFhirResource *subject)
{
  if (self->subject == NULL)
    {
      self->subject = g_strdup (reference);
      self->contained = subject;
    }
  if (subject != NULL && self->contained != NULL)
    return cuti_fhir_equal (subject->object, self->contained->object);
  return g_str_equal (self->subject, reference);
}

/* Of a donor, a relative, an unborn child: the subject is ours all the same. */
static gboolean
looks_at_another (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonArray *array = cuti_fhir_get_array (resource->object, "focus");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *reference =
        cuti_fhir_get_string (cuti_fhir_array_object (array, i), "reference");
      CutiFhirResource *focus = cuti_fhir_record_resolve (self->record, resource, reference);

      if ((focus != NULL && focus != self->person
           && (g_str_equal (focus->type, "Patient") || g_str_equal (focus->type, "RelatedPerson")))
          || (reference != NULL && strstr (reference, "RelatedPerson/") != NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * cuti_fhir_importer_is_about_us:
 *
 * The record is about its one patient; where it holds none, about whom it
 * speaks of first.
 *
 * Returns: whether the resource is, too, or does not say
 */
gboolean
cuti_fhir_importer_is_about_us (CutiFhirImporter *self, CutiFhirResource *resource)
{
  JsonObject *named = get_subject (resource);
  const char *reference = cuti_fhir_get_string (named, "reference");
  CutiFhirResource *patient = self->person, *subject;

  if (looks_at_another (self, resource))
    return FALSE;
  if (reference == NULL)
    return patient == NULL
           || !is_number_of_another (patient, cuti_fhir_get_object (named, "identifier"));

  subject = cuti_fhir_record_resolve (self->record, resource, reference);
  if (patient != NULL)
    return subject == patient || (subject == NULL && patient->id == NULL);
  return is_first_subject (self, reference, subject);
}

/**
 * cuti_fhir_is_secondary:
 *
 * Returns: whether the fact lists metastases elsewhere than in the skin; by the
 *   code of metastatic disease as such
 */
gboolean
cuti_fhir_is_secondary (CutiFact *fact)
{
  guint n_codes;
  const CutiCode *codes = cuti_fact_get_codes (fact, &n_codes);

  for (guint i = 0; i < n_codes; i++)
    if (cuti_code_covers (&codes[i], "sct", "128462008"))
      return TRUE;

  return FALSE;
}

/**
 * cuti_fhir_dup_date:
 * @text: (nullable): a date, perhaps partial, perhaps with a time
 *
 * Returns: (transfer full) (nullable): the date; %NULL where it is none
 */
char *
cuti_fhir_dup_date (const char *text)
{
  const char *time = text != NULL ? strchr (text, 'T') : NULL;
  g_autofree char *day = NULL;
  CutiPartialDate date;

  if (text == NULL || (time != NULL && time - text != DAY_LENGTH))
    return NULL;

  day = g_strndup (text, time != NULL ? DAY_LENGTH : strlen (text));
  return cuti_partial_date_parse (day, &date) ? g_steal_pointer (&day) : NULL;
}
