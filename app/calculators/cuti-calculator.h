/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of clinical formulas. Each is a pure function of its inputs,
 * with its units, its source and the range in which it is valid.
 */

#pragma once

#include "cuti-partial-date.h"

G_BEGIN_DECLS

#define CUTI_CALCULATOR_MAX_PARAMETERS 9

typedef enum
{
  CUTI_PARAMETER_NUMBER,
  CUTI_PARAMETER_DATE,
  CUTI_PARAMETER_CHOICE,
  CUTI_PARAMETER_BOOLEAN,
} CutiParameterType;

/**
 * CutiParameter:
 * @name: what `derive.inputs` calls it
 * @type: which member of #CutiInput holds it; of a boolean @number is 0 or 1
 * @unit: (nullable): the UCUM unit of a number, %NULL where it has none
 * @min: the least number for which the formula holds
 * @max: the greatest
 * @step: what a number must be a multiple of; 0 where it need not be
 * @choices: (nullable): the ids that a choice may have, %NULL-terminated
 */
typedef struct
{
  const char        *name;
  CutiParameterType  type;
  const char        *unit;
  double             min;
  double             max;
  double             step;
  const char *const *choices;
} CutiParameter;

typedef struct
{
  double           number;
  CutiPartialDate  date;
  const char      *choice;
} CutiInput;

/**
 * CutiCalculator:
 * @id: what `derive.calculator` calls it
 * @title: its name for people, to be translated with gettext
 * @formula: the formula on one line, for people, to be translated
 * @pitfalls: when the result misleads, in one or two sentences for people, to
 *   be translated
 * @source: where the formula is published, to be translated
 * @unit: (nullable): the UCUM unit of the result, %NULL where it has none
 * @decimals: how many of the result are worth printing
 * @apply: takes an input in its range for every parameter, in order; %FALSE,
 *   with the result left alone, where they do not go together. To be called
 *   through cuti_calculator_compute().
 */
typedef struct
{
  const char          *id;
  const char          *title;
  const char          *formula;
  const char          *pitfalls;
  const char          *source;
  const char          *unit;
  guint                decimals;
  const CutiParameter *parameters;
  guint                n_parameters;
  gboolean           (*apply) (const CutiInput *inputs,
                               double          *result);
} CutiCalculator;

const CutiCalculator *cuti_calculator_find    (const char           *id);
const CutiCalculator *cuti_calculator_get     (guint                 i);
gboolean              cuti_calculator_compute (const CutiCalculator *self,
                                               const CutiInput      *inputs,
                                               double               *result);
gboolean              cuti_parameter_allows   (const CutiParameter  *self,
                                               const CutiInput      *input);

G_END_DECLS
