/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guard is a part of an “all”: where it is false, nothing beside it counts.
 */

#include "cuti-guard.h"

/* A part of a condition. */
typedef struct
{
  const CutiConditionNode *nodes;
  guint                    i;
} Part;

typedef struct
{
  GArray *wanted; /* Part: what shows the row, all of it */
  GArray *guards; /* Part: what stands beside the place that is looked at */
  guint   fact;
} Guard;

static guint
count_children (const CutiConditionNode *nodes, guint i)
{
  guint n = 0;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    n++;
  return n;
}

static gboolean
is_all (const CutiConditionNode *nodes, guint i)
{
  return nodes[i].op == CUTI_OP_AT_LEAST && nodes[i].n == count_children (nodes, i);
}

/* Into what has to be true, all of it: through concepts and nested “all”. */
static void
collect_parts (GArray *parts, const CutiConditionNode *nodes, guint i)
{
  Part part = { nodes, i };

  if (nodes[i].op == CUTI_OP_CONCEPT)
    collect_parts (parts, nodes, i + 1);
  else if (is_all (nodes, i))
    for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
      collect_parts (parts, nodes, child);
  else
    g_array_append_val (parts, part);
}

static gboolean
is_same (const Part *a, const Part *b)
{
  guint length = a->nodes[a->i].end - a->i;

  if (length != b->nodes[b->i].end - b->i)
    return FALSE;

  for (guint k = 0; k < length; k++)
    {
      const CutiConditionNode *m = &a->nodes[a->i + k], *n = &b->nodes[b->i + k];

      if (m->op != n->op || m->lesion != n->lesion || m->fact != n->fact || m->n != n->n
          || m->a != n->a || m->b != n->b || m->end - a->i != n->end - b->i)
        return FALSE;
    }
  return TRUE;
}

static gboolean is_implied (Guard *self, const Part *part);

static gboolean
are_implied (Guard *self, GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (!is_implied (self, &g_array_index (parts, Part, i)))
      return FALSE;
  return TRUE;
}

/* By a guard that is the same, or the same as one way to fulfil an “any”. */
static gboolean
is_implied (Guard *self, const Part *part)
{
  const CutiConditionNode *nodes = part->nodes;

  for (guint g = 0; g < self->guards->len; g++)
    if (is_same (part, &g_array_index (self->guards, Part, g)))
      return TRUE;
  if (nodes[part->i].op != CUTI_OP_AT_LEAST || nodes[part->i].n != 1)
    return FALSE;

  for (guint child = part->i + 1; child < nodes[part->i].end; child = nodes[child].end)
    {
      g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

      collect_parts (parts, nodes, child);
      if (are_implied (self, parts))
        return TRUE;
    }
  return FALSE;
}

/* Within a quantifier it is another lesion that is looked at. */
static gboolean
reads_this_lesion (const Part *part)
{
  if (cuti_condition_node_is_quantifier (&part->nodes[part->i]))
    return FALSE;

  for (guint k = part->i; k < part->nodes[part->i].end; k++)
    if (part->nodes[k].lesion)
      return TRUE;
  return FALSE;
}

static gboolean reads_guarded (Guard *self, const CutiConditionNode *nodes, guint i);

static gboolean
reads_guarded_in_all (Guard *self, const CutiConditionNode *nodes, guint i)
{
  guint before = self->guards->len;
  gboolean guarded = TRUE;

  for (guint child = i + 1; child < nodes[i].end && guarded; child = nodes[child].end)
    {
      for (guint other = i + 1; other < nodes[i].end; other = nodes[other].end)
        if (other != child)
          collect_parts (self->guards, nodes, other);
      guarded = reads_guarded (self, nodes, child);
      g_array_set_size (self->guards, before);
    }

  return guarded;
}

static gboolean
reads_guarded_in_lesions (Guard *self, const CutiConditionNode *nodes, guint i)
{
  g_autoptr(GArray) outside = self->guards;
  gboolean guarded;

  self->guards = g_array_new (FALSE, FALSE, sizeof (Part));
  for (guint g = 0; g < outside->len; g++)
    if (!reads_this_lesion (&g_array_index (outside, Part, g)))
      g_array_append_val (self->guards, g_array_index (outside, Part, g));
  guarded = reads_guarded (self, nodes, i + 1);

  g_array_unref (self->guards);
  self->guards = g_steal_pointer (&outside);
  return guarded;
}

static gboolean
reads_guarded (Guard *self, const CutiConditionNode *nodes, guint i)
{
  if (cuti_condition_node_is_leaf (&nodes[i]))
    return nodes[i].op == CUTI_OP_CONST || nodes[i].fact != self->fact || are_implied (self, self->wanted);
  if (cuti_condition_node_is_quantifier (&nodes[i]))
    return reads_guarded_in_lesions (self, nodes, i);
  if (is_all (nodes, i))
    return reads_guarded_in_all (self, nodes, i);

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    if (!reads_guarded (self, nodes, child))
      return FALSE;
  return TRUE;
}

/* Then the row is hidden only while the condition is false: whatever else
 * leaves it unknown is asked for. What the condition reads beside its own
 * guard does not count. */
static gboolean
is_decided_by_shown_rows (CutiKnowledge *knowledge, const CutiCondition *gate)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (gate, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    if (cuti_condition_node_is_leaf (&nodes[i]) && nodes[i].op != CUTI_OP_CONST)
      {
        CutiFact *fact = cuti_knowledge_get_fact (knowledge, nodes[i].fact);

        if (cuti_fact_get_calculator (fact) != NULL)
          return FALSE;
        if (cuti_fact_get_relevant_when (fact) != NULL
            && !cuti_guard_covers (knowledge, gate, gate, nodes[i].fact))
          return FALSE;
      }

  return TRUE;
}

/**
 * cuti_guard_covers:
 * @when: of an item, which is not false
 * @condition: of the item: @when itself, or of an argument
 * @fact: index of a fact whose row may be hidden
 *
 * Returns: whether @condition plainly cannot hang on @fact while its row is
 *   hidden; %FALSE where that has to be searched for
 */
gboolean
cuti_guard_covers (CutiKnowledge       *knowledge,
                   const CutiCondition *when,
                   const CutiCondition *condition,
                   guint                fact)
{
  CutiFact *hidden = cuti_knowledge_get_fact (knowledge, fact);
  const CutiCondition *gate = cuti_fact_get_relevant_when (hidden);
  Guard self = { .fact = fact };
  gboolean covers;

  if (gate == NULL || cuti_fact_get_calculator (hidden) != NULL
      || !is_decided_by_shown_rows (knowledge, gate))
    return FALSE;

  self.wanted = g_array_new (FALSE, FALSE, sizeof (Part));
  self.guards = g_array_new (FALSE, FALSE, sizeof (Part));
  collect_parts (self.wanted, cuti_condition_get_nodes (gate, NULL), 0);
  if (condition != when)
    collect_parts (self.guards, cuti_condition_get_nodes (when, NULL), 0);
  covers = reads_guarded (&self, cuti_condition_get_nodes (condition, NULL), 0);

  g_array_unref (self.wanted);
  g_array_unref (self.guards);
  return covers;
}

/**
 * cuti_guard_implies:
 *
 * Returns: whether @other plainly is true wherever @condition is; %FALSE
 *   where that has to be searched for
 */
gboolean
cuti_guard_implies (const CutiCondition *condition, const CutiCondition *other)
{
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr(GArray) guards = g_array_new (FALSE, FALSE, sizeof (Part));
  Guard self = { wanted, guards, G_MAXUINT };

  collect_parts (wanted, cuti_condition_get_nodes (other, NULL), 0);
  collect_parts (guards, cuti_condition_get_nodes (condition, NULL), 0);
  return are_implied (&self, wanted);
}
