/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How dates and units look to people, the same in window, paper and text.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-partial-date.h"

static const char *const months[] = {
  NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"),
  NC_("month", "May"), NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"),
  NC_("month", "Sep"), NC_("month", "Oct"), NC_("month", "Nov"), NC_("month", "Dec"),
};

static const struct { const char *ucum, *label; } units[] = {
  { "1", "" },
  { "a", N_("years") },
  { "mo", N_("months") },
  { "wk", N_("weeks") },
  { "d", N_("days") },
  { "h", N_("hours") },
  { "m2", "m²" },
  { "cm2", "cm²" },
  { "kg/m2", "kg/m²" },
  { "Cel", "°C" },
  { "umol/L", "µmol/L" },
  { "10*9/L", "× 10⁹/L" },
  { "10*3/uL", "× 10³/µL" },
  { "[lb_av]", "lb" },
  { "[in_i]", "in" },
  { "mL/min/{1.73_m2}", "mL/min/1.73 m²" },
  { "mm[Hg]", "mmHg" },
};

/**
 * cuti_format_date:
 * @month: 0 where not known
 * @day: 0 where not known
 *
 * Returns: (transfer full): “09-Mar-1954”, “Mar-1954” or “1954”: never a
 *   month in figures, whose place differs between countries
 */
char *
cuti_format_date (int year, int month, int day)
{
  const char *name = month > 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]) : NULL;

  if (name == NULL)
    return g_strdup_printf ("%04d", year);
  if (day == 0)
    return g_strdup_printf ("%s-%04d", name, year);
  return g_strdup_printf ("%02d-%s-%04d", day, name, year);
}

/**
 * cuti_format_iso_date:
 *
 * Returns: (transfer full): @iso as people read it, or as it is where it is no date
 */
char *
cuti_format_iso_date (const char *iso)
{
  CutiPartialDate date;

  if (!cuti_partial_date_parse (iso, &date))
    return g_strdup (iso);

  return cuti_format_date (date.year, date.month, date.day);
}

/**
 * cuti_unit_get_label:
 * @ucum: (nullable): a UCUM code
 *
 * Returns: (transfer none): how the unit is printed; empty for plain numbers
 */
const char *
cuti_unit_get_label (const char *ucum)
{
  if (ucum == NULL || *ucum == '{')
    return "";

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].ucum, ucum))
      return *units[i].label != '\0' ? g_dgettext (GETTEXT_PACKAGE, units[i].label) : "";

  return ucum;
}
