/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks back from what a docket has judged. What a quantifier asks of each
 * lesion has no gates of its own: there the nodes of its condition are followed,
 * by the same rule.
 */

#include "cuti-reasons.h"

#include "cuti-docket-private.h"
#include "cuti-trace.h"

struct _CutiReasons
{
  const CutiDocket *docket;
  CutiTrace        *trace;
  GArray           *keys; /* CutiFactKey, in order */
  guint             n_gates;
  gboolean         *of_lesion; /* by fact */

  /* of the case in hand: */
  CutiSnapshot     *snapshot;
  GByteArray       *room; /* its gates: of the case and then of each lesion */
  CutiFactView      view; /* of the case */
  gboolean          known; /* whether known facts are looked for, or missing ones */
};

static void follow (CutiReasons *self, const CutiConditionNode *nodes, guint i, guint lesion);

/**
 * cuti_reasons_new:
 * @docket: to be kept as long as the reasons
 */
CutiReasons *
cuti_reasons_new (const CutiDocket *docket)
{
  CutiReasons *self = g_new0 (CutiReasons, 1);
  guint n_facts = cuti_knowledge_get_n_facts (docket->knowledge);

  self->docket = docket;
  self->trace = cuti_trace_new (docket->circuit);
  self->keys = g_array_new (FALSE, FALSE, sizeof (CutiFactKey));
  self->n_gates = cuti_circuit_get_n_gates (docket->circuit);
  self->of_lesion = g_new (gboolean, n_facts);
  for (guint i = 0; i < n_facts; i++)
    self->of_lesion[i] =
      cuti_fact_is_lesion_fact (cuti_knowledge_get_fact (docket->knowledge, i));
  return self;
}

void
cuti_reasons_free (CutiReasons *self)
{
  cuti_trace_free (self->trace);
  g_array_unref (self->keys);
  g_free (self->of_lesion);
  g_free (self);
}

/**
 * cuti_reasons_start:
 * @room: what the docket judges @snapshot in, before any line is asked for;
 *   both to be kept until the next start
 */
void
cuti_reasons_start (CutiReasons *self, CutiSnapshot *snapshot, GByteArray *room)
{
  self->snapshot = snapshot;
  self->view = cuti_snapshot_get_view (snapshot, CUTI_NO_LESION);
  self->room = room;
}

/* Once, and in order; a line reads few facts. */
static void
insert (GArray *keys, CutiFactKey key)
{
  guint place = keys->len;

  while (place > 0)
    {
      int order = cuti_fact_key_compare (&g_array_index (keys, CutiFactKey, place - 1), &key);

      if (order == 0)
        return;
      if (order < 0)
        break;
      place--;
    }
  g_array_insert_val (keys, place, key);
}

static void
add_fact (CutiReasons *self, guint fact, guint lesion)
{
  CutiFactKey key = { fact, self->of_lesion[fact] ? lesion : CUTI_NO_LESION };
  const CutiValue *values = key.lesion == CUTI_NO_LESION
                              ? self->view.facts : self->view.lesions + (gsize) lesion * self->view.n_facts;

  if (values[fact].known != self->known)
    return;
  if (!self->known && (cuti_snapshot_get_flags (self->snapshot, fact, lesion) & CUTI_SLOT_HIDDEN))
    return;
  if (!self->known && key.lesion != CUTI_NO_LESION && self->view.n_lesions == 0)
    key = (CutiFactKey) { CUTI_ASK_LESIONS, CUTI_NO_LESION };
  insert (self->keys, key);
}

/* Of the lesions those that decided, and that there are no others where that decided. */
static void
follow_lesions (CutiReasons *self, const CutiConditionNode *nodes, guint i, CutiTruth truth)
{
  gboolean for_all = (truth == CUTI_TRUTH_TRUE) == (nodes[i].op == CUTI_OP_EVERY_LESION);

  for (guint lesion = 0; lesion < self->view.n_lesions; lesion++)
    {
      CutiFactView of_lesion = cuti_fact_view_for_lesion (&self->view, lesion);

      if (cuti_condition_node_evaluate (nodes, i + 1, &of_lesion) == truth)
        follow (self, nodes, i + 1, lesion);
    }

  if (truth == CUTI_TRUTH_UNKNOWN && self->view.n_lesions == 0)
    insert (self->keys, (CutiFactKey) { CUTI_ASK_LESIONS, CUTI_NO_LESION });
  else if (self->view.complete != G_MAXUINT && (truth == CUTI_TRUTH_UNKNOWN || for_all))
    add_fact (self, self->view.complete, CUTI_NO_LESION);
}

static void
follow (CutiReasons *self, const CutiConditionNode *nodes, guint i, guint lesion)
{
  CutiFactView view = cuti_snapshot_get_view (self->snapshot, lesion);
  CutiTruth truth = cuti_condition_node_evaluate (nodes, i, &view);

  if (cuti_condition_node_is_leaf (&nodes[i]))
    add_fact (self, nodes[i].fact, lesion);
  else if (cuti_condition_node_is_quantifier (&nodes[i]))
    follow_lesions (self, nodes, i, truth);
  else if (nodes[i].op == CUTI_OP_AT_LEAST)
    {
      for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
        if (cuti_condition_node_evaluate (nodes, child, &view) == truth)
          follow (self, nodes, child, lesion);
    }
  else if (nodes[i].op != CUTI_OP_CONST)
    follow (self, nodes, i + 1, lesion);
}

static const CutiRails *
get_gates (CutiReasons *self, CutiDocketLine line)
{
  gsize block = line.lesion == CUTI_NO_LESION ? 0 : 1 + line.lesion;

  return self->room->data + block * self->n_gates;
}

/* The arguments that rule the item out, or all others, as far as their truth is this. */
static void
trace_grounds (CutiReasons *self, const CutiMatter *matter, const CutiRails *gates,
               gboolean excludes, CutiTruth truth)
{
  for (guint i = matter->first; i < matter->end; i++)
    {
      const CutiGround *ground = &g_array_index (self->docket->grounds, CutiGround, i);

      if ((ground->polarity == CUTI_POLARITY_EXCLUDES) == excludes
          && cuti_rails_to_truth (gates[ground->gate]) == truth)
        cuti_trace_add (self->trace, ground->gate);
    }
}

static GArray *
list (CutiReasons *self, CutiDocketLine line, gboolean known)
{
  guint n_leaves;
  const CutiTraceLeaf *leaves = cuti_trace_get_leaves (self->trace, &n_leaves);

  self->known = known;
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < n_leaves; i++)
    if (leaves[i].nodes != NULL)
      follow (self, leaves[i].nodes, leaves[i].node, line.lesion);
    else
      add_fact (self, leaves[i].fact, line.lesion);
  return self->keys;
}

/**
 * cuti_reasons_list_because:
 * @line: one that is advised
 *
 * Returns: (transfer none) (element-type CutiFactKey): the known facts that
 *   made it apply and speak for or against it, in order, until the next list
 */
GArray *
cuti_reasons_list_because (CutiReasons *self, CutiDocketLine line)
{
  const CutiMatter *matter = &g_array_index (self->docket->matters, CutiMatter, line.advice);
  const CutiRails *gates = get_gates (self, line);

  cuti_trace_start (self->trace, gates);
  cuti_trace_add (self->trace, matter->when);
  trace_grounds (self, matter, gates, FALSE, CUTI_TRUTH_TRUE);
  return list (self, line, TRUE);
}

/**
 * cuti_reasons_list_missing:
 *
 * Returns: (transfer none) (element-type CutiFactKey): the questions, not yet
 *   answered, on the way down the unknown parts of what keeps the line
 *   undecided, or not firm; in order, until the next list
 */
GArray *
cuti_reasons_list_missing (CutiReasons *self, CutiDocketLine line)
{
  const CutiMatter *matter = &g_array_index (self->docket->matters, CutiMatter, line.advice);
  const CutiRails *gates = get_gates (self, line);
  CutiJudgement judgement = cuti_docket_judge_matter (self->docket, matter, gates);
  gboolean undecided = judgement.verdict == CUTI_VERDICT_UNDECIDED;

  cuti_trace_start (self->trace, gates);
  if (undecided && cuti_rails_to_truth (gates[matter->when]) == CUTI_TRUTH_UNKNOWN)
    cuti_trace_add (self->trace, matter->when);
  if (!judgement.firm)
    trace_grounds (self, matter, gates, undecided, CUTI_TRUTH_UNKNOWN);
  return list (self, line, FALSE);
}
