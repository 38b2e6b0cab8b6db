/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two plans side by side. A line counts where one of them advises something:
 * what is ruled out, does not apply or lacks data in both is only counted.
 */

#include "cuti-plan-private.h"

struct _CutiComparison
{
  GObject     parent_instance;

  CutiPlan   *before;
  CutiPlan   *after;
  CutiCase   *after_case;
  GListStore *facts;
  GListStore *items;
  guint       n_left_out;
};

G_DEFINE_FINAL_TYPE (CutiComparison, cuti_comparison, G_TYPE_OBJECT)

static void
cuti_comparison_finalize (GObject *object)
{
  CutiComparison *self = CUTI_COMPARISON (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->after_case);
  g_object_unref (self->facts);
  g_object_unref (self->items);

  G_OBJECT_CLASS (cuti_comparison_parent_class)->finalize (object);
}

static void
cuti_comparison_class_init (CutiComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cuti_comparison_finalize;
}

static void
cuti_comparison_init (CutiComparison *self)
{
  self->facts = g_list_store_new (CUTI_TYPE_FACT_CHANGE);
  self->items = g_list_store_new (CUTI_TYPE_ITEM_CHANGE);
}

static gboolean
reads (CutiAdvice *advice, CutiFact *fact)
{
  guint n;
  const guint *facts = cuti_advice_get_facts (advice, &n);

  for (guint i = 0; i < n; i++)
    if (facts[i] == cuti_fact_get_index (fact))
      return TRUE;

  return FALSE;
}

static gboolean
reads_lesions (CutiComparison *self, CutiAdvice *advice)
{
  guint n;
  const guint *facts = cuti_advice_get_facts (advice, &n);

  for (guint i = 0; i < n; i++)
    if (cuti_fact_is_lesion_fact (cuti_knowledge_get_fact (self->after->knowledge, facts[i])))
      return TRUE;

  return FALSE;
}

/* Whether the item reads the change; of lesions, its own, or any. */
static gboolean
is_cause (CutiComparison *self, CutiPlanItem *item, CutiFactChange *change, gboolean any_lesion)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  CutiFact *fact = cuti_fact_change_get_fact (change);
  const char *lesion = cuti_fact_change_get_lesion (change);
  const char *own = cuti_plan_item_get_lesion (item);

  if (cuti_advice_is_lost (advice))
    return FALSE;
  if (lesion != NULL && own != NULL && !any_lesion && !g_str_equal (lesion, own))
    return FALSE;

  return fact != NULL ? reads (advice, fact)
                      : g_strcmp0 (lesion, own) == 0 || reads_lesions (self, advice);
}

static void
find_causes (CutiComparison *self, CutiItemChange *change, CutiPlanItem *item)
{
  GListModel *facts = G_LIST_MODEL (self->facts);

  /* A line about one lesion may still ask whether there are others. */
  for (guint any_lesion = 0; any_lesion < 2; any_lesion++)
    {
      if (g_list_model_get_n_items (cuti_item_change_get_causes (change)) > 0)
        break;
      for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
        {
          g_autoptr(CutiFactChange) fact = g_list_model_get_item (facts, i);

          if (is_cause (self, item, fact, any_lesion == 1))
            cuti_item_change_add_cause (change, fact);
        }
    }

  if (cuti_comparison_is_knowledge_changed (self))
    cuti_item_change_set_knowledge_changed (change);
}

static char *
make_key (CutiPlanItem *item)
{
  const char *lesion = cuti_plan_item_get_lesion (item);

  return g_strconcat (cuti_advice_get_id (cuti_plan_item_get_advice (item)), "\n", lesion, NULL);
}

typedef enum { SAYS_NOTHING, LACKS_DATA, ADVISES } Standing;

/* Outside its scope, a plan says nothing but what cannot wait. */
static Standing
get_standing (CutiPlan *plan, CutiPlanItem *item)
{
  if (item == NULL || cuti_verdict_is_out (cuti_plan_item_get_verdict (item))
      || (cuti_plan_get_out_of_scope (plan) != NULL
          && !cuti_advice_is_urgent (cuti_plan_item_get_advice (item))))
    return SAYS_NOTHING;

  return cuti_plan_item_get_verdict (item) == CUTI_VERDICT_UNDECIDED ? LACKS_DATA : ADVISES;
}

static void
compare_item (CutiComparison *self, CutiPlanItem *before, CutiPlanItem *after)
{
  Standing then = get_standing (self->before, before);
  Standing now = get_standing (self->after, after);
  CutiItemChangeKind kind = then == SAYS_NOTHING ? CUTI_ITEM_ADDED
                            : now == SAYS_NOTHING ? CUTI_ITEM_REMOVED : CUTI_ITEM_CHANGED;
  g_autoptr(CutiItemChange) change = NULL;

  if (then != ADVISES && now != ADVISES)
    {
      self->n_left_out += then != now;
      return;
    }
  if (then == now && cuti_plan_item_get_verdict (before) == cuti_plan_item_get_verdict (after))
    return;

  change = cuti_item_change_new (kind, before, after);
  find_causes (self, change, after != NULL ? after : before);
  g_list_store_append (self->items, change);
}

/* In the order of the later plan; what only the earlier one had comes last. */
static void
compare_items (CutiComparison *self)
{
  GListModel *then = cuti_plan_get_items (self->before);
  GListModel *now = cuti_plan_get_items (self->after);
  g_autoptr(GHashTable) earlier =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (then); i++)
    {
      CutiPlanItem *item = g_list_model_get_item (then, i);

      g_hash_table_insert (earlier, make_key (item), item);
    }

  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (now, i);
      g_autofree char *key = make_key (item);

      compare_item (self, g_hash_table_lookup (earlier, key), item);
      g_hash_table_remove (earlier, key);
    }

  for (guint i = 0; i < g_list_model_get_n_items (then); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (then, i);
      g_autofree char *key = make_key (item);

      if (g_hash_table_contains (earlier, key))
        compare_item (self, item, NULL);
    }
}

/**
 * cuti_comparison_new:
 * @before: the plan of @before_case
 * @after: the plan of @after_case; both cases are of one knowledge base
 *
 * Returns: (transfer full): what is different in the second case and plan
 */
CutiComparison *
cuti_comparison_new (CutiCase *before_case, CutiPlan *before, CutiCase *after_case, CutiPlan *after)
{
  CutiComparison *self;

  g_return_val_if_fail (CUTI_IS_CASE (before_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (before), NULL);
  g_return_val_if_fail (CUTI_IS_CASE (after_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (after), NULL);
  g_return_val_if_fail (before->knowledge == after->knowledge, NULL);

  self = g_object_new (CUTI_TYPE_COMPARISON, NULL);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  self->after_case = g_object_ref (after_case);
  cuti_comparison_find_facts (before_case, after_case, self->facts);
  compare_items (self);
  return self;
}

/**
 * cuti_comparison_new_since:
 * @now: the plan of @now_case as it is now
 *
 * Returns: (transfer full) (nullable): what is different from a signed
 *   version, or %NULL with @error set where that cannot be read
 */
CutiComparison *
cuti_comparison_new_since (CutiVersion *version, CutiCase *now_case, CutiPlan *now, GError **error)
{
  g_autoptr(CutiCase) before_case =
    cuti_case_new_from_version (cuti_case_get_knowledge (now_case), version, error);
  g_autoptr(CutiPlan) before =
    before_case != NULL ? cuti_plan_new_from_version (before_case, version, error) : NULL;

  return before != NULL ? cuti_comparison_new (before_case, before, now_case, now) : NULL;
}

/**
 * cuti_comparison_get_facts:
 *
 * Returns: (transfer none): the facts that differ, #CutiFactChange
 */
GListModel *
cuti_comparison_get_facts (CutiComparison *self)
{
  return G_LIST_MODEL (self->facts);
}

/**
 * cuti_comparison_get_items:
 *
 * Returns: (transfer none): the items that differ, #CutiItemChange
 */
GListModel *
cuti_comparison_get_items (CutiComparison *self)
{
  return G_LIST_MODEL (self->items);
}

/**
 * cuti_comparison_get_n_left_out:
 *
 * Returns: how many items differ but advise nothing in either plan: they lack
 *   data in one and do not count in the other
 */
guint
cuti_comparison_get_n_left_out (CutiComparison *self)
{
  return self->n_left_out;
}

/**
 * cuti_comparison_get_before:
 *
 * Returns: (transfer none): the earlier plan
 */
CutiPlan *
cuti_comparison_get_before (CutiComparison *self)
{
  return self->before;
}

/**
 * cuti_comparison_get_after:
 *
 * Returns: (transfer none): the later plan
 */
CutiPlan *
cuti_comparison_get_after (CutiComparison *self)
{
  return self->after;
}

/**
 * cuti_comparison_get_after_case:
 *
 * Returns: (transfer none): the case of the later plan
 */
CutiCase *
cuti_comparison_get_after_case (CutiComparison *self)
{
  return self->after_case;
}

static const char *
get_knowledge_sha256 (CutiPlan *plan)
{
  return plan->version != NULL ? cuti_version_get_knowledge_sha256 (plan->version)
                               : cuti_knowledge_get_sha256 (plan->knowledge);
}

/**
 * cuti_comparison_is_knowledge_changed:
 *
 * Returns: whether the plans were made from different knowledge bases
 */
gboolean
cuti_comparison_is_knowledge_changed (CutiComparison *self)
{
  return !g_str_equal (get_knowledge_sha256 (self->before), get_knowledge_sha256 (self->after));
}
