/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli plan: the plan of one case, as text, JSON or PDF. The case comes
 * from a file of its own, or from a PDF that its plan was exported to.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-case-file.h"
#include "cuti-command.h"
#include "cuti-json.h"
#include "cuti-report.h"

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
render_json (CutiPlan *plan)
{
  g_autoptr(JsonNode) node = cuti_plan_to_json (plan);
  g_autofree char *text = cuti_json_to_canonical (node);

  return take_text (g_strconcat (text, "\n", NULL));
}

static GBytes *
render (CutiCase *patient_case, const char *format, const char *paper, GError **error)
{
  CutiReportOptions options = { paper, -1 };
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);

  if (g_str_equal (format, "json"))
    return render_json (plan);
  if (g_str_equal (format, "text"))
    return take_text (cuti_report_render_text (patient_case, plan));
  return cuti_report_render_pdf (patient_case, plan, &options, NULL, error);
}

static void
warn_about_ignored (CutiCase *patient_case)
{
  GListModel *ignored = cuti_case_get_ignored (patient_case);

  for (guint i = 0; i < g_list_model_get_n_items (ignored); i++)
    {
      g_autoptr(CutiIgnored) entry = g_list_model_get_item (ignored, i);

      g_printerr (_("cutiplan-cli: not used: %s: %s\n"), cuti_ignored_get_pointer (entry),
                  cuti_ignored_get_reason (entry));
    }
}

static int
make_plan (const char *path,
           const char *format,
           const char *paper,
           const char *folder,
           const char *output)
{
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_command_load_knowledge (folder, &error);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (knowledge == NULL)
    return cuti_command_fail (error);
  patient_case = cuti_case_file_import (knowledge, file, NULL, &error);
  if (patient_case == NULL)
    return cuti_command_fail (error);

  warn_about_ignored (patient_case);
  bytes = render (patient_case, format, paper, &error);
  if (bytes == NULL)
    return cuti_command_fail (error);
  return cuti_command_write (output, bytes);
}

/**
 * cuti_command_plan:
 *
 * Returns: the exit status
 */
int
cuti_command_plan (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", "pdf", NULL };
  g_autofree char *format = NULL;
  g_autofree char *paper = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("Print the plan as text, json or pdf"),
      N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_("Lay out for a4 or letter"), N_("PAPER") },
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Use the knowledge base in DIR"),
      N_("DIR") },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("CASE"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc != 2)
    {
      g_printerr ("cutiplan-cli: %s\n",
                  _("“plan” takes one case file, or one PDF file that a plan was exported to. See “cutiplan-cli plan --help”."));
      return CUTI_EXIT_USAGE;
    }
  if (format != NULL && !g_strv_contains (formats, format))
    {
      g_printerr (_("cutiplan-cli: “%s” is not a format. Choose text, json or pdf.\n"), format);
      return CUTI_EXIT_USAGE;
    }

  return make_plan (argv[1], format != NULL ? format : "text", paper, folder, output);
}
