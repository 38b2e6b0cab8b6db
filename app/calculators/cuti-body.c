/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Body size and kidney function. The limits are wide: what lies outside them
 * is a slip of the pen or a wrong unit, or an age for which the formula was
 * not made.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT CUTI_NUMBER ("height", "cm", 100, 230)
#define WEIGHT CUTI_NUMBER ("weight", "kg", 20, 300)
#define CREATININE CUTI_NUMBER ("creatinine", "mg/dL", 0.1, 20)
#define AGE CUTI_NUMBER ("age", "a", 18, 120)

static const char *const sexes[] = { "female", "male", NULL };

static gboolean
is_female (const CutiInput *sex)
{
  return g_str_equal (sex->choice, "female");
}

static gboolean
apply_bsa (const CutiInput *inputs, double *result)
{
  *result = sqrt (inputs[0].number * inputs[1].number / 3600);
  return TRUE;
}

static gboolean
apply_bmi (const CutiInput *inputs, double *result)
{
  double metres = inputs[0].number / 100;

  *result = inputs[1].number / (metres * metres);
  return TRUE;
}

static gboolean
apply_ckd_epi (const CutiInput *inputs, double *result)
{
  gboolean female = is_female (&inputs[2]);
  double ratio = inputs[0].number / (female ? 0.7 : 0.9);

  *result = 142 * pow (MIN (ratio, 1), female ? -0.241 : -0.302) * pow (MAX (ratio, 1), -1.2) *
            pow (0.9938, inputs[1].number) * (female ? 1.012 : 1);
  return TRUE;
}

static gboolean
apply_gfr_de_indexed (const CutiInput *inputs, double *result)
{
  *result = inputs[0].number * inputs[1].number / 1.73;
  return TRUE;
}

static gboolean
apply_cockcroft_gault (const CutiInput *inputs, double *result)
{
  *result = (140 - inputs[1].number) * inputs[2].number / (72 * inputs[0].number) *
            (is_female (&inputs[3]) ? 0.85 : 1);
  return TRUE;
}

static const CutiParameter size_parameters[] = { HEIGHT, WEIGHT };

static const CutiParameter ckd_epi_parameters[] = { CREATININE, AGE, CUTI_CHOICE ("sex", sexes) };

static const CutiParameter gfr_parameters[] = {
  CUTI_NUMBER ("gfr", "mL/min/{1.73_m2}", 0, 250),
  CUTI_NUMBER ("bsa", "m2", 0.7, 4.5),
};

static const CutiParameter cockcroft_gault_parameters[] = {
  CREATININE, AGE, WEIGHT, CUTI_CHOICE ("sex", sexes),
};

static const CutiCalculator calculators[] = {
  {
    .id = "bsa-mosteller",
    .title = N_("Body surface area (Mosteller)"),
    .formula = N_("√(height in cm × weight in kg ÷ 3600)"),
    .pitfalls = N_("Oedema and ascites count as weight. In obesity and in wasting the area says "
                   "little about how a drug is cleared."),
    .source = "Mosteller RD. N Engl J Med 1987;317:1098",
    .unit = "m2",
    .decimals = 2,
    CUTI_PARAMETERS (size_parameters),
    .apply = apply_bsa,
  },
  {
    .id = "bmi",
    .title = N_("Body mass index"),
    .formula = N_("weight in kg ÷ (height in m)²"),
    .pitfalls = N_("Oedema, ascites and a large tumour hide the loss of muscle and fat."),
    .source = N_("Definition"),
    .unit = "kg/m2",
    .decimals = 1,
    CUTI_PARAMETERS (size_parameters),
    .apply = apply_bmi,
  },
  {
    .id = "ckd-epi-2021",
    .title = N_("Estimated GFR (CKD-EPI 2021, creatinine)"),
    .formula = N_("142 × min(creatinine ÷ κ, 1)^α × max(creatinine ÷ κ, 1)^−1.2 × 0.9938^age; "
                  "women × 1.012, κ 0.7, α −0.241; men κ 0.9, α −0.302"),
    .pitfalls = N_("Not for acute kidney injury or pregnancy. It reads too high in people with "
                   "little muscle."),
    .source = "Inker LA et al. N Engl J Med 2021;385:1737-1749",
    .unit = "mL/min/{1.73_m2}",
    CUTI_PARAMETERS (ckd_epi_parameters),
    .apply = apply_ckd_epi,
  },
  {
    .id = "gfr-de-indexed",
    .title = N_("GFR without the index to body surface"),
    .formula = N_("GFR per 1.73 m² × body surface in m² ÷ 1.73"),
    .pitfalls = N_("Small and large people move across a limit in opposite directions; say beside "
                   "the number which of the two figures is meant."),
    .source = N_("Definition"),
    .unit = "mL/min",
    .decimals = 1,
    CUTI_PARAMETERS (gfr_parameters),
    .apply = apply_gfr_de_indexed,
  },
  {
    .id = "cockcroft-gault",
    .title = N_("Creatinine clearance (Cockcroft-Gault)"),
    .formula = N_("(140 − age) × weight in kg ÷ (72 × creatinine in mg/dL); women × 0.85"),
    .pitfalls = N_("The actual weight is meant. Obesity, oedema, wasting and a creatinine that is "
                   "still changing make it unreliable."),
    .source = "Cockcroft DW, Gault MH. Nephron 1976;16:31-41",
    .unit = "mL/min",
    CUTI_PARAMETERS (cockcroft_gault_parameters),
    .apply = apply_cockcroft_gault,
  },
};

CUTI_TABLE (cuti_body_table, calculators);
