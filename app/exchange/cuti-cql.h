/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A knowledge base as a CQL library.
 */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

#define CUTI_CQL_LIBRARY "Cutiplan"

char  *cuti_cql_write          (CutiKnowledge *knowledge);
guint  cuti_cql_count_approved (CutiKnowledge *knowledge);
char  *cuti_cql_dup_applies    (CutiAdvice    *advice);
char  *cuti_cql_dup_argument   (CutiAdvice    *advice,
                                CutiArgument  *argument);
char  *cuti_cql_dup_caution    (CutiAdvice    *advice,
                                CutiArgument  *caution);

G_END_DECLS
