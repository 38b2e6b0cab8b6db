/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a file as a program does that copies or speaks its text: from the page
 * to its codes, from the codes to the map of their font. This is no reader of
 * PDF: it knows files as we write them, and whatever is otherwise is damage.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-pdf-check.h"

#define STREAM ">>\nstream\n"

typedef struct
{
  GHashTable *objects; /* of the text of each, by id */
  GPtrArray  *pages; /* borrowed from them */
  GPtrArray  *fonts; /* of the codes of each that stand for letters, as a set; by number */
} Reader;

static void
reader_clear (Reader *self)
{
  g_hash_table_unref (self->objects);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->fonts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* The number behind the first @name; 0 where there is none. */
static guint
read_number (const char *text, const char *name)
{
  const char *found = strstr (text, name);

  return found != NULL ? (guint) g_ascii_strtoull (found + strlen (name), NULL, 10) : 0;
}

static const char *
find_object (Reader *self, const char *text, const char *name)
{
  const char *object =
    g_hash_table_lookup (self->objects, GUINT_TO_POINTER (read_number (text, name)));

  return object != NULL ? object : "";
}

/* NULL where it is damaged. */
static char *
inflate (const char *data, gsize size)
{
  g_autoptr(GConverter) converter =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr(GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr(GInputStream) stream = g_converter_input_stream_new (packed, converter);
  g_autoptr(GOutputStream) text = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (text, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL) < 0
      || !g_output_stream_write_all (text, "", 1, NULL, NULL, NULL)
      || !g_output_stream_close (text, NULL, NULL))
    return NULL;

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (text));
}

static void
add_object (Reader *self, guint id, char *text)
{
  g_hash_table_replace (self->objects, GUINT_TO_POINTER (id), text);
  if (g_str_has_prefix (text, "<</Type/Page/"))
    g_ptr_array_add (self->pages, text);
}

/* Objects packed many to a stream: ids and places first, then a line for each. */
static void
unpack (Reader *self, const char *head, const char *text)
{
  guint first = read_number (head, "/First ");
  gsize size = strlen (text);
  char *next = (char *) text;

  if (first > size)
    return;

  for (guint n = read_number (head, "/N "); n > 0; n--)
    {
      guint id = (guint) g_ascii_strtoull (next, &next, 10);
      guint64 where = first + g_ascii_strtoull (next, &next, 10);
      const char *body = text + MIN (where, size);

      add_object (self, id, g_strndup (body, strcspn (body, "\n")));
    }
}

/* Returns behind the stream, or NULL where the file is damaged. */
static const char *
read_stream (Reader *self, const char *begin, const char *end, const char *mark)
{
  const char *data = mark + strlen (STREAM);
  const char *head = g_strrstr_len (begin, mark - begin, " 0 obj\n");
  g_autofree char *entries = NULL;
  gsize length;
  guint id;
  char *text;

  if (head == NULL)
    return NULL;

  entries = g_strndup (head, (gsize) (mark - head));
  length = read_number (entries, "/Length ");
  while (head > begin && g_ascii_isdigit (head[-1]))
    head--;
  id = (guint) g_ascii_strtoull (head, NULL, 10);
  if (length > (gsize) (end - data))
    return NULL;
  if (strstr (entries, "/FlateDecode") == NULL || strstr (entries, "/Predictor") != NULL)
    return data + length;

  text = inflate (data, length);
  if (text == NULL)
    return NULL;
  add_object (self, id, text);
  if (strstr (entries, "/Type/ObjStm") != NULL)
    unpack (self, entries, text);
  return data + length;
}

/* Where the next stream begins; between streams there is text, in them anything. */
static const char *
find_stream (const char *position, const char *end)
{
  const gsize length = strlen (STREAM);

  for (; (gsize) (end - position) >= length; position++)
    if (memcmp (position, STREAM, length) == 0)
      return position;

  return NULL;
}

static gboolean
read_objects (Reader *self, GBytes *pdf)
{
  gsize size;
  const char *position = g_bytes_get_data (pdf, &size);
  const char *end = position + size;

  while (position != NULL)
    {
      const char *mark = find_stream (position, end);

      if (mark == NULL)
        return TRUE;
      position = read_stream (self, position, end, mark);
    }

  return FALSE;
}

/* Lines such as <002A><0047>. */
static GHashTable *
read_codes (const char *map)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit (map, "\n", -1);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *bracket = strchr (lines[i], '>');

      if (g_str_has_suffix (lines[i], "beginbfchar"))
        inside = TRUE;
      else if (g_str_equal (lines[i], "endbfchar"))
        inside = FALSE;
      else if (inside && bracket != NULL && g_str_has_prefix (bracket, "><")
               && g_ascii_isxdigit (bracket[2]))
        g_hash_table_add (codes, g_ascii_strdown (lines[i] + 1, bracket - lines[i] - 1));
    }

  return codes;
}

static void
read_fonts (Reader *self)
{
  const char *resources = self->pages->len > 0
                          ? find_object (self, g_ptr_array_index (self->pages, 0), "/Resources ")
                          : "";

  for (;;)
    {
      g_autofree char *name = g_strdup_printf ("/F%u ", self->fonts->len);
      const char *font = find_object (self, resources, name);

      if (*font == '\0')
        return;
      g_ptr_array_add (self->fonts, read_codes (find_object (self, font, "/ToUnicode ")));
    }
}

/* Of the first code of @codes all others have the length. */
static gsize
measure_code (GHashTable *codes)
{
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, codes);
  return g_hash_table_iter_next (&iter, &code, NULL) ? strlen (code) : 0;
}

/* Counts the letters between brackets; G_MAXUINT if one says nothing. */
static guint
count_codes (GHashTable *codes, const char *text, const char *end)
{
  gsize length = measure_code (codes);
  guint n = 0;

  if (length == 0)
    return G_MAXUINT;

  for (; text + length <= end; text += length, n++)
    {
      g_autofree char *code = g_ascii_strdown (text, (gssize) length);

      if (!g_hash_table_contains (codes, code))
        return G_MAXUINT;
    }

  return n;
}

/* Whether there are letters on the page, and each says what it is. */
static gboolean
has_text (Reader *self, const char *page)
{
  const char *p = find_object (self, page, "/Contents ");
  guint font = G_MAXUINT;
  guint n_letters = 0;

  for (; *p != '\0'; p++)
    {
      const char *end = NULL;
      guint n;

      if (g_str_has_prefix (p, "<<"))
        end = strstr (p, ">>");
      else if (*p == '<')
        end = strchr (p, '>');
      else if (g_str_has_prefix (p, "/F") && g_ascii_isdigit (p[2]))
        font = (guint) g_ascii_strtoull (p + 2, NULL, 10);

      if (end == NULL)
        continue;
      if (p[1] != '<')
        {
          n = font < self->fonts->len
              ? count_codes (g_ptr_array_index (self->fonts, font), p + 1, end) : G_MAXUINT;
          if (n == G_MAXUINT)
            return FALSE;
          n_letters += n;
        }
      p = end;
    }

  return n_letters > 0;
}

/**
 * cuti_pdf_check_text:
 * @pdf: a file of cuti_pdf_render()
 * @n_pages: how many pages it must have; 0: any number but none
 *
 * Returns: whether every page is there, with text that can be copied and read
 *   aloud; else %FALSE with @error set
 */
gboolean
cuti_pdf_check_text (GBytes *pdf, guint n_pages, GError **error)
{
  g_auto(Reader) self = {
    g_hash_table_new_full (NULL, NULL, NULL, g_free), g_ptr_array_new (),
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref),
  };

  if (!read_objects (&self, pdf) || self.pages->len == 0
      || (n_pages > 0 && self.pages->len != n_pages))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("What was written is not a whole PDF file: pages are missing."));
      return FALSE;
    }

  read_fonts (&self);
  for (guint i = 0; i < self.pages->len; i++)
    if (!has_text (&self, g_ptr_array_index (self.pages, i)))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _("Page %u of what was written has no text that can be read out or copied."),
                     i + 1);
        return FALSE;
      }

  return TRUE;
}
