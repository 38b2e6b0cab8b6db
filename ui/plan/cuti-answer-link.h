/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUTI_TYPE_ANSWER_LINK (cuti_answer_link_get_type ())
G_DECLARE_FINAL_TYPE (CutiAnswerLink, cuti_answer_link, CUTI, ANSWER_LINK, GtkButton)

GtkWidget *cuti_answer_link_new  (void);
void       cuti_answer_link_show (CutiAnswerLink *self,
                                  const char     *text,
                                  const char     *fact,
                                  const char     *lesion);

G_END_DECLS
