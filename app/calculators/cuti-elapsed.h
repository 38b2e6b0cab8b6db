/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Completed years, months and weeks between two dates.
 */

#pragma once

#include "cuti-calculator.h"

G_BEGIN_DECLS

gboolean cuti_elapsed_years  (const CutiInput *inputs,
                              double          *result);
gboolean cuti_elapsed_months (const CutiInput *inputs,
                              double          *result);
gboolean cuti_elapsed_weeks  (const CutiInput *inputs,
                              double          *result);

G_END_DECLS
