/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One source of an item of advice: what it is, how far it was read, what it
 * supports there and where it can be read.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-reference-row.h"

struct _CutiReferenceRow
{
  GtkListBoxRow  parent_instance;

  CutiReference *reference;

  GtkLabel      *number;
  GtkLabel      *citation;
  GtkLabel      *kind;
  GtkLabel      *supports;
  GtkLabel      *note;
  GtkWidget     *unreviewed;
  GtkWidget     *extrapolated;
  GtkLabel      *about;
  GtkWidget     *open;
};

G_DEFINE_FINAL_TYPE (CutiReferenceRow, cuti_reference_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_reference (CutiReferenceRow *self)
{
  CutiReference *reference = self->reference;
  g_autofree char *number = g_strdup_printf ("%u", cuti_reference_get_number (reference));
  g_autofree char *kind = cuti_format_words ("%s · %s", cuti_reference_get_kind_label (reference),
                                             cuti_reference_get_access_label (reference));
  const char *about = cuti_reference_get_about (reference);
  g_autofree char *population = about != NULL ? cuti_format_words (_("About: %s"), about) : NULL;
  g_autofree char *name = cuti_format_words (_("Open source %s"), number);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->citation, cuti_reference_get_citation (reference));
  gtk_label_set_label (self->kind, kind);
  show_text (self->note, cuti_reference_get_note (reference));
  show_text (self->about, population);
  gtk_widget_set_visible (self->unreviewed,
                          cuti_reference_get_kind (reference) == CUTI_SOURCE_UNREVIEWED_OVERVIEW);
  gtk_widget_set_visible (self->open, cuti_reference_get_address (reference) != NULL);
  gtk_widget_set_tooltip_text (self->open, cuti_reference_get_address (reference));
  cuti_accessible_set_label (self->open, name);
}

static void
show_support (CutiReferenceRow *self, CutiCitation *citation)
{
  g_autofree char *supports = cuti_format_words (_("Supports: %s (%s)"),
                                                 cuti_citation_get_supports (citation),
                                                 cuti_citation_get_locator (citation));

  gtk_label_set_label (self->supports, supports);
}

static void
open_clicked_cb (CutiReferenceRow *self)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                cuti_reference_get_address (self->reference), GDK_CURRENT_TIME);
}

static void
cuti_reference_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_REFERENCE_ROW);
  g_clear_object (&CUTI_REFERENCE_ROW (object)->reference);

  G_OBJECT_CLASS (cuti_reference_row_parent_class)->dispose (object);
}

static void
cuti_reference_row_class_init (CutiReferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_reference_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-reference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, number);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, citation);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, kind);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, supports);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, note);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, unreviewed);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, extrapolated);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, about);
  gtk_widget_class_bind_template_child (widget_class, CutiReferenceRow, open);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
cuti_reference_row_init (CutiReferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cuti_reference_row_new:
 * @extrapolated: whether the advice borrows from another disease
 */
GtkWidget *
cuti_reference_row_new (CutiCitation *citation, gboolean extrapolated)
{
  CutiReferenceRow *self = g_object_new (CUTI_TYPE_REFERENCE_ROW, NULL);
  g_autofree char *name = NULL;

  self->reference = g_object_ref (cuti_citation_get_reference (citation));
  show_reference (self);
  show_support (self, citation);
  gtk_widget_set_visible (self->extrapolated, extrapolated);

  name = cuti_format_words (_("Source %u: %s"), cuti_reference_get_number (self->reference),
                            cuti_reference_get_citation (self->reference));
  cuti_accessible_set_label (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}
