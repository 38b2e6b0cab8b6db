/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds for each glyph a font in which it can say what it says here.
 */

#include <hb-ot.h>
#include <string.h>

#include "cuti-pdf-font.h"
#include "cuti-pdf-fonts.h"
#include "cuti-pdf-outline.h"

struct _CutiPdfFonts
{
  CutiPdfObjects *objects;
  GPtrArray      *fonts; /* of CutiPdfFont, in the order of their first use */
  GHashTable     *kinds; /* by face, one more than the kind */
};

CutiPdfFonts *
cuti_pdf_fonts_new (CutiPdfObjects *objects)
{
  CutiPdfFonts *self = g_new0 (CutiPdfFonts, 1);

  self->objects = objects;
  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_pdf_font_free);
  self->kinds = g_hash_table_new (NULL, NULL);
  return self;
}

void
cuti_pdf_fonts_free (CutiPdfFonts *self)
{
  g_ptr_array_unref (self->fonts);
  g_hash_table_unref (self->kinds);
  g_free (self);
}

static CutiPdfFontKind
find_kind (CutiPdfFonts *self, hb_face_t *face)
{
  guint kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, face));

  if (kind == 0)
    {
      kind = cuti_pdf_font_choose_kind (face) + 1;
      g_hash_table_insert (self->kinds, face, GUINT_TO_POINTER (kind));
    }

  return kind - 1;
}

/* A font that can be varied is one file for many weights. */
static gboolean
is_same (hb_font_t *left, hb_font_t *right)
{
  guint n_left, n_right;

  if (left == right)
    return TRUE;

  const int *a = hb_font_get_var_coords_normalized (left, &n_left);
  const int *b = hb_font_get_var_coords_normalized (right, &n_right);

  return hb_font_get_face (left) == hb_font_get_face (right) && n_left == n_right
         && (n_left == 0 || memcmp (a, b, n_left * sizeof *a) == 0);
}

static CutiPdfGlyph
describe (CutiPdfFont *font, guint number, hb_codepoint_t glyph, guint code)
{
  return (CutiPdfGlyph) {
    number, code, font->kind == CUTI_PDF_FONT_SHAPES ? 1 : 2,
    cuti_pdf_font_get_advance (font, glyph),
  };
}

/* The outline of nothing in particular is never used: it is a sign that a
 * letter is missing, and the format forbids it. */
static hb_codepoint_t
choose_glyph (PangoGlyph glyph)
{
  return glyph == 0 || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) ? CUTI_PDF_BOX : glyph;
}

/**
 * cuti_pdf_fonts_use:
 * @glyph: of @font; a letter unknown to it becomes a box
 * @text: what it says
 *
 * Returns: how to write it
 */
CutiPdfGlyph
cuti_pdf_fonts_use (CutiPdfFonts *self, PangoFont *font, PangoGlyph glyph, const char *text)
{
  hb_font_t *hb_font = pango_font_get_hb_font (font);
  hb_codepoint_t chosen = choose_glyph (glyph);
  CutiPdfFontKind kind = chosen != CUTI_PDF_BOX
                         ? find_kind (self, hb_font_get_face (hb_font))
                         : CUTI_PDF_FONT_SHAPES;
  CutiPdfFont *added;
  guint code;

  for (guint i = 0; i < self->fonts->len; i++)
    {
      CutiPdfFont *known = g_ptr_array_index (self->fonts, i);

      if (known->kind == kind && is_same (known->font, hb_font)
          && cuti_pdf_font_encode (known, chosen, text, &code))
        return describe (known, i, chosen, code);
    }

  added = cuti_pdf_font_new (kind, cuti_pdf_objects_reserve (self->objects), hb_font);
  g_ptr_array_add (self->fonts, added);
  if (!cuti_pdf_font_encode (added, chosen, text, &code))
    g_assert_not_reached ();
  return describe (added, self->fonts->len - 1, chosen, code);
}

/**
 * cuti_pdf_fonts_write:
 *
 * Puts all fonts, once every page has been written.
 *
 * Returns: (transfer full): the entry of the pages' resources that names them
 */
char *
cuti_pdf_fonts_write (CutiPdfFonts *self)
{
  GString *names = g_string_new ("/Font<<");

  for (guint i = 0; i < self->fonts->len; i++)
    {
      CutiPdfFont *font = g_ptr_array_index (self->fonts, i);

      g_string_append_printf (names, "/F%u %u 0 R", i, font->id);
      if (font->kind == CUTI_PDF_FONT_SHAPES)
        cuti_pdf_font_write_shapes (font, self->objects);
      else
        cuti_pdf_font_write_glyphs (font, self->objects);
    }

  g_string_append (names, ">>");
  return g_string_free (names, FALSE);
}
