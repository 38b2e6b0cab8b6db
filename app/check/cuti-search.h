/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for a case in which conditions have the truth one asks for. It tries
 * one value of every class of values that the conditions tell apart, and so
 * is exact, unless it runs out of steps and says so.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cuti-knowledge.h"

G_BEGIN_DECLS

#define CUTI_SEARCH_STEPS 200000
#define CUTI_SEARCH_NOTHING_HIDDEN G_MAXUINT

typedef enum
{
  CUTI_GOAL_TRUE,
  CUTI_GOAL_FALSE,
  CUTI_GOAL_NOT_FALSE, /* true, or unknown */
  CUTI_GOAL_VARIES,    /* not of the same truth for every value of the hidden or free fact */
  CUTI_GOAL_HANGS,     /* true for one value of that fact, false for another */
  CUTI_GOAL_NOT_TRUE,  /* false, or unknown with nothing left to learn */
  CUTI_GOAL_OUT,       /* the advice does not apply or is ruled out, for every lesion */
  CUTI_GOAL_QUIET,     /* the check says nothing, of any lesion */
} CutiGoalKind;

/**
 * CutiGoal:
 * @condition: of all kinds but the last two
 * @advice: of %CUTI_GOAL_OUT
 * @fact: of %CUTI_GOAL_QUIET, the one that has
 * @check: this
 */
typedef struct
{
  const CutiCondition *condition;
  CutiGoalKind         kind;
  CutiAdvice          *advice;
  CutiFact            *fact;
  const CutiFactCheck *check;
} CutiGoal;

typedef enum
{
  CUTI_SEARCH_FOUND,
  CUTI_SEARCH_NONE,
  CUTI_SEARCH_GAVE_UP, /* out of steps, or too many classes of values to try */
} CutiSearchResult;

CutiSearchResult cuti_search (CutiKnowledge   *knowledge,
                              gboolean         lesion_scope,
                              guint            hidden_fact,
                              const CutiGoal  *goals,
                              guint            n_goals,
                              char           **example);
CutiSearchResult cuti_search_case (CutiKnowledge  *knowledge,
                                   const CutiGoal *goals,
                                   guint           n_goals,
                                   guint           most_steps,
                                   JsonNode      **found);

/**
 * CutiSearchFree:
 * @fact: index of a fact whose row is shown, but which gets no value
 * @tries: the values by which %CUTI_GOAL_VARIES and
 *   %CUTI_GOAL_HANGS are to be told
 */
typedef struct
{
  guint         fact;
  const gint64 *tries;
  guint         n_tries;
} CutiSearchFree;

CutiSearchResult cuti_search_values (CutiKnowledge         *knowledge,
                                     gboolean               lesion_scope,
                                     const CutiSearchFree  *free_fact,
                                     const CutiGoal        *goals,
                                     guint                  n_goals,
                                     CutiValue            **values,
                                     guint                 *n_lesions);

G_END_DECLS
