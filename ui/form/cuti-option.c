/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check or radio button whose text wraps. That of GtkCheckButton does not,
 * and would make the whole form as wide as the longest choice.
 */

#include "cuti-accessible.h"
#include "cuti-option.h"

struct _CutiOption
{
  GtkCheckButton parent_instance;

  GtkLabel      *text;
};

G_DEFINE_FINAL_TYPE (CutiOption, cuti_option, GTK_TYPE_CHECK_BUTTON)

static void
cuti_option_class_init (CutiOptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-option.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiOption, text);
}

static void
cuti_option_init (CutiOption *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_option_new (const char *label)
{
  CutiOption *self = g_object_new (CUTI_TYPE_OPTION, NULL);

  gtk_label_set_label (self->text, label);
  cuti_accessible_set_label (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}
