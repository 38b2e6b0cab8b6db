/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The safety points of the first page: what is urgent, what to avoid, and the
 * cautions of what is recommended.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-safety-points.h"
#include "cuti-wording.h"

/* By brevity: of each list so many, the rest is counted. */
static const guint max_avoided[] = { G_MAXUINT, G_MAXUINT, 3, 2 };
static const guint max_cautions[] = { G_MAXUINT, G_MAXUINT, 2, 1 };

static CutiBlock *
add_point (CutiBlock *list, CutiMark mark, const char *lead, const char *text)
{
  CutiBlock *item = cuti_block_add_item (list, NULL, CUTI_SIZE_TABLE, NULL);

  item->mark = mark;
  cuti_block_add_text (item, CUTI_TEXT_STRONG, lead);
  cuti_block_add_text (item, 0, text);
  return item;
}

/* One point for each advice, whatever the number of its lesions: the page must stand alone. */
static void
add_urgent (CutiBlock *list, CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity)
{
  g_autoptr(GPtrArray) urgent = cuti_wording_dup_items (cuti_plan_get_urgent (plan));

  for (guint i = 0, n; i < urgent->len; i += n)
    {
      CutiPlanItem *item = g_ptr_array_index (urgent, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      g_autofree char *title = NULL;
      g_autofree char *lead = NULL;

      for (n = 1; i + n < urgent->len; n++)
        if (cuti_plan_item_get_advice (g_ptr_array_index (urgent, i + n)) != advice)
          break;
      if (n == 1)
        title = cuti_wording_item_title (item);
      else
        {
          g_autofree char *lesions = cuti_wording_lesions (patient_case, urgent, i, n);

          title = cuti_format_words (_("%s (%s)"), cuti_advice_get_title (advice), lesions);
        }
      lead = cuti_format_words (_("Today: %s. "), title);
      add_point (list, CUTI_MARK_TRIANGLE, lead,
                 brevity < CUTI_BREVITY_SHORTER ? cuti_advice_get_text (advice) : NULL);
    }
}

/* The strongest warnings first; the sort keeps the plan's order otherwise, so
 * that lines of the same advice, one a lesion, stay together. */
static int
compare_strength (gconstpointer a, gconstpointer b)
{
  CutiAdvice *left = cuti_plan_item_get_advice (*(CutiPlanItem *const *) a);
  CutiAdvice *right = cuti_plan_item_get_advice (*(CutiPlanItem *const *) b);

  return (int) cuti_advice_get_strength (right) - (int) cuti_advice_get_strength (left);
}

static GPtrArray *
collect_avoided (GPtrArray *items)
{
  GPtrArray *avoided = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);

      if (cuti_plan_item_get_verdict (item) == CUTI_VERDICT_AVOID && cuti_plan_item_is_firm (item)
          && !cuti_advice_is_urgent (cuti_plan_item_get_advice (item)))
        g_ptr_array_add (avoided, item);
    }

  g_ptr_array_sort (avoided, compare_strength);
  return avoided;
}

/* A point each, or all on one; a title says by itself that it warns. */
static void
add_avoided (CutiBlock *list, CutiCase *patient_case, GPtrArray *items, CutiBrevity brevity)
{
  g_autoptr(GPtrArray) avoided = collect_avoided (items);
  CutiBlock *point = NULL;
  guint n = 0;

  for (guint i = 0, run; i < avoided->len; i += run)
    {
      CutiAdvice *advice = cuti_plan_item_get_advice (g_ptr_array_index (avoided, i));
      g_autofree char *lesions = NULL;

      for (run = 1; i + run < avoided->len; run++)
        if (cuti_plan_item_get_advice (g_ptr_array_index (avoided, i + run)) != advice)
          break;
      if (++n > max_avoided[brevity])
        continue;

      if (point == NULL || brevity == CUTI_BREVITY_FULL)
        point = add_point (list, CUTI_MARK_BARRED_RING, NULL, cuti_advice_get_title (advice));
      else
        cuti_block_add_format (point, 0, "; %s", cuti_advice_get_title (advice));
      lesions = cuti_wording_lesions (patient_case, avoided, i, run);
      if (*lesions != '\0')
        cuti_block_add_format (point, CUTI_TEXT_QUIET, " – %s", lesions);
    }

  if (n > max_avoided[brevity])
    cuti_block_add_format (point, CUTI_TEXT_STRONG, _("; and %u more, named in the plan"),
                           n - max_avoided[brevity]);
}

/* The same caution may stand at many items: it is said once. */
static void
add_cautions (CutiBlock *list, GPtrArray *items, CutiBrevity brevity)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      g_autoptr(GPtrArray) cautions = cuti_wording_dup_items (cuti_plan_item_get_cautions (item));
      g_autofree char *title = cuti_wording_item_title (item);

      if (cuti_plan_item_get_verdict (item) != CUTI_VERDICT_RECOMMENDED)
        continue;

      for (guint j = 0; j < cautions->len; j++)
        {
          CutiArgued *caution = g_ptr_array_index (cautions, j);
          const char *text = cuti_argument_get_text (cuti_argued_get_argument (caution));
          CutiBlock *point;

          if (cuti_argued_get_truth (caution) != CUTI_TRUTH_TRUE
              || !g_hash_table_add (said, (char *) text)
              || g_hash_table_size (said) > max_cautions[brevity])
            continue;

          point = add_point (list, CUTI_MARK_TRIANGLE, _("Caution: "), text);
          if (brevity == CUTI_BREVITY_FULL)
            cuti_block_add_format (point, CUTI_TEXT_QUIET, " – %s", title);
        }
    }

  if (g_hash_table_size (said) > max_cautions[brevity])
    cuti_block_add_format (g_ptr_array_index (list->children, list->children->len - 1),
                           CUTI_TEXT_STRONG,
                           _(" And %u more, named with the advice."),
                           g_hash_table_size (said) - max_cautions[brevity]);
}

/**
 * cuti_safety_points_add:
 *
 * Adds what is urgent, and, where there is a plan, what to avoid and the
 * cautions of what is recommended.
 */
void
cuti_safety_points_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan,
                        CutiBrevity brevity)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  CutiBlock *list;

  cuti_block_add_heading (body, 2, _("Safety points"));
  list = cuti_block_add_list (body, 0);
  add_urgent (list, patient_case, plan, brevity);
  if (cuti_plan_get_out_of_scope (plan) == NULL)
    {
      add_avoided (list, patient_case, items, brevity);
      add_cautions (list, items, brevity);
    }

  if (list->children->len == 0)
    cuti_block_add_paragraph (body, CUTI_SIZE_TABLE, _("None from what is recorded."));
}
