/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-case.h"
#include "cuti-import-entry.h"

G_BEGIN_DECLS

/**
 * CutiFhirImport:
 *
 * What a FHIR file holds for us: a new case, and a report of every item in the
 * file. Nothing else is touched.
 */
#define CUTI_TYPE_FHIR_IMPORT (cuti_fhir_import_get_type ())
G_DECLARE_FINAL_TYPE (CutiFhirImport, cuti_fhir_import, CUTI, FHIR_IMPORT, GObject)

CutiFhirImport *cuti_fhir_import_new         (CutiKnowledge      *knowledge,
                                              JsonNode           *json,
                                              const char         *assessed_on,
                                              GError            **error);
CutiFhirImport *cuti_fhir_import_load        (CutiKnowledge      *knowledge,
                                              GFile              *file,
                                              const char         *assessed_on,
                                              GError            **error);
CutiCase       *cuti_fhir_import_get_case    (CutiFhirImport     *self);
GListModel     *cuti_fhir_import_get_entries (CutiFhirImport     *self); /* CutiImportEntry */
guint           cuti_fhir_import_count       (CutiFhirImport     *self,
                                              CutiImportOutcome   outcome);
char           *cuti_fhir_import_dup_summary (CutiFhirImport     *self);
char           *cuti_fhir_import_dup_report  (CutiFhirImport     *self);
JsonNode       *cuti_fhir_import_to_json     (CutiFhirImport     *self);

G_END_DECLS
