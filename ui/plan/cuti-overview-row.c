/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the overview: a title, what there is to say about it, and for
 * some a place to go to.
 */

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-overview-row.h"

struct _CutiOverviewRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *title;
  GtkLabel      *text;
  GtkWidget     *arrow;
};

G_DEFINE_FINAL_TYPE (CutiOverviewRow, cuti_overview_row, GTK_TYPE_LIST_BOX_ROW)

static void
cuti_overview_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_OVERVIEW_ROW);

  G_OBJECT_CLASS (cuti_overview_row_parent_class)->dispose (object);
}

static void
cuti_overview_row_class_init (CutiOverviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_overview_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-overview-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewRow, title);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewRow, text);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewRow, arrow);
}

static void
cuti_overview_row_init (CutiOverviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_overview_row_new (void)
{
  return g_object_new (CUTI_TYPE_OVERVIEW_ROW, NULL);
}

/**
 * cuti_overview_row_show:
 * @text: (nullable): what stands below the title
 */
void
cuti_overview_row_show (CutiOverviewRow *self, const char *title, const char *text)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_ROW (self));
  g_return_if_fail (title != NULL);

  g_autofree char *name = text != NULL ? cuti_format_words ("%s: %s", title, text)
                                         : g_strdup (title);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  cuti_accessible_set_label (GTK_WIDGET (self), name);
}

/**
 * cuti_overview_row_set_action:
 * @target: (transfer floating): where the row leads
 */
void
cuti_overview_row_set_action (CutiOverviewRow *self, const char *action, GVariant *target)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_ROW (self));

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_visible (self->arrow, TRUE);
}
