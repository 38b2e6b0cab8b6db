/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page: it must be of use to somebody who reads nothing else.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_summary_add_case          (CutiBlock *body,
                                     CutiCase  *patient_case,
                                     CutiPlan  *plan);
void cuti_summary_add_safety_points (CutiBlock *body,
                                     CutiPlan  *plan);
void cuti_summary_add_plan          (CutiBlock *body,
                                     CutiCase  *patient_case,
                                     CutiPlan  *plan);

G_END_DECLS
