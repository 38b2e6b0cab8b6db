/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bundle while it is being put together, shared by the files that write one
 * kind of resource each.
 */

#pragma once

#include "cuti-fhir-export.h"
#include "cuti-fhir-json.h"
#include "cuti-fhir-names.h"
#include "cuti-fhir-parts.h"

G_BEGIN_DECLS

typedef struct
{
  CutiCase              *patient_case;
  CutiPlan              *plan;
  CutiKnowledge         *knowledge;
  const CutiFhirOptions *options;
  CutiVersion           *version; /* NULL: not signed, or not as it was signed */
  JsonArray             *entries;
  char                  *time;
} CutiFhirBundle;

char       *cuti_fhir_bundle_dup_id    (CutiFhirBundle *self,
                                        const char     *type,
                                        const char     *key);
JsonObject *cuti_fhir_bundle_add       (CutiFhirBundle *self,
                                        const char     *type,
                                        const char     *key);
JsonObject *cuti_fhir_bundle_refer     (CutiFhirBundle *self,
                                        const char     *type,
                                        const char     *key);
JsonObject *cuti_fhir_bundle_refer_signer (CutiFhirBundle *self);
CutiAnswer *cuti_fhir_bundle_find      (CutiFhirBundle *self,
                                        const char     *fact);
char       *cuti_fhir_bundle_dup_lesion (CutiFhirBundle *self,
                                         const char     *id);
char       *cuti_fhir_bundle_dup_lesion_title (CutiFhirBundle *self,
                                         const char     *id,
                                         const char     *title);
void        cuti_fhir_bundle_name_lesion (CutiFhirBundle *self,
                                         JsonObject     *holder,
                                         const char     *id);
gboolean    cuti_fhir_bundle_has_pdf   (CutiFhirBundle *self);
gboolean    cuti_fhir_bundle_is_listed (CutiFhirBundle *self,
                                        CutiPlanItem   *item);
char       *cuti_fhir_bundle_dup_key   (CutiPlanItem   *item);
char       *cuti_fhir_bundle_dup_title (CutiFhirBundle *self,
                                        CutiPlanItem   *item);

void cuti_fhir_write_patient       (CutiFhirBundle *self);
void cuti_fhir_write_device        (CutiFhirBundle *self);
void cuti_fhir_write_conditions    (CutiFhirBundle *self, JsonObject *care_plan);
void cuti_fhir_write_answers       (CutiFhirBundle *self);
void cuti_fhir_write_care_plan     (CutiFhirBundle *self);
void cuti_fhir_write_request_group (CutiFhirBundle *self);
void cuti_fhir_write_tasks         (CutiFhirBundle *self);
void cuti_fhir_write_guidance      (CutiFhirBundle *self);
void cuti_fhir_write_document      (CutiFhirBundle *self);
void cuti_fhir_write_provenance    (CutiFhirBundle *self);

G_END_DECLS
