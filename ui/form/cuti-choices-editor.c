/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any number of choices. “None of these” is an answer of its own: nothing
 * ticked means that nobody has answered.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-choices-editor.h"
#include "cuti-option.h"

struct _CutiChoicesEditor
{
  GtkBox      parent_instance;

  CutiTarget  target;
  GPtrArray  *options; /* borrowed from the flow box; the last one is “None of these” */
  gboolean    showing;

  GtkFlowBox *flow;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiChoicesEditor, cuti_choices_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

/* As many choices as fit into one column before a second is used. */
#define ONE_COLUMN 5

static gint64
bit (guint i)
{
  return G_GINT64_CONSTANT (1) << i;
}

static void
cuti_choices_editor_show (CutiEditor *editor)
{
  CutiChoicesEditor *self = CUTI_CHOICES_EDITOR (editor);
  CutiValue value = cuti_target_get_value (&self->target);
  guint none = self->options->len - 1;

  self->showing = TRUE;
  for (guint i = 0; i < none; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->options, i),
                                 value.known && (value.n & bit (i)) != 0);
  gtk_check_button_set_active (g_ptr_array_index (self->options, none),
                               value.known && value.n == 0);
  self->showing = FALSE;
}

static void
toggled_cb (CutiChoicesEditor *self, GtkCheckButton *option)
{
  CutiValue value = cuti_target_get_value (&self->target);
  guint changed, none = self->options->len - 1;
  gboolean active = gtk_check_button_get_active (option);

  if (self->showing || !g_ptr_array_find (self->options, option, &changed))
    return;

  if (!value.known)
    value.n = 0;
  if (changed == none)
    value = (CutiValue) { active, 0 };
  else
    {
      value.n = active ? value.n | bit (changed) : value.n & ~bit (changed);
      value.known = value.n != 0; /* the last tick taken away is no answer */
    }

  cuti_target_set_value (&self->target, value);
  cuti_choices_editor_show (CUTI_EDITOR (self));
}

static void
add_option (CutiChoicesEditor *self, const char *label)
{
  GtkWidget *option = cuti_option_new (label);

  g_signal_connect_object (option, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->options, option);
  gtk_flow_box_append (self->flow, option);

  /* The check button has the focus, not the cell around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (option), FALSE);
}

static void
cuti_choices_editor_bind (CutiEditor *editor,
                          CutiCase   *patient_case,
                          CutiAnswer *answer,
                          GtkWidget  *label)
{
  CutiChoicesEditor *self = CUTI_CHOICES_EDITOR (editor);
  GListModel *choices = cuti_fact_get_choices (cuti_answer_get_fact (answer));
  guint n = g_list_model_get_n_items (choices);

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self->flow), gtk_label_get_label (GTK_LABEL (label)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiTerm) choice = g_list_model_get_item (choices, i);

      add_option (self, cuti_term_get_label (choice));
    }
  add_option (self, _("None of these"));
  gtk_flow_box_set_max_children_per_line (self->flow, n > ONE_COLUMN ? 2 : 1);

  g_signal_connect_object (answer, "notify::state", G_CALLBACK (cuti_choices_editor_show), self,
                           G_CONNECT_SWAPPED);
  cuti_choices_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_choices_editor_bind;
  iface->show = cuti_choices_editor_show;
}

static void
cuti_choices_editor_dispose (GObject *object)
{
  CutiChoicesEditor *self = CUTI_CHOICES_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_CHOICES_EDITOR);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  cuti_target_clear (&self->target);

  G_OBJECT_CLASS (cuti_choices_editor_parent_class)->dispose (object);
}

static void
cuti_choices_editor_class_init (CutiChoicesEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_choices_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-choices-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiChoicesEditor, flow);
}

static void
cuti_choices_editor_init (CutiChoicesEditor *self)
{
  self->options = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
