/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects and streams of a PDF file. Objects that are not streams are packed
 * many to a compressed stream: a plan has thousands of elements of structure,
 * which would otherwise make up most of the file.
 */

#include <math.h>
#include <string.h>

#include "cuti-pdf-objects.h"

/* The second line tells programs that copy files that this is not text. */
#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

#define OBJECTS_PER_PACK 400

#define PACKERS 1 /* more have to wait for the pages */

/* The last percent of size takes a quarter of the time of a whole plan. */
#define LEVEL 6

/* Of the table: one byte says how an object stands, four say where, two which. */
#define ROW_SIZE 7

typedef enum { PLACE_FREE, PLACE_FILE, PLACE_PACK } PlaceKind;

typedef struct
{
  PlaceKind kind;
  gsize     where; /* offset in the file, or the pack */
  guint     index; /* in the pack */
} Place;

typedef struct
{
  guint   id;
  char   *entries;
  GBytes *data;
  GBytes *packed; /* once it is */
} Stream;

struct _CutiPdfObjects
{
  GString     *file;
  GArray      *places; /* of Place, by id; 0 is no object */
  GString     *pack, *pack_index;
  guint        pack_id, n_packed;
  GPtrArray   *streams; /* of Stream, which go into the file at its end */
  GThreadPool *packers;
};

static void
free_stream (gpointer data)
{
  Stream *stream = data;

  g_free (stream->entries);
  g_bytes_unref (stream->data);
  g_clear_pointer (&stream->packed, g_bytes_unref);
  g_free (stream);
}

static GBytes *
deflate (GBytes *data)
{
  g_autoptr(GConverter) converter =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_output_stream_write_bytes (stream, data, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
pack_stream (gpointer data, gpointer user_data)
{
  Stream *stream = data;

  stream->packed = deflate (stream->data);
}

CutiPdfObjects *
cuti_pdf_objects_new (void)
{
  CutiPdfObjects *self = g_new0 (CutiPdfObjects, 1);

  self->file = g_string_new (HEADER);
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  self->pack = g_string_new (NULL);
  self->pack_index = g_string_new (NULL);
  g_array_set_size (self->places, 1);
  g_array_index (self->places, Place, 0).index = 0xffff; /* as the format wants it */
  self->streams = g_ptr_array_new_with_free_func (free_stream);
  self->packers = g_thread_pool_new (pack_stream, NULL, PACKERS, FALSE, NULL);
  return self;
}

void
cuti_pdf_objects_free (CutiPdfObjects *self)
{
  if (self->packers != NULL)
    g_thread_pool_free (self->packers, TRUE, TRUE);
  g_ptr_array_unref (self->streams);
  g_string_free (self->file, TRUE);
  g_array_unref (self->places);
  g_string_free (self->pack, TRUE);
  g_string_free (self->pack_index, TRUE);
  g_free (self);
}

/**
 * cuti_pdf_objects_reserve:
 *
 * Returns: the id of an object that is to be put later, once
 */
guint
cuti_pdf_objects_reserve (CutiPdfObjects *self)
{
  g_array_set_size (self->places, self->places->len + 1);
  return self->places->len - 1;
}

static void
begin (CutiPdfObjects *self, guint id)
{
  Place *place = &g_array_index (self->places, Place, id);

  g_assert (place->kind == PLACE_FREE);
  *place = (Place) { PLACE_FILE, self->file->len, 0 };
  g_string_append_printf (self->file, "%u 0 obj\n", id);
}

/**
 * cuti_pdf_objects_put_plain:
 * @body: the object as the file writes it
 *
 * Puts an object where a reader of the bytes finds it without unpacking.
 */
void
cuti_pdf_objects_put_plain (CutiPdfObjects *self, guint id, const char *body)
{
  begin (self, id);
  g_string_append_printf (self->file, "%s\nendobj\n", body);
}

static void
put_bytes (CutiPdfObjects *self, guint id, const char *entries, gconstpointer data, gsize size)
{
  begin (self, id);
  g_string_append_printf (self->file, "<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", entries, size);
  g_string_append_len (self->file, data, (gssize) size);
  g_string_append (self->file, "\nendstream\nendobj\n");
}

/**
 * cuti_pdf_objects_put_stream:
 * @entries: of its dictionary, without its length and filter
 *
 * Puts a stream, compressed, which another thread does while more is put.
 */
void
cuti_pdf_objects_put_stream (CutiPdfObjects *self, guint id, const char *entries,
                             gconstpointer data, gsize size)
{
  Stream *stream = g_new0 (Stream, 1);

  stream->id = id;
  stream->entries = g_strconcat (entries, "/Filter/FlateDecode", NULL);
  stream->data = g_bytes_new (data, size);
  g_ptr_array_add (self->streams, stream);
  g_thread_pool_push (self->packers, stream, NULL);
}

/* In the order in which they were put. */
static void
write_streams (CutiPdfObjects *self)
{
  g_thread_pool_free (g_steal_pointer (&self->packers), FALSE, TRUE);

  for (guint i = 0; i < self->streams->len; i++)
    {
      Stream *stream = g_ptr_array_index (self->streams, i);
      gsize length;
      gconstpointer packed = g_bytes_get_data (stream->packed, &length);

      put_bytes (self, stream->id, stream->entries, packed, length);
    }
}

/**
 * cuti_pdf_objects_put_open_stream:
 *
 * Puts a stream that every program is to find, also one that knows no PDF.
 */
void
cuti_pdf_objects_put_open_stream (CutiPdfObjects *self, guint id, const char *entries,
                                  const char *text)
{
  put_bytes (self, id, entries, text, strlen (text));
}

static void
close_pack (CutiPdfObjects *self)
{
  g_autofree char *entries = NULL;

  if (self->n_packed == 0)
    return;

  entries = g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, self->n_packed,
                             self->pack_index->len);
  g_string_prepend_len (self->pack, self->pack_index->str, (gssize) self->pack_index->len);
  cuti_pdf_objects_put_stream (self, self->pack_id, entries, self->pack->str, self->pack->len);
  g_string_truncate (self->pack, 0);
  g_string_truncate (self->pack_index, 0);
  self->n_packed = 0;
}

/**
 * cuti_pdf_objects_put:
 * @body: the object as the file writes it
 */
void
cuti_pdf_objects_put (CutiPdfObjects *self, guint id, const char *body)
{
  Place *place;

  if (self->n_packed == OBJECTS_PER_PACK)
    close_pack (self);
  if (self->n_packed == 0)
    self->pack_id = cuti_pdf_objects_reserve (self);

  place = &g_array_index (self->places, Place, id);
  g_assert (place->kind == PLACE_FREE);
  *place = (Place) { PLACE_PACK, self->pack_id, self->n_packed++ };
  g_string_append_printf (self->pack_index, "%u %" G_GSIZE_FORMAT " ", id, self->pack->len);
  g_string_append_printf (self->pack, "%s\n", body);
}

static void
fill_row (guint8 *row, const Place *place)
{
  row[0] = (guint8) place->kind;
  for (guint i = 0; i < 4; i++)
    row[1 + i] = (guint8) (place->where >> (24 - 8 * i));
  row[5] = (guint8) (place->index >> 8);
  row[6] = (guint8) place->index;
}

/* Each row as what it differs in from the one above, which packs far smaller. */
static GByteArray *
create_table (CutiPdfObjects *self)
{
  GByteArray *table = g_byte_array_new ();
  guint8 above[ROW_SIZE] = { 0 };

  for (guint id = 0; id < self->places->len; id++)
    {
      guint8 row[ROW_SIZE], line[ROW_SIZE + 1] = { 2 };

      fill_row (row, &g_array_index (self->places, Place, id));
      for (guint i = 0; i < ROW_SIZE; i++)
        line[i + 1] = (guint8) (row[i] - above[i]);
      memcpy (above, row, ROW_SIZE);
      g_byte_array_append (table, line, sizeof line);
    }

  return table;
}

/**
 * cuti_pdf_objects_finish:
 *
 * Every reserved object has been put by now.
 *
 * Returns: (transfer full): the file
 */
GBytes *
cuti_pdf_objects_finish (CutiPdfObjects *self, guint catalog, guint info)
{
  guint id = cuti_pdf_objects_reserve (self);
  g_autofree char *digest = NULL;
  g_autofree char *entries = NULL;
  g_autoptr(GByteArray) table = NULL;
  g_autoptr(GBytes) open = NULL, packed = NULL;
  gsize where;

  close_pack (self);
  write_streams (self);
  where = self->file->len;
  digest = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) self->file->str, where);
  g_array_index (self->places, Place, id) = (Place) { PLACE_FILE, where, 0 };
  table = create_table (self);
  g_array_index (self->places, Place, id).kind = PLACE_FREE; /* to be put like any other */

  entries = g_strdup_printf ("/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
                             "/DecodeParms<</Predictor 12/Columns %d>>/Filter/FlateDecode",
                             self->places->len, catalog, info, digest, digest, ROW_SIZE);
  open = g_byte_array_free_to_bytes (g_steal_pointer (&table));
  packed = deflate (open);
  put_bytes (self, id, entries, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_string_append_printf (self->file, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", where);
  return g_bytes_new (self->file->str, self->file->len);
}

/**
 * cuti_pdf_append_number:
 *
 * Appends a number and a space: with a point whatever the locale writes, and
 * never with an exponent.
 */
void
cuti_pdf_append_number (GString *string, double number)
{
  char text[16];
  char *end = text + sizeof text - 1, *p = end;
  gint64 thousandths = llround (CLAMP (number, -1e6, 1e6) * 1000);
  guint64 rest = ABS (thousandths);

  /* From the last digit on, without zeros at the end of the decimals. */
  *end = ' ';
  for (int place = -3; place <= 0 || rest > 0; place++, rest /= 10)
    {
      if (place < 0 && p == end && rest % 10 == 0)
        continue;
      if (place == 0 && p < end)
        *--p = '.';
      *--p = '0' + rest % 10;
    }
  if (thousandths < 0)
    *--p = '-';
  g_string_append_len (string, p, end + 1 - p);
}

/**
 * cuti_pdf_append_literal:
 * @ascii: what may go as it is, but for brackets
 */
void
cuti_pdf_append_literal (GString *string, const char *ascii)
{
  g_string_append_c (string, '(');
  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (strchr ("()\\", *p) != NULL)
        g_string_append_c (string, '\\');
      g_string_append_c (string, *p);
    }
  g_string_append_c (string, ')');
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < ' ' || *p > '~')
      return FALSE;

  return TRUE;
}

/**
 * cuti_pdf_append_text:
 *
 * Appends words for people, in whatever script.
 */
void
cuti_pdf_append_text (GString *string, const char *text)
{
  g_autofree gunichar2 *units = NULL;

  if (is_plain (text))
    {
      cuti_pdf_append_literal (string, text);
      return;
    }

  units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  g_string_append (string, "<FEFF");
  for (gunichar2 *unit = units; unit != NULL && *unit != 0; unit++)
    g_string_append_printf (string, "%04X", *unit);
  g_string_append_c (string, '>');
}
