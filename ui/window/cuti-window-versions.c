/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing the plan of the window, and looking back at what was signed.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-compare-dialog.h"
#include "cuti-export-job.h"
#include "cuti-file-dialog.h"
#include "cuti-format.h"
#include "cuti-open-points.h"
#include "cuti-page-setup.h"
#include "cuti-profile.h"
#include "cuti-sign-dialog.h"
#include "cuti-window-private.h"

/**
 * cuti_window_show_versions:
 *
 * To be called when there is another plan, or a further version.
 */
void
cuti_window_show_versions (CutiWindow *self)
{
  gboolean any = cuti_case_get_last_version (self->patient_case) != NULL;

  cuti_patient_banner_show_standing (cuti_case_view_get_banner (self->case_view));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign", self->plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare",
                                 any && self->plan != NULL && self->exporting == NULL);
}

/* The plan of the case as it is at this moment, be the window's still to come. */
static CutiPlan *
make_plan (CutiWindow *self)
{
  cuti_window_commit (self);
  return cuti_plan_new (self->patient_case);
}

static void
signed_cb (CutiWindow *self, const char *name, const char *role)
{
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autoptr(JsonNode) json = cuti_plan_to_json (plan);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  CutiSignature signature = { name, role, at };
  CutiVersion *version = cuti_case_sign (self->patient_case, json, &signature);
  g_autofree char *text =
    cuti_format_words (_("Version %u is signed and read-only. Save the case to keep it."),
                       cuti_version_get_number (version));

  cuti_window_show_versions (self);
  cuti_window_tell (self, CUTI_MESSAGE_ECHO, text, _("Save"), "win.save");
}

void
cuti_window_sign (CutiWindow *self)
{
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autofree char *name = cuti_profile_dup_name ();
  GtkWidget *dialog =
    cuti_sign_dialog_new (GTK_WINDOW (self), cuti_case_get_draft_number (self->patient_case),
                          cuti_open_points_count (self->patient_case, plan));

  if (name != NULL)
    cuti_sign_dialog_set_author (CUTI_SIGN_DIALOG (dialog), name, "");
  g_signal_connect_object (dialog, "signed", G_CALLBACK (signed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * cuti_window_export_version_to:
 * @version: of the case
 *
 * Writes a plan as it was signed as PDF, and says how it went.
 */
void
cuti_window_export_version_to (CutiWindow *self, GFile *file, CutiVersion *version)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_version_dup_knowledge (version, self->knowledge);
  g_autoptr(CutiCase) signed_case = cuti_case_new_from_version (knowledge, version, &error);
  g_autoptr(CutiPlan) plan =
    signed_case != NULL ? cuti_plan_new_from_version (signed_case, version, &error) : NULL;

  if (plan != NULL)
    cuti_window_write_pdf (self, file, signed_case, plan, CUTI_REPORT_PLAN);
  else
    cuti_window_tell (self, CUTI_MESSAGE_PROBLEM, error->message, NULL, NULL);
}

static void
export_version_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(CutiVersion) version = data;
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    cuti_window_export_version_to (CUTI_WINDOW (object), file, version);
}

static void
export_cb (CutiWindow *self, CutiVersion *version, GtkWindow *dialog)
{
  g_autofree char *suffix = g_strdup_printf ("_v%u_SIGNED.pdf", cuti_version_get_number (version));
  g_autofree char *name = cuti_window_dup_file_name (self->patient_case, "Plan_", suffix);

  g_object_ref (version);
  gtk_window_destroy (dialog);
  cuti_file_dialog_save (GTK_WINDOW (self), _("Export Version as PDF"), name, export_version_cb,
                         version);
}

/**
 * cuti_window_export_changes_to:
 * @version: of the case
 *
 * Writes what changed since @version as PDF, and says how it went.
 */
void
cuti_window_export_changes_to (CutiWindow *self, GFile *file, CutiVersion *version)
{
  CutiReportOptions options = { .paper = cuti_page_setup_load_paper (), .stamp = -1 };
  const char *failure = _("The changes were not exported to “{file}”: {reason}");
  g_autoptr(CutiPlan) plan = make_plan (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiComparison) comparison =
    cuti_comparison_new_since (version, self->patient_case, plan, &error);
  g_autoptr(GBytes) pdf =
    comparison != NULL ? cuti_report_render_changes_pdf (comparison, &options, NULL, &error) : NULL;
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autoptr(GString) done = g_string_new (_("The changes were exported to “{file}”."));

  g_string_replace (done, "{file}", name, 0);
  if (pdf != NULL && cuti_export_write (file, pdf, 0, TRUE, NULL, &error))
    cuti_window_tell (self, CUTI_MESSAGE_ECHO, done->str, NULL, NULL);
  else
    cuti_window_show_failure (self, failure, file, error, _("Compare Again…"), "win.compare");
}

static void
export_changes_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(CutiVersion) version = data;
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    cuti_window_export_changes_to (CUTI_WINDOW (object), file, version);
}

static void
export_changes_cb (CutiWindow *self, CutiVersion *version, GtkWindow *dialog)
{
  g_autofree char *suffix =
    g_strdup_printf ("_since_v%u_%%Y-%%m-%%d.pdf", cuti_version_get_number (version));
  g_autofree char *name = cuti_window_dup_file_name (self->patient_case, "Changes_", suffix);

  g_object_ref (version);
  gtk_window_destroy (dialog);
  cuti_file_dialog_save (GTK_WINDOW (self), _("Export Changes as PDF"), name,
                         export_changes_chosen_cb, version);
}

void
cuti_window_compare (CutiWindow *self)
{
  g_autoptr(CutiPlan) plan = make_plan (self);
  GtkWidget *dialog = cuti_compare_dialog_new (GTK_WINDOW (self), self->patient_case, plan);

  g_signal_connect_object (dialog, "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "export-changes", G_CALLBACK (export_changes_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
