/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ink stays inside the margins, whatever is printed and whoever draws it.
 */

#include "config.h"

#include <string.h>

#include "cuti-cairo-page.h"
#include "cuti-document-builder.h"
#include "cuti-paginator.h"
#include "cuti-report-fixture.h"

typedef struct
{
  guint         width, height;
  const guchar *pixels;
} Picture;

static void
read_pgm (Picture *self, const char *data, gsize size)
{
  char *end;

  g_assert_true (g_str_has_prefix (data, "P5"));
  self->width = g_ascii_strtoull (data + 2, &end, 10);
  self->height = g_ascii_strtoull (end, &end, 10);
  g_assert_cmpuint (g_ascii_strtoull (end, &end, 10), ==, 255);
  self->pixels = (const guchar *) end + 1;
  g_assert_cmpuint (size - (end + 1 - data), ==, (gsize) self->width * self->height);
}

/* A pixel may be touched by what stands right beside it. */
static void
assert_ink_inside (Picture *self, const CutiPaper *paper)
{
  double scale = self->width / paper->width;
  guint n_dark = 0;

  for (guint y = 0; y < self->height; y++)
    for (guint x = 0; x < self->width; x++)
      {
        guchar pixel = self->pixels[(gsize) y * self->width + x];

        if (x + 2 < paper->left * scale || x > paper->right * scale + 1
            || y + 2 < paper->top * scale || y > paper->bottom * scale + 1)
          g_assert_cmpuint (pixel, ==, 255);
        n_dark += pixel < 128;
      }

  g_assert_cmpuint (n_dark, >, 100); /* it is the page that was looked at */
}

static void
assert_ink_of_case (const char *json, const char *paper_name)
{
  CutiReportFixture fixture;
  CutiPdfFile file;
  CutiPaper paper;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;

  if (json != NULL)
    cuti_report_fixture_load (&fixture, json);
  else
    cuti_report_fixture_load_sample (&fixture);
  pdf = cuti_report_fixture_render_pdf (&fixture, paper_name, CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (&file, pdf);
  g_assert_true (cuti_paper_init (&paper, paper_name));

  prefix = g_build_filename (file.folder, "page", NULL);
  output = cuti_test_run_tool ("pdftoppm", "-r", "50", "-gray", file.path, prefix, NULL);
  folder = g_dir_open (file.folder, 0, NULL);
  while (output != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".pgm"))
      {
        g_autofree char *path = g_build_filename (file.folder, name, NULL);
        g_autofree char *data = NULL;
        gsize size;
        Picture picture;

        g_assert_true (g_file_get_contents (path, &data, &size, NULL));
        read_pgm (&picture, data, size);
        assert_ink_inside (&picture, &paper);
      }
  cuti_pdf_file_remove (&file);
}

static void
test_pdf_ink_of_sample (void)
{
  assert_ink_of_case (NULL, "a4");
  assert_ink_of_case (NULL, "letter");
}

static void
test_pdf_ink_of_empty_case (void)
{
  assert_ink_of_case ("{\"format\":\"cutiplan-case/1\"}", "a4");
}

static void
test_pdf_ink_of_extremes (void)
{
  g_autofree char *word = g_strnfill (10000, 'W');
  g_autoptr(GString) accents = g_string_new ("e");
  g_autoptr(GString) lesions = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (accents, "\xCC\x81");
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (lesions, "%s{\"id\":\"%u\",\"label\":\"%.200s\",\"facts\":{\"lesion.bleeds\":true}}",
                            i > 0 ? "," : "", i, word);

  json = g_strdup_printf ("{\"format\":\"cutiplan-case/1\",\"label\":\"%s\",\"patient\":{\"family\":\"%s\","
                          "\"given\":\"فاطمة الزهراء\",\"identifier\":{\"label\":\"%.300s\",\"value\":\"皮膚転移\"}},"
                          "\"facts\":{\"case.question\":\"%s\"},\"lesions\":[%s]}",
                          accents->str, word, word, accents->str, lesions->str);
  assert_ink_of_case (json, "a4");
}

/* What screens and printers show, from the same pages. */
static void
test_cairo_ink_of_sample (void)
{
  CutiReportFixture fixture;
  CutiPaper paper;
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(CutiPages) pages = NULL;

  cuti_report_fixture_load_sample (&fixture);
  g_assert_true (cuti_paper_init (&paper, "a4"));
  document = cuti_document_new_for_plan (fixture.patient_case, fixture.plan, CUTI_BREVITY_FULL, 0,
                                         CUTI_TEST_STAMP);
  pages = cuti_paginate (document, &paper, NULL);
  cuti_report_fixture_clear (&fixture);

  for (guint i = 0; i < pages->pages->len; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
      cairo_t *cr = cairo_create (surface);
      g_autoptr(GByteArray) grey = g_byte_array_new ();
      Picture picture = { 595, 842, NULL };

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cuti_cairo_draw_page (cr, pages, i);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (guint y = 0; y < 842; y++)
        for (guint x = 0; x < 595; x++)
          g_byte_array_append (grey, cairo_image_surface_get_data (surface)
                                     + (gsize) y * cairo_image_surface_get_stride (surface)
                                     + x * 4, 1);
      picture.pixels = grey->data;
      assert_ink_inside (&picture, &paper);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/pdf/ink-of-sample", test_pdf_ink_of_sample);
  g_test_add_func ("/report/pdf/ink-of-empty-case", test_pdf_ink_of_empty_case);
  g_test_add_func ("/report/pdf/ink-of-extremes", test_pdf_ink_of_extremes);

  g_test_add_func ("/report/cairo/ink-of-sample", test_cairo_ink_of_sample);

  return g_test_run ();
}
