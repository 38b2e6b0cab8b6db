/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's cases in and out of files. A file that cannot be read leaves
 * the window, and the file, as they are.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-case-file.h"
#include "cuti-file-dialog.h"
#include "cuti-file-name.h"
#include "cuti-format.h"
#include "cuti-window-private.h"

char *
cuti_window_dup_display_name (GFile *file)
{
  g_autofree char *path = g_file_get_parse_name (file);

  return g_filename_display_basename (path);
}

/* The list of recent files never tells other programs, and never a name. */
static void
remember (CutiWindow *self)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  GtkRecentData data = {
    .display_name = (char *) cuti_case_get_label (self->patient_case),
    .mime_type = (char *) "application/x-cutiplan+json",
    .app_name = (char *) "Cutiplan",
    .app_exec = (char *) "cutiplan %f",
    .is_private = TRUE,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * cuti_window_show_failure:
 * @format: a sentence with “{file}” and “{reason}” in it
 * @button: (nullable): the label of a button, with @action
 */
void
cuti_window_show_failure (CutiWindow   *self,
                          const char   *format,
                          GFile        *file,
                          const GError *error,
                          const char   *button,
                          const char   *action)
{
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autoptr(GString) text = g_string_new (format);

  /* The sentence is translated as a whole, with its two places by name. */
  g_string_replace (text, "{file}", name, 0);
  g_string_replace (text, "{reason}", error->message, 0);
  cuti_window_tell (self, CUTI_MESSAGE_PROBLEM, text->str, button, action);
}

static void
note_saved (CutiWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  g_free (self->saved_at);
  self->saved_at = g_date_time_format (now, "%H:%M");
  cuti_case_set_saved (self->patient_case);
  cuti_notice_hide (cuti_case_view_get_notice (self->case_view));
  cuti_window_show_saved (self);
  remember (self);
}

static void
save_to (CutiWindow *self, GFile *file)
{
  g_autoptr(GError) error = NULL;

  cuti_window_commit (self);
  if (!cuti_case_file_save (self->patient_case, file, &error))
    {
      self->close_when_saved = FALSE;
      cuti_window_show_failure (self, _("“{file}” was not saved: {reason} "
                            "Changes are kept while this window is open."),
                    file, error, _("Save Elsewhere…"), "win.save-as");
      return;
    }

  g_set_object (&self->file, file);
  note_saved (self);
  if (self->close_when_saved)
    gtk_window_close (GTK_WINDOW (self)); /* Another case may have been set aside. */
}

static void
save_as_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiWindow *self = CUTI_WINDOW (object);
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    save_to (self, file);
  else
    self->close_when_saved = FALSE;
}

void
cuti_window_save_as (CutiWindow *self)
{
  g_autofree char *name =
    cuti_file_name_make ("", cuti_case_get_label (self->patient_case), ".cutiplan");

  cuti_window_commit (self);
  cuti_file_dialog_save (GTK_WINDOW (self), _("Save Case"), name, save_as_cb, NULL);
}

void
cuti_window_save (CutiWindow *self)
{
  if (self->file == NULL)
    cuti_window_save_as (self);
  else
    save_to (self, self->file);
}

static void
show_ignored (CutiWindow *self)
{
  GListModel *ignored = cuti_case_get_ignored (self->patient_case);
  guint n = g_list_model_get_n_items (ignored);
  g_autoptr(CutiIgnored) first = g_list_model_get_item (ignored, 0);
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  text = cuti_format_words (ngettext ("%u entry of this file is kept but not used. %s: %s",
                                      "%u entries of this file are kept but not used. "
                                      "The first is %s: %s", n),
                            n, cuti_ignored_get_pointer (first), cuti_ignored_get_reason (first));
  cuti_window_tell (self, CUTI_MESSAGE_CHECK, text, NULL, NULL);
}

/**
 * cuti_window_open:
 *
 * Shows the case of a file; where it cannot be read, says so and changes
 * nothing.
 */
void
cuti_window_open (CutiWindow *self, GFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiCase) patient_case = NULL;

  g_return_if_fail (CUTI_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  patient_case = cuti_case_file_load (self->knowledge, file, NULL, &error);
  if (patient_case == NULL)
    {
      cuti_window_show_failure (self, _("“{file}” cannot be opened: {reason} The file is left as it is."),
                    file, error, NULL, NULL);
      return;
    }

  cuti_window_set_case (self, patient_case, file);
  cuti_notice_hide (cuti_case_view_get_notice (self->case_view));
  show_ignored (self);
  remember (self);
}
