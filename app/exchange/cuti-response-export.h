/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said to the advice, for audit and research: without anything that
 * tells who the patient or the clinician is.
 */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

JsonNode *cuti_response_export_json (CutiCase *patient_case,
                                     CutiPlan *plan,
                                     gboolean  notes);
char     *cuti_response_export_csv  (CutiCase *patient_case,
                                     CutiPlan *plan,
                                     gboolean  notes);

G_END_DECLS
