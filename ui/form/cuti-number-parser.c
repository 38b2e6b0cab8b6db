/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma and dot are both decimal marks, whatever the locale says, as long as
 * no one could read them otherwise. Three digits after a single mark could be
 * thousands: then we ask rather than guess. A number is never read as zero.
 */

#include "cuti-number-parser.h"

#include <string.h>

#define LONGEST 32 /* no clinical number has more characters */

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202F; /* narrow no-break space */
}

/* Digits of every script, and the marks that go with them, become ASCII. */
static char *
normalize (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (plain, '0' + g_unichar_digit_value (c));
      else if (is_space (c))
        g_string_append_c (plain, ' ');
      else if (c == 0x2212) /* minus sign */
        g_string_append_c (plain, '-');
      else if (c == 0x066B) /* Arabic decimal mark */
        g_string_append_c (plain, '.');
      else if (c == 0x066C) /* Arabic thousands mark */
        g_string_append_c (plain, ',');
      else
        g_string_append_unichar (plain, c);
    }

  return g_strstrip (g_string_free (plain, FALSE));
}

/* Cuts a unit off the end of @plain; FALSE where what follows the number is none of @units. */
static gboolean
take_unit (char *plain, const char *const *units, int *unit)
{
  gsize end = strspn (plain, "+-0123456789., '");
  g_autofree char *name = g_strstrip (g_strdup (plain + end));

  *unit = CUTI_NUMBER_NO_UNIT;
  if (*name == '\0')
    return TRUE;

  for (int i = 0; units != NULL && units[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, units[i]) == 0)
      {
        *unit = i;
        plain[end] = '\0';
        g_strchomp (plain);
        return TRUE;
      }

  return FALSE;
}

/* One to three digits, then groups of exactly three, up to @end. */
static gboolean
is_grouped (const char *digits, const char *end, char mark)
{
  const char *p = digits;

  while (p < end && g_ascii_isdigit (*p))
    p++;
  if (p == digits || p - digits > 3 || p == end)
    return FALSE;

  while (p < end)
    {
      if (*p++ != mark)
        return FALSE;
      for (int i = 0; i < 3; i++, p++)
        if (p >= end || !g_ascii_isdigit (*p))
          return FALSE;
    }

  return TRUE;
}

/* The value of @text up to @end without any marks, and after @end as decimals. */
static double
to_double (const char *text, const char *end, const char *decimals)
{
  g_autoptr(GString) number = g_string_new (NULL);

  for (const char *p = text; p < end; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (number, *p);
  if (decimals != NULL && *decimals != '\0')
    g_string_append_printf (number, "%s.%s", number->len == 0 ? "0" : "", decimals);

  return g_ascii_strtod (number->str, NULL);
}

static gboolean
only_digits (const char *text, const char *end)
{
  for (const char *p = text; p < end; p++)
    if (!g_ascii_isdigit (*p))
      return FALSE;

  return TRUE;
}

static gboolean
read_one_mark (const char *digits, const char *mark, CutiTypedNumber *number)
{
  const char *end = digits + strlen (digits);
  gsize before = mark - digits;
  gsize after = strlen (mark + 1);

  if (!only_digits (digits, mark) || !only_digits (mark + 1, end) || before + after == 0)
    return FALSE;

  number->value = to_double (digits, mark, mark + 1);

  /* No one writes thousands with a leading zero, or without a leading digit. */
  if (after == 3 && before >= 1 && before <= 3 && *digits != '0')
    {
      number->reading = CUTI_NUMBER_AMBIGUOUS;
      number->smaller = number->value;
      number->value = to_double (digits, end, NULL);
    }

  return TRUE;
}

static gboolean
read_several_marks (const char *digits, CutiTypedNumber *number)
{
  const char *end = digits + strlen (digits);
  const char *first = strpbrk (digits, "., '");
  const char *last = end - 1;

  while (g_ascii_isdigit (*last))
    last--;

  if (is_grouped (digits, end, *first))
    {
      number->value = to_double (digits, end, NULL);
      return TRUE;
    }

  if (*last == *first || (*last != '.' && *last != ',') ||
      !is_grouped (digits, last, *first) || !only_digits (last + 1, end))
    return FALSE;

  number->value = to_double (digits, last, last + 1);
  return TRUE;
}

static gboolean
read_digits (const char *digits, CutiTypedNumber *number)
{
  const char *mark = strpbrk (digits, "., '");

  if (*digits == '\0')
    return FALSE;

  if (mark == NULL)
    {
      number->value = to_double (digits, digits + strlen (digits), NULL);
      return only_digits (digits, digits + strlen (digits));
    }

  if ((*mark == '.' || *mark == ',') && strpbrk (mark + 1, "., '") == NULL)
    return read_one_mark (digits, mark, number);

  return read_several_marks (digits, number);
}

/**
 * cuti_number_parse:
 * @text: what was typed
 * @units: (nullable): names of units that may follow, %NULL-terminated
 */
CutiTypedNumber
cuti_number_parse (const char *text, const char *const *units)
{
  CutiTypedNumber number = { CUTI_NUMBER_READ, 0, 0, CUTI_NUMBER_NO_UNIT };
  g_autofree char *plain = NULL;
  const char *digits;

  g_return_val_if_fail (text != NULL, number);

  plain = normalize (text);
  if (*plain == '\0')
    return (CutiTypedNumber) { CUTI_NUMBER_EMPTY, 0, 0, CUTI_NUMBER_NO_UNIT };

  digits = plain;
  if (!take_unit (plain, units, &number.unit) || strlen (plain) > LONGEST)
    return (CutiTypedNumber) { CUTI_NUMBER_NOT_A_NUMBER, 0, 0, CUTI_NUMBER_NO_UNIT };

  if (*digits == '-' || *digits == '+')
    digits++;
  if (!read_digits (digits, &number))
    return (CutiTypedNumber) { CUTI_NUMBER_NOT_A_NUMBER, 0, 0, CUTI_NUMBER_NO_UNIT };

  if (*plain == '-')
    {
      number.value = -number.value;
      number.smaller = -number.smaller;
    }
  return number;
}
