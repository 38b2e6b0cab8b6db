/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of an import, shared by the files that read one kind of resource
 * each. They gather candidates for answers; which of them hold is settled when
 * all have been read.
 */

#pragma once

#include "cuti-fhir-concept.h"
#include "cuti-fhir-import.h"
#include "cuti-fhir-record.h"

G_BEGIN_DECLS

#define CUTI_FHIR_NO_LESION (-1)
#define CUTI_FHIR_MAX_LESIONS 500

/**
 * CutiFhirCandidate:
 * @lesion: its index, or %CUTI_FHIR_NO_LESION
 * @value: (nullable): the answer as it stands in a case; %NULL: @missing says why
 * @date: (nullable): when it was true
 * @lasting: a newer one does not replace it: both were said to hold
 * @gathered: one choice of several that come one by one
 * @part: the part of the question that was asked; -1: all of it
 */
typedef struct
{
  CutiFact        *fact;
  int              lesion;
  JsonNode        *value;
  const char      *missing;
  char            *date;
  gboolean         lasting;
  gboolean         gathered;
  int              part;
  CutiImportEntry *entry;
} CutiFhirCandidate;

typedef struct
{
  CutiKnowledge  *knowledge;
  CutiFhirRecord *record;
  GListStore     *entries; /* CutiImportEntry */
  GPtrArray      *candidates; /* CutiFhirCandidate */
  JsonObject     *patient; /* as it stands in a case */
  CutiFhirResource *person; /* NULL: the record holds no patient */
  GHashTable     *lesions; /* CutiFhirResource → index + 1 */
  guint           n_lesions;
  GHashTable     *taken; /* diagnoses that a tumour is known of */
  CutiFhirResource *own; /* that questionnaire, or NULL */
  JsonArray      *responses; /* to advice, as they stand in a case; NULL: none were read */
  gboolean        answered; /* the record holds a questionnaire of ours: the lesions are there */
  char           *subject; /* whom the record is about; NULL: not known yet */
  CutiFhirResource *contained; /* that one, where it is within what refers to it */
} CutiFhirImporter;

CutiImportEntry *cuti_fhir_importer_report       (CutiFhirImporter  *self,
                                                  CutiFhirResource  *resource,
                                                  CutiImportOutcome  outcome,
                                                  const char        *what,
                                                  const char        *note);
void             cuti_fhir_importer_note_no_code (CutiImportEntry   *entry,
                                                  JsonObject        *object);
void             cuti_fhir_importer_propose      (CutiFhirImporter  *self,
                                                  CutiFhirCandidate *candidate,
                                                  const CutiValue   *value);
void             cuti_fhir_importer_propose_missing (CutiFhirImporter  *self,
                                                  CutiFhirCandidate *candidate,
                                                  const char        *absent);
gboolean         cuti_fhir_importer_is_about_us  (CutiFhirImporter  *self,
                                                  CutiFhirResource  *resource);
JsonObject      *cuti_fhir_importer_settle       (CutiFhirImporter  *self);
gboolean         cuti_fhir_is_own                (CutiFhirResource  *resource);
void             cuti_fhir_importer_restore      (CutiFhirImporter  *self,
                                                  JsonObject        *object);
gboolean         cuti_fhir_is_secondary          (CutiFact          *fact);
char            *cuti_fhir_dup_date              (const char        *text);

void cuti_fhir_read_patient     (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_condition   (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_structure   (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_observation (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_answers     (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_list_item   (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_care_plan   (CutiFhirImporter *self, CutiFhirResource *resource);
void cuti_fhir_read_other       (CutiFhirImporter *self, CutiFhirResource *resource);

G_END_DECLS
