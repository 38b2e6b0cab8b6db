/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan for the record of another program: HL7 FHIR R4.
 */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

/**
 * CutiFhirOptions:
 * @stamp: when it is made, in seconds since 1970
 * @pdf: (nullable): the plan as a document; it names the patient
 * @without_identity: nothing tells who the patient or the clinician is: no
 *   names, numbers, free texts, and no document
 */
typedef struct
{
  gint64    stamp;
  GBytes   *pdf;
  gboolean  without_identity;
} CutiFhirOptions;

JsonNode *cuti_fhir_export (CutiCase              *patient_case,
                            CutiPlan              *plan,
                            const CutiFhirOptions *options);

G_END_DECLS
