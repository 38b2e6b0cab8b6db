/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as a FHIR bundle, with the pages in it. Exchange and report do not
 * know each other; here they meet.
 */

#include "config.h"

#include <string.h>

#include "cuti-command.h"
#include "cuti-fhir-export.h"
#include "cuti-json.h"
#include "cuti-report.h"

/**
 * cuti_command_render_fhir:
 * @paper: (nullable): of the pages
 *
 * Returns: (transfer full) (nullable): one line of JSON
 */
GBytes *
cuti_command_render_fhir (CutiCase *patient_case, CutiPlan *plan, const char *paper,
                          gboolean no_identity, GError **error)
{
  CutiReportOptions report = { CUTI_REPORT_PLAN, paper, cuti_report_choose_stamp (-1) };
  CutiFhirOptions options = { report.stamp, NULL, no_identity };
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  char *line;

  if (!no_identity)
    {
      pdf = cuti_report_render_pdf (patient_case, plan, &report, NULL, error);
      if (pdf == NULL)
        return NULL;
      options.pdf = pdf;
    }

  node = cuti_fhir_export (patient_case, plan, &options);
  text = cuti_json_to_canonical (node);
  line = g_strconcat (text, "\n", NULL);
  return g_bytes_new_take (line, strlen (line));
}
