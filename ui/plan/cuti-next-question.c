/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar below everything: the one question whose answer would settle most,
 * and the way to it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-next-question.h"

struct _CutiNextQuestion
{
  GtkBox     parent_instance;

  GtkLabel  *text;
  GtkButton *go;
};

G_DEFINE_FINAL_TYPE (CutiNextQuestion, cuti_next_question, GTK_TYPE_BOX)

static char *
compose_text (CutiQuestion *question)
{
  const guint n = cuti_question_get_settles (question);
  g_autofree char *label = cuti_format_words (_("Next question: %s"),
                                              cuti_question_get_label (question));
  g_autofree char *gain = NULL;

  if (n == 0)
    return g_steal_pointer (&label);
  gain = cuti_format_words (g_dngettext (GETTEXT_PACKAGE,
                                         "would settle %u item", "would settle %u items", n), n);
  return cuti_format_words ("%s – %s", label, gain);
}

static void
show_question (CutiNextQuestion *self, CutiQuestion *question)
{
  const char *lesion = cuti_question_get_lesion (question);
  g_autofree char *text = compose_text (question);
  g_autofree char *name = cuti_format_words (_("Go to it: %s"), cuti_question_get_label (question));

  gtk_label_set_label (self->text, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "(ss)",
                                    cuti_question_get_id (question),
                                    lesion != NULL ? lesion : "");
  cuti_accessible_set_label (GTK_WIDGET (self->go), name);
}

static void
cuti_next_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_NEXT_QUESTION);

  G_OBJECT_CLASS (cuti_next_question_parent_class)->dispose (object);
}

static void
cuti_next_question_class_init (CutiNextQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_next_question_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-next-question.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiNextQuestion, text);
  gtk_widget_class_bind_template_child (widget_class, CutiNextQuestion, go);
}

static void
cuti_next_question_init (CutiNextQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_next_question_set_plan (self, NULL);
}

GtkWidget *
cuti_next_question_new (void)
{
  return g_object_new (CUTI_TYPE_NEXT_QUESTION, NULL);
}

/**
 * cuti_next_question_set_plan:
 * @plan: (nullable): %NULL hides the bar, as does a case out of scope, for
 *   which nothing more need be asked
 */
void
cuti_next_question_set_plan (CutiNextQuestion *self, CutiPlan *plan)
{
  g_return_if_fail (CUTI_IS_NEXT_QUESTION (self));

  const gboolean asks = plan != NULL && cuti_plan_get_out_of_scope (plan) == NULL;
  g_autoptr(CutiQuestion) question = NULL;

  if (asks)
    question = g_list_model_get_item (cuti_plan_get_questions (plan), 0);

  gtk_widget_set_visible (GTK_WIDGET (self), asks);
  gtk_widget_set_visible (GTK_WIDGET (self->go), question != NULL);
  if (question != NULL)
    show_question (self, question);
  else
    gtk_label_set_label (self->text, _("No open question: every item of the plan is settled."));
}
