/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words of a translated document are still those of the knowledge base.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-knowledge.h"

G_BEGIN_DECLS

void cuti_document_mark_languages (CutiDocument  *document,
                                   CutiKnowledge *knowledge);

G_END_DECLS
