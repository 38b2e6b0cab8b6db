/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Worked numbers: inputs in the order of the parameters, and what comes out.
 */

#pragma once

#include <math.h>

#include "cuti-calculator.h"

#define CHOICE(id) { .choice = id }
#define NUMBER(n) { .number = n }

/* @expected is NAN where the calculator refuses. */
static inline void
cuti_test_calculator (const char      *id,
                      const CutiInput *inputs,
                      double           expected,
                      double           tolerance)
{
  const CutiCalculator *calculator = cuti_calculator_find (id);
  double result = -99;

  g_assert_nonnull (calculator);
  g_assert_true (cuti_calculator_compute (calculator, inputs, &result) == !isnan (expected));
  if (isnan (expected))
    g_assert_cmpfloat (result, ==, -99);
  else
    g_assert_cmpfloat_with_epsilon (result, expected, tolerance);
}
