/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as JSON, and the hash of what it was made from.
 */

#include <string.h>

#include "cuti-json.h"
#include "cuti-plan-private.h"

static JsonNode *
make_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static void
set_lesion (JsonObject *object, const char *lesion)
{
  if (lesion != NULL)
    json_object_set_string_member (object, "lesion", lesion);
}

typedef JsonObject *(*WriteFunc) (gpointer item);

static void
set_list (JsonObject *object, const char *member, GListModel *list, WriteFunc write)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);

      json_array_add_object_element (array, write (item));
    }
  json_object_set_array_member (object, member, array);
}

static JsonObject *
write_finding (gpointer item)
{
  JsonObject *object = json_object_new ();
  CutiFact *fact = cuti_finding_get_fact (item);

  json_object_set_string_member (object, "fact", cuti_fact_get_id (fact));
  set_lesion (object, cuti_finding_get_lesion (item));
  json_object_set_member (object, "value",
                          cuti_fact_write_value (fact, cuti_finding_get_value (item)));
  return object;
}

static JsonObject *
write_derived (gpointer item)
{
  JsonObject *object = write_finding (item);

  if (cuti_finding_is_overridden (item))
    json_object_set_boolean_member (object, "overridden", TRUE);
  return object;
}

static JsonObject *
write_need (gpointer item)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "fact", cuti_question_get_id (item));
  set_lesion (object, cuti_question_get_lesion (item));
  return object;
}

static JsonObject *
write_question (gpointer item)
{
  JsonObject *object = write_need (item);

  json_object_set_int_member (object, "settles", cuti_question_get_settles (item));
  return object;
}

static JsonObject *
write_caution (gpointer item)
{
  JsonObject *object = json_object_new ();
  CutiArgument *argument = cuti_argued_get_argument (item);

  json_object_set_string_member (object, "id", cuti_argument_get_id (argument));
  json_object_set_string_member (object, "truth",
                                 cuti_truth_to_nick (cuti_argued_get_truth (item)));
  return object;
}

static JsonObject *
write_argument (gpointer item)
{
  static const char *const nicks[] = { "for", "against", "excludes" };
  JsonObject *object = write_caution (item);
  CutiPolarity polarity = cuti_argument_get_polarity (cuti_argued_get_argument (item));

  json_object_set_string_member (object, "polarity", nicks[polarity]);
  return object;
}

static JsonObject *
write_item_name (gpointer item)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id",
                                 cuti_advice_get_id (cuti_plan_item_get_advice (item)));
  set_lesion (object, cuti_plan_item_get_lesion (item));
  return object;
}

static JsonObject *
write_item (gpointer item)
{
  JsonObject *object = write_item_name (item);
  CutiAdvice *advice = cuti_plan_item_get_advice (item);

  json_object_set_string_member (object, "section", cuti_advice_get_section (advice));
  json_object_set_string_member (object, "verdict",
                                 cuti_verdict_to_nick (cuti_plan_item_get_verdict (item)));
  json_object_set_boolean_member (object, "firm", cuti_plan_item_is_firm (item));
  json_object_set_boolean_member (object, "exact", cuti_plan_item_is_exact (item));
  set_list (object, "because", cuti_plan_item_get_because (item), write_finding);
  set_list (object, "needs", cuti_plan_item_get_needs (item), write_need);
  set_list (object, "arguments", cuti_plan_item_get_arguments (item), write_argument);
  set_list (object, "cautions", cuti_plan_item_get_cautions (item), write_caution);
  return object;
}

static JsonObject *
write_conflict (gpointer item)
{
  JsonObject *object = json_object_new ();
  JsonArray *pair = json_array_new ();

  if (cuti_conflict_get_intervention (item) != NULL)
    json_object_set_string_member (object, "intervention", cuti_conflict_get_intervention (item));
  json_array_add_object_element (pair, write_item_name (cuti_conflict_get_first (item)));
  json_array_add_object_element (pair, write_item_name (cuti_conflict_get_second (item)));
  json_object_set_array_member (object, "items", pair);
  return object;
}

static JsonObject *
write_ignored (gpointer item)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "pointer", cuti_ignored_get_pointer (item));
  json_object_set_string_member (object, "reason", cuti_ignored_get_reason (item));
  return object;
}

/**
 * cuti_plan_to_json:
 *
 * Returns: (transfer full): the plan as the contract has it; of a signed
 *   version as it was signed
 */
JsonNode *
cuti_plan_to_json (CutiPlan *self)
{
  JsonObject *object;

  if (self->version != NULL)
    return json_node_ref (cuti_version_get_plan (self->version));

  object = json_object_new ();
  json_object_set_string_member (object, "format", "cutiplan-plan/1");
  json_object_set_object_member (object, "knowledge", cuti_knowledge_describe (self->knowledge));
  json_object_set_string_member (object, "sha256", cuti_plan_get_sha256 (self));
  set_list (object, "advice", G_LIST_MODEL (self->items), write_item);
  set_list (object, "derived", G_LIST_MODEL (self->derived), write_derived);
  set_list (object, "ask", G_LIST_MODEL (self->questions), write_question);
  set_list (object, "conflicts", G_LIST_MODEL (self->conflicts), write_conflict);
  set_list (object, "urgent", G_LIST_MODEL (self->urgent), write_item_name);
  set_list (object, "ignored", G_LIST_MODEL (self->ignored), write_ignored);

  if (self->case_id != NULL)
    json_object_set_string_member (object, "case", self->case_id);
  else
    json_object_set_null_member (object, "case");

  if (self->stop_id != NULL)
    {
      JsonObject *stop = json_object_new ();

      json_object_set_string_member (stop, "id", self->stop_id);
      json_object_set_string_member (stop, "text", self->stop_text);
      json_object_set_object_member (object, "out_of_scope", stop);
    }
  else
    json_object_set_null_member (object, "out_of_scope");

  return make_object (object);
}

/* What is hashed is written after every answer: at once, in the canonical form,
 * and not by way of objects. */
static gboolean
is_hashed (CutiAnswer *answer)
{
  CutiAnswerState state = cuti_answer_get_state (answer);

  return cuti_answer_is_visible (answer)
         && (state == CUTI_ANSWER_VALUE || state == CUTI_ANSWER_MISSING);
}

static void
append_answer (GString *text, CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);

  cuti_json_append_text (text, cuti_fact_get_id (fact));
  if (cuti_answer_get_state (answer) == CUTI_ANSWER_MISSING)
    {
      g_string_append (text, ":{\"missing\":");
      cuti_json_append_text (text, cuti_missing_to_nick (cuti_answer_get_missing (answer)));
    }
  else if (cuti_fact_get_kind (fact) == CUTI_KIND_TEXT)
    {
      g_string_append (text, ":{\"value\":");
      cuti_json_append_text (text, cuti_answer_get_string (answer));
    }
  else
    {
      g_string_append (text, ":{\"value\":");
      cuti_fact_append_value (fact, cuti_answer_get_value (answer), text);
    }
  g_string_append_c (text, '}');
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (cuti_fact_get_id (cuti_answer_get_fact (*(CutiAnswer *const *) a)),
                 cuti_fact_get_id (cuti_answer_get_fact (*(CutiAnswer *const *) b)));
}

/* What shown answers say; nothing of those that hold nothing usable. */
static void
append_answers (GString *text, CutiFixedList *answers)
{
  g_autoptr(GPtrArray) hashed = g_ptr_array_new ();

  for (guint i = 0; i < cuti_fixed_list_get_length (answers); i++)
    {
      CutiAnswer *answer = cuti_fixed_list_peek (answers, i);

      if (is_hashed (answer))
        g_ptr_array_add (hashed, answer);
    }

  g_ptr_array_sort (hashed, compare_ids);
  g_string_append_c (text, '{');
  for (guint i = 0; i < hashed->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_answer (text, g_ptr_array_index (hashed, i));
    }
  g_string_append_c (text, '}');
}

static void
append_lesions (GString *text, GListModel *lesions)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      g_string_append (text, i > 0 ? ",{\"facts\":" : "{\"facts\":");
      append_answers (text, CUTI_FIXED_LIST (cuti_lesion_get_answers (lesion)));
      g_string_append (text, ",\"id\":");
      cuti_json_append_text (text, cuti_lesion_get_id (lesion));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

/**
 * cuti_plan_write_hash_input:
 *
 * Returns: (transfer full): the hash of the knowledge and what it sees of the
 *   case, to be hashed
 */
char *
cuti_plan_write_hash_input (CutiCase *patient_case)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  const char *born = cuti_case_get_patient (patient_case, CUTI_PATIENT_BORN);
  GString *text = g_string_new ("{\"facts\":");

  append_answers (text, CUTI_FIXED_LIST (cuti_case_get_answers (patient_case)));
  g_string_append (text, ",\"knowledge\":");
  cuti_json_append_text (text, cuti_knowledge_get_sha256 (knowledge));
  g_string_append (text, ",\"lesions\":");
  append_lesions (text, cuti_case_get_lesions (patient_case));
  if (born != NULL)
    {
      g_string_append (text, ",\"patient\":{\"born\":");
      cuti_json_append_text (text, born);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
