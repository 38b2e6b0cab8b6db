/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan that takes lines over from the one before is the same plan, whatever
 * was answered, and keeps none of its forerunners.
 */

#include "cuti-json.h"
#include "cuti-test-case.h"
#include "cuti-test-knowledge.h"

#include "cuti-plan.h"

#define STEPS 50

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
  GRand         *dice;
} Fixture;

static void
setup (Fixture *self, gconstpointer sample)
{
  self->knowledge = cuti_test_knowledge_load_shipped ();
  self->patient_case = GPOINTER_TO_INT (sample) ? cuti_test_case_load_sample (self->knowledge)
                                                : cuti_case_new (self->knowledge, "2026-11-20");
  self->plan = cuti_plan_new (self->patient_case);
  self->dice = g_rand_new_with_seed (g_test_rand_int ());
}

static void
teardown (Fixture *self, gconstpointer sample)
{
  g_clear_pointer (&self->dice, g_rand_free);
  g_object_unref (self->plan);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->patient_case);
  g_assert_finalize_object (self->knowledge);
}

static gpointer
pick (GListModel *list)
{
  guint n = g_list_model_get_n_items (list);

  return n > 0 ? g_list_model_get_item (list, g_test_rand_int_range (0, n)) : NULL;
}

static void
answer (Fixture *self, CutiAnswer *chosen)
{
  CutiValue value =
    cuti_test_draw_value (self->knowledge, cuti_answer_get_fact (chosen), self->dice);

  if (g_test_rand_int_range (0, 4) == 0)
    cuti_case_clear (self->patient_case, chosen);
  else if (g_test_rand_int_range (0, 4) == 0)
    cuti_case_set_missing (self->patient_case, chosen, CUTI_MISSING_PENDING);
  else if (value.known && (cuti_fact_get_calculator (cuti_answer_get_fact (chosen)) == NULL
                           || cuti_fact_is_overridable (cuti_answer_get_fact (chosen))))
    cuti_case_set_value (self->patient_case, chosen, value);
}

/* Most steps answer a question, of the case or of a lesion. */
static void
change (Fixture *self)
{
  GListModel *lesions = cuti_case_get_lesions (self->patient_case);
  g_autoptr(CutiLesion) lesion = pick (lesions);
  g_autoptr(CutiAnswer) chosen = NULL;
  int what = g_test_rand_int_range (0, 20);

  if (what == 0 && g_list_model_get_n_items (lesions) < 5)
    cuti_case_add_lesion (self->patient_case);
  else if (what == 1 && lesion != NULL)
    cuti_case_remove_lesion (self->patient_case, lesion);
  else if (what == 2)
    cuti_case_undo (self->patient_case);
  else if (what == 3)
    cuti_case_set_patient (self->patient_case, CUTI_PATIENT_BORN,
                           g_test_rand_bit () ? "1954-03-09" : "1970");
  else
    {
      chosen = pick (what < 12 || lesion == NULL ? cuti_case_get_answers (self->patient_case)
                                                 : cuti_lesion_get_answers (lesion));
      answer (self, chosen);
    }
}

/* Also in what people read, which is not all in the JSON. */
static void
assert_same (CutiPlan *plan, CutiPlan *fresh)
{
  g_autoptr(JsonNode) x = cuti_plan_to_json (plan);
  g_autoptr(JsonNode) y = cuti_plan_to_json (fresh);
  g_autofree char *text = cuti_json_to_canonical (x);
  g_autofree char *wanted = cuti_json_to_canonical (y);
  GListModel *items = cuti_plan_get_items (plan);

  if (!g_str_equal (text, wanted))
    g_error ("the plan is not that of the case");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      g_autoptr(CutiPlanItem) other = g_list_model_get_item (cuti_plan_get_items (fresh), i);

      if (!cuti_plan_item_equal (item, other))
        g_error ("“%s” reads otherwise", cuti_advice_get_id (cuti_plan_item_get_advice (item)));
    }
}

static void
replace (Fixture *self)
{
  CutiPlan *next = cuti_plan_new_after (self->plan, self->patient_case);

  g_object_unref (self->plan);
  self->plan = next;
}

static void
test_same (Fixture *self, gconstpointer sample)
{
  for (guint i = 0; i < STEPS; i++)
    {
      g_autoptr(CutiPlan) fresh = NULL;

      change (self);
      replace (self);
      fresh = cuti_plan_new (self->patient_case);
      assert_same (self->plan, fresh);
    }
}

static void
assert_still_same (Fixture *self)
{
  g_autoptr(CutiPlan) fresh = NULL;

  replace (self);
  fresh = cuti_plan_new (self->patient_case);
  assert_same (self->plan, fresh);
}

/* A lesion is called by its site, also in lines that do not read the site. */
static void
test_lesion_is_renamed (Fixture *self, gconstpointer sample)
{
  CutiAnswer *site = cuti_case_find_answer (self->patient_case, "lesion.site", "1");

  cuti_case_set_value (self->patient_case, site,
                       CUTI_VALUE (cuti_answer_get_value (site).n == 0 ? 1 : 0));
  assert_still_same (self);
}

/* What is hidden is not asked for, whatever hides it. */
static void
test_row_is_hidden (void)
{
  Fixture self = { 0 };

  self.knowledge = cuti_test_knowledge_new (
    CUTI_TEST_BOOLEAN ("a") "," CUTI_TEST_BOOLEAN ("c") ","
    "{'id': 'b', 'group': 'g', 'type': 'boolean', 'label': 'b?', 'relevant_when': 'c'}", NULL,
    CUTI_TEST_ADVICE ("x", "case", "strong", "{'all': ['a', 'b']}", ""));
  self.patient_case = cuti_test_case_new (self.knowledge, "");
  self.plan = cuti_plan_new (self.patient_case);

  for (guint i = 0; i < 2; i++)
    {
      cuti_case_set_value (self.patient_case,
                           cuti_case_find_answer (self.patient_case, "c", NULL), CUTI_VALUE (i));
      assert_still_same (&self);
    }
  teardown (&self, NULL);
}

static guint
count_taken_over (CutiPlan *plan, CutiPlan *previous)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cuti_plan_get_items (plan)); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (cuti_plan_get_items (plan), i);
      g_autoptr(CutiPlanItem) before = g_list_model_get_item (cuti_plan_get_items (previous), i);

      n += item == before;
    }

  return n;
}

/* Without a change every line is taken over; after one, those that do not read it. */
static void
test_takes_over (Fixture *self, gconstpointer sample)
{
  guint n_items = g_list_model_get_n_items (cuti_plan_get_items (self->plan));
  g_autoptr(CutiPlan) again = cuti_plan_new_after (self->plan, self->patient_case);
  g_autoptr(CutiPlan) after = NULL;
  CutiAnswer *distress = cuti_case_find_answer (self->patient_case, "symptoms.distress", NULL);

  g_assert_cmpuint (count_taken_over (again, self->plan), ==, n_items);

  cuti_case_clear (self->patient_case, distress);
  after = cuti_plan_new_after (self->plan, self->patient_case);
  g_assert_cmpuint (count_taken_over (after, self->plan), <, n_items);
  g_assert_cmpuint (count_taken_over (after, self->plan), >, n_items * 9 / 10);
}

/* Each plan goes when the next one has come. */
static void
test_keeps_no_forerunner (Fixture *self, gconstpointer sample)
{
  for (guint i = 0; i < 50; i++)
    {
      gpointer before = self->plan;

      g_object_add_weak_pointer (G_OBJECT (self->plan), &before);
      change (self);
      replace (self);
      g_assert_null (before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/reuse/same/sample", Fixture, GINT_TO_POINTER (TRUE), setup, test_same, teardown);
  g_test_add ("/reuse/same/nothing-known", Fixture, NULL, setup, test_same, teardown);
  g_test_add ("/reuse/lesion-is-renamed", Fixture, GINT_TO_POINTER (TRUE), setup,
              test_lesion_is_renamed, teardown);
  g_test_add_func ("/reuse/row-is-hidden", test_row_is_hidden);
  g_test_add ("/reuse/takes-over", Fixture, GINT_TO_POINTER (TRUE), setup, test_takes_over, teardown);
  g_test_add ("/reuse/keeps-no-forerunner", Fixture, GINT_TO_POINTER (TRUE), setup,
              test_keeps_no_forerunner, teardown);

  return g_test_run ();
}
