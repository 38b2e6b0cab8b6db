/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-advice.h"
#include "cuti-verdict.h"

G_BEGIN_DECLS

/* The verdict of one item, and whether an unknown argument could still change it. */
typedef struct
{
  CutiVerdict verdict;
  gboolean    firm;
} CutiJudgement;

CutiJudgement cuti_judge       (CutiAdvice          *advice,
                                const CutiFactView  *view);
guint         cuti_judge_class (CutiVerdict          verdict);

G_END_DECLS
