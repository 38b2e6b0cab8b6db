/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-plan-item.h"

G_BEGIN_DECLS

/* Two lines that pull in opposite directions. Properties: first, second, intervention. */
#define CUTI_TYPE_CONFLICT (cuti_conflict_get_type ())
G_DECLARE_FINAL_TYPE (CutiConflict, cuti_conflict, CUTI, CONFLICT, GObject)

CutiPlanItem *cuti_conflict_get_first        (CutiConflict *self);
CutiPlanItem *cuti_conflict_get_second       (CutiConflict *self);
const char   *cuti_conflict_get_intervention (CutiConflict *self); /* nullable */

G_END_DECLS
