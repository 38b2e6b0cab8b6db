/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper and as text. The clock is read here and nowhere else in
 * the room, and only if the caller wants it so.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-cairo-pdf.h"
#include "cuti-changes.h"
#include "cuti-document-builder.h"
#include "cuti-paginator.h"
#include "cuti-report.h"
#include "cuti-text-report.h"

G_DEFINE_QUARK (cuti-report-error-quark, cuti_report_error)

static gint64
choose_stamp (const CutiReportOptions *options)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (options != NULL && options->stamp >= 0)
    return options->stamp;
  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;

  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The first page is to stand alone: as much goes into the summary as fits. */
static CutiBrevity
choose_brevity (CutiCase *patient_case, CutiPlan *plan, const CutiPaper *paper)
{
  for (CutiBrevity brevity = CUTI_BREVITY_FULL; brevity < CUTI_N_BREVITY - 1; brevity++)
    {
      g_autoptr(CutiDocument) summary = cuti_document_new_summary (patient_case, plan, brevity);
      g_autoptr(CutiPages) pages = cuti_paginate (summary, paper);

      if (pages->pages->len == 1)
        return brevity;
    }

  return CUTI_N_BREVITY - 1;
}

/**
 * cuti_report_render_pdf:
 * @plan: of @patient_case as it is now, or of a version and its case
 * @options: (nullable): %NULL: paper of the locale, time as for -1
 *
 * Prints the plan. The same case, plan, paper and time give the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF file, or %NULL with @error set
 */
GBytes *
cuti_report_render_pdf (CutiCase *patient_case, CutiPlan *plan, const CutiReportOptions *options,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(CutiPages) pages = NULL;
  CutiPaper paper;

  g_return_val_if_fail (CUTI_IS_CASE (patient_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (plan), NULL);

  if (!cuti_paper_init (&paper, options != NULL ? options->paper : NULL))
    {
      g_set_error (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_PAPER,
                   _("There is no paper named “%s”; use “a4” or “letter”."), options->paper);
      return NULL;
    }

  document = cuti_document_new_for_plan (patient_case, plan,
                                         choose_brevity (patient_case, plan, &paper),
                                         choose_stamp (options));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  pages = cuti_paginate (document, &paper);
  return cuti_cairo_pdf_render (pages, cancellable, error);
}

/**
 * cuti_report_render_text:
 * @plan: of @patient_case as it is now, or of a version and its case
 *
 * Returns: (transfer full): the same document as plain text, without the time
 *   at which it was made
 */
char *
cuti_report_render_text (CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(CutiDocument) document = NULL;

  g_return_val_if_fail (CUTI_IS_CASE (patient_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (plan), NULL);

  document = cuti_document_new_for_plan (patient_case, plan, CUTI_BREVITY_FULL, -1);
  return cuti_text_report_render (document);
}

/**
 * cuti_report_render_changes_text:
 *
 * Returns: (transfer full): what changed, as plain text
 */
char *
cuti_report_render_changes_text (CutiComparison *comparison)
{
  g_autoptr(CutiDocument) document = NULL;

  g_return_val_if_fail (CUTI_IS_COMPARISON (comparison), NULL);

  document = cuti_document_new_for_changes (comparison, -1);
  return cuti_text_report_render (document);
}
