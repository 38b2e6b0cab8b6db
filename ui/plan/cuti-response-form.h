/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-response.h"

G_BEGIN_DECLS

#define CUTI_TYPE_RESPONSE_FORM (cuti_response_form_get_type ())
G_DECLARE_FINAL_TYPE (CutiResponseForm, cuti_response_form, CUTI, RESPONSE_FORM, GtkBox)

GtkWidget  *cuti_response_form_new        (void);
void        cuti_response_form_open       (CutiResponseForm *self,
                                           CutiReply         reply,
                                           gboolean          ask_name);
CutiReply   cuti_response_form_get_reply  (CutiResponseForm *self);
char       *cuti_response_form_dup_name   (CutiResponseForm *self);
CutiDecline cuti_response_form_get_reason (CutiResponseForm *self);
char       *cuti_response_form_dup_until  (CutiResponseForm *self);
char       *cuti_response_form_dup_note   (CutiResponseForm *self);

G_END_DECLS
