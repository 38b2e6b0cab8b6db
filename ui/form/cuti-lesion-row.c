/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One lesion of the list: a header that unfolds its questions, and a button to
 * remove it. “removed” asks for the latter; the list does it.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-fact-group.h"
#include "cuti-format.h"
#include "cuti-lesion-row.h"

struct _CutiLesionRow
{
  GtkListBoxRow    parent_instance;

  CutiCase        *patient_case;
  CutiLesion      *lesion;

  GtkToggleButton *header;
  GtkLabel        *left;
  GtkButton       *remove;
  GtkWidget       *groups;
};

G_DEFINE_FINAL_TYPE (CutiLesionRow, cuti_lesion_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_LESION = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_names (CutiLesionRow *self)
{
  const char *title = cuti_lesion_get_title (self->lesion);
  g_autofree char *remove = cuti_format_words (_("Remove: %s"), title);

  cuti_accessible_set_label (GTK_WIDGET (self), title);
  cuti_accessible_set_label (GTK_WIDGET (self->header), title);
  cuti_accessible_set_label (GTK_WIDGET (self->remove), remove);
}

static void
show_left (CutiLesionRow *self)
{
  guint n_answered = 0, n_open = 0;
  g_autofree char *text = NULL;

  cuti_lesion_row_count (self, &n_answered, &n_open);
  if (n_open == 0)
    text = g_strdup (_("Completed"));
  else
    text = cuti_format_words (ngettext ("%u to answer", "%u to answer", n_open), n_open);
  gtk_label_set_label (self->left, text);
}

static void
case_changed_cb (CutiLesionRow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->groups); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cuti_fact_group_update (CUTI_FACT_GROUP (child));
  show_left (self);
}

static void
header_toggled_cb (CutiLesionRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_toggle_button_get_active (self->header), -1);
}

static void
remove_clicked_cb (CutiLesionRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* As in CutiFactRow. */
static gboolean
cuti_lesion_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static gboolean
cuti_lesion_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUTI_LESION_ROW (widget)->header));
}

static void
cuti_lesion_row_dispose (GObject *object)
{
  CutiLesionRow *self = CUTI_LESION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_LESION_ROW);
  g_clear_object (&self->lesion);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_lesion_row_parent_class)->dispose (object);
}

static void
cuti_lesion_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiLesionRow *self = CUTI_LESION_ROW (object);

  switch (id)
    {
    case PROP_LESION: g_value_set_object (value, self->lesion); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_lesion_row_class_init (CutiLesionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cuti_lesion_row_dispose;
  object_class->get_property = cuti_lesion_row_get_property;
  widget_class->focus = cuti_lesion_row_focus;
  widget_class->grab_focus = cuti_lesion_row_grab_focus;

  props[PROP_LESION] = g_param_spec_object ("lesion", NULL, NULL, CUTI_TYPE_LESION,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CUTI_TYPE_FACT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-lesion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiLesionRow, header);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionRow, left);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionRow, remove);
  gtk_widget_class_bind_template_child (widget_class, CutiLesionRow, groups);
  gtk_widget_class_bind_template_callback (widget_class, header_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
cuti_lesion_row_init (CutiLesionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_lesion_row_new (CutiCase *patient_case, CutiLesion *lesion)
{
  CutiLesionRow *self = g_object_new (CUTI_TYPE_LESION_ROW, NULL);

  self->patient_case = g_object_ref (patient_case);
  self->lesion = g_object_ref (lesion);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LESION]);

  for (GtkWidget *child = gtk_widget_get_first_child (self->groups); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cuti_fact_group_set_source (CUTI_FACT_GROUP (child), patient_case, lesion);

  g_signal_connect_object (patient_case, "changed", G_CALLBACK (case_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lesion, "notify::title", G_CALLBACK (show_names), self,
                           G_CONNECT_SWAPPED);
  show_names (self);
  show_left (self);
  header_toggled_cb (self);

  return GTK_WIDGET (self);
}

CutiLesion *
cuti_lesion_row_get_lesion (CutiLesionRow *self)
{
  g_return_val_if_fail (CUTI_IS_LESION_ROW (self), NULL);

  return self->lesion;
}

void
cuti_lesion_row_expand (CutiLesionRow *self)
{
  g_return_if_fail (CUTI_IS_LESION_ROW (self));

  gtk_toggle_button_set_active (self->header, TRUE);
}

/**
 * cuti_lesion_row_count:
 *
 * See cuti_fact_group_count().
 */
void
cuti_lesion_row_count (CutiLesionRow *self, guint *n_answered, guint *n_open)
{
  g_return_if_fail (CUTI_IS_LESION_ROW (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->groups); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cuti_fact_group_count (CUTI_FACT_GROUP (child), n_answered, n_open);
}

/**
 * cuti_lesion_row_find_row:
 * @fact: the id of a lesion fact
 *
 * Returns: (transfer none) (nullable): its row
 */
CutiFactRow *
cuti_lesion_row_find_row (CutiLesionRow *self, const char *fact)
{
  g_return_val_if_fail (CUTI_IS_LESION_ROW (self), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (self->groups); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CutiFactRow *row = cuti_fact_group_find_row (CUTI_FACT_GROUP (child), fact);

      if (row != NULL)
        return row;
    }

  return NULL;
}
