/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"
#include "cuti-lesion-row.h"

G_BEGIN_DECLS

#define CUTI_TYPE_LESION_LIST (cuti_lesion_list_get_type ())
G_DECLARE_FINAL_TYPE (CutiLesionList, cuti_lesion_list, CUTI, LESION_LIST, GtkBox)

void           cuti_lesion_list_set_case (CutiLesionList *self,
                                          CutiCase       *patient_case);
void           cuti_lesion_list_count    (CutiLesionList *self,
                                          guint          *n_answered,
                                          guint          *n_open);
CutiLesionRow *cuti_lesion_list_find     (CutiLesionList *self,
                                          const char     *lesion);

G_END_DECLS
