/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What logic sees of a case: the place of every value, and how it is filled
 * in before it is settled.
 */

#include <string.h>

#include "cuti-snapshot-private.h"

/**
 * cuti_snapshot_get_slot:
 * @lesion: whose, of a lesion fact
 *
 * Returns: the place of its value and its flags
 */
gsize
cuti_snapshot_get_slot (CutiSnapshot *self, guint fact, guint lesion)
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
  g_free (self->conditional);
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
  return self->values[cuti_snapshot_get_slot (self, fact, lesion)];
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
  return self->flags[cuti_snapshot_get_slot (self, fact, lesion)];
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

static void
find_conditional (CutiSnapshot *self)
{
  const guint *order = cuti_knowledge_get_order (self->knowledge);

  self->conditional = g_new (guint, self->n_facts);
  for (guint i = 0; i < self->n_facts; i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, order[i]);

      if (cuti_fact_get_relevant_when (fact) != NULL || cuti_fact_get_calculator (fact) != NULL)
        self->conditional[self->n_conditional++] = order[i];
    }
}

static void
make_room (CutiSnapshot *self, guint n_blocks)
{
  if (n_blocks <= self->n_blocks)
    return;

  self->n_blocks = MAX (n_blocks, 2 * self->n_blocks);
  self->values = g_renew (CutiValue, self->values, (gsize) self->n_blocks * self->n_facts);
  self->flags = g_renew (CutiSlotFlags, self->flags, (gsize) self->n_blocks * self->n_facts);
}

static void
clear_blocks (CutiSnapshot *self, guint first, guint n)
{
  gsize start = (gsize) first * self->n_facts, length = (gsize) n * self->n_facts;

  if (length == 0)
    return;
  memset (self->values + start, 0, length * sizeof (CutiValue));
  memset (self->flags + start, 0, length * sizeof (CutiSlotFlags));
}

/**
 * cuti_snapshot_new_empty:
 *
 * Returns: (transfer full): a snapshot in which nothing is recorded
 */
CutiSnapshot *
cuti_snapshot_new_empty (CutiKnowledge *knowledge)
{
  CutiSnapshot *self = g_atomic_rc_box_new0 (CutiSnapshot);

  self->knowledge = g_object_ref (knowledge);
  self->n_facts = cuti_knowledge_get_n_facts (knowledge);
  self->lesion_ids = g_ptr_array_new_with_free_func (g_free);
  find_conditional (self);
  make_room (self, 2);
  cuti_snapshot_empty (self);
  return self;
}

/**
 * cuti_snapshot_empty:
 *
 * Forgets everything, so that another case can be filled in.
 */
void
cuti_snapshot_empty (CutiSnapshot *self)
{
  self->n_lesions = 0;
  self->has_born = FALSE;
  g_ptr_array_set_size (self->lesion_ids, 0);
  clear_blocks (self, 0, 2);
}

/**
 * cuti_snapshot_add_lesion:
 *
 * Makes room for one more lesion; its id goes into `lesion_ids`.
 *
 * Returns: its number
 */
guint
cuti_snapshot_add_lesion (CutiSnapshot *self)
{
  guint block = ++self->n_lesions;

  make_room (self, block + 1);
  clear_blocks (self, block, 1);
  return block - 1;
}

static void
record (CutiSnapshot *self, GListModel *answers, guint lesion)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);
      guint fact = cuti_fact_get_index (cuti_answer_get_fact (answer));
      gsize slot = cuti_snapshot_get_slot (self, fact, lesion);

      self->values[slot] = cuti_answer_get_value (answer);
      if (cuti_answer_get_state (answer) == CUTI_ANSWER_MISSING)
        self->flags[slot] = cuti_answer_get_missing (answer) == CUTI_MISSING_PENDING
                              ? CUTI_SLOT_MISSING | CUTI_SLOT_PENDING : CUTI_SLOT_MISSING;
    }
}

/**
 * cuti_snapshot_new:
 *
 * Returns: (transfer full): what logic sees of @patient_case now
 */
CutiSnapshot *
cuti_snapshot_new (CutiCase *patient_case)
{
  CutiSnapshot *self = cuti_snapshot_new_empty (cuti_case_get_knowledge (patient_case));
  GListModel *lesions = cuti_case_get_lesions (patient_case);
  const char *born = cuti_case_get_patient (patient_case, CUTI_PATIENT_BORN);

  self->has_born = born != NULL && cuti_partial_date_parse (born, &self->born);
  record (self, cuti_case_get_answers (patient_case), CUTI_NO_LESION);
  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      g_ptr_array_add (self->lesion_ids, g_strdup (cuti_lesion_get_id (lesion)));
      record (self, cuti_lesion_get_answers (lesion), cuti_snapshot_add_lesion (self));
    }

  cuti_snapshot_settle (self, patient_case->stored_derived);
  return self;
}
