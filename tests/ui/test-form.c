/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form as a whole: its pages, the lesion list, identity, and finding the
 * way to an answer.
 */

#include "cuti-fact-group.h"
#include "cuti-fact-row.h"
#include "cuti-form.h"
#include "cuti-form-page.h"
#include "cuti-identity-group.h"
#include "cuti-lesion-list.h"
#include "cuti-task-row.h"
#include "ui-util.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  GtkWidget     *window;
  CutiForm      *form;
} Fixture;

#define CASE \
  "{\"format\":\"cutiplan-case/1\"," \
  "\"lesions\":[{\"id\":\"1\",\"facts\":{\"lesion.site\":{\"value\":\"scalp\"}}}]}"

static void
set_up (Fixture *f, gconstpointer data)
{
  f->knowledge = ui_load_knowledge ();
  f->patient_case = ui_load_case (f->knowledge, CASE);
  f->form = g_object_new (CUTI_TYPE_FORM, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->form));
  cuti_form_set_case (f->form, f->patient_case);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GObject *form = g_object_ref (G_OBJECT (f->form));

  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_settle ();
  g_assert_finalize_object (form);
  g_assert_finalize_object (f->patient_case);
  g_assert_finalize_object (f->knowledge);
}

static GtkListBoxRow *
task (Fixture *f, int i)
{
  GtkWidget *tasks = ui_find_type (GTK_WIDGET (f->form), GTK_TYPE_LIST_BOX);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (tasks), i);
}

static char *
dup_state (Fixture *f, int i)
{
  char *state;

  g_object_get (cuti_task_row_get_page (CUTI_TASK_ROW (task (f, i))), "state", &state, NULL);
  return state;
}

static void
assert_state (Fixture *f, int i, const char *expected)
{
  g_autofree char *state = dup_state (f, i);

  g_assert_cmpstr (state, ==, expected);
}

static void
test_form_counts_what_is_left (Fixture *f, gconstpointer data)
{
  CutiAnswer *known = cuti_case_find_answer (f->patient_case, "primary.known", NULL);

  assert_state (f, 1, "Not started");
  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (0));
  ui_settle ();
  assert_state (f, 1, "Completed");

  cuti_case_set_value (f->patient_case, known, CUTI_VALUE (1)); /* asks for the site too */
  ui_settle ();
  assert_state (f, 1, "1 to answer");
  gtk_test_accessible_assert_property (task (f, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Primary and biomarkers: 1 to answer");
}

static gboolean
has_focus_inside (Fixture *f, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static CutiFactRow *
get_focused_row (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  g_assert_nonnull (focus);
  return CUTI_FACT_ROW (gtk_widget_get_ancestor (focus, CUTI_TYPE_FACT_ROW));
}

static const char *
get_focused_fact (Fixture *f)
{
  return cuti_fact_get_id (cuti_answer_get_fact (cuti_fact_row_get_answer (get_focused_row (f))));
}

static void
test_form_goes_to_answers (Fixture *f, gconstpointer data)
{
  g_assert_true (cuti_form_go_to (f->form, "patient.declines", NULL));
  g_assert_cmpstr (get_focused_fact (f), ==, "patient.declines");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_focused_row (f)), "cuti-flash"));

  g_assert_true (cuti_form_go_to (f->form, "lesion.bleeding", "1"));
  g_assert_cmpstr (get_focused_fact (f), ==, "lesion.bleeding");

  g_assert_true (cuti_form_go_to (f->form, "lesions", NULL));
  g_assert_true (has_focus_inside (f, ui_find_type (GTK_WIDGET (f->form), CUTI_TYPE_LESION_LIST)));

  g_assert_true (cuti_form_go_to (f->form, "patient.born", NULL));
  g_assert_true (has_focus_inside (f, ui_find_type (GTK_WIDGET (f->form), CUTI_TYPE_IDENTITY_GROUP)));

  g_assert_false (cuti_form_go_to (f->form, "no.such_fact", NULL));
  g_assert_false (cuti_form_go_to (f->form, "lesion.bleeding", "9"));
}

static gboolean
row_is_in_sight (gpointer data)
{
  Fixture *f = data;
  GtkWidget *row = GTK_WIDGET (get_focused_row (f));
  GtkWidget *page = gtk_widget_get_ancestor (row, CUTI_TYPE_FORM_PAGE);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, page, &bounds) && bounds.size.height > 0 &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (page);
}

static void
test_form_scrolls_answer_into_sight (Fixture *f, gconstpointer data)
{
  cuti_case_add_lesion (f->patient_case);
  cuti_case_add_lesion (f->patient_case);
  cuti_form_go_to (f->form, "patient.ecog", NULL); /* last on a page longer than the window */
  ui_wait_until (row_is_in_sight, f);
  cuti_form_go_to (f->form, "lesion.bleeding", "1"); /* on another page, below others */
  ui_wait_until (row_is_in_sight, f);
  cuti_form_go_to (f->form, "lesion.bleeding", "2"); /* to be unfolded first */
  ui_wait_until (row_is_in_sight, f);
  ui_iterate (400); /* longer than GTK takes to scroll to a new focus */
  g_assert_true (row_is_in_sight (f));
}

static guint
count_lesions (Fixture *f)
{
  return g_list_model_get_n_items (cuti_case_get_lesions (f->patient_case));
}

static void
click (Fixture *f, GtkWidget *root, const char *text)
{
  GtkWidget *button = ui_find_text (root, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_lesion_is_added_with_focus (Fixture *f, gconstpointer data)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (f->form), CUTI_TYPE_LESION_LIST);
  CutiLesionRow *added;

  cuti_form_show_page (f->form, 2);
  click (f, list, "Add Lesion");
  g_assert_cmpuint (count_lesions (f), ==, 2);
  added = cuti_lesion_list_find (CUTI_LESION_LIST (list), "2");
  g_assert_true (has_focus_inside (f, GTK_WIDGET (added)));
}

static void
test_lesion_removal_is_undone (Fixture *f, gconstpointer data)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (f->form), CUTI_TYPE_LESION_LIST);
  CutiAnswer *site;

  cuti_form_show_page (f->form, 2);
  g_signal_emit_by_name (cuti_lesion_list_find (CUTI_LESION_LIST (list), "1"), "removed");
  g_assert_cmpuint (count_lesions (f), ==, 0);
  g_assert_nonnull (ui_find_text (list, GTK_TYPE_LABEL, "Lesion 1: Scalp – removed"));

  click (f, list, "Undo");
  g_assert_cmpuint (count_lesions (f), ==, 1);
  site = cuti_case_find_answer (f->patient_case, "lesion.site", "1");
  g_assert_cmpint (cuti_answer_get_state (site), ==, CUTI_ANSWER_VALUE);
  g_assert_nonnull (cuti_lesion_list_find (CUTI_LESION_LIST (list), "1"));
}

static GtkWidget *
identity (Fixture *f)
{
  return ui_find_type (GTK_WIDGET (f->form), CUTI_TYPE_IDENTITY_GROUP);
}

static void
test_identity_writes (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = cuti_identity_group_get_born (CUTI_IDENTITY_GROUP (identity (f)));
  GtkWidget *text = ui_find_type (entry, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (text), "9 Mar 1954");
  g_signal_emit_by_name (text, "activate");
  g_assert_cmpstr (cuti_case_get_patient (f->patient_case, CUTI_PATIENT_BORN), ==, "1954-03-09");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find_text (identity (f), GTK_TYPE_CHECK_BUTTON,
                                                               "No known allergies")), TRUE);
  g_assert_cmpstr (cuti_case_get_patient (f->patient_case, CUTI_PATIENT_ALLERGY_STATUS), ==,
                   "none-known");
  click (f, identity (f), "Clear");
  g_assert_null (cuti_case_get_patient (f->patient_case, CUTI_PATIENT_ALLERGY_STATUS));
}

static void
test_identity_refuses_birth_to_come (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = cuti_identity_group_get_born (CUTI_IDENTITY_GROUP (identity (f)));
  GtkWidget *text = ui_find_type (entry, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (text), "+1y");
  g_signal_emit_by_name (text, "activate");
  g_assert_null (cuti_case_get_patient (f->patient_case, CUTI_PATIENT_BORN));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "+1y");
  g_assert_nonnull (ui_find_text (entry, GTK_TYPE_LABEL,
                                  "Date of birth must be in the past. This answer is not used yet."));
}

/* Otherwise a group would be asked nowhere. */
static void
test_form_has_place_for_every_group (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) folder = g_file_new_for_uri ("resource:///org/cutiplan/Cutiplan/knowledge");
  g_autoptr(CutiKnowledge) shipped = cuti_knowledge_load (folder, NULL, NULL);
  GListModel *groups = cuti_knowledge_get_groups (shipped);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr(CutiTerm) group = g_list_model_get_item (groups, i);
      gboolean found = FALSE;

      for (int j = 0; task (f, j) != NULL && !found; j++)
        found = cuti_form_page_has_group (cuti_task_row_get_page (CUTI_TASK_ROW (task (f, j))),
                                          cuti_term_get_id (group));
      g_assert_true (found);
    }
}

static void
assert_lists_named (GtkWidget *root)
{
  if (GTK_IS_LIST_BOX (root) && gtk_widget_get_mapped (root))
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (root),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_lists_named (child);
}

static void
test_form_names_everything (Fixture *f, gconstpointer data)
{
  for (int i = 0; task (f, i) != NULL; i++)
    {
      cuti_form_show_page (f->form, i);
      ui_settle ();
      ui_assert_named (GTK_WIDGET (f->form));
      assert_lists_named (GTK_WIDGET (f->form));
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/form/counts-what-is-left", test_form_counts_what_is_left);
  ADD ("/form/goes-to-answers", test_form_goes_to_answers);
  ADD ("/form/scrolls-answer-into-sight", test_form_scrolls_answer_into_sight);
  ADD ("/form/has-place-for-every-group", test_form_has_place_for_every_group);
  ADD ("/form/names-everything", test_form_names_everything);
  ADD ("/lesion/is-added-with-focus", test_lesion_is_added_with_focus);
  ADD ("/lesion/removal-is-undone", test_lesion_removal_is_undone);
  ADD ("/identity/writes", test_identity_writes);
  ADD ("/identity/refuses-birth-to-come", test_identity_refuses_birth_to_come);
#undef ADD

  return g_test_run ();
}
