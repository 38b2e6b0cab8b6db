/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blood count, calcium, and the risk of thrombosis.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define LEUCOCYTES CUTI_NUMBER ("leucocytes", "10*9/L", 0, 500)

/* “vulva-anus-penis” is one choice: it counts as gynaecological, and the
 * pitfalls say so. “gastric” holds the junction. */
static const char *const very_high[] = { "gastric", "pancreas", NULL };
static const char *const high[] = {
  "lung-nsclc", "lung-sclc", "lymphoma",         "ovary",      "endometrium",
  "cervix",     "urothelial", "vulva-anus-penis", "germ-cell", NULL,
};

static gboolean
apply_anc (const CutiInput *inputs, double *result)
{
  double percent = inputs[1].number + inputs[2].number;

  if (percent > 100)
    return FALSE;

  *result = inputs[0].number * percent / 100;
  return TRUE;
}

static gboolean
apply_corrected_calcium (const CutiInput *inputs, double *result)
{
  *result = inputs[0].number + 0.02 * (40 - inputs[1].number);
  return TRUE;
}

static gboolean
apply_khorana (const CutiInput *inputs, double *result)
{
  const char *site = inputs[0].choice;
  guint points = g_strv_contains (very_high, site) ? 2 : g_strv_contains (high, site) ? 1 : 0;

  points += inputs[1].number >= 350;
  points += inputs[2].number < 100 || inputs[5].number != 0;
  points += inputs[3].number > 11;
  points += inputs[4].number >= 35;
  *result = points;
  return TRUE;
}

static const CutiParameter anc_parameters[] = {
  LEUCOCYTES,
  CUTI_NUMBER ("segmented", "%", 0, 100),
  CUTI_NUMBER ("bands", "%", 0, 100),
};

static const CutiParameter corrected_calcium_parameters[] = {
  CUTI_NUMBER ("calcium", "mmol/L", 0.5, 6),
  CUTI_NUMBER ("albumin", "g/L", 10, 60),
};

static const CutiParameter khorana_parameters[] = {
  CUTI_CHOICE ("site", cuti_primary_sites),
  CUTI_NUMBER ("platelets", "10*9/L", 0, 2000),
  CUTI_NUMBER ("haemoglobin", "g/L", 20, 250),
  LEUCOCYTES,
  CUTI_NUMBER ("bmi", "kg/m2", 5, 120),
  CUTI_BOOLEAN ("esa"),
};

static const CutiCalculator calculators[] = {
  {
    .id = "anc",
    .title = N_("Absolute neutrophil count"),
    .formula = N_("leucocytes × (segmented % + bands %) ÷ 100"),
    .pitfalls = N_("With few leucocytes a differential of 100 cells is coarse. Where the analyser "
                   "already counts bands as neutrophils, enter 0 for bands."),
    .source = N_("Definition"),
    .unit = "10*9/L",
    .decimals = 2,
    CUTI_PARAMETERS (anc_parameters),
    .apply = apply_anc,
  },
  {
    .id = "corrected-calcium",
    .title = N_("Calcium corrected for albumin"),
    .formula = N_("calcium in mmol/L + 0.02 × (40 − albumin in g/L)"),
    .pitfalls = N_("A rough correction that fails when albumin is very low. Ionised calcium is "
                   "better where it can be had."),
    .source = "Payne RB et al. Br Med J 1973;4:643-646",
    .unit = "mmol/L",
    .decimals = 2,
    CUTI_PARAMETERS (corrected_calcium_parameters),
    .apply = apply_corrected_calcium,
  },
  {
    .id = "khorana",
    .title = N_("Khorana score (venous thrombosis)"),
    .formula = N_("stomach or pancreas 2, lung, lymphoma, gynaecological, bladder or germ cell 1; "
                  "1 each: platelets ≥350, haemoglobin <100 g/L or a drug for red cells, "
                  "leucocytes >11, BMI ≥35. Low 0, intermediate 1–2, high from 3"),
    .pitfalls = N_("For outpatients before chemotherapy; most thromboses come outside the high "
                   "group. Vulva, anus and penis are one choice, counted as gynaecological: take "
                   "1 off for anus or penis."),
    .source = "Khorana AA et al. Blood 2008;111:4902-4907",
    CUTI_PARAMETERS (khorana_parameters),
    .apply = apply_khorana,
  },
};

CUTI_TABLE (cuti_blood_table, calculators);
