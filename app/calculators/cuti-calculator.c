/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new formula is a function and an entry here.
 */

#include "cuti-calculator.h"

#include <glib/gi18n.h>

#include "cuti-body.h"
#include "cuti-elapsed.h"

#define PARAMETERS(table) .parameters = table, .n_parameters = G_N_ELEMENTS (table)

static const char *const sexes[] = { "female", "male", NULL };

static const CutiParameter age_parameters[] = {
  { "born", CUTI_PARAMETER_DATE },
  { "on", CUTI_PARAMETER_DATE },
};

static const CutiParameter since_parameters[] = {
  { "from", CUTI_PARAMETER_DATE },
  { "on", CUTI_PARAMETER_DATE },
};

static const CutiParameter bsa_parameters[] = {
  { "height", CUTI_PARAMETER_NUMBER, "cm" },
  { "weight", CUTI_PARAMETER_NUMBER, "kg" },
};

static const CutiParameter ckd_epi_parameters[] = {
  { "creatinine", CUTI_PARAMETER_NUMBER, "mg/dL" },
  { "age", CUTI_PARAMETER_NUMBER, "a" },
  { "sex", CUTI_PARAMETER_CHOICE, NULL, sexes },
};

static const CutiParameter cockcroft_gault_parameters[] = {
  { "creatinine", CUTI_PARAMETER_NUMBER, "mg/dL" },
  { "age", CUTI_PARAMETER_NUMBER, "a" },
  { "weight", CUTI_PARAMETER_NUMBER, "kg" },
  { "sex", CUTI_PARAMETER_CHOICE, NULL, sexes },
};

static const CutiCalculator calculators[] = {
  {
    .id = "age-years",
    .title = N_("Age in completed years"),
    .formula = N_("years from the date of birth; 29 February counts on 1 March in other years"),
    .source = N_("Calendar"),
    .unit = "a",
    PARAMETERS (age_parameters),
    .compute = cuti_elapsed_years,
  },
  {
    .id = "months-since",
    .title = N_("Completed months since a date"),
    .formula = N_("calendar months between the two dates, rounded down"),
    .source = N_("Calendar"),
    .unit = "mo",
    PARAMETERS (since_parameters),
    .compute = cuti_elapsed_months,
  },
  {
    .id = "weeks-since",
    .title = N_("Completed weeks since a date"),
    .formula = N_("days between the two dates ÷ 7, rounded down"),
    .source = N_("Calendar"),
    .unit = "wk",
    PARAMETERS (since_parameters),
    .compute = cuti_elapsed_weeks,
  },
  {
    .id = "bsa-mosteller",
    .title = N_("Body surface area (Mosteller)"),
    .formula = N_("√(height in cm × weight in kg ÷ 3600)"),
    .source = "Mosteller RD. N Engl J Med 1987;317:1098",
    .unit = "m2",
    PARAMETERS (bsa_parameters),
    .compute = cuti_body_bsa_mosteller,
  },
  {
    .id = "ckd-epi-2021",
    .title = N_("Estimated GFR (CKD-EPI 2021, creatinine)"),
    .formula = N_("142 × min(creatinine ÷ κ, 1)^α × max(creatinine ÷ κ, 1)^−1.2 × 0.9938^age; "
                  "women × 1.012, κ 0.7, α −0.241; men κ 0.9, α −0.302"),
    .source = "Inker LA et al. N Engl J Med 2021;385:1737-1749",
    .unit = "mL/min/{1.73_m2}",
    PARAMETERS (ckd_epi_parameters),
    .compute = cuti_body_ckd_epi_2021,
  },
  {
    .id = "cockcroft-gault",
    .title = N_("Creatinine clearance (Cockcroft-Gault)"),
    .formula = N_("(140 − age) × weight in kg ÷ (72 × creatinine in mg/dL); women × 0.85"),
    .source = "Cockcroft DW, Gault MH. Nephron 1976;16:31-41",
    .unit = "mL/min",
    PARAMETERS (cockcroft_gault_parameters),
    .compute = cuti_body_cockcroft_gault,
  },
};

/**
 * cuti_calculator_find:
 *
 * Returns: (nullable) (transfer none): the calculator of that id, if there is one
 */
const CutiCalculator *
cuti_calculator_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (calculators); i++)
    if (g_str_equal (calculators[i].id, id))
      return &calculators[i];

  return NULL;
}

/**
 * cuti_calculator_get:
 *
 * Returns: (nullable) (transfer none): the @i-th calculator, %NULL past the end
 */
const CutiCalculator *
cuti_calculator_get (guint i)
{
  return i < G_N_ELEMENTS (calculators) ? &calculators[i] : NULL;
}
