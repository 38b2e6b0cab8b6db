/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is settled as shown or hidden before its fact may get a value: a
 * variable that hangs on another one hands that one out first.
 */

#include "cuti-search-space.h"

#define MOST_MEMBERS 10 /* of a choices fact, tried in all combinations */

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
static gboolean
find_open_variable (CutiSearchSpace *self, CutiVariable variable, CutiVariable *open)
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
  guint complete = cuti_knowledge_get_complete (self->knowledge);

  return complete != G_MAXUINT && find_open_variable (self, (CutiVariable) { complete, 0 }, open);
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
      return find_open_variable (self, leaf, open);
    }
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
      guint complete = cuti_knowledge_get_complete (self->knowledge);

      for (guint lesion = 1; lesion <= self->n_lesions && visibility == CUTI_ROW_HIDDEN; lesion++)
        visibility = get_undecided_visibility (self, nodes, i + 1, lesion, open);
      if (visibility == CUTI_ROW_HIDDEN && complete != G_MAXUINT
          && !cuti_search_space_value (self, (CutiVariable) { complete, 0 })->known)
        visibility = cuti_search_space_get_visibility (self, (CutiVariable) { complete, 0 }, open);
      return visibility;
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
fill_atoms (CutiSearchSpace *self, GArray *atoms, const CutiSymbol *symbol)
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
