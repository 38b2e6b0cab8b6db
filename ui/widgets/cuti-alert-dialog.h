/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cuti_alert_dialog_choose        (GtkWindow           *parent,
                                      const char          *message,
                                      const char          *detail,
                                      const char *const   *buttons,
                                      int                  cancel,
                                      int                  preferred,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
int  cuti_alert_dialog_choose_finish (GAsyncResult        *result);

G_END_DECLS
