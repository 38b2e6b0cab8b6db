/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions as gates. A gate is a comparison, a quantifier, or “and” or “or”
 * of two earlier gates; negation is pushed down to the comparisons, which in
 * Kleene logic changes nothing. A gate that is there already is used again.
 */

#include "cuti-circuit-private.h"

typedef struct
{
  guint  out, fact, negated;
  gint64 a, b;
} Comparison;

typedef struct
{
  guint out, x, y;
  guint is_or; /* all bits of a rail, or none */
} Operation;

typedef struct
{
  guint                    out, negated;
  const CutiConditionNode *nodes;
  guint                    node;
} Quantifier;

static gboolean
subtrees_equal (const CutiConditionNode *a, guint i, const CutiConditionNode *b, guint j)
{
  guint n = a[i].end - i;

  if (b[j].end - j != n)
    return FALSE;

  for (guint k = 0; k < n; k++)
    {
      const CutiConditionNode *x = &a[i + k], *y = &b[j + k];

      if (x->op != y->op || x->lesion != y->lesion || x->fact != y->fact || x->n != y->n
          || x->a != y->a || x->b != y->b || x->end - i != y->end - j)
        return FALSE;
    }
  return TRUE;
}

static guint
gate_hash (gconstpointer key)
{
  const Gate *gate = key;
  guint64 hash = gate->kind * 2 + gate->negated;

  hash = (hash * 31 + gate->x) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + gate->y;
  hash = (hash ^ gate->a) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93) ^ gate->b;
  if (gate->nodes != NULL)
    hash += gate->nodes[gate->node].end - gate->node;
  return hash ^ (hash >> 32);
}

static gboolean
gate_equal (gconstpointer key, gconstpointer other)
{
  const Gate *a = key, *b = other;

  return a->kind == b->kind && a->lesion == b->lesion && a->negated == b->negated && a->x == b->x
         && a->y == b->y && a->a == b->a && a->b == b->b && (a->nodes == NULL) == (b->nodes == NULL)
         && (a->nodes == NULL || subtrees_equal (a->nodes, a->node, b->nodes, b->node));
}

/**
 * cuti_circuit_new:
 *
 * Returns: (transfer full): a circuit without conditions
 */
CutiCircuit *
cuti_circuit_new (void)
{
  CutiCircuit *self = g_new0 (CutiCircuit, 1);

  self->gates = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (gate_hash, gate_equal);
  self->quantifiers = g_array_new (FALSE, FALSE, sizeof (Quantifier));
  for (guint i = 0; i < G_N_ELEMENTS (self->stages); i++)
    {
      self->stages[i].operations = g_array_new (FALSE, FALSE, sizeof (Operation));
      for (guint kind = 0; kind < N_GATES; kind++)
        self->stages[i].comparisons[kind] = g_array_new (FALSE, FALSE, sizeof (Comparison));
    }
  return self;
}

void
cuti_circuit_free (CutiCircuit *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->stages); i++)
    {
      g_array_unref (self->stages[i].operations);
      for (guint kind = 0; kind < N_GATES; kind++)
        g_array_unref (self->stages[i].comparisons[kind]);
    }
  g_array_unref (self->quantifiers);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->gates);
  g_free (self);
}

static void
build_gate (CutiCircuit *self, const Gate *gate, guint out)
{
  Stage *stage = &self->stages[gate->lesion];

  if (gate->kind == GATE_QUANTIFIER)
    {
      Quantifier quantifier = { out, gate->negated, gate->nodes, gate->node };

      g_array_append_val (self->quantifiers, quantifier);
    }
  else if (gate->kind == GATE_AND || gate->kind == GATE_OR)
    {
      Operation operation = { out, gate->x, gate->y, gate->kind == GATE_OR ? 3 : 0 };

      g_array_append_val (stage->operations, operation);
    }
  else
    {
      Comparison comparison = { out, gate->x, gate->negated, gate->a, gate->b };

      g_array_append_val (stage->comparisons[gate->kind], comparison);
    }
}

static guint
add_gate (CutiCircuit *self, Gate gate)
{
  gpointer found;
  Gate *key;

  if (g_hash_table_lookup_extended (self->known, &gate, NULL, &found))
    return GPOINTER_TO_UINT (found);

  key = g_memdup2 (&gate, sizeof gate);
  g_ptr_array_add (self->gates, key);
  g_hash_table_insert (self->known, key, GUINT_TO_POINTER (self->gates->len - 1));
  build_gate (self, &gate, self->gates->len - 1);
  return self->gates->len - 1;
}

static gboolean
is_of_lesion (CutiCircuit *self, guint gate)
{
  return ((const Gate *) self->gates->pdata[gate])->lesion;
}

static guint
add_operation (CutiCircuit *self, GateKind kind, guint x, guint y)
{
  if (x == y)
    return x;
  return add_gate (self, (Gate) { .kind = kind, .x = x, .y = y,
                                  .lesion = is_of_lesion (self, x) || is_of_lesion (self, y) });
}

static guint
add_comparison (CutiCircuit *self, const CutiConditionNode *node, gboolean negated)
{
  GateKind kind = node->op == CUTI_OP_ONE_OF ? GATE_ONE_OF
                  : node->op == CUTI_OP_BETWEEN ? GATE_BETWEEN
                  : node->op == CUTI_OP_INCLUDES_ANY ? GATE_INCLUDES_ANY : GATE_INCLUDES_ALL;

  return add_gate (self, (Gate) { .kind = kind, .lesion = node->lesion, .negated = negated,
                                  .x = node->fact, .a = node->a, .b = node->b });
}

static guint add_node (CutiCircuit             *self,
                       const CutiConditionNode *nodes,
                       guint                    i,
                       gboolean                 negated);

/* At least n of the children. Of those so far, sums[k] says whether more than k are true. */
static guint
add_at_least (CutiCircuit *self, const CutiConditionNode *nodes, guint i, gboolean negated)
{
  g_autofree guint *sums = NULL;
  guint n_children = 0, n, so_far = 0;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    n_children++;
  n = negated ? n_children - nodes[i].n + 1 : nodes[i].n;
  sums = g_new0 (guint, n);

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end, so_far++)
    {
      guint gate = add_node (self, nodes, child, negated);

      /* What can no longer reach n is left out. */
      for (guint k = MIN (so_far, n - 1) + 1; k-- > 0 && n - k <= n_children - so_far;)
        {
          guint more = k == 0 ? gate : add_operation (self, GATE_AND, sums[k - 1], gate);

          sums[k] = k < so_far ? add_operation (self, GATE_OR, sums[k], more) : more;
        }
    }
  return sums[n - 1];
}

static guint
add_node (CutiCircuit *self, const CutiConditionNode *nodes, guint i, gboolean negated)
{
  switch (nodes[i].op)
    {
    case CUTI_OP_CONST:
      return add_gate (self, (Gate) { .kind = GATE_CONST,
                                      .a = (nodes[i].a == CUTI_TRUTH_TRUE) != negated ? 3 : 0 });
    case CUTI_OP_NOT: return add_node (self, nodes, i + 1, !negated);
    case CUTI_OP_CONCEPT: return add_node (self, nodes, i + 1, negated);
    case CUTI_OP_AT_LEAST: return add_at_least (self, nodes, i, negated);
    case CUTI_OP_LESIONS:
    case CUTI_OP_EVERY_LESION:
      return add_gate (self, (Gate) { .kind = GATE_QUANTIFIER, .negated = negated,
                                      .nodes = nodes, .node = i });
    case CUTI_OP_ONE_OF:
    case CUTI_OP_BETWEEN:
    case CUTI_OP_INCLUDES_ANY:
    case CUTI_OP_INCLUDES_ALL:
    default: return add_comparison (self, &nodes[i], negated);
    }
}

/**
 * cuti_circuit_add:
 * @condition: to be kept as long as the circuit
 *
 * Returns: the gate whose truth is that of the condition
 */
guint
cuti_circuit_add (CutiCircuit *self, const CutiCondition *condition)
{
  return add_node (self, cuti_condition_get_nodes (condition, NULL), 0, FALSE);
}

/**
 * cuti_circuit_get_n_gates:
 *
 * Returns: how many gates there are to evaluate into
 */
guint
cuti_circuit_get_n_gates (const CutiCircuit *self)
{
  return self->gates->len;
}

static inline CutiRails
make_rails (CutiValue value, gboolean fits, guint negated)
{
  guint known = value.known != 0, yes = (fits != 0) ^ negated;

  return (yes | !known) | (yes & known) << 1;
}

static inline gconstpointer
get_first (const GArray *array)
{
  return array->data;
}

#define FOR_EACH(kind, fits_expression) \
  for (const Comparison *at = get_first (stage->comparisons[kind]), \
                        *end = at + stage->comparisons[kind]->len; at < end; at++) \
    { \
      CutiValue value = values[at->fact]; \
\
      gates[at->out] = make_rails (value, fits_expression, at->negated); \
    }

static void
evaluate_stage (const Stage *stage, const CutiValue *values, CutiRails *gates)
{
  FOR_EACH (GATE_ONE_OF, (at->a >> value.n) & 1);
  FOR_EACH (GATE_BETWEEN, (at->a <= value.n) & (value.n <= at->b));
  FOR_EACH (GATE_INCLUDES_ANY, (at->a & value.n) != 0);
  FOR_EACH (GATE_INCLUDES_ALL, (at->a & value.n) == at->a);

  for (const Operation *at = get_first (stage->operations), *end = at + stage->operations->len;
       at < end; at++)
    {
      guint both = gates[at->x] & gates[at->y], either = gates[at->x] | gates[at->y];

      gates[at->out] = both | (either & at->is_or);
    }
}

/**
 * cuti_circuit_evaluate:
 * @view: what is known
 * @gates: (out caller-allocates): room for every gate; those that depend on the
 *   lesion in question are left alone
 */
void
cuti_circuit_evaluate (const CutiCircuit *self, const CutiFactView *view, CutiRails *gates)
{
  const GArray *constants = self->stages[0].comparisons[GATE_CONST];

  for (guint i = 0; i < constants->len; i++)
    gates[g_array_index (constants, Comparison, i).out] = g_array_index (constants, Comparison, i).a;
  for (guint i = 0; i < self->quantifiers->len; i++)
    {
      const Quantifier *at = &g_array_index (self->quantifiers, Quantifier, i);
      CutiTruth truth = cuti_condition_node_evaluate (at->nodes, at->node, view);

      truth = at->negated ? cuti_truth_not (truth) : truth;
      gates[at->out] = truth == CUTI_TRUTH_TRUE ? 3 : truth;
    }
  evaluate_stage (&self->stages[0], view->facts, gates);
}

/**
 * cuti_circuit_evaluate_lesion:
 * @view: what is known, with a lesion in question
 * @gates: (inout): evaluated for the case; gets the gates that depend on the lesion
 */
void
cuti_circuit_evaluate_lesion (const CutiCircuit *self, const CutiFactView *view, CutiRails *gates)
{
  evaluate_stage (&self->stages[1], view->lesion, gates);
}
