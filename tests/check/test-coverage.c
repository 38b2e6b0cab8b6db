/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program that constructs the coverage cases, as an author runs it.
 */

#include <string.h>

#include "cuti-check.h"
#include "cuti-json.h"
#include "cuti-test-knowledge.h"

#define HAND_WRITTEN "{'cases': []}"
#define DERIVED \
  "{'id': 'height', 'group': 'g', 'type': 'integer', 'unit': 'cm', 'label': 'H?'," \
  " 'hard': [50, 250]}," \
  "{'id': 'weight', 'group': 'g', 'type': 'number', 'unit': 'kg', 'label': 'W?'," \
  " 'hard': [20, 300]}," \
  "{'id': 'bsa', 'group': 'g', 'type': 'number', 'unit': 'm2', 'step': 0.01, 'hard': [0.5, 4]," \
  " 'label': 'B?', 'derive': {'calculator': 'bsa-mosteller'," \
  " 'inputs': {'height': 'height', 'weight': 'weight'}}}"

static void
copy_tree (CutiTestFolder *folder, const char *from, const char *below)
{
  g_autoptr(GDir) children = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (children);
  while ((name = g_dir_read_name (children)) != NULL)
    {
      g_autofree char *path = g_build_filename (from, name, NULL);
      g_autofree char *inner = g_build_filename (below, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        copy_tree (folder, path, inner);
      else if (g_file_get_contents (path, &text, NULL, NULL))
        cuti_test_folder_write_raw (folder, inner, text);
    }
}

static void
run (CutiTestFolder *folder)
{
  const char *argv[] = { g_getenv ("MAKE_COVERAGE"), cuti_test_folder_get_path (folder), NULL };
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_nonnull (argv[0]);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static char *
read_all (CutiTestFolder *folder)
{
  static const char *const sections[] = { "assessment", "surgery", "radiation", "local", "systemic",
                                          "immunosuppression", "palliative", "follow-up",
                                          "pitfalls" };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *path = g_strdup_printf ("cases/coverage-%s.json", sections[i]);
      g_autofree char *text = cuti_test_folder_read (folder, path);

      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static CutiTestFolder *
copy_test_data (void)
{
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "data", "knowledge", NULL);
  CutiTestFolder *folder = cuti_test_folder_new ();

  copy_tree (folder, data, "");
  return folder;
}

static void
test_coverage_is_complete (void)
{
  g_autoptr(CutiTestFolder) folder = copy_test_data ();
  g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "");
  g_autoptr(CutiVerification) before = cuti_check_knowledge (file, NULL, NULL);
  g_autoptr(CutiVerification) after = NULL;
  guint n_before = 0;

  run (folder);
  after = cuti_check_knowledge (file, NULL, NULL);

  for (guint i = 0; i < before->defects->len; i++)
    n_before += g_str_equal (((CutiDefect *) before->defects->pdata[i])->check, "V14");
  g_assert_cmpuint (n_before, >, 0);
  for (guint i = 0; i < after->defects->len; i++)
    g_assert_cmpstr (((CutiDefect *) after->defects->pdata[i])->check, !=, "V14");
}

static void
test_coverage_is_repeatable (void)
{
  g_autoptr(CutiTestFolder) folder = copy_test_data ();
  g_autofree char *first = NULL, *second = NULL;

  run (folder);
  first = read_all (folder);
  run (folder);
  second = read_all (folder);
  g_assert_cmpstr (first, ==, second);
}

static void
test_coverage_leaves_others_alone (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  const char *const others[] = { "cases/surgery.json", "cases/coverage-local.json" };

  cuti_test_knowledge_write (folder, CUTI_TEST_FACTS, NULL,
                             CUTI_TEST_ADVICE ("one", "case", "strong", "'a'", ""));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    cuti_test_folder_write (folder, others[i], HAND_WRITTEN);

  run (folder);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *text = cuti_test_folder_read (folder, others[i]);
      g_autofree char *expected = cuti_test_quote (HAND_WRITTEN);

      g_assert_cmpstr (text, ==, expected);
    }
}

static JsonArray *
get_cases (CutiTestFolder *folder, JsonNode **node)
{
  g_autofree char *text = cuti_test_folder_read (folder, "cases/coverage-surgery.json");

  *node = cuti_json_parse (text, -1, NULL);
  g_assert_nonnull (*node);
  return json_object_get_array_member (json_node_get_object (*node), "cases");
}

/* The case of this title, or NULL. */
static JsonObject *
find_case (JsonArray *cases, const char *title)
{
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *worked = json_array_get_object_element (cases, i);

      if (g_str_equal (json_object_get_string_member (worked, "title"), title))
        return worked;
    }
  return NULL;
}

static const char *
get_verdict (JsonObject *worked)
{
  JsonArray *expect = json_object_get_array_member (worked, "expect");

  return json_object_get_string_member (json_array_get_object_element (expect, 0), "verdict");
}

/* The verdict changes at the border and nowhere else, since all else is settled. */
static void
test_coverage_of_cut_points (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(JsonNode) node = NULL;
  JsonArray *cases;

  cuti_test_knowledge_write (
    folder, CUTI_TEST_FACTS, NULL,
    CUTI_TEST_ADVICE ("one", "lesion", "strong",
                      "{'all': ['a', {'any': ['b', {'fact': 'lesion.size', 'ge': 30}]}]}",
                      ", 'arguments': [{'id': 'no', 'polarity': 'excludes', 'when': 'c',"
                      " 'text': 'No.'}]"));
  run (folder);
  cases = get_cases (folder, &node);

  g_assert_cmpstr (get_verdict (find_case (cases, "one: lesion.size 29.9")), ==, "not-applicable");
  g_assert_cmpstr (get_verdict (find_case (cases, "one: lesion.size 30")), ==, "recommended");
  g_assert_cmpstr (get_verdict (find_case (cases, "one: lesion.size 30.1")), ==, "recommended");
}

/* The derived value of the case, which is not answered itself. */
static gint64
get_derived (CutiKnowledge *knowledge, JsonObject *worked, const char *id)
{
  JsonNode *document = json_object_get_member (worked, "case");
  JsonObject *facts = json_object_get_object_member (json_node_get_object (document), "facts");
  g_autoptr(CutiCase) patient_case = NULL;
  guint fact = cuti_fact_get_index (cuti_knowledge_find_fact (knowledge, id));

  g_assert_false (json_object_has_member (facts, id));
  patient_case = cuti_case_new_from_json (knowledge, document, NULL);
  return cuti_snapshot_get_value (cuti_case_get_snapshot (patient_case), fact, CUTI_NO_LESION).n;
}

static void
test_coverage_of_derived_cut_points (void)
{
  static const struct { gint64 n; const char *verdict; } border[] = {
    { 119, "not-applicable" }, { 120, "recommended" }, { 121, "recommended" } };
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonArray *cases;

  cuti_test_knowledge_write (
    folder, DERIVED, NULL,
    CUTI_TEST_ADVICE ("one", "case", "strong", "{'fact': 'bsa', 'ge': 1.2}", ""));
  run (folder);
  cases = get_cases (folder, &node);
  knowledge = cuti_test_knowledge_load (folder);

  for (guint i = 0; i < G_N_ELEMENTS (border); i++)
    {
      guint n_found = 0;

      for (guint c = 0; c < json_array_get_length (cases); c++)
        {
          JsonObject *worked = json_array_get_object_element (cases, c);

          if (get_derived (knowledge, worked, "bsa") != border[i].n)
            continue;
          g_assert_cmpstr (get_verdict (worked), ==, border[i].verdict);
          n_found++;
        }
      g_test_message ("%" G_GINT64_FORMAT, border[i].n);
      g_assert_cmpuint (n_found, >, 0);
    }
}

/* Run “ninja -C build coverage-cases” after a change of the knowledge base. */
static void
test_coverage_shipped_is_up_to_date (void)
{
  g_autofree char *shipped = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge",
                                                    NULL);
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autofree char *before = NULL, *after = NULL;

  copy_tree (folder, shipped, "");
  before = read_all (folder);
  run (folder);
  after = read_all (folder);
  if (!g_str_equal (before, after))
    g_error ("The coverage cases are out of date: run ninja -C build coverage-cases");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coverage/is-complete", test_coverage_is_complete);
  g_test_add_func ("/coverage/is-repeatable", test_coverage_is_repeatable);
  g_test_add_func ("/coverage/leaves-others-alone", test_coverage_leaves_others_alone);
  g_test_add_func ("/coverage/of-cut-points", test_coverage_of_cut_points);
  g_test_add_func ("/coverage/of-derived-cut-points", test_coverage_of_derived_cut_points);
  g_test_add_func ("/coverage/shipped-is-up-to-date", test_coverage_shipped_is_up_to_date);

  return g_test_run ();
}
