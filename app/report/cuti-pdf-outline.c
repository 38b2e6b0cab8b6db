/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glyphs as paths: of text that is a picture, and of fonts that no file of a
 * font can be cut from.
 */

#include "cuti-pdf-objects.h"
#include "cuti-pdf-outline.h"

typedef struct
{
  GString *content;
  double   scale, x, y;
  gboolean inked;
} Pen;

static void
append_point (Pen *pen, float x, float y)
{
  cuti_pdf_append_number (pen->content, pen->x + x * pen->scale);
  cuti_pdf_append_number (pen->content, pen->y + y * pen->scale);
}

static void
move_to (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
  append_point (data, x, y);
  g_string_append (((Pen *) data)->content, "m\n");
}

static void
line_to (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
  append_point (data, x, y);
  g_string_append (((Pen *) data)->content, "l\n");
  ((Pen *) data)->inked = TRUE;
}

static void
cubic_to (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
          float x2, float y2, float x, float y, void *user)
{
  append_point (data, x1, y1);
  append_point (data, x2, y2);
  append_point (data, x, y);
  g_string_append (((Pen *) data)->content, "c\n");
  ((Pen *) data)->inked = TRUE;
}

static void
close_path (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
  g_string_append (((Pen *) data)->content, "h\n");
}

static hb_draw_funcs_t *
create_funcs (void)
{
  hb_draw_funcs_t *funcs = hb_draw_funcs_create ();

  hb_draw_funcs_set_move_to_func (funcs, move_to, NULL, NULL);
  hb_draw_funcs_set_line_to_func (funcs, line_to, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func (funcs, cubic_to, NULL, NULL);
  hb_draw_funcs_set_close_path_func (funcs, close_path, NULL, NULL);
  return funcs;
}

/**
 * cuti_pdf_outline_create_font:
 * @font: of some size
 *
 * Returns: (transfer full): the same font in the units it was drawn in, set to
 *   the same weight and width where it can be varied
 */
hb_font_t *
cuti_pdf_outline_create_font (hb_font_t *font)
{
  hb_face_t *face = hb_font_get_face (font);
  hb_font_t *plain = hb_font_create (face);
  int units = (int) hb_face_get_upem (face);
  guint n_coords;
  const int *coords = hb_font_get_var_coords_normalized (font, &n_coords);

  hb_font_set_scale (plain, units, units);
  if (n_coords > 0)
    hb_font_set_var_coords_normalized (plain, coords, n_coords);
  return plain;
}

/**
 * cuti_pdf_outline_append:
 * @font: from cuti_pdf_outline_create_font()
 * @scale: size of a unit of the font
 *
 * Appends the path of a glyph, to be filled.
 *
 * Returns: whether there is any
 */
gboolean
cuti_pdf_outline_append (GString *content, hb_font_t *font, hb_codepoint_t glyph, double scale,
                         double x, double y)
{
  hb_draw_funcs_t *funcs = create_funcs ();
  Pen pen = { content, scale, x, y, FALSE };

  /* Its successor came with HarfBuzz 7. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  hb_font_get_glyph_shape (font, glyph, funcs, &pen);
  G_GNUC_END_IGNORE_DEPRECATIONS
  hb_draw_funcs_destroy (funcs);
  return pen.inked;
}

/**
 * cuti_pdf_outline_append_box:
 *
 * Appends an empty box as a path to be filled: something stood here that no
 * font can show.
 */
void
cuti_pdf_outline_append_box (GString *content, double width, double height)
{
  double pen = height / 14;
  double left = width / 10;

  cuti_pdf_append_number (content, left);
  g_string_append (content, "0 ");
  cuti_pdf_append_number (content, width - 2 * left);
  cuti_pdf_append_number (content, height);
  g_string_append (content, "re ");
  cuti_pdf_append_number (content, width - left - pen);
  cuti_pdf_append_number (content, pen);
  cuti_pdf_append_number (content, -(width - 2 * left - 2 * pen));
  cuti_pdf_append_number (content, height - 2 * pen);
  g_string_append (content, "re\n");
}
