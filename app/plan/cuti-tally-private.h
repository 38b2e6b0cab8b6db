/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a tally, shared by what counts and what writes and reads.
 */

#pragma once

#include "cuti-tally.h"

G_BEGIN_DECLS

#define CUTI_N_VERDICTS (CUTI_VERDICT_NOT_APPLICABLE + 1)

typedef enum
{
  CUTI_TOTAL_CASES, /* that could be read */
  CUTI_TOTAL_OUT_OF_SCOPE, /* of these; they are not counted below */
  CUTI_TOTAL_WITH_IGNORED, /* of these; something in them is not used */
  CUTI_TOTAL_ERRORS, /* what could not be read as a case */
  CUTI_N_TOTALS,
} CutiTotal;

typedef struct
{
  gint64 lines[CUTI_N_VERDICTS]; /* of plans */
  gint64 cases[CUTI_N_VERDICTS]; /* with such a line */
} CutiTallyItem;

struct _CutiTally
{
  CutiKnowledge *knowledge;
  guint          n_facts;
  guint          n_advice;
  gint64         totals[CUTI_N_TOTALS];
  CutiTallyItem *items; /* by advice */
  gint64        *needs; /* by advice, then by fact and, last, `lesions`: undecided lines */
};

gint64     *cuti_tally_get_need      (CutiTally *self,
                                      guint      advice,
                                      guint      fact);
const char *cuti_tally_get_need_id   (CutiTally *self,
                                      guint      fact);

G_END_DECLS
