/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form: a task list and, beside it, the page that is chosen there. The
 * pages are .ui files of their own; to add one is to name it here.
 */

#include "cuti-editor.h"
#include "cuti-fact-group.h"
#include "cuti-form.h"
#include "cuti-form-page.h"
#include "cuti-identity-group.h"
#include "cuti-lesion-list.h"
#include "cuti-task-row.h"

#define FLASH_MILLISECONDS 2000

struct _CutiForm
{
  GtkBox      parent_instance;

  CutiCase   *patient_case;
  GtkWidget  *flashing;
  guint       flash_id;
  GtkWidget  *target; /* to be revealed once it is laid out */
  guint       target_id;

  GtkListBox *tasks;
  GtkStack   *pages;
};

G_DEFINE_FINAL_TYPE (CutiForm, cuti_form, GTK_TYPE_BOX)

static const char *const page_names[] = {
  "patient", "primary", "lesions", "extent", "treatment",
  "organ-function", "immune-status", "symptoms", "goals",
};

static CutiFormPage *
get_page (CutiForm *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->tasks, i);

  return row != NULL ? cuti_task_row_get_page (CUTI_TASK_ROW (row)) : NULL;
}

static void
add_page (CutiForm *self, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/cutiplan/Cutiplan/pages/%s.ui", name);
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (path);
  CutiFormPage *page = CUTI_FORM_PAGE (gtk_builder_get_object (builder, "page"));

  gtk_stack_add_named (self->pages, GTK_WIDGET (page), name);
  gtk_list_box_append (self->tasks, cuti_task_row_new (page));
}

static void
task_selected_cb (CutiForm *self, GtkListBoxRow *row)
{
  if (row != NULL)
    gtk_stack_set_visible_child (self->pages,
                                 GTK_WIDGET (cuti_task_row_get_page (CUTI_TASK_ROW (row))));
}

static void
case_changed_cb (CutiForm *self)
{
  CutiFormPage *page;

  for (guint i = 0; (page = get_page (self, i)) != NULL; i++)
    cuti_form_page_update (page);
}

static void
stop_flash (CutiForm *self)
{
  g_clear_handle_id (&self->flash_id, g_source_remove);
  if (self->flashing != NULL)
    {
      gtk_widget_remove_css_class (self->flashing, "cuti-flash");
      g_clear_weak_pointer (&self->flashing);
    }
}

static void
flash_over_cb (gpointer form)
{
  CutiForm *self = form;

  self->flash_id = 0;
  stop_flash (self);
}

static void
flash (CutiForm *self, GtkWidget *widget)
{
  stop_flash (self);
  g_set_weak_pointer (&self->flashing, widget);
  gtk_widget_add_css_class (widget, "cuti-flash");
  self->flash_id = g_timeout_add_once (FLASH_MILLISECONDS, flash_over_cb, self);
}

/* A row that was just made, or whose page was just shown, has no place before it is laid out. */
static gboolean
reveal_target_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CutiForm *self = CUTI_FORM (widget);

  if (self->target != NULL && gtk_widget_get_height (self->target) == 0)
    return G_SOURCE_CONTINUE;

  self->target_id = 0;
  if (self->target != NULL)
    cuti_form_page_reveal (CUTI_FORM_PAGE (gtk_stack_get_visible_child (self->pages)),
                           self->target);
  g_clear_weak_pointer (&self->target);
  return G_SOURCE_REMOVE;
}

static void
reveal (CutiForm *self, GtkWidget *widget)
{
  g_set_weak_pointer (&self->target, widget);
  if (self->target_id == 0)
    self->target_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_target_cb,
                                                    NULL, NULL);
}

static void
ensure_types (void)
{
  g_type_ensure (CUTI_TYPE_FACT_GROUP);
  g_type_ensure (CUTI_TYPE_FORM_PAGE);
  g_type_ensure (CUTI_TYPE_IDENTITY_GROUP);
  g_type_ensure (CUTI_TYPE_LESION_LIST);
}

static void
cuti_form_dispose (GObject *object)
{
  CutiForm *self = CUTI_FORM (object);

  stop_flash (self);
  if (self->target_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->target_id);
  self->target_id = 0;
  g_clear_weak_pointer (&self->target);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_FORM);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_form_parent_class)->dispose (object);
}

static void
cuti_form_class_init (CutiFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_form_dispose;

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cutiplan/Cutiplan/cuti-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiForm, tasks);
  gtk_widget_class_bind_template_child (widget_class, CutiForm, pages);
  gtk_widget_class_bind_template_callback (widget_class, task_selected_cb);
}

static void
cuti_form_init (CutiForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    add_page (self, page_names[i]);
  cuti_form_show_page (self, 0);
}

void
cuti_form_set_case (CutiForm *self, CutiCase *patient_case)
{
  CutiFormPage *page;

  g_return_if_fail (CUTI_IS_FORM (self));
  g_return_if_fail (CUTI_IS_CASE (patient_case));

  if (self->patient_case != NULL)
    g_signal_handlers_disconnect_by_func (self->patient_case, case_changed_cb, self);
  g_set_object (&self->patient_case, patient_case);

  for (guint i = 0; (page = get_page (self, i)) != NULL; i++)
    cuti_form_page_set_case (page, patient_case);
  g_signal_connect_object (patient_case, "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cuti_form_show_page:
 * @page: its number in the task list, from 0; any other does nothing
 */
void
cuti_form_show_page (CutiForm *self, guint page)
{
  g_return_if_fail (CUTI_IS_FORM (self));

  if (page < G_N_ELEMENTS (page_names))
    gtk_list_box_select_row (self->tasks, gtk_list_box_get_row_at_index (self->tasks, page));
}

/**
 * cuti_form_enter_page:
 *
 * Puts the focus into the first field of the page that is shown.
 */
void
cuti_form_enter_page (CutiForm *self)
{
  g_return_if_fail (CUTI_IS_FORM (self));

  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL); /* or it would go on from there */
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

/**
 * cuti_form_go_to:
 * @fact: the id of a fact, “lesions” or “patient.born”
 * @lesion: (nullable): the id of a lesion
 *
 * Shows where it is answered, with the focus in it.
 *
 * Returns: whether there is such a place
 */
gboolean
cuti_form_go_to (CutiForm *self, const char *fact, const char *lesion)
{
  CutiFormPage *page;

  g_return_val_if_fail (CUTI_IS_FORM (self), FALSE);

  for (guint i = 0; (page = get_page (self, i)) != NULL; i++)
    {
      GtkWidget *found = cuti_form_page_find (page, fact, lesion);

      if (found == NULL)
        continue;

      cuti_form_show_page (self, i);
      gtk_widget_grab_focus (found);
      flash (self, found);
      reveal (self, found);
      return TRUE;
    }

  return FALSE;
}

/**
 * cuti_form_commit:
 *
 * Uses what is typed in the field that has the focus, as if it were left.
 */
void
cuti_form_commit (CutiForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *editor = focus != NULL ? gtk_widget_get_ancestor (focus, CUTI_TYPE_EDITOR) : NULL;
  GtkWidget *identity =
    focus != NULL ? gtk_widget_get_ancestor (focus, CUTI_TYPE_IDENTITY_GROUP) : NULL;

  g_return_if_fail (CUTI_IS_FORM (self));

  if (editor != NULL)
    cuti_editor_commit (CUTI_EDITOR (editor));
  if (identity != NULL)
    cuti_identity_group_commit (CUTI_IDENTITY_GROUP (identity));
}
