/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed plan as others see it: as text against a golden file, as PDF
 * through the tools of poppler and qpdf.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "cuti-pdf-document.h"
#include "cuti-json.h"
#include "cuti-paginator.h"
#include "cuti-report.h"

#define STAMP 1750000000

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
} Fixture;

static char *
get_data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

static void
load (Fixture *self, const char *json)
{
  g_autofree char *folder = get_data_path ("knowledge");
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cuti_json_parse (json, -1, &error);

  g_assert_no_error (error);
  self->knowledge = cuti_knowledge_load (file, NULL, &error);
  g_assert_no_error (error);
  self->patient_case = cuti_case_new_from_json (self->knowledge, node, &error);
  g_assert_no_error (error);
  self->plan = cuti_plan_new (self->patient_case);
}

static void
load_sample (Fixture *self)
{
  g_autofree char *path = get_data_path ("sample.cutiplan");
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  load (self, json);
}

static void
clear (Fixture *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->patient_case);
  g_clear_object (&self->knowledge);
}

static char *
render_text (const char *json)
{
  Fixture fixture;
  char *text;

  load (&fixture, json);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  clear (&fixture);
  return text;
}

static GBytes *
render_pdf (Fixture *self, const char *paper, gint64 stamp)
{
  CutiReportOptions options = { paper, stamp };
  g_autoptr(GError) error = NULL;
  GBytes *pdf = cuti_report_render_pdf (self->patient_case, self->plan, &options, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* The PDF as a file in a folder of its own, for the tools to read. */
typedef struct
{
  char *folder;
  char *path;
} PdfFile;

static void
write_pdf (PdfFile *self, GBytes *pdf)
{
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  self->folder = g_dir_make_tmp ("cuti-report-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "plan.pdf", NULL);
  g_file_set_contents (self->path, data, size, &error);
  g_assert_no_error (error);
}

static void
remove_pdf (PdfFile *self)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* Runs a tool; NULL, with the test marked as skipped, where it is not installed. */
static char *
run (const char *tool, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  int status;
  va_list args;

  if (program == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", tool);

      g_test_skip (reason);
      return NULL;
    }

  g_ptr_array_add (argv, program);
  va_start (args, tool);
  for (char *arg = va_arg (args, char *); arg != NULL; arg = va_arg (args, char *))
    g_ptr_array_add (argv, arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_text_golden (void)
{
  Fixture fixture;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "sample.txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *golden = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = NULL;

  load_sample (&fixture);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  clear (&fixture);

  /* The version changes with each release, the golden file does not. */
  parts = g_strsplit (text, "Cutiplan " PACKAGE_VERSION, -1);
  g_free (text);
  text = g_strjoinv ("Cutiplan VERSION", parts);

  if (g_getenv ("CUTI_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, golden);
}

static void
test_text_width (void)
{
  g_autofree char *word = g_strnfill (500, 'w');
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"cutiplan-case/1\",\"patient\":{\"family\":\"%s\"},"
                     "\"facts\":{\"case.question\":\"%s 皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移 %s\"}}",
                     word, word, word);
  g_autofree char *text = render_text (json);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint width = 0;

      for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
        width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      g_assert_cmpuint (width, <=, 80);
      g_assert_false (g_str_has_suffix (lines[i], " "));
    }
}

static void
test_hidden_answers_are_absent (void)
{
  g_autofree char *shown = render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":"
                                        "{\"disease.confirmed\":true,\"disease.receptor\":\"positive\"}}");
  g_autofree char *hidden = render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":"
                                         "{\"disease.confirmed\":false,\"disease.receptor\":\"positive\"}}");

  g_assert_nonnull (strstr (shown, "Positive"));
  g_assert_null (strstr (hidden, "Positive"));
  g_assert_null (strstr (hidden, "Receptor"));
}

static void
test_missing_is_not_unrecorded (void)
{
  g_autofree char *text = render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":"
                                       "{\"patient.frail\":{\"missing\":\"pending\"}}}");

  g_assert_nonnull (strstr (text, "Is the patient frail?     Pending"));
  g_assert_nonnull (strstr (text, "Not recorded: Assessed on; Question; Age; Blood thinner\n"));
}

static void
test_ruled_out_says_why (void)
{
  g_autofree char *text =
    render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":{\"disease.confirmed\":true,"
                 "\"disease.spread\":\"local\",\"disease.receptor\":\"negative\"},"
                 "\"lesions\":[{\"id\":\"a\",\"label\":\"1\"},{\"id\":\"b\",\"label\":\"2\"}]}");

  g_assert_nonnull (strstr (text, "- Ruled out: Excise this lesion with clear margins – because Lesion 1, Lesion 2:"
                                  "\n  Without the receptor it does not help."));
}

static void
test_out_of_scope_prints_urgent_alone (void)
{
  g_autofree char *text =
    render_text ("{\"format\":\"cutiplan-case/1\",\"patient\":{\"born\":\"2015-01-01\"},\"facts\":{"
                 "\"case.assessed_on\":\"2026-11-20\",\"disease.confirmed\":true,\"disease.spread\":\"local\"},"
                 "\"lesions\":[{\"id\":\"a\",\"facts\":{\"lesion.bleeds\":true,\"lesion.site\":\"trunk\"}}]}");

  g_assert_nonnull (strstr (text, "No plan for this case"));
  g_assert_nonnull (strstr (text, "The patient is under 18; this knowledge is for adults only."));
  g_assert_nonnull (strstr (text, "Today: Stop this bleeding"));
  g_assert_nonnull (strstr (text, "Press, and call for help."));
  g_assert_nonnull (strstr (text, "How far has it spread?"));
  g_assert_null (strstr (text, "Excise"));
  g_assert_null (strstr (text, "Plan in brief"));
  g_assert_null (strstr (text, "Examine the whole skin"));
}

static void
test_references_keep_their_numbers (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  load_sample (&fixture);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  clear (&fixture);

  g_assert_nonnull (strstr (text, "\n[1]  An overview that nobody reviewed."));
  g_assert_nonnull (strstr (text, "Unreviewed overview, not a guideline."));
  g_assert_nonnull (strstr (text, "\n[3]  Doe J."));
  g_assert_null (strstr (text, "A source that is not cited"));
}

static void
test_same_bytes (void)
{
  Fixture fixture;
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GBytes) later = NULL;

  load_sample (&fixture);
  g_setenv ("SOURCE_DATE_EPOCH", "1750000000", TRUE);
  first = render_pdf (&fixture, "a4", -1);
  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  tzset ();
  second = render_pdf (&fixture, "a4", -1);
  later = render_pdf (&fixture, "a4", STAMP + 86400);
  g_unsetenv ("TZ");
  tzset ();
  clear (&fixture);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, later));
}

static void
test_unknown_paper (void)
{
  Fixture fixture;
  CutiReportOptions options = { "a5", STAMP };
  g_autoptr(GError) error = NULL;

  load_sample (&fixture);
  g_assert_null (cuti_report_render_pdf (fixture.patient_case, fixture.plan, &options, NULL,
                                         &error));
  g_assert_error (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_PAPER);
  clear (&fixture);
}

static void
test_cancelled (void)
{
  Fixture fixture;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  load_sample (&fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (cuti_report_render_pdf (fixture.patient_case, fixture.plan, NULL, cancellable,
                                         &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  clear (&fixture);
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + strlen (needle), needle))
    n++;

  return n;
}

static void
test_pdf_is_sound (void)
{
  Fixture fixture;
  PdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;

  load_sample (&fixture);
  pdf = render_pdf (&fixture, "a4", STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);

  output = run ("qpdf", "--check", file.path, NULL);
  if (output != NULL)
    g_assert_nonnull (strstr (output, "No syntax or stream encoding errors found"));
  remove_pdf (&file);
}

static void
test_pdf_metadata (void)
{
  Fixture fixture;
  PdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;

  load_sample (&fixture);
  pdf = render_pdf (&fixture, "letter", STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);

  output = run ("pdfinfo", file.path, NULL);
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
  remove_pdf (&file);
}

static void
test_pdf_structure (void)
{
  Fixture fixture;
  PdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;

  load_sample (&fixture);
  pdf = render_pdf (&fixture, "a4", STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);

  output = run ("pdfinfo", "-struct-text", file.path, NULL);
  remove_pdf (&file);
  if (output == NULL)
    return;

  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "Document");
  for (guint i = 1; lines[i] != NULL; i++)
    g_assert_true (lines[i][0] == '\0' || lines[i][0] == ' '); /* one root */

  g_assert_cmpuint (count (output, "\n  H1 (block)\n"), ==, 5);
  g_assert_cmpuint (count (output, "\n  Table (block)\n"), >=, 5);
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
  document->stamp = STAMP;
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
  PdfFile file;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (words, "word%u ", i);
  g_strchomp (words->str);
  document = create_long_document (words->str);
  g_assert_true (cuti_paper_init (&paper, "a4"));
  pages = cuti_paginate (document, &paper);
  g_assert_cmpuint (pages->pages->len, >, 5);
  pdf = cuti_pdf_render (pages, NULL, NULL, &error);
  g_assert_no_error (error);
  write_pdf (&file, pdf);

  output = run ("pdfinfo", "-struct-text", file.path, NULL);
  remove_pdf (&file);
  if (output == NULL)
    return;

  text = collect_struct_text (output);
  wanted = g_strdup_printf ("%sLabel%sHead%s", words->str, words->str, words->str);
  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (count (output, "\n  P (block)\n"), ==, 1);
  g_assert_cmpuint (count (output, " LBody (block)\n"), ==, 1);
}

static void
test_pdf_links_and_outline (void)
{
  Fixture fixture;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *raw = NULL;
  gsize size;
  const char *data;

  load_sample (&fixture);
  pdf = render_pdf (&fixture, "a4", STAMP);
  clear (&fixture);
  data = g_bytes_get_data (pdf, &size);
  raw = g_memdup2 (data, size + 1);
  for (gsize i = 0; i < size; i++)
    raw[i] = raw[i] == '\0' ? ' ' : raw[i];
  raw[size] = '\0';

  g_assert_true (g_str_has_prefix (raw, "%PDF-1.4"));
  g_assert_nonnull (strstr (raw, "(https://doi.org/10.1000/test%281%29)"));
  g_assert_nonnull (strstr (raw, "(https://example.org/overview)"));
  g_assert_nonnull (strstr (raw, "/Outlines"));
  g_assert_nonnull (strstr (raw, "(Case facts)"));
}

static void
test_pdf_fonts (void)
{
  Fixture fixture;
  PdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;

  load_sample (&fixture);
  pdf = render_pdf (&fixture, "a4", STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);

  output = run ("pdffonts", file.path, NULL);
  remove_pdf (&file);
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
  Fixture fixture;
  PdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;
  g_auto(GStrv) pages = NULL;
  guint n_pages;

  load_sample (&fixture);
  pdf = render_pdf (&fixture, "a4", STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);

  output = run ("pdftotext", "-layout", file.path, "-", NULL);
  remove_pdf (&file);
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
  Fixture fixture;
  PdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;

  /* Two private letters: in no font, whatever is installed. */
  load (&fixture, "{\"format\":\"cutiplan-case/1\",\"patient\":{\"family\":\"A\xF3\xB0\x80\x80\xF3\xB0\x80\x81Z\"}}");
  pdf = render_pdf (&fixture, "a4", STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);

  output = run ("pdfinfo", "-struct-text", file.path, NULL);
  if (output != NULL)
    g_assert_nonnull (strstr (output, "\"A\xEF\xBF\xBD\xEF\xBF\xBDZ\""));
  remove_pdf (&file);
}

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
  Fixture fixture;
  PdfFile file;
  CutiPaper paper;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;

  if (json != NULL)
    load (&fixture, json);
  else
    load_sample (&fixture);
  pdf = render_pdf (&fixture, paper_name, STAMP);
  clear (&fixture);
  write_pdf (&file, pdf);
  g_assert_true (cuti_paper_init (&paper, paper_name));

  prefix = g_build_filename (file.folder, "page", NULL);
  output = run ("pdftoppm", "-r", "50", "-gray", file.path, prefix, NULL);
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
  remove_pdf (&file);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/text/golden", test_text_golden);
  g_test_add_func ("/report/text/width", test_text_width);
  g_test_add_func ("/report/text/hidden-answers-are-absent", test_hidden_answers_are_absent);
  g_test_add_func ("/report/text/missing-is-not-unrecorded", test_missing_is_not_unrecorded);
  g_test_add_func ("/report/text/ruled-out-says-why", test_ruled_out_says_why);
  g_test_add_func ("/report/text/out-of-scope-prints-urgent-alone",
                   test_out_of_scope_prints_urgent_alone);
  g_test_add_func ("/report/text/references-keep-their-numbers",
                   test_references_keep_their_numbers);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/unknown-paper", test_unknown_paper);
  g_test_add_func ("/report/pdf/cancelled", test_cancelled);
  g_test_add_func ("/report/pdf/is-sound", test_pdf_is_sound);
  g_test_add_func ("/report/pdf/metadata", test_pdf_metadata);
  g_test_add_func ("/report/pdf/structure", test_pdf_structure);
  g_test_add_func ("/report/pdf/structure-across-pages", test_pdf_structure_across_pages);
  g_test_add_func ("/report/pdf/links-and-outline", test_pdf_links_and_outline);
  g_test_add_func ("/report/pdf/fonts", test_pdf_fonts);
  g_test_add_func ("/report/pdf/each-page", test_pdf_each_page);
  g_test_add_func ("/report/pdf/letters-without-font", test_pdf_letters_without_font);
  g_test_add_func ("/report/pdf/ink-of-sample", test_pdf_ink_of_sample);
  g_test_add_func ("/report/pdf/ink-of-empty-case", test_pdf_ink_of_empty_case);
  g_test_add_func ("/report/pdf/ink-of-extremes", test_pdf_ink_of_extremes);

  return g_test_run ();
}
