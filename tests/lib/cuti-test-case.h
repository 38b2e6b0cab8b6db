/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shipped sample, and values for cases that nobody made up.
 */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

CutiCase  *cuti_test_case_load_sample (CutiKnowledge *knowledge); /* test_env must name the tests' folder */
CutiValue  cuti_test_draw_value       (CutiKnowledge *knowledge, CutiFact *fact, GRand *dice); /* unknown for dates and texts */

G_END_DECLS
