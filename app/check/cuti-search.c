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

#define MOST_LESIONS 8
#define MOST_MEMBERS 10 /* of a choices fact, tried in all combinations */

/* A fact of the case (place 0) or of a lesion (its number plus 1). */
typedef struct
{
  guint fact;
  guint place;
} Variable;

typedef enum { SHOWN, HIDDEN, OPEN } Visibility;

typedef struct
{
  CutiKnowledge  *knowledge;
  guint           n_facts;
  guint           n_lesions;
  gboolean        lesion_scope;
  const CutiGoal *goals;
  guint           n_goals;
  gboolean        hides; /* one fact is to be hidden: */
  Variable        hidden;
  GPtrArray      *conditions; /* all that can play a part */
  GArray        **atoms; /* gint64, by fact, made when first asked for */
  CutiValue      *values; /* by place, then fact */
  gboolean       *left_out; /* likewise: stays unknown */
  guint           n_words; /* of a set of variables, one bit each */
  guint           steps;
} Search;

static Visibility get_visibility (Search *self, Variable variable, Variable *open);

static CutiValue *
value_of (Search *self, Variable variable)
{
  return &self->values[(gsize) variable.place * self->n_facts + variable.fact];
}

static gboolean *
left_out_of (Search *self, Variable variable)
{
  return &self->left_out[(gsize) variable.place * self->n_facts + variable.fact];
}

static CutiFactView
view_from (Search *self, guint place)
{
  CutiFactView view = {
    .facts = self->values,
    .lesions = self->values + self->n_facts,
    .n_lesions = self->n_lesions,
    .n_facts = self->n_facts,
    .complete = cuti_knowledge_get_complete (self->knowledge),
  };

  return place == 0 ? view : cuti_fact_view_for_lesion (&view, place - 1);
}

static gboolean
is_hidden_fact (Search *self, Variable variable)
{
  return self->hides && variable.fact == self->hidden.fact
         && variable.place == self->hidden.place;
}

/* What to find out first in order to know more of this variable. */
static gboolean
find_open_variable (Search *self, Variable variable, Variable *open)
{
  if (value_of (self, variable)->known || *left_out_of (self, variable)
      || is_hidden_fact (self, variable))
    return FALSE;

  switch (get_visibility (self, variable, open))
    {
    case SHOWN: *open = variable; return TRUE;
    case OPEN: return TRUE;
    case HIDDEN: default: return FALSE;
    }
}

static gboolean
find_open_complete (Search *self, Variable *open)
{
  guint complete = cuti_knowledge_get_complete (self->knowledge);

  return complete != G_MAXUINT && find_open_variable (self, (Variable) { complete, 0 }, open);
}

/* The first variable below node i on which its truth still depends. */
static gboolean
find_open (Search *self, const CutiConditionNode *nodes, guint i, guint place, Variable *open)
{
  CutiFactView view = view_from (self, place);

  if (cuti_condition_node_evaluate (nodes, i, &view) != CUTI_TRUTH_UNKNOWN)
    return FALSE;

  switch (nodes[i].op)
    {
    case CUTI_OP_CONST:
      return FALSE;

    case CUTI_OP_NOT:
    case CUTI_OP_CONCEPT:
    case CUTI_OP_AT_LEAST:
      for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
        if (find_open (self, nodes, child, place, open))
          return TRUE;
      return FALSE;

    case CUTI_OP_LESIONS:
    case CUTI_OP_EVERY_LESION:
      for (guint lesion = 1; lesion <= self->n_lesions; lesion++)
        if (find_open (self, nodes, i + 1, lesion, open))
          return TRUE;
      return find_open_complete (self, open);

    case CUTI_OP_ONE_OF:
    case CUTI_OP_BETWEEN:
    case CUTI_OP_INCLUDES_ANY:
    case CUTI_OP_INCLUDES_ALL:
    default:
      if (nodes[i].lesion && place == 0)
        return FALSE;
      return find_open_variable (self, (Variable) { nodes[i].fact, nodes[i].lesion ? place : 0 },
                                 open);
    }
}

/* Whether a row with this condition, which is unknown, has an answer to wait
 * for: then it is shown. */
static Visibility
get_undecided_visibility (Search                  *self,
                          const CutiConditionNode *nodes,
                          guint                    i,
                          guint                    place,
                          Variable                *open)
{
  Visibility visibility = HIDDEN;
  Variable leaf = { nodes[i].fact, nodes[i].lesion ? place : 0 };

  if (cuti_condition_node_is_leaf (&nodes[i]))
    {
      if (value_of (self, leaf)->known || (nodes[i].lesion && place == 0))
        return HIDDEN;
      return get_visibility (self, leaf, open);
    }

  if (cuti_condition_node_is_quantifier (&nodes[i]))
    {
      guint complete = cuti_knowledge_get_complete (self->knowledge);

      for (guint lesion = 1; lesion <= self->n_lesions && visibility == HIDDEN; lesion++)
        visibility = get_undecided_visibility (self, nodes, i + 1, lesion, open);
      if (visibility == HIDDEN && complete != G_MAXUINT
          && !value_of (self, (Variable) { complete, 0 })->known)
        visibility = get_visibility (self, (Variable) { complete, 0 }, open);
      return visibility;
    }

  for (guint child = i + 1; child < nodes[i].end && visibility == HIDDEN; child = nodes[child].end)
    visibility = get_undecided_visibility (self, nodes, child, place, open);
  return visibility;
}

static Visibility
get_row_visibility (Search *self, CutiFact *fact, guint place, Variable *open)
{
  const CutiCondition *when = cuti_fact_get_relevant_when (fact);
  CutiFactView view = view_from (self, place);
  const CutiConditionNode *nodes;

  if (when == NULL)
    return SHOWN;

  switch (cuti_condition_evaluate (when, &view))
    {
    case CUTI_TRUTH_TRUE:
      return SHOWN;
    case CUTI_TRUTH_FALSE:
      return HIDDEN;
    case CUTI_TRUTH_UNKNOWN:
    default:
      nodes = cuti_condition_get_nodes (when, NULL);
      if (find_open (self, nodes, 0, place, open))
        return OPEN;
      return get_undecided_visibility (self, nodes, 0, place, open);
    }
}

/* What is derived and cannot be typed in needs the rows of all its inputs. */
static Visibility
get_visibility (Search *self, Variable variable, Variable *open)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, variable.fact);
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  Visibility visibility = get_row_visibility (self, fact, variable.place, open);

  if (calculator == NULL || cuti_fact_is_overridable (fact))
    return visibility;

  for (guint i = 0; i < calculator->n_parameters && visibility == SHOWN; i++)
    {
      int input = cuti_fact_get_inputs (fact)[i];

      if (input == CUTI_INPUT_BORN)
        continue;

      CutiFact *source = cuti_knowledge_get_fact (self->knowledge, input);
      guint place = cuti_fact_is_lesion_fact (source) ? variable.place : 0;

      visibility = get_visibility (self, (Variable) { input, place }, open);
    }

  return visibility;
}

static void
add_atom (GArray *atoms, gint64 n)
{
  for (guint i = 0; i < atoms->len; i++)
    if (g_array_index (atoms, gint64, i) == n)
      return;

  g_array_append_val (atoms, n);
}

/* A class of numbers begins where a test begins to hold or ceases to. */
static void
add_number_atoms (GArray *atoms, const CutiSymbol *symbol, const CutiConditionNode *node)
{
  if (node->a > symbol->min && node->a <= symbol->max)
    add_atom (atoms, node->a);
  if (node->b < symbol->max && node->b >= symbol->min)
    add_atom (atoms, node->b + 1);
}

static void
add_subsets (GArray *atoms, guint64 named)
{
  guint n_members = 0;

  for (guint64 rest = named; rest != 0; rest &= rest - 1)
    n_members++;

  if (n_members <= MOST_MEMBERS)
    {
      for (guint64 set = named; set != 0; set = (set - 1) & named)
        add_atom (atoms, set);
      return;
    }

  add_atom (atoms, named);
  for (guint64 one = named; one != 0; one &= one - 1)
    for (guint64 other = one; other != 0; other &= other - 1)
      add_atom (atoms, (one & -one) | (other & -other));
}

static void
fill_atoms (Search *self, GArray *atoms, const CutiSymbol *symbol)
{
  gint64 named = 0;

  switch (symbol->kind)
    {
    case CUTI_KIND_BOOLEAN: add_atom (atoms, 1); break;
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER: add_atom (atoms, symbol->min); break;
    case CUTI_KIND_CHOICE:
    case CUTI_KIND_CHOICES:
    case CUTI_KIND_DATE:
    case CUTI_KIND_TEXT:
    default: break;
    }

  for (guint c = 0; c < self->conditions->len; c++)
    {
      guint n_nodes;
      const CutiConditionNode *nodes =
        cuti_condition_get_nodes (g_ptr_array_index (self->conditions, c), &n_nodes);

      for (guint i = 0; i < n_nodes; i++)
        if (cuti_condition_node_is_leaf (&nodes[i]) && nodes[i].fact == symbol->index)
          {
            if (nodes[i].op == CUTI_OP_BETWEEN)
              add_number_atoms (atoms, symbol, &nodes[i]);
            else
              named |= nodes[i].a;
          }
    }

  if (symbol->kind == CUTI_KIND_BOOLEAN)
    add_atom (atoms, 0);
  else if (symbol->kind == CUTI_KIND_CHOICE)
    for (guint i = 0; i < symbol->n_choices; i++)
      add_atom (atoms, i);
  else if (symbol->kind == CUTI_KIND_CHOICES)
    {
      add_subsets (atoms, named);
      add_atom (atoms, 0);
    }
}

static GArray *
get_atoms (Search *self, guint fact)
{
  if (self->atoms[fact] == NULL)
    {
      CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->knowledge);

      self->atoms[fact] = g_array_new (FALSE, FALSE, sizeof (gint64));
      fill_atoms (self, self->atoms[fact], cuti_vocabulary_get_fact (vocabulary, fact));
    }

  return self->atoms[fact];
}

static gboolean
varies (Search *self, const CutiCondition *condition)
{
  GArray *atoms = get_atoms (self, self->hidden.fact);
  CutiValue *value = value_of (self, self->hidden);
  CutiFactView view = view_from (self, self->lesion_scope ? 1 : 0);
  CutiTruth first = CUTI_TRUTH_UNKNOWN;
  gboolean differs = FALSE;

  for (guint i = 0; i < atoms->len && !differs; i++)
    {
      *value = CUTI_VALUE (g_array_index (atoms, gint64, i));

      CutiTruth truth = cuti_condition_evaluate (condition, &view);

      if (i == 0)
        first = truth;
      differs = truth != first;
    }

  *value = CUTI_VALUE_UNKNOWN;
  return differs;
}

/* Whether the hidden fact stands in a part that is still unknown, and so in
 * all that part belongs to. Nowhere else can its value make a difference. */
static gboolean
is_hidden_fact_open (Search *self, const CutiConditionNode *nodes, guint i, guint place)
{
  CutiFactView view = view_from (self, place);

  if (cuti_condition_node_evaluate (nodes, i, &view) != CUTI_TRUTH_UNKNOWN)
    return FALSE;

  if (cuti_condition_node_is_leaf (&nodes[i]))
    return is_hidden_fact (self, (Variable) { nodes[i].fact, nodes[i].lesion ? place : 0 });

  if (cuti_condition_node_is_quantifier (&nodes[i]))
    {
      for (guint lesion = 1; lesion <= self->n_lesions; lesion++)
        if (is_hidden_fact_open (self, nodes, i + 1, lesion))
          return TRUE;
      return is_hidden_fact (self, (Variable) { cuti_knowledge_get_complete (self->knowledge), 0 });
    }

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    if (is_hidden_fact_open (self, nodes, child, place))
      return TRUE;
  return FALSE;
}

/* Unknown: it may yet be reached. */
static CutiTruth
check_goal (Search *self, const CutiGoal *goal)
{
  CutiFactView view = view_from (self, self->lesion_scope ? 1 : 0);
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
    default:
      if (!is_hidden_fact_open (self, cuti_condition_get_nodes (goal->condition, NULL), 0,
                                self->lesion_scope ? 1 : 0))
        return CUTI_TRUTH_FALSE;
      return varies (self, goal->condition) ? CUTI_TRUTH_TRUE : CUTI_TRUTH_UNKNOWN;
    }
}

static void
blame (Search *self, guint64 *set, Variable variable)
{
  gsize bit = (gsize) variable.place * self->n_facts + variable.fact;

  set[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
}

static gboolean
is_blamed (Search *self, const guint64 *set, Variable variable)
{
  gsize bit = (gsize) variable.place * self->n_facts + variable.fact;

  return set[bit / 64] >> bit % 64 & 1;
}

static void blame_row (Search *self, guint64 *set, guint index);

/* Every variable that the condition may read; with @rows, also those that
 * decide whether it can be answered. */
static void
blame_condition (Search *self, guint64 *set, const CutiCondition *condition, gboolean rows)
{
  guint n_nodes, complete = cuti_knowledge_get_complete (self->knowledge);
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (cuti_condition_node_is_quantifier (&nodes[i]) && complete != G_MAXUINT)
        blame (self, set, (Variable) { complete, 0 });
      if (!cuti_condition_node_is_leaf (&nodes[i]))
        continue;

      if (!nodes[i].lesion)
        blame (self, set, (Variable) { nodes[i].fact, 0 });
      for (guint place = 1; nodes[i].lesion && place <= self->n_lesions; place++)
        blame (self, set, (Variable) { nodes[i].fact, place });
      if (rows)
        blame_row (self, set, nodes[i].fact);
    }
}

/* With other answers the row would be hidden, or not. */
static void
blame_row (Search *self, guint64 *set, guint index)
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
check_goals (Search *self, Variable *open, guint64 *blamed)
{
  CutiTruth all = CUTI_TRUTH_TRUE;
  gboolean found = FALSE, is_open = FALSE;

  memset (blamed, 0, self->n_words * sizeof *blamed);
  for (guint i = 0; i < self->n_goals; i++)
    if (check_goal (self, &self->goals[i]) == CUTI_TRUTH_FALSE)
      {
        blame_condition (self, blamed, self->goals[i].condition, FALSE);
        return CUTI_TRUTH_FALSE;
      }

  if (self->hides)
    switch (get_visibility (self, self->hidden, open))
      {
      case SHOWN: blame_row (self, blamed, self->hidden.fact); return CUTI_TRUTH_FALSE;
      case OPEN: all = CUTI_TRUTH_UNKNOWN; found = TRUE; break;
      case HIDDEN: default: break;
      }

  for (guint i = 0; i < self->n_goals && !found; i++)
    {
      const CutiCondition *condition = self->goals[i].condition;

      if (check_goal (self, &self->goals[i]) != CUTI_TRUTH_UNKNOWN)
        continue;

      is_open = TRUE;
      found = find_open (self, cuti_condition_get_nodes (condition, NULL), 0,
                         self->lesion_scope ? 1 : 0, open);
      if (found)
        break;

      /* What is unknown with nothing left to learn stays so. */
      blame_condition (self, blamed, condition, TRUE);
      return CUTI_TRUTH_FALSE;
    }

  return is_open ? CUTI_TRUTH_UNKNOWN : all;
}

static gboolean search (Search *self, guint64 *blamed);

/* Goes on with the variable as it now is. What dead ends are due to is added
 * to @blamed; if none is due to the variable, no other value would help. */
static gboolean
search_on (Search *self, Variable variable, guint64 *blamed, gboolean *is_futile)
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
search (Search *self, guint64 *blamed)
{
  gboolean is_futile = FALSE, found = FALSE;
  Variable open;

  switch (check_goals (self, &open, blamed))
    {
    case CUTI_TRUTH_TRUE: return TRUE;
    case CUTI_TRUTH_FALSE: return FALSE;
    case CUTI_TRUTH_UNKNOWN: default: break;
    }

  GArray *atoms = get_atoms (self, open.fact);

  blame_row (self, blamed, open.fact);
  for (guint i = 0; i < atoms->len && !is_futile && self->steps <= CUTI_SEARCH_STEPS; i++)
    {
      *value_of (self, open) = CUTI_VALUE (g_array_index (atoms, gint64, i));
      if (search_on (self, open, blamed, &is_futile))
        return TRUE;
    }
  *value_of (self, open) = CUTI_VALUE_UNKNOWN;

  if (self->hides && !is_futile && self->steps <= CUTI_SEARCH_STEPS)
    {
      *left_out_of (self, open) = TRUE;
      found = search_on (self, open, blamed, &is_futile);
      *left_out_of (self, open) = FALSE;
    }

  return found;
}

static void
collect_fact (Search *self, guint index)
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
collect_conditions (Search *self)
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
describe (Search *self)
{
  GString *text = g_string_new (NULL);

  for (guint place = 0; place <= self->n_lesions; place++)
    for (guint fact = 0; fact < self->n_facts; fact++)
      {
        CutiFact *asked = cuti_knowledge_get_fact (self->knowledge, fact);
        CutiValue value = *value_of (self, (Variable) { fact, place });

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
search_with_lesions (Search *self, guint n_lesions)
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
  Search self = {
    .knowledge = knowledge,
    .n_facts = cuti_knowledge_get_n_facts (knowledge),
    .lesion_scope = lesion_scope,
    .goals = goals,
    .n_goals = n_goals,
    .hides = hidden_fact != CUTI_SEARCH_NOTHING_HIDDEN,
    .conditions = conditions,
  };
  gboolean of_lesion = self.hides
    && cuti_fact_is_lesion_fact (cuti_knowledge_get_fact (knowledge, hidden_fact));
  gboolean found = FALSE;

  self.hidden = (Variable) { hidden_fact, of_lesion ? 1 : 0 };
  self.atoms = g_new0 (GArray *, self.n_facts + 1);

  guint most = collect_conditions (&self);

  for (guint n = lesion_scope || of_lesion ? 1 : 0; n <= most && !found; n++)
    found = search_with_lesions (&self, n);

  if (example != NULL)
    *example = found ? describe (&self) : NULL;

  for (guint i = 0; i < self.n_facts; i++)
    g_clear_pointer (&self.atoms[i], g_array_unref);
  g_free (self.atoms);
  g_free (self.values);
  g_free (self.left_out);

  if (found)
    return CUTI_SEARCH_FOUND;
  return self.steps > CUTI_SEARCH_STEPS ? CUTI_SEARCH_GAVE_UP : CUTI_SEARCH_NONE;
}
