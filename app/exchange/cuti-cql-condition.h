/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions in CQL.
 */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

void        cuti_cql_append_name      (GString             *cql,
                                       const char          *name);
void        cuti_cql_append_condition (GString             *cql,
                                       CutiKnowledge       *knowledge,
                                       const CutiCondition *condition);
const char *cuti_cql_get_type         (CutiFact            *fact);
char       *cuti_cql_dup_element      (CutiFact            *fact);

G_END_DECLS
