/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A knowledge base as one text, for what must be drawn in the words of its
 * time: canonical JSON of all files by path, compressed, as base64.
 */

#include <string.h>

#include "cuti-json.h"
#include "cuti-knowledge-private.h"

#define BEST 9

static GBytes *
convert (GConverter *converter, gconstpointer data, gsize size, GError **error)
{
  g_autoptr(GInputStream) source = g_memory_input_stream_new_from_data (data, size, NULL);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gsize got;

  /* One byte more than may be, so that the parser sees that it is too much. */
  do
    {
      guint before = bytes->len;
      guint room = MIN (64 * 1024, CUTI_JSON_MAX_SIZE + 1 - before);

      g_byte_array_set_size (bytes, before + room);
      if (!g_input_stream_read_all (stream, bytes->data + before, room, &got, NULL, error))
        return NULL;
      g_byte_array_set_size (bytes, before + got);
    }
  while (got > 0 && bytes->len <= CUTI_JSON_MAX_SIZE);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
append_text (gpointer string, const char *text)
{
  g_string_append (string, text);
}

/**
 * cuti_knowledge_pack:
 *
 * Returns: (transfer full): the whole knowledge base as one line of ASCII
 */
char *
cuti_knowledge_pack (CutiKnowledge *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GZlibCompressor) compressor =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, BEST);
  g_autoptr(GBytes) bytes = NULL;
  gsize size;
  gconstpointer data;

  cuti_knowledge_write_files (self, append_text, text);
  bytes = convert (G_CONVERTER (compressor), text->str, text->len, NULL);
  g_assert (bytes != NULL); /* Neither memory nor the compressor can fail. */
  data = g_bytes_get_data (bytes, &size);
  return g_base64_encode (data, size);
}

/**
 * cuti_knowledge_read_packed:
 *
 * The counterpart of cuti_knowledge_read_folder().
 */
gboolean
cuti_knowledge_read_packed (CutiKnowledge *self, const char *packed, GError **error)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (packed, &size);
  g_autoptr(GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GBytes) bytes = convert (G_CONVERTER (decompressor), data, size, error);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GList) names = NULL;

  if (bytes == NULL)
    return FALSE;
  node = cuti_json_parse_bytes (bytes, error);
  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return cuti_knowledge_fail (error, "knowledge", "", "expected files by their paths");

  names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      char *text =
        cuti_json_to_canonical (json_object_get_member (json_node_get_object (node), l->data));

      g_hash_table_insert (self->files, g_strdup (l->data), g_bytes_new_take (text, strlen (text)));
    }
  return TRUE;
}
