/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of each kind: what it shows, what it writes, what a screen reader
 * hears, and that it lets go of everything.
 */

#include "cuti-date-entry.h"
#include "cuti-editor.h"
#include "cuti-fact-row.h"
#include "cuti-field-message.h"
#include "cuti-option.h"
#include "ui-util.h"

#define OLD \
  "Recorded on 22-Nov-2026, more than 30 days before this assessment. " \
  "Check whether it still holds."

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiAnswer    *answer;
  GtkWidget     *row;
} Fixture;

#define CASE \
  "{\"format\":\"cutiplan-case/1\",\"patient\":{\"born\":\"1954-03-09\"}," \
  "\"facts\":{\"case.assessed_on\":{\"value\":\"2026-11-22\"}}," \
  "\"lesions\":[{\"id\":\"1\",\"facts\":{}}]}"

static void
set_up (Fixture *f, gconstpointer data)
{
  const char *fact = data;
  const char *lesion = g_str_has_prefix (fact, "lesion.") ? "1" : NULL;

  f->knowledge = ui_load_knowledge ();
  f->patient_case = ui_load_case (f->knowledge, CASE);
  f->answer = cuti_case_find_answer (f->patient_case, fact, lesion);
  f->row = g_object_ref_sink (cuti_fact_row_new (f->patient_case, f->answer));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  ui_assert_named (f->row);
  ui_settle ();
  g_assert_finalize_object (f->row);
  g_assert_finalize_object (f->patient_case);
  g_assert_finalize_object (f->knowledge);
}

static GtkWidget *
find (Fixture *f, GType type, const char *text)
{
  GtkWidget *found = ui_find_text (f->row, type, text);

  g_assert_nonnull (found);
  return found;
}

static void
click (Fixture *f, const char *text)
{
  g_signal_emit_by_name (find (f, GTK_TYPE_BUTTON, text), "clicked");
}

static void
type_text (Fixture *f, const char *text)
{
  GtkWidget *entry = find (f, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static const char *
get_typed (Fixture *f)
{
  return gtk_editable_get_text (GTK_EDITABLE (find (f, GTK_TYPE_ENTRY, NULL)));
}

/* NULL where there is none. */
static const char *
get_message (Fixture *f)
{
  GtkWidget *message = find (f, CUTI_TYPE_FIELD_MESSAGE, NULL);

  return gtk_widget_get_visible (message)
         ? gtk_label_get_label (GTK_LABEL (ui_find_type (message, GTK_TYPE_LABEL))) : NULL;
}

static gboolean
is_on (Fixture *f, const char *text)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find (f, GTK_TYPE_TOGGLE_BUTTON, text)));
}

static void
assert_value (Fixture *f, gint64 n)
{
  g_assert_cmpint (cuti_answer_get_state (f->answer), ==, CUTI_ANSWER_VALUE);
  g_assert_cmpint (cuti_answer_get_value (f->answer).n, ==, n);
}

static void
assert_no_answer (Fixture *f)
{
  g_assert_cmpint (cuti_answer_get_state (f->answer), ==, CUTI_ANSWER_NOT_RECORDED);
}

static void
test_boolean_starts_unanswered (Fixture *f, gconstpointer data)
{
  g_assert_false (is_on (f, "Yes"));
  g_assert_false (is_on (f, "No"));
  g_assert_false (is_on (f, "Not known"));
  assert_no_answer (f);
}

static void
test_boolean_writes (Fixture *f, gconstpointer data)
{
  click (f, "Yes");
  assert_value (f, 1);
  click (f, "No");
  assert_value (f, 0);
  g_assert_false (is_on (f, "Yes"));
  g_assert_true (is_on (f, "No"));

  click (f, "Not known");
  g_assert_cmpint (cuti_answer_get_state (f->answer), ==, CUTI_ANSWER_MISSING);
  g_assert_cmpint (cuti_answer_get_missing (f->answer), ==, CUTI_MISSING_ASKED_UNKNOWN);
}

static void
test_boolean_chosen_again_clears (Fixture *f, gconstpointer data)
{
  click (f, "Yes");
  click (f, "Yes");
  assert_no_answer (f);
  g_assert_false (is_on (f, "Yes"));
}

static void
test_boolean_follows_case (Fixture *f, gconstpointer data)
{
  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (1));
  g_assert_true (is_on (f, "Yes"));
  cuti_case_clear (f->patient_case, f->answer);
  g_assert_false (is_on (f, "Yes"));
}

static void
test_row_is_named_after_question (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_property (f->row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       cuti_fact_get_label (cuti_answer_get_fact (f->answer)));
}

static void
test_row_records_reason (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (f->row, "row.missing", "s", "pending");
  g_assert_cmpint (cuti_answer_get_state (f->answer), ==, CUTI_ANSWER_MISSING);
  g_assert_cmpint (cuti_answer_get_missing (f->answer), ==, CUTI_MISSING_PENDING);
  find (f, GTK_TYPE_LABEL, "No answer: Pending");

  gtk_widget_activate_action (f->row, "row.clear", NULL);
  assert_no_answer (f);
}

static void
test_row_says_when_answer_is_old (Fixture *f, gconstpointer data)
{
  CutiAnswer *assessed_on = cuti_case_find_answer (f->patient_case, "case.assessed_on", NULL);

  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (1)); /* on 22-Nov-2026 */
  cuti_case_set_value (f->patient_case, assessed_on, CUTI_VALUE (20261222));
  ui_settle ();
  g_assert_null (ui_find_text (f->row, GTK_TYPE_LABEL, OLD));

  cuti_case_set_value (f->patient_case, assessed_on, CUTI_VALUE (20261223));
  ui_settle ();
  find (f, GTK_TYPE_LABEL, OLD);
  assert_value (f, 1);
}

static void
test_row_hides_and_keeps_answer (Fixture *f, gconstpointer data)
{
  CutiAnswer *known = cuti_case_find_answer (f->patient_case, "primary.known", NULL);

  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (1));
  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (2));
  ui_settle ();
  g_assert_true (gtk_widget_get_visible (f->row));

  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (0));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (f->row));
  assert_value (f, 2);
}

/* The row's own line, below that of its editor, where there is one. */
static GtkWidget *
get_warning (Fixture *f)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (f->row));
  GtkWidget *last = gtk_widget_get_last_child (box);

  g_assert_true (CUTI_IS_FIELD_MESSAGE (last));
  return last;
}

static void
test_row_warns_without_blocking (Fixture *f, gconstpointer data)
{
  CutiAnswer *known = cuti_case_find_answer (f->patient_case, "primary.known", NULL);
  CutiAnswer *sex = cuti_case_find_answer (f->patient_case, "patient.sex", NULL);
  GtkWidget *warning = get_warning (f);

  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (1));
  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (0)); /* breast */
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (warning));

  cuti_case_set_value (f->patient_case, sex, CUTI_VALUE (1)); /* male */
  ui_settle ();
  g_assert_true (gtk_widget_get_visible (warning));
  gtk_test_accessible_assert_property (warning, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Please check: Breast cancer is rare in men.");
  gtk_test_accessible_assert_relation (f->row, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, warning, NULL);
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (ui_find_type (warning, GTK_TYPE_IMAGE))), ==,
                   "cuti-caution-symbolic");
  g_assert_true (gtk_widget_has_css_class (warning, "cuti-check"));
  assert_value (f, 0);

  cuti_case_set_value (f->patient_case, sex, CUTI_VALUE (0));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (warning));
}

/* Where something is typed, that is what a screen reader stands on. */
static void
test_number_is_described_by_both_messages (Fixture *f, gconstpointer data)
{
  GtkWidget *message = find (f, CUTI_TYPE_FIELD_MESSAGE, NULL);

  g_assert_true (message != get_warning (f));
  gtk_test_accessible_assert_relation (find (f, GTK_TYPE_ENTRY, NULL),
                                       GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message,
                                       get_warning (f), NULL);
}

static void
test_row_takes_its_warning_away_when_hidden (Fixture *f, gconstpointer data)
{
  CutiAnswer *known = cuti_case_find_answer (f->patient_case, "primary.known", NULL);
  CutiAnswer *sex = cuti_case_find_answer (f->patient_case, "patient.sex", NULL);

  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (1));
  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (0));
  cuti_case_set_value (f->patient_case, sex, CUTI_VALUE (1));
  ui_settle ();
  g_assert_true (gtk_widget_get_visible (get_warning (f)));

  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (0));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (get_warning (f)));
}

static void
test_radio_writes_and_clears (Fixture *f, gconstpointer data)
{
  GtkCheckButton *female = GTK_CHECK_BUTTON (find (f, CUTI_TYPE_OPTION, "Female"));
  GtkCheckButton *male = GTK_CHECK_BUTTON (find (f, CUTI_TYPE_OPTION, "Male"));

  g_assert_false (gtk_check_button_get_active (female));
  g_assert_false (gtk_check_button_get_active (male));

  gtk_check_button_set_active (male, TRUE);
  assert_value (f, 1);
  gtk_check_button_set_active (female, TRUE);
  assert_value (f, 0);

  gtk_widget_activate_action (f->row, "row.clear", NULL);
  assert_no_answer (f);
  g_assert_false (gtk_check_button_get_active (female));
}

static void
test_drop_down_starts_unanswered (Fixture *f, gconstpointer data)
{
  GtkDropDown *choice = GTK_DROP_DOWN (find (f, GTK_TYPE_DROP_DOWN, NULL));

  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  assert_no_answer (f);
  g_assert_false (cuti_case_is_modified (f->patient_case));
}

static void
test_drop_down_writes_and_clears (Fixture *f, gconstpointer data)
{
  GtkDropDown *choice = GTK_DROP_DOWN (find (f, GTK_TYPE_DROP_DOWN, NULL));

  gtk_drop_down_set_selected (choice, 1);
  assert_value (f, 0);
  gtk_drop_down_set_selected (choice, 0);
  assert_no_answer (f);

  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (3));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 4);
}

static void
test_drop_down_searches_anywhere (Fixture *f, gconstpointer data)
{
  GtkWidget *search = find (f, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *list = find (f, GTK_TYPE_LIST_VIEW, NULL);
  GListModel *found = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  gtk_editable_set_text (GTK_EDITABLE (search), "WALL");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1); /* “Chest wall” */
  assert_no_answer (f);
}

static GtkCheckButton *
option (Fixture *f, const char *text)
{
  return GTK_CHECK_BUTTON (find (f, CUTI_TYPE_OPTION, text));
}

static void
test_choices_tell_none_from_nothing (Fixture *f, gconstpointer data)
{
  gtk_check_button_set_active (option (f, "None of these"), TRUE);
  assert_value (f, 0);
  gtk_check_button_set_active (option (f, "None of these"), FALSE);
  assert_no_answer (f);
}

static void
test_choices_write_a_set (Fixture *f, gconstpointer data)
{
  gtk_check_button_set_active (option (f, "None of these"), TRUE);
  gtk_check_button_set_active (option (f, "Corticosteroid"), TRUE);
  g_assert_false (gtk_check_button_get_active (option (f, "None of these")));
  gtk_check_button_set_active (option (f, "mTOR inhibitor"), TRUE);
  assert_value (f, 5);

  gtk_check_button_set_active (option (f, "Corticosteroid"), FALSE);
  assert_value (f, 4);
  gtk_check_button_set_active (option (f, "mTOR inhibitor"), FALSE);
  assert_no_answer (f);
}

static void
test_number_writes_and_echoes (Fixture *f, gconstpointer data)
{
  type_text (f, "42");
  assert_value (f, 42);
  g_assert_cmpstr (get_typed (f), ==, "42");
  g_assert_true (g_str_has_prefix (get_message (f), "= 42"));

  type_text (f, "");
  assert_no_answer (f);
  g_assert_null (get_message (f));
}

static void
test_number_keeps_what_it_cannot_use (Fixture *f, gconstpointer data)
{
  type_text (f, "42");
  type_text (f, "12 cn");
  g_assert_cmpstr (get_typed (f), ==, "12 cn");
  g_assert_true (g_str_has_prefix (get_message (f), "“12 cn” is not a number."));
  assert_no_answer (f);

  gtk_widget_activate_action (f->row, "row.clear", NULL);
  g_assert_cmpstr (get_typed (f), ==, "");
  g_assert_null (get_message (f));
}

static void
test_number_refuses_outside_hard_range (Fixture *f, gconstpointer data)
{
  type_text (f, "9000");
  assert_no_answer (f);
  g_assert_cmpstr (get_typed (f), ==, "9000");
  g_assert_nonnull (strstr (get_message (f), "must be between 1 and 600"));
  g_assert_nonnull (strstr (get_message (f), "not used yet"));
}

static void
test_number_uses_but_marks_unusual (Fixture *f, gconstpointer data)
{
  type_text (f, "250");
  assert_value (f, 250);
  g_assert_nonnull (strstr (get_message (f), "check it"));
}

static void
test_number_asks_about_thousands (Fixture *f, gconstpointer data)
{
  GtkWidget *message = find (f, CUTI_TYPE_FIELD_MESSAGE, NULL);

  type_text (f, "1.234");
  assert_no_answer (f);
  g_assert_nonnull (strstr (get_message (f), "more than a thousand"));

  g_signal_emit_by_name (message, "chosen", 0);
  g_assert_cmpstr (get_typed (f), ==, "1234");
  assert_no_answer (f); /* a lesion is not that large */
  g_assert_nonnull (strstr (get_message (f), "must be between 1 and 600"));
}

static void
test_number_offers_conversion (Fixture *f, gconstpointer data)
{
  type_text (f, "4,2 cm");
  assert_no_answer (f);
  find (f, GTK_TYPE_BUTTON, "42\302\240mm");

  g_signal_emit_by_name (find (f, CUTI_TYPE_FIELD_MESSAGE, NULL), "chosen", 0);
  assert_value (f, 42);
}

static void
test_number_converts_chosen_unit (Fixture *f, gconstpointer data)
{
  type_text (f, "4");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (f, GTK_TYPE_DROP_DOWN, NULL)), 1);
  assert_value (f, 40);
  g_assert_cmpstr (get_typed (f), ==, "4");
}

static void
test_number_follows_case (Fixture *f, gconstpointer data)
{
  type_text (f, "42");
  cuti_case_set_value (f->patient_case, f->answer, CUTI_VALUE (7));
  g_assert_cmpstr (get_typed (f), ==, "7");
}

static void
test_date_reads_usual_forms (Fixture *f, gconstpointer data)
{
  type_text (f, "9 March 2026");
  assert_value (f, 20260309);
  g_assert_cmpstr (get_message (f), ==, "= 09-Mar-2026");

  type_text (f, "Mar 2026");
  assert_value (f, 20260300);
  g_assert_nonnull (strstr (get_message (f), "day not known"));
}

static void
test_date_asks_which_is_the_month (Fixture *f, gconstpointer data)
{
  type_text (f, "03-04-2026");
  assert_no_answer (f);
  g_assert_cmpstr (get_message (f), ==, "“03-04-2026” can be 03-Apr-2026 or 04-Mar-2026.");

  g_signal_emit_by_name (find (f, CUTI_TYPE_FIELD_MESSAGE, NULL), "chosen", 1);
  assert_value (f, 20260304);
}

static void
test_date_keeps_what_it_cannot_use (Fixture *f, gconstpointer data)
{
  type_text (f, "soon");
  assert_no_answer (f);
  g_assert_cmpstr (get_typed (f), ==, "soon");
  g_assert_true (g_str_has_prefix (get_message (f), "“soon” is not a date."));
}

static void
test_text_writes_on_commit (Fixture *f, gconstpointer data)
{
  GtkWidget *view = find (f, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Excise?", -1);
  cuti_editor_commit (CUTI_EDITOR (gtk_widget_get_ancestor (view, CUTI_TYPE_EDITOR)));
  g_assert_cmpstr (cuti_answer_get_string (f->answer), ==, "Excise?");
}

static void
test_derived_shows_result_and_origin (Fixture *f, gconstpointer data)
{
  find (f, GTK_TYPE_LABEL, "72\302\240years");
  find (f, GTK_TYPE_LABEL, "Computed from: Date of birth, Assessed on");

  cuti_case_set_patient (f->patient_case, CUTI_PATIENT_BORN, NULL);
  ui_settle ();
  find (f, GTK_TYPE_LABEL, "Not known yet");
}

static void
test_derived_says_when_it_misleads (Fixture *f, gconstpointer data)
{
  find (f, GTK_TYPE_LABEL, cuti_calculator_find ("age-years")->pitfalls);
}

static void
test_derived_is_overridden_and_restored (Fixture *f, gconstpointer data)
{
  GtkToggleButton *instead =
    GTK_TOGGLE_BUTTON (find (f, GTK_TYPE_TOGGLE_BUTTON, "Enter Instead"));

  gtk_toggle_button_set_active (instead, TRUE);
  type_text (f, "70");
  ui_settle ();
  g_assert_true (cuti_answer_is_override (f->answer));
  find (f, GTK_TYPE_LABEL, "70\302\240years");

  gtk_toggle_button_set_active (instead, FALSE);
  ui_settle ();
  assert_no_answer (f);
  find (f, GTK_TYPE_LABEL, "72\302\240years");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, fact, func) g_test_add ("/fact-row/" path, Fixture, fact, set_up, func, tear_down)
  ADD ("boolean/starts-unanswered", "lesion.bleeding", test_boolean_starts_unanswered);
  ADD ("boolean/writes", "lesion.bleeding", test_boolean_writes);
  ADD ("boolean/chosen-again-clears", "lesion.bleeding", test_boolean_chosen_again_clears);
  ADD ("boolean/follows-case", "primary.known", test_boolean_follows_case);
  ADD ("is-named-after-question", "primary.known", test_row_is_named_after_question);
  ADD ("records-reason", "patient.ecog", test_row_records_reason);
  ADD ("says-when-answer-is-old", "patient.ecog", test_row_says_when_answer_is_old);
  ADD ("hides-and-keeps-answer", "primary.site", test_row_hides_and_keeps_answer);
  ADD ("warns-without-blocking", "primary.site", test_row_warns_without_blocking);
  ADD ("takes-its-warning-away-when-hidden", "primary.site",
       test_row_takes_its_warning_away_when_hidden);
  ADD ("radio/writes-and-clears", "patient.sex", test_radio_writes_and_clears);
  ADD ("drop-down/starts-unanswered", "lesion.site", test_drop_down_starts_unanswered);
  ADD ("drop-down/writes-and-clears", "lesion.site", test_drop_down_writes_and_clears);
  ADD ("drop-down/searches-anywhere", "lesion.site", test_drop_down_searches_anywhere);
  ADD ("choices/tell-none-from-nothing", "immune.drugs", test_choices_tell_none_from_nothing);
  ADD ("choices/write-a-set", "immune.drugs", test_choices_write_a_set);
  ADD ("number/writes-and-echoes", "lesion.max_diameter_mm", test_number_writes_and_echoes);
  ADD ("number/keeps-what-it-cannot-use", "lesion.max_diameter_mm",
       test_number_keeps_what_it_cannot_use);
  ADD ("number/refuses-outside-hard-range", "lesion.max_diameter_mm",
       test_number_refuses_outside_hard_range);
  ADD ("number/uses-but-marks-unusual", "lesion.max_diameter_mm",
       test_number_uses_but_marks_unusual);
  ADD ("number/asks-about-thousands", "lesion.max_diameter_mm", test_number_asks_about_thousands);
  ADD ("number/offers-conversion", "lesion.max_diameter_mm", test_number_offers_conversion);
  ADD ("number/converts-chosen-unit", "lesion.max_diameter_mm", test_number_converts_chosen_unit);
  ADD ("number/is-described-by-both-messages", "lesion.max_diameter_mm",
       test_number_is_described_by_both_messages);
  ADD ("number/follows-case", "lesion.max_diameter_mm", test_number_follows_case);
  ADD ("date/reads-usual-forms", "biopsy.date", test_date_reads_usual_forms);
  ADD ("date/asks-which-is-the-month", "biopsy.date", test_date_asks_which_is_the_month);
  ADD ("date/keeps-what-it-cannot-use", "biopsy.date", test_date_keeps_what_it_cannot_use);
  ADD ("text/writes-on-commit", "case.question", test_text_writes_on_commit);
  ADD ("derived/shows-result-and-origin", "patient.age_years",
       test_derived_shows_result_and_origin);
  ADD ("derived/says-when-it-misleads", "patient.age_years", test_derived_says_when_it_misleads);
  ADD ("derived/is-overridden-and-restored", "patient.age_years",
       test_derived_is_overridden_and_restored);
#undef ADD

  return g_test_run ();
}
