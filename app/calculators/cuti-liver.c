/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Liver function. Child-Pugh is printed with 50 or 51 µmol/L as a border; here
 * it is 51, and a value on a border scores the middle band.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define BILIRUBIN CUTI_NUMBER ("bilirubin", "umol/L", 1, 1000)
#define ALBUMIN CUTI_NUMBER ("albumin", "g/L", 10, 60)

static const char *const ascites[] = { "none", "mild", "moderate-severe", NULL };
static const char *const encephalopathy[] = { "none", "mild", "severe", NULL };

/* 1 below @low, 3 above @high, 2 on and between them. */
static guint
grade_rising (double value, double low, double high)
{
  return value < low ? 1 : value > high ? 3 : 2;
}

static gboolean
apply_child_pugh (const CutiInput *inputs, double *result)
{
  *result = grade_rising (inputs[0].number, 34, 51) + 4 - grade_rising (inputs[1].number, 28, 35) +
            grade_rising (inputs[2].number, 1.7, 2.3) + 1 + cuti_input_index (&inputs[3], ascites) +
            1 + cuti_input_index (&inputs[4], encephalopathy);
  return TRUE;
}

static gboolean
apply_albi (const CutiInput *inputs, double *result)
{
  *result = 0.66 * log10 (inputs[0].number) - 0.085 * inputs[1].number;
  return TRUE;
}

static const CutiParameter child_pugh_parameters[] = {
  BILIRUBIN,
  ALBUMIN,
  CUTI_NUMBER ("inr", NULL, 0.5, 20),
  CUTI_CHOICE ("ascites", ascites),
  CUTI_CHOICE ("encephalopathy", encephalopathy),
};

static const CutiParameter albi_parameters[] = { BILIRUBIN, ALBUMIN };

static const CutiCalculator calculators[] = {
  {
    .id = "child-pugh",
    .title = N_("Child-Pugh score"),
    .formula = N_("1 to 3 points each: bilirubin <34, 34–51, >51 µmol/L; albumin >35, 28–35, <28 "
                  "g/L; INR <1.7, 1.7–2.3, >2.3; ascites none, mild, more; encephalopathy none, "
                  "grade 1–2, grade 3–4. A 5–6, B 7–9, C 10–15"),
    .pitfalls = N_("Made for cirrhosis: a blocked bile duct, an anticoagulant or poor nutrition "
                   "raises it without liver failure. Some sources set the border at 50 µmol/L."),
    .source = "Pugh RNH et al. Br J Surg 1973;60:646-649",
    CUTI_PARAMETERS (child_pugh_parameters),
    .apply = apply_child_pugh,
  },
  {
    .id = "albi",
    .title = N_("ALBI score"),
    .formula = N_("0.66 × log₁₀(bilirubin in µmol/L) − 0.085 × albumin in g/L. Grade 1 up to "
                  "−2.60, grade 2 up to −1.39, grade 3 above"),
    .pitfalls = N_("Validated in hepatocellular carcinoma; in other cancers it is carried over. A "
                   "low albumin may come from inflammation."),
    .source = "Johnson PJ et al. J Clin Oncol 2015;33:550-558",
    .decimals = 2,
    CUTI_PARAMETERS (albi_parameters),
    .apply = apply_albi,
  },
};

CUTI_TABLE (cuti_liver_table, calculators);
