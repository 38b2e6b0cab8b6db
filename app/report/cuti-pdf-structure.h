/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure tree of a PDF file: which words are a heading, which a cell.
 */

#pragma once

#include "cuti-pages.h"
#include "cuti-pdf-objects.h"

G_BEGIN_DECLS

typedef struct _CutiPdfStructure CutiPdfStructure;

CutiPdfStructure *cuti_pdf_structure_new        (CutiPages        *pages,
                                                 const guint      *page_ids,
                                                 CutiPdfObjects   *objects);
void              cuti_pdf_structure_free       (CutiPdfStructure *self);
guint             cuti_pdf_structure_add_words  (CutiPdfStructure *self,
                                                 CutiTag          *tag,
                                                 guint             page);
guint             cuti_pdf_structure_add_object (CutiPdfStructure *self,
                                                 CutiTag          *tag,
                                                 guint             page,
                                                 guint             id);
guint             cuti_pdf_structure_write      (CutiPdfStructure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiPdfStructure, cuti_pdf_structure_free)

G_END_DECLS
