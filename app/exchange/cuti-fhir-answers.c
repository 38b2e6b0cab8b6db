/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answers of a case as Cutiplan itself writes them: a questionnaire with
 * an item a fact, and a group a lesion.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-fhir-import-private.h"
#include "cuti-fhir-names.h"
#include "cuti-fhir-value.h"

#define NONE "none" /* as a choice of the fact */
#define ABSENT "data-absent-reason"

static gboolean
is_ours (JsonObject *object)
{
  const char *questionnaire = cuti_fhir_get_string (object, "questionnaire");

  return questionnaire != NULL && g_str_has_prefix (questionnaire, CUTI_FHIR_QUESTIONNAIRE)
         && strchr ("|", questionnaire[strlen (CUTI_FHIR_QUESTIONNAIRE)]) != NULL;
}

static const char *
find_choice (JsonObject *answer, CutiFact *fact)
{
  JsonObject *coding = cuti_fhir_get_object (answer, "valueCoding");
  g_autofree char *system = g_strconcat (CUTI_FHIR_FACTS ":", cuti_fact_get_id (fact), NULL);

  return g_strcmp0 (cuti_fhir_get_string (coding, "system"), system) == 0
           ? cuti_fhir_get_string (coding, "code") : NULL;
}

/* Of these: an empty list, which is an answer. No list has such a choice. */
static gboolean
is_none (JsonArray *answers, CutiFact *fact)
{
  JsonObject *answer = cuti_fhir_array_object (answers, 0);
  JsonObject *coding = cuti_fhir_get_object (answer, "valueCoding");

  return json_array_get_length (answers) == 1
         && (g_strcmp0 (cuti_fhir_get_string (coding, "system"), CUTI_FHIR_NONE) == 0
             || g_strcmp0 (find_choice (answer, fact), NONE) == 0);
}

static JsonNode *
dup_choices (JsonArray *answers, CutiFact *fact)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *chosen = json_array_new ();

  json_node_take_array (node, chosen);
  for (guint i = 0; !is_none (answers, fact) && i < json_array_get_length (answers); i++)
    {
      const char *choice = find_choice (cuti_fhir_array_object (answers, i), fact);

      if (choice == NULL)
        json_array_add_null_element (chosen);
      else
        json_array_add_string_element (chosen, choice);
    }
  return node;
}

static JsonNode *
dup_member (JsonObject *answer, const char *const *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    if (json_object_has_member (answer, members[i]))
      return json_node_copy (json_object_get_member (answer, members[i]));

  return json_node_init_null (json_node_alloc ());
}

/* As it would stand in a case; whether the fact can have it is for the fact to say. */
static JsonNode *
dup_value (JsonArray *answers, CutiFact *fact)
{
  static const char *const members[] = { "valueBoolean", "valueInteger", "valueDecimal",
                                         "valueDate", "valueDateTime", "valueString", NULL };
  JsonObject *answer = cuti_fhir_array_object (answers, 0);
  CutiKind kind = cuti_fact_get_kind (fact);
  JsonNode *node;

  if (kind == CUTI_KIND_CHOICES)
    return dup_choices (answers, fact);
  if (answer == NULL || json_array_get_length (answers) != 1)
    return json_node_init_null (json_node_alloc ());
  if (kind != CUTI_KIND_CHOICE)
    return dup_member (answer, members);

  node = json_node_init_null (json_node_alloc ());
  if (find_choice (answer, fact) != NULL)
    json_node_init_string (node, find_choice (answer, fact));
  return node;
}

static void
propose_value (CutiFhirImporter *self, CutiFhirCandidate *candidate, JsonArray *answers)
{
  JsonObject *first = cuti_fhir_array_object (answers, 0);
  g_autoptr(JsonNode) node = dup_value (answers, candidate->fact);
  g_autoptr(GError) error = NULL;
  g_autofree char *note = NULL;
  CutiImportOutcome outcome = CUTI_IMPORT_TAKEN;
  CutiValue value = CUTI_VALUE_UNKNOWN;

  if (first != NULL && json_object_has_member (first, "valueQuantity"))
    value = cuti_fhir_value_read (first, candidate->fact, &outcome, &note);
  else if (JSON_NODE_HOLDS_NULL (node))
    note = g_strdup (_("The answer is of another kind than the question."));
  else if (!cuti_fact_read_value (candidate->fact, node, &value, &error))
    note = g_strdup (error->message);

  if (note != NULL)
    cuti_import_entry_add_note (candidate->entry, value.known ? outcome : CUTI_IMPORT_UNKNOWN, note);
  if (!value.known)
    g_clear_pointer (&candidate->date, g_free);
  else if (cuti_fact_get_kind (candidate->fact) == CUTI_KIND_TEXT)
    {
      candidate->value = g_steal_pointer (&node);
      cuti_fhir_importer_propose (self, candidate, NULL);
    }
  else
    cuti_fhir_importer_propose (self, candidate, &value);
}

static void
read_answer (CutiFhirImporter *self, CutiFhirResource *resource, JsonObject *item, int lesion)
{
  const char *id = cuti_fhir_get_string (item, "linkId");
  JsonArray *answers = cuti_fhir_get_array (item, "answer");
  JsonObject *reason = cuti_fhir_get_extension (item, ABSENT);
  const char *date =
    cuti_fhir_get_string (cuti_fhir_get_extension (item, CUTI_FHIR_ANSWER_DATE), "valueString");
  CutiFhirCandidate candidate = { .lesion = lesion, .part = -1 };

  if (id == NULL || g_str_equal (id, CUTI_FHIR_LESION_ID)
      || g_str_equal (id, CUTI_FHIR_LESION_LABEL))
    return;

  candidate.fact = cuti_knowledge_find_fact (self->knowledge, id);
  candidate.entry = cuti_fhir_importer_report (self, resource, CUTI_IMPORT_TAKEN, id, NULL);
  if (candidate.fact == NULL
      || cuti_fact_is_lesion_fact (candidate.fact) != (lesion != CUTI_FHIR_NO_LESION))
    {
      cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_UNKNOWN,
                                  _("The form has no such question here."));
      return;
    }

  if (reason == NULL)
    reason = cuti_fhir_get_extension (cuti_fhir_array_object (answers, 0), ABSENT);
  if (answers == NULL && reason == NULL)
    {
      cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_LEFT, _("It has no answer."));
      return;
    }

  if (reason != NULL && cuti_fhir_array_object (answers, 0) != NULL
      && cuti_fhir_value_count (cuti_fhir_array_object (answers, 0)) > 0)
    {
      cuti_import_entry_add_note (candidate.entry, CUTI_IMPORT_CONFLICT,
                                  _("It has two values, or one and a reason why there is none."));
      return;
    }

  candidate.date = g_strdup (date != NULL ? date
                                          : cuti_fhir_get_string (resource->object, "authored"));
  if (reason != NULL && cuti_fhir_get_string (reason, "valueCode") != NULL)
    cuti_fhir_importer_propose_missing (self, &candidate, cuti_fhir_get_string (reason, "valueCode"));
  else
    propose_value (self, &candidate, answers);
}

static void read_items (CutiFhirImporter *self,
                        CutiFhirResource *resource,
                        JsonArray        *items,
                        int               lesion);

/* Its answer, and what hangs on it or on the answer. */
static void
read_item (CutiFhirImporter *self, CutiFhirResource *resource, JsonObject *item, int lesion)
{
  JsonArray *within = cuti_fhir_get_array (item, "item");
  JsonArray *answers = cuti_fhir_get_array (item, "answer");

  if (cuti_fhir_get_string (item, "linkId") == NULL)
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_UNKNOWN, NULL,
                               _("The form has no such question here."));
  else if (within == NULL || json_object_has_member (item, "answer"))
    read_answer (self, resource, item, lesion);

  read_items (self, resource, within, lesion);
  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    read_items (self, resource, cuti_fhir_get_array (cuti_fhir_array_object (answers, i), "item"),
                lesion);
}

static void
read_items (CutiFhirImporter *self, CutiFhirResource *resource, JsonArray *items, int lesion)
{
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = cuti_fhir_array_object (items, i);

      if (g_strcmp0 (cuti_fhir_get_string (item, "linkId"), CUTI_FHIR_LESIONS) == 0
          && lesion == CUTI_FHIR_NO_LESION && self->n_lesions < CUTI_FHIR_MAX_LESIONS)
        read_items (self, resource, cuti_fhir_get_array (item, "item"), self->n_lesions++);
      else
        read_item (self, resource, item, lesion);
    }
}

/**
 * cuti_fhir_read_answers:
 *
 * Takes the answers of a questionnaire of ours, once; of others, none.
 */
void
cuti_fhir_read_answers (CutiFhirImporter *self, CutiFhirResource *resource)
{
  static const char *const kept[] = { "completed", "amended", "in-progress", NULL };
  const char *status = cuti_fhir_get_string (resource->object, "status");
  const char *questionnaire = cuti_fhir_get_string (resource->object, "questionnaire");

  if (!is_ours (resource->object))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_UNKNOWN, questionnaire,
                               _("It is a questionnaire of another program."));
  else if (status == NULL || !g_strv_contains (kept, status))
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_LEFT, questionnaire,
                               _("It is marked as withdrawn or in error."));
  else if (self->answered)
    cuti_fhir_importer_report (self, resource, CUTI_IMPORT_CONFLICT, questionnaire,
                               _("It is a second case in the same record; the first is read."));
  else
    {
      self->answered = TRUE;
      self->own = resource;
      read_items (self, resource, cuti_fhir_get_array (resource->object, "item"), CUTI_FHIR_NO_LESION);
    }
}
