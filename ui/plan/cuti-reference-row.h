/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-citation.h"

G_BEGIN_DECLS

#define CUTI_TYPE_REFERENCE_ROW (cuti_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (CutiReferenceRow, cuti_reference_row, CUTI, REFERENCE_ROW, GtkListBoxRow)

GtkWidget *cuti_reference_row_new (CutiCitation *citation,
                                   gboolean      extrapolated);

G_END_DECLS
