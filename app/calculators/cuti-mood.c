/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Screening for depression. The questions themselves are not shown here: the
 * items are numbers that were asked elsewhere.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define ITEM(name) CUTI_STEPS (name, NULL, 0, 3, 1)

static gboolean
apply_phq_2 (const CutiInput *inputs, double *result)
{
  *result = inputs[0].number + inputs[1].number;
  return TRUE;
}

static gboolean
apply_phq_9 (const CutiInput *inputs, double *result)
{
  double sum = 0;

  for (guint i = 0; i < 9; i++)
    sum += inputs[i].number;

  *result = sum;
  return TRUE;
}

static const CutiParameter phq_2_parameters[] = { ITEM ("interest"), ITEM ("mood") };

static const CutiParameter phq_9_parameters[] = {
  ITEM ("item_1"), ITEM ("item_2"), ITEM ("item_3"), ITEM ("item_4"), ITEM ("item_5"),
  ITEM ("item_6"), ITEM ("item_7"), ITEM ("item_8"), ITEM ("item_9"),
};

static const CutiCalculator calculators[] = {
  {
    .id = "phq-2",
    .title = N_("PHQ-2 (two questions on mood)"),
    .formula = N_("sum of both items, 0 to 3 each; positive from 3"),
    .pitfalls = N_("It screens and does not diagnose; a border of 2 misses fewer people and alarms "
                   "more often."),
    .source = "Kroenke K et al. Med Care 2003;41:1284-1292",
    CUTI_PARAMETERS (phq_2_parameters),
    .apply = apply_phq_2,
  },
  {
    .id = "phq-9",
    .title = N_("PHQ-9 (nine questions on mood)"),
    .formula = N_("sum of nine items, 0 to 3 each. Minimal below 5, mild 5–9, moderate 10–14, "
                  "moderately severe 15–19, severe from 20"),
    .pitfalls = N_("Any answer above 0 to item 9 calls for a safety assessment the same day, "
                   "whatever the sum. Tiredness, poor sleep and appetite may come from the cancer."),
    .source = "Kroenke K et al. J Gen Intern Med 2001;16:606-613",
    CUTI_PARAMETERS (phq_9_parameters),
    .apply = apply_phq_9,
  },
};

CUTI_TABLE (cuti_mood_table, calculators);
