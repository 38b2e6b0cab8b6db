/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-truth.h"
#include "cuti-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  CUTI_OP_CONST,        /* a: the truth */
  CUTI_OP_ONE_OF,       /* boolean or choice: a is the set of values that fit */
  CUTI_OP_BETWEEN,      /* number: a ≤ value ≤ b */
  CUTI_OP_INCLUDES_ANY, /* choices: a is the set */
  CUTI_OP_INCLUDES_ALL,
  CUTI_OP_NOT,          /* one child */
  CUTI_OP_CONCEPT,      /* one child; n: which concept */
  CUTI_OP_AT_LEAST,     /* n of the children; any: 1, all: as many as there are */
  CUTI_OP_LESIONS,      /* one child, true for at least n lesions */
  CUTI_OP_EVERY_LESION, /* one child */
} CutiOp;

/**
 * CutiConditionNode:
 * @end: index after the last node below this one; a leaf's is its own plus one
 * @fact: of a leaf, the index of its fact
 * @n: see #CutiOp; of a number's leaf, how many @cuts it names
 *
 * Nodes stand parent first in one array: the first child of node i is i + 1,
 * the next one stands where the one before ends.
 */
typedef struct
{
  CutiOp op : 8;
  guint  lesion : 1; /* leaf: reads the lesion */
  guint  fact;
  guint  n;
  guint  end;
  gint64 a, b;
  gint64 cuts[2];
} CutiConditionNode;

/**
 * CutiFactView:
 * @facts: values of all facts of the case, by index
 * @lesions: for every recorded lesion such an array, one behind the other
 * @n_facts: length of each array
 * @lesion: (nullable): the lesion in question; %NULL where nothing is known of it
 * @complete: index of `lesions.complete`, or %G_MAXUINT where there is none
 *
 * What is known, laid out for evaluation. Facts of a lesion are looked up in
 * the lesion's array, all others in @facts.
 */
typedef struct
{
  const CutiValue *facts;
  const CutiValue *lesions;
  guint            n_lesions;
  guint            n_facts;
  const CutiValue *lesion;
  guint            complete;
} CutiFactView;

CutiCondition           *cuti_condition_compile   (CutiVocabulary      *vocabulary,
                                                   JsonNode            *node,
                                                   gboolean             lesion_scope,
                                                   const char          *pointer,
                                                   GError             **error);
void                     cuti_condition_free      (CutiCondition       *self);
const CutiConditionNode *cuti_condition_get_nodes (const CutiCondition *self,
                                                   guint               *n_nodes);
gboolean                 cuti_condition_is_const  (const CutiCondition *self);
CutiTruth                cuti_condition_evaluate  (const CutiCondition *self,
                                                   const CutiFactView  *view);

gboolean  cuti_condition_node_is_leaf       (const CutiConditionNode *node);
gboolean  cuti_condition_node_is_quantifier (const CutiConditionNode *node);
CutiTruth cuti_condition_node_evaluate      (const CutiConditionNode *nodes,
                                             guint                    i,
                                             const CutiFactView      *view);

CutiFactView cuti_fact_view_for_lesion  (const CutiFactView *view,
                                         guint               lesion);
CutiTruth    cuti_fact_view_is_complete (const CutiFactView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiCondition, cuti_condition_free)

G_END_DECLS
