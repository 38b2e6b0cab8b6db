/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case as others may have it: without what is not seen on screen or paper.
 */

#include "cuti-case-private.h"
#include "cuti-json.h"

static void
remove_hidden (GListModel *answers, JsonObject *facts)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);
      const char *id = cuti_fact_get_id (cuti_answer_get_fact (answer));

      if (!cuti_answer_is_visible (answer) && json_object_has_member (facts, id))
        json_object_remove_member (facts, id);
    }
}

/**
 * cuti_case_dup_shown_json:
 *
 * Returns: (transfer full): a copy of the document without the answers of
 *   rows that are hidden now, and without earlier versions, which hold answers
 *   of their time
 */
JsonNode *
cuti_case_dup_shown_json (CutiCase *self)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (self);
  g_autofree char *text = cuti_json_to_canonical (json);
  JsonNode *copy = cuti_json_parse (text, -1, NULL);
  JsonObject *document;
  JsonArray *lesions;

  g_assert (copy != NULL); /* it has come through the guard before */
  cuti_case_get_snapshot (self); /* brings what is hidden up to date */
  document = json_node_get_object (copy);
  if (json_object_has_member (document, "versions"))
    json_object_remove_member (document, "versions");
  if (json_object_has_member (document, CUTI_CASE_BASES))
    json_object_remove_member (document, CUTI_CASE_BASES);
  lesions = json_object_get_array_member (document, "lesions");

  remove_hidden (cuti_case_get_answers (self), json_object_get_object_member (document, "facts"));
  for (guint i = 0; i < g_list_model_get_n_items (cuti_case_get_lesions (self)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (cuti_case_get_lesions (self), i);
      JsonObject *entry = json_array_get_object_element (lesions, i);

      remove_hidden (cuti_lesion_get_answers (lesion),
                     json_object_get_object_member (entry, "facts"));
    }

  return copy;
}
