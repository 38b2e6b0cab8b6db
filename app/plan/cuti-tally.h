/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-reasons.h"

G_BEGIN_DECLS

/**
 * CutiTally:
 *
 * Counts over many cases: how often each item got which verdict, and for want
 * of which facts it was undecided. Tallies of parts add up to that of the
 * whole.
 */
typedef struct _CutiTally CutiTally;

CutiTally *cuti_tally_new       (CutiKnowledge    *knowledge);
void       cuti_tally_free      (CutiTally        *self);
void       cuti_tally_add_case  (CutiTally        *self,
                                 const CutiDocket *docket,
                                 CutiReasons      *reasons,
                                 CutiSnapshot     *snapshot,
                                 GByteArray       *room,
                                 gboolean          has_ignored);
void       cuti_tally_add_error (CutiTally        *self);
void       cuti_tally_add       (CutiTally        *self,
                                 CutiTally        *other);
gboolean   cuti_tally_add_json  (CutiTally        *self,
                                 JsonNode         *node,
                                 GError          **error);
JsonNode  *cuti_tally_to_json   (CutiTally        *self);
char      *cuti_tally_to_csv    (CutiTally        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiTally, cuti_tally_free)

G_END_DECLS
