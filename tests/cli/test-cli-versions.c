/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli on a case that has been signed: its versions, and what changed
 * since.
 */

#include <gio/gio.h>

#include "cuti-case-file.h"
#include "cuti-json.h"
#include "cuti-plan.h"
#include "cuti-test-knowledge.h"

#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", "") "," \
  CUTI_TEST_ADVICE ("other", "case", "strong", "'b'", "")
#define OTHER_ADVICE CUTI_TEST_ADVICE ("other", "case", "strong", "'b'", "")

typedef struct
{
  CutiTestFolder *knowledge, *other, *folder;
  char           *path, *unsigned_path;
  char           *out, *err;
  int             status;
} Fixture;

static void
save (CutiCase *patient_case, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  cuti_case_file_save (patient_case, file, &error);
  g_assert_no_error (error);
}

static void
sign (CutiCase *patient_case, const char *by)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  g_autoptr(JsonNode) json = cuti_plan_to_json (plan);

  cuti_case_sign (patient_case, json, &(CutiSignature) { by, "Dermatology", "2026-11-22T10:58:00Z" });
}

static void
set_answer (CutiCase *patient_case, const char *fact, int n)
{
  cuti_case_set_value (patient_case, cuti_case_find_answer (patient_case, fact, NULL), CUTI_VALUE (n));
}

/* Version 1: a. Version 2: a and b. Now: b alone. */
static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(CutiCase) patient_case = NULL;

  self->knowledge = cuti_test_folder_new ();
  self->other = cuti_test_folder_new ();
  self->folder = cuti_test_folder_new ();
  self->path = g_build_filename (cuti_test_folder_get_path (self->folder), "case.cutiplan", NULL);
  self->unsigned_path = g_build_filename (cuti_test_folder_get_path (self->folder), "new.cutiplan", NULL);
  cuti_test_knowledge_write (self->knowledge, CUTI_TEST_FACTS, NULL, ADVICE);
  cuti_test_knowledge_write (self->other, CUTI_TEST_FACTS, NULL, OTHER_ADVICE);
  knowledge = cuti_test_knowledge_load (self->knowledge);

  patient_case = cuti_test_case_new (knowledge, "'id': 'x', 'facts': {'a': true, 'b': false}");
  save (patient_case, self->unsigned_path);
  sign (patient_case, "Dr One");
  set_answer (patient_case, "b", 1);
  sign (patient_case, "Dr Two");
  set_answer (patient_case, "a", 0);
  save (patient_case, self->path);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  cuti_test_folder_free (self->knowledge);
  cuti_test_folder_free (self->other);
  cuti_test_folder_free (self->folder);
  g_free (self->path);
  g_free (self->unsigned_path);
  g_free (self->out);
  g_free (self->err);
}

/* @output: the name of a file in the folder, NULL for what is printed */
static void
run_to (Fixture *self, CutiTestFolder *knowledge, const char *path, const char *format,
        const char *version, const char *output)
{
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *file =
    output != NULL ? g_build_filename (cuti_test_folder_get_path (self->folder), output, NULL) : NULL;
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  const char *const always[] = { g_getenv ("CUTIPLAN_CLI"), "plan", path, "--knowledge",
                                 cuti_test_folder_get_path (knowledge), "--format", format };

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    g_ptr_array_add (argv, (char *) always[i]);
  if (version != NULL)
    {
      g_ptr_array_add (argv, (char *) "--version");
      g_ptr_array_add (argv, (char *) version);
    }
  if (file != NULL)
    {
      g_ptr_array_add (argv, (char *) "--output");
      g_ptr_array_add (argv, file);
    }
  g_ptr_array_add (argv, NULL);

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  self->status = g_subprocess_get_exit_status (process);
}

static void
run (Fixture *self, CutiTestFolder *knowledge, const char *path, const char *format, const char *version)
{
  run_to (self, knowledge, path, format, version,
          g_str_equal (format, "pdf") ? "plan.pdf" : NULL);
}

static void
assert_says (Fixture *self, const char *words)
{
  g_assert_cmpint (self->status, ==, 0);
  if (strstr (self->out, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, self->out);
}

static void
test_versions_text (Fixture *self, gconstpointer data)
{
  run (self, self->knowledge, self->path, "text", "1");
  assert_says (self, "Version 1 - signed by Dr One (Dermatology), 22-Nov-2026 10:58 (UTC)");
  assert_says (self, "Recommended - yes");
  g_assert_null (strstr (self->out, "Recommended · other"));
  g_assert_null (strstr (self->out, "DRAFT"));

  run (self, self->knowledge, self->path, "text", NULL);
  assert_says (self, "DRAFT");
  assert_says (self, "Recommended - other");
  g_assert_null (strstr (self->out, "Recommended · yes"));
}

static void
test_versions_json_is_what_was_signed (Fixture *self, gconstpointer data)
{
  g_autofree char *now = NULL;

  run (self, self->knowledge, self->unsigned_path, "json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  now = g_strdup (self->out);
  run (self, self->knowledge, self->path, "json", "1");
  g_assert_cmpstr (self->out, ==, now);
  run (self, self->other, self->path, "json", "1");
  g_assert_cmpstr (self->out, ==, now);
}

static void
test_versions_pdf (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = NULL;

  run (self, self->knowledge, self->path, "pdf", "2");
  g_assert_cmpint (self->status, ==, 0);
  pdf = cuti_test_folder_read (self->folder, "plan.pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_versions_with_another_knowledge_base (Fixture *self, gconstpointer data)
{
  g_autofree char *as_signed = NULL;

  run (self, self->knowledge, self->path, "text", "1");
  assert_says (self, "Recommended: yes");
  as_signed = g_strdup (self->out);
  run (self, self->other, self->path, "text", "1");
  g_assert_cmpstr (self->out, ==, as_signed);
}

static void
test_versions_say_when_tampered_with (Fixture *self, gconstpointer data)
{
  g_autofree char *text = cuti_test_folder_read (self->folder, "case.cutiplan");
  g_autoptr(GString) changed = g_string_new (text);

  g_string_replace (changed, "\"not-applicable\"", "\"recommended\"", 0);
  cuti_test_folder_write_raw (self->folder, "case.cutiplan", changed->str);
  run (self, self->knowledge, self->path, "text", "1");
  assert_says (self, "Do not rely on this");
  g_assert_nonnull (strstr (self->err, "not what was signed"));
}

static void
test_changes (Fixture *self, gconstpointer data)
{
  run (self, self->knowledge, self->path, "changes", "1");
  assert_says (self, "What changed since version 1");
  assert_says (self, "2 facts changed");
  assert_says (self, "- Removed");
  assert_says (self, "+ Added");

  run (self, self->knowledge, self->path, "changes", NULL);
  assert_says (self, "What changed since version 2");
  assert_says (self, "1 fact changed");
  assert_says (self, "yes / Recommended -> Does not apply / a?: Yes -> No");
  g_assert_null (strstr (self->out, "+ Added"));
}

/* Of the same format, the name of the file decides; a PDF has none of the text's words in the open. */
static void
test_changes_are_a_pdf_where_the_file_is (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = NULL;
  g_autofree char *text = NULL;

  run_to (self, self->knowledge, self->path, "changes", "1", "Changes.PDF");
  g_assert_cmpint (self->status, ==, 0);
  pdf = cuti_test_folder_read (self->folder, "Changes.PDF");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));

  run_to (self, self->knowledge, self->path, "changes", "1", "changes.txt");
  g_assert_cmpint (self->status, ==, 0);
  text = cuti_test_folder_read (self->folder, "changes.txt");
  g_assert_nonnull (strstr (text, "What changed since version 1"));
}

static void
assert_refused (Fixture *self, int status, const char *words)
{
  g_assert_cmpint (self->status, ==, status);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_nonnull (strstr (self->err, words));
}

static void
test_versions_that_are_not_there (Fixture *self, gconstpointer data)
{
  run (self, self->knowledge, self->path, "text", "3");
  assert_refused (self, 1, "This case has no signed version 3.");
  run (self, self->knowledge, self->unsigned_path, "text", "1");
  assert_refused (self, 1, "No version of this case has been signed.");
  run (self, self->knowledge, self->unsigned_path, "changes", NULL);
  assert_refused (self, 1, "No version of this case has been signed.");
  run (self, self->knowledge, self->path, "text", "0");
  assert_refused (self, 2, "Versions are numbered from 1.");
  run (self, self->knowledge, self->path, "text", "two");
  g_assert_cmpint (self->status, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/cli-versions/" path, Fixture, NULL, setup, func, teardown)
  ADD ("text", test_versions_text);
  ADD ("json-is-what-was-signed", test_versions_json_is_what_was_signed);
  ADD ("pdf", test_versions_pdf);
  ADD ("with-another-knowledge-base", test_versions_with_another_knowledge_base);
  ADD ("say-when-tampered-with", test_versions_say_when_tampered_with);
  ADD ("changes", test_changes);
  ADD ("changes-are-a-pdf-where-the-file-is", test_changes_are_a_pdf_where_the_file_is);
  ADD ("that-are-not-there", test_versions_that_are_not_there);

  return g_test_run ();
}
