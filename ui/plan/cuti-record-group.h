/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_RECORD_GROUP (cuti_record_group_get_type ())
G_DECLARE_FINAL_TYPE (CutiRecordGroup, cuti_record_group, CUTI, RECORD_GROUP, GtkBox)

void cuti_record_group_show   (CutiRecordGroup *self,
                               CutiCase        *patient_case);
void cuti_record_group_commit (CutiRecordGroup *self);
void cuti_record_group_focus  (CutiRecordGroup *self);

G_END_DECLS
