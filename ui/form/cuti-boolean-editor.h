/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_BOOLEAN_EDITOR (cuti_boolean_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiBooleanEditor, cuti_boolean_editor, CUTI, BOOLEAN_EDITOR, GtkBox)

G_END_DECLS
