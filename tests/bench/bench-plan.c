/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a plan takes after one answer, and from nothing.
 *
 * usage: bench-plan KNOWLEDGE CASE…
 */

#include "bench-times.h"
#include "cuti-json.h"
#include "cuti-plan.h"

#define ROUNDS 20

static gboolean
can_be_answered (CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);

  return cuti_answer_is_visible (answer) && cuti_fact_get_calculator (fact) == NULL
         && cuti_fact_get_kind (fact) != CUTI_KIND_TEXT
         && cuti_answer_get_state (answer) == CUTI_ANSWER_VALUE;
}

/* To and fro between unknown and what was answered: two answers a round. */
static void
answer_and_plan (CutiCase *patient_case, CutiAnswer *answer, CutiPlan **plan, GArray *times)
{
  CutiValue value = cuti_answer_get_value (answer);

  for (guint i = 0; i < 2; i++)
    {
      gint64 start = g_get_monotonic_time ();
      CutiPlan *next;

      if (i == 0)
        cuti_case_set_missing (patient_case, answer, CUTI_MISSING_PENDING);
      else
        cuti_case_set_value (patient_case, answer, value);
      next = cuti_plan_new_after (*plan, patient_case);
      bench_times_add (times, start);
      g_set_object (plan, next);
      g_object_unref (next);
    }
}

static void
measure (CutiKnowledge *knowledge, const char *path, GArray *after, GArray *unchanged,
         GArray *from_nothing)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(JsonNode) node = cuti_json_load_file (file, NULL, NULL);
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (knowledge, node, NULL);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  GListModel *answers = cuti_case_get_answers (patient_case);

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(CutiPlan) fresh = cuti_plan_new (patient_case);

      bench_times_add (from_nothing, start);
    }

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(CutiPlan) again = cuti_plan_new_after (plan, patient_case);

      bench_times_add (unchanged, start);
    }

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);

      if (can_be_answered (answer))
        answer_and_plan (patient_case, answer, &plan, after);
    }

  for (guint l = 0; l < g_list_model_get_n_items (cuti_case_get_lesions (patient_case)); l++)
    {
      g_autoptr(CutiLesion) lesion =
        g_list_model_get_item (cuti_case_get_lesions (patient_case), l);
      GListModel *own = cuti_lesion_get_answers (lesion);

      for (guint i = 0; i < g_list_model_get_n_items (own); i++)
        {
          g_autoptr(CutiAnswer) answer = g_list_model_get_item (own, i);

          if (can_be_answered (answer))
            answer_and_plan (patient_case, answer, &plan, after);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr(GArray) loading = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) after = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) unchanged = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) from_nothing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CutiKnowledge) knowledge = NULL;

  if (argc < 3)
    {
      g_printerr ("usage: bench-plan KNOWLEDGE CASE…\n");
      return 2;
    }

  g_autoptr(GFile) folder = g_file_new_for_path (argv[1]);
  gint64 start = g_get_monotonic_time ();

  /* Once: what was loaded before would leave its memory to the next. */
  knowledge = cuti_knowledge_load (folder, NULL, NULL);
  g_assert (knowledge != NULL);
  bench_times_add (loading, start);
  for (int i = 2; i < argc; i++)
    measure (knowledge, argv[i], after, unchanged, from_nothing);

  bench_times_report ("knowledge loaded", loading);
  bench_times_report ("plan from nothing", from_nothing);
  bench_times_report ("plan after no change", unchanged);
  bench_times_report ("plan after one answer", after);
  return 0;
}
