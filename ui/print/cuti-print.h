/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans on a printer.
 */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

GtkPrintOperation *cuti_print_new (CutiCase *patient_case,
                                   CutiPlan *plan);

G_END_DECLS
