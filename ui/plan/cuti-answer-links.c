/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The links are used again for whatever comes next, so that a link which has
 * the focus keeps it and nothing is built twice.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-answer-link.h"
#include "cuti-answer-links.h"
#include "cuti-format.h"

typedef void (*ShowFunc) (CutiAnswerLink *link, gpointer object);

static void
show_finding (CutiAnswerLink *link, gpointer object)
{
  CutiFinding *finding = object;
  /* Translators: a question in short and its answer, as in “Largest diameter 42 mm”. */
  g_autofree char *text = cuti_format_words (_("%s: %s"), cuti_finding_get_label (finding),
                                             cuti_finding_get_text (finding));

  cuti_answer_link_show (link, text, cuti_fact_get_id (cuti_finding_get_fact (finding)),
                         cuti_finding_get_lesion (finding));
}

static void
show_need (CutiAnswerLink *link, gpointer object)
{
  CutiQuestion *need = object;
  /* Translators: a question in short, as in “Answer: Node status”. */
  g_autofree char *text = cuti_format_words (_("Answer: %s"), cuti_question_get_label (need));

  cuti_answer_link_show (link, text, cuti_question_get_id (need), cuti_question_get_lesion (need));
}

static gboolean
show_all (GtkWidget *box, GListModel *model, ShowFunc show)
{
  const guint n = g_list_model_get_n_items (model);
  GtkWidget *link = gtk_widget_get_first_child (box);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) object = g_list_model_get_item (model, i);

      if (link == NULL)
        {
          link = cuti_answer_link_new ();
          gtk_widget_set_parent (link, box);
        }
      show (CUTI_ANSWER_LINK (link), object);
      gtk_widget_set_visible (link, TRUE);
      link = gtk_widget_get_next_sibling (link);
    }
  for (; link != NULL; link = gtk_widget_get_next_sibling (link))
    gtk_widget_set_visible (link, FALSE);

  gtk_widget_set_visible (box, n > 0);
  return n > 0;
}

gboolean
cuti_answer_links_show_findings (GtkWidget *box, CutiPlanItem *item)
{
  return show_all (box, cuti_plan_item_get_because (item), show_finding);
}

gboolean
cuti_answer_links_show_needs (GtkWidget *box, CutiPlanItem *item)
{
  return show_all (box, cuti_plan_item_get_needs (item), show_need);
}
