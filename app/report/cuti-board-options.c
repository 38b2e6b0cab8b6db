/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which options a tumour board weighs, and in which order: there is room for a
 * few.
 */

#include "config.h"

#include "cuti-board-options.h"
#include "cuti-wording.h"

static CutiResponse *
find_response (GPtrArray *responses, CutiPlanItem *item)
{
  const char *advice = cuti_advice_get_id (cuti_plan_item_get_advice (item));

  for (guint i = 0; i < responses->len; i++)
    {
      CutiResponse *response = g_ptr_array_index (responses, i);

      if (g_str_equal (cuti_response_get_advice (response), advice)
          && g_strcmp0 (cuti_response_get_lesion (response), cuti_plan_item_get_lesion (item)) == 0)
        return response;
    }

  return NULL;
}

static gboolean
is_to_be_discussed (GPtrArray *responses, CutiPlanItem *item)
{
  CutiResponse *response = find_response (responses, item);

  return response != NULL && cuti_response_get_reply (response) == CUTI_REPLY_DISCUSS;
}

/* What the board was asked about comes first, then what cannot wait, what is
 * offered and was answered already, then treatment as it is recommended, and all
 * else behind it. */
static guint
rank (GPtrArray *responses, CutiPlanItem *item)
{
  static const char *const treatments[] =
    { "surgery", "radiation", "local", "systemic", "immunosuppression", NULL };
  CutiAdvice *advice = cuti_plan_item_get_advice (item);

  if (is_to_be_discussed (responses, item))
    return 0;
  if (cuti_advice_is_urgent (advice))
    return 1;
  if (cuti_verdict_is_offer (cuti_plan_item_get_verdict (item))
      && find_response (responses, item) != NULL)
    return 2;
  if (g_strv_contains (treatments, cuti_advice_get_section (advice)))
    return 3 + cuti_plan_item_get_verdict (item);
  return 4 + CUTI_VERDICT_NOT_APPLICABLE + cuti_plan_item_get_verdict (item);
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const CutiBoardOption *left = a, *right = b;

  return left->rank != right->rank ? (left->rank < right->rank ? -1 : 1)
                                   : (left->index < right->index ? -1 : 1);
}

static gboolean
is_option (GPtrArray *responses, CutiPlanItem *item)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);

  return is_to_be_discussed (responses, item)
         || (!cuti_verdict_is_out (verdict) && verdict != CUTI_VERDICT_UNDECIDED
             && verdict != CUTI_VERDICT_INFORM);
}

/**
 * cuti_board_options_new:
 * @cards: from cuti_plan_cards_new()
 *
 * Chooses what a board weighs.
 *
 * Returns: (transfer full) (element-type CutiBoardOption): what comes first,
 *   first
 */
GArray *
cuti_board_options_new (CutiCase *patient_case, GPtrArray *cards)
{
  GArray *options = g_array_new (FALSE, FALSE, sizeof (CutiBoardOption));
  g_autoptr(GPtrArray) responses =
    cuti_wording_dup_items (cuti_case_get_responses (patient_case));

  for (guint i = 0; i < cards->len; i++)
    {
      GPtrArray *items = g_ptr_array_index (cards, i);
      CutiBoardOption option = { items, G_MAXUINT, i };
      gboolean fits = FALSE;

      for (guint j = 0; j < items->len; j++)
        {
          CutiPlanItem *item = g_ptr_array_index (items, j);

          fits = fits || is_option (responses, item);
          option.rank = MIN (option.rank, rank (responses, item));
        }
      if (fits)
        g_array_append_val (options, option);
    }

  g_array_sort (options, compare_options);
  return options;
}
