/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order in which facts are settled: depth first along what each is
 * derived from or hidden by.
 */

#include "cuti-knowledge-private.h"

typedef enum { NOT_VISITED, BEING_VISITED, VISITED } Visit;

static gboolean visit (CutiKnowledge *self, guint fact, Visit *visits, GError **error);

static gboolean
visit_condition (CutiKnowledge *self, const CutiCondition *condition, Visit *visits, GError **error)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (cuti_condition_node_is_leaf (&nodes[i]) && !visit (self, nodes[i].fact, visits, error))
        return FALSE;
      if (cuti_condition_node_is_quantifier (&nodes[i]) && self->complete != G_MAXUINT
          && !visit (self, self->complete, visits, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit_what_it_needs (CutiKnowledge *self, CutiFact *fact, Visit *visits, GError **error)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  const CutiCondition *condition = cuti_fact_get_relevant_when (fact);
  const int *inputs = cuti_fact_get_inputs (fact);

  for (guint i = 0; calculator != NULL && i < calculator->n_parameters; i++)
    if (inputs[i] != CUTI_INPUT_BORN && !visit (self, inputs[i], visits, error))
      return FALSE;

  return condition == NULL || visit_condition (self, condition, visits, error);
}

static gboolean
visit (CutiKnowledge *self, guint index, Visit *visits, GError **error)
{
  CutiFact *fact = cuti_knowledge_get_fact (self, index);

  if (visits[index] == VISITED)
    return TRUE;
  if (visits[index] == BEING_VISITED)
    return cuti_knowledge_fail (
      error, "facts.json", cuti_fact_get_pointer (fact),
      "the fact depends on itself through “relevant_when”, “derive” or a concept");

  visits[index] = BEING_VISITED;
  if (!visit_what_it_needs (self, fact, visits, error))
    return FALSE;
  visits[index] = VISITED;
  g_array_append_val (self->order, index);
  return TRUE;
}

/**
 * cuti_knowledge_order_facts:
 *
 * Lists the facts so that each comes after those it is derived from or hidden
 * by.
 *
 * Returns: whether there is such an order: no fact depends on itself
 */
gboolean
cuti_knowledge_order_facts (CutiKnowledge *self, GError **error)
{
  g_autofree Visit *visits = g_new0 (Visit, cuti_knowledge_get_n_facts (self));

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self); i++)
    if (!visit (self, i, visits, error))
      return FALSE;
  return TRUE;
}
