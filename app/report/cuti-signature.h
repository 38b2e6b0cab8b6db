/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a plan is signed, by whom, and whether it is still what was signed.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_signature_set_status  (CutiDocument *document,
                                 CutiPlan     *plan);
void cuti_signature_add_warning (CutiBlock    *body,
                                 CutiPlan     *plan);
void cuti_signature_add_rows    (CutiBlock    *table,
                                 CutiPlan     *plan,
                                 void        (*add_row) (CutiBlock  *table,
                                                         const char *label,
                                                         const char *text));
void cuti_signature_add_block   (CutiBlock    *body,
                                 CutiPlan     *plan);

G_END_DECLS
