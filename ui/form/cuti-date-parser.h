/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a date as a person types it. No GTK, no locale, no clock.
 */

#pragma once

#include "cuti-partial-date.h"

G_BEGIN_DECLS

/**
 * CutiDateReading:
 * @CUTI_DATE_EMPTY: nothing but space
 * @CUTI_DATE_READ: one clear date, perhaps without day or month
 * @CUTI_DATE_AMBIGUOUS: `03-04-2026` can be in March or in April
 * @CUTI_DATE_NOT_A_DATE: anything else
 */
typedef enum
{
  CUTI_DATE_EMPTY,
  CUTI_DATE_READ,
  CUTI_DATE_AMBIGUOUS,
  CUTI_DATE_NOT_A_DATE,
} CutiDateReading;

/**
 * CutiTypedDate:
 * @date: the date, or with the day before the month
 * @other: with the month before the day, where the text is ambiguous
 */
typedef struct
{
  CutiDateReading reading;
  CutiPartialDate date;
  CutiPartialDate other;
} CutiTypedDate;

CutiTypedDate cuti_date_parse (const char  *text,
                               const GDate *today);

G_END_DECLS
