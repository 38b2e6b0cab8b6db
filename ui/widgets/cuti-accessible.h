/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cuti_accessible_set_label (GtkWidget   *widget,
                                const char  *label);
void cuti_accessible_name_rows (GtkDropDown *drop_down);

G_END_DECLS
