/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-knowledge.h"
#include "cuti-snapshot.h"
#include "cuti-verdict.h"

G_BEGIN_DECLS

/* The verdict of one item, and whether an unknown argument could still change it. */
typedef struct
{
  CutiVerdict verdict;
  gboolean    firm;
} CutiJudgement;

CutiJudgement         cuti_judge       (CutiAdvice          *advice,
                                        const CutiFactView  *view);
const CutiOutOfScope *cuti_judge_scope (CutiSnapshot        *snapshot);
guint                 cuti_judge_class (CutiVerdict          verdict);

G_END_DECLS
