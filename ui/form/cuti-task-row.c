/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of the form in the task list, with what is left to answer on it.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-task-row.h"

struct _CutiTaskRow
{
  GtkListBoxRow parent_instance;

  CutiFormPage *page;
};

G_DEFINE_FINAL_TYPE (CutiTaskRow, cuti_task_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_PAGE = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
show_name (CutiTaskRow *self)
{
  g_autofree char *state = NULL;
  g_autofree char *name = NULL;

  g_object_get (self->page, "state", &state, NULL);
  name = cuti_format_words (C_("task: state", "%s: %s"), cuti_form_page_get_title (self->page),
                            state != NULL ? state : "");
  cuti_accessible_set_label (GTK_WIDGET (self), name);
}

/* The list is one stop for Tab: arrows move in it, and each move shows another page. */
static gboolean
cuti_task_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && !gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (widget)))
    return FALSE;

  return GTK_WIDGET_CLASS (cuti_task_row_parent_class)->focus (widget, direction);
}

static void
cuti_task_row_dispose (GObject *object)
{
  CutiTaskRow *self = CUTI_TASK_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_TASK_ROW);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (cuti_task_row_parent_class)->dispose (object);
}

static void
cuti_task_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiTaskRow *self = CUTI_TASK_ROW (object);

  switch (id)
    {
    case PROP_PAGE: g_value_set_object (value, self->page); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_task_row_class_init (CutiTaskRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cuti_task_row_dispose;
  object_class->get_property = cuti_task_row_get_property;
  GTK_WIDGET_CLASS (klass)->focus = cuti_task_row_focus;

  props[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, CUTI_TYPE_FORM_PAGE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
    "/org/cutiplan/Cutiplan/cuti-task-row.ui");
}

static void
cuti_task_row_init (CutiTaskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_task_row_new (CutiFormPage *page)
{
  CutiTaskRow *self = g_object_new (CUTI_TYPE_TASK_ROW, NULL);

  self->page = g_object_ref (page);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  g_signal_connect_object (page, "notify::state", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  show_name (self);

  return GTK_WIDGET (self);
}

CutiFormPage *
cuti_task_row_get_page (CutiTaskRow *self)
{
  g_return_val_if_fail (CUTI_IS_TASK_ROW (self), NULL);

  return self->page;
}
