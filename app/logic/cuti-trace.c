/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a gate down through all gates of the same truth. That a gate is true
 * lies with those below it that are true, that it is false with the false, that
 * it is unknown with the unknown: so it is for “and” and “or” alike.
 */

#include "cuti-trace.h"

#include "cuti-circuit-private.h"

/* Of “and” and “or”; of all else both are the gate itself. */
typedef struct
{
  guint x, y;
} Operands;

struct _CutiTrace
{
  const CutiCircuit *circuit;
  Operands          *operands; /* by gate */
  const CutiRails   *gates;
  GArray            *leaves; /* CutiTraceLeaf */
  guint64            turn;
  guint64           *seen; /* by gate: the turn it was last passed in */
};

/**
 * cuti_trace_new:
 * @circuit: complete; to be kept as long as the trace
 */
CutiTrace *
cuti_trace_new (const CutiCircuit *circuit)
{
  CutiTrace *self = g_new0 (CutiTrace, 1);

  self->circuit = circuit;
  self->leaves = g_array_new (FALSE, FALSE, sizeof (CutiTraceLeaf));
  self->seen = g_new0 (guint64, circuit->gates->len);
  self->operands = g_new (Operands, circuit->gates->len);
  for (guint i = 0; i < circuit->gates->len; i++)
    {
      const Gate *gate = circuit->gates->pdata[i];
      gboolean is_operation = gate->kind == GATE_AND || gate->kind == GATE_OR;

      self->operands[i] = is_operation ? (Operands) { gate->x, gate->y } : (Operands) { i, i };
    }
  return self;
}

void
cuti_trace_free (CutiTrace *self)
{
  g_array_unref (self->leaves);
  g_free (self->seen);
  g_free (self->operands);
  g_free (self);
}

/**
 * cuti_trace_start:
 * @gates: as evaluated, and to be kept until the next start
 *
 * Forgets what was found.
 */
void
cuti_trace_start (CutiTrace *self, const CutiRails *gates)
{
  self->gates = gates;
  self->turn++;
  g_array_set_size (self->leaves, 0);
}

static void
add_leaf (CutiTrace *self, const Gate *gate)
{
  CutiTraceLeaf leaf = { gate->x, gate->nodes, gate->node };

  if (gate->kind != GATE_CONST)
    g_array_append_val (self->leaves, leaf);
}

/**
 * cuti_trace_add:
 *
 * Adds to the leaves those that made @gate what it is.
 */
void
cuti_trace_add (CutiTrace *self, guint gate)
{
  Operands operands = self->operands[gate];

  if (self->seen[gate] == self->turn)
    return;
  self->seen[gate] = self->turn;

  if (operands.x == gate)
    {
      add_leaf (self, self->circuit->gates->pdata[gate]);
      return;
    }
  if (self->gates[operands.x] == self->gates[gate])
    cuti_trace_add (self, operands.x);
  if (self->gates[operands.y] == self->gates[gate])
    cuti_trace_add (self, operands.y);
}

/**
 * cuti_trace_get_leaves:
 *
 * Returns: (array length=n_leaves): each once, though a fact may be in several
 */
const CutiTraceLeaf *
cuti_trace_get_leaves (CutiTrace *self, guint *n_leaves)
{
  *n_leaves = self->leaves->len;
  return (const CutiTraceLeaf *) (gpointer) self->leaves->data;
}
