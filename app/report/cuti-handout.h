/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the patient takes home, made of accepted items alone, in the words
 * that the knowledge base has for patients.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

GPtrArray *cuti_handout_dup_items    (CutiCase  *patient_case,
                                      CutiPlan  *plan,
                                      GPtrArray *wordless);
char      *cuti_handout_dup_identity (CutiCase  *patient_case);
void       cuti_handout_add          (CutiBlock *body,
                                      CutiCase  *patient_case,
                                      CutiPlan  *plan,
                                      gint64     stamp);

G_END_DECLS
