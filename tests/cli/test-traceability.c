/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of the source article and of the evidence dossiers is lost between
 * them and the shipped advice. Where the dossiers themselves are at hand
 * (CUTIPLAN_SHARED, or ../shared beside the source), the list is held against
 * them.
 */

#include <string.h>

#include "cuti-calculator.h"
#include "cuti-json.h"
#include "cuti-knowledge-map.h"
#include "cuti-test-knowledge.h"

#define LAST_STATEMENT_OF_ADVICE 34

/* Those of a list of the map that nothing was made of, in one line. */
static char *
list_gaps (JsonNode *map, const char *list, const char *last)
{
  JsonArray *entries = json_object_get_array_member (json_node_get_object (map), list);
  GString *gaps = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      const char *id = json_object_get_string_member (entry, "id");

      if (last != NULL && strcmp (id, last) > 0)
        continue;
      if (!json_object_has_member (entry, "left_out")
          && !json_object_has_member (entry, "calculator")
          && json_array_get_length (json_object_get_array_member (entry, "items")) == 0)
        g_string_append_printf (gaps, " %s", id);
    }
  return g_string_free (gaps, FALSE);
}

static void
test_traceability_of_statements (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) map = cuti_knowledge_map (knowledge);
  g_autofree char *last = g_strdup_printf ("S%02d", LAST_STATEMENT_OF_ADVICE);
  g_autofree char *gaps = list_gaps (map, "statements", last);

  g_assert_cmpstr (gaps, ==, "");
}

static void
test_traceability_of_dossier (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) map = cuti_knowledge_map (knowledge);
  g_autofree char *gaps = list_gaps (map, "dossier", NULL);

  g_assert_cmpstr (gaps, ==, "");
}

static void
test_traceability_of_calculators (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(GString) gaps = g_string_new (NULL);
  guint n;
  const CutiDossierEntry *entries = cuti_knowledge_get_dossier (knowledge, &n);

  for (guint i = 0; i < n; i++)
    if (entries[i].calculator != NULL && cuti_calculator_find (entries[i].calculator) == NULL)
      g_string_append_printf (gaps, " %s", entries[i].calculator);
  g_assert_cmpstr (gaps->str, ==, "");
}

/* Of dossier A the numbers, of B the rules under their headings and in tables. */
static void
add_matches (GHashTable *ids, const char *folder, const char *file, const char *until,
             const char *prefix, const char *pattern)
{
  g_autofree char *path = g_build_filename (folder, "clinical", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, &error);
  g_autoptr(GMatchInfo) match = NULL;
  char *end;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  end = strstr (text, until);
  g_assert_nonnull (end);
  *end = '\0';

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *id = g_match_info_fetch (match, 1);

      g_hash_table_add (ids, g_strconcat (prefix, id, NULL));
    }
}

static void
add_scores (GHashTable *ids)
{
  static const struct { const char *format; guint n; } scores[] = {
    { "A-C%u", 11 }, { "B-6.%u", 13 }, { "C-6.%u", 10 } };

  for (guint s = 0; s < G_N_ELEMENTS (scores); s++)
    for (guint i = 1; i <= scores[s].n; i++)
      {
        g_autofree char *number = g_strdup_printf ("%u", i);
        g_auto(GStrv) parts = g_strsplit (scores[s].format, "%u", 2);

        g_hash_table_add (ids, g_strconcat (parts[0], number, NULL));
      }
}

/* Of dossier C what has an id, and what is counted. */
static void
add_listed (GHashTable *ids, const char *folder)
{
  static const struct { const char *list, *prefix; } lists[] = {
    { "recommendations", NULL }, { "mdt", NULL }, { "pitfalls", NULL },
    { "followup_calendar", "cal" }, { "handout", "hand" } };
  g_autofree char *path = g_build_filename (folder, "clinical", "evidence-c.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cuti_json_load_file (file, NULL, &error);

  g_assert_no_error (error);
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      JsonArray *array = json_object_get_array_member (json_node_get_object (node), lists[l].list);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonObject *entry = json_array_get_object_element (array, i);

          if (lists[l].prefix != NULL)
            g_hash_table_add (ids, g_strdup_printf ("%s-%02u", lists[l].prefix, i + 1));
          else
            g_hash_table_add (ids, g_strdup (json_object_get_string_member (entry, "id")));
        }
    }
}

static char *
find_shared (void)
{
  const char *named = g_getenv ("CUTIPLAN_SHARED");

  return named != NULL ? g_strdup (named)
                       : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", NULL);
}

static void
test_traceability_of_the_list (void)
{
  g_autofree char *folder = find_shared ();
  g_autofree char *first = g_build_filename (folder, "clinical", "evidence-a.md", NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CutiKnowledge) knowledge = NULL;
  guint n;
  const CutiDossierEntry *entries;

  if (!g_file_test (first, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the evidence dossiers are not at hand");
      return;
    }

  add_matches (ids, folder, "evidence-a.md", "\n## 2. ", "A", "^(\\d+)\\. \\*\\*");
  add_matches (ids, folder, "evidence-b.md", "\n# 2. ", "", "\\*\\*(R\\d+[a-z]?) `");
  add_matches (ids, folder, "evidence-b.md", "\n# 2. ", "", "^\\| (R\\d+[a-z]?) \\|");
  add_listed (ids, folder);
  add_scores (ids);

  knowledge = cuti_test_knowledge_load_shipped ();
  entries = cuti_knowledge_get_dossier (knowledge, &n);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", entries[i].id);
      g_assert_true (g_hash_table_remove (ids, entries[i].id));
    }

  g_autofree const char **missing = (const char **) g_hash_table_get_keys_as_array (ids, NULL);
  g_autofree char *text = g_strjoinv (" ", (char **) missing);

  g_assert_cmpstr (text, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/traceability/of-statements", test_traceability_of_statements);
  g_test_add_func ("/traceability/of-dossier", test_traceability_of_dossier);
  g_test_add_func ("/traceability/of-calculators", test_traceability_of_calculators);
  g_test_add_func ("/traceability/of-the-list", test_traceability_of_the_list);

  return g_test_run ();
}
