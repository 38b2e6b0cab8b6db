/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time is counted in completed units, rounded down. A partial date is read
 * once as early and once as late as it may be: where the two readings give
 * different counts, the count is not known.
 */

#include "cuti-elapsed.h"

typedef int (*CountFunc) (const GDate *from, const GDate *to);

/* Where the month is too short for the day, the unit is complete on the first
 * of the next: someone born on 29 February turns a year older on 1 March. */
static int
count_months (const GDate *from, const GDate *to)
{
  int months = (g_date_get_year (to) - g_date_get_year (from)) * 12 +
               ((int) g_date_get_month (to) - (int) g_date_get_month (from));

  return g_date_get_day (to) < g_date_get_day (from) ? months - 1 : months;
}

static int
count_years (const GDate *from, const GDate *to)
{
  int months = count_months (from, to);

  return months < 0 ? -1 : months / 12;
}

static int
count_weeks (const GDate *from, const GDate *to)
{
  int days = g_date_days_between (from, to);

  return days < 0 ? -1 : days / 7;
}

static gboolean
count_both_ways (const CutiInput *inputs, CountFunc count, double *result)
{
  GDate from, to;
  int fewest, most;

  cuti_partial_date_get_latest (&inputs[0].date, &from);
  cuti_partial_date_get_earliest (&inputs[1].date, &to);
  fewest = count (&from, &to);

  cuti_partial_date_get_earliest (&inputs[0].date, &from);
  cuti_partial_date_get_latest (&inputs[1].date, &to);
  most = count (&from, &to);

  if (fewest != most || fewest < 0)
    return FALSE;

  *result = fewest;
  return TRUE;
}

/**
 * cuti_elapsed_years:
 * @inputs: born, on
 *
 * Completed years of life by the calendar. A birthday on 29 February counts
 * on 1 March in other years. Valid where @inputs[1] is not before birth and
 * every reading of partial dates gives the same age.
 */
gboolean
cuti_elapsed_years (const CutiInput *inputs, double *result)
{
  return count_both_ways (inputs, count_years, result);
}

/**
 * cuti_elapsed_months:
 * @inputs: from, on
 *
 * Completed calendar months. Valid where @inputs[1] is not before the start
 * and every reading of partial dates gives the same count.
 */
gboolean
cuti_elapsed_months (const CutiInput *inputs, double *result)
{
  return count_both_ways (inputs, count_months, result);
}

/**
 * cuti_elapsed_weeks:
 * @inputs: from, on
 *
 * Completed spans of seven days. Valid where @inputs[1] is not before the
 * start and every reading of partial dates gives the same count.
 */
gboolean
cuti_elapsed_weeks (const CutiInput *inputs, double *result)
{
  return count_both_ways (inputs, count_weeks, result);
}
