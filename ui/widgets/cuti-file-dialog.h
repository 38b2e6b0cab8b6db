/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   cuti_file_dialog_open        (GtkWindow            *parent,
                                     const char           *title,
                                     GtkFileFilter        *filter,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
void   cuti_file_dialog_save        (GtkWindow            *parent,
                                     const char           *title,
                                     const char           *suggested_name,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
void   cuti_file_dialog_choose_folder (GtkWindow          *parent,
                                       const char         *title,
                                       GFile              *folder,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GFile *cuti_file_dialog_finish      (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
