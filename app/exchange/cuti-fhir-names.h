/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Cutiplan calls its own things in FHIR: one vocabulary for what it
 * writes and for reading that again.
 */

#pragma once

#define CUTI_FHIR_SOURCE "urn:cutiplan" /* who wrote a resource */
#define CUTI_FHIR_EXTENSIONS "urn:cutiplan:extension/"
#define CUTI_FHIR_QUESTIONNAIRE "urn:cutiplan:questionnaire"
#define CUTI_FHIR_FACTS "urn:cutiplan:fact" /* questions; with “:” and the id of one, its choices */
#define CUTI_FHIR_NONE "urn:cutiplan:none" /* none of the choices, which is an answer */
#define CUTI_FHIR_ADVICE "urn:cutiplan:advice"
#define CUTI_FHIR_CASE "urn:cutiplan:case"
#define CUTI_FHIR_ABSENT "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

/* Names of extensions. */
#define CUTI_FHIR_ANSWER_DATE "answer-date"
#define CUTI_FHIR_OVERRIDE "override"
#define CUTI_FHIR_CASE_RECORD "case-record"
#define CUTI_FHIR_RESPONSE "response"
#define CUTI_FHIR_LESION "lesion"

/* Items of the questionnaire that are no facts. */
#define CUTI_FHIR_GROUP "group." /* with the id of a group of the form */
#define CUTI_FHIR_LESIONS "lesions"
#define CUTI_FHIR_LESION_ID "lesion.id"
#define CUTI_FHIR_LESION_LABEL "lesion.label"
