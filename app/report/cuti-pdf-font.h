/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One font of a PDF file. In it a code says one thing, so a glyph that says
 * another elsewhere (the A of Latin and of Greek) goes into a second one.
 */

#pragma once

#include <hb.h>

#include "cuti-pdf-objects.h"

G_BEGIN_DECLS

/* Instead of a glyph: a box, where there is none. */
#define CUTI_PDF_BOX ((hb_codepoint_t) -1)

typedef enum
{
  CUTI_PDF_FONT_TRUETYPE,
  CUTI_PDF_FONT_CFF_BY_NAME, /* PostScript outlines, by number of the glyph */
  CUTI_PDF_FONT_CFF_BY_CID,  /* the same, by a number of its own, which is equal */
  CUTI_PDF_FONT_SHAPES,      /* outlines drawn by hand, where no font can be cut */
} CutiPdfFontKind;

/**
 * CutiPdfFont:
 * @id: the object
 * @font: in the units it was drawn in
 * @used: the glyphs
 * @texts: (nullable): what the glyph says, by glyph; not for shapes
 * @shapes: (nullable): of #CutiPdfShape, by code
 */
typedef struct
{
  CutiPdfFontKind  kind;
  guint            id;
  hb_font_t       *font;
  hb_set_t        *used;
  GHashTable      *texts;
  GPtrArray       *shapes;
} CutiPdfFont;

/* @glyph: %CUTI_PDF_BOX for a box */
typedef struct
{
  hb_codepoint_t  glyph;
  char           *text;
} CutiPdfShape;

CutiPdfFontKind cuti_pdf_font_choose_kind  (hb_face_t      *face);
CutiPdfFont    *cuti_pdf_font_new          (CutiPdfFontKind kind,
                                            guint           id,
                                            hb_font_t      *font);
void            cuti_pdf_font_free         (CutiPdfFont    *self);
gboolean        cuti_pdf_font_encode       (CutiPdfFont    *self,
                                            hb_codepoint_t  glyph,
                                            const char     *text,
                                            guint          *code);
double          cuti_pdf_font_get_advance  (CutiPdfFont    *self,
                                            hb_codepoint_t  glyph);
void            cuti_pdf_font_write_glyphs (CutiPdfFont    *self,
                                            CutiPdfObjects *objects);
void            cuti_pdf_font_write_shapes (CutiPdfFont    *self,
                                            CutiPdfObjects *objects);

typedef struct _CutiPdfUnicodes CutiPdfUnicodes;

CutiPdfUnicodes *cuti_pdf_unicodes_new   (guint            n_bytes);
void             cuti_pdf_unicodes_add   (CutiPdfUnicodes *self,
                                          guint            code,
                                          const char      *text);
void             cuti_pdf_unicodes_write (CutiPdfUnicodes *self,
                                          CutiPdfObjects  *objects,
                                          guint            id);

G_END_DECLS
