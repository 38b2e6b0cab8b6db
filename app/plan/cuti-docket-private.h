/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a docket, for what judges and what looks back at why.
 */

#pragma once

#include "cuti-docket.h"

G_BEGIN_DECLS

/* An argument. */
typedef struct
{
  guint        gate;
  CutiPolarity polarity;
  CutiStrength strength;
} CutiGround;

/* An item of advice. */
typedef struct
{
  CutiAdvice   *advice;
  guint         when; /* its gate */
  guint         first, end; /* its grounds */
  gboolean      is_of_lesion;
  CutiStance    stance;
  CutiStrength  strength;
  CutiJudgement plain[4]; /* without grounds: by the rails of its gate */
} CutiMatter;

struct _CutiDocket
{
  CutiKnowledge *knowledge;
  CutiCircuit   *circuit;
  GArray        *matters; /* CutiMatter, in plan order */
  GArray        *grounds; /* CutiGround, matter by matter */
};

CutiJudgement cuti_docket_judge_matter (const CutiDocket *self,
                                        const CutiMatter *matter,
                                        const CutiRails  *gates);

G_END_DECLS
