/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sources of one item of advice, in one list. The rows are made when the
 * popover first opens: most never do.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-reference-popover.h"
#include "cuti-reference-row.h"
#include "cuti-wrap-box.h"

struct _CutiReferencePopover
{
  GtkPopover  parent_instance;

  CutiAdvice *advice;
  gboolean    filled;

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
fill (CutiReferencePopover *self)
{
  GListModel *citations = cuti_advice_get_citations (self->advice);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr(CutiCitation) citation = g_list_model_get_item (citations, i);

      gtk_list_box_append (self->list, cuti_reference_row_new (citation, is_borrowed (self->advice)));
    }
  self->filled = TRUE;
}

static void
cuti_reference_popover_map (GtkWidget *widget)
{
  CutiReferencePopover *self = CUTI_REFERENCE_POPOVER (widget);

  if (!self->filled && self->advice != NULL)
    fill (self);

  GTK_WIDGET_CLASS (cuti_reference_popover_parent_class)->map (widget);
}

static void
cuti_reference_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_REFERENCE_POPOVER);
  g_clear_object (&CUTI_REFERENCE_POPOVER (object)->advice);

  G_OBJECT_CLASS (cuti_reference_popover_parent_class)->dispose (object);
}

static void
cuti_reference_popover_class_init (CutiReferencePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_reference_popover_dispose;
  widget_class->map = cuti_reference_popover_map;

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

/**
 * cuti_reference_popover_set_advice:
 *
 * To be called once: a popover belongs to one item of advice.
 */
void
cuti_reference_popover_set_advice (CutiReferencePopover *self, CutiAdvice *advice)
{
  g_return_if_fail (CUTI_IS_REFERENCE_POPOVER (self));
  g_return_if_fail (self->advice == NULL);

  self->advice = g_object_ref (advice);
}
