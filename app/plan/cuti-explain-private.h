/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the reasons for a verdict and the search for what could change it share.
 */

#pragma once

#include "cuti-explain.h"

struct _CutiExplainer
{
  CutiSnapshot  *snapshot;
  CutiKnowledge *knowledge;
  guint          n_facts;
  guint          n_lesions;
  guint          complete;
  CutiValue     *values; /* the private copy: laid out like the snapshot's */
  guint8        *is_candidate; /* the same, of the search in hand */
};

/* A fact whose value a line of the plan waits for. */
typedef struct
{
  CutiFactKey  key;
  GArray      *atoms; /* gint64: a value of each sort that the item can tell apart */
  GArray      *names; /* CutiFactKey: what to ask for it */
} CutiCandidate;

void         cuti_fact_key_add       (GArray *keys, CutiFactKey key);
CutiFactView cuti_explainer_get_view (CutiExplainer *self, guint lesion);
CutiFactKey  cuti_explainer_get_key  (CutiExplainer *self, guint fact, guint lesion);
CutiValue   *cuti_explainer_get_slot (CutiExplainer *self, CutiFactKey key);
guint8      *cuti_explainer_get_mark (CutiExplainer *self, CutiFactKey key);
guint       *cuti_explainer_dup_kinds (CutiExplainer *self,
                                       CutiAdvice    *advice,
                                       GArray        *candidates,
                                       guint          apart);
