/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases drawn at random, but always the same from one seed.
 */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_DRAWN_SEED 20261124

/* What values are drawn from: half of the numbers lie beside a cut point. */
typedef struct _CutiUrn CutiUrn;

CutiUrn   *cuti_urn_new        (CutiKnowledge *knowledge);
void       cuti_urn_free       (CutiUrn       *self);
GRand     *cuti_urn_make_rand  (guint          number);
CutiValue  cuti_urn_draw_value (CutiUrn       *self,
                                GRand         *random,
                                CutiFact      *fact);
JsonNode  *cuti_urn_draw_case  (CutiUrn       *self,
                                GRand         *random,
                                guint          n_lesions,
                                double         share);

JsonObject *cuti_drawn_case_get_facts  (JsonNode   *json,
                                        CutiFact   *fact,
                                        guint       lesion);
void        cuti_drawn_case_set_value  (JsonObject *facts,
                                        CutiFact   *fact,
                                        CutiValue   value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiUrn, cuti_urn_free)

G_END_DECLS
