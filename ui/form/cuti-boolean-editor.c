/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Yes, no, or not known. None is chosen until someone chooses it, and choosing
 * it again takes it back.
 */

#include "cuti-accessible.h"
#include "cuti-boolean-editor.h"

struct _CutiBooleanEditor
{
  GtkBox           parent_instance;

  CutiTarget       target;

  GtkToggleButton *yes;
  GtkToggleButton *no;
  GtkToggleButton *not_known;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiBooleanEditor, cuti_boolean_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static void
cuti_boolean_editor_show (CutiEditor *editor)
{
  CutiBooleanEditor *self = CUTI_BOOLEAN_EDITOR (editor);
  CutiValue value = cuti_target_get_value (&self->target);

  gtk_toggle_button_set_active (self->yes, value.known && value.n != 0);
  gtk_toggle_button_set_active (self->no, value.known && value.n == 0);
  gtk_toggle_button_set_active (self->not_known,
                                cuti_target_is_missing (&self->target, CUTI_MISSING_ASKED_UNKNOWN));
}

static void
clicked_cb (CutiBooleanEditor *self, GtkToggleButton *button)
{
  CutiCase *patient_case = self->target.patient_case;
  CutiAnswer *answer = self->target.answer;

  if (!gtk_toggle_button_get_active (button))
    cuti_case_clear (patient_case, answer);
  else if (button == self->not_known)
    cuti_case_set_missing (patient_case, answer, CUTI_MISSING_ASKED_UNKNOWN);
  else
    cuti_case_set_value (patient_case, answer, CUTI_VALUE (button == self->yes ? 1 : 0));

  cuti_boolean_editor_show (CUTI_EDITOR (self));
}

static void
cuti_boolean_editor_bind (CutiEditor *editor,
                          CutiCase   *patient_case,
                          CutiAnswer *answer,
                          GtkWidget  *label)
{
  CutiBooleanEditor *self = CUTI_BOOLEAN_EDITOR (editor);

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (label)));
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (cuti_boolean_editor_show), self,
                           G_CONNECT_SWAPPED);
  cuti_boolean_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_boolean_editor_bind;
  iface->show = cuti_boolean_editor_show;
}

static void
cuti_boolean_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_BOOLEAN_EDITOR);
  cuti_target_clear (&CUTI_BOOLEAN_EDITOR (object)->target);

  G_OBJECT_CLASS (cuti_boolean_editor_parent_class)->dispose (object);
}

static void
cuti_boolean_editor_class_init (CutiBooleanEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_boolean_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-boolean-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiBooleanEditor, yes);
  gtk_widget_class_bind_template_child (widget_class, CutiBooleanEditor, no);
  gtk_widget_class_bind_template_child (widget_class, CutiBooleanEditor, not_known);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
cuti_boolean_editor_init (CutiBooleanEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
