/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of clinical formulas. Each is a pure function of its inputs,
 * with its units, its source and the range in which it is valid.
 */

#pragma once

#include "cuti-partial-date.h"

G_BEGIN_DECLS

typedef enum
{
  CUTI_PARAMETER_NUMBER,
  CUTI_PARAMETER_DATE,
  CUTI_PARAMETER_CHOICE,
} CutiParameterType;

/**
 * CutiParameter:
 * @name: what `derive.inputs` calls it
 * @type: which member of #CutiInput holds it
 * @unit: (nullable): the UCUM unit of a number
 * @choices: (nullable): the ids that a choice may have, %NULL-terminated
 */
typedef struct
{
  const char        *name;
  CutiParameterType  type;
  const char        *unit;
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
 * @formula: the formula on one line, for people
 * @source: where the formula is published
 * @unit: the UCUM unit of the result
 * @compute: takes an input for every parameter, in order; %FALSE, with the
 *   result left alone, outside the valid range
 */
typedef struct
{
  const char          *id;
  const char          *title;
  const char          *formula;
  const char          *source;
  const char          *unit;
  const CutiParameter *parameters;
  guint                n_parameters;
  gboolean           (*compute) (const CutiInput *inputs,
                                 double          *result);
} CutiCalculator;

const CutiCalculator *cuti_calculator_find (const char *id);
const CutiCalculator *cuti_calculator_get  (guint       i);

G_END_DECLS
