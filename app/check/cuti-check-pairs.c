/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V5 and V6: two items that order opposite things in one case, and two
 * arguments of which one says nothing that the other does not.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-guard.h"
#include "cuti-search.h"

static void
add_goal (GArray *goals, const CutiCondition *condition, CutiGoalKind kind)
{
  CutiGoal goal = { condition, kind };

  g_array_append_val (goals, goal);
}

/* In force, and nothing speaks against it. */
static void
add_unopposed (GArray *goals, CutiAdvice *advice)
{
  GListModel *arguments = cuti_advice_get_arguments (advice);

  add_goal (goals, cuti_advice_get_when (advice), CUTI_GOAL_TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);

      if (cuti_argument_get_polarity (argument) != CUTI_POLARITY_FOR)
        add_goal (goals, cuti_argument_get_when (argument), CUTI_GOAL_FALSE);
    }
}

/* A conflict that is declared is shown to the reader as one. */
static gboolean
is_declared (CutiAdvice *advice, CutiAdvice *other)
{
  return g_strv_contains (cuti_advice_get_conflicts_with (advice), cuti_advice_get_id (other))
         || g_strv_contains (cuti_advice_get_conflicts_with (other), cuti_advice_get_id (advice));
}

/* As it should be: what the one warns of stands against the other. */
static gboolean
is_opposed_by (CutiAdvice *offer, CutiAdvice *warning)
{
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (offer, &n_arguments);

  for (guint i = 0; i < n_arguments; i++)
    if (cuti_argument_get_polarity (arguments[i]) != CUTI_POLARITY_FOR
        && cuti_guard_implies (cuti_advice_get_when (warning),
                               cuti_argument_get_when (arguments[i])))
      return TRUE;
  return FALSE;
}

static void
check_contradiction (CutiChecker *self, CutiAdvice *offer, CutiAdvice *warning)
{
  g_autoptr(GArray) goals = g_array_new (FALSE, FALSE, sizeof (CutiGoal));
  const CutiPlace *place = cuti_checker_find_place (self, offer);
  gboolean lesion = cuti_advice_is_lesion_advice (offer) || cuti_advice_is_lesion_advice (warning);
  g_autofree char *example = NULL;

  add_unopposed (goals, offer);
  add_unopposed (goals, warning);

  switch (cuti_search (self->knowledge, lesion, CUTI_SEARCH_NOTHING_HIDDEN,
                       (const CutiGoal *) goals->data, goals->len, &example))
    {
    case CUTI_SEARCH_FOUND:
      cuti_checker_report (self, "V5", place->file, place->pointer,
                           _("“%s” is offered where “%s” warns against it, for example with: %s."),
                           cuti_advice_get_id (offer), cuti_advice_get_id (warning), example);
      break;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V5", place->file, place->pointer);
      break;
    case CUTI_SEARCH_NONE:
    default:
      break;
    }
}

static void
check_contradictions (CutiChecker *self)
{
  guint n = cuti_knowledge_get_n_advice (self->knowledge);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        CutiAdvice *offer = cuti_knowledge_get_advice_item (self->knowledge, i);
        CutiAdvice *warning = cuti_knowledge_get_advice_item (self->knowledge, j);

        if (cuti_advice_get_stance (offer) == CUTI_STANCE_DO
            && cuti_advice_get_stance (warning) == CUTI_STANCE_AVOID
            && cuti_advice_get_intervention (offer) != NULL
            && g_strcmp0 (cuti_advice_get_intervention (offer),
                          cuti_advice_get_intervention (warning)) == 0
            && !is_declared (offer, warning) && !is_opposed_by (offer, warning))
          check_contradiction (self, offer, warning);
      }
}

static gboolean
implies (CutiChecker *self, CutiAdvice *advice, CutiArgument *one, CutiArgument *other)
{
  CutiGoal goals[] = {
    { cuti_advice_get_when (advice), CUTI_GOAL_TRUE },
    { cuti_argument_get_when (one), CUTI_GOAL_TRUE },
    { cuti_argument_get_when (other), CUTI_GOAL_FALSE },
  };

  CutiSearchResult result = cuti_search (self->knowledge, cuti_advice_is_lesion_advice (advice),
                                         CUTI_SEARCH_NOTHING_HIDDEN, goals,
                                         G_N_ELEMENTS (goals), NULL);

  if (result == CUTI_SEARCH_GAVE_UP)
    cuti_checker_gave_up (self, "V6");
  return result == CUTI_SEARCH_NONE;
}

/* Of two reasons of one polarity, the weaker is nothing without the stronger;
 * an exclusion has no strength and may have a reason of its own. */
static gboolean
is_subsumed (CutiChecker *self, CutiAdvice *advice, CutiArgument *one, CutiArgument *other)
{
  if (cuti_argument_get_polarity (one) != cuti_argument_get_polarity (other)
      || cuti_argument_get_strength (one) > cuti_argument_get_strength (other)
      || cuti_condition_is_const (cuti_argument_get_when (other)))
    return FALSE;

  if (!implies (self, advice, one, other))
    return FALSE;

  return cuti_argument_get_polarity (one) != CUTI_POLARITY_EXCLUDES
         || implies (self, advice, other, one);
}

static void
check_argument_pairs (CutiChecker *self, CutiAdvice *advice)
{
  GListModel *arguments = cuti_advice_get_arguments (advice);
  const CutiPlace *place = cuti_checker_find_place (self, advice);
  guint n = g_list_model_get_n_items (arguments);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        g_autoptr(CutiArgument) one = g_list_model_get_item (arguments, i);
        g_autoptr(CutiArgument) other = g_list_model_get_item (arguments, j);
        g_autofree char *pointer = g_strdup_printf ("%s/arguments/%u", place->pointer, i);

        /* Two that say the same are named once, the later one. */
        if (i == j || !is_subsumed (self, advice, one, other)
            || (i < j && is_subsumed (self, advice, other, one)))
          continue;

        cuti_checker_report (self, "V6", place->file, pointer,
                             _("Wherever “%s” is true, “%s” is too, and weighs no less."),
                             cuti_argument_get_id (one), cuti_argument_get_id (other));
      }
}

void
cuti_checker_check_pairs (CutiChecker *self)
{
  cuti_checker_looked_at (self, "V5", 0);
  cuti_checker_looked_at (self, "V6", 0);
  check_contradictions (self);
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    check_argument_pairs (self, cuti_knowledge_get_advice_item (self->knowledge, i));
}
