/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases, plans and PDF files, and the tools that look at them.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cuti-json.h"
#include "cuti-report-fixture.h"

static char *
get_data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

void
cuti_report_fixture_load (CutiReportFixture *self, const char *json)
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

void
cuti_report_fixture_load_sample (CutiReportFixture *self)
{
  g_autofree char *path = get_data_path ("sample.cutiplan");
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  cuti_report_fixture_load (self, json);
}

void
cuti_report_fixture_clear (CutiReportFixture *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->patient_case);
  g_clear_object (&self->knowledge);
}

GBytes *
cuti_report_fixture_render_pdf (CutiReportFixture *self, const char *paper, gint64 stamp)
{
  CutiReportOptions options = { CUTI_REPORT_PLAN, paper, stamp };
  g_autoptr(GError) error = NULL;
  GBytes *pdf = cuti_report_render_pdf (self->patient_case, self->plan, &options, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

void
cuti_pdf_file_write (CutiPdfFile *self, GBytes *pdf)
{
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  self->folder = g_dir_make_tmp ("cuti-report-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "plan.pdf", NULL);
  self->flat = g_build_filename (self->folder, "flat.pdf", NULL);
  g_file_set_contents (self->path, data, size, &error);
  g_assert_no_error (error);
}

void
cuti_pdf_file_write_sample (CutiPdfFile *self, const char *paper)
{
  CutiReportFixture fixture;
  g_autoptr(GBytes) pdf = NULL;

  cuti_report_fixture_load_sample (&fixture);
  pdf = cuti_report_fixture_render_pdf (&fixture, paper, CUTI_TEST_STAMP);
  cuti_report_fixture_clear (&fixture);
  cuti_pdf_file_write (self, pdf);
}

void
cuti_pdf_file_remove (CutiPdfFile *self)
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
  g_free (self->flat);
}

/* Runs a tool; NULL, with the test marked as skipped, where it is not installed. */
char *
cuti_test_run_tool (const char *tool, ...)
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

/* Returns the objects as text; NULL, with the test marked as skipped, without qpdf. */
char *
cuti_pdf_file_unpack (CutiPdfFile *self)
{
  g_autofree char *output =
    cuti_test_run_tool ("qpdf", "--qdf", "--object-streams=disable", "--stream-data=preserve",
                        "--newline-before-endstream", self->path, self->flat, NULL);
  g_autoptr(GError) error = NULL;
  char *text;
  gsize size;

  if (output == NULL)
    return NULL;

  g_file_get_contents (self->flat, &text, &size, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < size; i++)
    text[i] = text[i] == '\0' ? ' ' : text[i];
  return text;
}

guint
cuti_test_count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + strlen (needle), needle))
    n++;

  return n;
}

/* The version changes with each release, the golden file does not. */
void
cuti_test_assert_golden (const char *name, const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_auto(GStrv) parts = g_strsplit (text, "Cutiplan " PACKAGE_VERSION, -1);
  g_autofree char *general = g_strjoinv ("Cutiplan VERSION", parts);
  g_autofree char *golden = NULL;
  g_autoptr(GError) error = NULL;

  if (g_getenv ("CUTI_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, general, -1, NULL);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (general, ==, golden);
}
