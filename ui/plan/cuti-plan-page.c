/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One section of the plan: a card for every line that says something now, in
 * the order of the knowledge base, and below, folded, what is not offered.
 *
 * Nothing is drawn for a page that nobody sees: a plan is taken when the page
 * is shown. A card is changed in place, and what the reader looks at stays
 * where it is while cards above it grow, shrink, come and go.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-advice-card.h"
#include "cuti-clamp.h"
#include "cuti-format.h"
#include "cuti-out-row.h"
#include "cuti-plan-page.h"

struct _CutiPlanPage
{
  GtkBox                    parent_instance;

  GPtrArray                *items; /* nullable */
  CutiCase                 *patient_case; /* nullable */
  gboolean                  stale;
  gboolean                  started; /* a plan has been drawn before this one */
  GHashTable               *cards_by_key; /* of the row, borrowed */

  GtkWidget                *scroller;
  GtkWidget                *empty;
  GtkLabel                 *empty_title;
  GtkLabel                 *empty_text;
  GtkListBox               *cards;
  GtkWidget                *out;
  GtkLabel                 *out_label;
  GtkListBox               *out_list;

  GtkEventControllerMotion *pointer;
  double                    pointer_y;

  GtkWidget                *anchor;
  double                    anchor_y;
  GdkFrameClock            *clock;
  gulong                    layout_id;
};

G_DEFINE_FINAL_TYPE (CutiPlanPage, cuti_plan_page, GTK_TYPE_BOX)

static char *
item_key (CutiPlanItem *item)
{
  const char *lesion = cuti_plan_item_get_lesion (item);

  return g_strconcat (cuti_advice_get_id (cuti_plan_item_get_advice (item)), "\n", lesion, NULL);
}

static gboolean
is_out (CutiPlanItem *item)
{
  return cuti_verdict_is_out (cuti_plan_item_get_verdict (item));
}

static guint
count_out (CutiPlanPage *self)
{
  guint n = 0;

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    n += is_out (g_ptr_array_index (self->items, i));
  return n;
}

static GtkAdjustment *
get_adjustment (CutiPlanPage *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static double
distance_from_top (CutiPlanPage *self, GtkWidget *row)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (row, self->scroller, &GRAPHENE_POINT_INIT (0, 0), &point))
    return 0;
  return point.y;
}

/* The card under the pointer, else the topmost visible one, unless all begins at the top. */
static GtkWidget *
find_anchor (CutiPlanPage *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  graphene_point_t top;

  if (gtk_event_controller_motion_contains_pointer (self->pointer))
    return GTK_WIDGET (gtk_list_box_get_row_at_y (self->cards, (int) self->pointer_y));
  if (gtk_adjustment_get_value (adjustment) <= 0)
    return NULL;
  if (!gtk_widget_compute_point (self->scroller, GTK_WIDGET (self->cards),
                                 &GRAPHENE_POINT_INIT (0, 12), &top))
    return NULL;
  return GTK_WIDGET (gtk_list_box_get_row_at_y (self->cards, (int) top.y));
}

static void
forget_place (CutiPlanPage *self)
{
  g_clear_weak_pointer (&self->anchor);
  if (self->clock != NULL)
    g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);
}

/* Runs after GTK has laid out and before it draws, so that no frame shows the jump. */
static void
layout_cb (CutiPlanPage *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  if (self->anchor != NULL)
    {
      const double moved = distance_from_top (self, self->anchor) - self->anchor_y;

      if (moved != 0)
        gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + moved);
    }
  forget_place (self);
}

static void
keep_place (CutiPlanPage *self)
{
  GtkWidget *anchor = find_anchor (self);

  forget_place (self);
  if (anchor == NULL || gtk_widget_get_frame_clock (GTK_WIDGET (self)) == NULL)
    return;

  g_set_weak_pointer (&self->anchor, anchor);
  self->anchor_y = distance_from_top (self, anchor);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->layout_id = g_signal_connect_object (self->clock, "layout", G_CALLBACK (layout_cb), self,
                                             G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static gboolean
remove_ceased (gpointer key, gpointer card, gpointer user_data)
{
  CutiPlanPage *self = user_data;

  if (!cuti_advice_card_has_ceased (card))
    return FALSE;

  gtk_list_box_remove (self->cards, card);
  return TRUE;
}

static void
cease_unless_wanted (gpointer key, gpointer card, gpointer wanted)
{
  if (g_hash_table_contains (wanted, key))
    return;

  cuti_advice_card_cease (card);
  cuti_advice_card_set_mark (card, CUTI_CARD_SAME);
}

/* Returns: (transfer full): the items that get a card, by their key */
static GHashTable *
list_wanted (CutiPlanPage *self)
{
  GHashTable *wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (self->items, i);

      if (!is_out (item))
        g_hash_table_insert (wanted, item_key (item), item);
    }

  return wanted;
}

/* Shows @item at @place or, if it has a card, where that stands; returns the next place. */
static int
show_card (CutiPlanPage *self, CutiPlanItem *item, int place)
{
  g_autofree char *key = item_key (item);
  GtkWidget *card = g_hash_table_lookup (self->cards_by_key, key);

  if (card == NULL)
    {
      card = cuti_advice_card_new (item);
      cuti_advice_card_set_case (CUTI_ADVICE_CARD (card), self->patient_case);
      cuti_advice_card_set_mark (CUTI_ADVICE_CARD (card),
                                 self->started ? CUTI_CARD_NEW : CUTI_CARD_SAME);
      gtk_list_box_insert (self->cards, card, place);
      g_hash_table_insert (self->cards_by_key, g_steal_pointer (&key), card);
      return place + 1;
    }

  const gboolean changed = cuti_advice_card_set_item (CUTI_ADVICE_CARD (card), item);

  cuti_advice_card_set_case (CUTI_ADVICE_CARD (card), self->patient_case);
  cuti_advice_card_set_mark (CUTI_ADVICE_CARD (card), changed ? CUTI_CARD_UPDATED : CUTI_CARD_SAME);
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card)) + 1;
}

static void
show_cards (CutiPlanPage *self)
{
  g_autoptr(GHashTable) wanted = list_wanted (self);
  int place = 0;

  g_hash_table_foreach (self->cards_by_key, cease_unless_wanted, wanted);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (self->items, i);

      if (!is_out (item))
        place = show_card (self, item, place);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->cards), g_hash_table_size (self->cards_by_key) > 0);
}

static void
clear_cards (CutiPlanPage *self)
{
  GtkWidget *row;

  g_hash_table_remove_all (self->cards_by_key);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_list_box_remove (self->cards, row);
}

static void
show_out_rows (CutiPlanPage *self)
{
  int n = 0;
  GtkListBoxRow *row;

  if (!gtk_expander_get_expanded (GTK_EXPANDER (self->out)))
    return;

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (self->items, i);

      if (!is_out (item))
        continue;
      if (gtk_list_box_get_row_at_index (self->out_list, n) == NULL)
        gtk_list_box_append (self->out_list, cuti_out_row_new ());
      cuti_out_row_show (CUTI_OUT_ROW (gtk_list_box_get_row_at_index (self->out_list, n)), item);
      n++;
    }
  while ((row = gtk_list_box_get_row_at_index (self->out_list, n)) != NULL)
    gtk_list_box_remove (self->out_list, GTK_WIDGET (row));
}

static void
show_out (CutiPlanPage *self)
{
  const guint n = count_out (self);
  g_autofree char *label = cuti_format_words (_("Not offered, and why (%u)"), n);

  gtk_label_set_label (self->out_label, label);
  cuti_accessible_set_label (self->out, label);
  gtk_widget_set_visible (self->out, n > 0);
  show_out_rows (self);
}

static void
show_empty (CutiPlanPage *self)
{
  gtk_label_set_label (self->empty_title,
                       self->items != NULL ? _("Nothing to Suggest") : _("No Plan"));
  gtk_label_set_label (self->empty_text,
                       self->items != NULL
                         ? _("No advice of this section applies to the case as it is recorded. "
                             "The reasons stand under “Not offered, and why”.")
                         : _("Advice appears here as soon as a case is open and the "
                             "knowledge base is loaded."));
  gtk_widget_set_visible (self->empty, !gtk_widget_get_visible (GTK_WIDGET (self->cards)));
}

static void
show_items (CutiPlanPage *self)
{
  keep_place (self);
  if (self->items == NULL)
    clear_cards (self);
  show_cards (self);
  show_out (self);
  show_empty (self);

  self->stale = FALSE;
  self->started = self->items != NULL;
}

static void
pointer_moved_cb (CutiPlanPage *self, double x, double y)
{
  self->pointer_y = y;
}

static void
cuti_plan_page_map (GtkWidget *widget)
{
  CutiPlanPage *self = CUTI_PLAN_PAGE (widget);

  if (self->stale)
    show_items (self);

  GTK_WIDGET_CLASS (cuti_plan_page_parent_class)->map (widget);
}

static void
cuti_plan_page_unmap (GtkWidget *widget)
{
  CutiPlanPage *self = CUTI_PLAN_PAGE (widget);

  GTK_WIDGET_CLASS (cuti_plan_page_parent_class)->unmap (widget);

  forget_place (self);
  if (g_hash_table_foreach_remove (self->cards_by_key, remove_ceased, self) > 0)
    self->stale = TRUE; /* perhaps nothing is left: the page then says so */
}

static void
cuti_plan_page_dispose (GObject *object)
{
  CutiPlanPage *self = CUTI_PLAN_PAGE (object);

  forget_place (self);
  g_hash_table_remove_all (self->cards_by_key);
  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_PLAN_PAGE);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_plan_page_parent_class)->dispose (object);
}

static void
cuti_plan_page_finalize (GObject *object)
{
  g_hash_table_unref (CUTI_PLAN_PAGE (object)->cards_by_key);

  G_OBJECT_CLASS (cuti_plan_page_parent_class)->finalize (object);
}

static void
cuti_plan_page_class_init (CutiPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_plan_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cuti_plan_page_finalize;
  widget_class->map = cuti_plan_page_map;
  widget_class->unmap = cuti_plan_page_unmap;

  g_type_ensure (CUTI_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, empty_text);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, cards);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, out);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, out_label);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, out_list);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanPage, pointer);
  gtk_widget_class_bind_template_callback (widget_class, pointer_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_out_rows);
}

static void
cuti_plan_page_init (CutiPlanPage *self)
{
  self->cards_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_plan_page_new (void)
{
  return g_object_new (CUTI_TYPE_PLAN_PAGE, NULL);
}

/**
 * cuti_plan_page_set_case:
 * @patient_case: (nullable): whose items follow, and where answers to them go
 */
void
cuti_plan_page_set_case (CutiPlanPage *self, CutiCase *patient_case)
{
  GHashTableIter iter;
  gpointer card;

  g_return_if_fail (CUTI_IS_PLAN_PAGE (self));

  if (!g_set_object (&self->patient_case, patient_case))
    return;

  g_hash_table_iter_init (&iter, self->cards_by_key);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    cuti_advice_card_set_case (card, patient_case);
}

/**
 * cuti_plan_page_set_items:
 * @items: (nullable) (element-type CutiPlanItem): all lines of the section in
 *   plan order; %NULL starts afresh, as for another case
 */
void
cuti_plan_page_set_items (CutiPlanPage *self, GPtrArray *items)
{
  g_return_if_fail (CUTI_IS_PLAN_PAGE (self));

  if (items != NULL)
    g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  self->stale = TRUE;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || items == NULL)
    show_items (self);
}
