/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evaluates conditions in strong Kleene logic. Nothing is allocated for it.
 */

#include "cuti-condition-private.h"

void
cuti_condition_free (CutiCondition *self)
{
  g_free (self->nodes);
  g_free (self);
}

/**
 * cuti_condition_get_nodes:
 * @n_nodes: (out) (optional): how many
 *
 * Returns: (transfer none): the compiled nodes, for those who explain or verify
 */
const CutiConditionNode *
cuti_condition_get_nodes (const CutiCondition *self, guint *n_nodes)
{
  if (n_nodes != NULL)
    *n_nodes = self->n_nodes;
  return self->nodes;
}

/**
 * cuti_condition_is_const:
 *
 * Returns: whether the condition is a plain `{"const": …}`
 */
gboolean
cuti_condition_is_const (const CutiCondition *self)
{
  return self->nodes[0].op == CUTI_OP_CONST;
}

/**
 * cuti_condition_node_is_leaf:
 *
 * Returns: whether the node compares a fact
 */
gboolean
cuti_condition_node_is_leaf (const CutiConditionNode *node)
{
  return node->op == CUTI_OP_ONE_OF
         || node->op == CUTI_OP_BETWEEN
         || node->op == CUTI_OP_INCLUDES_ANY
         || node->op == CUTI_OP_INCLUDES_ALL;
}

/**
 * cuti_condition_node_is_quantifier:
 *
 * Returns: whether the node looks at all lesions, and so at whether the list
 *   of them is complete
 */
gboolean
cuti_condition_node_is_quantifier (const CutiConditionNode *node)
{
  return node->op == CUTI_OP_LESIONS || node->op == CUTI_OP_EVERY_LESION;
}

/**
 * cuti_fact_view_for_lesion:
 *
 * Returns: the same view with the recorded lesion number @lesion in question
 */
CutiFactView
cuti_fact_view_for_lesion (const CutiFactView *view, guint lesion)
{
  CutiFactView copy = *view;

  copy.lesion = view->lesions + (gsize) lesion * view->n_facts;
  return copy;
}

/**
 * cuti_fact_view_is_complete:
 *
 * Returns: whether the list of lesions is said to hold every one that matters
 */
CutiTruth
cuti_fact_view_is_complete (const CutiFactView *view)
{
  const CutiValue *value;

  if (view->complete == G_MAXUINT)
    return CUTI_TRUTH_UNKNOWN;

  value = &view->facts[view->complete];
  if (!value->known)
    return CUTI_TRUTH_UNKNOWN;
  return value->n ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE;
}

static CutiTruth
evaluate_leaf (const CutiConditionNode *node, const CutiFactView *view)
{
  const CutiValue *value;
  gboolean fits;

  if (node->lesion && view->lesion == NULL)
    return CUTI_TRUTH_UNKNOWN;

  value = node->lesion ? &view->lesion[node->fact] : &view->facts[node->fact];
  if (!value->known)
    return CUTI_TRUTH_UNKNOWN;

  if (node->op == CUTI_OP_ONE_OF)
    fits = (node->a >> value->n) & 1;
  else if (node->op == CUTI_OP_BETWEEN)
    fits = node->a <= value->n && value->n <= node->b;
  else if (node->op == CUTI_OP_INCLUDES_ANY)
    fits = (node->a & value->n) != 0;
  else
    fits = (node->a & value->n) == node->a;

  return fits ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE;
}

static CutiTruth
evaluate_at_least (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  guint trues = 0, unknowns = 0, left = 0;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    left++;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end, left--)
    {
      if (trues + unknowns + left < nodes[i].n)
        return CUTI_TRUTH_FALSE;

      switch (cuti_condition_node_evaluate (nodes, child, view))
        {
        case CUTI_TRUTH_TRUE: trues++; break;
        case CUTI_TRUTH_UNKNOWN: unknowns++; break;
        case CUTI_TRUTH_FALSE: default: break;
        }
      if (trues >= nodes[i].n)
        return CUTI_TRUTH_TRUE;
    }

  return trues + unknowns < nodes[i].n ? CUTI_TRUTH_FALSE : CUTI_TRUTH_UNKNOWN;
}

static CutiTruth
evaluate_lesions (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  guint trues = 0, unknowns = 0;

  for (guint lesion = 0; lesion < view->n_lesions; lesion++)
    {
      CutiFactView inner = cuti_fact_view_for_lesion (view, lesion);

      switch (cuti_condition_node_evaluate (nodes, i + 1, &inner))
        {
        case CUTI_TRUTH_TRUE: trues++; break;
        case CUTI_TRUTH_UNKNOWN: unknowns++; break;
        case CUTI_TRUTH_FALSE: default: break;
        }
      if (trues >= nodes[i].n)
        return CUTI_TRUTH_TRUE;
    }

  if (trues + unknowns < nodes[i].n && cuti_fact_view_is_complete (view) == CUTI_TRUTH_TRUE)
    return CUTI_TRUTH_FALSE;
  return CUTI_TRUTH_UNKNOWN;
}

static CutiTruth
evaluate_every_lesion (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  CutiTruth truth = cuti_fact_view_is_complete (view) == CUTI_TRUTH_TRUE ? CUTI_TRUTH_TRUE
                                                                         : CUTI_TRUTH_UNKNOWN;

  for (guint lesion = 0; lesion < view->n_lesions && truth != CUTI_TRUTH_FALSE; lesion++)
    {
      CutiFactView inner = cuti_fact_view_for_lesion (view, lesion);

      truth = cuti_truth_and (truth, cuti_condition_node_evaluate (nodes, i + 1, &inner));
    }
  return truth;
}

/**
 * cuti_condition_node_evaluate:
 * @nodes: all nodes of a condition
 * @i: the node to start at
 * @view: what is known
 *
 * Returns: the truth of one part of a condition
 */
CutiTruth
cuti_condition_node_evaluate (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  switch (nodes[i].op)
    {
    case CUTI_OP_CONST: return nodes[i].a;
    case CUTI_OP_NOT: return cuti_truth_not (cuti_condition_node_evaluate (nodes, i + 1, view));
    case CUTI_OP_CONCEPT: return cuti_condition_node_evaluate (nodes, i + 1, view);
    case CUTI_OP_AT_LEAST: return evaluate_at_least (nodes, i, view);
    case CUTI_OP_LESIONS: return evaluate_lesions (nodes, i, view);
    case CUTI_OP_EVERY_LESION: return evaluate_every_lesion (nodes, i, view);
    case CUTI_OP_ONE_OF:
    case CUTI_OP_BETWEEN:
    case CUTI_OP_INCLUDES_ANY:
    case CUTI_OP_INCLUDES_ALL:
    default: return evaluate_leaf (&nodes[i], view);
    }
}

/**
 * cuti_condition_evaluate:
 *
 * Returns: the truth of the condition for what @view knows
 */
CutiTruth
cuti_condition_evaluate (const CutiCondition *self, const CutiFactView *view)
{
  return cuti_condition_node_evaluate (self->nodes, 0, view);
}
