/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom the plan is about and what it is about: patient and diagnoses, never
 * more certain than they were answered to be; and the program that made it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"
#include "cuti-partial-date.h"

/* The facts that are diagnoses. */
#define PRIMARY "primary.site"
#define SKIN "disease.skin_status"
#define SKIN_CODE "lesion.site" /* its question is coded as a metastasis in the skin */

#define VERIFICATION "http://terminology.hl7.org/CodeSystem/condition-ver-status"
#define CLINICAL "http://terminology.hl7.org/CodeSystem/condition-clinical"
#define IDENTIFIER_TYPE "http://terminology.hl7.org/CodeSystem/v2-0203"

static const char *
get_patient (CutiFhirBundle *self, CutiPatientField field)
{
  return cuti_case_get_patient (self->patient_case, field);
}

static void
write_name (CutiFhirBundle *self, JsonObject *patient)
{
  const char *family = get_patient (self, CUTI_PATIENT_FAMILY);
  const char *given = get_patient (self, CUTI_PATIENT_GIVEN);
  JsonObject *name;
  JsonArray *givens;

  if (family == NULL && given == NULL)
    return;

  name = cuti_fhir_append (patient, "name", json_object_new ());
  cuti_fhir_set_text (name, "family", family);
  if (given == NULL)
    return;
  givens = json_array_new ();
  json_array_add_string_element (givens, given);
  json_object_set_array_member (name, "given", givens);
}

static void
write_identifier (CutiFhirBundle *self, JsonObject *patient)
{
  const char *label = get_patient (self, CUTI_PATIENT_IDENTIFIER_LABEL);
  const char *value = get_patient (self, CUTI_PATIENT_IDENTIFIER_VALUE);
  gboolean is_record_number = label != NULL && g_ascii_strcasecmp (label, "MRN") == 0;
  JsonObject *identifier;

  if (value == NULL)
    return;

  identifier = cuti_fhir_append (patient, "identifier", json_object_new ());
  json_object_set_string_member (identifier, "value", value);
  if (label != NULL)
    json_object_set_object_member (identifier, "type",
                                   cuti_fhir_concept (is_record_number
                                                        ? cuti_fhir_coding (IDENTIFIER_TYPE, "MR", NULL)
                                                        : NULL, label));
}

static void
mask (JsonObject *patient)
{
  JsonObject *born = json_object_new ();

  cuti_fhir_set_absent (cuti_fhir_append (patient, "name", json_object_new ()), "masked");
  cuti_fhir_set_absent (cuti_fhir_append (patient, "identifier", json_object_new ()), "masked");
  cuti_fhir_set_absent (born, "masked");
  json_object_set_object_member (patient, "_birthDate", born);
}

/**
 * cuti_fhir_write_patient:
 *
 * The sex that laboratory formulas use is not the administrative gender, and
 * is left to the answers.
 */
void
cuti_fhir_write_patient (CutiFhirBundle *self)
{
  JsonObject *patient = cuti_fhir_bundle_add (self, "Patient", "");
  const char *born = get_patient (self, CUTI_PATIENT_BORN);
  CutiPartialDate date;

  if (self->options->without_identity)
    {
      mask (patient);
      return;
    }

  write_name (self, patient);
  write_identifier (self, patient);
  if (born != NULL && cuti_partial_date_parse (born, &date))
    json_object_set_string_member (patient, "birthDate", born);
}

void
cuti_fhir_write_device (CutiFhirBundle *self)
{
  JsonObject *device = cuti_fhir_bundle_add (self, "Device", "");
  JsonObject *name = cuti_fhir_append (device, "deviceName", json_object_new ());
  JsonObject *version = cuti_fhir_append (device, "version", json_object_new ());

  json_object_set_string_member (name, "name", "Cutiplan");
  json_object_set_string_member (name, "type", "model-name");
  json_object_set_string_member (version, "value", PACKAGE_VERSION);
  json_object_set_object_member (device, "type",
                                 cuti_fhir_concept (NULL, _("Decision support program; "
                                                            "not a medical device")));
}

static void
set_status (JsonObject *condition, const char *member, const char *system, const char *code)
{
  if (code != NULL)
    json_object_set_object_member (condition, member,
                                   cuti_fhir_concept (cuti_fhir_coding (system, code, NULL), NULL));
}

static JsonObject *
add_condition (CutiFhirBundle *self, JsonObject *care_plan, const char *key, JsonObject *code)
{
  JsonObject *condition = cuti_fhir_bundle_add (self, "Condition", key);

  json_object_set_object_member (condition, "code", code);
  json_object_set_object_member (condition, "subject", cuti_fhir_bundle_refer (self, "Patient", ""));
  cuti_fhir_append (care_plan, "addresses", cuti_fhir_bundle_refer (self, "Condition", key));
  return condition;
}

static void
write_primary (CutiFhirBundle *self, JsonObject *care_plan)
{
  CutiAnswer *answer = cuti_fhir_bundle_find (self, PRIMARY);
  const CutiCode *code;
  g_autofree char *text = NULL;
  JsonObject *concept;
  CutiFact *fact;
  guint choice;

  if (answer == NULL || cuti_fact_get_kind (cuti_answer_get_fact (answer)) != CUTI_KIND_CHOICE)
    return;

  fact = cuti_answer_get_fact (answer);
  choice = cuti_answer_get_value (answer).n;
  code = cuti_fhir_find_exact_code (fact, choice);
  text = g_strdup_printf (_("Primary cancer: %s"), cuti_fhir_choice_label (fact, choice));
  concept = cuti_fhir_concept (cuti_fhir_choice_coding (fact, choice), text);
  if (code != NULL)
    cuti_fhir_append (concept, "coding", cuti_fhir_public_coding (code));
  add_condition (self, care_plan, PRIMARY, concept);
}

/* By the answer to how things stand with the skin disease. */
static const struct { const char *choice, *verification, *clinical; } skin_states[] = {
  { "suspected", "provisional", NULL },
  { "pending", "provisional", NULL },
  { "proven", "confirmed", "active" },
  { "cleared", "confirmed", "remission" },
  { NULL, "unconfirmed", NULL }, /* not answered; or by a choice of which nothing is known here */
};

static guint
find_skin_state (CutiAnswer *answer)
{
  g_autoptr(CutiTerm) term = NULL;
  guint i = 0;

  if (answer != NULL && cuti_fact_get_kind (cuti_answer_get_fact (answer)) == CUTI_KIND_CHOICE)
    term = g_list_model_get_item (cuti_fact_get_choices (cuti_answer_get_fact (answer)),
                                  cuti_answer_get_value (answer).n);
  while (skin_states[i].choice != NULL
         && (term == NULL || !g_str_equal (cuti_term_get_id (term), skin_states[i].choice)))
    i++;
  return i;
}

static void
write_skin (CutiFhirBundle *self, JsonObject *care_plan)
{
  CutiAnswer *answer = cuti_fhir_bundle_find (self, SKIN);
  CutiFact *coded = cuti_knowledge_find_fact (self->knowledge, SKIN_CODE);
  guint n_lesions = g_list_model_get_n_items (cuti_case_get_lesions (self->patient_case));
  guint state = find_skin_state (answer), n_codes = 0;
  const CutiCode *codes = coded != NULL ? cuti_fact_get_codes (coded, &n_codes) : NULL;
  JsonObject *condition;

  if (answer == NULL && n_lesions == 0)
    return;

  condition = add_condition (self, care_plan, SKIN,
                             cuti_fhir_concept (n_codes > 0 ? cuti_fhir_public_coding (&codes[0])
                                                            : NULL, _("Skin metastasis")));
  set_status (condition, "verificationStatus", VERIFICATION, skin_states[state].verification);
  set_status (condition, "clinicalStatus", CLINICAL, skin_states[state].clinical);
  if (answer != NULL)
    {
      g_autofree char *text = cuti_answer_dup_text (answer);

      cuti_fhir_append (condition, "note", cuti_fhir_note (text));
    }
}

/**
 * cuti_fhir_write_conditions:
 * @care_plan: that addresses them
 */
void
cuti_fhir_write_conditions (CutiFhirBundle *self, JsonObject *care_plan)
{
  write_skin (self, care_plan);
  write_primary (self, care_plan);
}
