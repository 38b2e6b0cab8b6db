/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Completes a part of a case to a whole one. What the part says of a derived
 * fact that cannot be typed in is reached by trying inputs until they give it.
 */

#include "cuti-whole-case.h"

#include "cuti-lines.h"

#define ASSESSED_ON "case.assessed_on"
#define TODAY 20261124
#define N_TRIES 20000
#define MOST_PARAMETERS 9

typedef struct
{
  CutiKnowledge *knowledge;
  CutiUrn       *urn;
  GRand         *random;
  JsonNode      *part;
  JsonNode      *json; /* the whole */
} Completion;

static gint64
draw_past_date (GRand *random)
{
  gint64 year = g_rand_boolean (random) ? g_rand_int_range (random, 2023, 2027)
                                        : g_rand_int_range (random, 1925, 2027);

  return year * 10000 + g_rand_int_range (random, 1, 13) * 100 + g_rand_int_range (random, 1, 29);
}

static JsonObject *
get_part (Completion *self, CutiFact *fact, guint lesion)
{
  return cuti_drawn_case_get_facts (self->part, fact, lesion);
}

/* Whether the whole may choose: the part says nothing of it. */
static gboolean
is_free (Completion *self, CutiFact *fact, guint lesion)
{
  return cuti_fact_get_calculator (fact) == NULL
         && !g_str_equal (cuti_fact_get_id (fact), ASSESSED_ON)
         && !json_object_has_member (get_part (self, fact, lesion), cuti_fact_get_id (fact));
}

static gboolean
read_value (Completion *self, CutiFact *fact, guint lesion, CutiValue *value)
{
  JsonObject *facts = cuti_drawn_case_get_facts (self->json, fact, lesion);
  JsonNode *node = json_object_get_member (facts, cuti_fact_get_id (fact));

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), "value");
  return node != NULL && cuti_fact_read_value (fact, node, value, NULL);
}

static void
set_input (Completion *self, CutiFact *fact, CutiValue value, CutiInput *input)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->knowledge);

  if (cuti_fact_get_kind (fact) == CUTI_KIND_DATE)
    input->date = (CutiPartialDate) { value.n / 10000, value.n / 100 % 100, value.n % 100 };
  else if (cuti_fact_get_kind (fact) == CUTI_KIND_CHOICE)
    input->choice =
      cuti_vocabulary_get_fact (vocabulary, cuti_fact_get_index (fact))->choices[value.n];
  else
    input->number = cuti_fact_value_to_number (fact, value);
}

/* One try: draws what is free, and takes the rest as it is. */
static gboolean
draw_inputs (Completion *self, CutiFact *derived, guint lesion, CutiInput *inputs, CutiValue *drawn)
{
  for (guint i = 0; i < cuti_fact_get_calculator (derived)->n_parameters; i++)
    {
      int index = cuti_fact_get_inputs (derived)[i];
      CutiFact *fact = index != CUTI_INPUT_BORN ? cuti_knowledge_get_fact (self->knowledge, index)
                                                : NULL;

      drawn[i] = CUTI_VALUE_UNKNOWN;
      if (fact == NULL)
        {
          drawn[i] = CUTI_VALUE (draw_past_date (self->random));
          inputs[i].date = (CutiPartialDate) { drawn[i].n / 10000, drawn[i].n / 100 % 100,
                                               drawn[i].n % 100 };
          continue;
        }

      if (!is_free (self, fact, lesion))
        {
          CutiValue value;

          if (!read_value (self, fact, lesion, &value))
            return FALSE;
          set_input (self, fact, value, &inputs[i]);
          continue;
        }

      drawn[i] = cuti_fact_get_kind (fact) == CUTI_KIND_DATE
                   ? CUTI_VALUE (draw_past_date (self->random))
                   : cuti_urn_draw_value (self->urn, self->random, fact);
      set_input (self, fact, drawn[i], &inputs[i]);
    }

  return TRUE;
}

static void
keep_inputs (Completion *self, CutiFact *derived, guint lesion, const CutiValue *drawn)
{
  JsonObject *patient = json_object_get_object_member (json_node_get_object (self->json),
                                                       "patient");

  for (guint i = 0; i < cuti_fact_get_calculator (derived)->n_parameters; i++)
    {
      int index = cuti_fact_get_inputs (derived)[i];

      if (drawn[i].known && index != CUTI_INPUT_BORN)
        {
          CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, index);

          cuti_drawn_case_set_value (cuti_drawn_case_get_facts (self->json, fact, lesion), fact,
                                     drawn[i]);
        }
      else if (drawn[i].known)
        {
          g_autofree char *born = g_strdup_printf ("%04d-%02d-%02d", (int) (drawn[i].n / 10000),
                                                   (int) (drawn[i].n / 100 % 100),
                                                   (int) (drawn[i].n % 100));

          json_object_set_string_member (patient, "born", born);
        }
    }
}

static gboolean
solve (Completion *self, CutiFact *derived, guint lesion, CutiValue wanted)
{
  const CutiCalculator *calculator = cuti_fact_get_calculator (derived);

  g_return_val_if_fail (calculator->n_parameters <= MOST_PARAMETERS, FALSE);

  for (guint i = 0; i < N_TRIES; i++)
    {
      CutiInput inputs[MOST_PARAMETERS] = { 0 };
      CutiValue drawn[MOST_PARAMETERS];
      CutiValue result;
      double number;

      if (!draw_inputs (self, derived, lesion, inputs, drawn))
        return FALSE;
      if (!cuti_calculator_compute (calculator, inputs, &number))
        continue;

      result = cuti_fact_round_to_grid (derived, number);
      if (result.known && result.n == wanted.n)
        {
          keep_inputs (self, derived, lesion, drawn);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
take_over (Completion *self, CutiFact *fact, guint lesion)
{
  JsonObject *facts = cuti_drawn_case_get_facts (self->json, fact, lesion);
  JsonNode *node = json_object_get_member (get_part (self, fact, lesion), cuti_fact_get_id (fact));
  CutiValue value;

  if (node == NULL)
    return TRUE;
  if (!cuti_fact_read_value (fact, node, &value, NULL))
    return FALSE;
  if (cuti_fact_get_calculator (fact) != NULL && !cuti_fact_is_overridable (fact))
    return solve (self, fact, lesion, value);

  cuti_drawn_case_set_value (facts, fact, value);
  return TRUE;
}

/* In two rounds, since what is to be solved must know what is given. */
static gboolean
take_over_all (Completion *self, guint n_lesions, gboolean solving)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      guint n = cuti_fact_is_lesion_fact (fact) ? n_lesions : 1;
      gboolean is_solved = cuti_fact_get_calculator (fact) != NULL
                           && !cuti_fact_is_overridable (fact);

      for (guint lesion = 0; lesion < n && is_solved == solving; lesion++)
        if (!take_over (self, fact, lesion))
          return FALSE;
    }

  return TRUE;
}

/**
 * cuti_whole_case_complete:
 * @part: an object of facts and lesions
 *
 * Returns: (transfer full) (nullable): a case with the same answers and one to
 *   every other question; %NULL where none was found
 */
JsonNode *
cuti_whole_case_complete (CutiKnowledge *knowledge, CutiUrn *urn, GRand *random, JsonNode *part)
{
  JsonObject *object = json_node_get_object (part);
  guint n_lesions = json_array_get_length (json_object_get_array_member (object, "lesions"));
  g_autoptr(JsonNode) json = cuti_urn_draw_case (urn, random, n_lesions, 1);
  CutiFact *assessed_on = cuti_knowledge_find_fact (knowledge, ASSESSED_ON);
  Completion self = { knowledge, urn, random, part, json };

  if (assessed_on != NULL)
    cuti_drawn_case_set_value (cuti_drawn_case_get_facts (json, assessed_on, 0), assessed_on,
                               CUTI_VALUE (TODAY));
  if (!take_over_all (&self, n_lesions, FALSE) || !take_over_all (&self, n_lesions, TRUE))
    return NULL;

  return g_steal_pointer (&json);
}

/* A number that the inputs do not give is nothing that could be answered. */
static gboolean
is_answered (CutiSnapshot *snapshot, CutiFact *fact, guint lesion)
{
  guint index = cuti_fact_get_index (fact);

  return cuti_fact_get_calculator (fact) != NULL || cuti_fact_get_kind (fact) == CUTI_KIND_TEXT
         || cuti_snapshot_get_value (snapshot, index, lesion).known
         || (cuti_snapshot_get_flags (snapshot, index, lesion) & CUTI_SLOT_HIDDEN);
}

static gboolean
is_in_scope (CutiSnapshot *snapshot)
{
  CutiFactView view = cuti_snapshot_get_view (snapshot, CUTI_NO_LESION);
  guint n_stops;
  const CutiOutOfScope *stops =
    cuti_knowledge_get_out_of_scope (cuti_snapshot_get_knowledge (snapshot), &n_stops);

  for (guint i = 0; i < n_stops; i++)
    if (cuti_condition_evaluate (stops[i].when, &view) == CUTI_TRUTH_TRUE)
      return FALSE;
  return TRUE;
}

/**
 * cuti_whole_case_is_sound:
 *
 * Returns: whether every row that is shown has an answer, no check speaks, and
 *   the knowledge base is for such a case
 */
gboolean
cuti_whole_case_is_sound (CutiSnapshot *snapshot)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      gboolean of_lesion = cuti_fact_is_lesion_fact (fact);
      guint n = of_lesion ? cuti_snapshot_get_n_lesions (snapshot) : 1;

      for (guint l = 0; l < n; l++)
        {
          guint lesion = of_lesion ? l : CUTI_NO_LESION;
          g_auto(GStrv) warnings = cuti_snapshot_list_warnings (snapshot, i, lesion);

          if (warnings != NULL || !is_answered (snapshot, fact, lesion))
            return FALSE;
        }
    }

  return is_in_scope (snapshot);
}

/**
 * cuti_whole_case_lacks_advice:
 *
 * Returns: whether all items of the section are out, for every lesion
 */
gboolean
cuti_whole_case_lacks_advice (CutiSnapshot *snapshot, const char *section)
{
  g_autoptr(GArray) lines = cuti_lines_new (snapshot);

  for (guint i = 0; i < lines->len; i++)
    {
      const CutiLine *line = &g_array_index (lines, CutiLine, i);

      if (g_str_equal (cuti_advice_get_section (line->advice), section)
          && !cuti_verdict_is_out (line->judgement.verdict))
        return FALSE;
    }

  return TRUE;
}
