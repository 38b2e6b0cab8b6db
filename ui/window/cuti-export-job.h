/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-report.h"

G_BEGIN_DECLS

#define CUTI_EXPORT_ERROR (cuti_export_error_quark ())
GQuark cuti_export_error_quark (void);

typedef enum { CUTI_EXPORT_ERROR_BROKEN } CutiExportError;

/**
 * CutiExportJob:
 * @patient_case: that nobody changes meanwhile
 * @plan: of @patient_case
 * @options: with a time of its own; the paper is a static string
 * @target: the file to be written
 * @replace: whether there may be one by that name
 * @wrap: (nullable): makes of the PDF what is written in its place
 */
typedef struct _CutiExportJob CutiExportJob;

struct _CutiExportJob
{
  CutiCase          *patient_case;
  CutiPlan          *plan;
  CutiReportOptions  options;
  GFile             *target;
  gboolean           replace;
  GBytes          *(*wrap) (const CutiExportJob *job, GBytes *pdf);
};

void     cuti_export_job_run    (const CutiExportJob  *job,
                                 gpointer              source,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean cuti_export_job_finish (GAsyncResult         *result,
                                 GError              **error);
gboolean cuti_export_write      (GFile                *target,
                                 GBytes               *pdf,
                                 guint                 n_pages,
                                 gboolean              replace,
                                 GCancellable         *cancellable,
                                 GError              **error);

G_END_DECLS
