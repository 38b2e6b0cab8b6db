/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Performance status, the geriatric screen, and bands of pain. Karnofsky is
 * never turned into one ECOG figure: three published tables disagree, so there
 * is a lowest and a highest one.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define KPS CUTI_STEPS ("kps", "%", 10, 100, 10)

/* By tens of KPS, from 10 to 100: the usual crosswalk, Ma 2010, Prasad 2018. */
static const guint ecog[][10] = {
  { 4, 4, 3, 3, 2, 2, 1, 1, 0, 0 },
  { 4, 4, 4, 3, 3, 2, 2, 1, 1, 0 },
  { 4, 4, 4, 4, 3, 3, 2, 1, 1, 0 },
};

/* In the order of their points, from 0. */
static const char *const appetites[] = { "severe", "moderate", "none", NULL };
static const char *const weight_losses[] = { "over-3-kg", "not-known", "1-to-3-kg", "none", NULL };
static const char *const mobilities[] = { "bed-or-chair", "indoors", "goes-out", NULL };
static const char *const neuropsychological[] = { "severe", "mild", "none", NULL };

/* In half points: 0, 0.5, 1 and 2. */
static const char *const healths[] = { "worse", "not-known", "same", "better", NULL };
static const double health_points[] = { 0, 0.5, 1, 2 };

static gboolean
apply_lowest_ecog (const CutiInput *inputs, double *result)
{
  guint tens = (guint) inputs[0].number / 10 - 1;

  *result = MIN (ecog[0][tens], MIN (ecog[1][tens], ecog[2][tens]));
  return TRUE;
}

static gboolean
apply_highest_ecog (const CutiInput *inputs, double *result)
{
  guint tens = (guint) inputs[0].number / 10 - 1;

  *result = MAX (ecog[0][tens], MAX (ecog[1][tens], ecog[2][tens]));
  return TRUE;
}

static gboolean
apply_g8 (const CutiInput *inputs, double *result)
{
  double bmi = inputs[4].number, age = inputs[7].number;

  *result = cuti_input_index (&inputs[0], appetites) + cuti_input_index (&inputs[1], weight_losses) +
            cuti_input_index (&inputs[2], mobilities) +
            cuti_input_index (&inputs[3], neuropsychological) +
            (bmi >= 19) + (bmi >= 21) + (bmi >= 23) + (inputs[5].number == 0) +
            health_points[cuti_input_index (&inputs[6], healths)] + (age <= 85) + (age < 80);
  return TRUE;
}

static gboolean
apply_pain_band (const CutiInput *inputs, double *result)
{
  double nrs = inputs[0].number;

  *result = (nrs >= 1) + (nrs >= 4) + (nrs >= 7);
  return TRUE;
}

static const CutiParameter kps_parameters[] = { KPS };
static const CutiParameter pain_parameters[] = { CUTI_STEPS ("nrs", NULL, 0, 10, 1) };

static const CutiParameter g8_parameters[] = {
  CUTI_CHOICE ("appetite", appetites),
  CUTI_CHOICE ("weight_loss", weight_losses),
  CUTI_CHOICE ("mobility", mobilities),
  CUTI_CHOICE ("neuropsychological", neuropsychological),
  CUTI_NUMBER ("bmi", "kg/m2", 5, 120),
  CUTI_BOOLEAN ("many_medicines"),
  CUTI_CHOICE ("health", healths),
  CUTI_STEPS ("age", "a", 18, 120, 1),
};

#define KPS_PITFALLS                                                                            \
  N_("The tables disagree at 90 and from 70 down to 30, and each fits about three patients in " \
     "four. Ask for the ECOG status itself; never replace a recorded one.")
#define KPS_SOURCE                                                                              \
  "Oken MM et al. Am J Clin Oncol 1982;5:649-655; Ma C et al. Eur J Cancer 2010;46:3175-3183; " \
  "Prasad KT et al. World J Clin Oncol 2018;9:140-147"

static const CutiCalculator calculators[] = {
  {
    .id = "ecog-lowest-from-kps",
    .title = N_("Lowest ECOG status that fits a Karnofsky status"),
    .formula = N_("the lowest of three published tables: KPS 100 or 90 → 0; 80 or 70 → 1; "
                  "60 or 50 → 2; 40 or 30 → 3; 20 or 10 → 4"),
    .pitfalls = KPS_PITFALLS,
    .source = KPS_SOURCE,
    CUTI_PARAMETERS (kps_parameters),
    .apply = apply_lowest_ecog,
  },
  {
    .id = "ecog-highest-from-kps",
    .title = N_("Highest ECOG status that fits a Karnofsky status"),
    .formula = N_("the highest of three published tables: KPS 100 → 0; 90 or 80 → 1; 70 → 2; "
                  "60 or 50 → 3; 40 and below → 4"),
    .pitfalls = KPS_PITFALLS,
    .source = KPS_SOURCE,
    CUTI_PARAMETERS (kps_parameters),
    .apply = apply_highest_ecog,
  },
  {
    .id = "g8",
    .title = N_("G8 geriatric screen"),
    .formula = N_("sum of appetite 0–2, weight loss 0–3, mobility 0–2, mind 0–2, BMI <19 0, "
                  "<21 1, <23 2, from 23 3, more than three medicines 0 or else 1, health compared "
                  "with others 0, 0.5, 1, 2, and age >85 0, 80–85 1, <80 2. Abnormal up to 14"),
    .pitfalls = N_("A screen that sends on to a full geriatric assessment; it is no reason by "
                   "itself to hold a treatment back. Made for people of 70 and over."),
    .source = "Bellera CA et al. Ann Oncol 2012;23:2166-2172",
    .decimals = 1,
    CUTI_PARAMETERS (g8_parameters),
    .apply = apply_g8,
  },
  {
    .id = "pain-band",
    .title = N_("Band of pain"),
    .formula = N_("worst pain of the last day from 0 to 10: 0 none; 1–3 mild, 1; 4–6 moderate, 2; "
                  "7–10 severe, 3"),
    .pitfalls = N_("Some studies set the borders at 4 and 6, others call 5 to 7 moderate; here 4 "
                   "already counts as moderate. What the patient can bear matters more."),
    .source = "Serlin RC et al. Pain 1995;61:277-284; Woo A et al. Ann Palliat Med 2015",
    CUTI_PARAMETERS (pain_parameters),
    .apply = apply_pain_band,
  },
};

CUTI_TABLE (cuti_performance_table, calculators);
