/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper and as text. The clock is read here and nowhere else in
 * the room, and only if the caller wants it so.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-document-builder.h"
#include "cuti-json.h"
#include "cuti-paginator.h"
#include "cuti-pdf-document.h"
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

static void
add_attachment (GPtrArray *attachments, const char *name, const char *description,
                const char *relationship, char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_ptr_array_add (attachments, cuti_pdf_attachment_new (name, "application/json", description,
                                                         relationship, bytes));
}

/* What a program reads of the same: the case, from which the plan can be made
 * again, and the plan. */
static GPtrArray *
create_attachments (CutiCase *patient_case, CutiPlan *plan)
{
  GPtrArray *attachments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_pdf_attachment_free);
  g_autoptr(JsonNode) case_json = cuti_case_dup_shown_json (patient_case);
  g_autoptr(JsonNode) plan_json = cuti_plan_to_json (plan);
  char *case_text = cuti_json_to_pretty (case_json);
  g_autofree char *plan_text = cuti_json_to_canonical (plan_json);

  add_attachment (attachments, "case.cutiplan", _("The case, to be opened with Cutiplan"),
                  "Source", case_text);
  add_attachment (attachments, "plan.json", _("The plan as data"), "Data",
                  g_strconcat (plan_text, "\n", NULL));
  return attachments;
}

/**
 * cuti_report_render_pdf:
 * @plan: of @patient_case as it is now
 * @options: (nullable): %NULL: paper of the locale, time as for -1
 *
 * Prints the plan, with case and plan as data in it; answers of rows that are
 * not shown are not in it. The same case, plan, paper and time give the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF file, or %NULL with @error set
 */
GBytes *
cuti_report_render_pdf (CutiCase *patient_case, CutiPlan *plan, const CutiReportOptions *options,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GPtrArray) attachments = NULL;
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
  attachments = create_attachments (patient_case, plan);
  return cuti_pdf_render (pages, attachments, cancellable, error);
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
