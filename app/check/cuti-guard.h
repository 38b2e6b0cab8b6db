/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a fact is read only beside the condition that shows its row. That
 * can be seen from how the conditions are written, where a search among all
 * cases would take long to find that there is none.
 */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

gboolean cuti_guard_covers  (CutiKnowledge       *knowledge,
                             const CutiCondition *when,
                             const CutiCondition *condition,
                             guint                fact);
gboolean cuti_guard_implies (const CutiCondition *condition,
                             const CutiCondition *other);

G_END_DECLS
