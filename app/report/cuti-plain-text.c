/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records take letters of every language and lose signs: a dash becomes a
 * question mark, “≥” nothing at all, “µg” a “mg”. So letters stay as they are,
 * and signs become what a keyboard has.
 */

#include "cuti-plain-text.h"

#define NO_BREAK_SPACE 0x00a0
#define DEGREE 0x00b0

static const struct { gunichar sign; const char *plain; } signs[] = {
  { 0x00a7, "section " }, { 0x00a9, "(c)" }, { 0x00ab, "\"" }, { 0x00ad, "" },
  { 0x00ae, "(R)" }, { 0x00b1, "+/-" }, { 0x00b4, "'" }, { 0x00b7, "-" },
  { 0x00bb, "\"" }, { 0x00bc, "1/4" }, { 0x00bd, "1/2" }, { 0x00be, "3/4" }, { 0x00d7, "x" },
  { 0x00f7, "/" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" },
  { 0x2014, "-" }, { 0x2015, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201a, "'" },
  { 0x201b, "'" }, { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x201f, "\"" },
  { 0x2020, "+" }, { 0x2022, "-" }, { 0x2026, "..." }, { 0x2030, " per mille" }, { 0x2032, "'" },
  { 0x2033, "\"" }, { 0x2039, "'" }, { 0x203a, "'" }, { 0x2044, "/" }, { 0x20ac, "EUR" },
  { 0x2122, "(TM)" }, { 0x2190, "<-" }, { 0x2192, "->" }, { 0x2194, "<->" }, { 0x21d2, "=>" },
  { 0x2191, "up" }, { 0x2193, "down" }, { 0x2212, "-" }, { 0x221a, "sqrt " }, { 0x221e, "infinite" },
  { 0x2248, "~" }, { 0x2260, "<>" }, { 0x2264, "<=" }, { 0x2265, ">=" }, { 0x22c5, "*" },
  { 0x25cf, "-" }, { 0x2713, "[x]" }, { 0x2717, "[ ]" },
};

static const char *
find_sign (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == c)
      return signs[i].plain;

  return NULL;
}

static gboolean
is_ascii_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c);
}

/* “µg” must not be read as milligrams; other units have their UCUM letter. A
 * Greek word keeps its mu. */
static const char *
find_micro (gunichar c, const char *next)
{
  gunichar first = g_utf8_get_char (next);
  gunichar second = first != 0 ? g_utf8_get_char (g_utf8_next_char (next)) : 0;

  if (c == 0x00b5 || (c == 0x03bc && is_ascii_letter (first)))
    return first == 'g' && !is_ascii_letter (second) ? "mc" : "u";
  return NULL;
}

static gboolean
is_superscript (gunichar c)
{
  return c == 0x00b2 || c == 0x00b3 || c == 0x00b9 || (c >= 0x2070 && c <= 0x207e);
}

/* What Unicode itself says that a sign stands for, if that is ASCII. */
static void
append_decomposed (GString *plain, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  gboolean minus = n == 1 && parts[0] == 0x2212;

  if (minus)
    parts[0] = '-';
  for (gsize i = 0; i < n; i++)
    if (!is_ascii_letter (parts[i]) && (parts[i] < ' ' || parts[i] > '~'))
      {
        g_string_append_c (plain, '?');
        return;
      }

  for (gsize i = 0; i < n; i++)
    g_string_append_c (plain, (char) parts[i]);
}

/* “10⁹” is not 109. */
static void
append_superscript (GString *plain, gunichar c, gunichar before)
{
  if (!is_superscript (before) && before < 0x80 && g_ascii_isdigit ((char) before))
    g_string_append_c (plain, '^');
  append_decomposed (plain, c);
}

/* “37 °C” and “45°” alike, each in one piece. */
static void
append_degree (GString *plain, gunichar before, gunichar next)
{
  if (before != NO_BREAK_SPACE && before != ' ')
    g_string_append_unichar (plain, NO_BREAK_SPACE);
  g_string_append (plain, "deg");
  if (is_ascii_letter (next))
    g_string_append_unichar (plain, NO_BREAK_SPACE);
}

static gboolean
is_kept (gunichar c)
{
  return c == NO_BREAK_SPACE || (c >= ' ' && c <= '~') || c == '\n' || g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static void
append_folded (GString *plain, gunichar c)
{
  const char *sign = find_sign (c);

  if (sign != NULL)
    g_string_append (plain, sign);
  else if (is_kept (c))
    g_string_append_unichar (plain, c);
  else if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
    g_string_append_c (plain, ' ');
  else if (g_unichar_isdigit (c))
    g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (c)));
  else if (g_unichar_iszerowidth (c) || g_unichar_iscntrl (c))
    return;
  else
    append_decomposed (plain, c);
}

/**
 * cuti_plain_text_fold:
 *
 * Returns: (transfer full): @text with letters as they are and every other sign
 *   in ASCII. Line feeds are left of what controls, and no-break spaces until
 *   lines are broken
 */
char *
cuti_plain_text_fold (const char *text)
{
  g_autofree char *whole = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *plain = g_string_new (NULL);
  gunichar before = 0;

  if (whole == NULL)
    whole = g_utf8_make_valid (text, -1);

  for (const char *p = whole; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *micro = find_micro (c, g_utf8_next_char (p));

      if (c == '\n')
        g_string_append_c (plain, '\n');
      else if (micro != NULL)
        g_string_append (plain, micro);
      else if (c == DEGREE)
        append_degree (plain, before, g_utf8_get_char (g_utf8_next_char (p)));
      else if (is_superscript (c))
        append_superscript (plain, c, before);
      else
        append_folded (plain, c);
      before = c;
    }

  return g_string_free (plain, FALSE);
}
