/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Free text, which is printed and never read by the logic. Recorded when the
 * focus leaves.
 */

#include "cuti-accessible.h"
#include "cuti-text-editor.h"

struct _CutiTextEditor
{
  GtkBox       parent_instance;

  CutiTarget   target;

  GtkTextView *view;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiTextEditor, cuti_text_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static char *
dup_typed (CutiTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static const char *
get_recorded (CutiTextEditor *self)
{
  const char *text = cuti_answer_get_string (self->target.answer);

  return text != NULL ? text : "";
}

static void
cuti_text_editor_show (CutiEditor *editor)
{
  CutiTextEditor *self = CUTI_TEXT_EDITOR (editor);
  g_autofree char *typed = dup_typed (self);

  if (!g_str_equal (typed, get_recorded (self)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), get_recorded (self), -1);
}

/* What is recorded is undone with the case; the view's own history ends there. */
static void
forget_history (CutiTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
}

static void
cuti_text_editor_commit (CutiEditor *editor)
{
  CutiTextEditor *self = CUTI_TEXT_EDITOR (editor);
  g_autofree char *typed = dup_typed (self);

  if (self->target.answer == NULL || g_str_equal (typed, get_recorded (self)))
    return;

  cuti_case_set_string (self->target.patient_case, self->target.answer, typed);
  forget_history (self);
}

static void
commit_cb (CutiTextEditor *self)
{
  cuti_text_editor_commit (CUTI_EDITOR (self));
  forget_history (self);
}

static void
cuti_text_editor_bind (CutiEditor *editor,
                       CutiCase   *patient_case,
                       CutiAnswer *answer,
                       GtkWidget  *label)
{
  CutiTextEditor *self = CUTI_TEXT_EDITOR (editor);

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self->view), gtk_label_get_label (GTK_LABEL (label)));
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (cuti_text_editor_show), self,
                           G_CONNECT_SWAPPED);
  cuti_text_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_text_editor_bind;
  iface->show = cuti_text_editor_show;
  iface->commit = cuti_text_editor_commit;
}

static gboolean
cuti_text_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUTI_TEXT_EDITOR (widget)->view));
}

static void
cuti_text_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_TEXT_EDITOR);
  cuti_target_clear (&CUTI_TEXT_EDITOR (object)->target);

  G_OBJECT_CLASS (cuti_text_editor_parent_class)->dispose (object);
}

static void
cuti_text_editor_class_init (CutiTextEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_text_editor_dispose;
  widget_class->grab_focus = cuti_text_editor_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-text-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiTextEditor, view);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
}

static void
cuti_text_editor_init (CutiTextEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
