/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signed versions of a case: each holds the case and the plan as they were.
 * Nothing here is ever undone or written a second time.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-json.h"

static JsonObject *
peek_bases (CutiCase *self)
{
  JsonNode *node = json_object_get_member (self->document, CUTI_CASE_BASES);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * cuti_case_make_versions:
 *
 * Reads the versions of the document. One that cannot be drawn from is kept.
 */
gboolean
cuti_case_make_versions (CutiCase *self, GError **error)
{
  JsonNode *node = json_object_get_member (self->document, "versions");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT, "/versions: %s",
                   _("The versions must be a list."));
      return FALSE;
    }

  self->versions_json = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (self->versions_json); i++)
    {
      g_autoptr(CutiVersion) version =
        cuti_version_new_from_json (json_array_get_element (self->versions_json, i),
                                    peek_bases (self), NULL);

      if (version != NULL)
        g_list_store_append (self->versions, version);
    }
  return TRUE;
}

/**
 * cuti_case_collect_bad_versions:
 *
 * Lists the versions that cannot be drawn from.
 */
void
cuti_case_collect_bad_versions (CutiCase *self)
{
  guint n = self->versions_json != NULL ? json_array_get_length (self->versions_json) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CutiVersion) version =
        cuti_version_new_from_json (json_array_get_element (self->versions_json, i),
                                    peek_bases (self), &error);
      g_autofree char *pointer = g_strdup_printf ("/versions/%u", i);

      if (version == NULL)
        cuti_case_add_ignored (self, pointer, error->message);
    }
}

/**
 * cuti_case_get_versions:
 *
 * Returns: (transfer none): the signed versions, #CutiVersion, the oldest first
 */
GListModel *
cuti_case_get_versions (CutiCase *self)
{
  return G_LIST_MODEL (self->versions);
}

/**
 * cuti_case_find_version:
 *
 * Returns: (transfer none) (nullable): the version of that number
 */
CutiVersion *
cuti_case_find_version (CutiCase *self, guint number)
{
  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->versions)); i++)
    {
      g_autoptr(CutiVersion) version = g_list_model_get_item (G_LIST_MODEL (self->versions), i);

      if (cuti_version_get_number (version) == number)
        return version; /* The list keeps it alive. */
    }
  return NULL;
}

/**
 * cuti_case_get_last_version:
 *
 * Returns: (transfer none) (nullable): the version signed last
 */
CutiVersion *
cuti_case_get_last_version (CutiCase *self)
{
  return cuti_case_find_version (self, cuti_case_get_draft_number (self) - 1);
}

/**
 * cuti_case_get_draft_number:
 *
 * Returns: the number that the case as it is now would be signed as
 */
guint
cuti_case_get_draft_number (CutiCase *self)
{
  guint last = 0;

  g_return_val_if_fail (CUTI_IS_CASE (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->versions)); i++)
    {
      g_autoptr(CutiVersion) version = g_list_model_get_item (G_LIST_MODEL (self->versions), i);

      last = MAX (last, cuti_version_get_number (version));
    }
  return last + 1;
}

static JsonNode *
copy (JsonNode *node)
{
  g_autofree char *text = cuti_json_to_canonical (node);
  JsonNode *made = cuti_json_parse (text, -1, NULL);

  g_assert (made != NULL);
  return made;
}

/* The document as it is now, without its versions and what they are drawn with. */
static JsonNode *
copy_case (CutiCase *self)
{
  g_autoptr(JsonNode) whole = cuti_case_to_json (self);
  g_autoptr(JsonObject) rest = json_object_new ();
  g_autoptr(GList) names = json_object_get_members (json_node_get_object (whole));
  g_autoptr(JsonNode) node = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "versions") && !g_str_equal (l->data, CUTI_CASE_BASES))
      json_object_set_member (rest, l->data,
                              json_object_dup_member (json_node_get_object (whole), l->data));

  node = json_node_init_object (json_node_alloc (), rest);
  return copy (node);
}

/**
 * cuti_case_is_signed:
 *
 * Returns: whether the case is as it was when it was signed last
 */
gboolean
cuti_case_is_signed (CutiCase *self)
{
  CutiVersion *last = cuti_case_get_last_version (self);
  g_autoptr(JsonNode) now = last != NULL ? copy_case (self) : NULL;
  g_autofree char *sha256 = now != NULL ? cuti_json_sha256 (now) : NULL;

  return last != NULL && g_str_equal (sha256, cuti_version_get_case_sha256 (last));
}

static void
append_version (CutiCase *self, JsonNode *node, CutiVersion *version)
{
  if (self->versions_json == NULL)
    {
      json_object_set_array_member (self->document, "versions", json_array_new ());
      self->versions_json = json_object_get_array_member (self->document, "versions");
    }

  json_array_add_element (self->versions_json, json_node_copy (node));
  g_list_store_append (self->versions, version);
  cuti_case_notify_versions (self);
}

/* Keeps the knowledge base that @plan was made from, unless it is here already. */
static void
keep_knowledge (CutiCase *self, JsonObject *plan)
{
  JsonNode *node = json_object_get_member (plan, "knowledge");
  const char *sha256 = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? cuti_case_peek_string (json_node_get_object (node), "sha256") : NULL;
  JsonObject *bases;
  g_autofree char *packed = NULL;

  if (self->knowledge == NULL
      || g_strcmp0 (sha256, cuti_knowledge_get_sha256 (self->knowledge)) != 0)
    return;

  bases = cuti_case_open_object (self->document, CUTI_CASE_BASES);
  if (bases == NULL || json_object_has_member (bases, sha256))
    return;
  packed = cuti_knowledge_pack (self->knowledge);
  json_object_set_string_member (bases, sha256, packed);
}

/**
 * cuti_case_sign:
 * @plan: the plan of the case as it is now
 * @signature: who signs, and when
 *
 * Stores case and plan as they are, once and for all, and the knowledge base
 * that they are drawn with. A later change of the case makes the next draft.
 *
 * Returns: (transfer none): the version
 */
CutiVersion *
cuti_case_sign (CutiCase *self, JsonNode *plan, const CutiSignature *signature)
{
  JsonNode *case_copy, *plan_copy, *knowledge;
  JsonObject *object;
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *case_sha256 = NULL;
  g_autofree char *plan_sha256 = NULL;
  g_autoptr(CutiVersion) version = NULL;

  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);
  g_return_val_if_fail (plan != NULL && JSON_NODE_HOLDS_OBJECT (plan), NULL);
  g_return_val_if_fail (signature->by != NULL && *signature->by != '\0', NULL);
  g_return_val_if_fail (signature->role != NULL && signature->at != NULL, NULL);

  cuti_case_end_editing (self);
  object = json_object_new ();
  case_copy = copy_case (self);
  plan_copy = copy (plan);
  case_sha256 = cuti_json_sha256 (case_copy);
  plan_sha256 = cuti_json_sha256 (plan_copy);
  knowledge = json_object_get_member (json_node_get_object (plan_copy), "knowledge");

  json_object_set_int_member (object, "number", cuti_case_get_draft_number (self));
  json_object_set_string_member (object, "status", "signed");
  json_object_set_string_member (object, "by", signature->by);
  json_object_set_string_member (object, "role", signature->role);
  json_object_set_string_member (object, "at", signature->at);
  if (knowledge != NULL)
    json_object_set_member (object, "knowledge", json_node_copy (knowledge));
  json_object_set_string_member (object, "case_sha256", case_sha256);
  json_object_set_string_member (object, "plan_sha256", plan_sha256);
  json_object_set_member (object, "case", case_copy);
  json_object_set_member (object, "plan", plan_copy);
  json_node_take_object (node, object);

  keep_knowledge (self, json_node_get_object (plan));
  version = cuti_version_new_from_json (node, peek_bases (self), NULL);
  g_assert (version != NULL);
  append_version (self, node, version);
  return version; /* The list keeps it alive. */
}

/**
 * cuti_case_new_from_version:
 * @knowledge: (nullable): what the answers are to
 *
 * What was computed then is taken from the signed plan and not computed anew.
 *
 * Returns: (transfer full) (nullable): the case as it was signed, or %NULL
 *   with @error set
 */
CutiCase *
cuti_case_new_from_version (CutiKnowledge *knowledge, CutiVersion *version, GError **error)
{
  g_autoptr(JsonNode) json = cuti_version_dup_case (version);
  CutiCase *patient_case = cuti_case_new_from_json (knowledge, json, error);
  JsonObject *plan = json_node_get_object (cuti_version_get_plan (version));
  JsonNode *derived = json_object_get_member (plan, "derived");

  if (patient_case == NULL)
    {
      g_prefix_error (error, _("Version %u: "), cuti_version_get_number (version));
      return NULL;
    }

  patient_case->stored_derived =
    derived != NULL && JSON_NODE_HOLDS_ARRAY (derived)
      ? json_array_ref (json_node_get_array (derived)) : json_array_new ();
  return patient_case;
}
