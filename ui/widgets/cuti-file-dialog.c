/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shape of GtkFileDialog (GTK 4.10) over GtkFileChooserNative, which is
 * what our floor has. The only file to touch when the floor rises.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-file-dialog.h"

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr(GTask) task = data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");

  g_object_unref (dialog); /* Nothing else owns it: it is not a widget. */
}

static GtkFileChooser *
new_dialog (GtkWindow            *parent,
            const char           *title,
            GtkFileChooserAction  action,
            const char           *accept,
            GTask                *task)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, action, accept, _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  return GTK_FILE_CHOOSER (dialog);
}

/**
 * cuti_file_dialog_open:
 * @filter: (nullable): the files to offer
 */
void
cuti_file_dialog_open (GtkWindow           *parent,
                       const char          *title,
                       GtkFileFilter       *filter,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooser *dialog =
    new_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), task);

  g_task_set_source_tag (task, cuti_file_dialog_open);
  if (filter != NULL)
    gtk_file_chooser_add_filter (dialog, filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
cuti_file_dialog_save (GtkWindow           *parent,
                       const char          *title,
                       const char          *suggested_name,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooser *dialog =
    new_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), task);

  g_task_set_source_tag (task, cuti_file_dialog_save);
  gtk_file_chooser_set_current_name (dialog, suggested_name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * cuti_file_dialog_choose_folder:
 * @folder: (nullable): where to begin
 */
void
cuti_file_dialog_choose_folder (GtkWindow           *parent,
                                const char          *title,
                                GFile               *folder,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooser *dialog =
    new_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), task);

  g_task_set_source_tag (task, cuti_file_dialog_choose_folder);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (dialog, folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * cuti_file_dialog_finish:
 *
 * Returns: (transfer full) (nullable): the file; %NULL with
 *   %G_IO_ERROR_CANCELLED where the dialog was dismissed
 */
GFile *
cuti_file_dialog_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
