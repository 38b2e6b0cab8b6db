/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-fact.h"

G_BEGIN_DECLS

/* A fact worth knowing. Properties: id, lesion, label, settles. */
#define CUTI_TYPE_QUESTION (cuti_question_get_type ())
G_DECLARE_FINAL_TYPE (CutiQuestion, cuti_question, CUTI, QUESTION, GObject)

const char *cuti_question_get_id      (CutiQuestion *self); /* of the fact, or “lesions” */
CutiFact   *cuti_question_get_fact    (CutiQuestion *self); /* nullable: NULL for “lesions” */
const char *cuti_question_get_lesion  (CutiQuestion *self); /* nullable */
const char *cuti_question_get_label   (CutiQuestion *self); /* short label, with the lesion's */
guint       cuti_question_get_settles (CutiQuestion *self); /* 0 in needs */

G_END_DECLS
