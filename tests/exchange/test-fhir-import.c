/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FHIR in, against the knowledge base that ships: what becomes an answer, what
 * does not, and what the report says of it.
 */

#include <string.h>

#include "cuti-fhir-import.h"
#include "cuti-json.h"
#include "cuti-test-knowledge.h"

#define LOINC "http://loinc.org"
#define SCT "http://snomed.info/sct"
#define ICD "http://hl7.org/fhir/sid/icd-10-cm"
#define CODING(system, code) "{'system': '" system "', 'code': '" code "'}"
#define CODE(system, code) "{'coding': [" CODING (system, code) "]}"
#define STATUS(code) "'verificationStatus': {'coding': [{'code': '" code "'}]}"
#define CONDITION(id, code, more) \
  "{'resourceType': 'Condition', 'id': '" id "', 'code': " code ", " more "}"
#define SURE(id, code) CONDITION (id, code, STATUS ("confirmed"))
#define OBSERVATION(id, loinc, more) \
  "{'resourceType': 'Observation', 'id': '" id "', 'status': 'final', 'code': " CODE (LOINC, loinc) ", " more "}"
#define ON(date) "'effectiveDateTime': '" date "'"
#define MM(value, unit) "'valueQuantity': {'value': " value ", 'system': 'http://unitsofmeasure.org', 'code': '" unit "'}"
#define SIZE(id, target, value, unit) \
  OBSERVATION (id, "21889-1", target ", 'component': [{'code': " CODE (LOINC, "33728-7") ", " MM (value, unit) "}]")
#define SCALP SURE ("s", CODE (SCT, "94570001"))
#define ABSENT(reason) \
  "{'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', 'valueCode': '" reason "'}]}"
#define WOMAN "{'resourceType': 'Patient', 'id': 'w', 'gender': 'female', 'identifier': [{'system': 'urn:mrn', 'value': '1'}]}"
#define OF_WOMAN(id, reference, value) \
  OBSERVATION (id, "89247-1", "'subject': {'reference': '" reference "'}, 'valueInteger': " value)
#define WITHIN(name, value) \
  "{'resourceType': 'Observation', 'status': 'final', 'code': " CODE (LOINC, "89247-1") ", 'valueInteger': " value "," \
  " 'subject': {'reference': '#p'}, 'contained': [{'resourceType': 'Patient', 'id': 'p', 'name': [{'family': '" name "'}]}]}"
#define ANSWERS(items) \
  "{'resourceType': 'QuestionnaireResponse', 'questionnaire': 'urn:cutiplan:questionnaire|1', 'status': 'completed'," \
  " 'authored': '2026-05-01T10:00:00Z', 'item': [" items "]}"

static const struct
{
  const char *name, *json;
  const char *outcomes; /* in the order of reading */
  const char *facts, *lesions; /* of the case */
  const char *words; /* somewhere in the report; NULL: anything */
} rows[] = {
  /* What a record may be wrapped in. */
  { "single", OBSERVATION ("e", "89247-1", ON ("2026-01-02") ", 'valueInteger': 2"),
    "taken", "{'patient.ecog':{'date':'2026-01-02','value':2}}", "[]", NULL },
  { "array", "[" OBSERVATION ("e", "89247-1", "'valueInteger': 2") "]", "taken", "{'patient.ecog':{'value':2}}", "[]", NULL },
  { "nested", "[[{'resourceType': 'Bundle', 'type': 'searchset', 'entry': [{'resource': {'resourceType': 'Bundle', 'entry':"
    " [{'resource': " OBSERVATION ("e", "89247-1", "'valueInteger': 2") "}]}}]}]]", "taken", "{'patient.ecog':{'value':2}}",
    "[]", NULL },
  { "one-page", "{'resourceType': 'Bundle', 'link': [{'relation': 'self'}, {'relation': 'next'}], 'entry': [{'resource': "
    OBSERVATION ("e", "89247-1", "'valueInteger': 2") "}]}", "taken not-taken", "{'patient.ecog':{'value':2}}", "[]",
    "next page" },
  { "all-pages", "[{'resourceType': 'Bundle', 'link': [{'relation': 'next'}], 'entry': [{'resource': "
    OBSERVATION ("e", "89247-1", "'valueInteger': 2") "}]}, {'resourceType': 'Bundle', 'entry': []}]", "taken",
    "{'patient.ecog':{'value':2}}", "[]", NULL },
  { "entry-without-resource", "{'resourceType': 'Bundle', 'entry': [{}, {'resource': "
    OBSERVATION ("e", "89247-1", "'valueInteger': 2") "}, 7]}", "taken not-understood not-understood",
    "{'patient.ecog':{'value':2}}", "[]", "/entry/0" },
  { "empty-resource", "[{'resourceType': 'Observation'}, {'resourceType': 'Condition'}, {'resourceType': 'Patient'}]",
    "not-understood not-understood", "{}", "[]", "It has no code" },

  /* Codes. */
  { "icd-below", SURE ("c", CODE (ICD, "C50.919")), "taken", "{'primary.site':{'value':'breast'}}", "[]", NULL },
  { "icd-without-dot", SURE ("c", CODE ("urn:oid:2.16.840.1.113883.6.90", "C50919")), "taken",
    "{'primary.site':{'value':'breast'}}", "[]", NULL },
  { "system-in-short", SURE ("c", CODE ("ICD-10-CM", "C50.919")), "taken", "{'primary.site':{'value':'breast'}}", "[]", NULL },
  { "ambiguous", SURE ("c", CODE (ICD, "C34.90")), "not-taken", "{}", "[]", "Lung, non-small-cell, Lung, small-cell" },
  { "narrowed", SURE ("c", "{'coding': [" CODING (ICD, "C34.90") ", " CODING (SCT, "254637007") "]}"), "taken",
    "{'primary.site':{'value':'lung-nsclc'}}", "[]", NULL },
  { "codings-disagree", SURE ("c", "{'coding': [" CODING (ICD, "C79.81") ", " CODING (SCT, "188152004") "]}"), "conflict",
    "{}", "[]", "C79.81; sct 188152004" },
  { "foreign-system", SURE ("c", CODE ("http://example.org/codes", "C50.919")), "not-understood", "{}", "[]", NULL },
  { "two-primaries", "[" SURE ("b", CODE (ICD, "C50.919")) ", " SURE ("p", CODE (ICD, "C61")) "]", "conflict conflict", "{}",
    "[]", "“Primary: Breast”, “Primary: Prostate”" },
  { "profile-contradicts", CONDITION ("c", CODE (SCT, "94225005"), STATUS ("confirmed") ", 'meta': {'profile': "
    "['http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-primary-cancer-condition|4.0.0']}"), "conflict", "{}", "[]",
    NULL },

  /* What is not certain. */
  { "refuted", CONDITION ("c", CODE (ICD, "C50.919"), STATUS ("refuted")), "not-taken", "{}", "[]", "refuted" },
  { "entered-in-error", CONDITION ("s", CODE (SCT, "94570001"), STATUS ("entered-in-error")), "not-taken", "{}", "[]", NULL },
  { "provisional", CONDITION ("c", CODE (ICD, "C50.919"), STATUS ("provisional")), "not-taken", "{}", "[]", "stays unknown" },
  { "differential", CONDITION ("c", CODE (ICD, "C50.919"), STATUS ("differential")), "not-taken", "{}", "[]", NULL },
  { "status-not-said", CONDITION ("c", CODE (ICD, "C50.919"), "'x': 1"), "taken-with-note",
    "{'primary.site':{'value':'breast'}}", "[]", NULL },
  { "resolved", CONDITION ("c", CODE (SCT, "94225005"), STATUS ("confirmed") ", 'clinicalStatus': {'coding': [{'code':"
    " 'resolved'}]}"), "not-taken", "{}", "[]", "resolved" },
  { "resolved-in-words", CONDITION ("c", CODE (SCT, "94225005"), STATUS ("confirmed") ", 'clinicalStatus': {'text':"
    " 'Resolved'}"), "not-taken", "{}", "[]", "resolved" },
  { "resolved-in-second-coding", CONDITION ("c", CODE (SCT, "94225005"), STATUS ("confirmed") ", 'clinicalStatus':"
    " {'coding': [{'system': 'urn:x', 'code': '9'}, {'code': 'resolved'}]}"), "not-taken", "{}", "[]", "resolved" },
  { "refuted-in-second-coding", CONDITION ("c", CODE (SCT, "94225005"), "'verificationStatus': {'coding': [{'code':"
    " 'confirmed'}, {'code': 'refuted'}]}"), "not-taken", "{}", "[]", "refuted" },
  { "abated", CONDITION ("c", CODE (SCT, "94225005"), STATUS ("confirmed") ", 'abatementDateTime': '2020'"), "not-taken",
    "{}", "[]", "ended" },
  { "not-abated", CONDITION ("c", CODE (SCT, "94570001"), STATUS ("confirmed") ", 'abatementBoolean': false"), "taken",
    "{}", "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", NULL },
  { "modifier", CONDITION ("c", CODE (SCT, "94570001"), STATUS ("confirmed") ", 'modifierExtension': [{'url': 'urn:not',"
    " 'valueBoolean': true}]"), "not-understood", "{}", "[]", "modifier" },
  { "status-of-wrong-kind", "{'resourceType': 'Observation', 'status': 7, 'code': " CODE (LOINC, "89247-1")
    ", 'valueInteger': 1}", "not-taken", "{}", "[]", "not final" },
  { "status-not-there", "{'resourceType': 'Observation', 'code': " CODE (LOINC, "89247-1") ", 'valueInteger': 1}",
    "taken-with-note", "{'patient.ecog':{'value':1}}", "[]", "whether it is final" },
  { "preliminary", "{'resourceType': 'Observation', 'status': 'preliminary', 'code': " CODE (LOINC, "89247-1")
    ", 'valueInteger': 1}", "not-taken", "{}", "[]", "preliminary" },
  { "old-edition", "{'resourceType': 'Condition', 'patient': {'display': 'X'}, 'verificationStatus': 'confirmed', 'code': "
    CODE (SCT, "94225005") "}", "not-taken", "{}", "[]", "before R4" },
  { "old-edition-of-skin", "{'resourceType': 'Condition', 'verificationStatus': 'confirmed', 'code': "
    CODE (SCT, "94570001") "}", "not-taken", "{}", "[]", "before R4" },

  /* Values. */
  { "converted", OBSERVATION ("h", "718-7", MM ("9.5", "g/dL")), "taken-with-note", "{'lab.haemoglobin':{'value':95}}", "[]",
    "Converted" },
  { "rounded", OBSERVATION ("c", "14682-9", MM ("88", "umol/L")), "taken-with-note", "{'lab.creatinine':{'value':1}}", "[]",
    "rounded" },
  { "unit-not-known", OBSERVATION ("h", "718-7", MM ("9.5", "mmol/L")), "not-understood", "{}", "[]", "mmol/L" },
  { "unit-in-another-spelling", OBSERVATION ("p", "777-3", MM ("200", "10*9/l{cells}")), "taken",
    "{'lab.platelets':{'value':200}}", "[]", NULL },
  { "unit-with-mol-in-it", OBSERVATION ("k", "2823-3", MM ("4.2", "mmol/l")), "taken", "{'lab.potassium':{'value':4.2}}",
    "[]", NULL },
  { "unit-in-capitals", OBSERVATION ("h", "8302-2", MM ("170", "CM")), "not-understood", "{}", "[]", NULL },
  { "unit-disagrees-with-code", OBSERVATION ("h", "8302-2", "'valueQuantity': {'value': 2, 'unit': 'cm', 'code': 'm'}"),
    "conflict", "{}", "[]", NULL },
  { "no-unit", OBSERVATION ("h", "718-7", "'valueQuantity': {'value': 95}"), "not-understood", "{}", "[]", NULL },
  { "bare-number", OBSERVATION ("h", "718-7", "'valueInteger': 95"), "not-understood", "{}", "[]", "no unit" },
  { "limit", OBSERVATION ("h", "777-3", "'valueQuantity': {'value': 20, 'comparator': '<', 'code': '10*9/L'}"), "not-taken",
    "{}", "[]", "limit" },
  { "out-of-range", OBSERVATION ("e", "89247-1", "'valueInteger': 5"), "not-taken", "{}", "[]", "between 0 and 4" },
  { "off-the-grid", OBSERVATION ("k", "89243-0", "'valueInteger': 85"), "not-taken", "{}", "[]", "steps of 10" },
  { "coded-number", OBSERVATION ("k", "89243-0", "'valueCodeableConcept': " CODE (LOINC, "LA9627-6")), "taken",
    "{'patient.kps':{'value':0}}", "[]", NULL },
  { "code-of-death", OBSERVATION ("e", "89262-0", "'valueCodeableConcept': " CODE (LOINC, "LA9627-6")), "not-taken", "{}",
    "[]", NULL },
  { "interpretation-disagrees", OBSERVATION ("e", "89247-1", "'valueInteger': 1, 'interpretation': ["
    CODE (LOINC, "LA9624-3") "]"), "conflict", "{}", "[]", NULL },
  { "her2-negative-may-be-low", OBSERVATION ("h", "48676-1", "'valueCodeableConcept': " CODE (LOINC, "LA6577-6")),
    "not-taken", "{}", "[]", NULL },
  { "one-receptor-positive", "[" OBSERVATION ("e", "85337-4", "'valueCodeableConcept': " CODE (LOINC, "LA6576-8")) ", "
    OBSERVATION ("p", "85339-0", "'valueCodeableConcept': " CODE (LOINC, "LA6577-6")) "]", "taken not-taken",
    "{'biomarker.hormone_receptors':{'value':'positive'}}", "[]", "Another test decides" },
  { "one-receptor-negative", OBSERVATION ("e", "85337-4", "'valueCodeableConcept': " CODE (LOINC, "LA6577-6")), "not-taken",
    "{}", "[]", "part of the question" },
  { "both-receptors-negative", "[" OBSERVATION ("e", "85337-4", "'valueCodeableConcept': " CODE (LOINC, "LA6577-6")) ", "
    OBSERVATION ("p", "85339-0", "'valueCodeableConcept': " CODE (LOINC, "LA6577-6")) "]", "taken taken",
    "{'biomarker.hormone_receptors':{'value':'negative'}}", "[]", NULL },

  /* Which of several. */
  { "newest", "[" OBSERVATION ("a", "89247-1", ON ("2026-03-01") ", 'valueInteger': 2") ", "
    OBSERVATION ("b", "89247-1", ON ("2026-01-01") ", 'valueInteger': 1") "]", "taken not-taken",
    "{'patient.ecog':{'date':'2026-03-01','value':2}}", "[]", "Older" },
  { "by-the-hour", "[" OBSERVATION ("a", "89247-1", ON ("2026-03-01T08:00:00Z") ", 'valueInteger': 2") ", "
    OBSERVATION ("b", "89247-1", ON ("2026-03-01T08:30:00+02:00") ", 'valueInteger': 1") "]", "taken not-taken",
    "{'patient.ecog':{'date':'2026-03-01','value':2}}", "[]", NULL },
  { "same-day", "[" OBSERVATION ("a", "89247-1", ON ("2026-03-01") ", 'valueInteger': 2") ", "
    OBSERVATION ("b", "89247-1", ON ("2026-03-01") ", 'valueInteger': 1") "]", "conflict conflict", "{}", "[]",
    "“ECOG: 2”, “ECOG: 1”" },
  { "partial-date", "[" OBSERVATION ("a", "89247-1", ON ("2026-03-01") ", 'valueInteger': 2") ", "
    OBSERVATION ("b", "89247-1", ON ("2026") ", 'valueInteger': 1") "]", "conflict conflict", "{}", "[]", NULL },
  { "one-without-date", "[" OBSERVATION ("a", "89247-1", ON ("2026-03-01") ", 'valueInteger': 2") ", "
    OBSERVATION ("b", "89247-1", "'valueInteger': 1") "]", "conflict conflict", "{}", "[]", NULL },
  { "same-value-twice", "[" OBSERVATION ("a", "89247-1", ON ("2026-03-01") ", 'valueInteger': 2") ", "
    OBSERVATION ("b", "89247-1", "'valueInteger': 2") "]", "taken taken", "{'patient.ecog':{'date':'2026-03-01','value':2}}",
    "[]", NULL },
  { "not-a-date", OBSERVATION ("a", "89247-1", ON ("<dateTime>") ", 'valueInteger': 2"), "taken-with-note",
    "{'patient.ecog':{'value':2}}", "[]", "cannot be read" },

  /* Why there is no value. */
  { "masked", OBSERVATION ("a", "89247-1", "'dataAbsentReason': " CODE ("x", "masked")), "taken",
    "{'patient.ecog':{'missing':'masked'}}", "[]", NULL },
  { "not-performed", OBSERVATION ("a", "89247-1", "'dataAbsentReason': " CODE ("x", "not-performed")), "taken",
    "{'patient.ecog':{'missing':'not-performed'}}", "[]", NULL },
  { "declined", OBSERVATION ("a", "89247-1", "'dataAbsentReason': " CODE ("x", "asked-declined")), "taken",
    "{'patient.ecog':{'missing':'declined'}}", "[]", NULL },
  { "absent-in-extension", OBSERVATION ("a", "89247-1", "'_valueInteger': " ABSENT ("asked-unknown")), "taken",
    "{'patient.ecog':{'missing':'asked-unknown'}}", "[]", NULL },
  { "unknown-is-no-reason", OBSERVATION ("a", "89247-1", "'dataAbsentReason': " CODE ("x", "unknown")), "not-taken", "{}",
    "[]", NULL },
  { "absent-in-the-number", OBSERVATION ("h", "718-7", "'valueQuantity': {'_value': " ABSENT ("masked") ", 'code': 'g/L'}"),
    "taken", "{'lab.haemoglobin':{'missing':'masked'}}", "[]", NULL },
  { "absent-in-the-coding", OBSERVATION ("h", "85319-2", "'valueCodeableConcept': {'coding': [{'_code': "
    ABSENT ("masked") "}]}"), "taken", "{'biomarker.her2':{'missing':'masked'}}", "[]", NULL },
  { "absent-as-a-code", OBSERVATION ("h", "85319-2", "'valueCodeableConcept': "
    CODE ("http://terminology.hl7.org/CodeSystem/data-absent-reason", "masked")), "taken",
    "{'biomarker.her2':{'missing':'masked'}}", "[]", NULL },
  { "absent-but-there", OBSERVATION ("a", "89247-1", "'valueInteger': 1, 'dataAbsentReason': " CODE ("x", "masked")),
    "conflict", "{}", "[]", "two values" },
  { "two-values", OBSERVATION ("a", "89247-1", "'valueInteger': 1, 'valueQuantity': {'value': 3, 'code': '{score}'}"),
    "conflict", "{}", "[]", "two values" },
  { "masked-code", "[{'resourceType': 'Condition', 'code': " ABSENT ("masked") "}, {'resourceType': 'Observation',"
    " 'status': 'final', 'valueInteger': 1, 'code': " ABSENT ("masked") "}]", "not-understood not-understood", "{}", "[]",
    "code is missing (masked)" },
  { "value-beats-missing", "[" OBSERVATION ("a", "89247-1", "'dataAbsentReason': " CODE ("x", "masked")) ", "
    OBSERVATION ("b", "89247-1", "'valueInteger': 2") "]", "not-taken taken", "{'patient.ecog':{'value':2}}", "[]", NULL },

  /* Lesions and other sites. */
  { "lesion", SCALP, "taken", "{}", "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", NULL },
  { "lesion-by-body-site", CONDITION ("s", CODE (ICD, "C79.2"), STATUS ("confirmed") ", 'bodySite': ["
    CODE (SCT, "41695006") "]"), "taken", "{}", "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", NULL },
  { "lesion-without-place", SURE ("s", CODE (ICD, "C79.2")), "taken-with-note", "{}",
    "[{'facts':{},'id':'1','label':'1'}]", NULL },
  { "lesion-place-contradicts", CONDITION ("s", CODE (SCT, "94570001"), STATUS ("confirmed") ", 'bodySite': ["
    CODE (SCT, "77568009") "]"), "conflict", "{}", "[{'facts':{},'id':'1','label':'1'}]", NULL },
  { "two-lesions-and-their-sizes", "[" SIZE ("t", "'focus': [{'reference': 'Condition/back'}]", "1.2", "cm") ", " SCALP ", "
    SURE ("back", CODE (SCT, "94543008")) "]", "taken taken taken-with-note", "{}",
    "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'},"
    "{'facts':{'lesion.max_diameter_mm':{'value':12},'lesion.site':{'value':'back'}},'id':'2','label':'2'}]", "Lesion 2" },
  { "size-by-urn", "{'resourceType': 'Bundle', 'type': 'transaction', 'entry': [{'fullUrl': 'urn:uuid:1', 'resource': "
    SURE ("x", CODE (SCT, "94570001")) "}, {'resource': " SIZE ("t", "'focus': [{'reference': 'urn:uuid:1'}]", "8", "mm")
    "}]}", "taken taken", "{}",
    "[{'facts':{'lesion.max_diameter_mm':{'value':8},'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", NULL },
  { "size-by-specimen", "[" CONDITION ("s", CODE (SCT, "94570001"), STATUS ("confirmed")) ", {'resourceType': 'BodyStructure',"
    " 'id': 'b', 'location': " CODE (SCT, "41695006") ", 'identifier': [{'system': 'x', 'value': 'T1'}], 'extension':"
    " [{'url': 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition', 'valueReference': {'reference':"
    " 'Condition/s'}}]}, {'resourceType': 'Specimen', 'id': 'p', 'identifier': [{'system': 'x', 'value': 'T1'}]}, "
    SIZE ("t", "'specimen': {'reference': 'Specimen/p'}", "8", "mm") "]", "taken taken taken not-taken", "{}",
    "[{'facts':{'lesion.max_diameter_mm':{'value':8},'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", NULL },
  { "size-of-nothing", "[" SCALP ", " SIZE ("t", "'focus': [{'reference': 'Condition/none'}]", "8", "mm") "]",
    "taken not-taken", "{}", "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", "no lesion" },
  { "size-of-two-things", "[" SCALP ", {'resourceType': 'Specimen', 'id': 'p'}, "
    SIZE ("t", "'focus': [{'reference': 'Condition/s'}], 'specimen': {'reference': 'Specimen/p'}", "8", "mm") "]",
    "taken not-taken not-taken", "{}", "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]",
    "may name only one" },
  { "contained", "[" SCALP ", {'resourceType': 'Observation', 'id': 't', 'status': 'final', 'contained': [{'resourceType':"
    " 'Condition', 'id': 's', 'code': " CODE (SCT, "94570001") "}], 'focus': [{'reference': '#s'}], 'code': "
    CODE (LOINC, "33728-7") ", " MM ("8", "mm") "}]", "taken not-taken not-taken", "{}",
    "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]", NULL },
  { "two-of-one-name", "[" SCALP ", " SURE ("s", CODE (SCT, "94543008")) ", "
    SIZE ("t", "'focus': [{'reference': 'Condition/s'}]", "8", "mm") "]", "conflict conflict not-taken", "{}", "[]",
    "says something else" },
  { "same-on-two-pages", "[{'resourceType': 'Bundle', 'entry': [{'resource': " WOMAN "}, {'resource': " SCALP "}]},"
    " {'resourceType': 'Bundle', 'entry': [{'resource': " WOMAN "}, {'resource': " SCALP "}, {'resource': "
    SIZE ("t", "'focus': [{'reference': 'Condition/s'}]", "8", "mm") "}]}]",
    "taken taken-with-note not-taken taken not-taken taken", "{'patient.sex':{'value':'female'}}",
    "[{'facts':{'lesion.max_diameter_mm':{'value':8},'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]",
    "stands in this record already" },
  { "structure-of-r5", "[" SURE ("s", CODE (ICD, "C79.2")) ", {'resourceType': 'BodyStructure', 'id': 'b',"
    " 'includedStructure': [{'structure': " CODE (SCT, "41695006") "}], 'extension': [{'url':"
    " 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition', 'valueReference': {'reference':"
    " 'Condition/s'}}]}]", "taken-with-note taken", "{}", "[{'facts':{'lesion.site':{'value':'scalp'}},'id':'1','label':'1'}]",
    NULL },
  { "inactive-structure", "[" SURE ("s", CODE (ICD, "C79.2")) ", {'resourceType': 'BodyStructure', 'id': 'b',"
    " 'active': false, 'location': " CODE (SCT, "41695006") ", 'extension': [{'url':"
    " 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition', 'valueReference': {'reference':"
    " 'Condition/s'}}]}]", "taken-with-note not-taken", "{}", "[{'facts':{},'id':'1','label':'1'}]", NULL },
  { "other-sites", "[" SURE ("l", CODE (SCT, "94381002")) ", " SURE ("b", CODE (ICD, "C79.51")) "]",
    "taken-with-note taken-with-note", "{'disease.sites':{'value':['liver','bone']}}", "[]", "add any other" },
  { "node", SURE ("n", CODE (ICD, "C77.3")), "not-taken", "{}", "[]", "Nodes" },
  { "first-guide-address", CONDITION ("c", CODE (SCT, "254637007"), STATUS ("confirmed") ", 'extension': [{'url':"
    " 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior', 'valueCodeableConcept': "
    CODE (SCT, "35917007") "}]"), "taken taken",
    "{'primary.histology':{'value':'adenocarcinoma'},'primary.site':{'value':'lung-nsclc'}}", "[]", NULL },

  /* A list is never taken for complete. */
  { "comorbidity", SURE ("d", CODE (SCT, "44054006")), "not-taken", "{}", "[]", "Diabetes" },
  { "medicine", "{'resourceType': 'MedicationStatement', 'status': 'active', 'medicationCodeableConcept': "
    CODE ("http://www.nlm.nih.gov/research/umls/rxnorm", "11289") "}", "not-taken", "{}", "[]", "Warfarin" },
  { "medicine-of-r5", "[{'resourceType': 'MedicationStatement', 'status': 'active', 'medication': {'concept': "
    CODE ("http://www.nlm.nih.gov/research/umls/rxnorm", "11289") "}}, {'resourceType': 'Medication', 'id': 'm', 'code': "
    CODE ("http://www.nlm.nih.gov/research/umls/rxnorm", "11289") "}, {'resourceType': 'MedicationRequest', 'status':"
    " 'active', 'medication': {'reference': {'reference': 'Medication/m'}}}]", "not-taken not-taken not-taken", "{}", "[]",
    "Warfarin" },
  { "medicine-not-taken", "{'resourceType': 'MedicationStatement', 'status': 'not-taken', 'medicationCodeableConcept': "
    CODE ("http://www.nlm.nih.gov/research/umls/rxnorm", "11289") "}", "not-taken", "{}", "[]", "does not say" },
  { "allergy", "{'resourceType': 'AllergyIntolerance', 'code': "
    CODE ("http://www.nlm.nih.gov/research/umls/rxnorm", "2555") "}", "not-taken", "{}", "[]", "Platinum" },
  { "one-code-two-questions", SURE ("t", CODE (ICD, "Z94.0")), "not-taken taken", "{'immune.transplant':{'value':'kidney'}}",
    "[]", NULL },

  /* Whom it is about. */
  { "another-patient", "[{'resourceType': 'Patient', 'id': 'a', 'gender': 'female'}, {'resourceType': 'Observation', 'id': 'e',"
    " 'status': 'final', 'subject': {'reference': 'Patient/b'}, 'valueInteger': 1, 'code': " CODE (LOINC, "89247-1") "}]",
    "taken-with-note not-taken", "{'patient.sex':{'value':'female'}}", "[]", "another patient" },
  { "another-number", "[" WOMAN ", {'resourceType': 'Observation', 'status': 'final', 'subject': {'identifier': {'system':"
    " 'urn:mrn', 'value': '2'}}, 'valueInteger': 1, 'code': " CODE (LOINC, "89247-1") "}]", "taken taken-with-note not-taken",
    "{'patient.sex':{'value':'female'}}", "[]", "another patient" },
  { "same-number", "[" WOMAN ", {'resourceType': 'Observation', 'status': 'final', 'subject': {'identifier': {'system':"
    " 'urn:mrn', 'value': '1'}}, 'valueInteger': 1, 'code': " CODE (LOINC, "89247-1") "}]", "taken taken-with-note taken",
    "{'patient.ecog':{'value':1},'patient.sex':{'value':'female'}}", "[]", NULL },
  { "of-a-donor", "[" WOMAN ", {'resourceType': 'Observation', 'status': 'final', 'subject': {'reference': 'Patient/w'},"
    " 'focus': [{'reference': 'RelatedPerson/d'}], 'valueInteger': 1, 'code': " CODE (LOINC, "89247-1") "}]",
    "taken taken-with-note not-taken", "{'patient.sex':{'value':'female'}}", "[]", "another patient" },
  { "another-server", "{'resourceType': 'Bundle', 'entry': [{'fullUrl': 'http://a/Patient/w', 'resource': " WOMAN "},"
    " {'fullUrl': 'http://b/Observation/e', 'resource': " OF_WOMAN ("e", "Patient/w", "1") "}, {'resource': "
    OF_WOMAN ("f", "http://b/Patient/w", "2") "}, {'fullUrl': 'http://a/Observation/g', 'resource': "
    OF_WOMAN ("g", "Patient/w", "3") "}, {'resource': " OF_WOMAN ("h", "http://a/Patient/w/_history/4", "3") "}]}",
    "taken taken-with-note not-taken not-taken taken taken", "{'patient.ecog':{'value':3},'patient.sex':{'value':'female'}}",
    "[]", "another patient" },
  { "patients-within", "[" WITHIN ("A", "1") ", " WITHIN ("B", "2") ", " WITHIN ("A", "1") "]",
    "not-taken not-taken not-taken taken not-taken taken", "{'patient.ecog':{'value':1}}", "[]", "another patient" },
  { "history", "{'resourceType': 'Bundle', 'type': 'history', 'entry': [{'request': {'method': 'DELETE', 'url':"
    " 'Observation/d'}}, {'fullUrl': 'http://a/Observation/e', 'resource': {'resourceType': 'Observation', 'id': 'e',"
    " 'status': 'entered-in-error', 'code': " CODE (LOINC, "89247-1") "}}, {'resource': "
    OBSERVATION ("d", "89243-0", "'valueInteger': 50") "}, {'fullUrl': 'http://a/Observation/e', 'resource': "
    OBSERVATION ("e", "89247-1", "'valueInteger': 1") "}]}", "not-taken not-taken not-taken not-understood", "{}", "[]",
    "it was deleted" },
  { "newer-version", "[" OBSERVATION ("e", "89247-1", "'valueInteger': 1, 'meta': {'lastUpdated': '2026-01-01T00:00:00Z'}")
    ", " OBSERVATION ("e", "89247-1", "'valueInteger': 2, 'meta': {'lastUpdated': '2026-01-02T00:00:00Z'}") "]",
    "not-taken taken", "{'patient.ecog':{'value':2}}", "[]", "newer version" },
  { "number-masked-beside-another", "{'resourceType': 'Patient', 'identifier': [{'_value': " ABSENT ("masked")
    "}, {'value': '7'}]}", "taken", "{}", "[]", NULL },
  { "masked-patient", "{'resourceType': 'Patient', 'name': [" ABSENT ("masked") "], '_gender': " ABSENT ("masked")
    ", '_birthDate': " ABSENT ("masked") "}", "taken-with-note taken-with-note taken", "{'patient.sex':{'missing':'masked'}}",
    "[]", "Missing: masked" },

  /* Our own. */
  { "answers", ANSWERS ("{'linkId': 'patient.ecog', 'answer': [{'valueInteger': 3}]}, {'linkId': 'disease.sites', 'answer':"
    " [{'valueCoding': {'system': 'urn:cutiplan:fact:disease.sites', 'code': 'lung'}}]}, {'linkId': 'patient.conditions',"
    " 'answer': [{'valueCoding': {'system': 'urn:cutiplan:fact:patient.conditions', 'code': 'none'}}]}, {'linkId':"
    " 'patient.smoker', 'answer': [{'valueBoolean': false}]}, {'linkId': 'patient.kps', 'extension': [{'url':"
    " 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', 'valueCode': 'temp-unknown'}]}, {'linkId': 'nothing',"
    " 'answer': [{'valueInteger': 1}]}, {'linkId': 'lesions', 'item': [{'linkId': 'lesion.id', 'answer': [{'valueString':"
    " '7'}]}, {'linkId': 'lesion.site', 'answer': [{'valueCoding': {'system': 'urn:cutiplan:fact:lesion.site', 'code':"
    " 'hand'}}]}]}, {'linkId': 'case.question', 'answer': [{'valueString': 'Why?'}]}"),
    "taken taken taken taken taken not-understood taken taken",
    "{'case.question':{'date':'2026-05-01','value':'Why?'},'disease.sites':{'date':'2026-05-01','value':['lung']},"
    "'patient.conditions':{'date':'2026-05-01','value':[]},'patient.ecog':{'date':'2026-05-01','value':3},"
    "'patient.kps':{'date':'2026-05-01','missing':'pending'},'patient.smoker':{'date':'2026-05-01','value':false}}",
    "[{'facts':{'lesion.site':{'date':'2026-05-01','value':'hand'}},'id':'7','label':'7'}]", NULL },
  { "answers-below-answers", ANSWERS ("{'linkId': 'patient.ecog', 'answer': [{'valueInteger': 3, 'item': [{'linkId':"
    " 'patient.smoker', 'answer': [{'valueBoolean': true}]}]}], 'item': [{'linkId': 'patient.fire_risk', 'answer':"
    " [{'valueBoolean': false}]}]}, 7, {'linkId': 5, 'answer': [{'valueInteger': 3}]}"),
    "taken taken taken not-understood not-understood", "{'patient.ecog':{'date':'2026-05-01','value':3},"
    "'patient.fire_risk':{'date':'2026-05-01','value':false},'patient.smoker':{'date':'2026-05-01','value':true}}", "[]",
    NULL },
  { "answer-and-none", ANSWERS ("{'linkId': 'patient.ecog', 'answer': [{'valueInteger': 3}], 'extension': [{'url':"
    " 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', 'valueCode': 'masked'}]}"), "conflict", "{}", "[]",
    NULL },
  { "answers-count-the-lesions", "[" ANSWERS ("{'linkId': 'lesions', 'item': [{'linkId': 'lesion.site', 'answer':"
    " [{'valueCoding': {'system': 'urn:cutiplan:fact:lesion.site', 'code': 'scalp'}}]}]}") ", " SCALP "]", "taken not-taken",
    "{}", "[{'facts':{'lesion.site':{'date':'2026-05-01','value':'scalp'}},'id':'1','label':'1'}]", "questionnaire" },
  { "foreign-answers", "{'resourceType': 'QuestionnaireResponse', 'questionnaire': 'http://example.org/q', 'status':"
    " 'completed', 'item': [{'linkId': 'patient.ecog', 'answer': [{'valueInteger': 3}]}]}", "not-understood", "{}", "[]",
    NULL },
  { "worked-out-here", OBSERVATION ("b", "39156-5", MM ("24.5", "kg/m2")), "not-taken", "{}", "[]", "worked out" },
  { "overridden", OBSERVATION ("g", "98979-8", MM ("55", "mL/min/{1.73_m2}")), "taken",
    "{'lab.egfr':{'override':true,'value':55}}", "[]", NULL },
};

static CutiKnowledge *knowledge;

static CutiFhirImport *
import_text (const char *json)
{
  g_autoptr(JsonNode) node = cuti_test_parse (json);
  g_autoptr(GError) error = NULL;
  CutiFhirImport *import = cuti_fhir_import_new (knowledge, node, "2026-06-01", &error);

  g_assert_no_error (error);
  return import;
}

static char *
dup_outcomes (CutiFhirImport *import)
{
  GListModel *entries = cuti_fhir_import_get_entries (import);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(CutiImportEntry) entry = g_list_model_get_item (entries, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              cuti_import_outcome_to_nick (cuti_import_entry_get_outcome (entry)));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_member (CutiFhirImport *import, const char *member)
{
  g_autoptr(JsonNode) node = cuti_case_to_json (cuti_fhir_import_get_case (import));
  g_autoptr(JsonNode) copy = json_node_copy (node);
  g_autofree char *text = cuti_json_to_canonical (copy);
  g_autoptr(JsonNode) again = cuti_json_parse (text, -1, NULL);
  JsonNode *part = json_object_get_member (json_node_get_object (again), member);

  if (part == NULL)
    return g_strdup ("[]");
  if (g_str_equal (member, "facts"))
    json_object_remove_member (json_node_get_object (part), "case.assessed_on");
  return cuti_test_canonical (part);
}

static void
test_rule (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(CutiFhirImport) import = import_text (rows[i].json);
  g_autofree char *report = cuti_fhir_import_dup_report (import);
  g_autofree char *outcomes = dup_outcomes (import);
  g_autofree char *facts = dup_member (import, "facts");
  g_autofree char *lesions = dup_member (import, "lesions");
  GListModel *ignored = cuti_case_get_ignored (cuti_fhir_import_get_case (import));

  g_test_message ("%s", report);
  g_assert_cmpstr (outcomes, ==, rows[i].outcomes);
  g_assert_cmpstr (facts, ==, rows[i].facts);
  g_assert_cmpstr (lesions, ==, rows[i].lesions);
  g_assert_cmpuint (g_list_model_get_n_items (ignored), ==, 0);
  if (rows[i].words != NULL)
    g_assert_nonnull (strstr (report, rows[i].words));
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "{}", "[]", "7", "[1, [2]]", "{'resourceType': 'Bundle'}",
    "[{'resourceType': 'Patient', 'id': 'a'}, {'resourceType': 'Patient', 'id': 'b'}]" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JsonNode) node = cuti_test_parse (texts[i]);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (cuti_fhir_import_new (knowledge, node, "2026-06-01", &error));
      g_assert_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT);
    }
}

/* Identity goes into the case, and not into the report. */
static void
test_names_no_one (void)
{
  g_autoptr(CutiFhirImport) import = import_text (
    "{'resourceType': 'Patient', 'name': [{'use': 'old', 'family': 'Former'}, {'family': 'Telling', 'given': ['Tell', 'T.']}],"
    " 'birthDate': '1950-01-02', 'identifier': [{'use': 'old', 'type': {'coding': [{'code': 'MR'}]}, 'value': 'y'}, {'value': 'x'}, {'type': {'coding': [{'code': 'MR'}]}, 'value': 'telling'}]}");
  g_autofree char *report = cuti_fhir_import_dup_report (import);
  g_autofree char *patient = dup_member (import, "patient");

  g_assert_cmpstr (patient, ==, "{'born':'1950-01-02','family':'Telling','given':'Tell T.',"
                                "'identifier':{'label':'MRN','value':'telling'}}");
  g_assert_null (strstr (report, "ell"));
  g_assert_null (strstr (report, "1950"));
}

/* As deep as JSON is let in, and as many as a hostile file may hold. */
static void
test_bears_much (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GString) many = g_string_new ("[");
  g_autoptr(CutiFhirImport) import = NULL;
  g_autoptr(CutiFhirImport) crowd = NULL;
  GListModel *lesions;

  for (guint i = 0; i < 58; i++)
    g_string_append_c (deep, '[');
  g_string_append (deep, OBSERVATION ("e", "89247-1", "'valueInteger': 2"));
  for (guint i = 0; i < 58; i++)
    g_string_append_c (deep, ']');
  import = import_text (deep->str);
  g_assert_cmpuint (cuti_fhir_import_count (import, CUTI_IMPORT_TAKEN), ==, 1);

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (many, "%s" SURE ("s%u", CODE (SCT, "94570001")), i > 0 ? ", " : "", i);
  g_string_append_c (many, ']');
  crowd = import_text (many->str);
  lesions = cuti_case_get_lesions (cuti_fhir_import_get_case (crowd));
  g_assert_cmpuint (g_list_model_get_n_items (lesions), ==, 500);
  g_assert_cmpuint (cuti_fhir_import_count (crowd, CUTI_IMPORT_LEFT), ==, 100);
}

static const struct
{
  const char *path, *outcomes, *facts;
} shared[] = {
  { "clinical-trial-matching-app/TrialMatching_Patient01.json", NULL,
    "{'biomarker.hormone_receptors':{'value':'positive'},'biomarker.msi':{'value':'deficient'},"
    "'disease.sites':{'value':['liver','bone']},'patient.ecog':{'date':'2019-04-01','value':1},"
    "'patient.sex':{'value':'female'},'primary.site':{'value':'breast'}}" },
  { "mcode-ig-stu1/Condition-mCODEPrimaryCancerConditionExample01.json", "taken taken",
    "{'primary.histology':{'value':'adenocarcinoma'},'primary.site':{'value':'lung-nsclc'}}" },
  { "mcode-ig-stu1/Condition-mCODESecondaryCancerConditionExample01.json", "taken-with-note",
    "{'disease.sites':{'value':['brain']}}" },
  { "mcode-ig-stu1/Condition-mCODEComorbidConditionExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODEECOGPerformanceStatusExample01.json", "taken",
    "{'patient.ecog':{'date':'2019-04-01','value':0}}" },
  { "mcode-ig-stu1/Observation-mCODECancerDiseaseStatusExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMClinicalDistantMetastasesCategoryExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMClinicalPrimaryTumorCategoryExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMClinicalRegionalNodesCategoryExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMClinicalStageGroupExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMPathologicalDistantMetastasesCategoryExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMPathologicalPrimaryTumorCategoryExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMPathologicalRegionalNodesCategoryExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETNMPathologicalStageGroupExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Observation-mCODETumorMarkerExample01.json", "not-understood", "{}" },
  { "mcode-ig-stu1/MedicationStatement-mCODECancerRelatedMedicationStatementExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/MedicationStatement-mCODECancerRelatedMedicationStatementExample02.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Organization-mCODEOrganizationExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Practitioner-mCODEPractitionerExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Procedure-mCODECancerRelatedRadiationProcedureExample01.json", "not-taken", "{}" },
  { "mcode-ig-stu1/Patient-mCODEPatientExample01.json", "taken taken taken taken-with-note",
    "{'patient.sex':{'value':'male'}}" },
  { "mcode-ig-stu1/Patient-mCODEPatientExample02.json", "taken taken taken taken-with-note",
    "{'patient.sex':{'value':'female'}}" },
  { "mcode-ig-stu4-tests/must-have-focus-or-specimen-invariant_specimen-only.json", "not-taken not-taken", "{}" },
  { "mcode-ig-stu4-tests/must-have-focus-or-specimen-invariant_focus-and-specimen.json", "not-taken not-taken", "{}" },
  { "mcode-ig-stu4-tests/must-have-focus-or-specimen-invariant_neither.json", "not-taken not-taken", "{}" },
  { "mcode-extraction-framework/maximal-careplan-resource.json", "not-understood", "{}" },
  { "mcode-extraction-framework/secondary-cancer-condition.json", "conflict", "{}" },
  { "mcode-extraction-framework/primary-cancer-condition.json", "taken-with-note", "{'primary.site':{'value':'breast'}}" },
  { "mcode-extraction-framework/condition-with-icd10.json", "taken-with-note", "{'primary.site':{'value':'breast'}}" },
  { "mcode-extraction-framework/masked-patient-bundle.json",
    "taken-with-note taken-with-note taken-with-note taken", "{'patient.sex':{'missing':'masked'}}" },
  { "mcode-extraction-framework/extended-patient-bundle.json", "taken taken taken taken-with-note",
    "{'patient.sex':{'value':'male'}}" },
  { "mcode-coverage-checker/outcomeBundle.json", NULL, "{}" },
  { "mcode-coverage-checker/assessmentBundle.json", NULL, "{'patient.ecog':{'date':'2018-04-12','value':0}}" },
  { "ccsm/managementExampleOutput.json", "not-understood not-understood not-understood not-understood", "{}" },
};

static char *
find_shared (void)
{
  const char *named = g_getenv ("CUTIPLAN_SHARED");

  return named != NULL ? g_strdup (named) : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", NULL);
}

static void
test_public_examples (void)
{
  g_autofree char *folder = find_shared ();

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *path = g_build_filename (folder, "fhir-examples", shared[i].path, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(CutiFhirImport) import = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *outcomes = NULL;
      g_autofree char *facts = NULL;

      if (!g_file_query_exists (file, NULL))
        {
          g_test_skip ("the public FHIR examples are not at hand (shared/fhir-examples)");
          return;
        }

      g_test_message ("%s", shared[i].path);
      import = cuti_fhir_import_load (knowledge, file, "2026-06-01", &error);
      g_assert_no_error (error);
      outcomes = dup_outcomes (import);
      facts = dup_member (import, "facts");
      if (shared[i].outcomes != NULL)
        g_assert_cmpstr (outcomes, ==, shared[i].outcomes);
      g_assert_cmpstr (facts, ==, shared[i].facts);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = cuti_test_knowledge_load_shipped ();
  g_assert_nonnull (knowledge);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/fhir-import/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rule);
    }
  g_test_add_func ("/fhir-import/refuses", test_refuses);
  g_test_add_func ("/fhir-import/names-no-one", test_names_no_one);
  g_test_add_func ("/fhir-import/bears-much", test_bears_much);
  g_test_add_func ("/fhir-import/public-examples", test_public_examples);

  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
