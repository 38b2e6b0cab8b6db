/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-field-message.h"

G_BEGIN_DECLS

#define CUTI_TYPE_NOTICE (cuti_notice_get_type ())
G_DECLARE_FINAL_TYPE (CutiNotice, cuti_notice, CUTI, NOTICE, GtkBox)

void cuti_notice_show (CutiNotice      *self,
                       CutiMessageTone  tone,
                       const char      *text,
                       const char      *button,
                       const char      *action);
void cuti_notice_hide (CutiNotice      *self);

G_END_DECLS
