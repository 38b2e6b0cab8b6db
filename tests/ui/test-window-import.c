/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A FHIR record into the real window: the report first, then the new case, and
 * back.
 */

#include <string.h>

#include "cuti-import-dialog.h"
#include "cuti-import-row.h"
#include "cuti-test-knowledge.h"
#include "cuti-window.h"
#include "ui-util.h"

#define RECORD \
  "[{'resourceType': 'Observation', 'id': 'e', 'status': 'final', 'code': {'coding': [{'system': 'http://loinc.org'," \
  " 'code': '89247-1'}]}, 'valueInteger': 2}, {'resourceType': 'CarePlan', 'id': 'x'}]"

typedef struct
{
  CutiKnowledge  *knowledge;
  CutiWindow     *window;
  CutiTestFolder *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = cuti_test_folder_new ();
  cuti_test_folder_write (f->folder, "record.json", RECORD);
  cuti_test_folder_write (f->folder, "other.json", "{}");
  f->knowledge = cuti_test_knowledge_load_shipped (); /* with codes */
  f->window = CUTI_WINDOW (cuti_window_new (NULL, f->knowledge, NULL));
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
  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  ui_wait_until (window_is_gone, f);
  ui_settle ();
  g_assert_finalize_object (f->knowledge);
  cuti_test_folder_free (f->folder);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CUTI_IS_IMPORT_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
offer (Fixture *f, const char *name)
{
  g_autoptr(GFile) file = cuti_test_folder_get_file (f->folder, name);

  cuti_window_offer_import (f->window, file);
}

static void
press (GtkWidget *dialog, const char *label)
{
  GtkWidget *bar = gtk_window_get_titlebar (GTK_WINDOW (dialog));
  GtkWidget *found = ui_find_text (bar, GTK_TYPE_LABEL, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
  ui_settle ();
}

static CutiAnswer *
find_ecog (Fixture *f)
{
  return cuti_case_find_answer (cuti_window_get_case (f->window), "patient.ecog", NULL);
}

static void
set_ecog (Fixture *f, int n)
{
  cuti_case_set_value (cuti_window_get_case (f->window), find_ecog (f), CUTI_VALUE (n));
}

static void
assert_ecog (Fixture *f, int n)
{
  g_assert_cmpint (cuti_answer_get_state (find_ecog (f)), ==, CUTI_ANSWER_VALUE);
  g_assert_cmpint (cuti_answer_get_value (find_ecog (f)).n, ==, n);
}

static void
activate (Fixture *f, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL);
  ui_settle ();
}

static void
test_report_comes_first (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *row;

  set_ecog (f, 1);
  offer (f, "record.json");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_test_widget_wait_for_draw (dialog);
  assert_ecog (f, 1);

  /* What was not understood stands before what was taken. */
  row = ui_find_type (dialog, CUTI_TYPE_IMPORT_ROW);
  g_assert_nonnull (ui_find_text (row, GTK_TYPE_LABEL, "Not understood"));
  g_assert_nonnull (ui_find_text (dialog, GTK_TYPE_LABEL, "Taken"));
  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Not understood: Resources of this kind are not read.");
  ui_assert_named (dialog);

  press (dialog, "_Cancel");
  g_assert_null (find_dialog ());
  assert_ecog (f, 1);
}

static void
test_import_can_be_undone (Fixture *f, gconstpointer data)
{
  CutiCase *before = cuti_window_get_case (f->window);

  set_ecog (f, 1);
  offer (f, "record.json");
  press (find_dialog (), "_Import");
  assert_ecog (f, 2);
  g_assert_true (cuti_window_get_case (f->window) != before);
  g_assert_true (cuti_case_is_modified (cuti_window_get_case (f->window)));
  g_assert_null (cuti_window_get_file (f->window));
  g_assert_cmpstr (ui_get_notice (GTK_WIDGET (f->window)), ==, "The record was imported.");

  /* First what was done since, then the import. */
  set_ecog (f, 3);
  activate (f, "win.undo");
  assert_ecog (f, 2);
  g_assert_true (cuti_case_is_modified (cuti_window_get_case (f->window)));
  activate (f, "win.undo");
  g_assert_true (cuti_window_get_case (f->window) == before);
  assert_ecog (f, 1);
  activate (f, "win.redo");
  assert_ecog (f, 2);
  activate (f, "win.undo");
  activate (f, "win.undo");
  g_assert_cmpint (cuti_answer_get_state (find_ecog (f)), ==, CUTI_ANSWER_NOT_RECORDED);
}

static GtkWidget *
find_button (const char *label)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      found = ui_find_text (toplevel, GTK_TYPE_BUTTON, label);
    }
  return found;
}

/* What was set aside unsaved is not lost with the window. */
static void
test_closing_asks_for_both (Fixture *f, gconstpointer data)
{
  CutiCase *before = cuti_window_get_case (f->window);

  set_ecog (f, 1);
  offer (f, "record.json");
  press (find_dialog (), "_Import");
  cuti_case_set_saved (cuti_window_get_case (f->window));
  gtk_window_close (GTK_WINDOW (f->window));
  ui_settle ();
  g_assert_nonnull (f->window);
  g_assert_true (cuti_window_get_case (f->window) == before);

  g_assert_nonnull (find_button ("_Discard Changes"));
  g_signal_emit_by_name (find_button ("_Discard Changes"), "clicked");
  ui_wait_until (window_is_gone, f);
}

static void
test_bad_record_changes_nothing (Fixture *f, gconstpointer data)
{
  CutiCase *before = cuti_window_get_case (f->window);

  offer (f, "other.json");
  g_assert_null (find_dialog ());
  g_assert_true (cuti_window_get_case (f->window) == before);
  g_assert_nonnull (strstr (ui_get_notice (GTK_WIDGET (f->window)), "“other.json” cannot be imported: "));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static gboolean
drop (Fixture *f, const char *name)
{
  g_autoptr(GFile) file = cuti_test_folder_get_file (f->folder, name);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (f->window)), "drop", &value, 1.0, 1.0, &taken);
  return taken;
}

static void
test_drop (Fixture *f, gconstpointer data)
{
  g_assert_false (drop (f, "picture.png"));
  g_assert_null (find_dialog ());
  g_assert_true (drop (f, "record.json"));
  g_assert_nonnull (find_dialog ());
  press (find_dialog (), "_Cancel");
}

#define ADD(path, test) g_test_add ("/window-import" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);

  ADD ("/report-comes-first", test_report_comes_first);
  ADD ("/can-be-undone", test_import_can_be_undone);
  ADD ("/closing-asks-for-both", test_closing_asks_for_both);
  ADD ("/bad-record-changes-nothing", test_bad_record_changes_nothing);
  ADD ("/drop", test_drop);

  return g_test_run ();
}
