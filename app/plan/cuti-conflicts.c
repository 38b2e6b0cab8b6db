/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds lines that pull in opposite directions: one on offer, the other
 * against the same intervention; or two that are declared to clash.
 */

#include "cuti-plan-private.h"

static gboolean
meet (CutiPlanItem *a, CutiPlanItem *b)
{
  const char *x = cuti_plan_item_get_lesion (a), *y = cuti_plan_item_get_lesion (b);

  return x == NULL || y == NULL || g_str_equal (x, y);
}

static gboolean
is_offer (CutiPlanItem *item)
{
  return cuti_verdict_is_offer (cuti_plan_item_get_verdict (item));
}

static gboolean
same_intervention (CutiPlanItem *a, CutiPlanItem *b)
{
  const char *x = cuti_advice_get_intervention (cuti_plan_item_get_advice (a));
  const char *y = cuti_advice_get_intervention (cuti_plan_item_get_advice (b));

  return x != NULL && g_strcmp0 (x, y) == 0;
}

static gboolean
are_declared (CutiPlanItem *a, CutiPlanItem *b)
{
  CutiAdvice *x = cuti_plan_item_get_advice (a), *y = cuti_plan_item_get_advice (b);

  return g_strv_contains (cuti_advice_get_conflicts_with (x), cuti_advice_get_id (y))
         || g_strv_contains (cuti_advice_get_conflicts_with (y), cuti_advice_get_id (x));
}

/* Whether @offer, which is on offer, clashes with @other; a pair of two on offer is taken once. */
static gboolean
clash (CutiPlanItem *offer, CutiPlanItem *other, gboolean offer_is_earlier)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (other);

  if (!meet (offer, other))
    return FALSE;
  if (same_intervention (offer, other)
      && (verdict == CUTI_VERDICT_AVOID || verdict == CUTI_VERDICT_RULED_OUT))
    return TRUE;
  if (!are_declared (offer, other))
    return FALSE;
  return verdict == CUTI_VERDICT_AVOID || (is_offer (other) && offer_is_earlier);
}

/**
 * cuti_conflicts_find:
 * @items: all lines of a plan
 * @conflicts: gets a #CutiConflict each
 */
void
cuti_conflicts_find (GListModel *items, GListStore *conflicts)
{
  guint n_items = g_list_model_get_n_items (items);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_full (n_items, g_object_unref);

  /* A list model walks to the place each time, and every pair is looked at. */
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (lines, g_list_model_get_item (items, i));

  for (guint i = 0; i < n_items; i++)
    {
      CutiPlanItem *offer = g_ptr_array_index (lines, i);

      for (guint j = 0; j < n_items && is_offer (offer); j++)
        {
          CutiPlanItem *other = g_ptr_array_index (lines, j);
          g_autoptr(CutiConflict) conflict = NULL;
          const char *intervention = NULL;

          if (i == j || !clash (offer, other, i < j))
            continue;
          if (same_intervention (offer, other))
            intervention = cuti_advice_get_intervention (cuti_plan_item_get_advice (offer));
          conflict = cuti_conflict_new (offer, other, intervention);
          g_list_store_append (conflicts, conflict);
        }
    }
}
