/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan in full: a card for each line that says something, a short one for
 * what is not decided, and a sentence for what is not offered, since what is
 * left out has its reason too.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-plan-answered.h"
#include "cuti-plan-cards.h"
#include "cuti-plan-in-full.h"
#include "cuti-plan-left-out.h"
#include "cuti-wording.h"

#define LABEL_SHARE 0.155
#define MAX_FINDINGS_UNDECIDED 4

typedef struct
{
  CutiCase   *patient_case;
  GHashTable *cited; /* CutiReference → number of times */
  CutiParts   left_out;
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

      if (cuti_argued_get_truth (argued) == CUTI_TRUTH_TRUE
          && cuti_argument_get_polarity (argument) == polarity)
        {
          CutiBlock *line = cuti_block_add_item (list, cuti_polarity_get_label (polarity),
                                                 CUTI_SIZE_TABLE,
                                                 cuti_argument_get_text (argument));

          if (cuti_argument_get_strength (argument) != CUTI_STRENGTH_NONE)
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
add_citations (CutiBlock *line, CutiAdvice *advice, Context *context)
{
  g_autoptr(GPtrArray) citations = cuti_wording_dup_items (cuti_advice_get_citations (advice));

  for (guint i = 0; i < citations->len; i++)
    {
      CutiCitation *citation = g_ptr_array_index (citations, i);
      CutiReference *reference = cuti_citation_get_reference (citation);
      guint number = cuti_reference_get_number (reference);
      g_autofree char *target = g_strdup_printf ("#reference-%u", number);
      g_autofree char *text = g_strdup_printf ("[%u]", number);

      cuti_block_add_text (line, 0, i == 0 ? "\302\240· " : "; ");
      cuti_block_add_link (line, target, text);
      if (cuti_citation_get_locator (citation) != NULL)
        cuti_block_add_format (line, 0, "\302\240%s", cuti_citation_get_locator (citation));
      g_hash_table_add (context->cited, reference);
    }
}

/* How strong, how certain, from whom, how old, where it is written. That
 * nobody has reviewed it is said once, above, and here only what differs. */
static void
add_evidence (CutiBlock *list, CutiAdvice *advice, Context *context)
{
  CutiBlock *line = cuti_block_add_item (list, _("Evidence"), CUTI_SIZE_TABLE, NULL);
  CutiReviewStatus review = cuti_advice_get_review_status (advice);

  if (cuti_advice_get_strength (advice) != CUTI_STRENGTH_NONE)
    cuti_block_add_format (line, 0, _("Strength: %s\302\240· "),
                           cuti_strength_get_label (cuti_advice_get_strength (advice)));
  cuti_block_add_format (line, 0, "%s\302\240· ",
                         cuti_certainty_get_label (cuti_advice_get_certainty (advice)));
  cuti_block_add_text (line, 0, cuti_directness_get_label (cuti_advice_get_directness (advice)));
  if (cuti_advice_get_as_of (advice) != NULL)
    {
      g_autofree char *date = cuti_format_iso_date (cuti_advice_get_as_of (advice));

      cuti_block_add_format (line, 0, _("\302\240· As of %s"), date);
    }
  if (review != CUTI_REVIEW_SUBMITTED)
    cuti_block_add_format (line, CUTI_TEXT_STRONG, "\302\240· %s",
                           cuti_review_status_get_label (review));
  add_citations (line, advice, context);
}

static CutiBlock *
add_card (CutiBlock *body, GPtrArray *items)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (g_ptr_array_index (items, 0));
  g_autofree char *title = cuti_plan_cards_dup_title (items);
  g_autofree char *heading = cuti_format_words ("%s · %s", cuti_verdict_get_label (verdict), title);
  CutiBlock *card = cuti_block_add (body, CUTI_BLOCK_GROUP);

  card->keep = TRUE;
  card->continued = cuti_format_words (_("%s (continued)"), title);
  cuti_block_add_heading (card, 3, heading)->mark = cuti_wording_mark (verdict);
  return card;
}

/* A line for each item of the card, or one if all would say the same. */
static void
add_lines (CutiBlock *list, const char *label, GPtrArray *items, GPtrArray *texts, Context *context)
{
  gboolean same = TRUE;

  for (guint i = 1; i < texts->len; i++)
    same = same && g_str_equal (g_ptr_array_index (texts, i), g_ptr_array_index (texts, 0));

  for (guint i = 0; i < (same ? 1 : texts->len); i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      CutiBlock *line;

      if (*text == '\0')
        continue;

      line = cuti_block_add_item (list, label, CUTI_SIZE_TABLE, NULL);
      if (!same)
        {
          g_autofree char *name = cuti_wording_lesion_label (context->patient_case,
                                                             g_ptr_array_index (items, i));

          cuti_block_add_format (line, CUTI_TEXT_QUIET, "%s: ", name);
        }
      cuti_block_add_text (line, 0, text);
    }
}

static void
add_findings (CutiBlock *list, const char *label, GPtrArray *items, guint max, Context *context)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (texts, cuti_wording_findings (context->patient_case,
                                                   g_ptr_array_index (items, i), max));

  add_lines (list, label, items, texts, context);
}

static void
add_needs (CutiBlock *list, const char *label, GPtrArray *items, Context *context)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (texts, cuti_wording_needs (g_ptr_array_index (items, i)));

  add_lines (list, label, items, texts, context);
}

static void
add_responses (CutiBlock *list, GPtrArray *items, Context *context)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (texts, cuti_plan_answered_dup_text (context->patient_case,
                                                         g_ptr_array_index (items, i)));

  add_lines (list, _("Response"), items, texts, context);
}

static void
add_advice (CutiBlock *body, GPtrArray *items, Context *context)
{
  CutiPlanItem *item = g_ptr_array_index (items, 0);
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  CutiBlock *card = add_card (body, items);
  CutiBlock *list;

  cuti_block_add_paragraph (card, CUTI_SIZE_BODY, cuti_advice_get_text (advice));
  list = cuti_block_add_list (card, LABEL_SHARE);
  add_responses (list, items, context);
  add_findings (list, _("Why"), items, G_MAXUINT, context);
  add_true_arguments (list, item, CUTI_POLARITY_FOR);
  add_true_arguments (list, item, CUTI_POLARITY_AGAINST);
  add_cautions (list, item);
  add_unknown_arguments (list, item);
  if (!cuti_plan_item_is_firm (item))
    add_needs (list, _("Provisional"), items, context);
  if (cuti_advice_get_convention (advice) != NULL)
    add_line (list, _("Convention"), cuti_advice_get_convention (advice));
  if (!cuti_advice_is_lost (advice))
    add_evidence (list, advice, context);
}

static void
add_undecided (CutiBlock *body, GPtrArray *items, Context *context)
{
  CutiBlock *card = add_card (body, items);
  CutiBlock *list = cuti_block_add_list (card, LABEL_SHARE);

  add_responses (list, items, context);
  add_findings (list, _("Known"), items, MAX_FINDINGS_UNDECIDED, context);
  add_needs (list, _("Needed"), items, context);
}

/* Its name at least: what is not known must not look like a no. */
static void
add_undecided_name (CutiBlock *body, GPtrArray *items, Context *context)
{
  CutiBlock *line = cuti_block_add_paragraph (body, CUTI_SIZE_TABLE, NULL);
  g_autofree char *title = cuti_plan_cards_dup_title (items);

  line->mark = cuti_wording_mark (CUTI_VERDICT_UNDECIDED);
  cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s: ",
                         cuti_verdict_get_label (CUTI_VERDICT_UNDECIDED));
  cuti_block_add_text (line, 0, title);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *response = cuti_plan_answered_dup_text (context->patient_case,
                                                               g_ptr_array_index (items, i));

      if (*response != '\0')
        cuti_block_add_format (line, CUTI_TEXT_QUIET, " – %s", response);
    }
}

static gboolean
is_advised (CutiPlanItem *item)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);

  return !cuti_verdict_is_out (verdict) && verdict != CUTI_VERDICT_UNDECIDED;
}

static gboolean
is_undecided (CutiPlanItem *item)
{
  return cuti_plan_item_get_verdict (item) == CUTI_VERDICT_UNDECIDED;
}

/* Adds the cards whose items @fits. */
static void
add_cards (CutiBlock *body, GPtrArray *items, gboolean (*fits) (CutiPlanItem *),
           void (*add) (CutiBlock *, GPtrArray *, Context *), Context *context)
{
  g_autoptr(GPtrArray) cards = cuti_plan_cards_new (items);

  for (guint i = 0; i < cards->len; i++)
    {
      GPtrArray *card = g_ptr_array_index (cards, i);

      if (fits (g_ptr_array_index (card, 0)))
        add (body, card, context);
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

  add_cards (body, items, is_advised, add_advice, context);
  add_cards (body, items, is_undecided,
             context->left_out & CUTI_PART_UNDECIDED ? add_undecided_name : add_undecided, context);
  if (!(context->left_out & CUTI_PART_NOT_OFFERED))
    cuti_plan_left_out_add (body, context->patient_case, items);
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
      CutiPlanItem *sides[] = {
        cuti_conflict_get_first (conflict), cuti_conflict_get_second (conflict),
      };
      CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_TABLE, NULL);

      line->mark = CUTI_MARK_SPLIT_DIAMOND;
      for (guint j = 0; j < G_N_ELEMENTS (sides); j++)
        {
          g_autofree char *title = cuti_wording_item_title (sides[j]);

          cuti_block_add_format (line, CUTI_TEXT_STRONG, j > 0 ? " – %s: " : "%s: ",
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
  add_cards (body, urgent, is_advised, add_advice, context);
  add_cards (body, urgent, is_undecided, add_undecided, context);
}

static void
add_caveat (CutiBlock *body)
{
  cuti_block_add_paragraph (body, CUTI_SIZE_TABLE,
                            _("Numbers in brackets lead to the references. Advice was submitted "
                              "without a review by a clinician, unless its evidence line says "
                              "otherwise."));
}

/**
 * cuti_plan_in_full_add_section:
 * @cited: takes the references that are cited
 *
 * Adds one section, as it stands in the whole plan.
 */
void
cuti_plan_in_full_add_section (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan,
                               CutiTerm *section, GHashTable *cited)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  Context context = { patient_case, cited };

  add_caveat (body);
  add_section (body, items, section, &context);
}

/**
 * cuti_plan_in_full_add:
 * @left_out: what is not to be in it
 * @cited: takes the references that are cited
 *
 * Adds the plan, section by section; of a case that is out of scope only what
 * is urgent.
 */
void
cuti_plan_in_full_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, CutiParts left_out,
                       GHashTable *cited)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  g_autoptr(GPtrArray) sections = cuti_wording_dup_items (cuti_knowledge_get_sections (knowledge));
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  Context context = { patient_case, cited, left_out };

  if (cuti_plan_get_out_of_scope (plan) != NULL)
    {
      add_urgent (body, plan, &context);
      return;
    }

  cuti_block_add_heading (body, 1, _("Plan in full"));
  add_caveat (body);
  add_conflicts (body, plan);
  for (guint i = 0; i < sections->len; i++)
    add_section (body, items, g_ptr_array_index (sections, i), &context);
}
