/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli plan: the plan of one case, now or as it was signed, as text,
 * JSON, PDF or FHIR; its follow-up as a calendar; what was said to it, without
 * identity; and what changed since it was signed, as text or PDF. The case comes from a file of
 * its own, or from a PDF that its plan was exported to.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-case-file.h"
#include "cuti-command.h"
#include "cuti-icalendar.h"
#include "cuti-json.h"
#include "cuti-report.h"
#include "cuti-response-export.h"

#define OVERVIEW "overview"
#define NO_VERSION G_MININT /* none was asked for */
#define MIN_TEXT_SCALE 100
#define MAX_TEXT_SCALE 200

typedef struct
{
  char    *format, *section, *paper, *text_scale, *folder, *output;
  gboolean with_name, notes, no_identity;
  int      version;
  gint64   percent; /* of the usual size of text */
  char     *leave_out;
  CutiParts left_out;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->section);
  g_free (self->paper);
  g_free (self->text_scale);
  g_free (self->leave_out);
  g_free (self->folder);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
take_json (JsonNode *node)
{
  g_autoptr(JsonNode) taken = node;
  g_autofree char *text = cuti_json_to_canonical (taken);

  return take_text (g_strconcat (text, "\n", NULL));
}

static CutiReportKind
choose_kind (const char *format)
{
  if (g_str_equal (format, "board"))
    return CUTI_REPORT_BOARD_SHEET;
  return g_str_equal (format, "handout") ? CUTI_REPORT_HANDOUT : CUTI_REPORT_PLAN;
}

/* On the side: the handout itself must not name them. */
static void
warn_about_wordless (CutiCase *patient_case, CutiPlan *plan)
{
  g_autofree char *titles = cuti_report_dup_wordless (patient_case, plan);

  if (titles != NULL)
    g_printerr (_("cutiplan-cli: accepted, but without words for patients: %s\n"), titles);
}

/* “overview” is the tab that belongs to no section. */
static gboolean
find_section (CutiKnowledge *knowledge, const char *id, CutiTerm **section)
{
  GListModel *sections = cuti_knowledge_get_sections (knowledge);
  g_autoptr(GString) known = g_string_new (OVERVIEW);

  if (g_str_equal (id, OVERVIEW))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(CutiTerm) term = g_list_model_get_item (sections, i);

      if (g_str_equal (cuti_term_get_id (term), id))
        {
          *section = g_steal_pointer (&term);
          return TRUE;
        }
      g_string_append_printf (known, ", %s", cuti_term_get_id (term));
    }

  g_printerr (_("cutiplan-cli: “%s” is not a section. Choose one of %s.\n"), id, known->str);
  return FALSE;
}

static GBytes *
render_calendar (CutiCase *patient_case, CutiPlan *plan, gboolean with_name, GError **error)
{
  CutiIcalendarOptions options = { cuti_report_choose_stamp (-1), with_name };
  g_auto(GStrv) left_out = NULL;
  char *text = cuti_icalendar_render (patient_case, plan, &options, &left_out, error);

  if (text == NULL)
    return NULL;

  for (guint i = 0; left_out[i] != NULL; i++)
    g_printerr (_("cutiplan-cli: not in the calendar: %s\n"), left_out[i]);
  if (with_name)
    g_printerr ("cutiplan-cli: %s\n", _("The calendar names the patient."));
  return take_text (text);
}

static GBytes *
render (CutiCase *patient_case, CutiPlan *plan, const Options *options, CutiTerm *section,
        GError **error)
{
  CutiReportOptions report = { choose_kind (options->format), options->paper, -1,
                               options->percent / 100.0, options->left_out };

  if (g_str_equal (options->format, "json"))
    return take_json (cuti_plan_to_json (plan));
  if (g_str_equal (options->format, "responses"))
    return take_json (cuti_response_export_json (patient_case, plan, options->notes));
  if (g_str_equal (options->format, "responses-csv"))
    return take_text (cuti_response_export_csv (patient_case, plan, options->notes));
  if (g_str_equal (options->format, "ics"))
    return render_calendar (patient_case, plan, options->with_name, error);
  if (g_str_equal (options->format, "fhir"))
    return cuti_command_render_fhir (patient_case, plan, options->paper, options->no_identity, error);
  if (g_str_equal (options->format, "text") && options->section != NULL)
    return take_text (cuti_report_render_section_text (patient_case, plan, section));
  if (g_str_equal (options->format, "text"))
    return take_text (cuti_report_render_text (patient_case, plan));
  if (report.kind == CUTI_REPORT_HANDOUT)
    warn_about_wordless (patient_case, plan);
  return cuti_report_render_pdf (patient_case, plan, &report, NULL, error);
}

static CutiVersion *
find_version (CutiCase *patient_case, const Options *options, GError **error)
{
  CutiVersion *version = options->version != NO_VERSION
                           ? cuti_case_find_version (patient_case, options->version)
                           : cuti_case_get_last_version (patient_case);

  if (version == NULL && cuti_case_get_last_version (patient_case) == NULL)
    g_set_error_literal (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                         _("No version of this case has been signed."));
  else if (version == NULL)
    g_set_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                 _("This case has no signed version %d."), options->version);
  return version;
}

static GBytes *
render_version (CutiCase *patient_case, const Options *options, CutiTerm *section, GError **error)
{
  CutiVersion *version = find_version (patient_case, options, error);
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;

  if (version == NULL)
    return NULL;
  if (!cuti_version_is_intact (version))
    g_printerr ("cutiplan-cli: %s\n",
                _("What is stored is not what was signed. Its checksum differs."));

  knowledge = cuti_version_dup_knowledge (version, cuti_case_get_knowledge (patient_case));
  signed_case = cuti_case_new_from_version (knowledge, version, error);
  plan = signed_case != NULL ? cuti_plan_new_from_version (signed_case, version, error) : NULL;
  return plan != NULL ? render (signed_case, plan, options, section, error) : NULL;
}

/* There is one format for it: what the file is called decides. */
static gboolean
is_pdf_name (const char *path)
{
  gsize length = path != NULL ? strlen (path) : 0;

  return length > 4 && g_ascii_strcasecmp (path + length - 4, ".pdf") == 0;
}

static GBytes *
render_changes (CutiCase *patient_case, const Options *options, GError **error)
{
  CutiReportOptions report = { .paper = options->paper, .stamp = -1 };
  CutiVersion *version = find_version (patient_case, options, error);
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(CutiComparison) comparison = NULL;

  if (version == NULL)
    return NULL;

  plan = cuti_plan_new (patient_case);
  comparison = cuti_comparison_new_since (version, patient_case, plan, error);
  if (comparison == NULL)
    return NULL;
  if (is_pdf_name (options->output))
    return cuti_report_render_changes_pdf (comparison, &report, NULL, error);
  return take_text (cuti_report_render_changes_text (comparison));
}

static GBytes *
render_now (CutiCase *patient_case, const Options *options, CutiTerm *section, GError **error)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);

  return render (patient_case, plan, options, section, error);
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

static gboolean
is_for_paper (const Options *options)
{
  static const char *const papers[] = { "pdf", "board", "handout", NULL };

  return g_strv_contains (papers, options->format);
}

static int
make_plan (const char *path, const Options *options)
{
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(CutiTerm) section = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (is_for_paper (options))
    cuti_report_look_for_fonts ();
  knowledge = cuti_command_load_knowledge (options->folder, &error);
  if (knowledge == NULL)
    return cuti_command_fail (error);
  if (options->section != NULL && !find_section (knowledge, options->section, &section))
    return CUTI_EXIT_USAGE;
  patient_case = cuti_case_file_import (knowledge, file, NULL, &error);
  if (patient_case == NULL)
    return cuti_command_fail (error);

  warn_about_ignored (patient_case);
  if (g_str_equal (options->format, "changes"))
    bytes = render_changes (patient_case, options, &error);
  else if (options->version != NO_VERSION)
    bytes = render_version (patient_case, options, section, &error);
  else
    bytes = render_now (patient_case, options, section, &error);
  if (bytes == NULL)
    return cuti_command_fail (error);
  return cuti_command_write (options->output, bytes);
}

/* A number with or without the sign after it. */
static gboolean
parse_text_scale (Options *options)
{
  g_autofree char *number = NULL;

  if (options->text_scale == NULL)
    return TRUE;

  number = g_strdup (options->text_scale);
  if (g_str_has_suffix (number, "%"))
    number[strlen (number) - 1] = '\0';
  return g_ascii_string_to_signed (number, 10, MIN_TEXT_SCALE, MAX_TEXT_SCALE, &options->percent,
                                   NULL);
}

static gboolean
check_leave_out (Options *options)
{
  g_autofree char *names = cuti_parts_dup_names ();

  if (options->leave_out == NULL)
    return TRUE;

  if (!g_str_equal (options->format, "pdf"))
    g_printerr ("cutiplan-cli: %s\n", _("“--leave-out” is for the plan on paper: use “--format pdf”."));
  else if (!cuti_parts_parse (options->leave_out, &options->left_out))
    g_printerr (_("cutiplan-cli: “%s” cannot be left out. Choose one or more of %s, with commas "
                  "between.\n"), options->leave_out, names);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_options (Options *options)
{
  static const char *const formats[] =
    { "text", "json", "pdf", "board", "handout", "changes", "fhir", "ics", "responses",
      "responses-csv", NULL };

  if (options->format == NULL)
    options->format = g_strdup ("text");
  if (!g_strv_contains (formats, options->format))
    g_printerr (_("cutiplan-cli: “%s” is not a format. Choose text, json, pdf, board, handout, "
                  "changes, fhir, ics, responses or responses-csv.\n"), options->format);
  else if (options->section != NULL && !g_str_equal (options->format, "text"))
    g_printerr ("cutiplan-cli: %s\n", _("A single section is printed as text only."));
  else if (options->with_name && !g_str_equal (options->format, "ics"))
    g_printerr ("cutiplan-cli: %s\n", _("“--with-name” is for the calendar: use “--format ics”."));
  else if (options->no_identity && !g_str_equal (options->format, "fhir"))
    g_printerr ("cutiplan-cli: %s\n", _("“--no-identity” is for “--format fhir”."));
  else if (options->version < 1 && options->version != NO_VERSION)
    g_printerr ("cutiplan-cli: %s\n", _("Versions are numbered from 1."));
  else if (options->text_scale != NULL && !is_for_paper (options))
    g_printerr ("cutiplan-cli: %s\n",
                _("“--text-scale” is for paper: use “--format pdf”, “board” or “handout”."));
  else if (!parse_text_scale (options))
    g_printerr (_("cutiplan-cli: “%s” is not a size of text. Give a whole number of percent from "
                  "%d to %d.\n"), options->text_scale, MIN_TEXT_SCALE, MAX_TEXT_SCALE);
  else
    return check_leave_out (options);

  return FALSE;
}

/**
 * cuti_command_plan:
 *
 * Returns: the exit status
 */
int
cuti_command_plan (int argc, char **argv)
{
  g_auto(Options) options = { .version = NO_VERSION };
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("Print the plan as text, json or pdf; as PDF the tumour-board sheet (board) or the "
         "patient handout (handout); the changes since a version, as PDF where FILE "
         "ends in .pdf; a record for other programs as fhir; its follow-up as ics; or what was said to it, without identity, as "
         "responses or responses-csv"), N_("FORMAT") },
    { "version", 0, 0, G_OPTION_ARG_INT, &options.version,
      N_("Take signed version N; for changes, the last one unless given"), N_("N") },
    { "section", 0, 0, G_OPTION_ARG_STRING, &options.section,
      N_("Print this tab alone: “overview” or a section, such as “surgery”"), N_("ID") },
    { "with-name", 0, 0, G_OPTION_ARG_NONE, &options.with_name,
      N_("Name the patient in the calendar"), NULL },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &options.notes,
      N_("Let responses have their notes, which may name people"), NULL },
    { "no-identity", 0, 0, G_OPTION_ARG_NONE, &options.no_identity,
      N_("Leave out of fhir what tells who patient and clinician are, and the PDF"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Write to FILE"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_("Lay out for a4 or letter"),
      N_("PAPER") },
    { "text-scale", 0, 0, G_OPTION_ARG_STRING, &options.text_scale,
      N_("Print text larger, 100 to 200 percent of its size; the board sheet takes the largest "
         "that one page holds"), N_("PERCENT") },
    { "leave-out", 0, 0, G_OPTION_ARG_STRING, &options.leave_out,
      N_("Leave parts out of the PDF, which says so: facts, undecided, not-offered"), N_("PARTS") },
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      N_("Use the knowledge base in DIR"), N_("DIR") },
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
  if (!check_options (&options))
    return CUTI_EXIT_USAGE;

  return make_plan (argv[1], &options);
}
