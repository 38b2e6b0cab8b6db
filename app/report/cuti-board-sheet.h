/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The case on one page, for a meeting that has five minutes for it.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

/* Of each level less stands on the sheet; what the last one says fits any page. */
#define CUTI_MAX_BOARD_OPTIONS 12
#define CUTI_N_BOARD_LEVELS 27

void cuti_board_sheet_add (CutiBlock *body,
                           CutiCase  *patient_case,
                           CutiPlan  *plan,
                           guint      level);

G_END_DECLS
