/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo, redo, signing and comparing in the real window.
 */

#include <glib/gstdio.h>

#include "cuti-compare-dialog.h"
#include "cuti-form.h"
#include "cuti-identity-group.h"
#include "cuti-lesion-list.h"
#include "cuti-notice.h"
#include "cuti-record-group.h"
#include "cuti-sign-dialog.h"
#include "cuti-text-editor.h"
#include "cuti-window.h"
#include "ui-util.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiWindow    *window;
  CutiCase      *patient_case;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->knowledge = ui_load_knowledge ();
  f->window = CUTI_WINDOW (cuti_window_new (NULL, f->knowledge, NULL));
  f->patient_case = cuti_window_get_case (f->window);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
}

static gboolean
window_is_gone (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  ui_wait_until (window_is_gone, f);
  ui_settle ();
  g_assert_finalize_object (f->knowledge);
}

static void
activate (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL);
}

static CutiAnswer *
find_answer (Fixture *f, const char *fact)
{
  CutiAnswer *answer = cuti_case_find_answer (f->patient_case, fact, NULL);

  g_assert_nonnull (answer);
  return answer;
}

static void
set_answer (Fixture *f, const char *fact, int n)
{
  cuti_case_set_value (f->patient_case, find_answer (f, fact), CUTI_VALUE (n));
}

static gboolean
shows (Fixture *f, const char *text)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_undo_ends_unsaved_changes (Fixture *f, gconstpointer data)
{
  cuti_case_set_saved (f->patient_case);
  cuti_case_set_label (f->patient_case, "Other");
  g_assert_true (shows (f, "Unsaved changes"));
  activate (f, "win.undo");
  g_assert_false (shows (f, "Unsaved changes"));
  activate (f, "win.redo");
  g_assert_true (shows (f, "Unsaved changes"));
}

static char *
dup_menu_label (Fixture *f, int item)
{
  GtkWidget *button = NULL;
  GMenuModel *menu;
  g_autoptr(GMenuModel) section = NULL;
  char *label = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_window_get_titlebar (GTK_WINDOW (f->window)));
       child != NULL && button == NULL; child = gtk_widget_get_next_sibling (child))
    button = ui_find_type (child, GTK_TYPE_MENU_BUTTON);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (section, item, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  return label;
}

static void
assert_menu (Fixture *f, const char *undo, const char *redo)
{
  g_autofree char *first = dup_menu_label (f, 0);
  g_autofree char *second = dup_menu_label (f, 1);

  g_assert_cmpstr (first, ==, undo);
  g_assert_cmpstr (second, ==, redo);
}

static void
test_undo_in_the_menu (Fixture *f, gconstpointer data)
{
  assert_menu (f, "_Undo", "_Redo");
  set_answer (f, "patient.ecog", 1);
  assert_menu (f, "_Undo: ECOG", "_Redo");
  activate (f, "win.undo");
  g_assert_cmpint (cuti_answer_get_state (find_answer (f, "patient.ecog")), ==, CUTI_ANSWER_NOT_RECORDED);
  assert_menu (f, "_Undo", "_Redo: ECOG");
  activate (f, "win.redo");
  g_assert_cmpint (cuti_answer_get_value (find_answer (f, "patient.ecog")).n, ==, 1);
  assert_menu (f, "_Undo: ECOG", "_Redo");
}

/* It is also what a screen reader speaks. */
static void
test_undo_says_what_it_did (Fixture *f, gconstpointer data)
{
  set_answer (f, "patient.ecog", 1);
  activate (f, "win.undo");
  g_assert_true (shows (f, "Undone: ECOG"));
  activate (f, "win.redo");
  g_assert_true (shows (f, "Redone: ECOG"));
  set_answer (f, "patient.ecog", 2);
  g_assert_false (shows (f, "Redone: ECOG"));
}

static void
assert_no_history (GtkWidget *root, guint *n)
{
  if (GTK_IS_ENTRY (root))
    {
      (*n)++;
      g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (root)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_no_history (child, n);
}

/* Or Ctrl+Z would be theirs for good. */
static void
test_undo_is_not_held_by_entries (Fixture *f, gconstpointer data)
{
  guint n = 0;

  cuti_case_add_lesion (f->patient_case);
  assert_no_history (GTK_WIDGET (f->window), &n);
  g_assert_cmpuint (n, >, 7);
}

static GtkWidget *
find_entry (Fixture *f, guint position)
{
  GtkWidget *group = ui_find_type (GTK_WIDGET (f->window), CUTI_TYPE_IDENTITY_GROUP);
  g_autoptr(GQueue) queue = g_queue_new ();
  GtkWidget *widget;

  g_queue_push_tail (queue, group);
  while ((widget = g_queue_pop_head (queue)) != NULL)
    {
      if (GTK_IS_ENTRY (widget) && position-- == 0)
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (queue, child);
    }
  g_assert_not_reached ();
}

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static GtkWidget *
find_entry_with (Fixture *f, const char *text)
{
  for (guint i = 0; i < 7; i++)
    if (g_str_equal (get_text (find_entry (f, i)), text))
      return find_entry (f, i);
  g_assert_not_reached ();
}

static void
test_undo_shows_in_identity (Fixture *f, gconstpointer data)
{
  GtkWidget *family, *born;

  cuti_case_set_patient (f->patient_case, CUTI_PATIENT_FAMILY, "Smith");
  cuti_case_set_patient (f->patient_case, CUTI_PATIENT_BORN, "1954-03-09");
  cuti_case_set_label (f->patient_case, "Case 7");
  family = find_entry_with (f, "Smith");
  born = find_entry_with (f, "09-Mar-1954");
  find_entry_with (f, "Case 7");

  activate (f, "win.undo");
  find_entry_with (f, "New case");
  activate (f, "win.undo");
  g_assert_cmpstr (get_text (born), ==, "");
  activate (f, "win.undo");
  g_assert_cmpstr (get_text (family), ==, "");
  activate (f, "win.redo");
  g_assert_cmpstr (get_text (family), ==, "Smith");
}

/* Between two words, what is typed is not cut back to what is recorded. */
static void
test_undo_leaves_typing_alone (Fixture *f, gconstpointer data)
{
  GtkWidget *family;

  cuti_case_set_patient (f->patient_case, CUTI_PATIENT_FAMILY, "van");
  family = find_entry_with (f, "van");
  gtk_editable_set_text (GTK_EDITABLE (family), "van ");
  g_assert_cmpstr (get_text (family), ==, "van ");
  gtk_editable_set_text (GTK_EDITABLE (family), "van Dyk");
  gtk_editable_set_text (GTK_EDITABLE (family), "van Dyk ");
  g_assert_cmpstr (get_text (family), ==, "van Dyk ");
  g_assert_cmpstr (cuti_case_get_patient (f->patient_case, CUTI_PATIENT_FAMILY), ==, "van Dyk");
}

static GtkTextView *
focus_notes (Fixture *f)
{
  GtkWidget *focus;

  g_assert_true (cuti_form_go_to (CUTI_FORM (ui_find_type (GTK_WIDGET (f->window), CUTI_TYPE_FORM)),
                                  "case.question", NULL));
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  return GTK_TEXT_VIEW (focus);
}

static void
type (GtkTextBuffer *buffer, const char *text)
{
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static char *
dup_text (GtkTextBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
assert_text (GtkTextBuffer *buffer, const char *expected)
{
  g_autofree char *text = dup_text (buffer);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_undo_takes_typed_notes_first (Fixture *f, gconstpointer data)
{
  GtkTextBuffer *buffer;

  set_answer (f, "patient.ecog", 1);
  buffer = gtk_text_view_get_buffer (focus_notes (f));
  type (buffer, "Can it be cut out?");

  activate (f, "win.undo");
  assert_text (buffer, "");
  g_assert_cmpint (cuti_answer_get_value (find_answer (f, "patient.ecog")).n, ==, 1);
  activate (f, "win.undo");
  g_assert_cmpint (cuti_answer_get_state (find_answer (f, "patient.ecog")), ==, CUTI_ANSWER_NOT_RECORDED);
}

/* Recorded notes are the case's to undo: once, not to and fro. */
static void
test_undo_takes_recorded_notes_once (Fixture *f, gconstpointer data)
{
  GtkTextBuffer *buffer;

  set_answer (f, "patient.ecog", 1);
  buffer = gtk_text_view_get_buffer (focus_notes (f));
  type (buffer, "Can it be cut out?");
  cuti_form_go_to (CUTI_FORM (ui_find_type (GTK_WIDGET (f->window), CUTI_TYPE_FORM)), "patient.ecog", NULL);
  g_assert_cmpstr (cuti_answer_get_string (find_answer (f, "case.question")), ==, "Can it be cut out?");

  g_assert_true (gtk_text_view_get_buffer (focus_notes (f)) == buffer);
  activate (f, "win.undo");
  assert_text (buffer, "");
  g_assert_cmpint (cuti_answer_get_state (find_answer (f, "case.question")), ==, CUTI_ANSWER_NOT_RECORDED);
  activate (f, "win.undo");
  assert_text (buffer, "");
  g_assert_cmpint (cuti_answer_get_state (find_answer (f, "patient.ecog")), ==, CUTI_ANSWER_NOT_RECORDED);
}

static void
test_undo_puts_a_lesion_back (Fixture *f, gconstpointer data)
{
  CutiLesion *lesion = cuti_case_add_lesion (f->patient_case);
  GtkWidget *list;

  cuti_form_go_to (CUTI_FORM (ui_find_type (GTK_WIDGET (f->window), CUTI_TYPE_FORM)), "lesions", NULL);
  list = ui_find_type (GTK_WIDGET (f->window), CUTI_TYPE_LESION_LIST);
  g_signal_emit_by_name (cuti_lesion_list_find (CUTI_LESION_LIST (list), cuti_lesion_get_id (lesion)), "removed");
  ui_settle ();
  g_assert_true (shows (f, "Lesion 1 – removed"));
  g_assert_null (cuti_case_find_lesion (f->patient_case, "1"));

  activate (f, "win.undo");
  g_assert_nonnull (cuti_case_find_lesion (f->patient_case, "1"));
  g_assert_nonnull (cuti_lesion_list_find (CUTI_LESION_LIST (list), "1"));
  ui_settle ();
  g_assert_false (shows (f, "Lesion 1 – removed"));

  /* With the next change the button goes: it would take that one back. */
  activate (f, "win.redo");
  set_answer (f, "patient.ecog", 1);
  ui_settle ();
  g_assert_false (shows (f, "Lesion 1 – removed"));
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (toplevel, type))
        return toplevel;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *dialog, const char *label)
{
  GtkWidget *button = ui_find_text (dialog, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

static void
sign (Fixture *f)
{
  GtkWidget *dialog;

  activate (f, "win.sign");
  dialog = find_dialog (CUTI_TYPE_SIGN_DIALOG);
  cuti_sign_dialog_set_author (CUTI_SIGN_DIALOG (dialog), "Dr A", "Dermatology");
  g_signal_emit_by_name (find_button (dialog, "_Sign"), "clicked");
}

static void
test_sign_asks_who (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *button;

  activate (f, "win.sign");
  dialog = find_dialog (CUTI_TYPE_SIGN_DIALOG);
  gtk_test_widget_wait_for_draw (dialog);
  button = find_button (dialog, "_Sign");
  g_assert_nonnull (ui_find_text (dialog, GTK_TYPE_LABEL, "Sign Plan Version 1?"));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  ui_assert_named (dialog);

  cuti_sign_dialog_set_author (CUTI_SIGN_DIALOG (dialog), "Dr A", "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  cuti_sign_dialog_set_author (CUTI_SIGN_DIALOG (dialog), "Dr A", "Dermatology");
  g_assert_true (gtk_widget_get_sensitive (button));

  gtk_window_close (GTK_WINDOW (dialog));
  ui_settle ();
  g_assert_null (cuti_case_get_last_version (f->patient_case));
}

static void
test_sign_stores_a_version (Fixture *f, gconstpointer data)
{
  CutiVersion *version;

  set_answer (f, "patient.ecog", 1); /* of which the window has no plan yet */
  sign (f);
  g_assert_null (find_dialog (CUTI_TYPE_SIGN_DIALOG));
  version = cuti_case_get_last_version (f->patient_case);
  g_assert_nonnull (version);
  g_assert_cmpstr (cuti_version_get_by (version), ==, "Dr A");
  g_assert_cmpstr (cuti_version_get_role (version), ==, "Dermatology");
  g_assert_true (cuti_version_is_intact (version));
  g_assert_true (cuti_case_is_signed (f->patient_case));
  g_assert_true (cuti_case_is_modified (f->patient_case));
  g_assert_true (shows (f, "Version 1 is signed and read-only. Save the case to keep it."));
}

/* The banner says at any time whether this is a draft. */
static void
test_banner_tells_draft_from_signed (Fixture *f, gconstpointer data)
{
  g_assert_true (shows (f, "Draft 1, not signed"));
  sign (f);
  g_assert_true (shows (f, cuti_version_get_title (cuti_case_get_last_version (f->patient_case))));
  set_answer (f, "patient.ecog", 1);
  ui_settle ();
  g_assert_true (shows (f, "Draft 2, changed since version 1 was signed"));
  activate (f, "win.undo");
  ui_settle ();
  g_assert_true (shows (f, cuti_version_get_title (cuti_case_get_last_version (f->patient_case))));
}

static gboolean
contains (GtkWidget *dialog, const char *words)
{
  GtkWidget *view = ui_find_type (dialog, GTK_TYPE_TEXT_VIEW);
  g_autofree char *text = dup_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));

  return strstr (text, words) != NULL;
}

static void
test_compare_shows_what_changed (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;
  GtkDropDown *versions;

  sign (f);
  set_answer (f, "patient.ecog", 1);
  sign (f);
  set_answer (f, "patient.ecog", 2);

  activate (f, "win.compare");
  dialog = find_dialog (CUTI_TYPE_COMPARE_DIALOG);
  gtk_test_widget_wait_for_draw (dialog);
  versions = GTK_DROP_DOWN (ui_find_type (dialog, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (versions), ==, 1);
  g_assert_true (contains (dialog, "What changed since version 2"));
  g_assert_true (contains (dialog, "1 fact changed"));

  gtk_drop_down_set_selected (versions, 0);
  g_assert_true (contains (dialog, "What changed since version 1"));
  g_assert_true (contains (dialog, "Not recorded"));
  ui_assert_named (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  ui_settle ();
}

static gboolean
chooser_is_shown (gpointer data)
{
  return find_dialog (GTK_TYPE_FILE_CHOOSER) != NULL;
}

static void
test_compare_names_the_file (Fixture *f, gconstpointer data)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("GTK's file chooser leaks now and then, in libcloudproviders");
  return;
#endif
  GtkWidget *dialog;
  g_autofree char *name = NULL;

  sign (f);
  set_answer (f, "patient.ecog", 1);
  activate (f, "win.compare");
  g_signal_emit_by_name (find_button (find_dialog (CUTI_TYPE_COMPARE_DIALOG), "Export Changes as _PDF…"), "clicked");
  ui_wait_until (chooser_is_shown, NULL);
  g_assert_null (find_dialog (CUTI_TYPE_COMPARE_DIALOG));

  dialog = find_dialog (GTK_TYPE_FILE_CHOOSER);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_true (g_regex_match_simple ("^Changes_[A-Za-z-]+_since_v1_\\d{4}-\\d\\d-\\d\\d\\.pdf$", name, 0, 0));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  ui_settle ();
}

static gboolean
focus_is_in (Fixture *f, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
test_record_is_an_action_away (Fixture *f, gconstpointer data)
{
  g_assert_false (focus_is_in (f, CUTI_TYPE_RECORD_GROUP));
  activate (f, "win.edit-record");
  ui_settle ();
  g_assert_true (focus_is_in (f, CUTI_TYPE_RECORD_GROUP));
}

static gboolean
is_not_exporting (gpointer fixture)
{
  return !shows (fixture, "Making the PDF…");
}

static void
test_version_exports_what_was_signed (Fixture *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cuti-version-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "v1.pdf", NULL);
  g_autofree char *below = g_build_filename (path, "v1.pdf", NULL); /* in a file, which is no folder */
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) nowhere = g_file_new_for_path (below);
  g_autofree char *pdf = NULL;
  g_autofree char *again = NULL;
  CutiVersion *version;

  g_assert_no_error (error);
  sign (f);
  version = cuti_case_get_last_version (f->patient_case);
  set_answer (f, "patient.ecog", 1);
  cuti_window_export_version_to (f->window, file, version);
  ui_wait_until (is_not_exporting, f);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Show in Folder"));

  cuti_window_export_version_to (f->window, nowhere, version);
  ui_wait_until (is_not_exporting, f);
  g_assert_null (ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Show in Folder"));
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpstr (pdf, ==, again);

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_compare_exports_the_changes (Fixture *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cuti-changes-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Changes.pdf", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *pdf = NULL;

  g_assert_no_error (error);
  sign (f);
  set_answer (f, "patient.ecog", 1);
  cuti_window_export_changes_to (f->window, file, cuti_case_get_last_version (f->patient_case));
  g_assert_true (shows (f, "The changes were exported to “Changes.pdf”."));
  g_file_get_contents (path, &pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_rmdir (folder);

  /* There is no folder any more. */
  cuti_window_export_changes_to (f->window, file, cuti_case_get_last_version (f->patient_case));
  g_assert_false (shows (f, "The changes were exported to “Changes.pdf”."));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Compare Again…"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/undo/in-the-menu", test_undo_in_the_menu);
  ADD ("/undo/says-what-it-did", test_undo_says_what_it_did);
  ADD ("/undo/is-not-held-by-entries", test_undo_is_not_held_by_entries);
  ADD ("/undo/shows-in-identity", test_undo_shows_in_identity);
  ADD ("/undo/leaves-typing-alone", test_undo_leaves_typing_alone);
  ADD ("/undo/takes-typed-notes-first", test_undo_takes_typed_notes_first);
  ADD ("/undo/takes-recorded-notes-once", test_undo_takes_recorded_notes_once);
  ADD ("/undo/puts-a-lesion-back", test_undo_puts_a_lesion_back);
  ADD ("/undo/ends-unsaved-changes", test_undo_ends_unsaved_changes);
  ADD ("/sign/asks-who", test_sign_asks_who);
  ADD ("/sign/stores-a-version", test_sign_stores_a_version);
  ADD ("/sign/banner-tells-draft-from-signed", test_banner_tells_draft_from_signed);
  ADD ("/sign/exports-what-was-signed", test_version_exports_what_was_signed);
  ADD ("/record/is-an-action-away", test_record_is_an_action_away);
  ADD ("/compare/shows-what-changed", test_compare_shows_what_changed);
  ADD ("/compare/names-the-file", test_compare_names_the_file);
  ADD ("/compare/exports-the-changes", test_compare_exports_the_changes);

  return g_test_run ();
}
