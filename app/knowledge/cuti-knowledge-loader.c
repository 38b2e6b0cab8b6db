/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads a knowledge base, all of it or nothing. Every file is read first; then
 * facts, concepts, references and advice are made in the order in which they
 * refer to one another. No more than a file or two are there as trees at a time.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-json.h"
#include "cuti-knowledge-private.h"

static const struct { const char *id, *label; } sections[] = {
  { "assessment", NC_("section", "Assessment") },
  { "surgery", NC_("section", "Surgery") },
  { "radiation", NC_("section", "Radiation") },
  { "local", NC_("section", "Local") },
  { "systemic", NC_("section", "Systemic") },
  { "immunosuppression", NC_("section", "Immunosuppression") },
  { "palliative", NC_("section", "Palliative") },
  { "follow-up", NC_("section", "Follow-up") },
  { "pitfalls", NC_("section", "Pitfalls") },
};

/* The list that is the only member of a file; an absent file is an empty list. @array lives as
 * long as @node. */
static gboolean
read_list_file (CutiKnowledge *self,
                const char    *file,
                const char    *member,
                JsonNode     **node,
                JsonArray    **array,
                GError       **error)
{
  const char *members[] = { member, NULL };
  CutiReader reader;

  *array = NULL;
  *node = NULL;
  if (!cuti_knowledge_has_file (self, file))
    return TRUE;

  *node = cuti_knowledge_open_file (self, file, error);
  if (*node == NULL)
    return FALSE;

  cuti_reader_init (&reader, *node, file, "", members);
  *array = cuti_reader_get_list (&reader, member, CUTI_REQUIRED);
  return cuti_reader_finish (&reader, error);
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static gboolean
load_terms (CutiFixedList     *store,
            JsonArray         *array,
            const char        *file,
            const char        *list,
            const char *const *members,
            GError           **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/%s/%u", list, i);
      g_autoptr(CutiTerm) term = NULL;
      g_autofree char *label = NULL;
      const char *id;
      CutiReader reader;

      cuti_reader_init (&reader, json_array_get_element (array, i), file, pointer, members);
      id = cuti_reader_get_string (&reader, "id", CUTI_REQUIRED);
      label = cuti_reader_dup_text (&reader, "label", CUTI_REQUIRED);
      if (id != NULL && !g_hash_table_add (ids, (gpointer) id))
        cuti_reader_fail (&reader, "id", "“%s” is in the list twice", id);
      if (!cuti_reader_finish (&reader, error))
        return FALSE;
      term = cuti_term_new (id, label);
      cuti_fixed_list_take (store, g_steal_pointer (&term));
    }
  return TRUE;
}

static gboolean
has_group (CutiKnowledge *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->groups)); i++)
    {
      g_autoptr(CutiTerm) group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);

      if (g_str_equal (cuti_term_get_id (group), id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
load_follow_up_kinds (CutiKnowledge *self, JsonNode *manifest, GError **error)
{
  static const char *const members[] = { "id", "label", NULL };
  JsonNode *list = json_object_get_member (json_node_get_object (manifest), "follow_up_kinds");

  if (list == NULL || JSON_NODE_HOLDS_NULL (list))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (list))
    return cuti_knowledge_fail (error, "manifest.json", "/follow_up_kinds", "expected a list");

  return load_terms (self->follow_up_kinds, json_node_get_array (list), "manifest.json",
                     "follow_up_kinds", members, error);
}

static gboolean
check_follow_up_kind (CutiKnowledge *self,
                      CutiAdvice    *advice,
                      const char    *file,
                      const char    *pointer,
                      GError       **error)
{
  const CutiFollowUp *follow_up = cuti_advice_get_follow_up (advice);
  g_autofree char *place = g_strconcat (pointer, "/follow_up/kind", NULL);
  g_autofree char *reason = NULL;

  if (follow_up == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->follow_up_kinds)) == 0
      || cuti_knowledge_get_follow_up_label (self, follow_up->kind) != follow_up->kind)
    return TRUE;

  reason = g_strdup_printf ("“%s” is not among the manifest's follow_up_kinds", follow_up->kind);
  return cuti_knowledge_fail (error, file, place, reason);
}

static gboolean
load_facts (CutiKnowledge *self, GError **error)
{
  static const char *const members[] = { "groups", "facts", NULL };
  static const char *const group_members[] = { "id", "label", NULL };
  g_autoptr(JsonNode) node = cuti_knowledge_open_file (self, "facts.json", error);
  JsonArray *groups, *facts;
  CutiReader reader;

  if (node == NULL)
    return FALSE;

  cuti_reader_init (&reader, node, "facts.json", "", members);
  groups = cuti_reader_get_list (&reader, "groups", CUTI_REQUIRED);
  facts = cuti_reader_get_list (&reader, "facts", CUTI_REQUIRED);
  if (!cuti_reader_finish (&reader, error)
      || !load_terms (self->groups, groups, "facts.json", "groups", group_members, error))
    return FALSE;

  for (guint i = 0; i < get_length (facts); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/facts/%u", i);
      g_autoptr(CutiFact) fact =
        cuti_fact_new_from_json (json_array_get_element (facts, i), "facts.json", pointer,
                                 self->vocabulary, error);

      if (fact == NULL)
        return FALSE;
      if (!has_group (self, cuti_fact_get_group (fact)))
        return cuti_knowledge_fail (error, "facts.json", pointer,
                                    "the fact's group is not declared");
      cuti_fixed_list_take (self->facts, g_steal_pointer (&fact));
    }
  return TRUE;
}

static gboolean
load_concepts (CutiKnowledge *self, GError **error)
{
  static const char *const concept_members[] = { "id", "label", "when", NULL };
  g_autoptr(JsonNode) node = NULL;
  JsonArray *array;

  if (!read_list_file (self, "concepts.json", "concepts", &node, &array, error)
      || !load_terms (self->concepts, array, "concepts.json", "concepts", concept_members, error))
    return FALSE;

  for (guint i = 0; i < get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/concepts/%u", i);
      JsonObject *object = json_array_get_object_element (array, i);
      const char *id = json_object_get_string_member (object, "id");
      JsonNode *when = json_object_get_member (object, "when");
      g_autoptr(GError) doubled = NULL;

      if (when == NULL)
        return cuti_knowledge_fail (error, "concepts.json", pointer, "“when” is missing");
      if (!cuti_vocabulary_add_concept (self->vocabulary, id, when, &doubled))
        return cuti_knowledge_fail (error, "concepts.json", pointer, doubled->message);
    }
  return TRUE;
}

/* Also those that nothing uses: a fault is named where it stands. */
static gboolean
check_concepts (CutiKnowledge *self, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->concepts)); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/concepts/%u/when", i);
      g_autoptr(CutiTerm) concept = g_list_model_get_item (G_LIST_MODEL (self->concepts), i);
      g_autoptr(GError) fault = NULL;

      if (cuti_vocabulary_find_concept (self->vocabulary, cuti_term_get_id (concept), pointer,
                                        &fault) == NULL)
        {
          g_set_error (error, CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT,
                       "concepts.json: %s", fault->message);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
resolve_facts (CutiKnowledge *self, GError **error)
{
  const CutiSymbol *complete = cuti_vocabulary_find_fact (self->vocabulary, "lesions.complete");
  CutiFact *fact;

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self); i++)
    if (!cuti_fact_resolve (cuti_knowledge_get_fact (self, i), "facts.json", self->vocabulary,
                            error))
      return FALSE;

  if (complete == NULL)
    return TRUE;

  self->complete = complete->index;
  fact = cuti_knowledge_get_fact (self, complete->index);
  return complete->kind == CUTI_KIND_BOOLEAN
         || cuti_knowledge_fail (error, "facts.json", cuti_fact_get_pointer (fact),
                                 "“lesions.complete” is a yes-or-no fact");
}

static gboolean
load_references (CutiKnowledge *self, GError **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonArray *array;

  if (!read_list_file (self, "references.json", "references", &node, &array, error))
    return FALSE;

  for (guint i = 0; i < get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/references/%u", i);
      g_autoptr(CutiReference) reference =
        cuti_reference_new_from_json (json_array_get_element (array, i), "references.json", pointer,
                                      i + 1, error);
      const char *id;

      if (reference == NULL)
        return FALSE;
      id = cuti_reference_get_id (reference);
      if (!g_hash_table_insert (self->reference_by_id, (gpointer) id, reference))
        return cuti_knowledge_fail (error, "references.json", pointer,
                                    "the id is in the list twice");
      cuti_fixed_list_take (self->references, g_steal_pointer (&reference));
    }
  return TRUE;
}

static gboolean
load_statements (CutiKnowledge *self, GError **error)
{
  static const char *const members[] = { "id", "text", "verdict", "note", NULL };
  g_autoptr(JsonNode) node = NULL;
  JsonArray *array;

  if (!read_list_file (self, "statements.json", "statements", &node, &array, error))
    return FALSE;

  for (guint i = 0; i < get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/statements/%u", i);
      CutiReader reader;
      const char *id;

      cuti_reader_init (&reader, json_array_get_element (array, i), "statements.json", pointer,
                        members);
      id = cuti_reader_get_string (&reader, "id", CUTI_REQUIRED);
      cuti_reader_get_string (&reader, "text", CUTI_REQUIRED);
      cuti_reader_get_string (&reader, "verdict", CUTI_REQUIRED);
      cuti_reader_get_string (&reader, "note", CUTI_OPTIONAL);
      if (id != NULL && !g_hash_table_add (self->statements, g_strdup (id)))
        cuti_reader_fail (&reader, "id", "“%s” is in the list twice", id);
      if (!cuti_reader_finish (&reader, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_advice (CutiKnowledge *self,
            CutiAdvice    *advice,
            const char    *file,
            const char    *pointer,
            GError       **error)
{
  const char *const *statements = cuti_advice_get_statements (advice);

  if (!g_hash_table_insert (self->advice_by_id, (gpointer) cuti_advice_get_id (advice), advice))
    return cuti_knowledge_fail (error, file, pointer, "the id is used twice");
  for (guint i = 0; statements[i] != NULL; i++)
    if (!g_hash_table_contains (self->statements, statements[i]))
      {
        g_autofree char *reason = g_strdup_printf ("“%s” is not a statement", statements[i]);

        return cuti_knowledge_fail (error, file, pointer, reason);
      }

  if (!cuti_knowledge_check_dossier (self, advice, file, pointer, error)
      || !check_follow_up_kind (self, advice, file, pointer, error))
    return FALSE;

  cuti_fixed_list_take (self->advice, g_object_ref (advice));
  return TRUE;
}

static gboolean
load_advice_file (CutiKnowledge *self, const char *file, const char *section, GError **error)
{
  static const char *const members[] = { "section", "advice", NULL };
  g_autoptr(JsonNode) node = cuti_knowledge_open_file (self, file, error);
  const char *own_section;
  JsonArray *array;
  CutiReader reader;

  if (node == NULL)
    return FALSE;

  cuti_reader_init (&reader, node, file, "", members);
  own_section = cuti_reader_get_string (&reader, "section", CUTI_REQUIRED);
  array = cuti_reader_get_list (&reader, "advice", CUTI_REQUIRED);
  if (own_section != NULL && !g_str_equal (own_section, section))
    cuti_reader_fail (&reader, "section", "the file stands in the place of section “%s”", section);
  if (!cuti_reader_finish (&reader, error))
    return FALSE;

  for (guint i = 0; i < get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/advice/%u", i);
      g_autoptr(CutiAdvice) advice =
        cuti_advice_new_from_json (json_array_get_element (array, i), file, pointer, section,
                                   cuti_knowledge_get_n_advice (self), self->vocabulary,
                                   self->reference_by_id, error);

      if (advice == NULL || !add_advice (self, advice, file, pointer, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether @path is `advice/<section>.json` or lies in `advice/<section>/`. */
static gboolean
belongs_to_section (const char *path, const char *section)
{
  g_autofree char *file = g_strdup_printf ("advice/%s.json", section);
  g_autofree char *folder = g_strdup_printf ("advice/%s/", section);

  return g_str_equal (path, file) || g_str_has_prefix (path, folder);
}

static gboolean
check_conflicts (CutiKnowledge *self, GError **error)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self, i);
      const char *const *others = cuti_advice_get_conflicts_with (advice);

      for (guint j = 0; others[j] != NULL; j++)
        if (cuti_knowledge_find_advice (self, others[j]) == NULL)
          {
            g_set_error (error, CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT,
                         "advice: %s/conflicts_with/%u: “%s” is not an item",
                         cuti_advice_get_id (advice), j, others[j]);
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
load_advice (CutiKnowledge *self, GPtrArray *paths, GError **error)
{
  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    {
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "section", sections[s].label);
      g_autoptr(CutiTerm) section = cuti_term_new (sections[s].id, label);

      cuti_fixed_list_take (self->sections, g_steal_pointer (&section));
      for (guint i = 0; i < paths->len; i++)
        if (belongs_to_section (paths->pdata[i], sections[s].id)
            && !load_advice_file (self, paths->pdata[i], sections[s].id, error))
          return FALSE;
    }
  return check_conflicts (self, error);
}

static gboolean
is_section (JsonNode *node)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (json_node_get_string (node), sections[i].id))
      return TRUE;
  return FALSE;
}

static gboolean
check_must_offer (JsonNode *manifest, GError **error)
{
  JsonNode *list = json_object_get_member (json_node_get_object (manifest), "must_offer");

  if (list == NULL || JSON_NODE_HOLDS_NULL (list))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (list))
    return cuti_knowledge_fail (error, "manifest.json", "/must_offer", "expected a list");

  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/must_offer/%u", i);

      if (!is_section (json_array_get_element (json_node_get_array (list), i)))
        return cuti_knowledge_fail (error, "manifest.json", pointer, "this is not a section");
    }
  return TRUE;
}

static gboolean
is_known_path (const char *path)
{
  static const char *const files[] = { "manifest.json", "facts.json", "concepts.json",
                                       "references.json", "statements.json", "dossier.json",
                                       NULL };

  if (g_strv_contains (files, path))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (belongs_to_section (path, sections[i].id))
      return TRUE;
  return FALSE;
}

static gboolean
check_paths (CutiKnowledge *self, GPtrArray *paths, GError **error)
{
  static const char *const required[] = { "manifest.json", "facts.json" };

  for (guint i = 0; i < paths->len; i++)
    if (!is_known_path (paths->pdata[i]))
      return cuti_knowledge_fail (error, paths->pdata[i], "", "a knowledge base has no such file");

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (!cuti_knowledge_has_file (self, required[i]))
      return cuti_knowledge_fail (error, required[i], "", "the file is missing");
  return TRUE;
}

static gboolean
load_by_manifest (CutiKnowledge *self, JsonNode *manifest, GPtrArray *paths, GError **error)
{
  return cuti_knowledge_load_manifest (self, manifest, error)
         && load_follow_up_kinds (self, manifest, error)
         && load_facts (self, error)
         && load_concepts (self, error)
         && resolve_facts (self, error)
         && check_concepts (self, error)
         && cuti_knowledge_order_facts (self, error)
         && cuti_knowledge_load_out_of_scope (self, manifest, error)
         && load_references (self, error)
         && load_statements (self, error)
         && cuti_knowledge_load_dossier (self, error)
         && load_advice (self, paths, error)
         && check_must_offer (manifest, error);
}

static void
update_checksum (gpointer checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, -1);
}

/* Once all of it is read. */
static gboolean
load_content (CutiKnowledge *self, GError **error)
{
  g_autoptr(GPtrArray) paths = cuti_knowledge_list_files (self);
  g_autoptr(JsonNode) manifest = NULL;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (!check_paths (self, paths, error))
    return FALSE;
  manifest = cuti_knowledge_open_file (self, "manifest.json", error);
  if (manifest == NULL || !load_by_manifest (self, manifest, paths, error))
    return FALSE;

  cuti_knowledge_write_files (self, update_checksum, checksum);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  self->sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

/* A file that is no JSON, as any other file is named that cannot be read. */
static void
name_whole_path (GError *fault, GFile *folder)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  if (fault->domain == CUTI_JSON_ERROR)
    g_prefix_error (&fault, "%s/", name);
}

/**
 * cuti_knowledge_load:
 * @folder: a folder, or a resource, that holds `manifest.json` and the others
 *
 * Reads and checks a whole knowledge base. It fails closed: what is damaged,
 * unknown or inconsistent is refused with file, JSON pointer and reason.
 *
 * Returns: (transfer full) (nullable): the knowledge base, or %NULL with
 *   @error set
 */
CutiKnowledge *
cuti_knowledge_load (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr(CutiKnowledge) self = g_object_new (CUTI_TYPE_KNOWLEDGE, NULL);
  GError *fault = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (!cuti_knowledge_read_folder (self, folder, cancellable, error))
    return NULL;
  if (!load_content (self, &fault))
    {
      name_whole_path (fault, folder);
      g_propagate_error (error, fault);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * cuti_knowledge_unpack:
 * @packed: what cuti_knowledge_pack() made
 *
 * Reads and checks a whole knowledge base, as cuti_knowledge_load() does.
 *
 * Returns: (transfer full) (nullable): the knowledge base, or %NULL with
 *   @error set
 */
CutiKnowledge *
cuti_knowledge_unpack (const char *packed, GError **error)
{
  g_autoptr(CutiKnowledge) self = g_object_new (CUTI_TYPE_KNOWLEDGE, NULL);

  g_return_val_if_fail (packed != NULL, NULL);

  if (!cuti_knowledge_read_packed (self, packed, error) || !load_content (self, error))
    return NULL;

  return g_steal_pointer (&self);
}
