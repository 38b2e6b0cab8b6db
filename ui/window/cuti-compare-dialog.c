/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signed version and now: the facts and the items that differ, as the text
 * report says it.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-compare-dialog.h"
#include "cuti-report.h"

struct _CutiCompareDialog
{
  GtkWindow    parent_instance;

  CutiCase    *patient_case;
  CutiPlan    *plan;

  GtkDropDown *versions;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (CutiCompareDialog, cuti_compare_dialog, GTK_TYPE_WINDOW)

enum { EXPORT, EXPORT_CHANGES, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
selected_cb (CutiCompareDialog *self)
{
  CutiVersion *version = gtk_drop_down_get_selected_item (self->versions);
  g_autoptr(CutiComparison) comparison = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (version == NULL || self->plan == NULL)
    return;

  comparison = cuti_comparison_new_since (version, self->patient_case, self->plan, &error);
  text = comparison != NULL ? cuti_report_render_changes_text (comparison)
                            : g_strdup (error->message);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
}

static void
export_cb (CutiCompareDialog *self)
{
  CutiVersion *version = gtk_drop_down_get_selected_item (self->versions);

  if (version != NULL)
    g_signal_emit (self, signals[EXPORT], 0, version);
}

static void
export_changes_cb (CutiCompareDialog *self)
{
  CutiVersion *version = gtk_drop_down_get_selected_item (self->versions);

  if (version != NULL)
    g_signal_emit (self, signals[EXPORT_CHANGES], 0, version);
}

static void
cuti_compare_dialog_dispose (GObject *object)
{
  CutiCompareDialog *self = CUTI_COMPARE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_COMPARE_DIALOG);
  g_clear_object (&self->patient_case);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (cuti_compare_dialog_parent_class)->dispose (object);
}

static void
cuti_compare_dialog_class_init (CutiCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_compare_dialog_dispose;

  /**
   * CutiCompareDialog::export:
   * @version: a #CutiVersion
   */
  signals[EXPORT] = g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, CUTI_TYPE_VERSION);

  /**
   * CutiCompareDialog::export-changes:
   * @version: a #CutiVersion
   */
  signals[EXPORT_CHANGES] =
    g_signal_new ("export-changes", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, CUTI_TYPE_VERSION);

  g_type_ensure (CUTI_TYPE_VERSION);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiCompareDialog, versions);
  gtk_widget_class_bind_template_child (widget_class, CutiCompareDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_changes_cb);
}

static void
cuti_compare_dialog_init (CutiCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->versions), _("Version to compare with"));
  cuti_accessible_set_label (GTK_WIDGET (self->text), _("What changed"));
}

/**
 * cuti_compare_dialog_new:
 * @patient_case: a case that has been signed
 * @plan: its plan as it is now
 *
 * Returns: a window that begins with the version signed last
 */
GtkWidget *
cuti_compare_dialog_new (GtkWindow *parent, CutiCase *patient_case, CutiPlan *plan)
{
  CutiCompareDialog *self = g_object_new (CUTI_TYPE_COMPARE_DIALOG, "transient-for", parent, NULL);
  GListModel *versions = cuti_case_get_versions (patient_case);

  self->patient_case = g_object_ref (patient_case);
  self->plan = g_object_ref (plan);
  gtk_drop_down_set_model (self->versions, versions);
  gtk_drop_down_set_selected (self->versions, g_list_model_get_n_items (versions) - 1);
  selected_cb (self);
  return GTK_WIDGET (self);
}
