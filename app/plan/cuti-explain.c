/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a verdict came about: the known facts that decided it.
 */

#include <string.h>

#include "cuti-explain-private.h"

typedef struct
{
  CutiExplainer *explainer;
  GArray        *keys; /* CutiFactKey */
} Reasons;

static void collect (Reasons                 *self,
                     const CutiConditionNode *nodes,
                     guint                    i,
                     guint                    lesion,
                     gboolean                 all);

/**
 * cuti_explainer_new:
 *
 * Returns: (transfer full): an explainer with a copy of what @snapshot knows
 */

CutiExplainer *
cuti_explainer_new (CutiSnapshot *snapshot)
{
  CutiExplainer *self = g_new (CutiExplainer, 1);
  CutiFactView view = cuti_snapshot_get_view (snapshot, CUTI_NO_LESION);
  gsize n_values = (gsize) (1 + MAX (view.n_lesions, 1)) * view.n_facts;

  self->snapshot = cuti_snapshot_ref (snapshot);
  self->knowledge = cuti_snapshot_get_knowledge (snapshot);
  self->n_facts = view.n_facts;
  self->n_lesions = view.n_lesions;
  self->complete = view.complete;
  self->values = g_memdup2 (view.facts, n_values * sizeof (CutiValue));
  self->is_candidate = g_new0 (guint8, n_values);
  return self;
}

void
cuti_explainer_free (CutiExplainer *self)
{
  cuti_snapshot_unref (self->snapshot);
  g_free (self->values);
  g_free (self->is_candidate);
  g_free (self);
}

/**
 * cuti_explainer_get_view:
 *
 * Returns: the snapshot's view, on the private copy
 */
CutiFactView
cuti_explainer_get_view (CutiExplainer *self, guint lesion)
{
  CutiFactView view = {
    .facts = self->values,
    .lesions = self->values + self->n_facts,
    .n_lesions = self->n_lesions,
    .n_facts = self->n_facts,
    .complete = self->complete,
  };

  if (lesion != CUTI_NO_LESION)
    view.lesion = self->values + (gsize) (lesion + 1) * self->n_facts;
  return view;
}

/**
 * cuti_explainer_get_key:
 * @lesion: the lesion in question; of no matter for a fact of the case
 */
CutiFactKey
cuti_explainer_get_key (CutiExplainer *self, guint fact, guint lesion)
{
  CutiFact *what = cuti_knowledge_get_fact (self->knowledge, fact);

  return (CutiFactKey) { fact, cuti_fact_is_lesion_fact (what) ? lesion : CUTI_NO_LESION };
}

static gsize
find_slot (CutiExplainer *self, CutiFactKey key)
{
  guint block = key.lesion == CUTI_NO_LESION ? 0 : key.lesion + 1;

  return (gsize) block * self->n_facts + key.fact;
}

/**
 * cuti_explainer_get_slot:
 *
 * Returns: (transfer none): the value in the private copy, to try another
 */
CutiValue *
cuti_explainer_get_slot (CutiExplainer *self, CutiFactKey key)
{
  return &self->values[find_slot (self, key)];
}

/**
 * cuti_explainer_get_mark:
 *
 * Returns: (transfer none): whether the search in hand has it as a candidate
 */
guint8 *
cuti_explainer_get_mark (CutiExplainer *self, CutiFactKey key)
{
  return &self->is_candidate[find_slot (self, key)];
}

/**
 * cuti_fact_key_compare:
 *
 * Orders by `facts.json`, then by lesion.
 */
int
cuti_fact_key_compare (gconstpointer a, gconstpointer b)
{
  const CutiFactKey *x = a, *y = b;

  if (x->fact != y->fact)
    return x->fact < y->fact ? -1 : 1;
  if (x->lesion != y->lesion)
    return x->lesion + 1 < y->lesion + 1 ? -1 : 1; /* The case comes before its lesions. */
  return 0;
}

static guint
hash_key (gconstpointer data)
{
  const CutiFactKey *key = data;

  return key->fact * 257 + key->lesion;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return cuti_fact_key_compare (a, b) == 0;
}

/**
 * cuti_fact_key_table_new:
 *
 * Returns: (transfer full): what is looked up by #CutiFactKey
 */
GHashTable *
cuti_fact_key_table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, free_value);
}

void
cuti_fact_key_table_insert (GHashTable *table, CutiFactKey key, gpointer value)
{
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), value);
}

/**
 * cuti_fact_key_add:
 * @keys: (element-type CutiFactKey): gets @key, unless it is there
 */
void
cuti_fact_key_add (GArray *keys, CutiFactKey key)
{
  for (guint i = 0; i < keys->len; i++)
    if (cuti_fact_key_compare (&key, &g_array_index (keys, CutiFactKey, i)) == 0)
      return;
  g_array_append_val (keys, key);
}

static void
add_fact (Reasons *self, guint fact, guint lesion)
{
  CutiFactKey key = cuti_explainer_get_key (self->explainer, fact, lesion);

  if (cuti_explainer_get_slot (self->explainer, key)->known)
    cuti_fact_key_add (self->keys, key);
}

static void
add_complete (Reasons *self)
{
  if (self->explainer->complete != G_MAXUINT)
    add_fact (self, self->explainer->complete, CUTI_NO_LESION);
}

static void
collect_children (Reasons                 *self,
                  const CutiConditionNode *nodes,
                  guint                    i,
                  guint                    lesion,
                  CutiTruth                truth,
                  gboolean                 all)
{
  CutiFactView view = cuti_explainer_get_view (self->explainer, lesion);

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    if (all || cuti_condition_node_evaluate (nodes, child, &view) == truth)
      collect (self, nodes, child, lesion, all);
}

/* Of a list of lesions those that decided, and that there are no others where that decided. */
static void
collect_lesions (Reasons                 *self,
                 const CutiConditionNode *nodes,
                 guint                    i,
                 CutiTruth                truth,
                 gboolean                 all)
{
  gboolean is_every = nodes[i].op == CUTI_OP_EVERY_LESION;

  for (guint lesion = 0; lesion < self->explainer->n_lesions; lesion++)
    {
      CutiFactView view = cuti_explainer_get_view (self->explainer, lesion);

      if (all || cuti_condition_node_evaluate (nodes, i + 1, &view) == truth)
        collect (self, nodes, i + 1, lesion, all);
    }

  if (all || (truth == CUTI_TRUTH_TRUE) == is_every)
    add_complete (self);
}

/* @all: nothing below decided, because something above is unknown; then every known fact counts. */
static void
collect (Reasons *self, const CutiConditionNode *nodes, guint i, guint lesion, gboolean all)
{
  CutiFactView view = cuti_explainer_get_view (self->explainer, lesion);
  CutiTruth truth = cuti_condition_node_evaluate (nodes, i, &view);

  all = all || truth == CUTI_TRUTH_UNKNOWN;

  if (cuti_condition_node_is_leaf (&nodes[i]))
    add_fact (self, nodes[i].fact, lesion);
  else if (cuti_condition_node_is_quantifier (&nodes[i]))
    collect_lesions (self, nodes, i, truth, all);
  else if (nodes[i].op == CUTI_OP_NOT || nodes[i].op == CUTI_OP_CONCEPT)
    collect (self, nodes, i + 1, lesion, all);
  else if (nodes[i].op == CUTI_OP_AT_LEAST)
    collect_children (self, nodes, i, lesion, truth, all);
}

static void
collect_condition (Reasons *self, const CutiCondition *condition, guint lesion)
{
  collect (self, cuti_condition_get_nodes (condition, NULL), 0, lesion, FALSE);
}

static gboolean
is_deciding (CutiArgument *argument, CutiTruth truth, CutiVerdict verdict)
{
  gboolean excludes = cuti_argument_get_polarity (argument) == CUTI_POLARITY_EXCLUDES;

  if (cuti_verdict_is_out (verdict))
    return excludes && truth == CUTI_TRUTH_TRUE;
  if (verdict == CUTI_VERDICT_UNDECIDED)
    return excludes;
  return !excludes && truth == CUTI_TRUTH_TRUE;
}

/**
 * cuti_explainer_get_because:
 * @lesion: the recorded lesion, or %CUTI_NO_LESION, or 0 where none is recorded
 *
 * Returns: (transfer full) (element-type CutiFactKey): the known facts that
 *   decided the verdict, once each, in order
 */
GArray *
cuti_explainer_get_because (CutiExplainer *self,
                            CutiAdvice    *advice,
                            guint          lesion,
                            CutiJudgement  judgement)
{
  Reasons reasons = { self, g_array_new (FALSE, FALSE, sizeof (CutiFactKey)) };
  CutiFactView view = cuti_explainer_get_view (self, lesion);
  CutiTruth applies = cuti_condition_evaluate (cuti_advice_get_when (advice), &view);
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);

  if (applies != CUTI_TRUTH_UNKNOWN || judgement.verdict == CUTI_VERDICT_UNDECIDED)
    collect_condition (&reasons, cuti_advice_get_when (advice), lesion);

  for (guint i = 0; i < n_arguments && applies != CUTI_TRUTH_FALSE; i++)
    {
      const CutiCondition *when = cuti_argument_get_when (arguments[i]);

      if (is_deciding (arguments[i], cuti_condition_evaluate (when, &view), judgement.verdict))
        collect_condition (&reasons, when, lesion);
    }

  g_array_sort (reasons.keys, cuti_fact_key_compare);
  return reasons.keys;
}
