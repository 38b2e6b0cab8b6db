/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V8: what is asked for nothing, what can never be answered, and what is read
 * although its row is hidden. A hidden answer is unknown to logic, so the
 * last would leave an item undecided with nothing left to ask.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-search.h"

static gboolean
reads_fact (const CutiCondition *condition, guint fact)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    if (cuti_condition_node_is_leaf (&nodes[i]) && nodes[i].fact == fact)
      return TRUE;

  return FALSE;
}

static void
mark_condition (const CutiCondition *condition, gboolean *read)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    if (cuti_condition_node_is_leaf (&nodes[i]))
      read[nodes[i].fact] = TRUE;
}

static void
mark_fact (CutiFact *fact, gboolean *read)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  const CutiCondition *when = cuti_fact_get_relevant_when (fact);

  if (when != NULL)
    mark_condition (when, read);
  for (guint i = 0; calculator != NULL && i < calculator->n_parameters; i++)
    if (cuti_fact_get_inputs (fact)[i] != CUTI_INPUT_BORN)
      read[cuti_fact_get_inputs (fact)[i]] = TRUE;
}

static void
mark_read (CutiChecker *self, gboolean *read)
{
  guint n_stops;
  const CutiOutOfScope *stops = cuti_knowledge_get_out_of_scope (self->knowledge, &n_stops);

  for (guint i = 0; i < n_stops; i++)
    mark_condition (stops[i].when, read);

  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      guint n_facts;
      const guint *facts = cuti_advice_get_facts (
        cuti_knowledge_get_advice_item (self->knowledge, i), &n_facts);

      for (guint f = 0; f < n_facts; f++)
        read[facts[f]] = TRUE;
    }

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    mark_fact (cuti_knowledge_get_fact (self->knowledge, i), read);

  /* It says how far the list of lesions may be trusted, whoever counts them. */
  if (cuti_knowledge_get_complete (self->knowledge) != G_MAXUINT)
    read[cuti_knowledge_get_complete (self->knowledge)] = TRUE;
}

/* Texts and dates are for people; conditions cannot read them. */
static gboolean
is_for_logic (CutiFact *fact)
{
  return cuti_fact_get_kind (fact) != CUTI_KIND_TEXT && cuti_fact_get_kind (fact) != CUTI_KIND_DATE;
}

static void
check_facts_are_read (CutiChecker *self)
{
  guint n_facts = cuti_knowledge_get_n_facts (self->knowledge);
  g_autofree gboolean *read = g_new0 (gboolean, n_facts + 1);

  mark_read (self, read);
  for (guint i = 0; i < n_facts; i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      g_autofree char *pointer = g_strdup_printf ("/facts/%u", i);

      if (!read[i] && is_for_logic (fact) && cuti_fact_get_calculator (fact) == NULL)
        cuti_checker_report (self, "V8", "facts.json", pointer,
                             _("“%s” is asked, but nothing reads it."), cuti_fact_get_id (fact));
    }
}

static void
check_row_is_shown (CutiChecker *self, CutiFact *fact)
{
  CutiGoal goal = { cuti_fact_get_relevant_when (fact), CUTI_GOAL_TRUE };
  g_autofree char *pointer = g_strdup_printf ("/facts/%u/relevant_when",
                                              cuti_fact_get_index (fact));

  switch (cuti_search (self->knowledge, cuti_fact_is_lesion_fact (fact),
                       CUTI_SEARCH_NOTHING_HIDDEN, &goal, 1, NULL))
    {
    case CUTI_SEARCH_NONE:
      cuti_checker_report (self, "V8", "facts.json", pointer,
                           _("“%s” is never asked: no case makes it relevant."),
                           cuti_fact_get_id (fact));
      break;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V8", "facts.json", pointer);
      break;
    case CUTI_SEARCH_FOUND:
    default:
      break;
    }
}

static void
check_rows_are_shown (CutiChecker *self)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);

      if (cuti_fact_get_relevant_when (fact) != NULL)
        check_row_is_shown (self, fact);
    }
}

static gboolean
check_hidden (CutiChecker         *self,
              CutiAdvice          *advice,
              guint                fact,
              const CutiCondition *condition,
              const CutiPlace     *place,
              const char          *pointer)
{
  CutiGoal goals[] = {
    { cuti_advice_get_when (advice), CUTI_GOAL_NOT_FALSE },
    { condition, CUTI_GOAL_VARIES },
  };
  g_autofree char *example = NULL;

  if (!reads_fact (condition, fact))
    return FALSE;

  switch (cuti_search (self->knowledge, cuti_advice_is_lesion_advice (advice), fact, goals,
                       G_N_ELEMENTS (goals), &example))
    {
    case CUTI_SEARCH_NONE:
      return FALSE;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V8", place->file, pointer);
      return FALSE;
    case CUTI_SEARCH_FOUND:
    default:
      break;
    }

  cuti_checker_report (self, "V8", place->file, pointer,
                       _("“%s” reads “%s” although its row is hidden, for example with: %s."),
                       cuti_advice_get_id (advice),
                       cuti_fact_get_id (cuti_knowledge_get_fact (self->knowledge, fact)), example);
  return TRUE;
}

static void
check_hidden_in_item (CutiChecker *self, CutiAdvice *advice, guint fact)
{
  const CutiPlace *place = cuti_checker_find_place (self, advice);
  GListModel *arguments = cuti_advice_get_arguments (advice);
  g_autofree char *when = g_strconcat (place->pointer, "/when", NULL);
  gboolean found = check_hidden (self, advice, fact, cuti_advice_get_when (advice), place, when);

  for (guint i = 0; i < g_list_model_get_n_items (arguments) && !found; i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);
      g_autofree char *pointer = g_strdup_printf ("%s/arguments/%u/when", place->pointer, i);

      found = check_hidden (self, advice, fact, cuti_argument_get_when (argument), place, pointer);
    }
}

static gboolean
may_be_hidden (CutiFact *fact)
{
  return cuti_fact_get_relevant_when (fact) != NULL || cuti_fact_get_calculator (fact) != NULL;
}

static void
check_hidden_facts (CutiChecker *self)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      guint n_facts;
      const guint *facts = cuti_advice_get_facts (advice, &n_facts);

      for (guint f = 0; f < n_facts; f++)
        if (may_be_hidden (cuti_knowledge_get_fact (self->knowledge, facts[f])))
          check_hidden_in_item (self, advice, facts[f]);
    }
}

void
cuti_checker_check_rows (CutiChecker *self)
{
  cuti_checker_looked_at (self, "V8", 0);
  check_facts_are_read (self);
  check_rows_are_shown (self);
  check_hidden_facts (self);
}
