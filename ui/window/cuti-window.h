/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_WINDOW (cuti_window_get_type ())
G_DECLARE_FINAL_TYPE (CutiWindow, cuti_window, CUTI, WINDOW, GtkApplicationWindow)

GtkWidget *cuti_window_new                (GtkApplication *app,
                                           CutiKnowledge  *knowledge,
                                           const char     *advice_off);
GtkWidget *cuti_window_new_waiting        (GtkApplication *app);
void       cuti_window_start              (CutiWindow     *self,
                                           CutiKnowledge  *knowledge,
                                           const char     *advice_off);
CutiCase  *cuti_window_get_case           (CutiWindow     *self);
GFile     *cuti_window_get_file           (CutiWindow     *self);
gboolean   cuti_window_is_pristine        (CutiWindow     *self);
void       cuti_window_open               (CutiWindow     *self,
                                           GFile          *file);
void       cuti_window_offer_import       (CutiWindow     *self,
                                           GFile          *file);
void       cuti_window_save_text_to       (CutiWindow     *self,
                                           GFile          *file);
void       cuti_window_export_calendar_to (CutiWindow     *self,
                                           GFile          *file);
void       cuti_window_export_responses_to (CutiWindow    *self,
                                           GFile          *file);
void       cuti_window_export_document_to (CutiWindow     *self,
                                           GFile          *file,
                                           guint           kind);
void       cuti_window_export_fhir_to     (CutiWindow     *self,
                                           GFile          *file);
void       cuti_window_export_changes_to  (CutiWindow     *self,
                                           GFile          *file,
                                           CutiVersion    *version);
void       cuti_window_export_version_to  (CutiWindow     *self,
                                           GFile          *file,
                                           CutiVersion    *version);

G_END_DECLS
