/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn on one page of a PDF file, piece by piece, each piece either
 * part of the structure or furniture.
 */

#pragma once

#include "cuti-pdf-fonts.h"
#include "cuti-pdf-structure.h"

G_BEGIN_DECLS

typedef struct _CutiPdfContent CutiPdfContent;

CutiPdfContent *cuti_pdf_content_new       (CutiPdfStructure   *structure,
                                            const CutiPaper    *paper,
                                            guint               page);
void            cuti_pdf_content_free      (CutiPdfContent     *self);
void            cuti_pdf_content_begin     (CutiPdfContent     *self,
                                            CutiTag            *tag,
                                            const char         *language,
                                            const char         *spoken);
void            cuti_pdf_content_set_fill  (CutiPdfContent     *self,
                                            guint32             colour);
void            cuti_pdf_content_add_glyph (CutiPdfContent     *self,
                                            const CutiPdfGlyph *glyph,
                                            double              size,
                                            double              x,
                                            double              y);
void            cuti_pdf_content_add_path  (CutiPdfContent     *self,
                                            CutiDrawing        *path);
GString        *cuti_pdf_content_open      (CutiPdfContent     *self);
void            cuti_pdf_content_write     (CutiPdfContent     *self,
                                            CutiPdfObjects     *objects,
                                            guint               id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiPdfContent, cuti_pdf_content_free)

G_END_DECLS
