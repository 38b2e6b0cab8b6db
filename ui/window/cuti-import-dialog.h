/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-fhir-import.h"

G_BEGIN_DECLS

/* Shows what an import would take, before anything is applied. Signal
 * “accepted”: it is wanted. */
#define CUTI_TYPE_IMPORT_DIALOG (cuti_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CutiImportDialog, cuti_import_dialog, CUTI, IMPORT_DIALOG, GtkWindow)

GtkWidget      *cuti_import_dialog_new        (GtkWindow        *parent,
                                               CutiFhirImport   *import,
                                               const char       *name);
CutiFhirImport *cuti_import_dialog_get_import (CutiImportDialog *self);

G_END_DECLS
