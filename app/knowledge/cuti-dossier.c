/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the list of what the evidence dossiers hold. A knowledge base may do
 * without; with it, advice names nothing that is not on the list.
 */

#include "cuti-dossier.h"

#include "cuti-knowledge-private.h"

#define DOSSIER "dossier.json"

static void
entry_clear (gpointer data)
{
  CutiDossierEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->left_out);
  g_free (entry->calculator);
}

static gboolean
read_entry (CutiKnowledge *self, JsonNode *node, const char *pointer, GError **error)
{
  static const char *const members[] = { "id", "title", "left_out", "calculator", NULL };
  CutiDossierEntry entry = { NULL };
  CutiReader reader;

  cuti_reader_init (&reader, node, DOSSIER, pointer, members);
  entry.id = g_strdup (cuti_reader_get_string (&reader, "id", CUTI_REQUIRED));
  entry.title = g_strdup (cuti_reader_get_string (&reader, "title", CUTI_REQUIRED));
  entry.left_out = g_strdup (cuti_reader_get_string (&reader, "left_out", CUTI_OPTIONAL));
  entry.calculator = g_strdup (cuti_reader_get_string (&reader, "calculator", CUTI_OPTIONAL));
  if (entry.left_out != NULL && entry.calculator != NULL)
    cuti_reader_fail (&reader, "left_out", "what a calculator stands for is not left out");
  if (entry.id != NULL && !g_hash_table_add (self->dossier_ids, g_strdup (entry.id)))
    cuti_reader_fail (&reader, "id", "“%s” is in the list twice", entry.id);

  g_array_append_val (self->dossier, entry);
  return cuti_reader_finish (&reader, error);
}

/**
 * cuti_knowledge_load_dossier:
 *
 * Reads `dossier.json`, if there is one, before any advice.
 */
gboolean
cuti_knowledge_load_dossier (CutiKnowledge *self, GError **error)
{
  static const char *const members[] = { "dossier", NULL };
  g_autoptr(JsonNode) node = NULL;
  CutiReader reader;
  JsonArray *array;

  if (!cuti_knowledge_has_file (self, DOSSIER))
    return TRUE;
  node = cuti_knowledge_open_file (self, DOSSIER, error);
  if (node == NULL)
    return FALSE;

  cuti_reader_init (&reader, node, DOSSIER, "", members);
  array = cuti_reader_get_list (&reader, "dossier", CUTI_REQUIRED);
  if (!cuti_reader_finish (&reader, error))
    return FALSE;

  self->dossier = g_array_new (FALSE, FALSE, sizeof (CutiDossierEntry));
  g_array_set_clear_func (self->dossier, entry_clear);
  self->dossier_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/dossier/%u", i);

      if (!read_entry (self, json_array_get_element (array, i), pointer, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cuti_knowledge_check_dossier:
 *
 * Whether all that an item says it implements is on the list.
 */
gboolean
cuti_knowledge_check_dossier (CutiKnowledge *self,
                              CutiAdvice    *advice,
                              const char    *file,
                              const char    *pointer,
                              GError       **error)
{
  const char *const *ids = cuti_advice_get_dossier (advice);

  for (guint i = 0; self->dossier != NULL && ids[i] != NULL; i++)
    if (!g_hash_table_contains (self->dossier_ids, ids[i]))
      {
        g_autofree char *place = g_strdup_printf ("%s/dossier/%u", pointer, i);
        g_autofree char *reason = g_strdup_printf ("“%s” is not in the dossier", ids[i]);

        return cuti_knowledge_fail (error, file, place, reason);
      }
  return TRUE;
}

/**
 * cuti_knowledge_get_dossier:
 * @n: (out): how many
 *
 * Returns: (array length=n) (nullable): what the evidence dossiers hold, in
 *   the order of the file
 */
const CutiDossierEntry *
cuti_knowledge_get_dossier (CutiKnowledge *self, guint *n)
{
  *n = self->dossier != NULL ? self->dossier->len : 0;
  return *n > 0 ? (const CutiDossierEntry *) self->dossier->data : NULL;
}
