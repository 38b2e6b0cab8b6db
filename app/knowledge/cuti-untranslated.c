/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which texts of a knowledge base a translation left as they are.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-knowledge-private.h"

/* Ids are among them, which nobody reads. */
static void
add_texts (GHashTable *texts, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *l = values; l != NULL; l = l->next)
        add_texts (texts, l->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_texts (texts, json_array_get_element (array, i));
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);

      if (*text != '\0' && g_dpgettext2 (GETTEXT_PACKAGE, "knowledge", text) == text)
        g_hash_table_add (texts, g_strdup (text));
    }
}

static GHashTable *
create_texts (CutiKnowledge *self)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) paths = cuti_knowledge_list_files (self);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(JsonNode) file = cuti_knowledge_dup_file (self, paths->pdata[i]);

      add_texts (texts, file);
    }
  return texts;
}

/**
 * cuti_knowledge_is_untranslated:
 *
 * Returns: whether @text is one of the knowledge base, and in its language. They
 *   are looked for when first asked: who reads no translation never asks
 */
gboolean
cuti_knowledge_is_untranslated (CutiKnowledge *self, const char *text)
{
  if (g_once_init_enter (&self->untranslated))
    g_once_init_leave (&self->untranslated, create_texts (self));

  return g_hash_table_contains (self->untranslated, text);
}
