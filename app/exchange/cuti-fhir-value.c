/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The value[x] of an observation or component as the answer to a fact. Numbers
 * are converted by the units that the fact declares, and by no others.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cuti-fhir-concept.h"
#include "cuti-fhir-record.h"
#include "cuti-fhir-value.h"

#define UCUM "http://unitsofmeasure.org"

static const char *const names[] = {
  "valueQuantity", "valueInteger", "valueDecimal", "valueCodeableConcept", "valueCoding",
  "valueBoolean", "valueString", "valueDateTime", "valueDate", "valueRange", "valueRatio",
  "valueSampledData", "valueTime", "valuePeriod" };

static const char *
find_name (JsonObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (object, names[i]))
      return names[i];

  return NULL;
}

/**
 * cuti_fhir_value_count:
 *
 * Returns: how many values there are, with the reason why there is none as one
 *   more; FHIR allows one
 */
guint
cuti_fhir_value_count (JsonObject *object)
{
  guint n = json_object_has_member (object, "dataAbsentReason")
            || cuti_fhir_value_get_absent (object) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (object, names[i])
        && (cuti_fhir_get_object (object, names[i]) == NULL
            || cuti_fhir_get_absent (object, names[i]) == NULL))
      n++;

  return n;
}

gboolean
cuti_fhir_value_is_there (JsonObject *object)
{
  return find_name (object) != NULL || cuti_fhir_value_get_absent (object) != NULL;
}

/**
 * cuti_fhir_value_get_absent:
 *
 * Returns: (nullable): why there is no value, as a code of FHIR
 */
const char *
cuti_fhir_value_get_absent (JsonObject *object)
{
  JsonNode *reason = json_object_get_member (object, "dataAbsentReason");
  const char *absent = cuti_fhir_concept_get_code (reason);

  for (guint i = 0; absent == NULL && i < G_N_ELEMENTS (names); i++)
    absent = cuti_fhir_get_absent (object, names[i]);
  return absent;
}

static gboolean
get_number (JsonObject *object, const char *member, double *number)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);
  return TRUE;
}

static const char *
get_unit (JsonObject *quantity)
{
  const char *code = cuti_fhir_get_string (quantity, "code");

  return code != NULL ? code : cuti_fhir_get_string (quantity, "unit");
}

/**
 * cuti_fhir_value_dup_text:
 *
 * Returns: (transfer full) (nullable): the value as it stands in the record
 */
char *
cuti_fhir_value_dup_text (JsonObject *object)
{
  const char *name = find_name (object);
  JsonNode *node = name != NULL ? json_object_get_member (object, name) : NULL;
  JsonObject *within = cuti_fhir_get_object (object, name != NULL ? name : "");
  g_auto(CutiFhirConcept) concept = { NULL };
  double number;

  if (node == NULL)
    return NULL;
  if (get_number (within, "value", &number))
    {
      const char *unit = get_unit (within);
      const char *comparator = cuti_fhir_get_string (within, "comparator");

      return g_strdup_printf ("%s%g%s%s", comparator != NULL ? comparator : "", number,
                              unit != NULL ? " " : "", unit != NULL ? unit : "");
    }
  if (get_number (object, name, &number))
    return g_strdup_printf ("%g", number);
  if (cuti_fhir_get_string (object, name) != NULL)
    return g_strdup (cuti_fhir_get_string (object, name));
  if (within == NULL)
    return NULL;

  {
    const char *text = cuti_fhir_get_string (within, "text");
    JsonObject *coding = cuti_fhir_array_object (cuti_fhir_get_array (within, "coding"), 0);
    const char *display = cuti_fhir_get_string (coding != NULL ? coding : within, "display");
    const char *code = cuti_fhir_get_string (coding != NULL ? coding : within, "code");

    return g_strdup (text != NULL ? text : display != NULL ? display : code);
  }
}

static CutiValue
refuse (CutiImportOutcome why, char *reason, CutiImportOutcome *outcome, char **note)
{
  g_free (*note);
  *note = reason;
  *outcome = why;
  return CUTI_VALUE_UNKNOWN;
}

static gboolean
is_plain (const char *unit)
{
  return unit == NULL || *unit == '{' || g_str_equal (unit, "1");
}

/* A litre may be “l” in UCUM, and what stands in braces says nothing to it. */
static char *
dup_plain_unit (const char *unit)
{
  static const char *const prefixes = "dcmunfp";
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean is_annotation = FALSE;

  for (const char *c = unit; *c != '\0'; c++)
    {
      gboolean starts = c == unit || strchr ("/.", c[-1]) != NULL
                        || (strchr (prefixes, c[-1]) != NULL
                            && (c - 1 == unit || strchr ("/.", c[-2]) != NULL));
      gboolean ends = c[1] == '\0' || strchr ("/.{", c[1]) != NULL;

      is_annotation = is_annotation || *c == '{';
      if (!is_annotation)
        g_string_append_c (text, *c == 'l' && starts && ends ? 'L' : *c);
      is_annotation = is_annotation && *c != '}';
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_same_unit (const char *one, const char *other)
{
  g_autofree char *plain = one != NULL ? dup_plain_unit (one) : NULL;
  g_autofree char *other_plain = other != NULL ? dup_plain_unit (other) : NULL;

  return plain != NULL && g_strcmp0 (plain, other_plain) == 0;
}

/* 0: the unit is none that the fact declares. */
static double
find_factor (CutiFact *fact, const char *unit)
{
  const char *own = cuti_fact_get_unit (fact);
  guint n_units;
  const CutiUnit *units = cuti_fact_get_other_units (fact, &n_units);

  if (is_same_unit (unit, own) || (is_plain (unit) && is_plain (own)))
    return 1;
  for (guint i = 0; i < n_units; i++)
    if (is_same_unit (unit, units[i].unit))
      return units[i].factor;
  return 0;
}

static CutiValue
convert (CutiFact *fact, double number, double factor, CutiImportOutcome *outcome, char **note)
{
  GError *error = NULL;
  CutiValue value = CUTI_VALUE_UNKNOWN;
  char *reason;

  if (factor != 1)
    {
      value = cuti_fact_round_to_grid (fact, number * factor);
      if (value.known)
        {
          g_free (*note);
          *note = fabs (cuti_fact_value_to_number (fact, value) - number * factor) > 1e-9
                    ? g_strdup (_("Converted to the unit of the form, and rounded."))
                    : g_strdup (_("Converted to the unit of the form."));
          *outcome = CUTI_IMPORT_NOTED;
          return value;
        }
    }
  if (cuti_fact_value_from_number (fact, number * factor, &value, &error))
    return value;

  reason = g_strdup (error->message);
  g_error_free (error);
  return refuse (CUTI_IMPORT_LEFT, reason, outcome, note);
}

static CutiValue
read_quantity (JsonObject *quantity, CutiFact *fact, CutiImportOutcome *outcome, char **note)
{
  const char *unit = get_unit (quantity);
  const char *system = cuti_fhir_get_string (quantity, "system");
  gboolean is_ucum = system == NULL || g_str_equal (system, UCUM);
  double number, factor = is_ucum ? find_factor (fact, unit) : 0;
  double printed = find_factor (fact, cuti_fhir_get_string (quantity, "unit"));

  if (!get_number (quantity, "value", &number))
    return refuse (CUTI_IMPORT_UNKNOWN, g_strdup (_("It has no number.")), outcome, note);
  if (json_object_has_member (quantity, "comparator"))
    return refuse (CUTI_IMPORT_LEFT, g_strdup (_("It is a limit and not a value.")), outcome, note);
  if (factor == 0)
    return refuse (CUTI_IMPORT_UNKNOWN,
                   g_strdup_printf (_("Its unit (%s) is none that the form knows."),
                                    unit != NULL ? unit : _("none")), outcome, note);
  if (json_object_has_member (quantity, "unit") && printed != 0 && printed != factor)
    return refuse (CUTI_IMPORT_CONFLICT, g_strdup (_("Its unit and the code of that do not agree.")),
                   outcome, note);
  return convert (fact, number, factor, outcome, note);
}

/* A number alone: only where the fact has no unit, or is a share. */
static CutiValue
read_bare_number (CutiFact *fact, double number, CutiImportOutcome *outcome, char **note)
{
  const char *unit = cuti_fact_get_unit (fact);

  if (!is_plain (unit) && !g_str_equal (unit, "%"))
    return refuse (CUTI_IMPORT_UNKNOWN, g_strdup (_("It has no unit.")), outcome, note);
  return convert (fact, number, 1, outcome, note);
}

/* A score also comes with the code of its meaning. They must agree. */
static CutiValue
compare_codes (JsonObject *object, CutiFact *fact, CutiValue value, CutiImportOutcome *outcome,
               char **note)
{
  JsonArray *array = cuti_fhir_get_array (object, "interpretation");
  gboolean contradicts;

  for (guint i = 0; value.known && array != NULL && i < json_array_get_length (array); i++)
    {
      CutiValue coded =
        cuti_fhir_concept_find_value (json_array_get_element (array, i), fact, &contradicts);

      if (contradicts || (coded.known && coded.n != value.n))
        return refuse (CUTI_IMPORT_CONFLICT, g_strdup (_("The number and its code do not agree.")),
                       outcome, note);
    }
  return value;
}

static CutiValue
read_choice (JsonNode *node, CutiFact *fact, CutiImportOutcome *outcome, char **note)
{
  g_auto(CutiFhirConcept) concept = { NULL };
  CutiFhirSense *sense;
  int choice;

  cuti_fhir_concept_read (&concept, NULL, fact, node);
  sense = cuti_fhir_concept_find (&concept, fact);
  choice = sense != NULL ? cuti_fhir_choices_get_only (sense->choices) : -1;
  if (concept.contradicts)
    return refuse (CUTI_IMPORT_CONFLICT, g_strdup (_("Its codes do not agree.")), outcome, note);
  if (choice < 0)
    return refuse (CUTI_IMPORT_LEFT, g_strdup (_("This is none of the answers of the form.")), outcome,
                   note);
  return CUTI_VALUE (choice);
}

static CutiValue
read_concept (JsonNode *node, CutiFact *fact, CutiImportOutcome *outcome, char **note)
{
  gboolean contradicts;
  CutiValue value;

  if (cuti_fact_get_kind (fact) == CUTI_KIND_CHOICE)
    return read_choice (node, fact, outcome, note);

  value = cuti_fhir_concept_find_value (node, fact, &contradicts);
  if (contradicts)
    return refuse (CUTI_IMPORT_CONFLICT, g_strdup (_("Its codes do not agree.")), outcome, note);
  if (!value.known)
    return refuse (CUTI_IMPORT_LEFT, g_strdup (_("This is none of the answers of the form.")), outcome,
                   note);
  return value;
}

/**
 * cuti_fhir_value_read:
 * @object: an observation or a component
 * @outcome: (inout): what becomes of it, worse than before where @note is set
 * @note: (out): (nullable): why
 *
 * Returns: the answer to the fact; unknown where it is none
 */
CutiValue
cuti_fhir_value_read (JsonObject *object, CutiFact *fact, CutiImportOutcome *outcome, char **note)
{
  const char *name = find_name (object);
  JsonNode *node = name != NULL ? json_object_get_member (object, name) : NULL;
  gboolean is_number = cuti_fact_get_step (fact) > 0;
  CutiValue value;
  double number;

  if (node == NULL)
    return refuse (CUTI_IMPORT_UNKNOWN, g_strdup (_("It has no value.")), outcome, note);

  if (is_number && cuti_fhir_get_object (object, "valueQuantity") != NULL)
    value = read_quantity (cuti_fhir_get_object (object, "valueQuantity"), fact, outcome, note);
  else if (is_number && get_number (object, name, &number))
    value = read_bare_number (fact, number, outcome, note);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    value = read_concept (node, fact, outcome, note);
  else
    return refuse (CUTI_IMPORT_UNKNOWN, g_strdup (_("Its value is of another kind than the answers "
                                                    "of the form.")), outcome, note);
  return compare_codes (object, fact, value, outcome, note);
}
