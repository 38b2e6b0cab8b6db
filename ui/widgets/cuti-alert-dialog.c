/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shape of GtkAlertDialog (GTK 4.10) over GtkMessageDialog, which is what
 * our floor has. The only file to touch when the floor rises.
 */

#include "cuti-alert-dialog.h"

static void
response_cb (GtkDialog *dialog, int response, gpointer data)
{
  g_autoptr(GTask) task = data;
  int cancel = GPOINTER_TO_INT (g_task_get_task_data (task));

  g_task_return_int (task, response >= 0 ? response : cancel);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/**
 * cuti_alert_dialog_choose:
 * @detail: (nullable): a second, smaller text
 * @buttons: the labels, %NULL-terminated, with mnemonics
 * @cancel: the button that Escape and closing stand for
 * @preferred: the button that Enter stands for
 */
void
cuti_alert_dialog_choose (GtkWindow           *parent,
                          const char          *message,
                          const char          *detail,
                          const char *const   *buttons,
                          int                  cancel,
                          int                  preferred,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *dialog =
    gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                            GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", message);

  g_task_set_source_tag (task, cuti_alert_dialog_choose);
  g_task_set_task_data (task, GINT_TO_POINTER (cancel), NULL);

  if (detail != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", detail);
  for (int i = 0; buttons[i] != NULL; i++)
    gtk_dialog_add_button (GTK_DIALOG (dialog), buttons[i], i);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), preferred);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * cuti_alert_dialog_choose_finish:
 *
 * Returns: the number of the button
 */
int
cuti_alert_dialog_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_int (G_TASK (result), NULL);
}
