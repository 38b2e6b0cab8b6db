/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fonts of a PDF file: of each only the glyphs that are used, and what
 * every one of them says.
 */

#pragma once

#include <pango/pango.h>

#include "cuti-pdf-objects.h"

G_BEGIN_DECLS

typedef struct _CutiPdfFonts CutiPdfFonts;

/**
 * CutiPdfGlyph:
 * @font: number of the font among the resources of the pages
 * @code: what to write for it
 * @n_bytes: how many bytes @code takes
 * @advance: how far a reader moves after it, at a size of 1
 *
 * How a glyph is written.
 */
typedef struct
{
  guint  font, code, n_bytes;
  double advance;
} CutiPdfGlyph;

CutiPdfFonts *cuti_pdf_fonts_new     (CutiPdfObjects *objects);
void          cuti_pdf_fonts_free    (CutiPdfFonts   *self);
CutiPdfGlyph  cuti_pdf_fonts_use     (CutiPdfFonts   *self,
                                      PangoFont      *font,
                                      PangoGlyph      glyph,
                                      const char     *text);
char         *cuti_pdf_fonts_write   (CutiPdfFonts   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiPdfFonts, cuti_pdf_fonts_free)

G_END_DECLS
