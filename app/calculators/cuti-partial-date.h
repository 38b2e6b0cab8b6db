/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A calendar date of which day, or day and month, may not be known.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutiPartialDate:
 * @year: 1800 to 2200
 * @month: 1 to 12, or 0: not known
 * @day: 1 to 31, or 0: not known
 */
typedef struct
{
  int year;
  int month;
  int day;
} CutiPartialDate;

gboolean cuti_partial_date_parse        (const char            *iso,
                                         CutiPartialDate       *date);
void     cuti_partial_date_get_earliest (const CutiPartialDate *self,
                                         GDate                 *date);
void     cuti_partial_date_get_latest   (const CutiPartialDate *self,
                                         GDate                 *date);

G_END_DECLS
