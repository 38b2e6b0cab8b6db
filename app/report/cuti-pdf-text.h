/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped runs for a page of a PDF file.
 */

#pragma once

#include "cuti-pdf-content.h"

G_BEGIN_DECLS

void cuti_pdf_text_show         (CutiPdfContent *content,
                                 CutiPdfFonts   *fonts,
                                 CutiDrawing    *drawing,
                                 PangoLanguage  *language);
void cuti_pdf_text_show_picture (CutiPdfContent  *content,
                                 CutiDrawing     *drawing,
                                 const CutiPaper *paper);

G_END_DECLS
