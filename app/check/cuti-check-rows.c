/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V8: what is asked for nothing, what can never be answered, and what is read
 * although its row is hidden. A hidden answer is unknown to logic, so the
 * last would leave an item undecided with nothing left to ask.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-guard.h"
#include "cuti-parallel.h"
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

/* One condition of an item that reads a fact whose row may be hidden. */
typedef struct
{
  CutiChecker         *checker;
  CutiAdvice          *advice;
  guint                fact;
  const CutiCondition *condition;
  char                *pointer;
  CutiSearchResult     result;
  char                *example;
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->pointer);
  g_free (self->example);
  g_free (self);
}

static void
add_reading (CutiChecker         *self,
             GPtrArray           *readings,
             CutiAdvice          *advice,
             guint                fact,
             const CutiCondition *condition,
             char                *pointer)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->checker = self;
  reading->advice = advice;
  reading->fact = fact;
  reading->condition = condition;
  reading->pointer = pointer;
  g_ptr_array_add (readings, reading);
}

static gboolean
has_to_be_searched (CutiChecker         *self,
                    CutiAdvice          *advice,
                    guint                fact,
                    const CutiCondition *condition)
{
  return reads_fact (condition, fact)
         && !cuti_guard_covers (self->knowledge, cuti_advice_get_when (advice), condition, fact);
}

static void
collect_readings_of_fact (CutiChecker *self, GPtrArray *readings, CutiAdvice *advice, guint fact)
{
  const CutiPlace *place = cuti_checker_find_place (self, advice);
  const CutiCondition *when = cuti_advice_get_when (advice);
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);

  if (has_to_be_searched (self, advice, fact, when))
    add_reading (self, readings, advice, fact, when, g_strconcat (place->pointer, "/when", NULL));

  for (guint i = 0; i < n_arguments; i++)
    {
      const CutiCondition *condition = cuti_argument_get_when (arguments[i]);

      if (has_to_be_searched (self, advice, fact, condition))
        add_reading (self, readings, advice, fact, condition,
                     g_strdup_printf ("%s/arguments/%u/when", place->pointer, i));
    }
}

static gboolean
may_be_hidden (CutiFact *fact)
{
  return cuti_fact_get_relevant_when (fact) != NULL || cuti_fact_get_calculator (fact) != NULL;
}

static void
collect_readings (CutiChecker *self, GPtrArray *readings)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      guint n_facts;
      const guint *facts = cuti_advice_get_facts (advice, &n_facts);

      for (guint f = 0; f < n_facts; f++)
        if (may_be_hidden (cuti_knowledge_get_fact (self->knowledge, facts[f])))
          collect_readings_of_fact (self, readings, advice, facts[f]);
    }
}

static void
search_reading_cb (guint i, gpointer data)
{
  Reading *self = g_ptr_array_index ((GPtrArray *) data, i);
  CutiGoal goals[] = {
    { cuti_advice_get_when (self->advice), CUTI_GOAL_NOT_FALSE },
    { self->condition, CUTI_GOAL_VARIES },
  };

  self->result = cuti_search (self->checker->knowledge, cuti_advice_is_lesion_advice (self->advice),
                              self->fact, goals, G_N_ELEMENTS (goals), &self->example);
}

static void
report_reading (CutiChecker *self, const Reading *reading)
{
  const CutiPlace *place = cuti_checker_find_place (self, reading->advice);
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, reading->fact);

  switch (reading->result)
    {
    case CUTI_SEARCH_NONE:
      break;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V8", place->file, reading->pointer);
      break;
    case CUTI_SEARCH_FOUND:
    default:
      cuti_checker_report (self, "V8", place->file, reading->pointer,
                           _("“%s” reads “%s” although its row is hidden, for example with: %s."),
                           cuti_advice_get_id (reading->advice), cuti_fact_get_id (fact),
                           reading->example);
    }
}

static void
check_hidden_facts (CutiChecker *self)
{
  g_autoptr(GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) reading_free);
  const Reading *found = NULL;

  collect_readings (self, readings);
  cuti_parallel (readings->len, search_reading_cb, readings);

  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = g_ptr_array_index (readings, i);

      /* One place of an item is enough to see what is wrong with it. */
      if (found != NULL && found->advice == reading->advice && found->fact == reading->fact)
        continue;

      report_reading (self, reading);
      if (reading->result == CUTI_SEARCH_FOUND)
        found = reading;
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
