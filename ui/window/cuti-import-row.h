/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-import-entry.h"

G_BEGIN_DECLS

/* One line of the report of an import. */
#define CUTI_TYPE_IMPORT_ROW (cuti_import_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiImportRow, cuti_import_row, CUTI, IMPORT_ROW, GtkBox)

GtkWidget *cuti_import_row_new       (void);
void       cuti_import_row_set_entry (CutiImportRow   *self,
                                      CutiImportEntry *entry);

G_END_DECLS
