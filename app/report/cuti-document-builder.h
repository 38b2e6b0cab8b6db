/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case and its plan as a document.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"
#include "cuti-summary.h"

G_BEGIN_DECLS

CutiDocument *cuti_document_new_empty    (CutiCase    *patient_case,
                                          CutiPlan    *plan,
                                          const char  *title);
CutiDocument *cuti_document_new_summary  (CutiCase    *patient_case,
                                          CutiPlan    *plan,
                                          CutiBrevity  brevity);
CutiDocument *cuti_document_new_for_plan (CutiCase    *patient_case,
                                          CutiPlan    *plan,
                                          CutiBrevity  brevity,
                                          gint64       stamp);

G_END_DECLS
