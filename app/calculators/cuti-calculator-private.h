/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a clinic declares its calculators: a table beside the formulas, with the
 * range of every parameter, so that a formula sees only what it is made for.
 */

#pragma once

#include "cuti-calculator.h"

G_BEGIN_DECLS

#define CUTI_NUMBER(name, unit, min, max) { name, CUTI_PARAMETER_NUMBER, unit, min, max, 0, NULL }
#define CUTI_STEPS(name, unit, min, max, step) \
  { name, CUTI_PARAMETER_NUMBER, unit, min, max, step, NULL }
#define CUTI_CHOICE(name, choices) { name, CUTI_PARAMETER_CHOICE, NULL, 0, 0, 0, choices }
#define CUTI_BOOLEAN(name) { name, CUTI_PARAMETER_BOOLEAN, NULL, 0, 1, 1, NULL }
#define CUTI_DATE(name) { name, CUTI_PARAMETER_DATE, NULL, 0, 0, 0, NULL }

#define CUTI_PARAMETERS(table) .parameters = table, .n_parameters = G_N_ELEMENTS (table)

typedef struct
{
  const CutiCalculator *entries;
  guint                 n_entries;
} CutiCalculatorTable;

#define CUTI_TABLE(name, table) \
  const CutiCalculatorTable name = { table, G_N_ELEMENTS (table) }

extern const CutiCalculatorTable cuti_elapsed_table;
extern const CutiCalculatorTable cuti_body_table;
extern const CutiCalculatorTable cuti_liver_table;
extern const CutiCalculatorTable cuti_blood_table;
extern const CutiCalculatorTable cuti_heart_table;
extern const CutiCalculatorTable cuti_radiation_table;
extern const CutiCalculatorTable cuti_performance_table;
extern const CutiCalculatorTable cuti_prognosis_table;
extern const CutiCalculatorTable cuti_mood_table;
extern const CutiCalculatorTable cuti_response_table;
extern const CutiCalculatorTable cuti_toxicity_table;

/* The ids of the fact primary.site. */
extern const char *const cuti_primary_sites[];

/* The place of a choice in its list. Lists stand in the order of their points. */
static inline guint
cuti_input_index (const CutiInput *input, const char *const *choices)
{
  guint i = 0;

  while (choices[i] != NULL && !g_str_equal (choices[i], input->choice))
    i++;

  return i;
}

G_END_DECLS
