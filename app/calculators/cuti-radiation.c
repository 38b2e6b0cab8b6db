/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The linear-quadratic model. It holds up to about 10 Gy a fraction; above, and
 * below what any course uses, the formulas refuse.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define DOSE(name) CUTI_NUMBER (name, "Gy", 1, 100)
#define FRACTIONS(name) CUTI_STEPS (name, NULL, 1, 60, 1)
#define ALPHA_BETA CUTI_NUMBER ("alpha_beta", "Gy", 0.5, 30)

/* @course: total dose, then number of fractions */
static gboolean
get_bed (const CutiInput *course, double alpha_beta, double *bed)
{
  double total = course[0].number;
  double each = total / course[1].number;

  if (each < 1 || each > 10)
    return FALSE;

  *bed = total * (1 + each / alpha_beta);
  return TRUE;
}

static gboolean
apply_bed (const CutiInput *inputs, double *result)
{
  return get_bed (inputs, inputs[2].number, result);
}

static gboolean
apply_eqd2 (const CutiInput *inputs, double *result)
{
  double alpha_beta = inputs[2].number, bed;

  if (!get_bed (inputs, alpha_beta, &bed))
    return FALSE;

  *result = bed / (1 + 2 / alpha_beta);
  return TRUE;
}

static gboolean
apply_eqd2_cumulative (const CutiInput *inputs, double *result)
{
  double alpha_beta = inputs[4].number, first, second;

  if (!get_bed (inputs, alpha_beta, &first) || !get_bed (inputs + 2, alpha_beta, &second))
    return FALSE;

  *result = (first + second) / (1 + 2 / alpha_beta);
  return TRUE;
}

static const CutiParameter course_parameters[] = {
  DOSE ("dose"), FRACTIONS ("fractions"), ALPHA_BETA,
};

static const CutiParameter cumulative_parameters[] = {
  DOSE ("dose_1"), FRACTIONS ("fractions_1"), DOSE ("dose_2"), FRACTIONS ("fractions_2"),
  ALPHA_BETA,
};

static const CutiCalculator calculators[] = {
  {
    .id = "bed",
    .title = N_("Biologically effective dose"),
    .formula = N_("dose × (1 + dose per fraction ÷ (α/β)); dose is that of the whole course"),
    .pitfalls = N_("Holds from 1 to 10 Gy a fraction and leaves out regrowth during long courses. "
                   "The α/β of a tumour is an estimate: about 10 for carcinoma, 3 for late skin "
                   "damage, 2.5 for melanoma."),
    .source = "Fowler JF. Br J Radiol 1989;62:679-694",
    .unit = "Gy",
    .decimals = 1,
    CUTI_PARAMETERS (course_parameters),
    .apply = apply_bed,
  },
  {
    .id = "eqd2",
    .title = N_("Equivalent dose in fractions of 2 Gy"),
    .formula = N_("BED ÷ (1 + 2 ÷ (α/β)); dose is that of the whole course"),
    .pitfalls = N_("Holds from 1 to 10 Gy a fraction and leaves out regrowth during long courses. "
                   "Compare courses only with the same α/β."),
    .source = "Fowler JF. Br J Radiol 1989;62:679-694",
    .unit = "Gy",
    .decimals = 1,
    CUTI_PARAMETERS (course_parameters),
    .apply = apply_eqd2,
  },
  {
    .id = "eqd2-cumulative",
    .title = N_("Sum of two courses in fractions of 2 Gy"),
    .formula = N_("EQD2 of the first course + EQD2 of the second; each dose is that of its whole "
                  "course"),
    .pitfalls = N_("No recovery between the courses is counted, and full overlap is assumed. No "
                   "limit for the skin is validated: for information only."),
    .source = "Fowler JF. Br J Radiol 1989;62:679-694",
    .unit = "Gy",
    .decimals = 1,
    CUTI_PARAMETERS (cumulative_parameters),
    .apply = apply_eqd2_cumulative,
  },
};

CUTI_TABLE (cuti_radiation_table, calculators);
