/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing but YYYY, YYYY-MM and YYYY-MM-DD is read: no spaces, no other
 * separators, no day that the calendar does not have.
 */

#include "cuti-partial-date.h"

#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR 2200

static gboolean
read_digits (const char **p, guint count, int *value)
{
  *value = 0;

  for (guint i = 0; i < count; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *value = *value * 10 + (**p - '0');
    }

  return TRUE;
}

static gboolean
read_two_more (const char **p, int *value)
{
  if (**p != '-')
    return FALSE;

  (*p)++;
  return read_digits (p, 2, value);
}

static gboolean
is_real (const CutiPartialDate *date)
{
  if (date->year < FIRST_YEAR || date->year > LAST_YEAR)
    return FALSE;

  return g_date_valid_dmy (date->day == 0 ? 1 : date->day,
                           date->month == 0 ? G_DATE_JANUARY : (GDateMonth) date->month,
                           date->year);
}

/**
 * cuti_partial_date_parse:
 * @iso: a date as it stands in a case file
 * @date: (out): left alone unless the result is %TRUE
 *
 * Returns: whether @iso is YYYY, YYYY-MM or YYYY-MM-DD and stands in the
 *   calendar between 1800 and 2200
 */
gboolean
cuti_partial_date_parse (const char *iso, CutiPartialDate *date)
{
  g_return_val_if_fail (iso != NULL && date != NULL, FALSE);

  CutiPartialDate read = { 0 };
  const char *p = iso;
  gsize length = strlen (iso);

  if (!read_digits (&p, 4, &read.year))
    return FALSE;
  if (length > 4 && (!read_two_more (&p, &read.month) || read.month == 0))
    return FALSE;
  if (length > 7 && (!read_two_more (&p, &read.day) || read.day == 0))
    return FALSE;
  if (*p != '\0' || !is_real (&read))
    return FALSE;

  *date = read;
  return TRUE;
}

/**
 * cuti_partial_date_get_earliest:
 * @date: (out caller-allocates): the first day that @self may mean
 */
void
cuti_partial_date_get_earliest (const CutiPartialDate *self, GDate *date)
{
  g_return_if_fail (self != NULL && date != NULL);

  g_date_clear (date, 1);
  g_date_set_dmy (date, MAX (self->day, 1), MAX (self->month, 1), self->year);
}

/**
 * cuti_partial_date_get_latest:
 * @date: (out caller-allocates): the last day that @self may mean
 */
void
cuti_partial_date_get_latest (const CutiPartialDate *self, GDate *date)
{
  g_return_if_fail (self != NULL && date != NULL);

  GDateMonth month = self->month == 0 ? G_DATE_DECEMBER : (GDateMonth) self->month;
  GDateDay day = self->day == 0 ? g_date_get_days_in_month (month, self->year) : self->day;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, self->year);
}
