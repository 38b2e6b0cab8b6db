/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The limits below are wide: what lies outside them is a slip of the pen or a
 * wrong unit, or an age for which the formula was not made.
 */

#include "cuti-body.h"

#include <math.h>

/* NaN fails both comparisons. */
#define WITHIN(value, lo, hi) ((value) >= (lo) && (value) <= (hi))

static gboolean
read_female (const CutiInput *sex, gboolean *female)
{
  *female = g_strcmp0 (sex->choice, "female") == 0;

  return *female || g_strcmp0 (sex->choice, "male") == 0;
}

static gboolean
is_adult (const CutiInput *age)
{
  return WITHIN (age->number, 18, 120);
}

static gboolean
is_creatinine (const CutiInput *creatinine)
{
  return WITHIN (creatinine->number, 0.1, 20);
}

static gboolean
is_weight (const CutiInput *weight)
{
  return WITHIN (weight->number, 20, 300);
}

/**
 * cuti_body_bsa_mosteller:
 * @inputs: height in cm, weight in kg
 *
 * Body surface in m²: the square root of height × weight / 3600.
 * Source: Mosteller RD, N Engl J Med 1987;317:1098. Valid for 100 to 230 cm
 * and 20 to 300 kg.
 */
gboolean
cuti_body_bsa_mosteller (const CutiInput *inputs, double *result)
{
  if (!WITHIN (inputs[0].number, 100, 230) || !is_weight (&inputs[1]))
    return FALSE;

  *result = sqrt (inputs[0].number * inputs[1].number / 3600);
  return TRUE;
}

/**
 * cuti_body_ckd_epi_2021:
 * @inputs: creatinine in mg/dL, age in years, sex
 *
 * Estimated GFR in mL/min/1.73 m², by creatinine and without race:
 * 142 × min(Scr/κ, 1)^α × max(Scr/κ, 1)^−1.200 × 0.9938^age, × 1.012 for
 * women; κ 0.7 and α −0.241 for women, 0.9 and −0.302 for men.
 * Source: Inker LA et al., N Engl J Med 2021;385:1737-1749. Valid for adults
 * (18 to 120 years), 0.1 to 20 mg/dL, and the two sexes it was fitted for; not
 * for acute kidney injury, pregnancy or extremes of muscle mass.
 */
gboolean
cuti_body_ckd_epi_2021 (const CutiInput *inputs, double *result)
{
  gboolean female;

  if (!is_creatinine (&inputs[0]) || !is_adult (&inputs[1]) || !read_female (&inputs[2], &female))
    return FALSE;

  double ratio = inputs[0].number / (female ? 0.7 : 0.9);

  *result = 142 * pow (MIN (ratio, 1), female ? -0.241 : -0.302) * pow (MAX (ratio, 1), -1.2) *
            pow (0.9938, inputs[1].number) * (female ? 1.012 : 1);
  return TRUE;
}

/**
 * cuti_body_cockcroft_gault:
 * @inputs: creatinine in mg/dL, age in years, weight in kg, sex
 *
 * Creatinine clearance in mL/min: (140 − age) × weight / (72 × creatinine),
 * × 0.85 for women. Source: Cockcroft DW, Gault MH, Nephron 1976;16:31-41.
 * Valid for adults (18 to 120 years), 0.1 to 20 mg/dL, 20 to 300 kg, and the
 * two sexes it was fitted for; the actual weight is meant, and the result is
 * unreliable with obesity, oedema, cachexia or unstable creatinine.
 */
gboolean
cuti_body_cockcroft_gault (const CutiInput *inputs, double *result)
{
  gboolean female;

  if (!is_creatinine (&inputs[0]) || !is_adult (&inputs[1]) || !is_weight (&inputs[2]) ||
      !read_female (&inputs[3], &female))
    return FALSE;

  *result = (140 - inputs[1].number) * inputs[2].number / (72 * inputs[0].number) *
            (female ? 0.85 : 1);
  return TRUE;
}
