/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CutiMessageTone:
 * @CUTI_MESSAGE_ECHO: how the text was read
 * @CUTI_MESSAGE_CHECK: used, but worth a second look
 * @CUTI_MESSAGE_PROBLEM: not used
 */
typedef enum
{
  CUTI_MESSAGE_ECHO,
  CUTI_MESSAGE_CHECK,
  CUTI_MESSAGE_PROBLEM,
} CutiMessageTone;

#define CUTI_TYPE_FIELD_MESSAGE (cuti_field_message_get_type ())
G_DECLARE_FINAL_TYPE (CutiFieldMessage, cuti_field_message, CUTI, FIELD_MESSAGE, GtkBox)

void cuti_field_message_show  (CutiFieldMessage *self,
                               CutiMessageTone   tone,
                               const char       *text);
void cuti_field_message_offer (CutiFieldMessage *self,
                               const char       *first,
                               const char       *second);
void cuti_field_message_hide  (CutiFieldMessage *self);

G_END_DECLS
