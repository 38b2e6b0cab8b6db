/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A batch as a registry meets it: every line answered in its place however many
 * work on it, short forms that say what the plans say, and memory that stays.
 */

#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "cuti-json.h"
#include "cuti-test-knowledge.h"

#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", "") "," \
  CUTI_TEST_ADVICE ("no", "case", "conditional", "{'not': 'a'}", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", \
                    ", 'arguments': [{'id': 'x', 'polarity': 'excludes', 'when': 'b', 'text': 'x'}," \
                    " {'id': 'y', 'polarity': 'against', 'strength': 'strong', 'when': 'c', 'text': 'y'}]")
#define CASE(members) "{'format':'cutiplan-case/1'," members "}"

#ifdef __SANITIZE_ADDRESS__
#define KEEPS_WHAT_WAS_FREED TRUE
#else
#define KEEPS_WHAT_WAS_FREED FALSE
#endif

typedef struct
{
  CutiTestFolder *folder;
  char           *knowledge, *input;
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

static void
setup (Fixture *self, gconstpointer data)
{
  static const char *const files[] = { "manifest.json", "facts.json", "concepts.json", "advice/surgery.json" };
  g_autoptr(CutiTestFolder) base = cuti_test_folder_new ();

  self->folder = cuti_test_folder_new ();
  cuti_test_knowledge_write (base, CUTI_TEST_FACTS, NULL, ADVICE);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = cuti_test_folder_read (base, files[i]);
      g_autofree char *path = g_build_filename ("knowledge", files[i], NULL);

      cuti_test_folder_write_raw (self->folder, path, text);
    }
  self->knowledge = g_build_filename (cuti_test_folder_get_path (self->folder), "knowledge", NULL);
  self->input = g_build_filename (cuti_test_folder_get_path (self->folder), "input", NULL);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  cuti_test_folder_free (self->folder);
  g_free (self->knowledge);
  g_free (self->input);
}

static void
write_input (Fixture *self, const char *text, gssize length)
{
  g_assert_true (g_file_set_contents (self->input, text, length, NULL));
}

/* @options: of “batch”, for a command in the folder of the test that calls it */
static void
run_shell (Fixture *self, Run *run, const char *options, const char *command)
{
  g_autofree char *script = g_strdup_printf ("batch () { \"$CUTIPLAN_CLI\" batch %s \"$@\"; }; %s", options, command);
  const char *const argv[] = { "/bin/sh", "-c", script, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (cuti_test_folder_get_path (self->folder), (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &run->out, &run->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  run->status = WEXITSTATUS (status);
}

#define RUN(run, command) run_shell (self, run, "--knowledge knowledge", command)
#define RUN_SHIPPED(run, command) run_shell (self, run, "", command)

static void
assert_failed (const Run *run, const char *message)
{
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->err, ==, message);
}

/* Good lines of every kind, with every kind of bad one in between. */
static char *
make_mixed (guint n)
{
  static const char *const bad[] = { "", "\r", "{", "{'format':'other'}", "nonsense \xff", CASE ("'facts':{'a':true,'a':true}"),
                                     CASE ("'lesions':[{}]") };
  g_autoptr(GString) text = g_string_new (NULL);
  static const char *const truths[] = { "true", "false", "null" };

  for (guint i = 0; i < n; i++)
    {
      const char *line_end = i + 1 == n ? "" : i % 3 == 0 ? "\r\n" : "\n";

      if (i % 11 == 5)
        g_string_append_printf (text, "%s%s", bad[i / 11 % G_N_ELEMENTS (bad)], line_end);
      else
        g_string_append_printf (text, "{'format':'cutiplan-case/1','id':'%u','facts':{'a':%s%s},'lesions':[{'id':'%u','facts':"
                                "{'lesion.a':%s}}]}%s", i, truths[i % 3], i % 5 == 0 ? ",'nothing':1" : "", i % 4,
                                truths[i / 3 % 3], line_end);
    }
  return cuti_test_quote (text->str);
}

static JsonObject *
parse (const char *line, JsonNode **node)
{
  *node = cuti_json_parse (line, -1, NULL);
  g_assert_nonnull (*node);
  return json_node_get_object (*node);
}

static void
test_batch_keeps_order (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = { "", "--verdicts", "--ids", "--reasons" };
  g_autofree char *text = make_mixed (3000);

  write_input (self, text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *alone = g_strdup_printf ("batch %s --jobs 1 < input", forms[i]);
      g_autofree char *together = g_strdup_printf ("batch %s --jobs 4 < input", forms[i]);
      g_auto(Run) one = { 0 }, four = { 0 };
      g_auto(GStrv) lines = NULL;

      RUN (&one, alone);
      RUN (&four, together);
      g_assert_cmpint (one.status, ==, 0);
      g_assert_cmpint (four.status, ==, 0);
      g_assert_true (g_str_equal (one.out, four.out));

      lines = g_strsplit (one.out, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 3001);
      for (guint j = 0; j < 3000; j++)
        {
          g_autoptr(JsonNode) node = NULL;
          JsonObject *object = parse (lines[j], &node);
          g_autofree char *id = g_strdup_printf ("%u", j);

          if (j % 11 == 5)
            g_assert_cmpint (json_object_get_int_member (object, "line"), ==, j + 1);
          else
            g_assert_cmpstr (json_object_get_string_member (object, "case"), ==, id);
          g_assert_cmpint (json_object_has_member (object, "error"), ==, j % 11 == 5);
        }
    }
}

static void
test_batch_ids (Fixture *self, gconstpointer data)
{
  static const char input[] =
    CASE ("'id':'one','facts':{'a':true},'lesions':[{'id':'1','facts':{'lesion.a':true}},{'id':'\\\"'}]") "\n"
    CASE ("'id':'two','facts':{'a':false,'b':true,'x':1000},'lesions':[{'id':'1','facts':{'lesion.a':true}}]") "\n"
    CASE ("'facts':{'a':false,'b':false,'c':true},'lesions':[{'id':'1','facts':{'lesion.a':true}}]") "\n"
    CASE ("'facts':{'a':false,'b':false,'c':false},'lesions':[{'id':'1','facts':{'lesion.a':true}}]") "\n"
    CASE ("'id':'five'") "\n";
  static const char expected[] =
    "{'advised':['yes'],'case':'one','undecided':['here@1','here@\\\"']}\n"
    "{'advised':['no'],'case':'two','ignored':1,'undecided':[]}\n" /* ruled out */
    "{'advised':['no'],'undecided':[]}\n" /* not favoured */
    "{'advised':['no','here@1'],'undecided':[]}\n"
    "{'advised':[],'case':'five','undecided':['yes','no','here']}\n";
  g_autofree char *quoted = cuti_test_quote (input);
  g_autofree char *answer = cuti_test_quote (expected);
  g_auto(Run) run = { 0 };

  write_input (self, quoted, -1);
  RUN (&run, "batch --ids < input");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, answer);
}

/* The same lists; what is advised with why, what is not firm with what is missing. */
static void
test_batch_reasons (Fixture *self, gconstpointer data)
{
  static const char input[] =
    CASE ("'id':'one','facts':{'a':true},'lesions':[{'id':'1','facts':{'lesion.a':true}},{'id':'\\\"'}]") "\n"
    CASE ("'facts':{'a':false,'b':false,'c':true},'lesions':[{'id':'1','facts':{'lesion.a':true}}]") "\n"
    CASE ("'id':'five'") "\n";
  static const char expected[] =
    "{'advised':[{'because':['a'],'id':'yes'}],'case':'one','undecided':[{'id':'here@1','missing':['b']},"
    "{'id':'here@\\\"','missing':['b','lesion.a@\\\"']}]}\n"
    "{'advised':[{'because':['a'],'id':'no'}],'undecided':[]}\n"
    "{'advised':[],'case':'five','undecided':[{'id':'yes','missing':['a']},{'id':'no','missing':['a']},"
    "{'id':'here','missing':['b','lesions']}]}\n";
  g_autofree char *quoted = cuti_test_quote (input);
  g_autofree char *answer = cuti_test_quote (expected);
  g_auto(Run) run = { 0 };

  write_input (self, quoted, -1);
  RUN (&run, "batch --reasons < input");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, answer);
}

/* A case to which the knowledge base does not apply says so, and is not counted with the others. */
static void
test_batch_out_of_scope (Fixture *self, gconstpointer data)
{
  g_autofree char *manifest = cuti_test_folder_read (self->folder, "knowledge/manifest.json");
  g_autoptr(JsonNode) node = cuti_json_parse (manifest, -1, NULL);
  g_autoptr(JsonNode) stops = cuti_test_parse ("[{'id': 'not-for-d', 'text': 'Not for d.', 'when': 'd'}]");
  g_autofree char *changed = NULL;
  g_autofree char *input = cuti_test_quote (CASE ("'facts':{'a':true,'d':true}") "\n" CASE ("'facts':{'a':true}") "\n");
  g_auto(Run) ids = { 0 }, csv = { 0 };

  json_object_set_member (json_node_get_object (node), "out_of_scope", g_steal_pointer (&stops));
  changed = cuti_json_to_canonical (node);
  cuti_test_folder_write_raw (self->folder, "knowledge/manifest.json", changed);
  write_input (self, input, -1);

  RUN (&ids, "batch --ids < input");
  g_assert_true (g_str_has_prefix (g_strdelimit (ids.out, "\"", '\''),
                                   "{'advised':['yes'],'out_of_scope':'not-for-d','undecided':['here']}\n{'advised':['yes'],'und"));
  RUN (&csv, "batch --summary csv < input");
  g_assert_nonnull (strstr (csv.out, ",,cases,,,2\r\n,,out_of_scope,,,1\r\n"));
  g_assert_nonnull (strstr (csv.out, "\r\nyes,surgery,recommended,,1,1\r\n"));
}

static void
test_batch_summary (Fixture *self, gconstpointer data)
{
  static const char input[] =
    CASE ("'facts':{'a':true,'b':false,'c':false},'lesions':[{'id':'1','facts':{'lesion.a':true}},"
          "{'id':'2','facts':{'lesion.a':true}},{'id':'3'}]") "\n{\n"
    CASE ("'facts':{'nothing':1}") "\n";
  static const char expected[] =
    "advice,section,count,fact,lines,cases\r\n"
    ",,cases,,,2\r\n,,out_of_scope,,,0\r\n,,with_ignored,,,1\r\n,,errors,,,1\r\n"
    "yes,surgery,recommended,,1,1\r\nyes,surgery,consider,,0,0\r\nyes,surgery,contested,,0,0\r\n"
    "yes,surgery,not-favoured,,0,0\r\nyes,surgery,avoid,,0,0\r\nyes,surgery,inform,,0,0\r\n"
    "yes,surgery,undecided,,1,1\r\nyes,surgery,ruled-out,,0,0\r\nyes,surgery,not-applicable,,0,0\r\n"
    "yes,surgery,needs,a,1,\r\n"
    "no,surgery,recommended,,0,0\r\n";
  static const char here[] =
    "here,surgery,recommended,,0,0\r\nhere,surgery,consider,,2,1\r\nhere,surgery,contested,,0,0\r\n"
    "here,surgery,not-favoured,,0,0\r\nhere,surgery,avoid,,0,0\r\nhere,surgery,inform,,0,0\r\n"
    "here,surgery,undecided,,2,2\r\nhere,surgery,ruled-out,,0,0\r\nhere,surgery,not-applicable,,0,0\r\n"
    "here,surgery,needs,b,1,\r\nhere,surgery,needs,lesion.a,1,\r\nhere,surgery,needs,lesions,1,\r\n";
  g_autofree char *quoted = cuti_test_quote (input);
  g_auto(Run) run = { 0 };

  write_input (self, quoted, -1);
  RUN (&run, "batch --summary csv < input");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, expected));
  g_assert_true (g_str_has_suffix (run.out, here));
}

static void
test_batch_adds_up_summaries (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_mixed (1000);
  g_auto(Run) whole = { 0 }, parts = { 0 }, csv = { 0 }, merged_csv = { 0 }, plan = { 0 }, none = { 0 };

  write_input (self, text, -1);
  RUN (&whole, "batch --summary json < input");
  RUN (&parts, "head -n 400 input | batch --summary json > a; tail -n +401 input | batch --summary json --jobs 3 > b;"
               " batch --merge-summaries a b");
  g_assert_cmpint (parts.status, ==, 0);
  g_assert_cmpstr (parts.out, ==, whole.out);

  RUN (&csv, "batch --summary csv < input");
  RUN (&merged_csv, "batch --merge-summaries a b --summary csv");
  g_assert_cmpstr (merged_csv.out, ==, csv.out);

  RUN (&plan, "batch --merge-summaries a knowledge/manifest.json");
  assert_failed (&plan, "cutiplan-cli: knowledge/manifest.json: This is not a summary; expected “cutiplan-summary/1”.\n");
  RUN (&none, "batch --merge-summaries a nothing");
  g_assert_cmpint (none.status, ==, 1);
  g_assert_nonnull (strstr (none.err, "nothing"));
}

static void
append_worked (GString *input, const char *path, guint stride)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(JsonNode) json = cuti_json_load_file (file, NULL, NULL);
  JsonObject *object = json_node_get_object (json);
  JsonArray *list = json_object_has_member (object, "cases") ? json_object_get_array_member (object, "cases") : NULL;

  for (guint i = 0; i < (list != NULL ? json_array_get_length (list) : 1); i += stride)
    {
      JsonObject *worked = list != NULL ? json_array_get_object_element (list, i) : object;
      g_autofree char *line = cuti_json_to_canonical (json_object_get_member (worked, "case"));

      g_string_append_printf (input, "%s\n", line);
    }
}

/* Every worked case; of the constructed ones, of which there are thousands, a sample. */
static char *
make_worked (guint stride)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge", "cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GString *input = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        append_worked (input, full, g_str_has_prefix (name, "coverage-") ? 20 * stride : stride);
    }
  return g_string_free (input, FALSE);
}

static gboolean
is_advised (const char *verdict)
{
  static const char *const verdicts[] = { "recommended", "consider", "contested", "avoid", "inform", NULL };

  return g_strv_contains (verdicts, verdict);
}

/* What --ids says of a plan. */
static char *
list_ids (JsonObject *plan)
{
  g_autoptr(GString) advised = g_string_new (NULL);
  g_autoptr(GString) undecided = g_string_new (NULL);
  JsonArray *advice = json_object_get_array_member (plan, "advice");
  guint n_ignored = json_array_get_length (json_object_get_array_member (plan, "ignored"));
  g_autofree char *ignored = n_ignored > 0 ? g_strdup_printf (",\"ignored\":%u", n_ignored) : g_strdup ("");
  g_autofree char *id = NULL;
  g_autofree char *stop = NULL;

  for (guint i = 0; i < json_array_get_length (advice); i++)
    {
      JsonObject *line = json_array_get_object_element (advice, i);
      const char *verdict = json_object_get_string_member (line, "verdict");
      GString *list = is_advised (verdict) ? advised : g_str_equal (verdict, "undecided") ? undecided : NULL;

      if (list == NULL)
        continue;
      g_string_append_printf (list, "%s\"%s%s%s\"", list->len > 0 ? "," : "", json_object_get_string_member (line, "id"),
                              json_object_has_member (line, "lesion") ? "@" : "",
                              json_object_get_string_member_with_default (line, "lesion", ""));
    }

  if (!json_object_get_null_member (plan, "case"))
    id = g_strdup_printf (",\"case\":\"%s\"", json_object_get_string_member (plan, "case"));
  if (!json_object_get_null_member (plan, "out_of_scope"))
    stop = g_strdup_printf (",\"out_of_scope\":\"%s\"", json_object_get_string_member (
                                                          json_object_get_object_member (plan, "out_of_scope"), "id"));
  return g_strdup_printf ("{\"advised\":[%s]%s%s%s,\"undecided\":[%s]}", advised->str, id != NULL ? id : "", ignored,
                          stop != NULL ? stop : "", undecided->str);
}

static char *
name_facts (JsonArray *findings)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      g_string_append_printf (names, "%s\"%s%s%s\"", i > 0 ? "," : "", json_object_get_string_member (finding, "fact"),
                              json_object_has_member (finding, "lesion") ? "@" : "",
                              json_object_get_string_member_with_default (finding, "lesion", ""));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What --reasons says why of what a plan advises. */
static void
assert_reasons (const char *reasons, JsonObject *plan)
{
  JsonArray *advice = json_object_get_array_member (plan, "advice");

  for (guint i = 0; i < json_array_get_length (advice); i++)
    {
      JsonObject *line = json_array_get_object_element (advice, i);
      g_autofree char *because = name_facts (json_object_get_array_member (line, "because"));
      const char *lesion = json_object_get_string_member_with_default (line, "lesion", NULL);
      g_autofree char *expected =
        g_strdup_printf ("{\"because\":[%s],\"id\":\"%s%s%s\"", because, json_object_get_string_member (line, "id"),
                         lesion != NULL ? "@" : "", lesion != NULL ? lesion : "");

      if (is_advised (json_object_get_string_member (line, "verdict")))
        g_assert_nonnull (strstr (reasons, expected));
    }
}

/* What --verdicts says of a plan. */
static char *
list_verdicts (JsonObject *plan)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *advice = json_object_get_array_member (plan, "advice"), *list = json_array_new ();
  static const char *const members[] = { "id", "lesion", "verdict", "firm" };

  for (guint i = 0; i < json_array_get_length (advice); i++)
    {
      JsonObject *line = json_array_get_object_element (advice, i), *kept = json_object_new ();

      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        if (json_object_has_member (line, members[j]))
          json_object_set_member (kept, members[j], json_object_dup_member (line, members[j]));
      json_array_add_object_element (list, kept);
    }
  json_object_set_array_member (object, "advice", list);
  if (!json_object_get_null_member (plan, "case"))
    json_object_set_member (object, "case", json_object_dup_member (plan, "case"));
  json_node_take_object (node, object);
  return cuti_json_to_canonical (node);
}

static void
count_plan (GHashTable *counts, JsonObject *plan)
{
  JsonArray *advice = json_object_get_array_member (plan, "advice");

  if (!json_object_get_null_member (plan, "out_of_scope"))
    return;
  for (guint i = 0; i < json_array_get_length (advice); i++)
    {
      JsonObject *line = json_array_get_object_element (advice, i);
      char *key = g_strdup_printf ("%s %s", json_object_get_string_member (line, "id"),
                                   json_object_get_string_member (line, "verdict"));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (1 + GPOINTER_TO_UINT (g_hash_table_lookup (counts, key))));
    }
}

static void
assert_counts (GHashTable *counts, const char *csv)
{
  g_auto(GStrv) rows = g_strsplit (csv, "\r\n", -1);
  guint n_found = 0;

  for (guint i = 1; *rows[i] != '\0'; i++)
    {
      g_auto(GStrv) fields = g_strsplit (rows[i], ",", -1);
      g_autofree char *key = g_strdup_printf ("%s %s", fields[0], fields[2]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      if (*fields[0] == '\0' || g_str_equal (fields[2], "needs"))
        continue;
      g_assert_cmpuint (g_ascii_strtoull (fields[4], NULL, 10), ==, n);
      n_found += n > 0;
    }
  g_assert_cmpuint (n_found, ==, g_hash_table_size (counts));
}

static void
test_batch_says_what_plans_say (Fixture *self, gconstpointer data)
{
  g_autofree char *input = make_worked (g_test_slow () ? 1 : 5);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(Run) plans = { 0 }, verdicts = { 0 }, ids = { 0 }, reasons = { 0 }, csv = { 0 };
  g_auto(GStrv) reason_lines = NULL;
  g_auto(GStrv) plan_lines = NULL;
  g_auto(GStrv) verdict_lines = NULL;
  g_auto(GStrv) id_lines = NULL;

  write_input (self, input, -1);
  RUN_SHIPPED (&plans, "batch < input");
  RUN_SHIPPED (&verdicts, "batch --verdicts < input");
  RUN_SHIPPED (&ids, "batch --ids < input");
  RUN_SHIPPED (&reasons, "batch --reasons < input");
  RUN_SHIPPED (&csv, "batch --summary csv < input");
  reason_lines = g_strsplit (reasons.out, "\n", -1);
  plan_lines = g_strsplit (plans.out, "\n", -1);
  verdict_lines = g_strsplit (verdicts.out, "\n", -1);
  id_lines = g_strsplit (ids.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (plan_lines), ==, g_strv_length (verdict_lines));
  g_assert_cmpuint (g_strv_length (plan_lines), ==, g_strv_length (id_lines));
  g_assert_cmpuint (g_strv_length (plan_lines), ==, g_strv_length (reason_lines));
  g_assert_cmpuint (g_strv_length (plan_lines), >, 50);

  for (guint i = 0; *plan_lines[i] != '\0'; i++)
    {
      g_autoptr(JsonNode) node = NULL;
      JsonObject *plan = parse (plan_lines[i], &node);
      g_autofree char *short_verdicts = list_verdicts (plan);
      g_autofree char *short_ids = list_ids (plan);

      g_assert_cmpstr (verdict_lines[i], ==, short_verdicts);
      g_assert_cmpstr (id_lines[i], ==, short_ids);
      assert_reasons (reason_lines[i], plan);
      count_plan (counts, plan);
    }
  assert_counts (counts, csv.out);
}

/* A line that must be read the long way is answered as the plain one is. */
static void
test_batch_both_ways (Fixture *self, gconstpointer data)
{
  g_autofree char *input = make_worked (1);
  g_autoptr(GString) odd = g_string_new (input);
  g_auto(Run) plain = { 0 }, other = { 0 };

  g_string_replace (odd, "\"format\":\"cutiplan-case/1\"", "\"format\":\"cutiplan-case\\/1\",\"kept\":[1]", 0);
  write_input (self, input, -1);
  RUN_SHIPPED (&plain, "batch --verdicts < input");
  write_input (self, odd->str, odd->len);
  RUN_SHIPPED (&other, "batch --verdicts < input");
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_true (g_str_equal (plain.out, other.out));
}

static long
get_most_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
  return usage.ru_maxrss;
}

/* Of a line that is too long no more is kept than what shows that it is. */
static void
test_batch_longest_line (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = { "(head -c 70000000 /dev/zero | tr '\\0' x; cat input) | batch --ids --jobs 1",
                                          "(head -c 300000000 /dev/zero | tr '\\0' x; cat input) | batch --ids --jobs 1" };
  g_autofree char *input = cuti_test_quote ("\n" CASE ("'facts':{'a':true}") "\n");
  long most[2];

  write_input (self, input, -1);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto(Run) run = { 0 };

      RUN (&run, commands[i]);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (g_strdelimit (run.out, "\"", '\''), ==,
                       "{'error':'The text is larger than 64 MiB.','line':1}\n{'advised':['yes'],'undecided':['here']}\n");
      most[i] = get_most_memory ();
    }
  g_assert_cmpint (most[1], <=, most[0] + 8192);
}

static void
test_batch_streams_that_fail (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = { "", "--verdicts", "--ids --jobs 3", "--reasons", "--summary json" };
  g_autofree char *text = make_mixed (20000);

  write_input (self, text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *full = g_strdup_printf ("batch %s < input > /dev/full", forms[i]);
      g_autofree char *closed = g_strdup_printf ("batch %s < input >&-", forms[i]);
      g_autofree char *folder = g_strdup_printf ("batch %s < knowledge", forms[i]);
      g_auto(Run) no_room = { 0 }, no_output = { 0 }, no_input = { 0 };

      RUN (&no_room, full);
      assert_failed (&no_room, "cutiplan-cli: Standard output cannot be written to.\n");
      RUN (&no_output, closed);
      assert_failed (&no_output, "cutiplan-cli: Standard output cannot be written to.\n");
      RUN (&no_input, folder);
      assert_failed (&no_input, "cutiplan-cli: Standard input cannot be read: Is a directory.\n");
    }
}

/* Whoever reads the answers may stop; then there is a quiet end even of an input without one. */
static void
test_batch_reader_goes (Fixture *self, gconstpointer data)
{
  g_auto(Run) run = { 0 };

  write_input (self, "{\n", -1);
  RUN (&run, "(while cat input; do :; done) 2> /dev/null | (batch --ids; echo $? >&2) | head -n 1");
  g_assert_cmpstr (run.err, ==, "141\n"); /* 128 + SIGPIPE */
  g_assert_true (g_str_has_suffix (run.out, "\"line\":1}\n"));
}

/* An answer does not wait for the lines behind. */
static void
test_batch_answers_at_once (Fixture *self, gconstpointer data)
{
  g_auto(Run) run = { 0 };

  RUN (&run, "mkfifo questions answers; batch --ids < questions > answers & exec 3> questions 4< answers;"
             " for i in 1 2 3; do echo '{' >&3; read line <&4; echo \"$line\"; done; exec 3>&-; wait $!");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "\"line\":3}\n"));
}

static long
measure_memory (Fixture *self, const char *text, guint times)
{
  g_autoptr(GString) input = g_string_new (NULL);
  g_auto(Run) run = { 0 };

  for (guint i = 0; i < times; i++)
    g_string_append (input, text);
  write_input (self, input->str, input->len);
  RUN (&run, "batch --ids --jobs 2 < input > /dev/null");
  g_assert_cmpint (run.status, ==, 0);
  return get_most_memory ();
}

static void
test_batch_memory (Fixture *self, gconstpointer data)
{
  g_autofree char *mixed = make_mixed (500);
  g_autofree char *text = g_strconcat (mixed, "\n", NULL);
  long few, many;

  if (KEEPS_WHAT_WAS_FREED)
    {
      g_test_skip ("A sanitizer keeps what was freed");
      return;
    }

  few = measure_memory (self, text, 2);
  many = measure_memory (self, text, 40);
  g_test_message ("%ld KB for 1,000 cases, %ld KB for 20,000", few, many);
  g_assert_cmpint (many, <=, few + 2048);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/batch/" path, Fixture, NULL, setup, func, teardown)
  ADD ("memory", test_batch_memory); /* before any other takes more */
  ADD ("keeps-order", test_batch_keeps_order);
  ADD ("ids", test_batch_ids);
  ADD ("reasons", test_batch_reasons);
  ADD ("out-of-scope", test_batch_out_of_scope);
  ADD ("summary", test_batch_summary);
  ADD ("adds-up-summaries", test_batch_adds_up_summaries);
  ADD ("says-what-plans-say", test_batch_says_what_plans_say);
  ADD ("both-ways", test_batch_both_ways);
  ADD ("longest-line", test_batch_longest_line);
  ADD ("streams-that-fail", test_batch_streams_that_fail);
  ADD ("reader-goes", test_batch_reader_goes);
  ADD ("answers-at-once", test_batch_answers_at_once);

  return g_test_run ();
}
