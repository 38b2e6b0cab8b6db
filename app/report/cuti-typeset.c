/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words into lines. One point of the layout is one point of the paper, and
 * glyphs stand where the outlines say, not on a grid of pixels.
 */

#include <pango/pangocairo.h>

#include "cuti-format.h"
#include "cuti-typeset.h"

#define FONT "Noto Sans, DejaVu Sans, Sans"

/* Fonts say how close lines may stand; paper is read more easily with some more white. */
#define LEADING 1.1

static void
free_line (gpointer data)
{
  CutiLine *line = data;

  g_array_unref (line->runs);
  g_free (line);
}

/**
 * cuti_typeset_create_context:
 * @language: (nullable): chooses between shapes of the same letter, and the
 *   side on which a line begins
 */
PangoContext *
cuti_typeset_create_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Not the locale's: the same plan is the same file everywhere. */
  if (language == NULL || *language == '\0')
    language = "en";

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, cuti_format_is_rtl (language) ? PANGO_DIRECTION_RTL
                                                                     : PANGO_DIRECTION_LTR);

  cairo_font_options_destroy (options);
  return context;
}

static gboolean
is_backward (PangoLayout *layout)
{
  return pango_context_get_base_dir (pango_layout_get_context (layout)) == PANGO_DIRECTION_RTL;
}

/* In a document from right to left, text in another direction keeps its own,
 * and Pango then turns the alignment round: long text begins where readers of
 * its language look. In one from left to right a name must not turn its line. */
static void
align (PangoLayout *layout)
{
  gboolean backward = is_backward (layout);

  pango_layout_set_auto_dir (layout, backward);
  pango_layout_set_alignment (layout, backward ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Ligatures would hide letters from search, and the rest of the line from a
 * screen reader. A hyphen that nobody wrote would change a name or a number. */
static PangoLayout *
create_layout (PangoContext *context, double points, gboolean strong, double width,
               PangoAttrList *attributes, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_font_description_set_weight (font, strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga 0, clig 0, dlig 0"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  align (layout);

  pango_font_description_free (font);
  return layout;
}

/* Pango splits runs where an attribute changes: a colour of its own for each
 * span, which nobody looks at, keeps spans apart. */
static void
mark_span (PangoAttrList *attributes, guint i, CutiSpan *span, guint start, guint end)
{
  PangoAttribute *number = pango_attr_foreground_new (i & 0xffff, i >> 16, 0);

  number->start_index = start;
  number->end_index = end;
  pango_attr_list_insert (attributes, number);

  if (span->flags & CUTI_TEXT_STRONG)
    {
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      weight->start_index = start;
      weight->end_index = end;
      pango_attr_list_insert (attributes, weight);
    }
}

/**
 * cuti_typeset_create_layout:
 * @width: to break lines at, in points
 * @spans: of #CutiSpan
 */
PangoLayout *
cuti_typeset_create_layout (PangoContext *context, double points, gboolean strong, double width,
                            GPtrArray *spans)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      CutiSpan *span = g_ptr_array_index (spans, i);
      guint start = text->len;

      g_string_append (text, span->text);
      mark_span (attributes, i, span, start, text->len);
    }

  return create_layout (context, points, strong, width, attributes, text->str);
}

/**
 * cuti_typeset_create_label:
 * @width: to break lines at; negative: never
 * @max_lines: what is longer ends in “…”; 0: no limit
 */
PangoLayout *
cuti_typeset_create_label (PangoContext *context, double points, gboolean strong, double width,
                           int max_lines, const char *text)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *line = g_strdelimit (g_utf8_make_valid (text, -1), "\n\r\t\v\f", ' ');
  PangoLayout *layout = create_layout (context, points, strong, width, attributes, line);

  if (max_lines > 0)
    {
      pango_layout_set_height (layout, -max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

static double
measure_run (PangoGlyphItem *run)
{
  return pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
}

static guint
find_span (GPtrArray *spans, int offset)
{
  gsize end = 0;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      end += strlen (((CutiSpan *) g_ptr_array_index (spans, i))->text);
      if ((gsize) offset < end)
        return i;
    }

  return spans != NULL && spans->len > 0 ? spans->len - 1 : 0;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  return ((const CutiRun *) a)->run->item->offset - ((const CutiRun *) b)->run->item->offset;
}

/* What is flush, and text of one line, stands where readers of the document
 * begin, below what stands above it and beside its bullet. */
static double
find_left (PangoLayout *layout, PangoRectangle *line, gboolean flush)
{
  int width = pango_layout_get_width (layout);

  if (is_backward (layout) && width >= 0 && (flush || pango_layout_get_line_count (layout) == 1))
    return pango_units_to_double (width - line->width);

  return pango_units_to_double (line->x);
}

static CutiLine *
create_line (PangoLayoutIter *iter, GPtrArray *spans, gboolean flush)
{
  CutiLine *line = g_new0 (CutiLine, 1);
  PangoRectangle extents;
  double x;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  line->height = pango_units_to_double (extents.height) * LEADING;
  line->baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - extents.y)
                   + pango_units_to_double (extents.height) * (LEADING - 1) / 2;
  line->runs = g_array_new (FALSE, FALSE, sizeof (CutiRun));
  x = find_left (pango_layout_iter_get_layout (iter), &extents, flush);

  for (GSList *l = pango_layout_iter_get_line_readonly (iter)->runs; l != NULL; l = l->next)
    {
      CutiRun run = { l->data, 0, x, measure_run (l->data) };

      run.span = find_span (spans, run.run->item->offset);
      g_array_append_val (line->runs, run);
      x += run.width;
    }

  g_array_sort (line->runs, compare_offsets);
  return line;
}

/**
 * cuti_typeset_dup_lines:
 * @spans: (nullable): what the layout was made from
 * @flush: whether all lines begin on the same side, whatever their direction
 *
 * Returns: (transfer full): of #CutiLine; their runs live as long as @layout
 */
GPtrArray *
cuti_typeset_dup_lines (PangoLayout *layout, GPtrArray *spans, gboolean flush)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double y = 0;

  do
    {
      CutiLine *line = create_line (iter, spans, flush);

      line->y = y;
      y += line->height;
      g_ptr_array_add (lines, line);
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
  return lines;
}
