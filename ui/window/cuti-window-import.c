/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A FHIR record into the window, from a file or dropped on it. The case that
 * was shown is set aside and comes back with undo.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-file-dialog.h"
#include "cuti-import-dialog.h"
#include "cuti-window-private.h"

typedef struct
{
  CutiCase *patient_case;
  GFile    *file;
} Aside;

static void
aside_free (gpointer data)
{
  Aside *self = data;

  g_object_unref (self->patient_case);
  g_clear_object (&self->file);
  g_free (self);
}

static void
set_aside (CutiWindow *self, GPtrArray *stack)
{
  Aside *aside = g_new0 (Aside, 1);

  aside->patient_case = g_object_ref (self->patient_case);
  aside->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  g_ptr_array_add (stack, aside);
}

static void
bring_back (CutiWindow *self, GPtrArray *stack, guint i)
{
  Aside *aside = g_ptr_array_steal_index (stack, i);

  self->undoing = TRUE;
  cuti_window_set_case (self, aside->patient_case, aside->file);
  self->undoing = FALSE;
  aside_free (aside);
}

/**
 * cuti_window_init_import:
 *
 * Makes room for the cases that imports set aside.
 */
void
cuti_window_init_import (CutiWindow *self)
{
  self->before_import = g_ptr_array_new_with_free_func (aside_free);
  self->after_import = g_ptr_array_new_with_free_func (aside_free);
}

/**
 * cuti_window_swap_import:
 * @back: undo; else redo
 *
 * Returns: whether there was an import to undo or redo
 */
gboolean
cuti_window_swap_import (CutiWindow *self, gboolean back)
{
  GPtrArray *from = back ? self->before_import : self->after_import;
  GPtrArray *to = back ? self->after_import : self->before_import;

  if (from->len == 0)
    return FALSE;

  set_aside (self, to);
  bring_back (self, from, from->len - 1);
  return TRUE;
}

static gboolean
bring_back_unsaved_of (CutiWindow *self, GPtrArray *stack)
{
  for (guint i = 0; i < stack->len; i++)
    if (cuti_case_is_modified (((Aside *) g_ptr_array_index (stack, i))->patient_case))
      {
        bring_back (self, stack, i);
        return TRUE;
      }
  return FALSE;
}

/**
 * cuti_window_bring_back_unsaved:
 *
 * Shows a case that was set aside with unsaved changes; the one shown now is
 * done with.
 *
 * Returns: whether there was one
 */
gboolean
cuti_window_bring_back_unsaved (CutiWindow *self)
{
  return bring_back_unsaved_of (self, self->before_import)
         || bring_back_unsaved_of (self, self->after_import);
}

static void
accepted_cb (CutiImportDialog *dialog, CutiWindow *self)
{
  CutiCase *patient_case = cuti_fhir_import_get_case (cuti_import_dialog_get_import (dialog));

  set_aside (self, self->before_import);
  g_ptr_array_set_size (self->after_import, 0);
  cuti_case_set_unsaved (patient_case);
  cuti_window_set_case (self, patient_case, NULL);
  cuti_notice_show (cuti_case_view_get_undo_notice (self->case_view), CUTI_MESSAGE_ECHO,
                    _("The record was imported."), _("Undo"), "win.undo");
}

/**
 * cuti_window_offer_import:
 * @file: a FHIR record
 *
 * Shows what would be taken; where it cannot be read, says so.
 */
void
cuti_window_offer_import (CutiWindow *self, GFile *file)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiFhirImport) import = NULL;
  GtkWidget *dialog;

  g_return_if_fail (CUTI_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  cuti_window_commit (self);
  import = cuti_fhir_import_load (self->knowledge, file, today, &error);
  if (import == NULL)
    {
      cuti_window_show_failure (self, _("“{file}” cannot be imported: {reason}"), file, error, NULL,
                                NULL);
      return;
    }

  dialog = cuti_import_dialog_new (GTK_WINDOW (self), import, name);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    cuti_window_offer_import (CUTI_WINDOW (object), file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("FHIR records"));
  gtk_file_filter_add_suffix (filter, "json");
  cuti_file_dialog_open (GTK_WINDOW (widget), _("Import FHIR Record"), filter, chosen_cb, NULL);
}

static gboolean
is_json (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ".json");
}

/* One file at a time; others than records are none of ours. */
static gboolean
drop_cb (CutiWindow *self, const GValue *value, double x, double y)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || !is_json (file))
    return FALSE;

  cuti_window_offer_import (self, file);
  return TRUE;
}

/**
 * cuti_window_accept_drops:
 *
 * Lets a record be dropped anywhere on the window.
 */
void
cuti_window_accept_drops (CutiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  /* Before an entry takes the name of the file as text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
cuti_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
}
