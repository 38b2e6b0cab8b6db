/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-answer.h"

G_BEGIN_DECLS

/* One recorded lesion. Properties (readable): id, label, title (“Lesion 2: scalp”). */
#define CUTI_TYPE_LESION (cuti_lesion_get_type ())
G_DECLARE_FINAL_TYPE (CutiLesion, cuti_lesion, CUTI, LESION, GObject)

const char *cuti_lesion_get_id      (CutiLesion *self);
const char *cuti_lesion_get_label   (CutiLesion *self);
const char *cuti_lesion_get_title   (CutiLesion *self);
GListModel *cuti_lesion_get_answers (CutiLesion *self); /* CutiAnswer, every lesion fact in order */

G_END_DECLS
