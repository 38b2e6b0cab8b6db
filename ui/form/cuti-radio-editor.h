/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_RADIO_EDITOR (cuti_radio_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiRadioEditor, cuti_radio_editor, CUTI, RADIO_EDITOR, GtkBox)

G_END_DECLS
