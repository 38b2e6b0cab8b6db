/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worked numbers of the clinical dossiers, the edges of each valid range,
 * and what partial dates leave open.
 */

#include <math.h>

#include "cuti-test-calculator.h"

#define FEMALE CHOICE ("female")
#define MALE CHOICE ("male")

/* expected is NAN where the calculator refuses. */
static const struct
{
  const char *name;
  const char *calculator;
  CutiInput   inputs[4];
  double      expected;
  double      tolerance;
} worked[] = {
  { "bsa/170-70", "bsa-mosteller", { NUMBER (170), NUMBER (70) }, 1.818, 0.0005 },
  { "bsa/158-54", "bsa-mosteller", { NUMBER (158), NUMBER (54) }, 1.5395, 0.00005 },
  { "bsa/155-48", "bsa-mosteller", { NUMBER (155), NUMBER (48) }, 1.438, 0.0005 },
  { "bsa/185-110", "bsa-mosteller", { NUMBER (185), NUMBER (110) }, 2.378, 0.0005 },
  { "bsa/smallest", "bsa-mosteller", { NUMBER (100), NUMBER (20) }, 0.745, 0.0005 },
  { "bsa/largest", "bsa-mosteller", { NUMBER (230), NUMBER (300) }, 4.378, 0.0005 },
  { "bsa/height-in-metres", "bsa-mosteller", { NUMBER (1.7), NUMBER (70) }, NAN },
  { "bsa/too-tall", "bsa-mosteller", { NUMBER (230.1), NUMBER (70) }, NAN },
  { "bsa/too-light", "bsa-mosteller", { NUMBER (170), NUMBER (19.9) }, NAN },
  { "bsa/too-heavy", "bsa-mosteller", { NUMBER (170), NUMBER (300.1) }, NAN },
  { "bsa/not-a-number", "bsa-mosteller", { NUMBER (NAN), NUMBER (70) }, NAN },

  { "ckd-epi/f55", "ckd-epi-2021", { NUMBER (0.9), NUMBER (55), FEMALE }, 75.5, 0.05 },
  { "ckd-epi/m72", "ckd-epi-2021", { NUMBER (1.6), NUMBER (72), MALE }, 45.5, 0.05 },
  { "ckd-epi/m72-141-umol", "ckd-epi-2021",
    { NUMBER (141 / 88.42), NUMBER (72), MALE }, 45.7, 0.05 },
  { "ckd-epi/f68", "ckd-epi-2021", { NUMBER (2.4), NUMBER (68), FEMALE }, 21.5, 0.05 },
  { "ckd-epi/m30", "ckd-epi-2021", { NUMBER (0.8), NUMBER (30), MALE }, 122.1, 0.05 },
  { "ckd-epi/m80", "ckd-epi-2021", { NUMBER (1.1), NUMBER (80), MALE }, 67.9, 0.05 },
  { "ckd-epi/f40", "ckd-epi-2021", { NUMBER (0.6), NUMBER (40), FEMALE }, 116.3, 0.05 },
  { "ckd-epi/m66-discordant", "ckd-epi-2021", { NUMBER (1.35), NUMBER (66), MALE }, 57.9, 0.05 },
  { "ckd-epi/m68-discordant", "ckd-epi-2021", { NUMBER (1.5), NUMBER (68), MALE }, 50.4, 0.05 },
  { "ckd-epi/f63-discordant", "ckd-epi-2021", { NUMBER (1.3), NUMBER (63), FEMALE }, 46.2, 0.05 },
  { "ckd-epi/m56-vignette", "ckd-epi-2021", { NUMBER (1.6), NUMBER (56), MALE }, 50, 0.5 },
  { "ckd-epi/eighteen", "ckd-epi-2021", { NUMBER (0.9), NUMBER (18), MALE }, 127.0, 0.05 },
  { "ckd-epi/minor", "ckd-epi-2021", { NUMBER (0.9), NUMBER (17), MALE }, NAN },
  { "ckd-epi/too-old", "ckd-epi-2021", { NUMBER (0.9), NUMBER (121), MALE }, NAN },
  { "ckd-epi/no-creatinine", "ckd-epi-2021", { NUMBER (0), NUMBER (55), MALE }, NAN },
  { "ckd-epi/micromoles", "ckd-epi-2021", { NUMBER (90), NUMBER (55), MALE }, NAN },
  { "ckd-epi/other-sex", "ckd-epi-2021",
    { NUMBER (0.9), NUMBER (55), { .choice = "other" } }, NAN },
  { "ckd-epi/no-sex", "ckd-epi-2021", { NUMBER (0.9), NUMBER (55), { .choice = NULL } }, NAN },

  { "cockcroft-gault/f55", "cockcroft-gault",
    { NUMBER (0.9), NUMBER (55), NUMBER (70), FEMALE }, 78.0, 0.05 },
  { "cockcroft-gault/m72", "cockcroft-gault",
    { NUMBER (1.6), NUMBER (72), NUMBER (80), MALE }, 47.2, 0.05 },
  { "cockcroft-gault/f68", "cockcroft-gault",
    { NUMBER (2.4), NUMBER (68), NUMBER (50), FEMALE }, 17.7, 0.05 },
  { "cockcroft-gault/m80", "cockcroft-gault",
    { NUMBER (1.1), NUMBER (80), NUMBER (62), MALE }, 47.0, 0.05 },
  { "cockcroft-gault/m66-discordant", "cockcroft-gault",
    { NUMBER (1.35), NUMBER (66), NUMBER (58), MALE }, 44.2, 0.05 },
  { "cockcroft-gault/m68-discordant", "cockcroft-gault",
    { NUMBER (1.5), NUMBER (68), NUMBER (70), MALE }, 46.7, 0.05 },
  { "cockcroft-gault/f63-discordant", "cockcroft-gault",
    { NUMBER (1.3), NUMBER (63), NUMBER (60), FEMALE }, 42.0, 0.05 },

  /* Worked with the factors for µmol/L, 1.23 and 1.04, which are rounded. */
  { "cockcroft-gault/m68-90-umol", "cockcroft-gault",
    { NUMBER (90 / 88.42), NUMBER (68), NUMBER (70), MALE }, 68.9, 0.2 },
  { "cockcroft-gault/f81-118-umol", "cockcroft-gault",
    { NUMBER (118 / 88.42), NUMBER (81), NUMBER (54), FEMALE }, 28.1, 0.2 },

  { "cockcroft-gault/oldest", "cockcroft-gault",
    { NUMBER (1), NUMBER (120), NUMBER (72), MALE }, 20, 0.0005 },
  { "cockcroft-gault/minor", "cockcroft-gault",
    { NUMBER (1), NUMBER (17), NUMBER (70), MALE }, NAN },
  { "cockcroft-gault/too-old", "cockcroft-gault",
    { NUMBER (1), NUMBER (121), NUMBER (70), MALE }, NAN },
  { "cockcroft-gault/too-light", "cockcroft-gault",
    { NUMBER (1), NUMBER (70), NUMBER (19), MALE }, NAN },
  { "cockcroft-gault/no-creatinine", "cockcroft-gault",
    { NUMBER (0), NUMBER (70), NUMBER (70), MALE }, NAN },
  { "cockcroft-gault/other-sex", "cockcroft-gault",
    { NUMBER (1), NUMBER (70), NUMBER (70), { .choice = "intersex" } }, NAN },
};

static const struct
{
  const char *name;
  const char *calculator;
  const char *from;
  const char *on;
  double      expected;
} elapsed[] = {
  { "age/day-before-birthday", "age-years", "1954-03-09", "2026-03-08", 71 },
  { "age/birthday", "age-years", "1954-03-09", "2026-03-09", 72 },
  { "age/day-of-birth", "age-years", "2026-03-09", "2026-03-09", 0 },
  { "age/before-birth", "age-years", "2026-03-10", "2026-03-09", NAN },
  { "age/leap-day-in-other-year", "age-years", "1956-02-29", "2026-02-28", 69 },
  { "age/leap-day-on-first-of-march", "age-years", "1956-02-29", "2026-03-01", 70 },
  { "age/leap-day-in-leap-year", "age-years", "1956-02-29", "2024-02-29", 68 },
  { "age/leap-day-eve-in-leap-year", "age-years", "1956-02-29", "2024-02-28", 67 },
  { "age/year-alone", "age-years", "1954", "2026-06-01", NAN },
  { "age/year-alone-at-its-end", "age-years", "1954", "2026-12-31", 72 },
  { "age/month-before", "age-years", "1954-03", "2026-02-28", 71 },
  { "age/month-of-birth", "age-years", "1954-03", "2026-03-15", NAN },
  { "age/month-of-birth-last-day", "age-years", "1954-03", "2026-03-31", 72 },
  { "age/month-after", "age-years", "1954-03", "2026-04-01", 72 },
  { "age/both-in-months", "age-years", "1954-03", "2026-07", 72 },
  { "age/both-in-years", "age-years", "1954", "2026", NAN },
  { "age/same-month", "age-years", "2026-03", "2026-03", NAN },

  { "months/same-day", "months-since", "2026-01-15", "2026-04-15", 3 },
  { "months/day-before", "months-since", "2026-01-15", "2026-04-14", 2 },
  { "months/over-the-year", "months-since", "2025-11-20", "2026-01-20", 2 },
  { "months/short-month", "months-since", "2026-01-31", "2026-02-28", 0 },
  { "months/first-after-short-month", "months-since", "2026-01-31", "2026-03-01", 1 },
  { "months/none", "months-since", "2026-01-15", "2026-01-15", 0 },
  { "months/in-the-future", "months-since", "2026-01-16", "2026-01-15", NAN },
  { "months/far-in-the-future", "months-since", "2028-01-16", "2026-01-15", NAN },
  { "months/month-alone", "months-since", "2026-01", "2026-04-15", NAN },
  { "months/month-alone-on-the-first", "months-since", "2026-01", "2026-04-01", NAN },
  { "months/month-alone-on-the-last", "months-since", "2026-01", "2026-04-30", NAN },
  { "months/long-month-on-its-last", "months-since", "2026-02", "2026-04-30", 2 },

  { "weeks/seven-days", "weeks-since", "2026-03-01", "2026-03-08", 1 },
  { "weeks/six-days", "weeks-since", "2026-03-01", "2026-03-07", 0 },
  { "weeks/over-a-leap-day", "weeks-since", "2024-02-22", "2024-03-07", 2 },
  { "weeks/yesterday", "weeks-since", "2026-03-02", "2026-03-01", NAN },
  { "weeks/month-alone", "weeks-since", "2026-02", "2026-03-08", NAN },
};

static const struct
{
  const char     *iso;
  gboolean        valid;
  CutiPartialDate date;
} dates[] = {
  { "2026", TRUE, { 2026, 0, 0 } },
  { "2026-11", TRUE, { 2026, 11, 0 } },
  { "2026-11-20", TRUE, { 2026, 11, 20 } },
  { "2024-02-29", TRUE, { 2024, 2, 29 } },
  { "2000-02-29", TRUE, { 2000, 2, 29 } },
  { "1800", TRUE, { 1800, 0, 0 } },
  { "2200-12-31", TRUE, { 2200, 12, 31 } },
  { "" },
  { "2026-" },
  { "202" },
  { "20261" },
  { "2026-1" },
  { "2026-11-" },
  { "2026-11-2" },
  { "2026-11-200" },
  { "2026-11-20T00:00" },
  { "2026/11/20" },
  { "20261120" },
  { "2026-00" },
  { "2026-13" },
  { "2026-11-00" },
  { "2026-11-31" },
  { "2026-02-29" },
  { "1900-02-29" },
  { "1799" },
  { "2201-01-01" },
  { " 2026" },
  { "2026 " },
  { "-026" },
  { "+026-01" },
  { "2026-+1" },
  { "٢٠٢٦" },
  { "tomorrow" },
};

static void
test_calculators_worked (gconstpointer data)
{
  const typeof (*worked) *c = data;

  cuti_test_calculator (c->calculator, c->inputs, c->expected, c->tolerance);
}

static void
test_calculators_elapsed (gconstpointer data)
{
  const typeof (*elapsed) *c = data;
  CutiInput inputs[2] = { 0 };

  g_assert_true (cuti_partial_date_parse (c->from, &inputs[0].date));
  g_assert_true (cuti_partial_date_parse (c->on, &inputs[1].date));
  cuti_test_calculator (c->calculator, inputs, c->expected, 0.0001);
}

/* Each day that a partial date may mean, against the count of the whole. */
static void
test_calculators_partial_date_agrees_with_each_day (void)
{
  const CutiCalculator *calculator = cuti_calculator_find ("age-years");
  CutiInput inputs[2] = { { .date = { 1954, 3, 0 } }, { .date = { 2026, 1, 1 } } };

  for (int day = 1; day <= 365; day++)
    {
      GDate on;
      double fewest = 999, most = -1, count, result;

      g_date_clear (&on, 1);
      g_date_set_dmy (&on, 1, 1, 2026);
      g_date_add_days (&on, day - 1);
      inputs[1].date = (CutiPartialDate) { 2026, g_date_get_month (&on), g_date_get_day (&on) };

      for (int born = 1; born <= 31; born++)
        {
          inputs[0].date.day = born;
          g_assert_true (cuti_calculator_compute (calculator, inputs, &count));
          fewest = MIN (fewest, count);
          most = MAX (most, count);
        }
      inputs[0].date.day = 0;

      g_assert_true (cuti_calculator_compute (calculator, inputs, &result) == (fewest == most));
      if (fewest == most)
        g_assert_cmpfloat (result, ==, fewest);
    }
}

static void
test_calculators_dates_are_strict (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      CutiPartialDate date = { -1, -1, -1 };

      g_test_message ("“%s”", dates[i].iso);
      g_assert_true (cuti_partial_date_parse (dates[i].iso, &date) == dates[i].valid);
      g_assert_cmpint (date.year, ==, dates[i].valid ? dates[i].date.year : -1);
      g_assert_cmpint (date.month, ==, dates[i].valid ? dates[i].date.month : -1);
      g_assert_cmpint (date.day, ==, dates[i].valid ? dates[i].date.day : -1);
    }
}

static void
test_calculators_registry_is_complete (void)
{
  const CutiCalculator *calculator;
  guint n = 0;

  for (; (calculator = cuti_calculator_get (n)) != NULL; n++)
    {
      g_test_message ("%s", calculator->id);
      g_assert_true (cuti_calculator_find (calculator->id) == calculator);
      g_assert_nonnull (calculator->title);
      g_assert_nonnull (calculator->formula);
      g_assert_nonnull (calculator->pitfalls);
      g_assert_nonnull (calculator->source);
      g_assert_cmpuint (calculator->decimals, <=, 2);
      g_assert_cmpuint (calculator->n_parameters, >, 0);
      g_assert_cmpuint (calculator->n_parameters, <=, CUTI_CALCULATOR_MAX_PARAMETERS);
      for (guint i = 0; i < calculator->n_parameters; i++)
        {
          const CutiParameter *parameter = &calculator->parameters[i];

          g_assert_nonnull (parameter->name);
          g_assert_true (parameter->unit == NULL || parameter->type == CUTI_PARAMETER_NUMBER);
          g_assert_true ((parameter->choices != NULL)
                         == (parameter->type == CUTI_PARAMETER_CHOICE));
          for (guint j = 0; j < i; j++)
            g_assert_cmpstr (parameter->name, !=, calculator->parameters[j].name);
        }
    }

  g_assert_cmpuint (n, ==, 40);
  g_assert_null (cuti_calculator_find ("horoscope"));
}

/* An input in the middle of what is allowed. */
static CutiInput
get_harmless (const CutiParameter *parameter)
{
  CutiInput input = { .number = parameter->max, .date = { 2026, 1, 1 } };

  if (parameter->type == CUTI_PARAMETER_CHOICE)
    input.choice = parameter->choices[0];
  return input;
}

static void
assert_refused (const CutiCalculator *calculator, guint i, CutiInput wrong)
{
  CutiInput inputs[CUTI_CALCULATOR_MAX_PARAMETERS];
  double result = -99;

  for (guint j = 0; j < calculator->n_parameters; j++)
    inputs[j] = get_harmless (&calculator->parameters[j]);
  inputs[i] = wrong;

  g_assert_false (cuti_parameter_allows (&calculator->parameters[i], &wrong));
  g_assert_false (cuti_calculator_compute (calculator, inputs, &result));
  g_assert_cmpfloat (result, ==, -99);
}

static void
check_edges (const CutiCalculator *calculator, guint i)
{
  const CutiParameter *parameter = &calculator->parameters[i];
  CutiInput lowest = NUMBER (parameter->min), highest = NUMBER (parameter->max);

  g_assert_cmpfloat (parameter->min, <, parameter->max);
  g_assert_true (cuti_parameter_allows (parameter, &lowest));
  g_assert_true (cuti_parameter_allows (parameter, &highest));
  assert_refused (calculator, i, (CutiInput) NUMBER (parameter->min - 0.01));
  assert_refused (calculator, i, (CutiInput) NUMBER (parameter->max + 0.01));
  assert_refused (calculator, i, (CutiInput) NUMBER (NAN));
  if (parameter->step > 0)
    {
      assert_refused (calculator, i, (CutiInput) NUMBER (parameter->min + parameter->step / 2));
      assert_refused (calculator, i, (CutiInput) NUMBER (parameter->max - 0.1));
    }
}

static void
test_calculators_refuse_off_range (void)
{
  const CutiCalculator *calculator;

  for (guint n = 0; (calculator = cuti_calculator_get (n)) != NULL; n++)
    for (guint i = 0; i < calculator->n_parameters; i++)
      {
        g_test_message ("%s %s", calculator->id, calculator->parameters[i].name);
        switch (calculator->parameters[i].type)
          {
          case CUTI_PARAMETER_CHOICE:
            assert_refused (calculator, i, (CutiInput) CHOICE ("no-such-choice"));
            assert_refused (calculator, i, (CutiInput) CHOICE (NULL));
            break;
          case CUTI_PARAMETER_NUMBER:
          case CUTI_PARAMETER_BOOLEAN: check_edges (calculator, i); break;
          case CUTI_PARAMETER_DATE:
          default: break;
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (worked); i++)
    {
      g_autofree char *path = g_strconcat ("/calculators/", worked[i].name, NULL);

      g_test_add_data_func (path, &worked[i], test_calculators_worked);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (elapsed); i++)
    {
      g_autofree char *path = g_strconcat ("/calculators/", elapsed[i].name, NULL);

      g_test_add_data_func (path, &elapsed[i], test_calculators_elapsed);
    }

  g_test_add_func ("/calculators/partial-date-agrees-with-each-day",
                   test_calculators_partial_date_agrees_with_each_day);
  g_test_add_func ("/calculators/dates-are-strict", test_calculators_dates_are_strict);
  g_test_add_func ("/calculators/registry-is-complete", test_calculators_registry_is_complete);
  g_test_add_func ("/calculators/refuse-off-range", test_calculators_refuse_off_range);

  return g_test_run ();
}
