/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CUTI_TYPE_WRAP_BOX (cuti_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (CutiWrapBox, cuti_wrap_box, CUTI, WRAP_BOX, GtkWidget)

G_END_DECLS
