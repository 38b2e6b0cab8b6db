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

/* Of thousands of pairs few can clash: lines against something, by what it is,
 * and lines of advice that is declared to clash with other advice. */
typedef struct
{
  CutiFixedList *lines;
  GHashTable    *against; /* intervention → GArray of guint */
  GArray        *declared; /* guint */
} Partners;

static gboolean
is_against (CutiPlanItem *item)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);

  return verdict == CUTI_VERDICT_AVOID || verdict == CUTI_VERDICT_RULED_OUT;
}

static void
add_against (Partners *self, guint i)
{
  CutiPlanItem *item = cuti_fixed_list_peek (self->lines, i);
  const char *intervention = cuti_advice_get_intervention (cuti_plan_item_get_advice (item));
  GArray *list;

  if (intervention == NULL || !is_against (item))
    return;

  list = g_hash_table_lookup (self->against, intervention);
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->against, (char *) intervention, list);
    }
  g_array_append_val (list, i);
}

static void
find_declared (Partners *self)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cuti_fixed_list_get_length (self->lines); i++)
    {
      CutiAdvice *advice = cuti_plan_item_get_advice (cuti_fixed_list_peek (self->lines, i));
      const char *const *others = cuti_advice_get_conflicts_with (advice);

      if (*others != NULL)
        g_hash_table_add (ids, (char *) cuti_advice_get_id (advice));
      for (; *others != NULL; others++)
        g_hash_table_add (ids, (char *) *others);
    }

  for (guint i = 0; i < cuti_fixed_list_get_length (self->lines) && g_hash_table_size (ids) > 0; i++)
    {
      CutiAdvice *advice = cuti_plan_item_get_advice (cuti_fixed_list_peek (self->lines, i));

      if (g_hash_table_contains (ids, cuti_advice_get_id (advice)))
        g_array_append_val (self->declared, i);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* The places of all that may clash with the line @i, each once, in order. */
static void
list_partners (Partners *self, guint i, GArray *partners)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (cuti_fixed_list_peek (self->lines, i));
  const char *intervention = cuti_advice_get_intervention (advice);
  GArray *against =
    intervention != NULL ? g_hash_table_lookup (self->against, intervention) : NULL;
  guint place;
  guint n = 0;

  g_array_set_size (partners, 0);
  if (against != NULL)
    g_array_append_vals (partners, against->data, against->len);
  if (g_array_binary_search (self->declared, &i, compare_places, &place))
    g_array_append_vals (partners, self->declared->data, self->declared->len);

  g_array_sort (partners, compare_places);
  for (guint j = 0; j < partners->len; j++)
    if (n == 0 || g_array_index (partners, guint, j) != g_array_index (partners, guint, n - 1))
      g_array_index (partners, guint, n++) = g_array_index (partners, guint, j);
  g_array_set_size (partners, n);
}

static void
add_conflicts (Partners *self, guint i, GArray *partners, CutiFixedList *conflicts)
{
  CutiPlanItem *offer = cuti_fixed_list_peek (self->lines, i);

  for (guint j = 0; j < partners->len; j++)
    {
      guint place = g_array_index (partners, guint, j);
      CutiPlanItem *other = cuti_fixed_list_peek (self->lines, place);
      const char *intervention = NULL;

      if (place == i || !clash (offer, other, i < place))
        continue;
      if (same_intervention (offer, other))
        intervention = cuti_advice_get_intervention (cuti_plan_item_get_advice (offer));
      cuti_fixed_list_take (conflicts, cuti_conflict_new (offer, other, intervention));
    }
}

/**
 * cuti_conflicts_find:
 * @lines: all of a plan, #CutiPlanItem
 * @conflicts: gets a #CutiConflict each
 */
void
cuti_conflicts_find (CutiFixedList *lines, CutiFixedList *conflicts)
{
  g_autoptr(GHashTable) against =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr(GArray) declared = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint));
  Partners self = { lines, against, declared };

  for (guint i = 0; i < cuti_fixed_list_get_length (lines); i++)
    add_against (&self, i);
  find_declared (&self);

  for (guint i = 0; i < cuti_fixed_list_get_length (lines); i++)
    if (is_offer (cuti_fixed_list_peek (lines, i)))
      {
        list_partners (&self, i, partners);
        add_conflicts (&self, i, partners, conflicts);
      }
}
