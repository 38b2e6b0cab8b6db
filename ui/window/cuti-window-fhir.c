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
#include "cuti-format.h"
#include "cuti-json.h"
#include "cuti-page-setup.h"
#include "cuti-window-private.h"

static GBytes *
wrap (const CutiExportJob *job, GBytes *pdf)
{
  CutiFhirOptions options = { job->options.stamp, pdf, FALSE };
  g_autoptr(JsonNode) node = cuti_fhir_export (job->patient_case, job->plan, &options);
  char *text = cuti_json_to_canonical (node);

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
  CutiReportOptions options = { CUTI_REPORT_PLAN, cuti_page_setup_load_paper (),
                                cuti_report_choose_stamp (-1) };
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;
  CutiExportJob job;

  if (self->advice_off)
    return;

  patient_case = cuti_window_copy_case (self);
  plan = cuti_plan_new (patient_case);
  job = (CutiExportJob) { patient_case, plan, options, file, TRUE, wrap };
  cuti_window_run_export (self, &job,
                          _("The plan was exported as FHIR to “{file}”. The file says who the "
                            "patient is."),
                          _("The plan was not exported as FHIR to “{file}”: {reason}"),
                          "win.export-fhir");
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
  cuti_window_ask_where (self, _("Export Plan as FHIR"), name, cuti_window_export_fhir_to);
}
