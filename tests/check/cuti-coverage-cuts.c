/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cut point is tried at its border and one step to both sides, in a case
 * in which a condition hangs on just that. Borders that do not get in each
 * other's way share their three cases; but only one that moves the verdict.
 */

#include "cuti-coverage.h"

#include "cuti-json.h"

#define STEPS 3 /* below, at and above the border */

typedef struct
{
  guint      fact;
  guint      place;
  guint      tested; /* the condition that hangs on it */
  gint64     values[STEPS];
  CutiTruth  truths[STEPS];
  CutiDraft *draft;
} Cut;

/* Borders that are tried together. */
typedef struct
{
  CutiDraft *draft;
  GPtrArray *cuts; /* Cut, not owned */
} Bin;

static void
cut_free (gpointer data)
{
  Cut *cut = data;

  g_clear_pointer (&cut->draft, cuti_draft_free);
  g_free (cut);
}

static void
bin_free (gpointer data)
{
  Bin *bin = data;

  cuti_draft_free (bin->draft);
  g_ptr_array_unref (bin->cuts);
  g_free (bin);
}

/* Nothing but what is to be told apart may be left open. */
static CutiDraft *
solve (CutiCoverage *self, const Cut *cut, CutiGoalKind kind, gboolean applies)
{
  g_autoptr(GArray) goals = g_array_new (FALSE, FALSE, sizeof (CutiGoal));
  g_autoptr(GArray) wishes = g_array_new (FALSE, FALSE, sizeof (CutiGoal));
  CutiGoal hangs = { cuti_coverage_get (self, cut->tested)->condition, kind };
  CutiGoal when = { cuti_coverage_get (self, 0)->condition, CUTI_GOAL_TRUE };
  CutiSearchFree free_fact = { cut->fact, cut->values, STEPS };

  g_array_append_val (goals, hangs);
  if (applies)
    g_array_append_val (goals, when);
  for (guint i = 1; i < self->tested->len; i++)
    {
      CutiTested *tested = cuti_coverage_get (self, i);
      CutiGoal clear = { tested->condition, CUTI_GOAL_FALSE };

      if (tested->is_excludes && i != cut->tested)
        g_array_append_val (wishes, clear);
    }
  return cuti_coverage_solve (self, &free_fact, goals, wishes);
}

/* The case with every border of the bin @step steps on; NULL where there is none. */
static CutiTrial *
try_step (CutiCoverage *self, const CutiDraft *draft, GPtrArray *cuts, guint step)
{
  g_autoptr(CutiDraft) moved = cuti_draft_copy (draft);

  for (guint i = 0; i < cuts->len; i++)
    {
      const Cut *cut = cuts->pdata[i];

      *cuti_draft_value (moved, cut->fact, cut->place) = CUTI_VALUE (cut->values[step]);
    }
  return cuti_trial_new (moved, self->lesion_scope);
}

/* Whether the condition tells the sides of the border apart. */
static gboolean
hangs (CutiCoverage *self, Cut *cut)
{
  g_autoptr(GPtrArray) cuts = g_ptr_array_new ();

  g_ptr_array_add (cuts, cut);
  for (guint step = 0; step < STEPS; step++)
    {
      g_autoptr(CutiTrial) trial = try_step (self, cut->draft, cuts, step);

      if (trial == NULL)
        return FALSE;
      cut->truths[step] = cuti_coverage_evaluate (self, cut->tested, trial);
    }
  return cut->truths[0] != cut->truths[1] || cut->truths[1] != cut->truths[2];
}

/* Best from true to false where the item applies. */
static gboolean
find_case (CutiCoverage *self, Cut *cut)
{
  static const struct { CutiGoalKind kind; gboolean applies; } ways[] = {
    { CUTI_GOAL_HANGS, TRUE }, { CUTI_GOAL_HANGS, FALSE },
    { CUTI_GOAL_VARIES, TRUE }, { CUTI_GOAL_VARIES, FALSE },
  };

  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      if (ways[way].applies && cut->tested == 0)
        continue;
      cut->draft = solve (self, cut, ways[way].kind, ways[way].applies);
      if (cut->draft != NULL && hangs (self, cut))
        return TRUE;
      g_clear_pointer (&cut->draft, cuti_draft_free);
    }
  return FALSE;
}

static gboolean
is_tried (GPtrArray *cuts, guint fact, gint64 border)
{
  for (guint i = 0; i < cuts->len; i++)
    {
      const Cut *cut = cuts->pdata[i];

      if (cut->fact == fact && cut->values[1] == border)
        return TRUE;
    }
  return FALSE;
}

/* A border at the end of the range has no neighbour there. */
static void
try_border (CutiCoverage *self, GPtrArray *cuts, guint tested, const CutiConditionNode *node,
            gint64 border)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->knowledge);
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (vocabulary, node->fact);
  Cut *cut;

  if (is_tried (cuts, node->fact, border))
    return;

  cut = g_new0 (Cut, 1);
  cut->fact = node->fact;
  cut->place = symbol->lesion ? 1 : 0;
  cut->tested = tested;
  cut->values[0] = MAX (border - 1, symbol->min);
  cut->values[1] = border;
  cut->values[2] = MIN (border + 1, symbol->max);
  if (find_case (self, cut))
    g_ptr_array_add (cuts, cut);
  else
    cut_free (cut);
}

static GPtrArray *
find_cuts (CutiCoverage *self)
{
  GPtrArray *cuts = g_ptr_array_new_with_free_func (cut_free);

  for (guint t = 0; t < self->tested->len; t++)
    {
      guint n_nodes;
      const CutiConditionNode *nodes =
        cuti_condition_get_nodes (cuti_coverage_get (self, t)->condition, &n_nodes);

      for (guint i = 0; i < n_nodes; i++)
        for (guint c = 0; nodes[i].op == CUTI_OP_BETWEEN && c < nodes[i].n; c++)
          try_border (self, cuts, t, &nodes[i], nodes[i].cuts[c]);
    }
  return cuts;
}

/* Both drafts in one; NULL where they do not agree. */
static CutiDraft *
unite (const CutiDraft *a, const CutiDraft *b)
{
  CutiDraft *united = cuti_draft_copy (a->n_lesions >= b->n_lesions ? a : b);
  const CutiDraft *other = a->n_lesions >= b->n_lesions ? b : a;

  for (gsize i = 0; i < cuti_draft_get_size (other); i++)
    {
      CutiValue *value = &united->values[i];

      if (!other->values[i].known)
        continue;
      if (value->known && value->n != other->values[i].n)
        {
          cuti_draft_free (united);
          return NULL;
        }
      *value = other->values[i];
    }
  return united;
}

/* A draft without lesions says nothing about one. */
static gboolean
is_known (const CutiDraft *draft, const Cut *cut)
{
  return cut->place <= draft->n_lesions && cuti_draft_value (draft, cut->fact, cut->place)->known;
}

static gboolean
can_join (CutiCoverage *self, const Bin *bin, const Cut *cut)
{
  for (guint i = 0; i < bin->cuts->len; i++)
    {
      const Cut *other = bin->cuts->pdata[i];

      if (other->tested == cut->tested || other->fact == cut->fact
          || is_known (cut->draft, other))
        return FALSE;
      if (!cuti_coverage_get (self, other->tested)->is_caution
          && !cuti_coverage_get (self, cut->tested)->is_caution)
        return FALSE;
    }
  return !is_known (bin->draft, cut);
}

/* Whether each condition behaves as it does alone. */
static gboolean
agree (CutiCoverage *self, const CutiDraft *draft, GPtrArray *cuts)
{
  for (guint step = 0; step < STEPS; step++)
    {
      g_autoptr(CutiTrial) trial = try_step (self, draft, cuts, step);

      for (guint i = 0; i < cuts->len; i++)
        {
          const Cut *cut = cuts->pdata[i];

          if (trial == NULL
              || cuti_coverage_evaluate (self, cut->tested, trial) != cut->truths[step])
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
join (CutiCoverage *self, Bin *bin, Cut *cut)
{
  CutiDraft *united = can_join (self, bin, cut) ? unite (bin->draft, cut->draft) : NULL;

  if (united == NULL)
    return FALSE;

  g_ptr_array_add (bin->cuts, cut);
  if (agree (self, united, bin->cuts))
    {
      cuti_draft_free (bin->draft);
      bin->draft = united;
      return TRUE;
    }
  cuti_draft_free (united);
  g_ptr_array_set_size (bin->cuts, bin->cuts->len - 1);
  return FALSE;
}

static GPtrArray *
share_cases (CutiCoverage *self, GPtrArray *cuts)
{
  GPtrArray *bins = g_ptr_array_new_with_free_func (bin_free);

  for (guint i = 0; i < cuts->len; i++)
    {
      Cut *cut = cuts->pdata[i];
      gboolean joined = FALSE;
      Bin *bin;

      for (guint b = 0; b < bins->len && !joined; b++)
        joined = join (self, bins->pdata[b], cut);
      if (joined)
        continue;

      bin = g_new0 (Bin, 1);
      bin->draft = cuti_draft_copy (cut->draft);
      bin->cuts = g_ptr_array_new ();
      g_ptr_array_add (bin->cuts, cut);
      g_ptr_array_add (bins, bin);
    }
  return bins;
}

static char *
name_step (CutiCoverage *self, GPtrArray *cuts, guint step)
{
  GString *what = g_string_new (NULL);

  for (guint i = 0; i < cuts->len; i++)
    {
      const Cut *cut = cuts->pdata[i];
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, cut->fact);
      g_autoptr(JsonNode) value = cuti_fact_write_value (fact, CUTI_VALUE (cut->values[step]));
      g_autofree char *text = cuti_json_to_canonical (value);

      g_string_append_printf (what, "%s%s %s", i > 0 ? ", " : "", cuti_fact_get_id (fact), text);
    }
  return g_string_free (what, FALSE);
}

/**
 * cuti_coverage_add_cuts:
 *
 * Adds the cases for the cut points of the item.
 */
void
cuti_coverage_add_cuts (CutiCoverage *self)
{
  g_autoptr(GPtrArray) cuts = find_cuts (self);
  g_autoptr(GPtrArray) bins = share_cases (self, cuts);

  for (guint b = 0; b < bins->len; b++)
    {
      Bin *bin = bins->pdata[b];

      for (guint step = 0; step < STEPS; step++)
        {
          g_autoptr(CutiTrial) trial = try_step (self, bin->draft, bin->cuts, step);
          g_autofree char *what = name_step (self, bin->cuts, step);

          cuti_coverage_write (self, trial, what);
        }
    }
}
