/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of a fact: from JSON, to JSON, from a typed number, and for people.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cuti-fact-private.h"
#include "cuti-json.h"

#define NO_BREAK_SPACE "\302\240"

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT, format, args);
  va_end (args);
  return FALSE;
}

static int
count_decimals (double step)
{
  int decimals = 0;

  while (decimals < 6 && fabs (step - round (step)) > 1e-9)
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

static char *
format_number (CutiFact *self, double number)
{
  return g_strdup_printf ("%.*f", count_decimals (self->symbol->step), number);
}

/**
 * cuti_fact_value_from_number:
 * @number: in the unit of the fact
 * @value: (out): what logic sees of it
 *
 * Fails for a number outside the hard range or off the grid; the error is a
 * sentence for people.
 */
gboolean
cuti_fact_value_from_number (CutiFact *self, double number, CutiValue *value, GError **error)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;
  const char *unit;
  gint64 n;

  if (!(number >= self->hard_min && number <= self->hard_max))
    {
      unit = cuti_fact_get_unit_label (self);
      min = format_number (self, self->hard_min);
      max = format_number (self, self->hard_max);
      if (*unit == '\0')
        return fail (error, _("“%s” must be between %s and %s."),
                     cuti_fact_get_short_label (self), min, max);
      return fail (error, _("“%s” must be between %s and %s %s."),
                   cuti_fact_get_short_label (self), min, max, unit);
    }
  if (!cuti_symbol_number_to_grid (self->symbol, number, &n))
    {
      min = g_strdup_printf ("%g", self->symbol->step);
      return fail (error, _("“%s” is recorded in steps of %s."), cuti_fact_get_short_label (self),
                   min);
    }

  *value = CUTI_VALUE (n);
  return TRUE;
}

/**
 * cuti_fact_round_to_grid:
 *
 * Returns: @number rounded to the step, half away from zero; unknown where
 *   that lies outside the hard range
 */
CutiValue
cuti_fact_round_to_grid (CutiFact *self, double number)
{
  double steps = number / self->symbol->step;
  gint64 n;

  if (!(fabs (steps) < 1e15))
    return CUTI_VALUE_UNKNOWN;

  /* A result that is half a step but for the last bits counts as half a step. */
  n = llround (steps + copysign (1e-9 * MAX (1.0, fabs (steps)), steps));
  return n < self->symbol->min || n > self->symbol->max ? CUTI_VALUE_UNKNOWN : CUTI_VALUE (n);
}

/**
 * cuti_fact_value_to_number:
 *
 * Returns: a known number in the unit of the fact
 */
double
cuti_fact_value_to_number (CutiFact *self, CutiValue value)
{
  return cuti_symbol_number_from_grid (self->symbol, value.n);
}

/**
 * cuti_fact_is_unusual:
 *
 * Returns: whether a known number lies outside the soft range
 */
gboolean
cuti_fact_is_unusual (CutiFact *self, CutiValue value)
{
  double number;

  if (!self->has_soft || !value.known)
    return FALSE;

  number = cuti_fact_value_to_number (self, value);
  return number < self->soft_min || number > self->soft_max;
}

static gboolean
read_number (CutiFact *self, JsonNode *json, CutiValue *value, GError **error)
{
  GType type = json_node_get_value_type (json);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return fail (error, _("“%s” must be a number."), cuti_fact_get_short_label (self));

  return cuti_fact_value_from_number (self, json_node_get_double (json), value, error);
}

static gboolean
read_choice (CutiFact *self, JsonNode *json, gint64 *n, GError **error)
{
  if (json_node_get_value_type (json) != G_TYPE_STRING)
    return fail (error, _("“%s” must be one of its choices."), cuti_fact_get_short_label (self));

  *n = cuti_symbol_find_choice (self->symbol, json_node_get_string (json));
  if (*n < 0)
    return fail (error, _("“%s” is not a choice of “%s”."), json_node_get_string (json),
                 cuti_fact_get_short_label (self));
  return TRUE;
}

static gboolean
read_choices (CutiFact *self, JsonNode *json, CutiValue *value, GError **error)
{
  JsonArray *array;
  gint64 set = 0, n;

  if (!JSON_NODE_HOLDS_ARRAY (json))
    return fail (error, _("“%s” must be a list of choices."), cuti_fact_get_short_label (self));

  array = json_node_get_array (json);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!read_choice (self, json_array_get_element (array, i), &n, error))
        return FALSE;
      set |= G_GINT64_CONSTANT (1) << n;
    }

  *value = CUTI_VALUE (set);
  return TRUE;
}

static gboolean
read_date (CutiFact *self, JsonNode *json, CutiValue *value, GError **error)
{
  CutiPartialDate date;

  if (json_node_get_value_type (json) != G_TYPE_STRING
      || !cuti_partial_date_parse (json_node_get_string (json), &date))
    return fail (error, _("“%s” must be a date such as 2026-11-20, 2026-11 or 2026."),
                 cuti_fact_get_short_label (self));

  *value = CUTI_VALUE (date.year * 10000 + date.month * 100 + date.day);
  return TRUE;
}

/**
 * cuti_fact_read_value:
 * @json: a value as it stands in a case
 * @value: (out): what logic sees of it
 *
 * Checks type, domain, range and grid; the error is a sentence for people.
 */
gboolean
cuti_fact_read_value (CutiFact *self, JsonNode *json, CutiValue *value, GError **error)
{
  GType type = json_node_get_value_type (json);
  gint64 n;

  switch (self->symbol->kind)
    {
    case CUTI_KIND_BOOLEAN:
      if (type != G_TYPE_BOOLEAN)
        return fail (error, _("“%s” must be true or false."), cuti_fact_get_short_label (self));
      *value = CUTI_VALUE (json_node_get_boolean (json) ? 1 : 0);
      return TRUE;
    case CUTI_KIND_CHOICE:
      if (!read_choice (self, json, &n, error))
        return FALSE;
      *value = CUTI_VALUE (n);
      return TRUE;
    case CUTI_KIND_TEXT:
      if (type != G_TYPE_STRING)
        return fail (error, _("“%s” must be a text."), cuti_fact_get_short_label (self));
      *value = CUTI_VALUE (0);
      return TRUE;
    case CUTI_KIND_CHOICES: return read_choices (self, json, value, error);
    case CUTI_KIND_DATE: return read_date (self, json, value, error);
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
    default: return read_number (self, json, value, error);
    }
}

static JsonNode *
write_number (CutiFact *self, CutiValue value)
{
  double number = cuti_fact_value_to_number (self, value);
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (number == floor (number))
    json_node_set_int (node, number);
  else
    json_node_set_double (node, number);
  return node;
}

static JsonNode *
write_choices (CutiFact *self, CutiValue value)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < self->symbol->n_choices; i++)
    if ((value.n >> i) & 1)
      json_array_add_string_element (array, self->symbol->choices[i]);

  json_node_take_array (node, array);
  return node;
}

static char *
write_date (CutiValue value)
{
  int year = value.n / 10000, month = value.n / 100 % 100, day = value.n % 100;

  if (month == 0)
    return g_strdup_printf ("%04d", year);
  if (day == 0)
    return g_strdup_printf ("%04d-%02d", year, month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * cuti_fact_write_value:
 * @value: a known value of any type but text
 *
 * Returns: (transfer full): the value as JSON
 */
JsonNode *
cuti_fact_write_value (CutiFact *self, CutiValue value)
{
  JsonNode *node;
  g_autofree char *date = NULL;

  switch (self->symbol->kind)
    {
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER: return write_number (self, value);
    case CUTI_KIND_CHOICES: return write_choices (self, value);
    case CUTI_KIND_BOOLEAN:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (node, value.n != 0);
      return node;
    case CUTI_KIND_CHOICE:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, self->symbol->choices[value.n]);
      return node;
    case CUTI_KIND_DATE:
      node = json_node_new (JSON_NODE_VALUE);
      date = write_date (value);
      json_node_set_string (node, date);
      return node;
    case CUTI_KIND_TEXT:
    default: g_return_val_if_reached (NULL);
    }
}

static void
append_choices (CutiFact *self, CutiValue value, GString *text)
{
  gboolean any = FALSE;

  g_string_append_c (text, '[');
  for (guint i = 0; i < self->symbol->n_choices; i++)
    if ((value.n >> i) & 1)
      {
        if (any)
          g_string_append_c (text, ',');
        cuti_json_append_text (text, self->symbol->choices[i]);
        any = TRUE;
      }
  g_string_append_c (text, ']');
}

/**
 * cuti_fact_append_value:
 * @value: a known value of any type but text
 *
 * Appends what cuti_fact_write_value() gives, as canonical JSON.
 */
void
cuti_fact_append_value (CutiFact *self, CutiValue value, GString *text)
{
  g_autofree char *date = NULL;

  switch (self->symbol->kind)
    {
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      cuti_json_append_number (text, cuti_fact_value_to_number (self, value));
      break;
    case CUTI_KIND_CHOICES: append_choices (self, value, text); break;
    case CUTI_KIND_BOOLEAN: g_string_append (text, value.n != 0 ? "true" : "false"); break;
    case CUTI_KIND_CHOICE: cuti_json_append_text (text, self->symbol->choices[value.n]); break;
    case CUTI_KIND_DATE:
      date = write_date (value);
      cuti_json_append_text (text, date);
      break;
    case CUTI_KIND_TEXT:
    default: g_return_if_reached ();
    }
}

static const char *
get_choice_label (CutiFact *self, guint i)
{
  return cuti_term_get_label (cuti_fixed_list_peek (self->choices, i));
}

static char *
format_choices (CutiFact *self, CutiValue value)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) labels = NULL;

  for (guint i = 0; i < self->symbol->n_choices; i++)
    if ((value.n >> i) & 1)
      g_strv_builder_add (builder, get_choice_label (self, i));

  labels = g_strv_builder_end (builder);
  return labels[0] != NULL ? g_strjoinv (", ", labels) : g_strdup (_("None of these"));
}

/**
 * cuti_fact_format_value:
 * @value: a known value of any type but text
 *
 * Returns: (transfer full): the value for people, with its unit, which a
 *   no-break space keeps beside the number
 */
char *
cuti_fact_format_value (CutiFact *self, CutiValue value)
{
  const char *unit = cuti_fact_get_unit_label (self);
  g_autofree char *number = NULL;

  switch (self->symbol->kind)
    {
    case CUTI_KIND_BOOLEAN: return g_strdup (value.n ? _("Yes") : _("No"));
    case CUTI_KIND_CHOICE: return g_strdup (get_choice_label (self, value.n));
    case CUTI_KIND_CHOICES: return format_choices (self, value);
    case CUTI_KIND_DATE:
      return cuti_format_date (value.n / 10000, value.n / 100 % 100, value.n % 100);
    case CUTI_KIND_TEXT: return g_strdup ("");
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
    default:
      number = format_number (self, cuti_fact_value_to_number (self, value));
      if (*unit == '\0')
        return g_steal_pointer (&number);
      return g_strconcat (number, g_str_equal (unit, "%") ? "" : NO_BREAK_SPACE, unit, NULL);
    }
}
