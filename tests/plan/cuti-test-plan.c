/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan from a small knowledge base and a case, and its JSON to look into.
 */

#include "cuti-test-plan.h"

CutiTestPlan *
cuti_test_plan_new_with (CutiKnowledge *knowledge, const char *members)
{
  CutiTestPlan *self = g_new (CutiTestPlan, 1);

  self->knowledge = g_object_ref (knowledge);
  self->patient_case = cuti_test_case_new (knowledge, members);
  self->plan = cuti_plan_new (self->patient_case);
  self->json = cuti_plan_to_json (self->plan);
  return self;
}

CutiTestPlan *
cuti_test_plan_new (const char *facts, const char *concepts, const char *advice, const char *members)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (facts, concepts, advice);

  return cuti_test_plan_new_with (knowledge, members);
}

void
cuti_test_plan_free (CutiTestPlan *self)
{
  json_node_unref (self->json);
  g_object_unref (self->plan);
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
  g_free (self);
}

static char *
write_member (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  return cuti_test_canonical (json_object_get_member (object, member));
}

char *
cuti_test_plan_get (CutiTestPlan *self, const char *member)
{
  return write_member (json_node_get_object (self->json), member);
}

static gboolean
is_line (JsonObject *line, const char *advice, const char *lesion)
{
  const char *whose = json_object_has_member (line, "lesion") ? json_object_get_string_member (line, "lesion") : NULL;

  return g_str_equal (json_object_get_string_member (line, "id"), advice) && g_strcmp0 (whose, lesion) == 0;
}

char *
cuti_test_plan_get_line (CutiTestPlan *self, const char *advice, const char *lesion, const char *member)
{
  JsonArray *lines = json_object_get_array_member (json_node_get_object (self->json), "advice");

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (is_line (line, advice, lesion))
        return write_member (line, member);
    }
  g_error ("There is no line %s %s", advice, lesion);
}

void
cuti_test_plan_assert (CutiTestPlan *self, const char *member, const char *expected)
{
  g_autofree char *got = cuti_test_plan_get (self, member);

  g_assert_cmpstr (got, ==, expected);
}

void
cuti_test_plan_assert_line (CutiTestPlan *self, const char *advice, const char *lesion, const char *member,
                            const char *expected)
{
  g_autofree char *got = cuti_test_plan_get_line (self, advice, lesion, member);

  g_assert_cmpstr (got, ==, expected);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
cuti_test_plan_list_verdicts (CutiTestPlan *self)
{
  GListModel *items = cuti_plan_get_items (self->plan);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      const char *lesion = cuti_plan_item_get_lesion (item);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s %s", cuti_advice_get_id (cuti_plan_item_get_advice (item)),
                                               lesion != NULL ? lesion : "-",
                                               cuti_verdict_to_nick (cuti_plan_item_get_verdict (item)),
                                               cuti_plan_item_is_firm (item) ? "firm" : "open"));
    }
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
