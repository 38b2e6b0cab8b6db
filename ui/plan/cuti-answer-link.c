/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few words that lead to the row of the form where a fact is answered. A
 * button rather than a link in a label, because GTK 4.8 tells a screen reader
 * nothing of the latter.
 */

#include "cuti-accessible.h"
#include "cuti-answer-link.h"

struct _CutiAnswerLink
{
  GtkButton  parent_instance;

  GtkLabel  *text;
};

G_DEFINE_FINAL_TYPE (CutiAnswerLink, cuti_answer_link, GTK_TYPE_BUTTON)

static void
cuti_answer_link_class_init (CutiAnswerLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-answer-link.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiAnswerLink, text);
}

static void
cuti_answer_link_init (CutiAnswerLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_answer_link_new (void)
{
  return g_object_new (CUTI_TYPE_ANSWER_LINK, NULL);
}

/**
 * cuti_answer_link_show:
 * @fact: id of the fact, or “lesions”
 * @lesion: (nullable): id of the lesion that the fact belongs to
 */
void
cuti_answer_link_show (CutiAnswerLink *self, const char *text, const char *fact, const char *lesion)
{
  g_return_if_fail (CUTI_IS_ANSWER_LINK (self));
  g_return_if_fail (text != NULL && fact != NULL);

  gtk_label_set_label (self->text, text);
  cuti_accessible_set_label (GTK_WIDGET (self), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", fact,
                                    lesion != NULL ? lesion : "");
}
