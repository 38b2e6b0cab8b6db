/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan as it was signed: read, not evaluated. What the knowledge base no
 * longer holds is named by its id.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-plan-private.h"

G_DEFINE_QUARK (cuti-plan-error-quark, cuti_plan_error)

typedef struct
{
  CutiPlan   *plan;
  CutiCase   *patient_case;
  GHashTable *lost_advice; /* id → CutiAdvice, so that lines of one advice share it */
  GHashTable *lost_arguments; /* id → CutiArgument */
} Reader;

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static gboolean
get_truth (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/* The objects of a list; nothing else is looked at. */
static GPtrArray *
list_objects (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }
  return objects;
}

/* A section that is shown, whatever has become of the item's own. */
static const char *
find_section (Reader *self, const char *id)
{
  GListModel *sections = cuti_knowledge_get_sections (self->plan->knowledge);
  guint n = g_list_model_get_n_items (sections);
  g_autoptr(CutiTerm) last = n > 0 ? g_list_model_get_item (sections, n - 1) : NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);

      if (g_strcmp0 (cuti_term_get_id (section), id) == 0)
        return id;
    }
  return last != NULL ? cuti_term_get_id (last) : "";
}

static CutiAdvice *
find_advice (Reader *self, JsonObject *object, const char *id)
{
  CutiAdvice *advice = cuti_knowledge_find_advice (self->plan->knowledge, id);

  if (advice == NULL)
    advice = g_hash_table_lookup (self->lost_advice, id);
  if (advice == NULL)
    {
      advice = cuti_advice_new_lost (id, find_section (self, get_text (object, "section")),
                                     json_object_has_member (object, "lesion"));
      g_hash_table_insert (self->lost_advice, g_strdup (id), advice);
    }
  return advice;
}

static CutiArgument *
find_argument (Reader *self, GListModel *list, JsonObject *object, const char *id)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_POLARITY);
  const char *nick = get_text (object, "polarity");
  GEnumValue *polarity = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;
  CutiArgument *argument;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CutiArgument) known = g_list_model_get_item (list, i);

      if (g_str_equal (cuti_argument_get_id (known), id))
        return known; /* The knowledge base keeps it alive. */
    }

  argument = g_hash_table_lookup (self->lost_arguments, id);
  if (argument == NULL)
    {
      argument = cuti_argument_new_lost (id, polarity != NULL ? polarity->value
                                                              : CUTI_POLARITY_FOR);
      g_hash_table_insert (self->lost_arguments, g_strdup (id), argument);
    }
  return argument;
}

static CutiTruth
read_truth (const char *nick)
{
  for (CutiTruth truth = CUTI_TRUTH_FALSE; truth <= CUTI_TRUTH_TRUE; truth++)
    if (g_strcmp0 (cuti_truth_to_nick (truth), nick) == 0)
      return truth;

  return CUTI_TRUTH_UNKNOWN;
}

static void
read_arguments (Reader       *self,
                CutiPlanItem *item,
                GListModel   *known,
                GPtrArray    *stored,
                void        (*take) (CutiPlanItem *, CutiArgued *))
{
  for (guint i = 0; i < stored->len; i++)
    {
      JsonObject *object = g_ptr_array_index (stored, i);
      const char *id = get_text (object, "id");

      if (id != NULL)
        take (item, cuti_argued_new (find_argument (self, known, object, id),
                                     read_truth (get_text (object, "truth"))));
    }
}

static CutiFinding *
read_finding (Reader *self, JsonObject *object)
{
  const char *id = get_text (object, "fact");
  JsonNode *value = json_object_get_member (object, "value");

  if (id == NULL || value == NULL)
    return NULL;
  return cuti_finding_new_stored (cuti_knowledge_find_fact (self->plan->knowledge, id), id,
                                  get_text (object, "lesion"), value,
                                  get_truth (object, "overridden"));
}

static CutiQuestion *
read_question (Reader *self, JsonObject *object)
{
  const char *id = get_text (object, "fact");
  JsonNode *settles = json_object_get_member (object, "settles");
  gint64 n = settles != NULL && json_node_get_value_type (settles) == G_TYPE_INT64
             ? json_node_get_int (settles) : 0;

  if (id == NULL)
    return NULL;
  return cuti_question_new_stored (cuti_knowledge_find_fact (self->plan->knowledge, id), id,
                                   get_text (object, "lesion"), self->patient_case,
                                   CLAMP (n, 0, G_MAXINT32));
}

static void
read_explanation (Reader *self, CutiPlanItem *item, JsonObject *object)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  g_autoptr(GPtrArray) because = list_objects (object, "because");
  g_autoptr(GPtrArray) needs = list_objects (object, "needs");
  g_autoptr(GPtrArray) arguments = list_objects (object, "arguments");
  g_autoptr(GPtrArray) cautions = list_objects (object, "cautions");

  for (guint i = 0; i < because->len; i++)
    {
      CutiFinding *finding = read_finding (self, g_ptr_array_index (because, i));

      if (finding != NULL)
        cuti_plan_item_take_finding (item, finding);
    }
  for (guint i = 0; i < needs->len; i++)
    {
      CutiQuestion *need = read_question (self, g_ptr_array_index (needs, i));

      if (need != NULL)
        cuti_plan_item_take_need (item, need);
    }
  read_arguments (self, item, cuti_advice_get_arguments (advice), arguments,
                  cuti_plan_item_take_argument);
  read_arguments (self, item, cuti_advice_get_cautions (advice), cautions,
                  cuti_plan_item_take_caution);
}

static gboolean
read_item (Reader *self, JsonObject *object, GError **error)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_VERDICT);
  const char *id = get_text (object, "id");
  const char *nick = get_text (object, "verdict");
  const char *whose = get_text (object, "lesion");
  GEnumValue *verdict = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;
  CutiLesion *lesion = whose != NULL ? cuti_case_find_lesion (self->patient_case, whose) : NULL;
  CutiPlanItem *item;

  if (id == NULL || verdict == NULL || (whose != NULL && lesion == NULL))
    {
      g_set_error (error, CUTI_PLAN_ERROR, CUTI_PLAN_ERROR_STORED,
                   _("The stored plan is damaged at item %u."),
                   cuti_fixed_list_get_length (self->plan->items) + 1);
      return FALSE;
    }

  item = cuti_plan_item_new (find_advice (self, object, id), lesion,
                             (CutiJudgement) { verdict->value, get_truth (object, "firm") },
                             get_truth (object, "exact"));
  read_explanation (self, item, object);
  cuti_fixed_list_take (self->plan->items, item);
  return TRUE;
}

static CutiPlanItem *
find_item (Reader *self, JsonObject *name)
{
  for (guint i = 0; i < cuti_fixed_list_get_length (self->plan->items); i++)
    {
      CutiPlanItem *item = cuti_fixed_list_peek (self->plan->items, i);
      const char *id = cuti_advice_get_id (cuti_plan_item_get_advice (item));

      if (g_strcmp0 (id, get_text (name, "id")) == 0
          && g_strcmp0 (cuti_plan_item_get_lesion (item), get_text (name, "lesion")) == 0)
        return item;
    }
  return NULL;
}

static void
read_conflicts (Reader *self, JsonObject *json)
{
  g_autoptr(GPtrArray) stored = list_objects (json, "conflicts");

  for (guint i = 0; i < stored->len; i++)
    {
      JsonObject *object = g_ptr_array_index (stored, i);
      g_autoptr(GPtrArray) pair = list_objects (object, "items");
      CutiPlanItem *first = pair->len == 2 ? find_item (self, pair->pdata[0]) : NULL;
      CutiPlanItem *second = pair->len == 2 ? find_item (self, pair->pdata[1]) : NULL;

      if (first != NULL && second != NULL)
        cuti_fixed_list_take (self->plan->conflicts,
                              cuti_conflict_new (first, second, get_text (object, "intervention")));
    }
}

static void
read_lists (Reader *self, JsonObject *json)
{
  g_autoptr(GPtrArray) urgent = list_objects (json, "urgent");
  g_autoptr(GPtrArray) derived = list_objects (json, "derived");
  g_autoptr(GPtrArray) questions = list_objects (json, "ask");
  g_autoptr(GPtrArray) ignored = list_objects (json, "ignored");

  for (guint i = 0; i < urgent->len; i++)
    {
      CutiPlanItem *item = find_item (self, g_ptr_array_index (urgent, i));

      if (item != NULL)
        cuti_fixed_list_take (self->plan->urgent, g_object_ref (item));
    }
  for (guint i = 0; i < derived->len; i++)
    {
      CutiFinding *finding = read_finding (self, g_ptr_array_index (derived, i));

      if (finding != NULL)
        cuti_fixed_list_take (self->plan->derived, finding);
    }
  for (guint i = 0; i < questions->len; i++)
    {
      CutiQuestion *question = read_question (self, g_ptr_array_index (questions, i));

      if (question != NULL)
        cuti_fixed_list_take (self->plan->questions, question);
    }
  for (guint i = 0; i < ignored->len; i++)
    {
      const char *pointer = get_text (g_ptr_array_index (ignored, i), "pointer");
      const char *reason = get_text (g_ptr_array_index (ignored, i), "reason");

      if (pointer != NULL && reason != NULL)
        cuti_fixed_list_take (self->plan->ignored, cuti_ignored_new (pointer, reason));
    }
}

static void
read_stop (Reader *self, JsonObject *json)
{
  JsonNode *node = json_object_get_member (json, "out_of_scope");

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  self->plan->stop_id = g_strdup (get_text (json_node_get_object (node), "id"));
  self->plan->stop_text = g_strdup (get_text (json_node_get_object (node), "text"));
}

static gboolean
read_plan (Reader *self, JsonObject *json, GError **error)
{
  g_autoptr(GPtrArray) items = list_objects (json, "advice");

  self->plan->case_id = g_strdup (get_text (json, "case"));
  self->plan->sha256 = g_strdup (get_text (json, "sha256"));
  if (self->plan->sha256 == NULL)
    self->plan->sha256 = g_strdup ("");
  for (guint i = 0; i < items->len; i++)
    if (!read_item (self, g_ptr_array_index (items, i), error))
      return FALSE;

  read_conflicts (self, json);
  read_lists (self, json);
  read_stop (self, json);
  return TRUE;
}

/**
 * cuti_plan_new_from_version:
 * @signed_case: the case of that version: cuti_case_new_from_version()
 *
 * Reads the plan as it was signed. Nothing is evaluated; words come from the
 * knowledge base of the case as far as it still holds them.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error set
 */
CutiPlan *
cuti_plan_new_from_version (CutiCase *signed_case, CutiVersion *version, GError **error)
{
  g_autoptr(CutiPlan) self = g_object_new (CUTI_TYPE_PLAN, NULL);
  g_autoptr(GHashTable) lost_advice =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr(GHashTable) lost_arguments =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  Reader reader = { self, signed_case, lost_advice, lost_arguments };

  g_return_val_if_fail (CUTI_IS_CASE (signed_case), NULL);
  g_return_val_if_fail (CUTI_IS_VERSION (version), NULL);

  self->knowledge = g_object_ref (cuti_case_get_knowledge (signed_case));
  self->version = g_object_ref (version);
  if (read_plan (&reader, json_node_get_object (cuti_version_get_plan (version)), error))
    return g_steal_pointer (&self);

  g_prefix_error (error, _("Version %u: "), cuti_version_get_number (version));
  return NULL;
}

/**
 * cuti_plan_get_version:
 *
 * Returns: (transfer none) (nullable): the signed version that the plan is
 *   drawn from; %NULL of one that was evaluated
 */
CutiVersion *
cuti_plan_get_version (CutiPlan *self)
{
  return self->version;
}

/**
 * cuti_plan_is_of_knowledge:
 *
 * Returns: whether the plan was made from the very knowledge base whose words
 *   it is drawn with
 */
gboolean
cuti_plan_is_of_knowledge (CutiPlan *self)
{
  return self->version == NULL
         || g_str_equal (cuti_version_get_knowledge_sha256 (self->version),
                         cuti_knowledge_get_sha256 (self->knowledge));
}
