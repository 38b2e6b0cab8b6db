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
#include "cuti-search-goal.h"

#define MOST_LESIONS 8

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

/* What is compared, and the row that would say it. */
static void
blame_check (CutiSearchSpace *self, guint64 *set, const CutiGoal *goal)
{
  const CutiSymbol *limit = goal->check->limit;
  guint facts[] = { cuti_fact_get_index (goal->fact), limit != NULL ? limit->index : 0 };

  for (guint i = 0; i < (limit != NULL ? 2 : 1); i++)
    {
      blame_row (self, set, facts[i]);
      for (guint place = 0; place <= self->n_lesions; place++)
        blame (self, set, (CutiVariable) { facts[i], place });
    }
}

static void
blame_goal (CutiSearchSpace *self, guint64 *set, const CutiGoal *goal, gboolean rows)
{
  g_autoptr(GPtrArray) conditions = g_ptr_array_new ();

  cuti_search_goal_list_conditions (goal, conditions);
  for (guint i = 0; i < conditions->len; i++)
    blame_condition (self, set, g_ptr_array_index (conditions, i), rows);
  if (goal->kind == CUTI_GOAL_QUIET)
    blame_check (self, set, goal);
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
    if (cuti_search_goal_check (self, &self->goals[i]) == CUTI_TRUTH_FALSE)
      {
        blame_goal (self, blamed, &self->goals[i], FALSE);
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
      if (cuti_search_goal_check (self, &self->goals[i]) != CUTI_TRUTH_UNKNOWN)
        continue;

      found = cuti_search_goal_find_open (self, &self->goals[i], open);
      is_open = found;
      if (found || cuti_search_goal_is_reached_unknown (&self->goals[i]))
        continue;

      /* What is unknown with nothing left to learn stays so. */
      blame_goal (self, blamed, &self->goals[i], TRUE);
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
  for (guint i = 0; i < atoms->len && !is_futile && self->steps <= self->most_steps; i++)
    {
      *cuti_search_space_value (self, open) = CUTI_VALUE (g_array_index (atoms, gint64, i));
      if (search_on (self, open, blamed, &is_futile))
        return TRUE;
    }
  *cuti_search_space_value (self, open) = CUTI_VALUE_UNKNOWN;

  if (self->hides && !self->frees && !is_futile && self->steps <= self->most_steps)
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
    {
      const CutiGoal *goal = &self->goals[i];

      cuti_search_goal_list_conditions (goal, self->conditions);
      if (goal->kind == CUTI_GOAL_QUIET)
        collect_fact (self, cuti_fact_get_index (goal->fact));
      if (goal->kind == CUTI_GOAL_QUIET && goal->check->limit != NULL)
        collect_fact (self, goal->check->limit->index);
    }
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
static gboolean
search_all (CutiSearchSpace *self)
{
  gboolean of_lesion = self->hides
    && cuti_fact_is_lesion_fact (cuti_knowledge_get_fact (self->knowledge, self->hidden.fact));
  gboolean found = FALSE;

  self->hidden.place = of_lesion ? 1 : 0;

  guint most = collect_conditions (self);

  for (guint n = self->lesion_scope || of_lesion ? 1 : 0; n <= most && !found; n++)
    found = search_with_lesions (self, n);
  return found;
}

static void
space_clear (CutiSearchSpace *self)
{
  for (guint i = 0; i < self->n_facts; i++)
    g_clear_pointer (&self->atoms[i], g_array_unref);
  g_free (self->atoms);
  g_free (self->values);
  g_free (self->left_out);
  g_ptr_array_unref (self->conditions);
}

static CutiSearchResult
get_result (const CutiSearchSpace *self, gboolean found)
{
  if (found)
    return CUTI_SEARCH_FOUND;
  return self->steps > self->most_steps || self->narrowed ? CUTI_SEARCH_GAVE_UP
                                                          : CUTI_SEARCH_NONE;
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
  CutiSearchSpace self = {
    .knowledge = knowledge,
    .n_facts = cuti_knowledge_get_n_facts (knowledge),
    .lesion_scope = lesion_scope,
    .goals = goals,
    .n_goals = n_goals,
    .hides = hidden_fact != CUTI_SEARCH_NOTHING_HIDDEN,
    .conditions = g_ptr_array_new (),
    .most_steps = CUTI_SEARCH_STEPS,
  };
  gboolean found;
  CutiSearchResult result;

  self.hidden.fact = hidden_fact;
  self.atoms = g_new0 (GArray *, self.n_facts + 1);
  found = search_all (&self);

  if (example != NULL)
    *example = found ? describe (&self) : NULL;
  result = get_result (&self, found);
  space_clear (&self);
  return result;
}

static JsonObject *
write_facts (CutiSearchSpace *self, guint place)
{
  JsonObject *facts = json_object_new ();

  for (guint fact = 0; fact < self->n_facts; fact++)
    {
      CutiValue value = *cuti_search_space_value (self, (CutiVariable) { fact, place });
      CutiFact *asked = cuti_knowledge_get_fact (self->knowledge, fact);

      if (value.known)
        json_object_set_member (facts, cuti_fact_get_id (asked),
                                cuti_fact_write_value (asked, value));
    }

  return facts;
}

static JsonNode *
write_case (CutiSearchSpace *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *lesions = json_array_new ();

  for (guint place = 1; place <= self->n_lesions; place++)
    {
      g_autofree char *id = g_strdup_printf ("%u", place);
      JsonObject *lesion = json_object_new ();

      json_object_set_string_member (lesion, "id", id);
      json_object_set_object_member (lesion, "facts", write_facts (self, place));
      json_array_add_object_element (lesions, lesion);
    }

  json_object_set_object_member (object, "facts", write_facts (self, 0));
  json_object_set_array_member (object, "lesions", lesions);
  json_node_take_object (node, object);
  return node;
}

/**
 * cuti_search_case:
 * @goals: what must hold, all at once, none of it of one lesion in question
 * @most_steps: after how many it gives up
 * @found: (out) (nullable): facts and lesions of a case in which it does,
 *   derived values among them as if they could be chosen freely
 *
 * Returns: whether there is such a case. That there is none is certain, since
 *   a case in which derived values fit their inputs is one of those tried
 */
CutiSearchResult
cuti_search_case (CutiKnowledge  *knowledge,
                  const CutiGoal *goals,
                  guint           n_goals,
                  guint           most_steps,
                  JsonNode      **found)
{
  CutiSearchSpace self = {
    .knowledge = knowledge,
    .n_facts = cuti_knowledge_get_n_facts (knowledge),
    .goals = goals,
    .n_goals = n_goals,
    .conditions = g_ptr_array_new (),
    .most_steps = most_steps,
  };
  gboolean is_found = FALSE;
  CutiSearchResult result;

  self.atoms = g_new0 (GArray *, self.n_facts + 1);

  guint most = MAX (collect_conditions (&self), 2);

  /* One lesion is what most cases have, so that the example looks familiar. */
  is_found = search_with_lesions (&self, 1);
  for (guint n = 0; n <= most && !is_found && self.steps <= most_steps; n++)
    if (n != 1)
      is_found = search_with_lesions (&self, n);

  *found = is_found ? write_case (&self) : NULL;
  result = get_result (&self, is_found);
  space_clear (&self);
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
  CutiSearchSpace self = {
    .knowledge = knowledge,
    .n_facts = cuti_knowledge_get_n_facts (knowledge),
    .lesion_scope = lesion_scope,
    .goals = goals,
    .n_goals = n_goals,
    .typical = TRUE,
    .hides = free_fact != NULL,
    .frees = free_fact != NULL,
    .conditions = g_ptr_array_new (),
    .most_steps = CUTI_SEARCH_STEPS,
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
  result = get_result (&self, search_all (&self));

  *values = result == CUTI_SEARCH_FOUND ? g_steal_pointer (&self.values) : NULL;
  *n_lesions = self.n_lesions;
  space_clear (&self);
  return result;
}
