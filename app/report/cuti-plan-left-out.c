/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not offered, in small print: a line for each advice that is ruled
 * out, with its reasons and the lesions that they hold for; then a line for
 * each reason why advice does not apply, with every title that it puts aside,
 * for there are hundreds of titles and few reasons.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-plan-left-out.h"
#include "cuti-wording.h"

#define MAX_FINDINGS 2

/* A reason, and the names of what it holds for. */
typedef struct {
  char    *text;
  GString *names;
} LeftOutReason;

static void
left_out_reason_free (gpointer data)
{
  LeftOutReason *self = data;

  g_free (self->text);
  g_string_free (self->names, TRUE);
  g_free (self);
}

static void
add_name (GPtrArray *reasons, const char *text, const char *name, const char *separator)
{
  LeftOutReason *reason = NULL;

  for (guint i = 0; i < reasons->len && reason == NULL; i++)
    {
      LeftOutReason *known = g_ptr_array_index (reasons, i);

      if (g_str_equal (known->text, text))
        reason = known;
    }
  if (reason == NULL)
    {
      reason = g_new0 (LeftOutReason, 1);
      reason->text = g_strdup (text);
      reason->names = g_string_new (NULL);
      g_ptr_array_add (reasons, reason);
    }
  g_string_append_printf (reason->names, "%s%s", reason->names->len > 0 ? separator : "", name);
}

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
      guint max = cuti_plan_item_get_verdict (item) == CUTI_VERDICT_RULED_OUT ? MAX_FINDINGS : 1;
      g_autofree char *findings = cuti_wording_findings (patient_case, item, max);

      g_string_append (reason, *findings != '\0' ? findings : _("it never applies"));
    }
  return g_string_free (reason, FALSE);
}

/* The reasons of a run of lines of the same advice, each with its lesions. */
static GPtrArray *
dup_reasons (GPtrArray *items, guint from, guint to, CutiCase *patient_case)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (left_out_reason_free);

  for (guint i = from; i < to; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = dup_reason (item, patient_case);
      g_autofree char *lesion = cuti_wording_lesion_label (patient_case, item);

      add_name (reasons, text, lesion, ", ");
    }
  return reasons;
}

static void
add_ruled_out (CutiBlock *list, const char *title, GPtrArray *reasons)
{
  CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, NULL);

  cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s: ",
                         cuti_verdict_get_label (CUTI_VERDICT_RULED_OUT));
  cuti_block_add_text (line, 0, title);
  for (guint i = 0; i < reasons->len; i++)
    {
      LeftOutReason *reason = g_ptr_array_index (reasons, i);

      cuti_block_add_text (line, CUTI_TEXT_QUIET, i == 0 ? _(" – because ") : " / ");
      if (reason->names->len > 0)
        cuti_block_add_format (line, CUTI_TEXT_QUIET, "%s: ", reason->names->str);
      cuti_block_add_text (line, CUTI_TEXT_QUIET, reason->text);
    }
}

/* The lesions are named only where they have different reasons. */
static void
add_to_put_aside (GPtrArray *put_aside, const char *title, GPtrArray *reasons)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      LeftOutReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *name = reasons->len == 1
                                  ? g_strdup (title)
                                  : cuti_format_words ("%s (%s)", title, reason->names->str);

      add_name (put_aside, reason->text, name, "; ");
    }
}

static void
add_put_aside (CutiBlock *list, GPtrArray *put_aside)
{
  for (guint i = 0; i < put_aside->len; i++)
    {
      LeftOutReason *reason = g_ptr_array_index (put_aside, i);
      CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, NULL);

      cuti_block_add_format (line, CUTI_TEXT_STRONG, _("Because %s – "), reason->text);
      cuti_block_add_text (line, CUTI_TEXT_QUIET, reason->names->str);
    }
}

/**
 * cuti_plan_left_out_add:
 * @items: of #CutiPlanItem, of one section
 *
 * Adds a line for each advice that is ruled out, and one for each reason why
 * advice does not apply.
 */
void
cuti_plan_left_out_add (CutiBlock *body, CutiCase *patient_case, GPtrArray *items)
{
  g_autoptr(GPtrArray) put_aside = g_ptr_array_new_with_free_func (left_out_reason_free);
  CutiBlock *list = NULL;

  for (guint i = 0; i < items->len;)
    {
      CutiPlanItem *first = g_ptr_array_index (items, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (first);
      CutiVerdict verdict = cuti_plan_item_get_verdict (first);
      g_autoptr(GPtrArray) reasons = NULL;
      guint from = i++;

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
      reasons = dup_reasons (items, from, i, patient_case);
      if (verdict == CUTI_VERDICT_RULED_OUT)
        add_ruled_out (list, cuti_advice_get_title (advice), reasons);
      else
        add_to_put_aside (put_aside, cuti_advice_get_title (advice), reasons);
    }
  if (list != NULL)
    add_put_aside (list, put_aside);
}
