/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_PATIENT_BANNER (cuti_patient_banner_get_type ())
G_DECLARE_FINAL_TYPE (CutiPatientBanner, cuti_patient_banner, CUTI, PATIENT_BANNER, GtkBox)

void cuti_patient_banner_set_case      (CutiPatientBanner *self,
                                        CutiCase          *patient_case);
void cuti_patient_banner_show_standing (CutiPatientBanner *self);

G_END_DECLS
