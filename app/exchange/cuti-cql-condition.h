/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions in CQL.
 */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

/* The function that every condition may call. */
#define CUTI_CQL_AT_LEAST "\"rule: at least\""

void        cuti_cql_append_name      (GString             *cql,
                                       const char          *name);
void        cuti_cql_append_text      (GString             *cql,
                                       const char          *text);
void        cuti_cql_append_condition (GString             *cql,
                                       CutiKnowledge       *knowledge,
                                       const CutiCondition *condition);
const char *cuti_cql_get_type         (CutiFact            *fact);
char       *cuti_cql_dup_element      (CutiFact            *fact);

G_END_DECLS
