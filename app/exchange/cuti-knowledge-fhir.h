/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A knowledge base as FHIR R4 resources.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cuti-knowledge.h"

G_BEGIN_DECLS

JsonNode *cuti_knowledge_fhir_write (CutiKnowledge *knowledge);

G_END_DECLS
