/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

/* Asks what to export as PDF and where to, and does it. Signal “exported”
 * (file, kind): it is there. */
#define CUTI_TYPE_EXPORT_SHEET (cuti_export_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CutiExportSheet, cuti_export_sheet, CUTI, EXPORT_SHEET, GtkWindow)

GtkWidget *cuti_export_sheet_new (GtkWindow *parent,
                                  CutiCase  *patient_case,
                                  CutiPlan  *plan,
                                  GFile     *case_file);

G_END_DECLS
