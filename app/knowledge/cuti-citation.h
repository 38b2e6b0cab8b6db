/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-reference.h"

G_BEGIN_DECLS

/* One use of a reference by an advice item. Properties: reference, locator, supports. */
#define CUTI_TYPE_CITATION (cuti_citation_get_type ())
G_DECLARE_FINAL_TYPE (CutiCitation, cuti_citation, CUTI, CITATION, GObject)

CutiReference *cuti_citation_get_reference (CutiCitation *self);
const char    *cuti_citation_get_locator   (CutiCitation *self);
const char    *cuti_citation_get_supports  (CutiCitation *self);

G_END_DECLS
