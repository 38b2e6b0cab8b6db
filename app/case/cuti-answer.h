/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

typedef enum
{
  CUTI_ANSWER_NOT_RECORDED,
  CUTI_ANSWER_MISSING, /* with a reason */
  CUTI_ANSWER_VALUE,
  CUTI_ANSWER_IGNORED, /* in the file, but not usable: see problem */
} CutiAnswerState;

#define CUTI_TYPE_ANSWER_STATE (cuti_answer_state_get_type ())
GType cuti_answer_state_get_type (void);

typedef enum
{
  CUTI_MISSING_ASKED_UNKNOWN,
  CUTI_MISSING_NOT_ASKED,
  CUTI_MISSING_NOT_PERFORMED,
  CUTI_MISSING_PENDING,
  CUTI_MISSING_DECLINED,
  CUTI_MISSING_MASKED,
  CUTI_N_MISSING,
} CutiMissing;

#define CUTI_TYPE_MISSING (cuti_missing_get_type ())
GType       cuti_missing_get_type  (void);
const char *cuti_missing_to_nick   (CutiMissing reason); /* “asked-unknown” */
const char *cuti_missing_get_label (CutiMissing reason); /* “Asked, not known”, translated */

/**
 * CutiAnswer:
 *
 * What is recorded for one fact, of the case or of one lesion. There is an
 * answer object for every fact, recorded or not, for as long as the case or
 * the lesion lives. Changed only through the setters of the case.
 *
 * Properties (readable): fact, state, visible, text, problem, warnings.
 * “notify::state” is emitted whenever anything recorded changes.
 */
#define CUTI_TYPE_ANSWER (cuti_answer_get_type ())
G_DECLARE_FINAL_TYPE (CutiAnswer, cuti_answer, CUTI, ANSWER, GObject)

CutiFact       *cuti_answer_get_fact    (CutiAnswer *self);
const char     *cuti_answer_get_lesion  (CutiAnswer *self); /* nullable: id of the lesion */
CutiAnswerState cuti_answer_get_state   (CutiAnswer *self);
CutiValue       cuti_answer_get_value   (CutiAnswer *self);
CutiMissing     cuti_answer_get_missing (CutiAnswer *self); /* in state MISSING */
const char     *cuti_answer_get_string  (CutiAnswer *self); /* of a text fact, nullable */
const char     *cuti_answer_get_date    (CutiAnswer *self); /* when it was recorded, nullable */
const char     *cuti_answer_get_problem (CutiAnswer *self); /* why it is ignored, nullable */
gboolean        cuti_answer_is_visible  (CutiAnswer *self); /* whether the row is shown now */
gboolean        cuti_answer_is_override (CutiAnswer *self);
const char *const *cuti_answer_get_warnings (CutiAnswer *self); /* what its checks say; nullable */
char           *cuti_answer_dup_text    (CutiAnswer *self);

G_END_DECLS
