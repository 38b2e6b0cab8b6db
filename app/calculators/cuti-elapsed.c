/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time is counted in completed units, rounded down. A partial date is read
 * once as early and once as late as it may be: where the two readings give
 * different counts, the count is not known.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

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

static gboolean
count_years_of_life (const CutiInput *inputs, double *result)
{
  return count_both_ways (inputs, count_years, result);
}

static gboolean
count_months_since (const CutiInput *inputs, double *result)
{
  return count_both_ways (inputs, count_months, result);
}

static gboolean
count_weeks_since (const CutiInput *inputs, double *result)
{
  return count_both_ways (inputs, count_weeks, result);
}

static const CutiParameter age_parameters[] = { CUTI_DATE ("born"), CUTI_DATE ("on") };
static const CutiParameter since_parameters[] = { CUTI_DATE ("from"), CUTI_DATE ("on") };

static const CutiCalculator calculators[] = {
  {
    .id = "age-years",
    .title = N_("Age in completed years"),
    .formula = N_("years from the date of birth; 29 February counts on 1 March in other years"),
    .pitfalls = N_("A date without its day or month gives an age only where every day it may mean "
                   "gives the same one."),
    .source = N_("Calendar"),
    .unit = "a",
    CUTI_PARAMETERS (age_parameters),
    .apply = count_years_of_life,
  },
  {
    .id = "months-since",
    .title = N_("Completed months since a date"),
    .formula = N_("calendar months between the two dates, rounded down"),
    .pitfalls = N_("A date without its day often leaves the number of months open; then there is "
                   "no result."),
    .source = N_("Calendar"),
    .unit = "mo",
    CUTI_PARAMETERS (since_parameters),
    .apply = count_months_since,
  },
  {
    .id = "weeks-since",
    .title = N_("Completed weeks since a date"),
    .formula = N_("days between the two dates ÷ 7, rounded down"),
    .pitfalls = N_("A date without its day nearly always leaves the number of weeks open; then "
                   "there is no result."),
    .source = N_("Calendar"),
    .unit = "wk",
    CUTI_PARAMETERS (since_parameters),
    .apply = count_weeks_since,
  },
};

CUTI_TABLE (cuti_elapsed_table, calculators);
