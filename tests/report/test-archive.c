/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes a PDF file fit for archives and for everybody: structure, names
 * in any script, the files within it, and what PDF/A and PDF/UA ask for.
 */

#include "config.h"

#include <string.h>

#include "cuti-document-builder.h"
#include "cuti-json.h"
#include "cuti-paginator.h"
#include "cuti-pdf-document.h"
#include "cuti-report-fixture.h"
#include "cuti-test-catalogue.h"

static void
test_structure_golden (void)
{
  CutiPdfFile file;
  g_autofree char *output = NULL;

  cuti_pdf_file_write_sample (&file, "a4");
  output = cuti_test_run_tool ("pdfinfo", "-struct-text", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (output != NULL)
    cuti_test_assert_golden ("sample-structure.txt", output);
}

static void
test_marks_of_conformance (void)
{
  static const char *const wanted[] = {
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
    "<pdfuaid:part>1</pdfuaid:part>", "/DisplayDocTitle true", "/Marked true", "/Lang (en)",
    "/OutputIntents [", "/S /GTS_PDFA1", "/DestOutputProfile ", "/ID [<", "/PageLabels <<",
    "/AFRelationship /Source", "/AFRelationship /Data", "/AF [",
  };
  CutiPdfFile file;
  g_autofree char *text = NULL;

  cuti_pdf_file_write_sample (&file, "a4");
  text = cuti_pdf_file_unpack (&file);
  cuti_pdf_file_remove (&file);
  if (text == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (text, wanted[i]));
    }
}

/* Pages are walked by structure, links can be printed and say where they lead,
 * header cells say what they name. */
static void
test_each_object_says_what_it_must (void)
{
  CutiPdfFile file;
  g_autofree char *text = NULL;
  guint n_links;

  cuti_pdf_file_write_sample (&file, "a4");
  text = cuti_pdf_file_unpack (&file);
  cuti_pdf_file_remove (&file);
  if (text == NULL)
    return;

  g_assert_cmpuint (cuti_test_count (text, "/Type /Page\n"), >, 2);
  g_assert_cmpuint (cuti_test_count (text, "/Tabs /S\n"), ==, cuti_test_count (text, "/Type /Page\n"));

  n_links = cuti_test_count (text, "/Subtype /Link\n");
  g_assert_cmpuint (n_links, >, 5);
  g_assert_cmpuint (cuti_test_count (text, "/F 4\n"), ==, n_links);
  g_assert_cmpuint (cuti_test_count (text, "  /Contents (") + cuti_test_count (text, "  /Contents <"),
                    ==, n_links);
  g_assert_cmpuint (cuti_test_count (text, "/Type /OBJR\n"), ==, n_links);
  g_assert_nonnull (strstr (text, "/Contents (In this document: "));

  g_assert_cmpuint (cuti_test_count (text, "/S /TH\n"), >, 10);
  g_assert_cmpuint (cuti_test_count (text, "/Scope /Row\n") + cuti_test_count (text, "/Scope /Column\n"),
                    ==, cuti_test_count (text, "/S /TH\n"));
  g_assert_nonnull (strstr (text, "/ListNumbering /Decimal")); /* the references */
}

static char *
detach (CutiPdfFile *file, const char *name)
{
  g_autofree char *target = g_build_filename (file->folder, "detached", NULL);
  g_autofree char *output =
    cuti_test_run_tool ("pdfdetach", "-savefile", name, "-o", target, file->path, NULL);
  char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (output == NULL)
    return NULL;
  g_file_get_contents (target, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_files_within (void)
{
  CutiReportFixture fixture;
  CutiPdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *case_text = NULL;
  g_autofree char *plan_text = NULL;
  g_autofree char *plan_wanted = NULL;
  g_autoptr(JsonNode) plan_json = NULL;
  g_autoptr(JsonNode) case_json = NULL;
  g_autoptr(CutiCase) again = NULL;
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  cuti_report_fixture_load_sample (&fixture);
  pdf = cuti_report_fixture_render_pdf (&fixture, "a4", CUTI_TEST_STAMP);
  cuti_pdf_file_write (&file, pdf);
  case_text = detach (&file, "case.cutiplan");
  plan_text = detach (&file, "plan.json");
  cuti_pdf_file_remove (&file);

  if (case_text != NULL && plan_text != NULL)
    {
      plan_json = cuti_plan_to_json (fixture.plan);
      plan_wanted = cuti_json_to_canonical (plan_json);
      g_assert_cmpstr (g_strchomp (plan_text), ==, plan_wanted);

      case_json = cuti_json_parse (case_text, -1, &error);
      g_assert_no_error (error);
      again = cuti_case_new_from_json (fixture.knowledge, case_json, &error);
      g_assert_no_error (error);
      plan = cuti_plan_new (again);
      g_assert_cmpstr (cuti_plan_get_sha256 (plan), ==, cuti_plan_get_sha256 (fixture.plan));
    }
  cuti_report_fixture_clear (&fixture);
}

static void
test_hidden_answers_stay_at_home (void)
{
  CutiReportFixture fixture;
  CutiPdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  cuti_report_fixture_load (&fixture, "{\"format\":\"cutiplan-case/1\",\"x-kept\":1,\"facts\":"
                                      "{\"disease.confirmed\":false,\"disease.receptor\":\"positive\"}}");
  pdf = cuti_report_fixture_render_pdf (&fixture, "a4", CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (&file, pdf);
  text = detach (&file, "case.cutiplan");
  cuti_pdf_file_remove (&file);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "disease.confirmed"));
  g_assert_nonnull (strstr (text, "x-kept"));
  g_assert_null (strstr (text, "disease.receptor"));
}

/* Words between quotes, of which each font begins new ones. */
static char *
join_words (const char *output)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '"')
        g_string_append_len (words, line + 1, (gssize) strlen (line) - 2);
    }

  return g_string_free (words, FALSE);
}

/* Whether a font for it is installed or not: what is read out is right. */
static void
test_names_in_any_script (void)
{
  static const char *const words[] = {
    "Παπαδόπουλος", "Иванова", "فاطمة الزهراء بنت محمد", "שרה כהן", "王小明", "金さくら", "김서연", "Nguyễn",
    "fiancée", "office", NULL,
  };
  g_autofree char *all = g_strjoinv (", ", (char **) words);
  CutiReportFixture fixture;
  CutiPdfFile file;
  g_autofree char *json = NULL;
  g_autofree char *output = NULL;
  g_autofree char *joined = NULL;
  g_autoptr(GBytes) pdf = NULL;

  json = g_strdup_printf ("{\"format\":\"cutiplan-case/1\",\"facts\":{\"case.question\":\"%s\"}}", all);
  cuti_report_fixture_load (&fixture, json);
  pdf = cuti_report_fixture_render_pdf (&fixture, "a4", CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (&file, pdf);
  output = cuti_test_run_tool ("pdfinfo", "-struct-text", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (output == NULL)
    return;

  joined = join_words (output);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_nonnull (strstr (joined, words[i]));
    }
}

/* Lao writes one letter with two glyphs, of which none says it alone. */
static void
test_letter_of_two_glyphs (void)
{
  CutiReportFixture fixture;
  CutiPdfFile file;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *output = NULL;

  cuti_report_fixture_load (&fixture, "{\"format\":\"cutiplan-case/1\",\"facts\":"
                                      "{\"case.question\":\"A ນ້ຳ B\"}}");
  pdf = cuti_report_fixture_render_pdf (&fixture, "a4", CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (&file, pdf);
  output = cuti_test_run_tool ("pdftotext", "-layout", file.path, "-", NULL);
  cuti_pdf_file_remove (&file);
  if (output != NULL)
    g_assert_nonnull (strstr (output, "A ນ້ຳ B"));
}

/* What PDFBox finds wrong with a file as PDF/A-1, of which nothing may be left
 * but what only that old part asks for. */
static void
test_preflight (void)
{
  static const char *const jars =
    "/usr/share/java/preflight.jar:/usr/share/java/xmpbox.jar:/usr/share/java/pdfbox2.jar:"
    "/usr/share/java/fontbox2.jar:/usr/share/java/commons-logging.jar:/usr/share/java/commons-io.jar:"
    "/usr/share/java/javax.activation.jar:/usr/share/java/jaxb-api.jar";
  CutiReportFixture fixture;
  CutiPdfFile file;
  CutiPaper paper;
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *flat = NULL;
  g_autofree char *output = NULL;
  g_autofree char *command = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_test ("/usr/share/java/preflight.jar", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("libpdfbox2-java is not installed");
      return;
    }

  cuti_report_fixture_load_sample (&fixture);
  g_assert_true (cuti_paper_init (&paper, "a4"));
  document = cuti_document_new_for_plan (fixture.patient_case, fixture.plan, CUTI_BREVITY_FULL, 0,
                                         CUTI_TEST_STAMP);
  pages = cuti_paginate (document, &paper, NULL);
  pdf = cuti_pdf_render (pages, NULL, NULL, NULL); /* files within came with PDF/A-3 */
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (&file, pdf);
  flat = cuti_pdf_file_unpack (&file); /* packed objects came with PDF/A-2 */
  command = g_strdup_printf ("java -cp %s org.apache.pdfbox.preflight.Validator_A1b %s 2>/dev/null || true",
                             jars, file.flat);
  output = flat != NULL ? cuti_test_run_tool ("sh", "-c", command, NULL) : NULL;
  cuti_pdf_file_remove (&file);
  if (output == NULL)
    return;

  lines = g_strsplit (g_strchomp (output), "\n", -1);
  g_assert_nonnull (strstr (lines[0], "not a valid PDF/A-1b file"));
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (*lines[i] == '\0'
                     || (g_str_has_prefix (lines[i], "3.1.11 ") && strstr (lines[i], "CIDSet") != NULL)
                     || (g_str_has_prefix (lines[i], "7.3 ") && strstr (lines[i], "pdfua/ns/id") != NULL));
    }
}

int
main (int argc, char *argv[])
{
  cuti_test_bind_catalogue ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive/structure-golden", test_structure_golden);
  g_test_add_func ("/archive/marks-of-conformance", test_marks_of_conformance);
  g_test_add_func ("/archive/each-object-says-what-it-must", test_each_object_says_what_it_must);
  g_test_add_func ("/archive/files-within", test_files_within);
  g_test_add_func ("/archive/hidden-answers-stay-at-home", test_hidden_answers_stay_at_home);
  g_test_add_func ("/archive/names-in-any-script", test_names_in_any_script);
  g_test_add_func ("/archive/letter-of-two-glyphs", test_letter_of_two_glyphs);
  g_test_add_func ("/archive/preflight", test_preflight);

  return g_test_run ();
}
