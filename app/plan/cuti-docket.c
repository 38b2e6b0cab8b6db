/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges all advice from one circuit of all its conditions, so that what many
 * items ask is answered once a case.
 */

#include "cuti-docket-private.h"

#include <string.h>

#include "cuti-judge-private.h"

static CutiTruth
find_excluded (const CutiDocket *self, const CutiMatter *matter, const CutiRails *gates)
{
  CutiRails excluded = 0;

  for (guint i = matter->first; i < matter->end; i++)
    {
      const CutiGround *ground = &g_array_index (self->grounds, CutiGround, i);

      if (ground->polarity == CUTI_POLARITY_EXCLUDES)
        excluded |= gates[ground->gate];
    }
  return cuti_rails_to_truth (excluded);
}

static CutiJudgement
weigh (const CutiDocket *self, const CutiMatter *matter, const CutiRails *gates)
{
  CutiWeight in_favour = { matter->strength, matter->strength };
  CutiWeight against = { CUTI_STRENGTH_NONE, CUTI_STRENGTH_NONE };
  CutiJudgement judgement;

  if (cuti_judge_decides (matter->stance, cuti_rails_to_truth (gates[matter->when]),
                          find_excluded (self, matter, gates), &judgement))
    return judgement;

  for (guint i = matter->first; i < matter->end; i++)
    {
      const CutiGround *ground = &g_array_index (self->grounds, CutiGround, i);

      if (ground->polarity != CUTI_POLARITY_EXCLUDES)
        cuti_weight_add (ground->polarity == CUTI_POLARITY_FOR ? &in_favour : &against,
                         cuti_rails_to_truth (gates[ground->gate]), ground->strength);
    }
  return cuti_judge_weigh (matter->strength, in_favour, against);
}

static inline CutiJudgement
judge (const CutiDocket *self, const CutiMatter *matter, const CutiRails *gates)
{
  return matter->first == matter->end ? matter->plain[gates[matter->when]]
                                      : weigh (self, matter, gates);
}

/**
 * cuti_docket_judge_matter:
 * @gates: as evaluated, of the line's lesion
 */
CutiJudgement
cuti_docket_judge_matter (const CutiDocket *self, const CutiMatter *matter, const CutiRails *gates)
{
  return judge (self, matter, gates);
}

static void
add_matter (CutiDocket *self, CutiAdvice *advice)
{
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiMatter matter = {
    .advice = advice,
    .when = cuti_circuit_add (self->circuit, cuti_advice_get_when (advice)),
    .first = self->grounds->len,
    .end = self->grounds->len + n_arguments,
    .is_of_lesion = cuti_advice_is_lesion_advice (advice),
    .stance = cuti_advice_get_stance (advice),
    .strength = cuti_advice_get_strength (advice),
  };

  for (CutiRails rails = 0; rails < G_N_ELEMENTS (matter.plain); rails++)
    {
      CutiMatter alone = { .stance = matter.stance, .strength = matter.strength };

      matter.plain[rails] = weigh (self, &alone, &rails);
    }
  g_array_append_val (self->matters, matter);
  for (guint i = 0; i < n_arguments; i++)
    {
      CutiGround ground = { cuti_circuit_add (self->circuit, cuti_argument_get_when (arguments[i])),
                        cuti_argument_get_polarity (arguments[i]),
                        cuti_argument_get_strength (arguments[i]) };

      g_array_append_val (self->grounds, ground);
    }
}

/**
 * cuti_docket_new:
 *
 * Returns: (transfer full): all advice of @knowledge
 */
CutiDocket *
cuti_docket_new (CutiKnowledge *knowledge)
{
  CutiDocket *self = g_new0 (CutiDocket, 1);

  self->knowledge = g_object_ref (knowledge);
  self->circuit = cuti_circuit_new ();
  self->matters = g_array_new (FALSE, FALSE, sizeof (CutiMatter));
  self->grounds = g_array_new (FALSE, FALSE, sizeof (CutiGround));
  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    add_matter (self, cuti_knowledge_get_advice_item (knowledge, i));
  return self;
}

void
cuti_docket_free (CutiDocket *self)
{
  cuti_circuit_free (self->circuit);
  g_array_unref (self->matters);
  g_array_unref (self->grounds);
  g_object_unref (self->knowledge);
  g_free (self);
}

/* The gates for the case, and then for each lesion or the one that is not recorded. */
static void
evaluate (const CutiDocket *self, CutiSnapshot *snapshot, guint n_lesions, GByteArray *room)
{
  CutiFactView view = cuti_snapshot_get_view (snapshot, CUTI_NO_LESION);
  guint n_gates = cuti_circuit_get_n_gates (self->circuit);

  g_byte_array_set_size (room, (1 + n_lesions) * n_gates);
  cuti_circuit_evaluate (self->circuit, &view, room->data);
  for (guint lesion = 0; lesion < n_lesions; lesion++)
    {
      CutiFactView of_lesion = cuti_fact_view_for_lesion (&view, lesion);
      CutiRails *gates = room->data + (gsize) (1 + lesion) * n_gates;

      memcpy (gates, room->data, n_gates);
      cuti_circuit_evaluate_lesion (self->circuit, &of_lesion, gates);
    }
}

/**
 * cuti_docket_judge:
 * @room: (inout): to work in, whose content is of no matter; a thread's own
 * @func: called for every line of the plan, in its order
 *
 * Judges every item of the knowledge base, lesion advice once a lesion and
 * once where none is recorded.
 */
void
cuti_docket_judge (const CutiDocket *self,
                   CutiSnapshot     *snapshot,
                   GByteArray       *room,
                   CutiDocketFunc    func,
                   gpointer          data)
{
  guint n_lesions = MAX (cuti_snapshot_get_n_lesions (snapshot), 1);
  guint n_gates = cuti_circuit_get_n_gates (self->circuit);

  evaluate (self, snapshot, n_lesions, room);
  for (guint i = 0; i < self->matters->len; i++)
    {
      const CutiMatter *matter = &g_array_index (self->matters, CutiMatter, i);

      if (!matter->is_of_lesion)
        func (matter->advice, CUTI_NO_LESION, judge (self, matter, room->data), data);
      else
        for (guint lesion = 0; lesion < n_lesions; lesion++)
          func (matter->advice, lesion,
                judge (self, matter, room->data + (gsize) (1 + lesion) * n_gates), data);
    }
}

static guint
count_lines (const CutiDocket *self, guint n_lesions)
{
  guint n = 0;

  for (guint i = 0; i < self->matters->len; i++)
    n += g_array_index (self->matters, CutiMatter, i).is_of_lesion ? n_lesions : 1;

  return n;
}

/**
 * cuti_docket_select:
 * @room: see cuti_docket_judge()
 * @verdicts: which to list, as bits
 * @lines: (element-type CutiDocketLine): gets the lines of the plan with such a
 *   verdict, in its order, and loses what it held
 *
 * Judges every item as cuti_docket_judge() does, for two lists.
 */
void
cuti_docket_select (const CutiDocket *self,
                    CutiSnapshot     *snapshot,
                    GByteArray       *room,
                    const guint       verdicts[2],
                    GArray *const     lists[2])
{
  guint n_lesions = MAX (cuti_snapshot_get_n_lesions (snapshot), 1);
  guint n_gates = cuti_circuit_get_n_gates (self->circuit);
  guint n_lines = count_lines (self, n_lesions);
  CutiDocketLine *first, *second;
  guint n_first = 0, n_second = 0;

  /* Each line is written, and kept only if it counts: a processor cannot guess
   * verdicts, and waits less without a branch. */
  g_array_set_size (lists[0], n_lines + 1);
  g_array_set_size (lists[1], n_lines + 1);
  first = (CutiDocketLine *) lists[0]->data;
  second = (CutiDocketLine *) lists[1]->data;

  evaluate (self, snapshot, n_lesions, room);
  for (guint i = 0; i < self->matters->len; i++)
    {
      const CutiMatter *matter = &g_array_index (self->matters, CutiMatter, i);
      guint n = matter->is_of_lesion ? n_lesions : 1;

      for (guint l = 0; l < n; l++)
        {
          gsize block = matter->is_of_lesion ? 1 + l : 0;
          CutiJudgement judgement = judge (self, matter, room->data + block * n_gates);
          CutiDocketLine line = { i, matter->is_of_lesion ? l : CUTI_NO_LESION };

          first[n_first] = line;
          second[n_second] = line;
          n_first += verdicts[0] >> judgement.verdict & 1;
          n_second += verdicts[1] >> judgement.verdict & 1;
        }
    }

  g_array_set_size (lists[0], n_first);
  g_array_set_size (lists[1], n_second);
}
