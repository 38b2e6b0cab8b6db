/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page. Which facts matter is not written down anywhere: they are
 * those that decided a line of the plan that is not out.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-safety-points.h"
#include "cuti-summary.h"
#include "cuti-wording.h"

/* By brevity: of each list so many, the rest is counted. */
static const guint max_facts[] = { 8, 5, 3, 2 };
static const guint max_lesions[] = { 6, 4, 0, 0 };
static const guint max_titles[] = { G_MAXUINT, G_MAXUINT, 2, 1 };
static const guint max_questions[] = { 12, 8, 4, 3 };

/* Of each answer, in characters; the case facts have it in full. */
static const guint max_text[] = { G_MAXUINT, 600, 140, 100 };

static const double columns[] = { 0.23, 0.77 };

static CutiBlock *
add_row (CutiBlock *table, const char *label)
{
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
  CutiBlock *head = cuti_block_add_cell (row, TRUE, NULL);

  cuti_block_add_text (head, CUTI_TEXT_STRONG, label);
  return cuti_block_add_cell (row, FALSE, NULL);
}

static GHashTable *
collect_deciding_facts (CutiPlan *plan)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  GHashTable *facts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      CutiVerdict verdict = cuti_plan_item_get_verdict (item);
      g_autoptr(GPtrArray) findings = NULL;

      if (cuti_verdict_is_out (verdict) || verdict == CUTI_VERDICT_UNDECIDED)
        continue;
      findings = cuti_wording_dup_items (cuti_plan_item_get_because (item));
      for (guint j = 0; j < findings->len; j++)
        g_hash_table_add (facts, cuti_finding_get_fact (g_ptr_array_index (findings, j)));
    }

  return facts;
}

static void
add_separator (CutiBlock *cell)
{
  if (cuti_block_has_text (cell))
    cuti_block_add_text (cell, 0, "; ");
}

static void
add_lesions (CutiBlock *cell, CutiCase *patient_case, guint max)
{
  g_autoptr(GPtrArray) lesions = cuti_wording_dup_items (cuti_case_get_lesions (patient_case));

  if (lesions->len == 0)
    return;

  add_separator (cell);
  cuti_block_add_format (cell, 0, _("%u recorded"), lesions->len);
  for (guint i = 0; i < lesions->len && i < max; i++)
    cuti_block_add_format (cell, 0, "; %s", cuti_lesion_get_title (g_ptr_array_index (lesions, i)));
  if (lesions->len > max && max > 0)
    cuti_block_add_format (cell, 0, _("; and %u more"), lesions->len - max);
}

static char *
dup_answer (CutiAnswer *answer, CutiBrevity brevity)
{
  g_autofree char *text = cuti_answer_dup_text (answer);

  return cuti_wording_clip (text, max_text[brevity]);
}

static gboolean
has_lesion_facts (CutiCase *patient_case, const char *group)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);

      if (cuti_fact_is_lesion_fact (fact) && g_strcmp0 (cuti_fact_get_group (fact), group) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_group (CutiBlock *table, CutiCase *patient_case, GHashTable *deciding, CutiTerm *group,
           CutiBrevity brevity)
{
  g_autoptr(GPtrArray) answers = cuti_wording_dup_items (cuti_case_get_answers (patient_case));
  CutiBlock *cell = add_row (table, cuti_term_get_label (group));
  guint n = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      CutiAnswer *answer = g_ptr_array_index (answers, i);
      CutiFact *fact = cuti_answer_get_fact (answer);
      g_autofree char *text = NULL;

      if (g_strcmp0 (cuti_fact_get_group (fact), cuti_term_get_id (group)) != 0
          || !g_hash_table_contains (deciding, fact)
          || !cuti_wording_is_known (patient_case, answer))
        continue;

      if (++n > max_facts[brevity])
        continue;
      text = dup_answer (answer, brevity);
      add_separator (cell);
      cuti_block_add_format (cell, 0, "%s: %s", cuti_fact_get_short_label (fact), text);
    }

  if (n > max_facts[brevity])
    cuti_block_add_format (cell, 0, _("; and %u more"), n - max_facts[brevity]);
  if (has_lesion_facts (patient_case, cuti_term_get_id (group)))
    add_lesions (cell, patient_case, max_lesions[brevity]);
  if (!cuti_block_has_text (cell))
    g_ptr_array_set_size (table->children, (int) table->children->len - 1);
}

static void
add_question (CutiBlock *table, CutiCase *patient_case, CutiBrevity brevity)
{
  CutiAnswer *answer = cuti_case_find_answer (patient_case, "case.question", NULL);

  if (answer != NULL && cuti_wording_is_known (patient_case, answer))
    {
      g_autofree char *text = dup_answer (answer, brevity);

      cuti_block_add_text (add_row (table, _("Question")), 0, text);
    }
}

/**
 * cuti_summary_add_case:
 *
 * Adds allergies, the question and the facts that decided the plan, by group.
 */
void
cuti_summary_add_case (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity)
{
  g_autoptr(GPtrArray) groups =
    cuti_wording_dup_items (cuti_knowledge_get_groups (cuti_case_get_knowledge (patient_case)));
  g_autoptr(GHashTable) deciding = collect_deciding_facts (plan);
  CutiBlock *allergies = cuti_block_add_paragraph (body, CUTI_SIZE_BODY, NULL);
  g_autofree char *all = cuti_wording_allergies (patient_case, &allergies->mark);
  g_autofree char *words = cuti_wording_clip (all, max_text[brevity]);
  CutiBlock *table;

  cuti_block_add_text (allergies, CUTI_TEXT_STRONG, words);
  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  add_question (table, patient_case, brevity);
  for (guint i = 0; i < groups->len; i++)
    add_group (table, patient_case, deciding, g_ptr_array_index (groups, i), brevity);
  if (table->children->len == 0)
    cuti_block_add_text (add_row (table, _("Case")), 0,
                         _("Nothing is recorded yet that decides any advice."));
}

/**
 * cuti_summary_add_out_of_scope:
 *
 * Adds why there is no plan.
 */
void
cuti_summary_add_out_of_scope (CutiBlock *body, CutiPlan *plan)
{
  CutiBlock *reason;

  cuti_block_add_heading (body, 2, _("No plan for this case"));
  reason = cuti_block_add_paragraph (body, CUTI_SIZE_BODY, NULL);
  reason->mark = CUTI_MARK_TRIANGLE;
  cuti_block_add_text (reason, CUTI_TEXT_STRONG, cuti_plan_get_out_of_scope (plan));
}

static GPtrArray *
collect (GPtrArray *items, const char *section, CutiVerdict verdict)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);

      if (cuti_plan_item_get_verdict (item) == verdict
          && g_str_equal (cuti_advice_get_section (cuti_plan_item_get_advice (item)), section))
        g_ptr_array_add (found, item);
    }

  return found;
}

/* The names of the advice with @verdict, up to @max of them. */
static void
add_titles (CutiBlock *cell, CutiCase *patient_case, GPtrArray *items, const char *section,
            CutiVerdict verdict, guint max)
{
  g_autoptr(GPtrArray) found = collect (items, section, verdict);
  CutiAdvice *last = NULL;
  guint n = 0;

  if (found->len == 0)
    return;

  if (cuti_block_has_text (cell))
    cuti_block_add_text (cell, 0, "\n");
  cuti_block_add_format (cell, CUTI_TEXT_STRONG, "%s: ", cuti_verdict_get_label (verdict));
  for (guint i = 0, run; i < found->len; i += run)
    {
      CutiPlanItem *item = g_ptr_array_index (found, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      gboolean firm = cuti_plan_item_is_firm (item);
      g_autofree char *lesions = NULL;

      for (run = 1; i + run < found->len; run++)
        if (cuti_plan_item_get_advice (g_ptr_array_index (found, i + run)) != advice
            || cuti_plan_item_is_firm (g_ptr_array_index (found, i + run)) != firm)
          break;
      n += advice != last;
      if (n > max)
        continue;

      if (advice != last)
        cuti_block_add_format (cell, 0, last != NULL ? "; %s" : "%s",
                               cuti_advice_get_title (advice));
      lesions = cuti_wording_lesions (patient_case, found, i, run);
      if (*lesions != '\0')
        cuti_block_add_format (cell, CUTI_TEXT_QUIET, advice == last ? ", %s" : " – %s", lesions);
      if (!firm)
        cuti_block_add_text (cell, CUTI_TEXT_QUIET, _(" (provisional)"));
      last = advice;
    }

  if (n > max)
    cuti_block_add_format (cell, 0, _("; and %u more"), n - max);
}

static void
add_count (CutiBlock *cell, GPtrArray *items, const char *section, CutiVerdict verdict,
           const char **separator)
{
  g_autoptr(GPtrArray) found = collect (items, section, verdict);

  if (found->len == 0)
    return;

  if (cuti_block_has_text (cell))
    cuti_block_add_text (cell, 0, *separator);
  cuti_block_add_format (cell, CUTI_TEXT_QUIET, "%s: %u", cuti_verdict_get_label (verdict),
                         found->len);
  *separator = " · ";
}

static void
add_section (CutiBlock *table, CutiCase *patient_case, GPtrArray *items, CutiTerm *section,
             CutiBrevity brevity)
{
  static const CutiVerdict shown[] = {
    CUTI_VERDICT_RECOMMENDED, CUTI_VERDICT_CONSIDER, CUTI_VERDICT_CONTESTED,
    CUTI_VERDICT_NOT_FAVOURED, CUTI_VERDICT_AVOID, CUTI_VERDICT_INFORM, CUTI_VERDICT_UNDECIDED,
  };
  CutiBlock *cell = add_row (table, cuti_term_get_label (section));
  const char *id = cuti_term_get_id (section);
  const char *separator = brevity == CUTI_BREVITY_FULL ? "\n" : " · ";
  guint n_named = brevity == CUTI_BREVITY_FULL ? 4 : 1;

  for (guint i = 0; i < n_named; i++)
    add_titles (cell, patient_case, items, id, shown[i], max_titles[brevity]);
  for (guint i = n_named; i < G_N_ELEMENTS (shown); i++)
    add_count (cell, items, id, shown[i], &separator);

  if (!cuti_block_has_text (cell))
    cuti_block_add_text (cell, CUTI_TEXT_QUIET, _("Nothing applies"));
}

static void
add_open_questions (CutiBlock *table, CutiPlan *plan, CutiBrevity brevity)
{
  g_autoptr(GPtrArray) questions = cuti_wording_dup_items (cuti_plan_get_questions (plan));
  g_autofree char *label = cuti_format_words (_("Not enough data (%u)"), questions->len);
  CutiBlock *cell;

  if (questions->len == 0)
    return;

  cell = add_row (table, label);
  for (guint i = 0; i < questions->len && i < max_questions[brevity]; i++)
    {
      add_separator (cell);
      cuti_block_add_text (cell, 0, cuti_question_get_label (g_ptr_array_index (questions, i)));
    }
  if (questions->len > max_questions[brevity])
    cuti_block_add_format (cell, 0, _("; and %u more, named with the advice that needs them"),
                           questions->len - max_questions[brevity]);
}

static void
add_responses (CutiBlock *table, CutiCase *patient_case)
{
  g_autofree char *summary = cuti_case_dup_response_summary (patient_case);

  if (summary != NULL)
    cuti_block_add_text (add_row (table, _("Responses")), 0, summary);
}

/* What is offered, section by section, what was said to it, and what is still to be asked, the most
 * telling question first. */
static void
add_plan (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  g_autoptr(GPtrArray) sections =
    cuti_wording_dup_items (cuti_knowledge_get_sections (cuti_case_get_knowledge (patient_case)));
  CutiBlock *table;

  cuti_block_add_heading (body, 2, _("Plan in brief"));
  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sections->len; i++)
    add_section (table, patient_case, items, g_ptr_array_index (sections, i), brevity);
  add_responses (table, patient_case);
  add_open_questions (table, plan, brevity);
}

/**
 * cuti_summary_add:
 *
 * Adds the first page: the case, what must not be missed, and the plan in
 * brief; of a case that is out of scope the reason, and what is urgent.
 */
void
cuti_summary_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity)
{
  gboolean in_scope = cuti_plan_get_out_of_scope (plan) == NULL;

  cuti_block_add_heading (body, 1, _("Summary"));
  cuti_summary_add_case (body, patient_case, plan, brevity);
  if (!in_scope)
    cuti_summary_add_out_of_scope (body, plan);
  cuti_safety_points_add (body, patient_case, plan, brevity);
  if (in_scope)
    add_plan (body, patient_case, plan, brevity);
}
