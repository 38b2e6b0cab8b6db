/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the plan that is not offered, and why: in brief, because there
 * are many of them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-answer-links.h"
#include "cuti-format.h"
#include "cuti-out-row.h"
#include "cuti-verdict-mark.h"
#include "cuti-wrap-box.h"

struct _CutiOutRow
{
  GtkListBoxRow    parent_instance;

  CutiPlanItem    *item;

  CutiVerdictMark *verdict;
  GtkLabel        *title;
  GtkLabel        *lesion;
  GtkLabel        *reason;
  GtkWidget       *because;
};

G_DEFINE_FINAL_TYPE (CutiOutRow, cuti_out_row, GTK_TYPE_LIST_BOX_ROW)

/* The texts of all arguments that rule the item out, or NULL. */
static char *
compose_reason (CutiPlanItem *item)
{
  GListModel *arguments = cuti_plan_item_get_arguments (item);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgued) argued = g_list_model_get_item (arguments, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);

      if (cuti_argued_get_truth (argued) == CUTI_TRUTH_TRUE
          && cuti_argument_get_polarity (argument) == CUTI_POLARITY_EXCLUDES)
        g_ptr_array_add (texts, (gpointer) cuti_argument_get_text (argument));
    }

  if (texts->len == 0)
    return NULL;
  joined = g_strjoinv (" ", (char **) texts->pdata);
  return cuti_format_words (_("Ruled out because: %s"), joined);
}

static void
show_optional (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
cuti_out_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_OUT_ROW);
  g_clear_object (&CUTI_OUT_ROW (object)->item);

  G_OBJECT_CLASS (cuti_out_row_parent_class)->dispose (object);
}

static void
cuti_out_row_class_init (CutiOutRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_out_row_dispose;

  g_type_ensure (CUTI_TYPE_VERDICT_MARK);
  g_type_ensure (CUTI_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-out-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiOutRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, CutiOutRow, title);
  gtk_widget_class_bind_template_child (widget_class, CutiOutRow, lesion);
  gtk_widget_class_bind_template_child (widget_class, CutiOutRow, reason);
  gtk_widget_class_bind_template_child (widget_class, CutiOutRow, because);
}

static void
cuti_out_row_init (CutiOutRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_out_row_new (void)
{
  return g_object_new (CUTI_TYPE_OUT_ROW, NULL);
}

void
cuti_out_row_show (CutiOutRow *self, CutiPlanItem *item)
{
  g_return_if_fail (CUTI_IS_OUT_ROW (self));
  g_return_if_fail (CUTI_IS_PLAN_ITEM (item));

  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (item));
  const CutiVerdict verdict = cuti_plan_item_get_verdict (item);
  g_autofree char *reason = NULL;
  g_autofree char *name = NULL;

  if (self->item != NULL && cuti_plan_item_equal (self->item, item))
    return;

  g_set_object (&self->item, item);
  reason = compose_reason (item);
  name = cuti_format_words (_("%s: %s"), cuti_verdict_get_label (verdict), title);
  cuti_verdict_mark_show (self->verdict, verdict);
  gtk_label_set_label (self->title, title);
  show_optional (self->lesion, cuti_plan_item_get_lesion_title (item));
  show_optional (self->reason, reason);
  cuti_answer_links_show_findings (self->because, item);
  cuti_accessible_set_label (GTK_WIDGET (self), name);
}
