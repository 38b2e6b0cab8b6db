/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_FORM_PAGE (cuti_form_page_get_type ())
G_DECLARE_FINAL_TYPE (CutiFormPage, cuti_form_page, CUTI, FORM_PAGE, GtkWidget)

const char *cuti_form_page_get_title   (CutiFormPage *self);
void        cuti_form_page_set_case    (CutiFormPage *self,
                                        CutiCase     *patient_case);
void        cuti_form_page_update      (CutiFormPage *self);
gboolean    cuti_form_page_has_group   (CutiFormPage *self,
                                        const char   *group);
GtkWidget  *cuti_form_page_find        (CutiFormPage *self,
                                        const char   *fact,
                                        const char   *lesion);
void        cuti_form_page_reveal      (CutiFormPage *self,
                                        GtkWidget    *widget);

G_END_DECLS
