/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan for the record of another program, as a FHIR bundle. It is for the
 * chart and says who the patient is; the suggested name of the file does not.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-export-job.h"
#include "cuti-fhir-export.h"
#include "cuti-file-dialog.h"
#include "cuti-json.h"
#include "cuti-page-setup.h"
#include "cuti-window-private.h"

static GBytes *
render (CutiCase *patient_case, CutiPlan *plan, GError **error)
{
  CutiReportOptions report = { CUTI_REPORT_PLAN, cuti_page_setup_load_paper (),
                               cuti_report_choose_stamp (-1) };
  CutiFhirOptions options = { report.stamp, NULL, FALSE };
  g_autoptr(GBytes) pdf = cuti_report_render_pdf (patient_case, plan, &report, NULL, error);
  g_autoptr(JsonNode) node = NULL;
  char *text;

  if (pdf == NULL)
    return NULL;

  options.pdf = pdf;
  node = cuti_fhir_export (patient_case, plan, &options);
  text = cuti_json_to_canonical (node);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * cuti_window_export_fhir_to:
 *
 * Writes answers, plan, responses and pages as one bundle, and says so.
 */
void
cuti_window_export_fhir_to (CutiWindow *self, GFile *file)
{
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = cuti_window_dup_display_name (file);
  g_autofree char *done = NULL;

  if (self->advice_off)
    return;

  cuti_window_commit (self);
  plan = cuti_plan_new (self->patient_case);
  bytes = render (self->patient_case, plan, &error);
  if (bytes == NULL || !cuti_export_write_bytes (file, bytes, TRUE, NULL, &error))
    {
      cuti_window_show_failure (self, _("The plan was not exported as FHIR to “{file}”: {reason}"),
                                file, error, _("Try Again…"), "win.export-fhir");
      return;
    }

  done = g_strdup_printf (_("The plan was exported as FHIR to “%s”. The file says who the patient is."),
                          name);
  cuti_window_tell (self, CUTI_MESSAGE_ECHO, done, NULL, NULL);
}

static void
export_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    cuti_window_export_fhir_to (CUTI_WINDOW (object), file);
}

/**
 * cuti_window_export_fhir:
 *
 * Asks where to, with the name that the plan on paper would have.
 */
void
cuti_window_export_fhir (CutiWindow *self)
{
  g_autofree char *name =
    cuti_window_dup_file_name (self->patient_case, cuti_window_get_prefix (CUTI_REPORT_PLAN),
                               "_%Y-%m-%d_DRAFT.fhir.json");

  cuti_window_commit (self);
  cuti_file_dialog_save (GTK_WINDOW (self), _("Export Plan as FHIR"), name, export_cb, NULL);
}
