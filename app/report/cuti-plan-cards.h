/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Items of the plan that are printed as one, since they say the same about
 * several lesions.
 */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

GPtrArray *cuti_plan_cards_new       (GPtrArray *items);
char      *cuti_plan_cards_dup_title (GPtrArray *items);

G_END_DECLS
