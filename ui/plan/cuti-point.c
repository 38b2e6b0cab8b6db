/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a card: an argument or a caution, with a sign and a word that
 * say what it does.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-point.h"

struct _CutiPoint
{
  GtkBox    parent_instance;

  GtkImage *icon;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (CutiPoint, cuti_point, GTK_TYPE_BOX)

/* In the order of CutiPointKind. */
static const struct
{
  const char *word;
  const char *icon;
  const char *style;
} looks[] = {
  { N_("Speaks for it:"), "cuti-for-symbolic", "cuti-tone-consider" },
  { N_("Speaks against it:"), "cuti-against-symbolic", "cuti-tone-caution" },
  { N_("Ruled out because:"), "cuti-verdict-avoid-symbolic", "cuti-tone-do-not" },
  { N_("Would speak for it, if so:"), "cuti-verdict-undecided-symbolic", "cuti-tone-quiet" },
  { N_("Would speak against it, if so:"), "cuti-verdict-undecided-symbolic", "cuti-tone-quiet" },
  { N_("Would rule it out, if so:"), "cuti-verdict-undecided-symbolic", "cuti-tone-quiet" },
  { N_("Caution:"), "cuti-caution-symbolic", "cuti-tone-caution" },
  { N_("Check:"), "cuti-verdict-undecided-symbolic", "cuti-tone-quiet" },
};

static void
cuti_point_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_POINT);

  G_OBJECT_CLASS (cuti_point_parent_class)->dispose (object);
}

static void
cuti_point_class_init (CutiPointClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_point_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-point.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiPoint, icon);
  gtk_widget_class_bind_template_child (widget_class, CutiPoint, text);
}

static void
cuti_point_init (CutiPoint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_point_new (void)
{
  return g_object_new (CUTI_TYPE_POINT, NULL);
}

void
cuti_point_show (CutiPoint *self, CutiPointKind kind, const char *text)
{
  g_return_if_fail (CUTI_IS_POINT (self));
  g_return_if_fail ((guint) kind < G_N_ELEMENTS (looks));

  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> %s", _(looks[kind].word), text);
  const char *style[] = { looks[kind].style, NULL };

  gtk_image_set_from_icon_name (self->icon, looks[kind].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), style);
  gtk_label_set_markup (self->text, markup);
}
