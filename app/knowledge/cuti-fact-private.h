/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a fact, shared by the five files that make it up: the object,
 * its reading from JSON, its values, its checks, and its codes.
 */

#pragma once

#include "cuti-knowledge-private.h"

struct _CutiFact
{
  GObject               parent_instance;

  const CutiSymbol     *symbol; /* owned by the vocabulary, which outlives us */
  char                 *pointer;
  JsonNode             *json; /* until it is resolved */
  char                 *group;
  char                 *label;
  char                 *short_label;
  char                 *how;
  char                 *why;
  GArray               *other_units; /* CutiUnit */
  CutiFixedList        *choices; /* CutiTerm */
  double                hard_min, hard_max;
  double                soft_min, soft_max;
  gboolean              has_soft;
  int                   stale_after_days;
  CutiCondition        *relevant_when;
  GArray               *checks; /* CutiFactCheck */
  const CutiCalculator *calculator;
  int                  *inputs; /* fact indices by parameter */
  gboolean              overridable;
  GArray               *codes; /* CutiCode */
  GPtrArray            *choice_codes; /* by choice, a GArray of CutiCode */
  GPtrArray            *code_parts; /* GArray of CutiCode */
  GArray               *coded_values; /* CutiCodedValue */
};

void cuti_fact_read_checks (CutiFact       *self,
                            CutiReader     *reader,
                            CutiVocabulary *vocabulary);
void cuti_fact_check_clear (gpointer        data);

/* A number that has a name of its own, such as a grade. */
typedef struct
{
  CutiValue value;
  GArray   *codes; /* CutiCode */
} CutiCodedValue;

GArray *cuti_fact_codes_new         (void);
GArray *cuti_fact_read_codes        (CutiReader *reader);
void    cuti_fact_read_bindings     (CutiFact   *self,
                                     CutiReader *reader);
void    cuti_fact_coded_value_clear (gpointer    data);
