/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiles the leaves of a condition: one fact compared with constants that
 * lie in its domain.
 */

#include "cuti-condition-private.h"

static void
push_leaf (CutiCompiler *self, const CutiSymbol *fact, CutiOp op, gint64 a)
{
  cuti_compiler_finish (self, cuti_compiler_push (self, (CutiConditionNode) {
    .op = op, .lesion = fact->lesion, .fact = fact->index, .a = a }));
}

static void
push_range (CutiCompiler     *self,
            const CutiSymbol *fact,
            gint64            a,
            gint64            b,
            guint             n_cuts,
            gint64            cut,
            gint64            second)
{
  cuti_compiler_finish (self, cuti_compiler_push (self, (CutiConditionNode) {
    .op = CUTI_OP_BETWEEN, .lesion = fact->lesion, .fact = fact->index, .a = a, .b = b,
    .n = n_cuts, .cuts = { cut, second } }));
}

static gboolean
get_number (JsonNode *json, double *number)
{
  GType type = json_node_get_value_type (json);

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
    return cuti_compiler_fail (error, pointer, "“%s” is compared with a number", fact->id);
  if (!cuti_symbol_number_to_grid (fact, number, n))
    return cuti_compiler_fail (error, pointer, "%g is not on the grid of “%s”, whose step is %g",
                               number, fact->id, fact->step);
  if (*n < fact->min || *n > fact->max)
    return cuti_compiler_fail (error, pointer, "%g is outside the hard range of “%s”",
                               number, fact->id);

  return TRUE;
}

/* The index of a boolean or a choice. */
static gboolean
read_index (const CutiSymbol *fact, JsonNode *json, const char *pointer, gint64 *n, GError **error)
{
  int choice;

  if (fact->kind == CUTI_KIND_BOOLEAN)
    return cuti_compiler_get_boolean (json, n)
           || cuti_compiler_fail (error, pointer, "“%s” is compared with true or false", fact->id);

  if (json_node_get_value_type (json) != G_TYPE_STRING)
    return cuti_compiler_fail (error, pointer, "“%s” is compared with one of its choices",
                               fact->id);

  choice = cuti_symbol_find_choice (fact, json_node_get_string (json));
  if (choice < 0)
    return cuti_compiler_fail (error, pointer, "“%s” is not a choice of “%s”",
                               json_node_get_string (json), fact->id);

  *n = choice;
  return TRUE;
}

static gboolean
read_set (const CutiSymbol *fact,
          JsonNode         *json,
          gboolean          is_list,
          const char       *pointer,
          gint64           *set,
          GError          **error)
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

  array = cuti_compiler_get_list (json, pointer, error);
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
compile_category_test (CutiCompiler     *self,
                       const CutiSymbol *fact,
                       const char       *op,
                       JsonNode         *json,
                       const char       *pointer,
                       GError          **error)
{
  gboolean is_list = g_str_equal (op, "in") || g_str_equal (op, "not_in");
  gboolean negated = g_str_equal (op, "is_not") || g_str_equal (op, "not_in");
  gint64 set;

  if (!is_list && !g_str_equal (op, "is") && !g_str_equal (op, "is_not"))
    return cuti_compiler_fail (error, pointer, "“%s” does not fit the type of “%s”", op, fact->id);
  if (!read_set (fact, json, is_list, pointer, &set, error))
    return FALSE;

  push_leaf (self, fact, CUTI_OP_ONE_OF, negated ? ~set : set);
  return TRUE;
}

static gboolean
compile_choices_test (CutiCompiler     *self,
                      const CutiSymbol *fact,
                      const char       *op,
                      JsonNode         *json,
                      const char       *pointer,
                      GError          **error)
{
  gboolean all = g_str_equal (op, "includes_all");
  gboolean is_list = all || g_str_equal (op, "includes_any");
  gint64 set;

  if (!is_list && !g_str_equal (op, "includes"))
    return cuti_compiler_fail (error, pointer, "“%s” does not fit the type of “%s”", op, fact->id);
  if (!read_set (fact, json, is_list, pointer, &set, error))
    return FALSE;

  push_leaf (self, fact, all ? CUTI_OP_INCLUDES_ALL : CUTI_OP_INCLUDES_ANY, set);
  return TRUE;
}

static gboolean
compile_between (CutiCompiler     *self,
                 const CutiSymbol *fact,
                 JsonNode         *json,
                 const char       *pointer,
                 GError          **error)
{
  JsonArray *array = cuti_compiler_get_list (json, pointer, error);
  gint64 lo, hi;

  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) != 2)
    return cuti_compiler_fail (error, pointer, "“between” takes two numbers");
  if (!read_cut (fact, json_array_get_element (array, 0), pointer, &lo, error)
      || !read_cut (fact, json_array_get_element (array, 1), pointer, &hi, error))
    return FALSE;
  if (lo > hi)
    return cuti_compiler_fail (error, pointer, "the lower bound is above the upper one");

  push_range (self, fact, lo, hi, 2, lo, hi);
  return TRUE;
}

static gboolean
compile_number_list (CutiCompiler     *self,
                     const CutiSymbol *fact,
                     gboolean          negated,
                     JsonNode         *json,
                     const char       *pointer,
                     GError          **error)
{
  JsonArray *array = cuti_compiler_get_list (json, pointer, error);
  guint not = 0, any;

  if (array == NULL)
    return FALSE;

  if (negated)
    not = cuti_compiler_push (self, (CutiConditionNode) { .op = CUTI_OP_NOT });
  any = cuti_compiler_push (self, (CutiConditionNode) { .op = CUTI_OP_AT_LEAST, .n = 1 });
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);
      gint64 n;

      if (!read_cut (fact, json_array_get_element (array, i), place, &n, error))
        return FALSE;
      push_range (self, fact, n, n, 1, n, 0);
    }
  cuti_compiler_finish (self, any);
  if (negated)
    cuti_compiler_finish (self, not);
  return TRUE;
}

static gboolean
compile_number_test (CutiCompiler     *self,
                     const CutiSymbol *fact,
                     const char       *op,
                     JsonNode         *json,
                     const char       *pointer,
                     GError          **error)
{
  gint64 n;

  if (g_str_equal (op, "between"))
    return compile_between (self, fact, json, pointer, error);
  if (g_str_equal (op, "in") || g_str_equal (op, "not_in"))
    return compile_number_list (self, fact, g_str_equal (op, "not_in"), json, pointer, error);
  if (g_str_has_prefix (op, "includes"))
    return cuti_compiler_fail (error, pointer, "“%s” does not fit the type of “%s”", op, fact->id);
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
      guint not = cuti_compiler_push (self, (CutiConditionNode) { .op = CUTI_OP_NOT });

      push_range (self, fact, n, n, 1, n, 0);
      cuti_compiler_finish (self, not);
    }
  return TRUE;
}

static const CutiSymbol *
find_fact (CutiCompiler *self, const char *id, gboolean lesion, const char *pointer, GError **error)
{
  const CutiSymbol *fact = cuti_vocabulary_find_fact (self->vocabulary, id);

  if (fact == NULL)
    cuti_compiler_fail (error, pointer, "“%s” is not declared", id);
  else if (fact->lesion && !lesion)
    cuti_compiler_fail_for_lesion (error, pointer, id);
  else if (fact->kind == CUTI_KIND_DATE || fact->kind == CUTI_KIND_TEXT)
    cuti_compiler_fail (error, pointer,
                        "“%s” is a date or a text, which conditions do not read", id);
  else
    return fact;

  return NULL;
}

/**
 * cuti_compiler_add_test:
 * @object: a fact and one operator
 * @op: that operator
 *
 * Compiles the comparison of a fact with constants.
 */
gboolean
cuti_compiler_add_test (CutiCompiler *self,
                        JsonObject   *object,
                        const char   *op,
                        gboolean      lesion,
                        const char   *pointer,
                        GError      **error)
{
  JsonNode *name = json_object_get_member (object, "fact");
  JsonNode *operand = json_object_get_member (object, op);
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, op);
  const CutiSymbol *fact;

  if (json_node_get_value_type (name) != G_TYPE_STRING)
    return cuti_compiler_fail (error, pointer, "“fact” is the id of a fact");

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

/**
 * cuti_compiler_add_yes:
 * @id: of a boolean fact
 *
 * Compiles a fact that stands alone: it is true.
 */
gboolean
cuti_compiler_add_yes (CutiCompiler *self,
                       const char   *id,
                       gboolean      lesion,
                       const char   *pointer,
                       GError      **error)
{
  const CutiSymbol *fact = find_fact (self, id, lesion, pointer, error);

  if (fact == NULL)
    return FALSE;
  if (fact->kind != CUTI_KIND_BOOLEAN)
    return cuti_compiler_fail (error, pointer, "“%s” stands alone but is not a yes-or-no fact", id);

  push_leaf (self, fact, CUTI_OP_ONE_OF, 1 << 1);
  return TRUE;
}
