/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-verdict.h"

G_BEGIN_DECLS

#define CUTI_TYPE_VERDICT_MARK (cuti_verdict_mark_get_type ())
G_DECLARE_FINAL_TYPE (CutiVerdictMark, cuti_verdict_mark, CUTI, VERDICT_MARK, GtkBox)

void cuti_verdict_mark_show (CutiVerdictMark *self,
                             CutiVerdict      verdict);

G_END_DECLS
