/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A strip across the window for what went wrong, or what was done, in one
 * sentence. It stays until it is closed or no longer true; nothing is timed.
 */

#include "cuti-accessible.h"
#include "cuti-notice.h"

struct _CutiNotice
{
  GtkBox     parent_instance;

  GtkImage  *icon;
  GtkLabel  *text;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (CutiNotice, cuti_notice, GTK_TYPE_BOX)

static const char *const icon_names[] = {
  [CUTI_MESSAGE_ECHO] = "cuti-completed-symbolic",
  [CUTI_MESSAGE_CHECK] = "cuti-caution-symbolic",
  [CUTI_MESSAGE_PROBLEM] = "cuti-problem-symbolic",
};

static void
cuti_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_NOTICE);

  G_OBJECT_CLASS (cuti_notice_parent_class)->dispose (object);
}

static void
cuti_notice_class_init (CutiNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, CutiNotice, text);
  gtk_widget_class_bind_template_child (widget_class, CutiNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, cuti_notice_hide);
}

static void
cuti_notice_init (CutiNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cuti_notice_show:
 * @button: (nullable): the label of a button, with @action
 */
void
cuti_notice_show (CutiNotice      *self,
                  CutiMessageTone  tone,
                  const char      *text,
                  const char      *button,
                  const char      *action)
{
  g_return_if_fail (CUTI_IS_NOTICE (self));

  gtk_image_set_from_icon_name (self->icon, icon_names[tone]);
  if (tone == CUTI_MESSAGE_PROBLEM)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cuti-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cuti-problem");
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (self->button, button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
    }
  cuti_accessible_set_label (GTK_WIDGET (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
cuti_notice_hide (CutiNotice *self)
{
  g_return_if_fail (CUTI_IS_NOTICE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
