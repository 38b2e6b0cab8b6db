/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns what is recorded into what logic sees. Facts are settled one after
 * the other, each after those it is derived from or hidden by, each in its
 * own place.
 */

#include "cuti-snapshot-private.h"

static gboolean
is_unknown_and_shown (CutiSnapshot *self, guint fact, guint lesion)
{
  gsize slot = cuti_snapshot_get_slot (self, fact, lesion);

  return !self->values[slot].known && !(self->flags[slot] & CUTI_SLOT_HIDDEN);
}

/* Whether a quantifier could still be decided by a further lesion, or by there being none. */
static gboolean
can_get_lesions (CutiSnapshot *self)
{
  guint complete = cuti_knowledge_get_complete (self->knowledge);
  CutiValue value;

  if (complete == G_MAXUINT)
    return FALSE;

  value = cuti_snapshot_get_value (self, complete, CUTI_NO_LESION);
  return value.known ? value.n == 0 : is_unknown_and_shown (self, complete, CUTI_NO_LESION);
}

/* Whether the part of a condition at @i reads a fact that could still be answered. */
static gboolean
reads_answerable (CutiSnapshot *self, const CutiConditionNode *nodes, guint i, guint lesion)
{
  switch (nodes[i].op)
    {
    case CUTI_OP_CONST: return FALSE;
    case CUTI_OP_ONE_OF:
    case CUTI_OP_BETWEEN:
    case CUTI_OP_INCLUDES_ANY:
    case CUTI_OP_INCLUDES_ALL:
      return is_unknown_and_shown (self, nodes[i].fact, lesion);
    case CUTI_OP_LESIONS:
    case CUTI_OP_EVERY_LESION:
      for (guint l = 0; l < self->n_lesions; l++)
        if (reads_answerable (self, nodes, i + 1, l))
          return TRUE;
      return can_get_lesions (self);
    case CUTI_OP_NOT:
    case CUTI_OP_CONCEPT:
    case CUTI_OP_AT_LEAST:
    default:
      for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
        if (reads_answerable (self, nodes, child, lesion))
          return TRUE;
      return FALSE;
    }
}

static gboolean
is_hidden (CutiSnapshot *self, CutiFact *fact, guint lesion)
{
  const CutiCondition *when = cuti_fact_get_relevant_when (fact);
  CutiFactView view = cuti_snapshot_get_view (self, lesion);

  if (when == NULL)
    return FALSE;

  switch (cuti_condition_evaluate (when, &view))
    {
    case CUTI_TRUTH_TRUE: return FALSE;
    case CUTI_TRUTH_FALSE: return TRUE;
    case CUTI_TRUTH_UNKNOWN:
    default: return !reads_answerable (self, cuti_condition_get_nodes (when, NULL), 0, lesion);
    }
}

static const char *
get_choice_id (CutiKnowledge *knowledge, guint fact, CutiValue value)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);

  return cuti_vocabulary_get_fact (vocabulary, fact)->choices[value.n];
}

static gboolean
read_input (CutiSnapshot *self, CutiFact *fact, guint parameter, guint lesion, CutiInput *input)
{
  CutiKnowledge *knowledge = self->knowledge;
  int index = cuti_fact_get_inputs (fact)[parameter];
  CutiFact *source;
  CutiValue value;

  if (index == CUTI_INPUT_BORN)
    {
      input->date = self->born;
      return self->has_born;
    }

  source = cuti_knowledge_get_fact (knowledge, index);
  value = cuti_snapshot_get_value (self, index, lesion);
  if (!value.known)
    return FALSE;

  if (cuti_fact_get_kind (source) == CUTI_KIND_DATE)
    input->date = (CutiPartialDate) { value.n / 10000, value.n / 100 % 100, value.n % 100 };
  else if (cuti_fact_get_kind (source) == CUTI_KIND_CHOICE)
    input->choice = get_choice_id (knowledge, index, value);
  else if (cuti_fact_get_kind (source) == CUTI_KIND_BOOLEAN)
    input->number = value.n != 0;
  else
    input->number = cuti_fact_value_to_number (source, value);
  return TRUE;
}

static CutiValue
derive (CutiSnapshot *self, CutiFact *fact, guint lesion)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  CutiInput inputs[CUTI_CALCULATOR_MAX_PARAMETERS] = { 0 };
  double result;

  g_return_val_if_fail (calculator->n_parameters <= G_N_ELEMENTS (inputs), CUTI_VALUE_UNKNOWN);

  for (guint i = 0; i < calculator->n_parameters; i++)
    if (!read_input (self, fact, i, lesion, &inputs[i]))
      return CUTI_VALUE_UNKNOWN;

  if (!cuti_calculator_compute (calculator, inputs, &result))
    return CUTI_VALUE_UNKNOWN;
  return cuti_fact_round_to_grid (fact, result);
}

/* What a signed plan says was computed. */
static CutiValue
find_stored (CutiSnapshot *self, JsonArray *stored, CutiFact *fact, guint lesion)
{
  const char *whose = cuti_fact_is_lesion_fact (fact)
                      ? cuti_snapshot_get_lesion_id (self, lesion) : NULL;
  CutiValue value = CUTI_VALUE_UNKNOWN;

  for (guint i = 0; i < json_array_get_length (stored); i++)
    {
      JsonNode *node = json_array_get_element (stored, i);
      JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (entry != NULL && json_object_has_member (entry, "value")
          && g_strcmp0 (cuti_case_peek_string (entry, "fact"), cuti_fact_get_id (fact)) == 0
          && g_strcmp0 (cuti_case_peek_string (entry, "lesion"), whose) == 0
          && cuti_fact_read_value (fact, json_object_get_member (entry, "value"), &value, NULL))
        return value;
    }
  return CUTI_VALUE_UNKNOWN;
}

/* Whether nothing shown is missing for a derived fact that has no row of its own. */
static gboolean
is_beyond_reach (CutiSnapshot *self, CutiFact *fact, guint lesion)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  const int *inputs = cuti_fact_get_inputs (fact);
  CutiInput unused;

  if (cuti_fact_is_overridable (fact))
    return FALSE;

  for (guint i = 0; i < calculator->n_parameters; i++)
    if (inputs[i] == CUTI_INPUT_BORN ? !read_input (self, fact, i, lesion, &unused)
                                     : is_unknown_and_shown (self, inputs[i], lesion))
      return FALSE;
  return TRUE;
}

static void
settle_derived (CutiSnapshot *self, JsonArray *stored, CutiFact *fact, guint lesion, gsize slot)
{
  if (self->values[slot].known) /* What is recorded of a derived fact is an override. */
    {
      self->flags[slot] |= CUTI_SLOT_OVERRIDDEN;
      return;
    }

  self->values[slot] = stored != NULL ? find_stored (self, stored, fact, lesion)
                                      : derive (self, fact, lesion);
  if (!self->values[slot].known && is_beyond_reach (self, fact, lesion))
    self->flags[slot] |= CUTI_SLOT_HIDDEN;
}

static void
settle (CutiSnapshot *self, JsonArray *stored, CutiFact *fact, guint lesion)
{
  gsize slot = cuti_snapshot_get_slot (self, cuti_fact_get_index (fact), lesion);

  if (is_hidden (self, fact, lesion))
    {
      self->values[slot] = CUTI_VALUE_UNKNOWN;
      self->flags[slot] |= CUTI_SLOT_HIDDEN;
    }
  else if (cuti_fact_get_calculator (fact) != NULL)
    settle_derived (self, stored, fact, lesion, slot);
}

/**
 * cuti_snapshot_settle:
 * @stored: (nullable): of a signed case, what was computed then
 *
 * Computes what is derived and takes out what is hidden, once everything
 * recorded is in its place.
 */
void
cuti_snapshot_settle (CutiSnapshot *self, JsonArray *stored)
{
  for (guint i = 0; i < self->n_conditional; i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, self->conditional[i]);

      if (!cuti_fact_is_lesion_fact (fact))
        settle (self, stored, fact, CUTI_NO_LESION);
      else
        for (guint lesion = 0; lesion < MAX (self->n_lesions, 1); lesion++)
          settle (self, stored, fact, lesion);
    }
}
