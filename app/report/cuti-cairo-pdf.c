/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages into PDF with Cairo 1.16 and its ways: an element once closed cannot
 * be opened again, only one without children holds words, a tag name it does
 * not know crashes it, and words that Pango blanks come out as tagged
 * replacements that readers stumble over. Hence glyphs are shown here.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "cuti-cairo-pdf.h"

typedef struct
{
  CutiPages *pages;
  cairo_t   *cr;
  GPtrArray *open; /* of CutiTag, from the document inwards */
  guint     *first_page; /* of each element, by index */
  guint     *last_page;
  guint      page;
  gboolean   piece; /* whether a piece of the innermost element is open */
} Backend;

static cairo_status_t
append_to_array (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo copies an address into the file as it is, brackets and all. */
static char *
escape_uri (const char *uri)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = uri; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-._~:/?#[]@!$&*+,;=%", *p) != NULL)
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guint) (guchar) *p);

  return g_string_free (escaped, FALSE);
}

static char *
dup_link_attributes (const char *target)
{
  g_autofree char *uri = NULL;

  if (*target == '#')
    return g_strdup_printf ("dest='%s'", target + 1);

  uri = escape_uri (target);
  return g_strdup_printf ("uri='%s'", uri);
}

static void
begin_tag (Backend *self, CutiTag *tag)
{
  if (tag->target != NULL)
    {
      g_autofree char *attributes = dup_link_attributes (tag->target);

      cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
    }
  else
    {
      cairo_tag_begin (self->cr, tag->role, NULL);
    }

  g_ptr_array_add (self->open, tag);
}

static void
end_piece (Backend *self)
{
  if (self->piece)
    cairo_tag_end (self->cr, "Span");
  self->piece = FALSE;
}

static void
end_tags (Backend *self, guint depth)
{
  end_piece (self);
  while (self->open->len > depth)
    {
      CutiTag *tag = g_ptr_array_index (self->open, self->open->len - 1);

      cairo_tag_end (self->cr, tag->target != NULL ? CAIRO_TAG_LINK : tag->role);
      g_ptr_array_set_size (self->open, self->open->len - 1);
    }
}

static gboolean
has_open_tag (Backend *self, guint depth, CutiTag *tag)
{
  return depth < self->open->len && g_ptr_array_index (self->open, depth) == tag;
}

static gboolean
is_leaf_in_pieces (Backend *self, CutiTag *tag)
{
  return self->first_page[tag->index] < self->last_page[tag->index]
         && tag->target == NULL && !g_str_equal (tag->role, "Span");
}

/* Closes and opens elements until @tag is the innermost one. */
static void
go_to_tag (Backend *self, CutiTag *tag)
{
  g_autoptr(GPtrArray) path = g_ptr_array_new ();
  guint depth = 0;

  for (CutiTag *t = tag; t != NULL; t = t->parent)
    g_ptr_array_insert (path, 0, t);

  while (depth < path->len && has_open_tag (self, depth, g_ptr_array_index (path, depth)))
    depth++;

  if (depth < path->len || self->open->len > depth)
    end_tags (self, depth);
  for (; depth < path->len; depth++)
    begin_tag (self, g_ptr_array_index (path, depth));

  if (!self->piece && is_leaf_in_pieces (self, tag))
    {
      cairo_tag_begin (self->cr, "Span", NULL);
      self->piece = TRUE;
    }
}

/* What furnishes the next page would be read out as part of whatever holds
 * words now: words end with the page, and go on in a further piece of the
 * same element. A row goes on as a further row, so that columns still meet. */
static void
end_page_tags (Backend *self)
{
  guint depth = 1;

  for (; depth < self->open->len; depth++)
    {
      CutiTag *tag = g_ptr_array_index (self->open, depth);

      if (g_str_equal (tag->role, "TR") || g_str_equal (tag->role, "Span") || tag->target != NULL
          || self->last_page[tag->index] == self->page)
        break;
    }

  end_tags (self, depth);
}

static void
set_colour (Backend *self, guint32 colour)
{
  cairo_set_source_rgb (self->cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

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
  double *pens = g_newa (double, string->num_glyphs + 1);
  PangoGlyphItemIter iter;

  pens[0] = x;
  for (int i = 0; i < string->num_glyphs; i++)
    pens[i + 1] = pens[i] + pango_units_to_double (string->glyphs[i].geometry.width);

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, pango_layout_get_text (drawing->layout));
       more; more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int step = iter.end_glyph > iter.start_glyph ? 1 : -1;
      gsize before = shown->text->len;
      gboolean unknown = FALSE;
      cairo_text_cluster_t cluster = { 0, 0 };

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
        g_string_append_len (shown->text, iter.text + iter.start_index, iter.end_index - iter.start_index);
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

static void
show_run (Backend *self, CutiDrawing *drawing, double x, double y)
{
  PangoItem *item = drawing->run->item;
  gboolean backward = item->analysis.level & 1;
  cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->analysis.font));
  Shown shown = {
    g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)),
    g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t)),
    g_string_new (NULL),
  };

  collect_glyphs (drawing, x, y, &shown);
  if (backward)
    reverse_glyphs (&shown);

  cairo_set_scaled_font (self->cr, font);
  if (drawing->turn != 0)
    {
      cairo_glyph_path (self->cr, (cairo_glyph_t *) shown.glyphs->data, (int) shown.glyphs->len);
      cairo_fill (self->cr);
    }
  else if (shown.glyphs->len > 0)
    {
      cairo_show_text_glyphs (self->cr, shown.text->str, (int) shown.text->len,
                              (cairo_glyph_t *) shown.glyphs->data, (int) shown.glyphs->len,
                              (cairo_text_cluster_t *) shown.clusters->data, (int) shown.clusters->len,
                              backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }

  g_array_unref (shown.glyphs);
  g_array_unref (shown.clusters);
  g_string_free (shown.text, TRUE);
}

static void
draw_text (Backend *self, CutiDrawing *drawing)
{
  set_colour (self, drawing->colour);
  if (drawing->turn == 0)
    {
      show_run (self, drawing, drawing->x, drawing->y + drawing->baseline);
      return;
    }

  cairo_save (self->cr);
  cairo_translate (self->cr, drawing->x, drawing->y);
  cairo_rotate (self->cr, -drawing->turn);
  show_run (self, drawing, -drawing->width / 2, drawing->baseline - drawing->height / 2);
  cairo_restore (self->cr);
}

static void
draw_path (Backend *self, CutiDrawing *drawing)
{
  double x = drawing->x;
  double y = drawing->y;

  cairo_new_path (self->cr);
  for (guint i = 0; i < drawing->steps->len; i++)
    {
      CutiPathStep *step = &g_array_index (drawing->steps, CutiPathStep, i);

      switch (step->verb)
        {
        case CUTI_PATH_MOVE: cairo_move_to (self->cr, x + step->x, y + step->y); break;
        case CUTI_PATH_LINE: cairo_line_to (self->cr, x + step->x, y + step->y); break;
        case CUTI_PATH_CURVE:
          cairo_curve_to (self->cr, x + step->x1, y + step->y1, x + step->x2, y + step->y2,
                          x + step->x, y + step->y);
          break;
        case CUTI_PATH_CLOSE: cairo_close_path (self->cr); break;
        default: g_assert_not_reached ();
        }
    }

  set_colour (self, drawing->colour);
  cairo_set_line_width (self->cr, drawing->stroke);
  if (drawing->stroke > 0)
    cairo_stroke (self->cr);
  else
    cairo_fill (self->cr);
}

/* Cairo reads numbers with a point, whatever the locale writes. */
static void
draw_anchor (Backend *self, CutiDrawing *drawing)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE];
  char y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes =
    g_strdup_printf ("name='%s' x=%s y=%s internal", drawing->anchor,
                     g_ascii_formatd (x, sizeof x, "%.2f", drawing->x),
                     g_ascii_formatd (y, sizeof y, "%.2f", drawing->y));

  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

static void
draw (Backend *self, CutiDrawing *drawing)
{
  if (drawing->tag != NULL)
    go_to_tag (self, drawing->tag);

  switch (drawing->kind)
    {
    case CUTI_DRAW_TEXT: draw_text (self, drawing); break;
    case CUTI_DRAW_PATH: draw_path (self, drawing); break;
    case CUTI_DRAW_ANCHOR: draw_anchor (self, drawing); break;
    default: g_assert_not_reached ();
    }
}

/* Whatever a font does with its outlines (heaps of accents reach far), ink
 * stays within the frame. */
static void
draw_page (Backend *self, GPtrArray *drawings)
{
  const CutiPaper *paper = &self->pages->paper;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, paper->left, paper->top, paper->right - paper->left,
                   paper->bottom - paper->top);
  cairo_clip (self->cr);
  for (guint i = 0; i < drawings->len; i++)
    draw (self, g_ptr_array_index (drawings, i));
  cairo_restore (self->cr);
}

static void
find_pages_of_tags (Backend *self)
{
  self->first_page = g_new (guint, self->pages->tags->len);
  self->last_page = g_new0 (guint, self->pages->tags->len);
  memset (self->first_page, 0xff, self->pages->tags->len * sizeof *self->first_page);
  for (guint i = 0; i < self->pages->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (self->pages->pages, i);

      for (guint j = 0; j < page->len; j++)
        for (CutiTag *t = ((CutiDrawing *) g_ptr_array_index (page, j))->tag; t != NULL; t = t->parent)
          {
            self->first_page[t->index] = MIN (self->first_page[t->index], i);
            self->last_page[t->index] = i;
          }
    }
}

static void
draw_pages (Backend *self, cairo_surface_t *surface, GCancellable *cancellable)
{
  self->open = g_ptr_array_new ();
  find_pages_of_tags (self);
  begin_tag (self, g_ptr_array_index (self->pages->tags, 0));

  for (self->page = 0; self->page < self->pages->pages->len; self->page++)
    {
      g_autofree char *label = g_strdup_printf ("%u", self->page + 1);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      cairo_pdf_surface_set_page_label (surface, label);
      draw_page (self, g_ptr_array_index (self->pages->pages, self->page));
      end_page_tags (self);
      cairo_show_page (self->cr);
    }

  end_tags (self, 0);
  g_ptr_array_unref (self->open);
  g_free (self->first_page);
  g_free (self->last_page);
}

static void
add_outline (CutiPages *pages, cairo_surface_t *surface)
{
  int parents[] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < pages->outline->len; i++)
    {
      CutiOutlineEntry *entry = g_ptr_array_index (pages->outline, i);
      g_autofree char *attributes = g_strdup_printf ("dest='%s'", entry->anchor);
      guint level = MIN (entry->level, 2);

      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], entry->text, attributes,
                                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

static void
set_metadata (CutiPages *pages, cairo_surface_t *surface)
{
  g_autoptr(GDateTime) stamp = g_date_time_new_from_unix_utc (pages->stamp);
  g_autofree char *date = stamp != NULL ? g_date_time_format (stamp, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pages->title != NULL ? pages->title : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  pages->creator != NULL ? pages->creator : "");
  if (date != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
    }
}

/**
 * cuti_cairo_pdf_render:
 *
 * Draws @pages. The same pages give the same bytes.
 *
 * Returns: (transfer full) (nullable): the bytes of a PDF file, or %NULL with
 *   @error set
 */
GBytes *
cuti_cairo_pdf_render (CutiPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_to_array, bytes,
                                                                  pages->paper.width, pages->paper.height);
  Backend self = { .pages = pages };
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (pages, surface);
  self.cr = cairo_create (surface);
  draw_pages (&self, surface, cancellable);
  add_outline (pages, surface);

  status = cairo_status (self.cr);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF file could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
