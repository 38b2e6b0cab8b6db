/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be seen again, and when, as a table.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_follow_up_add (CutiBlock *body,
                         CutiCase  *patient_case,
                         CutiPlan  *plan);

G_END_DECLS
