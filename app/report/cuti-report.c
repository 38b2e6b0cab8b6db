/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper and as text. The clock is read here and nowhere else in
 * the room, and only if the caller wants it so.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-cairo-pdf.h"
#include "cuti-document-builder.h"
#include "cuti-paginator.h"
#include "cuti-report.h"
#include "cuti-text-report.h"

G_DEFINE_QUARK (cuti-report-error-quark, cuti_report_error)

/**
 * cuti_report_choose_stamp:
 * @stamp: in seconds since 1970; negative: SOURCE_DATE_EPOCH, else now
 *
 * Returns: the time that a document says it was made at
 */
gint64
cuti_report_choose_stamp (gint64 stamp)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (stamp >= 0)
    return stamp;
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
 * cuti_report_paginate:
 * @plan: of @patient_case as it is now
 * @options: (nullable): %NULL: paper of the locale, time as for -1
 *
 * Lays the plan out: what file, printer and preview have in common.
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with @error set
 */
CutiPages *
cuti_report_paginate (CutiCase *patient_case, CutiPlan *plan, const CutiReportOptions *options,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr(CutiDocument) document = NULL;
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
                                         cuti_report_choose_stamp (options != NULL ? options->stamp : -1));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return cuti_paginate (document, &paper);
}

/**
 * cuti_report_render_pdf:
 * @plan: of @patient_case as it is now
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
  g_autoptr(CutiPages) pages =
    cuti_report_paginate (patient_case, plan, options, cancellable, error);

  return pages != NULL ? cuti_cairo_pdf_render (pages, cancellable, error) : NULL;
}

/**
 * cuti_report_render_text:
 * @plan: of @patient_case as it is now
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
 * cuti_report_render_section_text:
 * @plan: of @patient_case as it is now
 * @section: (nullable): one of the knowledge base; %NULL: the summary
 *
 * Returns: (transfer full): one tab of the plan as plain text
 */
char *
cuti_report_render_section_text (CutiCase *patient_case, CutiPlan *plan, CutiTerm *section)
{
  g_autoptr(CutiDocument) document = NULL;

  g_return_val_if_fail (CUTI_IS_CASE (patient_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (plan), NULL);

  document = cuti_document_new_for_section (patient_case, plan, section);
  return cuti_text_report_render (document);
}
