/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-circuit.h"
#include "cuti-judge.h"

G_BEGIN_DECLS

/**
 * CutiDocket:
 *
 * All advice of a knowledge base, made ready to be judged for many cases one
 * after the other. Gives the same verdicts as cuti_judge(). Immutable: threads
 * may share it.
 */
typedef struct _CutiDocket CutiDocket;

/* @lesion: the recorded one in question, CUTI_NO_LESION, or 0 where none is recorded */
typedef void (*CutiDocketFunc) (CutiAdvice    *advice,
                                guint          lesion,
                                CutiJudgement  judgement,
                                gpointer       data);

/* A line of a plan: the number of its advice, and of its lesion or %CUTI_NO_LESION. */
typedef struct
{
  guint advice;
  guint lesion;
} CutiDocketLine;

CutiDocket *cuti_docket_new   (CutiKnowledge    *knowledge);
void        cuti_docket_free  (CutiDocket       *self);
void        cuti_docket_judge (const CutiDocket *self,
                               CutiSnapshot     *snapshot,
                               GByteArray       *room,
                               CutiDocketFunc    func,
                               gpointer          data);
void        cuti_docket_select (const CutiDocket *self,
                                CutiSnapshot     *snapshot,
                                GByteArray       *room,
                                const guint       verdicts[2],
                                GArray *const     lists[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiDocket, cuti_docket_free)

G_END_DECLS
