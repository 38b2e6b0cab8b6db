/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gates of a circuit, for what evaluates them and what looks back at why.
 */

#pragma once

#include "cuti-circuit.h"

G_BEGIN_DECLS

typedef enum
{
  GATE_CONST,
  GATE_ONE_OF,
  GATE_BETWEEN,
  GATE_INCLUDES_ANY,
  GATE_INCLUDES_ALL,
  GATE_QUANTIFIER,
  GATE_AND,
  GATE_OR,
  N_GATES,
} GateKind;

/* A compiled gate; also the key by which it is found again. */
typedef struct
{
  GateKind                 kind;
  gboolean                 lesion; /* whether it depends on the lesion in question */
  gboolean                 negated; /* comparisons and quantifiers */
  guint                    x; /* index of the fact, or the first operand */
  guint                    y; /* the second operand */
  gint64                   a, b; /* what a comparison compares with; a: a constant's rails */
  const CutiConditionNode *nodes; /* of a quantifier: the nodes of its condition… */
  guint                    node; /* …and which of them */
} Gate;

/* What is evaluated at once: for the case, or for one lesion. */
typedef struct
{
  GArray *comparisons[N_GATES]; /* Comparison, by kind */
  GArray *operations; /* in an order in which operands come first */
} Stage;

struct _CutiCircuit
{
  GPtrArray  *gates; /* Gate, by number */
  GHashTable *known; /* Gate → its number */
  Stage       stages[2]; /* [1]: of a lesion */
  GArray     *quantifiers;
};

G_END_DECLS
