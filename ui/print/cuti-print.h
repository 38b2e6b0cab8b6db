/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents on a printer.
 */

#pragma once

#include <gtk/gtk.h>

#include "cuti-report.h"

G_BEGIN_DECLS

GtkPrintOperation *cuti_print_new (CutiCase                *patient_case,
                                   CutiPlan                *plan,
                                   const CutiReportOptions *options);

G_END_DECLS
