/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of one line of a batch.
 */

#pragma once

#include "cuti-tally.h"

G_BEGIN_DECLS

typedef enum
{
  CUTI_BATCH_PLANS,
  CUTI_BATCH_VERDICTS, /* id, lesion, verdict and firm of every line of the plan */
  CUTI_BATCH_IDS,      /* which items are advised, and which undecided */
  CUTI_BATCH_REASONS,  /* the same, with the facts that decided and those that are missing */
  CUTI_BATCH_SUMMARY,  /* nothing: only counted */
} CutiBatchForm;

/**
 * CutiBatchWorker:
 *
 * Answers one line after the other. Each thread has a worker of its own.
 */
typedef struct _CutiBatchWorker CutiBatchWorker;

CutiBatchWorker *cuti_batch_worker_new       (CutiKnowledge   *knowledge,
                                              CutiDocket      *docket,
                                              CutiBatchForm    form);
void             cuti_batch_worker_free      (CutiBatchWorker *self);
void             cuti_batch_worker_answer    (CutiBatchWorker *self,
                                              const char      *line,
                                              gsize            length,
                                              gint64           number,
                                              GString         *out);
CutiTally       *cuti_batch_worker_get_tally (CutiBatchWorker *self);

G_END_DECLS
