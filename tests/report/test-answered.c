/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said to the plan, on paper: nothing of it is left unprinted.
 */

#include <string.h>

#include "cuti-json.h"
#include "cuti-report.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
} Fixture;

static const CutiAuthor jones = { "Dr A. Jones", "2026-11-22T10:44:00+01:00" };

static char *
get_data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = get_data_path ("knowledge");
  g_autofree char *path = get_data_path ("sample.cutiplan");
  g_autoptr(GFile) knowledge = g_file_new_for_path (folder);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;

  self->knowledge = cuti_knowledge_load (knowledge, NULL, &error);
  g_assert_no_error (error);
  node = cuti_json_load_file (file, NULL, &error);
  g_assert_no_error (error);
  self->patient_case = cuti_case_new_from_json (self->knowledge, node, &error);
  g_assert_no_error (error);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
}

/* The text, with every run of spaces and line ends as one space. */
static char *
render (Fixture *self)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (self->patient_case);
  g_autofree char *text = cuti_report_render_text (self->patient_case, plan);
  g_autoptr(GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

static CutiAdvice *
advice (Fixture *self, const char *id)
{
  return cuti_knowledge_find_advice (self->knowledge, id);
}

static void
assert_says (Fixture *self, const char *words)
{
  g_autofree char *text = render (self);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_silent (Fixture *self, const char *words)
{
  g_autofree char *text = render (self);

  g_assert_null (strstr (text, words));
}

static void
set_boolean (Fixture *self, const char *fact, int value)
{
  cuti_case_set_value (self->patient_case, cuti_case_find_answer (self->patient_case, fact, NULL),
                       CUTI_VALUE (value));
}

static void
test_answered_stands_on_its_card (Fixture *self, gconstpointer data)
{
  assert_silent (self, "Response");
  cuti_case_decline (self->patient_case, advice (self, "surgery.excise"), "b",
                     CUTI_DECLINE_PATIENT_PREFERENCE, "fears surgery", &jones);
  cuti_case_defer (self->patient_case, advice (self, "follow-up.skin"), NULL, "2026-12-06", "PET-CT",
                   &jones);
  assert_says (self, "Declined by Dr A. Jones, 22-Nov-2026 10:44. Patient does not want it: fears "
                     "surgery");
  assert_says (self, "Deferred to 06-Dec-2026 by Dr A. Jones, 22-Nov-2026 10:44. Waiting for: "
                     "PET-CT");
  assert_says (self, "1 declined, 1 deferred to 06-Dec-2026");
  assert_silent (self, "Answered before the facts changed");
  assert_silent (self, "Answered, but not offered now");
}

static void
test_answered_before_a_change_says_so (Fixture *self, gconstpointer data)
{
  cuti_case_accept (self->patient_case, advice (self, "surgery.excise"), "a", &jones);
  set_boolean (self, "disease.confirmed", 0);
  assert_says (self, "Accepted by Dr A. Jones, 22-Nov-2026 10:44. Answered before the facts changed");
}

/* Advice that is not offered any more has no card; what was said to it is printed all the same. */
static void
test_answered_without_a_card_is_printed (Fixture *self, gconstpointer data)
{
  cuti_case_accept (self->patient_case, advice (self, "surgery.excise"), "a", &jones);
  cuti_case_accept (self->patient_case, advice (self, "surgery.excise"), "b", &jones);
  set_boolean (self, "disease.confirmed", 0);
  cuti_case_remove_lesion (self->patient_case, cuti_case_find_lesion (self->patient_case, "b"));
  assert_says (self, "Answered, but not offered now");
  assert_says (self, "(about a lesion that is no longer recorded): Accepted by Dr A. Jones");
}

static void
test_mdt_is_printed (Fixture *self, gconstpointer data)
{
  assert_silent (self, "Tumour board");
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DATE, "2026-11-25");
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_PRESENT, "Dr A. Jones, Dr B. Novak");
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DECISION, "Excise lesion 1");
  assert_says (self, "Tumour board");
  assert_says (self, "Date 25-Nov-2026");
  assert_says (self, "Present Dr A. Jones, Dr B. Novak");
  assert_says (self, "Decision Excise lesion 1");
  assert_says (self, "Dissent Not recorded");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)
  ADD ("/answered/stands-on-its-card", test_answered_stands_on_its_card);
  ADD ("/answered/before-a-change-says-so", test_answered_before_a_change_says_so);
  ADD ("/answered/without-a-card-is-printed", test_answered_without_a_card_is_printed);
  ADD ("/answered/mdt-is-printed", test_mdt_is_printed);
#undef ADD

  return g_test_run ();
}
