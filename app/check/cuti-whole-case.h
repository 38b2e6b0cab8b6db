/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases in which nothing is left to ask.
 */

#pragma once

#include "cuti-drawn-case.h"

G_BEGIN_DECLS

JsonNode *cuti_whole_case_complete     (CutiKnowledge *knowledge,
                                        CutiUrn       *urn,
                                        GRand         *random,
                                        JsonNode      *part);
gboolean  cuti_whole_case_is_sound     (CutiSnapshot  *snapshot);
gboolean  cuti_whole_case_lacks_advice (CutiSnapshot  *snapshot,
                                        const char    *section);

G_END_DECLS
