/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the buttons of the export sheet do, and how an export ends.
 */

#include "config.h"

#include "cuti-export-sheet-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-export-job.h"
#include "cuti-file-dialog.h"
#include "cuti-format.h"
#include "cuti-page-setup.h"
#include "cuti-preview.h"
#include "cuti-window-private.h"

static void
folder_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (object);
  g_autoptr(GFile) folder = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (folder == NULL || self->plan == NULL)
    return;

  g_set_object (&self->folder, folder);
  cuti_export_sheet_show_folder (self);
  cuti_export_sheet_update (self);
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
    cuti_page_setup_show_paper (self->paper);
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (widget);
  CutiReportOptions options;
  GtkWidget *preview;

  cuti_export_sheet_get_options (self, &options);
  preview = cuti_preview_new (GTK_WINDOW (self), self->patient_case, self->plan, &options);
  g_signal_connect_object (preview, "destroy", G_CALLBACK (preview_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
  self->seen |= 1u << self->kind;
  cuti_export_sheet_update (self);
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
    text = cuti_format_words (_("The folder “%s” is not there; choose another."), folder);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    text = cuti_format_words (_("You may not write to the folder “%s”; choose another."), folder);
  else
    text = cuti_format_words (_("“%s” was not exported: %s"), name, error->message);
  cuti_field_message_show (self->message, CUTI_MESSAGE_PROBLEM, text);
  cuti_export_sheet_show_notes (self);
}

static void
ask_to_replace (CutiExportSheet *self, GFile *target)
{
  g_autofree char *name = cuti_window_dup_display_name (target);
  g_autofree char *text = cuti_format_words (_("“%s” is already in this folder."), name);

  gtk_label_set_label (self->replace_text, text);
  gtk_widget_set_visible (self->replace_row, TRUE);
  cuti_export_sheet_show_notes (self);
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (object);
  g_autoptr(GFile) target = data;
  g_autoptr(GError) error = NULL;
  gboolean done = cuti_export_job_finish (result, &error);

  if (done)
    g_signal_emit_by_name (self, "exported", target, (guint) self->kind);
  if (!gtk_widget_get_realized (GTK_WIDGET (self))) /* closed meanwhile */
    return;

  g_clear_object (&self->running);
  cuti_export_sheet_update (self);
  if (done)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (self->name)); /* Meanwhile nothing could have it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    ask_to_replace (self, target);
  else
    show_failure (self, target, error);
}

static void
run (CutiExportSheet *self, gboolean replace)
{
  g_autofree char *name = cuti_export_sheet_dup_name (self);
  g_autoptr(GFile) target = g_file_get_child (self->folder, name);
  CutiExportJob job = { self->patient_case, self->plan, .target = target, .replace = replace };

  cuti_export_sheet_get_options (self, &job.options);
  job.options.stamp = cuti_report_choose_stamp (-1);
  if (!replace && g_file_query_exists (target, NULL))
    {
      ask_to_replace (self, target);
      return;
    }

  /* An entry that turns insensitive would miss that it loses the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  self->running = g_cancellable_new ();
  cuti_export_sheet_update (self);
  cuti_export_job_run (&job, self, self->running, exported_cb, g_object_ref (target));
}

/* From the preview; a key held too long in the window also ends up here. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (widget);

  if ((self->seen & 1u << self->kind) != 0)
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

/* As chosen here, which the window does not know. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autoptr(CutiWindow) kept = CUTI_IS_WINDOW (parent) ? g_object_ref (CUTI_WINDOW (parent)) : NULL;
  g_autoptr(CutiPlan) plan = g_object_ref (self->plan);
  CutiReportOptions options;

  cuti_export_sheet_get_options (self, &options);
  gtk_window_destroy (GTK_WINDOW (widget));
  if (kept != NULL)
    cuti_window_print (kept, plan, &options);
}

void
cuti_export_sheet_install_actions (GtkWidgetClass *widget_class)
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
