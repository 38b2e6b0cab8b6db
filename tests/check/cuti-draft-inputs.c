/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A derived fact has no answer of its own: the inputs are chosen so that its
 * calculator gives the value that is wanted. One input after the other is
 * moved to where the result comes nearest, which for the formulas and scores
 * of medicine is almost always enough.
 */

#include <math.h>

#include "cuti-draft.h"

#define ASSESSED 20261124
#define MOST_INPUTS 16
#define MOST_TRIES 400
#define ROUNDS 6

typedef struct
{
  CutiDraft            *draft;
  CutiFact             *fact;
  const CutiCalculator *calculator;
  guint                 place;
  CutiValue             wanted;
  gint64                n[MOST_INPUTS];
  gboolean              is_fixed[MOST_INPUTS];
} Puzzle;

static const CutiSymbol *
get_source (Puzzle *self, guint i)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->draft->knowledge);

  return cuti_vocabulary_get_fact (vocabulary, cuti_fact_get_inputs (self->fact)[i]);
}

static gboolean
is_born (Puzzle *self, guint i)
{
  return cuti_fact_get_inputs (self->fact)[i] == CUTI_INPUT_BORN;
}

static gboolean
is_date (Puzzle *self, guint i)
{
  return is_born (self, i) || get_source (self, i)->kind == CUTI_KIND_DATE;
}

static CutiValue *
get_input (Puzzle *self, guint i)
{
  const CutiSymbol *source = get_source (self, i);

  return cuti_draft_value (self->draft, source->index, source->lesion ? self->place : 0);
}

static CutiPartialDate
to_date (gint64 n)
{
  return (CutiPartialDate) { n / 10000, n / 100 % 100, n % 100 };
}

static gint64
from_date (const CutiPartialDate *date)
{
  return date->year * 10000 + date->month * 100 + date->day;
}

static CutiInput
make_input (Puzzle *self, guint i)
{
  CutiInput input = { 0 };
  const CutiSymbol *source;

  if (is_date (self, i))
    {
      input.date = to_date (self->n[i]);
      return input;
    }

  source = get_source (self, i);
  if (source->kind == CUTI_KIND_CHOICE)
    input.choice = source->choices[self->n[i]];
  else if (source->kind == CUTI_KIND_BOOLEAN)
    input.number = self->n[i];
  else
    input.number = cuti_symbol_number_from_grid (source, self->n[i]);
  return input;
}

/* How far the result is from what is wanted; 0: it is the same. */
static double
get_error (Puzzle *self)
{
  CutiInput inputs[MOST_INPUTS];
  CutiValue value;
  double result;

  for (guint i = 0; i < self->calculator->n_parameters; i++)
    inputs[i] = make_input (self, i);
  if (!cuti_calculator_compute (self->calculator, inputs, &result))
    return G_MAXDOUBLE;

  value = cuti_fact_round_to_grid (self->fact, result);
  if (value.known && value.n == self->wanted.n)
    return 0;
  return G_MINDOUBLE + fabs (result - cuti_fact_value_to_number (self->fact, self->wanted));
}

static void
try (Puzzle *self, guint i, gint64 n, double *least, gint64 *best)
{
  double error;

  self->n[i] = n;
  error = get_error (self);
  if (error < *least)
    {
      *least = error;
      *best = n;
    }
}

static void
get_range (Puzzle *self, guint i, gint64 *min, gint64 *max)
{
  const CutiSymbol *source = get_source (self, i);
  gboolean is_number = source->kind == CUTI_KIND_INTEGER || source->kind == CUTI_KIND_NUMBER;

  *min = is_number ? source->min : 0;
  *max = is_number ? source->max : source->kind == CUTI_KIND_BOOLEAN ? 1 : source->n_choices - 1;
}

/* To where the result comes nearest: first in strides, then step by step. */
static double
move_value (Puzzle *self, guint i, double least)
{
  gint64 min, max, stride, best = self->n[i], middle;

  get_range (self, i, &min, &max);
  stride = (max - min) / MOST_TRIES + 1;
  for (gint64 n = min; n <= max && least > 0; n += stride)
    try (self, i, n, &least, &best);

  middle = best;
  if (stride <= MOST_TRIES)
    for (gint64 n = MAX (min, middle - stride); n <= MIN (max, middle + stride) && least > 0; n++)
      try (self, i, n, &least, &best);

  self->n[i] = best;
  return least;
}

/* So many years, months or weeks back. */
static double
move_date (Puzzle *self, guint i, double least)
{
  guint back = MAX (0, cuti_fact_value_to_number (self->fact, self->wanted));
  gint64 best = self->n[i];

  for (guint unit = 0; unit < 4 && least > 0; unit++)
    {
      g_autoptr(GDate) date = g_date_new_dmy (ASSESSED % 100, ASSESSED / 100 % 100,
                                              ASSESSED / 10000);
      CutiPartialDate then;

      if (unit == 0 && back < 1000)
        g_date_subtract_years (date, back);
      else if (unit == 1)
        g_date_subtract_months (date, back);
      else
        g_date_subtract_days (date, unit == 2 ? back * 7 : back);
      then = (CutiPartialDate) { g_date_get_year (date), g_date_get_month (date),
                                 g_date_get_day (date) };
      if (then.year >= 1800)
        try (self, i, from_date (&then), &least, &best);
    }

  self->n[i] = best;
  return least;
}

static void
begin_input (Puzzle *self, guint i)
{
  double low, high;
  gint64 min, max;
  CutiFact *source;

  if (is_born (self, i))
    {
      self->is_fixed[i] = self->draft->born.year > 0;
      self->n[i] = self->is_fixed[i] ? from_date (&self->draft->born) : ASSESSED;
      return;
    }

  self->is_fixed[i] = get_input (self, i)->known;
  if (self->is_fixed[i])
    {
      self->n[i] = get_input (self, i)->n;
      return;
    }
  if (is_date (self, i))
    {
      self->n[i] = ASSESSED;
      return;
    }

  source = cuti_knowledge_get_fact (self->draft->knowledge, get_source (self, i)->index);
  get_range (self, i, &min, &max);
  self->n[i] = min;
  if (cuti_fact_get_soft (source, &low, &high) || cuti_fact_get_hard (source, &low, &high))
    self->n[i] = CLAMP ((gint64) round ((low + high) / 2 / get_source (self, i)->step), min, max);
}

/* The last date is the day of the assessment and stays. */
static gboolean
can_move (Puzzle *self, guint i)
{
  gboolean is_last = TRUE;

  for (guint later = i + 1; later < self->calculator->n_parameters; later++)
    is_last = is_last && !is_date (self, later);
  return !self->is_fixed[i] && !(is_date (self, i) && is_last);
}

static void
keep_inputs (Puzzle *self)
{
  for (guint i = 0; i < self->calculator->n_parameters; i++)
    {
      if (is_born (self, i))
        self->draft->born = to_date (self->n[i]);
      else
        *get_input (self, i) = CUTI_VALUE (self->n[i]);
    }
}

static gboolean
solve (Puzzle *self)
{
  double least;

  if (self->calculator->n_parameters > MOST_INPUTS)
    return FALSE;

  for (guint i = 0; i < self->calculator->n_parameters; i++)
    begin_input (self, i);

  least = get_error (self);
  for (guint round = 0; round < ROUNDS && least > 0; round++)
    for (guint i = 0; i < self->calculator->n_parameters && least > 0; i++)
      if (can_move (self, i))
        least = is_date (self, i) ? move_date (self, i, least) : move_value (self, i, least);

  if (least > 0)
    return FALSE;
  keep_inputs (self);
  return TRUE;
}

static gboolean
is_input_of (CutiFact *fact, guint index)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  const int *inputs = cuti_fact_get_inputs (fact);

  for (guint i = 0; i < calculator->n_parameters; i++)
    if (inputs[i] == (int) index)
      return TRUE;
  return FALSE;
}

static gboolean
is_derived (CutiDraft *self, guint index, guint place)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, index);

  return cuti_draft_value (self, index, place)->known && cuti_fact_get_calculator (fact) != NULL
         && !cuti_fact_is_overridable (fact);
}

/* Whether another one, still to be done, is derived from it. */
static gboolean
is_needed (CutiDraft *self, guint index)
{
  for (guint other = 0; other < cuti_knowledge_get_n_facts (self->knowledge); other++)
    for (guint place = 0; place <= self->n_lesions; place++)
      if (is_derived (self, other, place)
          && is_input_of (cuti_knowledge_get_fact (self->knowledge, other), index))
        return TRUE;
  return FALSE;
}

/* The derived value that leaves least to choose from comes first: what it
 * takes, the others can do without. */
static gboolean
find_next (CutiDraft *self, guint *index, guint *place)
{
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    for (guint p = 0; p <= self->n_lesions; p++)
      {
        CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);

        if (!is_derived (self, i, p) || is_needed (self, i)
            || cuti_fact_get_calculator (fact)->n_parameters >= fewest)
          continue;
        fewest = cuti_fact_get_calculator (fact)->n_parameters;
        *index = i;
        *place = p;
      }
  return fewest < G_MAXUINT;
}

/**
 * cuti_draft_fill_inputs:
 *
 * Replaces every derived value by inputs that give it; one that may be
 * answered itself stays.
 *
 * Returns: whether there are such inputs
 */
gboolean
cuti_draft_fill_inputs (CutiDraft *self)
{
  guint index = 0, place = 0;

  while (find_next (self, &index, &place))
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, index);
      CutiValue *value = cuti_draft_value (self, index, place);
      Puzzle puzzle = { self, fact, cuti_fact_get_calculator (fact), place, *value };

      if (!solve (&puzzle))
        return FALSE;
      *value = CUTI_VALUE_UNKNOWN;
    }
  return TRUE;
}
