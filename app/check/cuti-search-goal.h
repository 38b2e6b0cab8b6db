/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-search-space.h"

G_BEGIN_DECLS

CutiTruth cuti_search_goal_check              (CutiSearchSpace *self,
                                               const CutiGoal  *goal);
gboolean  cuti_search_goal_is_reached_unknown (const CutiGoal  *goal);
gboolean  cuti_search_goal_find_open          (CutiSearchSpace *self,
                                               const CutiGoal  *goal,
                                               CutiVariable    *open);
void      cuti_search_goal_list_conditions    (const CutiGoal  *goal,
                                               GPtrArray       *conditions);

G_END_DECLS
