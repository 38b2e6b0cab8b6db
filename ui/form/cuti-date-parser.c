/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accepts 1954-03-09, 09-Mar-1954, 9 March 54, 9/3/1954, Mar 1954, 3/1954,
 * 1954, today, yesterday and +3m, -2w. Two numbers that both could be the
 * month are not guessed. Two digits of a year mean the latest such year that
 * is not in the future.
 */

#include "cuti-date-parser.h"

#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR 2200

typedef struct
{
  char *word; /* lower case, or NULL */
  int   number;
  guint n_digits;
} Token;

#define MAX_TOKENS 3

static const char *const months[] = {
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
};

static const CutiTypedDate not_a_date = { CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } };

static gboolean
is_real (const CutiPartialDate *date)
{
  return date->year >= FIRST_YEAR && date->year <= LAST_YEAR &&
         date->month <= 12 &&
         g_date_valid_dmy (date->day == 0 ? 1 : date->day,
                           date->month == 0 ? G_DATE_JANUARY : (GDateMonth) date->month,
                           date->year);
}

static CutiTypedDate
make_date (int year, int month, int day)
{
  CutiTypedDate typed = { CUTI_DATE_READ, { year, month, day }, { 0 } };

  return is_real (&typed.date) ? typed : not_a_date;
}

static void
clear_tokens (Token tokens[MAX_TOKENS])
{
  for (guint i = 0; i < MAX_TOKENS; i++)
    g_free (tokens[i].word);
}

/* Numbers and words between separators; G_MAXUINT where there are too many, or something else. */
static guint
split (const char *text, Token tokens[MAX_TOKENS])
{
  guint n = 0;

  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;

      if (strchr (" -/.,", *p) != NULL)
        {
          p++;
          continue;
        }
      if (n == MAX_TOKENS)
        return G_MAXUINT;

      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          tokens[n].n_digits = p - start;
          if (tokens[n].n_digits > 4)
            return G_MAXUINT;
          tokens[n++].number = g_ascii_strtoll (start, NULL, 10);
        }
      else if (g_ascii_isalpha (*p))
        {
          while (g_ascii_isalpha (*p))
            p++;
          tokens[n++].word = g_ascii_strdown (start, p - start);
        }
      else
        return G_MAXUINT;
    }

  return n;
}

/* 1 to 12, or 0: at least three letters of an English month. */
static int
month_of (const Token *token)
{
  if (token->word == NULL || strlen (token->word) < 3)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (months[i], token->word) ||
        (i == 8 && g_str_equal (token->word, "sept")))
      return i + 1;

  return 0;
}

/* -1 where the token is no year. */
static int
year_of (const Token *token, const GDate *today)
{
  int century = g_date_get_year (today) / 100 * 100;

  if (token->n_digits == 4)
    return token->number;
  if (token->n_digits != 2)
    return -1;

  return century + token->number > g_date_get_year (today) ? century - 100 + token->number
                                                           : century + token->number;
}

static CutiTypedDate
read_day_and_month (int first, int second, int year)
{
  CutiTypedDate day_first = make_date (year, second, first);
  CutiTypedDate month_first = make_date (year, first, second);

  if (first == 0 || second == 0)
    return not_a_date;
  if (day_first.reading != CUTI_DATE_READ)
    return month_first;
  if (month_first.reading != CUTI_DATE_READ || first == second)
    return day_first;

  return (CutiTypedDate) { CUTI_DATE_AMBIGUOUS, day_first.date, month_first.date };
}

static CutiTypedDate
read_three (const Token *t, const GDate *today)
{
  int year = year_of (&t[2], today);

  if (t[0].n_digits == 4 && t[1].word == NULL && t[2].word == NULL)
    return t[1].number == 0 || t[2].number == 0 ? not_a_date
                                                : make_date (t[0].number, t[1].number, t[2].number);
  if (year < 0)
    return not_a_date;

  if (t[0].word == NULL && month_of (&t[1]) != 0)
    return t[0].number == 0 ? not_a_date : make_date (year, month_of (&t[1]), t[0].number);
  if (month_of (&t[0]) != 0 && t[1].word == NULL)
    return t[1].number == 0 ? not_a_date : make_date (year, month_of (&t[0]), t[1].number);
  if (t[0].word != NULL || t[1].word != NULL)
    return not_a_date;

  return read_day_and_month (t[0].number, t[1].number, year);
}

/* Month and year; a year of two digits only after a month's name. */
static CutiTypedDate
read_two (const Token *t, const GDate *today)
{
  if (month_of (&t[0]) != 0 && year_of (&t[1], today) >= 0)
    return make_date (year_of (&t[1], today), month_of (&t[0]), 0);
  if (t[0].n_digits == 4 && t[1].word == NULL && t[1].number != 0)
    return make_date (t[0].number, t[1].number, 0);
  if (t[1].n_digits == 4 && t[0].word == NULL && t[0].number != 0)
    return make_date (t[1].number, t[0].number, 0);

  return not_a_date;
}

static CutiTypedDate
from_g_date (const GDate *date)
{
  return make_date (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/* “+3m”, “-2w”: so long from today. */
static CutiTypedDate
read_shift (const char *text, const GDate *today)
{
  char *end;
  gint64 count = g_ascii_strtoll (text + 1, &end, 10);
  GDate date = *today;

  if (end == text + 1 || count < 0 || count > 3650 || end[0] == '\0' || end[1] != '\0')
    return not_a_date;
  if (*text == '-' && count / 12 > g_date_get_year (today) - FIRST_YEAR)
    return not_a_date;

  switch (*end)
    {
    case 'd': if (*text == '+') g_date_add_days (&date, count);
              else g_date_subtract_days (&date, count);
              break;
    case 'w': if (*text == '+') g_date_add_days (&date, count * 7);
              else g_date_subtract_days (&date, count * 7);
              break;
    case 'm': if (*text == '+') g_date_add_months (&date, count);
              else g_date_subtract_months (&date, count);
              break;
    case 'y': if (count > 150)
                return not_a_date;
              if (*text == '+') g_date_add_years (&date, count);
              else g_date_subtract_years (&date, count);
              break;
    default: return not_a_date;
    }

  return from_g_date (&date);
}

static CutiTypedDate
read_tokens (const char *text, const GDate *today)
{
  Token tokens[MAX_TOKENS] = { { 0 } };
  CutiTypedDate typed = not_a_date;

  switch (split (text, tokens))
    {
    case 1: if (tokens[0].n_digits == 4) typed = make_date (tokens[0].number, 0, 0); break;
    case 2: typed = read_two (tokens, today); break;
    case 3: typed = read_three (tokens, today); break;
    default: break;
    }

  clear_tokens (tokens);
  return typed;
}

/**
 * cuti_date_parse:
 * @text: what was typed
 * @today: what “today”, “+3m” and years of two digits are counted from
 */
CutiTypedDate
cuti_date_parse (const char *text, const GDate *today)
{
  g_autofree char *plain = NULL;
  GDate date;

  g_return_val_if_fail (text != NULL, not_a_date);
  g_return_val_if_fail (g_date_valid (today), not_a_date);

  plain = g_strstrip (g_ascii_strdown (text, -1));
  if (*plain == '\0')
    return (CutiTypedDate) { CUTI_DATE_EMPTY, { 0 }, { 0 } };
  if (g_str_equal (plain, "today"))
    return from_g_date (today);
  if (g_str_equal (plain, "yesterday"))
    {
      date = *today;
      g_date_subtract_days (&date, 1);
      return from_g_date (&date);
    }
  if (*plain == '+' || *plain == '-')
    return read_shift (plain, today);

  return read_tokens (plain, today);
}
