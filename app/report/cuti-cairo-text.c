/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped runs for Cairo. Left to itself, Pango blanks what nobody sees and
 * draws boxes of figures for what no font holds; both mislead who reads the
 * file as text, so glyphs and the letters they stand for are paired here.
 */

#include <hb.h>
#include <pango/pangocairo.h>

#include "cuti-cairo-text.h"
#include "cuti-document.h"

/* Of a letter that no font holds: its sign on paper, and as text. */
#define NO_GLYPH 0
#define NO_LETTER "\xEF\xBF\xBD"

/* Pango blanks the space at which a line ends; words would run together. */
static gulong
choose_glyph (PangoFont *font, PangoGlyph glyph)
{
  hb_codepoint_t space = 0;

  if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
    return NO_GLYPH;
  if (glyph != PANGO_GLYPH_EMPTY)
    return glyph;

  hb_font_get_nominal_glyph (pango_font_get_hb_font (font), ' ', &space);
  return space;
}

/* What Cairo wants to know of a run. The text is our own, since the sign for a
 * letter without a glyph would stand for the first of such letters for ever. */
typedef struct
{
  GArray  *glyphs;
  GArray  *clusters;
  GString *text;
} Shown;

static void
collect_glyphs (CutiDrawing *drawing, double x, double y, Shown *shown)
{
  PangoGlyphItem *run = drawing->run;
  PangoGlyphString *string = run->glyphs;
  const char *text = pango_layout_get_text (drawing->layout);
  double *pens = g_newa (double, string->num_glyphs + 1);
  PangoGlyphItemIter iter;

  pens[0] = x;
  for (int i = 0; i < string->num_glyphs; i++)
    pens[i + 1] = pens[i] + pango_units_to_double (string->glyphs[i].geometry.width);

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int step = iter.end_glyph > iter.start_glyph ? 1 : -1;
      gsize before = shown->text->len;
      gboolean unknown = FALSE;
      cairo_text_cluster_t cluster = { 0, 0 };

      /* It has done its work. */
      if (iter.end_char == iter.start_char + 1
          && cuti_document_is_direction (g_utf8_get_char (iter.text + iter.start_index)))
        continue;

      for (int i = iter.start_glyph; i != iter.end_glyph; i += step)
        {
          PangoGlyphInfo *info = &string->glyphs[i];
          cairo_glyph_t glyph = {
            choose_glyph (run->item->analysis.font, info->glyph),
            pens[i] + pango_units_to_double (info->geometry.x_offset),
            y + pango_units_to_double (info->geometry.y_offset),
          };

          g_array_append_val (shown->glyphs, glyph);
          cluster.num_glyphs++;
          unknown = unknown || glyph.index == NO_GLYPH;
        }

      if (unknown)
        g_string_append (shown->text, NO_LETTER);
      else
        g_string_append_len (shown->text, iter.text + iter.start_index,
                             iter.end_index - iter.start_index);
      cluster.num_bytes = (int) (shown->text->len - before);
      g_array_append_val (shown->clusters, cluster);
    }
}

/* Glyphs are collected in logical order; Cairo wants those of a run from right
 * to left in visual order and a flag that says so. */
static void
reverse_glyphs (Shown *shown)
{
  cairo_glyph_t *glyphs = (cairo_glyph_t *) shown->glyphs->data;

  for (guint i = 0; i < shown->glyphs->len / 2; i++)
    {
      cairo_glyph_t other = glyphs[i];

      glyphs[i] = glyphs[shown->glyphs->len - 1 - i];
      glyphs[shown->glyphs->len - 1 - i] = other;
    }
}

/**
 * cuti_cairo_text_show:
 * @drawing: a text
 * @x: where its first glyph goes
 * @y: the baseline
 *
 * Shows the glyphs of one run; turned text as outlines, which nobody reads out.
 */
void
cuti_cairo_text_show (cairo_t *cr, CutiDrawing *drawing, double x, double y)
{
  PangoItem *item = drawing->run->item;
  gboolean backward = item->analysis.level & 1;
  PangoCairoFont *font = PANGO_CAIRO_FONT (item->analysis.font);
  Shown shown = {
    g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)),
    g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t)),
    g_string_new (NULL),
  };

  collect_glyphs (drawing, x, y, &shown);
  if (backward)
    reverse_glyphs (&shown);

  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (font));
  if (drawing->turn != 0)
    {
      cairo_glyph_path (cr, (cairo_glyph_t *) shown.glyphs->data, (int) shown.glyphs->len);
      cairo_fill (cr);
    }
  else if (shown.glyphs->len > 0)
    {
      cairo_show_text_glyphs (cr, shown.text->str, (int) shown.text->len,
                              (cairo_glyph_t *) shown.glyphs->data, (int) shown.glyphs->len,
                              (cairo_text_cluster_t *) shown.clusters->data,
                              (int) shown.clusters->len,
                              backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }

  g_array_unref (shown.glyphs);
  g_array_unref (shown.clusters);
  g_string_free (shown.text, TRUE);
}
