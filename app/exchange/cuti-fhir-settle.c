/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of several statements of a record holds. The newest does, if it is
 * plainly the newest; what contradicts itself is shown and not decided.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-fhir-import-private.h"

#define MAX_NAMED 4 /* values in one sentence */

/* Below 0: one is the older; 0: it cannot be told. */
static int
compare_dates (const char *one, const char *other)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) first = NULL;
  g_autoptr(GDateTime) second = NULL;
  g_autofree char *day = cuti_fhir_dup_date (one);
  g_autofree char *other_day = cuti_fhir_dup_date (other);

  if (day == NULL || other_day == NULL)
    return 0;

  first = g_date_time_new_from_iso8601 (one, utc);
  second = g_date_time_new_from_iso8601 (other, utc);
  if (first != NULL && second != NULL)
    return g_date_time_compare (first, second);
  return strncmp (day, other_day, MIN (strlen (day), strlen (other_day)));
}

static gboolean
is_same (const CutiFhirCandidate *one, const CutiFhirCandidate *other)
{
  if (one->value != NULL && other->value != NULL)
    return json_node_equal (one->value, other->value);

  return one->value == other->value && g_strcmp0 (one->missing, other->missing) == 0;
}

static void
note_all (GPtrArray *group, CutiImportOutcome outcome, const char *note)
{
  for (guint i = 0; i < group->len; i++)
    cuti_import_entry_add_note (((CutiFhirCandidate *) g_ptr_array_index (group, i))->entry,
                                outcome, note);
}

/* Names every value, so that a person can choose. */
static void
note_conflict (GPtrArray *group)
{
  g_autoptr(GString) values = g_string_new (NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *note = NULL;

  for (guint i = 0; i < group->len; i++)
    {
      const char *value =
        cuti_import_entry_get_value (((CutiFhirCandidate *) g_ptr_array_index (group, i))->entry);

      if (g_hash_table_size (seen) == MAX_NAMED)
        break;
      if (g_hash_table_add (seen, (char *) value))
        g_string_append_printf (values, "%s“%s”", values->len > 0 ? ", " : "", value);
    }
  note = g_strdup_printf (_("The record says different things: %s."), values->str);
  note_all (group, CUTI_IMPORT_CONFLICT, note);
}

static CutiFhirCandidate *
find_newest (GPtrArray *group)
{
  CutiFhirCandidate *newest = g_ptr_array_index (group, 0);

  for (guint i = 1; i < group->len; i++)
    {
      CutiFhirCandidate *candidate = g_ptr_array_index (group, i);

      if (candidate->date != NULL
          && (newest->date == NULL || compare_dates (newest->date, candidate->date) < 0))
        newest = candidate;
    }
  return newest;
}

static gboolean
beats (const CutiFhirCandidate *newest, const CutiFhirCandidate *other)
{
  return newest == other || is_same (newest, other)
         || (!newest->lasting && !other->lasting && newest->date != NULL && other->date != NULL
             && compare_dates (other->date, newest->date) < 0);
}

/* NULL: none holds. */
static CutiFhirCandidate *
choose (GPtrArray *group)
{
  CutiFhirCandidate *newest = group->len > 0 ? find_newest (group) : NULL;

  for (guint i = 0; i < group->len; i++)
    if (!beats (newest, g_ptr_array_index (group, i)))
      {
        note_conflict (group);
        return NULL;
      }
  for (guint i = 0; i < group->len; i++)
    {
      CutiFhirCandidate *candidate = g_ptr_array_index (group, i);

      if (!is_same (newest, candidate))
        cuti_import_entry_add_note (candidate->entry, CUTI_IMPORT_LEFT,
                                    _("Older; a newer one is taken."));
    }
  return newest;
}

/* A test that stands for part of a question says yes for all of it, but never no. */
static CutiFhirCandidate *
join_parts (CutiFact *fact, GPtrArray *group)
{
  guint n_parts = cuti_fact_get_n_code_parts (fact);
  g_autoptr(GPtrArray) chosen_all = g_ptr_array_new ();
  CutiFhirCandidate *first = NULL, *last = NULL;
  gboolean agree = TRUE, complete = TRUE;

  for (guint part = 0; part < n_parts; part++)
    {
      g_autoptr(GPtrArray) test = g_ptr_array_new ();
      CutiFhirCandidate *chosen;
      CutiValue value;

      for (guint i = 0; i < group->len; i++)
        if (((CutiFhirCandidate *) g_ptr_array_index (group, i))->part == (int) part)
          g_ptr_array_add (test, g_ptr_array_index (group, i));
      chosen = choose (test);
      complete = complete && chosen != NULL;
      if (chosen == NULL)
        continue;
      if (cuti_fact_read_value (fact, chosen->value, &value, NULL) && value.n == 0)
        first = chosen;
      g_ptr_array_add (chosen_all, chosen);
      agree = agree && (last == NULL || is_same (last, chosen));
      last = chosen;
    }

  for (guint i = 0; first != NULL && i < chosen_all->len; i++)
    if (!is_same (first, g_ptr_array_index (chosen_all, i)))
      cuti_import_entry_add_note (((CutiFhirCandidate *) g_ptr_array_index (chosen_all, i))->entry,
                                  CUTI_IMPORT_LEFT, _("Another test decides the question."));
  if (first != NULL || (complete && agree))
    return first != NULL ? first : last;
  if (complete)
    note_conflict (group);
  else
    note_all (group, CUTI_IMPORT_LEFT,
              _("It answers part of the question only; the rest is not in the record."));
  return NULL;
}

/* One choice each: together they are the answer, unless that was given whole. */
static CutiFhirCandidate *
join_gathered (CutiFact *fact, GPtrArray *group)
{
  CutiFhirCandidate *first = g_ptr_array_index (group, 0);
  CutiValue all = CUTI_VALUE (0), one;

  for (guint i = 0; i < group->len; i++)
    {
      CutiFhirCandidate *candidate = g_ptr_array_index (group, i);

      if (cuti_fact_read_value (fact, candidate->value, &one, NULL))
        all.n |= one.n;
    }
  json_node_unref (first->value);
  first->value = cuti_fact_write_value (fact, all);
  return first;
}

static gboolean
is_within (CutiFact *fact, const CutiFhirCandidate *part, const CutiFhirCandidate *whole)
{
  CutiValue some, all;

  return cuti_fact_read_value (fact, part->value, &some, NULL)
         && cuti_fact_read_value (fact, whole->value, &all, NULL) && (some.n & ~all.n) == 0;
}

typedef struct
{
  GPtrArray *whole, *parts, *gathered, *missing;
} Kinds;

static void
kinds_clear (Kinds *self)
{
  g_ptr_array_unref (self->whole);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->gathered);
  g_ptr_array_unref (self->missing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kinds, kinds_clear)

static void
sort_kinds (Kinds *self, GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      CutiFhirCandidate *candidate = g_ptr_array_index (group, i);

      g_ptr_array_add (candidate->value == NULL ? self->missing
                       : candidate->part >= 0   ? self->parts
                       : candidate->gathered    ? self->gathered : self->whole, candidate);
    }
}

static CutiFhirCandidate *
settle_group (CutiFact *fact, GPtrArray *group)
{
  g_auto(Kinds) kinds = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new (),
                          g_ptr_array_new () };
  CutiFhirCandidate *joined = NULL, *chosen;

  sort_kinds (&kinds, group);
  if (kinds.missing->len == group->len)
    return choose (kinds.missing);
  note_all (kinds.missing, CUTI_IMPORT_LEFT, _("The record has a value for it elsewhere."));
  if (kinds.gathered->len > 0 && kinds.whole->len == 0)
    return join_gathered (fact, kinds.gathered);

  if (kinds.parts->len > 0)
    joined = join_parts (fact, kinds.parts);
  if (joined != NULL)
    g_ptr_array_add (kinds.whole, joined);
  chosen = choose (kinds.whole);
  for (guint i = 0; chosen != NULL && i < kinds.gathered->len; i++)
    if (!is_within (fact, g_ptr_array_index (kinds.gathered, i), chosen))
      {
        note_conflict (group);
        return NULL;
      }
  return chosen;
}

static void
write_answer (JsonObject *facts, CutiFhirCandidate *candidate)
{
  JsonObject *answer = json_object_new ();
  g_autofree char *day = cuti_fhir_dup_date (candidate->date);

  if (candidate->value != NULL)
    json_object_set_member (answer, "value", json_node_copy (candidate->value));
  else
    json_object_set_string_member (answer, "missing", candidate->missing);
  if (cuti_fact_get_calculator (candidate->fact) != NULL)
    json_object_set_boolean_member (answer, "override", TRUE);
  if (day != NULL)
    json_object_set_string_member (answer, "date", day);
  json_object_set_object_member (facts, cuti_fact_get_id (candidate->fact), answer);
}

static void
settle_facts (CutiFhirImporter *self, GPtrArray **groups, JsonObject *facts)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFhirCandidate *chosen =
        groups[i] != NULL ? settle_group (cuti_knowledge_get_fact (self->knowledge, i), groups[i])
                          : NULL;

      if (chosen != NULL)
        write_answer (facts, chosen);
      g_clear_pointer (&groups[i], g_ptr_array_unref);
    }
}

static JsonObject *
settle_lesion (CutiFhirImporter *self, int lesion, GPtrArray **groups)
{
  JsonObject *facts = json_object_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      CutiFhirCandidate *candidate = g_ptr_array_index (self->candidates, i);
      guint index = cuti_fact_get_index (candidate->fact);

      if (candidate->lesion != lesion)
        continue;
      if (groups[index] == NULL)
        groups[index] = g_ptr_array_new ();
      g_ptr_array_add (groups[index], candidate);
    }
  settle_facts (self, groups, facts);
  return facts;
}

/**
 * cuti_fhir_importer_settle:
 *
 * Returns: (transfer full): the facts and lesions of the new case
 */
JsonObject *
cuti_fhir_importer_settle (CutiFhirImporter *self)
{
  guint n_facts = cuti_knowledge_get_n_facts (self->knowledge);
  g_autofree GPtrArray **groups = g_new0 (GPtrArray *, n_facts);
  JsonObject *object = json_object_new ();
  JsonArray *lesions = json_array_new ();

  json_object_set_object_member (object, "facts", settle_lesion (self, CUTI_FHIR_NO_LESION, groups));
  for (guint i = 0; i < self->n_lesions; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      JsonObject *lesion = json_object_new ();

      json_object_set_string_member (lesion, "id", id);
      json_object_set_string_member (lesion, "label", id);
      json_object_set_object_member (lesion, "facts", settle_lesion (self, i, groups));
      json_array_add_object_element (lesions, lesion);
    }
  json_object_set_array_member (object, "lesions", lesions);
  return object;
}
