/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which items share a card.
 */

#include "cuti-format.h"
#include "cuti-plan-cards.h"
#include "cuti-wording.h"

/* Lines of one advice about several lesions are one card where they say the same. */
static gboolean
say_the_same (GListModel *left, GListModel *right)
{
  g_autoptr(GPtrArray) a = cuti_wording_dup_items (left);
  g_autoptr(GPtrArray) b = cuti_wording_dup_items (right);

  if (a->len != b->len)
    return FALSE; /* A stored plan may say anything. */

  for (guint i = 0; i < a->len; i++)
    {
      CutiTruth truth = cuti_argued_get_truth (g_ptr_array_index (a, i));

      if (truth != cuti_argued_get_truth (g_ptr_array_index (b, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
can_share_card (CutiPlanItem *left, CutiPlanItem *right)
{
  return cuti_plan_item_get_advice (left) == cuti_plan_item_get_advice (right)
         && cuti_plan_item_get_verdict (left) == cuti_plan_item_get_verdict (right)
         && cuti_plan_item_is_firm (left) == cuti_plan_item_is_firm (right)
         && say_the_same (cuti_plan_item_get_arguments (left), cuti_plan_item_get_arguments (right))
         && say_the_same (cuti_plan_item_get_cautions (left), cuti_plan_item_get_cautions (right));
}

/**
 * cuti_plan_cards_new:
 * @items: of #CutiPlanItem, in the order of the plan
 *
 * Returns: (transfer full): of #GPtrArray of #CutiPlanItem: each run of items
 *   that say the same about several lesions
 */
GPtrArray *
cuti_plan_cards_new (GPtrArray *items)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < items->len;)
    {
      CutiPlanItem *first = g_ptr_array_index (items, i);
      GPtrArray *card = g_ptr_array_new ();

      do
        g_ptr_array_add (card, g_ptr_array_index (items, i++));
      while (i < items->len && can_share_card (first, g_ptr_array_index (items, i)));
      g_ptr_array_add (cards, card);
    }

  return cards;
}

/**
 * cuti_plan_cards_dup_title:
 * @items: of one card
 *
 * Returns: (transfer full): the title of the advice, and the lesions
 */
char *
cuti_plan_cards_dup_title (GPtrArray *items)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (g_ptr_array_index (items, 0));
  GString *title = g_string_new (cuti_advice_get_title (advice));

  for (guint i = 0; i < items->len; i++)
    {
      const char *lesion = cuti_plan_item_get_lesion_title (g_ptr_array_index (items, i));

      if (lesion != NULL)
        cuti_format_append_words (title, i == 0 ? " (%s" : "; %s", lesion);
      if (lesion != NULL && i + 1 == items->len)
        g_string_append_c (title, ')');
    }

  return g_string_free (title, FALSE);
}
