/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not offered, in small print: a line for each advice, with the reason
 * why it is out, and the lesions that the reason holds for.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-plan-left-out.h"
#include "cuti-wording.h"

#define MAX_FINDINGS 2

/* Why it is out: what rules it out, or the first facts that decide it. */
static char *
dup_reason (CutiPlanItem *item, CutiCase *patient_case)
{
  g_autoptr(GPtrArray) arguments = cuti_wording_dup_items (cuti_plan_item_get_arguments (item));
  GString *reason = g_string_new (NULL);

  for (guint i = 0; i < arguments->len; i++)
    {
      CutiArgued *argued = g_ptr_array_index (arguments, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);

      if (cuti_argued_get_truth (argued) == CUTI_TRUTH_TRUE
          && cuti_argument_get_polarity (argument) == CUTI_POLARITY_EXCLUDES)
        g_string_append_printf (reason, "%s%s", reason->len > 0 ? " " : "",
                                cuti_argument_get_text (argument));
    }

  if (reason->len == 0)
    {
      g_autofree char *findings = cuti_wording_findings (patient_case, item, MAX_FINDINGS);

      g_string_append (reason, *findings != '\0' ? findings : _("it never applies"));
    }
  return g_string_free (reason, FALSE);
}

/* The reasons of a run of lines of the same advice, each once, with the
 * lesions that it holds for. */
static void
add_reasons (CutiBlock *line, GPtrArray *items, guint from, guint to, CutiCase *patient_case)
{
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) lesions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = from; i < to; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      char *reason = dup_reason (item, patient_case);
      char *lesion = cuti_wording_lesion_label (patient_case, item);
      guint known;

      if (g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, &known))
        {
          char *before = lesions->pdata[known];

          lesions->pdata[known] = g_strdup_printf ("%s, %s", before, lesion);
          g_free (before);
          g_free (reason);
          g_free (lesion);
          continue;
        }
      g_ptr_array_add (reasons, reason);
      g_ptr_array_add (lesions, lesion);
    }

  for (guint i = 0; i < reasons->len; i++)
    {
      const char *lesion = g_ptr_array_index (lesions, i);

      cuti_block_add_text (line, CUTI_TEXT_QUIET, i == 0 ? _(" – because ") : " / ");
      if (*lesion != '\0')
        cuti_block_add_format (line, CUTI_TEXT_QUIET, "%s: ", lesion);
      cuti_block_add_text (line, CUTI_TEXT_QUIET, g_ptr_array_index (reasons, i));
    }
}

/**
 * cuti_plan_left_out_add:
 * @items: of #CutiPlanItem, of one section
 *
 * Adds a line for each advice that is ruled out or does not apply.
 */
void
cuti_plan_left_out_add (CutiBlock *body, CutiCase *patient_case, GPtrArray *items)
{
  CutiBlock *list = NULL;

  for (guint i = 0; i < items->len;)
    {
      CutiPlanItem *first = g_ptr_array_index (items, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (first);
      CutiVerdict verdict = cuti_plan_item_get_verdict (first);
      guint from = i++;
      CutiBlock *line;

      while (i < items->len && cuti_plan_item_get_advice (g_ptr_array_index (items, i)) == advice
             && cuti_plan_item_get_verdict (g_ptr_array_index (items, i)) == verdict)
        i++;
      if (!cuti_verdict_is_out (verdict))
        continue;

      if (list == NULL)
        {
          cuti_block_add_text (cuti_block_add_paragraph (body, CUTI_SIZE_SMALL, NULL),
                               CUTI_TEXT_STRONG,
                               _("Not offered"));
          list = cuti_block_add_list (body, 0);
        }
      line = cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, NULL);
      if (verdict == CUTI_VERDICT_RULED_OUT)
        cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s: ", cuti_verdict_get_label (verdict));
      cuti_block_add_text (line, 0, cuti_advice_get_title (advice));
      add_reasons (line, items, from, i, patient_case);
    }
}
