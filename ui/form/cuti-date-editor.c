/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The date of a fact; day and month may be unknown.
 */

#include "cuti-accessible.h"
#include "cuti-date-editor.h"
#include "cuti-date-entry.h"

struct _CutiDateEditor
{
  GtkBox         parent_instance;

  CutiTarget     target;
  CutiValue      used; /* what the text stands for in the case */

  CutiDateEntry *entry;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiDateEditor, cuti_date_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static void
cuti_date_editor_show (CutiEditor *editor)
{
  CutiDateEditor *self = CUTI_DATE_EDITOR (editor);
  CutiValue value = cuti_target_get_value (&self->target);
  CutiPartialDate date = { value.n / 10000, value.n / 100 % 100, value.n % 100 };

  self->used = value;
  cuti_date_entry_set_date (self->entry, value.known ? &date : NULL);
}

/* What we recorded ourselves is on display already, in the user's own words. */
static void
answer_changed_cb (CutiDateEditor *self)
{
  CutiValue value = cuti_target_get_value (&self->target);

  if (value.known != self->used.known || (value.known && value.n != self->used.n))
    cuti_date_editor_show (CUTI_EDITOR (self));
}

static void
committed_cb (CutiDateEditor *self)
{
  CutiPartialDate date;

  self->used = cuti_date_entry_get_date (self->entry, &date)
               ? CUTI_VALUE (date.year * 10000 + date.month * 100 + date.day)
               : CUTI_VALUE_UNKNOWN;
  cuti_target_set_value (&self->target, self->used);
}

static void
cuti_date_editor_commit (CutiEditor *editor)
{
  cuti_date_entry_commit (CUTI_DATE_EDITOR (editor)->entry);
}

static void
cuti_date_editor_bind (CutiEditor *editor,
                       CutiCase   *patient_case,
                       CutiAnswer *answer,
                       GtkWidget  *label)
{
  CutiDateEditor *self = CUTI_DATE_EDITOR (editor);

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (cuti_date_entry_get_entry (self->entry),
                             gtk_label_get_label (GTK_LABEL (label)));
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cuti_date_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_date_editor_bind;
  iface->show = cuti_date_editor_show;
  iface->commit = cuti_date_editor_commit;
}

static gboolean
cuti_date_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUTI_DATE_EDITOR (widget)->entry));
}

static void
cuti_date_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_DATE_EDITOR);
  cuti_target_clear (&CUTI_DATE_EDITOR (object)->target);

  G_OBJECT_CLASS (cuti_date_editor_parent_class)->dispose (object);
}

static void
cuti_date_editor_class_init (CutiDateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_date_editor_dispose;
  widget_class->grab_focus = cuti_date_editor_grab_focus;

  g_type_ensure (CUTI_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-date-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiDateEditor, entry);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
}

static void
cuti_date_editor_init (CutiDateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
