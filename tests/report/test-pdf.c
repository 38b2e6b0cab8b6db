/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed plan as others see it, through the tools of poppler and qpdf.
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "cuti-paginator.h"
#include "cuti-pdf-document.h"
#include "cuti-report-fixture.h"

static void
test_same_bytes (void)
{
  CutiReportFixture fixture;
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GBytes) later = NULL;

  cuti_report_fixture_load_sample (&fixture);
  g_setenv ("SOURCE_DATE_EPOCH", "1750000000", TRUE);
  first = cuti_report_fixture_render_pdf (&fixture, "a4", -1);
  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  tzset ();
  second = cuti_report_fixture_render_pdf (&fixture, "a4", -1);
  later = cuti_report_fixture_render_pdf (&fixture, "a4", CUTI_TEST_STAMP + 86400);
  g_unsetenv ("TZ");
  tzset ();
  cuti_report_fixture_clear (&fixture);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, later));
}

static void
test_unknown_paper (void)
{
  CutiReportFixture fixture;
  CutiReportOptions options = { CUTI_REPORT_PLAN, "a5", CUTI_TEST_STAMP };
  g_autoptr(GError) error = NULL;

  cuti_report_fixture_load_sample (&fixture);
  g_assert_null (cuti_report_render_pdf (fixture.patient_case, fixture.plan, &options, NULL,
                                         &error));
  g_assert_error (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_PAPER);
  cuti_report_fixture_clear (&fixture);
}

static GCancellable *cancelled_midway;
static guint until_cancel;

static void
call_and_cancel (void (*call) (gpointer data), gpointer data)
{
  call (data);
  if (until_cancel-- == 0)
    g_cancellable_cancel (cancelled_midway);
}

/* Whatever was written last, nothing is made of it. */
static void
test_cancelled_midway (void)
{
  CutiReportFixture fixture;
  CutiReportOptions options = { .run = call_and_cancel };
  guint n = 0;
  gboolean made = FALSE;

  cuti_report_fixture_load_sample (&fixture);
  for (; !made; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) pdf = NULL;

      cancelled_midway = g_cancellable_new ();
      until_cancel = n;
      pdf = cuti_report_render_pdf (fixture.patient_case, fixture.plan, &options, cancelled_midway,
                                    &error);
      made = !g_cancellable_is_cancelled (cancelled_midway);
      g_assert_true (made == (pdf != NULL));
      if (!made)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&cancelled_midway);
    }
  g_assert_cmpuint (n, >=, 5); /* a summary, the plan, its data twice; and not at all */
  cuti_report_fixture_clear (&fixture);
}

static void
test_cancelled (void)
{
  CutiReportFixture fixture;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  cuti_report_fixture_load_sample (&fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (cuti_report_render_pdf (fixture.patient_case, fixture.plan, NULL, cancellable,
                                         &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cuti_report_fixture_clear (&fixture);
}

static void
test_pdf_is_sound (void)
{
  CutiPdfFile file;
  g_autofree char *output = NULL;

  cuti_pdf_file_write_sample (&file, "a4");

  output = cuti_test_run_tool ("qpdf", "--check", file.path, NULL);
  if (output != NULL)
    g_assert_nonnull (strstr (output, "No syntax or stream encoding errors found"));
  cuti_pdf_file_remove (&file);
}

static void
test_pdf_metadata (void)
{
  CutiPdfFile file;
  g_autofree char *output = NULL;

  cuti_pdf_file_write_sample (&file, "letter");

  output = cuti_test_run_tool ("pdfinfo", file.path, NULL);
  if (output != NULL)
    {
      g_assert_nonnull (strstr (output, "Title:           Management plan – skin metastases\n"));
      g_assert_nonnull (strstr (output, "Creator:         Cutiplan " PACKAGE_VERSION "\n"));
      g_assert_nonnull (strstr (output, "Tagged:          yes\n"));
      g_assert_nonnull (strstr (output, "(letter)"));
      g_assert_nonnull (strstr (output, "2025"));
      g_assert_null (strstr (output, "ustermann"));
      g_assert_null (strstr (output, "USTERMANN"));
      g_assert_null (strstr (output, "004 512 77"));
      g_assert_null (strstr (output, "Case 1"));
    }
  cuti_pdf_file_remove (&file);
}

static void
test_pdf_structure (void)
{
  CutiPdfFile file;
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;

  cuti_pdf_file_write_sample (&file, "a4");

  output = cuti_test_run_tool ("pdfinfo", "-struct-text", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (output == NULL)
    return;

  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "Document");
  for (guint i = 1; lines[i] != NULL; i++)
    g_assert_true (lines[i][0] == '\0' || lines[i][0] == ' '); /* one root */

  g_assert_cmpuint (cuti_test_count (output, "\n  H1 (block)\n"), ==, 7);
  g_assert_cmpuint (cuti_test_count (output, "\n  Table (block)\n"), >=, 5);
  g_assert_nonnull (strstr (output, "\"Consider · Excise this lesion with clear margins (Lesion 1: Scalp)\""));
  g_assert_nonnull (strstr (output, "Lbl (block)\n        \"Caution\""));
  g_assert_nonnull (strstr (output, "Link (inline)"));
  g_assert_null (strstr (output, "Page 1 of")); /* what furnishes pages is not read out */
}

static CutiDocument *
create_long_document (const char *words)
{
  static const double columns[] = { 0.3, 0.7 };
  CutiDocument *document = cuti_document_new ();
  CutiBlock *row;

  document->title = g_strdup ("Long");
  document->identity = g_strdup ("SMITH, Jane");
  document->subject = g_strdup ("Long");
  document->status = g_strdup ("DRAFT");
  document->stamp = CUTI_TEST_STAMP;
  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, words);
  cuti_block_add_item (cuti_block_add_list (document->body, 0.2), "Label", CUTI_SIZE_TABLE, words);
  row = cuti_block_add (cuti_block_add_table (document->body, columns, 2), CUTI_BLOCK_ROW);
  cuti_block_add_cell (row, TRUE, "Head");
  cuti_block_add_cell (row, FALSE, words);
  return document;
}

/* The words between quotes of pdfinfo's output, in its order. */
static char *
collect_struct_text (const char *output)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '"')
        g_string_append_len (text, line + 1, strlen (line) - 2);
    }

  return g_string_free (text, FALSE);
}

/* What begins on one page and ends on another is one element for a reader,
 * without the header and footer that stand in between. */
static void
test_pdf_structure_across_pages (void)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wanted = NULL;
  CutiPaper paper;
  CutiPdfFile file;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (words, "word%u ", i);
  g_strchomp (words->str);
  document = create_long_document (words->str);
  g_assert_true (cuti_paper_init (&paper, "a4"));
  pages = cuti_paginate (document, &paper, NULL);
  g_assert_cmpuint (pages->pages->len, >, 5);
  pdf = cuti_pdf_render (pages, NULL, NULL, &error);
  g_assert_no_error (error);
  cuti_pdf_file_write (&file, pdf);

  output = cuti_test_run_tool ("pdfinfo", "-struct-text", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (output == NULL)
    return;

  text = collect_struct_text (output);
  wanted = g_strdup_printf ("%sLabel%sHead%s", words->str, words->str, words->str);
  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (cuti_test_count (output, "\n  P (block)\n"), ==, 1);
  g_assert_cmpuint (cuti_test_count (output, " LBody (block)\n"), ==, 1);
}

static void
test_pdf_links_and_outline (void)
{
  CutiPdfFile file;
  g_autofree char *raw = NULL;

  cuti_pdf_file_write_sample (&file, "a4");
  raw = cuti_pdf_file_unpack (&file);
  cuti_pdf_file_remove (&file);
  if (raw == NULL)
    return;

  g_assert_nonnull (strstr (raw, "/URI (https://doi.org/10.1000/test\\(1\\))"));
  g_assert_nonnull (strstr (raw, "/URI (https://example.org/overview)"));
  g_assert_nonnull (strstr (raw, "/Title (Case facts)"));
  g_assert_nonnull (strstr (raw, "/PageMode /UseOutlines"));
}

static void
test_pdf_fonts (void)
{
  CutiPdfFile file;
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;

  cuti_pdf_file_write_sample (&file, "a4");

  output = cuti_test_run_tool ("pdffonts", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (output == NULL)
    return;

  lines = g_strsplit (g_strchomp (output), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes ")); /* embedded, a subset, readable as text */
}

static void
test_pdf_each_page (void)
{
  CutiPdfFile file;
  g_autofree char *output = NULL;
  g_auto(GStrv) pages = NULL;
  guint n_pages;

  cuti_pdf_file_write_sample (&file, "a4");

  output = cuti_test_run_tool ("pdftotext", "-layout", file.path, "-", NULL);
  cuti_pdf_file_remove (&file);
  if (output == NULL)
    return;

  pages = g_strsplit (output, "\f", -1);
  n_pages = g_strv_length (pages) - 1;
  g_assert_cmpuint (n_pages, >, 2);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "MUSTERMANN, Zoë · Born 09-Mar-1954 · MRN 004 512 77"));
      g_assert_nonnull (strstr (pages[i], " DRAFT\n"));
      g_assert_nonnull (strstr (pages[i], "Draft – not signed"));
    }

  /* The first page stands alone. */
  g_assert_nonnull (strstr (pages[0], "Known allergies: Penicillin"));
  g_assert_nonnull (strstr (pages[0], "Can lesion 1 be excised?"));
  g_assert_nonnull (strstr (pages[0], "Safety points"));
  g_assert_nonnull (strstr (pages[0], "Plan in brief"));
  g_assert_null (strstr (pages[0], "Case facts"));
  g_assert_nonnull (strstr (pages[1], "Case facts"));
}

/* Letters that no font holds look alike on paper; as text they are said to be
 * missing, and are never another letter. */
static void
test_pdf_letters_without_font (void)
{
  CutiReportFixture fixture;
  CutiPdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;

  /* Two private letters: in no font, whatever is installed. */
  cuti_report_fixture_load (&fixture, "{\"format\":\"cutiplan-case/1\",\"patient\":{\"family\":\"A\xF3\xB0\x80\x80\xF3\xB0\x80\x81Z\"}}");
  pdf = cuti_report_fixture_render_pdf (&fixture, "a4", CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (&file, pdf);

  output = cuti_test_run_tool ("pdfinfo", "-struct-text", file.path, NULL);
  if (output != NULL)
    g_assert_nonnull (strstr (output, "\"A\xEF\xBF\xBD\xEF\xBF\xBDZ\""));
  cuti_pdf_file_remove (&file);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/unknown-paper", test_unknown_paper);
  g_test_add_func ("/report/pdf/cancelled", test_cancelled);
  g_test_add_func ("/report/pdf/cancelled-midway", test_cancelled_midway);
  g_test_add_func ("/report/pdf/is-sound", test_pdf_is_sound);
  g_test_add_func ("/report/pdf/metadata", test_pdf_metadata);
  g_test_add_func ("/report/pdf/structure", test_pdf_structure);
  g_test_add_func ("/report/pdf/structure-across-pages", test_pdf_structure_across_pages);
  g_test_add_func ("/report/pdf/links-and-outline", test_pdf_links_and_outline);
  g_test_add_func ("/report/pdf/fonts", test_pdf_fonts);
  g_test_add_func ("/report/pdf/each-page", test_pdf_each_page);
  g_test_add_func ("/report/pdf/letters-without-font", test_pdf_letters_without_font);

  return g_test_run ();
}
