/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is what its facts make of it: as long as none of them changed, neither
 * in value nor in whether its row is shown, the line of the plan before is as
 * good as a new one. Sets of facts are strings of bits, since all lines are
 * looked at after every answer.
 */

#include "cuti-reuse.h"

#define BITS 64

struct _CutiReads
{
  guint     n_facts;
  guint     n_words; /* of a set */
  guint64  *sets; /* one an item */
  gboolean *all_lesions; /* whether an item looks at every lesion */
};

struct _CutiReuse
{
  CutiReads *reads;
  guint      n_lesions;
  guint64   *changed; /* sets: of the case and one lesion, for each; last, of all */
  gboolean  *renamed; /* lesions */
};

static void
add (guint64 *set, guint fact)
{
  set[fact / BITS] |= (guint64) 1 << fact % BITS;
}

/* A line names the inputs that a derived fact lacks. */
static void
add_with_inputs (CutiKnowledge *knowledge, guint64 *set, guint fact)
{
  CutiFact *what = cuti_knowledge_get_fact (knowledge, fact);
  const CutiCalculator *calculator = cuti_fact_get_calculator (what);

  add (set, fact);
  for (guint i = 0; calculator != NULL && i < calculator->n_parameters; i++)
    {
      int input = cuti_fact_get_inputs (what)[i];

      if (input != CUTI_INPUT_BORN)
        add_with_inputs (knowledge, set, input);
    }
}

static gboolean
has_quantifier (const CutiCondition *condition)
{
  guint n;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n);

  for (guint i = 0; i < n; i++)
    if (cuti_condition_node_is_quantifier (&nodes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
looks_at_all_lesions (CutiAdvice *advice)
{
  guint n_arguments, n_cautions;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiArgument *const *cautions = cuti_advice_peek_cautions (advice, &n_cautions);
  gboolean all = has_quantifier (cuti_advice_get_when (advice));

  for (guint i = 0; i < n_arguments; i++)
    all = all || has_quantifier (cuti_argument_get_when (arguments[i]));
  for (guint i = 0; i < n_cautions; i++)
    all = all || has_quantifier (cuti_argument_get_when (cautions[i]));
  return all;
}

/**
 * cuti_reads_new:
 *
 * Returns: (transfer full): what the items of @knowledge read
 */
CutiReads *
cuti_reads_new (CutiKnowledge *knowledge)
{
  CutiReads *self = g_atomic_rc_box_new (CutiReads);
  guint n_advice = cuti_knowledge_get_n_advice (knowledge);

  self->n_facts = cuti_knowledge_get_n_facts (knowledge);
  self->n_words = (self->n_facts + BITS - 1) / BITS;
  self->sets = g_new0 (guint64, (gsize) n_advice * self->n_words);
  self->all_lesions = g_new0 (gboolean, n_advice);

  for (guint i = 0; i < n_advice; i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);
      guint n_read;
      const guint *read = cuti_advice_get_facts (advice, &n_read);

      for (guint j = 0; j < n_read; j++)
        add_with_inputs (knowledge, self->sets + (gsize) i * self->n_words, read[j]);
      self->all_lesions[i] = looks_at_all_lesions (advice);
    }

  return self;
}

static void
reads_clear (gpointer data)
{
  CutiReads *self = data;

  g_free (self->sets);
  g_free (self->all_lesions);
}

CutiReads *
cuti_reads_ref (CutiReads *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cuti_reads_unref (CutiReads *self)
{
  g_atomic_rc_box_release_full (self, reads_clear);
}

static gboolean
same_lesions (CutiSnapshot *before, CutiSnapshot *after)
{
  guint n = cuti_snapshot_get_n_lesions (before);

  if (n != cuti_snapshot_get_n_lesions (after))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (cuti_snapshot_get_lesion_id (before, i),
                      cuti_snapshot_get_lesion_id (after, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_changed (CutiSnapshot *before, CutiSnapshot *after, guint fact, guint lesion)
{
  CutiValue x = cuti_snapshot_get_value (before, fact, lesion);
  CutiValue y = cuti_snapshot_get_value (after, fact, lesion);

  return x.known != y.known || (x.known && x.n != y.n)
         || cuti_snapshot_get_flags (before, fact, lesion)
            != cuti_snapshot_get_flags (after, fact, lesion);
}

static guint64 *
get_set (CutiReuse *self, guint i)
{
  return self->changed + (gsize) i * self->reads->n_words;
}

/* A renamed lesion is another one to every line that may name it. */
static void
find_changes (CutiReuse *self, CutiSnapshot *before, CutiSnapshot *after)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (after);

  for (guint fact = 0; fact < self->reads->n_facts; fact++)
    {
      gboolean of_lesion = cuti_fact_is_lesion_fact (cuti_knowledge_get_fact (knowledge, fact));

      if (!of_lesion && has_changed (before, after, fact, CUTI_NO_LESION))
        for (guint i = 0; i <= self->n_lesions; i++)
          add (get_set (self, i), fact);

      for (guint i = 0; of_lesion && i < self->n_lesions; i++)
        if (self->renamed[i] || has_changed (before, after, fact, i))
          {
            add (get_set (self, i), fact);
            add (get_set (self, self->n_lesions), fact);
          }
    }
}

/**
 * cuti_reuse_new:
 * @titles_before: of the lesions of @before
 *
 * Returns: (transfer full) (nullable): what changed; %NULL where lesions came,
 *   went or changed places, after which no line holds
 */
CutiReuse *
cuti_reuse_new (CutiReads         *reads,
                CutiSnapshot      *before,
                CutiSnapshot      *after,
                const char *const *titles_before,
                const char *const *titles_after)
{
  CutiReuse *self;

  if (!same_lesions (before, after))
    return NULL;

  self = g_new0 (CutiReuse, 1);
  self->reads = cuti_reads_ref (reads);
  self->n_lesions = cuti_snapshot_get_n_lesions (after);
  self->changed = g_new0 (guint64, (gsize) (self->n_lesions + 1) * reads->n_words);
  self->renamed = g_new0 (gboolean, self->n_lesions);
  for (guint i = 0; i < self->n_lesions; i++)
    self->renamed[i] = !g_str_equal (titles_before[i], titles_after[i]);
  find_changes (self, before, after);
  return self;
}

void
cuti_reuse_free (CutiReuse *self)
{
  cuti_reads_unref (self->reads);
  g_free (self->changed);
  g_free (self->renamed);
  g_free (self);
}

/**
 * cuti_reuse_holds:
 * @lesion: the recorded lesion, or %CUTI_NO_LESION, or 0 where none is recorded
 *
 * Returns: whether the line says now what it said before
 */
gboolean
cuti_reuse_holds (CutiReuse *self, CutiAdvice *advice, guint lesion)
{
  guint index = cuti_advice_get_index (advice);
  const guint64 *reads = self->reads->sets + (gsize) index * self->reads->n_words;
  gboolean is_recorded = lesion < self->n_lesions;
  const guint64 *changed = get_set (self, is_recorded && !self->reads->all_lesions[index]
                                          ? lesion : self->n_lesions);

  if (is_recorded && self->renamed[lesion])
    return FALSE;

  for (guint i = 0; i < self->reads->n_words; i++)
    if (reads[i] & changed[i])
      return FALSE;
  return TRUE;
}
