/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of a few choices, all in sight. None is chosen to begin with; the row's
 * menu, or Delete, takes an answer back.
 */

#include "cuti-accessible.h"
#include "cuti-option.h"
#include "cuti-radio-editor.h"

struct _CutiRadioEditor
{
  GtkBox     parent_instance;

  CutiTarget target;
  GPtrArray *options; /* borrowed from the box, in the order of the choices */
  gboolean   showing;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiRadioEditor, cuti_radio_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static void
cuti_radio_editor_show (CutiEditor *editor)
{
  CutiRadioEditor *self = CUTI_RADIO_EDITOR (editor);
  CutiValue value = cuti_target_get_value (&self->target);

  self->showing = TRUE;
  for (guint i = 0; i < self->options->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->options, i), value.known && value.n == i);
  self->showing = FALSE;
}

static void
toggled_cb (CutiRadioEditor *self, GtkCheckButton *option)
{
  guint choice;

  if (self->showing || !gtk_check_button_get_active (option))
    return;

  if (g_ptr_array_find (self->options, option, &choice))
    cuti_case_set_value (self->target.patient_case, self->target.answer, CUTI_VALUE (choice));
}

static void
add_option (CutiRadioEditor *self, CutiTerm *choice)
{
  GtkWidget *option = cuti_option_new (cuti_term_get_label (choice));

  if (self->options->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (option), g_ptr_array_index (self->options, 0));
  g_signal_connect_object (option, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->options, option);
  gtk_box_append (GTK_BOX (self), option);
}

static void
cuti_radio_editor_bind (CutiEditor *editor,
                        CutiCase   *patient_case,
                        CutiAnswer *answer,
                        GtkWidget  *label)
{
  CutiRadioEditor *self = CUTI_RADIO_EDITOR (editor);
  GListModel *choices = cuti_fact_get_choices (cuti_answer_get_fact (answer));

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (label)));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr(CutiTerm) choice = g_list_model_get_item (choices, i);

      add_option (self, choice);
    }
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (cuti_radio_editor_show), self,
                           G_CONNECT_SWAPPED);
  cuti_radio_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_radio_editor_bind;
  iface->show = cuti_radio_editor_show;
}

static void
cuti_radio_editor_dispose (GObject *object)
{
  CutiRadioEditor *self = CUTI_RADIO_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_RADIO_EDITOR);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  cuti_target_clear (&self->target);

  G_OBJECT_CLASS (cuti_radio_editor_parent_class)->dispose (object);
}

static void
cuti_radio_editor_class_init (CutiRadioEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_radio_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-radio-editor.ui");
}

static void
cuti_radio_editor_init (CutiRadioEditor *self)
{
  self->options = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
