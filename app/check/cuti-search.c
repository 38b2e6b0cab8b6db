/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Backtracking over the facts that still matter. Kleene logic prunes it: what
 * is true or false with some facts unknown stays so whatever they turn out to
 * be. A row is settled as shown or hidden before its fact gets a value. Where
 * one is to be hidden, the answers that decide it may also be left out, since
 * unanswered rows are where a hidden one does harm. Each dead end names the
 * variables it is due to, and the way back goes past all others.
 */

#include "cuti-search.h"

#include <string.h>

#include "cuti-json.h"
#include "cuti-search-space.h"

#define MOST_LESIONS 8

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

/* Unknown: it may yet be reached. */
static CutiTruth
check_goal (CutiSearchSpace *self, const CutiGoal *goal)
{
  CutiFactView view = cuti_search_space_view (self, self->lesion_scope ? 1 : 0);
  CutiTruth truth = cuti_condition_evaluate (goal->condition, &view);

  switch (goal->kind)
    {
    case CUTI_GOAL_TRUE:
      return truth;
    case CUTI_GOAL_FALSE:
      return cuti_truth_not (truth);
    case CUTI_GOAL_NOT_FALSE:
      return truth == CUTI_TRUTH_FALSE ? CUTI_TRUTH_FALSE : CUTI_TRUTH_TRUE;
    case CUTI_GOAL_VARIES:
    case CUTI_GOAL_HANGS:
    default:
      if (!is_hidden_fact_open (self, cuti_condition_get_nodes (goal->condition, NULL), 0,
                                self->lesion_scope ? 1 : 0))
        return CUTI_TRUTH_FALSE;
      return is_told_apart (self, goal) ? CUTI_TRUTH_TRUE : CUTI_TRUTH_UNKNOWN;
    }
}

static void
blame (CutiSearchSpace *self, guint64 *set, CutiVariable variable)
{
  gsize bit = (gsize) variable.place * self->n_facts + variable.fact;

  set[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
}

static gboolean
is_blamed (CutiSearchSpace *self, const guint64 *set, CutiVariable variable)
{
  gsize bit = (gsize) variable.place * self->n_facts + variable.fact;

  return set[bit / 64] >> bit % 64 & 1;
}

static void blame_row (CutiSearchSpace *self, guint64 *set, guint index);

/* Every variable that the condition may read; with @rows, also those that
 * decide whether it can be answered. */
static void
blame_condition (CutiSearchSpace *self, guint64 *set, const CutiCondition *condition, gboolean rows)
{
  guint n_nodes, complete = cuti_knowledge_get_complete (self->knowledge);
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (cuti_condition_node_is_quantifier (&nodes[i]) && complete != G_MAXUINT)
        blame (self, set, (CutiVariable) { complete, 0 });
      if (!cuti_condition_node_is_leaf (&nodes[i]))
        continue;

      if (!nodes[i].lesion)
        blame (self, set, (CutiVariable) { nodes[i].fact, 0 });
      for (guint place = 1; nodes[i].lesion && place <= self->n_lesions; place++)
        blame (self, set, (CutiVariable) { nodes[i].fact, place });
      if (rows)
        blame_row (self, set, nodes[i].fact);
    }
}

/* With other answers the row would be hidden, or not. */
static void
blame_row (CutiSearchSpace *self, guint64 *set, guint index)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, index);
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);

  if (cuti_fact_get_relevant_when (fact) != NULL)
    blame_condition (self, set, cuti_fact_get_relevant_when (fact), TRUE);

  for (guint i = 0; calculator != NULL && i < calculator->n_parameters; i++)
    if (cuti_fact_get_inputs (fact)[i] != CUTI_INPUT_BORN)
      blame_row (self, set, cuti_fact_get_inputs (fact)[i]);
}

/* Whether all is reached, or cannot be any more and due to what, or what to
 * find out next. */
static CutiTruth
check_goals (CutiSearchSpace *self, CutiVariable *open, guint64 *blamed)
{
  CutiTruth all = CUTI_TRUTH_TRUE;
  gboolean found = FALSE, is_open = FALSE, is_wrong = FALSE;

  memset (blamed, 0, self->n_words * sizeof *blamed);
  for (guint i = 0; i < self->n_goals; i++)
    if (check_goal (self, &self->goals[i]) == CUTI_TRUTH_FALSE)
      {
        blame_condition (self, blamed, self->goals[i].condition, FALSE);
        return CUTI_TRUTH_FALSE;
      }

  if (self->hides)
    switch (cuti_search_space_get_visibility (self, self->hidden, open))
      {
      case CUTI_ROW_OPEN: all = CUTI_TRUTH_UNKNOWN; found = TRUE; break;
      case CUTI_ROW_SHOWN: is_wrong = !self->frees; break;
      case CUTI_ROW_HIDDEN: default: is_wrong = self->frees; break;
      }
  if (is_wrong)
    {
      blame_row (self, blamed, self->hidden.fact);
      return CUTI_TRUTH_FALSE;
    }

  for (guint i = 0; i < self->n_goals && !found; i++)
    {
      const CutiCondition *condition = self->goals[i].condition;

      if (check_goal (self, &self->goals[i]) != CUTI_TRUTH_UNKNOWN)
        continue;

      is_open = TRUE;
      found = cuti_search_space_find_open (self, cuti_condition_get_nodes (condition, NULL), 0,
                         self->lesion_scope ? 1 : 0, open);
      if (found)
        break;

      /* What is unknown with nothing left to learn stays so. */
      blame_condition (self, blamed, condition, TRUE);
      return CUTI_TRUTH_FALSE;
    }

  return is_open ? CUTI_TRUTH_UNKNOWN : all;
}

static gboolean search (CutiSearchSpace *self, guint64 *blamed);

/* Goes on with the variable as it now is. What dead ends are due to is added
 * to @blamed; if none is due to the variable, no other value would help. */
static gboolean
search_on (CutiSearchSpace *self, CutiVariable variable, guint64 *blamed, gboolean *is_futile)
{
  guint64 inner[self->n_words];

  self->steps++;
  if (search (self, inner))
    return TRUE;

  *is_futile = !is_blamed (self, inner, variable);
  if (*is_futile)
    memcpy (blamed, inner, sizeof inner);
  else
    for (guint w = 0; w < self->n_words; w++)
      blamed[w] |= inner[w];
  return FALSE;
}

static gboolean
search (CutiSearchSpace *self, guint64 *blamed)
{
  gboolean is_futile = FALSE, found = FALSE;
  CutiVariable open;

  switch (check_goals (self, &open, blamed))
    {
    case CUTI_TRUTH_TRUE: return TRUE;
    case CUTI_TRUTH_FALSE: return FALSE;
    case CUTI_TRUTH_UNKNOWN: default: break;
    }

  GArray *atoms = cuti_search_space_get_atoms (self, open.fact);

  blame_row (self, blamed, open.fact);
  for (guint i = 0; i < atoms->len && !is_futile && self->steps <= CUTI_SEARCH_STEPS; i++)
    {
      *cuti_search_space_value (self, open) = CUTI_VALUE (g_array_index (atoms, gint64, i));
      if (search_on (self, open, blamed, &is_futile))
        return TRUE;
    }
  *cuti_search_space_value (self, open) = CUTI_VALUE_UNKNOWN;

  if (self->hides && !self->frees && !is_futile && self->steps <= CUTI_SEARCH_STEPS)
    {
      *cuti_search_space_left_out (self, open) = TRUE;
      found = search_on (self, open, blamed, &is_futile);
      *cuti_search_space_left_out (self, open) = FALSE;
    }

  return found;
}

static void
collect_fact (CutiSearchSpace *self, guint index)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, index);
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  const CutiCondition *when = cuti_fact_get_relevant_when (fact);

  if (when != NULL && !g_ptr_array_find (self->conditions, when, NULL))
    g_ptr_array_add (self->conditions, (gpointer) when);

  for (guint i = 0; calculator != NULL && i < calculator->n_parameters; i++)
    if (cuti_fact_get_inputs (fact)[i] != CUTI_INPUT_BORN)
      collect_fact (self, cuti_fact_get_inputs (fact)[i]);
}

/* Conditions of the goals and of every row on the way; returns how many
 * lesions may be needed to tell the quantifiers apart. */
static guint
collect_conditions (CutiSearchSpace *self)
{
  guint most = 1;

  for (guint i = 0; i < self->n_goals; i++)
    g_ptr_array_add (self->conditions, (gpointer) self->goals[i].condition);
  if (self->hides)
    collect_fact (self, self->hidden.fact);

  for (guint c = 0; c < self->conditions->len; c++)
    {
      guint n_nodes;
      const CutiConditionNode *nodes =
        cuti_condition_get_nodes (g_ptr_array_index (self->conditions, c), &n_nodes);

      for (guint i = 0; i < n_nodes; i++)
        {
          if (nodes[i].op == CUTI_OP_LESIONS)
            most += nodes[i].n;
          else if (nodes[i].op == CUTI_OP_EVERY_LESION)
            most++;
          else if (cuti_condition_node_is_leaf (&nodes[i]))
            collect_fact (self, nodes[i].fact);
        }
    }

  return MIN (most, MOST_LESIONS);
}

static char *
describe (CutiSearchSpace *self)
{
  GString *text = g_string_new (NULL);

  for (guint place = 0; place <= self->n_lesions; place++)
    for (guint fact = 0; fact < self->n_facts; fact++)
      {
        CutiFact *asked = cuti_knowledge_get_fact (self->knowledge, fact);
        CutiValue value = *cuti_search_space_value (self, (CutiVariable) { fact, place });

        if (!value.known)
          continue;

        g_autoptr(JsonNode) json = cuti_fact_write_value (asked, value);
        g_autofree char *written = cuti_json_to_canonical (json);

        g_string_append_printf (text, "%s%s = %s", text->len > 0 ? ", " : "",
                                cuti_fact_get_id (asked), written);
        if (place > 0)
          g_string_append_printf (text, " (%u)", place);
      }

  return g_string_free (text, FALSE);
}

static gboolean
search_with_lesions (CutiSearchSpace *self, guint n_lesions)
{
  gsize n_values = (gsize) (n_lesions + 1) * self->n_facts;

  g_free (self->values);
  g_free (self->left_out);
  self->values = g_new0 (CutiValue, MAX (n_values, 1));
  self->left_out = g_new0 (gboolean, MAX (n_values, 1));
  self->n_lesions = n_lesions;
  self->n_words = n_values / 64 + 1;

  guint64 blamed[self->n_words];

  return search (self, blamed);
}

/* With as few lesions as will do. */
static CutiSearchResult
search_all (CutiSearchSpace *self)
{
  gboolean of_lesion = self->hides
    && cuti_fact_is_lesion_fact (cuti_knowledge_get_fact (self->knowledge, self->hidden.fact));
  gboolean found = FALSE;

  self->hidden.place = of_lesion ? 1 : 0;

  guint most = collect_conditions (self);

  for (guint n = self->lesion_scope || of_lesion ? 1 : 0; n <= most && !found; n++)
    found = search_with_lesions (self, n);

  if (found)
    return CUTI_SEARCH_FOUND;
  return self->steps > CUTI_SEARCH_STEPS ? CUTI_SEARCH_GAVE_UP : CUTI_SEARCH_NONE;
}

static void
clear_space (CutiSearchSpace *self)
{
  for (guint i = 0; i < self->n_facts; i++)
    g_clear_pointer (&self->atoms[i], g_array_unref);
  g_free (self->atoms);
  g_free (self->values);
  g_free (self->left_out);
}

/**
 * cuti_search:
 * @lesion_scope: whether the conditions are those of a lesion
 * @hidden_fact: index of a fact whose row must be hidden, or
 *   %CUTI_SEARCH_NOTHING_HIDDEN
 * @goals: what must hold, all at once
 * @example: (out) (optional) (nullable): a case in which it does, in words
 *
 * Returns: whether there is such a case
 */
CutiSearchResult
cuti_search (CutiKnowledge  *knowledge,
             gboolean        lesion_scope,
             guint           hidden_fact,
             const CutiGoal *goals,
             guint           n_goals,
             char          **example)
{
  g_autoptr(GPtrArray) conditions = g_ptr_array_new ();
  CutiSearchSpace self = {
    .knowledge = knowledge,
    .n_facts = cuti_knowledge_get_n_facts (knowledge),
    .lesion_scope = lesion_scope,
    .goals = goals,
    .n_goals = n_goals,
    .hides = hidden_fact != CUTI_SEARCH_NOTHING_HIDDEN,
    .conditions = conditions,
  };
  CutiSearchResult result;

  self.hidden.fact = hidden_fact;
  self.atoms = g_new0 (GArray *, self.n_facts + 1);
  result = search_all (&self);

  if (example != NULL)
    *example = result == CUTI_SEARCH_FOUND ? describe (&self) : NULL;

  clear_space (&self);
  return result;
}

/**
 * cuti_search_values:
 * @lesion_scope: whether the conditions are those of a lesion
 * @free_fact: (nullable): a fact on which a condition is to hang
 * @goals: what must hold, all at once
 * @values: (out) (transfer full): where found, the values of the case's facts
 *   and then of each lesion's; what is not needed stays unknown
 * @n_lesions: (out): how many lesions there are
 *
 * Returns: whether there is such a case
 */
CutiSearchResult
cuti_search_values (CutiKnowledge         *knowledge,
                    gboolean               lesion_scope,
                    const CutiSearchFree  *free_fact,
                    const CutiGoal        *goals,
                    guint                  n_goals,
                    CutiValue            **values,
                    guint                 *n_lesions)
{
  g_autoptr(GPtrArray) conditions = g_ptr_array_new ();
  CutiSearchSpace self = {
    .knowledge = knowledge,
    .n_facts = cuti_knowledge_get_n_facts (knowledge),
    .lesion_scope = lesion_scope,
    .goals = goals,
    .n_goals = n_goals,
    .typical = TRUE,
    .hides = free_fact != NULL,
    .frees = free_fact != NULL,
    .conditions = conditions,
  };
  CutiSearchResult result;

  self.atoms = g_new0 (GArray *, self.n_facts + 1);
  if (free_fact != NULL)
    {
      GArray *tries = g_array_new (FALSE, FALSE, sizeof (gint64));

      self.hidden.fact = free_fact->fact;
      self.atoms[free_fact->fact] = g_array_append_vals (tries, free_fact->tries,
                                                         free_fact->n_tries);
    }
  result = search_all (&self);

  *values = result == CUTI_SEARCH_FOUND ? g_steal_pointer (&self.values) : NULL;
  *n_lesions = self.n_lesions;
  clear_space (&self);
  return result;
}
