/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cuti-format.h"
#include "cuti-open-points.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"

#define MOST_QUESTIONS 3

/**
 * cuti_open_points_count:
 * @plan: of @patient_case
 *
 * Returns: how much cannot wait, and has no response or one that is out of date
 */
int
cuti_open_points_count (CutiCase *patient_case, CutiPlan *plan)
{
  GListModel *urgent = cuti_plan_get_urgent (plan);
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (urgent); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (urgent, i);
      CutiResponse *response = cuti_case_find_response (
        patient_case, cuti_advice_get_id (cuti_plan_item_get_advice (item)),
        cuti_plan_item_get_lesion (item));

      n += response == NULL || cuti_case_is_response_stale (patient_case, response);
    }

  return n;
}

static void
add_text (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (box, label);
}

static void
add_link (GtkBox *box, const char *text, const char *action, GVariant *target)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cuti-answer-link");
  cuti_accessible_set_label (button, text);
  gtk_box_append (box, button);
}

static void
list_questions (GtkBox *box, GListModel *questions)
{
  guint n = g_list_model_get_n_items (questions);
  g_autofree char *count =
    cuti_format_words (ngettext ("%u question is open:", "%u questions are open:", n), n);
  g_autofree char *more = NULL;

  add_text (box, count);
  for (guint i = 0; i < MIN (n, MOST_QUESTIONS); i++)
    {
      g_autoptr(CutiQuestion) question = g_list_model_get_item (questions, i);
      const char *lesion = cuti_question_get_lesion (question);

      add_link (box, cuti_question_get_label (question), "sheet.go-to-answer",
                g_variant_new ("(ss)", cuti_question_get_id (question),
                               lesion != NULL ? lesion : ""));
    }
  if (n <= MOST_QUESTIONS)
    return;

  more = cuti_format_words (ngettext ("and %u more", "and %u more", n - MOST_QUESTIONS),
                            n - MOST_QUESTIONS);
  add_text (box, more);
}

/**
 * cuti_open_points_list:
 * @box: to be filled, within what has “sheet.show-urgent” and
 *   “sheet.go-to-answer”
 * @plan: of @patient_case
 */
void
cuti_open_points_list (GtkBox *box, CutiCase *patient_case, CutiPlan *plan)
{
  int n = cuti_open_points_count (patient_case, plan);
  GListModel *questions = cuti_plan_get_questions (plan);
  gboolean asks = cuti_plan_get_out_of_scope (plan) == NULL &&
                  g_list_model_get_n_items (questions) > 0;

  if (n > 0)
    {
      g_autofree char *text =
        cuti_format_words (ngettext ("%d urgent point has no response",
                                     "%d urgent points have no response", n), n);

      add_link (box, text, "sheet.show-urgent", NULL);
    }
  if (asks)
    list_questions (box, questions);
  if (n == 0 && !asks)
    add_text (box, _("Nothing"));
}
