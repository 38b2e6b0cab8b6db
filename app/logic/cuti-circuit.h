/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-condition.h"

G_BEGIN_DECLS

/**
 * CutiCircuit:
 *
 * Many conditions as one circuit: what they have in common is evaluated once,
 * and without branches, which is what takes the time where one case follows
 * the other. Gives the same truth as cuti_condition_evaluate().
 *
 * Once all conditions are added it is immutable.
 */
typedef struct _CutiCircuit CutiCircuit;

/* The truth of a gate on two rails: bit 0 “not false”, bit 1 “true”. */
typedef guint8 CutiRails;

CutiCircuit *cuti_circuit_new             (void);
void         cuti_circuit_free            (CutiCircuit         *self);
guint        cuti_circuit_add             (CutiCircuit         *self,
                                           const CutiCondition *condition);
guint        cuti_circuit_get_n_gates     (const CutiCircuit   *self);
void         cuti_circuit_evaluate        (const CutiCircuit   *self,
                                           const CutiFactView  *view,
                                           CutiRails           *gates);
void         cuti_circuit_evaluate_lesion (const CutiCircuit   *self,
                                           const CutiFactView  *view,
                                           CutiRails           *gates);

static inline CutiTruth
cuti_rails_to_truth (CutiRails rails)
{
  return rails - (rails >> 1);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiCircuit, cuti_circuit_free)

G_END_DECLS
