/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many safety points have no response, where nobody counts them. */
/* Asks who signs. Signal “signed” (name, role); closing it is no signature. */
#define CUTI_TYPE_SIGN_DIALOG (cuti_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CutiSignDialog, cuti_sign_dialog, CUTI, SIGN_DIALOG, GtkWindow)

GtkWidget *cuti_sign_dialog_new        (GtkWindow      *parent,
                                        guint           number,
                                        int             n_open_points);
void       cuti_sign_dialog_set_author (CutiSignDialog *self,
                                        const char     *name,
                                        const char     *role);

G_END_DECLS
