/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a number as a person types it. No GTK, no locale.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutiNumberReading:
 * @CUTI_NUMBER_EMPTY: nothing but space
 * @CUTI_NUMBER_READ: one clear value
 * @CUTI_NUMBER_AMBIGUOUS: `1.234` may be a thousand or a little over one
 * @CUTI_NUMBER_NOT_A_NUMBER: anything else
 */
typedef enum
{
  CUTI_NUMBER_EMPTY,
  CUTI_NUMBER_READ,
  CUTI_NUMBER_AMBIGUOUS,
  CUTI_NUMBER_NOT_A_NUMBER,
} CutiNumberReading;

#define CUTI_NUMBER_NO_UNIT (-1)

/**
 * CutiTypedNumber:
 * @reading: which of the other members count
 * @value: the value, or the larger of two
 * @smaller: the smaller one, where the text is ambiguous
 * @unit: index into the units given, or %CUTI_NUMBER_NO_UNIT
 */
typedef struct
{
  CutiNumberReading reading;
  double            value;
  double            smaller;
  int               unit;
} CutiTypedNumber;

CutiTypedNumber cuti_number_parse (const char        *text,
                                   const char *const *units);

G_END_DECLS
