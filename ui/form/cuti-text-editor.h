/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_TEXT_EDITOR (cuti_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiTextEditor, cuti_text_editor, CUTI, TEXT_EDITOR, GtkBox)

G_END_DECLS
