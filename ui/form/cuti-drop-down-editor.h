/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_DROP_DOWN_EDITOR (cuti_drop_down_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiDropDownEditor, cuti_drop_down_editor, CUTI, DROP_DOWN_EDITOR, GtkBox)

G_END_DECLS
