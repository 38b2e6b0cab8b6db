/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan in full: a card for each line that says something, a short one for
 * what is not decided, and a sentence for what is not offered, since what is
 * left out has its reason too.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-plan-in-full.h"
#include "cuti-wording.h"

#define LABEL_SHARE 0.17

typedef struct
{
  CutiCase   *patient_case;
  GHashTable *cited; /* CutiReference → number of times */
} Context;

static void
add_line (CutiBlock *list, const char *label, const char *text)
{
  if (*text != '\0')
    cuti_block_add_item (list, label, CUTI_SIZE_TABLE, text);
}

static void
add_true_arguments (CutiBlock *list, CutiPlanItem *item, CutiPolarity polarity)
{
  g_autoptr(GPtrArray) arguments = cuti_wording_dup_items (cuti_plan_item_get_arguments (item));

  for (guint i = 0; i < arguments->len; i++)
    {
      CutiArgued *argued = g_ptr_array_index (arguments, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);

      if (cuti_argued_get_truth (argued) == CUTI_TRUTH_TRUE && cuti_argument_get_polarity (argument) == polarity)
        {
          CutiBlock *line = cuti_block_add_item (list, cuti_polarity_get_label (polarity), CUTI_SIZE_TABLE,
                                                 cuti_argument_get_text (argument));

          if (polarity != CUTI_POLARITY_EXCLUDES)
            cuti_block_add_format (line, CUTI_TEXT_QUIET, " (%s)",
                                   cuti_strength_get_label (cuti_argument_get_strength (argument)));
        }
    }
}

static void
add_unknown_arguments (CutiBlock *list, CutiPlanItem *item)
{
  g_autoptr(GPtrArray) arguments = cuti_wording_dup_items (cuti_plan_item_get_arguments (item));

  for (guint i = 0; i < arguments->len; i++)
    {
      CutiArgued *argued = g_ptr_array_index (arguments, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);
      CutiBlock *line;

      if (cuti_argued_get_truth (argued) != CUTI_TRUTH_UNKNOWN)
        continue;

      line = cuti_block_add_item (list, _("Not known"), CUTI_SIZE_TABLE, NULL);
      cuti_block_add_format (line, CUTI_TEXT_QUIET, "%s: ",
                             cuti_polarity_get_label (cuti_argument_get_polarity (argument)));
      cuti_block_add_text (line, 0, cuti_argument_get_text (argument));
    }
}

static void
add_cautions (CutiBlock *list, CutiPlanItem *item)
{
  g_autoptr(GPtrArray) cautions = cuti_wording_dup_items (cuti_plan_item_get_cautions (item));

  for (guint i = 0; i < cautions->len; i++)
    {
      CutiArgued *argued = g_ptr_array_index (cautions, i);
      CutiTruth truth = cuti_argued_get_truth (argued);

      if (truth != CUTI_TRUTH_FALSE)
        add_line (list, truth == CUTI_TRUTH_TRUE ? _("Caution") : _("Check"),
                  cuti_argument_get_text (cuti_argued_get_argument (argued)));
    }
}

static void
add_evidence (CutiBlock *list, CutiAdvice *advice)
{
  CutiBlock *line = cuti_block_add_item (list, _("Evidence"), CUTI_SIZE_TABLE, NULL);

  if (cuti_advice_get_strength (advice) != CUTI_STRENGTH_NONE)
    cuti_block_add_format (line, 0, _("Strength: %s · "),
                           cuti_strength_get_label (cuti_advice_get_strength (advice)));
  cuti_block_add_format (line, 0, "%s · ", cuti_certainty_get_label (cuti_advice_get_certainty (advice)));
  cuti_block_add_text (line, 0, cuti_directness_get_label (cuti_advice_get_directness (advice)));
  if (cuti_advice_get_as_of (advice) != NULL)
    {
      g_autofree char *date = cuti_format_iso_date (cuti_advice_get_as_of (advice));

      cuti_block_add_format (line, 0, _(" · As of %s"), date);
    }
  cuti_block_add_format (line, 0, " · %s",
                         cuti_review_status_get_label (cuti_advice_get_review_status (advice)));
}

static void
add_citations (CutiBlock *list, CutiAdvice *advice, Context *context)
{
  g_autoptr(GPtrArray) citations = cuti_wording_dup_items (cuti_advice_get_citations (advice));
  CutiBlock *line = NULL;

  for (guint i = 0; i < citations->len; i++)
    {
      CutiCitation *citation = g_ptr_array_index (citations, i);
      CutiReference *reference = cuti_citation_get_reference (citation);
      guint number = cuti_reference_get_number (reference);
      g_autofree char *target = g_strdup_printf ("#reference-%u", number);
      g_autofree char *text = g_strdup_printf ("[%u]", number);

      if (line == NULL)
        line = cuti_block_add_item (list, _("References"), CUTI_SIZE_TABLE, NULL);
      else
        cuti_block_add_text (line, 0, "; ");
      cuti_block_add_link (line, target, text);
      if (cuti_citation_get_supports (citation) != NULL)
        cuti_block_add_format (line, 0, " %s", cuti_citation_get_supports (citation));
      if (cuti_citation_get_locator (citation) != NULL)
        cuti_block_add_format (line, CUTI_TEXT_QUIET, " (%s)", cuti_citation_get_locator (citation));
      g_hash_table_add (context->cited, reference);
    }
}

static CutiBlock *
add_card (CutiBlock *body, CutiPlanItem *item)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);
  g_autofree char *title = cuti_wording_item_title (item);
  g_autofree char *heading = g_strdup_printf ("%s: %s", cuti_verdict_get_label (verdict), title);
  CutiBlock *card = cuti_block_add (body, CUTI_BLOCK_GROUP);

  card->keep = TRUE;
  card->continued = g_strdup_printf (_("%s (continued)"), title);
  cuti_block_add_heading (card, 3, heading)->mark = cuti_wording_mark (verdict);
  return card;
}

static void
add_advice (CutiBlock *body, CutiPlanItem *item, Context *context)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  CutiBlock *card = add_card (body, item);
  CutiBlock *list;
  g_autofree char *findings = cuti_wording_findings (context->patient_case, item);
  g_autofree char *needs = cuti_wording_needs (item);

  cuti_block_add_paragraph (card, CUTI_SIZE_BODY, cuti_advice_get_text (advice));
  list = cuti_block_add_list (card, LABEL_SHARE);
  add_line (list, _("Why"), findings);
  add_true_arguments (list, item, CUTI_POLARITY_FOR);
  add_true_arguments (list, item, CUTI_POLARITY_AGAINST);
  add_cautions (list, item);
  add_unknown_arguments (list, item);
  if (!cuti_plan_item_is_firm (item))
    add_line (list, _("Provisional"), needs);
  if (cuti_advice_get_convention (advice) != NULL)
    add_line (list, _("Convention"), cuti_advice_get_convention (advice));
  add_evidence (list, advice);
  add_citations (list, advice, context);
}

static void
add_undecided (CutiBlock *body, CutiPlanItem *item, Context *context)
{
  CutiBlock *card = add_card (body, item);
  CutiBlock *list = cuti_block_add_list (card, LABEL_SHARE);
  g_autofree char *findings = cuti_wording_findings (context->patient_case, item);
  g_autofree char *needs = cuti_wording_needs (item);

  add_line (list, _("Known"), findings);
  add_line (list, _("Needed"), needs);
}

/* Why it is out: the reasons that rule it out, and the facts behind it. */
static char *
dup_reason (CutiPlanItem *item, Context *context)
{
  g_autoptr(GPtrArray) arguments = cuti_wording_dup_items (cuti_plan_item_get_arguments (item));
  g_autofree char *findings = cuti_wording_findings (context->patient_case, item);
  GString *reason = g_string_new (NULL);

  for (guint i = 0; i < arguments->len; i++)
    {
      CutiArgued *argued = g_ptr_array_index (arguments, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);

      if (cuti_argued_get_truth (argued) == CUTI_TRUTH_TRUE
          && cuti_argument_get_polarity (argument) == CUTI_POLARITY_EXCLUDES)
        g_string_append_printf (reason, "%s%s", reason->len > 0 ? " " : "", cuti_argument_get_text (argument));
    }

  if (*findings != '\0')
    g_string_append_printf (reason, reason->len > 0 ? " (%s)" : "%s", findings);
  return g_string_free (reason, FALSE);
}

/* The same advice for several lesions, out for the same reason, is one line. */
static void
add_lines_out (CutiBlock *body, GPtrArray *items, Context *context)
{
  CutiBlock *list = NULL;
  CutiBlock *line = NULL;
  CutiAdvice *last = NULL;
  CutiVerdict last_verdict = CUTI_VERDICT_UNDECIDED;
  g_autofree char *last_reason = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      CutiVerdict verdict = cuti_plan_item_get_verdict (item);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      const char *lesion = cuti_plan_item_get_lesion_title (item);
      g_autofree char *reason = NULL;

      if (!cuti_verdict_is_out (verdict))
        continue;

      reason = dup_reason (item, context);
      if (list == NULL)
        {
          cuti_block_add_text (cuti_block_add_paragraph (body, CUTI_SIZE_SMALL, NULL),
                               CUTI_TEXT_STRONG, _("Not offered here"));
          list = cuti_block_add_list (body, 0);
        }

      if (advice == last && verdict == last_verdict && g_strcmp0 (reason, last_reason) == 0)
        {
          if (lesion != NULL)
            cuti_block_add_format (line, CUTI_TEXT_QUIET, "; %s", lesion);
          continue;
        }

      line = cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, NULL);
      cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s: ", cuti_verdict_get_label (verdict));
      cuti_block_add_text (line, 0, cuti_advice_get_title (advice));
      if (*reason != '\0')
        cuti_block_add_format (line, 0, _(" – because %s"), reason);
      if (lesion != NULL)
        cuti_block_add_format (line, CUTI_TEXT_QUIET, " – %s", lesion);

      last = advice;
      last_verdict = verdict;
      g_free (last_reason);
      last_reason = g_steal_pointer (&reason);
    }
}

static void
add_section (CutiBlock *body, GPtrArray *all, CutiTerm *section, Context *context)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      CutiAdvice *advice = cuti_plan_item_get_advice (g_ptr_array_index (all, i));

      if (g_str_equal (cuti_advice_get_section (advice), cuti_term_get_id (section)))
        g_ptr_array_add (items, g_ptr_array_index (all, i));
    }

  cuti_block_add_heading (body, 2, cuti_term_get_label (section));
  if (items->len == 0)
    cuti_block_add_paragraph (body, CUTI_SIZE_TABLE, _("The knowledge base says nothing on this."));

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      CutiVerdict verdict = cuti_plan_item_get_verdict (item);

      if (!cuti_verdict_is_out (verdict) && verdict != CUTI_VERDICT_UNDECIDED)
        add_advice (body, item, context);
    }

  for (guint i = 0; i < items->len; i++)
    if (cuti_plan_item_get_verdict (g_ptr_array_index (items, i)) == CUTI_VERDICT_UNDECIDED)
      add_undecided (body, g_ptr_array_index (items, i), context);

  add_lines_out (body, items, context);
}

static void
add_conflicts (CutiBlock *body, CutiPlan *plan)
{
  g_autoptr(GPtrArray) conflicts = cuti_wording_dup_items (cuti_plan_get_conflicts (plan));
  CutiBlock *list;

  if (conflicts->len == 0)
    return;

  cuti_block_add_heading (body, 2, _("Advice that pulls in opposite directions"));
  list = cuti_block_add_list (body, 0);
  for (guint i = 0; i < conflicts->len; i++)
    {
      CutiConflict *conflict = g_ptr_array_index (conflicts, i);
      CutiPlanItem *sides[] = { cuti_conflict_get_first (conflict), cuti_conflict_get_second (conflict) };
      CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_TABLE, NULL);

      line->mark = CUTI_MARK_SPLIT_DIAMOND;
      for (guint j = 0; j < G_N_ELEMENTS (sides); j++)
        {
          g_autofree char *title = cuti_wording_item_title (sides[j]);

          cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s%s: ", j > 0 ? " – " : "",
                                 cuti_verdict_get_label (cuti_plan_item_get_verdict (sides[j])));
          cuti_block_add_text (line, 0, title);
        }
    }
}

static void
add_urgent (CutiBlock *body, CutiPlan *plan, Context *context)
{
  g_autoptr(GPtrArray) urgent = cuti_wording_dup_items (cuti_plan_get_urgent (plan));

  if (urgent->len > 0)
    cuti_block_add_heading (body, 1, _("What cannot wait"));
  for (guint i = 0; i < urgent->len; i++)
    add_advice (body, g_ptr_array_index (urgent, i), context);
}

/**
 * cuti_plan_in_full_add:
 * @cited: takes the references that are cited
 *
 * Adds the plan, section by section; of a case that is out of scope only what
 * is urgent.
 */
void
cuti_plan_in_full_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, GHashTable *cited)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  g_autoptr(GPtrArray) sections = cuti_wording_dup_items (cuti_knowledge_get_sections (knowledge));
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  Context context = { patient_case, cited };

  if (cuti_plan_get_out_of_scope (plan) != NULL)
    {
      add_urgent (body, plan, &context);
      return;
    }

  cuti_block_add_heading (body, 1, _("Plan in full"));
  add_conflicts (body, plan);
  for (guint i = 0; i < sections->len; i++)
    add_section (body, items, g_ptr_array_index (sections, i), &context);
}
