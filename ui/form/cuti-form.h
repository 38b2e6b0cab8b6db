/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_FORM (cuti_form_get_type ())
G_DECLARE_FINAL_TYPE (CutiForm, cuti_form, CUTI, FORM, GtkBox)

void     cuti_form_set_case   (CutiForm   *self,
                               CutiCase   *patient_case);
void     cuti_form_show_page  (CutiForm   *self,
                               guint       page);
void     cuti_form_enter_page (CutiForm   *self);
gboolean cuti_form_go_to      (CutiForm   *self,
                               const char *fact,
                               const char *lesion);
void     cuti_form_commit     (CutiForm   *self);

G_END_DECLS
