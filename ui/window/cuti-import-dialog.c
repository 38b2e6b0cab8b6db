/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import would take and what not, item by item, before anything is
 * applied. What wants a person stands first.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-import-dialog.h"
#include "cuti-import-row.h"

struct _CutiImportDialog
{
  GtkWindow       parent_instance;

  CutiFhirImport *import;

  GtkLabel       *intro;
  GtkLabel       *summary;
  GtkListView    *list;
  GtkWidget      *import_button;
};

G_DEFINE_FINAL_TYPE (CutiImportDialog, cuti_import_dialog, GTK_TYPE_WINDOW)

enum { ACCEPTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
import_cb (CutiImportDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static int
compare_outcomes (gconstpointer one, gconstpointer other, gpointer data)
{
  return (int) cuti_import_entry_get_outcome ((CutiImportEntry *) one)
         - (int) cuti_import_entry_get_outcome ((CutiImportEntry *) other);
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, cuti_import_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  CutiImportEntry *entry = gtk_list_item_get_item (item);
  g_autofree char *text = cuti_import_entry_dup_text (entry);
  g_autofree char *name =
    cuti_format_words ("%s: %s",
                       cuti_import_outcome_get_label (cuti_import_entry_get_outcome (entry)), text);
  GtkWidget *row = gtk_list_item_get_child (item);

  cuti_import_row_set_entry (CUTI_IMPORT_ROW (row), entry);
  cuti_accessible_set_label (gtk_widget_get_parent (row), name);
}

static void
show_entries (CutiImportDialog *self)
{
  GListModel *entries = cuti_fhir_import_get_entries (self->import);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_outcomes, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (entries), sorter);
  g_autoptr(GtkSelectionModel) model =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
}

static void
cuti_import_dialog_dispose (GObject *object)
{
  CutiImportDialog *self = CUTI_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (cuti_import_dialog_parent_class)->dispose (object);
}

static void
cuti_import_dialog_class_init (CutiImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_import_dialog_dispose;

  /**
   * CutiImportDialog::accepted:
   *
   * The new case is to be shown.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiImportDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, CutiImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, CutiImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CutiImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
cuti_import_dialog_init (CutiImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->list), _("What the record holds"));
}

/**
 * cuti_import_dialog_new:
 * @name: what the file is called
 *
 * Returns: a window with the report
 */
GtkWidget *
cuti_import_dialog_new (GtkWindow *parent, CutiFhirImport *import, const char *name)
{
  CutiImportDialog *self = g_object_new (CUTI_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *summary = cuti_fhir_import_dup_summary (import);
  g_autofree char *intro =
    cuti_format_words (_("“%s” would become a new case. Nothing has been changed yet; the case "
                         "shown now comes back with Undo."), name);

  self->import = g_object_ref (import);
  gtk_label_set_label (self->intro, intro);
  gtk_label_set_label (self->summary, summary);
  show_entries (self);
  gtk_widget_grab_focus (self->import_button);
  return GTK_WIDGET (self);
}

CutiFhirImport *
cuti_import_dialog_get_import (CutiImportDialog *self)
{
  return self->import;
}
