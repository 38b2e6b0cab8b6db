/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must not be missed, on the first page.
 */

#pragma once

#include "cuti-summary.h"

G_BEGIN_DECLS

void cuti_safety_points_add (CutiBlock   *body,
                             CutiCase    *patient_case,
                             CutiPlan    *plan,
                             CutiBrevity  brevity);

G_END_DECLS
