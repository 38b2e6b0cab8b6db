/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grades of CTCAE 5.0 (2017) that a measurement alone decides. Version 6 moves
 * limits, so every one names its version.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define SOURCE "NCI. Common Terminology Criteria for Adverse Events v5.0 (2017)"

#define MULTIPLE(unit, max) \
  { CUTI_NUMBER ("value", unit, 0, max), CUTI_NUMBER ("upper_limit", unit, 0.1, max) }

/* Sums and products of decimals are off by the last bits. */
#define TINY 1e-9

static guint
count_passed (double value, const double *limits, guint n)
{
  guint grade = 0;

  for (guint i = 0; i < n; i++)
    grade += value < limits[i];

  return grade;
}

static gboolean
apply_neutrophils (const CutiInput *inputs, double *result)
{
  static const double limits[] = { 1.5, 1.0, 0.5 };
  guint n = count_passed (inputs[0].number, limits, G_N_ELEMENTS (limits));

  *result = n == 0 ? 0 : n + 1;
  return TRUE;
}

static gboolean
apply_platelets (const CutiInput *inputs, double *result)
{
  const double limits[] = { inputs[1].number, 75, 50, 25 };

  *result = count_passed (inputs[0].number, limits, G_N_ELEMENTS (limits));
  return TRUE;
}

static gboolean
apply_haemoglobin (const CutiInput *inputs, double *result)
{
  const double limits[] = { inputs[1].number, 100, 80 };

  *result = count_passed (inputs[0].number, limits, G_N_ELEMENTS (limits));
  return TRUE;
}

static gboolean
apply_magnesium (const CutiInput *inputs, double *result)
{
  const double limits[] = { inputs[1].number, 0.5, 0.4, 0.3 };

  *result = count_passed (inputs[0].number, limits, G_N_ELEMENTS (limits));
  return TRUE;
}

/* @multiples: of the upper limit of normal, each passed makes a grade */
static guint
grade_multiple (const CutiInput *inputs, const double multiples[4])
{
  guint grade = 0;

  for (guint i = 0; i < 4; i++)
    grade += inputs[0].number > multiples[i] * inputs[1].number * (1 + TINY);

  return grade;
}

static gboolean
apply_bilirubin (const CutiInput *inputs, double *result)
{
  *result = grade_multiple (inputs, (const double[]) { 1, 1.5, 3, 10 });
  return TRUE;
}

static gboolean
apply_creatinine (const CutiInput *inputs, double *result)
{
  *result = grade_multiple (inputs, (const double[]) { 1, 1.5, 3, 6 });
  return TRUE;
}

static gboolean
apply_alt (const CutiInput *inputs, double *result)
{
  *result = grade_multiple (inputs, (const double[]) { 1, 3, 5, 20 });
  return TRUE;
}

static gboolean
apply_qtc (const CutiInput *inputs, double *result)
{
  double qtc = inputs[0].number;

  *result = (qtc >= 450) + (qtc >= 481) + (qtc >= 501);
  return TRUE;
}

static gboolean
apply_lvef (const CutiInput *inputs, double *result)
{
  double now = inputs[1].number, drop = inputs[0].number - now + TINY;

  *result = now < 20 ? 4 : now < 40 || drop >= 20 ? 3 : now <= 50 || drop >= 10 ? 2 : 0;
  return TRUE;
}

static const CutiParameter neutrophil_parameters[] = { CUTI_NUMBER ("value", "10*9/L", 0, 100) };

static const CutiParameter platelet_parameters[] = {
  CUTI_NUMBER ("value", "10*9/L", 0, 2000), CUTI_NUMBER ("lower_limit", "10*9/L", 75, 250),
};

static const CutiParameter haemoglobin_parameters[] = {
  CUTI_NUMBER ("value", "g/L", 20, 250), CUTI_NUMBER ("lower_limit", "g/L", 100, 180),
};

static const CutiParameter magnesium_parameters[] = {
  CUTI_NUMBER ("value", "mmol/L", 0.1, 3), CUTI_NUMBER ("lower_limit", "mmol/L", 0.5, 1.2),
};

static const CutiParameter bilirubin_parameters[] = MULTIPLE ("umol/L", 1000);
static const CutiParameter creatinine_parameters[] = MULTIPLE ("mg/dL", 20);
static const CutiParameter alt_parameters[] = MULTIPLE ("U/L", 10000);

static const CutiParameter qtc_parameters[] = { CUTI_STEPS ("value", "ms", 200, 800, 1) };

static const CutiParameter lvef_parameters[] = {
  CUTI_NUMBER ("baseline", "%", 5, 90), CUTI_NUMBER ("now", "%", 5, 90),
};

#define GRADE(suffix, name, text, warning, inputs, function) \
  { \
    .id = "ctcae-" suffix, .title = name, .formula = text, .pitfalls = warning, .source = SOURCE, \
    CUTI_PARAMETERS (inputs), .apply = function, \
  }

static const CutiCalculator calculators[] = {
  GRADE ("neutrophils", N_("CTCAE 5.0 grade: neutrophils"),
         N_("2 below 1.5, 3 below 1.0, 4 below 0.5 × 10⁹/L; otherwise 0"),
         N_("Grade 1 begins at the laboratory's own lower limit and is not told from 0 here. "
            "Version 6 of the criteria has other limits."),
         neutrophil_parameters, apply_neutrophils),
  GRADE ("platelets", N_("CTCAE 5.0 grade: platelets"),
         N_("1 below the lower limit of normal, 2 below 75, 3 below 50, 4 below 25 × 10⁹/L"),
         N_("Clumps in the tube give a false low count. The grade says nothing of bleeding."),
         platelet_parameters, apply_platelets),
  GRADE ("haemoglobin", N_("CTCAE 5.0 grade: haemoglobin"),
         N_("1 below the lower limit of normal, 2 below 100, 3 below 80 g/L"),
         N_("Grade 4 is a matter of danger to life and not of the number. A transfusion hides the "
            "grade."),
         haemoglobin_parameters, apply_haemoglobin),
  GRADE ("magnesium", N_("CTCAE 5.0 grade: low magnesium"),
         N_("1 below the lower limit of normal, 2 below 0.5, 3 below 0.4, 4 below 0.3 mmol/L"),
         N_("Symptoms and the QT interval can matter more than the grade; look at potassium and "
            "calcium too."),
         magnesium_parameters, apply_magnesium),
  GRADE ("bilirubin", N_("CTCAE 5.0 grade: bilirubin"),
         N_("multiples of the upper limit of normal: 1 above 1, 2 above 1.5, 3 above 3, 4 above "
            "10"),
         N_("For people whose value was normal at the start; otherwise multiples of the baseline "
            "count. Gilbert syndrome alone can raise it."),
         bilirubin_parameters, apply_bilirubin),
  GRADE ("creatinine", N_("CTCAE 5.0 grade: creatinine"),
         N_("multiples of the upper limit of normal: 1 above 1, 2 above 1.5, 3 above 3, 4 above "
            "6"),
         N_("A rise above the patient's own baseline counts as well and is not seen here. Some "
            "drugs raise creatinine without harm to the kidney."),
         creatinine_parameters, apply_creatinine),
  GRADE ("alt", N_("CTCAE 5.0 grade: ALT"),
         N_("multiples of the upper limit of normal: 1 above 1, 2 above 3, 3 above 5, 4 above "
            "20"),
         N_("For people whose value was normal at the start; otherwise multiples of the baseline "
            "count. Together with a raised bilirubin it is graver than the grade says."),
         alt_parameters, apply_alt),
  GRADE ("qtc", N_("CTCAE 5.0 grade: QTc interval"),
         N_("1 from 450 ms, 2 from 481 ms, 3 from 501 ms"),
         N_("A rise of more than 60 ms counts as grade 3 and is not seen here; an arrhythmia makes "
            "it grade 4. Name the correction that was used."),
         qtc_parameters, apply_qtc),
  GRADE ("lvef", N_("CTCAE 5.0 grade: fall of the ejection fraction"),
         N_("2 up to 50 %, or a fall of 10 points; 3 below 40 %, or a fall of 20 points; 4 below "
            "20 %; otherwise 0"),
         N_("Two methods, or two readers, can differ by ten points: compare like with like."),
         lvef_parameters, apply_lvef),
};

CUTI_TABLE (cuti_toxicity_table, calculators);
