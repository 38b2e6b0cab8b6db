/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value that is computed from other answers: shown, with what it comes from.
 * Where a measurement may stand instead, it can be entered.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-derived-editor.h"
#include "cuti-format.h"
#include "cuti-number-editor.h"

struct _CutiDerivedEditor
{
  GtkBox            parent_instance;

  CutiTarget        target;

  GtkLabel         *result;
  GtkLabel         *origin;
  GtkToggleButton  *instead;
  CutiNumberEditor *entered;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiDerivedEditor, cuti_derived_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static const char *
get_input_name (CutiTarget *target, int input)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (target->patient_case);

  return input == CUTI_INPUT_BORN
         ? _("Date of birth")
         : cuti_fact_get_short_label (cuti_knowledge_get_fact (knowledge, input));
}

/* “Height, Weight” */
static char *
dup_input_names (CutiTarget *target)
{
  CutiFact *fact = cuti_target_get_fact (target);
  const int *inputs = cuti_fact_get_inputs (fact);
  guint n = cuti_fact_get_calculator (fact)->n_parameters;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", get_input_name (target, inputs[i]));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static guint
get_lesion (CutiTarget *target, CutiSnapshot *snapshot)
{
  const char *lesion = cuti_answer_get_lesion (target->answer);

  for (guint i = 0; lesion != NULL && i < cuti_snapshot_get_n_lesions (snapshot); i++)
    if (g_str_equal (cuti_snapshot_get_lesion_id (snapshot, i), lesion))
      return i;

  return CUTI_NO_LESION;
}

static gboolean
is_known (CutiTarget *target)
{
  CutiSnapshot *snapshot = cuti_case_get_snapshot (target->patient_case);

  return cuti_snapshot_get_value (snapshot, cuti_fact_get_index (cuti_target_get_fact (target)),
                                  get_lesion (target, snapshot)).known;
}

static void
show_result (CutiDerivedEditor *self)
{
  gboolean overridden = cuti_target_get_value (&self->target).known;
  gboolean known = is_known (&self->target);
  g_autofree char *names = dup_input_names (&self->target);
  g_autofree char *text = cuti_answer_dup_text (self->target.answer);
  g_autofree char *origin = NULL;

  if (overridden)
    origin = cuti_format_words (_("Entered; stands instead of the value computed from: %s"), names);
  else if (known)
    origin = cuti_format_words (_("Computed from: %s"), names);
  else
    origin = cuti_format_words (_("Computed as soon as these are known: %s"), names);

  gtk_label_set_label (self->result, known || overridden ? text : _("Not known yet"));
  gtk_label_set_label (self->origin, origin);
}

static void
cuti_derived_editor_show (CutiEditor *editor)
{
  CutiDerivedEditor *self = CUTI_DERIVED_EDITOR (editor);

  show_result (self);
  if (cuti_target_get_value (&self->target).known)
    gtk_toggle_button_set_active (self->instead, TRUE);
  if (cuti_fact_is_overridable (cuti_target_get_fact (&self->target)))
    cuti_editor_show (CUTI_EDITOR (self->entered));
}

/* Hiding the entry takes the entered value back. */
static void
instead_toggled_cb (CutiDerivedEditor *self)
{
  gboolean active = gtk_toggle_button_get_active (self->instead);

  if (self->target.answer == NULL)
    return;

  if (!active && cuti_target_get_value (&self->target).known)
    cuti_case_clear (self->target.patient_case, self->target.answer);
  if (active && !cuti_target_get_value (&self->target).known)
    gtk_widget_grab_focus (GTK_WIDGET (self->entered));
}

static void
cuti_derived_editor_commit (CutiEditor *editor)
{
  CutiDerivedEditor *self = CUTI_DERIVED_EDITOR (editor);

  if (cuti_fact_is_overridable (cuti_target_get_fact (&self->target)))
    cuti_editor_commit (CUTI_EDITOR (self->entered));
}

static void
answer_changed_cb (CutiDerivedEditor *self)
{
  show_result (self);
  gtk_toggle_button_set_active (self->instead,
                                gtk_toggle_button_get_active (self->instead) ||
                                cuti_target_get_value (&self->target).known);
}

static void
cuti_derived_editor_bind (CutiEditor *editor,
                          CutiCase   *patient_case,
                          CutiAnswer *answer,
                          GtkWidget  *label)
{
  CutiDerivedEditor *self = CUTI_DERIVED_EDITOR (editor);
  gboolean overridable = cuti_fact_is_overridable (cuti_answer_get_fact (answer));
  g_autofree char *name =
    cuti_format_words (_("Enter a measured value: %s"), gtk_label_get_label (GTK_LABEL (label)));

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self->instead), name);
  gtk_widget_set_visible (GTK_WIDGET (self->instead), overridable);
  if (overridable)
    cuti_editor_bind (CUTI_EDITOR (self->entered), patient_case, answer, label);

  g_signal_connect_object (answer, "notify::text", G_CALLBACK (answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cuti_derived_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_derived_editor_bind;
  iface->show = cuti_derived_editor_show;
  iface->commit = cuti_derived_editor_commit;
}

static void
cuti_derived_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_DERIVED_EDITOR);
  cuti_target_clear (&CUTI_DERIVED_EDITOR (object)->target);

  G_OBJECT_CLASS (cuti_derived_editor_parent_class)->dispose (object);
}

static void
cuti_derived_editor_class_init (CutiDerivedEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_derived_editor_dispose;

  g_type_ensure (CUTI_TYPE_NUMBER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-derived-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiDerivedEditor, result);
  gtk_widget_class_bind_template_child (widget_class, CutiDerivedEditor, origin);
  gtk_widget_class_bind_template_child (widget_class, CutiDerivedEditor, instead);
  gtk_widget_class_bind_template_child (widget_class, CutiDerivedEditor, entered);
  gtk_widget_class_bind_template_callback (widget_class, instead_toggled_cb);
}

static void
cuti_derived_editor_init (CutiDerivedEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
