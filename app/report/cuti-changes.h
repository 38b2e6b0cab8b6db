/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changed since a version, as a document.
 */

#pragma once

#include "cuti-comparison.h"
#include "cuti-document.h"

G_BEGIN_DECLS

CutiDocument *cuti_document_new_for_changes (CutiComparison *comparison,
                                             gint64          stamp);

G_END_DECLS
