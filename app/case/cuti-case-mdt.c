/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tumour board said of a case: texts for screen and paper, never
 * read by logic.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"

static const char *const members[CUTI_N_MDT] = {
  [CUTI_MDT_DATE] = "date",
  [CUTI_MDT_PRESENT] = "present",
  [CUTI_MDT_DECISION] = "decision",
  [CUTI_MDT_DISSENT] = "dissent",
};

/**
 * cuti_case_write_record:
 * @member: of the document: “responses” or “mdt”
 * @node: (nullable) (transfer full): what is to stand there; never changed
 *   afterwards; %NULL: nothing
 *
 * The one way in which responses and the record of the tumour board are written.
 */
void
cuti_case_write_record (CutiCase *self, const char *member, JsonNode *node)
{
  const char *name = g_str_equal (member, "mdt") ? _("Tumour board") : _("Response");

  cuti_case_write_member (self, self->document, member, node, name);
}

/**
 * cuti_case_read_record:
 *
 * To be called after such a member of the document is another one.
 */
void
cuti_case_read_record (CutiCase *self)
{
  cuti_case_update_ignored (self); /* Reads the responses, too. */
  cuti_case_queue_changed (self);
}

/**
 * cuti_case_get_mdt:
 *
 * Returns: (nullable): a part of the record of the tumour board
 */
const char *
cuti_case_get_mdt (CutiCase *self, CutiMdtField field)
{
  JsonNode *node;

  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);
  g_return_val_if_fail (field < CUTI_N_MDT, NULL);

  node = json_object_get_member (self->document, "mdt");
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return cuti_case_peek_string (json_node_get_object (node), members[field]);
}

static JsonObject *
copy_record (CutiCase *self)
{
  JsonNode *node = json_object_get_member (self->document, "mdt");
  JsonObject *old = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr(GList) names = old != NULL ? json_object_get_members (old) : NULL;
  JsonObject *copy = json_object_new ();

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (copy, l->data, json_object_dup_member (old, l->data));
  return copy;
}

/**
 * cuti_case_set_mdt:
 * @text: (nullable): the new text, an ISO date for %CUTI_MDT_DATE; %NULL or
 *   empty removes it
 */
void
cuti_case_set_mdt (CutiCase *self, CutiMdtField field, const char *text)
{
  g_autoptr(JsonObject) object = NULL;

  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (field < CUTI_N_MDT);

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (cuti_case_get_mdt (self, field), text) == 0)
    return;

  object = copy_record (self);
  if (text != NULL)
    json_object_set_string_member (object, members[field], text);
  else
    json_object_remove_member (object, members[field]);

  cuti_case_write_record (self, "mdt",
                          json_object_get_size (object) > 0
                            ? json_node_init_object (json_node_alloc (), object) : NULL);
}

/**
 * cuti_case_has_mdt:
 *
 * Returns: whether anything is recorded of the tumour board
 */
gboolean
cuti_case_has_mdt (CutiCase *self)
{
  g_return_val_if_fail (CUTI_IS_CASE (self), FALSE);

  for (CutiMdtField field = 0; field < CUTI_N_MDT; field++)
    if (cuti_case_get_mdt (self, field) != NULL)
      return TRUE;
  return FALSE;
}
