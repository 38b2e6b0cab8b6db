/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the files of a knowledge base from a folder or a resource. What they
 * say is not looked at here.
 */

#include "cuti-json.h"
#include "cuti-knowledge-private.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
#define CASES "cases/"

/* All files below @folder, by relative path; but for the worked cases, which no plan is made
 * from. */
static gboolean
read_folder (CutiKnowledge *self,
             GFile         *folder,
             const char    *prefix,
             GCancellable  *cancellable,
             GError       **error)
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
      GBytes *bytes = NULL;

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
          if (!read_folder (self, child, inner, cancellable, error))
            return FALSE;
          continue;
        }
      if (!g_str_has_suffix (path, ".json"))
        continue;

      if (self->resource == NULL)
        {
          bytes = cuti_json_read_file (child, cancellable, error);
          if (bytes == NULL)
            return FALSE;
        }
      g_hash_table_insert (self->files, g_steal_pointer (&path), bytes);
    }
}

/**
 * cuti_knowledge_read_folder:
 *
 * Reads all files, or finds those of a resource.
 */
gboolean
cuti_knowledge_read_folder (CutiKnowledge *self,
                            GFile         *folder,
                            GCancellable  *cancellable,
                            GError       **error)
{
  if (g_file_has_uri_scheme (folder, "resource"))
    self->resource = g_object_ref (folder);
  return read_folder (self, folder, "", cancellable, error);
}
