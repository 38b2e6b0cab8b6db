/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case and its plan as documents.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-parts.h"
#include "cuti-plan.h"
#include "cuti-summary.h"

G_BEGIN_DECLS

CutiDocument *cuti_document_new_empty       (CutiCase    *patient_case,
                                             CutiPlan    *plan,
                                             const char  *title,
                                             gint64       stamp);
CutiDocument *cuti_document_new_summary     (CutiCase    *patient_case,
                                             CutiPlan    *plan,
                                             CutiBrevity  brevity,
                                             CutiParts    left_out,
                                             gint64       stamp);
CutiDocument *cuti_document_new_for_plan    (CutiCase    *patient_case,
                                             CutiPlan    *plan,
                                             CutiBrevity  brevity,
                                             CutiParts    left_out,
                                             gint64       stamp);
CutiDocument *cuti_document_new_board_sheet (CutiCase    *patient_case,
                                             CutiPlan    *plan,
                                             guint        level,
                                             gint64       stamp);
CutiDocument *cuti_document_new_handout     (CutiCase    *patient_case,
                                             CutiPlan    *plan,
                                             gint64       stamp);
CutiDocument *cuti_document_new_for_section (CutiCase    *patient_case,
                                             CutiPlan    *plan,
                                             CutiTerm    *section);

G_END_DECLS
