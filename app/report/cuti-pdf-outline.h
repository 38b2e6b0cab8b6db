/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outlines of glyphs as paths of a PDF page.
 */

#pragma once

#include <glib.h>
#include <hb.h>

G_BEGIN_DECLS

hb_font_t *cuti_pdf_outline_create_font (hb_font_t      *font);
gboolean   cuti_pdf_outline_append      (GString        *content,
                                         hb_font_t      *font,
                                         hb_codepoint_t  glyph,
                                         double          scale,
                                         double          x,
                                         double          y);
void       cuti_pdf_outline_append_box  (GString        *content,
                                         double          width,
                                         double          height);

G_END_DECLS
