/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli calculate: the clinical formulas, with what they want and when
 * they mislead. Numbers are read and written with a point, whatever the
 * locale, so that a script gets the same everywhere.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-calculator.h"
#include "cuti-command.h"
#include "cuti-format.h"

#define DATE_FORM "YYYY, YYYY-MM, YYYY-MM-DD"

static int
print (GString *text)
{
  gsize length = text->len;
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_string_free (text, FALSE), length);

  return cuti_command_write (NULL, bytes);
}

static char *
format_number (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.10g", number));
}

static char *
format_result (const CutiCalculator *calculator, double result)
{
  const char *unit = cuti_unit_get_label (calculator->unit);
  g_autofree char *format = g_strdup_printf ("%%.%uf", calculator->decimals);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  /* Half away from zero, as a derived fact is rounded; and no “-0”. */
  double scale = calculator->decimals == 0 ? 1 : calculator->decimals == 1 ? 10 : 100;
  gint64 steps = (result < 0 ? -1 : 1) * (gint64) (ABS (result) * scale + 0.5 + 1e-9);

  g_ascii_formatd (digits, sizeof digits, format, steps / scale);
  return g_strconcat (digits, *unit != '\0' ? " " : "", unit, NULL);
}

/* “10 to 100 %, in steps of 10”, “female | male”, “yes | no” */
static char *
describe_parameter (const CutiParameter *parameter)
{
  const char *unit = cuti_unit_get_label (parameter->unit);
  g_autofree char *min = format_number (parameter->min);
  g_autofree char *max = format_number (parameter->max);
  g_autofree char *step = format_number (parameter->step);
  g_autofree char *range = NULL;

  switch (parameter->type)
    {
    case CUTI_PARAMETER_DATE: return g_strdup_printf (_("a date: %s"), DATE_FORM);
    case CUTI_PARAMETER_CHOICE: return g_strjoinv (" | ", (char **) parameter->choices);
    case CUTI_PARAMETER_BOOLEAN: return g_strdup ("yes | no");
    case CUTI_PARAMETER_NUMBER:
    default:
      range = g_strdup_printf (_("%s to %s"), min, max);
      if (parameter->step > 0)
        return g_strdup_printf (_("%s%s%s, in steps of %s"), range, *unit != '\0' ? " " : "", unit,
                                step);
      return g_strconcat (range, *unit != '\0' ? " " : "", unit, NULL);
    }
}

static int
list_calculators (void)
{
  GString *text = g_string_new (NULL);
  const CutiCalculator *calculator;

  for (guint i = 0; (calculator = cuti_calculator_get (i)) != NULL; i++)
    g_string_append_printf (text, "%-22s %s\n", calculator->id, _(calculator->title));

  return print (text);
}

static int
describe (const CutiCalculator *calculator)
{
  GString *text = g_string_new (NULL);
  const char *unit = cuti_unit_get_label (calculator->unit);

  g_string_append_printf (text, "%s\n\n", _(calculator->title));
  g_string_append_printf (text, _("Formula: %s\n"), _(calculator->formula));
  g_string_append_printf (text, _("Unit of the result: %s\n"), *unit != '\0' ? unit : _("none"));
  g_string_append_printf (text, _("Source: %s\n"), _(calculator->source));
  g_string_append_printf (text, _("Pitfalls: %s\n"), _(calculator->pitfalls));
  g_string_append_printf (text, "\n%s\n", _("Parameters:"));

  for (guint i = 0; i < calculator->n_parameters; i++)
    {
      const CutiParameter *parameter = &calculator->parameters[i];
      g_autofree char *words = describe_parameter (parameter);

      g_string_append_printf (text, "  %-18s %s\n", parameter->name, words);
    }

  return print (text);
}

/* Stricter than g_ascii_strtod(): no hexadecimal, no “inf”. */
static gboolean
read_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return *text != '\0' && *end == '\0' && strspn (text, "+-.0123456789") == strlen (text);
}

static gboolean
read_boolean (const char *text, double *number)
{
  *number = g_str_equal (text, "yes") || g_str_equal (text, "true");

  return *number != 0 || g_str_equal (text, "no") || g_str_equal (text, "false");
}

/* Whether @text is of the parameter's type and in its range. */
static gboolean
read_input (const CutiParameter *parameter, const char *text, CutiInput *input)
{
  gboolean read;

  switch (parameter->type)
    {
    case CUTI_PARAMETER_DATE: read = cuti_partial_date_parse (text, &input->date); break;
    case CUTI_PARAMETER_CHOICE: input->choice = text; read = TRUE; break;
    case CUTI_PARAMETER_BOOLEAN: read = read_boolean (text, &input->number); break;
    case CUTI_PARAMETER_NUMBER:
    default: read = read_number (text, &input->number); break;
    }

  return read && cuti_parameter_allows (parameter, input);
}

/* @given: the texts by the place of their parameter, %NULL where there is none yet */
static gboolean
assign (const CutiCalculator *calculator, const char *argument, const char **given)
{
  const char *sign = strchr (argument, '=');

  if (sign == NULL)
    {
      g_printerr (_("cutiplan-cli: “%s” is not of the form name=value.\n"), argument);
      return FALSE;
    }

  for (guint i = 0; i < calculator->n_parameters; i++)
    {
      const char *name = calculator->parameters[i].name;

      if (strlen (name) != (gsize) (sign - argument) || !g_str_has_prefix (argument, name))
        continue;
      if (given[i] != NULL)
        {
          g_printerr (_("cutiplan-cli: “%s” is given twice.\n"), name);
          return FALSE;
        }
      given[i] = sign + 1;
      return TRUE;
    }

  g_printerr (_("cutiplan-cli: “%.*s” is not a parameter of “%s”. See “cutiplan-cli calculate "
                "%s”.\n"), (int) (sign - argument), argument, calculator->id, calculator->id);
  return FALSE;
}

static int
read_inputs (const CutiCalculator *calculator, char **arguments, CutiInput *inputs)
{
  const char *given[CUTI_CALCULATOR_MAX_PARAMETERS] = { NULL };

  for (guint i = 0; arguments[i] != NULL; i++)
    if (!assign (calculator, arguments[i], given))
      return CUTI_EXIT_USAGE;

  for (guint i = 0; i < calculator->n_parameters; i++)
    {
      const CutiParameter *parameter = &calculator->parameters[i];
      g_autofree char *words = describe_parameter (parameter);

      if (given[i] == NULL)
        {
          g_printerr (_("cutiplan-cli: “%s” is missing (%s).\n"), parameter->name, words);
          return CUTI_EXIT_USAGE;
        }
      if (!read_input (parameter, given[i], &inputs[i]))
        {
          g_printerr (_("cutiplan-cli: “%s” must be %s, and not “%s”.\n"), parameter->name, words,
                      given[i]);
          return CUTI_EXIT_INPUT;
        }
    }

  return CUTI_EXIT_DONE;
}

static int
calculate (const CutiCalculator *calculator, char **arguments)
{
  CutiInput inputs[CUTI_CALCULATOR_MAX_PARAMETERS] = { 0 };
  int status = read_inputs (calculator, arguments, inputs);
  g_autofree char *number = NULL;
  GString *text;
  double result;

  if (status != CUTI_EXIT_DONE)
    return status;
  if (!cuti_calculator_compute (calculator, inputs, &result))
    {
      g_printerr (_("cutiplan-cli: “%s” has no result: these values do not go together.\n"),
                  calculator->id);
      return CUTI_EXIT_INPUT;
    }

  number = format_result (calculator, result);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s: %s\n", _(calculator->title), number);
  g_string_append_printf (text, _("Formula: %s\n"), _(calculator->formula));
  g_string_append_printf (text, _("Source: %s\n"), _(calculator->source));
  g_string_append_printf (text, _("Pitfalls: %s\n"), _(calculator->pitfalls));
  g_string_append_printf (text, "%s\n", _("An aid to a decision: check it before use."));
  return print (text);
}

/**
 * cuti_command_calculate:
 *
 * Returns: the exit status
 */
int
cuti_command_calculate (int argc, char **argv)
{
  GOptionEntry entries[] = { { NULL } };
  const CutiCalculator *calculator;

  if (!cuti_command_parse (entries, _("[CALCULATOR [NAME=VALUE…]]"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc == 1)
    return list_calculators ();

  calculator = cuti_calculator_find (argv[1]);
  if (calculator == NULL)
    {
      g_printerr (_("cutiplan-cli: “%s” is not a calculator. “cutiplan-cli calculate” lists "
                    "them.\n"), argv[1]);
      return CUTI_EXIT_USAGE;
    }

  return argc == 2 ? describe (calculator) : calculate (calculator, argv + 2);
}
