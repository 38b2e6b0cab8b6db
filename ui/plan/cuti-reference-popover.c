/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sources of one item of advice, in one list without further popovers.
 */

#include "cuti-reference-popover.h"
#include "cuti-reference-row.h"
#include "cuti-wrap-box.h"

struct _CutiReferencePopover
{
  GtkPopover  parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CutiReferencePopover, cuti_reference_popover, GTK_TYPE_POPOVER)

static gboolean
is_borrowed (CutiAdvice *advice)
{
  const CutiDirectness directness = cuti_advice_get_directness (advice);

  return directness == CUTI_DIRECTNESS_CSCC || directness == CUTI_DIRECTNESS_OTHER;
}

static void
fill (CutiReferencePopover *self, CutiAdvice *advice)
{
  GListModel *citations = cuti_advice_get_citations (advice);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr(CutiCitation) citation = g_list_model_get_item (citations, i);

      gtk_list_box_append (self->list, cuti_reference_row_new (citation, is_borrowed (advice)));
    }
}

static void
cuti_reference_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_REFERENCE_POPOVER);

  G_OBJECT_CLASS (cuti_reference_popover_parent_class)->dispose (object);
}

static void
cuti_reference_popover_class_init (CutiReferencePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_reference_popover_dispose;

  g_type_ensure (CUTI_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-reference-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiReferencePopover, list);
}

static void
cuti_reference_popover_init (CutiReferencePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_reference_popover_new (CutiAdvice *advice)
{
  CutiReferencePopover *self = g_object_new (CUTI_TYPE_REFERENCE_POPOVER, NULL);

  fill (self, advice);
  return GTK_WIDGET (self);
}
