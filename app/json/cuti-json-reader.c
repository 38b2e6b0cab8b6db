/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A strict RFC 8259 reader that builds a json-glib tree. Its limits are the
 * ones that make a file mean the same everywhere: no doubled names, no number
 * that a double would change, no half surrogate, bounded depth and size.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cuti-json.h"

#define MAX_DEPTH 64
#define MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)
#define BOM "\xef\xbb\xbf"

typedef struct
{
  const char *start;
  const char *end;
  const char *at;
  guint       depth;
  GString    *text;  /* the string read last, decoded */
  GError    **error;
} Reader;

G_DEFINE_QUARK (cuti-json-error-quark, cuti_json_error)

/* Mutual recursion: a value may be a container, and a container holds values. */
static JsonNode *read_value (Reader *self);

/* Always returns NULL, so that a caller can return the call. */
static gpointer
fail_at (Reader *self, const char *place, CutiJsonError code, const char *reason)
{
  guint line = 1;
  const char *line_start = self->start;

  for (const char *p = self->start; p < place; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }

  g_set_error (self->error, CUTI_JSON_ERROR, code, _("line %u, column %ld: %s"), line,
               g_utf8_strlen (line_start, place - line_start) + 1, reason);
  return NULL;
}

static gpointer
fail (Reader *self, const char *expected)
{
  if (self->at == self->end)
    return fail_at (self, self->at, CUTI_JSON_ERROR_SYNTAX, _("the text ends too early."));

  return fail_at (self, self->at, CUTI_JSON_ERROR_SYNTAX, expected);
}

static char
peek (Reader *self)
{
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
accept (Reader *self, char c)
{
  if (peek (self) != c)
    return FALSE;

  self->at++;
  return TRUE;
}

static void
skip_space (Reader *self)
{
  while (self->at < self->end && strchr (" \t\n\r", *self->at) != NULL)
    self->at++;
}

static gboolean
read_hex4 (Reader *self, gunichar *unit)
{
  *unit = 0;

  for (guint i = 0; i < 4; i++, self->at++)
    {
      int digit = g_ascii_xdigit_value (peek (self));

      if (digit < 0)
        return fail (self, _("\\u is followed by four hexadecimal digits.")) != NULL;
      *unit = *unit * 16 + digit;
    }

  return TRUE;
}

static gboolean
read_unicode_escape (Reader *self)
{
  const char *escape = self->at - 2;
  gunichar c;

  if (!read_hex4 (self, &c))
    return FALSE;
  if (c == 0)
    {
      fail_at (self, escape, CUTI_JSON_ERROR_ENCODING, _("\\u0000 is not allowed in a text."));
      return FALSE;
    }

  if (c >= 0xd800 && c <= 0xdfff)
    {
      gunichar low = 0;

      if (c <= 0xdbff && self->end - self->at >= 2 && memcmp (self->at, "\\u", 2) == 0)
        {
          self->at += 2;
          if (!read_hex4 (self, &low))
            return FALSE;
        }
      if (low < 0xdc00 || low > 0xdfff)
        {
          fail_at (self, escape, CUTI_JSON_ERROR_ENCODING,
                   _("half of a surrogate pair stands alone."));
          return FALSE;
        }
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }

  g_string_append_unichar (self->text, c);
  return TRUE;
}

static gboolean
read_escape (Reader *self)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  char c = peek (self);
  const char *name = c == '\0' ? NULL : strchr (names, c);

  if (c == 'u')
    {
      self->at++;
      return read_unicode_escape (self);
    }
  if (name == NULL)
    return fail (self, _("this escape does not exist in JSON.")) != NULL;

  self->at++;
  g_string_append_c (self->text, values[name - names]);
  return TRUE;
}

static gboolean
read_string (Reader *self)
{
  if (!accept (self, '"'))
    return fail (self, _("a text in double quotes is expected.")) != NULL;

  g_string_truncate (self->text, 0);
  for (;;)
    {
      const char *run = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\' &&
             (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (self->text, run, self->at - run);

      if (accept (self, '"'))
        return TRUE;
      if (!accept (self, '\\'))
        return fail (self, _("a control character in a text is written as an escape.")) != NULL;
      if (!read_escape (self))
        return FALSE;
    }
}

static gboolean
skip_digits (Reader *self)
{
  if (!g_ascii_isdigit (peek (self)))
    return fail (self, _("a digit is expected.")) != NULL;

  while (g_ascii_isdigit (peek (self)))
    self->at++;
  return TRUE;
}

/* Beyond ±2^53 a whole number is kept if it is written as it was read. */
static JsonNode *
new_integer (Reader *self, const char *place, const char *digits, double value)
{
  if (fabs (value) < MAX_INTEGER)
    return json_node_init_int (json_node_alloc (), g_ascii_strtoll (digits, NULL, 10));

  g_autoptr(JsonNode) node = json_node_init_double (json_node_alloc (), value);
  g_autofree char *written = cuti_json_to_canonical (node);

  if (!g_str_equal (written, digits))
    return fail_at (self, place, CUTI_JSON_ERROR_NUMBER,
                    _("this whole number has more digits than can be kept exactly."));
  return g_steal_pointer (&node);
}

static JsonNode *
read_number (Reader *self)
{
  const char *start = self->at;
  gboolean whole = TRUE;

  accept (self, '-');
  if (accept (self, '0'))
    {
      if (g_ascii_isdigit (peek (self)))
        return fail (self, _("a number does not begin with a zero."));
    }
  else if (!skip_digits (self))
    return NULL;

  if (accept (self, '.'))
    {
      whole = FALSE;
      if (!skip_digits (self))
        return NULL;
    }
  if (accept (self, 'e') || accept (self, 'E'))
    {
      whole = FALSE;
      if (!accept (self, '+'))
        accept (self, '-');
      if (!skip_digits (self))
        return NULL;
    }

  g_autofree char *digits = g_strndup (start, self->at - start);
  double value = g_ascii_strtod (digits, NULL);

  if (!isfinite (value))
    return fail_at (self, start, CUTI_JSON_ERROR_NUMBER, _("this number is too large."));
  if (!whole)
    return json_node_init_double (json_node_alloc (), value);

  return new_integer (self, start, digits, value);
}

static gboolean
enter (Reader *self)
{
  if (self->depth == MAX_DEPTH)
    {
      fail_at (self, self->at, CUTI_JSON_ERROR_DEPTH,
               _("the text is nested deeper than 64 levels."));
      return FALSE;
    }

  self->depth++;
  self->at++;
  skip_space (self);
  return TRUE;
}

static gboolean
read_member (Reader *self, JsonObject *object)
{
  const char *place = self->at;

  if (!read_string (self))
    return FALSE;
  if (json_object_has_member (object, self->text->str))
    {
      g_autofree char *reason = g_strdup_printf (_("the member “%s” stands twice in one object."),
                                                 self->text->str);

      fail_at (self, place, CUTI_JSON_ERROR_DUPLICATE, reason);
      return FALSE;
    }

  g_autofree char *name = g_strdup (self->text->str);

  skip_space (self);
  if (!accept (self, ':'))
    return fail (self, _("a colon is expected after a member's name.")) != NULL;

  JsonNode *value = read_value (self);

  if (value != NULL)
    json_object_set_member (object, name, value);
  return value != NULL;
}

static JsonNode *
read_object (Reader *self)
{
  g_autoptr(JsonObject) object = json_object_new ();

  if (!enter (self))
    return NULL;

  while (!accept (self, '}'))
    {
      if (json_object_get_size (object) > 0)
        {
          if (!accept (self, ','))
            return fail (self, _("a comma or a closing brace is expected."));
          skip_space (self);
        }
      if (!read_member (self, object))
        return NULL;
      skip_space (self);
    }

  self->depth--;
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
read_array (Reader *self)
{
  g_autoptr(JsonArray) array = json_array_new ();

  if (!enter (self))
    return NULL;

  while (!accept (self, ']'))
    {
      if (json_array_get_length (array) > 0 && !accept (self, ','))
        return fail (self, _("a comma or a closing bracket is expected."));

      JsonNode *value = read_value (self);

      if (value == NULL)
        return NULL;
      json_array_add_element (array, value);
      skip_space (self);
    }

  self->depth--;
  return json_node_init_array (json_node_alloc (), array);
}

static gboolean
accept_word (Reader *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;

  self->at += length;
  return TRUE;
}

static JsonNode *
read_word (Reader *self)
{
  if (accept_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (accept_word (self, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (accept_word (self, "null"))
    return json_node_init_null (json_node_alloc ());

  return fail (self, _("a JSON value is expected."));
}

static JsonNode *
read_value (Reader *self)
{
  skip_space (self);

  switch (peek (self))
    {
    case '{':
      return read_object (self);
    case '[':
      return read_array (self);
    case '"':
      return read_string (self) ? json_node_init_string (json_node_alloc (), self->text->str)
                                : NULL;
    case '-':
    case '0' ... '9':
      return read_number (self);
    default:
      return read_word (self);
    }
}

static JsonNode *
read_document (Reader *self)
{
  const char *invalid;

  if (!g_utf8_validate_len (self->start, self->end - self->start, &invalid))
    return fail_at (self, invalid, CUTI_JSON_ERROR_ENCODING,
                    _("the text is not valid UTF-8 here."));

  skip_space (self);
  if (self->at == self->end)
    {
      g_set_error_literal (self->error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_SIZE,
                           _("The text is empty."));
      return NULL;
    }

  g_autoptr(JsonNode) node = read_value (self);

  if (node == NULL)
    return NULL;
  skip_space (self);
  if (self->at < self->end)
    return fail (self, _("there is more text after the end of the document."));
  return g_steal_pointer (&node);
}

/**
 * cuti_json_parse:
 * @data: the bytes, not necessarily terminated
 * @length: how many, or -1 if @data is terminated
 *
 * Reads one JSON text by RFC 8259 and nothing laxer.
 *
 * A byte order mark is skipped. Refused besides bad syntax: nesting beyond 64
 * levels, doubled member names, infinite numbers, whole numbers that a double would
 * change, `\u0000`, half surrogates, and more than 64 MiB. The message of an error is
 * one sentence with line and column.
 *
 * Returns: (transfer full): the tree, not sealed, or %NULL with @error set
 */
JsonNode *
cuti_json_parse (const char *data, gssize length, GError **error)
{
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  gsize size = length < 0 ? strlen (data) : (gsize) length;
  g_autoptr(GString) text = NULL;
  Reader reader = { .error = error };

  if (size > CUTI_JSON_MAX_SIZE)
    {
      g_set_error_literal (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_SIZE,
                           _("The text is larger than 64 MiB."));
      return NULL;
    }

  if (data == NULL)
    data = "";
  if (size >= strlen (BOM) && memcmp (data, BOM, strlen (BOM)) == 0)
    {
      data += strlen (BOM);
      size -= strlen (BOM);
    }

  text = g_string_sized_new (256);
  reader.start = reader.at = data;
  reader.end = data + size;
  reader.text = text;
  return read_document (&reader);
}
