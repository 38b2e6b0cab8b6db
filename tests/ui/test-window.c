/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window: files in and out, what it says when they fail, closing, and
 * names for everything that can have the focus.
 */

#include <glib/gstdio.h>

#include "cuti-appearance.h"
#include "cuti-file-name.h"
#include "cuti-form.h"
#include "cuti-window.h"
#include "ui-util.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiWindow    *window;
  char          *folder;
} Fixture;

#define CASE \
  "{\"format\":\"cutiplan-case/1\",\"label\":\"Case 7\",\"kept\":1," \
  "\"patient\":{\"family\":\"Smith\",\"given\":\"Jane\"}," \
  "\"facts\":{\"patient.ecog\":{\"value\":1},\"no.such_fact\":{\"value\":1}}}"

static void
set_up (Fixture *f, gconstpointer data)
{
  f->knowledge = ui_load_knowledge ();
  f->folder = g_dir_make_tmp ("cutiplan-XXXXXX", NULL);
  f->window = CUTI_WINDOW (cuti_window_new (NULL, f->knowledge, data));
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
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  if (f->window != NULL)
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

static GFile *
write_file (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static char *
read_file (GFile *file)
{
  char *text;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  return text;
}

static gboolean
shows (Fixture *f, const char *text)
{
  return ui_find_text (GTK_WIDGET (f->window), GTK_TYPE_LABEL, text) != NULL;
}

static void
test_window_opens_case (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = write_file (f, "good.cutiplan", CASE);

  cuti_window_open (f->window, file);
  g_assert_true (cuti_window_get_file (f->window) == file);
  g_assert_true (shows (f, "SMITH, Jane"));
  g_assert_true (shows (f, "Case 7"));
  g_assert_nonnull (strstr (ui_get_notice (GTK_WIDGET (f->window)), "kept but not used"));
}

static void
test_window_title_names_no_patient (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = write_file (f, "good.cutiplan", CASE);

  cuti_window_open (f->window, file);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, "Case 7 – Cutiplan");
}

static void
test_window_leaves_damaged_file_alone (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = write_file (f, "bad.cutiplan", "{\"format\":");
  g_autofree char *text = NULL;
  const char *notice;

  cuti_window_open (f->window, file);
  notice = ui_get_notice (GTK_WIDGET (f->window));
  g_assert_nonnull (notice);
  g_assert_nonnull (strstr (notice, "bad.cutiplan"));
  g_assert_null (cuti_window_get_file (f->window));
  g_assert_true (cuti_window_is_pristine (f->window));

  text = read_file (file);
  g_assert_cmpstr (text, ==, "{\"format\":");
}

static void
set_ecog (Fixture *f, gint64 n)
{
  CutiCase *patient_case = cuti_window_get_case (f->window);

  cuti_case_set_value (patient_case, cuti_case_find_answer (patient_case, "patient.ecog", NULL),
                       CUTI_VALUE (n));
}

static void
test_window_saves_and_says_so (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = write_file (f, "good.cutiplan", CASE);
  g_autofree char *text = NULL;

  cuti_window_open (f->window, file);
  set_ecog (f, 2);
  g_assert_true (shows (f, "Unsaved changes"));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL);
  g_assert_false (shows (f, "Unsaved changes"));
  g_assert_false (cuti_case_is_modified (cuti_window_get_case (f->window)));

  text = read_file (file);
  g_assert_nonnull (strstr (text, "no.such_fact"));
  g_assert_nonnull (strstr (text, "\"kept\""));
}

static void
test_window_commits_typed_text_before_saving (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = write_file (f, "good.cutiplan", CASE);
  GtkWidget *entry;
  CutiAnswer *height;

  cuti_window_open (f->window, file);
  height = cuti_case_find_answer (cuti_window_get_case (f->window), "patient.height_cm", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.go-to-answer", "(ss)",
                              "patient.height_cm", "");
  entry = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (GTK_IS_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "170");
  g_assert_cmpint (cuti_answer_get_state (height), ==, CUTI_ANSWER_NOT_RECORDED);

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL);
  g_assert_cmpint (cuti_answer_get_state (height), ==, CUTI_ANSWER_VALUE);
}

static void
test_window_keeps_changes_when_saving_fails (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "gone", NULL);
  g_autofree char *path = g_build_filename (folder, "good.cutiplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, CASE, -1, NULL));
  cuti_window_open (f->window, file);
  set_ecog (f, 2);
  g_remove (path);
  g_rmdir (folder);

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save", NULL);
  g_assert_nonnull (strstr (ui_get_notice (GTK_WIDGET (f->window)), "was not saved"));
  g_assert_true (cuti_case_is_modified (cuti_window_get_case (f->window)));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
answer (int button)
{
  GtkWidget *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), button);
  ui_settle ();
}

static void
test_window_asks_before_closing (Fixture *f, gconstpointer data)
{
  set_ecog (f, 2);
  gtk_window_close (GTK_WINDOW (f->window));
  ui_settle ();
  answer (0); /* Cancel */
  g_assert_nonnull (f->window);

  gtk_window_close (GTK_WINDOW (f->window));
  ui_settle ();
  answer (1); /* Discard Changes */
  ui_wait_until (window_is_gone, f);
}

static void
test_window_saves_and_closes (Fixture *f, gconstpointer data)
{
  g_autoptr(GFile) file = write_file (f, "good.cutiplan", CASE);
  g_autofree char *text = NULL;
  g_autoptr(CutiCase) saved = NULL;
  CutiAnswer *ecog;

  cuti_window_open (f->window, file);
  set_ecog (f, 4);
  gtk_window_close (GTK_WINDOW (f->window));
  ui_settle ();
  answer (2); /* Save */
  ui_wait_until (window_is_gone, f);

  text = read_file (file);
  saved = ui_load_case (f->knowledge, text);
  ecog = cuti_case_find_answer (saved, "patient.ecog", NULL);
  g_assert_cmpint (cuti_answer_get_value (ecog).n, ==, 4);
}

static void
test_window_closes_unchanged_case (Fixture *f, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (f->window));
  ui_wait_until (window_is_gone, f);
  g_assert_null (find_dialog ());
}

static void
test_window_says_that_advice_is_off (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (ui_get_notice (GTK_WIDGET (f->window)), ==, data);
  set_ecog (f, 2);
  ui_settle ();
  g_assert_true (shows (f, "Unsaved changes"));
}

static gboolean
is_narrow (gpointer data)
{
  gboolean narrow;

  g_object_get (((Fixture *) data)->window, "narrow", &narrow, NULL);
  return narrow;
}

static void
test_window_shows_one_pane_when_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *form = ui_find_type (GTK_WIDGET (f->window), CUTI_TYPE_FORM);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  ui_wait_until (is_narrow, f);
  g_assert_true (gtk_widget_get_visible (form));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.view", "s", "plan");
  g_assert_false (gtk_widget_get_visible (form));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.go-to-answer", "(ss)", "patient.ecog", "");
  g_assert_true (gtk_widget_get_visible (form));
}

static void
test_window_names_everything (Fixture *f, gconstpointer data)
{
  ui_assert_named (GTK_WIDGET (f->window));
}

static void
test_file_names (void)
{
  static const struct { const char *label, *name; } cases[] = {
    { "Case 2026-014", "Plan_Case-2026-014.pdf" },
    { "Böhm / d/o Raju", "Plan_Bohm-d-o-Raju.pdf" },
    { "../../etc", "Plan_etc.pdf" },
    { "???", "Plan_case.pdf" },
    { "", "Plan_case.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = cuti_file_name_make ("Plan_", cases[i].label, ".pdf");

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static gboolean
can_be_saved (GtkWindow *window)
{
  GtkWidget *save = ui_find_text (GTK_WIDGET (window), GTK_TYPE_LABEL, "Save");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-question", NULL); /* does no harm */
  return gtk_widget_get_mapped (save) && gtk_widget_is_sensitive (save);
}

/* Before there is knowledge nothing is shown that would have to be built for the first frame. */
static void
test_window_waits (void)
{
  g_autoptr(CutiKnowledge) knowledge = ui_load_knowledge ();
  GtkWindow *window = GTK_WINDOW (cuti_window_new_waiting (NULL));
  GtkWidget *form;

  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_null (gtk_window_get_child (window));
  g_assert_false (can_be_saved (window));

  cuti_window_start (CUTI_WINDOW (window), knowledge, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  form = ui_find_type (GTK_WIDGET (window), CUTI_TYPE_FORM);
  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), form));
  g_assert_true (can_be_saved (window));

  gtk_window_destroy (window);
  ui_settle ();
}

static void
test_window_closes_while_it_waits (void)
{
  Fixture f = { .window = CUTI_WINDOW (cuti_window_new_waiting (NULL)) };

  g_object_add_weak_pointer (G_OBJECT (f.window), (gpointer *) &f.window);
  gtk_window_present (GTK_WINDOW (f.window));
  gtk_window_close (GTK_WINDOW (f.window));
  ui_wait_until (window_is_gone, &f);
}

static void
test_window_shows_shortcuts (void)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/cutiplan/Cutiplan/cuti-shortcuts.ui");
  GtkWidget *shortcuts = GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));

  cuti_appearance_load_style (gdk_display_get_default ());
  gtk_window_present (GTK_WINDOW (shortcuts));
  gtk_test_widget_wait_for_draw (shortcuts);
  g_assert_nonnull (ui_find_text (shortcuts, GTK_TYPE_LABEL, "Keyboard shortcuts"));
  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-name/is-portable", test_file_names);
#define ADD(path, func) g_test_add ("/window/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("opens-case", test_window_opens_case);
  ADD ("title-names-no-patient", test_window_title_names_no_patient);
  ADD ("leaves-damaged-file-alone", test_window_leaves_damaged_file_alone);
  ADD ("saves-and-says-so", test_window_saves_and_says_so);
  ADD ("commits-typed-text-before-saving", test_window_commits_typed_text_before_saving);
  ADD ("keeps-changes-when-saving-fails", test_window_keeps_changes_when_saving_fails);
  ADD ("asks-before-closing", test_window_asks_before_closing);
  ADD ("saves-and-closes", test_window_saves_and_closes);
  ADD ("closes-unchanged-case", test_window_closes_unchanged_case);
  ADD ("shows-one-pane-when-narrow", test_window_shows_one_pane_when_narrow);
  ADD ("names-everything", test_window_names_everything);
#undef ADD
  g_test_add ("/window/says-that-advice-is-off", Fixture, "Plan advice is off: no file.",
              set_up, test_window_says_that_advice_is_off, tear_down);

  g_test_add_func ("/window/waits", test_window_waits);
  g_test_add_func ("/window/closes-while-it-waits", test_window_closes_while_it_waits);
  g_test_add_func ("/window/shows-shortcuts", test_window_shows_shortcuts);

  return g_test_run ();
}
