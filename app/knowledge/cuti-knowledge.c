/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A knowledge base once it is loaded: its lists and what can be looked up in
 * them.
 */

#include "cuti-knowledge-private.h"

G_DEFINE_QUARK (cuti-knowledge-error-quark, cuti_knowledge_error)
G_DEFINE_FINAL_TYPE (CutiKnowledge, cuti_knowledge, G_TYPE_OBJECT)

static void
out_of_scope_clear (gpointer data)
{
  CutiOutOfScope *stop = data;

  g_free (stop->id);
  g_free (stop->text);
  g_clear_pointer (&stop->when, cuti_condition_free);
}

static void
manifest_clear (CutiManifest *manifest)
{
  char **texts[] = {
    &manifest->id, &manifest->title, &manifest->version, &manifest->released, &manifest->review_by,
    &manifest->evidence_as_of, &manifest->language, &manifest->publisher, &manifest->licence,
    &manifest->intended_use, &manifest->intended_user, &manifest->not_for,
    &manifest->editorial_policy, &manifest->disclaimer };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

static void
cuti_knowledge_finalize (GObject *object)
{
  CutiKnowledge *self = CUTI_KNOWLEDGE (object);

  manifest_clear (&self->manifest);
  g_hash_table_unref (self->reference_by_id);
  g_hash_table_unref (self->advice_by_id);
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->dossier, g_array_unref);
  g_clear_pointer (&self->dossier_ids, g_hash_table_unref);
  g_object_unref (self->groups);
  g_object_unref (self->sections);
  g_object_unref (self->facts);
  g_object_unref (self->follow_up_kinds);
  g_object_unref (self->concepts);
  g_object_unref (self->references);
  g_object_unref (self->advice);
  g_array_unref (self->out_of_scope);
  g_array_unref (self->order);
  cuti_vocabulary_free (self->vocabulary);
  g_clear_pointer (&self->untranslated, g_hash_table_unref);
  g_clear_object (&self->resource);
  g_hash_table_unref (self->files);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self->sha256);

  G_OBJECT_CLASS (cuti_knowledge_parent_class)->finalize (object);
}

static void
cuti_knowledge_class_init (CutiKnowledgeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cuti_knowledge_finalize;
}

static void
cuti_knowledge_init (CutiKnowledge *self)
{
  self->vocabulary = cuti_vocabulary_new ();
  self->groups = cuti_fixed_list_new (CUTI_TYPE_TERM);
  self->sections = cuti_fixed_list_new (CUTI_TYPE_TERM);
  self->facts = cuti_fixed_list_new (CUTI_TYPE_FACT);
  self->follow_up_kinds = cuti_fixed_list_new (CUTI_TYPE_TERM);
  self->concepts = cuti_fixed_list_new (CUTI_TYPE_TERM);
  self->references = cuti_fixed_list_new (CUTI_TYPE_REFERENCE);
  self->advice = cuti_fixed_list_new (CUTI_TYPE_ADVICE);
  self->reference_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->advice_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->out_of_scope = g_array_new (FALSE, FALSE, sizeof (CutiOutOfScope));
  g_array_set_clear_func (self->out_of_scope, out_of_scope_clear);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->complete = G_MAXUINT;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref); /* takes NULL */
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * cuti_knowledge_fail:
 *
 * Says where in a file the fault is.
 *
 * Returns: %FALSE
 */
gboolean
cuti_knowledge_fail (GError **error, const char *file, const char *pointer, const char *reason)
{
  g_set_error (error, CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT, "%s: %s: %s", file,
               pointer, reason);
  return FALSE;
}

/**
 * cuti_knowledge_get_manifest:
 *
 * Returns: (transfer none): what it says of itself
 */
const CutiManifest *
cuti_knowledge_get_manifest (CutiKnowledge *self)
{
  return &self->manifest;
}

/**
 * cuti_knowledge_get_sha256:
 *
 * Returns: the hash of the canonical JSON of all files by path, in hex
 */
const char *
cuti_knowledge_get_sha256 (CutiKnowledge *self)
{
  return self->sha256;
}

/**
 * cuti_knowledge_describe:
 *
 * Returns: (transfer full): id, version and hash, as cases and plans carry them
 */
JsonObject *
cuti_knowledge_describe (CutiKnowledge *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", self->manifest.id);
  json_object_set_string_member (object, "version", self->manifest.version);
  json_object_set_string_member (object, "sha256", self->sha256);
  return object;
}

/**
 * cuti_knowledge_get_groups:
 *
 * Returns: (transfer none): the groups of the form, #CutiTerm
 */
GListModel *
cuti_knowledge_get_groups (CutiKnowledge *self)
{
  return G_LIST_MODEL (self->groups);
}

/**
 * cuti_knowledge_get_sections:
 *
 * Returns: (transfer none): the sections of the plan, #CutiTerm
 */
GListModel *
cuti_knowledge_get_sections (CutiKnowledge *self)
{
  return G_LIST_MODEL (self->sections);
}

/**
 * cuti_knowledge_get_facts:
 *
 * Returns: (transfer none): all facts by index, #CutiFact
 */
GListModel *
cuti_knowledge_get_facts (CutiKnowledge *self)
{
  return G_LIST_MODEL (self->facts);
}

/**
 * cuti_knowledge_get_follow_up_label:
 * @kind: of a follow-up
 *
 * Returns: what appointments of that kind are called; the id where the
 *   knowledge base gives its kinds no labels
 */
const char *
cuti_knowledge_get_follow_up_label (CutiKnowledge *self, const char *kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->follow_up_kinds)); i++)
    {
      g_autoptr(CutiTerm) term = g_list_model_get_item (G_LIST_MODEL (self->follow_up_kinds), i);

      if (g_str_equal (cuti_term_get_id (term), kind))
        return cuti_term_get_label (term); /* The list keeps it alive. */
    }
  return kind;
}

/**
 * cuti_knowledge_get_concepts:
 *
 * Returns: (transfer none): the named conditions, #CutiTerm
 */
GListModel *
cuti_knowledge_get_concepts (CutiKnowledge *self)
{
  return G_LIST_MODEL (self->concepts);
}

/**
 * cuti_knowledge_get_references:
 *
 * Returns: (transfer none): the sources, #CutiReference, number 1 first
 */
GListModel *
cuti_knowledge_get_references (CutiKnowledge *self)
{
  return G_LIST_MODEL (self->references);
}

/**
 * cuti_knowledge_get_advice:
 *
 * Returns: (transfer none): all advice in plan order, #CutiAdvice
 */
GListModel *
cuti_knowledge_get_advice (CutiKnowledge *self)
{
  return G_LIST_MODEL (self->advice);
}

guint
cuti_knowledge_get_n_facts (CutiKnowledge *self)
{
  return cuti_fixed_list_get_length (self->facts);
}

/**
 * cuti_knowledge_get_fact:
 *
 * Returns: (transfer none): the fact at @index, which exists
 */
CutiFact *
cuti_knowledge_get_fact (CutiKnowledge *self, guint index)
{
  return cuti_fixed_list_peek (self->facts, index);
}

/**
 * cuti_knowledge_find_fact:
 *
 * Returns: (transfer none) (nullable): the fact of that id
 */
CutiFact *
cuti_knowledge_find_fact (CutiKnowledge *self, const char *id)
{
  const CutiSymbol *symbol;

  g_return_val_if_fail (id != NULL, NULL);

  symbol = cuti_vocabulary_find_fact (self->vocabulary, id);
  return symbol != NULL ? cuti_knowledge_get_fact (self, symbol->index) : NULL;
}

guint
cuti_knowledge_get_n_advice (CutiKnowledge *self)
{
  return cuti_fixed_list_get_length (self->advice);
}

/**
 * cuti_knowledge_get_advice_item:
 *
 * Returns: (transfer none): the item at @index, which exists
 */
CutiAdvice *
cuti_knowledge_get_advice_item (CutiKnowledge *self, guint index)
{
  return cuti_fixed_list_peek (self->advice, index);
}

/**
 * cuti_knowledge_find_advice:
 *
 * Returns: (transfer none) (nullable): the item of that id
 */
CutiAdvice *
cuti_knowledge_find_advice (CutiKnowledge *self, const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->advice_by_id, id);
}

/**
 * cuti_knowledge_get_out_of_scope:
 * @n: (out): how many
 *
 * Returns: (array length=n): when the knowledge base does not apply at all
 */
const CutiOutOfScope *
cuti_knowledge_get_out_of_scope (CutiKnowledge *self, guint *n)
{
  *n = self->out_of_scope->len;
  return (const CutiOutOfScope *) self->out_of_scope->data;
}

/**
 * cuti_knowledge_get_order:
 *
 * Returns: the indices of all facts, each after those it is derived from or
 *   hidden by
 */
const guint *
cuti_knowledge_get_order (CutiKnowledge *self)
{
  return (const guint *) self->order->data;
}

/**
 * cuti_knowledge_get_complete:
 *
 * Returns: the index of `lesions.complete`, or %G_MAXUINT
 */
guint
cuti_knowledge_get_complete (CutiKnowledge *self)
{
  return self->complete;
}

/**
 * cuti_knowledge_get_vocabulary:
 *
 * Returns: (transfer none): what its conditions may name
 */
CutiVocabulary *
cuti_knowledge_get_vocabulary (CutiKnowledge *self)
{
  return self->vocabulary;
}
