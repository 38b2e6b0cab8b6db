/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_NUMBER_EDITOR (cuti_number_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiNumberEditor, cuti_number_editor, CUTI, NUMBER_EDITOR, GtkBox)

G_END_DECLS
