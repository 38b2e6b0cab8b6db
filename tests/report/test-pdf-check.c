/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether damage to a file is seen before it gets its name, and which parts of
 * the plan a document may lack.
 */

#include <string.h>

#include "cuti-pdf-check.h"
#include "cuti-pdf-objects.h"
#include "cuti-report-fixture.h"
#include "cuti-test-case.h"
#include "cuti-test-knowledge.h"

static GBytes *
render (CutiParts left_out, guint *n_pages)
{
  g_autoptr(GError) error = NULL;
  CutiReportFixture fixture = { cuti_test_knowledge_load_shipped () };
  CutiReportOptions options = { CUTI_REPORT_PLAN, "a4", CUTI_TEST_STAMP, 1, left_out };
  g_autoptr(CutiPages) pages = NULL;
  GBytes *pdf;

  fixture.patient_case = cuti_test_case_load_sample (fixture.knowledge);
  fixture.plan = cuti_plan_new (fixture.patient_case);
  pages = cuti_report_paginate (fixture.patient_case, fixture.plan, &options, NULL, &error);
  g_assert_no_error (error);
  *n_pages = pages->pages->len;
  pdf = cuti_report_render_pdf (fixture.patient_case, fixture.plan, &options, NULL, &error);
  g_assert_no_error (error);
  cuti_report_fixture_clear (&fixture);
  return pdf;
}

static void
assert_refused (GBytes *pdf, guint n_pages, const char *reason)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cuti_pdf_check_text (pdf, n_pages, &error));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_whole (void)
{
  guint n_pages;
  g_autoptr(GBytes) pdf = render (0, &n_pages);
  g_autoptr(GError) error = NULL;

  g_assert_true (cuti_pdf_check_text (pdf, n_pages, &error));
  g_assert_no_error (error);
  assert_refused (pdf, n_pages + 1, "pages are missing");
}

/* Cut off, or any of its streams changed. */
static void
test_damaged (void)
{
  guint n_pages;
  g_autoptr(GBytes) pdf = render (0, &n_pages);
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  g_autofree char *copy = g_memdup2 (data, size);
  g_autoptr(GBytes) half = g_bytes_new (data, size / 2);
  g_autoptr(GBytes) none = g_bytes_new ("%PDF-1.7\n", 9);
  g_autoptr(GBytes) flipped = NULL;

  memset (copy + size / 2, 0x55, 64);
  flipped = g_bytes_new (copy, size);
  assert_refused (half, n_pages, "pages are missing");
  assert_refused (none, 0, "pages are missing");
  assert_refused (flipped, n_pages, "");
}

/* A page of one font whose map knows the code 0041, with @content. */
static GBytes *
create_page (const char *content)
{
  static const char map[] = "1 beginbfchar\n<0041><0041>\nendbfchar\n";
  g_autoptr(CutiPdfObjects) objects = cuti_pdf_objects_new ();

  for (guint i = 0; i < 5; i++)
    cuti_pdf_objects_reserve (objects);
  cuti_pdf_objects_put (objects, 1, "<</Type/Page/Parent 9 0 R/Contents 2 0 R/Resources 3 0 R>>");
  cuti_pdf_objects_put_stream (objects, 2, "", content, strlen (content));
  cuti_pdf_objects_put (objects, 3, "<</Font<</F0 4 0 R>>>>");
  cuti_pdf_objects_put (objects, 4, "<</Type/Font/Subtype/Type0/ToUnicode 5 0 R>>");
  cuti_pdf_objects_put_stream (objects, 5, "", map, strlen (map));
  return cuti_pdf_objects_finish (objects, 1, 1);
}

static void
test_letters (void)
{
  g_autoptr(GBytes) good = create_page ("/P<</MCID 0/Lang<FEFF>>>BDC/F0 10 Tf[<00410041>]TJ EMC");
  g_autoptr(GBytes) unknown = create_page ("/F0 10 Tf[<00410042>]TJ");
  g_autoptr(GBytes) no_font = create_page ("/F1 10 Tf[<0041>]TJ");
  g_autoptr(GBytes) empty = create_page ("0 0 m 9 9 l S");

  g_assert_true (cuti_pdf_check_text (good, 1, NULL));
  assert_refused (unknown, 1, "Page 1");
  assert_refused (no_font, 1, "Page 1");
  assert_refused (empty, 1, "Page 1");
}

static char *
extract (GBytes *pdf)
{
  CutiPdfFile file;
  char *text;

  cuti_pdf_file_write (&file, pdf);
  text = cuti_test_run_tool ("pdftotext", "-layout", file.path, "-", NULL);
  cuti_pdf_file_remove (&file);
  return text;
}

/* Each part goes, and nothing else does; the first page says so. */
static void
test_parts (void)
{
  static const struct { CutiParts part; const char *gone, *said; } parts[] = {
    { CUTI_PART_FACTS, "Calculated values", "Case facts and calculated values" },
    { CUTI_PART_UNDECIDED, "Needed", "What is needed to decide the rest" },
    { CUTI_PART_NOT_OFFERED, "Not offered", "What is not offered, and why" },
  };
  guint n_all, n_pages;
  g_autoptr(GBytes) whole = render (0, &n_all);
  g_autofree char *all = extract (whole);

  if (all == NULL)
    return;
  g_assert_null (strstr (all, "Left out of this document"));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GBytes) pdf = render (parts[i].part, &n_pages);
      g_autofree char *text = extract (pdf);
      g_autofree char *said = g_strdup_printf ("Left out of this document at export: %s.",
                                               parts[i].said);
      const char *first_page_end = strchr (text, '\f');
      const char *found = strstr (text, said);

      g_assert_nonnull (strstr (all, parts[i].gone));
      g_assert_null (strstr (text, parts[i].gone));
      g_assert_nonnull (found);
      g_assert_true (found < first_page_end);
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (j != i && strstr (text, parts[j].gone) == NULL)
          g_error ("with “%s”, “%s” went, too", parts[i].said, parts[j].said);
      g_assert_cmpuint (n_pages, <, n_all);
    }
}

/* Whatever is left out, these stay. */
static void
test_what_stays (void)
{
  static const char *const stays[] = {
    "Lesion 1", "Not enough data", "Safety points", "References", "Signature", "No clinician",
  };
  guint n_pages;
  g_autoptr(GBytes) pdf =
    render (CUTI_PART_FACTS | CUTI_PART_UNDECIDED | CUTI_PART_NOT_OFFERED, &n_pages);
  g_autofree char *text = extract (pdf);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (stays); i++)
    if (strstr (text, stays[i]) == NULL)
      g_error ("“%s” was left out, too", stays[i]);
}

static void
test_names (void)
{
  CutiParts parts;

  g_assert_true (cuti_parts_parse ("facts, not-offered", &parts));
  g_assert_cmpuint (parts, ==, CUTI_PART_FACTS | CUTI_PART_NOT_OFFERED);
  g_assert_false (cuti_parts_parse ("facts,urgent", &parts));
  g_assert_false (cuti_parts_parse ("", &parts));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-check/whole", test_whole);
  g_test_add_func ("/pdf-check/damaged", test_damaged);
  g_test_add_func ("/pdf-check/letters", test_letters);
  g_test_add_func ("/parts/leave-out", test_parts);
  g_test_add_func ("/parts/what-stays", test_what_stays);
  g_test_add_func ("/parts/names", test_names);

  return g_test_run ();
}
