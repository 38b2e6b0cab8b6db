/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worked numbers and edges of the clinical dossiers: what is computed from
 * measurements of body, blood, heart, radiation, skin and toxicity.
 */

#include "cuti-test-calculator.h"

#define N(n) NUMBER (n)
#define NO NUMBER (0)
#define YES NUMBER (1)

static const struct
{
  const char *name;
  const char *calculator;
  CutiInput   inputs[CUTI_CALCULATOR_MAX_PARAMETERS];
  double      expected;
  double      tolerance;
} worked[] = {
  { "170-70", "gfr-de-indexed", { N (45), N (1.818) }, 47.3, 0.05 },
  { "155-48-falls-below-50", "gfr-de-indexed", { N (52), N (1.4376) }, 43.2, 0.05 },
  { "185-110-rises-above-60", "gfr-de-indexed", { N (48), N (2.3776) }, 66.0, 0.05 },
  { "reference-surface", "gfr-de-indexed", { N (90), N (1.73) }, 90, 1e-9 },

  { "170-70", "bmi", { N (170), N (70) }, 24.221, 0.001 },
  { "height-in-metres", "bmi", { N (1.7), N (70) }, NAN },

  { "first", "albi", { N (20.52), N (35) }, -2.109, 0.0005 },
  { "grade-1", "albi", { N (10), N (44) }, -3.080, 0.0005 },
  { "grade-3", "albi", { N (60), N (26) }, -1.036, 0.0005 },
  { "just-grade-2", "albi", { N (17.1), N (40) }, -2.586, 0.0005 },
  { "just-grade-1", "albi", { N (16), N (40) }, -2.605, 0.0005 },

  { "with-bands", "anc", { N (3.2), N (45), N (3) }, 1.536, 1e-9 },
  { "without-bands", "anc", { N (1.4), N (40), N (0) }, 0.56, 1e-9 },
  { "low", "anc", { N (0.9), N (38), N (4) }, 0.378, 1e-9 },
  { "all-of-them", "anc", { N (5), N (95), N (5) }, 5, 1e-9 },
  { "more-than-all", "anc", { N (5), N (96), N (5) }, NAN },

  { "sixty", "qtcf", { N (400), N (60) }, 400, 1e-9 },
  { "ninety", "qtcf", { N (420), N (90) }, 480.8, 0.05 },
  { "seventy-five", "qtcf", { N (460), N (75) }, 495.5, 0.05 },

  { "low-albumin", "corrected-calcium", { N (2.55), N (25) }, 2.85, 1e-9 },
  { "low-calcium", "corrected-calcium", { N (2.00), N (30) }, 2.20, 1e-9 },
  { "high-albumin", "corrected-calcium", { N (2.40), N (44) }, 2.32, 1e-9 },
  { "from-mg-dl", "corrected-calcium", { N (10.2 / 4.008), N (25) }, 11.4 / 4.008, 0.005 },

  { "30-in-10", "bed", { N (30), N (10), N (10) }, 39.0, 1e-9 },
  { "8-in-1-late", "bed", { N (8), N (1), N (3) }, 29.3, 0.05 },
  { "66-in-33", "bed", { N (66), N (33), N (10) }, 79.2, 1e-9 },
  { "ten-a-fraction", "bed", { N (10), N (1), N (10) }, 20, 1e-9 },
  { "above-ten-a-fraction", "bed", { N (10.1), N (1), N (10) }, NAN },
  { "dose-of-one-fraction-for-the-course", "bed", { N (3), N (10), N (10) }, NAN },
  { "30-in-10", "eqd2", { N (30), N (10), N (10) }, 32.5, 1e-9 },
  { "8-in-1-late", "eqd2", { N (8), N (1), N (3) }, 17.6, 1e-9 },
  { "in-2-gy", "eqd2", { N (50), N (25), N (3) }, 50, 1e-9 },
  { "above-ten-a-fraction", "eqd2", { N (24), N (2), N (10) }, NAN },
  { "50-and-32", "eqd2-cumulative", { N (50), N (25), N (32), N (8), N (3) }, 94.8, 1e-9 },
  { "20-and-8", "eqd2-cumulative", { N (20), N (5), N (8), N (1), N (3) }, 45.6, 1e-9 },
  { "second-off-range", "eqd2-cumulative", { N (20), N (5), N (24), N (1), N (3) }, NAN },

  { "three-clustered", "in-transit-class", { N (3), N (10) }, 1 },
  { "four-large", "in-transit-class", { N (4), N (40) }, 1 },
  { "five", "in-transit-class", { N (5), N (10) }, 2 },
  { "six", "in-transit-class", { N (6), N (5) }, 2 },
  { "fifteen-large", "in-transit-class", { N (15), N (25) }, 2 },
  { "sixteen-small", "in-transit-class", { N (16), N (19.9) }, 2 },
  { "sixteen-at-20-mm", "in-transit-class", { N (16), N (20) }, 3 },
  { "eighteen-of-25-mm", "in-transit-class", { N (18), N (25) }, 3 },

  { "40-percent-less", "response-change", { N (60), N (36) }, -40, 1e-9 },
  { "22-percent-more", "response-change", { N (36), N (44) }, 22.2, 0.05 },
  { "all-gone", "response-change", { N (60), N (0) }, -100, 1e-9 },

  { "40-percent-less", "response-class", { N (60), N (60), N (36), NO }, 2 },
  { "above-nadir", "response-class", { N (60), N (36), N (44), NO }, 4 },
  { "all-gone", "response-class", { N (60), N (20), N (0), NO }, 1 },
  { "all-gone-but-new", "response-class", { N (60), N (20), N (0), YES }, 4 },
  { "smaller-but-new", "response-class", { N (60), N (60), N (36), YES }, 4 },
  { "30-percent-less", "response-class", { N (60), N (60), N (42), NO }, 2 },
  { "30-percent-less-in-decimals", "response-class", { N (10.1), N (10.1), N (7.07), NO }, 2 },
  { "5-mm-more-in-decimals", "response-class", { N (60), N (6.2), N (11.2), NO }, 4 },
  { "29-percent-less", "response-class", { N (60), N (60), N (42.1), NO }, 3 },
  { "unchanged", "response-class", { N (60), N (60), N (60), NO }, 3 },
  { "20-percent-and-5-mm", "response-class", { N (60), N (25), N (30), NO }, 4 },
  { "20-percent-under-5-mm", "response-class", { N (60), N (20), N (24.9), NO }, 2 },
  { "5-mm-under-20-percent", "response-class", { N (60), N (40), N (47.9), NO }, 3 },
  { "back-from-nothing", "response-class", { N (60), N (0), N (5), NO }, 4 },
  { "nadir-above-baseline", "response-class", { N (60), N (61), N (60), NO }, NAN },

  { "plaque", "area", { N (80), N (45) }, 36, 1e-9 },

  { "normal", "ctcae-neutrophils", { N (1.5) }, 0 },
  { "2-below-1.5", "ctcae-neutrophils", { N (1.49) }, 2 },
  { "2-at-1.0", "ctcae-neutrophils", { N (1) }, 2 },
  { "3-below-1.0", "ctcae-neutrophils", { N (0.99) }, 3 },
  { "worked-anc", "ctcae-neutrophils", { N (0.56) }, 3 },
  { "3-at-0.5", "ctcae-neutrophils", { N (0.5) }, 3 },
  { "4-below-0.5", "ctcae-neutrophils", { N (0.49) }, 4 },

  { "normal", "ctcae-platelets", { N (150), N (150) }, 0 },
  { "1-below-limit", "ctcae-platelets", { N (149), N (150) }, 1 },
  { "1-at-75", "ctcae-platelets", { N (75), N (150) }, 1 },
  { "2-below-75", "ctcae-platelets", { N (74), N (150) }, 2 },
  { "2-at-50", "ctcae-platelets", { N (50), N (150) }, 2 },
  { "3-below-50", "ctcae-platelets", { N (49), N (150) }, 3 },
  { "worked", "ctcae-platelets", { N (28), N (150) }, 3 },
  { "3-at-25", "ctcae-platelets", { N (25), N (150) }, 3 },
  { "4-below-25", "ctcae-platelets", { N (24), N (150) }, 4 },

  { "normal", "ctcae-haemoglobin", { N (120), N (120) }, 0 },
  { "1-below-limit", "ctcae-haemoglobin", { N (119), N (120) }, 1 },
  { "1-at-100", "ctcae-haemoglobin", { N (100), N (120) }, 1 },
  { "2-below-100", "ctcae-haemoglobin", { N (99), N (120) }, 2 },
  { "2-at-80", "ctcae-haemoglobin", { N (80), N (120) }, 2 },
  { "3-below-80", "ctcae-haemoglobin", { N (79), N (120) }, 3 },

  { "normal", "ctcae-magnesium", { N (0.7), N (0.7) }, 0 },
  { "1-below-limit", "ctcae-magnesium", { N (0.69), N (0.7) }, 1 },
  { "1-at-0.5", "ctcae-magnesium", { N (0.5), N (0.7) }, 1 },
  { "2-below-0.5", "ctcae-magnesium", { N (0.49), N (0.7) }, 2 },
  { "2-at-0.4", "ctcae-magnesium", { N (0.4), N (0.7) }, 2 },
  { "worked", "ctcae-magnesium", { N (0.38), N (0.7) }, 3 },
  { "3-at-0.3", "ctcae-magnesium", { N (0.3), N (0.7) }, 3 },
  { "4-below-0.3", "ctcae-magnesium", { N (0.29), N (0.7) }, 4 },

  { "at-limit", "ctcae-bilirubin", { N (20), N (20) }, 0 },
  { "1-above-limit", "ctcae-bilirubin", { N (21), N (20) }, 1 },
  { "1-at-1.5", "ctcae-bilirubin", { N (30), N (20) }, 1 },
  { "2-above-1.5", "ctcae-bilirubin", { N (31), N (20) }, 2 },
  { "2-at-3", "ctcae-bilirubin", { N (60), N (20) }, 2 },
  { "3-above-3", "ctcae-bilirubin", { N (61), N (20) }, 3 },
  { "3-at-10", "ctcae-bilirubin", { N (200), N (20) }, 3 },
  { "4-above-10", "ctcae-bilirubin", { N (201), N (20) }, 4 },

  { "at-limit", "ctcae-creatinine", { N (1.2), N (1.2) }, 0 },
  { "1-at-1.5", "ctcae-creatinine", { N (1.8), N (1.2) }, 1 },
  { "2-above-1.5", "ctcae-creatinine", { N (1.81), N (1.2) }, 2 },
  { "2-at-3", "ctcae-creatinine", { N (3.6), N (1.2) }, 2 },
  { "3-at-6", "ctcae-creatinine", { N (7.2), N (1.2) }, 3 },
  { "4-above-6", "ctcae-creatinine", { N (7.21), N (1.2) }, 4 },

  { "at-limit", "ctcae-alt", { N (40), N (40) }, 0 },
  { "1-at-3", "ctcae-alt", { N (120), N (40) }, 1 },
  { "2-above-3", "ctcae-alt", { N (121), N (40) }, 2 },
  { "2-at-5", "ctcae-alt", { N (200), N (40) }, 2 },
  { "3-at-20", "ctcae-alt", { N (800), N (40) }, 3 },
  { "4-above-20", "ctcae-alt", { N (801), N (40) }, 4 },

  { "449", "ctcae-qtc", { N (449) }, 0 },
  { "450", "ctcae-qtc", { N (450) }, 1 },
  { "480", "ctcae-qtc", { N (480) }, 1 },
  { "481", "ctcae-qtc", { N (481) }, 2 },
  { "500", "ctcae-qtc", { N (500) }, 2 },
  { "501", "ctcae-qtc", { N (501) }, 3 },

  { "fall-of-9", "ctcae-lvef", { N (62), N (53) }, 0 },
  { "fall-of-10", "ctcae-lvef", { N (62), N (52) }, 2 },
  { "fall-of-10-in-tenths", "ctcae-lvef", { N (64.1), N (54.1) }, 2 },
  { "fall-of-11", "ctcae-lvef", { N (58), N (47) }, 2 },
  { "fall-of-20", "ctcae-lvef", { N (70), N (50) }, 3 },
  { "51", "ctcae-lvef", { N (55), N (51) }, 0 },
  { "50", "ctcae-lvef", { N (55), N (50) }, 2 },
  { "40", "ctcae-lvef", { N (45), N (40) }, 2 },
  { "38", "ctcae-lvef", { N (45), N (38) }, 3 },
  { "20", "ctcae-lvef", { N (30), N (20) }, 3 },
  { "19", "ctcae-lvef", { N (30), N (19) }, 4 },
};

static void
test_measures_worked (gconstpointer data)
{
  const typeof (*worked) *c = data;

  cuti_test_calculator (c->calculator, c->inputs, c->expected, MAX (c->tolerance, 1e-9));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (worked); i++)
    {
      g_autofree char *path =
        g_strconcat ("/measures/", worked[i].calculator, "/", worked[i].name, NULL);

      g_test_add_data_func (path, &worked[i], test_measures_worked);
    }

  return g_test_run ();
}
