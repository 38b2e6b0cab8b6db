/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names, types and domains for conditions. Numbers live on the grid of their
 * fact as whole steps, so 4.7 is always the same 4.7.
 */

#include "cuti-condition.h"

#include <math.h>

#define COUNTABLE 9007199254740992.0 /* 2^53: beyond it doubles skip whole numbers */

typedef struct
{
  guint          index;
  JsonNode      *when; /* until it is compiled */
  CutiCondition *condition;
  gboolean       is_open; /* is being compiled */
} Concept;

struct _CutiVocabulary
{
  GPtrArray  *facts; /* CutiSymbol, by index */
  GHashTable *fact_by_id;
  GHashTable *concepts; /* id → Concept */
};

G_DEFINE_QUARK (cuti-logic-error-quark, cuti_logic_error)

void
cuti_symbol_free (CutiSymbol *self)
{
  g_free (self->id);
  g_strfreev (self->choices);
  g_free (self->unit);
  g_free (self);
}

static void
concept_free (Concept *concept)
{
  g_clear_pointer (&concept->when, json_node_unref);
  g_clear_pointer (&concept->condition, cuti_condition_free);
  g_free (concept);
}

CutiVocabulary *
cuti_vocabulary_new (void)
{
  CutiVocabulary *self = g_new0 (CutiVocabulary, 1);

  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_symbol_free);
  self->fact_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->concepts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) concept_free);
  return self;
}

void
cuti_vocabulary_free (CutiVocabulary *self)
{
  g_hash_table_unref (self->fact_by_id);
  g_hash_table_unref (self->concepts);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static gboolean
check_is_new (CutiVocabulary *self, const char *id, GError **error)
{
  if (!g_hash_table_contains (self->fact_by_id, id) && !g_hash_table_contains (self->concepts, id))
    return TRUE;

  g_set_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_NAME, "“%s” is declared twice", id);
  return FALSE;
}

/**
 * cuti_vocabulary_take_fact:
 * @symbol: (transfer full): its index is set here, in the order of the calls;
 *   it is freed when its name is taken already
 *
 * Declares a fact.
 *
 * Returns: whether its name was free
 */
gboolean
cuti_vocabulary_take_fact (CutiVocabulary *self, CutiSymbol *symbol, GError **error)
{
  g_return_val_if_fail (symbol != NULL && symbol->id != NULL, FALSE);

  if (!check_is_new (self, symbol->id, error))
    {
      cuti_symbol_free (symbol);
      return FALSE;
    }

  symbol->index = self->facts->len;
  symbol->n_choices = symbol->choices != NULL ? g_strv_length (symbol->choices) : 0;
  g_ptr_array_add (self->facts, symbol);
  g_hash_table_insert (self->fact_by_id, symbol->id, symbol);
  return TRUE;
}

/**
 * cuti_vocabulary_add_concept:
 * @when: its condition; checked when first looked for
 *
 * Declares a named condition.
 *
 * Returns: whether its name was free
 */
gboolean
cuti_vocabulary_add_concept (CutiVocabulary *self, const char *id, JsonNode *when, GError **error)
{
  Concept *concept;

  g_return_val_if_fail (id != NULL && when != NULL, FALSE);

  if (!check_is_new (self, id, error))
    return FALSE;

  concept = g_new0 (Concept, 1);
  concept->index = g_hash_table_size (self->concepts);
  concept->when = json_node_ref (when);
  g_hash_table_insert (self->concepts, g_strdup (id), concept);
  return TRUE;
}

/**
 * cuti_vocabulary_find_fact:
 *
 * Returns: (transfer none) (nullable): the fact of that id
 */
const CutiSymbol *
cuti_vocabulary_find_fact (CutiVocabulary *self, const char *id)
{
  return g_hash_table_lookup (self->fact_by_id, id);
}

/**
 * cuti_vocabulary_get_fact:
 *
 * Returns: (transfer none): the fact at @index, which exists
 */
const CutiSymbol *
cuti_vocabulary_get_fact (CutiVocabulary *self, guint index)
{
  return g_ptr_array_index (self->facts, index);
}

guint
cuti_vocabulary_get_n_facts (CutiVocabulary *self)
{
  return self->facts->len;
}

/**
 * cuti_vocabulary_has_concept:
 * @index: (out) (optional): its place in the order of declaration
 *
 * Returns: whether @id is a concept
 */
gboolean
cuti_vocabulary_has_concept (CutiVocabulary *self, const char *id, guint *index)
{
  Concept *concept = g_hash_table_lookup (self->concepts, id);

  if (concept == NULL)
    return FALSE;

  if (index != NULL)
    *index = concept->index;
  return TRUE;
}

/**
 * cuti_vocabulary_find_concept:
 * @id: of a concept
 * @pointer: where its condition stands, or where from it is looked for, for messages
 *
 * Compiles the concept's condition when it is first looked for; it may read facts of a lesion.
 *
 * Returns: (transfer none) (nullable): the condition, or %NULL with @error set
 */
const CutiCondition *
cuti_vocabulary_find_concept (CutiVocabulary *self,
                              const char     *id,
                              const char     *pointer,
                              GError        **error)
{
  Concept *concept = g_hash_table_lookup (self->concepts, id);

  g_return_val_if_fail (concept != NULL, NULL);

  if (concept->condition != NULL)
    return concept->condition;

  if (concept->is_open)
    {
      g_set_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_CONDITION,
                   "%s: the concept “%s” refers to itself", pointer, id);
      return NULL;
    }

  concept->is_open = TRUE;
  concept->condition = cuti_condition_compile (self, concept->when, TRUE, pointer, error);
  concept->is_open = FALSE;
  if (concept->condition != NULL)
    g_clear_pointer (&concept->when, json_node_unref);
  return concept->condition;
}

/**
 * cuti_symbol_number_to_grid:
 * @n: (out): whole steps
 *
 * Returns: whether @number lies on the grid of the fact
 */
gboolean
cuti_symbol_number_to_grid (const CutiSymbol *self, double number, gint64 *n)
{
  double steps = number / self->step;

  if (!(fabs (steps) < COUNTABLE))
    return FALSE;

  *n = llround (steps);
  return cuti_symbol_number_from_grid (self, *n) == number
         || fabs (steps - *n) <= MIN (1e-9 * MAX (1.0, fabs (steps)), 1e-3);
}

/**
 * cuti_symbol_number_from_grid:
 *
 * Returns: the number nearest to @n steps. Dividing by 10 gives the double
 *   that prints as 4.7 where multiplying by 0.1 gives its neighbour.
 */
double
cuti_symbol_number_from_grid (const CutiSymbol *self, gint64 n)
{
  double inverse = round (1.0 / self->step);

  if (inverse >= 1.0 && fabs (inverse * self->step - 1.0) < 1e-9)
    return n / inverse;

  return n * self->step;
}

/**
 * cuti_symbol_find_choice:
 *
 * Returns: the index of the choice, or -1
 */
int
cuti_symbol_find_choice (const CutiSymbol *self, const char *id)
{
  for (guint i = 0; i < self->n_choices; i++)
    if (g_str_equal (self->choices[i], id))
      return i;

  return -1;
}
