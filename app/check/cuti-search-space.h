/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search moves in: every fact of a case with some lesions, which of
 * them have a value, and which rows are shown then.
 */

#pragma once

#include "cuti-search.h"

G_BEGIN_DECLS

/* A fact of the case (place 0) or of a lesion (its number plus 1). */
typedef struct
{
  guint fact;
  guint place;
} CutiVariable;

typedef enum { CUTI_ROW_SHOWN, CUTI_ROW_HIDDEN, CUTI_ROW_OPEN } CutiVisibility;

typedef struct
{
  CutiKnowledge  *knowledge;
  guint           n_facts;
  guint           n_lesions;
  gboolean        lesion_scope;
  const CutiGoal *goals;
  guint           n_goals;
  gboolean        typical; /* of each class of numbers the most usual one, not the first */
  gboolean        hides; /* one fact is to be hidden: */
  gboolean        frees; /* that fact is to be shown instead, and left open */
  CutiVariable    hidden;
  GPtrArray      *conditions; /* all that can play a part */
  GArray        **atoms; /* gint64, by fact, made when first asked for */
  CutiValue      *values; /* by place, then fact */
  gboolean       *left_out; /* likewise: stays unknown */
  guint           n_words; /* of a set of variables, one bit each */
  guint           steps;
  guint           most_steps;
  gboolean        narrowed; /* not every class of values was tried */
} CutiSearchSpace;

CutiValue      *cuti_search_space_value          (CutiSearchSpace         *self,
                                                  CutiVariable             variable);
gboolean       *cuti_search_space_left_out       (CutiSearchSpace         *self,
                                                  CutiVariable             variable);
CutiFactView    cuti_search_space_view           (CutiSearchSpace         *self,
                                                  guint                    place);
gboolean        cuti_search_space_is_hidden_fact (CutiSearchSpace         *self,
                                                  CutiVariable             variable);
gboolean        cuti_search_space_find_open_variable (CutiSearchSpace     *self,
                                                  CutiVariable             variable,
                                                  CutiVariable            *open);
gboolean        cuti_search_space_find_open      (CutiSearchSpace         *self,
                                                  const CutiConditionNode *nodes,
                                                  guint                    i,
                                                  guint                    place,
                                                  CutiVariable            *open);
CutiVisibility  cuti_search_space_get_visibility (CutiSearchSpace         *self,
                                                  CutiVariable             variable,
                                                  CutiVariable            *open);
GArray         *cuti_search_space_get_atoms      (CutiSearchSpace         *self,
                                                  guint                    fact);

G_END_DECLS
