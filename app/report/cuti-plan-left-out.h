/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the plan leaves out, and why.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_plan_left_out_add (CutiBlock *body,
                             CutiCase  *patient_case,
                             GPtrArray *items);

G_END_DECLS
