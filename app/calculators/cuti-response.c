/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The extent of skin disease and how it answers to treatment.
 */

#include "cuti-calculator-private.h"

#include <glib/gi18n.h>

#define SUM(name, min) CUTI_NUMBER (name, "mm", min, 2000)
#define SIDE(name) CUTI_NUMBER (name, "mm", 1, 1000)

/* Sums and shares of decimals are off by the last bits. */
#define REACHES(value, limit) ((value) >= (limit) - 1e-9)

enum { COMPLETE = 1, PARTIAL, STABLE, PROGRESSIVE };

/* The guideline says nothing of five nodules, nor of many small ones: both are
 * taken as moderate. */
static gboolean
apply_in_transit_class (const CutiInput *inputs, double *result)
{
  double number = inputs[0].number;

  *result = number <= 4 ? 1 : number > 15 && inputs[1].number >= 20 ? 3 : 2;
  return TRUE;
}

static gboolean
apply_response_change (const CutiInput *inputs, double *result)
{
  *result = 100 * (inputs[1].number - inputs[0].number) / inputs[0].number;
  return TRUE;
}

static gboolean
apply_response_class (const CutiInput *inputs, double *result)
{
  double baseline = inputs[0].number, nadir = inputs[1].number, now = inputs[2].number;

  if (nadir > baseline)
    return FALSE;

  if (inputs[3].number != 0 || (REACHES (now, 1.2 * nadir) && REACHES (now - nadir, 5)))
    *result = PROGRESSIVE;
  else if (now <= 0)
    *result = COMPLETE;
  else
    *result = REACHES (0.7 * baseline, now) ? PARTIAL : STABLE;
  return TRUE;
}

static gboolean
apply_area (const CutiInput *inputs, double *result)
{
  *result = inputs[0].number * inputs[1].number / 100;
  return TRUE;
}

static const CutiParameter in_transit_parameters[] = {
  CUTI_STEPS ("number", NULL, 1, 500, 1), CUTI_NUMBER ("max_diameter", "mm", 1, 400),
};

static const CutiParameter change_parameters[] = { SUM ("baseline", 10), SUM ("now", 0) };

static const CutiParameter class_parameters[] = {
  SUM ("baseline", 10), SUM ("nadir", 0), SUM ("now", 0), CUTI_BOOLEAN ("new_lesions"),
};

static const CutiParameter area_parameters[] = { SIDE ("length"), SIDE ("width") };

static const CutiCalculator calculators[] = {
  {
    .id = "in-transit-class",
    .title = N_("Extent of in-transit melanoma"),
    .formula = N_("1 minimal: up to 4 nodules; 3 maximal: more than 15 with one of 20 mm or more; "
                  "2 moderate: everything between"),
    .pitfalls = N_("For melanoma only. The guideline leaves gaps at five nodules and at many small "
                   "ones, which count as moderate here; depth and speed of growth are not counted."),
    .source = "Wright FC et al. Curr Oncol 2020;27 (doi 10.3747/co.27.6523)",
    CUTI_PARAMETERS (in_transit_parameters),
    .apply = apply_in_transit_class,
  },
  {
    .id = "response-change",
    .title = N_("Change of the sum of diameters"),
    .formula = N_("100 × (sum now − sum at baseline) ÷ sum at baseline"),
    .pitfalls = N_("Measure the same five lesions at most, each of 10 mm or more, in the same way "
                   "every time. Crusts, scars and swelling are not tumour."),
    .source = "Eisenhauer EA et al. Eur J Cancer 2009;45:228-247 (RECIST 1.1)",
    .unit = "%",
    CUTI_PARAMETERS (change_parameters),
    .apply = apply_response_change,
  },
  {
    .id = "response-class",
    .title = N_("Response of the skin lesions"),
    .formula = N_("1 complete: nothing left; 2 partial: sum below baseline by at least 30 %; "
                  "4 progressive: above the smallest sum by at least 5 mm and 20 %, or a new "
                  "lesion; 3 stable: anything else"),
    .pitfalls = N_("A doubtful remnant wants a biopsy. Immunotherapy can swell lesions before they "
                   "shrink, and older trials counted otherwise, so rates do not compare."),
    .source = "Eisenhauer EA et al. Eur J Cancer 2009;45:228-247 (RECIST 1.1)",
    CUTI_PARAMETERS (class_parameters),
    .apply = apply_response_class,
  },
  {
    .id = "area",
    .title = N_("Area of a wound or plaque"),
    .formula = N_("length in mm × width in mm ÷ 100, as a rectangle"),
    .pitfalls = N_("A rectangle overstates a round lesion by a quarter or so. Use it to compare a "
                   "lesion with itself."),
    .source = N_("Definition"),
    .unit = "cm2",
    .decimals = 1,
    CUTI_PARAMETERS (area_parameters),
    .apply = apply_area,
  },
};

CUTI_TABLE (cuti_response_table, calculators);
