/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formulas of body size and kidney function.
 */

#pragma once

#include "cuti-calculator.h"

G_BEGIN_DECLS

gboolean cuti_body_bsa_mosteller   (const CutiInput *inputs,
                                    double          *result);
gboolean cuti_body_ckd_epi_2021    (const CutiInput *inputs,
                                    double          *result);
gboolean cuti_body_cockcroft_gault (const CutiInput *inputs,
                                    double          *result);

G_END_DECLS
