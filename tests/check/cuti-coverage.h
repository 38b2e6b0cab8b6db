/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The constructed cases of one item of advice. Between them its `when`, every
 * argument and every caution are true, false and unknown, and every cut point
 * has its neighbours, as far as there are such cases.
 */

#pragma once

#include "cuti-draft.h"
#include "cuti-search.h"

G_BEGIN_DECLS

/* A condition of the item: its `when` first, then arguments, then cautions. */
typedef struct
{
  const CutiCondition *condition;
  char                *id; /* “when” or that of the argument */
  gboolean             is_excludes;
  gboolean             is_caution;
  guint                seen; /* bits by CutiTruth */
} CutiTested;

typedef struct
{
  CutiKnowledge *knowledge;
  CutiAdvice    *advice;
  gboolean       lesion_scope;
  GArray        *tested; /* CutiTested */
  JsonArray     *cases;
  GHashTable    *written; /* the same case is not written twice */
  guint          n_given_up;
  gboolean       is_offered; /* in some case it is neither out nor undecided */
} CutiCoverage;

gboolean    cuti_coverage_add_item (CutiKnowledge        *knowledge,
                                    CutiAdvice           *advice,
                                    JsonArray            *cases,
                                    guint                *n_given_up);

CutiTested *cuti_coverage_get      (CutiCoverage         *self,
                                    guint                 i);
CutiDraft  *cuti_coverage_solve    (CutiCoverage         *self,
                                    const CutiSearchFree *free_fact,
                                    GArray               *goals,
                                    GArray               *wishes);
void        cuti_coverage_write    (CutiCoverage         *self,
                                    const CutiTrial      *trial,
                                    const char           *what);
CutiTruth   cuti_coverage_evaluate (CutiCoverage         *self,
                                    guint                 i,
                                    const CutiTrial      *trial);
gboolean    cuti_coverage_wants    (CutiCoverage         *self,
                                    guint                 i,
                                    CutiTruth             truth);
char       *cuti_coverage_name     (CutiCoverage         *self,
                                    const char           *before,
                                    CutiTruth             truth,
                                    const CutiTrial      *trial);

void cuti_coverage_add_open    (CutiCoverage    *self,
                                const CutiDraft *offered);
void cuti_coverage_add_unknown (CutiCoverage    *self,
                                const CutiDraft *applies);
void cuti_coverage_add_cuts    (CutiCoverage    *self);

G_END_DECLS
