/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the plan carries beside its advice: calculated values, the follow-up,
 * the signature; and the changes as a file of their own.
 */

#include <string.h>

#include "cuti-report-fixture.h"
#include "cuti-test-knowledge.h"

#define DATE(id) "{'id': '" id "', 'group': 'g', 'type': 'date', 'label': '" id "?', 'short': '" id "'}"
#define DERIVED(id, label, calculator, inputs, rest) \
  "{'id': '" id "', 'group': 'g', 'type': 'number', 'label': '" label "', 'hard': [0, 1000]," \
  " 'derive': {'calculator': '" calculator "', 'inputs': {" inputs "}}" rest "}"
#define FACTS \
  CUTI_TEST_FACTS "," DATE ("case.assessed_on") "," DATE ("cleared") "," \
  DERIVED ("age", "Age", "age-years", "'born': 'patient.born', 'on': 'case.assessed_on'", \
           ", 'unit': 'a', 'overridable': true") "," \
  "{'id': 'wide', 'group': 'g', 'type': 'number', 'label': 'Width?', 'short': 'Width', 'unit': 'mm'," \
  " 'hard': [0, 1000]}," \
  "{'id': 'lesion.long', 'group': 'g', 'type': 'number', 'label': 'Length?', 'short': 'Length'," \
  " 'unit': 'mm', 'hard': [0, 1000]}," \
  DERIVED ("lesion.area", "Area", "area", "'length': 'lesion.long', 'width': 'wide'", ", 'unit': 'cm2'")
#define FOLLOW_UP(kind, lo, hi, rest) \
  ", 'follow_up': {'kind': '" kind "', 'every_months': [" lo ", " hi "]" rest "}"
#define ADVICE \
  CUTI_TEST_ADVICE ("skin", "case", "strong", "'a'", FOLLOW_UP ("skin-check", "3", "6", "")) "," \
  CUTI_TEST_ADVICE ("images", "case", "strong", "'a'", \
                    FOLLOW_UP ("imaging", "6", "6", ", 'from': 'cleared', 'until_months': 24"))
#define BLANK "____"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  char          *text;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->knowledge = cuti_test_knowledge_new (FACTS, NULL, ADVICE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->patient_case);
  g_object_unref (self->knowledge);
  g_free (self->text);
}

/* The text, with every run of spaces and line ends as one space. */
static void
take_text (Fixture *self, CutiCase *patient_case, CutiPlan *plan)
{
  g_autofree char *text = cuti_report_render_text (patient_case, plan);
  g_autoptr(GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);

  g_free (self->text);
  self->text = g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

static void
render (Fixture *self, const char *members)
{
  g_autoptr(CutiPlan) plan = NULL;

  g_clear_object (&self->patient_case);
  self->patient_case = cuti_test_case_new (self->knowledge, members);
  plan = cuti_plan_new (self->patient_case);
  take_text (self, self->patient_case, plan);
}

static void
assert_says (Fixture *self, const char *words)
{
  if (strstr (self->text, words) == NULL)
    g_error ("“%s” is not in: %s", words, self->text);
}

static void
assert_silent (Fixture *self, const char *words)
{
  if (strstr (self->text, words) != NULL)
    g_error ("“%s” is in: %s", words, self->text);
}

static void
test_calculated_names_inputs_and_formula (Fixture *self, gconstpointer data)
{
  render (self, "'patient': {'born': '1954-03-09'}, 'facts': {'case.assessed_on': '2026-11-20'}");
  assert_says (self, "Calculated values");
  assert_says (self, "Age 72.0 years / Date of birth: 09-Mar-1954; case.assessed_on: 20-Nov-2026");
  assert_says (self, "- Age: years from the date of birth");
  assert_says (self, "- Source: Calendar");
}

static void
test_calculated_is_of_each_lesion (Fixture *self, gconstpointer data)
{
  render (self, "'facts': {'wide': 20}, 'lesions': [{'id': 'p', 'label': '1', 'facts': {'lesion.long': 10}},"
                "{'id': 'q', 'label': '2', 'facts': {'lesion.long': 30}}, {'id': 'r', 'label': '3'}]");
  assert_says (self, "Area - Lesion 1 2.0 cm2 / Length: 10.0 mm; Width: 20.0 mm");
  assert_says (self, "Area - Lesion 2 6.0 cm2 / Length: 30.0 mm; Width: 20.0 mm");
  assert_silent (self, "Area - Lesion 3");
  g_assert_cmpuint (cuti_test_count (self->text, "- Area: "), ==, 1);
}

/* What cannot be computed is asked for elsewhere. */
static void
test_calculated_is_left_out_without_values (Fixture *self, gconstpointer data)
{
  render (self, "'facts': {'case.assessed_on': '2026-11-20'}");
  assert_silent (self, "Calculated values");
  assert_silent (self, "Formulas");
}

/* A formula beside a number that it did not give would mislead. */
static void
test_calculated_tells_what_was_entered (Fixture *self, gconstpointer data)
{
  render (self, "'patient': {'born': '1954-03-09'},"
                "'facts': {'case.assessed_on': '2026-11-20', 'age': {'value': 70, 'override': true}}");
  assert_says (self, "Age 70.0 years / Entered by hand, stands for the computed value");
  assert_silent (self, "Formulas");
}

static void
test_follow_up_says_when (Fixture *self, gconstpointer data)
{
  render (self, "'facts': {'a': true, 'case.assessed_on': '2026-11-20', 'cleared': '2026-09-30'}");
  assert_says (self, "Follow-up calendar");
  assert_says (self, "Check of the skin: Recommended - skin Every 3 to 6 months / 20-Feb-2027, counted from "
                     "\"case.assessed_on\" / No end given");
  assert_says (self, "Imaging: Recommended - images Every 6 months / 30-Mar-2027, counted from "
                     "\"cleared\" / 30-Sep-2028");
}

static void
test_follow_up_says_what_has_no_date (Fixture *self, gconstpointer data)
{
  render (self, "'facts': {'a': true, 'case.assessed_on': '2026-11-20'}");
  assert_says (self, "images Every 6 months / No date: \"cleared\" is not known / For 24 months");

  render (self, "'facts': {'a': true, 'case.assessed_on': '2026-11-20', 'cleared': '2026-09'}");
  assert_says (self, "No date: of \"cleared\" the day is not known");

  render (self, "'facts': {'a': true, 'case.assessed_on': '2026-11-20', 'cleared': '2020-09-30'}");
  assert_says (self, "images Every 6 months / Over / 30-Sep-2022");
}

static void
test_follow_up_is_left_out_without_any (Fixture *self, gconstpointer data)
{
  render (self, "'facts': {'a': false, 'case.assessed_on': '2026-11-20'}");
  assert_silent (self, "Follow-up calendar");
}

static CutiVersion *
sign (Fixture *self)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (self->patient_case);
  g_autoptr(JsonNode) json = cuti_plan_to_json (plan);

  return cuti_case_sign (self->patient_case, json,
                         &(CutiSignature) { "Dr One", "Dermatology", "2026-11-22T10:58:00Z" });
}

static void
test_signature_of_a_draft_is_to_be_filled_in (Fixture *self, gconstpointer data)
{
  render (self, "'facts': {'a': true}");
  assert_says (self, "Signature ========= Name " BLANK);
  g_assert_cmpuint (cuti_test_count (self->text, " " BLANK), ==, 4);
}

static void
test_signature_of_a_version_is_what_was_signed (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiCase) signed_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  render (self, "'facts': {'a': true}");
  signed_case = cuti_case_new_from_version (self->knowledge, sign (self), &error);
  g_assert_no_error (error);
  plan = cuti_plan_new_from_version (signed_case, cuti_case_get_last_version (self->patient_case), &error);
  g_assert_no_error (error);
  take_text (self, signed_case, plan);

  assert_says (self, "Signature ========= Name Dr One Role Dermatology "
                     "Date and time 22-Nov-2026 10:58 (UTC) Version 1 ");
  assert_silent (self, BLANK);
}

static GBytes *
print_changes (Fixture *self, const char *paper)
{
  CutiReportOptions options = { .paper = paper, .stamp = CUTI_TEST_STAMP };
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(CutiComparison) comparison = NULL;
  g_autoptr(GError) error = NULL;
  CutiVersion *version;
  GBytes *pdf;

  render (self, "'label': 'Case 7', 'facts': {'a': true, 'b': true}");
  version = sign (self);
  cuti_case_set_value (self->patient_case, cuti_case_find_answer (self->patient_case, "a", NULL),
                       CUTI_VALUE (0));
  plan = cuti_plan_new (self->patient_case);
  comparison = cuti_comparison_new_since (version, self->patient_case, plan, &error);
  g_assert_no_error (error);

  pdf = cuti_report_render_changes_pdf (comparison, &options, NULL, &error);
  if (g_strcmp0 (paper, "napkin") == 0)
    g_assert_error (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_PAPER);
  else
    g_assert_no_error (error);
  return pdf;
}

static void
test_changes_print_what_changed (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) pdf = print_changes (self, "letter");
  CutiPdfFile file;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  cuti_pdf_file_write (&file, pdf);
  text = cuti_test_run_tool ("pdftotext", "-layout", file.path, "-", NULL);
  info = cuti_test_run_tool ("pdfinfo", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (text == NULL || info == NULL)
    return;

  g_assert_nonnull (strstr (text, "What changed since version 1"));
  g_assert_nonnull (strstr (text, "1 fact changed"));
  g_assert_nonnull (strstr (text, "2 items of the plan changed"));
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
  g_assert_nonnull (strstr (info, "612 x 792 pts"));
}

/* A program that reads the plan in the file would take it for one of the two. */
static void
test_changes_hold_no_plan (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) pdf = print_changes (self, "a4");
  CutiPdfFile file;
  g_autofree char *list = NULL;

  cuti_pdf_file_write (&file, pdf);
  list = cuti_test_run_tool ("pdfdetach", "-list", file.path, NULL);
  cuti_pdf_file_remove (&file);
  if (list != NULL)
    g_assert_true (g_str_has_prefix (list, "0 embedded files"));
}

static void
test_changes_refuse_unknown_paper (Fixture *self, gconstpointer data)
{
  g_assert_null (print_changes (self, "napkin"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/annexes/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("calculated/names-inputs-and-formula", test_calculated_names_inputs_and_formula);
  ADD ("calculated/is-of-each-lesion", test_calculated_is_of_each_lesion);
  ADD ("calculated/is-left-out-without-values", test_calculated_is_left_out_without_values);
  ADD ("calculated/tells-what-was-entered", test_calculated_tells_what_was_entered);
  ADD ("follow-up/says-when", test_follow_up_says_when);
  ADD ("follow-up/says-what-has-no-date", test_follow_up_says_what_has_no_date);
  ADD ("follow-up/is-left-out-without-any", test_follow_up_is_left_out_without_any);
  ADD ("signature/of-a-draft-is-to-be-filled-in", test_signature_of_a_draft_is_to_be_filled_in);
  ADD ("signature/of-a-version-is-what-was-signed", test_signature_of_a_version_is_what_was_signed);
  ADD ("changes/print-what-changed", test_changes_print_what_changed);
  ADD ("changes/hold-no-plan", test_changes_hold_no_plan);
  ADD ("changes/refuse-unknown-paper", test_changes_refuse_unknown_paper);

  return g_test_run ();
}
