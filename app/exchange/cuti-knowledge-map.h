/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rests on what: statements, dossier entries, advice and sources, each
 * with the ids of the others it belongs to.
 */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

JsonNode *cuti_knowledge_map (CutiKnowledge *knowledge);

G_END_DECLS
