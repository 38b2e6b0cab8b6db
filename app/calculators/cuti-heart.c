/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The heart's repolarisation.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>
#include <math.h>

static gboolean
apply_qtcf (const CutiInput *inputs, double *result)
{
  *result = inputs[0].number / cbrt (60 / inputs[1].number);
  return TRUE;
}

static const CutiParameter qtcf_parameters[] = {
  CUTI_NUMBER ("qt", "ms", 200, 800),
  CUTI_NUMBER ("rate", "/min", 30, 220),
};

static const CutiCalculator calculators[] = {
  {
    .id = "qtcf",
    .title = N_("QT interval corrected for rate (Fridericia)"),
    .formula = N_("QT in ms ÷ ∛(60 ÷ heart rate)"),
    .pitfalls = N_("Atrial fibrillation, bundle branch block and pacing make the QT interval "
                   "misleading. Correct potassium and magnesium before it is judged."),
    .source = "Fridericia LS. Acta Med Scand 1920;53:469-486",
    .unit = "ms",
    .decimals = 0,
    CUTI_PARAMETERS (qtcf_parameters),
    .apply = apply_qtcf,
  },
};

CUTI_TABLE (cuti_heart_table, calculators);
