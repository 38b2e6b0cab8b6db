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

/* A report in the making; case and plan are only passed on. */
typedef struct
{
  CutiCase                *patient_case;
  CutiPlan                *plan;
  const CutiReportOptions *options;
  double                   scale;
  gint64                   stamp;
  CutiPaper                paper;
  GCancellable            *cancellable;
} Making;

typedef CutiDocument *(*WriteFunc) (const Making *making, guint level);

typedef struct
{
  const Making *making;
  WriteFunc     write;
  guint         level;
  CutiDocument *document;
} Order;

/* A document is words alone: who has it may be in any thread. */
static void
write_document (gpointer data)
{
  Order *order = data;

  order->document = order->write (order->making, order->level);
}

static void
run (const CutiReportOptions *options, void (*call) (gpointer data), gpointer data)
{
  if (options != NULL && options->run != NULL)
    options->run (call, data);
  else
    call (data);
}

/* NULL: there is nothing to be written. */
static CutiPages *
set_on_pages (const Making *making, WriteFunc write, guint level, double scale)
{
  Order order = { making, write, level, NULL };
  g_autoptr(CutiDocument) document = NULL;

  run (making->options, write_document, &order);
  document = order.document;
  if (document == NULL)
    return NULL;

  document->text_scale *= scale;
  return cuti_paginate (document, &making->paper, making->cancellable);
}

static CutiParts
get_left_out (const Making *making)
{
  return making->options != NULL ? making->options->left_out : 0;
}

static CutiDocument *
write_summary (const Making *making, guint brevity)
{
  return cuti_document_new_summary (making->patient_case, making->plan, brevity,
                                    get_left_out (making), -1);
}

static CutiDocument *
write_plan (const Making *making, guint brevity)
{
  return cuti_document_new_for_plan (making->patient_case, making->plan, brevity,
                                     get_left_out (making), making->stamp);
}

static CutiDocument *
write_board_sheet (const Making *making, guint level)
{
  return cuti_document_new_board_sheet (making->patient_case, making->plan, level, making->stamp);
}

static CutiDocument *
write_handout (const Making *making, guint level)
{
  g_autoptr(GPtrArray) items = cuti_handout_dup_items (making->patient_case, making->plan, NULL);

  return items->len > 0
           ? cuti_document_new_handout (making->patient_case, making->plan, making->stamp) : NULL;
}

/* The first page is to stand alone: as much goes into the summary as fits. */
static CutiBrevity
choose_brevity (const Making *making)
{
  for (CutiBrevity brevity = CUTI_BREVITY_FULL; brevity < CUTI_N_BREVITY - 1; brevity++)
    {
      g_autoptr(CutiPages) pages = set_on_pages (making, write_summary, brevity, making->scale);

      if (pages->pages->len == 1)
        return brevity;
    }

  return CUTI_N_BREVITY - 1;
}

/* As much as one page holds. Less is said before it is said smaller, but a
 * board has to see two options beside each other. */
static CutiPages *
paginate_board_sheet (const Making *making)
{
  g_autoptr(CutiPages) pages = NULL;
  double scale = making->scale;
  guint level = 0;

  for (;;)
    {
      guint last = CUTI_N_BOARD_LEVELS - (scale > 1 ? MIN_LARGE_BOARD_OPTIONS : 1);

      g_clear_pointer (&pages, cuti_pages_free);
      pages = set_on_pages (making, write_board_sheet, level, scale);
      if (pages->pages->len == 1 || (level == last && scale <= MIN_BOARD_SCALE)
          || g_cancellable_is_cancelled (making->cancellable))
        break;
      if (level < last)
        level++;
      else
        scale -= BOARD_SCALE_STEP;
    }

  return g_steal_pointer (&pages);
}

static CutiPages *
paginate_handout (const Making *making, GError **error)
{
  CutiPages *pages = set_on_pages (making, write_handout, 0, making->scale);

  if (pages == NULL)
    g_set_error_literal (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_NOTHING_ACCEPTED,
                         _("The handout is made of accepted advice, and none that has words for "
                           "patients is accepted yet. Accept what was agreed with the patient "
                           "first."));
  return pages;
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
  Making making = {
    patient_case, plan, options,
    .scale = options != NULL && options->text_scale > 0 ? options->text_scale : 1,
    .stamp = cuti_report_choose_stamp (options != NULL ? options->stamp : -1),
    .cancellable = cancellable,
  };
  g_autoptr(CutiPages) pages = NULL;

  g_return_val_if_fail (CUTI_IS_CASE (patient_case), NULL);
  g_return_val_if_fail (CUTI_IS_PLAN (plan), NULL);

  if (!choose_paper (&making.paper, options, error))
    return NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  switch (options != NULL ? options->kind : CUTI_REPORT_PLAN)
    {
    case CUTI_REPORT_BOARD_SHEET: pages = paginate_board_sheet (&making); break;
    case CUTI_REPORT_HANDOUT: pages = paginate_handout (&making, error); break;
    case CUTI_REPORT_PLAN:
    default:
      pages = set_on_pages (&making, write_plan, choose_brevity (&making), making.scale);
      break;
    }
  if (pages == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
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

typedef struct
{
  CutiCase  *patient_case;
  CutiPlan  *plan;
  JsonNode  *plan_json;
  GPtrArray *attachments;
} Data;

/* By itself: of many lesions it takes as long as the text of it. */
static void
write_plan_json (gpointer user_data)
{
  Data *data = user_data;

  data->plan_json = cuti_plan_to_json (data->plan);
}

/* What a program reads of the same: the case, from which the plan can be made
 * again, and the plan. */
static void
write_data (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr(JsonNode) case_json = cuti_case_dup_shown_json (data->patient_case);
  g_autoptr(JsonNode) plan_json = g_steal_pointer (&data->plan_json);
  char *case_text = cuti_json_to_pretty (case_json, NULL);
  g_autofree char *plan_text = cuti_json_to_canonical (plan_json);

  data->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_pdf_attachment_free);
  add_attachment (data->attachments, "case.cutiplan", _("The case, to be opened with Cutiplan"),
                  "Source", case_text);
  add_attachment (data->attachments, "plan.json", _("The plan as data"), "Data",
                  g_strconcat (plan_text, "\n", NULL));
}

/**
 * cuti_report_render_counted_pdf:
 * @n_pages: (out) (optional): how many it has
 *
 * As cuti_report_render_pdf().
 */
GBytes *
cuti_report_render_counted_pdf (CutiCase *patient_case, CutiPlan *plan,
                                const CutiReportOptions *options, guint *n_pages,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GPtrArray) attachments = NULL;
  Data data = { patient_case, plan, NULL, NULL };

  /* A patient's paper must not hold what the team wrote for itself. Before the pages: both take
   * much room, one after the other. */
  if (options == NULL || options->kind != CUTI_REPORT_HANDOUT)
    {
      run (options, write_plan_json, &data);
      run (options, write_data, &data);
    }
  attachments = data.attachments;

  pages = cuti_report_paginate (patient_case, plan, options, cancellable, error);
  if (pages == NULL)
    return NULL;
  if (n_pages != NULL)
    *n_pages = pages->pages->len;
  return cuti_pdf_render (pages, attachments, cancellable, error);
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
  return cuti_report_render_counted_pdf (patient_case, plan, options, NULL, cancellable, error);
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
  pages = cuti_paginate (document, &paper, cancellable);
  return cuti_pdf_render (pages, NULL, cancellable, error);
}
