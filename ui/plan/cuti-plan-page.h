/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"
#include "cuti-plan-item.h"

G_BEGIN_DECLS

#define CUTI_TYPE_PLAN_PAGE (cuti_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (CutiPlanPage, cuti_plan_page, CUTI, PLAN_PAGE, GtkBox)

GtkWidget *cuti_plan_page_new       (void);
void       cuti_plan_page_set_case  (CutiPlanPage *self,
                                     CutiCase     *patient_case);
void       cuti_plan_page_set_items (CutiPlanPage *self,
                                     GPtrArray    *items);

G_END_DECLS
