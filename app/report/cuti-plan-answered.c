/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clinicians said to the plan. Most of it stands with the advice; here
 * follows what was said to advice that has no card, so that no response is
 * left unprinted, and the record of the tumour board.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-plan-answered.h"
#include "cuti-wording.h"

#define LABEL_SHARE 0.155

static CutiResponse *
find_response (CutiCase *patient_case, CutiPlanItem *item)
{
  return cuti_case_find_response (patient_case,
                                  cuti_advice_get_id (cuti_plan_item_get_advice (item)),
                                  cuti_plan_item_get_lesion (item));
}

static char *
dup_text (CutiCase *patient_case, CutiResponse *response)
{
  g_autofree char *text = cuti_response_dup_text (response);

  if (cuti_case_is_response_stale (patient_case, response))
    return cuti_format_words (_("%s. Answered before the facts changed"), text);
  return g_steal_pointer (&text);
}

/**
 * cuti_plan_answered_dup_text:
 *
 * Returns: (transfer full): what was said to the item; empty where nothing was
 */
char *
cuti_plan_answered_dup_text (CutiCase *patient_case, CutiPlanItem *item)
{
  CutiResponse *response = find_response (patient_case, item);

  return response != NULL ? dup_text (patient_case, response) : g_strdup ("");
}

static gboolean
has_card (CutiPlan *plan, CutiPlanItem *item)
{
  g_autoptr(GPtrArray) urgent = NULL;

  if (cuti_plan_get_out_of_scope (plan) == NULL)
    return !cuti_verdict_is_out (cuti_plan_item_get_verdict (item));

  urgent = cuti_wording_dup_items (cuti_plan_get_urgent (plan));
  return g_ptr_array_find (urgent, item, NULL);
}

static void
add_item (CutiBlock *list, const char *title, const char *text)
{
  CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_TABLE, NULL);

  cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s: ", title);
  cuti_block_add_text (line, 0, text);
}

/* What was said to items that are not offered now. */
static void
add_without_card (CutiBlock *list, CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = cuti_plan_answered_dup_text (patient_case, item);
      g_autofree char *title = cuti_wording_item_title (item);

      if (*text != '\0' && !has_card (plan, item))
        add_item (list, title, text);
    }
}

/* What was said to advice or lesions that there are no more. */
static void
add_without_item (CutiBlock *list, CutiCase *patient_case)
{
  g_autoptr(GPtrArray) responses = cuti_wording_dup_items (cuti_case_get_responses (patient_case));

  for (guint i = 0; i < responses->len; i++)
    {
      CutiResponse *response = g_ptr_array_index (responses, i);
      CutiAdvice *advice = cuti_knowledge_find_advice (cuti_case_get_knowledge (patient_case),
                                                       cuti_response_get_advice (response));
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;

      if (cuti_case_has_item (patient_case, response))
        continue;
      text = cuti_response_dup_text (response);
      title = advice != NULL
                ? cuti_format_words (_("%s (about a lesion that is no longer recorded)"),
                                     cuti_advice_get_title (advice))
                : cuti_format_words (_("%s (advice that is no longer in the knowledge base)"),
                                     cuti_response_get_advice (response));
      add_item (list, title, text);
    }
}

static void
add_responses (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan)
{
  guint n_before = body->children->len;
  CutiBlock *list;

  cuti_block_add_heading (body, 2, _("Answered, but not offered now"));
  list = cuti_block_add_list (body, 0);
  add_without_card (list, patient_case, plan);
  add_without_item (list, patient_case);
  if (list->children->len == 0)
    g_ptr_array_set_size (body->children, (int) n_before);
}

static void
add_mdt (CutiBlock *body, CutiCase *patient_case)
{
  static const char *const labels[CUTI_N_MDT] = {
    [CUTI_MDT_DATE] = N_("Date"),
    [CUTI_MDT_PRESENT] = N_("Present"),
    [CUTI_MDT_DECISION] = N_("Decision"),
    [CUTI_MDT_DISSENT] = N_("Dissent"),
  };
  CutiBlock *list;

  if (!cuti_case_has_mdt (patient_case))
    return;

  cuti_block_add_heading (body, 2, _("Tumour board"));
  list = cuti_block_add_list (body, LABEL_SHARE);
  for (CutiMdtField field = 0; field < CUTI_N_MDT; field++)
    {
      const char *text = cuti_case_get_mdt (patient_case, field);
      g_autofree char *words = text == NULL ? g_strdup (_("Not recorded"))
                               : field == CUTI_MDT_DATE ? cuti_format_iso_date (text)
                                                        : g_strdup (text);

      cuti_block_add_item (list, _(labels[field]), CUTI_SIZE_TABLE, words);
    }
}

/**
 * cuti_plan_answered_add:
 *
 * Adds what was said to advice that has no card, and the record of the tumour
 * board, where there is any.
 */
void
cuti_plan_answered_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan)
{
  add_responses (body, patient_case, plan);
  add_mdt (body, patient_case);
}
