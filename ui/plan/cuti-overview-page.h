/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan.h"

G_BEGIN_DECLS

#define CUTI_TYPE_OVERVIEW_PAGE (cuti_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CutiOverviewPage, cuti_overview_page, CUTI, OVERVIEW_PAGE, GtkBox)

void cuti_overview_page_set_knowledge (CutiOverviewPage *self,
                                       CutiKnowledge    *knowledge);
void cuti_overview_page_set_case      (CutiOverviewPage *self,
                                       CutiCase         *patient_case);
void cuti_overview_page_set_plan      (CutiOverviewPage *self,
                                       CutiPlan         *plan);
void cuti_overview_page_commit        (CutiOverviewPage *self);
void cuti_overview_page_edit_record   (CutiOverviewPage *self);

G_END_DECLS
