/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *items; /* of one card */
  guint      rank, index;
} CutiBoardOption;

GArray *cuti_board_options_new (CutiCase  *patient_case,
                                GPtrArray *cards);

G_END_DECLS
