/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the answers of a case into what logic sees. Facts are settled one
 * after the other, each after those it is derived from or hidden by.
 */

#include "cuti-case-private.h"

struct _CutiSnapshot
{
  CutiKnowledge *knowledge;
  guint          n_facts;
  guint          n_lesions;
  GPtrArray     *lesion_ids;
  CutiValue     *values; /* a block for the case, then one a lesion, or one for “none recorded” */
  CutiSlotFlags *flags; /* the same */
};

typedef struct
{
  CutiSnapshot *snapshot;
  CutiCase     *patient_case;
} Resolver;

static gsize
get_slot (CutiSnapshot *self, guint fact, guint lesion)
{
  CutiFact *what = cuti_knowledge_get_fact (self->knowledge, fact);
  guint block = cuti_fact_is_lesion_fact (what) && lesion != CUTI_NO_LESION ? lesion + 1 : 0;

  return (gsize) block * self->n_facts + fact;
}

CutiSnapshot *
cuti_snapshot_ref (CutiSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
snapshot_clear (CutiSnapshot *self)
{
  g_object_unref (self->knowledge);
  g_ptr_array_unref (self->lesion_ids);
  g_free (self->values);
  g_free (self->flags);
}

void
cuti_snapshot_unref (CutiSnapshot *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) snapshot_clear);
}

CutiKnowledge *
cuti_snapshot_get_knowledge (CutiSnapshot *self)
{
  return self->knowledge;
}

guint
cuti_snapshot_get_n_lesions (CutiSnapshot *self)
{
  return self->n_lesions;
}

/**
 * cuti_snapshot_get_lesion_id:
 *
 * Returns: (nullable): the id of a recorded lesion; %NULL for any other number
 */
const char *
cuti_snapshot_get_lesion_id (CutiSnapshot *self, guint lesion)
{
  return lesion < self->n_lesions ? self->lesion_ids->pdata[lesion] : NULL;
}

/**
 * cuti_snapshot_get_view:
 * @lesion: a recorded lesion, %CUTI_NO_LESION, or 0 for the unknown lesion
 *   where none is recorded
 *
 * Returns: what conditions are evaluated against
 */
CutiFactView
cuti_snapshot_get_view (CutiSnapshot *self, guint lesion)
{
  CutiFactView view = {
    .facts = self->values,
    .lesions = self->values + self->n_facts,
    .n_lesions = self->n_lesions,
    .n_facts = self->n_facts,
    .complete = cuti_knowledge_get_complete (self->knowledge),
  };

  if (lesion != CUTI_NO_LESION)
    view.lesion = self->values + (gsize) (lesion + 1) * self->n_facts;
  return view;
}

/**
 * cuti_snapshot_get_value:
 * @lesion: whose, of a lesion fact
 *
 * Returns: the value that logic sees
 */
CutiValue
cuti_snapshot_get_value (CutiSnapshot *self, guint fact, guint lesion)
{
  return self->values[get_slot (self, fact, lesion)];
}

/**
 * cuti_snapshot_get_flags:
 * @lesion: whose, of a lesion fact
 *
 * Returns: what else is to be said of the value
 */
CutiSlotFlags
cuti_snapshot_get_flags (CutiSnapshot *self, guint fact, guint lesion)
{
  return self->flags[get_slot (self, fact, lesion)];
}

/**
 * cuti_snapshot_list_warnings:
 * @lesion: whose, of a lesion fact
 *
 * Returns: (transfer full) (nullable): what the checks of the fact say, as
 *   long as its row is shown; %NULL where that is nothing
 */
GStrv
cuti_snapshot_list_warnings (CutiSnapshot *self, guint fact, guint lesion)
{
  CutiFact *what = cuti_knowledge_get_fact (self->knowledge, fact);
  CutiFactView view = cuti_snapshot_get_view (self, lesion);
  g_autoptr(GPtrArray) texts = NULL;
  guint n_checks;
  const CutiFactCheck *checks = cuti_fact_get_checks (what, &n_checks);

  if (n_checks == 0 || (cuti_snapshot_get_flags (self, fact, lesion) & CUTI_SLOT_HIDDEN))
    return NULL;

  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_checks; i++)
    if (cuti_fact_evaluate_check (what, &checks[i], &view) == CUTI_TRUTH_TRUE)
      g_ptr_array_add (texts, g_strdup (checks[i].text));
  if (texts->len == 0)
    return NULL;

  g_ptr_array_add (texts, NULL);
  return (GStrv) g_ptr_array_steal (texts, NULL);
}

static gboolean
is_unknown_and_shown (CutiSnapshot *self, guint fact, guint lesion)
{
  gsize slot = get_slot (self, fact, lesion);

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

static CutiAnswer *
find_answer (Resolver *self, CutiFact *fact, guint lesion)
{
  GListModel *lesions = cuti_case_get_lesions (self->patient_case);
  g_autoptr(CutiLesion) item = NULL;

  if (!cuti_fact_is_lesion_fact (fact))
    return cuti_case_get_answer (self->patient_case, cuti_fact_get_index (fact));

  item = g_list_model_get_item (lesions, lesion);
  return item != NULL ? cuti_lesion_get_answer (item, cuti_fact_get_index (fact)) : NULL;
}

static const char *
get_choice_id (CutiKnowledge *knowledge, guint fact, CutiValue value)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);

  return cuti_vocabulary_get_fact (vocabulary, fact)->choices[value.n];
}

static gboolean
read_input (Resolver *self, CutiFact *fact, guint parameter, guint lesion, CutiInput *input)
{
  CutiKnowledge *knowledge = self->snapshot->knowledge;
  int index = cuti_fact_get_inputs (fact)[parameter];
  CutiFact *source;
  CutiValue value;
  const char *born;

  if (index == CUTI_INPUT_BORN)
    {
      born = cuti_case_get_patient (self->patient_case, CUTI_PATIENT_BORN);
      return born != NULL && cuti_partial_date_parse (born, &input->date);
    }

  source = cuti_knowledge_get_fact (knowledge, index);
  value = cuti_snapshot_get_value (self->snapshot, index, lesion);
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
derive (Resolver *self, CutiFact *fact, guint lesion)
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
find_stored (Resolver *self, CutiFact *fact, guint lesion)
{
  JsonArray *stored = self->patient_case->stored_derived;
  const char *whose = cuti_fact_is_lesion_fact (fact)
                      ? cuti_snapshot_get_lesion_id (self->snapshot, lesion) : NULL;
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
is_beyond_reach (Resolver *self, CutiFact *fact, guint lesion)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  const int *inputs = cuti_fact_get_inputs (fact);
  CutiInput unused;

  if (cuti_fact_is_overridable (fact))
    return FALSE;

  for (guint i = 0; i < calculator->n_parameters; i++)
    if (inputs[i] == CUTI_INPUT_BORN ? !read_input (self, fact, i, lesion, &unused)
                                     : is_unknown_and_shown (self->snapshot, inputs[i], lesion))
      return FALSE;
  return TRUE;
}

static void
resolve_derived (Resolver *self, CutiFact *fact, CutiAnswer *answer, guint lesion, gsize slot)
{
  CutiSnapshot *snapshot = self->snapshot;

  if (answer != NULL && cuti_answer_is_override (answer))
    {
      snapshot->values[slot] = cuti_answer_get_value (answer);
      snapshot->flags[slot] |= CUTI_SLOT_OVERRIDDEN;
      return;
    }

  snapshot->values[slot] = self->patient_case->stored_derived != NULL
                           ? find_stored (self, fact, lesion) : derive (self, fact, lesion);
  if (!snapshot->values[slot].known && is_beyond_reach (self, fact, lesion))
    snapshot->flags[slot] |= CUTI_SLOT_HIDDEN;
}

static void
resolve (Resolver *self, CutiFact *fact, guint lesion)
{
  CutiSnapshot *snapshot = self->snapshot;
  gsize slot = get_slot (snapshot, cuti_fact_get_index (fact), lesion);
  CutiAnswer *answer = find_answer (self, fact, lesion);

  if (answer != NULL && cuti_answer_get_state (answer) == CUTI_ANSWER_MISSING)
    snapshot->flags[slot] |= cuti_answer_get_missing (answer) == CUTI_MISSING_PENDING
                               ? CUTI_SLOT_MISSING | CUTI_SLOT_PENDING : CUTI_SLOT_MISSING;

  if (is_hidden (snapshot, fact, lesion))
    snapshot->flags[slot] |= CUTI_SLOT_HIDDEN;
  else if (cuti_fact_get_calculator (fact) != NULL)
    resolve_derived (self, fact, answer, lesion, slot);
  else if (answer != NULL)
    snapshot->values[slot] = cuti_answer_get_value (answer);
}

/**
 * cuti_snapshot_new:
 *
 * Returns: (transfer full): what logic sees of @patient_case now
 */
CutiSnapshot *
cuti_snapshot_new (CutiCase *patient_case)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  GListModel *lesions = cuti_case_get_lesions (patient_case);
  CutiSnapshot *self = g_atomic_rc_box_new0 (CutiSnapshot);
  const guint *order = cuti_knowledge_get_order (knowledge);
  Resolver resolver = { self, patient_case };
  guint n_blocks;

  self->knowledge = g_object_ref (knowledge);
  self->n_facts = cuti_knowledge_get_n_facts (knowledge);
  self->n_lesions = g_list_model_get_n_items (lesions);
  self->lesion_ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->n_lesions; i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      g_ptr_array_add (self->lesion_ids, g_strdup (cuti_lesion_get_id (lesion)));
    }

  n_blocks = 1 + MAX (self->n_lesions, 1);
  self->values = g_new0 (CutiValue, (gsize) n_blocks * self->n_facts);
  self->flags = g_new0 (CutiSlotFlags, (gsize) n_blocks * self->n_facts);

  for (guint i = 0; i < self->n_facts; i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, order[i]);

      if (!cuti_fact_is_lesion_fact (fact))
        resolve (&resolver, fact, CUTI_NO_LESION);
      else
        for (guint lesion = 0; lesion < n_blocks - 1; lesion++)
          resolve (&resolver, fact, lesion);
    }
  return self;
}
