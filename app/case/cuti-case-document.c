/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case and its document: made from one, checked, and handed out to be
 * written. What cannot be used is listed, never dropped.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-json.h"

#define FORMAT "cutiplan-case/1"

static gboolean
fail (GError **error, const char *pointer, const char *reason)
{
  g_set_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT, "%s: %s", pointer, reason);
  return FALSE;
}

/**
 * cuti_case_peek_string:
 *
 * Returns: (nullable): the text below @object; %NULL where there is none
 */
const char *
cuti_case_peek_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/**
 * cuti_case_open_object:
 *
 * Returns: (transfer none) (nullable): the object below @parent, made where
 *   there is none; %NULL where something else stands there
 */
JsonObject *
cuti_case_open_object (JsonObject *parent, const char *member)
{
  JsonNode *node = json_object_get_member (parent, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      json_object_set_object_member (parent, member, json_object_new ());
      node = json_object_get_member (parent, member);
    }
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * cuti_case_add_ignored:
 *
 * Lists an entry of the document that is kept but not used.
 */
void
cuti_case_add_ignored (CutiCase *self, const char *pointer, const char *reason)
{
  g_autoptr(CutiIgnored) ignored = cuti_ignored_new (pointer, reason);

  g_list_store_append (self->ignored, ignored);
}

static void
collect_ignored (CutiCase *self, JsonObject *facts, const char *prefix, CutiLesion *lesion)
{
  g_autoptr(GList) names = json_object_get_members (facts);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *pointer = cuti_json_pointer_append (prefix, l->data);
      CutiFact *fact = cuti_knowledge_find_fact (self->knowledge, l->data);
      CutiAnswer *answer = NULL;

      if (fact != NULL && lesion != NULL)
        answer = cuti_lesion_get_answer (lesion, cuti_fact_get_index (fact));
      else if (fact != NULL)
        answer = cuti_case_get_answer (self, cuti_fact_get_index (fact));

      if (answer == NULL)
        {
          const char *id = l->data;
          g_autofree char *reason =
            g_strdup_printf (_("“%s” is not a question of this knowledge base."), id);

          cuti_case_add_ignored (self, pointer, reason);
        }
      else if (cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED)
        cuti_case_add_ignored (self, pointer, cuti_answer_get_problem (answer));
    }
}

/**
 * cuti_case_update_ignored:
 *
 * Lists anew what the document holds but logic does not use.
 */
void
cuti_case_update_ignored (CutiCase *self)
{
  g_list_store_remove_all (self->ignored);
  if (self->knowledge == NULL)
    return;

  collect_ignored (self, self->facts, "/facts", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lesions)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (G_LIST_MODEL (self->lesions), i);
      g_autofree char *prefix = g_strdup_printf ("/lesions/%u/facts", i);

      collect_ignored (self, cuti_lesion_get_facts (lesion), prefix, lesion);
    }
  cuti_case_read_responses (self);
  cuti_case_collect_bad_versions (self);
}

static gboolean
make_lesion (CutiCase *self, JsonNode *node, const char *pointer, GError **error)
{
  g_autoptr(CutiLesion) lesion = NULL;
  JsonObject *object;
  const char *id;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, pointer, _("A lesion must be an object."));

  object = json_node_get_object (node);
  id = cuti_case_peek_string (object, "id");
  if (id == NULL)
    return fail (error, pointer, _("A lesion must have an id, which is a text."));
  if (cuti_case_find_lesion (self, id) != NULL)
    return fail (error, pointer, _("Two lesions have the same id."));
  if (cuti_case_open_object (object, "facts") == NULL)
    return fail (error, pointer, _("The facts of a lesion must be an object."));

  lesion = cuti_lesion_new (self->knowledge, object);
  g_list_store_append (self->lesions, lesion);
  return TRUE;
}

static gboolean
make_lesions (CutiCase *self, GError **error)
{
  JsonNode *node = json_object_get_member (self->document, "lesions");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      json_object_set_array_member (self->document, "lesions", json_array_new ());
      node = json_object_get_member (self->document, "lesions");
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, "/lesions", _("The lesions must be a list."));

  self->lesions_json = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (self->lesions_json); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/lesions/%u", i);

      if (!make_lesion (self, json_array_get_element (self->lesions_json, i), pointer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_records (CutiCase *self, GError **error)
{
  JsonNode *responses = json_object_get_member (self->document, "responses");
  JsonNode *mdt = json_object_get_member (self->document, "mdt");

  if (responses != NULL && !JSON_NODE_HOLDS_NULL (responses) && !JSON_NODE_HOLDS_ARRAY (responses))
    return fail (error, "/responses", _("The responses must be a list."));
  if (mdt != NULL && !JSON_NODE_HOLDS_NULL (mdt) && !JSON_NODE_HOLDS_OBJECT (mdt))
    return fail (error, "/mdt", _("The record of the tumour board must be an object."));
  return TRUE;
}

static gboolean
check_document (CutiCase *self, GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (self->root))
    return fail (error, "/", _("A case must be an object."));

  self->document = json_node_get_object (self->root);
  if (g_strcmp0 (cuti_case_peek_string (self->document, "format"), FORMAT) != 0)
    return fail (error, "/format",
                 _("This is not a case that Cutiplan can read; expected “cutiplan-case/1”."));
  if (cuti_case_open_object (self->document, "patient") == NULL)
    return fail (error, "/patient", _("The patient must be an object."));

  self->facts = cuti_case_open_object (self->document, "facts");
  if (self->facts == NULL)
    return fail (error, "/facts", _("The facts must be an object."));
  return check_records (self, error);
}

/**
 * cuti_case_new_from_json:
 * @knowledge: (nullable): what the answers are to
 * @json: a case document that came through the JSON guard; taken over
 *
 * Answers that cannot be used do not make it fail: they are kept and listed.
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with @error set
 */
CutiCase *
cuti_case_new_from_json (CutiKnowledge *knowledge, JsonNode *json, GError **error)
{
  g_autoptr(CutiCase) self = g_object_new (CUTI_TYPE_CASE, NULL);

  g_return_val_if_fail (json != NULL, NULL);

  g_set_object (&self->knowledge, knowledge);
  self->root = json_node_ref (json);
  if (!check_document (self, error))
    return NULL;

  cuti_answer_make_all (self->knowledge, NULL, self->facts, self->answers, self->by_index);
  if (!make_lesions (self, error) || !cuti_case_make_versions (self, error))
    return NULL;

  cuti_case_update_ignored (self);
  return g_steal_pointer (&self);
}

/**
 * cuti_case_new:
 * @knowledge: (nullable): what the answers will be to
 * @assessed_on: (nullable): the ISO date that stands for “today” from now on
 *
 * Returns: (transfer full): a case of which only that date is known
 */
CutiCase *
cuti_case_new (CutiKnowledge *knowledge, const char *assessed_on)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *document = json_object_new ();
  g_autofree char *id = g_uuid_string_random ();
  CutiCase *self;

  json_object_set_string_member (document, "format", FORMAT);
  json_object_set_string_member (document, "id", id);
  json_object_set_string_member (document, "label", _("New case"));
  if (assessed_on != NULL && knowledge != NULL
      && cuti_knowledge_find_fact (knowledge, "case.assessed_on") != NULL)
    json_object_set_string_member (cuti_case_open_object (document, "facts"), "case.assessed_on",
                                   assessed_on);
  json_node_take_object (root, document);

  self = cuti_case_new_from_json (knowledge, root, NULL);
  g_assert (self != NULL);
  return self;
}

static void
remove_empty (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)
      && json_object_get_size (json_node_get_object (node)) == 0)
    json_object_remove_member (object, member);
}

/**
 * cuti_case_to_json:
 *
 * Returns: (transfer full): the document, to be written before the case
 *   changes again
 */
JsonNode *
cuti_case_to_json (CutiCase *self)
{
  JsonObject *patient = json_object_get_object_member (self->document, "patient");

  if (self->knowledge != NULL)
    json_object_set_object_member (self->document, "knowledge",
                                   cuti_knowledge_describe (self->knowledge));
  remove_empty (patient, "identifier");
  remove_empty (patient, "allergies");

  return json_node_ref (self->root);
}
