/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer about one of several lesions settles, against trying it: also
 * where lesions are alike and not every one of them was tried.
 */

#include "cuti-plan-private.h"
#include "cuti-test-plan.h"

#define N_LESIONS 3

static const char *const states[] = {
  "", "'lesion.a': true", "'lesion.a': false", "'lesion.b': false", "'lesion.a': false, 'lesion.b': true" };

static const char advice[] =
  CUTI_TEST_ADVICE ("any", "case", "strong", "{'any_lesion': {'all': ['lesion.a', 'lesion.b']}}", "") ","
  CUTI_TEST_ADVICE ("two", "case", "strong", "{'lesions': {'any': ['lesion.a', 'lesion.b']}, 'ge': 2}", "") ","
  CUTI_TEST_ADVICE ("most", "case", "strong",
                    "{'any_lesion': {'at_least': 2, 'of': ['lesion.a', 'lesion.b', {'fact': 'lesion.size', 'ge': 5}]}}",
                    "") ","
  CUTI_TEST_ADVICE ("every", "case", "strong", "{'every_lesion': {'any': ['lesion.a', {'not': 'lesion.b'}]}}", "") ","
  CUTI_TEST_ADVICE ("own", "lesion", "strong", "{'all': ['lesion.a', {'any_lesion': 'lesion.b'}]}", "") ","
  CUTI_TEST_ADVICE ("second", "lesion", "strong", "{'all': ['lesion.b', {'lesions': 'lesion.b', 'ge': 2}]}", "") ","
  CUTI_TEST_ADVICE ("both", "lesion", "strong",
                    "{'any': [{'not': 'lesion.b'}, {'every_lesion': {'not': 'lesion.a'}}]}", "");

/* What the case says, and of lesion @other that @fact is @value. */
static CutiTestPlan *
plan_with (CutiKnowledge *knowledge, const guint *state, guint other, const char *fact, gboolean value)
{
  g_autoptr(GString) members = g_string_new ("'facts': {'lesions.complete': true}, 'lesions': [");

  for (guint i = 0; i < N_LESIONS; i++)
    {
      g_string_append_printf (members, "%s{'id': '%u', 'facts': {%s", i > 0 ? "," : "", i, states[state[i]]);
      if (i == other)
        g_string_append_printf (members, "%s'%s': %s", *states[state[i]] != '\0' ? "," : "", fact,
                                value ? "true" : "false");
      g_string_append (members, "}}");
    }
  g_string_append_c (members, ']');
  return cuti_test_plan_new_with (knowledge, members->str);
}

static gboolean
is_firm (CutiPlan *plan, guint line)
{
  g_autoptr(CutiPlanItem) item = g_list_model_get_item (cuti_plan_get_items (plan), line);

  return cuti_plan_item_is_firm (item);
}

static void
check_line (CutiTestPlan *plan, const guint *state, guint line)
{
  g_autoptr(CutiPlanItem) item = g_list_model_get_item (cuti_plan_get_items (plan->plan), line);
  GArray *wants = cuti_plan_item_get_wants (item);

  for (guint i = 0; wants != NULL && i < wants->len; i++)
    {
      const CutiNeed *want = &g_array_index (wants, CutiNeed, i);
      CutiFact *fact = cuti_knowledge_get_fact (plan->knowledge, want->key.fact);
      const char *id = cuti_fact_get_id (fact);
      g_autoptr(CutiTestPlan) if_true = NULL;
      g_autoptr(CutiTestPlan) if_false = NULL;

      if (cuti_fact_get_kind (fact) != CUTI_KIND_BOOLEAN)
        continue;

      if_true = plan_with (plan->knowledge, state, want->key.lesion, id, TRUE);
      if_false = plan_with (plan->knowledge, state, want->key.lesion, id, FALSE);
      g_test_message ("states %u %u %u, line %u: %s of %u", state[0], state[1], state[2], line, id, want->key.lesion);
      g_assert_true (want->settles == (is_firm (if_true->plan, line) || is_firm (if_false->plan, line)));
    }
}

static void
check_case (CutiKnowledge *knowledge, const guint *state)
{
  g_autoptr(CutiTestPlan) plan = plan_with (knowledge, state, G_MAXUINT, NULL, FALSE);
  GListModel *lines = cuti_plan_get_items (plan->plan);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    check_line (plan, state, i);
}

static void
test_alike_settles_what_trying_settles (void)
{
  g_autoptr(CutiTestPlan) base = cuti_test_plan_new (CUTI_TEST_FACTS, NULL, advice, "");
  const guint n = G_N_ELEMENTS (states);

  for (guint i = 0; i < n * n * n; i++)
    check_case (base->knowledge, (guint[]) { i % n, i / n % n, i / n / n });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alike/settles-what-trying-settles", test_alike_settles_what_trying_settles);
  return g_test_run ();
}
