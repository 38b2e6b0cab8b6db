/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the case in a PDF file of our own making, where it always comes first
 * (cuti-pdf-attachment.c). This is no reader of PDF: whatever is not exactly
 * as we write it is refused, so nothing that came by mail is ever interpreted.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-case-pdf.h"
#include "cuti-json.h"

#define BEGIN "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/Filespec/F(case.cutiplan)"
#define FILE_BEGIN "\nendobj\n2 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size "
#define FILE_END ">>\nstream\n"

/* What describes the case takes far less. */
#define MAX_HEAD 4096

/**
 * cuti_case_pdf_is_pdf:
 *
 * Returns: whether this is a PDF file, whoever made it
 */
gboolean
cuti_case_pdf_is_pdf (const guint8 *data, gsize size)
{
  return size >= 5 && memcmp (data, "%PDF-", 5) == 0;
}

typedef struct
{
  gsize size;   /* of the case */
  gsize length; /* of what it is packed into */
  char  digest[33];
} Head;

/* The number behind @name, at most @max. */
static gboolean
read_number (const char *text, const char *name, gsize max, gsize *number)
{
  const char *found = strstr (text, name);
  guint64 value;
  char *end;

  if (found == NULL || !g_ascii_isdigit (found[strlen (name)]))
    return FALSE;

  value = g_ascii_strtoull (found + strlen (name), &end, 10);
  *number = value;
  return value > 0 && value <= max;
}

/* Returns where the packed case begins, or 0. */
static gsize
read_head (const guint8 *data, gsize size, Head *head)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", MIN (size, MAX_HEAD));
  char *begin, *end, *digest;
  gsize where;

  if (!g_str_has_prefix (text, BEGIN) || (begin = strstr (text, FILE_BEGIN)) == NULL
      || (end = strstr (begin, FILE_END)) == NULL)
    return 0;

  where = (gsize) (end - text) + strlen (FILE_END);
  *end = '\0';
  digest = strstr (begin, "/CheckSum<");
  if (digest == NULL || !read_number (begin, "/Params<</Size ", CUTI_JSON_MAX_SIZE, &head->size)
      || !read_number (begin, "/Filter/FlateDecode/Length ", size - where, &head->length))
    return 0;

  g_strlcpy (head->digest, digest + strlen ("/CheckSum<"), sizeof head->digest);
  return where;
}

/* Exactly @size bytes, or nothing: it may claim to be small and be endless. */
static GBytes *
inflate (const guint8 *data, const Head *head)
{
  g_autoptr(GConverter) converter =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr(GInputStream) memory =
    g_memory_input_stream_new_from_data (data, (gssize) head->length, NULL);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autofree guint8 *buffer = g_malloc (head->size + 1);
  gsize got;

  if (!g_input_stream_read_all (stream, buffer, head->size + 1, &got, NULL, NULL)
      || got != head->size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&buffer), got);
}

/**
 * cuti_case_pdf_extract:
 * @data: a PDF file
 *
 * Returns: (transfer full) (nullable): the case in it, as JSON; %NULL with
 *   @error set if this is no plan that Cutiplan exported
 */
GBytes *
cuti_case_pdf_extract (const guint8 *data, gsize size, GError **error)
{
  Head head = { 0 };
  gsize where = read_head (data, size, &head);
  g_autoptr(GBytes) bytes = where > 0 ? inflate (data + where, &head) : NULL;
  g_autofree char *digest = bytes != NULL
                            ? g_compute_checksum_for_bytes (G_CHECKSUM_MD5, bytes) : NULL;

  if (g_strcmp0 (digest, head.digest) == 0)
    return g_steal_pointer (&bytes);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("This PDF file holds no case, since it was not exported by Cutiplan or was changed afterwards."));
  return NULL;
}
