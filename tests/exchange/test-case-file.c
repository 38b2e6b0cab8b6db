/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Case files are replaced whole or not at all, only their owner can read
 * them, and what cannot be read is explained and left alone.
 */

#include "cuti-case-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "cuti-json.h"
#include "cuti-test-knowledge.h"

typedef struct
{
  CutiTestFolder *folder;
  CutiKnowledge  *knowledge;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  self->folder = cuti_test_folder_new ();
  self->knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, NULL);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  cuti_test_folder_free (self->folder);
  g_object_unref (self->knowledge);
}

static CutiCase *
make_case (Fixture *self)
{
  return cuti_test_case_new (
    self->knowledge, "'id': 'i', 'label': 'Fälle ☂', 'patient': {'family': 'Ångström'},"
    " 'facts': {'a': {'value': true, 'x': [1, 2.5]}, 'n': 99, 'x': 4.7}, 'lesions': [{'id': '1'}], 'x-more': {}");
}

static guint
get_mode (GFile *file)
{
  GStatBuf status;

  g_assert_cmpint (g_lstat (g_file_peek_path (file), &status), ==, 0);
  return status.st_mode;
}

static guint
count_files (Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (cuti_test_folder_get_path (self->folder), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* For people: one line that begins with, or has in it, what it is about. */
static void
assert_one_sentence (const GError *error, const char *about)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, about));
}

static void
test_case_file_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = make_case (self);
  g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, "a.cutiplan");
  g_autoptr(CutiCase) loaded = NULL;
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;

  cuti_case_set_value (patient_case, cuti_case_find_answer (patient_case, "b", NULL), CUTI_VALUE (0));
  g_assert_true (cuti_case_is_modified (patient_case));
  g_assert_true (cuti_case_file_save (patient_case, file, &error));
  g_assert_no_error (error);
  g_assert_false (cuti_case_is_modified (patient_case));

  loaded = cuti_case_file_load (self->knowledge, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (cuti_case_is_modified (loaded));
  before = cuti_case_to_json (patient_case);
  after = cuti_case_to_json (loaded);
  before_text = cuti_json_to_canonical (before);
  after_text = cuti_json_to_canonical (after);
  g_assert_cmpstr (after_text, ==, before_text);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (loaded)), ==, 1);

  /* Text that a person can read and compare, saved again byte for byte. */
  written = cuti_test_folder_read (self->folder, "a.cutiplan");
  g_assert_true (g_str_has_suffix (written, "}\n"));
  g_assert_nonnull (strstr (written, "\n  \"facts\""));
  g_assert_nonnull (strstr (written, "Ångström"));
  g_assert_true (cuti_case_file_save (loaded, file, &error));
  g_autofree char *again = cuti_test_folder_read (self->folder, "a.cutiplan");
  g_assert_cmpstr (again, ==, written);
}

static void
test_case_file_is_its_owners (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = make_case (self);
  g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, "a.cutiplan");
  mode_t mask = umask (0);

  g_assert_true (cuti_case_file_save (patient_case, file, NULL));
  g_assert_cmpuint (get_mode (file), ==, S_IFREG | 0600);

  /* Also where others could read it before. */
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0644), ==, 0);
  g_assert_true (cuti_case_file_save (patient_case, file, NULL));
  g_assert_cmpuint (get_mode (file), ==, S_IFREG | 0600);
  umask (mask);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_case_file_missing_folder (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = make_case (self);
  g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, "nowhere/a.cutiplan");
  g_autoptr(GError) error = NULL;

  cuti_case_set_label (patient_case, "Not saved");
  g_assert_false (cuti_case_file_save (patient_case, file, &error));
  assert_one_sentence (error, "a.cutiplan");
  g_assert_true (cuti_case_is_modified (patient_case));
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* The disk is full half-way: here, no file may become longer than 16 bytes. */
static void
test_case_file_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = make_case (self);
  g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, "a.cutiplan");
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit limit, small;
  gboolean saved;

  cuti_test_folder_write_raw (self->folder, "a.cutiplan", "The only copy that there is.");
  cuti_case_set_label (patient_case, "Not saved");

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 16;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  saved = cuti_case_file_save (patient_case, file, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (saved);
  assert_one_sentence (error, "a.cutiplan");
  g_assert_true (cuti_case_is_modified (patient_case));
  kept = cuti_test_folder_read (self->folder, "a.cutiplan");
  g_assert_cmpstr (kept, ==, "The only copy that there is.");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_case_file_follows_links (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = make_case (self);
  g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, "real");
  g_autoptr(GFile) link = cuti_test_folder_get_file (self->folder, "link");
  g_autoptr(CutiCase) loaded = NULL;

  cuti_test_folder_write_raw (self->folder, "real", "old");
  g_assert_true (g_file_make_symbolic_link (link, "real", NULL, NULL));
  g_assert_true (cuti_case_file_save (patient_case, link, NULL));
  g_assert_true (S_ISLNK (get_mode (link)));
  loaded = cuti_case_file_load (self->knowledge, file, NULL, NULL);
  g_assert_nonnull (loaded);
}

static void
test_case_file_replaces_nothing_but_files (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) patient_case = make_case (self);
  g_autoptr(GFile) folder = cuti_test_folder_get_file (self->folder, "folder");
  g_autoptr(GFile) pipe = cuti_test_folder_get_file (self->folder, "pipe");
  g_autoptr(GFile) resource = g_file_new_for_uri ("resource:///org/cutiplan/case");
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);

  g_assert_false (cuti_case_file_save (patient_case, folder, &error));
  assert_one_sentence (error, "folder");
  g_assert_true (S_ISDIR (get_mode (folder)));
  g_clear_error (&error);

  g_assert_false (cuti_case_file_save (patient_case, pipe, &error));
  assert_one_sentence (error, "pipe");
  g_assert_true (S_ISFIFO (get_mode (pipe)));
  g_clear_error (&error);

  g_assert_false (cuti_case_file_save (patient_case, resource, &error));
  assert_one_sentence (error, "resource:///org/cutiplan/case");
}

static const struct { const char *name, *text, *reason; } damaged[] = {
  { "empty", "", "empty" },
  { "no-json", "This is a letter.", "line 1, column 1" },
  { "cut-off", "{'format': 'cutiplan-case/1',\n 'facts': {'a'", "line 2, column" },
  { "zeros", "\001\002\003", "line 1, column 1" },
  { "no-utf-8", "{'format': '\xff'}", "not valid UTF-8" },
  { "doubled-member", "{'format': 'cutiplan-case/1', 'facts': {}, 'facts': {}}", "facts" },
  { "list", "[]", "/: A case must be an object." },
  { "other-format", "{'format': 'cutiplan-case/9'}", "/format: " },
  { "a-plan", "{'format': 'cutiplan-plan/1', 'advice': []}", "/format: " },
  { "doubled-lesion", "{'format': 'cutiplan-case/1', 'lesions': [{'id': '1'}, {'id': '1'}]}", "/lesions/1: " },
};

static void
test_case_file_damaged (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, damaged[i].name);
      g_autofree char *given = cuti_test_quote (damaged[i].text);
      g_autofree char *kept = NULL;
      g_autoptr(GError) error = NULL;

      cuti_test_folder_write_raw (self->folder, damaged[i].name, given);
      g_assert_null (cuti_case_file_load (self->knowledge, file, NULL, &error));
      assert_one_sentence (error, damaged[i].reason);
      g_assert_true (g_str_has_prefix (error->message, g_file_peek_path (file)));
      kept = cuti_test_folder_read (self->folder, damaged[i].name);
      g_assert_cmpstr (kept, ==, given);
    }
  g_assert_cmpuint (count_files (self), ==, G_N_ELEMENTS (damaged));
}

static void
test_case_file_not_there (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) missing = cuti_test_folder_get_file (self->folder, "missing.cutiplan");
  g_autoptr(GFile) folder = cuti_test_folder_get_file (self->folder, "");
  g_autoptr(GError) error = NULL;

  g_assert_null (cuti_case_file_load (self->knowledge, missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_one_sentence (error, "missing.cutiplan");
  g_clear_error (&error);

  g_assert_null (cuti_case_file_load (self->knowledge, folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_case_file_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) file = cuti_test_folder_get_file (self->folder, "a.cutiplan");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  cuti_test_folder_write (self->folder, "a.cutiplan", "{'format': 'cutiplan-case/1'}");
  g_cancellable_cancel (cancellable);
  g_assert_null (cuti_case_file_load (self->knowledge, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/case-file/" path, Fixture, NULL, setup, func, teardown)
  ADD ("comes-back", test_case_file_comes_back);
  ADD ("is-its-owners", test_case_file_is_its_owners);
  ADD ("missing-folder", test_case_file_missing_folder);
  ADD ("full-disk", test_case_file_full_disk);
  ADD ("follows-links", test_case_file_follows_links);
  ADD ("replaces-nothing-but-files", test_case_file_replaces_nothing_but_files);
  ADD ("damaged", test_case_file_damaged);
  ADD ("not-there", test_case_file_not_there);
  ADD ("cancelled", test_case_file_cancelled);

  return g_test_run ();
}
