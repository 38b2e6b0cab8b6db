/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions in strong Kleene logic: read from JSON, checked against the
 * vocabulary, compiled to one flat array. Evaluating allocates nothing.
 */

#include "cuti-condition.h"

struct _CutiCondition
{
  CutiConditionNode *nodes;
  guint              n_nodes;
};

typedef struct
{
  CutiVocabulary *vocabulary;
  GArray         *nodes;
  GPtrArray      *concepts; /* ids being compiled, outermost first */
} Compiler;

static gboolean compile (Compiler *self, JsonNode *json, gboolean lesion, const char *pointer, GError **error);

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, const char *pointer, const char *format, ...)
{
  va_list args;
  g_autofree char *reason = NULL;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_CONDITION, "%s: %s", pointer, reason);
  return FALSE;
}

static guint
push (Compiler *self, CutiConditionNode node)
{
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static void
finish (Compiler *self, guint i)
{
  g_array_index (self->nodes, CutiConditionNode, i).end = self->nodes->len;
}

static void
push_leaf (Compiler *self, const CutiSymbol *fact, CutiOp op, gint64 a)
{
  finish (self, push (self, (CutiConditionNode) {
    .op = op, .lesion = fact->lesion, .fact = fact->index, .a = a }));
}

static void
push_range (Compiler *self, const CutiSymbol *fact, gint64 a, gint64 b, guint n_cuts, gint64 cut, gint64 second)
{
  finish (self, push (self, (CutiConditionNode) {
    .op = CUTI_OP_BETWEEN, .lesion = fact->lesion, .fact = fact->index, .a = a, .b = b, .n = n_cuts,
    .cuts = { cut, second } }));
}

static gboolean
compile_children (Compiler *self, JsonArray *array, gboolean lesion, const char *pointer, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

      if (!compile (self, json_array_get_element (array, i), lesion, place, error))
        return FALSE;
    }
  return TRUE;
}

static JsonArray *
get_list (JsonNode *json, const char *pointer, GError **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (json))
    fail (error, pointer, "expected a list");
  else if (json_array_get_length (json_node_get_array (json)) == 0)
    fail (error, pointer, "the list is empty");
  else
    return json_node_get_array (json);

  return NULL;
}

static gboolean
get_whole_number (JsonNode *json, gint64 *n)
{
  if (!JSON_NODE_HOLDS_VALUE (json) || json_node_get_value_type (json) != G_TYPE_INT64)
    return FALSE;

  *n = json_node_get_int (json);
  return TRUE;
}

static gboolean
get_boolean (JsonNode *json, gint64 *n)
{
  if (!JSON_NODE_HOLDS_VALUE (json) || json_node_get_value_type (json) != G_TYPE_BOOLEAN)
    return FALSE;

  *n = json_node_get_boolean (json);
  return TRUE;
}

static gboolean
get_number (JsonNode *json, double *number)
{
  GType type = JSON_NODE_HOLDS_VALUE (json) ? json_node_get_value_type (json) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  *number = json_node_get_double (json);
  return TRUE;
}

/* A cut point, in steps of the fact's grid. */
static gboolean
read_cut (const CutiSymbol *fact, JsonNode *json, const char *pointer, gint64 *n, GError **error)
{
  double number;

  if (!get_number (json, &number))
    return fail (error, pointer, "“%s” is compared with a number", fact->id);
  if (!cuti_symbol_number_to_grid (fact, number, n))
    return fail (error, pointer, "%g is not on the grid of “%s”, whose step is %g", number, fact->id,
                 fact->step);
  if (*n < fact->min || *n > fact->max)
    return fail (error, pointer, "%g is outside the hard range of “%s”", number, fact->id);

  return TRUE;
}

/* The index of a boolean or a choice. */
static gboolean
read_index (const CutiSymbol *fact, JsonNode *json, const char *pointer, gint64 *n, GError **error)
{
  int choice;

  if (fact->kind == CUTI_KIND_BOOLEAN)
    return get_boolean (json, n)
           || fail (error, pointer, "“%s” is compared with true or false", fact->id);

  if (!JSON_NODE_HOLDS_VALUE (json) || json_node_get_value_type (json) != G_TYPE_STRING)
    return fail (error, pointer, "“%s” is compared with one of its choices", fact->id);

  choice = cuti_symbol_find_choice (fact, json_node_get_string (json));
  if (choice < 0)
    return fail (error, pointer, "“%s” is not a choice of “%s”", json_node_get_string (json), fact->id);

  *n = choice;
  return TRUE;
}

static gboolean
read_set (const CutiSymbol *fact, JsonNode *json, gboolean is_list, const char *pointer, gint64 *set,
          GError **error)
{
  JsonArray *array;
  gint64 n = 0;

  *set = 0;
  if (!is_list)
    {
      if (!read_index (fact, json, pointer, &n, error))
        return FALSE;
      *set = G_GINT64_CONSTANT (1) << n;
      return TRUE;
    }

  array = get_list (json, pointer, error);
  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

      if (!read_index (fact, json_array_get_element (array, i), place, &n, error))
        return FALSE;
      *set |= G_GINT64_CONSTANT (1) << n;
    }
  return TRUE;
}

static gboolean
compile_category_test (Compiler *self, const CutiSymbol *fact, const char *op, JsonNode *json,
                       const char *pointer, GError **error)
{
  gboolean is_list = g_str_equal (op, "in") || g_str_equal (op, "not_in");
  gboolean negated = g_str_equal (op, "is_not") || g_str_equal (op, "not_in");
  gint64 set;

  if (!is_list && !g_str_equal (op, "is") && !g_str_equal (op, "is_not"))
    return fail (error, pointer, "“%s” does not fit the type of “%s”", op, fact->id);
  if (!read_set (fact, json, is_list, pointer, &set, error))
    return FALSE;

  push_leaf (self, fact, CUTI_OP_ONE_OF, negated ? ~set : set);
  return TRUE;
}

static gboolean
compile_choices_test (Compiler *self, const CutiSymbol *fact, const char *op, JsonNode *json,
                      const char *pointer, GError **error)
{
  gboolean all = g_str_equal (op, "includes_all");
  gboolean is_list = all || g_str_equal (op, "includes_any");
  gint64 set;

  if (!is_list && !g_str_equal (op, "includes"))
    return fail (error, pointer, "“%s” does not fit the type of “%s”", op, fact->id);
  if (!read_set (fact, json, is_list, pointer, &set, error))
    return FALSE;

  push_leaf (self, fact, all ? CUTI_OP_INCLUDES_ALL : CUTI_OP_INCLUDES_ANY, set);
  return TRUE;
}

static gboolean
compile_between (Compiler *self, const CutiSymbol *fact, JsonNode *json, const char *pointer,
                 GError **error)
{
  JsonArray *array = get_list (json, pointer, error);
  gint64 lo, hi;

  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) != 2)
    return fail (error, pointer, "“between” takes two numbers");
  if (!read_cut (fact, json_array_get_element (array, 0), pointer, &lo, error)
      || !read_cut (fact, json_array_get_element (array, 1), pointer, &hi, error))
    return FALSE;
  if (lo > hi)
    return fail (error, pointer, "the lower bound is above the upper one");

  push_range (self, fact, lo, hi, 2, lo, hi);
  return TRUE;
}

static gboolean
compile_number_list (Compiler *self, const CutiSymbol *fact, gboolean negated, JsonNode *json,
                     const char *pointer, GError **error)
{
  JsonArray *array = get_list (json, pointer, error);
  guint not = 0, any;

  if (array == NULL)
    return FALSE;

  if (negated)
    not = push (self, (CutiConditionNode) { .op = CUTI_OP_NOT });
  any = push (self, (CutiConditionNode) { .op = CUTI_OP_AT_LEAST, .n = 1 });
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);
      gint64 n;

      if (!read_cut (fact, json_array_get_element (array, i), place, &n, error))
        return FALSE;
      push_range (self, fact, n, n, 1, n, 0);
    }
  finish (self, any);
  if (negated)
    finish (self, not);
  return TRUE;
}

static gboolean
compile_number_test (Compiler *self, const CutiSymbol *fact, const char *op, JsonNode *json,
                     const char *pointer, GError **error)
{
  gint64 n;

  if (g_str_equal (op, "between"))
    return compile_between (self, fact, json, pointer, error);
  if (g_str_equal (op, "in") || g_str_equal (op, "not_in"))
    return compile_number_list (self, fact, g_str_equal (op, "not_in"), json, pointer, error);
  if (g_str_has_prefix (op, "includes"))
    return fail (error, pointer, "“%s” does not fit the type of “%s”", op, fact->id);
  if (!read_cut (fact, json, pointer, &n, error))
    return FALSE;

  if (g_str_equal (op, "is"))
    push_range (self, fact, n, n, 1, n, 0);
  else if (g_str_equal (op, "lt"))
    push_range (self, fact, G_MININT64, n - 1, 1, n, 0);
  else if (g_str_equal (op, "le"))
    push_range (self, fact, G_MININT64, n, 1, n, 0);
  else if (g_str_equal (op, "gt"))
    push_range (self, fact, n + 1, G_MAXINT64, 1, n, 0);
  else if (g_str_equal (op, "ge"))
    push_range (self, fact, n, G_MAXINT64, 1, n, 0);
  else
    {
      guint not = push (self, (CutiConditionNode) { .op = CUTI_OP_NOT });

      push_range (self, fact, n, n, 1, n, 0);
      finish (self, not);
    }
  return TRUE;
}

static const CutiSymbol *
find_fact (Compiler *self, const char *id, gboolean lesion, const char *pointer, GError **error)
{
  const CutiSymbol *fact = cuti_vocabulary_find_fact (self->vocabulary, id);

  if (fact == NULL)
    fail (error, pointer, "“%s” is not declared", id);
  else if (fact->lesion && !lesion)
    fail (error, pointer, "“%s” belongs to a lesion and is read where there is none", id);
  else if (fact->kind == CUTI_KIND_DATE || fact->kind == CUTI_KIND_TEXT)
    fail (error, pointer, "“%s” is a date or a text, which conditions do not read", id);
  else
    return fact;

  return NULL;
}

static gboolean
compile_test (Compiler *self, JsonObject *object, const char *op, gboolean lesion,
              const char *pointer, GError **error)
{
  JsonNode *name = json_object_get_member (object, "fact");
  JsonNode *operand = json_object_get_member (object, op);
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, op);
  const CutiSymbol *fact;

  if (!JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_STRING)
    return fail (error, pointer, "“fact” is the id of a fact");

  fact = find_fact (self, json_node_get_string (name), lesion, pointer, error);
  if (fact == NULL)
    return FALSE;

  switch (fact->kind)
    {
    case CUTI_KIND_BOOLEAN:
    case CUTI_KIND_CHOICE:
      return compile_category_test (self, fact, op, operand, place, error);
    case CUTI_KIND_CHOICES:
      return compile_choices_test (self, fact, op, operand, place, error);
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      return compile_number_test (self, fact, op, operand, place, error);
    case CUTI_KIND_DATE:
    case CUTI_KIND_TEXT:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
compile_concept (Compiler *self, const char *id, JsonNode *when, guint concept, gboolean lesion,
                 const char *pointer, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s (concept “%s”)", pointer, id);
  guint node;

  if (g_ptr_array_find_with_equal_func (self->concepts, id, g_str_equal, NULL))
    return fail (error, pointer, "the concept “%s” refers to itself", id);

  node = push (self, (CutiConditionNode) { .op = CUTI_OP_CONCEPT, .n = concept });
  g_ptr_array_add (self->concepts, (gpointer) id);
  if (!compile (self, when, lesion, place, error))
    return FALSE;
  g_ptr_array_set_size (self->concepts, self->concepts->len - 1);
  finish (self, node);
  return TRUE;
}

static gboolean
compile_name (Compiler *self, const char *id, gboolean lesion, const char *pointer, GError **error)
{
  guint concept;
  JsonNode *when = cuti_vocabulary_find_concept (self->vocabulary, id, &concept);
  const CutiSymbol *fact;

  if (when != NULL)
    return compile_concept (self, id, when, concept, lesion, pointer, error);

  fact = find_fact (self, id, lesion, pointer, error);
  if (fact == NULL)
    return FALSE;
  if (fact->kind != CUTI_KIND_BOOLEAN)
    return fail (error, pointer, "“%s” stands alone but is not a yes-or-no fact", id);

  push_leaf (self, fact, CUTI_OP_ONE_OF, 1 << 1);
  return TRUE;
}

static gboolean
compile_at_least (Compiler *self, JsonNode *list, gint64 n, gboolean lesion, const char *pointer,
                  GError **error)
{
  JsonArray *array = get_list (list, pointer, error);
  guint length, node;

  if (array == NULL)
    return FALSE;

  length = json_array_get_length (array);
  if (n < 1 || n > length)
    return fail (error, pointer, "“at_least” is outside 1 to %u", length);

  node = push (self, (CutiConditionNode) { .op = CUTI_OP_AT_LEAST, .n = n });
  if (!compile_children (self, array, lesion, pointer, error))
    return FALSE;
  finish (self, node);
  return TRUE;
}

static gboolean
compile_parent (Compiler *self, CutiOp op, guint n, JsonNode *child, gboolean lesion,
                const char *pointer, GError **error)
{
  guint node = push (self, (CutiConditionNode) { .op = op, .n = n });

  if (!compile (self, child, lesion, pointer, error))
    return FALSE;
  finish (self, node);
  return TRUE;
}

static gboolean
compile_with_second (Compiler *self, JsonObject *object, const char *op, gboolean lesion,
                     const char *pointer, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, op);
  gboolean is_lesions = g_str_equal (op, "lesions");
  JsonNode *number = json_object_get_member (object, is_lesions ? "ge" : "at_least");
  gint64 n;

  if (!get_whole_number (number, &n))
    return fail (error, pointer, "the bound is a whole number");

  if (!is_lesions)
    return compile_at_least (self, json_object_get_member (object, "of"), n, lesion, place, error);

  if (n < 1 || n > G_MAXUINT)
    return fail (error, pointer, "the bound of “lesions” is below 1");
  return compile_parent (self, CUTI_OP_LESIONS, n, json_object_get_member (object, op), TRUE, place,
                         error);
}

static gboolean
compile_single (Compiler *self, JsonObject *object, const char *op, gboolean lesion,
                const char *pointer, GError **error)
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
    return fail (error, pointer, "“%s” is not an operator", op);
  if (!get_boolean (operand, &n))
    return fail (error, place, "“const” is true or false");

  finish (self, push (self, (CutiConditionNode) {
    .op = CUTI_OP_CONST, .a = n ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE }));
  return TRUE;
}

static gboolean
compile_object (Compiler *self, JsonObject *object, gboolean lesion, const char *pointer,
                GError **error)
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
        return fail (error, pointer, "“%s” is not an operator", op);
      return compile_test (self, object, op, lesion, pointer, error);
    }
  if (n_members == 2 && json_object_has_member (object, "at_least")
      && json_object_has_member (object, "of"))
    return compile_with_second (self, object, "of", lesion, pointer, error);
  if (n_members == 2 && json_object_has_member (object, "lesions")
      && json_object_has_member (object, "ge"))
    return compile_with_second (self, object, "lesions", lesion, pointer, error);

  return fail (error, pointer, "a condition has exactly one operator");
}

static gboolean
compile (Compiler *self, JsonNode *json, gboolean lesion, const char *pointer, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (json))
    return compile_object (self, json_node_get_object (json), lesion, pointer, error);
  if (JSON_NODE_HOLDS_VALUE (json) && json_node_get_value_type (json) == G_TYPE_STRING)
    return compile_name (self, json_node_get_string (json), lesion, pointer, error);

  return fail (error, pointer, "expected a condition: a name or an object");
}

/**
 * cuti_condition_compile:
 * @node: the condition as JSON
 * @lesion_scope: whether facts of the lesion in question may be read
 * @pointer: JSON pointer of @node, for messages
 *
 * Reads, checks and compiles a condition. Errors say “pointer: reason”.
 *
 * Returns: (transfer full) (nullable): the condition
 */
CutiCondition *
cuti_condition_compile (CutiVocabulary  *vocabulary,
                        JsonNode        *node,
                        gboolean         lesion_scope,
                        const char      *pointer,
                        GError         **error)
{
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (CutiConditionNode));
  g_autoptr(GPtrArray) concepts = g_ptr_array_new ();
  Compiler compiler = { vocabulary, nodes, concepts };
  CutiCondition *self;

  if (!compile (&compiler, node, lesion_scope, pointer, error))
    return NULL;

  self = g_new (CutiCondition, 1);
  self->n_nodes = nodes->len;
  self->nodes = (CutiConditionNode *) g_array_free (g_steal_pointer (&nodes), FALSE);
  return self;
}

void
cuti_condition_free (CutiCondition *self)
{
  g_free (self->nodes);
  g_free (self);
}

/**
 * cuti_condition_get_nodes:
 * @n_nodes: (out) (optional): how many
 *
 * Returns: (transfer none): the compiled nodes, for those who explain or verify
 */
const CutiConditionNode *
cuti_condition_get_nodes (const CutiCondition *self, guint *n_nodes)
{
  if (n_nodes != NULL)
    *n_nodes = self->n_nodes;
  return self->nodes;
}

/**
 * cuti_condition_is_const:
 *
 * Returns: whether the condition is a plain `{"const": …}`
 */
gboolean
cuti_condition_is_const (const CutiCondition *self)
{
  return self->nodes[0].op == CUTI_OP_CONST;
}

/**
 * cuti_condition_node_is_leaf:
 *
 * Returns: whether the node compares a fact
 */
gboolean
cuti_condition_node_is_leaf (const CutiConditionNode *node)
{
  return node->op == CUTI_OP_ONE_OF || node->op == CUTI_OP_BETWEEN || node->op == CUTI_OP_INCLUDES_ANY
         || node->op == CUTI_OP_INCLUDES_ALL;
}

/**
 * cuti_condition_node_is_quantifier:
 *
 * Returns: whether the node looks at all lesions, and so at whether the list
 *   of them is complete
 */
gboolean
cuti_condition_node_is_quantifier (const CutiConditionNode *node)
{
  return node->op == CUTI_OP_LESIONS || node->op == CUTI_OP_EVERY_LESION;
}

/**
 * cuti_fact_view_for_lesion:
 *
 * Returns: the same view with the recorded lesion number @lesion in question
 */
CutiFactView
cuti_fact_view_for_lesion (const CutiFactView *view, guint lesion)
{
  CutiFactView copy = *view;

  copy.lesion = view->lesions + (gsize) lesion * view->n_facts;
  return copy;
}

/**
 * cuti_fact_view_is_complete:
 *
 * Returns: whether the list of lesions is said to hold every one that matters
 */
CutiTruth
cuti_fact_view_is_complete (const CutiFactView *view)
{
  const CutiValue *value;

  if (view->complete == G_MAXUINT)
    return CUTI_TRUTH_UNKNOWN;

  value = &view->facts[view->complete];
  if (!value->known)
    return CUTI_TRUTH_UNKNOWN;
  return value->n ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE;
}

static CutiTruth
evaluate_leaf (const CutiConditionNode *node, const CutiFactView *view)
{
  const CutiValue *value;
  gboolean fits;

  if (node->lesion && view->lesion == NULL)
    return CUTI_TRUTH_UNKNOWN;

  value = node->lesion ? &view->lesion[node->fact] : &view->facts[node->fact];
  if (!value->known)
    return CUTI_TRUTH_UNKNOWN;

  if (node->op == CUTI_OP_ONE_OF)
    fits = (node->a >> value->n) & 1;
  else if (node->op == CUTI_OP_BETWEEN)
    fits = node->a <= value->n && value->n <= node->b;
  else if (node->op == CUTI_OP_INCLUDES_ANY)
    fits = (node->a & value->n) != 0;
  else
    fits = (node->a & value->n) == node->a;

  return fits ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE;
}

static CutiTruth
evaluate_at_least (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  guint trues = 0, unknowns = 0, left = 0;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    left++;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end, left--)
    {
      if (trues + unknowns + left < nodes[i].n)
        return CUTI_TRUTH_FALSE;

      switch (cuti_condition_node_evaluate (nodes, child, view))
        {
        case CUTI_TRUTH_TRUE: trues++; break;
        case CUTI_TRUTH_UNKNOWN: unknowns++; break;
        case CUTI_TRUTH_FALSE: default: break;
        }
      if (trues >= nodes[i].n)
        return CUTI_TRUTH_TRUE;
    }

  return trues + unknowns < nodes[i].n ? CUTI_TRUTH_FALSE : CUTI_TRUTH_UNKNOWN;
}

static CutiTruth
evaluate_lesions (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  guint trues = 0, unknowns = 0;

  for (guint lesion = 0; lesion < view->n_lesions; lesion++)
    {
      CutiFactView inner = cuti_fact_view_for_lesion (view, lesion);

      switch (cuti_condition_node_evaluate (nodes, i + 1, &inner))
        {
        case CUTI_TRUTH_TRUE: trues++; break;
        case CUTI_TRUTH_UNKNOWN: unknowns++; break;
        case CUTI_TRUTH_FALSE: default: break;
        }
      if (trues >= nodes[i].n)
        return CUTI_TRUTH_TRUE;
    }

  if (trues + unknowns < nodes[i].n && cuti_fact_view_is_complete (view) == CUTI_TRUTH_TRUE)
    return CUTI_TRUTH_FALSE;
  return CUTI_TRUTH_UNKNOWN;
}

static CutiTruth
evaluate_every_lesion (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  CutiTruth truth = cuti_fact_view_is_complete (view) == CUTI_TRUTH_TRUE ? CUTI_TRUTH_TRUE
                                                                         : CUTI_TRUTH_UNKNOWN;

  for (guint lesion = 0; lesion < view->n_lesions && truth != CUTI_TRUTH_FALSE; lesion++)
    {
      CutiFactView inner = cuti_fact_view_for_lesion (view, lesion);

      truth = cuti_truth_and (truth, cuti_condition_node_evaluate (nodes, i + 1, &inner));
    }
  return truth;
}

/**
 * cuti_condition_node_evaluate:
 * @i: the node to start at
 *
 * Returns: the truth of one part of a condition
 */
CutiTruth
cuti_condition_node_evaluate (const CutiConditionNode *nodes, guint i, const CutiFactView *view)
{
  switch (nodes[i].op)
    {
    case CUTI_OP_CONST: return nodes[i].a;
    case CUTI_OP_NOT: return cuti_truth_not (cuti_condition_node_evaluate (nodes, i + 1, view));
    case CUTI_OP_CONCEPT: return cuti_condition_node_evaluate (nodes, i + 1, view);
    case CUTI_OP_AT_LEAST: return evaluate_at_least (nodes, i, view);
    case CUTI_OP_LESIONS: return evaluate_lesions (nodes, i, view);
    case CUTI_OP_EVERY_LESION: return evaluate_every_lesion (nodes, i, view);
    case CUTI_OP_ONE_OF:
    case CUTI_OP_BETWEEN:
    case CUTI_OP_INCLUDES_ANY:
    case CUTI_OP_INCLUDES_ALL:
    default: return evaluate_leaf (&nodes[i], view);
    }
}

/**
 * cuti_condition_evaluate:
 *
 * Returns: the truth of the condition for what @view knows
 */
CutiTruth
cuti_condition_evaluate (const CutiCondition *self, const CutiFactView *view)
{
  return cuti_condition_node_evaluate (self->nodes, 0, view);
}
