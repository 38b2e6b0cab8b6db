/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo in the window. The keys come here first, wherever the focus
 * is: entries of one line have no history of their own, a text view has, and
 * uses it up before the case's turn comes.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-format.h"
#include "cuti-window-private.h"

/* After so long without a change, in milliseconds, the next one is a step of its own. */
#define PAUSE 1500

static GtkTextBuffer *
get_focused_buffer (CutiWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return NULL;
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
}

/* What is typed and not yet recorded can be undone too. */
static gboolean
may_hold_typed_text (CutiWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return GTK_IS_TEXT (focus) || get_focused_buffer (self) != NULL;
}

static void
add_entry (CutiWindow *self, const char *plain, const char *format, const char *name,
           const char *action)
{
  g_autoptr(GString) label = g_string_new (plain);

  if (name != NULL)
    {
      g_autofree char *escaped = NULL;
      g_auto(GStrv) parts = g_strsplit (name, "_", -1);

      escaped = g_strjoinv ("__", parts); /* or it would be an access key */
      g_string_assign (label, format);
      g_string_replace (label, "{name}", escaped, 1);
    }
  g_menu_append (self->undo_section, label->str, action);
}

static const char *
get_undo_name (CutiWindow *self)
{
  const char *name = cuti_case_get_undo_name (self->patient_case);

  return name == NULL && self->before_import->len > 0 ? _("Import") : name;
}

static const char *
get_redo_name (CutiWindow *self)
{
  const char *name = cuti_case_get_redo_name (self->patient_case);

  return name == NULL && self->after_import->len > 0 ? _("Import") : name;
}

static void
show_menu (CutiWindow *self)
{
  const char *undo = get_undo_name (self);
  const char *redo = get_redo_name (self);
  gboolean typed = may_hold_typed_text (self);

  g_menu_remove_all (self->undo_section);
  add_entry (self, _("_Undo"), _("_Undo: {name}"), undo, "win.undo");
  add_entry (self, _("_Redo"), _("_Redo: {name}"), redo, "win.redo");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL || typed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 redo != NULL || get_focused_buffer (self) != NULL);
}

static gboolean
pause_cb (gpointer data)
{
  CutiWindow *self = data;

  self->pause_id = 0;
  cuti_case_end_editing (self->patient_case);
  return G_SOURCE_REMOVE;
}

/**
 * cuti_window_show_history:
 *
 * To be called when something was changed, undone or redone.
 */
void
cuti_window_show_history (CutiWindow *self)
{
  show_menu (self);
  if (!self->undoing) /* What it says is no longer the last thing done. */
    cuti_notice_hide (cuti_case_view_get_undo_notice (self->case_view));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
}

/**
 * cuti_window_focus_moved:
 *
 * To be called when another widget gets the focus.
 */
void
cuti_window_focus_moved (CutiWindow *self)
{
  cuti_case_end_editing (self->patient_case);
  show_menu (self);
}

static void
note (CutiWindow *self, const char *text, const char *button, const char *action)
{
  cuti_notice_show (cuti_case_view_get_undo_notice (self->case_view), CUTI_MESSAGE_ECHO, text,
                    button, action);
}

void
cuti_window_undo (CutiWindow *self)
{
  GtkTextBuffer *buffer = get_focused_buffer (self);
  g_autofree char *text = NULL;

  if (buffer != NULL && gtk_text_buffer_get_can_undo (buffer))
    {
      gtk_text_buffer_undo (buffer);
      return;
    }

  cuti_form_commit (cuti_case_view_get_form (self->case_view));
  if (get_undo_name (self) == NULL)
    return;

  text = cuti_format_words (_("Undone: %s"), get_undo_name (self));
  self->undoing = TRUE;
  if (!cuti_case_undo (self->patient_case))
    cuti_window_swap_import (self, TRUE);
  self->undoing = FALSE;
  note (self, text, _("Redo"), "win.redo");
}

void
cuti_window_redo (CutiWindow *self)
{
  GtkTextBuffer *buffer = get_focused_buffer (self);
  g_autofree char *text = NULL;

  if (buffer != NULL && gtk_text_buffer_get_can_redo (buffer))
    {
      gtk_text_buffer_redo (buffer);
      return;
    }

  /* What was typed since is a change, and ends redoing. */
  cuti_form_commit (cuti_case_view_get_form (self->case_view));
  if (get_redo_name (self) == NULL)
    return;

  text = cuti_format_words (_("Redone: %s"), get_redo_name (self));
  self->undoing = TRUE;
  if (!cuti_case_redo (self->patient_case))
    cuti_window_swap_import (self, FALSE);
  self->undoing = FALSE;
  note (self, text, _("Undo"), "win.undo");
}
