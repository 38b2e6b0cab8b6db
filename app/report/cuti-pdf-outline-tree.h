/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of contents that readers show beside the pages.
 */

#pragma once

#include "cuti-pdf-objects.h"

G_BEGIN_DECLS

guint cuti_pdf_outline_tree_write (GPtrArray      *entries,
                                   CutiPdfObjects *objects);

G_END_DECLS
