/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could change a verdict: walks down the unknown parts of an item's
 * conditions to the facts that are missing, then tries every combination of
 * values that the item can tell apart, as long as those are few.
 */

#include <string.h>

#include "cuti-explain-private.h"

#define MAX_COMPLETIONS 4096
#define MAX_SUBSETS 12 /* choices of which every subset is tried: 2^12 completions */

typedef struct
{
  CutiExplainer *explainer;
  CutiAdvice    *advice;
  guint          lesion;
  GArray        *candidates; /* CutiCandidate */
  gboolean       wants_lesion; /* a quantifier that only a further lesion can decide */
} Search;

static void walk (Search *self, const CutiConditionNode *nodes, guint i, guint lesion);

static void
candidate_clear (gpointer data)
{
  CutiCandidate *candidate = data;

  g_array_unref (candidate->atoms);
  g_array_unref (candidate->names);
}

static gboolean
is_shown (CutiExplainer *self, CutiFactKey key)
{
  return !(cuti_snapshot_get_flags (self->snapshot, key.fact, key.lesion) & CUTI_SLOT_HIDDEN);
}

/* What the form asks so that the fact becomes known. */
static void
add_names (CutiExplainer *self, CutiFactKey key, GArray *names)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, key.fact);
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  guint before = names->len;

  for (guint i = 0; calculator != NULL && i < calculator->n_parameters; i++)
    {
      int input = cuti_fact_get_inputs (fact)[i];
      CutiFactKey source;

      if (input == CUTI_INPUT_BORN)
        continue;
      source = cuti_explainer_get_key (self, input, key.lesion);
      if (!cuti_explainer_get_slot (self, source)->known && is_shown (self, source))
        add_names (self, source, names);
    }

  if (calculator != NULL && (names->len > before || !cuti_fact_is_overridable (fact)))
    return;
  if (self->n_lesions == 0 && key.lesion != CUTI_NO_LESION)
    key = (CutiFactKey) { CUTI_ASK_LESIONS, CUTI_NO_LESION };
  cuti_fact_key_add (names, key);
}

static void
add_candidate (Search *self, CutiFactKey key, gboolean as_lesions)
{
  CutiCandidate candidate;

  if (cuti_explainer_get_slot (self->explainer, key)->known || !is_shown (self->explainer, key)
      || *cuti_explainer_get_mark (self->explainer, key))
    return;

  *cuti_explainer_get_mark (self->explainer, key) = TRUE;
  candidate.key = key;
  candidate.atoms = g_array_new (FALSE, FALSE, sizeof (gint64));
  candidate.names = g_array_new (FALSE, FALSE, sizeof (CutiFactKey));
  if (as_lesions)
    cuti_fact_key_add (candidate.names, (CutiFactKey) { CUTI_ASK_LESIONS, CUTI_NO_LESION });
  else
    add_names (self->explainer, key, candidate.names);
  g_array_append_val (self->candidates, candidate);
}

static void
walk_lesions (Search *self, const CutiConditionNode *nodes, guint i)
{
  CutiExplainer *explainer = self->explainer;
  CutiFactView view = cuti_explainer_get_view (explainer, CUTI_NO_LESION);
  gboolean is_empty = explainer->n_lesions == 0;

  for (guint lesion = 0; lesion < explainer->n_lesions; lesion++)
    walk (self, nodes, i + 1, lesion);

  if (is_empty && cuti_fact_view_is_complete (&view) == CUTI_TRUTH_FALSE)
    self->wants_lesion = TRUE;
  else if (explainer->complete != G_MAXUINT)
    add_candidate (self, (CutiFactKey) { explainer->complete, CUTI_NO_LESION }, is_empty);
}

/* Goes down only where the truth is unknown. */
static void
walk (Search *self, const CutiConditionNode *nodes, guint i, guint lesion)
{
  CutiFactView view = cuti_explainer_get_view (self->explainer, lesion);

  if (cuti_condition_node_evaluate (nodes, i, &view) != CUTI_TRUTH_UNKNOWN)
    return;

  if (cuti_condition_node_is_leaf (&nodes[i]))
    add_candidate (self, cuti_explainer_get_key (self->explainer, nodes[i].fact, lesion), FALSE);
  else if (cuti_condition_node_is_quantifier (&nodes[i]))
    walk_lesions (self, nodes, i);
  else
    for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
      walk (self, nodes, child, lesion);
}

static void
walk_condition (Search *self, const CutiCondition *condition)
{
  walk (self, cuti_condition_get_nodes (condition, NULL), 0, self->lesion);
}

static void
find_candidates (Search *self)
{
  gboolean weighs = cuti_advice_get_stance (self->advice) == CUTI_STANCE_DO;
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (self->advice, &n_arguments);

  walk_condition (self, cuti_advice_get_when (self->advice));
  for (guint i = 0; i < n_arguments; i++)
    if (weighs || cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES)
      walk_condition (self, cuti_argument_get_when (arguments[i]));
}

/* Everything the item asks of a fact, gathered from all its conditions. */
typedef struct
{
  gint64  named; /* of choices */
  GArray *cuts; /* of numbers */
} Mentions;

static void
gather_mentions (const CutiCondition *condition, guint fact, Mentions *mentions)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (!cuti_condition_node_is_leaf (&nodes[i]) || nodes[i].fact != fact)
        continue;
      if (nodes[i].op == CUTI_OP_BETWEEN)
        g_array_append_vals (mentions->cuts, nodes[i].cuts, nodes[i].n);
      else
        /* “is not” holds the complement. */
        mentions->named |= nodes[i].a < 0 ? ~nodes[i].a : nodes[i].a;
    }
}

static int
compare_atoms (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
add_number_atoms (const CutiSymbol *fact, GArray *cuts, GArray *atoms)
{
  guint kept = 0;

  g_array_append_val (atoms, fact->min);
  g_array_append_val (atoms, fact->max);
  for (guint i = 0; i < cuts->len; i++)
    for (int step = -1; step <= 1; step++)
      {
        gint64 atom = g_array_index (cuts, gint64, i) + step;

        if (atom >= fact->min && atom <= fact->max)
          g_array_append_val (atoms, atom);
      }

  g_array_sort (atoms, compare_atoms);
  for (guint i = 0; i < atoms->len; i++)
    if (kept == 0 || g_array_index (atoms, gint64, i) != g_array_index (atoms, gint64, kept - 1))
      g_array_index (atoms, gint64, kept++) = g_array_index (atoms, gint64, i);
  g_array_set_size (atoms, kept);
}

static void
add_choice_atoms (const CutiSymbol *fact, gint64 named, GArray *atoms)
{
  gboolean has_other = FALSE;

  for (gint64 choice = 0; choice < fact->n_choices; choice++)
    if ((named >> choice) & 1)
      g_array_append_val (atoms, choice);
    else if (!has_other)
      {
        has_other = TRUE;
        g_array_append_val (atoms, choice);
      }
}

static void
add_subset_atoms (gint64 named, GArray *atoms)
{
  gint64 subset = named;

  if (__builtin_popcountll (named) > MAX_SUBSETS)
    {
      g_array_set_size (atoms, MAX_COMPLETIONS + 1); /* Too many to try. */
      return;
    }

  do
    {
      g_array_append_val (atoms, subset);
      subset = (subset - 1) & named;
    }
  while (subset != named);
}

static void
find_atoms (Search *self, CutiCandidate *candidate)
{
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gint64));
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->explainer->knowledge);
  const CutiSymbol *fact = cuti_vocabulary_get_fact (vocabulary, candidate->key.fact);
  Mentions mentions = { 0, cuts };
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (self->advice, &n_arguments);
  static const gint64 yes_and_no[] = { 0, 1 };

  gather_mentions (cuti_advice_get_when (self->advice), fact->index, &mentions);
  for (guint i = 0; i < n_arguments; i++)
    gather_mentions (cuti_argument_get_when (arguments[i]), fact->index, &mentions);

  if (fact->kind == CUTI_KIND_BOOLEAN)
    g_array_append_vals (candidate->atoms, yes_and_no, 2);
  else if (fact->kind == CUTI_KIND_CHOICE)
    add_choice_atoms (fact, mentions.named, candidate->atoms);
  else if (fact->kind == CUTI_KIND_CHOICES)
    add_subset_atoms (mentions.named, candidate->atoms);
  else
    add_number_atoms (fact, cuts, candidate->atoms);
}

static CutiCandidate *
get_candidate (Search *self, guint i)
{
  return &g_array_index (self->candidates, CutiCandidate, i);
}

/* Number of ways to fill in the candidates of which @chosen says so; 0 where they are too many. */
static guint
count_completions (Search *self, const gboolean *chosen)
{
  guint total = 1;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      if (!chosen[i])
        continue;
      total *= get_candidate (self, i)->atoms->len;
      if (total > MAX_COMPLETIONS)
        return 0;
    }
  return total;
}

static void
fill_in (Search *self, const gboolean *chosen, guint completion)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      CutiCandidate *candidate = get_candidate (self, i);
      guint n_atoms = candidate->atoms->len;

      if (!chosen[i])
        continue;
      *cuti_explainer_get_slot (self->explainer, candidate->key) =
        CUTI_VALUE (g_array_index (candidate->atoms, gint64, completion % n_atoms));
      completion /= n_atoms;
    }
}

static void
restore (Search *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    *cuti_explainer_get_slot (self->explainer, get_candidate (self, i)->key) = CUTI_VALUE_UNKNOWN;
}

/* Which candidates can, all else filled in some way, change the class of the verdict. */
static gboolean
find_pivotal (Search *self, gboolean *pivotal)
{
  g_autofree gboolean *all = g_new (gboolean, self->candidates->len);
  g_autofree guint8 *classes = NULL;
  CutiFactView view = cuti_explainer_get_view (self->explainer, self->lesion);
  gboolean found = FALSE;
  guint total, stride = 1;

  for (guint i = 0; i < self->candidates->len; i++)
    all[i] = TRUE;
  total = count_completions (self, all);
  if (total == 0)
    return FALSE;

  classes = g_new (guint8, total);
  for (guint completion = 0; completion < total; completion++)
    {
      fill_in (self, all, completion);
      classes[completion] = cuti_judge_class (cuti_judge (self->advice, &view).verdict);
    }
  restore (self);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      guint n_atoms = get_candidate (self, i)->atoms->len;

      for (guint completion = 0; completion < total && !pivotal[i]; completion++)
        if (completion / stride % n_atoms > 0)
          pivotal[i] = classes[completion] != classes[completion - stride];
      found = found || pivotal[i];
      stride *= n_atoms;
    }
  return found;
}

/* Whether some answer to @name alone makes the line firm. */
static gboolean
can_settle (Search *self, CutiFactKey name)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, self->candidates->len);
  CutiFactView view = cuti_explainer_get_view (self->explainer, self->lesion);
  gboolean any = FALSE, firm = FALSE;
  guint total;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      GArray *names = get_candidate (self, i)->names;

      chosen[i] = names->len == 1
                  && cuti_fact_key_compare (&g_array_index (names, CutiFactKey, 0), &name) == 0;
      any = any || chosen[i];
    }

  total = any ? count_completions (self, chosen) : 0;
  for (guint completion = 0; completion < total && !firm; completion++)
    {
      fill_in (self, chosen, completion);
      firm = cuti_judge (self->advice, &view).firm;
    }
  restore (self);
  return firm;
}

static gboolean
is_same (CutiFactKey one, CutiFactKey other)
{
  return cuti_fact_key_compare (&one, &other) == 0;
}

/* What to ask for, each once and in order. */
static GArray *
list_names (Search *self, const gboolean *pivotal, gboolean exact)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (CutiFactKey));
  CutiFactKey lesions = { CUTI_ASK_LESIONS, CUTI_NO_LESION };
  guint kept = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    if (pivotal[i] || !exact)
      {
        GArray *own = get_candidate (self, i)->names;

        g_array_append_vals (names, own->data, own->len);
      }
  if (self->wants_lesion && !exact)
    g_array_append_val (names, lesions);

  g_array_sort (names, cuti_fact_key_compare);
  for (guint i = 0; i < names->len; i++)
    if (kept == 0 || !is_same (g_array_index (names, CutiFactKey, i), g_array_index (names, CutiFactKey, kept - 1)))
      g_array_index (names, CutiFactKey, kept++) = g_array_index (names, CutiFactKey, i);
  g_array_set_size (names, kept);
  return names;
}

/* A need for the same of a lesion that is like it; such needs stand behind one another. */
static const CutiNeed *
find_alike (GArray *needs, CutiFactKey name, const guint *first_alike)
{
  if (first_alike == NULL || name.lesion == CUTI_NO_LESION || first_alike[name.lesion] == name.lesion)
    return NULL;

  for (guint i = needs->len; i > 0; i--)
    {
      const CutiNeed *need = &g_array_index (needs, CutiNeed, i - 1);

      if (need->key.fact != name.fact)
        break;
      if (need->key.lesion == first_alike[name.lesion])
        return need;
    }
  return NULL;
}

static GArray *
name_needs (Search *self, const gboolean *pivotal, gboolean exact)
{
  g_autoptr(GArray) names = list_names (self, pivotal, exact);
  GArray *needs = g_array_new (FALSE, FALSE, sizeof (CutiNeed));
  g_autofree guint *first_alike = self->explainer->n_lesions > 1
    ? cuti_explainer_dup_kinds (self->explainer, self->advice, self->candidates, self->lesion) : NULL;

  for (guint i = 0; i < names->len; i++)
    {
      CutiNeed need = { g_array_index (names, CutiFactKey, i), FALSE };
      const CutiNeed *alike = find_alike (needs, need.key, first_alike);

      need.settles = alike != NULL ? alike->settles : can_settle (self, need.key);
      g_array_append_val (needs, need);
    }
  return needs;
}

/**
 * cuti_explainer_get_needs:
 * @lesion: the recorded lesion, or %CUTI_NO_LESION, or 0 where none is recorded
 *
 * Returns: what could change the verdict; nothing where it is firm
 */
CutiNeeds
cuti_explainer_get_needs (CutiExplainer *self,
                          CutiAdvice    *advice,
                          guint          lesion,
                          CutiJudgement  judgement)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CutiCandidate));
  Search search = { self, advice, lesion, candidates, FALSE };
  g_autofree gboolean *pivotal = NULL;
  gboolean exact;

  if (judgement.firm)
    return (CutiNeeds) { g_array_new (FALSE, FALSE, sizeof (CutiNeed)), TRUE };

  g_array_set_clear_func (candidates, candidate_clear);
  find_candidates (&search);
  for (guint i = 0; i < candidates->len; i++)
    {
      find_atoms (&search, get_candidate (&search, i));
      *cuti_explainer_get_mark (self, get_candidate (&search, i)->key) = FALSE;
    }

  pivotal = g_new0 (gboolean, candidates->len);
  exact = find_pivotal (&search, pivotal);
  return (CutiNeeds) { name_needs (&search, pivotal, exact), exact };
}
