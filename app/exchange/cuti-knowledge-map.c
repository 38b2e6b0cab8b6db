/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advice says what it carries out, what it was made from and what it cites.
 * The map turns these links round as well, so that what nothing was made of
 * is seen.
 */

#include "cuti-knowledge-map.h"

#include "cuti-json.h"

typedef struct
{
  CutiKnowledge *knowledge;
  GHashTable    *statements; /* id → advice, GPtrArray */
  GHashTable    *dossier;
  GHashTable    *references;
} Links;

static void
add_link (GHashTable *links, const char *id, CutiAdvice *advice)
{
  GPtrArray *list = g_hash_table_lookup (links, id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (links, (gpointer) id, list);
    }
  if (!g_ptr_array_find (list, advice, NULL))
    g_ptr_array_add (list, advice);
}

/* Each once, in the order in which they are cited. */
static GPtrArray *
list_references (CutiAdvice *advice)
{
  GListModel *citations = cuti_advice_get_citations (advice);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr(CutiCitation) citation = g_list_model_get_item (citations, i);
      const char *id = cuti_reference_get_id (cuti_citation_get_reference (citation));

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  return ids;
}

static void
collect_links (Links *self)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      const char *const *statements = cuti_advice_get_statements (advice);
      const char *const *dossier = cuti_advice_get_dossier (advice);
      g_autoptr(GPtrArray) references = list_references (advice);

      for (guint j = 0; statements[j] != NULL; j++)
        add_link (self->statements, statements[j], advice);
      for (guint j = 0; dossier[j] != NULL; j++)
        add_link (self->dossier, dossier[j], advice);
      for (guint j = 0; j < references->len; j++)
        add_link (self->references, references->pdata[j], advice);
    }
}

static JsonArray *
write_ids (const char *const *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    json_array_add_string_element (array, ids[i]);
  return array;
}

static JsonArray *
write_items (GHashTable *links, const char *id)
{
  GPtrArray *items = g_hash_table_lookup (links, id);
  JsonArray *array = json_array_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    json_array_add_string_element (array, cuti_advice_get_id (items->pdata[i]));
  return array;
}

static JsonArray *
write_list (GPtrArray *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, ids->pdata[i]);
  return array;
}

/* What the items of a statement rest on, each once. */
static JsonArray *
write_references_of (GPtrArray *items)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr(GPtrArray) ids = list_references (items->pdata[i]);

      for (guint j = 0; j < ids->len; j++)
        if (!g_ptr_array_find_with_equal_func (all, ids->pdata[j], g_str_equal, NULL))
          g_ptr_array_add (all, ids->pdata[j]);
    }
  return write_list (all);
}

static JsonArray *
write_statements (Links *self, JsonArray *statements)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);
      const char *id = json_object_get_string_member (statement, "id");
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      json_object_set_string_member (object, "verdict",
                                     json_object_get_string_member (statement, "verdict"));
      json_object_set_array_member (object, "items", write_items (self->statements, id));
      json_object_set_array_member (
        object, "references", write_references_of (g_hash_table_lookup (self->statements, id)));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
write_dossier (Links *self)
{
  JsonArray *array = json_array_new ();
  guint n;
  const CutiDossierEntry *entries = cuti_knowledge_get_dossier (self->knowledge, &n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", entries[i].id);
      json_object_set_string_member (object, "title", entries[i].title);
      if (entries[i].left_out != NULL)
        json_object_set_string_member (object, "left_out", entries[i].left_out);
      if (entries[i].calculator != NULL)
        json_object_set_string_member (object, "calculator", entries[i].calculator);
      if (g_hash_table_contains (self->dossier, entries[i].id)
          || (entries[i].left_out == NULL && entries[i].calculator == NULL))
        json_object_set_array_member (object, "items", write_items (self->dossier, entries[i].id));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
write_advice (Links *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      g_autoptr(GPtrArray) references = list_references (advice);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", cuti_advice_get_id (advice));
      json_object_set_string_member (object, "section", cuti_advice_get_section (advice));
      json_object_set_array_member (object, "statements",
                                    write_ids (cuti_advice_get_statements (advice)));
      json_object_set_array_member (object, "dossier",
                                    write_ids (cuti_advice_get_dossier (advice)));
      json_object_set_array_member (object, "references", write_list (references));
      json_array_add_object_element (array, object);
    }
  return array;
}

static const char *
get_nick (GType type, int value)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (type);

  return g_enum_get_value (class, value)->value_nick;
}

static JsonArray *
write_references (Links *self)
{
  GListModel *references = cuti_knowledge_get_references (self->knowledge);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (references); i++)
    {
      g_autoptr(CutiReference) reference = g_list_model_get_item (references, i);
      const char *id = cuti_reference_get_id (reference);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      json_object_set_string_member (
        object, "access", get_nick (CUTI_TYPE_ACCESS, cuti_reference_get_access (reference)));
      json_object_set_string_member (
        object, "kind", get_nick (CUTI_TYPE_SOURCE_KIND, cuti_reference_get_kind (reference)));
      json_object_set_array_member (object, "items", write_items (self->references, id));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
write_counts (CutiKnowledge *knowledge, guint n_statements)
{
  JsonObject *object = json_object_new ();
  guint n_entries;

  cuti_knowledge_get_dossier (knowledge, &n_entries);
  json_object_set_int_member (object, "facts", cuti_knowledge_get_n_facts (knowledge));
  json_object_set_int_member (object, "concepts",
                              g_list_model_get_n_items (cuti_knowledge_get_concepts (knowledge)));
  json_object_set_int_member (object, "items", cuti_knowledge_get_n_advice (knowledge));
  json_object_set_int_member (object, "statements", n_statements);
  json_object_set_int_member (object, "dossier", n_entries);
  json_object_set_int_member (object, "references",
                              g_list_model_get_n_items (cuti_knowledge_get_references (knowledge)));
  return object;
}

static JsonArray *
dup_statements (CutiKnowledge *knowledge)
{
  g_autoptr(JsonNode) file = cuti_knowledge_dup_file (knowledge, "statements.json");

  if (file == NULL)
    return json_array_new ();
  return json_array_ref (json_object_get_array_member (json_node_get_object (file), "statements"));
}

static GHashTable *
new_links (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cuti_knowledge_map:
 *
 * Returns: (transfer full): statements, dossier entries, items of advice and
 *   references, with the ids that link them, in the order of the files
 */
JsonNode *
cuti_knowledge_map (CutiKnowledge *knowledge)
{
  g_autoptr(GHashTable) statements = new_links ();
  g_autoptr(GHashTable) dossier = new_links ();
  g_autoptr(GHashTable) references = new_links ();
  g_autoptr(JsonArray) list = dup_statements (knowledge);
  Links self = { knowledge, statements, dossier, references };
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  collect_links (&self);
  json_object_set_object_member (object, "knowledge", cuti_knowledge_describe (knowledge));
  json_object_set_object_member (
    object, "counts", write_counts (knowledge, json_array_get_length (list)));
  json_object_set_array_member (object, "statements", write_statements (&self, list));
  json_object_set_array_member (object, "dossier", write_dossier (&self));
  json_object_set_array_member (object, "items", write_advice (&self));
  json_object_set_array_member (object, "references", write_references (&self));
  json_node_take_object (node, object);
  return node;
}
