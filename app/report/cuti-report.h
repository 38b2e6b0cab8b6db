/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper and as text.
 */

#pragma once

#include "cuti-comparison.h"
#include "cuti-pages.h"
#include "cuti-parts.h"

G_BEGIN_DECLS

#define CUTI_REPORT_ERROR (cuti_report_error_quark ())
GQuark cuti_report_error_quark (void);

typedef enum
{
  CUTI_REPORT_ERROR_PAPER,
  CUTI_REPORT_ERROR_NOTHING_ACCEPTED,
} CutiReportError;

typedef enum
{
  CUTI_REPORT_PLAN,
  CUTI_REPORT_BOARD_SHEET, /* one page, for the tumour board */
  CUTI_REPORT_HANDOUT, /* for the patient, of what was accepted */
} CutiReportKind;

/* Calls @call (@data) where case and plan may be read, and returns afterwards. */
typedef void (*CutiReportRun) (void (*call) (gpointer data), gpointer data);

/**
 * CutiReportOptions:
 * @kind: of document
 * @paper: (nullable): “a4” or “letter”; %NULL: what the locale uses
 * @stamp: when it is made, in seconds since 1970; -1: SOURCE_DATE_EPOCH, else now
 * @text_scale: of the body, on top of what the kind has of itself; 0: as it is.
 *   The board sheet takes the largest that its one page holds.
 * @left_out: of the plan; the document says so
 * @run: (nullable): for a report that is made in another thread than that of
 *   case and plan
 */
typedef struct
{
  CutiReportKind  kind;
  const char     *paper;
  gint64          stamp;
  double          text_scale;
  CutiParts       left_out;
  CutiReportRun   run;
} CutiReportOptions;

void       cuti_report_look_for_fonts      (void);
gint64     cuti_report_choose_stamp        (gint64                    stamp);
CutiPages *cuti_report_paginate            (CutiCase                 *patient_case,
                                            CutiPlan                 *plan,
                                            const CutiReportOptions  *options,
                                            GCancellable             *cancellable,
                                            GError                  **error);
GBytes    *cuti_report_render_pdf          (CutiCase                 *patient_case,
                                            CutiPlan                 *plan,
                                            const CutiReportOptions  *options,
                                            GCancellable             *cancellable,
                                            GError                  **error);
GBytes    *cuti_report_render_counted_pdf  (CutiCase                 *patient_case,
                                            CutiPlan                 *plan,
                                            const CutiReportOptions  *options,
                                            guint                    *n_pages,
                                            GCancellable             *cancellable,
                                            GError                  **error);
char      *cuti_report_render_text         (CutiCase                 *patient_case,
                                            CutiPlan                 *plan);
char      *cuti_report_render_section_text (CutiCase                 *patient_case,
                                            CutiPlan                 *plan,
                                            CutiTerm                 *section);
char      *cuti_report_dup_wordless        (CutiCase                 *patient_case,
                                            CutiPlan                 *plan);
char      *cuti_report_render_changes_text (CutiComparison           *comparison);
GBytes    *cuti_report_render_changes_pdf  (CutiComparison           *comparison,
                                            const CutiReportOptions  *options,
                                            GCancellable             *cancellable,
                                            GError                  **error);

G_END_DECLS
