/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line under an entry: how its text was read, or why it is not used, with
 * up to two readings to choose from. “chosen” names the one by its number.
 */

#include "cuti-accessible.h"
#include "cuti-field-message.h"

struct _CutiFieldMessage
{
  GtkBox     parent_instance;

  GtkImage  *icon;
  GtkLabel  *text;
  GtkWidget *offers;
  GtkButton *first;
  GtkButton *second;
};

G_DEFINE_FINAL_TYPE (CutiFieldMessage, cuti_field_message, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct { const char *icon_name, *css_class; } tones[] = {
  [CUTI_MESSAGE_ECHO] = { NULL, "dim-label" },
  [CUTI_MESSAGE_CHECK] = { "cuti-caution-symbolic", "cuti-check" },
  [CUTI_MESSAGE_PROBLEM] = { "cuti-problem-symbolic", "cuti-problem" },
};

static void
offer_clicked_cb (CutiFieldMessage *self, GtkButton *button)
{
  g_signal_emit (self, signals[CHOSEN], 0, button == self->second ? 1 : 0);
}

static void
cuti_field_message_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_FIELD_MESSAGE);

  G_OBJECT_CLASS (cuti_field_message_parent_class)->dispose (object);
}

static void
cuti_field_message_class_init (CutiFieldMessageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_field_message_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-field-message.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiFieldMessage, icon);
  gtk_widget_class_bind_template_child (widget_class, CutiFieldMessage, text);
  gtk_widget_class_bind_template_child (widget_class, CutiFieldMessage, offers);
  gtk_widget_class_bind_template_child (widget_class, CutiFieldMessage, first);
  gtk_widget_class_bind_template_child (widget_class, CutiFieldMessage, second);
  gtk_widget_class_bind_template_callback (widget_class, offer_clicked_cb);
}

static void
cuti_field_message_init (CutiFieldMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cuti_field_message_show (CutiFieldMessage *self, CutiMessageTone tone, const char *text)
{
  g_return_if_fail (CUTI_IS_FIELD_MESSAGE (self));

  gtk_image_set_from_icon_name (self->icon, tones[tone].icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), tones[tone].icon_name != NULL);
  gtk_label_set_label (self->text, text);
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (i == tone)
      gtk_widget_add_css_class (GTK_WIDGET (self), tones[i].css_class);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), tones[i].css_class);

  gtk_widget_set_visible (self->offers, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  cuti_accessible_set_label (GTK_WIDGET (self), text);
}

/**
 * cuti_field_message_offer:
 * @second: (nullable): a second reading
 *
 * Adds buttons to the message that is shown.
 */
void
cuti_field_message_offer (CutiFieldMessage *self, const char *first, const char *second)
{
  g_return_if_fail (CUTI_IS_FIELD_MESSAGE (self));

  gtk_button_set_label (self->first, first);
  if (second != NULL)
    gtk_button_set_label (self->second, second);
  gtk_widget_set_visible (GTK_WIDGET (self->second), second != NULL);
  gtk_widget_set_visible (self->offers, TRUE);
}

void
cuti_field_message_hide (CutiFieldMessage *self)
{
  g_return_if_fail (CUTI_IS_FIELD_MESSAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
