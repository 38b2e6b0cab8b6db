/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the plan with all that explains it. What belongs to the advice
 * is written once; what follows from the case is written anew whenever the
 * item differs, into the widgets that are there already.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-advice-card.h"
#include "cuti-answer-link.h"
#include "cuti-answer-links.h"
#include "cuti-format.h"
#include "cuti-point.h"
#include "cuti-reference-popover.h"
#include "cuti-response-row.h"
#include "cuti-verdict-mark.h"
#include "cuti-wrap-box.h"

struct _CutiAdviceCard
{
  GtkListBoxRow    parent_instance;

  CutiPlanItem    *item;
  gboolean         ceased;

  GtkWidget       *card;
  GtkLabel        *ceased_text;
  CutiVerdictMark *verdict;
  GtkLabel        *mark;
  GtkWidget       *not_firm;
  GtkLabel        *lesion;
  GtkLabel        *title;
  GtkLabel        *text;
  GtkLabel        *strength;
  GtkLabel        *evidence;
  GtkWidget       *borrowed;
  GtkLabel        *review;
  GtkWidget       *why_heading;
  GtkWidget       *why;
  GtkWidget       *points;
  GtkWidget       *needs_heading;
  GtkWidget       *needs;
  GtkLabel        *convention;
  GtkMenuButton   *references;
  CutiResponseRow *response;
};

G_DEFINE_FINAL_TYPE (CutiAdviceCard, cuti_advice_card, GTK_TYPE_LIST_BOX_ROW)

static char *
compose_name (CutiAdviceCard *self)
{
  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (self->item));
  const char *verdict = cuti_verdict_get_label (cuti_plan_item_get_verdict (self->item));
  const char *lesion = cuti_plan_item_get_lesion_title (self->item);

  if (self->ceased)
    return g_strdup (gtk_label_get_label (self->ceased_text));
  /* Translators: verdict, title and lesion of an item of advice. */
  return lesion != NULL ? cuti_format_words (_("%s: %s (%s)"), verdict, title, lesion)
                        : cuti_format_words (_("%s: %s"), verdict, title);
}

static void
update_name (CutiAdviceCard *self)
{
  g_autofree char *name = compose_name (self);

  cuti_accessible_set_label (GTK_WIDGET (self), name);
}

static void
show_review (CutiAdviceCard *self, CutiReviewStatus status)
{
  g_autofree char *text = cuti_format_words (_("Unreviewed content: %s"),
                                             cuti_review_status_get_label (status));

  gtk_label_set_label (self->review, text);
  gtk_widget_set_visible (GTK_WIDGET (self->review), status != CUTI_REVIEW_APPROVED);
}

static void
show_evidence (CutiAdviceCard *self, CutiAdvice *advice)
{
  const CutiDirectness directness = cuti_advice_get_directness (advice);
  const char *certainty = cuti_certainty_get_label (cuti_advice_get_certainty (advice));
  g_autofree char *evidence = cuti_format_words ("%s · %s", certainty,
                                                 cuti_directness_get_label (directness));

  gtk_label_set_label (self->strength, cuti_strength_get_label (cuti_advice_get_strength (advice)));
  gtk_label_set_label (self->evidence, evidence);
  gtk_widget_set_visible (self->borrowed, directness == CUTI_DIRECTNESS_CSCC
                                          || directness == CUTI_DIRECTNESS_OTHER);
}

static void
show_references (CutiAdviceCard *self, CutiAdvice *advice)
{
  const guint n = g_list_model_get_n_items (cuti_advice_get_citations (advice));
  g_autofree char *label =
    cuti_format_words (g_dngettext (GETTEXT_PACKAGE, "%u source", "%u sources", n), n);
  g_autofree char *name = cuti_format_words (_("%s for %s"), label, cuti_advice_get_title (advice));

  gtk_menu_button_set_label (self->references, label);
  cuti_accessible_set_label (GTK_WIDGET (self->references), name);
}

/* What no answer changes. */
static void
show_advice (CutiAdviceCard *self, CutiAdvice *advice)
{
  const char *convention = cuti_advice_get_convention (advice);

  gtk_label_set_label (self->title, cuti_advice_get_title (advice));
  gtk_label_set_label (self->text, cuti_advice_get_text (advice));
  show_evidence (self, advice);
  show_review (self, cuti_advice_get_review_status (advice));
  show_references (self, advice);

  if (convention != NULL)
    {
      g_autofree char *note = cuti_format_words (_("By convention: %s"), convention);

      gtk_label_set_label (self->convention, note);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->convention), convention != NULL);
}

/* The kind of point that an argument makes here, or -1 if it makes none. */
static int
argument_point (CutiArgued *argued)
{
  /* In the order of CutiPolarity. */
  static const CutiPointKind known[] = {
    CUTI_POINT_FOR, CUTI_POINT_AGAINST, CUTI_POINT_RULES_OUT };
  static const CutiPointKind unknown[] = {
    CUTI_POINT_IF_FOR, CUTI_POINT_IF_AGAINST, CUTI_POINT_IF_RULES_OUT };
  const CutiTruth truth = cuti_argued_get_truth (argued);
  const CutiPolarity polarity = cuti_argument_get_polarity (cuti_argued_get_argument (argued));

  if (truth == CUTI_TRUTH_FALSE)
    return -1;
  return truth == CUTI_TRUTH_TRUE ? known[polarity] : unknown[polarity];
}

static int
caution_point (CutiArgued *argued)
{
  /* In the order of CutiTruth. */
  static const int kinds[] = { -1, CUTI_POINT_CHECK, CUTI_POINT_CAUTION };

  return kinds[cuti_argued_get_truth (argued)];
}

/* Writes the points of one @kind from @spare on; returns the next spare widget or NULL. */
static GtkWidget *
add_points (CutiAdviceCard *self, GListModel *list, int (*classify) (CutiArgued *),
            CutiPointKind kind, GtkWidget *spare)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CutiArgued) argued = g_list_model_get_item (list, i);

      if (classify (argued) != (int) kind)
        continue;

      if (spare == NULL)
        {
          spare = cuti_point_new ();
          gtk_box_append (GTK_BOX (self->points), spare);
        }
      cuti_point_show (CUTI_POINT (spare), kind,
                       cuti_argument_get_text (cuti_argued_get_argument (argued)));
      gtk_widget_set_visible (spare, TRUE);
      spare = gtk_widget_get_next_sibling (spare);
    }

  return spare;
}

static void
show_points (CutiAdviceCard *self)
{
  GListModel *arguments = cuti_plan_item_get_arguments (self->item);
  GListModel *cautions = cuti_plan_item_get_cautions (self->item);
  GtkWidget *spare = gtk_widget_get_first_child (self->points);

  for (CutiPointKind kind = CUTI_POINT_FOR; kind <= CUTI_POINT_IF_RULES_OUT; kind++)
    spare = add_points (self, arguments, argument_point, kind, spare);
  spare = add_points (self, cautions, caution_point, CUTI_POINT_CAUTION, spare);
  spare = add_points (self, cautions, caution_point, CUTI_POINT_CHECK, spare);

  gtk_widget_set_visible (self->points, spare != gtk_widget_get_first_child (self->points));
  for (; spare != NULL; spare = gtk_widget_get_next_sibling (spare))
    gtk_widget_set_visible (spare, FALSE);
}

/* What follows from the case. */
static void
show_item (CutiAdviceCard *self)
{
  CutiPlanItem *item = self->item;
  const CutiVerdict verdict = cuti_plan_item_get_verdict (item);
  const char *lesion = cuti_plan_item_get_lesion_title (item);

  cuti_verdict_mark_show (self->verdict, verdict);
  gtk_widget_set_visible (self->not_firm,
                          !cuti_plan_item_is_firm (item) && verdict != CUTI_VERDICT_UNDECIDED);
  gtk_label_set_label (self->lesion, lesion != NULL ? lesion : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lesion), lesion != NULL);

  gtk_widget_set_visible (self->why_heading, cuti_answer_links_show_findings (self->why, item));
  gtk_widget_set_visible (self->needs_heading, cuti_answer_links_show_needs (self->needs, item));
  show_points (self);
}

static void
set_ceased (CutiAdviceCard *self, gboolean ceased)
{
  self->ceased = ceased;
  gtk_widget_set_visible (self->card, !ceased);
  gtk_widget_set_visible (GTK_WIDGET (self->ceased_text), ceased);
}

/* Called each time; most cards never need it. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  CutiAdviceCard *self = data;
  CutiAdvice *advice = cuti_plan_item_get_advice (self->item);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, cuti_reference_popover_new (advice));
}

/* Whether the focus is in the card, and neither where one types nor in a popover. */
static gboolean
takes_keys (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && !GTK_IS_EDITABLE (focus)
         && gtk_widget_get_native (focus) == gtk_widget_get_native (widget);
}

static gboolean
answer_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CutiAdviceCard *self = CUTI_ADVICE_CARD (widget);
  guint32 reply;

  if (self->ceased || !takes_keys (widget))
    return FALSE;
  g_variant_get (arguments, "(u)", &reply);
  return cuti_response_row_answer (self->response, reply);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; CutiReply reply; } keys[] = {
    { GDK_KEY_a, 0, CUTI_REPLY_ACCEPTED },
    { GDK_KEY_Return, GDK_CONTROL_MASK, CUTI_REPLY_ACCEPTED },
    { GDK_KEY_d, 0, CUTI_REPLY_DECLINED },
    { GDK_KEY_f, 0, CUTI_REPLY_DEFERRED },
    { GDK_KEY_m, 0, CUTI_REPLY_DISCUSS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, answer_key_cb,
                                  "(u)", (guint32) keys[i].reply);
}

static void
cuti_advice_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_ADVICE_CARD);
  g_clear_object (&CUTI_ADVICE_CARD (object)->item);

  G_OBJECT_CLASS (cuti_advice_card_parent_class)->dispose (object);
}

static void
cuti_advice_card_class_init (CutiAdviceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_advice_card_dispose;

  g_type_ensure (CUTI_TYPE_RESPONSE_ROW);
  g_type_ensure (CUTI_TYPE_VERDICT_MARK);
  g_type_ensure (CUTI_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-advice-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, card);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, ceased_text);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, mark);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, not_firm);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, lesion);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, title);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, text);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, strength);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, evidence);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, borrowed);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, review);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, why_heading);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, why);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, points);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, needs_heading);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, needs);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, convention);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, references);
  gtk_widget_class_bind_template_child (widget_class, CutiAdviceCard, response);
  bind_keys (widget_class);
}

static void
cuti_advice_card_init (CutiAdviceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->references, create_popover_cb, self, NULL);
}

GtkWidget *
cuti_advice_card_new (CutiPlanItem *item)
{
  CutiAdviceCard *self = g_object_new (CUTI_TYPE_ADVICE_CARD, NULL);

  self->item = g_object_ref (item);
  show_advice (self, cuti_plan_item_get_advice (item));
  show_item (self);
  update_name (self);
  return GTK_WIDGET (self);
}

/**
 * cuti_advice_card_set_item:
 * @item: of the same advice, for the same lesion
 *
 * Returns: whether anything had to be drawn anew
 */
gboolean
cuti_advice_card_set_item (CutiAdviceCard *self, CutiPlanItem *item)
{
  g_return_val_if_fail (CUTI_IS_ADVICE_CARD (self), FALSE);
  g_return_val_if_fail (cuti_plan_item_get_advice (item) == cuti_plan_item_get_advice (self->item),
                        FALSE);

  const gboolean returns = self->ceased;
  const gboolean same = cuti_plan_item_equal (self->item, item);

  g_set_object (&self->item, item);
  if (same && !returns)
    return FALSE;

  set_ceased (self, FALSE);
  show_item (self);
  update_name (self);
  return TRUE;
}

/**
 * cuti_advice_card_set_case:
 * @patient_case: (nullable): what the item is of; %NULL where it cannot be answered
 *
 * Shows what the case has for an answer to the item now.
 */
void
cuti_advice_card_set_case (CutiAdviceCard *self, CutiCase *patient_case)
{
  g_return_if_fail (CUTI_IS_ADVICE_CARD (self));

  cuti_response_row_show (self->response, patient_case, self->item);
}

void
cuti_advice_card_set_mark (CutiAdviceCard *self, CutiCardMark mark)
{
  g_return_if_fail (CUTI_IS_ADVICE_CARD (self));

  gtk_label_set_label (self->mark, mark == CUTI_CARD_NEW ? _("New") : _("Updated"));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), mark != CUTI_CARD_SAME);
}

/**
 * cuti_advice_card_cease:
 *
 * Leaves one grey line in place of the card, so that what the reader had
 * before the eyes does not vanish without a word.
 */
void
cuti_advice_card_cease (CutiAdviceCard *self)
{
  g_return_if_fail (CUTI_IS_ADVICE_CARD (self));

  if (self->ceased)
    return;

  g_autofree char *text = cuti_format_words (_("No longer applies: %s"),
                                             gtk_label_get_label (self->title));

  gtk_label_set_label (self->ceased_text, text);
  set_ceased (self, TRUE);
  update_name (self);
}

gboolean
cuti_advice_card_has_ceased (CutiAdviceCard *self)
{
  g_return_val_if_fail (CUTI_IS_ADVICE_CARD (self), FALSE);

  return self->ceased;
}
