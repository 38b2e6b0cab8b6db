/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case in the making, as bare values: what a search found, with one fact
 * moved or taken away. A trial is that case as the program reads it.
 */

#pragma once

#include "cuti-judge.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

typedef struct
{
  CutiKnowledge   *knowledge;
  guint            n_lesions;
  CutiValue       *values; /* of the case, then of each lesion */
  CutiPartialDate  born; /* year 0: not recorded */
} CutiDraft;

CutiDraft *cuti_draft_new         (CutiKnowledge   *knowledge,
                                   guint            n_lesions,
                                   CutiValue       *values);
CutiDraft *cuti_draft_copy        (const CutiDraft *self);
void       cuti_draft_free        (CutiDraft       *self);
gsize      cuti_draft_get_size    (const CutiDraft *self);
CutiValue *cuti_draft_value       (const CutiDraft *self,
                                   guint            fact,
                                   guint            place);
gboolean   cuti_draft_fill_inputs (CutiDraft       *self);
JsonNode  *cuti_draft_to_json     (const CutiDraft *self);

typedef struct
{
  JsonNode     *json;
  CutiCase     *patient_case;
  CutiSnapshot *snapshot;
  CutiFactView  view;
} CutiTrial;

CutiTrial *cuti_trial_new  (const CutiDraft *draft,
                            gboolean         lesion_scope);
void       cuti_trial_free (CutiTrial       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiDraft, cuti_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiTrial, cuti_trial_free)

G_END_DECLS
