/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the top of a CFF table (Adobe Technical Note 5176). A PDF file names
 * glyphs of fonts by name by their place in the file, and glyphs of the others
 * by a number from a list, the charset; only where both are one, a glyph keeps
 * its number when others are cut away.
 */

#include "cuti-pdf-cff.h"

#define OPERATOR_CHARSET 15
#define OPERATOR_COLLECTION 0x0c1e

typedef struct
{
  const guint8 *data;
  gsize         size, at;
  gboolean      broken;
} Reader;

static guint32
read_number (Reader *reader, guint n_bytes)
{
  guint32 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    {
      if (reader->at >= reader->size)
        reader->broken = TRUE;
      number = number << 8 | (reader->broken ? 0 : reader->data[reader->at++]);
    }

  return number;
}

/* Moves behind an index; returns the size of its first item, and where that begins. */
static gsize
read_index (Reader *reader, gsize *first)
{
  guint n = read_number (reader, 2);
  guint width, start, second, end = 0;
  gsize table = reader->at + 1;

  *first = reader->at;
  if (n == 0)
    return 0;

  width = read_number (reader, 1);
  if (width < 1 || width > 4)
    reader->broken = TRUE;
  start = read_number (reader, width);
  second = read_number (reader, width);
  reader->at = table + (gsize) n * width;
  end = read_number (reader, width);
  if (start != 1 || second < start || end < second || reader->broken)
    {
      reader->broken = TRUE;
      return 0;
    }

  *first = reader->at;
  reader->at += end - 1;
  return second - start;
}

static gint32
read_operand (Reader *reader, guint8 first)
{
  if (first == 28)
    return (gint16) read_number (reader, 2);
  if (first == 29)
    return (gint32) read_number (reader, 4);
  if (first >= 247 && first <= 250)
    return (first - 247) * 256 + (gint32) read_number (reader, 1) + 108;
  if (first >= 251 && first <= 254)
    return -(first - 251) * 256 - (gint32) read_number (reader, 1) - 108;
  if (first == 30) /* a fraction: none that matters here */
    while (!reader->broken && (read_number (reader, 1) & 0x0f) != 0x0f)
      ;

  return first >= 32 && first <= 246 ? first - 139 : 0;
}

static gboolean
is_operator (guint8 byte)
{
  return byte <= 21;
}

/* Whether the numbers of a collection are those of the glyphs, in one run. */
static gboolean
is_identity (Reader *reader, gint32 charset, guint n_glyphs)
{
  guint format, first, n_left;

  if (charset <= 2) /* built in; not for collections */
    return FALSE;

  reader->at = (gsize) charset;
  format = read_number (reader, 1);
  first = read_number (reader, 2);
  n_left = read_number (reader, format == 2 ? 2 : 1);
  return format == 2 && first == 1 && n_left + 2 == n_glyphs && !reader->broken;
}

/**
 * cuti_pdf_cff_find_kind:
 *
 * Returns: how glyphs of the table @data are found
 */
CutiCffKind
cuti_pdf_cff_find_kind (const guint8 *data, gsize size, guint n_glyphs)
{
  Reader reader = { data, size, 0, size < 4 };
  gsize names, top, length;
  gint32 operand = 0, charset = 0;
  gboolean collection = FALSE;

  if (!reader.broken)
    reader.at = data[2];
  read_index (&reader, &names);
  length = read_index (&reader, &top);

  reader.at = top;
  while (!reader.broken && reader.at < top + length)
    {
      guint32 byte = read_number (&reader, 1);

      if (!is_operator ((guint8) byte))
        {
          operand = read_operand (&reader, (guint8) byte);
          continue;
        }
      if (byte == 12)
        byte = byte << 8 | read_number (&reader, 1);
      if (byte == OPERATOR_CHARSET)
        charset = operand;
      collection = collection || byte == OPERATOR_COLLECTION;
    }

  if (reader.broken || length == 0)
    return CUTI_CFF_OTHER;
  if (!collection)
    return CUTI_CFF_BY_NAME;
  return is_identity (&reader, charset, n_glyphs) ? CUTI_CFF_BY_CID : CUTI_CFF_OTHER;
}
