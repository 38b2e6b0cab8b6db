/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli import: a FHIR record becomes a new case, with a report of
 * every item in it.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-case-file.h"
#include "cuti-command.h"
#include "cuti-fhir-import.h"
#include "cuti-json.h"

typedef struct
{
  char    *format, *folder, *output;
  gboolean report_only;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->folder);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
print_report (CutiFhirImport *import, const char *format)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *json = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *text;

  if (g_str_equal (format, "json"))
    {
      node = cuti_fhir_import_to_json (import);
      json = cuti_json_to_canonical (node);
      text = g_strconcat (json, "\n", NULL);
    }
  else
    text = cuti_fhir_import_dup_report (import);

  bytes = g_bytes_new_take (text, strlen (text));
  return cuti_command_write (NULL, bytes);
}

static int
import_file (const char *path, const Options *options)
{
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_command_load_knowledge (options->folder, &error);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autoptr(CutiFhirImport) import = NULL;
  g_autoptr(GFile) output = NULL;

  if (knowledge == NULL)
    return cuti_command_fail (error);
  import = cuti_fhir_import_load (knowledge, file, today, &error);
  if (import == NULL)
    return cuti_command_fail (error);

  if (!options->report_only)
    {
      output = g_file_new_for_commandline_arg (options->output);
      if (!cuti_case_file_save (cuti_fhir_import_get_case (import), output, &error))
        return cuti_command_fail (error);
    }
  return print_report (import, options->format);
}

static gboolean
check_options (Options *options)
{
  if (options->format == NULL)
    options->format = g_strdup ("text");

  if (!g_str_equal (options->format, "text") && !g_str_equal (options->format, "json"))
    g_printerr (_("cutiplan-cli: “%s” is not a format. Choose text or json.\n"), options->format);
  else if (options->report_only == (options->output != NULL))
    g_printerr ("cutiplan-cli: %s\n",
                _("Name the new case with “-o CASE”, or ask for “--report-only”."));
  else
    return TRUE;

  return FALSE;
}

/**
 * cuti_command_import:
 *
 * Returns: the exit status
 */
int
cuti_command_import (int argc, char **argv)
{
  g_auto(Options) options = { NULL };
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Write the new case to CASE"),
      N_("CASE") },
    { "report-only", 0, 0, G_OPTION_ARG_NONE, &options.report_only,
      N_("Write no case, only say what would be taken"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("Print the report as text or json"), N_("FORMAT") },
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      N_("Use the knowledge base in DIR"), N_("DIR") },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("BUNDLE.json"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc != 2)
    {
      g_printerr ("cutiplan-cli: %s\n",
                  _("“import” takes one FHIR file. See “cutiplan-cli import --help”."));
      return CUTI_EXIT_USAGE;
    }
  if (!check_options (&options))
    return CUTI_EXIT_USAGE;

  return import_file (argv[1], &options);
}
