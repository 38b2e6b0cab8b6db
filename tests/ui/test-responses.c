/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answering advice where it stands: with the pointer, with one key, with what
 * an answer needs besides; and what is shown of it afterwards.
 */

#include "cuti-advice-card.h"
#include "cuti-plan-view.h"
#include "cuti-profile.h"
#include "cuti-response-form.h"
#include "cuti-response-row.h"
#include "ui-util.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  GtkWidget     *window;
  GtkWidget     *view;
} Fixture;

#define ONE_LESION \
  "{\"format\":\"cutiplan-case/1\",\"patient\":{\"family\":\"Smith\"}," \
  "\"facts\":{\"lesions.complete\":true,\"patient.declines\":[]}," \
  "\"lesions\":[{\"id\":\"a\",\"label\":\"1\",\"facts\":{\"lesion.site\":\"arm\"," \
  "\"lesion.resectable\":true,\"lesion.max_diameter_mm\":42}}]}"

static void
show_plan_cb (Fixture *f)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (f->patient_case);

  cuti_plan_view_set_plan (CUTI_PLAN_VIEW (f->view), plan);
}

/* As the window does it; the name of the user is known unless @data says otherwise. */
static void
set_up (Fixture *f, gconstpointer data)
{
  cuti_profile_set_name (data != NULL ? data : "Dr A. Jones");
  f->knowledge = ui_load_knowledge ();
  f->patient_case = ui_load_case (f->knowledge, ONE_LESION);
  f->view = cuti_plan_view_new ();
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 560, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), f->view);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);

  cuti_plan_view_set_knowledge (CUTI_PLAN_VIEW (f->view), f->knowledge);
  cuti_plan_view_set_case (CUTI_PLAN_VIEW (f->view), f->patient_case);
  g_signal_connect_swapped (f->patient_case, "changed", G_CALLBACK (show_plan_cb), f);
  show_plan_cb (f);
  g_assert_true (gtk_widget_activate_action (f->view, "plan.show-section", "s", "surgery"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (f->patient_case, f);
  g_object_ref (f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_settle ();
  g_assert_finalize_object (f->view);
  ui_settle ();
  g_assert_finalize_object (f->patient_case);
  g_assert_finalize_object (f->knowledge);
}

static GtkWidget *
find_card (Fixture *f)
{
  return ui_find_type (ui_get_page (f->view), CUTI_TYPE_ADVICE_CARD);
}

static GtkWidget *
find_row (Fixture *f)
{
  return ui_find_type (find_card (f), CUTI_TYPE_RESPONSE_ROW);
}

static gboolean
is_shown (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  return is_shown (ui_find_text (root, GTK_TYPE_LABEL, text));
}

static GtkWidget *
find_form (Fixture *f)
{
  GtkWidget *form = ui_find_type (find_card (f), CUTI_TYPE_RESPONSE_FORM);

  g_assert_nonnull (form);
  return form;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *button = ui_find_text (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_true (is_shown (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_settle ();
}

static void
choose (GtkWidget *form, CutiDecline reason)
{
  GtkWidget *button = ui_find_text (form, GTK_TYPE_CHECK_BUTTON, cuti_decline_get_label (reason));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
}

/* Into the entry that a screen reader calls by these words. */
static void
type_into (GtkWidget *form, const char *id, const char *text)
{
  GtkWidget *entry =
    GTK_WIDGET (gtk_widget_get_template_child (form, CUTI_TYPE_RESPONSE_FORM, id));

  g_assert_true (is_shown (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
type_date (GtkWidget *form, const char *text)
{
  GtkWidget *date = GTK_WIDGET (gtk_widget_get_template_child (form, CUTI_TYPE_RESPONSE_FORM, "until"));

  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (date, GTK_TYPE_ENTRY)), text);
}

static CutiResponse *
find_response (Fixture *f)
{
  GListModel *responses = cuti_case_get_responses (f->patient_case);
  g_autoptr(CutiResponse) response = g_list_model_get_item (responses, 0);

  g_assert_cmpuint (g_list_model_get_n_items (responses), <=, 1);
  return response; /* The case keeps it alive. */
}

static gboolean
press (Fixture *f, guint key, GdkModifierType modifiers)
{
  GtkWidget *card = find_card (f);
  GListModel *controllers = gtk_widget_observe_controllers (card);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, card,
                                                    gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_object_unref (controllers);
  ui_settle ();
  return handled;
}

static void
test_accept_is_one_click (Fixture *f, gconstpointer data)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) at = NULL;

  click (find_row (f), "Accept");
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_ACCEPTED);
  g_assert_cmpstr (cuti_response_get_lesion (find_response (f)), ==, "a");
  g_assert_cmpstr (cuti_response_get_by (find_response (f)), ==, "Dr A. Jones");
  at = g_date_time_new_from_iso8601 (cuti_response_get_at (find_response (f)), NULL);
  g_assert_cmpint (ABS (g_date_time_difference (at, now)), <, G_TIME_SPAN_MINUTE);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find_card (f)),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_false (is_shown (find_button (find_row (f), "Accept")));
  g_assert_true (is_shown (find_button (find_row (f), "Change")));
  g_assert_null (ui_find_type (find_card (f), CUTI_TYPE_RESPONSE_FORM));
}

static void
test_decline_needs_a_reason (Fixture *f, gconstpointer data)
{
  GtkWidget *form;

  click (find_row (f), "Decline…");
  form = find_form (f);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), form));
  g_assert_false (gtk_widget_is_sensitive (find_button (form, "Decline")));

  choose (form, CUTI_DECLINE_OTHER);
  g_assert_false (gtk_widget_is_sensitive (find_button (form, "Decline")));
  type_into (form, "note", "was offered elsewhere");
  click (form, "Decline");
  g_assert_cmpint (cuti_response_get_reason (find_response (f)), ==, CUTI_DECLINE_OTHER);
  g_assert_cmpstr (cuti_response_get_note (find_response (f)), ==, "was offered elsewhere");
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (ui_find_type (find_row (f), GTK_TYPE_REVEALER))));
}

static void
test_defer_needs_a_day_to_come (Fixture *f, gconstpointer data)
{
  GtkWidget *form;

  click (find_row (f), "Defer…");
  form = find_form (f);
  g_assert_false (gtk_widget_is_sensitive (find_button (form, "Defer")));
  type_date (form, "06-Dec-1999");
  click (form, "Defer");
  g_assert_null (find_response (f));
  g_assert_true (shows (form, "The date must not be in the past."));
  type_date (form, "Dec 2199");
  click (form, "Defer");
  g_assert_null (find_response (f));

  type_date (form, "06-Dec-2199");
  type_into (form, "note", "PET-CT");
  click (form, "Defer");
  g_assert_cmpstr (cuti_response_get_until (find_response (f)), ==, "2199-12-06");
  g_assert_cmpstr (cuti_response_get_note (find_response (f)), ==, "PET-CT");
}

static void
test_cancel_leaves_no_answer (Fixture *f, gconstpointer data)
{
  click (find_row (f), "Decline…");
  choose (find_form (f), CUTI_DECLINE_ALREADY_DONE);
  click (find_form (f), "Cancel");
  g_assert_null (find_response (f));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == find_card (f));

  click (find_row (f), "Decline…");
  g_assert_false (gtk_widget_is_sensitive (find_button (find_form (f), "Decline")));
}

static void
test_name_is_asked_once (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  GtkWidget *form;

  click (find_row (f), "Accept");
  form = find_form (f);
  g_assert_null (find_response (f));
  g_assert_false (gtk_widget_is_sensitive (find_button (form, "Accept")));
  type_into (form, "name", " Dr B. Novak ");
  click (form, "Accept");
  g_assert_cmpstr (cuti_response_get_by (find_response (f)), ==, "Dr B. Novak");
  name = cuti_profile_dup_name ();
  g_assert_cmpstr (name, ==, "Dr B. Novak");

  click (find_row (f), "Change");
  click (find_row (f), "Discuss at Board");
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_DISCUSS);
  g_assert_cmpstr (cuti_response_get_by (find_response (f)), ==, "Dr B. Novak");
}

static void
test_answer_can_be_taken_back (Fixture *f, gconstpointer data)
{
  click (find_row (f), "Accept");
  click (find_row (f), "Change");
  click (find_row (f), "Cancel");
  g_assert_nonnull (find_response (f));
  click (find_row (f), "Change");
  click (find_row (f), "Take Back");
  g_assert_null (find_response (f));
  g_assert_true (is_shown (find_button (find_row (f), "Accept")));
  g_assert_false (is_shown (find_button (find_row (f), "Take Back")));
}

static void
set_ecog (Fixture *f, double n)
{
  CutiAnswer *answer = cuti_case_find_answer (f->patient_case, "patient.ecog", NULL);
  CutiValue value;

  g_assert_true (cuti_fact_value_from_number (cuti_answer_get_fact (answer), n, &value, NULL));
  cuti_case_set_value (f->patient_case, answer, value);
  ui_settle ();
}

static void
test_changed_facts_ask_again (Fixture *f, gconstpointer data)
{
  click (find_row (f), "Accept");
  g_assert_false (shows (find_row (f), "Answered before the facts changed"));
  set_ecog (f, 1);
  g_assert_true (shows (find_row (f), "Answered before the facts changed"));
  click (find_row (f), "Keep Answer");
  g_assert_false (shows (find_row (f), "Answered before the facts changed"));
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_ACCEPTED);

  set_ecog (f, 0);
  click (find_row (f), "Answer Again");
  click (find_row (f), "Discuss at Board");
  g_assert_false (shows (find_row (f), "Answered before the facts changed"));
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_DISCUSS);
}

static void
test_one_key_each (Fixture *f, gconstpointer data)
{
  GtkWidget *references;

  gtk_widget_grab_focus (find_card (f));
  g_assert_true (press (f, GDK_KEY_a, 0));
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_ACCEPTED);
  g_assert_true (press (f, GDK_KEY_m, 0));
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_DISCUSS);
  g_assert_true (press (f, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_ACCEPTED);

  /* In the list of sources a letter is only a letter, as it is … */
  references = ui_find_type (find_card (f), GTK_TYPE_MENU_BUTTON);
  gtk_widget_grab_focus (references);
  gtk_menu_button_popup (GTK_MENU_BUTTON (references));
  ui_settle ();
  gtk_widget_child_focus (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (references))),
                          GTK_DIR_TAB_FORWARD);
  g_assert_false (press (f, GDK_KEY_m, 0));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (references));
  ui_settle ();
  gtk_widget_grab_focus (find_card (f));

  /* … while a question is open. */
  g_assert_true (press (f, GDK_KEY_d, 0));
  g_assert_true (is_shown (find_form (f)));
  g_assert_false (press (f, GDK_KEY_m, 0));
  g_assert_cmpint (cuti_response_get_reply (find_response (f)), ==, CUTI_REPLY_ACCEPTED);
  click (find_form (f), "Cancel");
  g_assert_true (press (f, GDK_KEY_f, 0));
  g_assert_true (is_shown (find_button (find_form (f), "Defer")));
}

static void
test_overview_counts_and_records (Fixture *f, gconstpointer data)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (ui_find_type (f->view, GTK_TYPE_NOTEBOOK));
  GtkWidget *view, *present;

  click (find_row (f), "Accept");
  gtk_notebook_set_current_page (notebook, 0);
  ui_settle ();
  g_assert_true (shows (ui_get_page (f->view), "1 accepted"));
  ui_assert_named (ui_get_page (f->view));

  view = ui_find_type (ui_get_page (f->view), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Excise", -1);
  g_assert_cmpstr (cuti_case_get_mdt (f->patient_case, CUTI_MDT_DECISION), ==, "Excise");
  present = gtk_widget_get_next_sibling (ui_find_text (ui_get_page (f->view), GTK_TYPE_LABEL, "Present"));
  gtk_editable_set_text (GTK_EDITABLE (present), "Dr A. Jones");
  g_assert_cmpstr (cuti_case_get_mdt (f->patient_case, CUTI_MDT_PRESENT), ==, "Dr A. Jones");
  ui_settle ();
  g_assert_cmpstr (cuti_case_get_mdt (f->patient_case, CUTI_MDT_DECISION), ==, "Excise");
}

/* Saving while the date is being typed saves the date. */
static void
test_board_date_typed_is_used (Fixture *f, gconstpointer data)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (ui_find_type (f->view, GTK_TYPE_NOTEBOOK));
  GtkWidget *title;

  gtk_notebook_set_current_page (notebook, 0);
  title = ui_find_text (ui_get_page (f->view), GTK_TYPE_LABEL, "Date of the tumour board");
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (gtk_widget_get_next_sibling (title), GTK_TYPE_ENTRY)),
                         "25-Nov-2026");
  g_assert_null (cuti_case_get_mdt (f->patient_case, CUTI_MDT_DATE));
  cuti_plan_view_commit (CUTI_PLAN_VIEW (f->view));
  g_assert_cmpstr (cuti_case_get_mdt (f->patient_case, CUTI_MDT_DATE), ==, "2026-11-25");
}

static void
test_everything_has_a_name (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_property (find_button (find_row (f), "Accept"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Accept: Offer complete excision of this lesion "
                                       "(Lesion 1: Arm)");
  click (find_row (f), "Decline…");
  ui_assert_named (f->view);
  click (find_form (f), "Cancel");
  click (find_row (f), "Defer…");
  ui_assert_named (f->view);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, name, func) g_test_add ("/responses/" path, Fixture, name, set_up, func, tear_down)
  ADD ("accept-is-one-click", NULL, test_accept_is_one_click);
  ADD ("decline-needs-a-reason", NULL, test_decline_needs_a_reason);
  ADD ("defer-needs-a-day-to-come", NULL, test_defer_needs_a_day_to_come);
  ADD ("cancel-leaves-no-answer", NULL, test_cancel_leaves_no_answer);
  ADD ("name-is-asked-once", "", test_name_is_asked_once);
  ADD ("answer-can-be-taken-back", NULL, test_answer_can_be_taken_back);
  ADD ("changed-facts-ask-again", NULL, test_changed_facts_ask_again);
  ADD ("one-key-each", NULL, test_one_key_each);
  ADD ("overview-counts-and-records", NULL, test_overview_counts_and_records);
  ADD ("board-date-typed-is-used", NULL, test_board_date_typed_is_used);
  ADD ("everything-has-a-name", NULL, test_everything_has_a_name);
#undef ADD

  return g_test_run ();
}
