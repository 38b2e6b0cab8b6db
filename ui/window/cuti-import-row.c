/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the report of an import: what became of it in words, where it
 * stood, what it says.
 */

#include "config.h"

#include "cuti-import-row.h"

struct _CutiImportRow
{
  GtkBox    parent_instance;

  GtkLabel *outcome;
  GtkLabel *source;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (CutiImportRow, cuti_import_row, GTK_TYPE_BOX)

static void
cuti_import_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_IMPORT_ROW);

  G_OBJECT_CLASS (cuti_import_row_parent_class)->dispose (object);
}

static void
cuti_import_row_class_init (CutiImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_import_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiImportRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, CutiImportRow, source);
  gtk_widget_class_bind_template_child (widget_class, CutiImportRow, text);
}

static void
cuti_import_row_init (CutiImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_import_row_new (void)
{
  return g_object_new (CUTI_TYPE_IMPORT_ROW, NULL);
}

void
cuti_import_row_set_entry (CutiImportRow *self, CutiImportEntry *entry)
{
  g_autofree char *text = cuti_import_entry_dup_text (entry);

  gtk_label_set_label (self->outcome,
                       cuti_import_outcome_get_label (cuti_import_entry_get_outcome (entry)));
  gtk_label_set_label (self->source, cuti_import_entry_get_source (entry));
  gtk_label_set_label (self->text, text);
}
