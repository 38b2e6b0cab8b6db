/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a file, a pipe or a resource as JSON, and never more of it than may be.
 */

#include "cuti-json.h"

/* Without the room that was left. */
static GBytes *
take_bytes (GByteArray *array)
{
  gsize size;
  guint8 *data = g_byte_array_steal (array, &size);

  g_byte_array_unref (array);
  return g_bytes_new_take (g_realloc (data, size), size);
}

/**
 * cuti_json_read_file:
 *
 * Reads a file, but no more than one byte beyond %CUTI_JSON_MAX_SIZE.
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
cuti_json_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gsize got;

  if (stream == NULL)
    return NULL;

  /* One byte more than is allowed, so that the parser sees that it is too
   * much; a pipe or a device has no length to ask for beforehand. */
  do
    {
      guint before = bytes->len;
      guint room = MIN (64 * 1024, CUTI_JSON_MAX_SIZE + 1 - before);

      g_byte_array_set_size (bytes, before + room);
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes->data + before, room, &got,
                                    cancellable, error))
        return NULL;
      g_byte_array_set_size (bytes, before + got);
    }
  while (got > 0 && bytes->len <= CUTI_JSON_MAX_SIZE);

  return take_bytes (g_steal_pointer (&bytes));
}

/**
 * cuti_json_parse_bytes:
 *
 * Returns: (transfer full): the tree, or %NULL with @error set
 */
JsonNode *
cuti_json_parse_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return cuti_json_parse (data != NULL ? data : "", (gssize) size, error);
}

/**
 * cuti_json_load_file:
 *
 * Reads and parses a file; the message of an error begins with its name.
 *
 * Returns: (transfer full): the tree, or %NULL with @error set
 */
JsonNode *
cuti_json_load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr(GBytes) bytes = cuti_json_read_file (file, cancellable, error);
  JsonNode *node = bytes != NULL ? cuti_json_parse_bytes (bytes, error) : NULL;

  if (node == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_prefix_error (error, "%s: ", name);
    }

  return node;
}
