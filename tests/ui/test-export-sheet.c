/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheet behind “Export PDF…”, over the real window: what it writes, what
 * it asks before, and what it refuses.
 */

#include <glib/gstdio.h>

#include "cuti-export-job.h"
#include "cuti-export-sheet.h"
#include "cuti-field-message.h"
#include "cuti-notice.h"
#include "cuti-page-setup.h"
#include "cuti-plan.h"
#include "cuti-preview.h"
#include "cuti-sign-dialog.h"
#include "cuti-window.h"
#include "ui-util.h"

#define CASE(label) \
  "{\"format\":\"cutiplan-case/1\",\"id\":\"7\",\"label\":\"" label "\"," \
  "\"patient\":{\"family\":\"Smith\",\"given\":\"Jane\"},\"facts\":{\"patient.ecog\":{\"value\":1}}}"

#define ANY_CASE CASE ("Case 7")

typedef struct
{
  CutiKnowledge *knowledge;
  CutiWindow    *window;
  GtkWidget     *sheet;
  char          *folder;
} Fixture;

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
open_sheet (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.export-pdf", NULL);
  f->sheet = find_window (CUTI_TYPE_EXPORT_SHEET);
  g_assert_nonnull (f->sheet);
  g_object_add_weak_pointer (G_OBJECT (f->sheet), (gpointer *) &f->sheet);
}

static void
set_up (Fixture *f, gconstpointer json)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;

  f->knowledge = ui_load_knowledge ();
  f->folder = g_dir_make_tmp ("cutiplan-XXXXXX", NULL);
  f->window = CUTI_WINDOW (cuti_window_new (NULL, f->knowledge, NULL));
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));

  path = g_build_filename (f->folder, "case.cutiplan", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  cuti_window_open (f->window, file);
  open_sheet (f);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->sheet != NULL)
    gtk_window_destroy (GTK_WINDOW (f->sheet));
  ui_wait_until (is_null, &f->sheet);
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_wait_until (is_null, &f->window);
  ui_settle ();
  g_assert_finalize_object (f->knowledge);
  remove_folder (f->folder);
  g_free (f->folder);
}

/* The text of a widget that is shown, NULL where it is hidden. */
static const char *
get_shown (GtkWidget *root, GType type)
{
  GtkWidget *found = ui_find_type (root, type);

  if (!gtk_widget_get_visible (found))
    return NULL;
  return gtk_label_get_label (GTK_LABEL (ui_find_type (found, GTK_TYPE_LABEL)));
}

static void
assert_sheet_says (Fixture *f, const char *words)
{
  const char *text = get_shown (f->sheet, CUTI_TYPE_FIELD_MESSAGE);

  g_assert_nonnull (text);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static gboolean
can (Fixture *f, const char *button)
{
  return gtk_widget_get_sensitive (ui_find_text (f->sheet, GTK_TYPE_BUTTON, button));
}

static void
press (Fixture *f, const char *button)
{
  GtkWidget *widget = ui_find_text (f->sheet, GTK_TYPE_BUTTON, button);

  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
}

static void
choose (Fixture *f, const char *kind)
{
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_find_text (f->sheet, GTK_TYPE_CHECK_BUTTON, kind)), TRUE);
}

static GtkEditable *
get_name (Fixture *f)
{
  return GTK_EDITABLE (ui_find_type (f->sheet, GTK_TYPE_ENTRY));
}

static char *
dup_path (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

/* Nothing but the case and, where there is a name, that file. */
static void
assert_only_file (Fixture *f, const char *name)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *found;
  guint n = 0;

  while ((found = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (found, "case.cutiplan"))
      {
        g_assert_cmpstr (found, ==, name);
        n++;
      }
  g_assert_cmpuint (n, ==, name != NULL);
}

static char *
extract_text (const char *path)
{
  const char *const argv[] = { "pdftotext", path, "-", NULL };
  char *text = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, NULL));
  return text;
}

static void
assert_pdf (const char *path)
{
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_true (size > 1000);
}

static void
test_sheet_writes_file (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (get_name (f)));
  g_autofree char *path = dup_path (f, name);
  GStatBuf status;

  g_assert_true (g_str_has_prefix (name, "Plan_Case-7_"));
  press (f, "Export");
  ui_wait_until (is_null, &f->sheet);

  assert_pdf (path);
  assert_only_file (f, name);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Show in Folder"));
}

/* Of the plan alone: other documents are whole. */
static void
test_sheet_leaves_out_what_is_not_ticked (Fixture *f, gconstpointer data)
{
  GtkWidget *part = ui_find_text (f->sheet, GTK_TYPE_CHECK_BUTTON, "What is not offered, and why");
  GtkWidget *board = ui_find_text (f->sheet, GTK_TYPE_CHECK_BUTTON, "Tumour-board sheet");
  g_autofree char *path = dup_path (f, "short.pdf");
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_is_sensitive (part));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (board), TRUE);
  g_assert_false (gtk_widget_is_sensitive (part));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ui_find_text (f->sheet, GTK_TYPE_CHECK_BUTTON, "Full plan")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (part), FALSE);
  gtk_editable_set_text (get_name (f), "short");
  press (f, "Export");
  ui_wait_until (is_null, &f->sheet);

  text = extract_text (path);
  g_assert_nonnull (strstr (text, "Left out of this document at export: What is not offered, and why."));
}

static void
test_sheet_names_no_patient (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_ascii_strdown (gtk_editable_get_text (get_name (f)), -1);

  g_assert_true (g_str_has_prefix (name, "plan_"));
  g_assert_null (strstr (name, "smith"));
}

static void
test_sheet_name_follows_kind (Fixture *f, gconstpointer data)
{
  choose (f, "Tumour-board sheet");
  g_assert_true (g_str_has_prefix (gtk_editable_get_text (get_name (f)), "TumourBoard_"));

  gtk_editable_set_text (get_name (f), "mine");
  choose (f, "Full plan");
  g_assert_cmpstr (gtk_editable_get_text (get_name (f)), ==, "mine");
}

static void
test_sheet_refuses_what_is_no_name (Fixture *f, gconstpointer data)
{
  gtk_editable_set_text (get_name (f), "a/b");
  assert_sheet_says (f, "The character / cannot be");
  g_assert_false (can (f, "Export"));

  gtk_editable_set_text (get_name (f), " ");
  assert_sheet_says (f, "needs a name");

  gtk_editable_set_text (get_name (f), "good");
  g_assert_null (get_shown (f->sheet, CUTI_TYPE_FIELD_MESSAGE));
  press (f, "Export");
  ui_wait_until (is_null, &f->sheet);
  assert_only_file (f, "good.pdf");
}

static gboolean
may_replace (gpointer fixture)
{
  return gtk_widget_get_mapped (
    ui_find_text (((Fixture *) fixture)->sheet, GTK_TYPE_BUTTON, "Replace"));
}

static void
test_sheet_asks_before_it_replaces (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_path (f, "old.pdf");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  gtk_editable_set_text (get_name (f), "old.pdf");
  g_assert_false (may_replace (f));
  press (f, "Export");
  ui_wait_until (may_replace, f);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");

  press (f, "Replace");
  ui_wait_until (is_null, &f->sheet);
  assert_pdf (path);
  assert_only_file (f, "old.pdf");
}

static void
test_sheet_does_not_replace_another_name (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_path (f, "old.pdf");

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  gtk_editable_set_text (get_name (f), "old");
  press (f, "Export");
  ui_wait_until (may_replace, f);
  gtk_editable_set_text (get_name (f), "older");
  g_assert_false (gtk_widget_get_visible (
    gtk_widget_get_parent (ui_find_text (f->sheet, GTK_TYPE_BUTTON, "Replace"))));
}

static gboolean
is_idle (gpointer fixture)
{
  return can (fixture, "Export");
}

static void
test_sheet_keeps_what_failed (Fixture *f, gconstpointer data)
{
  remove_folder (f->folder);
  gtk_editable_set_text (get_name (f), "mine");
  press (f, "Export");
  g_assert_false (can (f, "Export"));
  ui_wait_until (is_idle, f);
  assert_sheet_says (f, "is not there; choose another");
  g_assert_cmpstr (gtk_editable_get_text (get_name (f)), ==, "mine");

  g_mkdir (f->folder, 0700);
  press (f, "Export");
  ui_wait_until (is_null, &f->sheet);
  assert_only_file (f, "mine.pdf");
}

static void
test_sheet_cancels (Fixture *f, gconstpointer data)
{
  press (f, "Export");
  press (f, "Cancel");
  ui_wait_until (is_idle, f);
  assert_sheet_says (f, "nothing was exported");
  assert_only_file (f, NULL);

  press (f, "Cancel");
  ui_wait_until (is_null, &f->sheet);
}

static void
test_sheet_closed_midway_writes_nothing (Fixture *f, gconstpointer data)
{
  press (f, "Export");
  gtk_window_destroy (GTK_WINDOW (f->sheet));
  ui_wait_until (is_null, &f->sheet);
  assert_only_file (f, NULL);
}

static void
test_sheet_says_nothing_is_accepted (Fixture *f, gconstpointer data)
{
  choose (f, "Patient handout");
  assert_sheet_says (f, "Accept what was agreed");
  g_assert_false (can (f, "Export"));
  g_assert_false (can (f, "Preview"));

  choose (f, "Full plan");
  g_assert_true (can (f, "Export"));
}

/* All that can be, as if each had been pressed; the sheet is opened anew. */
static void
accept_all (Fixture *f)
{
  const CutiAuthor jones = { "Dr A. Jones", "2026-11-22T10:44:00+01:00" };
  CutiCase *patient_case = cuti_window_get_case (f->window);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  GListModel *items = cuti_plan_get_items (plan);

  gtk_window_destroy (GTK_WINDOW (f->sheet));
  ui_wait_until (is_null, &f->sheet);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);

      cuti_case_accept (patient_case, cuti_plan_item_get_advice (item),
                        cuti_plan_item_get_lesion (item), &jones);
    }
  ui_settle ();
  open_sheet (f);
}

static void
test_sheet_wants_handout_seen (Fixture *f, gconstpointer data)
{
  GtkWidget *preview;

  accept_all (f);

  choose (f, "Patient handout");
  assert_sheet_says (f, "in the preview before");
  g_assert_false (can (f, "Export"));

  press (f, "Preview");
  preview = find_window (CUTI_TYPE_PREVIEW);
  g_assert_nonnull (preview);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (preview)) == GTK_WINDOW (f->sheet));
  gtk_window_destroy (GTK_WINDOW (preview));
  g_assert_true (can (f, "Export"));
}

static void
test_sheet_exports_from_preview (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;

  choose (f, "Tumour-board sheet");
  name = g_strdup (gtk_editable_get_text (get_name (f)));
  gtk_widget_activate_action (f->sheet, "win.export-pdf", NULL);
  ui_settle ();
  g_assert_true (can (f, "Export")); /* as it was: nothing runs unseen */

  press (f, "Preview");
  gtk_widget_activate_action (find_window (CUTI_TYPE_PREVIEW), "preview.export", NULL);
  ui_wait_until (is_null, &f->sheet);
  assert_only_file (f, name);
}

static void
test_sheet_remembers_paper (Fixture *f, gconstpointer data)
{
  GtkDropDown *paper = GTK_DROP_DOWN (ui_find_type (f->sheet, GTK_TYPE_DROP_DOWN));
  guint before = gtk_drop_down_get_selected (paper);

  gtk_drop_down_set_selected (paper, 1 - before);
  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, before == 0 ? "letter" : "a4");
  gtk_drop_down_set_selected (paper, before);
}

static void
test_sheet_leads_to_signing (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  press (f, "Sign First…");
  ui_wait_until (is_null, &f->sheet);
  dialog = find_window (CUTI_TYPE_SIGN_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_action (GtkWidget *root, const char *action)
{
  if (GTK_IS_BUTTON (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_sheet_leads_to_question (Fixture *f, gconstpointer data)
{
  GtkWidget *link = find_action (f->sheet, "sheet.go-to-answer");
  g_autofree char *view = NULL;

  g_object_set (f->window, "view", "plan", NULL);
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  ui_wait_until (is_null, &f->sheet);
  g_object_get (f->window, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "case");
}

static void
test_sheet_leads_to_urgent_points (Fixture *f, gconstpointer data)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (ui_find_type (GTK_WIDGET (f->window), GTK_TYPE_NOTEBOOK));
  g_autofree char *view = NULL;

  gtk_notebook_set_current_page (notebook, 2);
  gtk_widget_activate_action (f->sheet, "sheet.show-urgent", NULL);
  ui_wait_until (is_null, &f->sheet);
  g_object_get (f->window, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "plan");
  g_assert_cmpint (gtk_notebook_get_current_page (notebook), ==, 0);
}

static gboolean
tells_path (gpointer fixture)
{
  Fixture *f = fixture;
  GtkWidget *button = ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Show in Folder");

  return button == NULL || !gtk_widget_get_visible (button);
}

/* There is no bus here, and no program for folders. */
static void
test_sheet_tells_path_without_bus (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *path = dup_path (f, "mine.pdf");

  gtk_editable_set_text (get_name (f), "mine");
  press (f, "Export");
  ui_wait_until (is_null, &f->sheet);
  g_signal_emit_by_name (
    ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Show in Folder"), "clicked");
  ui_wait_until (tells_path, f);
  text = g_strdup_printf ("No program is there to show the folder. The file is “%s”.", path);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_LABEL, text));
}

static void
test_sheet_is_named (Fixture *f, gconstpointer data)
{
  ui_assert_named (f->sheet);
}

static void
test_write_checks_what_it_wrote (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_path (f, "x.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) broken = g_bytes_new_static ("%PDF-1.7 and no end", 19);
  g_autoptr(GError) error = NULL;

  g_assert_false (cuti_export_write (file, broken, 0, TRUE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_only_file (f, NULL);
}

static void
job_done_cb (GObject *object, GAsyncResult *result, gpointer done)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cuti_export_job_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *) done;
}

/* The thread that sets it has fonts of its own. */
static void
test_job_makes_what_report_makes (Fixture *f, gconstpointer data)
{
  g_autofree char *path = dup_path (f, "x.pdf");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  CutiCase *patient_case = cuti_window_get_case (f->window);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  CutiExportJob job = { patient_case, plan, { CUTI_REPORT_PLAN, "a4", 0 }, file, TRUE };
  g_autoptr(GBytes) expected = cuti_report_render_pdf (patient_case, plan, &job.options, NULL, NULL);
  g_autoptr(GBytes) written = NULL;
  gboolean done = FALSE;

  cuti_export_job_run (&job, f->window, NULL, job_done_cb, &done);
  ui_wait_until (is_true, &done);
  written = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (written, expected));
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func, data) g_test_add ("/export-sheet/" path, Fixture, data, set_up, func, tear_down)
  ADD ("writes-file", test_sheet_writes_file, ANY_CASE);
  ADD ("leaves-out-what-is-not-ticked", test_sheet_leaves_out_what_is_not_ticked, ANY_CASE);
  ADD ("names-no-patient", test_sheet_names_no_patient, ANY_CASE);
  ADD ("names-no-patient-of-label", test_sheet_names_no_patient, CASE ("SMITH, 2nd visit"));
  ADD ("name-follows-kind", test_sheet_name_follows_kind, ANY_CASE);
  ADD ("refuses-what-is-no-name", test_sheet_refuses_what_is_no_name, ANY_CASE);
  ADD ("asks-before-it-replaces", test_sheet_asks_before_it_replaces, ANY_CASE);
  ADD ("does-not-replace-another-name", test_sheet_does_not_replace_another_name, ANY_CASE);
  ADD ("keeps-what-failed", test_sheet_keeps_what_failed, ANY_CASE);
  ADD ("cancels", test_sheet_cancels, ANY_CASE);
  ADD ("closed-midway-writes-nothing", test_sheet_closed_midway_writes_nothing, ANY_CASE);
  ADD ("says-nothing-is-accepted", test_sheet_says_nothing_is_accepted, ANY_CASE);
  ADD ("wants-handout-seen", test_sheet_wants_handout_seen, ANY_CASE);
  ADD ("exports-from-preview", test_sheet_exports_from_preview, ANY_CASE);
  ADD ("remembers-paper", test_sheet_remembers_paper, ANY_CASE);
  ADD ("leads-to-signing", test_sheet_leads_to_signing, ANY_CASE);
  ADD ("leads-to-question", test_sheet_leads_to_question, ANY_CASE);
  ADD ("leads-to-urgent-points", test_sheet_leads_to_urgent_points, ANY_CASE);
  ADD ("tells-path-without-bus", test_sheet_tells_path_without_bus, ANY_CASE);
  ADD ("is-named", test_sheet_is_named, ANY_CASE);
  ADD ("job-makes-what-report-makes", test_job_makes_what_report_makes, ANY_CASE);
  ADD ("write-checks-what-it-wrote", test_write_checks_what_it_wrote, ANY_CASE);

  return g_test_run ();
}
