/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything about an export in one place, before it happens. What is exported
 * is the plan as it was when the sheet opened; nothing can change it meanwhile.
 */

#include "config.h"

#include "cuti-export-sheet.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-export-job.h"
#include "cuti-field-message.h"
#include "cuti-file-dialog.h"
#include "cuti-file-name.h"
#include "cuti-open-points.h"
#include "cuti-page-setup.h"
#include "cuti-preview.h"
#include "cuti-window-private.h"

struct _CutiExportSheet
{
  GtkWindow         parent_instance;

  CutiCase         *patient_case;
  CutiPlan         *plan;
  GFile            *folder;
  CutiReportKind    kind;
  char             *suggestion; /* of the name, for the kind */
  char             *nothing; /* why there is no handout, or NULL */
  char             *wordless; /* what the handout leaves out, or NULL */
  gboolean          handout_seen;
  GCancellable     *running; /* NULL while nothing is written */

  GtkWidget        *choices;
  GtkCheckButton   *kinds[3];
  GtkDropDown      *paper;
  GtkEntry         *name;
  GtkLabel         *folder_name;
  GtkLabel         *status;
  GtkBox           *open_points;
  GtkWidget        *progress;
  CutiFieldMessage *message;
  GtkWidget        *replace_row;
  GtkLabel         *replace_text;
};

G_DEFINE_FINAL_TYPE (CutiExportSheet, cuti_export_sheet, GTK_TYPE_WINDOW)

enum { EXPORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const papers[] = { "a4", "letter" }; /* as in the drop-down */

static char *
dup_name (CutiExportSheet *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *lower = g_ascii_strdown (typed, -1);

  if (*typed == '\0' || g_str_has_suffix (lower, ".pdf"))
    return g_steal_pointer (&typed);
  return g_strconcat (typed, ".pdf", NULL);
}

/* Says the first thing that stands against an export; NULL: nothing does. */
static char *
dup_obstacle (CutiExportSheet *self, CutiMessageTone *tone)
{
  g_autofree char *name = dup_name (self);
  char *problem = cuti_file_name_dup_problem (name);

  *tone = CUTI_MESSAGE_PROBLEM;
  if (self->kind == CUTI_REPORT_HANDOUT && self->nothing != NULL)
    {
      g_free (problem);
      return g_strdup (self->nothing);
    }
  if (problem != NULL)
    return problem;
  if (self->kind != CUTI_REPORT_HANDOUT || self->handout_seen)
    return NULL;

  *tone = CUTI_MESSAGE_CHECK;
  return g_strdup (_("Look at the handout in the preview before it is exported."));
}

/* To be called when anything was chosen: what an earlier attempt said is void. */
static void
update (CutiExportSheet *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  CutiMessageTone tone;
  g_autofree char *obstacle = dup_obstacle (self, &tone);
  gboolean idle = self->running == NULL;
  gboolean possible = self->kind != CUTI_REPORT_HANDOUT || self->nothing == NULL;

  if (obstacle != NULL)
    cuti_field_message_show (self->message, tone, obstacle);
  else if (self->kind == CUTI_REPORT_HANDOUT && self->wordless != NULL)
    cuti_field_message_show (self->message, CUTI_MESSAGE_CHECK, self->wordless);
  else
    cuti_field_message_hide (self->message);

  gtk_widget_set_visible (self->replace_row, FALSE);
  gtk_widget_set_visible (self->progress, !idle);
  gtk_widget_set_sensitive (self->choices, idle);
  gtk_widget_action_set_enabled (widget, "sheet.export", idle && obstacle == NULL);
  gtk_widget_action_set_enabled (widget, "sheet.preview", idle && possible);
}

static void
show_folder (CutiExportSheet *self)
{
  g_autofree char *path = g_file_get_parse_name (self->folder);

  gtk_label_set_label (self->folder_name, path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_name), path);
}

static void
select_paper (CutiExportSheet *self)
{
  const char *paper = cuti_page_setup_load_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i], paper))
      gtk_drop_down_set_selected (self->paper, i);
}

static void
paper_selected_cb (CutiExportSheet *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper);
  g_autoptr(GtkPageSetup) setup = NULL;

  if (self->plan == NULL || selected >= G_N_ELEMENTS (papers))
    return; /* The list reports its first row while it is made. */

  setup = cuti_page_setup_new (papers[selected]);
  cuti_page_setup_save (setup);
}

/* A name that was typed stays, whatever is exported under it. */
static void
suggest_name (CutiExportSheet *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name));
  gboolean own = self->suggestion != NULL && !g_str_equal (text, self->suggestion);

  g_free (self->suggestion);
  self->suggestion = cuti_window_dup_export_name (self->patient_case, self->kind);
  if (!own)
    gtk_editable_set_text (GTK_EDITABLE (self->name), self->suggestion);
}

static void
kind_toggled_cb (CutiExportSheet *self, GtkCheckButton *button)
{
  if (self->plan == NULL || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    if (self->kinds[i] == button)
      self->kind = i;
  suggest_name (self);
  update (self);
}

static void
folder_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (object);
  g_autoptr(GFile) folder = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (folder == NULL || self->plan == NULL)
    return;

  g_set_object (&self->folder, folder);
  show_folder (self);
  update (self);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_file_dialog_choose_folder (GTK_WINDOW (widget), _("Folder for the PDF"),
                                  CUTI_EXPORT_SHEET (widget)->folder, folder_chosen_cb, NULL);
}

/* Paper can be chosen there too. */
static void
preview_closed_cb (CutiExportSheet *self)
{
  if (self->plan != NULL)
    select_paper (self);
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (widget);
  GtkWidget *preview =
    cuti_preview_new (GTK_WINDOW (self), self->patient_case, self->plan, self->kind);

  g_signal_connect_object (preview, "destroy", G_CALLBACK (preview_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
  self->handout_seen |= self->kind == CUTI_REPORT_HANDOUT;
  update (self);
}

static void
show_failure (CutiExportSheet *self, GFile *target, const GError *error)
{
  g_autofree char *name = cuti_window_dup_display_name (target);
  g_autofree char *folder = g_file_get_parse_name (self->folder);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("Cancelled: nothing was exported."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    text = g_strdup_printf (_("The folder “%s” is not there; choose another."), folder);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    text = g_strdup_printf (_("You may not write to the folder “%s”; choose another."), folder);
  else
    text = g_strdup_printf (_("“%s” was not exported: %s"), name, error->message);
  cuti_field_message_show (self->message, CUTI_MESSAGE_PROBLEM, text);
}

static void
ask_to_replace (CutiExportSheet *self, GFile *target)
{
  g_autofree char *name = cuti_window_dup_display_name (target);
  g_autofree char *text = g_strdup_printf (_("“%s” is already in this folder."), name);

  gtk_label_set_label (self->replace_text, text);
  gtk_widget_set_visible (self->replace_row, TRUE);
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (object);
  g_autoptr(GFile) target = data;
  g_autoptr(GError) error = NULL;
  gboolean done = cuti_export_job_finish (result, &error);

  if (done)
    g_signal_emit (self, signals[EXPORTED], 0, target, (guint) self->kind);
  if (self->plan == NULL) /* closed meanwhile */
    return;

  g_clear_object (&self->running);
  update (self);
  if (done)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    ask_to_replace (self, target);
  else
    show_failure (self, target, error);
}

static void
run (CutiExportSheet *self, gboolean replace)
{
  g_autofree char *name = dup_name (self);
  g_autoptr(GFile) target = g_file_get_child (self->folder, name);
  CutiReportOptions options = { self->kind, papers[gtk_drop_down_get_selected (self->paper)],
                                cuti_report_choose_stamp (-1) };
  CutiExportJob job = { self->patient_case, self->plan, options, target, replace };

  if (!replace && g_file_query_exists (target, NULL))
    {
      ask_to_replace (self, target);
      return;
    }

  self->running = g_cancellable_new ();
  update (self);
  cuti_export_job_run (&job, self, self->running, exported_cb, g_object_ref (target));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "sheet.export", NULL);
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  run (CUTI_EXPORT_SHEET (widget), g_str_equal (name, "sheet.replace"));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (widget);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The window answers, once nothing is in front of it. */
static void
leave_for (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autoptr(GtkWindow) kept = parent != NULL ? g_object_ref (parent) : NULL;

  gtk_window_destroy (GTK_WINDOW (widget));
  if (kept != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (kept), action, parameter);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("win.", strchr (name, '.') + 1, NULL);

  leave_for (widget, action, parameter);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const prints[] = { "win.print", "win.print-board", "win.print-handout" };
  CutiReportKind kind = CUTI_EXPORT_SHEET (widget)->kind;

  leave_for (widget, prints[kind], NULL);
}

static void
cuti_export_sheet_dispose (GObject *object)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_EXPORT_SHEET);
  g_clear_object (&self->patient_case);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->suggestion, g_free);
  g_clear_pointer (&self->nothing, g_free);
  g_clear_pointer (&self->wordless, g_free);

  G_OBJECT_CLASS (cuti_export_sheet_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const prints[] = { "win.print", "win.print-board", "win.print-handout" };
  static const char *const exports[] = { "win.export-pdf", "win.export-board",
                                         "win.export-handout" };

  gtk_widget_class_install_action (widget_class, "sheet.export", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "sheet.replace", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "sheet.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "sheet.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "sheet.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "sheet.sign", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "sheet.show-urgent", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "sheet.go-to-answer", "(ss)", leave_action);

  /* What the preview hands over to the window below it, which is this one. */
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      gtk_widget_class_install_action (widget_class, prints[i], NULL, print_action);
      gtk_widget_class_install_action (widget_class, exports[i], NULL, export_action);
    }
}

static void
cuti_export_sheet_class_init (CutiExportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_export_sheet_dispose;

  /**
   * CutiExportSheet::exported:
   * @file: that was written
   * @kind: of document, a #CutiReportKind
   */
  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_UINT);

  g_type_ensure (CUTI_TYPE_FIELD_MESSAGE);
  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sheet.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-export-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, choices);
  gtk_widget_class_bind_template_child_full (widget_class, "plan_kind", FALSE,
    G_STRUCT_OFFSET (CutiExportSheet, kinds[CUTI_REPORT_PLAN]));
  gtk_widget_class_bind_template_child_full (widget_class, "board_kind", FALSE,
    G_STRUCT_OFFSET (CutiExportSheet, kinds[CUTI_REPORT_BOARD_SHEET]));
  gtk_widget_class_bind_template_child_full (widget_class, "handout_kind", FALSE,
    G_STRUCT_OFFSET (CutiExportSheet, kinds[CUTI_REPORT_HANDOUT]));
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, paper);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, name);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, folder_name);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, status);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, open_points);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, progress);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, message);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, replace_row);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, replace_text);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
cuti_export_sheet_init (CutiExportSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->paper), _("Paper"));
  cuti_accessible_set_label (GTK_WIDGET (self->name), _("File name"));
  cuti_accessible_name_rows (self->paper);
}

/* Neither can change while the sheet is open. */
static void
learn_about_handout (CutiExportSheet *self)
{
  CutiReportOptions options = { CUTI_REPORT_HANDOUT, NULL, -1 };
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiPages) pages =
    cuti_report_paginate (self->patient_case, self->plan, &options, NULL, &error);
  g_autofree char *titles = cuti_report_dup_wordless (self->patient_case, self->plan);

  if (pages == NULL)
    self->nothing = g_strdup (error->message);
  if (titles != NULL)
    self->wordless =
      g_strdup_printf (_("Accepted, but not in the handout, for want of words for patients: %s"),
                       titles);
}

/**
 * cuti_export_sheet_new:
 * @parent: stays below, and does what the sheet leads to
 * @plan: of @patient_case as it is now
 * @case_file: (nullable): beside which the PDF probably belongs
 */
GtkWidget *
cuti_export_sheet_new (GtkWindow *parent, CutiCase *patient_case, CutiPlan *plan, GFile *case_file)
{
  CutiExportSheet *self = g_object_new (CUTI_TYPE_EXPORT_SHEET, "transient-for", parent, NULL);
  g_autofree char *status = g_strdup_printf (_("Draft of version %u, not signed"),
                                             cuti_case_get_draft_number (patient_case));

  select_paper (self);
  self->patient_case = g_object_ref (patient_case);
  self->plan = g_object_ref (plan);
  self->folder = case_file != NULL ? g_file_get_parent (case_file)
                                   : g_file_new_for_path (g_get_home_dir ());
  learn_about_handout (self);
  gtk_label_set_label (self->status, status);
  cuti_open_points_list (self->open_points, patient_case, plan);
  show_folder (self);
  suggest_name (self);
  update (self);
  return GTK_WIDGET (self);
}
