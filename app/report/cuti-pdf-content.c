/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The operators of one page. Pieces are never nested: common readers lose the
 * rest of a paragraph behind a piece within a piece, so what has a language or
 * a reading of its own becomes a further piece of the same element.
 */

#include <math.h>

#include "cuti-pdf-content.h"

/* A glyph stands where it should within this part of a point. */
#define TOLERANCE 0.005

#define NO_COLOUR 0xffffffff

typedef enum { PIECE_NONE, PIECE_TEXT, PIECE_ARTIFACT } Piece;

struct _CutiPdfContent
{
  CutiPdfStructure *structure;
  CutiPaper         paper;
  guint             page;
  GString          *content;

  Piece             piece;
  CutiTag          *tag;
  char             *language;

  gboolean          in_text, in_array, in_string;
  double            pen_x, pen_y; /* where a reader would put the next glyph */
  guint             font;
  double            size;
  guint32           fill, line;
};

/* Whatever a font does with its outlines (heaps of accents reach far), ink
 * stays within the frame. */
static void
clip (CutiPdfContent *self)
{
  const CutiPaper *paper = &self->paper;

  g_string_append (self->content, "q\n/Artifact BMC\n");
  cuti_pdf_append_number (self->content, paper->left);
  cuti_pdf_append_number (self->content, paper->height - paper->bottom);
  cuti_pdf_append_number (self->content, paper->right - paper->left);
  cuti_pdf_append_number (self->content, paper->bottom - paper->top);
  g_string_append (self->content, "re W n\nEMC\n");
}

/**
 * cuti_pdf_content_new:
 * @page: which one
 */
CutiPdfContent *
cuti_pdf_content_new (CutiPdfStructure *structure, const CutiPaper *paper, guint page)
{
  CutiPdfContent *self = g_new0 (CutiPdfContent, 1);

  self->structure = structure;
  self->paper = *paper;
  self->page = page;
  self->content = g_string_new (NULL);
  self->font = G_MAXUINT;
  self->fill = self->line = NO_COLOUR;
  clip (self);
  return self;
}

void
cuti_pdf_content_free (CutiPdfContent *self)
{
  g_string_free (self->content, TRUE);
  g_free (self->language);
  g_free (self);
}

static void
end_string (CutiPdfContent *self)
{
  if (self->in_string)
    g_string_append_c (self->content, '>');
  self->in_string = FALSE;
}

static void
end_array (CutiPdfContent *self)
{
  end_string (self);
  if (self->in_array)
    g_string_append (self->content, "]TJ\n");
  self->in_array = FALSE;
}

static void
end_text (CutiPdfContent *self)
{
  end_array (self);
  if (self->in_text)
    g_string_append (self->content, "ET\n");
  self->in_text = FALSE;
}

static void
end_piece (CutiPdfContent *self)
{
  end_text (self);
  if (self->piece != PIECE_NONE)
    g_string_append (self->content, "EMC\n");
  self->piece = PIECE_NONE;
  g_clear_pointer (&self->language, g_free);
}

/**
 * cuti_pdf_content_begin:
 * @tag: (nullable): of what element it is; %NULL for furniture
 * @language: (nullable): BCP 47 tag of its words, where it is not the document's
 * @spoken: (nullable): what its glyphs say together, where they cannot one by one
 *
 * Begins another piece, if what comes next does not belong to the same.
 */
void
cuti_pdf_content_begin (CutiPdfContent *self, CutiTag *tag, const char *language,
                        const char *spoken)
{
  Piece piece = tag != NULL ? PIECE_TEXT : PIECE_ARTIFACT;

  if (tag == NULL)
    language = spoken = NULL;
  if (spoken == NULL && piece == self->piece && tag == self->tag
      && g_strcmp0 (language, self->language) == 0)
    return;

  end_piece (self);
  self->piece = piece;
  self->tag = tag;
  self->language = spoken == NULL ? g_strdup (language) : g_strdup (""); /* goes on in another */

  if (tag == NULL)
    {
      g_string_append (self->content, "/Artifact<</Type/Pagination>>BDC\n");
      return;
    }

  g_string_append_printf (self->content, "/%s<</MCID %u",
                          language != NULL || spoken != NULL ? "Span" : tag->role,
                          cuti_pdf_structure_add_words (self->structure, tag, self->page));
  if (language != NULL)
    {
      g_string_append (self->content, "/Lang");
      cuti_pdf_append_literal (self->content, language);
    }
  if (spoken != NULL)
    {
      g_string_append (self->content, "/ActualText");
      cuti_pdf_append_text (self->content, spoken);
    }
  g_string_append (self->content, ">>BDC\n");
}

static void
append_colour (CutiPdfContent *self, guint32 colour, const char *operator)
{
  end_array (self);
  for (int shift = 16; shift >= 0; shift -= 8)
    cuti_pdf_append_number (self->content, (colour >> shift & 0xff) / 255.0);
  g_string_append_printf (self->content, "%s\n", operator);
}

/**
 * cuti_pdf_content_set_fill:
 * @colour: 0xRRGGBB, of what is filled from now on, glyphs as well
 */
void
cuti_pdf_content_set_fill (CutiPdfContent *self, guint32 colour)
{
  if (colour != self->fill)
    append_colour (self, colour, "rg");
  self->fill = colour;
}

static void
set_font (CutiPdfContent *self, guint font, double size)
{
  if (font == self->font && size == self->size)
    return;

  end_array (self);
  g_string_append_printf (self->content, "/F%u ", font);
  cuti_pdf_append_number (self->content, size);
  g_string_append (self->content, "Tf\n");
  self->font = font;
  self->size = size;
}

static void
begin_array (CutiPdfContent *self, double x, double y)
{
  g_string_append (self->content, "1 0 0 1 ");
  cuti_pdf_append_number (self->content, x);
  cuti_pdf_append_number (self->content, self->paper.height - y);
  g_string_append (self->content, "Tm[");
  self->in_array = TRUE;
  self->pen_x = x;
  self->pen_y = y;
}

static void
append_code (CutiPdfContent *self, const CutiPdfGlyph *glyph)
{
  for (int shift = (int) glyph->n_bytes * 8 - 4; shift >= 0; shift -= 4)
    g_string_append_c (self->content, "0123456789ABCDEF"[glyph->code >> shift & 0xf]);
}

/**
 * cuti_pdf_content_add_glyph:
 * @x: its origin, from the left of the page
 * @y: the same, from the top
 */
void
cuti_pdf_content_add_glyph (CutiPdfContent *self, const CutiPdfGlyph *glyph, double size,
                            double x, double y)
{
  if (!self->in_text)
    g_string_append (self->content, "BT\n");
  self->in_text = TRUE;
  set_font (self, glyph->font, size);

  if (self->in_array && fabs (y - self->pen_y) > TOLERANCE)
    end_array (self);
  if (!self->in_array)
    {
      begin_array (self, x, y);
    }
  else if (fabs (x - self->pen_x) > TOLERANCE)
    {
      end_string (self);
      cuti_pdf_append_number (self->content, (self->pen_x - x) * 1000 / size);
      self->pen_x = x;
    }

  if (!self->in_string)
    g_string_append_c (self->content, '<');
  self->in_string = TRUE;
  append_code (self, glyph);
  self->pen_x += glyph->advance * size;
}

static void
append_step (CutiPdfContent *self, CutiDrawing *path, const CutiPathStep *step)
{
  double top = self->paper.height - path->y;

  if (step->verb == CUTI_PATH_CURVE)
    {
      cuti_pdf_append_number (self->content, path->x + step->x1);
      cuti_pdf_append_number (self->content, top - step->y1);
      cuti_pdf_append_number (self->content, path->x + step->x2);
      cuti_pdf_append_number (self->content, top - step->y2);
    }
  if (step->verb != CUTI_PATH_CLOSE)
    {
      cuti_pdf_append_number (self->content, path->x + step->x);
      cuti_pdf_append_number (self->content, top - step->y);
    }
  g_string_append_printf (self->content, "%c\n", "mlch"[step->verb]);
}

void
cuti_pdf_content_add_path (CutiPdfContent *self, CutiDrawing *path)
{
  end_text (self);
  if (path->stroke > 0 && path->colour != self->line)
    append_colour (self, self->line = path->colour, "RG");
  else if (path->stroke <= 0)
    cuti_pdf_content_set_fill (self, path->colour);
  if (path->stroke > 0)
    {
      cuti_pdf_append_number (self->content, path->stroke);
      g_string_append (self->content, "w\n");
    }

  for (guint i = 0; i < path->steps->len; i++)
    append_step (self, path, &g_array_index (path->steps, CutiPathStep, i));
  g_string_append (self->content, path->stroke > 0 ? "S\n" : "f\n");
}

/**
 * cuti_pdf_content_open:
 *
 * Returns: (transfer none): the operators, to add others than text to
 */
GString *
cuti_pdf_content_open (CutiPdfContent *self)
{
  end_text (self);
  return self->content;
}

/**
 * cuti_pdf_content_write:
 *
 * Puts the page's stream, once all of it is drawn.
 */
void
cuti_pdf_content_write (CutiPdfContent *self, CutiPdfObjects *objects, guint id)
{
  end_piece (self);
  g_string_append (self->content, "Q\n");
  cuti_pdf_objects_put_stream (objects, id, "", self->content->str, self->content->len);
}
