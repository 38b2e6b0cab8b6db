/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents of the window as PDF files: the sheet that asks what and where to,
 * and what is said afterwards.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-export-job.h"
#include "cuti-export-sheet.h"
#include "cuti-file-dialog.h"
#include "cuti-file-name.h"
#include "cuti-format.h"
#include "cuti-json.h"
#include "cuti-page-setup.h"
#include "cuti-report.h"
#include "cuti-window-private.h"

static const struct
{
  const char *prefix, *title, *done, *failure, *action;
} documents[] = {
  [CUTI_REPORT_PLAN] = {
    "Plan_", N_("Export Plan as PDF"), N_("The plan was exported to “{file}”."),
    N_("The plan was not exported to “{file}”: {reason}"), "win.export-pdf",
  },
  [CUTI_REPORT_BOARD_SHEET] = {
    "TumourBoard_", N_("Export Tumour-Board Sheet"),
    N_("The tumour-board sheet was exported to “{file}”."),
    N_("The tumour-board sheet was not exported to “{file}”: {reason}"), "win.export-board",
  },
  [CUTI_REPORT_HANDOUT] = {
    "Handout_", N_("Export Patient Handout"), N_("The patient handout was exported to “{file}”."),
    N_("The patient handout was not exported to “{file}”: {reason}"), "win.export-handout",
  },
};

/**
 * cuti_window_get_prefix:
 *
 * Returns: what names of files begin with that hold such a document
 */
const char *
cuti_window_get_prefix (CutiReportKind kind)
{
  return documents[kind].prefix;
}

static void
show_exported (CutiWindow *self, GFile *file, const char *done)
{
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autoptr(GString) text = g_string_new (done);

  g_string_replace (text, "{file}", name, 0);
  g_set_object (&self->exported, file);
  cuti_window_tell (self, CUTI_MESSAGE_ECHO, text->str, _("Show in Folder"),
                    "win.show-exported");
}

/* What an export is told with, as long as it runs. */
typedef struct
{
  GFile      *target;
  const char *done, *failure; /* translated, with “{file}” and “{reason}” */
  const char *action; /* that tries again */
} Story;

static void
story_free (Story *story)
{
  g_object_unref (story->target);
  g_free (story);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Story, story_free)

static void
set_exporting (CutiWindow *self, GCancellable *exporting)
{
  g_set_object (&self->exporting, exporting);
  cuti_window_update_chart_actions (self);
  cuti_window_show_versions (self);
}

static void
job_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiWindow *self = CUTI_WINDOW (object);
  g_autoptr(Story) story = data;
  g_autoptr(GError) error = NULL;
  gboolean done = cuti_export_job_finish (result, &error);

  if (!gtk_widget_get_realized (GTK_WIDGET (self))) /* closed meanwhile */
    return;

  set_exporting (self, NULL);
  if (done)
    show_exported (self, story->target, story->done);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cuti_window_tell (self, CUTI_MESSAGE_ECHO, _("Cancelled: nothing was exported."), NULL, NULL);
  else
    cuti_window_show_failure (self, story->failure, story->target, error, _("Try Again…"),
                              story->action);
}

/**
 * cuti_window_run_export:
 * @job: of a case that the form does not change
 * @done: what is told at the end, with “{file}” in it; static as the rest
 * @failure: as of cuti_window_show_failure()
 * @action: that tries again
 *
 * Exports while the window goes on, and says how it went. There is no other
 * export of the kind meanwhile.
 */
void
cuti_window_run_export (CutiWindow *self, const CutiExportJob *job, const char *done,
                        const char *failure, const char *action)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Story *story = g_new0 (Story, 1);

  *story = (Story) { g_object_ref (job->target), done, failure, action };
  set_exporting (self, cancellable);
  cuti_window_tell (self, CUTI_MESSAGE_ECHO, _("Making the PDF…"), _("Cancel"),
                    "win.cancel-export");
  cuti_export_job_run (job, self, cancellable, job_done_cb, story);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (CUTI_WINDOW (widget)->exporting);
}

/**
 * cuti_window_write_pdf:
 * @patient_case: that the form does not change
 * @plan: of @patient_case
 *
 * Exports a document and says how it went.
 */
void
cuti_window_write_pdf (CutiWindow *self, GFile *file, CutiCase *patient_case, CutiPlan *plan,
                       CutiReportKind kind)
{
  CutiExportJob job = {
    patient_case, plan, { kind, cuti_page_setup_load_paper (), cuti_report_choose_stamp (-1) },
    file, TRUE,
  };

  cuti_window_run_export (self, &job, _(documents[kind].done), _(documents[kind].failure),
                          documents[kind].action);
}

/**
 * cuti_window_copy_case:
 *
 * Returns: (transfer full): the case as it stands in the form
 */
CutiCase *
cuti_window_copy_case (CutiWindow *self)
{
  g_autoptr(JsonNode) json = NULL;
  g_autoptr(JsonNode) own = NULL;
  g_autofree char *text = NULL;
  CutiCase *copy;

  cuti_window_commit (self);
  json = cuti_case_to_json (self->patient_case);
  text = cuti_json_to_canonical (json); /* The node is shared with the case. */
  own = cuti_json_parse (text, -1, NULL);
  copy = cuti_case_new_from_json (self->knowledge, own, NULL);
  g_assert (copy != NULL);
  return copy;
}

/**
 * cuti_window_export_document_to:
 *
 * Exports a document of the case as it is now.
 */
void
cuti_window_export_document_to (CutiWindow *self, GFile *file, guint kind)
{
  g_autoptr(CutiCase) patient_case = cuti_window_copy_case (self);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);

  cuti_window_write_pdf (self, file, patient_case, plan, kind);
}

static void
export_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiWindow *self = CUTI_WINDOW (object);
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL && self->plan != NULL)
    cuti_window_export_document_to (self, file, GPOINTER_TO_UINT (data));
}

/* A label is typed too, and some type the name. */
static const char *
get_nameless_label (CutiCase *patient_case)
{
  static const CutiPatientField names[] = { CUTI_PATIENT_FAMILY, CUTI_PATIENT_GIVEN };
  const char *label = cuti_case_get_label (patient_case);
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = cuti_case_get_patient (patient_case, names[i]);
      g_autofree char *part = name != NULL ? g_utf8_casefold (name, -1) : NULL;

      if (part != NULL && *part != '\0' && strstr (folded, part) != NULL)
        return "";
    }

  return label;
}

/**
 * cuti_window_dup_file_name:
 * @format: of what stands behind the label, as of g_date_time_format()
 *
 * Returns: (transfer full): what to call a file that is made now, without the
 *   patient's name
 */
char *
cuti_window_dup_file_name (CutiCase *patient_case, const char *prefix, const char *format)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *suffix = g_date_time_format (now, format);

  return cuti_file_name_make (prefix, get_nameless_label (patient_case), suffix);
}

/**
 * cuti_window_dup_export_name:
 *
 * Returns: (transfer full): what to call the PDF of a draft, without the
 *   patient's name
 */
char *
cuti_window_dup_export_name (CutiCase *patient_case, CutiReportKind kind)
{
  return cuti_window_dup_file_name (patient_case, documents[kind].prefix, "_%Y-%m-%d_DRAFT.pdf");
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiWindowWriteFunc write = (CutiWindowWriteFunc) data;
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    write (CUTI_WINDOW (object), file);
}

/**
 * cuti_window_ask_where:
 * @name: that is suggested
 * @write: gets the file, unless the dialog is dismissed
 */
void
cuti_window_ask_where (CutiWindow *self, const char *title, const char *name,
                       CutiWindowWriteFunc write)
{
  cuti_file_dialog_save (GTK_WINDOW (self), title, name, chosen_cb, (gpointer) write);
}

void
cuti_window_export_pdf (CutiWindow *self, CutiReportKind kind)
{
  g_autofree char *name = cuti_window_dup_export_name (self->patient_case, kind);

  cuti_window_commit (self);
  cuti_file_dialog_save (GTK_WINDOW (self), _(documents[kind].title), name, export_cb,
                         GUINT_TO_POINTER (kind));
}

static void
exported_cb (CutiWindow *self, GFile *file, guint kind)
{
  show_exported (self, file, _(documents[kind].done));
}

static void
export_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autoptr(CutiPlan) plan = NULL;
  GtkWidget *sheet;

  cuti_window_commit (self);
  if (self->plan == NULL)
    return;

  plan = cuti_plan_new (self->patient_case);
  sheet = cuti_export_sheet_new (GTK_WINDOW (self), self->patient_case, plan, self->file);
  g_signal_connect_object (sheet, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (sheet));
}

/* The urgent points are on the first tab of the plan. */
static void
show_urgent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *plan = GTK_WIDGET (cuti_case_view_get_plan_view (CUTI_WINDOW (widget)->case_view));

  gtk_widget_activate_action (widget, "win.view", "s", "plan");
  gtk_widget_activate_action (plan, "plan.show-section", "s", "");
  gtk_widget_child_focus (plan, GTK_DIR_TAB_FORWARD);
}

/* Nothing on this machine shows folders: then the path has to do. */
static void
folder_shown_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(CutiWindow) self = data;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (object), result, NULL) || self->exported == NULL ||
      gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  path = g_file_get_parse_name (self->exported);
  text = cuti_format_words (_("No program is there to show the folder. The file is “%s”."), path);
  cuti_window_tell (self, CUTI_MESSAGE_CHECK, text, NULL, NULL);
}

static void
show_folder (CutiWindow *self)
{
  g_autoptr(GFile) folder = NULL;
  g_autofree char *uri = NULL;

  if (self->exported == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  folder = g_file_get_parent (self->exported);
  uri = g_file_get_uri (folder);
  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, folder_shown_cb,
                     g_object_ref (self));
}

static void
items_shown_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(CutiWindow) self = data;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);

  if (reply == NULL)
    show_folder (self);
}

static void
bus_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(CutiWindow) self = data;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = self->exported != NULL ? g_file_get_uri (self->exported) : NULL;
  const char *const uris[] = { uri, NULL };

  if (bus == NULL || uri == NULL)
    {
      show_folder (self);
      return;
    }

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, items_shown_cb, g_object_ref (self));
}

/* A file manager marks the file; without one, or without a bus, the folder is opened. */
static void
show_exported_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (CUTI_WINDOW (widget)->exported != NULL)
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (widget));
}

void
cuti_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-pdf", NULL, export_sheet_action);
  gtk_widget_class_install_action (widget_class, "win.cancel-export", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.show-urgent", NULL, show_urgent_action);
  gtk_widget_class_install_action (widget_class, "win.show-exported", NULL, show_exported_action);
}
