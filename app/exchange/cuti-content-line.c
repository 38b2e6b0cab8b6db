/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 5545, 3.1 and 3.3.11: lines end in CRLF, none is longer than 75 octets,
 * and what would end a value is escaped.
 */

#include "cuti-content-line.h"

#include <string.h>

#define LONGEST_LINE 75

/* No letter is cut in two, although the standard would allow it. */
static void
append_folded (GString *text, const char *line)
{
  gsize room = LONGEST_LINE;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = g_utf8_next_char (p) - p;

      if (n > room)
        {
          g_string_append (text, "\r\n ");
          room = LONGEST_LINE - 1;
        }
      g_string_append_len (text, p, n);
      room -= n;
    }
  g_string_append (text, "\r\n");
}

static char *
escape (const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  GString *escaped = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (escaped, "\\n");
      else if (strchr ("\\;,", *p) != NULL)
        g_string_append_printf (escaped, "\\%c", *p);
      else if (*p == '\t' || !g_ascii_iscntrl (*p))
        g_string_append_c (escaped, *p == '\t' ? ' ' : *p);
    }

  return g_string_free (escaped, FALSE);
}

/**
 * cuti_content_line_add:
 * @name: of the property, with its parameters
 * @value: as it stands in the file
 */
void
cuti_content_line_add (GString *text, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  append_folded (text, line);
}

/**
 * cuti_content_line_add_text:
 * @name: of the property, with its parameters
 * @value: any text
 */
void
cuti_content_line_add_text (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = escape (value);

  cuti_content_line_add (text, name, escaped);
}
