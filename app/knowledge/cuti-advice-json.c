/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads an item of advice. An approval counts only while a sign-off carries
 * the hash of the item as it stands.
 */

#include "cuti-advice-private.h"
#include "cuti-json.h"

static void
read_arguments (CutiAdvice     *self,
                CutiReader     *reader,
                const char     *member,
                CutiVocabulary *vocabulary)
{
  gboolean is_caution = g_str_equal (member, "cautions");
  JsonArray *array = cuti_reader_get_list (reader, member, CUTI_OPTIONAL);
  guint length = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < length && reader->error == NULL; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("%s/%s/%u", reader->pointer, member, i);
      g_autoptr(CutiArgument) argument =
        cuti_argument_new_from_json (json_array_get_element (array, i), reader->file, pointer,
                                     is_caution, self->lesion_scope, vocabulary, &reader->error);

      if (argument == NULL)
        return;
      if (!g_hash_table_add (ids, (gpointer) cuti_argument_get_id (argument)))
        cuti_reader_fail (reader, member, "“%s” is in the list twice",
                          cuti_argument_get_id (argument));
      cuti_fixed_list_take (is_caution ? self->cautions : self->arguments,
                            g_steal_pointer (&argument));
    }
}

static void
read_citations (CutiAdvice *self, CutiReader *reader, GHashTable *references)
{
  JsonArray *array = cuti_reader_get_list (reader, "cites", CUTI_OPTIONAL);
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length && reader->error == NULL; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("%s/cites/%u", reader->pointer, i);
      g_autoptr(CutiCitation) citation =
        cuti_citation_new_from_json (json_array_get_element (array, i), reader->file, pointer,
                                     references, &reader->error);

      if (citation != NULL)
        cuti_fixed_list_take (self->citations, g_steal_pointer (&citation));
    }
}

static void
read_evidence (CutiAdvice *self, CutiReader *advice)
{
  static const char *const members[] = { "certainty", "directness", "as_of", NULL };
  CutiReader reader;

  /* Where nothing is said, the least is claimed; the verifier asks for it. */
  self->certainty = CUTI_CERTAINTY_NOT_GRADED;
  self->directness = CUTI_DIRECTNESS_EXPERT;
  if (!cuti_reader_open_member (&reader, advice, "evidence", CUTI_OPTIONAL, members))
    return;

  if (cuti_reader_get_node (&reader, "certainty", CUTI_OPTIONAL) != NULL)
    self->certainty = cuti_reader_get_enum (&reader, "certainty", CUTI_TYPE_CERTAINTY,
                                            CUTI_REQUIRED);
  if (cuti_reader_get_node (&reader, "directness", CUTI_OPTIONAL) != NULL)
    self->directness = cuti_reader_get_enum (&reader, "directness", CUTI_TYPE_DIRECTNESS,
                                             CUTI_REQUIRED);
  self->as_of = g_strdup (cuti_reader_get_string (&reader, "as_of", CUTI_OPTIONAL));
  cuti_reader_close (&reader, advice);
}

/* The hash that a sign-off carries: of the item without its review. */
static char *
hash_content (JsonObject *advice)
{
  g_autoptr(JsonNode) content = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autoptr(GList) names = json_object_get_members (advice);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "review"))
      json_object_set_member (object, l->data, json_object_dup_member (advice, l->data));

  json_node_take_object (content, object);
  return cuti_json_sha256 (content);
}

static gboolean
has_valid_sign_off (JsonObject *advice, JsonArray *sign_offs, CutiReader *review)
{
  g_autofree char *sha256 = hash_content (advice);

  for (guint i = 0; sign_offs != NULL && i < json_array_get_length (sign_offs); i++)
    {
      static const char *const members[] = { "name", "role", "at", "sha256", NULL };
      g_autofree char *pointer = g_strdup_printf ("%s/sign_offs/%u", review->pointer, i);
      CutiReader reader;
      gboolean matches;

      cuti_reader_init (&reader, json_array_get_element (sign_offs, i), review->file, pointer,
                        members);
      cuti_reader_get_string (&reader, "name", CUTI_REQUIRED);
      matches = g_strcmp0 (cuti_reader_get_string (&reader, "sha256", CUTI_REQUIRED), sha256) == 0;
      if (cuti_reader_close (&reader, review) && matches)
        return TRUE;
    }
  return FALSE;
}

static void
read_review (CutiAdvice *self, CutiReader *advice)
{
  static const char *const members[] = { "status", "sign_offs", NULL };
  CutiReader reader;
  JsonArray *sign_offs;

  if (!cuti_reader_open_member (&reader, advice, "review", CUTI_REQUIRED, members))
    return;

  self->review_status = cuti_reader_get_enum (&reader, "status", CUTI_TYPE_REVIEW_STATUS,
                                              CUTI_REQUIRED);
  sign_offs = cuti_reader_get_list (&reader, "sign_offs", CUTI_OPTIONAL);
  if (self->review_status == CUTI_REVIEW_APPROVED
      && !has_valid_sign_off (advice->object, sign_offs, &reader))
    self->review_status = CUTI_REVIEW_SUBMITTED;
  cuti_reader_close (&reader, advice);
}

static void
read_follow_up (CutiAdvice *self, CutiReader *advice)
{
  static const char *const members[] = { "kind", "every_months", "from", "until_months", NULL };
  double lo = 0, hi = 0, until = 0;
  CutiReader reader;

  if (!cuti_reader_open_member (&reader, advice, "follow_up", CUTI_OPTIONAL, members))
    return;

  self->follow_up = g_new0 (CutiFollowUp, 1);
  self->follow_up->kind = g_strdup (cuti_reader_get_string (&reader, "kind", CUTI_REQUIRED));
  self->follow_up->from = g_strdup (cuti_reader_get_string (&reader, "from", CUTI_OPTIONAL));
  cuti_reader_get_range (&reader, "every_months", &lo, &hi);
  cuti_reader_get_number (&reader, "until_months", &until);
  self->follow_up->every_from = lo;
  self->follow_up->every_to = hi;
  self->follow_up->until_months = until;
  cuti_reader_close (&reader, advice);
}

static void
read_convention (CutiAdvice *self, CutiReader *advice)
{
  static const char *const members[] = { "text", "source", NULL };
  CutiReader reader;

  if (!cuti_reader_open_member (&reader, advice, "convention", CUTI_OPTIONAL, members))
    return;

  self->convention = cuti_reader_dup_text (&reader, "text", CUTI_REQUIRED);
  cuti_reader_get_string (&reader, "source", CUTI_OPTIONAL);
  cuti_reader_close (&reader, advice);
}

static void
read_words (CutiAdvice *self, CutiReader *reader)
{
  self->title = cuti_reader_dup_text (reader, "title", CUTI_REQUIRED);
  self->text = cuti_reader_dup_text (reader, "text", CUTI_REQUIRED);
  self->patient_text = cuti_reader_dup_text (reader, "patient_text", CUTI_OPTIONAL);
}

static void
read_relations (CutiAdvice *self, CutiReader *reader)
{
  const char *urgency = cuti_reader_get_string (reader, "urgency", CUTI_OPTIONAL);

  self->intervention = g_strdup (cuti_reader_get_string (reader, "intervention", CUTI_OPTIONAL));
  self->kind = g_strdup (cuti_reader_get_string (reader, "kind", CUTI_OPTIONAL));
  self->conflicts_with = cuti_reader_get_strings (reader, "conflicts_with");
  self->statements = cuti_reader_get_strings (reader, "statements");
  self->involves = cuti_reader_get_strings (reader, "involves");
  self->dossier = cuti_reader_get_strings (reader, "dossier");

  if (self->kind != NULL
      && !g_str_equal (self->kind, "drug") && !g_str_equal (self->kind, "procedure"))
    cuti_reader_fail (reader, "kind", "“%s” is neither drug nor procedure", self->kind);
  if (urgency != NULL && !g_str_equal (urgency, "today"))
    cuti_reader_fail (reader, "urgency", "the only urgency is “today”");
  self->urgent = urgency != NULL;
}

static void
mark_facts (gboolean *reads, const CutiCondition *condition, CutiVocabulary *vocabulary)
{
  const CutiSymbol *complete = cuti_vocabulary_find_fact (vocabulary, "lesions.complete");
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      if (cuti_condition_node_is_leaf (&nodes[i]))
        reads[nodes[i].fact] = TRUE;
      else if (cuti_condition_node_is_quantifier (&nodes[i]) && complete != NULL)
        reads[complete->index] = TRUE;
    }
}

static void
collect_facts (CutiAdvice *self, CutiVocabulary *vocabulary)
{
  CutiFixedList *lists[] = { self->arguments, self->cautions };
  guint n_facts = cuti_vocabulary_get_n_facts (vocabulary);
  g_autofree gboolean *reads = g_new0 (gboolean, n_facts);

  mark_facts (reads, self->when, vocabulary);
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lists[l])); i++)
      {
        g_autoptr(CutiArgument) argument = g_list_model_get_item (G_LIST_MODEL (lists[l]), i);

        mark_facts (reads, cuti_argument_get_when (argument), vocabulary);
      }

  for (guint i = 0; i < n_facts; i++)
    if (reads[i])
      g_array_append_val (self->facts, i);
}

/**
 * cuti_advice_new_from_json:
 * @section: the section of the plan for which the file stands
 * @index: its place in plan order
 * @vocabulary: what its conditions may name
 * @references: (element-type utf8 CutiReference): all sources by id
 *
 * Returns: (transfer full) (nullable): the item, or %NULL with @error set
 */
CutiAdvice *
cuti_advice_new_from_json (JsonNode       *node,
                           const char     *file,
                           const char     *pointer,
                           const char     *section,
                           guint           index,
                           CutiVocabulary *vocabulary,
                           GHashTable     *references,
                           GError        **error)
{
  static const char *const members[] = {
    "id", "section", "scope", "title", "text", "stance", "strength", "when", "arguments",
    "cautions", "evidence", "cites", "statements", "involves", "patient_text", "review",
    "intervention", "kind", "conflicts_with", "urgency", "convention", "dossier", "follow_up",
    NULL };
  g_autoptr(CutiAdvice) self = g_object_new (CUTI_TYPE_ADVICE, NULL);
  const char *own_section;
  CutiReader reader;

  cuti_reader_init (&reader, node, file, pointer, members);
  self->index = index;
  self->section = g_strdup (section);
  self->id = g_strdup (cuti_reader_get_string (&reader, "id", CUTI_REQUIRED));
  own_section = cuti_reader_get_string (&reader, "section", CUTI_OPTIONAL);
  if (own_section != NULL && !g_str_equal (own_section, section))
    cuti_reader_fail (&reader, "section", "the file is for section “%s”", section);

  self->lesion_scope = cuti_reader_is_lesion_scope (&reader);
  self->stance = cuti_reader_get_enum (&reader, "stance", CUTI_TYPE_STANCE, CUTI_REQUIRED);
  self->strength = cuti_reader_get_enum (&reader, "strength", CUTI_TYPE_STRENGTH, CUTI_REQUIRED);
  if (self->strength == CUTI_STRENGTH_NONE)
    cuti_reader_fail (&reader, "strength", "expected strong, conditional or good-practice");
  self->when = cuti_reader_get_condition (&reader, "when", vocabulary, self->lesion_scope,
                                          CUTI_REQUIRED);
  read_words (self, &reader);
  read_arguments (self, &reader, "arguments", vocabulary);
  read_arguments (self, &reader, "cautions", vocabulary);
  read_evidence (self, &reader);
  read_citations (self, &reader, references);
  read_relations (self, &reader);
  read_follow_up (self, &reader);
  read_convention (self, &reader);
  read_review (self, &reader);

  if (!cuti_reader_finish (&reader, error))
    return NULL;
  collect_facts (self, vocabulary);
  return g_steal_pointer (&self);
}
