/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cuti-fhir-parts.h"

const char *const cuti_fhir_patient_parts[CUTI_N_PATIENT] = {
  [CUTI_PATIENT_IDENTIFIER_LABEL] = "identifier-label",
  [CUTI_PATIENT_ALLERGY_STATUS] = "allergies-status",
  [CUTI_PATIENT_ALLERGIES] = "allergies",
};

const char *const cuti_fhir_mdt_parts[CUTI_N_MDT] = {
  [CUTI_MDT_DATE] = "mdt-date",
  [CUTI_MDT_PRESENT] = "mdt-present",
  [CUTI_MDT_DECISION] = "mdt-decision",
  [CUTI_MDT_DISSENT] = "mdt-dissent",
};

/* As they are called in a case. */
const char *const cuti_fhir_response_parts[] = {
  "advice", "lesion", "answer", "reason", "until", "note", "by", "at", "kept_by", "kept_at",
  "facts_sha256", NULL };

/**
 * cuti_fhir_part_may_tell:
 *
 * Returns: whether that part of a response may tell who patient or clinician
 *   are, for it is typed
 */
gboolean
cuti_fhir_part_may_tell (const char *part)
{
  static const char *const typed[] = { "lesion", "note", "by", "at", "kept_by", "kept_at", NULL };

  return g_strv_contains (typed, part);
}
