/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As many pages of the same amount of words by Pango and Cairo alone: what a
 * PDF file cannot do without.
 *
 * usage: bench-paper PDF PAGES TEXT ROUNDS
 */

#include "bench-times.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#define WIDTH 595.276
#define HEIGHT 841.89
#define MARGIN 56.7

static void
print (const char *path, int n_pages, const char *text, gsize size)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans, DejaVu Sans, Sans 9");

  for (int page = 0; page < n_pages; page++)
    {
      gsize from = size * page / n_pages, to = size * (page + 1) / n_pages;
      const char *start = text + from, *end = text + to;
      g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);

      /* Not within a letter. */
      while (start < end && (*start & 0xc0) == 0x80)
        start++;
      while (end > start && (*end & 0xc0) == 0x80)
        end--;
      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, (int) ((WIDTH - 2 * MARGIN) * PANGO_SCALE));
      pango_layout_set_text (layout, start, (int) (end - start));
      cairo_move_to (cr, MARGIN, MARGIN);
      pango_cairo_show_layout (cr, layout);
      cairo_show_page (cr);
    }

  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = NULL;
  gsize size;

  if (argc != 5 || !g_file_get_contents (argv[3], &text, &size, NULL))
    {
      g_printerr ("usage: bench-paper PDF PAGES TEXT ROUNDS\n");
      return 2;
    }

  for (int i = 0; i < atoi (argv[4]); i++)
    {
      gint64 start = g_get_monotonic_time ();

      print (argv[1], atoi (argv[2]), text, size);
      bench_times_add (times, start);
    }
  bench_times_report ("as many bare pages", times);
  return 0;
}
