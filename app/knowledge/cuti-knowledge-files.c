/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of a knowledge base as they were read, which takes an eighth of the
 * room of their trees: who needs a tree parses it again. Those of a resource,
 * which cannot change, are read again, too.
 */

#include <string.h>

#include "cuti-json.h"
#include "cuti-knowledge-private.h"

/**
 * cuti_knowledge_has_file:
 *
 * Returns: whether there is a file at that relative path
 */
gboolean
cuti_knowledge_has_file (CutiKnowledge *self, const char *path)
{
  return g_hash_table_contains (self->files, path);
}

static JsonNode *
parse_file (CutiKnowledge *self, const char *path, GError **error)
{
  GBytes *kept = g_hash_table_lookup (self->files, path);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (kept != NULL)
    return cuti_json_parse_bytes (kept, error);

  file = g_file_resolve_relative_path (self->resource, path);
  bytes = cuti_json_read_file (file, NULL, error);
  return bytes != NULL ? cuti_json_parse_bytes (bytes, error) : NULL;
}

/**
 * cuti_knowledge_open_file:
 * @path: of a file that is there
 *
 * Parses a file, and keeps its canonical form until all of them are hashed.
 *
 * Returns: (transfer full) (nullable): its content, or %NULL with @error set
 */
JsonNode *
cuti_knowledge_open_file (CutiKnowledge *self, const char *path, GError **error)
{
  JsonNode *node = parse_file (self, path, error);
  char *text;

  if (node == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  text = cuti_json_to_canonical (node);
  text = g_realloc (text, strlen (text) + 1); /* without the room that was left */
  g_hash_table_insert (self->texts, g_strdup (path), text);
  return node;
}

/**
 * cuti_knowledge_dup_file:
 *
 * Returns: (transfer full) (nullable): what stands in a file, %NULL where there is none
 */
JsonNode *
cuti_knowledge_dup_file (CutiKnowledge *self, const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return cuti_knowledge_has_file (self, path) ? parse_file (self, path, NULL) : NULL;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return cuti_json_compare_names (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cuti_knowledge_list_files:
 *
 * Returns: (transfer container) (element-type utf8): the relative paths of all files, in the
 *   order of canonical JSON
 */
GPtrArray *
cuti_knowledge_list_files (CutiKnowledge *self)
{
  GPtrArray *paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_ptr_array_add (paths, path);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static void
write_file (CutiKnowledge *self, const char *path, CutiTextFunc write, gpointer user_data)
{
  const char *kept = self->texts != NULL ? g_hash_table_lookup (self->texts, path) : NULL;
  g_autoptr(JsonNode) node = kept == NULL ? cuti_knowledge_dup_file (self, path) : NULL;
  g_autofree char *text = kept == NULL ? cuti_json_to_canonical (node) : NULL;

  write (user_data, kept != NULL ? kept : text);
}

/**
 * cuti_knowledge_write_files:
 * @write: gets the text in pieces
 *
 * Writes canonical JSON of all files by path.
 */
void
cuti_knowledge_write_files (CutiKnowledge *self, CutiTextFunc write, gpointer user_data)
{
  g_autoptr(GPtrArray) paths = cuti_knowledge_list_files (self);
  g_autoptr(GString) name = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_string_assign (name, i == 0 ? "{" : ",");
      cuti_json_append_text (name, paths->pdata[i]);
      g_string_append_c (name, ':');
      write (user_data, name->str);
      write_file (self, paths->pdata[i], write, user_data);
    }
  write (user_data, "}");
}
