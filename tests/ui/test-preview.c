/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper: what is remembered of it, the pages on the screen, and the pages that
 * go to a printer.
 */

#include <glib/gstdio.h>

#include "cuti-page-setup.h"
#include "cuti-page-view.h"
#include "cuti-preview.h"
#include "cuti-print.h"
#include "cuti-report.h"
#include "ui-util.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
  CutiPreview   *preview;
} Fixture;

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "cutiplan", "page-setup.ini", NULL);
}

static void
forget (void)
{
  g_autofree char *path = get_path ();

  g_unlink (path);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  forget ();
  f->knowledge = ui_load_knowledge ();
  f->patient_case = ui_load_case (f->knowledge, "{\"format\":\"cutiplan-case/1\",\"label\":\"Case 7\"}");
  f->plan = cuti_plan_new (f->patient_case);
}

static void
open_preview (Fixture *f)
{
  CutiReportOptions options = { CUTI_REPORT_PLAN };

  f->preview = CUTI_PREVIEW (cuti_preview_new (NULL, f->patient_case, f->plan, &options));
  g_object_add_weak_pointer (G_OBJECT (f->preview), (gpointer *) &f->preview);
  gtk_window_present (GTK_WINDOW (f->preview));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->preview));
}

static gboolean
preview_is_gone (gpointer data)
{
  return ((Fixture *) data)->preview == NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->preview != NULL)
    gtk_window_destroy (GTK_WINDOW (f->preview));
  ui_wait_until (preview_is_gone, f);
  g_assert_finalize_object (f->plan);
  g_assert_finalize_object (f->patient_case);
  g_assert_finalize_object (f->knowledge);
}

static void
test_page_setup_is_remembered (Fixture *f, gconstpointer data)
{
  g_autoptr(GtkPageSetup) letter = cuti_page_setup_new ("letter");
  g_autoptr(GtkPageSetup) loaded = NULL;

  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, "a4"); /* of the locale */
  cuti_page_setup_save (letter);
  loaded = cuti_page_setup_load ();
  g_assert_cmpstr (cuti_page_setup_get_paper (loaded), ==, "letter");
  g_assert_cmpint (gtk_page_setup_get_orientation (loaded), ==, GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* What cannot be laid out, or read, is not what the next page is made for. */
static void
test_page_setup_keeps_to_its_papers (Fixture *f, gconstpointer data)
{
  g_autofree char *path = get_path ();
  g_autoptr(GtkPageSetup) setup = cuti_page_setup_new ("letter");
  GtkPaperSize *a3 = gtk_paper_size_new (GTK_PAPER_NAME_A3);
  GtkPaperSize *squat = gtk_paper_size_new_custom ("squat", "Squat", 200, 250, GTK_UNIT_MM);

  gtk_page_setup_set_paper_size (setup, a3);
  g_assert_cmpstr (cuti_page_setup_get_paper (setup), ==, "a4");
  cuti_page_setup_save (setup);
  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, "a4");
  g_assert_true (g_file_set_contents (path, "[Page", -1, NULL));
  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, "a4");
  gtk_page_setup_set_paper_size (setup, squat);
  g_assert_cmpstr (cuti_page_setup_get_paper (setup), ==, "letter");

  gtk_paper_size_free (a3);
  gtk_paper_size_free (squat);
}

/* How many pixels of the page view, as it is drawn, have ink. */
static guint
count_ink (Fixture *f)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (f->preview), CUTI_TYPE_PAGE_VIEW);
  int width = gtk_widget_get_width (view);
  int height = gtk_widget_get_height (view);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint n = 0;

  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface)
                                              + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        n += (row[x] & 0xff) < 0x80;
    }

  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

static void
assert_position (Fixture *f, guint page)
{
  g_autofree char *text = g_strdup_printf ("Page %u of %u", page + 1,
                                           cuti_preview_get_n_pages (f->preview));
  GtkWidget *view = ui_find_type (GTK_WIDGET (f->preview), CUTI_TYPE_PAGE_VIEW);

  g_assert_cmpuint (cuti_preview_get_page (f->preview), ==, page);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (f->preview), GTK_TYPE_LABEL, text));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

static void
activate (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->preview), action, NULL));
}

/* What a screen reader is told is what stands on the page, not a picture of it. */
static void
assert_reads (Fixture *f, const char *here, const char *elsewhere)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (f->preview), CUTI_TYPE_PAGE_VIEW);
  g_autofree char *said =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (view),
                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

  g_assert_nonnull (strstr (said, here));
  g_assert_null (strstr (said, elsewhere));
}

static void
test_preview_reads_each_page (Fixture *f, gconstpointer data)
{
  open_preview (f);
  assert_reads (f, "Plan in brief", "Identity");
  activate (f, "preview.next-page");
  assert_reads (f, "Identity", "Plan in brief");
}

static void
test_preview_draws_each_page (Fixture *f, gconstpointer data)
{
  guint last = 0, different = 0, n;

  open_preview (f);
  n = cuti_preview_get_n_pages (f->preview);
  g_assert_cmpuint (n, >=, 2);
  for (guint i = 0; i < n; i++)
    {
      guint ink = count_ink (f);

      assert_position (f, i);
      g_assert_cmpuint (ink, >, 500);
      different += ink != last;
      last = ink;
      activate (f, "preview.next-page");
    }

  g_assert_cmpuint (different, ==, n);
  assert_position (f, n - 1);
}

static GtkAdjustment *
get_adjustment (Fixture *f)
{
  GtkWidget *scroller = ui_find_type (GTK_WIDGET (f->preview), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
is_longer_than_view (gpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (data);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1;
}

static gboolean
is_not_longer (gpointer data)
{
  return !is_longer_than_view (data);
}

/* Page Down shows the rest of a page before it turns it; back likewise. */
static void
test_preview_keys_go_through (Fixture *f, gconstpointer data)
{
  guint n, last;

  open_preview (f);
  gtk_window_set_default_size (GTK_WINDOW (f->preview), 820, 500);
  ui_wait_until (is_longer_than_view, f);
  n = cuti_preview_get_n_pages (f->preview);

  activate (f, "preview.forward");
  assert_position (f, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (f)), >, 0);
  for (guint i = 0; i < 10 && cuti_preview_get_page (f->preview) == 0; i++)
    activate (f, "preview.forward");
  assert_position (f, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (f)), ==, 0);

  activate (f, "preview.back");
  assert_position (f, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (f)), >, 0);

  activate (f, "preview.last-page");
  assert_position (f, n - 1);
  last = n - 1;
  for (guint i = 0; i < 10; i++)
    activate (f, "preview.forward");
  assert_position (f, last);
  activate (f, "preview.first-page");
  assert_position (f, 0);
}

static void
test_preview_zooms (Fixture *f, gconstpointer data)
{
  open_preview (f);
  gtk_window_set_default_size (GTK_WINDOW (f->preview), 820, 500);
  ui_wait_until (is_longer_than_view, f);
  activate (f, "preview.fit-width");
  ui_wait_until (is_not_longer, f);
  g_assert_cmpuint (count_ink (f), >, 100);
  activate (f, "preview.fit-width");
  ui_wait_until (is_longer_than_view, f);
}

/* The paper is chosen here, kept, and the same for file and printer. */
static void
test_preview_changes_paper (Fixture *f, gconstpointer data)
{
  GtkDropDown *paper;

  open_preview (f);
  paper = GTK_DROP_DOWN (ui_find_type (GTK_WIDGET (f->preview), GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (paper), ==, 0);
  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, "a4");
  gtk_drop_down_set_selected (paper, 1);
  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, "letter");
  assert_position (f, 0);

  gtk_window_destroy (GTK_WINDOW (f->preview));
  ui_wait_until (preview_is_gone, f);
  open_preview (f);
  paper = GTK_DROP_DOWN (ui_find_type (GTK_WIDGET (f->preview), GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (paper), ==, 1);
}

/* Of the controllers of a window, or of what is in it. */
static gboolean
has_shortcut (GtkWidget *widget, const char *trigger, const char *action)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr(GtkShortcutTrigger) keys = gtk_shortcut_trigger_parse_string (trigger);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *does = gtk_shortcut_action_to_string (gtk_shortcut_get_action (shortcut));

          if (gtk_shortcut_trigger_equal (keys, gtk_shortcut_get_trigger (shortcut)) &&
              g_str_equal (does, action))
            return TRUE;
        }
    }

  return FALSE;
}

static void
test_preview_has_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *window;

  open_preview (f);
  window = GTK_WIDGET (f->preview);
  g_assert_true (has_shortcut (window, "Page_Down|KP_Page_Down", "action(preview.forward)"));
  g_assert_true (has_shortcut (window, "Page_Up|KP_Page_Up", "action(preview.back)"));
  g_assert_true (has_shortcut (window, "Escape", "action(window.close)"));
  activate (f, "window.close");
  ui_wait_until (preview_is_gone, f);
}

static void
test_preview_is_named (Fixture *f, gconstpointer data)
{
  open_preview (f);
  ui_assert_named (GTK_WIDGET (f->preview));
}

/* NULL, and the test skipped, where the tool is missing. */
static char *
run (const char *tool, const char *path, const char *to)
{
  const char *const argv[] = { tool, path, to, NULL };
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr(GError) error = NULL;
  char *output;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/* What a printer gets: each page of the report, on the paper that was set. */
static void
test_print_exports_all_pages (Fixture *f, gconstpointer data)
{
  const char *paper = data;
  g_autofree char *folder = g_dir_make_tmp ("cutiplan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autoptr(GtkPageSetup) setup = cuti_page_setup_new (paper);
  CutiReportOptions options = { CUTI_REPORT_PLAN, paper, 0 };
  g_autoptr(CutiPages) pages = cuti_report_paginate (f->patient_case, f->plan, &options, NULL, NULL);
  g_autofree char *last = g_strdup_printf ("Page %u of %u", pages->pages->len, pages->pages->len);
  g_autofree char *number = g_strdup_printf ("Pages:           %u\n", pages->pages->len);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  cuti_page_setup_save (setup);
  operation = cuti_print_new (f->patient_case, f->plan, &options);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpstr (cuti_page_setup_load_paper (), ==, paper);

  text = run ("pdftotext", path, "-");
  info = run ("pdfinfo", path, NULL);
  g_unlink (path);
  g_rmdir (folder);
  if (text == NULL || info == NULL)
    return;

  g_assert_nonnull (strstr (text, "Page 1 of"));
  g_assert_nonnull (strstr (text, last));
  g_assert_nonnull (strstr (info, number));
  g_assert_nonnull (strstr (info, g_str_equal (paper, "a4") ? "(A4)" : "612 x 792"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, func, data) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/page-setup/is-remembered", test_page_setup_is_remembered, NULL);
  ADD ("/page-setup/keeps-to-its-papers", test_page_setup_keeps_to_its_papers, NULL);
  ADD ("/preview/draws-each-page", test_preview_draws_each_page, NULL);
  ADD ("/preview/reads-each-page", test_preview_reads_each_page, NULL);
  ADD ("/preview/keys-go-through", test_preview_keys_go_through, NULL);
  ADD ("/preview/zooms", test_preview_zooms, NULL);
  ADD ("/preview/changes-paper", test_preview_changes_paper, NULL);
  ADD ("/preview/has-keys", test_preview_has_keys, NULL);
  ADD ("/preview/is-named", test_preview_is_named, NULL);
  ADD ("/print/a4", test_print_exports_all_pages, "a4");
  ADD ("/print/letter", test_print_exports_all_pages, "letter");

  return g_test_run ();
}
