/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-line.h"
#include "cuti-snapshot-private.h"

G_BEGIN_DECLS

/**
 * CutiLineFacts:
 *
 * Reads plain objects of facts into a snapshot that is still to be settled.
 */
typedef struct _CutiLineFacts CutiLineFacts;

CutiLineFacts *cuti_line_facts_new  (CutiKnowledge   *knowledge);
void           cuti_line_facts_free (CutiLineFacts   *self);
gboolean       cuti_line_facts_read (CutiLineFacts   *self,
                                     CutiLine        *line,
                                     CutiSnapshot    *snapshot,
                                     guint            block);
gboolean       cuti_line_read_date  (CutiLine        *line,
                                     CutiPartialDate *date);

G_END_DECLS
