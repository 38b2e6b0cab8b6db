/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lesions of the case. As long as removing one was the last step, a button
 * puts it back with all its answers; later, undoing does.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-format.h"
#include "cuti-lesion-list.h"

struct _CutiLesionList
{
  GtkBox      parent_instance;

  CutiCase   *patient_case;

  GtkListBox *rows;
  GtkWidget  *empty;
  GtkWidget  *add;
  GtkWidget  *undo_bar;
  GtkLabel   *undo_text;
};

G_DEFINE_FINAL_TYPE (CutiLesionList, cuti_lesion_list, GTK_TYPE_BOX)

static void
show_removed (CutiLesionList *self)
{
  CutiLesion *removed = cuti_case_get_removed_lesion (self->patient_case);
  g_autofree char *text = removed != NULL
                          ? cuti_format_words (_("%s – removed"), cuti_lesion_get_title (removed))
                          : NULL;

  gtk_label_set_label (self->undo_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->undo_bar, removed != NULL);
}

static void
removed_cb (CutiLesionList *self, CutiLesionRow *row)
{
  g_autoptr(CutiLesion) lesion = g_object_ref (cuti_lesion_row_get_lesion (row));

  gtk_widget_grab_focus (self->add); /* The row, which has the focus, goes. */
  cuti_case_remove_lesion (self->patient_case, lesion);
}

static void
undo_clicked_cb (CutiLesionList *self)
{
  gtk_widget_grab_focus (self->add); /* The bar, which has the focus, goes. */
  cuti_case_undo (self->patient_case);
}

static void
add_clicked_cb (CutiLesionList *self)
{
  CutiLesion *lesion = cuti_case_add_lesion (self->patient_case);
  CutiLesionRow *row = cuti_lesion_list_find (self, cuti_lesion_get_id (lesion));

  cuti_lesion_row_expand (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
create_row (gpointer lesion, gpointer list)
{
  CutiLesionList *self = list;
  GtkWidget *row = cuti_lesion_row_new (self->patient_case, lesion);

  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_empty (CutiLesionList *self)
{
  gboolean empty = g_list_model_get_n_items (cuti_case_get_lesions (self->patient_case)) == 0;

  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), !empty);
}

static gboolean
cuti_lesion_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CUTI_LESION_LIST (widget)->add);
}

static void
cuti_lesion_list_dispose (GObject *object)
{
  CutiLesionList *self = CUTI_LESION_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_LESION_LIST);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_lesion_list_parent_class)->dispose (object);
}

static void
cuti_lesion_list_class_init (CutiLesionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_lesion_list_dispose;
  widget_class->grab_focus = cuti_lesion_list_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-lesion-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiLesionList, rows);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionList, empty);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionList, add);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionList, undo_bar);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionList, undo_text);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
}

static void
cuti_lesion_list_init (CutiLesionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cuti_lesion_list_set_case (CutiLesionList *self, CutiCase *patient_case)
{
  GListModel *lesions;

  g_return_if_fail (CUTI_IS_LESION_LIST (self));
  g_return_if_fail (CUTI_IS_CASE (patient_case));

  gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  if (self->patient_case != NULL)
    {
      g_signal_handlers_disconnect_by_func (cuti_case_get_lesions (self->patient_case),
                                            show_empty, self);
      g_signal_handlers_disconnect_by_func (self->patient_case, show_removed, self);
    }

  g_set_object (&self->patient_case, patient_case);
  lesions = cuti_case_get_lesions (patient_case);
  gtk_list_box_bind_model (self->rows, lesions, create_row, self, NULL);
  g_signal_connect_object (lesions, "items-changed", G_CALLBACK (show_empty), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (patient_case, "notify::undo-name", G_CALLBACK (show_removed), self,
                           G_CONNECT_SWAPPED);
  show_empty (self);
  show_removed (self);

  if (g_list_model_get_n_items (lesions) == 1)
    cuti_lesion_row_expand (CUTI_LESION_ROW (gtk_list_box_get_row_at_index (self->rows, 0)));
}

/**
 * cuti_lesion_list_count:
 *
 * See cuti_fact_group_count().
 */
void
cuti_lesion_list_count (CutiLesionList *self, guint *n_answered, guint *n_open)
{
  GtkListBoxRow *row;

  g_return_if_fail (CUTI_IS_LESION_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    cuti_lesion_row_count (CUTI_LESION_ROW (row), n_answered, n_open);
}

/**
 * cuti_lesion_list_find:
 * @lesion: the id of a lesion
 *
 * Returns: (transfer none) (nullable): its row
 */
CutiLesionRow *
cuti_lesion_list_find (CutiLesionList *self, const char *lesion)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CUTI_IS_LESION_LIST (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (g_str_equal (cuti_lesion_get_id (cuti_lesion_row_get_lesion (CUTI_LESION_ROW (row))),
                     lesion))
      return CUTI_LESION_ROW (row);

  return NULL;
}
