/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the case, as it was answered.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_case_facts_add (CutiBlock *body,
                          CutiCase  *patient_case,
                          CutiPlan  *plan,
                          gboolean   lesions_only);

G_END_DECLS
