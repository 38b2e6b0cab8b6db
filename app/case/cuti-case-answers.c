/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes answers into the document of a case, one at a time.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-format.h"

/* The entry to write: members of the old one that we do not know stay. */
static JsonObject *
start_entry (JsonObject *facts, const char *id)
{
  static const char *const ours[] = { "value", "missing", "override", "date", NULL };
  JsonNode *old = json_object_get_member (facts, id);
  JsonObject *entry = json_object_new ();
  g_autoptr(GList) names = NULL;

  if (old == NULL || !JSON_NODE_HOLDS_OBJECT (old))
    return entry;

  names = json_object_get_members (json_node_get_object (old));
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (ours, l->data))
      json_object_set_member (entry, l->data,
                              json_object_dup_member (json_node_get_object (old), l->data));
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

static char *
dup_name (CutiAnswer *answer, CutiLesion *lesion)
{
  const char *label = cuti_fact_get_short_label (cuti_answer_get_fact (answer));

  return lesion != NULL ? cuti_format_words (_("%s (%s)"), label, cuti_lesion_get_title (lesion))
                        : g_strdup (label);
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
  g_autoptr(JsonObject) entry = NULL;
  g_autofree char *name = NULL;
  JsonNode *node = NULL;

  g_return_if_fail (lesion != NULL || lesion_id == NULL);

  entry = start_entry (facts, id);
  if (value != NULL)
    json_object_set_member (entry, "value", value);
  else if (missing != NULL)
    json_object_set_string_member (entry, "missing", missing);
  if (value != NULL && cuti_fact_get_calculator (cuti_answer_get_fact (answer)) != NULL)
    json_object_set_boolean_member (entry, "override", TRUE);
  if (value != NULL || missing != NULL)
    set_date (self, entry);

  if (json_object_get_size (entry) > 0)
    node = json_node_init_object (json_node_alloc (), entry);
  name = dup_name (answer, lesion);
  cuti_case_write_member (self, facts, id, node, name);
}

/**
 * cuti_case_read_answer:
 * @lesion: (nullable): whose
 * @fact: the id of what stands in the document
 *
 * Makes the answer say what the document now holds for it.
 */
void
cuti_case_read_answer (CutiCase *self, CutiLesion *lesion, const char *fact)
{
  const char *id = lesion != NULL ? cuti_lesion_get_id (lesion) : NULL;
  JsonObject *facts = lesion != NULL ? cuti_lesion_get_facts (lesion) : self->facts;
  CutiAnswer *answer = cuti_case_find_answer (self, fact, id);
  gboolean was_ignored;

  g_return_if_fail (answer != NULL);

  was_ignored = cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED;
  cuti_answer_read (answer, json_object_get_member (facts, fact));
  if (lesion != NULL)
    cuti_lesion_update_title (lesion);
  if (was_ignored || cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED)
    cuti_case_update_ignored (self);
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
