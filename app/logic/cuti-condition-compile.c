/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads conditions from JSON, checks them against the vocabulary and compiles
 * them to one flat array.
 */

#include "cuti-condition-private.h"

static gboolean compile (CutiCompiler *self,
                         JsonNode     *json,
                         gboolean      lesion,
                         const char   *pointer,
                         GError      **error);

gboolean
cuti_compiler_fail (GError **error, const char *pointer, const char *format, ...)
{
  va_list args;
  g_autofree char *reason = NULL;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_CONDITION, "%s: %s", pointer, reason);
  return FALSE;
}

gboolean
cuti_compiler_fail_for_lesion (GError **error, const char *pointer, const char *fact)
{
  return cuti_compiler_fail (error, pointer,
                             "“%s” belongs to a lesion and is read where there is none", fact);
}

guint
cuti_compiler_push (CutiCompiler *self, CutiConditionNode node)
{
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

void
cuti_compiler_finish (CutiCompiler *self, guint i)
{
  g_array_index (self->nodes, CutiConditionNode, i).end = self->nodes->len;
}

static gboolean
compile_children (CutiCompiler *self,
                  JsonArray    *array,
                  gboolean      lesion,
                  const char   *pointer,
                  GError      **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

      if (!compile (self, json_array_get_element (array, i), lesion, place, error))
        return FALSE;
    }
  return TRUE;
}

JsonArray *
cuti_compiler_get_list (JsonNode *json, const char *pointer, GError **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (json))
    cuti_compiler_fail (error, pointer, "expected a list");
  else if (json_array_get_length (json_node_get_array (json)) == 0)
    cuti_compiler_fail (error, pointer, "the list is empty");
  else
    return json_node_get_array (json);

  return NULL;
}

static gboolean
get_whole_number (JsonNode *json, gint64 *n)
{
  if (json_node_get_value_type (json) != G_TYPE_INT64)
    return FALSE;

  *n = json_node_get_int (json);
  return TRUE;
}

gboolean
cuti_compiler_get_boolean (JsonNode *json, gint64 *n)
{
  if (json_node_get_value_type (json) != G_TYPE_BOOLEAN)
    return FALSE;

  *n = json_node_get_boolean (json);
  return TRUE;
}

/* The first fact of a lesion that is read outside of “any_lesion” and the like. */
static const CutiSymbol *
find_lesion_fact (CutiCompiler *self, const CutiCondition *condition)
{
  for (guint i = 0; i < condition->n_nodes;)
    {
      const CutiConditionNode *node = &condition->nodes[i];

      if (node->lesion)
        return cuti_vocabulary_get_fact (self->vocabulary, node->fact);
      i = cuti_condition_node_is_quantifier (node) ? node->end : i + 1;
    }
  return NULL;
}

static void
copy_nodes (CutiCompiler *self, const CutiCondition *condition)
{
  guint first = self->nodes->len;

  g_array_append_vals (self->nodes, condition->nodes, condition->n_nodes);
  for (guint i = first; i < self->nodes->len; i++)
    g_array_index (self->nodes, CutiConditionNode, i).end += first;
}

static gboolean
compile_concept (CutiCompiler *self,
                 const char   *id,
                 guint         concept,
                 gboolean      lesion,
                 const char   *pointer,
                 GError      **error)
{
  g_autofree char *place = g_strdup_printf ("%s (concept “%s”)", pointer, id);
  const CutiCondition *condition =
    cuti_vocabulary_find_concept (self->vocabulary, id, place, error);
  const CutiSymbol *fact;
  guint node;

  if (condition == NULL)
    return FALSE;
  fact = lesion ? NULL : find_lesion_fact (self, condition);
  if (fact != NULL)
    return cuti_compiler_fail_for_lesion (error, place, fact->id);

  node = cuti_compiler_push (self, (CutiConditionNode) { .op = CUTI_OP_CONCEPT, .n = concept });
  copy_nodes (self, condition);
  cuti_compiler_finish (self, node);
  return TRUE;
}

static gboolean
compile_name (CutiCompiler *self,
              const char   *id,
              gboolean      lesion,
              const char   *pointer,
              GError      **error)
{
  guint concept;

  if (cuti_vocabulary_has_concept (self->vocabulary, id, &concept))
    return compile_concept (self, id, concept, lesion, pointer, error);
  return cuti_compiler_add_yes (self, id, lesion, pointer, error);
}

static gboolean
compile_at_least (CutiCompiler *self,
                  JsonNode     *list,
                  gint64        n,
                  gboolean      lesion,
                  const char   *pointer,
                  GError      **error)
{
  JsonArray *array = cuti_compiler_get_list (list, pointer, error);
  guint length, node;

  if (array == NULL)
    return FALSE;

  length = json_array_get_length (array);
  if (n < 1 || n > length)
    return cuti_compiler_fail (error, pointer, "“at_least” is outside 1 to %u", length);

  node = cuti_compiler_push (self, (CutiConditionNode) { .op = CUTI_OP_AT_LEAST, .n = n });
  if (!compile_children (self, array, lesion, pointer, error))
    return FALSE;
  cuti_compiler_finish (self, node);
  return TRUE;
}

static gboolean
compile_parent (CutiCompiler *self,
                CutiOp        op,
                guint         n,
                JsonNode     *child,
                gboolean      lesion,
                const char   *pointer,
                GError      **error)
{
  guint node = cuti_compiler_push (self, (CutiConditionNode) { .op = op, .n = n });

  if (!compile (self, child, lesion, pointer, error))
    return FALSE;
  cuti_compiler_finish (self, node);
  return TRUE;
}

static gboolean
compile_with_second (CutiCompiler *self,
                     JsonObject   *object,
                     const char   *op,
                     gboolean      lesion,
                     const char   *pointer,
                     GError      **error)
{
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, op);
  gboolean is_lesions = g_str_equal (op, "lesions");
  JsonNode *number = json_object_get_member (object, is_lesions ? "ge" : "at_least");
  gint64 n;

  if (!get_whole_number (number, &n))
    return cuti_compiler_fail (error, pointer, "the bound is a whole number");

  if (!is_lesions)
    return compile_at_least (self, json_object_get_member (object, "of"), n, lesion, place, error);

  if (n < 1 || n > G_MAXUINT)
    return cuti_compiler_fail (error, pointer, "the bound of “lesions” is below 1");
  return compile_parent (self, CUTI_OP_LESIONS, n, json_object_get_member (object, op), TRUE,
                         place, error);
}

static gboolean
compile_single (CutiCompiler *self,
                JsonObject   *object,
                const char   *op,
                gboolean      lesion,
                const char   *pointer,
                GError      **error)
{
  JsonNode *operand = json_object_get_member (object, op);
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, op);
  gint64 n;

  if (g_str_equal (op, "all") || g_str_equal (op, "any"))
    {
      gboolean all = g_str_equal (op, "all") && JSON_NODE_HOLDS_ARRAY (operand);

      n = all ? json_array_get_length (json_node_get_array (operand)) : 1;
      return compile_at_least (self, operand, MAX (n, 1), lesion, place, error);
    }
  if (g_str_equal (op, "not"))
    return compile_parent (self, CUTI_OP_NOT, 0, operand, lesion, place, error);
  if (g_str_equal (op, "any_lesion"))
    return compile_parent (self, CUTI_OP_LESIONS, 1, operand, TRUE, place, error);
  if (g_str_equal (op, "every_lesion"))
    return compile_parent (self, CUTI_OP_EVERY_LESION, 0, operand, TRUE, place, error);
  if (!g_str_equal (op, "const"))
    return cuti_compiler_fail (error, pointer, "“%s” is not an operator", op);
  if (!cuti_compiler_get_boolean (operand, &n))
    return cuti_compiler_fail (error, place, "“const” is true or false");

  cuti_compiler_finish (self, cuti_compiler_push (self, (CutiConditionNode) {
    .op = CUTI_OP_CONST, .a = n ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE }));
  return TRUE;
}

static gboolean
compile_object (CutiCompiler *self,
                JsonObject   *object,
                gboolean      lesion,
                const char   *pointer,
                GError      **error)
{
  static const char *const tests[] = { "is", "is_not", "lt", "le", "gt", "ge", "between", "in",
                                       "not_in", "includes", "includes_any", "includes_all", NULL };
  g_autoptr(GList) members = json_object_get_members (object);
  guint n_members = g_list_length (members);

  if (n_members == 1)
    return compile_single (self, object, members->data, lesion, pointer, error);

  if (n_members == 2 && json_object_has_member (object, "fact"))
    {
      const char *first = members->data, *second = members->next->data;
      const char *op = g_str_equal (first, "fact") ? second : first;

      if (!g_strv_contains (tests, op))
        return cuti_compiler_fail (error, pointer, "“%s” is not an operator", op);
      return cuti_compiler_add_test (self, object, op, lesion, pointer, error);
    }
  if (n_members == 2 && json_object_has_member (object, "at_least")
      && json_object_has_member (object, "of"))
    return compile_with_second (self, object, "of", lesion, pointer, error);
  if (n_members == 2 && json_object_has_member (object, "lesions")
      && json_object_has_member (object, "ge"))
    return compile_with_second (self, object, "lesions", lesion, pointer, error);

  return cuti_compiler_fail (error, pointer, "a condition has exactly one operator");
}

static gboolean
compile (CutiCompiler *self, JsonNode *json, gboolean lesion, const char *pointer, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (json))
    return compile_object (self, json_node_get_object (json), lesion, pointer, error);
  if (json_node_get_value_type (json) == G_TYPE_STRING)
    return compile_name (self, json_node_get_string (json), lesion, pointer, error);

  return cuti_compiler_fail (error, pointer, "expected a condition: a name or an object");
}

/**
 * cuti_condition_compile:
 * @vocabulary: the facts and concepts that may be named
 * @node: the condition as JSON
 * @lesion_scope: whether facts of the lesion in question may be read
 * @pointer: JSON pointer of @node, for messages
 *
 * Reads, checks and compiles a condition. Errors say “pointer: reason”.
 *
 * Returns: (transfer full) (nullable): the condition, or %NULL with @error set
 */
CutiCondition *
cuti_condition_compile (CutiVocabulary *vocabulary,
                        JsonNode       *node,
                        gboolean        lesion_scope,
                        const char     *pointer,
                        GError        **error)
{
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (CutiConditionNode));
  CutiCompiler compiler = { vocabulary, nodes };
  CutiCondition *self;

  g_return_val_if_fail (vocabulary != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  if (!compile (&compiler, node, lesion_scope, pointer, error))
    return NULL;

  self = g_new (CutiCondition, 1);
  self->n_nodes = nodes->len;
  self->nodes = g_memdup2 (nodes->data, nodes->len * sizeof (CutiConditionNode));
  return self;
}
