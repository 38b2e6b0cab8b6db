/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lower floors of the PDF backend, one by one: numbers and words as the
 * format wants them, fonts of every kind, and pieces of structure.
 */

#include "config.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "cuti-paginator.h"
#include "cuti-pdf-cff.h"
#include "cuti-pdf-document.h"
#include "cuti-pdf-font.h"
#include "cuti-pdf-fonts.h"
#include "cuti-report-fixture.h"
#include "cuti-typeset.h"

static void
assert_number (double number, const char *wanted)
{
  g_autoptr(GString) text = g_string_new (NULL);

  cuti_pdf_append_number (text, number);
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_numbers (void)
{
  assert_number (0, "0 ");
  assert_number (-0.0001, "0 ");
  assert_number (1.5, "1.5 ");
  assert_number (100, "100 ");
  assert_number (-0.25, "-0.25 ");
  assert_number (1.0 / 3, "0.333 ");
  assert_number (1e300, "1000000 "); /* never with an exponent */
}

static void
test_words (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  cuti_pdf_append_text (text, "a (b) \\");
  cuti_pdf_append_text (text, "é😀");
  g_assert_cmpstr (text->str, ==, "(a \\(b\\) \\\\)<FEFF00E9D83DDE00>");
}

/* Four parts of one byte each: head, one name, one dictionary, and what the
 * dictionary tells of. */
#define CFF_HEAD 1, 0, 4, 1
#define CFF_NAME 0, 1, 1, 1, 2, 'x'
#define COLLECTION 28, 0, 1, 28, 0, 2, 139, 12, 30 /* ROS */
#define CHARSET_AT(place) 139 + (place), 15

static void
test_kinds_of_outlines (void)
{
  static const guint8 by_name[] = { CFF_HEAD, CFF_NAME, 0, 1, 1, 1, 3, CHARSET_AT (0) };
  static const guint8 by_cid[] = {
    CFF_HEAD, CFF_NAME, 0, 1, 1, 1, 12, COLLECTION, CHARSET_AT (26), 2, 0, 1, 0, 8,
  };
  static const guint8 shuffled[] = {
    CFF_HEAD, CFF_NAME, 0, 1, 1, 1, 12, COLLECTION, CHARSET_AT (26), 2, 0, 7, 0, 8,
  };

  g_assert_cmpint (cuti_pdf_cff_find_kind (by_name, sizeof by_name, 10), ==, CUTI_CFF_BY_NAME);
  g_assert_cmpint (cuti_pdf_cff_find_kind (by_cid, sizeof by_cid, 10), ==, CUTI_CFF_BY_CID);
  g_assert_cmpint (cuti_pdf_cff_find_kind (by_cid, sizeof by_cid, 11), ==, CUTI_CFF_OTHER);
  g_assert_cmpint (cuti_pdf_cff_find_kind (shuffled, sizeof shuffled, 10), ==, CUTI_CFF_OTHER);

  /* Cut off anywhere, it is never taken for good; copies let a sanitizer see beyond the end. */
  for (gsize size = 0; size < sizeof by_cid; size++)
    {
      g_autofree guint8 *part = g_memdup2 (by_cid, size);

      g_assert_cmpint (cuti_pdf_cff_find_kind (part, size, 10), ==, CUTI_CFF_OTHER);
    }
}

typedef struct
{
  PangoContext   *context;
  PangoLayout    *layout;
  PangoGlyphItem *run;
} Shaped;

static void
shape (Shaped *self, const char *text)
{
  self->context = cuti_typeset_create_context ("en");
  self->layout = cuti_typeset_create_label (self->context, 10, FALSE, -1, 0, text);
  self->run = pango_layout_get_line_readonly (self->layout, 0)->runs->data;
}

static void
clear (Shaped *self)
{
  g_object_unref (self->layout);
  g_object_unref (self->context);
}

/* The same outline says what it says: an A may be an Alpha elsewhere. */
static void
test_glyph_that_says_two_things (void)
{
  g_autoptr(CutiPdfObjects) objects = cuti_pdf_objects_new ();
  g_autoptr(CutiPdfFonts) fonts = cuti_pdf_fonts_new (objects);
  Shaped a;
  CutiPdfGlyph latin, greek, again;
  PangoFont *font;
  PangoGlyph glyph;

  shape (&a, "A");
  font = a.run->item->analysis.font;
  glyph = a.run->glyphs->glyphs[0].glyph;
  latin = cuti_pdf_fonts_use (fonts, font, glyph, "A");
  greek = cuti_pdf_fonts_use (fonts, font, glyph, "Α");
  again = cuti_pdf_fonts_use (fonts, font, glyph, "A");
  clear (&a);

  g_assert_true (latin.font == again.font && latin.code == again.code);
  g_assert_true (greek.font != latin.font || greek.code != latin.code);
}

static void
test_letter_without_glyph (void)
{
  g_autoptr(CutiPdfObjects) objects = cuti_pdf_objects_new ();
  g_autoptr(CutiPdfFonts) fonts = cuti_pdf_fonts_new (objects);
  Shaped a;
  CutiPdfGlyph first, second;
  PangoFont *font;

  shape (&a, "A");
  font = a.run->item->analysis.font;
  first = cuti_pdf_fonts_use (fonts, font, PANGO_GET_UNKNOWN_GLYPH (0x738b), "王");
  second = cuti_pdf_fonts_use (fonts, font, PANGO_GET_UNKNOWN_GLYPH (0x5c0f), "小");
  clear (&a);

  g_assert_cmpuint (first.n_bytes, ==, 1);
  g_assert_cmpuint (first.font, ==, second.font);
  g_assert_cmpuint (first.code, !=, second.code); /* each says its own */
  g_assert_cmpfloat (first.advance, >, 0);
}

/* More shapes than a font of shapes can hold go into the next. */
static void
test_many_shapes (void)
{
  g_autoptr(CutiPdfObjects) objects = cuti_pdf_objects_new ();
  g_autoptr(CutiPdfFonts) fonts = cuti_pdf_fonts_new (objects);
  g_autofree char *resources = NULL;
  Shaped a;

  shape (&a, "A");
  for (gunichar letter = 0x4e00; letter < 0x4e00 + 300; letter++)
    {
      char text[7] = "";
      CutiPdfGlyph glyph;

      g_unichar_to_utf8 (letter, text);
      glyph = cuti_pdf_fonts_use (fonts, a.run->item->analysis.font,
                                  PANGO_GET_UNKNOWN_GLYPH (letter), text);
      g_assert_cmpuint (glyph.code, <, 256);
    }
  resources = cuti_pdf_fonts_write (fonts);
  clear (&a);
  g_assert_nonnull (strstr (resources, "/F1 "));
  g_assert_null (strstr (resources, "/F2 "));
}

/* A font that no file can be cut from is drawn: seen and read like any other. */
static void
test_font_of_shapes (void)
{
  g_autoptr(CutiPdfObjects) objects = cuti_pdf_objects_new ();
  guint id = cuti_pdf_objects_reserve (objects);
  Shaped a;
  CutiPdfFont *font;
  g_autoptr(GBytes) bytes = NULL;
  CutiPdfFile file;
  g_autofree char *text = NULL;
  guint code;

  shape (&a, "A");
  font = cuti_pdf_font_new (CUTI_PDF_FONT_SHAPES, id,
                            pango_font_get_hb_font (a.run->item->analysis.font));
  g_assert_true (cuti_pdf_font_encode (font, a.run->glyphs->glyphs[0].glyph, "A", &code));
  cuti_pdf_font_write_shapes (font, objects);
  cuti_pdf_font_free (font);
  clear (&a);

  bytes = cuti_pdf_objects_finish (objects, id, id);
  cuti_pdf_file_write (&file, bytes);
  text = cuti_test_run_tool ("qpdf", "--show-object=1", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "/Subtype /Type3"));
  g_assert_nonnull (strstr (text, "/ToUnicode "));
  g_assert_nonnull (strstr (text, "/g0 "));
}

/* Words go on over pages, and a link over lines, as one element. */
static void
test_link_over_lines (void)
{
  g_autoptr(CutiDocument) document = cuti_document_new ();
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  CutiBlock *paragraph;
  CutiPaper paper;
  CutiPdfFile file;

  words = g_strnfill (400, 'w');
  for (guint i = 3; i < 400; i += 4)
    words[i] = ' ';
  document->title = g_strdup ("Link");
  document->identity = g_strdup ("SMITH, Jane");
  paragraph = cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, "See ");
  cuti_block_add_link (paragraph, "https://example.org/a(1)", words);
  g_assert_true (cuti_paper_init (&paper, "a4"));
  pages = cuti_paginate (document, &paper, NULL);
  pdf = cuti_pdf_render (pages, NULL, NULL, NULL);
  cuti_pdf_file_write (&file, pdf);
  text = cuti_pdf_file_unpack (&file);
  cuti_pdf_file_remove (&file);
  if (text == NULL)
    return;

  g_assert_cmpuint (cuti_test_count (text, "/S /Link\n"), ==, 1);
  g_assert_cmpuint (cuti_test_count (text, "/Subtype /Link\n"), ==, 1);
  g_assert_cmpuint (cuti_test_count (text, "/QuadPoints ["), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-parts/numbers", test_numbers);
  g_test_add_func ("/pdf-parts/words", test_words);
  g_test_add_func ("/pdf-parts/kinds-of-outlines", test_kinds_of_outlines);
  g_test_add_func ("/pdf-parts/glyph-that-says-two-things", test_glyph_that_says_two_things);
  g_test_add_func ("/pdf-parts/letter-without-glyph", test_letter_without_glyph);
  g_test_add_func ("/pdf-parts/many-shapes", test_many_shapes);
  g_test_add_func ("/pdf-parts/font-of-shapes", test_font_of_shapes);
  g_test_add_func ("/pdf-parts/link-over-lines", test_link_over_lines);

  return g_test_run ();
}
