/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"
#include "cuti-fact-row.h"

G_BEGIN_DECLS

#define CUTI_TYPE_FACT_GROUP (cuti_fact_group_get_type ())
G_DECLARE_FINAL_TYPE (CutiFactGroup, cuti_fact_group, CUTI, FACT_GROUP, GtkBox)

const char  *cuti_fact_group_get_group  (CutiFactGroup *self);
void         cuti_fact_group_set_source (CutiFactGroup *self,
                                         CutiCase      *patient_case,
                                         CutiLesion    *lesion);
void         cuti_fact_group_update     (CutiFactGroup *self);
void         cuti_fact_group_count      (CutiFactGroup *self,
                                         guint         *n_answered,
                                         guint         *n_open);
CutiFactRow *cuti_fact_group_find_row   (CutiFactGroup *self,
                                         const char    *fact);

G_END_DECLS
