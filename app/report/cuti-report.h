/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan on paper and as text.
 */

#pragma once

#include "cuti-comparison.h"

G_BEGIN_DECLS

#define CUTI_REPORT_ERROR (cuti_report_error_quark ())
GQuark cuti_report_error_quark (void);

typedef enum { CUTI_REPORT_ERROR_PAPER } CutiReportError;

/**
 * CutiReportOptions:
 * @paper: (nullable): “a4” or “letter”; %NULL: what the locale uses
 * @stamp: when it is made, in seconds since 1970; -1: SOURCE_DATE_EPOCH, else now
 */
typedef struct
{
  const char *paper;
  gint64      stamp;
} CutiReportOptions;

GBytes *cuti_report_render_pdf  (CutiCase                 *patient_case,
                                 CutiPlan                 *plan,
                                 const CutiReportOptions  *options,
                                 GCancellable             *cancellable,
                                 GError                  **error);
char   *cuti_report_render_text (CutiCase                 *patient_case,
                                 CutiPlan                 *plan);
char   *cuti_report_render_changes_text (CutiComparison   *comparison);

G_END_DECLS
