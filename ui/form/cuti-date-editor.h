/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_DATE_EDITOR (cuti_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiDateEditor, cuti_date_editor, CUTI, DATE_EDITOR, GtkBox)

G_END_DECLS
