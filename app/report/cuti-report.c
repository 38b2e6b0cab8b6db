/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper and as text. The clock is read here and nowhere else in
 * the room, and only if the caller wants it so.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "cuti-board-sheet.h"
#include "cuti-changes.h"
#include "cuti-document-builder.h"
#include "cuti-handout.h"
#include "cuti-json.h"
#include "cuti-paginator.h"
#include "cuti-pdf-document.h"
#include "cuti-report.h"
#include "cuti-text-report.h"
#include "cuti-wording.h"

#define BOARD_SCALE_STEP 0.05
#define MIN_BOARD_SCALE 0.8 /* 6.4 points: the last resort */
#define MIN_LARGE_BOARD_OPTIONS 2

G_DEFINE_QUARK (cuti-report-error-quark, cuti_report_error)

/**
 * cuti_report_look_for_fonts:
 *
 * Has a thread of Pango's find the fonts of this computer, which takes a while,
 * for who prints in this thread soon and has something else to do first.
 */
void
cuti_report_look_for_fonts (void)
{
  pango_cairo_font_map_get_default ();
}

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

static CutiPages *
paginate_scaled (CutiDocument *document, const CutiPaper *paper, double scale)
{
  document->text_scale *= scale;
  return cuti_paginate (document, paper);
}

/* The first page is to stand alone: as much goes into the summary as fits. */
static CutiBrevity
choose_brevity (CutiCase *patient_case, CutiPlan *plan, const CutiPaper *paper, double scale,
                CutiParts left_out)
{
  for (CutiBrevity brevity = CUTI_BREVITY_FULL; brevity < CUTI_N_BREVITY - 1; brevity++)
    {
      g_autoptr(CutiDocument) summary =
        cuti_document_new_summary (patient_case, plan, brevity, left_out, -1);
      g_autoptr(CutiPages) pages = paginate_scaled (summary, paper, scale);

      if (pages->pages->len == 1)
        return brevity;
    }

  return CUTI_N_BREVITY - 1;
}

static CutiPages *
paginate_plan (CutiCase *patient_case, CutiPlan *plan, const CutiPaper *paper, double scale,
               CutiParts left_out, gint64 stamp)
{
  CutiBrevity brevity = choose_brevity (patient_case, plan, paper, scale, left_out);
  g_autoptr(CutiDocument) document =
    cuti_document_new_for_plan (patient_case, plan, brevity, left_out, stamp);

  return paginate_scaled (document, paper, scale);
}

/* As much as one page holds. Less is said before it is said smaller, but a
 * board has to see two options beside each other. */
static CutiPages *
paginate_board_sheet (CutiCase *patient_case, CutiPlan *plan, const CutiPaper *paper, double scale,
                      gint64 stamp)
{
  g_autoptr(CutiPages) pages = NULL;
  guint level = 0;

  for (;;)
    {
      g_autoptr(CutiDocument) document =
        cuti_document_new_board_sheet (patient_case, plan, level, stamp);
      guint last = CUTI_N_BOARD_LEVELS - (scale > 1 ? MIN_LARGE_BOARD_OPTIONS : 1);

      g_clear_pointer (&pages, cuti_pages_free);
      pages = paginate_scaled (document, paper, scale);
      if (pages->pages->len == 1 || (level == last && scale <= MIN_BOARD_SCALE))
        break;
      if (level < last)
        level++;
      else
        scale -= BOARD_SCALE_STEP;
    }

  return g_steal_pointer (&pages);
}

static CutiPages *
paginate_handout (CutiCase *patient_case, CutiPlan *plan, const CutiPaper *paper, double scale,
                  gint64 stamp, GError **error)
{
  g_autoptr(GPtrArray) items = cuti_handout_dup_items (patient_case, plan, NULL);
  g_autoptr(CutiDocument) document = NULL;

  if (items->len == 0)
    {
      g_set_error_literal (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_NOTHING_ACCEPTED,
                           _("The handout is made of accepted advice, and none that has words for "
                             "patients is accepted yet. Accept what was agreed with the patient "
                             "first."));
      return NULL;
    }

  document = cuti_document_new_handout (patient_case, plan, stamp);
  return paginate_scaled (document, paper, scale);
}

static gboolean
choose_paper (CutiPaper *paper, const CutiReportOptions *options, GError **error)
{
  if (cuti_paper_init (paper, options != NULL ? options->paper : NULL))
    return TRUE;

  g_set_error (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_PAPER,
               _("There is no paper named “%s”; use “a4” or “letter”."), options->paper);
  return FALSE;
}

/**
 * cuti_report_paginate:
 * @plan: of @patient_case as it is now
 * @options: (nullable): %NULL: the plan, paper of the locale, time as for -1
 *
 * Lays a document out: what file, printer and preview have in common.
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with @error set
 */
CutiPages *
cuti_report_paginate (CutiCase *patient_case, CutiPlan *plan, const CutiReportOptions *options,
                      GCancellable *cancellable, GError **error)
{
  CutiReportKind kind = options != NULL ? options->kind : CUTI_REPORT_PLAN;
  gint64 stamp = cuti_report_choose_stamp (options != NULL ? options->stamp : -1);
  double scale = options != NULL && options->text_scale > 0 ? options->text_scale : 1;
  g_autoptr(CutiPages) pages = NULL;
  CutiPaper paper;

  g_return_val_if_fail (CUTI_IS_CASE (patient_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (plan), NULL);

  if (!choose_paper (&paper, options, error))
    return NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  switch (kind)
    {
    case CUTI_REPORT_BOARD_SHEET:
      pages = paginate_board_sheet (patient_case, plan, &paper, scale, stamp);
      break;
    case CUTI_REPORT_HANDOUT:
      pages = paginate_handout (patient_case, plan, &paper, scale, stamp, error);
      break;
    case CUTI_REPORT_PLAN:
    default:
      pages = paginate_plan (patient_case, plan, &paper, scale,
                             options != NULL ? options->left_out : 0, stamp);
      break;
    }
  if (pages == NULL)
    return NULL;

  return g_steal_pointer (&pages);
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
  char *case_text = cuti_json_to_pretty (case_json, NULL);
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
 * @options: (nullable): %NULL: the plan, paper of the locale, time as for -1
 *
 * Prints a document, with case and plan as data in it but for the handout;
 * answers of rows that are not shown are not in it. The same case, plan, paper and time give the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF file, or %NULL with @error set
 */
GBytes *
cuti_report_render_pdf (CutiCase *patient_case, CutiPlan *plan, const CutiReportOptions *options,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) attachments = NULL;
  g_autoptr(CutiPages) pages = NULL;

  /* A patient's paper must not hold what the team wrote for itself. Before the pages: both take
   * much room, one after the other. */
  if (options == NULL || options->kind != CUTI_REPORT_HANDOUT)
    attachments = create_attachments (patient_case, plan);

  pages = cuti_report_paginate (patient_case, plan, options, cancellable, error);
  return pages != NULL ? cuti_pdf_render (pages, attachments, cancellable, error) : NULL;
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

  document = cuti_document_new_for_plan (patient_case, plan, CUTI_BREVITY_FULL, 0, -1);
  return cuti_text_report_render (document);
}

/**
 * cuti_report_dup_wordless:
 * @plan: of @patient_case as it is now
 *
 * Returns: (transfer full) (nullable): the titles of accepted advice that the
 *   handout leaves out, since the knowledge base has no words for patients;
 *   %NULL where there is none
 */
char *
cuti_report_dup_wordless (CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(GPtrArray) wordless = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) items = cuti_handout_dup_items (patient_case, plan, wordless);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < wordless->len; i++)
    {
      g_autofree char *title = cuti_wording_item_title (g_ptr_array_index (wordless, i));

      g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", title);
    }

  return wordless->len > 0 ? g_string_free (g_steal_pointer (&titles), FALSE) : NULL;
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

/**
 * cuti_report_render_changes_pdf:
 * @options: (nullable): %NULL: paper of the locale, time as for -1; the kind
 *   does not count
 *
 * Prints what changed. Neither case nor plan is in it as data: it is about two.
 *
 * Returns: (transfer full) (nullable): a PDF file, or %NULL with @error set
 */
GBytes *
cuti_report_render_changes_pdf (CutiComparison *comparison, const CutiReportOptions *options,
                                GCancellable *cancellable, GError **error)
{
  gint64 stamp = cuti_report_choose_stamp (options != NULL ? options->stamp : -1);
  g_autoptr(CutiDocument) document = NULL;
  g_autoptr(CutiPages) pages = NULL;
  CutiPaper paper;

  g_return_val_if_fail (CUTI_IS_COMPARISON (comparison), NULL);

  if (!choose_paper (&paper, options, error))
    return NULL;

  document = cuti_document_new_for_changes (comparison, stamp);
  pages = cuti_paginate (document, &paper);
  return cuti_pdf_render (pages, NULL, cancellable, error);
}
