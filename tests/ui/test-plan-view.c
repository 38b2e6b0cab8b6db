/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan beside the form: what a card says, where its links lead, what a
 * new plan changes and what it leaves alone.
 */

#include "cuti-advice-card.h"
#include "cuti-answer-link.h"
#include "cuti-next-question.h"
#include "cuti-out-row.h"
#include "cuti-overview-row.h"
#include "cuti-plan-view.h"
#include "cuti-reference-row.h"
#include "ui-util.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  GtkWidget     *window;
  GtkWidget     *view;
  char          *went_to; /* “fact lesion” of the last link */
} Fixture;

#define CASE(facts, lesions) \
  "{\"format\":\"cutiplan-case/1\",\"facts\":{" facts "},\"lesions\":[" lesions "]}"

#define LESION \
  "{\"id\":\"a\",\"label\":\"1\",\"facts\":{\"lesion.site\":\"arm\"," \
  "\"lesion.resectable\":true,\"lesion.max_diameter_mm\":42}}"

#define ONE_LESION CASE ("\"lesions.complete\":true,\"patient.declines\":[]", LESION)

static void
go_to_answer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *f = data;
  const char *fact, *lesion;

  g_variant_get (parameter, "(&s&s)", &fact, &lesion);
  g_free (f->went_to);
  f->went_to = g_strdup_printf ("%s %s", fact, lesion);
}

static void
add_action (Fixture *f)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("go-to-answer", G_VARIANT_TYPE ("(ss)"));

  g_signal_connect (action, "activate", G_CALLBACK (go_to_answer_cb), f);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
}

static void
show_plan (Fixture *f)
{
  g_autoptr(CutiPlan) plan = cuti_plan_new (f->patient_case);

  cuti_plan_view_set_plan (CUTI_PLAN_VIEW (f->view), plan);
}

static void
show_section (Fixture *f, const char *id)
{
  g_assert_true (gtk_widget_activate_action (f->view, "plan.show-section", "s", id));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->knowledge = ui_load_knowledge ();
  f->patient_case = ui_load_case (f->knowledge, data);
  f->view = cuti_plan_view_new ();
  f->window = gtk_window_new ();
  add_action (f);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 560, 500);
  gtk_window_set_child (GTK_WINDOW (f->window), f->view);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);

  cuti_plan_view_set_knowledge (CUTI_PLAN_VIEW (f->view), f->knowledge);
  show_plan (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_ref (f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_settle ();
  g_assert_finalize_object (f->view);
  ui_settle ();
  g_assert_finalize_object (f->patient_case);
  g_assert_finalize_object (f->knowledge);
  g_free (f->went_to);
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
find_card (Fixture *f)
{
  return ui_find_type (ui_get_page (f->view), CUTI_TYPE_ADVICE_CARD);
}

/* The shown link with these words. */
static GtkWidget *
find_link (GtkWidget *root, const char *text)
{
  GtkWidget *label = ui_find_text (root, GTK_TYPE_LABEL, text);

  g_assert_true (is_shown (label));
  return gtk_widget_get_ancestor (label, CUTI_TYPE_ANSWER_LINK);
}

static void
answer (Fixture *f, const char *fact, const char *lesion, CutiValue value)
{
  cuti_case_set_value (f->patient_case, cuti_case_find_answer (f->patient_case, fact, lesion),
                       value);
  show_plan (f);
}

static CutiValue
number (Fixture *f, const char *fact, double n)
{
  CutiValue value;

  g_assert_true (cuti_fact_value_from_number (cuti_knowledge_find_fact (f->knowledge, fact), n,
                                              &value, NULL));
  return value;
}

static void
test_card_says_verdict_and_grounds (Fixture *f, gconstpointer data)
{
  GtkWidget *card;

  show_section (f, "surgery");
  card = find_card (f);
  g_assert_true (shows (card, "Contested"));
  g_assert_true (shows (card, "Conditional"));
  g_assert_true (shows (card, "Unreviewed content: Submitted, not reviewed by a clinician"));
  g_assert_true (shows (card, "Not firm yet – an open question could change this"));
  g_assert_true (shows (card, "<b>Would speak against it, if so:</b> Performance is reduced."));
  g_assert_true (shows (card, "<b>Check:</b> The lesion bleeds."));
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Contested: Offer complete excision of this lesion "
                                       "(Lesion 1: Arm)");
}

static void
test_links_lead_to_answers (Fixture *f, gconstpointer data)
{
  GtkWidget *card;

  show_section (f, "surgery");
  card = find_card (f);
  g_signal_emit_by_name (find_link (card, "Resectable: Yes"), "clicked");
  g_assert_cmpstr (f->went_to, ==, "lesion.resectable a");

  g_signal_emit_by_name (find_link (card, "Answer: ECOG"), "clicked");
  g_assert_cmpstr (f->went_to, ==, "patient.ecog ");
}

static void
test_change_marks_the_same_card (Fixture *f, gconstpointer data)
{
  GtkWidget *card;

  show_section (f, "surgery");
  card = find_card (f);
  g_assert_false (shows (card, "Updated"));

  answer (f, "patient.ecog", NULL, number (f, "patient.ecog", 0));
  g_assert_true (find_card (f) == card);
  g_assert_true (shows (card, "Consider"));
  g_assert_true (shows (card, "Updated"));
  g_assert_false (shows (card, "Not firm yet – an open question could change this"));

  /* The next change, of something else, takes the mark away and leaves the card. */
  answer (f, "patient.sex", NULL, CUTI_VALUE (0));
  g_assert_true (find_card (f) == card);
  g_assert_false (shows (card, "Updated"));
}

static void
test_ceased_card_stays_until_tab_is_left (Fixture *f, gconstpointer data)
{
  GtkWidget *card;

  show_section (f, "surgery");
  card = find_card (f);
  answer (f, "lesion.resectable", "a", CUTI_VALUE (0));
  g_assert_true (find_card (f) == card);
  g_assert_true (shows (card, "No longer applies: Offer complete excision of this lesion"));
  g_assert_false (shows (card, "Contested"));

  show_section (f, "radiation");
  show_section (f, "surgery");
  g_assert_null (find_card (f));
  g_assert_true (shows (ui_get_page (f->view), "Nothing to Suggest"));
}

static void
test_ceased_card_returns (Fixture *f, gconstpointer data)
{
  GtkWidget *card;

  show_section (f, "surgery");
  card = find_card (f);
  answer (f, "lesion.resectable", "a", CUTI_VALUE (0));
  answer (f, "lesion.resectable", "a", CUTI_VALUE (1));
  g_assert_true (find_card (f) == card);
  g_assert_true (shows (card, "Contested"));
  g_assert_false (shows (card, "No longer applies: Offer complete excision of this lesion"));
}

static void
test_new_lesion_gets_a_new_card_below (Fixture *f, gconstpointer data)
{
  GtkWidget *card, *list, *added;
  CutiLesion *lesion;

  show_section (f, "surgery");
  card = find_card (f);
  lesion = cuti_case_add_lesion (f->patient_case);
  answer (f, "lesion.resectable", cuti_lesion_get_id (lesion), CUTI_VALUE (1));

  list = gtk_widget_get_parent (card);
  added = gtk_widget_get_next_sibling (card);
  g_assert_true (gtk_widget_get_first_child (list) == card);
  g_assert_true (shows (added, "New"));
  g_assert_false (shows (card, "New"));
}

static void
test_ruled_out_names_its_reason (Fixture *f, gconstpointer data)
{
  GtkWidget *out, *row;

  answer (f, "patient.declines", NULL, CUTI_VALUE (1)); /* surgery */
  show_section (f, "surgery");
  out = ui_find_type (ui_get_page (f->view), GTK_TYPE_EXPANDER);
  g_assert_true (shows (out, "Not offered, and why (1)"));
  g_assert_null (ui_find_type (out, CUTI_TYPE_OUT_ROW));

  gtk_expander_set_expanded (GTK_EXPANDER (out), TRUE);
  row = ui_find_type (out, CUTI_TYPE_OUT_ROW);
  g_assert_true (shows (row, "Ruled out"));
  g_assert_true (shows (row, "Ruled out because: The patient declines surgery."));
  g_signal_emit_by_name (find_link (row, "Declines: Surgery"), "clicked");
  g_assert_cmpstr (f->went_to, ==, "patient.declines ");
}

static void
test_tab_counts_what_is_open (Fixture *f, gconstpointer data)
{
  GtkWidget *title = ui_find_text (f->view, GTK_TYPE_LABEL, "Surgery");
  GtkWidget *tab = gtk_widget_get_parent (gtk_widget_get_parent (title));

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (title))), ==, "1");
  gtk_test_accessible_assert_property (tab, GTK_ACCESSIBLE_PROPERTY_LABEL, "Surgery (1 open)");

  answer (f, "lesion.resectable", "a", CUTI_VALUE (0));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (title)));
  gtk_test_accessible_assert_property (tab, GTK_ACCESSIBLE_PROPERTY_LABEL, "Surgery");
}

static void
test_references_open_in_one_list (Fixture *f, gconstpointer data)
{
  GtkWidget *button, *popover, *row;

  show_section (f, "surgery");
  button = ui_find_type (find_card (f), GTK_TYPE_MENU_BUTTON);
  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  row = ui_find_type (popover, CUTI_TYPE_REFERENCE_ROW);
  g_assert_true (shows (row, "1"));
  g_assert_true (CUTI_IS_REFERENCE_ROW (gtk_widget_get_next_sibling (row)));
  ui_assert_named (popover);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), button));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle ();
  g_assert_true (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))) == popover);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  ui_settle ();
}

static void
test_overview_leads_on (Fixture *f, gconstpointer data)
{
  GtkWidget *overview = ui_get_page (f->view);
  GtkWidget *surgery = gtk_widget_get_ancestor (ui_find_text (overview, GTK_TYPE_LABEL, "Surgery"),
                                                CUTI_TYPE_OVERVIEW_ROW);
  GtkWidget *question = gtk_widget_get_ancestor (ui_find_text (overview, GTK_TYPE_LABEL, "ECOG"),
                                                 CUTI_TYPE_OVERVIEW_ROW);

  g_assert_true (shows (overview, "No clinician has reviewed this content."));
  g_assert_true (shows (overview, "Knowledge for tests, version 0.1.0"));
  g_assert_true (shows (surgery, "Contested 1"));

  gtk_widget_activate (question);
  g_assert_cmpstr (f->went_to, ==, "patient.ecog ");
  gtk_widget_activate (surgery);
  g_assert_true (is_shown (find_card (f)));
}

static void
test_out_of_scope_hides_the_rest (Fixture *f, gconstpointer data)
{
  GtkWidget *overview = ui_get_page (f->view);
  GtkNotebook *notebook = GTK_NOTEBOOK (ui_find_type (f->view, GTK_TYPE_NOTEBOOK));

  g_assert_true (shows (overview, "No Plan for This Case"));
  g_assert_true (shows (overview, "The patient is under 18."));
  g_assert_true (shows (overview, "Act today"));
  g_assert_false (shows (overview, "What this plan says"));
  for (int i = 1; i < gtk_notebook_get_n_pages (notebook); i++)
    g_assert_false (gtk_widget_get_visible (gtk_notebook_get_nth_page (notebook, i)));
}

static void
test_ignored_entries_are_told (Fixture *f, gconstpointer data)
{
  g_assert_true (shows (ui_get_page (f->view), "Entries of the file that are not used"));
  g_assert_true (shows (ui_get_page (f->view), "/facts/no.such_fact"));
}

static void
test_no_plan_starts_afresh (Fixture *f, gconstpointer data)
{
  show_section (f, "surgery");
  g_assert_nonnull (find_card (f));
  cuti_plan_view_set_plan (CUTI_PLAN_VIEW (f->view), NULL);
  g_assert_null (find_card (f));
  g_assert_true (shows (ui_get_page (f->view), "No Plan"));

  show_plan (f);
  g_assert_false (shows (find_card (f), "New"));
}

static void
test_everything_has_a_name (Fixture *f, gconstpointer data)
{
  static const char *const sections[] = { "assessment", "surgery", "radiation", "local", "systemic",
    "immunosuppression", "palliative", "follow-up", "pitfalls" };

  ui_assert_named (f->view);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      show_section (f, sections[i]);
      gtk_expander_set_expanded (GTK_EXPANDER (ui_find_type (ui_get_page (f->view), GTK_TYPE_EXPANDER)),
                                 TRUE);
      ui_assert_named (f->view);
    }
}

/* Thirty lesions make a page that scrolls. */
static void
add_lesions (Fixture *f)
{
  for (int i = 0; i < 30; i++)
    {
      const char *id = cuti_lesion_get_id (cuti_case_add_lesion (f->patient_case));

      cuti_case_set_value (f->patient_case,
                           cuti_case_find_answer (f->patient_case, "lesion.resectable", id),
                           CUTI_VALUE (1));
    }
  show_plan (f);
}

static double
get_top (GtkWidget *widget, GtkWidget *scroller)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, scroller, &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

static gboolean
is_laid_out (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > 4000;
}

static gboolean
has_shrunk (gpointer card)
{
  return gtk_widget_get_height (card) < 60;
}

static void
test_what_is_read_keeps_its_place (Fixture *f, gconstpointer data)
{
  GtkWidget *scroller, *first, *read;
  GtkAdjustment *adjustment;
  double top;

  show_section (f, "surgery");
  add_lesions (f);
  scroller = ui_find_type (ui_get_page (f->view), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  ui_wait_until (is_laid_out, adjustment);
  gtk_adjustment_set_value (adjustment, 2000);
  gtk_test_widget_wait_for_draw (f->window);

  first = find_card (f);
  read = first;
  while (get_top (read, scroller) <= 0)
    read = gtk_widget_get_next_sibling (read);
  top = get_top (read, scroller);

  /* The first card, far above, becomes a single line. */
  answer (f, "lesion.resectable", "a", CUTI_VALUE (0));
  ui_wait_until (has_shrunk, first);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_cmpfloat_with_epsilon (get_top (read, scroller), top, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 2000);
}

static void
test_next_question_leads_to_it (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = cuti_next_question_new ();
  GtkWidget *button = ui_find_type (bar, GTK_TYPE_BUTTON);
  g_autoptr(CutiPlan) plan = cuti_plan_new (f->patient_case);
  g_autoptr(CutiQuestion) question = g_list_model_get_item (cuti_plan_get_questions (plan), 0);
  g_autofree char *target = g_strdup_printf ("%s ", cuti_question_get_id (question));
  g_autofree char *name = g_strdup_printf ("Go to it: %s", cuti_question_get_label (question));

  g_assert_false (gtk_widget_get_visible (bar));
  gtk_box_append (GTK_BOX (f->view), bar);
  cuti_next_question_set_plan (CUTI_NEXT_QUESTION (bar), plan);
  g_assert_true (gtk_widget_get_visible (bar));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_str_has_prefix (f->went_to, target));

  cuti_next_question_set_plan (CUTI_NEXT_QUESTION (bar), NULL);
  g_assert_false (gtk_widget_get_visible (bar));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, json, func) g_test_add (path, Fixture, json, set_up, func, tear_down)
  ADD ("/plan-view/card-says-verdict-and-grounds", ONE_LESION, test_card_says_verdict_and_grounds);
  ADD ("/plan-view/links-lead-to-answers", ONE_LESION, test_links_lead_to_answers);
  ADD ("/plan-view/change-marks-the-same-card", ONE_LESION, test_change_marks_the_same_card);
  ADD ("/plan-view/ceased-card-stays-until-tab-is-left", ONE_LESION,
       test_ceased_card_stays_until_tab_is_left);
  ADD ("/plan-view/ceased-card-returns", ONE_LESION, test_ceased_card_returns);
  ADD ("/plan-view/new-lesion-gets-a-new-card-below", ONE_LESION,
       test_new_lesion_gets_a_new_card_below);
  ADD ("/plan-view/ruled-out-names-its-reason", ONE_LESION, test_ruled_out_names_its_reason);
  ADD ("/plan-view/tab-counts-what-is-open", ONE_LESION, test_tab_counts_what_is_open);
  ADD ("/plan-view/references-open-in-one-list", ONE_LESION, test_references_open_in_one_list);
  ADD ("/plan-view/overview-leads-on", ONE_LESION, test_overview_leads_on);
  ADD ("/plan-view/out-of-scope-hides-the-rest",
       CASE ("\"patient.age_years\":{\"value\":12,\"override\":true},\"primary.known\":false", ""),
       test_out_of_scope_hides_the_rest);
  ADD ("/plan-view/ignored-entries-are-told", CASE ("\"no.such_fact\":1", ""),
       test_ignored_entries_are_told);
  ADD ("/plan-view/no-plan-starts-afresh", ONE_LESION, test_no_plan_starts_afresh);
  ADD ("/plan-view/everything-has-a-name", ONE_LESION, test_everything_has_a_name);
  ADD ("/plan-view/what-is-read-keeps-its-place", ONE_LESION, test_what_is_read_keeps_its_place);
  ADD ("/plan-view/next-question-leads-to-it", ONE_LESION, test_next_question_leads_to_it);
#undef ADD

  return g_test_run ();
}
