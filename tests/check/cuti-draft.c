/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes bare values as a case and reads it back the way the program does.
 * Answers that turn out to be hidden are taken out again.
 */

#include "cuti-draft.h"

#include <string.h>

CutiDraft *
cuti_draft_new (CutiKnowledge *knowledge, guint n_lesions, CutiValue *values)
{
  CutiDraft *self = g_new0 (CutiDraft, 1);

  self->knowledge = knowledge;
  self->n_lesions = n_lesions;
  self->values = values != NULL ? values : g_new0 (CutiValue, cuti_draft_get_size (self));
  return self;
}

CutiDraft *
cuti_draft_copy (const CutiDraft *self)
{
  CutiDraft *copy = cuti_draft_new (self->knowledge, self->n_lesions, NULL);

  memcpy (copy->values, self->values, cuti_draft_get_size (self) * sizeof *self->values);
  copy->born = self->born;
  return copy;
}

void
cuti_draft_free (CutiDraft *self)
{
  g_free (self->values);
  g_free (self);
}

gsize
cuti_draft_get_size (const CutiDraft *self)
{
  return (gsize) (self->n_lesions + 1) * cuti_knowledge_get_n_facts (self->knowledge);
}

CutiValue *
cuti_draft_value (const CutiDraft *self, guint fact, guint place)
{
  return &self->values[(gsize) place * cuti_knowledge_get_n_facts (self->knowledge) + fact];
}

static JsonNode *
write_answer (CutiFact *fact, CutiValue value)
{
  JsonNode *json = cuti_fact_write_value (fact, value), *node;
  JsonObject *answer;

  if (cuti_fact_get_calculator (fact) == NULL)
    return json;

  answer = json_object_new ();
  json_object_set_member (answer, "value", json);
  json_object_set_boolean_member (answer, "override", TRUE);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, answer);
  return node;
}

static JsonObject *
write_facts (const CutiDraft *self, guint place)
{
  JsonObject *facts = json_object_new ();

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      CutiValue value = *cuti_draft_value (self, i, place);

      if (value.known)
        json_object_set_member (facts, cuti_fact_get_id (fact), write_answer (fact, value));
    }
  return facts;
}

static void
write_lesions (const CutiDraft *self, JsonObject *document)
{
  JsonArray *lesions = json_array_new ();

  for (guint i = 1; i <= self->n_lesions; i++)
    {
      JsonObject *lesion = json_object_new ();
      g_autofree char *id = g_strdup_printf ("%u", i);

      json_object_set_string_member (lesion, "id", id);
      json_object_set_object_member (lesion, "facts", write_facts (self, i));
      json_array_add_object_element (lesions, lesion);
    }
  json_object_set_array_member (document, "lesions", lesions);
}

/**
 * cuti_draft_to_json:
 *
 * Returns: (transfer full): the case; derived values are written as answers
 *   that win over what is derived
 */
JsonNode *
cuti_draft_to_json (const CutiDraft *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *document = json_object_new ();

  json_object_set_string_member (document, "format", "cutiplan-case/1");
  if (self->born.year > 0)
    {
      JsonObject *patient = json_object_new ();
      g_autofree char *born = g_strdup_printf ("%04d-%02d-%02d", self->born.year, self->born.month,
                                               self->born.day);

      json_object_set_string_member (patient, "born", born);
      json_object_set_object_member (document, "patient", patient);
    }
  json_object_set_object_member (document, "facts", write_facts (self, 0));
  if (self->n_lesions > 0)
    write_lesions (self, document);

  json_node_take_object (node, document);
  return node;
}

/* Whether there was one. */
static gboolean
take_hidden_out (CutiDraft *draft, CutiSnapshot *snapshot)
{
  gboolean found = FALSE;

  for (guint place = 0; place <= draft->n_lesions; place++)
    for (guint fact = 0; fact < cuti_knowledge_get_n_facts (draft->knowledge); fact++)
      {
        CutiValue *value = cuti_draft_value (draft, fact, place);
        guint lesion = place == 0 ? CUTI_NO_LESION : place - 1;

        if (value->known && cuti_snapshot_get_flags (snapshot, fact, lesion) & CUTI_SLOT_HIDDEN)
          {
            *value = CUTI_VALUE_UNKNOWN;
            found = TRUE;
          }
      }
  return found;
}

static void
trial_clear (CutiTrial *self)
{
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->snapshot, cuti_snapshot_unref);
  g_clear_object (&self->patient_case);
}

void
cuti_trial_free (CutiTrial *self)
{
  trial_clear (self);
  g_free (self);
}

/**
 * cuti_trial_new:
 * @lesion_scope: whether to look at it from its first lesion
 *
 * Returns: (transfer full) (nullable): the case that @draft makes; %NULL where
 *   what it derives cannot be got from any inputs
 */
CutiTrial *
cuti_trial_new (const CutiDraft *draft, gboolean lesion_scope)
{
  g_autoptr(CutiDraft) filled = cuti_draft_copy (draft);
  CutiTrial *self;

  if (!cuti_draft_fill_inputs (filled))
    return NULL;

  self = g_new0 (CutiTrial, 1);
  do
    {
      g_autoptr(JsonNode) own = cuti_draft_to_json (filled);

      /* The case goes on with the document that it is given. */
      trial_clear (self);
      self->json = cuti_draft_to_json (filled);
      self->patient_case = cuti_case_new_from_json (draft->knowledge, own, NULL);
      g_assert (self->patient_case != NULL);
      self->snapshot = cuti_snapshot_ref (cuti_case_get_snapshot (self->patient_case));
    }
  while (take_hidden_out (filled, self->snapshot));

  self->view = cuti_snapshot_get_view (self->snapshot, lesion_scope ? 0 : CUTI_NO_LESION);
  return self;
}
