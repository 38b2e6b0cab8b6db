/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_CHOICES_EDITOR (cuti_choices_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiChoicesEditor, cuti_choices_editor, CUTI, CHOICES_EDITOR, GtkBox)

G_END_DECLS
