/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was calculated, so that a reader can check it.
 */

#pragma once

#include "cuti-case.h"
#include "cuti-document.h"

G_BEGIN_DECLS

void cuti_calculated_add (CutiBlock *body,
                          CutiCase  *patient_case);

G_END_DECLS
