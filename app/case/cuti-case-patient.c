/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who the patient is, in the document of a case.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"

static const struct { const char *parent, *member, *name; } patient_members[CUTI_N_PATIENT] = {
  [CUTI_PATIENT_FAMILY] = { NULL, "family", N_("Family name") },
  [CUTI_PATIENT_GIVEN] = { NULL, "given", N_("Given name") },
  [CUTI_PATIENT_BORN] = { NULL, "born", N_("Date of birth") },
  [CUTI_PATIENT_IDENTIFIER_LABEL] = { "identifier", "label", N_("Kind of identifier") },
  [CUTI_PATIENT_IDENTIFIER_VALUE] = { "identifier", "value", N_("Identifier") },
  [CUTI_PATIENT_ALLERGY_STATUS] = { "allergies", "status", N_("Allergies") },
  [CUTI_PATIENT_ALLERGIES] = { "allergies", "text", N_("Allergies") },
};

/**
 * cuti_case_get_patient:
 *
 * Returns: (nullable): a text that identifies the patient
 */
const char *
cuti_case_get_patient (CutiCase *self, CutiPatientField field)
{
  JsonObject *object = json_object_get_object_member (self->document, "patient");
  const char *parent = patient_members[field].parent;

  if (parent != NULL)
    {
      JsonNode *node = json_object_get_member (object, parent);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      object = json_node_get_object (node);
    }
  return cuti_case_peek_string (object, patient_members[field].member);
}

/*
 * What is to stand below @parent of @object so that it has @node as a @member;
 * NULL where that is nothing at all. @node is taken over.
 */
static JsonNode *
wrap_member (JsonObject *object, const char *parent, const char *member, JsonNode *node)
{
  JsonNode *old = json_object_get_member (object, parent);
  g_autoptr(JsonObject) whole = json_object_new ();
  gboolean is_object = old != NULL && JSON_NODE_HOLDS_OBJECT (old);
  g_autoptr(GList) names =
    is_object ? json_object_get_members (json_node_get_object (old)) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_str_equal (l->data, member))
      json_object_set_member (whole, l->data,
                              json_object_dup_member (json_node_get_object (old), l->data));
  if (node != NULL)
    json_object_set_member (whole, member, node);

  return json_object_get_size (whole) > 0 ? json_node_init_object (json_node_alloc (), whole) : NULL;
}

/**
 * cuti_case_set_patient:
 * @text: (nullable): the new text; %NULL or empty removes it
 */
void
cuti_case_set_patient (CutiCase *self, CutiPatientField field, const char *text)
{
  JsonObject *patient = json_object_get_object_member (self->document, "patient");
  const char *parent = patient_members[field].parent;
  const char *member = patient_members[field].member;
  JsonNode *node = NULL;

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (cuti_case_get_patient (self, field), text) == 0)
    return;

  if (text != NULL)
    node = json_node_init_string (json_node_alloc (), text);
  if (parent != NULL)
    node = wrap_member (patient, parent, member, node);
  cuti_case_write_member (self, patient, parent != NULL ? parent : member, node,
                          _(patient_members[field].name));
}
