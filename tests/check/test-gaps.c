/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search for a whole case against trying every one: for random items,
 * limits and checks it finds a case in which all items are out exactly where
 * there is one.
 */

#include "cuti-search.h"
#include "cuti-test-knowledge.h"
#include "cuti-whole-case.h"

#define N_TRIALS 150
#define N_ITEMS 7
#define MOST_STEPS 20000 /* some would go on with ever more lesions */

enum { STATE, SET, HIDEABLE, COMPLETE, PART, WHOLE, N_FACTS };

#define FACTS \
  "{'id': 'state', 'group': 'g', 'type': 'choice', 'label': 'S?', 'choices': [{'id': 'p', 'label': 'P'}," \
  " {'id': 'q', 'label': 'Q'}], 'checks': [{'id': 'odd', 'text': 'Odd.', 'when': " CONDITION "}]}," \
  "{'id': 'set', 'group': 'g', 'type': 'choices', 'label': 'T?', 'choices': [{'id': 't', 'label': 'T'}," \
  " {'id': 'u', 'label': 'U'}, {'id': 'v', 'label': 'V'}]}," \
  "{'id': 'hideable', 'group': 'g', 'type': 'boolean', 'label': 'H?'," \
  " 'relevant_when': {'fact': 'state', 'is': 'p'}," \
  " 'checks': [{'id': 'odd', 'text': 'Odd.', 'when': {'fact': 'set', 'includes': 'v'}}]}," \
  "{'id': 'lesions.complete', 'group': 'g', 'type': 'boolean', 'label': 'C?'}," \
  "{'id': 'lesion.part', 'group': 'g', 'type': 'integer', 'unit': 'mm', 'label': 'P?', 'hard': [0, 9]," \
  " 'checks': [{'id': 'large', 'text': 'Large.', 'at_most': 'lesion.whole'}]}," \
  "{'id': 'lesion.whole', 'group': 'g', 'type': 'integer', 'unit': 'mm', 'label': 'W?', 'hard': [0, 9]}"
#define CONDITION "{'all': ['hideable', {'fact': 'set', 'includes_any': ['t', 'u']}]}"

static const struct { guint n; gint64 values[8]; } classes[N_FACTS] = {
  [STATE] = { 2, { 0, 1 } },
  [SET] = { 8, { 0, 1, 2, 3, 4, 5, 6, 7 } },
  [HIDEABLE] = { 2, { 0, 1 } },
  [COMPLETE] = { 2, { 0, 1 } },
  [PART] = { 4, { 0, 3, 6, 9 } },
  [WHOLE] = { 4, { 0, 3, 6, 9 } },
};

/* The first N_CASE speak of the case. */
static const char *const leaves[] = {
  "{'fact': 'state', 'is': 'p'}", "{'fact': 'set', 'includes': 't'}",
  "{'fact': 'set', 'includes_all': ['t', 'u']}", "{'fact': 'set', 'includes_any': ['u', 'v']}",
  "'hideable'", "{'fact': 'lesion.part', 'ge': 6}", "{'fact': 'lesion.whole', 'lt': 6}",
  "{'fact': 'lesion.whole', 'ge': 3}", NULL
};
#define N_CASE 5

static CutiKnowledge *
make_knowledge (void)
{
  g_autoptr(GString) advice = g_string_new (NULL);

  for (guint i = 0; i < N_ITEMS; i++)
    {
      gboolean lesion = g_test_rand_bit ();

      g_string_append_printf (advice, "%s{'id': 'i%u', 'section': 'surgery', 'scope': '%s',"
                              " 'title': 'I', 'text': 'I.', 'stance': 'inform',"
                              " 'strength': 'strong', 'review': {'status': 'submitted'}, 'when': ",
                              i > 0 ? ", " : "", i, lesion ? "lesion" : "case");
      cuti_test_append_condition (advice, leaves, N_CASE, lesion, 2);
      if (i % 3 != 0)
        {
          g_string_append_c (advice, '}');
          continue;
        }
      g_string_append (advice, ", 'arguments': [{'id': 'a', 'polarity': 'excludes', 'text': 'A.',"
                               " 'when': ");
      cuti_test_append_condition (advice, leaves, N_CASE, lesion, 2);
      g_string_append (advice, "}]}");
    }

  g_test_message ("%s", advice->str);
  return cuti_test_knowledge_new (FACTS, NULL, advice->str);
}

typedef struct
{
  CutiKnowledge *knowledge;
  guint          n_lesions;
  JsonNode      *json;
} Everything;

static gboolean
fits (Everything *self)
{
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (self->knowledge, self->json, NULL);
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);

  return cuti_whole_case_is_sound (snapshot) && cuti_whole_case_lacks_advice (snapshot, "surgery");
}

/* An answer to a hidden question says nothing, so that none is left out. */
static gboolean
try_from (Everything *self, guint fact, guint lesion)
{
  CutiFact *what;
  JsonObject *facts;

  if (fact == N_FACTS)
    return fits (self);

  what = cuti_knowledge_get_fact (self->knowledge, fact);
  if (cuti_fact_is_lesion_fact (what) && lesion == self->n_lesions)
    return try_from (self, fact + 1, 0);

  facts = cuti_drawn_case_get_facts (self->json, what, lesion);
  for (guint i = 0; i < classes[fact].n; i++)
    {
      gboolean of_lesion = cuti_fact_is_lesion_fact (what);

      cuti_drawn_case_set_value (facts, what, CUTI_VALUE (classes[fact].values[i]));
      if (try_from (self, of_lesion ? fact : fact + 1, of_lesion ? lesion + 1 : 0))
        return TRUE;
    }

  return FALSE;
}

static gboolean
try_everything (CutiKnowledge *knowledge)
{
  static const char *const cases[] = {
    "{'format': 'cutiplan-case/1', 'facts': {}, 'lesions': []}",
    "{'format': 'cutiplan-case/1', 'facts': {}, 'lesions': [{'id': '1', 'facts': {}}]}",
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autoptr(JsonNode) json = cuti_test_parse (cases[n]);
      Everything everything = { knowledge, n, json };

      if (try_from (&everything, 0, 0))
        return TRUE;
    }

  return FALSE;
}

static GArray *
make_goals (CutiKnowledge *knowledge)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (CutiGoal));

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiGoal goal = { .kind = CUTI_GOAL_OUT,
                        .advice = cuti_knowledge_get_advice_item (knowledge, i) };

      g_array_append_val (goals, goal);
    }

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      guint n_checks;
      const CutiFactCheck *checks = cuti_fact_get_checks (fact, &n_checks);

      for (guint c = 0; c < n_checks; c++)
        {
          CutiGoal goal = { .kind = CUTI_GOAL_QUIET, .fact = fact, .check = &checks[c] };

          g_array_append_val (goals, goal);
        }
    }

  return goals;
}

/* What was found stands up in a whole case, however that is completed. */
static void
assert_is_real (CutiKnowledge *knowledge, JsonNode *found)
{
  g_autoptr(CutiUrn) urn = cuti_urn_new (knowledge);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(GRand) random = cuti_urn_make_rand (i);
      g_autoptr(JsonNode) json = cuti_whole_case_complete (knowledge, urn, random, found);
      Everything whole = { knowledge, 0, json };

      g_assert_nonnull (json);
      g_assert_true (fits (&whole));
    }
}

static void
test_gaps_are_found_where_there_are_any (void)
{
  guint n_found = 0, n_none = 0, n_open = 0;

  for (guint i = 0; i < N_TRIALS; i++)
    {
      g_autoptr(CutiKnowledge) knowledge = make_knowledge ();
      g_autoptr(GArray) goals = make_goals (knowledge);
      g_autoptr(JsonNode) found = NULL;
      CutiSearchResult result = cuti_search_case (knowledge, (const CutiGoal *) goals->data,
                                                  goals->len, MOST_STEPS, &found);

      if (result == CUTI_SEARCH_NONE)
        g_assert_false (try_everything (knowledge));
      else if (result == CUTI_SEARCH_FOUND)
        assert_is_real (knowledge, found);
      n_found += result == CUTI_SEARCH_FOUND;
      n_none += result == CUTI_SEARCH_NONE;
      n_open += result == CUTI_SEARCH_GAVE_UP;
    }

  /* Both occur, or agreeing would mean little. */
  g_assert_cmpuint (n_found, >, 10);
  g_test_message ("%u found, %u none", n_found, n_none);
  g_assert_cmpuint (n_open, <, N_TRIALS / 4);
  g_assert_cmpuint (n_none, >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gaps/are-found-where-there-are-any", test_gaps_are_found_where_there_are_any);

  return g_test_run ();
}
