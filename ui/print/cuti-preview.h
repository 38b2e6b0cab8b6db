/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-report.h"

G_BEGIN_DECLS

#define CUTI_TYPE_PREVIEW (cuti_preview_get_type ())
G_DECLARE_FINAL_TYPE (CutiPreview, cuti_preview, CUTI, PREVIEW, GtkWindow)

GtkWidget *cuti_preview_new         (GtkWindow               *parent,
                                     CutiCase                *patient_case,
                                     CutiPlan                *plan,
                                     const CutiReportOptions *options);
guint      cuti_preview_get_n_pages (CutiPreview             *self);
guint      cuti_preview_get_page    (CutiPreview             *self);

G_END_DECLS
