/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document in a language that is read from right to left: on which side
 * things stand, and what the file says of its languages.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-document-builder.h"
#include "cuti-format.h"
#include "cuti-json.h"
#include "cuti-paginator.h"
#include "cuti-pdf-check.h"
#include "cuti-pdf-document.h"
#include "cuti-report-fixture.h"
#include "cuti-test-catalogue.h"
#include "cuti-typeset.h"

#define HAIR 0.5
#define HEBREW "שלום עולם"
#define LONG_HEBREW HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW " " \
  HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW " " HEBREW

typedef struct
{
  CutiDocument *document;
  CutiPages    *pages;
} Fixture;

static void
setup (Fixture *self, gconstpointer language)
{
  self->document = cuti_document_new ();
  self->document->title = g_strdup ("Title");
  self->document->language = g_strdup (language);
}

static void
teardown (Fixture *self, gconstpointer language)
{
  g_clear_pointer (&self->pages, cuti_pages_free);
  cuti_document_free (self->document);
}

static void
lay_out (Fixture *self)
{
  CutiPaper paper;

  g_assert_true (cuti_paper_init (&paper, "a4"));
  self->pages = cuti_paginate (self->document, &paper, NULL);
}

static CutiDrawing *
find_text (Fixture *self, const char *text)
{
  GPtrArray *page = g_ptr_array_index (self->pages->pages, 0);

  for (guint i = 0; i < page->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, i);

      if (drawing->kind == CUTI_DRAW_TEXT
          && g_str_has_prefix (pango_layout_get_text (drawing->layout), text))
        return drawing;
    }

  g_error ("“%s” stands on no page", text);
}

static void
test_language (void)
{
  g_assert_true (cuti_format_is_rtl ("he"));
  g_assert_true (cuti_format_is_rtl ("ar-EG"));
  g_assert_true (cuti_format_is_rtl ("fa"));
  g_assert_true (cuti_format_is_rtl ("ur"));
  g_assert_false (cuti_format_is_rtl ("en"));
  g_assert_false (cuti_format_is_rtl ("de-CH"));
  g_assert_false (cuti_format_is_rtl ("zh"));
  g_assert_false (cuti_format_is_rtl ("xx-unknown"));
}

static void
test_paragraph (Fixture *self, gconstpointer language)
{
  CutiDrawing *first;

  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, LONG_HEBREW);
  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, "Ada");
  lay_out (self);

  first = find_text (self, HEBREW);
  g_assert_cmpfloat_with_epsilon (first->x + first->width, self->pages->paper.right, HAIR);
  first = find_text (self, "Ada");
  g_assert_cmpfloat_with_epsilon (first->x + first->width, self->pages->paper.right, HAIR);
}

/* The end of each line of the words that begin with @text. */
static void
assert_lines_end (Fixture *self, const char *text, guint n_lines, double right)
{
  GPtrArray *page = g_ptr_array_index (self->pages->pages, 0);
  PangoLayout *layout = find_text (self, text)->layout;
  guint n = 0;

  for (guint i = 0; i < page->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, i);

      if (drawing->kind != CUTI_DRAW_TEXT || drawing->layout != layout)
        continue;
      n++;
      g_assert_cmpfloat_with_epsilon (drawing->x + drawing->width, right, HAIR);
    }
  g_assert_cmpuint (n, >=, n_lines);
}

static void
test_list (Fixture *self, gconstpointer language)
{
  CutiBlock *list = cuti_block_add_list (self->document->body, 0);
  CutiDrawing *bullet, *text;

  cuti_block_add_item (list, NULL, CUTI_SIZE_BODY, HEBREW);
  cuti_block_add_item (list, NULL, CUTI_SIZE_BODY,
                       "Of the words that nobody has translated yet there may be more than fit into "
                       "one line, and they stay beside their bullet.");
  lay_out (self);

  bullet = find_text (self, "•");
  text = find_text (self, HEBREW);
  g_assert_cmpfloat (bullet->x, >, text->x + text->width);
  g_assert_cmpfloat_with_epsilon (bullet->x + bullet->width, self->pages->paper.right, HAIR);
  assert_lines_end (self, "Of the", 2, text->x + text->width);
}

static void
test_mark (Fixture *self, gconstpointer language)
{
  CutiBlock *paragraph = cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, HEBREW);
  CutiDrawing *text;
  GPtrArray *page;
  guint n_marks = 0;

  paragraph->mark = CUTI_MARK_SQUARE;
  lay_out (self);

  text = find_text (self, HEBREW);
  page = g_ptr_array_index (self->pages->pages, 0);
  for (guint i = 0; i < page->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, i);

      if (drawing->kind != CUTI_DRAW_PATH || drawing->steps->len < 5)
        continue;
      n_marks++;
      g_assert_cmpfloat (drawing->x, >, text->x + text->width);
    }
  g_assert_cmpuint (n_marks, ==, 1);
}

static void
test_table (Fixture *self, gconstpointer language)
{
  static const double columns[] = { 0.3, 0.3, 0.4 };
  CutiBlock *table = cuti_block_add_table (self->document->body, columns, 3);
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
  CutiDrawing *first, *second, *third;

  cuti_block_add_cell (row, TRUE, "ראשון");
  cuti_block_add_cell (row, FALSE, "שני");
  cuti_block_add_cell (row, FALSE, "שלישי");
  lay_out (self);

  first = find_text (self, "ראשון");
  second = find_text (self, "שני");
  third = find_text (self, "שלישי");
  g_assert_cmpfloat_with_epsilon (first->x + first->width, self->pages->paper.right, HAIR);
  g_assert_cmpfloat (first->x, >, second->x + second->width);
  g_assert_cmpfloat (second->x, >, third->x + third->width);
  g_assert_cmpuint (first->tag->index, <, second->tag->index);
  g_assert_cmpuint (second->tag->index, <, third->tag->index);
}

/* In a column of a table all lines begin below each other: those of one and of
 * more lines, and those in another direction. */
static void
test_column (Fixture *self, gconstpointer language)
{
  static const double columns[] = { 0.3, 0.7 };
  static const char *const names[] =
    { "Ada", "Known to the team before and after the last visit", HEBREW "\nAda\n" HEBREW };
  CutiBlock *table = cuti_block_add_table (self->document->body, columns, 2);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

      cuti_block_add_cell (row, TRUE, names[i]);
      cuti_block_add_cell (row, FALSE, "–");
    }
  lay_out (self);

  assert_lines_end (self, "Ada", 1, self->pages->paper.right);
  assert_lines_end (self, "Known", 2, self->pages->paper.right);
  assert_lines_end (self, HEBREW, 3, self->pages->paper.right);
}

/* Long text begins where readers of its language look, in their direction. */
static void
test_paragraph_of_another_direction (Fixture *self, gconstpointer language)
{
  CutiDrawing *first;

  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY,
                            "The knowledge base was written in English and has not been translated "
                            "yet, so that a paragraph of it goes on for more than one line (1).");
  lay_out (self);

  first = find_text (self, "The knowledge base");
  g_assert_cmpfloat_with_epsilon (first->x, self->pages->paper.left, HAIR);
  g_assert_cmpint (first->run->item->analysis.level & 1, ==, 0);
  g_assert_cmpint (pango_layout_line_get_resolved_direction (
                     pango_layout_get_line_readonly (first->layout, 0)), ==, PANGO_DIRECTION_LTR);
}

static void
test_furniture (Fixture *self, gconstpointer language)
{
  GPtrArray *page;
  CutiDrawing *identity;
  guint n = 0;

  self->document->identity = g_strdup ("Cohen");
  self->document->status = g_strdup (HEBREW);
  lay_out (self);

  identity = find_text (self, "Cohen");
  g_assert_cmpfloat_with_epsilon (identity->x + identity->width, self->pages->paper.right, HAIR);
  page = g_ptr_array_index (self->pages->pages, 0);
  for (guint i = 0; i < page->len; i++)
    {
      CutiDrawing *status = g_ptr_array_index (page, i);

      if (status->kind != CUTI_DRAW_TEXT || status->turn != 0
          || !g_str_equal (pango_layout_get_text (status->layout), HEBREW))
        continue;
      n++;
      g_assert_cmpfloat_with_epsilon (status->x, self->pages->paper.left, HAIR);
    }
  g_assert_cmpuint (n, ==, 1);
}

/* The same parts of a document in English stand where they always did. */
static void
test_left_to_right (Fixture *self, gconstpointer language)
{
  CutiBlock *list = cuti_block_add_list (self->document->body, 0);
  CutiDrawing *bullet, *text;

  cuti_block_add_item (list, NULL, CUTI_SIZE_BODY, HEBREW);
  lay_out (self);

  bullet = find_text (self, "•");
  text = find_text (self, HEBREW);
  g_assert_cmpfloat_with_epsilon (bullet->x, self->pages->paper.left, HAIR);
  g_assert_cmpfloat (text->x, >, bullet->x);
}

/* Where what begins with @text stands on its line. */
static int
find_x (PangoLayout *layout, const char *text)
{
  const char *whole = pango_layout_get_text (layout);
  const char *found = strstr (whole, text);
  PangoRectangle place;

  g_assert_nonnull (found);
  pango_layout_index_to_pos (layout, (int) (found - whole), &place);
  return MIN (place.x, place.x + place.width);
}

/* Each part of a value stands to the right of the one before, as its writer
 * wrote it, and the value to the left of the words before it. */
static void
test_inserted_value (Fixture *self, gconstpointer language)
{
  static const char *const values[][4] = {
    { "5–10 mm", "5", "10", "mm" },
    { "004 512 77", "004", "512", "77" },
    { "≥ 3", "≥", "3" },
    { "27-Nov-2026", "27", "Nov", "2026" },
    { "A. Smith (Jr.)", "A.", "Smith", ".)" },
    { "µ: 1, 2", "µ", "1", "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *allergies = cuti_format_words (_("Known allergies: %s"), values[i][0]);

      cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, allergies);
    }
  lay_out (self);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *start = cuti_format_words (_("Known allergies: %s"), values[i][0]);
      PangoLayout *layout = find_text (self, start)->layout;

      g_test_message ("%s", values[i][0]);
      g_assert_cmpint (find_x (layout, values[i][1]), <, find_x (layout, "ידועות"));
      for (guint j = 2; j < 4 && values[i][j] != NULL; j++)
        g_assert_cmpint (find_x (layout, values[i][j - 1]), <, find_x (layout, values[i][j]));
    }
}

/* A sentence runs in the direction of its own words, also behind a name in
 * other letters; what has no words of its own in that of the name. */
static void
test_sentence_that_begins_with_a_value (Fixture *self, gconstpointer language)
{
  g_autofree char *sentence = cuti_format_words (_("%s, born %s"), "Ada", "1954");
  g_autofree char *hebrew = cuti_format_words ("%s: %s", HEBREW, "Ada");
  g_autofree char *latin = cuti_format_words ("%s: %s", "Eve", HEBREW);
  g_autofree char *nested = cuti_format_words (_("Known allergies: %s"), hebrew);
  PangoLayout *layout;

  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, sentence);
  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, hebrew);
  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, latin);
  cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, nested);
  lay_out (self);

  layout = find_text (self, sentence)->layout;
  g_assert_cmpint (find_x (layout, "Ada"), >, find_x (layout, "נולד"));
  g_assert_cmpint (find_x (layout, "נולד"), >, find_x (layout, "1954"));
  layout = find_text (self, hebrew)->layout;
  g_assert_cmpint (find_x (layout, HEBREW), >, find_x (layout, "Ada"));
  layout = find_text (self, latin)->layout;
  g_assert_cmpint (find_x (layout, "Eve"), <, find_x (layout, "שלום"));
  layout = find_text (self, nested)->layout;
  g_assert_cmpint (find_x (layout, "שלום"), >, find_x (layout, "Ada"));
}

/* Isolates are the program's: what a file carries of them stays within its line. */
static void
test_typed_directions (void)
{
  g_autofree char *clean =
    cuti_document_clean_text ("a\u2069b\u2068c\u202Ed\u200F\u2066e\nf\u2069\u200F\u2068g\u2069");
  g_autofree char *again = cuti_document_clean_text (clean);

  g_assert_cmpstr (clean, ==, "ab\u2068cde\u2069\nf\u200F\u2068g\u2069");
  g_assert_cmpstr (again, ==, clean);
}

/* Whether @text has signs that turn directions; those of pdftotext are others. */
static gboolean
has_directions (const char *text)
{
  return strstr (text, "\u2068") != NULL || strstr (text, "\u2069") != NULL
         || strstr (text, "\u200F") != NULL;
}

/* They lead to no glyph, no letter and no entry of the contents. */
static void
test_print_of_inserted_value (Fixture *self, gconstpointer language)
{
  g_autofree char *sentence = cuti_format_words (_("%s, born %s"), "Ada", "5–10 mm");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  CutiOutlineEntry *entry;
  CutiPdfFile file;

  cuti_block_add_heading (self->document->body, 1, sentence);
  lay_out (self);
  entry = g_ptr_array_index (self->pages->outline, 0);
  g_assert_cmpstr (entry->text, ==, "Ada, נולד 5–10 mm");

  pdf = cuti_pdf_render (self->pages, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cuti_pdf_check_text (pdf, 1, &error));
  g_assert_no_error (error);
  cuti_pdf_file_write (&file, pdf);
  text = cuti_test_run_tool ("pdftotext", file.path, "-", NULL);
  cuti_pdf_file_remove (&file);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "5–10 mm"));
  g_assert_false (has_directions (text));
}

/* What programs and other systems get has none, and neither has plain text. */
static void
test_data (void)
{
  CutiReportFixture fixture;
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(JsonNode) plan = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  cuti_report_fixture_load_sample (&fixture);
  document = cuti_document_new_for_plan (fixture.patient_case, fixture.plan, CUTI_BREVITY_FULL, 0,
                                         CUTI_TEST_STAMP);
  plan = cuti_plan_to_json (fixture.plan);
  json = cuti_json_to_canonical (plan);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  cuti_report_fixture_clear (&fixture);

  g_assert_true (has_directions (document->identity));
  g_assert_false (has_directions (document->title));
  g_assert_false (has_directions (json));
  g_assert_false (has_directions (text));
}

static char *
unpack (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = NULL;
  CutiPdfFile file;
  char *objects;

  lay_out (self);
  pdf = cuti_pdf_render (self->pages, NULL, NULL, &error);
  g_assert_no_error (error);
  cuti_pdf_file_write (&file, pdf);
  objects = cuti_pdf_file_unpack (&file);
  cuti_pdf_file_remove (&file);
  return objects;
}

static void
test_viewer (Fixture *self, gconstpointer language)
{
  g_autofree char *objects = unpack (self);

  if (objects == NULL)
    return;
  g_assert_cmpuint (cuti_test_count (objects, "/Direction /R2L"), ==,
                    cuti_format_is_rtl (language) ? 1 : 0);
}

/* Words in Latin letters are English to a voice, if nothing else is known of
 * them; what is known of a span goes before, but a name in a third script. */
static void
test_spans (Fixture *self, gconstpointer language)
{
  CutiBlock *paragraph = cuti_block_add_paragraph (self->document->body, CUTI_SIZE_BODY, HEBREW);
  g_autofree char *objects = NULL;

  cuti_block_add_text (paragraph, 0, " Ada ");
  cuti_block_add_foreign (paragraph, "nl", "Tweede mening ");
  cuti_block_add_foreign (paragraph, "nl", "Елена ");
  cuti_block_add_foreign (paragraph, "he", HEBREW);
  cuti_block_add_foreign (paragraph, "", HEBREW);
  objects = unpack (self);
  if (objects == NULL)
    return;

  g_assert_cmpuint (cuti_test_count (objects, "/Lang(en)"), ==, 1);
  g_assert_cmpuint (cuti_test_count (objects, "/Lang(nl)"), >=, 1);
  g_assert_cmpuint (cuti_test_count (objects, "/Lang(ru)"), ==, 1);
  g_assert_cmpuint (cuti_test_count (objects, "/Lang(he)"), ==, 0);
  g_assert_cmpuint (cuti_test_count (objects, "/Lang()"), ==, 0);
}

/* The span in or below @block that says @text. */
static CutiSpan *
find_span (CutiBlock *block, const char *text)
{
  for (guint i = 0; i < block->spans->len; i++)
    {
      CutiSpan *span = g_ptr_array_index (block->spans, i);

      if (g_str_equal (span->text, text))
        return span;
    }
  for (guint i = 0; i < block->children->len; i++)
    {
      CutiSpan *span = find_span (g_ptr_array_index (block->children, i), text);

      if (span != NULL)
        return span;
    }
  return NULL;
}

/* Of the knowledge base one text is translated and another is not. */
static void
test_language_of_knowledge (void)
{
  CutiReportFixture fixture;
  g_autoptr(CutiDocument) document = NULL;
  CutiSpan *kept, *translated, *interface;

  cuti_report_fixture_load_sample (&fixture);
  document = cuti_document_new_for_plan (fixture.patient_case, fixture.plan, CUTI_BREVITY_FULL, 0,
                                         CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);

  kept = find_span (document->body, "Remove it whole if the disease is in the skin alone.");
  translated = find_span (document->body, "האם המטופל שברירי?");
  interface = find_span (document->body, "מקורות");
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->language, ==, "en");
  g_assert_nonnull (translated);
  g_assert_null (translated->language);
  g_assert_nonnull (interface);
  g_assert_null (interface->language);
}

/* The whole way: the catalogue says what language it is, and the file follows. */
static void
test_sample (void)
{
  CutiPdfFile file;
  g_autofree char *text = NULL;
  g_autofree char *objects = NULL;
  g_autofree char *checked = NULL;

  g_assert_cmpstr (g_dpgettext2 (GETTEXT_PACKAGE, "language", "en"), ==, "he");
  cuti_pdf_file_write_sample (&file, "a4");
  text = cuti_test_run_tool ("pdftotext", "-f", "1", "-l", "1", file.path, "-", NULL);
  checked = cuti_test_run_tool ("qpdf", "--check", file.path, NULL); /* fails if it finds fault */
  objects = cuti_pdf_file_unpack (&file);
  cuti_pdf_file_remove (&file);
  if (text == NULL || checked == NULL || objects == NULL)
    return;

  g_assert_nonnull (strstr (objects, "/Direction /R2L"));
  g_assert_nonnull (strstr (objects, "/Lang (he)"));
  g_assert_nonnull (strstr (objects, "/Lang(en)"));
  g_assert_nonnull (strstr (text, "נקודות בטיחות"));
  g_assert_nonnull (strstr (text, "Recommended"));
}

int
main (int argc, char *argv[])
{
  cuti_test_bind_catalogue ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rtl/language", test_language);
  g_test_add ("/rtl/paragraph", Fixture, "he", setup, test_paragraph, teardown);
  g_test_add ("/rtl/list", Fixture, "he", setup, test_list, teardown);
  g_test_add ("/rtl/mark", Fixture, "he", setup, test_mark, teardown);
  g_test_add ("/rtl/table", Fixture, "he", setup, test_table, teardown);
  g_test_add ("/rtl/column", Fixture, "he", setup, test_column, teardown);
  g_test_add ("/rtl/paragraph-of-another-direction", Fixture, "he", setup,
              test_paragraph_of_another_direction, teardown);
  g_test_add ("/rtl/furniture", Fixture, "he", setup, test_furniture, teardown);
  g_test_add ("/rtl/left-to-right", Fixture, "en", setup, test_left_to_right, teardown);
  g_test_add ("/rtl/inserted-value", Fixture, "he", setup, test_inserted_value, teardown);
  g_test_add ("/rtl/sentence-that-begins-with-a-value", Fixture, "he", setup,
              test_sentence_that_begins_with_a_value, teardown);
  g_test_add_func ("/rtl/typed-directions", test_typed_directions);
  g_test_add ("/rtl/print-of-inserted-value", Fixture, "he", setup, test_print_of_inserted_value,
              teardown);
  g_test_add_func ("/rtl/data", test_data);
  g_test_add ("/rtl/viewer", Fixture, "he", setup, test_viewer, teardown);
  g_test_add ("/rtl/viewer-of-english", Fixture, "en", setup, test_viewer, teardown);
  g_test_add ("/rtl/spans", Fixture, "he", setup, test_spans, teardown);
  g_test_add_func ("/rtl/language-of-knowledge", test_language_of_knowledge);
  g_test_add_func ("/rtl/sample", test_sample);

  return g_test_run ();
}
