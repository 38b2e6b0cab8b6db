/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan with everything that speaks for and against it.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-parts.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_plan_in_full_add         (CutiBlock  *body,
                                    CutiCase   *patient_case,
                                    CutiPlan   *plan,
                                    CutiParts   left_out,
                                    GHashTable *cited);
void cuti_plan_in_full_add_section (CutiBlock  *body,
                                    CutiCase   *patient_case,
                                    CutiPlan   *plan,
                                    CutiTerm   *section,
                                    GHashTable *cited);

G_END_DECLS
