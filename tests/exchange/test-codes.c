/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Public codes of the knowledge base that ships. A wrong one makes a false
 * answer about a patient on import, so each must stand in a list that says
 * where its meaning was read.
 */

#include <json-glib/json-glib.h>

/* Of FHIR itself and without a meaning to look up. */
#define FHIR_ONLY "gender|"

static char *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* “system|code” of every row; each row is whole and stands once. */
static GHashTable *
load_verified (void)
{
  g_autofree char *text = load ("exchange/data/codes-verified.tsv");
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *verified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_test_message ("%s", lines[i]);
      fields = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      for (guint f = 0; f < 4; f++)
        g_assert_cmpstr (fields[f], !=, "");
      g_assert_true (g_hash_table_add (verified, g_strconcat (fields[0], "|", fields[1], NULL)));
    }
  return verified;
}

static void collect (JsonNode *node, gboolean codes, GHashTable *bound);

static void
collect_member (JsonObject *object, const char *name, JsonNode *node, gpointer bound)
{
  collect (node, g_str_equal (name, "code") || g_str_equal (name, "code_parts"), bound);
}

/* Every string below a member that holds codes, wherever it is, so that a new place is not missed. */
static void
collect (JsonNode *node, gboolean codes, GHashTable *bound)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), collect_member, bound);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect (json_array_get_element (array, i), codes, bound);
    }
  else if (codes)
    g_hash_table_add (bound, g_strdup (json_node_get_string (node)));
}

static void
test_verified (void)
{
  g_autofree char *text = load ("../resources/knowledge/facts.json");
  g_autoptr(JsonNode) facts = json_from_string (text, NULL);
  g_autoptr(GHashTable) verified = load_verified ();
  g_autoptr(GHashTable) bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer code;

  g_assert_nonnull (facts);
  collect (facts, FALSE, bound);
  g_assert_cmpuint (g_hash_table_size (bound), >, 500);

  g_hash_table_iter_init (&iter, bound);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (!g_str_has_prefix (code, FHIR_ONLY) && !g_hash_table_remove (verified, code))
      {
        g_test_message ("%s is bound in facts.json, but tests/exchange/data/codes-verified.tsv does not say where its"
                        " meaning was read", (const char *) code);
        g_test_fail ();
      }

  g_hash_table_iter_init (&iter, verified);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    {
      g_test_message ("%s is listed as read, but facts.json binds it nowhere", (const char *) code);
      g_test_fail ();
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/verified", test_verified);
  return g_test_run ();
}
