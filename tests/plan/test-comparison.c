/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs between a signed version and now: facts, items, and which facts
 * caused which.
 */

#include "cuti-comparison.h"
#include "cuti-test-plan.h"

#define EXCLUDES(id, when) \
  "{'id': '" id "', 'polarity': 'excludes', 'when': " when ", 'text': 'Not now.'}"
#define ADVICE \
  CUTI_TEST_ADVICE ("yes", "case", "strong", "'a'", ", 'arguments': [" EXCLUDES ("stop", "'b'") "]") "," \
  CUTI_TEST_ADVICE ("no", "case", "strong", "'c'", "") "," \
  CUTI_TEST_ADVICE ("some", "case", "strong", "{'any_lesion': 'lesion.a'}", "") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "'lesion.a'", "")
#define CASE \
  "'facts': {'a': true, 'b': false, 'c': false, 'lesions.complete': true, 'choice': 'p', 'd': {'missing': 'pending'}}," \
  "'lesions': [{'id': '1', 'facts': {'lesion.a': true}}, {'id': '2', 'facts': {'lesion.a': false, 'lesion.size': 3}}]"

typedef struct
{
  CutiTestPlan *then;
  CutiVersion  *version;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  static const CutiSignature signature = { "Dr A", "Dermatology", "2026-11-22T10:58:00Z" };

  self->then = cuti_test_plan_new (CUTI_TEST_FACTS, NULL, ADVICE, CASE);
  self->version = cuti_case_sign (self->then->patient_case, self->then->json, &signature);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  cuti_test_plan_free (self->then);
}

static void
set_answer (Fixture *self, const char *fact, const char *lesion, int n)
{
  CutiCase *patient_case = self->then->patient_case;

  cuti_case_set_value (patient_case, cuti_case_find_answer (patient_case, fact, lesion), CUTI_VALUE (n));
}

static CutiComparison *
compare (Fixture *self)
{
  g_autoptr(CutiPlan) now = cuti_plan_new (self->then->patient_case);
  g_autoptr(GError) error = NULL;
  CutiComparison *comparison = cuti_comparison_new_since (self->version, self->then->patient_case, now, &error);

  g_assert_no_error (error);
  return comparison;
}

static char *
list_facts (CutiComparison *comparison)
{
  GListModel *facts = cuti_comparison_get_facts (comparison);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr(CutiFactChange) change = g_list_model_get_item (facts, i);

      g_string_append_printf (text, "%s: %s > %s\n", cuti_fact_change_get_title (change),
                              cuti_fact_change_get_before (change), cuti_fact_change_get_after (change));
    }
  return g_string_free (text, FALSE);
}

static char *
list_items (CutiComparison *comparison)
{
  GListModel *items = cuti_comparison_get_items (comparison);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiItemChange) change = g_list_model_get_item (items, i);
      g_autofree char *title = cuti_item_change_dup_title (change);
      g_autofree char *cause = cuti_item_change_dup_cause (change);

      g_string_append_printf (text, "%s %s: %s > %s because %s\n", cuti_item_change_get_kind_label (change), title,
                              cuti_item_change_get_before_label (change), cuti_item_change_get_after_label (change),
                              cause);
    }
  return g_string_free (text, FALSE);
}

static void
assert_changes (Fixture *self, const char *facts, const char *items)
{
  g_autoptr(CutiComparison) comparison = compare (self);
  g_autofree char *found_facts = list_facts (comparison);
  g_autofree char *found_items = list_items (comparison);

  g_assert_cmpstr (found_facts, ==, facts);
  g_assert_cmpstr (found_items, ==, items);
  g_assert_false (cuti_comparison_is_knowledge_changed (comparison));
}

static void
test_comparison_of_the_same (Fixture *self, gconstpointer data)
{
  assert_changes (self, "", "");
}

static void
test_comparison_of_facts (Fixture *self, gconstpointer data)
{
  CutiCase *patient_case = self->then->patient_case;

  set_answer (self, "choice", NULL, 1);
  set_answer (self, "n", NULL, 7);
  set_answer (self, "d", NULL, 1);
  cuti_case_clear (patient_case, cuti_case_find_answer (patient_case, "lesion.size", "2"));
  assert_changes (self,
                  "d?: Pending > Yes\n"
                  "n?: Not recorded > 7\n"
                  "choice?: P > Q\n"
                  "Size? (Lesion 2): 3.0 > Not recorded\n",
                  "");
}

static void
test_comparison_item_added (Fixture *self, gconstpointer data)
{
  set_answer (self, "c", NULL, 1);
  set_answer (self, "n", NULL, 7); /* which nothing reads */
  assert_changes (self, "c?: No > Yes\nn?: Not recorded > 7\n",
                  "Added no: Does not apply > Recommended because c?: No → Yes\n");
}

static void
test_comparison_item_removed (Fixture *self, gconstpointer data)
{
  set_answer (self, "b", NULL, 1);
  assert_changes (self, "b?: No > Yes\n", "Removed yes: Recommended > Ruled out because b?: No → Yes\n");
}

static void
test_comparison_item_changed (Fixture *self, gconstpointer data)
{
  cuti_case_clear (self->then->patient_case, cuti_case_find_answer (self->then->patient_case, "a", NULL));
  assert_changes (self, "a?: Yes > Not recorded\n",
                  "Changed yes: Recommended > Not enough data because a?: Yes → Not recorded\n");
}

/* What advises nothing, then or now, is not in the list but counted. */
static void
test_comparison_counts_what_lacks_data (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiComparison) comparison = NULL;

  cuti_case_clear (self->then->patient_case, cuti_case_find_answer (self->then->patient_case, "c", NULL));
  assert_changes (self, "c?: No > Not recorded\n", "");
  comparison = compare (self);
  g_assert_cmpuint (cuti_comparison_get_n_left_out (comparison), ==, 1);
}

/* A change of lesion 2 causes nothing about lesion 1. */
static void
test_comparison_causes_by_lesion (Fixture *self, gconstpointer data)
{
  set_answer (self, "lesion.a", "1", 0);
  set_answer (self, "lesion.a", "2", 1);
  assert_changes (self, "lesion.a? (Lesion 1): Yes > No\nlesion.a? (Lesion 2): No > Yes\n",
                  "Removed here (Lesion 1): Consider > Does not apply because lesion.a? (Lesion 1): Yes → No\n"
                  "Added here (Lesion 2): Does not apply > Consider because lesion.a? (Lesion 2): No → Yes\n");
}

static void
test_comparison_lesions_come_and_go (Fixture *self, gconstpointer data)
{
  CutiCase *patient_case = self->then->patient_case;

  cuti_case_remove_lesion (patient_case, cuti_case_find_lesion (patient_case, "1"));
  cuti_case_add_lesion (patient_case);
  assert_changes (self,
                  "lesions.complete?: Yes > Not recorded\n"
                  "Lesion 3: Not recorded > Recorded\n"
                  "Lesion 1: Recorded > Removed\n",
                  "Changed some: Recommended > Not enough data because lesions.complete?: Yes → Not recorded;"
                  " Lesion 3: Not recorded → Recorded; Lesion 1: Recorded → Removed\n"
                  "Removed here (Lesion 1): Consider > – because Lesion 1: Recorded → Removed\n");
}

/* Then nothing but the knowledge base is to blame. */
static void
test_comparison_with_another_knowledge_base (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiTestPlan) now = cuti_test_plan_new (
    CUTI_TEST_FACTS, NULL,
    CUTI_TEST_ADVICE ("no", "case", "strong", "{'not': 'c'}", "") "," CUTI_TEST_ADVICE ("new", "case", "strong", "'a'", ""),
    CASE);
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiComparison) comparison =
    cuti_comparison_new_since (self->version, now->patient_case, now->plan, &error);
  g_autofree char *facts = NULL;
  g_autofree char *items = NULL;

  g_assert_no_error (error);
  facts = list_facts (comparison);
  items = list_items (comparison);
  g_assert_true (cuti_comparison_is_knowledge_changed (comparison));
  g_assert_cmpstr (facts, ==, "");
  g_assert_nonnull (strstr (items, "Added no: Does not apply > Recommended because the knowledge base is another one\n"));
  g_assert_nonnull (strstr (items, "Added new: – > Recommended because the knowledge base is another one\n"));
  g_assert_nonnull (strstr (items, "Removed “yes”"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/comparison/" path, Fixture, NULL, setup, func, teardown)
  ADD ("of-the-same", test_comparison_of_the_same);
  ADD ("of-facts", test_comparison_of_facts);
  ADD ("item-added", test_comparison_item_added);
  ADD ("item-removed", test_comparison_item_removed);
  ADD ("item-changed", test_comparison_item_changed);
  ADD ("counts-what-lacks-data", test_comparison_counts_what_lacks_data);
  ADD ("causes-by-lesion", test_comparison_causes_by_lesion);
  ADD ("lesions-come-and-go", test_comparison_lesions_come_and_go);
  ADD ("with-another-knowledge-base", test_comparison_with_another_knowledge_base);

  return g_test_run ();
}
