/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts that an item of advice reads, as one hash: as long as it stays
 * the same, an answer to the item was given to what is known now.
 */

#include "cuti-case-private.h"
#include "cuti-json.h"

/* For each fact, by index: whose value is read. */
typedef enum
{
  READ_PLAIN        = 1 << 0, /* of the case, or of the lesion in question */
  READ_EVERY_LESION = 1 << 1, /* by a quantifier */
} ReadFlags;

typedef struct
{
  CutiKnowledge *knowledge;
  CutiSnapshot  *snapshot;
  const guint   *facts; /* all that are read, ascending */
  guint          n_facts;
  ReadFlags     *reads;
  gboolean       quantifies;
} Collector;

static void
collect (Collector *self, const CutiCondition *condition)
{
  guint n_nodes, quantifier_end = 0;
  const CutiConditionNode *nodes;
  guint complete = cuti_knowledge_get_complete (self->knowledge);

  if (condition == NULL)
    return;

  nodes = cuti_condition_get_nodes (condition, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      if (cuti_condition_node_is_quantifier (&nodes[i]))
        {
          self->quantifies = TRUE;
          quantifier_end = MAX (quantifier_end, nodes[i].end);
          if (complete != G_MAXUINT)
            self->reads[complete] |= READ_PLAIN;
        }
      else if (cuti_condition_node_is_leaf (&nodes[i]) && nodes[i].op != CUTI_OP_CONST)
        {
          gboolean each = nodes[i].lesion && i < quantifier_end;

          self->reads[nodes[i].fact] |= each ? READ_EVERY_LESION : READ_PLAIN;
        }
    }
}

static void
collect_list (Collector *self, GListModel *arguments)
{
  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);

      collect (self, cuti_argument_get_when (argument));
    }
}

/* The known ones of the facts read as @flag, of the case or of a lesion. */
static JsonObject *
write_facts (Collector *self, ReadFlags flag, gboolean of_lesion, guint lesion)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < self->n_facts; i++)
    {
      guint index = self->facts[i];
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, index);
      CutiValue value;

      if (!(self->reads[index] & flag) || cuti_fact_is_lesion_fact (fact) != of_lesion)
        continue;
      value = cuti_snapshot_get_value (self->snapshot, index, lesion);
      if (value.known)
        json_object_set_member (object, cuti_fact_get_id (fact), cuti_fact_write_value (fact, value));
    }
  return object;
}

/* By id, so that the order of lesions does not count. */
static JsonObject *
write_lesions (Collector *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < cuti_snapshot_get_n_lesions (self->snapshot); i++)
    json_object_set_object_member (object, cuti_snapshot_get_lesion_id (self->snapshot, i),
                                   write_facts (self, READ_EVERY_LESION, TRUE, i));
  return object;
}

static guint
find_lesion (CutiSnapshot *snapshot, const char *id)
{
  for (guint i = 0; id != NULL && i < cuti_snapshot_get_n_lesions (snapshot); i++)
    if (g_str_equal (cuti_snapshot_get_lesion_id (snapshot, i), id))
      return i;
  return CUTI_NO_LESION;
}

/**
 * cuti_case_hash_facts:
 * @lesion: (nullable): id of the lesion in question, of lesion advice
 *
 * Returns: (transfer full): the hash of the facts that the advice reads, as
 *   logic sees them now
 */
char *
cuti_case_hash_facts (CutiCase *self, CutiAdvice *advice, const char *lesion)
{
  CutiSnapshot *snapshot;
  g_autofree ReadFlags *reads = NULL;
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  Collector collector;
  guint index;

  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);
  g_return_val_if_fail (CUTI_IS_ADVICE (advice), NULL);

  snapshot = cuti_case_get_snapshot (self);
  reads = g_new0 (ReadFlags, MAX (cuti_knowledge_get_n_facts (self->knowledge), 1));
  collector = (Collector) { .knowledge = self->knowledge, .snapshot = snapshot, .reads = reads };
  collector.facts = cuti_advice_get_facts (advice, &collector.n_facts);
  collect (&collector, cuti_advice_get_when (advice));
  collect_list (&collector, cuti_advice_get_arguments (advice));
  collect_list (&collector, cuti_advice_get_cautions (advice));

  json_object_set_object_member (object, "facts",
                                 write_facts (&collector, READ_PLAIN, FALSE, CUTI_NO_LESION));
  index = find_lesion (snapshot, lesion);
  if (index != CUTI_NO_LESION)
    json_object_set_object_member (object, "lesion",
                                   write_facts (&collector, READ_PLAIN, TRUE, index));
  if (collector.quantifies)
    json_object_set_object_member (object, "lesions", write_lesions (&collector));

  json_node_take_object (node, object);
  return cuti_json_sha256 (node);
}
