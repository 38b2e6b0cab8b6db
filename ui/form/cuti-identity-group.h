/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_IDENTITY_GROUP (cuti_identity_group_get_type ())
G_DECLARE_FINAL_TYPE (CutiIdentityGroup, cuti_identity_group, CUTI, IDENTITY_GROUP, GtkBox)

void       cuti_identity_group_set_case (CutiIdentityGroup *self,
                                         CutiCase          *patient_case);
GtkWidget *cuti_identity_group_get_born (CutiIdentityGroup *self);
void       cuti_identity_group_commit   (CutiIdentityGroup *self);

G_END_DECLS
