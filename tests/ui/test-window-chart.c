/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan out of the real window: to the clipboard, into files, to the
 * preview; and what the window says of it.
 */

#include <glib/gstdio.h>

#include "cuti-preview.h"
#include "cuti-report.h"
#include "cuti-window.h"
#include "ui-util.h"

#define CASE \
  "{\"format\":\"cutiplan-case/1\",\"id\":\"7\",\"label\":\"Case 7\"," \
  "\"patient\":{\"family\":\"Smith\",\"given\":\"Jane\"},\"facts\":{\"patient.ecog\":{\"value\":1}}}"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiWindow    *window;
  char          *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;

  f->knowledge = ui_load_knowledge ();
  f->folder = g_dir_make_tmp ("cutiplan-XXXXXX", NULL);
  f->window = CUTI_WINDOW (cuti_window_new (NULL, f->knowledge, data));
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));

  path = g_build_filename (f->folder, "case.cutiplan", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, CASE, -1, NULL));
  cuti_window_open (f->window, file);
}

static gboolean
window_is_gone (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_wait_until (window_is_gone, f);
  ui_settle ();
  g_assert_finalize_object (f->knowledge);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
activate (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL);
}

static void
assert_says (Fixture *f, const char *words)
{
  const char *notice = ui_get_notice (GTK_WIDGET (f->window));

  g_assert_nonnull (notice);
  g_test_message ("%s", notice);
  g_assert_nonnull (strstr (notice, words));
}

static gboolean
is_idle (gpointer fixture)
{
  return !g_str_has_prefix (ui_get_notice (GTK_WIDGET (((Fixture *) fixture)->window)), "Making");
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

static char *
read_clipboard (Fixture *f)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->window)), NULL, read_cb,
                                 &text);
  ui_wait_until (is_read, &text);
  return text;
}

static void
test_chart_copies_whole_plan (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  activate (f, "win.copy-text");
  text = read_clipboard (f);
  g_assert_true (g_str_has_prefix (text, "DRAFT\nSMITH, Jane - "));
  g_assert_nonnull (strstr (text, "\nPlan in full\n"));
  assert_says (f, "whole plan was copied");
}

static void
test_chart_copies_this_tab (Fixture *f, gconstpointer data)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (ui_find_type (GTK_WIDGET (f->window), GTK_TYPE_NOTEBOOK));
  g_autofree char *overview = NULL;
  g_autofree char *surgery = NULL;

  activate (f, "win.copy-tab");
  overview = read_clipboard (f);
  g_assert_nonnull (strstr (overview, "\nPlan in brief\n"));
  assert_says (f, "“Overview”");

  gtk_notebook_set_current_page (notebook, 2);
  activate (f, "win.copy-tab");
  surgery = read_clipboard (f);
  g_assert_nonnull (strstr (surgery, "\nSurgery\n-------\n"));
  g_assert_null (strstr (surgery, "\nPlan in brief\n"));
  assert_says (f, "“Surgery”");
}

static char *
read_file (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  return text;
}

static GFile *
get_file (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
test_chart_saves_text (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "plan.txt");
  g_autofree char *text = NULL;

  cuti_window_save_text_to (f->window, file);
  text = read_file (file);
  g_assert_true (g_str_has_prefix (text, "DRAFT\nSMITH, Jane - "));
  assert_says (f, "“plan.txt”");
}

static void
test_chart_says_what_was_not_saved (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "nowhere/plan.txt");

  cuti_window_save_text_to (f->window, file);
  assert_says (f, "was not saved as text in “plan.txt”");
}

/* The follow-up of this knowledge base counts from what is no date. */
static void
test_chart_says_why_no_calendar (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "plan.ics");

  cuti_window_export_calendar_to (f->window, file);
  assert_says (f, "“See the skin again” is counted from");
  g_assert_false (g_file_query_exists (file, NULL));
}

/* A calendar that others see, from what is shipped. */
static void
test_chart_exports_calendar (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) folder = g_file_new_for_uri ("resource:///org/cutiplan/Cutiplan/knowledge");
  g_autoptr(CutiKnowledge) shipped = cuti_knowledge_load (folder, NULL, NULL);
  CutiWindow *window = CUTI_WINDOW (cuti_window_new (NULL, shipped, NULL));
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_autoptr(GFile) sample = g_file_new_for_path (path);
  g_autoptr(GFile) file = get_file (f, "plan.ics");
  g_autofree char *text = NULL;

  cuti_window_open (window, sample);
  cuti_window_export_calendar_to (window, file);
  text = read_file (file);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_null (strstr (text, "EXAMPLE"));
  g_assert_nonnull (strstr (ui_get_notice (GTK_WIDGET (window)), "without the patient's name"));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static GtkWidget *
add_button (Fixture *f, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (gtk_window_get_titlebar (GTK_WINDOW (f->window))), button);
  return button;
}

static gboolean
can_export_responses (gpointer button)
{
  return gtk_widget_get_sensitive (button);
}

/* Answers one piece of advice with a note; the button is there to see whether the action is. */
static void
decline_one (Fixture *f)
{
  const CutiAuthor jones = { "Dr A. Jones", "2026-11-22T10:44:00+01:00" };
  CutiCase *patient_case = cuti_window_get_case (f->window);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  g_autoptr(CutiPlanItem) item = g_list_model_get_item (cuti_plan_get_items (plan), 0);
  GtkWidget *button = add_button (f, "win.export-responses");

  g_assert_false (gtk_widget_get_sensitive (button)); /* There is no response yet. */
  cuti_case_decline (patient_case, cuti_plan_item_get_advice (item),
                     cuti_plan_item_get_lesion (item), CUTI_DECLINE_OTHER, "as Smith wishes", &jones);
  ui_wait_until (can_export_responses, button);
}

/* As the name says, in either case of letters; nobody is named, in no note either. */
static void
test_chart_exports_responses (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "answers.csv", "answers.JSON" };
  static const char *const begins[] = { "advice,lesion,", "{" };
  static const char *const holds[] = { ",declined,other,", "\"answer\": \"declined\"" };

  decline_one (f);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = get_file (f, names[i]);
      g_autofree char *text = NULL;

      cuti_window_export_responses_to (f->window, file);
      assert_says (f, names[i]);
      text = read_file (file);
      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (text, begins[i]));
      g_assert_nonnull (strstr (text, holds[i]));
      g_assert_null (strstr (text, "Smith"));
      g_assert_null (strstr (text, "Jones"));
    }
}

static void
test_chart_says_what_responses_were_not_exported (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "nowhere/answers.csv");

  cuti_window_export_responses_to (f->window, file);
  assert_says (f, "The responses were not exported to “answers.csv”");
}

/* For the chart, so that it says who the patient is; private, and whole or not there. */
static void
test_chart_exports_fhir (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "plan.fhir.json");
  g_autoptr(GFile) nowhere = get_file (f, "nowhere/plan.fhir.json");
  g_autofree char *text = NULL;
  GStatBuf info;

  cuti_window_export_fhir_to (f->window, nowhere);
  ui_wait_until (is_idle, f);
  assert_says (f, "was not exported as FHIR");

  cuti_window_export_fhir_to (f->window, file);
  ui_wait_until (is_idle, f);
  assert_says (f, "exported as FHIR to “plan.fhir.json”");
  text = read_file (file);
  g_assert_nonnull (strstr (text, "\"resourceType\":\"Bundle\""));
  g_assert_nonnull (strstr (text, "\"family\":\"Smith\""));
  g_assert_nonnull (strstr (text, "\"contentType\":\"application/pdf\""));
  g_assert_cmpint (g_stat (g_file_peek_path (file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
}

/* It says so and can be cancelled; then there is no file, and the next may be made. */
static void
test_chart_cancels (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "plan.fhir.json");
  GtkWidget *button = add_button (f, "win.export-fhir");

  g_assert_true (gtk_widget_get_sensitive (button));
  cuti_window_export_fhir_to (f->window, file);
  assert_says (f, "Making the PDF");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Cancel"), "clicked");
  ui_wait_until (is_idle, f);
  assert_says (f, "Cancelled: nothing was exported.");
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_true (gtk_widget_get_sensitive (button));
}

/* What is written meanwhile belongs to the next. */
static void
test_chart_exports_what_was_there (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "plan.fhir.json");
  g_autofree char *text = NULL;

  cuti_window_export_fhir_to (f->window, file);
  cuti_case_set_patient (cuti_window_get_case (f->window), CUTI_PATIENT_FAMILY, "Later");
  ui_wait_until (is_idle, f);
  text = read_file (file);
  g_assert_nonnull (strstr (text, "\"family\":\"Smith\""));
  g_assert_null (strstr (text, "Later"));
}

/* The window goes, and what it had begun with it. */
static void
test_chart_closed_midway_writes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "plan.fhir.json");
  CutiWindow *window = f->window;

  g_object_ref (window); /* tear_down() destroys it once more. */
  cuti_window_export_fhir_to (window, file);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_iterate (500);
  g_assert_false (g_file_query_exists (file, NULL));
  g_object_unref (window);
  ui_wait_until (window_is_gone, f);
  f->window = CUTI_WINDOW (cuti_window_new (NULL, f->knowledge, NULL));
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
}

static void
test_chart_exports_board_sheet (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = get_file (f, "board.pdf");
  g_autofree char *text = NULL;

  cuti_window_export_document_to (f->window, file, CUTI_REPORT_BOARD_SHEET);
  assert_says (f, "Making the PDF");
  ui_wait_until (is_idle, f);
  assert_says (f, "The tumour-board sheet was exported to “board.pdf”.");
  text = read_file (file);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
}

static void
test_chart_opens_preview (Fixture *f, gconstpointer data)
{
  g_autoptr(GtkWindow) preview = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  activate (f, "win.preview");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (CUTI_IS_PREVIEW (window))
        preview = g_steal_pointer (&window);
    }

  g_assert_nonnull (preview);
  g_assert_true (gtk_window_get_transient_for (preview) == GTK_WINDOW (f->window));
  gtk_window_destroy (preview);
}

static void
test_chart_is_off_without_advice (Fixture *f, gconstpointer data)
{
  static const char *const actions[] = { "win.copy-text", "win.copy-tab", "win.save-text",
                                         "win.export-calendar", "win.export-responses", "win.export-fhir",
                                         "win.print", "win.preview" };
  guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_false (gtk_widget_get_sensitive (add_button (f, actions[i])));
      activate (f, actions[i]);
    }

  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n);
  assert_says (f, "Advice is off.");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func, data) g_test_add ("/chart/" path, Fixture, data, set_up, func, tear_down)
  ADD ("copies-whole-plan", test_chart_copies_whole_plan, NULL);
  ADD ("copies-this-tab", test_chart_copies_this_tab, NULL);
  ADD ("saves-text", test_chart_saves_text, NULL);
  ADD ("says-what-was-not-saved", test_chart_says_what_was_not_saved, NULL);
  ADD ("says-why-no-calendar", test_chart_says_why_no_calendar, NULL);
  ADD ("exports-calendar", test_chart_exports_calendar, NULL);
  ADD ("exports-responses", test_chart_exports_responses, NULL);
  ADD ("says-what-responses-were-not-exported", test_chart_says_what_responses_were_not_exported, NULL);
  ADD ("exports-fhir", test_chart_exports_fhir, NULL);
  ADD ("cancels", test_chart_cancels, NULL);
  ADD ("exports-what-was-there", test_chart_exports_what_was_there, NULL);
  ADD ("closed-midway-writes-nothing", test_chart_closed_midway_writes_nothing, NULL);
  ADD ("exports-board-sheet", test_chart_exports_board_sheet, NULL);
  ADD ("opens-preview", test_chart_opens_preview, NULL);
  ADD ("is-off-without-advice", test_chart_is_off_without_advice, "Advice is off.");

  return g_test_run ();
}
