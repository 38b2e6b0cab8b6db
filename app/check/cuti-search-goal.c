/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search is for: whether a goal is reached, cannot be any more, or
 * hangs on something that is to be found out.
 */

#include "cuti-search-goal.h"

/* The truths that the values of the hidden fact give, as bits by CutiTruth. */
static guint
get_truths (CutiSearchSpace *self, const CutiCondition *condition)
{
  GArray *atoms = cuti_search_space_get_atoms (self, self->hidden.fact);
  CutiValue *value = cuti_search_space_value (self, self->hidden);
  CutiFactView view = cuti_search_space_view (self, self->lesion_scope ? 1 : 0);
  guint truths = 0;

  for (guint i = 0; i < atoms->len; i++)
    {
      *value = CUTI_VALUE (g_array_index (atoms, gint64, i));
      truths |= 1u << cuti_condition_evaluate (condition, &view);
    }

  *value = CUTI_VALUE_UNKNOWN;
  return truths;
}

static gboolean
is_told_apart (CutiSearchSpace *self, const CutiGoal *goal)
{
  guint truths = get_truths (self, goal->condition);
  guint both = 1u << CUTI_TRUTH_TRUE | 1u << CUTI_TRUTH_FALSE;

  if (goal->kind == CUTI_GOAL_HANGS)
    return (truths & both) == both;
  return (truths & (truths - 1)) != 0;
}

/* Whether the hidden fact stands in a part that is still unknown, and so in
 * all that part belongs to. Nowhere else can its value make a difference. */
static gboolean
is_hidden_fact_open (CutiSearchSpace *self, const CutiConditionNode *nodes, guint i, guint place)
{
  CutiFactView view = cuti_search_space_view (self, place);

  if (cuti_condition_node_evaluate (nodes, i, &view) != CUTI_TRUTH_UNKNOWN)
    return FALSE;

  if (cuti_condition_node_is_leaf (&nodes[i]))
    {
      CutiVariable leaf = { nodes[i].fact, nodes[i].lesion ? place : 0 };

      return cuti_search_space_is_hidden_fact (self, leaf);
    }

  if (cuti_condition_node_is_quantifier (&nodes[i]))
    {
      CutiVariable complete = { cuti_knowledge_get_complete (self->knowledge), 0 };

      for (guint lesion = 1; lesion <= self->n_lesions; lesion++)
        if (is_hidden_fact_open (self, nodes, i + 1, lesion))
          return TRUE;
      return cuti_search_space_is_hidden_fact (self, complete);
    }

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    if (is_hidden_fact_open (self, nodes, child, place))
      return TRUE;
  return FALSE;
}

static CutiTruth
check_condition (CutiSearchSpace *self, const CutiGoal *goal, guint place)
{
  CutiFactView view = cuti_search_space_view (self, place);
  CutiTruth truth = cuti_condition_evaluate (goal->condition, &view);

  switch (goal->kind)
    {
    case CUTI_GOAL_TRUE:
      return truth;
    case CUTI_GOAL_FALSE:
    case CUTI_GOAL_NOT_TRUE:
      return cuti_truth_not (truth);
    case CUTI_GOAL_NOT_FALSE:
      return truth == CUTI_TRUTH_FALSE ? CUTI_TRUTH_FALSE : CUTI_TRUTH_TRUE;
    case CUTI_GOAL_VARIES:
    case CUTI_GOAL_HANGS:
    case CUTI_GOAL_OUT:
    case CUTI_GOAL_QUIET:
    default:
      if (!is_hidden_fact_open (self, cuti_condition_get_nodes (goal->condition, NULL), 0, place))
        return CUTI_TRUTH_FALSE;
      return is_told_apart (self, goal) ? CUTI_TRUTH_TRUE : CUTI_TRUTH_UNKNOWN;
    }
}

static CutiTruth
check_out (CutiSearchSpace *self, CutiAdvice *advice, guint place)
{
  CutiFactView view = cuti_search_space_view (self, place);
  CutiTruth out = cuti_truth_not (cuti_condition_evaluate (cuti_advice_get_when (advice), &view));
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);

  for (guint i = 0; i < n_arguments && out != CUTI_TRUTH_TRUE; i++)
    if (cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES)
      out = cuti_truth_or (out, cuti_condition_evaluate (cuti_argument_get_when (arguments[i]),
                                                         &view));
  return out;
}

/* A hidden row says nothing. */
static CutiTruth
check_quiet (CutiSearchSpace *self, const CutiGoal *goal, guint place)
{
  CutiFactView view = cuti_search_space_view (self, place);
  CutiTruth quiet = cuti_truth_not (cuti_fact_evaluate_check (goal->fact, goal->check, &view));
  CutiVariable row = { cuti_fact_get_index (goal->fact), place }, open;

  if (quiet != CUTI_TRUTH_TRUE
      && cuti_search_space_get_visibility (self, row, &open) == CUTI_ROW_HIDDEN)
    return CUTI_TRUTH_TRUE;
  if (quiet == CUTI_TRUTH_FALSE
      && cuti_search_space_get_visibility (self, row, &open) == CUTI_ROW_OPEN)
    return CUTI_TRUTH_UNKNOWN;
  return quiet;
}

static gboolean
is_of_lesion (CutiSearchSpace *self, const CutiGoal *goal)
{
  if (goal->kind == CUTI_GOAL_OUT)
    return cuti_advice_is_lesion_advice (goal->advice);
  if (goal->kind == CUTI_GOAL_QUIET)
    return cuti_fact_is_lesion_fact (goal->fact);
  return self->lesion_scope;
}

/* The goal holds for all lesions where it is about them, otherwise for the
 * one in question. */
static void
get_places (CutiSearchSpace *self, const CutiGoal *goal, guint *first, guint *last)
{
  gboolean each = goal->kind == CUTI_GOAL_OUT || goal->kind == CUTI_GOAL_QUIET;

  *first = is_of_lesion (self, goal) && (!each || self->n_lesions > 0) ? 1 : 0;
  *last = each && *first == 1 ? self->n_lesions : *first;
}

static CutiTruth
check_at (CutiSearchSpace *self, const CutiGoal *goal, guint place)
{
  if (goal->kind == CUTI_GOAL_OUT)
    return check_out (self, goal->advice, place);
  if (goal->kind == CUTI_GOAL_QUIET)
    return check_quiet (self, goal, place);
  return check_condition (self, goal, place);
}

/**
 * cuti_search_goal_check:
 *
 * Returns: whether the goal is reached; unknown: it may yet be
 */
CutiTruth
cuti_search_goal_check (CutiSearchSpace *self, const CutiGoal *goal)
{
  CutiTruth truth = CUTI_TRUTH_TRUE;
  guint first, last;

  if (goal->kind == CUTI_GOAL_QUIET && is_of_lesion (self, goal) && self->n_lesions == 0)
    return CUTI_TRUTH_TRUE;

  get_places (self, goal, &first, &last);
  for (guint place = first; place <= last && truth != CUTI_TRUTH_FALSE; place++)
    truth = cuti_truth_and (truth, check_at (self, goal, place));
  return truth;
}

/**
 * cuti_search_goal_is_reached_unknown:
 *
 * Returns: whether the goal is reached where nothing more can be learnt of it
 */
gboolean
cuti_search_goal_is_reached_unknown (const CutiGoal *goal)
{
  return goal->kind == CUTI_GOAL_NOT_TRUE || goal->kind == CUTI_GOAL_QUIET;
}

static gboolean
find_open_in (CutiSearchSpace     *self,
              const CutiCondition *condition,
              guint                place,
              CutiVariable        *open)
{
  return cuti_search_space_find_open (self, cuti_condition_get_nodes (condition, NULL), 0, place,
                                      open);
}

static gboolean
find_open_out (CutiSearchSpace *self, CutiAdvice *advice, guint place, CutiVariable *open)
{
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);

  if (find_open_in (self, cuti_advice_get_when (advice), place, open))
    return TRUE;
  for (guint i = 0; i < n_arguments; i++)
    if (cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES
        && find_open_in (self, cuti_argument_get_when (arguments[i]), place, open))
      return TRUE;
  return FALSE;
}

static gboolean
find_open_compared (CutiSearchSpace *self, const CutiGoal *goal, guint place, CutiVariable *open)
{
  const CutiSymbol *limit = goal->check->limit;
  CutiVariable one = { cuti_fact_get_index (goal->fact), place };
  CutiVariable other = { limit->index, limit->lesion ? place : 0 };

  return cuti_search_space_find_open_variable (self, one, open)
         || cuti_search_space_find_open_variable (self, other, open);
}

static gboolean
find_open_quiet (CutiSearchSpace *self, const CutiGoal *goal, guint place, CutiVariable *open)
{
  CutiVariable row = { cuti_fact_get_index (goal->fact), place };

  switch (cuti_search_space_get_visibility (self, row, open))
    {
    case CUTI_ROW_OPEN: return TRUE;
    case CUTI_ROW_HIDDEN: return FALSE;
    case CUTI_ROW_SHOWN: default: break;
    }

  return goal->check->when != NULL ? find_open_in (self, goal->check->when, place, open)
                                   : find_open_compared (self, goal, place, open);
}

/**
 * cuti_search_goal_find_open:
 * @open: (out): what to find out next
 *
 * Returns: whether more can be learnt of a goal that is neither reached nor
 *   out of reach
 */
gboolean
cuti_search_goal_find_open (CutiSearchSpace *self, const CutiGoal *goal, CutiVariable *open)
{
  guint first, last;
  gboolean found = FALSE;

  get_places (self, goal, &first, &last);
  for (guint place = first; place <= last && !found; place++)
    {
      if (check_at (self, goal, place) != CUTI_TRUTH_UNKNOWN)
        continue;

      if (goal->kind == CUTI_GOAL_OUT)
        found = find_open_out (self, goal->advice, place, open);
      else if (goal->kind == CUTI_GOAL_QUIET)
        found = find_open_quiet (self, goal, place, open);
      else
        found = find_open_in (self, goal->condition, place, open);
    }

  return found;
}

/**
 * cuti_search_goal_list_conditions:
 *
 * Adds all that the goal reads to @conditions.
 */
void
cuti_search_goal_list_conditions (const CutiGoal *goal, GPtrArray *conditions)
{
  guint n_arguments = 0;
  CutiArgument *const *arguments = NULL;

  if (goal->kind == CUTI_GOAL_OUT)
    {
      arguments = cuti_advice_peek_arguments (goal->advice, &n_arguments);
      g_ptr_array_add (conditions, (gpointer) cuti_advice_get_when (goal->advice));
    }
  for (guint i = 0; i < n_arguments; i++)
    if (cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES)
      g_ptr_array_add (conditions, (gpointer) cuti_argument_get_when (arguments[i]));

  if (goal->kind == CUTI_GOAL_QUIET && goal->check->when != NULL)
    g_ptr_array_add (conditions, goal->check->when);
  if (goal->condition != NULL)
    g_ptr_array_add (conditions, (gpointer) goal->condition);
}
