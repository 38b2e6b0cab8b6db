/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

/* Shows what changed since a signed version. Signals “export” (version): its
 * plan is wanted as a file; “export-changes” (version): what is shown is. */
#define CUTI_TYPE_COMPARE_DIALOG (cuti_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CutiCompareDialog, cuti_compare_dialog, CUTI, COMPARE_DIALOG, GtkWindow)

GtkWidget *cuti_compare_dialog_new (GtkWindow *parent,
                                    CutiCase  *patient_case,
                                    CutiPlan  *plan);

G_END_DECLS
