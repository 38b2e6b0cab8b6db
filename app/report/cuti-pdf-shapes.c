/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A font of outlines that are drawn like any path (Type 3 of PDF), for fonts
 * that no file can be cut from, and for letters that no font holds. What is
 * seen and what is read stays right, only that screens may show it less crisp.
 */

#include "cuti-pdf-font.h"
#include "cuti-pdf-outline.h"

#define BOX_HEIGHT 700
#define MIN_BOX_WIDTH 300

static gboolean
is_white (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter) && !g_unichar_iszerowidth (letter))
        return FALSE;
    }

  return TRUE;
}

/* The first numbers of a shape: how far it moves, and a box around its ink. */
static void
append_metrics (CutiPdfFont *self, GString *content, CutiPdfShape *shape, double width,
                double scale)
{
  hb_glyph_extents_t ink = { 0 };
  double left, bottom;

  cuti_pdf_append_number (content, width);
  g_string_append (content, "0 ");
  if (shape->glyph == CUTI_PDF_BOX
      || !hb_font_get_glyph_extents (self->font, shape->glyph, &ink) || ink.width == 0)
    {
      cuti_pdf_append_number (content, 0);
      cuti_pdf_append_number (content, 0);
      cuti_pdf_append_number (content, MAX (width, MIN_BOX_WIDTH));
      cuti_pdf_append_number (content, BOX_HEIGHT);
    }
  else
    {
      left = ink.x_bearing * scale;
      bottom = (ink.y_bearing + ink.height) * scale;
      cuti_pdf_append_number (content, left - 1);
      cuti_pdf_append_number (content, bottom - 1);
      cuti_pdf_append_number (content, left + ink.width * scale + 1);
      cuti_pdf_append_number (content, bottom - ink.height * scale + 1);
    }
  g_string_append (content, "d1\n");
}

static void
write_shape (CutiPdfFont *self, CutiPdfObjects *objects, guint id, CutiPdfShape *shape)
{
  double width = cuti_pdf_font_get_advance (self, shape->glyph) * 1000;
  double scale = 1000.0 / hb_face_get_upem (hb_font_get_face (self->font));
  g_autoptr(GString) content = g_string_new (NULL);
  gboolean inked = FALSE;

  append_metrics (self, content, shape, width, scale);
  if (shape->glyph != CUTI_PDF_BOX)
    inked = cuti_pdf_outline_append (content, self->font, shape->glyph, scale, 0, 0);
  if (!inked && !is_white (shape->text))
    cuti_pdf_outline_append_box (content, MAX (width, MIN_BOX_WIDTH), BOX_HEIGHT);
  g_string_append (content, "f\n");
  cuti_pdf_objects_put_stream (objects, id, "", content->str, content->len);
}

static void
append_shapes (CutiPdfFont *self, CutiPdfObjects *objects, GString *body)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) widths = g_string_new (NULL);

  g_string_append (body, "/CharProcs<<");
  for (guint i = 0; i < self->shapes->len; i++)
    {
      CutiPdfShape *shape = g_ptr_array_index (self->shapes, i);
      guint id = cuti_pdf_objects_reserve (objects);

      write_shape (self, objects, id, shape);
      g_string_append_printf (body, "/g%u %u 0 R", i, id);
      g_string_append_printf (names, "/g%u", i);
      cuti_pdf_append_number (widths, cuti_pdf_font_get_advance (self, shape->glyph) * 1000);
    }

  g_string_append_printf (body, ">>/Encoding<</Type/Encoding/Differences[0%s]>>/FirstChar 0"
                          "/LastChar %u/Widths[%s]", names->str, self->shapes->len - 1,
                          widths->str);
}

/**
 * cuti_pdf_font_write_shapes:
 *
 * Puts a font of shapes.
 */
void
cuti_pdf_font_write_shapes (CutiPdfFont *self, CutiPdfObjects *objects)
{
  guint descriptor = cuti_pdf_objects_reserve (objects);
  guint unicodes_id = cuti_pdf_objects_reserve (objects);
  CutiPdfUnicodes *unicodes = cuti_pdf_unicodes_new (1);
  g_autoptr(GString) body = g_string_new ("<</Type/Font/Subtype/Type3/Resources<<>>"
                                          "/FontBBox[0 0 0 0]"
                                          "/FontMatrix[.001 0 0 .001 0 0]");
  g_autofree char *described =
    g_strdup_printf ("<</Type/FontDescriptor/FontName/Shapes%u/Flags 4/ItalicAngle 0>>", self->id);

  append_shapes (self, objects, body);
  g_string_append_printf (body, "/FontDescriptor %u 0 R/ToUnicode %u 0 R>>", descriptor,
                          unicodes_id);
  for (guint i = 0; i < self->shapes->len; i++)
    cuti_pdf_unicodes_add (unicodes, i, ((CutiPdfShape *) g_ptr_array_index (self->shapes, i))->text);

  cuti_pdf_unicodes_write (unicodes, objects, unicodes_id);
  cuti_pdf_objects_put (objects, descriptor, described);
  cuti_pdf_objects_put (objects, self->id, body->str);
}
