/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads manifest.json: what the knowledge base is, and what it is not for.
 */

#include "cuti-knowledge-private.h"

#define FILE_NAME "manifest.json"

static void
read_texts (CutiKnowledge *self, CutiReader *reader)
{
  CutiManifest *manifest = &self->manifest;
  const struct { const char *member; char **text; CutiPresence presence; } texts[] = {
    { "id", &manifest->id, CUTI_REQUIRED },
    { "title", &manifest->title, CUTI_OPTIONAL },
    { "version", &manifest->version, CUTI_REQUIRED },
    { "released", &manifest->released, CUTI_OPTIONAL },
    { "review_by", &manifest->review_by, CUTI_OPTIONAL },
    { "evidence_as_of", &manifest->evidence_as_of, CUTI_OPTIONAL },
    { "language", &manifest->language, CUTI_OPTIONAL },
    { "publisher", &manifest->publisher, CUTI_OPTIONAL },
    { "licence", &manifest->licence, CUTI_OPTIONAL },
    { "intended_use", &manifest->intended_use, CUTI_OPTIONAL },
    { "intended_user", &manifest->intended_user, CUTI_OPTIONAL },
    { "not_for", &manifest->not_for, CUTI_OPTIONAL },
    { "editorial_policy", &manifest->editorial_policy, CUTI_OPTIONAL },
    { "disclaimer", &manifest->disclaimer, CUTI_OPTIONAL },
  };
  const char *format = cuti_reader_get_string (reader, "format", CUTI_REQUIRED);

  if (format != NULL && !g_str_equal (format, "cutiplan-knowledge/1"))
    cuti_reader_fail (reader, "format", "expected “cutiplan-knowledge/1”");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *text = cuti_reader_dup_text (reader, texts[i].member, texts[i].presence);

      *texts[i].text = text != NULL ? text : g_strdup ("");
    }
}

/**
 * cuti_knowledge_load_manifest:
 *
 * Reads who made the knowledge base, for whom, and how far it can be trusted.
 */
gboolean
cuti_knowledge_load_manifest (CutiKnowledge *self, JsonNode *manifest, GError **error)
{
  static const char *const members[] = {
    "format", "id", "title", "version", "released", "review_by", "evidence_as_of", "language",
    "publisher", "licence", "intended_use", "intended_user", "not_for", "editorial_policy",
    "disclaimer", "out_of_scope", "must_offer", "accepted",
    "follow_up_kinds", NULL };
  CutiReader reader;

  cuti_reader_init (&reader, manifest, FILE_NAME, "", members);
  read_texts (self, &reader);
  return cuti_reader_finish (&reader, error);
}

/**
 * cuti_knowledge_load_out_of_scope:
 *
 * Reads when the knowledge base does not apply; its facts are loaded by then.
 */
gboolean
cuti_knowledge_load_out_of_scope (CutiKnowledge *self, JsonNode *manifest, GError **error)
{
  static const char *const members[] = { "id", "text", "when", NULL };
  JsonNode *list = json_object_get_member (json_node_get_object (manifest), "out_of_scope");
  JsonArray *array;

  if (list == NULL || JSON_NODE_HOLDS_NULL (list))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (list))
    return cuti_knowledge_fail (error, FILE_NAME, "/out_of_scope", "expected a list");

  array = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/out_of_scope/%u", i);
      CutiOutOfScope stop;
      CutiReader reader;

      cuti_reader_init (&reader, json_array_get_element (array, i), FILE_NAME, pointer, members);
      stop.id = g_strdup (cuti_reader_get_string (&reader, "id", CUTI_REQUIRED));
      stop.text = cuti_reader_dup_text (&reader, "text", CUTI_REQUIRED);
      stop.when = cuti_reader_get_condition (&reader, "when", self->vocabulary, FALSE,
                                             CUTI_REQUIRED);
      g_array_append_val (self->out_of_scope, stop);
      if (!cuti_reader_finish (&reader, error))
        return FALSE;
    }
  return TRUE;
}
