/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks who signs the plan. Enter does not sign: a signature is never an
 * accident.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-sign-dialog.h"

struct _CutiSignDialog
{
  GtkWindow  parent_instance;

  GtkLabel  *question;
  GtkLabel  *open_points;
  GtkEntry  *name;
  GtkEntry  *role;
  GtkWidget *sign;
};

G_DEFINE_FINAL_TYPE (CutiSignDialog, cuti_sign_dialog, GTK_TYPE_WINDOW)

enum { SIGNED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_typed (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
changed_cb (CutiSignDialog *self)
{
  g_autofree char *name = dup_typed (self->name);
  g_autofree char *role = dup_typed (self->role);

  gtk_widget_set_sensitive (self->sign, *name != '\0' && *role != '\0');
}

static void
sign_cb (CutiSignDialog *self)
{
  g_autofree char *name = dup_typed (self->name);
  g_autofree char *role = dup_typed (self->role);

  g_object_ref (self);
  g_signal_emit (self, signals[SIGNED], 0, name, role);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
cuti_sign_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_SIGN_DIALOG);

  G_OBJECT_CLASS (cuti_sign_dialog_parent_class)->dispose (object);
}

static void
cuti_sign_dialog_class_init (CutiSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_sign_dialog_dispose;

  /**
   * CutiSignDialog::signed:
   * @name: who signs
   * @role: as what
   */
  signals[SIGNED] = g_signal_new ("signed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiSignDialog, question);
  gtk_widget_class_bind_template_child (widget_class, CutiSignDialog, open_points);
  gtk_widget_class_bind_template_child (widget_class, CutiSignDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CutiSignDialog, role);
  gtk_widget_class_bind_template_child (widget_class, CutiSignDialog, sign);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
}

static void
cuti_sign_dialog_init (CutiSignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->name), _("Name"));
  cuti_accessible_set_label (GTK_WIDGET (self->role), _("Role"));
}

/**
 * cuti_sign_dialog_new:
 * @number: of the version that is to be signed
 * @n_open_points: how many safety points have no response
 */
GtkWidget *
cuti_sign_dialog_new (GtkWindow *parent, guint number, int n_open_points)
{
  CutiSignDialog *self = g_object_new (CUTI_TYPE_SIGN_DIALOG, "transient-for", parent, NULL);
  g_autofree char *question = cuti_format_words (_("Sign Plan Version %u?"), number);
  g_autofree char *points =
    cuti_format_words (ngettext ("%d safety point is not answered.",
                                 "%d safety points are not answered.", n_open_points),
                       n_open_points);

  gtk_window_set_title (GTK_WINDOW (self), question);
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->open_points, points);
  gtk_widget_set_visible (GTK_WIDGET (self->open_points), n_open_points > 0);
  return GTK_WIDGET (self);
}

/**
 * cuti_sign_dialog_set_author:
 * @name: who probably signs
 * @role: as what
 *
 * Fills in what is known of the user.
 */
void
cuti_sign_dialog_set_author (CutiSignDialog *self, const char *name, const char *role)
{
  g_return_if_fail (CUTI_IS_SIGN_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  gtk_editable_set_text (GTK_EDITABLE (self->role), role);
}
