/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cuti_accessible_set_label (GtkWidget  *widget,
                                const char *label);

G_END_DECLS
