/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verdict as a sign of its own shape and a word. The signs are those on
 * paper, so that screen and print read alike.
 */

#include "cuti-verdict-mark.h"

struct _CutiVerdictMark
{
  GtkBox    parent_instance;

  GtkImage *icon;
  GtkLabel *word;
};

G_DEFINE_FINAL_TYPE (CutiVerdictMark, cuti_verdict_mark, GTK_TYPE_BOX)

/* In the order of CutiVerdict. */
static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  { "cuti-verdict-recommended-symbolic", "cuti-tone-recommended" },
  { "cuti-verdict-consider-symbolic", "cuti-tone-consider" },
  { "cuti-verdict-contested-symbolic", "cuti-tone-caution" },
  { "cuti-verdict-not-favoured-symbolic", "cuti-tone-quiet" },
  { "cuti-verdict-avoid-symbolic", "cuti-tone-do-not" },
  { "cuti-verdict-inform-symbolic", "cuti-tone-recommended" },
  { "cuti-verdict-undecided-symbolic", "cuti-tone-quiet" },
  { "cuti-verdict-avoid-symbolic", "cuti-tone-quiet" },
  { "cuti-verdict-not-applicable-symbolic", "cuti-tone-quiet" },
};

static void
cuti_verdict_mark_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_VERDICT_MARK);

  G_OBJECT_CLASS (cuti_verdict_mark_parent_class)->dispose (object);
}

static void
cuti_verdict_mark_class_init (CutiVerdictMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_verdict_mark_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-verdict-mark.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiVerdictMark, icon);
  gtk_widget_class_bind_template_child (widget_class, CutiVerdictMark, word);
}

static void
cuti_verdict_mark_init (CutiVerdictMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cuti_verdict_mark_show (CutiVerdictMark *self, CutiVerdict verdict)
{
  g_return_if_fail (CUTI_IS_VERDICT_MARK (self));
  g_return_if_fail ((guint) verdict < G_N_ELEMENTS (looks));

  const char *style[] = { looks[verdict].style, NULL };

  gtk_image_set_from_icon_name (self->icon, looks[verdict].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), style);
  gtk_label_set_label (self->word, cuti_verdict_get_label (verdict));
}
