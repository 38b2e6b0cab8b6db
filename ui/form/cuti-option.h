/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUTI_TYPE_OPTION (cuti_option_get_type ())
G_DECLARE_FINAL_TYPE (CutiOption, cuti_option, CUTI, OPTION, GtkCheckButton)

GtkWidget *cuti_option_new (const char *label);

G_END_DECLS
