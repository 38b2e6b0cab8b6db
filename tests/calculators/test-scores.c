/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worked numbers and edges of the clinical dossiers: what is counted in
 * points, bands and grades of performance.
 */

#include "cuti-test-calculator.h"

#define N(n) NUMBER (n)
#define C(id) CHOICE (id)
#define NO NUMBER (0)
#define YES NUMBER (1)

static const struct
{
  const char *name;
  const char *calculator;
  CutiInput   inputs[CUTI_CALCULATOR_MAX_PARAMETERS];
  double      expected;
} worked[] = {
#define CHILD(...) "child-pugh", { __VA_ARGS__ }
  { "a", CHILD (N (15), N (41), N (1.1), C ("none"), C ("none")), 5 },
  { "b", CHILD (N (40), N (30), N (1.4), C ("mild"), C ("none")), 8 },
  { "c", CHILD (N (70), N (25), N (2.5), C ("moderate-severe"), C ("mild")), 14 },
  { "lower-borders", CHILD (N (34), N (35), N (1.7), C ("none"), C ("none")), 8 },
  { "upper-borders", CHILD (N (51), N (28), N (2.3), C ("mild"), C ("mild")), 10 },
  { "under-lower-borders", CHILD (N (33.9), N (35.1), N (1.69), C ("none"), C ("none")), 5 },
  { "over-upper-borders", CHILD (N (51.1), N (27.9), N (2.31), C ("none"), C ("none")), 11 },
  { "worst", CHILD (N (52), N (20), N (3), C ("moderate-severe"), C ("severe")), 15 },

#define KHORANA(...) "khorana", { __VA_ARGS__ }
  { "pancreas", KHORANA (C ("pancreas"), N (380), N (94), N (12.5), N (24), NO), 5 },
  { "lung", KHORANA (C ("lung-nsclc"), N (240), N (118), N (8.1), N (29), NO), 1 },
  { "other", KHORANA (C ("other"), N (300), N (125), N (7.0), N (36), NO), 1 },
  { "edges", KHORANA (C ("other"), N (349), N (100), N (11), N (34.9), NO), 0 },
  { "over-edges", KHORANA (C ("other"), N (350), N (99), N (11.1), N (35), NO), 4 },
  { "red-cell-drug", KHORANA (C ("other"), N (300), N (125), N (7), N (25), YES), 1 },
  { "red-cell-drug-and-anaemia", KHORANA (C ("other"), N (300), N (90), N (7), N (25), YES), 1 },
  { "gastric", KHORANA (C ("gastric"), N (300), N (125), N (7), N (25), NO), 2 },
  { "small-cell", KHORANA (C ("lung-sclc"), N (300), N (125), N (7), N (25), NO), 1 },
  { "lymphoma", KHORANA (C ("lymphoma"), N (300), N (125), N (7), N (25), NO), 1 },
  { "ovary", KHORANA (C ("ovary"), N (300), N (125), N (7), N (25), NO), 1 },
  { "endometrium", KHORANA (C ("endometrium"), N (300), N (125), N (7), N (25), NO), 1 },
  { "cervix", KHORANA (C ("cervix"), N (300), N (125), N (7), N (25), NO), 1 },
  { "vulva", KHORANA (C ("vulva-anus-penis"), N (300), N (125), N (7), N (25), NO), 1 },
  { "bladder", KHORANA (C ("urothelial"), N (300), N (125), N (7), N (25), NO), 1 },
  { "germ-cell", KHORANA (C ("germ-cell"), N (300), N (125), N (7), N (25), NO), 1 },
  { "kidney", KHORANA (C ("kidney"), N (300), N (125), N (7), N (25), NO), 0 },
  { "breast", KHORANA (C ("breast"), N (300), N (125), N (7), N (25), NO), 0 },
  { "occult", KHORANA (C ("occult"), N (300), N (125), N (7), N (25), NO), 0 },
  { "site-unheard-of", KHORANA (C ("brain"), N (300), N (125), N (7), N (25), NO), NAN },

#define G8(...) "g8", { __VA_ARGS__ }
#define BEST C ("none"), C ("none"), C ("goes-out"), C ("none")
  { "fit", G8 (BEST, N (26), NO, C ("better"), N (72)), 17 },
  { "abnormal", G8 (C ("moderate"), C ("1-to-3-kg"), C ("goes-out"), C ("none"), N (22), YES,
                    C ("same"), N (78)), 12 },
  { "frail", G8 (C ("severe"), C ("over-3-kg"), C ("indoors"), C ("mild"), N (18.5), YES,
                 C ("worse"), N (87)), 2 },
  { "border", G8 (C ("none"), C ("1-to-3-kg"), C ("goes-out"), C ("none"), N (23), NO,
                  C ("same"), N (80)), 14 },
  { "worst", G8 (C ("severe"), C ("over-3-kg"), C ("bed-or-chair"), C ("severe"), N (18), YES,
                 C ("worse"), N (86)), 0 },
  { "weight-loss-not-known", G8 (C ("none"), C ("not-known"), C ("goes-out"), C ("none"), N (26),
                                 NO, C ("better"), N (72)), 15 },
  { "health-not-known", G8 (BEST, N (26), NO, C ("not-known"), N (72)), 15.5 },
  { "bmi-under-19", G8 (BEST, N (18.9), NO, C ("better"), N (72)), 14 },
  { "bmi-19", G8 (BEST, N (19), NO, C ("better"), N (72)), 15 },
  { "bmi-21", G8 (BEST, N (21), NO, C ("better"), N (72)), 16 },
  { "bmi-under-23", G8 (BEST, N (22.9), NO, C ("better"), N (72)), 16 },
  { "age-79", G8 (BEST, N (26), NO, C ("better"), N (79)), 17 },
  { "age-80", G8 (BEST, N (26), NO, C ("better"), N (80)), 16 },
  { "age-85", G8 (BEST, N (26), NO, C ("better"), N (85)), 16 },
  { "age-86", G8 (BEST, N (26), NO, C ("better"), N (86)), 15 },

  { "100", "ecog-lowest-from-kps", { N (100) }, 0 },
  { "90", "ecog-lowest-from-kps", { N (90) }, 0 },
  { "80", "ecog-lowest-from-kps", { N (80) }, 1 },
  { "70", "ecog-lowest-from-kps", { N (70) }, 1 },
  { "60", "ecog-lowest-from-kps", { N (60) }, 2 },
  { "50", "ecog-lowest-from-kps", { N (50) }, 2 },
  { "40", "ecog-lowest-from-kps", { N (40) }, 3 },
  { "30", "ecog-lowest-from-kps", { N (30) }, 3 },
  { "20", "ecog-lowest-from-kps", { N (20) }, 4 },
  { "10", "ecog-lowest-from-kps", { N (10) }, 4 },
  { "dead", "ecog-lowest-from-kps", { N (0) }, NAN },
  { "100", "ecog-highest-from-kps", { N (100) }, 0 },
  { "90", "ecog-highest-from-kps", { N (90) }, 1 },
  { "80", "ecog-highest-from-kps", { N (80) }, 1 },
  { "70", "ecog-highest-from-kps", { N (70) }, 2 },
  { "60", "ecog-highest-from-kps", { N (60) }, 3 },
  { "50", "ecog-highest-from-kps", { N (50) }, 3 },
  { "40", "ecog-highest-from-kps", { N (40) }, 4 },
  { "30", "ecog-highest-from-kps", { N (30) }, 4 },
  { "20", "ecog-highest-from-kps", { N (20) }, 4 },
  { "10", "ecog-highest-from-kps", { N (10) }, 4 },
  { "between", "ecog-highest-from-kps", { N (75) }, NAN },

#define TEACHH(...) "teachh", { __VA_ARGS__ }
  { "breast", TEACHH (C ("breast"), N (1), N (55), N (0), NO, NO), 0 },
  { "lung", TEACHH (C ("lung-nsclc"), N (3), N (72), N (2), YES, NO), 5 },
  { "prostate", TEACHH (C ("prostate"), N (1), N (55), N (0), NO, NO), 0 },
  { "edges", TEACHH (C ("breast"), N (1), N (60), N (1), NO, NO), 0 },
  { "over-edges", TEACHH (C ("breast"), N (2), N (61), N (2), NO, NO), 3 },
  { "worst", TEACHH (C ("occult"), N (4), N (80), N (3), YES, YES), 6 },

  { "breast", "chow", { C ("breast"), NO, N (80) }, 1 },
  { "lung", "chow", { C ("lung-nsclc"), NO, N (50) }, 3 },
  { "bone-only", "chow", { C ("breast"), YES, N (70) }, 0 },
  { "kps-60", "chow", { C ("breast"), YES, N (60) }, 1 },

#define PPI(...) "ppi", { __VA_ARGS__ }
  { "a", PPI (N (60), C ("reduced"), NO, NO, NO), 1 },
  { "c", PPI (N (40), C ("reduced"), YES, NO, NO), 4.5 },
  { "weeks", PPI (N (30), C ("mouthfuls"), YES, YES, NO), 9.5 },
  { "borderline", PPI (N (50), C ("mouthfuls"), YES, NO, NO), 6 },
  { "pps-70", PPI (N (70), C ("normal"), NO, NO, NO), 0 },
  { "pps-50", PPI (N (50), C ("normal"), NO, NO, NO), 2.5 },
  { "pps-30", PPI (N (30), C ("normal"), NO, NO, NO), 2.5 },
  { "pps-20", PPI (N (20), C ("normal"), NO, NO, NO), 4 },
  { "delirium", PPI (N (70), C ("normal"), NO, NO, YES), 4 },
  { "worst", PPI (N (10), C ("mouthfuls"), YES, YES, YES), 15 },

#define PAP(...) "pap", { __VA_ARGS__ }
#define NORMAL_BLOOD N (8.5), N (20)
  { "a", PAP (YES, YES, N (50), N (13), N (4.0), N (15)), 3.5 },
  { "b", PAP (YES, YES, N (30), N (5), N (9.0), N (14)), 8.5 },
  { "c", PAP (YES, YES, N (20), N (2), N (14), N (8)), 17.5 },
  { "best", PAP (NO, NO, N (30), N (13), NORMAL_BLOOD), 0 },
  { "weeks-12", PAP (NO, NO, N (30), N (12), NORMAL_BLOOD), 2 },
  { "weeks-11", PAP (NO, NO, N (30), N (11), NORMAL_BLOOD), 2 },
  { "weeks-10", PAP (NO, NO, N (30), N (10), NORMAL_BLOOD), 2.5 },
  { "weeks-7", PAP (NO, NO, N (30), N (7), NORMAL_BLOOD), 2.5 },
  { "weeks-6", PAP (NO, NO, N (30), N (6), NORMAL_BLOOD), 4.5 },
  { "weeks-5", PAP (NO, NO, N (30), N (5), NORMAL_BLOOD), 4.5 },
  { "weeks-4", PAP (NO, NO, N (30), N (4), NORMAL_BLOOD), 6 },
  { "weeks-3", PAP (NO, NO, N (30), N (3), NORMAL_BLOOD), 6 },
  { "weeks-2", PAP (NO, NO, N (30), N (2), NORMAL_BLOOD), 8.5 },
  { "less-than-a-week", PAP (NO, NO, N (30), N (0), NORMAL_BLOOD), 8.5 },
  { "leucocytes-8.6", PAP (NO, NO, N (30), N (13), N (8.6), N (20)), 0.5 },
  { "leucocytes-11.0", PAP (NO, NO, N (30), N (13), N (11), N (20)), 0.5 },
  { "leucocytes-11.1", PAP (NO, NO, N (30), N (13), N (11.1), N (20)), 1.5 },
  { "lymphocytes-19.9", PAP (NO, NO, N (30), N (13), N (8), N (19.9)), 1 },
  { "lymphocytes-12", PAP (NO, NO, N (30), N (13), N (8), N (12)), 1 },
  { "lymphocytes-11.9", PAP (NO, NO, N (30), N (13), N (8), N (11.9)), 2.5 },
  { "lymphocytes-many", PAP (NO, NO, N (30), N (13), N (8), N (41)), 0 },

  { "negative", "phq-2", { N (1), N (1) }, 2 },
  { "positive", "phq-2", { N (2), N (1) }, 3 },
  { "highest", "phq-2", { N (3), N (3) }, 6 },
  { "minimal", "phq-9", { N (1), N (1), N (1), N (1), N (0), N (0), N (0), N (0), N (0) }, 4 },
  { "moderate", "phq-9", { N (2), N (2), N (2), N (2), N (1), N (1), N (1), N (1), N (0) }, 12 },
  { "with-item-9", "phq-9", { N (3), N (3), N (2), N (2), N (2), N (1), N (2), N (1), N (2) }, 18 },
  { "highest", "phq-9", { N (3), N (3), N (3), N (3), N (3), N (3), N (3), N (3), N (3) }, 27 },

  { "0", "pain-band", { N (0) }, 0 },
  { "1", "pain-band", { N (1) }, 1 },
  { "2", "pain-band", { N (2) }, 1 },
  { "3", "pain-band", { N (3) }, 1 },
  { "4", "pain-band", { N (4) }, 2 },
  { "6", "pain-band", { N (6) }, 2 },
  { "7", "pain-band", { N (7) }, 3 },
  { "8", "pain-band", { N (8) }, 3 },
  { "10", "pain-band", { N (10) }, 3 },
};

static void
test_scores_worked (gconstpointer data)
{
  const typeof (*worked) *c = data;

  cuti_test_calculator (c->calculator, c->inputs, c->expected, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (worked); i++)
    {
      g_autofree char *path =
        g_strconcat ("/scores/", worked[i].calculator, "/", worked[i].name, NULL);

      g_test_add_data_func (path, &worked[i], test_scores_worked);
    }

  return g_test_run ();
}
