/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing a case: answers, lesions and identity, and who is told of it.
 */

#include "cuti-test-facts.h"

#include "cuti-json.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  guint          n_changed, n_modified, n_label, n_patient, n_lesions;
} Fixture;

typedef struct
{
  guint state, text, problem, visible;
} Notified;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
setup (Fixture *self, gconstpointer members)
{
  self->knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS, NULL, NULL);
  self->patient_case = cuti_test_case_new (self->knowledge, members != NULL ? members : "");
  g_signal_connect_swapped (self->patient_case, "changed", G_CALLBACK (count_cb), &self->n_changed);
  g_signal_connect_swapped (self->patient_case, "patient-changed", G_CALLBACK (count_cb), &self->n_patient);
  g_signal_connect_swapped (self->patient_case, "notify::modified", G_CALLBACK (count_cb), &self->n_modified);
  g_signal_connect_swapped (self->patient_case, "notify::label", G_CALLBACK (count_cb), &self->n_label);
  g_signal_connect_swapped (self->patient_case, "notify::n-lesions", G_CALLBACK (count_cb), &self->n_lesions);
}

static void
teardown (Fixture *self, gconstpointer members)
{
  g_assert_finalize_object (self->patient_case);
  g_assert_finalize_object (self->knowledge);
}

static void
turn_main_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static CutiAnswer *
find (Fixture *self, const char *fact, const char *lesion)
{
  CutiAnswer *answer = cuti_case_find_answer (self->patient_case, fact, lesion);

  g_assert_nonnull (answer);
  return answer;
}

static void
watch (CutiAnswer *answer, Notified *notified)
{
  g_signal_connect_swapped (answer, "notify::state", G_CALLBACK (count_cb), &notified->state);
  g_signal_connect_swapped (answer, "notify::text", G_CALLBACK (count_cb), &notified->text);
  g_signal_connect_swapped (answer, "notify::problem", G_CALLBACK (count_cb), &notified->problem);
  g_signal_connect_swapped (answer, "notify::visible", G_CALLBACK (count_cb), &notified->visible);
}

static char *
write_entry (Fixture *self, const char *fact)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (self->patient_case);
  JsonObject *facts = json_object_get_object_member (json_node_get_object (json), "facts");

  return json_object_has_member (facts, fact) ? cuti_test_canonical (json_object_get_member (facts, fact)) : NULL;
}

static void
assert_entry (Fixture *self, const char *fact, const char *expected)
{
  g_autofree char *entry = write_entry (self, fact);

  g_assert_cmpstr (entry, ==, expected);
}

static void
test_case_setters_notify_once (Fixture *self, gconstpointer members)
{
  CutiAnswer *answer = find (self, "a", NULL);
  Notified notified = { 0 };
  g_autofree char *text = NULL;

  watch (answer, &notified);
  cuti_case_set_value (self->patient_case, answer, CUTI_VALUE (1));
  g_assert_cmpuint (notified.state, ==, 1);
  g_assert_cmpuint (notified.text, ==, 1);
  g_assert_cmpint (cuti_answer_get_state (answer), ==, CUTI_ANSWER_VALUE);
  assert_entry (self, "a", "{'value':true}");

  cuti_case_set_value (self->patient_case, answer, CUTI_VALUE (1));
  g_assert_cmpuint (notified.state, ==, 1);

  /* Another value in the same state, too. */
  cuti_case_set_value (self->patient_case, answer, CUTI_VALUE (0));
  g_assert_cmpuint (notified.state, ==, 2);
  assert_entry (self, "a", "{'value':false}");

  cuti_case_set_missing (self->patient_case, answer, CUTI_MISSING_PENDING);
  g_assert_cmpuint (notified.state, ==, 3);
  g_assert_cmpint (cuti_answer_get_state (answer), ==, CUTI_ANSWER_MISSING);
  g_assert_false (cuti_answer_get_value (answer).known);
  assert_entry (self, "a", "{'missing':'pending'}");
  text = cuti_answer_dup_text (answer);
  g_assert_cmpstr (text, ==, cuti_missing_get_label (CUTI_MISSING_PENDING));
  cuti_case_set_missing (self->patient_case, answer, CUTI_MISSING_PENDING);
  g_assert_cmpuint (notified.state, ==, 3);

  cuti_case_clear (self->patient_case, answer);
  g_assert_cmpuint (notified.state, ==, 4);
  g_assert_cmpint (cuti_answer_get_state (answer), ==, CUTI_ANSWER_NOT_RECORDED);
  assert_entry (self, "a", NULL);
  cuti_case_clear (self->patient_case, answer);
  g_assert_cmpuint (notified.state, ==, 4);
}

static void
test_case_sets_modified (Fixture *self, gconstpointer members)
{
  g_assert_false (cuti_case_is_modified (self->patient_case));
  cuti_case_set_value (self->patient_case, find (self, "a", NULL), CUTI_VALUE (1));
  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (1));
  g_assert_true (cuti_case_is_modified (self->patient_case));
  g_assert_cmpuint (self->n_modified, ==, 1);

  cuti_case_set_saved (self->patient_case);
  g_assert_false (cuti_case_is_modified (self->patient_case));
  g_assert_cmpuint (self->n_modified, ==, 2);

  /* Nothing new is no change. */
  cuti_case_set_value (self->patient_case, find (self, "a", NULL), CUTI_VALUE (1));
  cuti_case_clear (self->patient_case, find (self, "c", NULL));
  g_assert_false (cuti_case_is_modified (self->patient_case));
}

static void
test_case_changed_once_per_turn (Fixture *self, gconstpointer members)
{
  cuti_case_set_value (self->patient_case, find (self, "a", NULL), CUTI_VALUE (1));
  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (1));
  cuti_case_add_lesion (self->patient_case);
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_BORN, "1954");
  g_assert_cmpuint (self->n_changed, ==, 0);
  turn_main_loop ();
  g_assert_cmpuint (self->n_changed, ==, 1);

  turn_main_loop ();
  g_assert_cmpuint (self->n_changed, ==, 1);
  cuti_case_clear (self->patient_case, find (self, "a", NULL));
  turn_main_loop ();
  g_assert_cmpuint (self->n_changed, ==, 2);
}

/* Whoever asks need not wait for the signal, and by the signal the rows know whether they are shown. */
static void
test_case_snapshot_is_current (Fixture *self, gconstpointer members)
{
  CutiAnswer *answer = find (self, "a", NULL), *row = find (self, "row", NULL);
  guint fact = cuti_fact_get_index (cuti_answer_get_fact (answer));
  g_autoptr(CutiSnapshot) before = cuti_snapshot_ref (cuti_case_get_snapshot (self->patient_case));

  g_assert_true (cuti_case_get_snapshot (self->patient_case) == before);
  cuti_case_set_value (self->patient_case, answer, CUTI_VALUE (0));
  g_assert_true (cuti_answer_is_visible (row));
  g_assert_true (cuti_snapshot_get_value (cuti_case_get_snapshot (self->patient_case), fact, CUTI_NO_LESION).known);
  g_assert_false (cuti_answer_is_visible (row));
  g_assert_false (cuti_snapshot_get_value (before, fact, CUTI_NO_LESION).known);
}

static void
changed_cb (CutiCase *patient_case, CutiAnswer *row)
{
  g_assert_false (cuti_answer_is_visible (row));
}

static void
test_case_rows_are_settled_by_changed (Fixture *self, gconstpointer members)
{
  CutiAnswer *row = find (self, "row", NULL);
  Notified notified = { 0 };

  cuti_case_get_snapshot (self->patient_case);
  watch (row, &notified);
  g_signal_connect (self->patient_case, "changed", G_CALLBACK (changed_cb), row);
  cuti_case_set_value (self->patient_case, find (self, "a", NULL), CUTI_VALUE (0));
  turn_main_loop ();
  g_assert_cmpuint (notified.visible, ==, 1);
  g_assert_cmpuint (notified.state, ==, 0);
}

static void
test_case_text_fact (Fixture *self, gconstpointer members)
{
  CutiAnswer *note = find (self, "note", NULL);
  Notified notified = { 0 };
  g_autofree char *text = NULL;

  watch (note, &notified);
  cuti_case_set_string (self->patient_case, note, "Words");
  cuti_case_set_string (self->patient_case, note, "Words");
  g_assert_cmpuint (notified.state, ==, 1);
  text = cuti_answer_dup_text (note);
  g_assert_cmpstr (text, ==, "Words");
  assert_entry (self, "note", "{'value':'Words'}");
  cuti_case_set_string (self->patient_case, note, "");
  g_assert_cmpint (cuti_answer_get_state (note), ==, CUTI_ANSWER_NOT_RECORDED);
  g_assert_null (cuti_answer_get_string (note));
  assert_entry (self, "note", NULL);
}

static void
test_case_dates_answers (Fixture *self, gconstpointer members)
{
  CutiAnswer *answer = find (self, "a", NULL);

  cuti_case_set_value (self->patient_case, answer, CUTI_VALUE (1));
  g_assert_cmpstr (cuti_answer_get_date (answer), ==, "2026-11-20");
  assert_entry (self, "a", "{'date':'2026-11-20','value':true}");
}

static void
test_case_overrides (Fixture *self, gconstpointer members)
{
  CutiAnswer *gfr = find (self, "gfr", NULL);
  guint fact = cuti_fact_get_index (cuti_answer_get_fact (gfr));
  Notified notified = { 0 };

  watch (gfr, &notified);
  g_assert_false (cuti_answer_is_override (gfr));
  cuti_case_set_value (self->patient_case, gfr, CUTI_VALUE (45));
  g_assert_true (cuti_answer_is_override (gfr));
  assert_entry (self, "gfr", "{'override':true,'value':45}");
  g_assert_cmpint (cuti_snapshot_get_value (cuti_case_get_snapshot (self->patient_case), fact, CUTI_NO_LESION).n, ==, 45);
  g_assert_true (cuti_snapshot_get_flags (cuti_case_get_snapshot (self->patient_case), fact, CUTI_NO_LESION)
                 & CUTI_SLOT_OVERRIDDEN);

  cuti_case_clear (self->patient_case, gfr);
  g_assert_false (cuti_answer_is_override (gfr));
  assert_entry (self, "gfr", NULL);
  g_assert_false (cuti_snapshot_get_value (cuti_case_get_snapshot (self->patient_case), fact, CUTI_NO_LESION).known);
}

static void
test_case_patient (Fixture *self, gconstpointer members)
{
  g_autoptr(JsonNode) json = NULL;
  g_autofree char *text = NULL;

  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "F");
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_IDENTIFIER_VALUE, "1");
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_ALLERGIES, "Plaster");
  g_assert_cmpuint (self->n_patient, ==, 3);
  g_assert_true (cuti_case_is_modified (self->patient_case));
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "F");
  g_assert_cmpuint (self->n_patient, ==, 3);
  g_assert_cmpstr (cuti_case_get_patient (self->patient_case, CUTI_PATIENT_IDENTIFIER_VALUE), ==, "1");
  g_assert_null (cuti_case_get_patient (self->patient_case, CUTI_PATIENT_IDENTIFIER_LABEL));

  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_ALLERGIES, "");
  g_assert_null (cuti_case_get_patient (self->patient_case, CUTI_PATIENT_ALLERGIES));
  json = cuti_case_to_json (self->patient_case);
  text = cuti_test_canonical (json_object_get_member (json_node_get_object (json), "patient"));
  g_assert_cmpstr (text, ==, "{'family':'F','identifier':{'value':'1'}}");
}

static void
test_case_label (Fixture *self, gconstpointer members)
{
  cuti_case_set_label (self->patient_case, "Case 1");
  cuti_case_set_label (self->patient_case, "Case 1");
  g_assert_cmpstr (cuti_case_get_label (self->patient_case), ==, "Case 1");
  g_assert_cmpuint (self->n_label, ==, 1);
  g_assert_true (cuti_case_is_modified (self->patient_case));
  turn_main_loop ();
  g_assert_cmpuint (self->n_changed, ==, 0);
}

static char *
join_lesions (Fixture *self)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (self->patient_case);
  JsonArray *array = json_object_get_array_member (json_node_get_object (json), "lesions");
  GListModel *lesions = cuti_case_get_lesions (self->patient_case);
  GString *ids = g_string_new (NULL);

  /* The list and the document say the same. */
  g_assert_cmpuint (json_array_get_length (array), ==, g_list_model_get_n_items (lesions));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);
      const char *id = json_object_get_string_member (json_array_get_object_element (array, i), "id");

      g_assert_cmpstr (cuti_lesion_get_id (lesion), ==, id);
      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", id);
    }
  return g_string_free (ids, FALSE);
}

static void
assert_lesions (Fixture *self, const char *expected)
{
  g_autofree char *ids = join_lesions (self);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_case_add_lesion (Fixture *self, gconstpointer members)
{
  CutiLesion *lesion;
  CutiAnswer *site;

  g_assert_cmpint (cuti_answer_get_state (find (self, "lesions.complete", NULL)), ==, CUTI_ANSWER_VALUE);
  lesion = cuti_case_add_lesion (self->patient_case);
  g_assert_cmpint (cuti_answer_get_state (find (self, "lesions.complete", NULL)), ==, CUTI_ANSWER_NOT_RECORDED);
  assert_entry (self, "lesions.complete", NULL);
  assert_lesions (self, "1 3 2");
  g_assert_cmpstr (cuti_lesion_get_label (lesion), ==, "2");
  g_assert_cmpstr (cuti_lesion_get_title (lesion), ==, "Lesion 2");
  g_assert_cmpuint (self->n_lesions, ==, 1);
  g_assert_true (cuti_case_is_modified (self->patient_case));

  site = find (self, "lesion.site", "2");
  g_assert_cmpstr (cuti_answer_get_lesion (site), ==, "2");
  cuti_case_set_value (self->patient_case, site, CUTI_VALUE (0));
  g_assert_cmpstr (cuti_lesion_get_title (lesion), ==, "Lesion 2: Scalp");
  g_assert_null (cuti_case_find_answer (self->patient_case, "lesion.site", NULL));
  g_assert_null (cuti_case_find_answer (self->patient_case, "lesion.site", "9"));
}

static void
test_case_remove_lesion (Fixture *self, gconstpointer members)
{
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (self->patient_case)), ==, 1);
  cuti_case_remove_lesion (self->patient_case, cuti_case_find_lesion (self->patient_case, "2"));
  assert_lesions (self, "1 3");
  g_assert_null (cuti_case_find_lesion (self->patient_case, "2"));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (self->patient_case)), ==, 0);
  g_assert_cmpuint (self->n_lesions, ==, 1);
  g_assert_true (cuti_case_is_modified (self->patient_case));
  turn_main_loop ();
  g_assert_cmpuint (cuti_snapshot_get_n_lesions (cuti_case_get_snapshot (self->patient_case)), ==, 2);
}

#define TWO "'facts': {'lesions.complete': true}, 'lesions': [{'id': '1'}, {'id': '3'}]"
#define THREE "'lesions': [{'id': '1'}, {'id': '2', 'facts': {'lesion.a': true, 'z': 1}}, {'id': '3'}]"

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, members, func) g_test_add ("/case/" path, Fixture, members, setup, func, teardown)
  ADD ("setters-notify-once", NULL, test_case_setters_notify_once);
  ADD ("sets-modified", NULL, test_case_sets_modified);
  ADD ("changed-once-per-turn", NULL, test_case_changed_once_per_turn);
  ADD ("snapshot-is-current", NULL, test_case_snapshot_is_current);
  ADD ("rows-are-settled-by-changed", NULL, test_case_rows_are_settled_by_changed);
  ADD ("text-fact", NULL, test_case_text_fact);
  ADD ("dates-answers", "'facts': {'case.assessed_on': '2026-11-20'}", test_case_dates_answers);
  ADD ("overrides", NULL, test_case_overrides);
  ADD ("patient", NULL, test_case_patient);
  ADD ("label", NULL, test_case_label);
  ADD ("add-lesion", TWO, test_case_add_lesion);
  ADD ("remove-lesion", THREE, test_case_remove_lesion);

  return g_test_run ();
}
