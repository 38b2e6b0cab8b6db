/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: each kind of change there and back, what makes one step, and
 * what the steps are called.
 */

#include "cuti-test-facts.h"

#include "cuti-json.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  guint          n_undo, n_redo, n_patient, n_label;
} Fixture;

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
  g_signal_connect_swapped (self->patient_case, "notify::undo-name", G_CALLBACK (count_cb), &self->n_undo);
  g_signal_connect_swapped (self->patient_case, "notify::redo-name", G_CALLBACK (count_cb), &self->n_redo);
  g_signal_connect_swapped (self->patient_case, "patient-changed", G_CALLBACK (count_cb), &self->n_patient);
  g_signal_connect_swapped (self->patient_case, "notify::label", G_CALLBACK (count_cb), &self->n_label);
}

static void
teardown (Fixture *self, gconstpointer members)
{
  g_assert_finalize_object (self->patient_case);
  g_assert_finalize_object (self->knowledge);
}

static CutiAnswer *
find (Fixture *self, const char *fact, const char *lesion)
{
  CutiAnswer *answer = cuti_case_find_answer (self->patient_case, fact, lesion);

  g_assert_nonnull (answer);
  return answer;
}

static char *
write_case (Fixture *self)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (self->patient_case);

  return cuti_test_canonical (json);
}

static void
assert_names (Fixture *self, const char *undo, const char *redo)
{
  g_assert_cmpstr (cuti_case_get_undo_name (self->patient_case), ==, undo);
  g_assert_cmpstr (cuti_case_get_redo_name (self->patient_case), ==, redo);
}

/* Undoes and redoes all that was done since @before was written, and back and forth once more. */
static void
assert_there_and_back (Fixture *self, const char *before)
{
  g_autofree char *after = write_case (self);

  g_assert_cmpstr (before, !=, after);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      while (cuti_case_undo (self->patient_case))
        ;
      undone = write_case (self);
      g_assert_cmpstr (undone, ==, before);

      while (cuti_case_redo (self->patient_case))
        ;
      redone = write_case (self);
      g_assert_cmpstr (redone, ==, after);
    }
}

static void
test_undo_answers (Fixture *self, gconstpointer members)
{
  CutiAnswer *a = find (self, "a", NULL);
  g_autofree char *before = write_case (self);

  cuti_case_set_value (self->patient_case, a, CUTI_VALUE (0));
  cuti_case_set_missing (self->patient_case, find (self, "b", NULL), CUTI_MISSING_PENDING);
  cuti_case_clear (self->patient_case, find (self, "c", NULL));
  cuti_case_set_string (self->patient_case, find (self, "note", NULL), "Words");
  cuti_case_set_value (self->patient_case, find (self, "gfr", NULL), CUTI_VALUE (45));
  cuti_case_set_value (self->patient_case, find (self, "lesion.a", "1"), CUTI_VALUE (1));
  assert_there_and_back (self, before);

  while (cuti_case_undo (self->patient_case))
    ;
  g_assert_cmpint (cuti_answer_get_state (a), ==, CUTI_ANSWER_VALUE);
  g_assert_cmpint (cuti_answer_get_value (a).n, ==, 1);
  g_assert_cmpint (cuti_answer_get_state (find (self, "c", NULL)), ==, CUTI_ANSWER_MISSING);
}

static void
test_undo_reaches_logic (Fixture *self, gconstpointer members)
{
  CutiAnswer *a = find (self, "a", NULL);
  guint index = cuti_fact_get_index (cuti_answer_get_fact (a));

  cuti_case_set_value (self->patient_case, a, CUTI_VALUE (0));
  g_assert_cmpint (cuti_snapshot_get_value (cuti_case_get_snapshot (self->patient_case), index, CUTI_NO_LESION).n,
                   ==, 0);
  cuti_case_undo (self->patient_case);
  g_assert_cmpint (cuti_snapshot_get_value (cuti_case_get_snapshot (self->patient_case), index, CUTI_NO_LESION).n,
                   ==, 1);
}

static void
test_undo_restores_what_was_not_usable (Fixture *self, gconstpointer members)
{
  CutiAnswer *n = find (self, "n", NULL);
  g_autofree char *before = write_case (self);

  g_assert_cmpint (cuti_answer_get_state (n), ==, CUTI_ANSWER_IGNORED);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (self->patient_case)), ==, 1);
  cuti_case_set_value (self->patient_case, n, CUTI_VALUE (3));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (self->patient_case)), ==, 0);

  assert_there_and_back (self, before);
  cuti_case_undo (self->patient_case);
  g_assert_cmpint (cuti_answer_get_state (n), ==, CUTI_ANSWER_IGNORED);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (self->patient_case)), ==, 1);
}

static void
test_undo_identity (Fixture *self, gconstpointer members)
{
  g_autofree char *before = write_case (self);

  cuti_case_set_label (self->patient_case, "Case 2");
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "F");
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_BORN, NULL);
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_IDENTIFIER_LABEL, "MRN");
  cuti_case_end_editing (self->patient_case);
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_IDENTIFIER_VALUE, "1");
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_ALLERGY_STATUS, "none-known");
  assert_there_and_back (self, before);

  while (cuti_case_undo (self->patient_case))
    ;
  g_assert_cmpstr (cuti_case_get_label (self->patient_case), ==, "Case 1");
  g_assert_cmpstr (cuti_case_get_patient (self->patient_case, CUTI_PATIENT_BORN), ==, "1954");
  g_assert_null (cuti_case_get_patient (self->patient_case, CUTI_PATIENT_IDENTIFIER_VALUE));
  g_assert_cmpuint (self->n_label, ==, 6);
  g_assert_cmpuint (self->n_patient, ==, 5 * 6);
}

static void
test_undo_lesions (Fixture *self, gconstpointer members)
{
  g_autofree char *before = write_case (self);

  cuti_case_remove_lesion (self->patient_case, cuti_case_find_lesion (self->patient_case, "1"));
  cuti_case_remove_lesion (self->patient_case, cuti_case_find_lesion (self->patient_case, "3"));
  cuti_case_add_lesion (self->patient_case);
  cuti_case_set_value (self->patient_case, find (self, "lesion.site", "4"), CUTI_VALUE (0));
  assert_there_and_back (self, before);
  g_assert_cmpstr (cuti_lesion_get_title (cuti_case_find_lesion (self->patient_case, "4")), ==, "Lesion 4: Scalp");

  while (cuti_case_undo (self->patient_case))
    ;
  g_assert_cmpint (cuti_answer_get_value (find (self, "lesion.a", "3")).n, ==, 1);
  g_assert_cmpuint (cuti_snapshot_get_n_lesions (cuti_case_get_snapshot (self->patient_case)), ==, 3);

  /* It is alive again. */
  cuti_case_set_value (self->patient_case, find (self, "lesion.a", "3"), CUTI_VALUE (0));
  g_assert_cmpint (cuti_answer_get_value (find (self, "lesion.a", "3")).n, ==, 0);
}

/* That the list was complete is withdrawn with the new lesion, and comes back with it. */
static void
test_undo_added_lesion_is_one_step (Fixture *self, gconstpointer members)
{
  cuti_case_add_lesion (self->patient_case);
  g_assert_cmpint (cuti_answer_get_state (find (self, "lesions.complete", NULL)), ==, CUTI_ANSWER_NOT_RECORDED);
  assert_names (self, "Lesion 4 added", NULL);
  cuti_case_undo (self->patient_case);
  g_assert_cmpint (cuti_answer_get_state (find (self, "lesions.complete", NULL)), ==, CUTI_ANSWER_VALUE);
  assert_names (self, NULL, "Lesion 4 added");
}

static void
test_undo_knows_removed_lesion (Fixture *self, gconstpointer members)
{
  CutiLesion *lesion = cuti_case_find_lesion (self->patient_case, "2");

  g_assert_null (cuti_case_get_removed_lesion (self->patient_case));
  cuti_case_remove_lesion (self->patient_case, lesion);
  g_assert_true (cuti_case_get_removed_lesion (self->patient_case) == lesion);
  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (1));
  g_assert_null (cuti_case_get_removed_lesion (self->patient_case));
  cuti_case_undo (self->patient_case);
  g_assert_true (cuti_case_get_removed_lesion (self->patient_case) == lesion);
  cuti_case_undo (self->patient_case);
  g_assert_null (cuti_case_get_removed_lesion (self->patient_case));
}

static void
test_undo_names (Fixture *self, gconstpointer members)
{
  assert_names (self, NULL, NULL);
  g_assert_false (cuti_case_undo (self->patient_case));
  g_assert_false (cuti_case_redo (self->patient_case));

  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (1));
  assert_names (self, "b?", NULL);
  cuti_case_set_value (self->patient_case, find (self, "lesion.a", "2"), CUTI_VALUE (1));
  assert_names (self, "lesion.a? (Lesion 2)", NULL);
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "F");
  assert_names (self, "Family name", NULL);
  cuti_case_undo (self->patient_case);
  assert_names (self, "lesion.a? (Lesion 2)", "Family name");
  g_assert_cmpuint (self->n_undo, ==, 4);
  g_assert_cmpuint (self->n_redo, ==, 4);
}

static void
test_undo_change_ends_redo (Fixture *self, gconstpointer members)
{
  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (1));
  cuti_case_undo (self->patient_case);
  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (0));
  assert_names (self, "b?", NULL);
  g_assert_false (cuti_case_redo (self->patient_case));
}

static void
test_undo_typing_is_one_step (Fixture *self, gconstpointer members)
{
  CutiCase *patient_case = self->patient_case;

  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "S");
  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "Sm");
  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "Smi");
  cuti_case_end_editing (patient_case);
  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "Smith");

  cuti_case_undo (patient_case);
  g_assert_cmpstr (cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY), ==, "Smi");
  cuti_case_undo (patient_case);
  g_assert_null (cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY));
  g_assert_false (cuti_case_undo (patient_case));
  cuti_case_redo (patient_case);
  g_assert_cmpstr (cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY), ==, "Smi");
}

/* A step that has been undone and redone is closed: what follows is another. */
static void
test_undo_ends_the_session (Fixture *self, gconstpointer members)
{
  CutiCase *patient_case = self->patient_case;

  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "S");
  cuti_case_undo (patient_case);
  cuti_case_redo (patient_case);
  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, "Sm");
  cuti_case_undo (patient_case);
  g_assert_cmpstr (cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY), ==, "S");
}

static void
test_undo_nothing_is_no_step (Fixture *self, gconstpointer members)
{
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "S");
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_FAMILY, "");
  assert_names (self, NULL, NULL);

  cuti_case_begin_change (self->patient_case, "Nothing");
  cuti_case_end_change (self->patient_case);
  assert_names (self, NULL, NULL);
}

static void
test_undo_groups (Fixture *self, gconstpointer members)
{
  cuti_case_begin_change (self->patient_case, "Import");
  cuti_case_set_value (self->patient_case, find (self, "b", NULL), CUTI_VALUE (1));
  cuti_case_add_lesion (self->patient_case);
  cuti_case_set_value (self->patient_case, find (self, "d", NULL), CUTI_VALUE (1));
  cuti_case_end_change (self->patient_case);
  assert_names (self, "Import", NULL);

  cuti_case_undo (self->patient_case);
  g_assert_cmpint (cuti_answer_get_state (find (self, "b", NULL)), ==, CUTI_ANSWER_NOT_RECORDED);
  g_assert_cmpint (cuti_answer_get_state (find (self, "d", NULL)), ==, CUTI_ANSWER_NOT_RECORDED);
  g_assert_null (cuti_case_find_lesion (self->patient_case, "4"));
  assert_names (self, NULL, "Import");
}

#define CASE \
  "'label': 'Case 1', 'patient': {'born': '1954', 'identifier': {'kept': 1}}," \
  "'facts': {'a': {'value': true, 'kept': 1}, 'c': {'missing': 'pending'}, 'n': 99, 'lesions.complete': true}," \
  "'lesions': [{'id': '1'}, {'id': '2'}, {'id': '3', 'facts': {'lesion.a': true}}]"

static void
set_a (Fixture *self, int n)
{
  cuti_case_set_value (self->patient_case, find (self, "a", NULL), CUTI_VALUE (n));
  cuti_case_end_editing (self->patient_case);
}

static void
test_undo_knows_what_was_saved (Fixture *self, gconstpointer members)
{
  set_a (self, 0);
  g_assert_true (cuti_case_is_modified (self->patient_case));
  cuti_case_undo (self->patient_case);
  g_assert_false (cuti_case_is_modified (self->patient_case));
  cuti_case_redo (self->patient_case);
  g_assert_true (cuti_case_is_modified (self->patient_case));

  cuti_case_set_saved (self->patient_case);
  cuti_case_undo (self->patient_case);
  g_assert_true (cuti_case_is_modified (self->patient_case));
  cuti_case_redo (self->patient_case);
  g_assert_false (cuti_case_is_modified (self->patient_case));
}

/* The step that led to what was saved is gone: another of the same place does not lead there. */
static void
test_undo_forgets_what_was_saved (Fixture *self, gconstpointer members)
{
  set_a (self, 0);
  cuti_case_set_saved (self->patient_case);
  cuti_case_undo (self->patient_case);
  cuti_case_set_label (self->patient_case, "Other");
  g_assert_true (cuti_case_is_modified (self->patient_case));
  cuti_case_undo (self->patient_case);
  g_assert_true (cuti_case_is_modified (self->patient_case));
}

/* Typing on after saving is a step of its own, which leads back to what was saved. */
static void
test_undo_stops_at_what_was_saved (Fixture *self, gconstpointer members)
{
  cuti_case_set_label (self->patient_case, "On");
  cuti_case_set_saved (self->patient_case);
  cuti_case_set_label (self->patient_case, "One");
  cuti_case_undo (self->patient_case);
  g_assert_cmpstr (cuti_case_get_label (self->patient_case), ==, "On");
  g_assert_false (cuti_case_is_modified (self->patient_case));
}

static void
test_undo_never_undoes_signing (Fixture *self, gconstpointer members)
{
  g_autoptr(JsonNode) plan = cuti_json_parse ("{}", -1, NULL);

  cuti_case_sign (self->patient_case, plan, &(CutiSignature) { "Dr A", "", "2026-11-22T10:58:00Z" });
  set_a (self, 0);
  cuti_case_undo (self->patient_case);
  g_assert_true (cuti_case_is_modified (self->patient_case));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/undo/" path, Fixture, CASE, setup, func, teardown)
  ADD ("answers", test_undo_answers);
  ADD ("reaches-logic", test_undo_reaches_logic);
  ADD ("restores-what-was-not-usable", test_undo_restores_what_was_not_usable);
  ADD ("identity", test_undo_identity);
  ADD ("lesions", test_undo_lesions);
  ADD ("added-lesion-is-one-step", test_undo_added_lesion_is_one_step);
  ADD ("knows-removed-lesion", test_undo_knows_removed_lesion);
  ADD ("names", test_undo_names);
  ADD ("change-ends-redo", test_undo_change_ends_redo);
  ADD ("typing-is-one-step", test_undo_typing_is_one_step);
  ADD ("ends-the-session", test_undo_ends_the_session);
  ADD ("nothing-is-no-step", test_undo_nothing_is_no_step);
  ADD ("groups", test_undo_groups);
  ADD ("knows-what-was-saved", test_undo_knows_what_was_saved);
  ADD ("forgets-what-was-saved", test_undo_forgets_what_was_saved);
  ADD ("stops-at-what-was-saved", test_undo_stops_at_what_was_saved);
  ADD ("never-undoes-signing", test_undo_never_undoes_signing);

  return g_test_run ();
}
