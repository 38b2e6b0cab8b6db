/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Members of a case that FHIR has no element for, and what they are called as
 * parts of an extension, on the way out and on the way back.
 */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

extern const char *const cuti_fhir_patient_parts[CUTI_N_PATIENT]; /* NULL: stands in the Patient */
extern const char *const cuti_fhir_mdt_parts[CUTI_N_MDT];
extern const char *const cuti_fhir_response_parts[]; /* ends with NULL */

gboolean cuti_fhir_part_may_tell (const char *part);

G_END_DECLS
