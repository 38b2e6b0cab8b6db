/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan on its way out of the window: to the clipboard, the printer, the
 * screen as pages, the calendar. Each takes the plan of what stands in the form
 * at that moment, also of an answer that is still being typed.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-case-file.h"
#include "cuti-format.h"
#include "cuti-icalendar.h"
#include "cuti-json.h"
#include "cuti-page-setup.h"
#include "cuti-preview.h"
#include "cuti-print.h"
#include "cuti-response-export.h"
#include "cuti-window-private.h"

/* NULL while advice is off. */
static CutiPlan *
make_plan (CutiWindow *self)
{
  if (self->advice_off)
    return NULL;

  cuti_window_commit (self);
  return cuti_plan_new (self->patient_case);
}

static CutiReportKind
get_kind (const char *action)
{
  if (g_str_has_suffix (action, "-board"))
    return CUTI_REPORT_BOARD_SHEET;
  return g_str_has_suffix (action, "-handout") ? CUTI_REPORT_HANDOUT : CUTI_REPORT_PLAN;
}

static void
copy (CutiWindow *self, const char *text, const char *done)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  cuti_window_tell (self, CUTI_MESSAGE_ECHO, done, NULL, NULL);
}

static void
copy_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autofree char *text = NULL;

  if (plan == NULL)
    return;

  text = cuti_report_render_text (self->patient_case, plan);
  copy (self, text, _("The whole plan was copied as text, with what identifies the patient."));
}

static void
copy_tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autoptr(CutiTerm) section =
    cuti_plan_view_dup_section (cuti_case_view_get_plan_view (self->case_view));
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;

  if (plan == NULL)
    return;

  text = cuti_report_render_section_text (self->patient_case, plan, section);
  done = cuti_format_words (_("“%s” was copied as text, with what identifies the patient."),
                            section != NULL ? cuti_term_get_label (section) : _("Overview"));
  copy (self, text, done);
}

static void
write_text (CutiWindow *self, GFile *file, const char *text, const char *done, const char *failure,
            const char *action)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;

  if (cuti_file_write_privately (file, bytes, &error))
    cuti_window_tell (self, CUTI_MESSAGE_ECHO, done, NULL, NULL);
  else
    cuti_window_show_failure (self, failure, file, error, _("Try Again…"), action);
}

static void
save_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autofree char *file_name =
    cuti_window_dup_file_name (self->patient_case, "Plan_", "_%Y-%m-%d_DRAFT.txt");

  cuti_window_ask_where (self, _("Save Plan as Text"), file_name, cuti_window_save_text_to);
}

/**
 * cuti_window_save_text_to:
 *
 * Writes the whole plan as plain text, and says so.
 */
void
cuti_window_save_text_to (CutiWindow *self, GFile *file)
{
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autofree char *text = NULL;
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autofree char *done = cuti_format_words (_("The whole plan was saved as text in “%s”."), name);

  if (plan == NULL)
    return;

  text = cuti_report_render_text (self->patient_case, plan);
  write_text (self, file, text, done, _("The plan was not saved as text in “{file}”: {reason}"),
              "win.save-text");
}

static char *
describe_calendar (GFile *file, char **left_out)
{
  g_autofree char *name = cuti_window_dup_display_name (file);
  GString *text = g_string_new (NULL);

  cuti_format_append_words (text, _("The follow-up plan was exported to “%s”, without the "
                                    "patient's name."), name);
  if (*left_out != NULL)
    {
      g_autofree char *reasons = g_strjoinv (" ", left_out);

      g_string_append_c (text, ' ');
      cuti_format_append_words (text, _("Not in it: %s"), reasons);
    }
  return g_string_free (text, FALSE);
}

/**
 * cuti_window_export_calendar_to:
 *
 * Writes the follow-up plan as iCalendar, without the patient's name, and says
 * what is not in it.
 */
void
cuti_window_export_calendar_to (CutiWindow *self, GFile *file)
{
  CutiIcalendarOptions options = { cuti_report_choose_stamp (-1), FALSE };
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_auto(GStrv) left_out = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;
  const char *failure = _("The follow-up plan was not exported to “{file}”: {reason}");

  if (plan == NULL)
    return;

  text = cuti_icalendar_render (self->patient_case, plan, &options, &left_out, &error);
  if (text == NULL)
    {
      cuti_window_show_failure (self, failure, file, error, NULL, NULL);
      return;
    }

  done = describe_calendar (file, left_out);
  write_text (self, file, text, done, failure, "win.export-calendar");
}

static void
export_calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autofree char *file_name =
    cuti_window_dup_file_name (self->patient_case, "Follow-up_", "_%Y-%m-%d.ics");

  cuti_window_ask_where (self, _("Export Follow-up Calendar"), file_name,
                         cuti_window_export_calendar_to);
}

static char *
render_responses (CutiWindow *self, CutiPlan *plan, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autoptr(JsonNode) node = NULL;

  if (!g_str_has_suffix (lower, ".json"))
    return cuti_response_export_csv (self->patient_case, plan, FALSE);

  node = cuti_response_export_json (self->patient_case, plan, FALSE);
  return cuti_json_to_pretty (node, NULL);
}

/**
 * cuti_window_export_responses_to:
 *
 * Writes what was said to the advice, without what tells who the patient or
 * the clinician is, as JSON where the name says so, else as CSV.
 */
void
cuti_window_export_responses_to (CutiWindow *self, GFile *file)
{
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autofree char *text = NULL;
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autofree char *done =
    cuti_format_words (_("The responses were exported to “%s”, without names and notes."), name);

  if (plan == NULL)
    return;

  text = render_responses (self, plan, file);
  write_text (self, file, text, done, _("The responses were not exported to “{file}”: {reason}"),
              "win.export-responses");
}

static void
export_responses_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autofree char *file_name =
    cuti_window_dup_file_name (self->patient_case, "Responses_", "_%Y-%m-%d.csv");

  cuti_window_ask_where (self, _("Export Responses (.csv or .json)"), file_name,
                         cuti_window_export_responses_to);
}

static void
show_print_error (CutiWindow *self, GtkPrintOperation *operation)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  gtk_print_operation_get_error (operation, &error);
  text = cuti_format_words (_("The plan was not printed: %s"),
                            error != NULL ? error->message : _("the printer gave no reason."));
  cuti_window_tell (self, CUTI_MESSAGE_PROBLEM, text, _("Export a PDF Instead…"),
                    "win.export-pdf");
}

static void
print_done_cb (CutiWindow *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_print_error (self, operation);
}

/* A handout needs something to say; the notice tells what to do. */
static gboolean
can_make (CutiWindow *self, CutiPlan *plan, CutiReportKind kind)
{
  CutiReportOptions options = { kind, cuti_page_setup_load_paper (), -1 };
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiPages) pages = NULL;

  if (kind != CUTI_REPORT_HANDOUT)
    return TRUE;

  pages = cuti_report_paginate (self->patient_case, plan, &options, NULL, &error);
  if (pages == NULL)
    cuti_window_tell (self, CUTI_MESSAGE_PROBLEM, error->message, NULL, NULL);
  return pages != NULL;
}

/* On the side: the handout itself must not name them. */
static void
show_wordless (CutiWindow *self, CutiPlan *plan)
{
  g_autofree char *titles = cuti_report_dup_wordless (self->patient_case, plan);
  g_autofree char *text = NULL;

  if (titles == NULL)
    return;

  text = cuti_format_words (_("Accepted, but not in the handout, for want of words for patients: %s"),
                            titles);
  cuti_window_tell (self, CUTI_MESSAGE_CHECK, text, NULL, NULL);
}

/**
 * cuti_window_print:
 * @plan: of the case
 * @options: of a document that can be made
 *
 * Asks for the printer, and prints.
 */
void
cuti_window_print (CutiWindow *self, CutiPlan *plan, const CutiReportOptions *options)
{
  g_autoptr(GtkPrintOperation) operation = cuti_print_new (self->patient_case, plan, options);
  /* The name of the job is seen by whoever passes the printer. */
  g_autofree char *job =
    cuti_window_dup_file_name (self->patient_case, cuti_window_get_prefix (options->kind), "_DRAFT");

  gtk_print_operation_set_job_name (operation, job);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  CutiReportOptions options = { .kind = get_kind (name) };
  g_autoptr(CutiPlan) plan = make_plan (self);

  if (plan != NULL && can_make (self, plan, options.kind))
    cuti_window_print (self, plan, &options);
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autoptr(CutiPlan) plan = make_plan (self);
  CutiReportOptions options = { .kind = get_kind (name) };
  GtkWidget *preview;

  if (plan == NULL || !can_make (self, plan, options.kind))
    return;

  preview = cuti_preview_new (GTK_WINDOW (self), self->patient_case, plan, &options);
  gtk_window_present (GTK_WINDOW (preview));
  if (options.kind == CUTI_REPORT_HANDOUT)
    show_wordless (self, plan);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_export_pdf (CUTI_WINDOW (widget), get_kind (name));
}

static void
export_fhir_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_export_fhir (CUTI_WINDOW (widget));
}

static const struct
{
  const char                  *name;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "win.copy-text", copy_text_action },
  { "win.copy-tab", copy_tab_action },
  { "win.save-text", save_text_action },
  { "win.export-calendar", export_calendar_action },
  { "win.export-responses", export_responses_action },
  { "win.export-fhir", export_fhir_action },
  { "win.print", print_action },
  { "win.print-board", print_action },
  { "win.print-handout", print_action },
  { "win.preview", preview_action },
  { "win.preview-board", preview_action },
  { "win.preview-handout", preview_action },
  { "win.export-board", export_action },
  { "win.export-handout", export_action },
};

void
cuti_window_install_chart_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

/* Without a plan there is nothing to give away; and it is given once at a time. */
void
cuti_window_update_chart_actions (CutiWindow *self)
{
  gboolean possible = self->plan != NULL && self->exporting == NULL;
  GListModel *responses = cuti_case_get_responses (self->patient_case);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, possible);
  if (g_list_model_get_n_items (responses) == 0)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-responses", FALSE);
}
