/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the files of a knowledge base from a folder or a resource and hashes
 * them. What they say is not looked at here.
 */

#include <string.h>

#include "cuti-json.h"
#include "cuti-knowledge-private.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
#define CASES "cases/"

/* All files below @folder, into @files by relative path; but for the worked cases, which no plan
 * is made from. */
static gboolean
read_folder (GFile        *folder,
             const char   *prefix,
             GPtrArray    *paths,
             JsonObject   *files,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr(GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  children = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable,
                                        error);
  if (children == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autofree char *path = NULL;
      JsonNode *node;

      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;

      path = g_strconcat (prefix, g_file_info_get_name (info), NULL);
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          g_autofree char *inner = g_strconcat (path, "/", NULL);

          if (g_str_equal (inner, CASES))
            continue;
          if (!read_folder (child, inner, paths, files, cancellable, error))
            return FALSE;
          continue;
        }
      if (!g_str_has_suffix (path, ".json"))
        continue;

      node = cuti_json_load_file (child, cancellable, error);
      if (node == NULL)
        return FALSE;
      json_object_set_member (files, path, node);
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cuti_knowledge_finish_files:
 *
 * To be called once all files are read: puts @paths in order, and hashes.
 */
void
cuti_knowledge_finish_files (CutiKnowledge *self, GPtrArray *paths)
{
  g_autoptr(JsonNode) node = json_node_alloc ();

  g_ptr_array_sort (paths, compare_paths);
  json_node_init_object (node, self->files);
  self->sha256 = cuti_json_sha256 (node);
}

/**
 * cuti_knowledge_read_folder:
 * @paths: (element-type utf8): gets the relative path of every file, in order
 *
 * Reads all files, which must be JSON.
 */
gboolean
cuti_knowledge_read_folder (CutiKnowledge *self,
                            GFile         *folder,
                            GPtrArray     *paths,
                            GCancellable  *cancellable,
                            GError       **error)
{
  if (!read_folder (folder, "", paths, self->files, cancellable, error))
    return FALSE;

  cuti_knowledge_finish_files (self, paths);
  return TRUE;
}
