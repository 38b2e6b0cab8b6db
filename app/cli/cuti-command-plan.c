/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli plan: the plan of one case, now or as it was signed, as text,
 * JSON or PDF; and what changed since it was signed.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-case-file.h"
#include "cuti-command.h"
#include "cuti-json.h"
#include "cuti-report.h"

typedef struct
{
  const char *format;
  const char *paper;
  int         version; /* 0: none was asked for */
} Request;

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
render (CutiCase *patient_case, CutiPlan *plan, const Request *request, GError **error)
{
  CutiReportOptions options = { request->paper, -1 };

  if (g_str_equal (request->format, "json"))
    return render_json (plan);
  if (g_str_equal (request->format, "text"))
    return take_text (cuti_report_render_text (patient_case, plan));
  return cuti_report_render_pdf (patient_case, plan, &options, NULL, error);
}

static CutiVersion *
find_version (CutiCase *patient_case, const Request *request, GError **error)
{
  CutiVersion *version = request->version != 0
                           ? cuti_case_find_version (patient_case, request->version)
                           : cuti_case_get_last_version (patient_case);

  if (version == NULL && cuti_case_get_last_version (patient_case) == NULL)
    g_set_error_literal (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                         _("No version of this case has been signed."));
  else if (version == NULL)
    g_set_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                 _("This case has no signed version %d."), request->version);
  return version;
}

static GBytes *
render_version (CutiCase *patient_case, const Request *request, GError **error)
{
  CutiVersion *version = find_version (patient_case, request, error);
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;

  if (version == NULL)
    return NULL;
  if (!cuti_version_is_intact (version))
    g_printerr ("cutiplan-cli: %s\n",
                _("What is stored is not what was signed. Its checksum differs."));

  signed_case =
    cuti_case_new_from_version (cuti_case_get_knowledge (patient_case), version, error);
  plan = signed_case != NULL ? cuti_plan_new_from_version (signed_case, version, error) : NULL;
  return plan != NULL ? render (signed_case, plan, request, error) : NULL;
}

static GBytes *
render_changes (CutiCase *patient_case, const Request *request, GError **error)
{
  CutiVersion *version = find_version (patient_case, request, error);
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(CutiComparison) comparison = NULL;

  if (version == NULL)
    return NULL;

  plan = cuti_plan_new (patient_case);
  comparison = cuti_comparison_new_since (version, patient_case, plan, error);
  return comparison != NULL ? take_text (cuti_report_render_changes_text (comparison)) : NULL;
}

static GBytes *
render_now (CutiCase *patient_case, const Request *request, GError **error)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);

  return render (patient_case, plan, request, error);
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
make_plan (const char *path, const Request *request, const char *folder, const char *output)
{
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_command_load_knowledge (folder, &error);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (knowledge == NULL)
    return cuti_command_fail (error);
  patient_case = cuti_case_file_load (knowledge, file, NULL, &error);
  if (patient_case == NULL)
    return cuti_command_fail (error);

  warn_about_ignored (patient_case);
  if (g_str_equal (request->format, "changes"))
    bytes = render_changes (patient_case, request, &error);
  else if (request->version != 0)
    bytes = render_version (patient_case, request, &error);
  else
    bytes = render_now (patient_case, request, &error);
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
  static const char *const formats[] = { "text", "json", "pdf", "changes", NULL };
  g_autofree char *format = NULL;
  g_autofree char *paper = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *output = NULL;
  int version = G_MININT; /* not given */
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("Print the plan as text, json or pdf, or the changes since a version"), N_("FORMAT") },
    { "version", 0, 0, G_OPTION_ARG_INT, &version,
      N_("Take signed version N; for changes, the last one unless given"), N_("N") },
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
                  _("“plan” takes one case file. See “cutiplan-cli plan --help”."));
      return CUTI_EXIT_USAGE;
    }
  if (format != NULL && !g_strv_contains (formats, format))
    {
      g_printerr (_("cutiplan-cli: “%s” is not a format. Choose text, json, pdf or changes.\n"), format);
      return CUTI_EXIT_USAGE;
    }

  if (version == G_MININT)
    version = 0;
  else if (version < 1)
    {
      g_printerr ("cutiplan-cli: %s\n", _("Versions are numbered from 1."));
      return CUTI_EXIT_USAGE;
    }

  return make_plan (argv[1], &(Request) { format != NULL ? format : "text", paper, version },
                    folder, output);
}
