/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-editor.h"

G_BEGIN_DECLS

#define CUTI_TYPE_DERIVED_EDITOR (cuti_derived_editor_get_type ())
G_DECLARE_FINAL_TYPE (CutiDerivedEditor, cuti_derived_editor, CUTI, DERIVED_EDITOR, GtkBox)

G_END_DECLS
