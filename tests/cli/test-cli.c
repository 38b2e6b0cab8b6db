/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli as a person or a script meets it: exit status, the one line on
 * standard error, and output that is the same every time.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cuti-json.h"
#include "cuti-test-knowledge.h"

#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", "")
#define CASE(members) "{'format': 'cutiplan-case/1', " members "}"
#define GOOD CASE ("'id': 'good', 'facts': {'a': true}, 'lesions': [{'id': '1', 'facts': {'lesion.a': false}}]")

typedef struct
{
  CutiTestFolder *folder;
  char           *knowledge, *good;
} Fixture;

typedef struct
{
  int   status;
  char *out, *err;
} Run;

static void
run_clear (Run *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *
in_folder (Fixture *self, const char *name)
{
  return g_build_filename (cuti_test_folder_get_path (self->folder), name, NULL);
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiTestFolder) base = cuti_test_folder_new ();
  const char *const files[] = { "manifest.json", "facts.json", "concepts.json", "advice/surgery.json" };

  self->folder = cuti_test_folder_new ();
  cuti_test_knowledge_write (base, CUTI_TEST_FACTS, NULL, ADVICE);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = cuti_test_folder_read (base, files[i]);
      g_autofree char *path = g_build_filename ("knowledge", files[i], NULL);

      cuti_test_folder_write_raw (self->folder, path, text);
    }
  cuti_test_folder_write (self->folder, "good.cutiplan", GOOD);
  self->knowledge = in_folder (self, "knowledge");
  self->good = in_folder (self, "good.cutiplan");
}

static void
teardown (Fixture *self, gconstpointer data)
{
  cuti_test_folder_free (self->folder);
  g_free (self->knowledge);
  g_free (self->good);
}

/* An empty stream has no data at all. */
static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL ? g_strndup (data, size) : g_strdup ("");
}

static void
run_with_env (Run *run, const char *locale, const char *input, const char *const *arguments)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) argv = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) stdin_bytes = g_bytes_new (input != NULL ? input : "", input != NULL ? strlen (input) : 0);
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GBytes) err = NULL;
  g_autoptr(GError) error = NULL;

  g_strv_builder_add (builder, g_getenv ("CUTIPLAN_CLI"));
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);

  /* It needs no display. */
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, stdin_bytes, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  run->status = g_subprocess_get_exit_status (process);
  run->out = dup_text (out);
  run->err = dup_text (err);
}

#define RUN(run, input, ...) \
  run_with_env (run, "C.UTF-8", input, (const char *const[]) { __VA_ARGS__, NULL })

/* One line for people, and nothing on standard output. */
static void
assert_one_line (const Run *run, const char *about)
{
  g_test_message ("%s", run->err);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_true (g_str_has_prefix (run->err, "cutiplan-cli: "));
  g_assert_true (strchr (run->err, '\n') == run->err + strlen (run->err) - 1);
  g_assert_nonnull (strstr (run->err, about));
}

static void
test_cli_wrong_usage (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "", "nonsense", "plan", "plan a b", "plan --nonsense a", "plan --format nonsense a",
                                "plan a --format", "plan a --section surgery --format json", "plan a --with-name",
                                "plan a --format text --text-scale 140", "plan a --format pdf --text-scale 99",
                                "plan a --format pdf --text-scale 201", "plan a --format pdf --text-scale big",
                                "batch a", "batch --nonsense", "batch --jobs -1", "batch --jobs 257", "batch --jobs many", "batch --first-line 0",
                                "batch --ids --verdicts", "batch --ids --reasons", "batch --ids --summary json", "batch --summary xml",
                                "batch --merge-summaries", "batch --merge-summaries --ids a", "check a b", "check --format pdf",
                                "calculate horoscope", "calculate --nonsense", "calculate bmi height",
                                "calculate bmi height=170", "calculate bmi height=170 weight=70 age=50",
                                "calculate bmi height=170 height=170 weight=70",
                                "knowledge a b", "knowledge --format owl",
                                "--nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto(GStrv) arguments = g_strsplit (lines[i], " ", -1);
      g_auto(Run) run = { 0 };

      g_test_message ("cutiplan-cli %s", lines[i]);
      run_with_env (&run, "C.UTF-8", NULL, (const char *const *) (*lines[i] != '\0' ? arguments : arguments + g_strv_length (arguments)));
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_cmpstr (run.err, !=, "");
    }
}

static void
test_cli_help (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "--help", "--version", "plan --help", "batch --help", "check --help",
                                "calculate --help",
                                "knowledge --help" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto(GStrv) arguments = g_strsplit (lines[i], " ", -1);
      g_auto(Run) run = { 0 };

      run_with_env (&run, "C.UTF-8", NULL, (const char *const *) arguments);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.out, "cutiplan-cli"));
      g_assert_cmpstr (run.err, ==, "");
    }
}

static void
test_cli_faulty_case (Fixture *self, gconstpointer data)
{
  static const struct { const char *text, *place; } faults[] = {
    { "{'format': 'cutiplan-case/1',\n'facts': }", "bad.cutiplan: line 2, column 10: " },
    { "{'format': 'other'}", "bad.cutiplan: /format: " },
    { CASE ("'lesions': [{}]"), "bad.cutiplan: /lesions/0: " },
    { "", "bad.cutiplan: " } };
  g_autofree char *bad = in_folder (self, "bad.cutiplan");
  g_autofree char *missing = in_folder (self, "missing.cutiplan");
  g_auto(Run) not_there = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto(Run) run = { 0 };

      cuti_test_folder_write (self->folder, "bad.cutiplan", faults[i].text);
      RUN (&run, NULL, "plan", bad, "--format", "json", "--knowledge", self->knowledge);
      g_assert_cmpint (run.status, ==, 1);
      assert_one_line (&run, faults[i].place);
    }

  RUN (&not_there, NULL, "plan", missing, "--knowledge", self->knowledge);
  g_assert_cmpint (not_there.status, ==, 1);
  assert_one_line (&not_there, "missing.cutiplan: ");
}

static void
test_cli_faulty_knowledge (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = in_folder (self, "nowhere");
  g_auto(Run) not_there = { 0 }, plan = { 0 }, batch = { 0 }, check = { 0 };

  RUN (&not_there, NULL, "plan", self->good, "--knowledge", missing);
  g_assert_cmpint (not_there.status, ==, 1);
  assert_one_line (&not_there, "nowhere");

  cuti_test_folder_write (self->folder, "knowledge/concepts.json",
                          "{'concepts': [{'id': 'z', 'label': 'z', 'when': 'nothing'}]}");
  RUN (&plan, NULL, "plan", self->good, "--knowledge", self->knowledge);
  g_assert_cmpint (plan.status, ==, 1);
  assert_one_line (&plan, "concepts.json: /concepts/0/when: “nothing” is not declared");
  RUN (&batch, NULL, "batch", "--knowledge", self->knowledge);
  g_assert_cmpint (batch.status, ==, 1);
  assert_one_line (&batch, "concepts.json: /concepts/0/when: “nothing” is not declared");
  RUN (&check, NULL, "check", self->knowledge);
  g_assert_cmpint (check.status, ==, 1);
  g_assert_nonnull (strstr (check.out, "concepts.json"));
  g_assert_nonnull (strstr (check.out, "/concepts/0/when"));
}

static void
test_cli_unwritable_output (Fixture *self, gconstpointer data)
{
  g_autofree char *output = in_folder (self, "nowhere/plan.json");
  g_autofree char *command = NULL;
  g_auto(Run) run = { 0 };
  g_autofree char *err = NULL;
  int status;

  RUN (&run, NULL, "plan", self->good, "--knowledge", self->knowledge, "-o", output);
  g_assert_cmpint (run.status, ==, 1);
  assert_one_line (&run, "plan.json");

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }
  command = g_strdup_printf ("sh -c '\"%s\" plan \"%s\" --format json --knowledge \"%s\" > /dev/full'",
                             g_getenv ("CUTIPLAN_CLI"), self->good, self->knowledge);
  g_assert_true (g_spawn_command_line_sync (command, NULL, &err, &status, NULL));
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_cmpstr (err, ==, "cutiplan-cli: Standard output cannot be written to.\n");
}

#define MAPPED \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", \
                    ", 'statements': ['S2'], 'dossier': ['D3'], 'cites': [{'reference': 'r', 'locator': 'abstract'}," \
                    " {'reference': 'r', 'locator': 'title'}]")

/* The rules for other engines. */
static void
test_cli_knowledge_elsewhere (Fixture *self, gconstpointer data)
{
  g_auto(Run) cql = { 0 }, fhir = { 0 };

  RUN (&cql, NULL, "knowledge", self->knowledge, "--format", "cql");
  g_assert_cmpint (cql.status, ==, 0);
  g_assert_nonnull (strstr (cql.out, "\nlibrary Cutiplan version "));

  RUN (&fhir, NULL, "knowledge", self->knowledge, "--format", "fhir");
  g_assert_cmpint (fhir.status, ==, 0);
  g_assert_nonnull (strstr (fhir.out, "\"PlanDefinition\""));
}

/* Every link both ways, and nothing twice. */
static void
test_cli_knowledge_map (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_auto(Run) run = { 0 };
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonObject *map;

  cuti_test_knowledge_write (folder, CUTI_TEST_FACTS, NULL, MAPPED);
  cuti_test_folder_write (folder, "statements.json",
                          "{'statements': [{'id': 'S1', 'text': 'One.', 'verdict': 'outdated'},"
                          " {'id': 'S2', 'text': 'Two.', 'verdict': 'agrees'}]}");
  cuti_test_folder_write (folder, "dossier.json",
                          "{'dossier': [{'id': 'D1', 'title': 'One'}, {'id': 'D2', 'title': 'Two', 'left_out': 'Dose.'},"
                          " {'id': 'D3', 'title': 'Three'}, {'id': 'D4', 'title': 'Four', 'calculator': 'bmi'}]}");
  cuti_test_folder_write (folder, "references.json",
                          "{'references': [{'id': 'r', 'kind': 'trial', 'title': 'R', 'access': 'abstract'}]}");

  RUN (&run, NULL, "knowledge", "--format", "json", cuti_test_folder_get_path (folder));
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  node = cuti_json_parse (run.out, -1, NULL);
  g_assert_nonnull (node);

  map = json_node_get_object (node);
  g_assert_cmpuint (strlen (json_object_get_string_member (json_object_get_object_member (map, "knowledge"), "sha256")),
                    ==, 64);
  json_object_remove_member (map, "knowledge");
  json_object_remove_member (map, "counts");
  text = cuti_test_canonical (node);
  g_assert_cmpstr (text, ==,
    "{'dossier':[{'id':'D1','items':[],'title':'One'},{'id':'D2','left_out':'Dose.','title':'Two'},"
    "{'id':'D3','items':['yes'],'title':'Three'},{'calculator':'bmi','id':'D4','title':'Four'}],"
    "'items':[{'dossier':['D3'],'id':'yes','references':['r'],'section':'surgery','statements':['S2']}],"
    "'references':[{'access':'abstract','id':'r','items':['yes'],'kind':'trial'}],"
    "'statements':[{'id':'S1','items':[],'references':[],'verdict':'outdated'},"
    "{'id':'S2','items':['yes'],'references':['r'],'verdict':'agrees'}]}");
}

static void
test_cli_knowledge_counts (Fixture *self, gconstpointer data)
{
  g_auto(Run) run = { 0 };
  g_autoptr(JsonNode) node = NULL;
  JsonObject *counts;

  RUN (&run, NULL, "knowledge");
  g_assert_cmpint (run.status, ==, 0);
  node = cuti_json_parse (run.out, -1, NULL);
  counts = json_object_get_object_member (json_node_get_object (node), "counts");

  g_assert_cmpint (json_object_get_int_member (counts, "statements"), ==, 40);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const lists[] = { "items", "references", "dossier" };
      JsonArray *list = json_object_get_array_member (json_node_get_object (node), lists[i]);

      g_assert_cmpint (json_object_get_int_member (counts, lists[i]), ==, json_array_get_length (list));
      g_assert_cmpuint (json_array_get_length (list), >, 0);
    }
}

static void
test_cli_plan_json (Fixture *self, gconstpointer data)
{
  g_auto(Run) first = { 0 }, second = { 0 }, elsewhere = { 0 };
  g_autoptr(JsonNode) json = NULL;
  g_autofree char *canonical = NULL;
  JsonArray *advice;
  gsize length;

  RUN (&first, NULL, "plan", self->good, "--format", "json", "--knowledge", self->knowledge);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpstr (first.err, ==, "");
  length = strlen (first.out);
  g_assert_true (strchr (first.out, '\n') == first.out + length - 1);

  first.out[length - 1] = '\0';
  json = cuti_json_parse (first.out, -1, NULL);
  canonical = cuti_json_to_canonical (json);
  g_assert_cmpstr (first.out, ==, canonical);
  advice = json_object_get_array_member (json_node_get_object (json), "advice");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (advice, 0), "verdict"), ==,
                   "recommended");
  first.out[length - 1] = '\n';

  RUN (&second, NULL, "plan", "--knowledge", self->knowledge, "--format=json", self->good);
  g_assert_cmpstr (second.out, ==, first.out);
  run_with_env (&elsewhere, "C", NULL, (const char *const[]) { "plan", self->good, "--format", "json", "--knowledge",
                                                               self->knowledge, NULL });
  g_assert_cmpstr (elsewhere.out, ==, first.out);
}

static void
test_cli_plan_to_file (Fixture *self, gconstpointer data)
{
  g_autofree char *output = in_folder (self, "plan.json");
  g_auto(Run) printed = { 0 }, written = { 0 };
  g_autofree char *text = NULL;
  GStatBuf status;

  RUN (&printed, NULL, "plan", self->good, "--format", "json", "--knowledge", self->knowledge);
  RUN (&written, NULL, "plan", self->good, "--format", "json", "--knowledge", self->knowledge, "-o", output);
  g_assert_cmpint (written.status, ==, 0);
  g_assert_cmpstr (written.out, ==, "");
  text = cuti_test_folder_read (self->folder, "plan.json");
  g_assert_cmpstr (text, ==, printed.out);
  g_assert_cmpint (g_stat (output, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_cli_plan_for_people (Fixture *self, gconstpointer data)
{
  g_auto(Run) text = { 0 }, pdf = { 0 };

  RUN (&text, NULL, "plan", self->good, "--knowledge", self->knowledge);
  g_assert_cmpint (text.status, ==, 0);
  g_assert_nonnull (strstr (text.out, "Recommended"));
  RUN (&pdf, NULL, "plan", self->good, "--knowledge", self->knowledge, "--format", "pdf");
  g_assert_cmpint (pdf.status, ==, 0);
  g_assert_true (g_str_has_prefix (pdf.out, "%PDF-"));
}

static GBytes *
print_plan (Fixture *self, const char *text_scale)
{
  g_autofree char *pdf = in_folder (self, "plan.pdf");
  g_auto(Run) run = { 0 };
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  RUN (&run, NULL, "plan", self->good, "--knowledge", self->knowledge, "--format", "pdf", "-o", pdf, text_scale);
  g_assert_cmpint (run.status, ==, 0);
  g_file_get_contents (pdf, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
test_cli_plan_in_larger_text (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) usual = NULL, same = NULL, large = NULL;
  g_auto(Run) bad = { 0 };

  g_setenv ("SOURCE_DATE_EPOCH", "1750000000", TRUE);
  usual = print_plan (self, NULL);
  same = print_plan (self, "--text-scale=100");
  large = print_plan (self, "--text-scale=140%");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_bytes_equal (usual, same));
  g_assert_false (g_bytes_equal (usual, large));

  RUN (&bad, NULL, "plan", self->good, "--format", "pdf", "--text-scale", "50");
  assert_one_line (&bad, "“50” is not a size of text. Give a whole number of percent from 100 to 200.");
}

/* What was exported can be gone on with, and gives the same plan. */
static void
test_cli_plan_from_pdf (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = in_folder (self, "plan.pdf");
  g_auto(Run) exported = { 0 }, first = { 0 }, second = { 0 };

  RUN (&exported, NULL, "plan", self->good, "--knowledge", self->knowledge, "--format", "pdf", "-o", pdf);
  g_assert_cmpint (exported.status, ==, 0);
  RUN (&first, NULL, "plan", self->good, "--knowledge", self->knowledge, "--format", "json");
  RUN (&second, NULL, "plan", pdf, "--knowledge", self->knowledge, "--format", "json");
  g_assert_cmpint (second.status, ==, 0);
  g_assert_cmpstr (second.out, ==, first.out);
}

static void
test_cli_refuses_other_pdf (Fixture *self, gconstpointer data)
{
  g_autofree char *path = in_folder (self, "other.pdf");
  g_auto(Run) run = { 0 };

  cuti_test_folder_write_raw (self->folder, "other.pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n");
  RUN (&run, NULL, "plan", path, "--knowledge", self->knowledge);
  g_assert_cmpint (run.status, ==, 1);
  assert_one_line (&run, "holds no case");
}

static void
test_cli_responses_without_identity (Fixture *self, gconstpointer data)
{
  g_autofree char *path = in_folder (self, "answered.cutiplan");
  g_auto(Run) json = { 0 }, csv = { 0 }, notes = { 0 };

  cuti_test_folder_write (self->folder, "answered.cutiplan",
                          CASE ("'label': 'Smith', 'patient': {'family': 'Smith', 'born': '1954-03-09'},"
                                "'facts': {'a': true}, 'responses': [{'advice': 'yes', 'answer': 'declined',"
                                " 'reason': 'already-done', 'note': 'by Smith', 'by': 'Dr Jones'}]"));
  RUN (&json, NULL, "plan", path, "--format", "responses", "--knowledge", self->knowledge);
  g_assert_cmpint (json.status, ==, 0);
  g_assert_nonnull (strstr (json.out, "\"reason\":\"already-done\""));
  g_assert_null (strstr (json.out, "Smith"));
  g_assert_null (strstr (json.out, "Jones"));
  g_assert_null (strstr (json.out, "1954"));

  RUN (&csv, NULL, "plan", path, "--format", "responses-csv", "--knowledge", self->knowledge);
  g_assert_cmpstr (csv.out, ==, "advice,lesion,section,verdict,answer,reason,until,at,stale\r\n"
                                "yes,,surgery,recommended,declined,already-done,,,true\r\n");
  RUN (&notes, NULL, "plan", path, "--format", "responses-csv", "--notes", "--knowledge", self->knowledge);
  g_assert_cmpstr (notes.out, ==, "advice,lesion,section,verdict,answer,reason,until,at,stale,note\r\n"
                                  "yes,,surgery,recommended,declined,already-done,,,true,by Smith\r\n");
}

/* The document in the bundle is the very one that “--format pdf” prints. */
static void
test_cli_plan_fhir (Fixture *self, gconstpointer data)
{
  g_autofree char *path = in_folder (self, "named.cutiplan");
  g_autofree char *bundle = in_folder (self, "plan.fhir.json");
  g_autofree char *back = in_folder (self, "back.cutiplan");
  g_autofree char *pdf = in_folder (self, "plan.pdf");
  g_autofree char *contents = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *written = NULL;
  g_auto(Run) run = { 0 }, paper = { 0 }, again = { 0 }, masked = { 0 }, wrong = { 0 }, before = { 0 }, after = { 0 };
  gsize size;

  cuti_test_folder_write (self->folder, "named.cutiplan",
                          CASE ("'id': 'n', 'patient': {'family': 'Smith'}, 'facts': {'a': true}"));
  g_setenv ("SOURCE_DATE_EPOCH", "1780000000", TRUE);
  RUN (&run, NULL, "plan", path, "--knowledge", self->knowledge, "--format", "fhir", "-o", bundle);
  RUN (&paper, NULL, "plan", path, "--knowledge", self->knowledge, "--format", "pdf", "-o", pdf);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_cmpint (run.status, ==, 0);
  written = cuti_test_folder_read (self->folder, "plan.fhir.json");
  g_assert_true (g_file_get_contents (pdf, &contents, &size, NULL));
  base64 = g_base64_encode ((const guchar *) contents, size);
  g_assert_nonnull (strstr (written, base64));
  g_assert_nonnull (strstr (written, "\"timestamp\":\"2026-05-28T20:26:40Z\""));

  RUN (&again, NULL, "import", bundle, "--knowledge", self->knowledge, "-o", back);
  g_assert_cmpint (again.status, ==, 0);
  RUN (&before, NULL, "plan", path, "--knowledge", self->knowledge, "--format", "json");
  RUN (&after, NULL, "plan", back, "--knowledge", self->knowledge, "--format", "json");
  g_assert_cmpstr (before.out, ==, after.out);

  RUN (&masked, NULL, "plan", path, "--knowledge", self->knowledge, "--format", "fhir", "--no-identity");
  g_assert_cmpint (masked.status, ==, 0);
  g_assert_null (strstr (masked.out, "Smith"));
  g_assert_null (strstr (masked.out, "application/pdf"));

  RUN (&wrong, NULL, "plan", path, "--knowledge", self->knowledge, "--no-identity");
  g_assert_cmpint (wrong.status, ==, 2);
  assert_one_line (&wrong, "--no-identity");
}

static void
test_cli_plan_section (Fixture *self, gconstpointer data)
{
  g_auto(Run) surgery = { 0 }, overview = { 0 }, unknown = { 0 };

  RUN (&surgery, NULL, "plan", self->good, "--knowledge", self->knowledge, "--section", "surgery");
  g_assert_cmpint (surgery.status, ==, 0);
  g_assert_nonnull (strstr (surgery.out, "\nRecommended - yes\n"));
  g_assert_null (strstr (surgery.out, "\nCase facts\n"));

  RUN (&overview, NULL, "plan", self->good, "--knowledge", self->knowledge, "--section", "overview");
  g_assert_cmpint (overview.status, ==, 0);
  g_assert_nonnull (strstr (overview.out, "\nPlan in brief\n"));

  RUN (&unknown, NULL, "plan", self->good, "--knowledge", self->knowledge, "--section", "cooking");
  g_assert_cmpint (unknown.status, ==, 2);
  assert_one_line (&unknown, "overview, assessment, surgery");
}

static void
test_cli_plan_calendar (Fixture *self, gconstpointer data)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_autofree char *file = in_folder (self, "follow-up.ics");
  g_autofree char *written = NULL;
  g_auto(Run) none = { 0 }, run = { 0 };

  RUN (&none, NULL, "plan", self->good, "--knowledge", self->knowledge, "--format", "ics");
  g_assert_cmpint (none.status, ==, 1);
  assert_one_line (&none, "no follow-up");

  RUN (&run, NULL, "plan", sample, "--format", "ics", "--with-name", "-o", file);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_nonnull (strstr (run.err, "cutiplan-cli: The calendar names the patient.\n"));
  written = cuti_test_folder_read (self->folder, "follow-up.ics");
  g_assert_true (g_str_has_prefix (written, "BEGIN:VCALENDAR\r\n"));
  g_assert_true (g_str_has_suffix (written, "END:VCALENDAR\r\n"));
}

static void
test_cli_says_what_it_does_not_use (Fixture *self, gconstpointer data)
{
  g_autofree char *path = in_folder (self, "odd.cutiplan");
  g_auto(Run) run = { 0 };

  cuti_test_folder_write (self->folder, "odd.cutiplan", CASE ("'facts': {'n': 99, 'nothing': 1}"));
  RUN (&run, NULL, "plan", path, "--format", "json", "--knowledge", self->knowledge);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==,
                   "cutiplan-cli: not used: /facts/n: “n?” must be between 0 and 10.\n"
                   "cutiplan-cli: not used: /facts/nothing: “nothing” is not a question of this knowledge base.\n");
}

static void
test_cli_batch_keeps_order (Fixture *self, gconstpointer data)
{
  static const char *const cases[] = {
    CASE ("'id': 'one', 'facts': {'a': true}"), "{'format': ", CASE ("'id': 'three', 'facts': {'a': false}"), "",
    "{'format': 'other'}", CASE ("'id': 'six'") };
  g_autofree char *joined = g_strjoin ("\n", cases[0], cases[1], cases[2], cases[3], cases[4], cases[5], NULL);
  g_autofree char *input = cuti_test_quote (joined); /* without a line end at the end */
  g_auto(GStrv) lines = NULL;
  g_auto(Run) run = { 0 };

  RUN (&run, input, "batch", "--knowledge", self->knowledge);
  lines = g_strsplit (run.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[6], ==, "");

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(JsonNode) json = cuti_json_parse (lines[i], -1, NULL);
      JsonObject *object = json_node_get_object (json);
      g_auto(Run) single = { 0 };
      g_autofree char *path = in_folder (self, "one.cutiplan");

      if (i == 1 || i == 3 || i == 4)
        {
          g_assert_cmpint (json_object_get_int_member (object, "line"), ==, i + 1);
          g_assert_cmpstr (json_object_get_string_member (object, "error"), !=, "");
          g_assert_cmpuint (json_object_get_size (object), ==, 2);
          continue;
        }

      /* The same plan as alone, byte for byte. */
      cuti_test_folder_write (self->folder, "one.cutiplan", cases[i]);
      RUN (&single, NULL, "plan", path, "--format", "json", "--knowledge", self->knowledge);
      g_assert_true (g_str_has_prefix (single.out, lines[i]));
      g_assert_cmpuint (strlen (single.out), ==, strlen (lines[i]) + 1);
    }
}

static void
test_cli_batch_verdicts (Fixture *self, gconstpointer data)
{
  g_autofree char *input = cuti_test_quote (GOOD "\n");
  g_auto(Run) run = { 0 };

  RUN (&run, input, "batch", "--verdicts", "--knowledge", self->knowledge);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (g_strdelimit (run.out, "\"", '\''), ==,
                   "{'advice':[{'firm':true,'id':'yes','verdict':'recommended'},"
                   "{'firm':true,'id':'here','lesion':'1','verdict':'not-applicable'}],'case':'good'}\n");
}

static void
test_cli_batch_of_nothing (Fixture *self, gconstpointer data)
{
  g_auto(Run) run = { 0 };

  RUN (&run, "", "batch", "--knowledge", self->knowledge);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_cmpstr (run.err, ==, "");
}

static void
test_cli_calculate_lists_all (Fixture *self, gconstpointer data)
{
  g_auto(Run) run = { 0 };
  g_auto(GStrv) lines = NULL;

  RUN (&run, NULL, "calculate");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  lines = g_strsplit (run.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 41);
  g_assert_nonnull (strstr (run.out, "bmi                    Body mass index\n"));
}

/* Whoever lists the calculators can ask about each one. */
static void
test_cli_calculate_describes_each (Fixture *self, gconstpointer data)
{
  g_auto(Run) list = { 0 }, one = { 0 };
  g_auto(GStrv) lines = NULL;

  RUN (&list, NULL, "calculate");
  lines = g_strsplit (list.out, "\n", -1);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_autofree char *id = g_strndup (lines[i], strcspn (lines[i], " "));
      g_auto(Run) run = { 0 };

      RUN (&run, NULL, "calculate", id);
      g_test_message ("%s", id);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.out, "\nFormula: "));
      g_assert_nonnull (strstr (run.out, "\nUnit of the result: "));
      g_assert_nonnull (strstr (run.out, "\nSource: "));
      g_assert_nonnull (strstr (run.out, "\nPitfalls: "));
      g_assert_nonnull (strstr (run.out, "\nParameters:\n  "));
    }

  RUN (&one, NULL, "calculate", "chow");
  g_assert_nonnull (strstr (one.out, "\n  site               breast | lung-nsclc | "));
  g_assert_nonnull (strstr (one.out, "\n  bone_only          yes | no\n"));
  g_assert_nonnull (strstr (one.out, "\n  kps                10 to 100 %, in steps of 10\n"));
}

static void
test_cli_calculate_results (Fixture *self, gconstpointer data)
{
  static const struct { const char *line, *result; } worked[] = {
    { "calculate bmi weight=70 height=170", "Body mass index: 24.2 kg/m²\nFormula: weight in kg" },
    { "calculate bsa-mosteller height=170 weight=70", "Body surface area (Mosteller): 1.82 m²\n" },
    { "calculate age-years born=1954-03-09 on=2026-03-08", "Age in completed years: 71 years\n" },
    { "calculate child-pugh bilirubin=34 albumin=35 inr=1.7 ascites=none encephalopathy=none",
      "Child-Pugh score: 8\n" },
    { "calculate ppi pps=50 oral_intake=mouthfuls oedema=yes dyspnoea_at_rest=no delirium=false",
      "Palliative Prognostic Index: 6.0\n" },
    { "calculate response-change baseline=60 now=36", "Change of the sum of diameters: -40 %\n" },
    { "calculate response-change baseline=1000 now=999", "Change of the sum of diameters: 0 %\n" },
    { "calculate albi bilirubin=100 albumin=25", "ALBI score: -0.81\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (worked); i++)
    {
      g_auto(GStrv) arguments = g_strsplit (worked[i].line, " ", -1);
      g_auto(Run) run = { 0 };

      run_with_env (&run, "C.UTF-8", NULL, (const char *const *) arguments);
      g_test_message ("%s", run.out);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_true (g_str_has_prefix (run.out, worked[i].result));
      g_assert_nonnull (strstr (run.out, "\nSource: "));
      g_assert_nonnull (strstr (run.out, "\nPitfalls: "));
    }
}

static void
test_cli_calculate_refuses (Fixture *self, gconstpointer data)
{
  static const struct { const char *line, *reason; } faults[] = {
    { "calculate bmi height=1.7 weight=70", "“height” must be 100 to 230 cm, and not “1.7”.\n" },
    { "calculate bmi height=170 weight=7o", "“weight” must be" },
    { "calculate bmi height=170 weight=", "“weight” must be" },
    { "calculate bmi height=0xAA weight=70", "“height” must be" },
    { "calculate bmi height=170 weight=nan", "“weight” must be" },
    { "calculate bmi height=170,5 weight=70", "“height” must be" },
    { "calculate pain-band nrs=4.5", "“nrs” must be 0 to 10, in steps of 1, and not “4.5”.\n" },
    { "calculate chow site=brain bone_only=no kps=70", "“site” must be breast | " },
    { "calculate chow site=breast bone_only=maybe kps=70", "“bone_only” must be yes | no" },
    { "calculate chow site=breast bone_only=no kps=75", "“kps” must be 10 to 100 %, in steps of 10" },
    { "calculate age-years born=9.3.1954 on=2026-01-01", "“born” must be a date: YYYY" },
    { "calculate age-years born=1954 on=2026-06-01", "“age-years” has no result: " },
    { "calculate anc leucocytes=3 segmented=99 bands=2", "“anc” has no result: " } };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto(GStrv) arguments = g_strsplit (faults[i].line, " ", -1);
      g_auto(Run) run = { 0 };

      run_with_env (&run, "C.UTF-8", NULL, (const char *const *) arguments);
      g_assert_cmpint (run.status, ==, 1);
      assert_one_line (&run, faults[i].reason);
    }
}

static void
test_cli_does_not_link_gtk (Fixture *self, gconstpointer data)
{
  g_autofree char *ldd = g_find_program_in_path ("ldd");
  const char *const argv[] = { ldd, g_getenv ("CUTIPLAN_CLI"), NULL };
  g_autofree char *out = NULL;

  if (ldd == NULL)
    {
      g_test_skip ("ldd is not installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL));
  g_assert_nonnull (strstr (out, "libgio-2.0"));
  /* Cairo brings X libraries of its own. */
  g_assert_null (strstr (out, "libgtk"));
  g_assert_null (strstr (out, "libgdk"));
  g_assert_null (strstr (out, "libwayland"));
}

/* What ships: it is clean, and its worked cases give what they promise. */
static void
test_cli_shipped_is_clean (Fixture *self, gconstpointer data)
{
  g_auto(Run) run = { 0 };
  g_autoptr(JsonNode) json = NULL;

  RUN (&run, NULL, "check", "--format", "json");
  g_test_message ("%s", run.out);
  g_assert_cmpint (run.status, ==, 0);
  json = cuti_json_parse (run.out, -1, NULL);
  g_assert_nonnull (json);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (json), "errors"), ==, 0);
}

static void
test_cli_sample (Fixture *self, gconstpointer data)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_auto(Run) run = { 0 };

  RUN (&run, NULL, "plan", sample);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
}

typedef struct
{
  GPtrArray *worked; /* JsonObject */
  GPtrArray *names;
  GString   *input;
} Worked;

static void
add_worked (Worked *self, JsonObject *object, const char *name)
{
  g_autofree char *line = cuti_json_to_canonical (json_object_get_member (object, "case"));

  g_string_append_printf (self->input, "%s\n", line);
  g_ptr_array_add (self->worked, json_object_ref (object));
  g_ptr_array_add (self->names, g_strdup_printf ("%s: %s", name, json_object_get_string_member (object, "title")));
}

/* The verifier and the oracle work every case; here it is the way there and
 * back that counts, and of the constructed ones a sample will do. */
static guint
get_stride (const char *name)
{
  return g_str_has_prefix (name, "coverage-") ? 40 : 4;
}

static void
read_worked (Worked *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge", "cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (full);
      g_autoptr(JsonNode) json = NULL;
      JsonObject *object;
      JsonArray *list;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      json = cuti_json_load_file (file, NULL, NULL);
      object = json_node_get_object (json);
      if (!json_object_has_member (object, "cases"))
        {
          add_worked (self, object, name);
          continue;
        }
      list = json_object_get_array_member (object, "cases");
      for (guint i = 0; i < json_array_get_length (list); i += get_stride (name))
        add_worked (self, json_array_get_object_element (list, i), name);
    }
}

static gboolean
is_about (JsonObject *line, JsonObject *promise)
{
  if (!g_str_equal (json_object_get_string_member (line, "id"), json_object_get_string_member (promise, "advice")))
    return FALSE;
  if (!json_object_has_member (promise, "lesion"))
    return TRUE;
  return json_object_has_member (line, "lesion")
         && g_str_equal (json_object_get_string_member (line, "lesion"), json_object_get_string_member (promise, "lesion"));
}

static gboolean
is_among (JsonArray *verdicts, const char *verdict)
{
  for (guint i = 0; i < json_array_get_length (verdicts); i++)
    if (g_str_equal (json_array_get_string_element (verdicts, i), verdict))
      return TRUE;
  return FALSE;
}

/* @list: “expect” or “refuse” of a worked case; @advice: the lines of its plan */
static guint
check_promises (JsonObject *worked, const char *list, JsonArray *advice)
{
  JsonArray *promises = json_object_has_member (worked, list) ? json_object_get_array_member (worked, list) : NULL;
  guint n = 0;

  for (guint i = 0; promises != NULL && i < json_array_get_length (promises); i++)
    {
      JsonObject *promise = json_array_get_object_element (promises, i);
      guint n_lines = 0;

      g_test_message ("%s", json_object_get_string_member (promise, "advice"));
      for (guint j = 0; j < json_array_get_length (advice); j++)
        {
          JsonObject *line = json_array_get_object_element (advice, j);
          const char *verdict = json_object_get_string_member (line, "verdict");

          if (!is_about (line, promise))
            continue;
          n_lines++;
          if (g_str_equal (list, "refuse"))
            g_assert_false (is_among (json_object_get_array_member (promise, "verdicts"), verdict));
          else
            g_assert_cmpstr (verdict, ==, json_object_get_string_member (promise, "verdict"));
          if (g_str_equal (list, "expect") && json_object_has_member (promise, "firm"))
            g_assert_cmpint (json_object_get_boolean_member (line, "firm"), ==,
                             json_object_get_boolean_member (promise, "firm"));
        }
      g_assert_cmpuint (n_lines, >, 0);
      n++;
    }
  return n;
}

static void
test_cli_worked_cases (Fixture *self, gconstpointer data)
{
  Worked worked = { g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref),
                    g_ptr_array_new_with_free_func (g_free), g_string_new (NULL) };
  g_auto(GStrv) lines = NULL;
  g_auto(Run) run = { 0 };
  guint n_promises = 0;

  read_worked (&worked);
  RUN (&run, worked.input->str, "batch", "--verdicts");
  g_assert_cmpint (run.status, ==, 0);
  lines = g_strsplit (run.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, worked.worked->len + 1);

  for (guint i = 0; i < worked.worked->len; i++)
    {
      g_autoptr(JsonNode) json = cuti_json_parse (lines[i], -1, NULL);
      JsonArray *advice = json_object_get_array_member (json_node_get_object (json), "advice");

      g_test_message ("%s", (const char *) worked.names->pdata[i]);
      n_promises += check_promises (worked.worked->pdata[i], "expect", advice);
      n_promises += check_promises (worked.worked->pdata[i], "refuse", advice);
    }
  g_assert_cmpuint (n_promises, >, worked.worked->len);

  g_ptr_array_unref (worked.worked);
  g_ptr_array_unref (worked.names);
  g_string_free (worked.input, TRUE);
}

#define RECORD \
  "[{'resourceType': 'Patient', 'name': [{'family': 'Telling'}]}, {'resourceType': 'Condition', 'code': {'coding': " \
  "[{'system': 'http://snomed.info/sct', 'code': '94570001'}]}, 'verificationStatus': {'coding': [{'code': " \
  "'confirmed'}]}}, {'resourceType': 'CarePlan'}]"

static void
test_cli_import (Fixture *self, gconstpointer data)
{
  g_autofree char *record = in_folder (self, "record.json");
  g_autofree char *patient_case = in_folder (self, "imported.cutiplan");
  g_auto(Run) run = { 0 };
  g_auto(Run) plan = { 0 };
  g_auto(Run) json = { 0 };

  cuti_test_folder_write (self->folder, "record.json", RECORD);
  RUN (&json, NULL, "import", record, "--report-only", "--format", "json");
  g_assert_cmpint (json.status, ==, 0);
  g_assert_nonnull (strstr (json.out, "\"taken\":2,"));
  g_assert_nonnull (strstr (json.out, "\"not-understood\":1,"));
  g_assert_false (g_file_test (patient_case, G_FILE_TEST_EXISTS));

  RUN (&run, NULL, "import", record, "-o", patient_case);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_nonnull (strstr (run.out, "Taken: Condition (/1): sct 94570001 → Lesion 1, Site: Scalp\n"));
  g_assert_nonnull (strstr (run.out, "Not understood: CarePlan (/2): "));
  g_assert_null (strstr (run.out, "Telling"));
  RUN (&plan, NULL, "plan", patient_case, "--format", "json");
  g_assert_cmpint (plan.status, ==, 0);
  g_assert_cmpstr (plan.err, ==, "");
}

static void
test_cli_import_refuses (Fixture *self, gconstpointer data)
{
  g_autofree char *record = in_folder (self, "record.json");
  g_autofree char *patient_case = in_folder (self, "imported.cutiplan");
  g_auto(Run) usage = { 0 };
  g_auto(Run) both = { 0 };
  g_auto(Run) format = { 0 };
  g_auto(Run) nothing = { 0 };

  cuti_test_folder_write (self->folder, "record.json", "{'resourceType': 'Bundle'}");
  RUN (&usage, NULL, "import", record);
  g_assert_cmpint (usage.status, ==, 2);
  assert_one_line (&usage, "-o CASE");
  RUN (&both, NULL, "import", record, "-o", patient_case, "--report-only");
  g_assert_cmpint (both.status, ==, 2);
  RUN (&format, NULL, "import", record, "--report-only", "--format", "xml");
  g_assert_cmpint (format.status, ==, 2);
  assert_one_line (&format, "xml");
  RUN (&nothing, NULL, "import", record, "-o", patient_case);
  g_assert_cmpint (nothing.status, ==, 1);
  assert_one_line (&nothing, "record.json: This is no FHIR record");
  g_assert_false (g_file_test (patient_case, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/cli/" path, Fixture, NULL, setup, func, teardown)
  ADD ("wrong-usage", test_cli_wrong_usage);
  ADD ("help", test_cli_help);
  ADD ("faulty-case", test_cli_faulty_case);
  ADD ("faulty-knowledge", test_cli_faulty_knowledge);
  ADD ("unwritable-output", test_cli_unwritable_output);
  ADD ("knowledge-map", test_cli_knowledge_map);
  ADD ("knowledge-elsewhere", test_cli_knowledge_elsewhere);
  ADD ("knowledge-counts", test_cli_knowledge_counts);
  ADD ("plan-json", test_cli_plan_json);
  ADD ("plan-to-file", test_cli_plan_to_file);
  ADD ("plan-for-people", test_cli_plan_for_people);
  ADD ("plan-in-larger-text", test_cli_plan_in_larger_text);
  ADD ("responses-without-identity", test_cli_responses_without_identity);
  ADD ("plan-section", test_cli_plan_section);
  ADD ("plan-calendar", test_cli_plan_calendar);
  ADD ("plan-fhir", test_cli_plan_fhir);
  ADD ("plan-from-pdf", test_cli_plan_from_pdf);
  ADD ("refuses-other-pdf", test_cli_refuses_other_pdf);
  ADD ("says-what-it-does-not-use", test_cli_says_what_it_does_not_use);
  ADD ("batch-keeps-order", test_cli_batch_keeps_order);
  ADD ("batch-verdicts", test_cli_batch_verdicts);
  ADD ("batch-of-nothing", test_cli_batch_of_nothing);
  ADD ("calculate-lists-all", test_cli_calculate_lists_all);
  ADD ("calculate-describes-each", test_cli_calculate_describes_each);
  ADD ("calculate-results", test_cli_calculate_results);
  ADD ("calculate-refuses", test_cli_calculate_refuses);
  ADD ("does-not-link-gtk", test_cli_does_not_link_gtk);
  ADD ("shipped-is-clean", test_cli_shipped_is_clean);
  ADD ("import", test_cli_import);
  ADD ("import-refuses", test_cli_import_refuses);
  ADD ("sample", test_cli_sample);
  ADD ("worked-cases", test_cli_worked_cases);

  return g_test_run ();
}
