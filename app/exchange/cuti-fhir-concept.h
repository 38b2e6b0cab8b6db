/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-knowledge.h"

G_BEGIN_DECLS

/* What a concept says of one fact: that it is asked for, and which of its choices are left. */
typedef struct
{
  CutiFact *fact;
  gboolean  asks;
  int       part; /* of the question that is asked; -1: all of it */
  guint64   choices;
} CutiFhirSense;

/**
 * CutiFhirConcept:
 * @text: what it says, for people; empty where it says nothing
 * @senses: #CutiFhirSense, in the order of the facts; empty where no coding of
 *   it is known
 * @contradicts: its codings do not agree
 *
 * A coded concept, with all its codings weighed together.
 */
typedef struct
{
  char    *text;
  GArray  *senses;
  gboolean contradicts;
} CutiFhirConcept;

void     cuti_fhir_concept_read      (CutiFhirConcept *self,
                                      CutiKnowledge   *knowledge,
                                      CutiFact        *only,
                                      JsonNode        *node);
void     cuti_fhir_concept_clear     (CutiFhirConcept *self);
CutiFhirSense *cuti_fhir_concept_find (CutiFhirConcept *self,
                                      CutiFact        *fact);
gboolean cuti_fhir_concept_has       (JsonNode        *node,
                                      const char      *system,
                                      const char      *code);
const char *cuti_fhir_concept_get_code (JsonNode      *node);
const char *cuti_fhir_concept_find_code (JsonNode     *node,
                                      const char *const *codes);
CutiValue cuti_fhir_concept_find_value (JsonNode      *node,
                                      CutiFact        *fact,
                                      gboolean        *contradicts);
char    *cuti_fhir_choices_dup_text  (CutiFact        *fact,
                                      guint64          choices);
int      cuti_fhir_choices_get_only  (guint64          choices);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CutiFhirConcept, cuti_fhir_concept_clear)

G_END_DECLS
