/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-circuit.h"

G_BEGIN_DECLS

/**
 * CutiTraceLeaf:
 * @fact: of a comparison
 * @nodes: (nullable): of a quantifier: the nodes of its condition
 * @node: which of them it is
 */
typedef struct
{
  guint                    fact;
  const CutiConditionNode *nodes;
  guint                    node;
} CutiTraceLeaf;

/**
 * CutiTrace:
 *
 * Looks back from gates of an evaluated circuit at what made them what they
 * are: where a gate is true or false, to the comparisons that decided, where it
 * is unknown, to those that are unknown. To be used again; a thread's own.
 */
typedef struct _CutiTrace CutiTrace;

CutiTrace           *cuti_trace_new        (const CutiCircuit *circuit);
void                 cuti_trace_free       (CutiTrace         *self);
void                 cuti_trace_start      (CutiTrace         *self,
                                            const CutiRails   *gates);
void                 cuti_trace_add        (CutiTrace         *self,
                                            guint              gate);
const CutiTraceLeaf *cuti_trace_get_leaves (CutiTrace         *self,
                                            guint             *n_leaves);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiTrace, cuti_trace_free)

G_END_DECLS
