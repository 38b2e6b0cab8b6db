/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-judge.h"
#include "cuti-snapshot.h"

G_BEGIN_DECLS

/* `lesions` as something to ask for: that a lesion be recorded at all. */
#define CUTI_ASK_LESIONS G_MAXUINT

/* A fact of the case (lesion: %CUTI_NO_LESION) or of a recorded lesion. */
typedef struct
{
  guint fact;
  guint lesion;
} CutiFactKey;

/* What one line of the plan wants to know. */
typedef struct
{
  CutiFactKey key;
  gboolean    settles; /* whether some answer to this alone makes the line firm */
} CutiNeed;

typedef struct
{
  GArray   *needs; /* CutiNeed */
  gboolean  exact;
} CutiNeeds;

/**
 * CutiExplainer:
 *
 * Says why a verdict came about and what could change it. Holds a private
 * copy of the values, in which it tries answers.
 */
typedef struct _CutiExplainer CutiExplainer;

CutiExplainer *cuti_explainer_new         (CutiSnapshot  *snapshot);
void           cuti_explainer_free        (CutiExplainer *self);
GArray        *cuti_explainer_get_because (CutiExplainer *self,
                                           CutiAdvice    *advice,
                                           guint          lesion,
                                           CutiJudgement  judgement);
CutiNeeds      cuti_explainer_get_needs   (CutiExplainer *self,
                                           CutiAdvice    *advice,
                                           guint          lesion,
                                           CutiJudgement  judgement);

int            cuti_fact_key_compare      (gconstpointer  a,
                                           gconstpointer  b);
GHashTable    *cuti_fact_key_table_new    (GDestroyNotify free_value);
void           cuti_fact_key_table_insert (GHashTable    *table,
                                           CutiFactKey    key,
                                           gpointer       value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiExplainer, cuti_explainer_free)

G_END_DECLS
