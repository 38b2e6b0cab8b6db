/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a plan without their reasons and questions, which cost most of
 * the time and which no check asks for.
 */

#pragma once

#include "cuti-case.h"
#include "cuti-judge.h"

G_BEGIN_DECLS

/* @lesion: its number, or %CUTI_NO_LESION where the item is about the case. */
typedef struct
{
  CutiAdvice    *advice;
  guint          lesion;
  CutiJudgement  judgement;
} CutiLine;

GArray *cuti_lines_new (CutiSnapshot *snapshot); /* CutiLine, in plan order */

G_END_DECLS
