/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a plan still waits for, before it is signed or given away.
 */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

int  cuti_open_points_count (CutiCase *patient_case,
                             CutiPlan *plan);
void cuti_open_points_list  (GtkBox   *box,
                             CutiCase *patient_case,
                             CutiPlan *plan);

G_END_DECLS
