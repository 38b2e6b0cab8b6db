/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small knowledge bases and cases for tests.
 */

#include "cuti-test-knowledge.h"

#include <glib/gstdio.h>

#include "cuti-json.h"

struct _CutiTestFolder
{
  char *path;
};

CutiTestFolder *
cuti_test_folder_new (void)
{
  CutiTestFolder *self = g_new (CutiTestFolder, 1);
  g_autoptr(GError) error = NULL;

  self->path = g_dir_make_tmp ("cuti-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_tree (GFile *file)
{
  g_autoptr(GError) error = NULL;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      g_autoptr(GFileEnumerator) children = NULL;
      GFile *child;

      children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                            G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &error);
      g_assert_no_error (error);
      while (g_file_enumerator_iterate (children, NULL, &child, NULL, &error) && child != NULL)
        remove_tree (child);
      g_assert_no_error (error);
    }

  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
}

void
cuti_test_folder_free (CutiTestFolder *self)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);

  remove_tree (file);
  g_free (self->path);
  g_free (self);
}

const char *
cuti_test_folder_get_path (CutiTestFolder *self)
{
  return self->path;
}

GFile *
cuti_test_folder_get_file (CutiTestFolder *self, const char *path)
{
  g_autoptr(GFile) folder = g_file_new_for_path (self->path);

  return g_file_resolve_relative_path (folder, path);
}

void
cuti_test_folder_write_raw (CutiTestFolder *self, const char *path, const char *text)
{
  g_autofree char *name = g_build_filename (self->path, path, NULL);
  g_autofree char *parent = g_path_get_dirname (name);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  /* Nobody will miss it after a crash: not waiting for the disk is ten times as fast.
   * In GLib 2.74 what is written that way does not cut off what was longer before. */
  g_remove (name);
  g_file_set_contents_full (name, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
cuti_test_folder_write (CutiTestFolder *self, const char *path, const char *json)
{
  g_autofree char *text = cuti_test_quote (json);

  cuti_test_folder_write_raw (self, path, text);
}

char *
cuti_test_folder_read (CutiTestFolder *self, const char *path)
{
  g_autofree char *name = g_build_filename (self->path, path, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (name, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
cuti_test_folder_remove (CutiTestFolder *self, const char *path)
{
  g_autofree char *name = g_build_filename (self->path, path, NULL);

  g_assert_cmpint (g_remove (name), ==, 0);
}

char *
cuti_test_quote (const char *json)
{
  return g_strdelimit (g_strdup (json), "'", '"');
}

JsonNode *
cuti_test_parse (const char *json)
{
  g_autofree char *text = cuti_test_quote (json);
  g_autoptr(GError) error = NULL;
  JsonNode *node = cuti_json_parse (text, -1, &error);

  g_assert_no_error (error);
  return node;
}

char *
cuti_test_canonical (JsonNode *node)
{
  return g_strdelimit (cuti_json_to_canonical (node), "\"", '\'');
}

void
cuti_test_knowledge_write (CutiTestFolder *folder, const char *facts, const char *concepts, const char *advice)
{
  g_autofree char *facts_file =
    g_strdup_printf ("{'groups': [{'id': 'g', 'label': 'G'}], 'facts': [%s]}", facts != NULL ? facts : "");
  g_autofree char *concepts_file = g_strdup_printf ("{'concepts': [%s]}", concepts != NULL ? concepts : "");
  g_autofree char *advice_file =
    g_strdup_printf ("{'section': 'surgery', 'advice': [%s]}", advice != NULL ? advice : "");

  cuti_test_folder_write (folder, "manifest.json", "{'format': 'cutiplan-knowledge/1', 'id': 't', 'version': '1.0.0',"
                          " 'follow_up_kinds': [{'id': 'skin-check', 'label': 'Check of the skin'},"
                          " {'id': 'skin', 'label': 'Skin, again'}, {'id': 'imaging', 'label': 'Imaging'}]}");
  cuti_test_folder_write (folder, "facts.json", facts_file);
  cuti_test_folder_write (folder, "concepts.json", concepts_file);
  cuti_test_folder_write (folder, "advice/surgery.json", advice_file);
}

CutiKnowledge *
cuti_test_knowledge_load (CutiTestFolder *folder)
{
  g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "");
  g_autoptr(GError) error = NULL;
  CutiKnowledge *knowledge = cuti_knowledge_load (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (knowledge);
  return knowledge;
}

CutiKnowledge *
cuti_test_knowledge_new (const char *facts, const char *concepts, const char *advice)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();

  cuti_test_knowledge_write (folder, facts, concepts, advice);
  return cuti_test_knowledge_load (folder);
}

CutiCase *
cuti_test_case_new (CutiKnowledge *knowledge, const char *members)
{
  g_autofree char *text = g_strdup_printf ("{'format': 'cutiplan-case/1'%s%s}", *members != '\0' ? ", " : "", members);
  g_autoptr(JsonNode) json = cuti_test_parse (text);
  g_autoptr(GError) error = NULL;
  CutiCase *patient_case = cuti_case_new_from_json (knowledge, json, &error);

  g_assert_no_error (error);
  return patient_case;
}

CutiKnowledge *
cuti_test_knowledge_load_shipped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  CutiKnowledge *knowledge = cuti_knowledge_load (folder, NULL, &error);

  g_assert_no_error (error);
  return knowledge;
}

void
cuti_test_append_condition (GString *text, const char *const *leaves, guint n_case, gboolean lesion,
                            guint depth)
{
  guint n_leaves = lesion ? g_strv_length ((GStrv) leaves) : n_case;

  switch (depth == 0 ? 0 : g_test_rand_int_range (0, lesion ? 6 : 8))
    {
    case 0:
    case 1:
      g_string_append (text, leaves[g_test_rand_int_range (0, n_leaves)]);
      break;

    case 2:
      g_string_append (text, "{\"not\": ");
      cuti_test_append_condition (text, leaves, n_case, lesion, depth - 1);
      g_string_append_c (text, '}');
      break;

    case 3:
    case 4:
    case 5:
      g_string_append (text, g_test_rand_bit () ? "{\"all\": [" : "{\"any\": [");
      cuti_test_append_condition (text, leaves, n_case, lesion, depth - 1);
      g_string_append (text, ", ");
      cuti_test_append_condition (text, leaves, n_case, lesion, depth - 1);
      g_string_append (text, "]}");
      break;

    default:
      g_string_append (text, g_test_rand_bit () ? "{\"any_lesion\": " : "{\"every_lesion\": ");
      cuti_test_append_condition (text, leaves, n_case, TRUE, depth - 1);
      g_string_append_c (text, '}');
      break;
    }
}
