/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages into PDF with Cairo. Nothing is decided here about what stands where.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "cuti-cairo-page.h"
#include "cuti-cairo-pdf.h"
#include "cuti-cairo-tags.h"

typedef struct
{
  CutiPages     *pages;
  cairo_t       *cr;
  CutiCairoTags  tags;
} Backend;

static cairo_status_t
append_to_array (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
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
    cuti_cairo_tags_go_to (&self->tags, drawing->tag);

  switch (drawing->kind)
    {
    case CUTI_DRAW_TEXT:
    case CUTI_DRAW_PATH: cuti_cairo_page_draw_ink (self->cr, drawing); break;
    case CUTI_DRAW_ANCHOR: draw_anchor (self, drawing); break;
    default: g_assert_not_reached ();
    }
}

static void
draw_page (Backend *self, GPtrArray *drawings)
{
  cairo_save (self->cr);
  cuti_cairo_page_clip (self->cr, &self->pages->paper);
  for (guint i = 0; i < drawings->len; i++)
    draw (self, g_ptr_array_index (drawings, i));
  cairo_restore (self->cr);
}

static void
draw_pages (Backend *self, cairo_surface_t *surface, GCancellable *cancellable)
{
  cuti_cairo_tags_init (&self->tags, self->cr, self->pages);

  for (guint i = 0; i < self->pages->pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);

      cairo_pdf_surface_set_page_label (surface, label);
      draw_page (self, g_ptr_array_index (self->pages->pages, i));
      cuti_cairo_tags_end_page (&self->tags);
      cairo_show_page (self->cr);
    }

  cuti_cairo_tags_finish (&self->tags);
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

      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], entry->text,
                                                      attributes,
                                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

static void
set_metadata (CutiPages *pages, cairo_surface_t *surface)
{
  g_autoptr(GDateTime) stamp = g_date_time_new_from_unix_utc (pages->stamp);
  g_autofree char *date = stamp != NULL ? g_date_time_format (stamp, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  pages->title != NULL ? pages->title : "");
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
  const CutiPaper *paper = &pages->paper;
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (append_to_array, bytes, paper->width, paper->height);
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
