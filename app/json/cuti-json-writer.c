/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two ways out: canonical (RFC 8785), which is what is hashed and compared,
 * and pretty, which is what a person may read in a case file. Numbers are
 * written alike in both, as ECMAScript does, whatever the locale.
 */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cuti-json.h"

#define MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)
#define MAX_DIGITS 17

/* "-d.ddddddddddddddddde-308" */
#define SCIENTIFIC_SIZE 32

typedef struct
{
  GString    *out;
  gboolean    pretty;
  guint       depth;
  const char *lines; /* the member of the root whose elements stand on a line each */
  gboolean    in_lines;
} Writer;

/* Mutual recursion: a container writes values. */
static void write_node (Writer *self, JsonNode *node);

static gboolean
round_trips (double value, guint digits, char *buffer)
{
  char format[8];

  g_snprintf (format, sizeof format, "%%.%ue", digits - 1);
  g_ascii_formatd (buffer, SCIENTIFIC_SIZE, format, value);
  return g_ascii_strtod (buffer, NULL) == value;
}

/* Adds one to the last of the digits in d.ddd…e±x, if no carry leaves them. */
static gboolean
increment_last_digit (char *buffer)
{
  for (char *p = strchr (buffer, 'e') - 1; p >= buffer; p--)
    {
      if (*p == '.')
        continue;
      if (*p < '9')
        {
          (*p)++;
          return TRUE;
        }
      *p = '0';
    }

  return FALSE;
}

/* The shortest d.ddd…e±x that reads back as value (finite, above zero). Up to
 * 15 digits are kept by every normal double. A power of two has closer
 * neighbours below than above: with 16 digits the nearest decimal may miss it
 * where the next one up does not. */
static void
format_shortest (double value, char *buffer)
{
  for (guint digits = value < G_MINDOUBLE ? 1 : 15; digits < MAX_DIGITS; digits++)
    {
      if (round_trips (value, digits, buffer))
        return;
      if (digits == 16 && increment_last_digit (buffer) && g_ascii_strtod (buffer, NULL) == value)
        return;
    }

  round_trips (value, MAX_DIGITS, buffer);
}

/* Number::toString of ECMAScript; point is the n of its text. */
static void
append_decimal (GString *out, const char *digits, int count, int point)
{
  if (count <= point && point <= 21)
    {
      g_string_append_len (out, digits, count);
      for (int i = count; i < point; i++)
        g_string_append_c (out, '0');
    }
  else if (point > 0 && point <= 21)
    {
      g_string_append_len (out, digits, point);
      g_string_append_c (out, '.');
      g_string_append_len (out, digits + point, count - point);
    }
  else if (point > -6 && point <= 0)
    {
      g_string_append (out, "0.");
      for (int i = point; i < 0; i++)
        g_string_append_c (out, '0');
      g_string_append_len (out, digits, count);
    }
  else
    {
      g_string_append_c (out, digits[0]);
      if (count > 1)
        {
          g_string_append_c (out, '.');
          g_string_append_len (out, digits + 1, count - 1);
        }
      g_string_append_printf (out, "e%+d", point - 1);
    }
}

/* Most numbers are counts and lengths. What has no more than 15 digits and reads
 * back as the same number is the shortest text for it. */
static gboolean
append_thousandths (GString *out, double value)
{
  double thousandths = rint (value * 1000);
  char digits[MAX_DIGITS];
  int count, point;

  if (!(thousandths >= 1 && thousandths < 1e15) || thousandths / 1000 != value)
    return FALSE;

  count = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, (gint64) thousandths);
  point = count - 3;
  while (count > 1 && digits[count - 1] == '0')
    count--;
  append_decimal (out, digits, count, point);
  return TRUE;
}

/**
 * cuti_json_append_number:
 * @value: not infinite
 *
 * Appends a number as RFC 8785 writes it.
 */
void
cuti_json_append_number (GString *out, double value)
{
  char buffer[SCIENTIFIC_SIZE], digits[MAX_DIGITS];
  int count = 0;

  /* Nothing that was read is infinite; JSON has no word for it. */
  g_return_if_fail (isfinite (value));

  if (value == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  if (value < 0)
    g_string_append_c (out, '-');
  value = fabs (value);
  if (append_thousandths (out, value))
    return;

  format_shortest (value, buffer);

  const char *exponent = strchr (buffer, 'e');

  for (const char *p = buffer; p < exponent; p++)
    if (*p != '.')
      digits[count++] = *p;
  while (count > 1 && digits[count - 1] == '0')
    count--;

  append_decimal (out, digits, count, atoi (exponent + 1) + 1);
}

static void
append_integer (GString *out, gint64 value)
{
  /* A number is a double to every other reader. */
  if (value > MAX_INTEGER || value < -MAX_INTEGER)
    cuti_json_append_number (out, value);
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

/**
 * cuti_json_append_text:
 *
 * Appends a text as RFC 8785 writes it, in its quotes.
 */
void
cuti_json_append_text (GString *out, const char *text)
{
  static const char specials[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";

  g_string_append_c (out, '"');
  while (*text != '\0')
    {
      const char *run = text, *special;

      while ((guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        text++;
      g_string_append_len (out, run, text - run);
      if (*text == '\0')
        break;

      special = strchr (specials, *text);
      if (special != NULL)
        g_string_append_printf (out, "\\%c", names[special - specials]);
      else
        g_string_append_printf (out, "\\u%04x", *text);
      text++;
    }
  g_string_append_c (out, '"');
}

static void
break_line (Writer *self)
{
  if (!self->pretty)
    return;

  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* UTF-16 sorts what needs a surrogate pair before U+E000…U+FFFF. */
static gunichar
utf16_rank (gunichar c)
{
  return c >= 0xe000 && c <= 0xffff ? c + 0x110000 : c;
}

/**
 * cuti_json_compare_names:
 *
 * Returns: below, at or above 0: the order of members in canonical JSON
 */
int
cuti_json_compare_names (const char *a, const char *b)
{
  const char *p = a, *q = b;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }

  gunichar c = utf16_rank (g_utf8_get_char (p)), d = utf16_rank (g_utf8_get_char (q));

  return (c > d) - (c < d);
}

static void
write_object (Writer *self, JsonObject *object)
{
  g_autoptr(GList) names = json_object_get_members (object);

  if (!self->pretty)
    names = g_list_sort (names, (GCompareFunc) cuti_json_compare_names);

  g_string_append_c (self->out, '{');
  self->depth++;
  for (GList *l = names; l != NULL; l = l->next)
    {
      break_line (self);
      cuti_json_append_text (self->out, l->data);
      g_string_append (self->out, self->pretty ? ": " : ":");
      self->in_lines = self->depth == 1 && g_strcmp0 (self->lines, l->data) == 0;
      write_node (self, json_object_get_member (object, l->data));
      if (l->next != NULL)
        g_string_append_c (self->out, ',');
    }
  self->depth--;
  if (names != NULL)
    break_line (self);
  g_string_append_c (self->out, '}');
}

static void
write_array (Writer *self, JsonArray *array)
{
  guint length = json_array_get_length (array);
  gboolean pretty = self->pretty, in_lines = self->in_lines;

  g_string_append_c (self->out, '[');
  self->depth++;
  for (guint i = 0; i < length; i++)
    {
      break_line (self);
      self->pretty = pretty && !in_lines;
      write_node (self, json_array_get_element (array, i));
      self->pretty = pretty;
      if (i + 1 < length)
        g_string_append_c (self->out, ',');
    }
  self->depth--;
  if (length > 0)
    break_line (self);
  g_string_append_c (self->out, ']');
}

static void
write_value (Writer *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    cuti_json_append_text (self->out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (self->out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    append_integer (self->out, json_node_get_int (node));
  else
    cuti_json_append_number (self->out, json_node_get_double (node));
}

static void
write_node (Writer *self, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT: write_object (self, json_node_get_object (node)); break;
    case JSON_NODE_ARRAY: write_array (self, json_node_get_array (node)); break;
    case JSON_NODE_VALUE: write_value (self, node); break;
    case JSON_NODE_NULL:
    default: g_string_append (self->out, "null"); break;
    }
}

/**
 * cuti_json_to_canonical:
 *
 * Writes a tree by RFC 8785, on one line: the same content gives the same
 * bytes.
 *
 * Returns: (transfer full): the text, without a newline at the end
 */
char *
cuti_json_to_canonical (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  Writer writer = { .out = g_string_new (NULL) };

  write_node (&writer, node);
  return g_string_free (writer.out, FALSE);
}

/**
 * cuti_json_to_pretty:
 * @lines: (nullable): a list in the root that nobody reads: its elements are
 *   written canonically, each on one line
 *
 * Writes a tree for people: indented by two spaces, members in their own
 * order, a newline at the end.
 *
 * Returns: (transfer full): the text
 */
char *
cuti_json_to_pretty (JsonNode *node, const char *lines)
{
  g_return_val_if_fail (node != NULL, NULL);

  Writer writer = { .out = g_string_new (NULL), .pretty = TRUE, .lines = lines };

  write_node (&writer, node);
  g_string_append_c (writer.out, '\n');
  return g_string_free (writer.out, FALSE);
}

/**
 * cuti_json_sha256:
 *
 * Returns: (transfer full): the SHA-256 of the canonical form, in hexadecimal
 */
char *
cuti_json_sha256 (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  g_autofree char *text = cuti_json_to_canonical (node);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * cuti_json_pointer_append:
 * @pointer: where we are, "" at the root
 * @token: a member's name or an index, not escaped
 *
 * Goes one step down in a JSON pointer (RFC 6901).
 *
 * Returns: (transfer full): the longer pointer
 */
char *
cuti_json_pointer_append (const char *pointer, const char *token)
{
  g_return_val_if_fail (pointer != NULL && token != NULL, NULL);

  g_autoptr(GString) escaped = g_string_new (token);

  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  return g_strdup_printf ("%s/%s", pointer, escaped->str);
}
