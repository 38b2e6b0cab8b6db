/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes answers into the document of a case, one at a time.
 */

#include "cuti-case-private.h"

/* The entry to write to: members that we do not know stay. */
static JsonObject *
open_entry (JsonObject *facts, const char *id)
{
  JsonNode *node = json_object_get_member (facts, id);
  JsonObject *entry;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (facts, id, json_object_new ());

  entry = json_object_get_object_member (facts, id);
  json_object_remove_member (entry, "value");
  json_object_remove_member (entry, "missing");
  json_object_remove_member (entry, "override");
  json_object_remove_member (entry, "date");
  return entry;
}

static void
set_date (CutiCase *self, JsonObject *entry)
{
  CutiAnswer *assessed_on = cuti_case_find_answer (self, "case.assessed_on", NULL);
  g_autoptr(JsonNode) date = NULL;

  if (assessed_on == NULL || cuti_answer_get_state (assessed_on) != CUTI_ANSWER_VALUE)
    return;

  date = cuti_fact_write_value (cuti_answer_get_fact (assessed_on),
                                cuti_answer_get_value (assessed_on));
  json_object_set_string_member (entry, "date", json_node_get_string (date));
}

/*
 * Writes @value or @missing, or neither, and lets everybody know.
 * @value is taken over.
 */
static void
write_answer (CutiCase *self, CutiAnswer *answer, JsonNode *value, const char *missing)
{
  const char *id = cuti_fact_get_id (cuti_answer_get_fact (answer));
  const char *lesion_id = cuti_answer_get_lesion (answer);
  CutiLesion *lesion = lesion_id != NULL ? cuti_case_find_lesion (self, lesion_id) : NULL;
  JsonObject *facts = lesion != NULL ? cuti_lesion_get_facts (lesion) : self->facts;
  gboolean was_ignored = cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED;
  JsonObject *entry;

  g_return_if_fail (lesion != NULL || lesion_id == NULL);

  entry = open_entry (facts, id);
  if (value != NULL)
    json_object_set_member (entry, "value", value);
  else if (missing != NULL)
    json_object_set_string_member (entry, "missing", missing);
  if (value != NULL && cuti_fact_get_calculator (cuti_answer_get_fact (answer)) != NULL)
    json_object_set_boolean_member (entry, "override", TRUE);

  if (value != NULL || missing != NULL)
    set_date (self, entry);
  else if (json_object_get_size (entry) == 0)
    json_object_remove_member (facts, id);

  cuti_answer_read (answer, json_object_get_member (facts, id));
  if (lesion != NULL)
    cuti_lesion_update_title (lesion);
  if (was_ignored)
    cuti_case_update_ignored (self);
  cuti_case_queue_changed (self);
}

/**
 * cuti_case_set_value:
 * @value: a known value of the answer's fact, of any type but text
 */
void
cuti_case_set_value (CutiCase *self, CutiAnswer *answer, CutiValue value)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (CUTI_IS_ANSWER (answer));
  g_return_if_fail (value.known);
  g_return_if_fail (cuti_fact_get_kind (cuti_answer_get_fact (answer)) != CUTI_KIND_TEXT);

  if (cuti_answer_get_state (answer) == CUTI_ANSWER_VALUE
      && cuti_answer_get_value (answer).n == value.n)
    return;

  write_answer (self, answer, cuti_fact_write_value (cuti_answer_get_fact (answer), value), NULL);
}

/**
 * cuti_case_set_string:
 * @text: (nullable): the text of a text fact; %NULL or empty clears it
 */
void
cuti_case_set_string (CutiCase *self, CutiAnswer *answer, const char *text)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (CUTI_IS_ANSWER (answer));
  g_return_if_fail (cuti_fact_get_kind (cuti_answer_get_fact (answer)) == CUTI_KIND_TEXT);

  if (text == NULL || *text == '\0')
    cuti_case_clear (self, answer);
  else if (g_strcmp0 (cuti_answer_get_string (answer), text) != 0)
    write_answer (self, answer, json_node_init_string (json_node_alloc (), text), NULL);
}

/**
 * cuti_case_set_missing:
 *
 * Records why there is no answer.
 */
void
cuti_case_set_missing (CutiCase *self, CutiAnswer *answer, CutiMissing reason)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (CUTI_IS_ANSWER (answer));

  if (cuti_answer_get_state (answer) == CUTI_ANSWER_MISSING
      && cuti_answer_get_missing (answer) == reason)
    return;

  write_answer (self, answer, NULL, cuti_missing_to_nick (reason));
}

/**
 * cuti_case_clear:
 *
 * Takes the answer back: nothing is recorded.
 */
void
cuti_case_clear (CutiCase *self, CutiAnswer *answer)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (CUTI_IS_ANSWER (answer));

  if (cuti_answer_get_state (answer) != CUTI_ANSWER_NOT_RECORDED)
    write_answer (self, answer, NULL, NULL);
}
