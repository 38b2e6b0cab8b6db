/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page. Which facts matter is not written down anywhere: they are
 * those that decided a line of the plan that is not out.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-summary.h"
#include "cuti-wording.h"

#define MAX_FACTS_OF_GROUP 7
#define MAX_LESIONS_NAMED 4
#define MAX_QUESTIONS 8

static const double columns[] = { 0.2, 0.8 };

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
add_lesions (CutiBlock *cell, CutiCase *patient_case)
{
  g_autoptr(GPtrArray) lesions = cuti_wording_dup_items (cuti_case_get_lesions (patient_case));

  if (lesions->len == 0)
    return;

  add_separator (cell);
  cuti_block_add_format (cell, 0, _("%u recorded"), lesions->len);
  for (guint i = 0; i < lesions->len && i < MAX_LESIONS_NAMED; i++)
    cuti_block_add_format (cell, 0, "; %s", cuti_lesion_get_title (g_ptr_array_index (lesions, i)));
  if (lesions->len > MAX_LESIONS_NAMED)
    cuti_block_add_format (cell, 0, _("; and %u more"), lesions->len - MAX_LESIONS_NAMED);
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
add_group (CutiBlock *table, CutiCase *patient_case, GHashTable *deciding, CutiTerm *group)
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
          || !g_hash_table_contains (deciding, fact) || !cuti_wording_is_known (patient_case, answer))
        continue;

      if (++n > MAX_FACTS_OF_GROUP)
        continue;
      text = cuti_answer_dup_text (answer);
      add_separator (cell);
      cuti_block_add_format (cell, 0, "%s: %s", cuti_fact_get_short_label (fact), text);
    }

  if (n > MAX_FACTS_OF_GROUP)
    cuti_block_add_format (cell, 0, _("; and %u more"), n - MAX_FACTS_OF_GROUP);
  if (has_lesion_facts (patient_case, cuti_term_get_id (group)))
    add_lesions (cell, patient_case);
  if (!cuti_block_has_text (cell))
    g_ptr_array_set_size (table->children, (int) table->children->len - 1);
}

static void
add_question (CutiBlock *table, CutiCase *patient_case)
{
  CutiAnswer *answer = cuti_case_find_answer (patient_case, "case.question", NULL);

  if (answer != NULL && cuti_wording_is_known (patient_case, answer))
    {
      g_autofree char *text = cuti_answer_dup_text (answer);

      cuti_block_add_text (add_row (table, _("Question")), CUTI_TEXT_STRONG, text);
    }
}

/**
 * cuti_summary_add_case:
 *
 * Adds allergies, the question and the facts that decided the plan, by group.
 */
void
cuti_summary_add_case (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(GPtrArray) groups =
    cuti_wording_dup_items (cuti_knowledge_get_groups (cuti_case_get_knowledge (patient_case)));
  g_autoptr(GHashTable) deciding = collect_deciding_facts (plan);
  CutiBlock *allergies = cuti_block_add_paragraph (body, CUTI_SIZE_BODY, NULL);
  g_autofree char *words = cuti_wording_allergies (patient_case, &allergies->mark);
  CutiBlock *table;

  cuti_block_add_text (allergies, CUTI_TEXT_STRONG, words);
  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  add_question (table, patient_case);
  for (guint i = 0; i < groups->len; i++)
    add_group (table, patient_case, deciding, g_ptr_array_index (groups, i));
  if (table->children->len == 0)
    cuti_block_add_text (add_row (table, _("Case")), 0, _("Nothing is recorded yet that decides any advice."));
}

static void
add_point (CutiBlock *list, CutiMark mark, const char *lead, const char *text)
{
  CutiBlock *item = cuti_block_add_item (list, NULL, CUTI_SIZE_TABLE, NULL);

  item->mark = mark;
  cuti_block_add_text (item, CUTI_TEXT_STRONG, lead);
  cuti_block_add_text (item, 0, text);
}

static void
add_urgent (CutiBlock *list, CutiPlan *plan)
{
  g_autoptr(GPtrArray) urgent = cuti_wording_dup_items (cuti_plan_get_urgent (plan));

  for (guint i = 0; i < urgent->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (urgent, i);
      g_autofree char *title = cuti_wording_item_title (item);
      g_autofree char *lead = g_strdup_printf (_("Today: %s. "), title);

      add_point (list, CUTI_MARK_TRIANGLE, lead, cuti_advice_get_text (cuti_plan_item_get_advice (item)));
    }
}

static void
add_avoided (CutiBlock *list, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);

      if (cuti_plan_item_get_verdict (item) == CUTI_VERDICT_AVOID && cuti_plan_item_is_firm (item)
          && !cuti_advice_is_urgent (cuti_plan_item_get_advice (item)))
        {
          g_autofree char *title = cuti_wording_item_title (item);
          g_autofree char *lead = g_strdup_printf ("%s: ", cuti_verdict_get_label (CUTI_VERDICT_AVOID));

          add_point (list, CUTI_MARK_BARRED_RING, lead, title);
        }
    }
}

/* The same caution may stand at many items: it is said once. */
static void
add_cautions (CutiBlock *list, GPtrArray *items)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      g_autoptr(GPtrArray) cautions = cuti_wording_dup_items (cuti_plan_item_get_cautions (item));

      if (!cuti_verdict_is_offer (cuti_plan_item_get_verdict (item)))
        continue;

      for (guint j = 0; j < cautions->len; j++)
        {
          CutiArgued *caution = g_ptr_array_index (cautions, j);
          const char *text = cuti_argument_get_text (cuti_argued_get_argument (caution));

          if (cuti_argued_get_truth (caution) == CUTI_TRUTH_TRUE && g_hash_table_add (said, (char *) text))
            {
              g_autofree char *title = cuti_wording_item_title (item);
              CutiBlock *point;

              add_point (list, CUTI_MARK_TRIANGLE, _("Caution: "), text);
              point = g_ptr_array_index (list->children, list->children->len - 1);
              cuti_block_add_format (point, CUTI_TEXT_QUIET, " – %s", title);
            }
        }
    }
}

/**
 * cuti_summary_add_safety_points:
 *
 * Adds what is urgent, and, where there is a plan, what to avoid and the
 * cautions of what is offered.
 */
void
cuti_summary_add_safety_points (CutiBlock *body, CutiPlan *plan)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  CutiBlock *heading = cuti_block_add_heading (body, 2, _("Safety points"));
  CutiBlock *list = cuti_block_add_list (body, 0);

  add_urgent (list, plan);
  if (cuti_plan_get_out_of_scope (plan) == NULL)
    {
      add_avoided (list, items);
      add_cautions (list, items);
    }

  if (list->children->len > 0)
    cuti_block_add_format (heading, CUTI_TEXT_STRONG, " (%u)", list->children->len);
  else
    cuti_block_add_paragraph (body, CUTI_SIZE_TABLE, _("None from what is recorded."));
}

/* Lines of the same advice stand next to each other, one for each lesion. */
static void
add_titles (CutiBlock *cell, GPtrArray *items, const char *section, CutiVerdict verdict)
{
  CutiAdvice *last = NULL;
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      const char *lesion = cuti_plan_item_get_lesion_title (item);

      if (cuti_plan_item_get_verdict (item) != verdict
          || !g_str_equal (cuti_advice_get_section (advice), section))
        continue;

      if (n == 0)
        {
          if (cuti_block_has_text (cell))
            cuti_block_add_text (cell, 0, "\n");
          cuti_block_add_format (cell, CUTI_TEXT_STRONG, "%s: ", cuti_verdict_get_label (verdict));
        }
      if (advice != last)
        cuti_block_add_format (cell, 0, "%s%s", n > 0 ? "; " : "", cuti_advice_get_title (advice));
      if (lesion != NULL)
        cuti_block_add_format (cell, CUTI_TEXT_QUIET, "%s%s", advice == last ? ", " : " – ", lesion);
      if (!cuti_plan_item_is_firm (item))
        cuti_block_add_text (cell, CUTI_TEXT_QUIET, _(" (provisional)"));
      last = advice;
      n++;
    }
}

static guint
count (GPtrArray *items, const char *section, CutiVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);

      if (cuti_plan_item_get_verdict (item) == verdict
          && g_str_equal (cuti_advice_get_section (cuti_plan_item_get_advice (item)), section))
        n++;
    }

  return n;
}

static void
add_section (CutiBlock *table, GPtrArray *items, CutiTerm *section)
{
  static const CutiVerdict shown[] = {
    CUTI_VERDICT_RECOMMENDED, CUTI_VERDICT_CONSIDER, CUTI_VERDICT_CONTESTED, CUTI_VERDICT_NOT_FAVOURED,
  };
  CutiBlock *cell = add_row (table, cuti_term_get_label (section));
  guint undecided = count (items, cuti_term_get_id (section), CUTI_VERDICT_UNDECIDED);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    add_titles (cell, items, cuti_term_get_id (section), shown[i]);

  if (!cuti_block_has_text (cell))
    cuti_block_add_text (cell, 0, _("Nothing offered"));
  if (undecided > 0)
    cuti_block_add_format (cell, CUTI_TEXT_QUIET,
                           _("; %u not decided"), undecided);
}

static void
add_open_questions (CutiBlock *body, CutiPlan *plan)
{
  g_autoptr(GPtrArray) questions = cuti_wording_dup_items (cuti_plan_get_questions (plan));
  CutiBlock *paragraph;

  if (questions->len == 0)
    return;

  cuti_block_add_format (cuti_block_add_heading (body, 2, _("Not enough data")), CUTI_TEXT_STRONG,
                         " (%u)", questions->len);
  paragraph = cuti_block_add_paragraph (body, CUTI_SIZE_TABLE, NULL);
  for (guint i = 0; i < questions->len && i < MAX_QUESTIONS; i++)
    {
      add_separator (paragraph);
      cuti_block_add_text (paragraph, 0, cuti_question_get_label (g_ptr_array_index (questions, i)));
    }
  if (questions->len > MAX_QUESTIONS)
    cuti_block_add_format (paragraph, 0, _("; and %u more, named with the advice that needs them"),
                           questions->len - MAX_QUESTIONS);
}

/**
 * cuti_summary_add_plan:
 *
 * Adds what is offered, section by section, and what is still to be asked,
 * the most telling question first.
 */
void
cuti_summary_add_plan (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  g_autoptr(GPtrArray) sections =
    cuti_wording_dup_items (cuti_knowledge_get_sections (cuti_case_get_knowledge (patient_case)));
  CutiBlock *table;

  cuti_block_add_heading (body, 2, _("Plan in brief"));
  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sections->len; i++)
    add_section (table, items, g_ptr_array_index (sections, i));

  add_open_questions (body, plan);
}
