/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the case. “Not recorded” is kept apart from an answer that
 * is missing for a reason, and what is hidden is not in the document at all.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-facts.h"
#include "cuti-format.h"
#include "cuti-wording.h"

#define MAX_LESIONS_ABREAST 3

static const double columns[] = { 0.44, 0.56 };
static const double lesion_columns[MAX_LESIONS_ABREAST][CUTI_MAX_COLUMNS] = {
  { 0.44, 0.56 },
  { 0.3, 0.35, 0.35 },
  { 0.25, 0.25, 0.25, 0.25 },
};

static CutiBlock *
add_row (CutiBlock *table, const char *label, const char *text)
{
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

  cuti_block_add_cell (row, TRUE, label);
  return cuti_block_add_cell (row, FALSE, text);
}

static void
add_identity (CutiBlock *body, CutiCase *patient_case)
{
  static const struct { CutiPatientField field; const char *label; } rows[] = {
    { CUTI_PATIENT_FAMILY, N_("Family name") },
    { CUTI_PATIENT_GIVEN, N_("Given name") },
    { CUTI_PATIENT_BORN, N_("Date of birth") },
    { CUTI_PATIENT_IDENTIFIER_VALUE, N_("Identifier") },
  };
  const char *identifier = cuti_case_get_patient (patient_case, CUTI_PATIENT_IDENTIFIER_LABEL);
  CutiBlock *table;

  cuti_block_add_heading (body, 2, _("Identity"));
  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *value = cuti_case_get_patient (patient_case, rows[i].field);
      const char *label = rows[i].field == CUTI_PATIENT_IDENTIFIER_VALUE ? identifier : NULL;
      g_autofree char *date = value != NULL && rows[i].field == CUTI_PATIENT_BORN
                              ? cuti_format_iso_date (value) : NULL;

      add_row (table, label != NULL ? label : _(rows[i].label),
               date != NULL ? date : value != NULL ? value : _("Not recorded"));
    }
}

static void
fill_answer (CutiBlock *cell, CutiCase *patient_case, CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);
  const char *const *warnings = cuti_answer_get_warnings (answer);
  g_autofree char *text = cuti_answer_dup_text (answer);

  cuti_block_add_format (cell, 0, "%s", text);
  if (cuti_answer_is_override (answer))
    cuti_block_add_text (cell, CUTI_TEXT_QUIET, _(" (entered, stands for the computed value)"));
  else if (cuti_fact_get_calculator (fact) != NULL && cuti_wording_is_known (patient_case, answer))
    cuti_block_add_text (cell, CUTI_TEXT_QUIET, _(" (computed)"));
  else if (cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED
           && cuti_answer_get_problem (answer) != NULL)
    cuti_block_add_format (cell, CUTI_TEXT_QUIET, ": %s", cuti_answer_get_problem (answer));

  if (cuti_answer_get_date (answer) != NULL)
    {
      g_autofree char *date = cuti_format_iso_date (cuti_answer_get_date (answer));

      cuti_block_add_format (cell, CUTI_TEXT_QUIET, " – %s", date);
    }
  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    cuti_block_add_format (cell, CUTI_TEXT_QUIET, _(" – Please check: %s"), warnings[i]);
}

static gboolean
has_something (CutiCase *patient_case, CutiAnswer *answer)
{
  CutiAnswerState state = cuti_answer_get_state (answer);

  return cuti_answer_is_visible (answer)
         && (cuti_wording_is_known (patient_case, answer)
             || state == CUTI_ANSWER_MISSING || state == CUTI_ANSWER_IGNORED);
}

/* Answers of one group: a table of what was answered, and below it, on one
 * line, what was not. */
static void
add_answers (CutiBlock *body, CutiCase *patient_case, GPtrArray *answers, const char *group)
{
  CutiBlock *table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  CutiBlock *rest;
  GString *open = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      CutiAnswer *answer = g_ptr_array_index (answers, i);
      CutiFact *fact = cuti_answer_get_fact (answer);

      if (g_strcmp0 (cuti_fact_get_group (fact), group) != 0 || !cuti_answer_is_visible (answer))
        continue;

      if (has_something (patient_case, answer))
        fill_answer (add_row (table, cuti_fact_get_label (fact), NULL), patient_case, answer);
      else if (cuti_fact_has_row (fact))
        g_string_append_printf (open, "%s%s", open->len > 0 ? "; " : "",
                                cuti_fact_get_short_label (fact));
    }

  if (table->children->len == 0)
    g_ptr_array_remove (body->children, table);
  if (open->len > 0)
    {
      rest = cuti_block_add_paragraph (body, CUTI_SIZE_SMALL, NULL);
      cuti_block_add_text (rest, CUTI_TEXT_STRONG, _("Not recorded: "));
      cuti_block_add_text (rest, 0, open->str);
    }

  g_string_free (open, TRUE);
}

/* Some lesions side by side: a row for each question that one of them answers. */
static void
add_lesion_table (CutiBlock *body, CutiCase *patient_case, GPtrArray *lesions, guint from, guint n,
                  const char *group)
{
  CutiBlock *table = cuti_block_add_table (body, lesion_columns[n - 1], n + 1);
  CutiBlock *head = cuti_block_add (table, CUTI_BLOCK_ROW);
  GListModel *questions = cuti_lesion_get_answers (g_ptr_array_index (lesions, from));
  g_autoptr(GPtrArray) first = cuti_wording_dup_items (questions);

  head->header = TRUE;
  cuti_block_add_cell (head, TRUE, _("Lesion"));
  for (guint i = from; i < from + n; i++)
    cuti_block_add_cell (head, TRUE, cuti_lesion_get_title (g_ptr_array_index (lesions, i)));

  for (guint f = 0; f < first->len; f++)
    {
      CutiFact *fact = cuti_answer_get_fact (g_ptr_array_index (first, f));
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
      gboolean worth_a_row = FALSE;

      cuti_block_add_cell (row, TRUE, cuti_fact_get_short_label (fact));
      for (guint i = from; i < from + n; i++)
        {
          GListModel *answers = cuti_lesion_get_answers (g_ptr_array_index (lesions, i));
          g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, f);
          CutiBlock *cell = cuti_block_add_cell (row, FALSE, NULL);

          if (has_something (patient_case, answer))
            {
              fill_answer (cell, patient_case, answer);
              worth_a_row = TRUE;
            }
          else
            {
              gboolean asked = cuti_answer_is_visible (answer) && cuti_fact_has_row (fact);

              cuti_block_add_text (cell, CUTI_TEXT_QUIET, asked ? _("Not recorded") : "–");
            }
        }

      if (!worth_a_row || g_strcmp0 (cuti_fact_get_group (fact), group) != 0)
        g_ptr_array_remove (table->children, row);
    }

  if (table->children->len == 1)
    g_ptr_array_remove (body->children, table);
}

static void
add_lesions (CutiBlock *body, CutiCase *patient_case, const char *group)
{
  g_autoptr(GPtrArray) lesions = cuti_wording_dup_items (cuti_case_get_lesions (patient_case));

  for (guint i = 0; i < lesions->len; i += MAX_LESIONS_ABREAST)
    add_lesion_table (body, patient_case, lesions, i, MIN (lesions->len - i, MAX_LESIONS_ABREAST),
                      group);
}

static void
add_ignored (CutiBlock *body, CutiPlan *plan)
{
  g_autoptr(GPtrArray) ignored = cuti_wording_dup_items (cuti_plan_get_ignored (plan));
  CutiBlock *list;

  if (ignored->len == 0)
    return;

  cuti_block_add_heading (body, 2, _("Entries of the file that are not used"));
  list = cuti_block_add_list (body, 0);
  for (guint i = 0; i < ignored->len; i++)
    {
      CutiIgnored *entry = g_ptr_array_index (ignored, i);
      CutiBlock *item = cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, NULL);

      cuti_block_add_text (item, CUTI_TEXT_STRONG, cuti_ignored_get_pointer (entry));
      cuti_block_add_format (item, 0, ": %s", cuti_ignored_get_reason (entry));
    }
}

static gboolean
is_in_plan (CutiPlan *plan, const char *pointer)
{
  g_autoptr(GPtrArray) ignored = cuti_wording_dup_items (cuti_plan_get_ignored (plan));

  for (guint i = 0; i < ignored->len; i++)
    if (g_str_equal (cuti_ignored_get_pointer (g_ptr_array_index (ignored, i)), pointer))
      return TRUE;

  return FALSE;
}

/* What a signed plan was made from and this knowledge base cannot read. */
static void
add_no_longer_asked (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan)
{
  CutiVersion *version = cuti_plan_get_version (plan);
  g_autoptr(GPtrArray) ignored = cuti_wording_dup_items (cuti_case_get_ignored (patient_case));
  CutiBlock *list = NULL;

  for (guint i = 0; version != NULL && i < ignored->len; i++)
    {
      const char *pointer = cuti_ignored_get_pointer (g_ptr_array_index (ignored, i));
      g_autofree char *entry = cuti_version_dup_entry (version, pointer);
      CutiBlock *item;

      if (entry == NULL || is_in_plan (plan, pointer))
        continue;
      if (list == NULL)
        {
          cuti_block_add_heading (body, 2, _("Answers that only the knowledge base of then "
                                             "can read"));
          list = cuti_block_add_list (body, 0);
        }
      item = cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, NULL);
      cuti_block_add_text (item, CUTI_TEXT_STRONG, pointer);
      cuti_block_add_format (item, 0, ": %s", entry);
    }
}

/**
 * cuti_case_facts_add:
 * @lesions_only: leaves out what else was answered
 *
 * Adds identity, answers by group, lesions, and what the file holds but the
 * plan does not use.
 */
void
cuti_case_facts_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan,
                     gboolean lesions_only)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  g_autoptr(GPtrArray) groups = cuti_wording_dup_items (cuti_knowledge_get_groups (knowledge));
  g_autoptr(GPtrArray) answers = cuti_wording_dup_items (cuti_case_get_answers (patient_case));

  cuti_block_add_heading (body, 1, lesions_only ? _("Lesions") : _("Case facts"));
  if (!lesions_only)
    add_identity (body, patient_case);
  for (guint i = 0; i < groups->len; i++)
    {
      CutiTerm *group = g_ptr_array_index (groups, i);
      CutiBlock *part = cuti_block_add (body, CUTI_BLOCK_GROUP);

      cuti_block_add_heading (part, 2, cuti_term_get_label (group));
      if (!lesions_only)
        add_answers (part, patient_case, answers, cuti_term_get_id (group));
      add_lesions (part, patient_case, cuti_term_get_id (group));
      if (part->children->len == 1)
        g_ptr_array_remove (body->children, part);
    }
  add_ignored (body, plan);
  add_no_longer_asked (body, patient_case, plan);
}
