/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Published survival scores. Each number speaks of a group of patients that
 * its source studied, never of the one at hand.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define TENS(name) CUTI_STEPS (name, "%", 10, 100, 10)

static const char *const oral_intakes[] = { "normal", "reduced", "mouthfuls", NULL };
static const double oral_intake_points[] = { 0, 1, 2.5 };

static gboolean
apply_teachh (const CutiInput *inputs, double *result)
{
  static const char *const slow[] = { "breast", "prostate", NULL };

  *result = !g_strv_contains (slow, inputs[0].choice) + (inputs[1].number >= 2) +
            (inputs[2].number > 60) + (inputs[3].number >= 2) + inputs[4].number +
            inputs[5].number;
  return TRUE;
}

static gboolean
apply_chow (const CutiInput *inputs, double *result)
{
  *result = !g_str_equal (inputs[0].choice, "breast") + (inputs[1].number == 0) +
            (inputs[2].number <= 60);
  return TRUE;
}

static gboolean
apply_ppi (const CutiInput *inputs, double *result)
{
  double pps = inputs[0].number;

  *result = (pps <= 20 ? 4 : pps <= 50 ? 2.5 : 0) +
            oral_intake_points[cuti_input_index (&inputs[1], oral_intakes)] +
            1 * inputs[2].number + 3.5 * inputs[3].number + 4 * inputs[4].number;
  return TRUE;
}

static double
get_predicted_weeks_points (double weeks)
{
  static const struct { double weeks, points; } limits[] = {
    { 2, 8.5 }, { 4, 6 }, { 6, 4.5 }, { 10, 2.5 }, { 12, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (weeks <= limits[i].weeks)
      return limits[i].points;

  return 0;
}

static gboolean
apply_pap (const CutiInput *inputs, double *result)
{
  double leucocytes = inputs[4].number, lymphocytes = inputs[5].number;

  *result = 1 * inputs[0].number + 1.5 * inputs[1].number + (inputs[2].number <= 20 ? 2.5 : 0) +
            get_predicted_weeks_points (inputs[3].number) +
            (leucocytes > 11 ? 1.5 : leucocytes > 8.5 ? 0.5 : 0) +
            (lymphocytes < 12 ? 2.5 : lymphocytes < 20 ? 1 : 0);
  return TRUE;
}

static const CutiParameter teachh_parameters[] = {
  CUTI_CHOICE ("site", cuti_primary_sites),
  CUTI_STEPS ("ecog", NULL, 0, 4, 1),
  CUTI_STEPS ("age", "a", 18, 120, 1),
  CUTI_STEPS ("palliative_courses", NULL, 0, 50, 1),
  CUTI_BOOLEAN ("hospitalised"),
  CUTI_BOOLEAN ("liver_metastases"),
};

static const CutiParameter chow_parameters[] = {
  CUTI_CHOICE ("site", cuti_primary_sites), CUTI_BOOLEAN ("bone_only"), TENS ("kps"),
};

static const CutiParameter ppi_parameters[] = {
  TENS ("pps"),
  CUTI_CHOICE ("oral_intake", oral_intakes),
  CUTI_BOOLEAN ("oedema"),
  CUTI_BOOLEAN ("dyspnoea_at_rest"),
  CUTI_BOOLEAN ("delirium"),
};

static const CutiParameter pap_parameters[] = {
  CUTI_BOOLEAN ("dyspnoea"),
  CUTI_BOOLEAN ("anorexia"),
  TENS ("kps"),
  CUTI_STEPS ("predicted_weeks", "wk", 0, 520, 1),
  CUTI_NUMBER ("leucocytes", "10*9/L", 0, 500),
  CUTI_NUMBER ("lymphocytes", "%", 0, 100),
};

static const CutiCalculator calculators[] = {
  {
    .id = "teachh",
    .title = N_("TEACHH score (palliative radiotherapy)"),
    .formula = N_("1 point each: primary other than breast or prostate, ECOG 2–4, age above 60, "
                  "two or more palliative courses of chemotherapy, in hospital within 3 months, "
                  "liver metastases. Median survival 0–1: 19.9 months; 2–4: 5.0; 5–6: 1.7"),
    .pitfalls = N_("Made with patients of palliative radiotherapy. It promises too much to those "
                   "who die within three months."),
    .source = "Krishnan MS et al. Cancer 2014;120:134-141; Mojica-Márquez AE et al. Cancer Med "
              "2020;9:5781-5787",
    CUTI_PARAMETERS (teachh_parameters),
    .apply = apply_teachh,
  },
  {
    .id = "chow",
    .title = N_("Chow score (three risk factors)"),
    .formula = N_("1 point each: primary other than breast, metastases beyond bone, KPS up to 60. "
                  "Median survival 0–1: 15.0 months; 2: 6.5; 3: 2.3"),
    .pitfalls = N_("Everyone with a skin metastasis already scores 1. It promises too much to "
                   "those who are near death."),
    .source = "Chow E et al. J Clin Oncol 2008;26:5863-5869; Mojica-Márquez AE et al. Cancer Med "
              "2020;9:5781-5787",
    CUTI_PARAMETERS (chow_parameters),
    .apply = apply_chow,
  },
  {
    .id = "ppi",
    .title = N_("Palliative Prognostic Index"),
    .formula = N_("PPS 10–20 4, 30–50 2.5, from 60 0; intake reduced 1, mouthfuls 2.5; oedema 1; "
                  "dyspnoea at rest 3.5; delirium 4. Above 4 death within 6 weeks is likely, "
                  "above 6 within 3 weeks"),
    .pitfalls = N_("Only for people who are terminally ill. Exactly 6 is borderline: some authors "
                   "already count it as the worst group."),
    .source = "Morita T et al. Support Care Cancer 1999;7:128-133",
    .decimals = 1,
    CUTI_PARAMETERS (ppi_parameters),
    .apply = apply_ppi,
  },
  {
    .id = "pap",
    .title = N_("Palliative Prognostic Score"),
    .formula = N_("dyspnoea 1; anorexia 1.5; KPS up to 20 2.5; predicted weeks 1–2 8.5, 3–4 6, "
                  "5–6 4.5, 7–10 2.5, 11–12 2, more 0; leucocytes >8.5 0.5, >11 1.5; lymphocytes "
                  "<20 % 1, <12 % 2.5. Alive after 30 days: up to 5.5 points over 70 %, up to 11 "
                  "points 30–70 %, above that under 30 %"),
    .pitfalls = N_("Half of the weight is the clinician's own estimate of survival. Only for "
                   "people who are terminally ill."),
    .source = "Pirovano M et al. J Pain Symptom Manage 1999;17:231-239",
    .decimals = 1,
    CUTI_PARAMETERS (pap_parameters),
    .apply = apply_pap,
  },
};

CUTI_TABLE (cuti_prognosis_table, calculators);
