/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answers as they were given: an item a fact, within the groups of the form
 * and a group a lesion. What is missing has its reason; what is not shown is not
 * there.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"

#define UCUM "http://unitsofmeasure.org"

static const char *const absent_reasons[CUTI_N_MISSING] = {
  [CUTI_MISSING_ASKED_UNKNOWN] = "asked-unknown",
  [CUTI_MISSING_NOT_ASKED] = "not-asked",
  [CUTI_MISSING_NOT_PERFORMED] = "not-performed",
  [CUTI_MISSING_PENDING] = "temp-unknown",
  [CUTI_MISSING_DECLINED] = "asked-declined",
  [CUTI_MISSING_MASKED] = "masked",
};

static void
add_value (JsonObject *item, const char *member, JsonNode *value)
{
  json_object_set_member (cuti_fhir_append (item, "answer", json_object_new ()), member, value);
}

static void
add_coding (JsonObject *item, JsonObject *coding)
{
  json_object_set_object_member (cuti_fhir_append (item, "answer", json_object_new ()),
                                 "valueCoding", coding);
}

/* None of them is an answer of its own, and not the same as no answer. */
static void
add_choices (JsonObject *item, CutiFact *fact, guint64 choices)
{
  guint n_choices = g_list_model_get_n_items (cuti_fact_get_choices (fact));

  if (choices == 0)
    add_coding (item, cuti_fhir_coding (CUTI_FHIR_NONE, "none", _("None of these")));
  for (guint i = 0; i < n_choices; i++)
    if ((choices & G_GUINT64_CONSTANT (1) << i) != 0)
      add_coding (item, cuti_fhir_choice_coding (fact, i));
}

static void
add_quantity (JsonObject *item, CutiFact *fact, JsonNode *value)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *quantity = json_object_new ();

  json_object_set_member (quantity, "value", value);
  cuti_fhir_set_text (quantity, "unit", cuti_fact_get_unit_label (fact));
  json_object_set_string_member (quantity, "system", UCUM);
  json_object_set_string_member (quantity, "code", cuti_fact_get_unit (fact));
  json_node_take_object (node, quantity);
  add_value (item, "valueQuantity", node);
}

static void
write_value (JsonObject *item, CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);
  CutiKind kind = cuti_fact_get_kind (fact);
  CutiValue value = cuti_answer_get_value (answer);

  switch (kind)
    {
    case CUTI_KIND_TEXT:
      add_value (item, "valueString",
                 json_node_init_string (json_node_alloc (), cuti_answer_get_string (answer)));
      break;
    case CUTI_KIND_CHOICE: add_coding (item, cuti_fhir_choice_coding (fact, value.n)); break;
    case CUTI_KIND_CHOICES: add_choices (item, fact, value.n); break;
    case CUTI_KIND_BOOLEAN:
      add_value (item, "valueBoolean", cuti_fact_write_value (fact, value));
      break;
    case CUTI_KIND_DATE:
      add_value (item, "valueDate", cuti_fact_write_value (fact, value));
      break;
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
    default:
      if (cuti_fact_get_unit (fact) != NULL)
        add_quantity (item, fact, cuti_fact_write_value (fact, value));
      else
        add_value (item, kind == CUTI_KIND_INTEGER ? "valueInteger" : "valueDecimal",
                   cuti_fact_write_value (fact, value));
      break;
    }
}

/* FHIR has no empty text; a text that is one says nothing. */
static gboolean
is_written (CutiAnswer *answer)
{
  const char *string = cuti_answer_get_string (answer);
  CutiAnswerState state = cuti_answer_get_state (answer);

  return cuti_answer_is_visible (answer)
         && (state == CUTI_ANSWER_MISSING
             || (state == CUTI_ANSWER_VALUE && (string == NULL || *string != '\0')));
}

static JsonObject *
add_item (JsonObject *holder, const char *link, const char *text)
{
  JsonObject *item = cuti_fhir_append (holder, "item", json_object_new ());

  json_object_set_string_member (item, "linkId", link);
  cuti_fhir_set_text (item, "text", text);
  return item;
}

static void
write_answer (CutiFhirBundle *self, JsonObject *holder, CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);
  JsonObject *item = add_item (holder, cuti_fact_get_id (fact), cuti_fact_get_label (fact));
  const char *date = cuti_answer_get_date (answer);

  if (cuti_answer_get_state (answer) == CUTI_ANSWER_MISSING)
    cuti_fhir_set_absent (item, absent_reasons[cuti_answer_get_missing (answer)]);
  else if (self->options->without_identity && cuti_fact_get_kind (fact) == CUTI_KIND_TEXT)
    cuti_fhir_set_absent (item, "masked");
  else
    write_value (item, answer);

  if (date != NULL && *date != '\0')
    json_object_set_string_member (cuti_fhir_add_extension (item, CUTI_FHIR_ANSWER_DATE),
                                   "valueString", date);
  if (cuti_answer_is_override (answer))
    json_object_set_boolean_member (cuti_fhir_add_extension (item, CUTI_FHIR_OVERRIDE),
                                    "valueBoolean", TRUE);
}

static void
write_list (CutiFhirBundle *self, JsonObject *holder, GListModel *answers)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);

      if (is_written (answer))
        write_answer (self, holder, answer);
    }
}

/* A group without an answer is not there. */
static void
write_group (CutiFhirBundle *self, JsonObject *response, CutiTerm *group)
{
  GListModel *answers = cuti_case_get_answers (self->patient_case);
  g_autofree char *link = g_strconcat (CUTI_FHIR_GROUP, cuti_term_get_id (group), NULL);
  JsonObject *holder = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);

      if (!is_written (answer)
          || !g_str_equal (cuti_fact_get_group (cuti_answer_get_fact (answer)), cuti_term_get_id (group)))
        continue;
      if (holder == NULL)
        holder = add_item (response, link, cuti_term_get_label (group));
      write_answer (self, holder, answer);
    }
}

static void
write_text_item (JsonObject *holder, const char *link, const char *text)
{
  if (text != NULL && *text != '\0')
    add_value (add_item (holder, link, NULL), "valueString",
               json_node_init_string (json_node_alloc (), text));
}

static void
write_lesion (CutiFhirBundle *self, JsonObject *holder, CutiLesion *lesion)
{
  const char *id = cuti_lesion_get_id (lesion);
  g_autofree char *number = cuti_fhir_bundle_dup_lesion (self, id);
  g_autofree char *title = cuti_fhir_bundle_dup_lesion_title (self, id, cuti_lesion_get_title (lesion));
  JsonObject *group = add_item (holder, CUTI_FHIR_LESIONS, title);

  write_text_item (group, CUTI_FHIR_LESION_ID, number);
  if (!self->options->without_identity)
    write_text_item (group, CUTI_FHIR_LESION_LABEL, cuti_lesion_get_label (lesion));
  write_list (self, group, cuti_lesion_get_answers (lesion));
}

/* Not what a case without one is called on the screen. */
static const char *
get_own_label (CutiCase *patient_case)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (patient_case);
  JsonNode *node = json_object_get_member (json_node_get_object (json), "label");

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? cuti_case_get_label (patient_case) : NULL;
}

/* What of a case is no answer, and has no better place in FHIR. */
static void
write_case_record (CutiFhirBundle *self, JsonObject *response)
{
  CutiCase *patient_case = self->patient_case;
  JsonObject *record = json_object_new ();

  cuti_fhir_add_part (record, "label", get_own_label (patient_case));
  for (guint i = 0; i < CUTI_N_PATIENT; i++)
    cuti_fhir_add_part (record, cuti_fhir_patient_parts[i], cuti_case_get_patient (patient_case, i));
  for (guint i = 0; i < CUTI_N_MDT; i++)
    cuti_fhir_add_part (record, cuti_fhir_mdt_parts[i], cuti_case_get_mdt (patient_case, i));

  if (json_object_has_member (record, "extension"))
    json_object_set_array_member (cuti_fhir_add_extension (response, CUTI_FHIR_CASE_RECORD),
                                  "extension",
                                  json_array_ref (json_object_get_array_member (record, "extension")));
  json_object_unref (record);
}

/**
 * cuti_fhir_write_answers:
 *
 * The date of the whole is left out: each answer has its own.
 */
void
cuti_fhir_write_answers (CutiFhirBundle *self)
{
  JsonObject *response = cuti_fhir_bundle_add (self, "QuestionnaireResponse", "");
  GListModel *groups = cuti_knowledge_get_groups (self->knowledge);
  GListModel *lesions = cuti_case_get_lesions (self->patient_case);
  const char *id = cuti_case_get_id (self->patient_case);
  g_autofree char *questionnaire =
    g_strjoin ("|", CUTI_FHIR_QUESTIONNAIRE, cuti_knowledge_get_manifest (self->knowledge)->version,
               NULL);

  json_object_set_string_member (response, "questionnaire", questionnaire);
  json_object_set_string_member (response, "status",
                                 self->version != NULL ? "completed" : "in-progress");
  json_object_set_object_member (response, "subject", cuti_fhir_bundle_refer (self, "Patient", ""));
  if (id != NULL && (!self->options->without_identity || g_uuid_string_is_valid (id)))
    json_object_set_object_member (response, "identifier",
                                   cuti_fhir_identifier (CUTI_FHIR_CASE, id));
  if (!self->options->without_identity)
    write_case_record (self, response);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr(CutiTerm) group = g_list_model_get_item (groups, i);

      write_group (self, response, group);
    }
  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      write_lesion (self, response, lesion);
    }
}
