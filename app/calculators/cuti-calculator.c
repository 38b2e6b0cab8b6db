/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new formula is a function and an entry in the table of its clinic.
 */

#include "cuti-calculator-private.h"

#include <math.h>

static const CutiCalculatorTable *const tables[] = {
  &cuti_elapsed_table,   &cuti_body_table,        &cuti_liver_table,     &cuti_blood_table,
  &cuti_heart_table,     &cuti_radiation_table,   &cuti_performance_table,
  &cuti_prognosis_table, &cuti_mood_table,        &cuti_response_table,  &cuti_toxicity_table,
};

/**
 * cuti_calculator_find:
 *
 * Returns: (nullable) (transfer none): the calculator of that id, if there is one
 */
const CutiCalculator *
cuti_calculator_find (const char *id)
{
  const CutiCalculator *calculator;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; (calculator = cuti_calculator_get (i)) != NULL; i++)
    if (g_str_equal (calculator->id, id))
      return calculator;

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
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      if (i < tables[t]->n_entries)
        return &tables[t]->entries[i];
      i -= tables[t]->n_entries;
    }

  return NULL;
}

/**
 * cuti_calculator_compute:
 * @inputs: one for every parameter, in order
 * @result: (out): left alone unless the result is %TRUE
 *
 * Returns: whether the formula is valid for @inputs
 */
gboolean
cuti_calculator_compute (const CutiCalculator *self, const CutiInput *inputs, double *result)
{
  g_return_val_if_fail (self != NULL && inputs != NULL && result != NULL, FALSE);

  for (guint i = 0; i < self->n_parameters; i++)
    if (!cuti_parameter_allows (&self->parameters[i], &inputs[i]))
      return FALSE;

  return self->apply (inputs, result);
}

/**
 * cuti_parameter_allows:
 *
 * Returns: whether @input lies in the range and on the grid of a number, or is
 *   among the choices
 */
gboolean
cuti_parameter_allows (const CutiParameter *self, const CutiInput *input)
{
  g_return_val_if_fail (self != NULL && input != NULL, FALSE);

  switch (self->type)
    {
    case CUTI_PARAMETER_DATE: return TRUE;
    case CUTI_PARAMETER_CHOICE:
      return input->choice != NULL && g_strv_contains (self->choices, input->choice);
    case CUTI_PARAMETER_NUMBER:
    case CUTI_PARAMETER_BOOLEAN:
    default:
      /* NaN fails both comparisons. */
      return input->number >= self->min && input->number <= self->max
             && (self->step <= 0 || fmod (input->number, self->step) == 0);
    }
}
