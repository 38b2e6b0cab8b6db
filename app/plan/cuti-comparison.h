/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-item-change.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

/**
 * CutiComparison:
 *
 * What differs between two cases and their plans: the facts, and the items of
 * the plan with the facts that caused it. Immutable.
 */
#define CUTI_TYPE_COMPARISON (cuti_comparison_get_type ())
G_DECLARE_FINAL_TYPE (CutiComparison, cuti_comparison, CUTI, COMPARISON, GObject)

CutiComparison *cuti_comparison_new       (CutiCase     *before_case,
                                           CutiPlan     *before,
                                           CutiCase     *after_case,
                                           CutiPlan     *after);
CutiComparison *cuti_comparison_new_since (CutiVersion  *version,
                                           CutiCase     *now_case,
                                           CutiPlan     *now,
                                           GError      **error);

GListModel *cuti_comparison_get_facts            (CutiComparison *self); /* CutiFactChange */
GListModel *cuti_comparison_get_items            (CutiComparison *self); /* CutiItemChange */
guint       cuti_comparison_get_n_left_out       (CutiComparison *self);
CutiPlan   *cuti_comparison_get_before           (CutiComparison *self);
CutiPlan   *cuti_comparison_get_after            (CutiComparison *self);
CutiCase   *cuti_comparison_get_after_case       (CutiComparison *self);
gboolean    cuti_comparison_is_knowledge_changed (CutiComparison *self);

G_END_DECLS
