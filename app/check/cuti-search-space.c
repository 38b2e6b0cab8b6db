/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is settled as shown or hidden before its fact may get a value: a
 * variable that hangs on another one hands that one out first.
 */

#include "cuti-search-space.h"

#define MOST_SETS 1024 /* of the members of a choices fact */

CutiValue *
cuti_search_space_value (CutiSearchSpace *self, CutiVariable variable)
{
  return &self->values[(gsize) variable.place * self->n_facts + variable.fact];
}

gboolean *
cuti_search_space_left_out (CutiSearchSpace *self, CutiVariable variable)
{
  return &self->left_out[(gsize) variable.place * self->n_facts + variable.fact];
}

CutiFactView
cuti_search_space_view (CutiSearchSpace *self, guint place)
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

gboolean
cuti_search_space_is_hidden_fact (CutiSearchSpace *self, CutiVariable variable)
{
  return self->hides && variable.fact == self->hidden.fact
         && variable.place == self->hidden.place;
}

/* What to find out first in order to know more of this variable. */
gboolean
cuti_search_space_find_open_variable (CutiSearchSpace *self,
                                      CutiVariable     variable,
                                      CutiVariable    *open)
{
  if (cuti_search_space_value (self, variable)->known
      || *cuti_search_space_left_out (self, variable)
      || cuti_search_space_is_hidden_fact (self, variable))
    return FALSE;

  switch (cuti_search_space_get_visibility (self, variable, open))
    {
    case CUTI_ROW_SHOWN: *open = variable; return TRUE;
    case CUTI_ROW_OPEN: return TRUE;
    case CUTI_ROW_HIDDEN: default: return FALSE;
    }
}

static gboolean
find_open_complete (CutiSearchSpace *self, CutiVariable *open)
{
  CutiVariable complete = { cuti_knowledge_get_complete (self->knowledge), 0 };

  return complete.fact != G_MAXUINT && cuti_search_space_find_open_variable (self, complete, open);
}

/* The first variable below node i on which its truth still depends. */
gboolean
cuti_search_space_find_open (CutiSearchSpace         *self,
                             const CutiConditionNode *nodes,
                             guint                    i,
                             guint                    place,
                             CutiVariable            *open)
{
  CutiVariable leaf;
  CutiFactView view = cuti_search_space_view (self, place);

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
        if (cuti_search_space_find_open (self, nodes, child, place, open))
          return TRUE;
      return FALSE;

    case CUTI_OP_LESIONS:
    case CUTI_OP_EVERY_LESION:
      for (guint lesion = 1; lesion <= self->n_lesions; lesion++)
        if (cuti_search_space_find_open (self, nodes, i + 1, lesion, open))
          return TRUE;
      return find_open_complete (self, open);

    case CUTI_OP_ONE_OF:
    case CUTI_OP_BETWEEN:
    case CUTI_OP_INCLUDES_ANY:
    case CUTI_OP_INCLUDES_ALL:
    default:
      if (nodes[i].lesion && place == 0)
        return FALSE;
      leaf = (CutiVariable) { nodes[i].fact, nodes[i].lesion ? place : 0 };
      return cuti_search_space_find_open_variable (self, leaf, open);
    }
}

/* Whether a quantifier waits for a further lesion, or for there being none. */
static CutiVisibility
get_list_visibility (CutiSearchSpace *self, CutiVariable *open)
{
  CutiVariable complete = { cuti_knowledge_get_complete (self->knowledge), 0 };
  const CutiValue *value;

  if (complete.fact == G_MAXUINT)
    return CUTI_ROW_HIDDEN;

  value = cuti_search_space_value (self, complete);
  if (!value->known)
    return cuti_search_space_get_visibility (self, complete, open);
  return value->n == 0 ? CUTI_ROW_SHOWN : CUTI_ROW_HIDDEN;
}

/* Whether a row with this condition, which is unknown, has an answer to wait
 * for: then it is shown. */
static CutiVisibility
get_undecided_visibility (CutiSearchSpace         *self,
                          const CutiConditionNode *nodes,
                          guint                    i,
                          guint                    place,
                          CutiVariable                *open)
{
  CutiVisibility visibility = CUTI_ROW_HIDDEN;
  CutiVariable leaf = { nodes[i].fact, nodes[i].lesion ? place : 0 };

  if (cuti_condition_node_is_leaf (&nodes[i]))
    {
      if (cuti_search_space_value (self, leaf)->known || (nodes[i].lesion && place == 0))
        return CUTI_ROW_HIDDEN;
      return cuti_search_space_get_visibility (self, leaf, open);
    }

  if (cuti_condition_node_is_quantifier (&nodes[i]))
    {
      for (guint lesion = 1; lesion <= self->n_lesions && visibility == CUTI_ROW_HIDDEN; lesion++)
        visibility = get_undecided_visibility (self, nodes, i + 1, lesion, open);
      return visibility == CUTI_ROW_HIDDEN ? get_list_visibility (self, open) : visibility;
    }

  for (guint c = i + 1; c < nodes[i].end && visibility == CUTI_ROW_HIDDEN; c = nodes[c].end)
    visibility = get_undecided_visibility (self, nodes, c, place, open);
  return visibility;
}

static CutiVisibility
get_row_visibility (CutiSearchSpace *self, CutiFact *fact, guint place, CutiVariable *open)
{
  const CutiCondition *when = cuti_fact_get_relevant_when (fact);
  CutiFactView view = cuti_search_space_view (self, place);
  const CutiConditionNode *nodes;

  if (when == NULL)
    return CUTI_ROW_SHOWN;

  switch (cuti_condition_evaluate (when, &view))
    {
    case CUTI_TRUTH_TRUE:
      return CUTI_ROW_SHOWN;
    case CUTI_TRUTH_FALSE:
      return CUTI_ROW_HIDDEN;
    case CUTI_TRUTH_UNKNOWN:
    default:
      nodes = cuti_condition_get_nodes (when, NULL);
      if (cuti_search_space_find_open (self, nodes, 0, place, open))
        return CUTI_ROW_OPEN;
      return get_undecided_visibility (self, nodes, 0, place, open);
    }
}

/* What is derived and cannot be typed in needs the rows of all its inputs. */
CutiVisibility
cuti_search_space_get_visibility (CutiSearchSpace *self, CutiVariable variable, CutiVariable *open)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, variable.fact);
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  CutiVisibility visibility = get_row_visibility (self, fact, variable.place, open);

  if (calculator == NULL || cuti_fact_is_overridable (fact))
    return visibility;

  for (guint i = 0; i < calculator->n_parameters && visibility == CUTI_ROW_SHOWN; i++)
    {
      int input = cuti_fact_get_inputs (fact)[i];

      if (input == CUTI_INPUT_BORN)
        continue;

      CutiFact *source = cuti_knowledge_get_fact (self->knowledge, input);
      guint place = cuti_fact_is_lesion_fact (source) ? variable.place : 0;

      visibility = cuti_search_space_get_visibility (self, (CutiVariable) { input, place }, open);
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

/* Of two numbers that are compared, the one needs the lowest value of each of
 * its classes and the other the highest. One in the middle would need more. */
static void
add_compared_atoms (CutiSearchSpace *self, GArray *atoms, const CutiSymbol *symbol)
{
  guint n = atoms->len;
  gboolean is_compared = FALSE, is_limit = FALSE;

  for (guint g = 0; g < self->n_goals; g++)
    {
      const CutiGoal *goal = &self->goals[g];

      if (goal->kind != CUTI_GOAL_QUIET || goal->check->limit == NULL)
        continue;
      is_compared |= cuti_fact_get_index (goal->fact) == symbol->index;
      is_limit |= goal->check->limit == symbol;
    }

  self->narrowed |= is_compared && is_limit;
  if (!is_limit)
    return;

  for (guint i = 0; i < n; i++)
    if (g_array_index (atoms, gint64, i) > symbol->min)
      add_atom (atoms, g_array_index (atoms, gint64, i) - 1);
  add_atom (atoms, symbol->max);
}

/* Calls @func with every test of the fact. */
static void
visit_tests (CutiSearchSpace *self,
             guint            fact,
             void           (*func) (const CutiConditionNode *node, gpointer data),
             gpointer         data)
{
  for (guint c = 0; c < self->conditions->len; c++)
    {
      guint n_nodes;
      const CutiConditionNode *nodes =
        cuti_condition_get_nodes (g_ptr_array_index (self->conditions, c), &n_nodes);

      for (guint i = 0; i < n_nodes; i++)
        if (cuti_condition_node_is_leaf (&nodes[i]) && nodes[i].fact == fact)
          func (&nodes[i], data);
    }
}

/* Members of a choices fact, in parts of those that every test treats alike. */
typedef struct
{
  GArray *parts; /* gint64 */
  gint64  wanted; /* members of which some test wants all */
} Members;

static void
split_members (const CutiConditionNode *node, gpointer data)
{
  Members *members = data;
  gint64 rest = node->a;
  guint n = members->parts->len;

  for (guint i = 0; i < n; i++)
    {
      gint64 part = g_array_index (members->parts, gint64, i);
      gint64 inside = part & node->a, outside = part & ~node->a;

      rest &= ~part;
      if (inside == 0 || outside == 0)
        continue;
      g_array_index (members->parts, gint64, i) = inside;
      g_array_append_val (members->parts, outside);
    }

  if (rest != 0)
    g_array_append_val (members->parts, rest);
  if (node->op == CUTI_OP_INCLUDES_ALL)
    members->wanted |= node->a;
}

/* Each set with, of one more part, one member, or all where that may matter. */
static void
extend_sets (GArray *sets, gint64 part, gboolean all_matter)
{
  gint64 first = part & -part;
  guint n = sets->len;

  for (guint i = 0; i < n; i++)
    {
      gint64 set = g_array_index (sets, gint64, i);
      gint64 with_first = set | first, with_all = set | part;

      g_array_append_val (sets, with_first);
      if (all_matter && part != first)
        g_array_append_val (sets, with_all);
    }
}

static void
add_set_atoms (CutiSearchSpace *self, GArray *atoms, const CutiSymbol *symbol)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) sets = g_array_new (FALSE, FALSE, sizeof (gint64));
  Members members = { parts, 0 };
  gint64 none = 0;

  visit_tests (self, symbol->index, split_members, &members);
  g_array_append_val (sets, none);
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 part = g_array_index (parts, gint64, i);

      self->narrowed |= sets->len > MOST_SETS;
      if (sets->len <= MOST_SETS)
        extend_sets (sets, part, (part & members.wanted) != 0);
      else
        add_atom (atoms, part);
    }

  for (guint i = sets->len; i > 0; i--)
    g_array_append_val (atoms, g_array_index (sets, gint64, i - 1));
}

typedef struct
{
  GArray           *atoms;
  const CutiSymbol *symbol;
} Numbers;

/* A class of numbers begins where a test begins to hold or ceases to. */
static void
add_number_atoms (const CutiConditionNode *node, gpointer data)
{
  const Numbers *numbers = data;

  if (node->a > numbers->symbol->min && node->a <= numbers->symbol->max)
    add_atom (numbers->atoms, node->a);
  if (node->b < numbers->symbol->max && node->b >= numbers->symbol->min)
    add_atom (numbers->atoms, node->b + 1);
}

static void
fill_atoms (CutiSearchSpace *self, GArray *atoms, const CutiSymbol *symbol)
{
  Numbers numbers = { atoms, symbol };

  switch (symbol->kind)
    {
    case CUTI_KIND_BOOLEAN:
      add_atom (atoms, 1);
      add_atom (atoms, 0);
      break;
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      add_atom (atoms, symbol->min);
      visit_tests (self, symbol->index, add_number_atoms, &numbers);
      add_compared_atoms (self, atoms, symbol);
      break;
    case CUTI_KIND_CHOICE:
      for (guint i = 0; i < symbol->n_choices; i++)
        add_atom (atoms, i);
      break;
    case CUTI_KIND_CHOICES:
      add_set_atoms (self, atoms, symbol);
      break;
    case CUTI_KIND_DATE:
    case CUTI_KIND_TEXT:
    default:
      break;
    }
}

static int
compare_atoms (gconstpointer a, gconstpointer b)
{
  gint64 n = *(const gint64 *) a, m = *(const gint64 *) b;

  return (n > m) - (n < m);
}

/* Any number of a class will do: the one nearest to the middle of what is
 * usual is the one that other formulas accept, and that people believe. */
static void
make_typical (CutiSearchSpace *self, GArray *atoms, const CutiSymbol *symbol)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, symbol->index);
  double min, max;
  gint64 usual;

  if (!cuti_fact_get_soft (fact, &min, &max))
    return;

  usual = ((min + max) / 2) / symbol->step;
  g_array_sort (atoms, compare_atoms);
  for (guint i = 0; i < atoms->len; i++)
    {
      gint64 *atom = &g_array_index (atoms, gint64, i);
      gint64 last = i + 1 < atoms->len ? g_array_index (atoms, gint64, i + 1) - 1 : symbol->max;

      *atom = CLAMP (usual, *atom, last);
    }
}

GArray *
cuti_search_space_get_atoms (CutiSearchSpace *self, guint fact)
{
  if (self->atoms[fact] == NULL)
    {
      CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->knowledge);
      const CutiSymbol *symbol = cuti_vocabulary_get_fact (vocabulary, fact);

      self->atoms[fact] = g_array_new (FALSE, FALSE, sizeof (gint64));
      fill_atoms (self, self->atoms[fact], symbol);
      if (self->typical && (symbol->kind == CUTI_KIND_INTEGER || symbol->kind == CUTI_KIND_NUMBER))
        make_typical (self, self->atoms[fact], symbol);
    }

  return self->atoms[fact];
}
