/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-partial-date.h"

G_BEGIN_DECLS

#define CUTI_TYPE_DATE_ENTRY (cuti_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (CutiDateEntry, cuti_date_entry, CUTI, DATE_ENTRY, GtkBox)

GtkWidget *cuti_date_entry_get_entry  (CutiDateEntry         *self);
gboolean   cuti_date_entry_get_date   (CutiDateEntry         *self,
                                       CutiPartialDate       *date);
void       cuti_date_entry_set_date   (CutiDateEntry         *self,
                                       const CutiPartialDate *date);
void       cuti_date_entry_commit     (CutiDateEntry         *self);
void       cuti_date_entry_refuse     (CutiDateEntry         *self,
                                       const char            *reason);

G_END_DECLS
