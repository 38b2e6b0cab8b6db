/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page: it must be of use to somebody who reads nothing else.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

/* How much of what stands further back is said on the first page already. */
typedef enum
{
  CUTI_BREVITY_FULL,
  CUTI_BREVITY_SHORT, /* what is recommended by name, the rest counted */
  CUTI_BREVITY_SHORTER, /* of long lists the beginning */
  CUTI_BREVITY_SHORTEST, /* and hardly more than that */
  CUTI_N_BREVITY,
} CutiBrevity;

void cuti_summary_add      (CutiBlock   *body,
                            CutiCase    *patient_case,
                            CutiPlan    *plan,
                            CutiBrevity  brevity);
void cuti_summary_add_case (CutiBlock   *body,
                            CutiCase    *patient_case,
                            CutiPlan    *plan,
                            CutiBrevity  brevity);
void cuti_summary_add_out_of_scope (CutiBlock *body,
                                    CutiPlan  *plan);

G_END_DECLS
