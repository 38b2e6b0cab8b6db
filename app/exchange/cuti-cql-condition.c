/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions in CQL, from what they were compiled to. Comparisons of CQL are
 * three-valued by themselves. Membership is not: “null in {…}” is false, and so
 * an unknown fact would count as a “no”; every test of a set says what null is.
 */

#include "cuti-cql-condition.h"

#include <json-glib/json-glib.h>

#include "cuti-json.h"

#define ALIAS "Lesion%u" /* of the lesions that a quantifier goes through; no stage of cancer, as L1 is */

typedef struct
{
  GString                 *cql;
  CutiKnowledge           *knowledge;
  CutiVocabulary          *vocabulary;
  const CutiConditionNode *nodes;
  guint                    depth; /* of quantifiers around; 0: the lesion in question */
} Writer;

static void write_node (Writer *self, guint i);

static void
append_quoted (GString *cql, const char *text, char quote)
{
  g_string_append_c (cql, quote);
  for (; *text != '\0'; text++)
    {
      if (*text == quote || *text == '\\')
        g_string_append_c (cql, '\\');
      g_string_append_c (cql, *text);
    }
  g_string_append_c (cql, quote);
}

/**
 * cuti_cql_append_name:
 *
 * Appends a quoted identifier: ids may hold what CQL keeps for itself.
 */
void
cuti_cql_append_name (GString *cql, const char *name)
{
  append_quoted (cql, name, '"');
}

/**
 * cuti_cql_append_text:
 *
 * Appends a String.
 */
void
cuti_cql_append_text (GString *cql, const char *text)
{
  append_quoted (cql, text, '\'');
}

/* An Integer of CQL has 32 bits; numbers per litre need more. */
static const char *
get_integer_type (CutiFact *fact)
{
  double min, max;

  cuti_fact_get_hard (fact, &min, &max);
  return min >= G_MININT32 && max <= G_MAXINT32 ? "Integer" : "Decimal";
}

/**
 * cuti_cql_get_type:
 *
 * Returns: (nullable): the type of its values; %NULL where conditions cannot
 *   read it
 */
const char *
cuti_cql_get_type (CutiFact *fact)
{
  switch (cuti_fact_get_kind (fact))
    {
    case CUTI_KIND_BOOLEAN: return "Boolean";
    case CUTI_KIND_CHOICE: return "String";
    case CUTI_KIND_CHOICES: return "List<String>";
    case CUTI_KIND_INTEGER: return get_integer_type (fact);
    case CUTI_KIND_NUMBER: return "Decimal";
    case CUTI_KIND_DATE:
    case CUTI_KIND_TEXT:
    default: return NULL;
    }
}

/**
 * cuti_cql_dup_element:
 *
 * Returns: (transfer full): what it is called as an element of a tuple; engines
 *   read a point as a path
 */
char *
cuti_cql_dup_element (CutiFact *fact)
{
  GString *name = g_string_new (cuti_fact_get_id (fact));

  g_string_replace (name, ".", "__", 0);
  return g_string_free (name, FALSE);
}

static void
write_fact (Writer *self, const CutiConditionNode *node)
{
  g_autofree char *element =
    cuti_cql_dup_element (cuti_knowledge_get_fact (self->knowledge, node->fact));

  if (node->lesion && self->depth > 0)
    g_string_append_printf (self->cql, ALIAS ".", self->depth);
  else
    g_string_append (self->cql, node->lesion ? "Lesion." : "Facts.");
  cuti_cql_append_name (self->cql, element);
}

/* As it stands in a case; but CQL has no exponents, and no more than eight decimals. */
static void
write_number (Writer *self, const CutiConditionNode *node, gint64 n)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, node->fact);
  g_autoptr(JsonNode) value = cuti_fact_write_value (fact, CUTI_VALUE (n));
  g_autofree char *text = cuti_json_to_canonical (value);
  gboolean is_decimal = g_str_equal (cuti_cql_get_type (fact), "Decimal");

  if (strchr (text, 'e') != NULL)
    {
      g_free (text);
      text = g_malloc (G_ASCII_DTOSTR_BUF_SIZE);
      g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.8f", json_node_get_double (value));
    }
  g_string_append_printf (self->cql, *text == '-' ? "(%s%s)" : "%s%s", text,
                          is_decimal && strchr (text, '.') == NULL ? ".0" : "");
}

/* {'a', 'b'}: the choices whose bits are set. */
static void
write_choices (Writer *self, const CutiConditionNode *node)
{
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (self->vocabulary, node->fact);
  const char *separator = "";

  g_string_append_c (self->cql, '{');
  for (guint i = 0; i < symbol->n_choices; i++)
    if ((node->a >> i) & 1)
      {
        g_string_append (self->cql, separator);
        cuti_cql_append_text (self->cql, symbol->choices[i]);
        separator = ", ";
      }
  g_string_append_c (self->cql, '}');
}

static void
write_guard (Writer *self, const CutiConditionNode *node)
{
  g_string_append (self->cql, "(if ");
  write_fact (self, node);
  g_string_append (self->cql, " is null then null else ");
}

static void
write_one_of (Writer *self, const CutiConditionNode *node)
{
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (self->vocabulary, node->fact);
  gboolean is_boolean = symbol->kind == CUTI_KIND_BOOLEAN;
  guint n_values = is_boolean ? 2 : symbol->n_choices;
  gint64 all = n_values < 64 ? (G_GINT64_CONSTANT (1) << n_values) - 1 : -1;

  if (is_boolean && (node->a & all) == 2)
    {
      write_fact (self, node);
      return;
    }
  if (is_boolean && (node->a & all) == 1)
    {
      g_string_append (self->cql, "(not ");
      write_fact (self, node);
      g_string_append_c (self->cql, ')');
      return;
    }

  write_guard (self, node);
  if ((node->a & all) == 0 || (node->a & all) == all)
    g_string_append (self->cql, (node->a & all) == 0 ? "false" : "true");
  else
    {
      write_fact (self, node);
      g_string_append (self->cql, " in ");
      write_choices (self, node);
    }
  g_string_append_c (self->cql, ')');
}

static void
write_between (Writer *self, const CutiConditionNode *node)
{
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (self->vocabulary, node->fact);
  gboolean has_lower = node->a > symbol->min, has_upper = node->b < symbol->max;

  if (node->a > node->b || (!has_lower && !has_upper))
    {
      write_guard (self, node);
      g_string_append (self->cql, node->a > node->b ? "false)" : "true)");
      return;
    }

  g_string_append_c (self->cql, '(');
  if (has_lower)
    {
      write_fact (self, node);
      g_string_append (self->cql, " >= ");
      write_number (self, node, node->a);
    }
  if (has_lower && has_upper)
    g_string_append (self->cql, " and ");
  if (has_upper)
    {
      write_fact (self, node);
      g_string_append (self->cql, " <= ");
      write_number (self, node, node->b);
    }
  g_string_append_c (self->cql, ')');
}

/* (if x is null then null else 'a' in x or 'b' in x) */
static void
write_includes (Writer *self, const CutiConditionNode *node, const char *separator,
                const char *nothing)
{
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (self->vocabulary, node->fact);
  guint n = 0;

  write_guard (self, node);
  for (guint i = 0; i < symbol->n_choices; i++)
    if ((node->a >> i) & 1)
      {
        g_string_append (self->cql, n++ > 0 ? separator : "");
        cuti_cql_append_text (self->cql, symbol->choices[i]);
        g_string_append (self->cql, " in ");
        write_fact (self, node);
      }
  g_string_append_printf (self->cql, "%s)", n == 0 ? nothing : "");
}

/* Whether it is about the lesion in question, other than by a quantifier of its own. */
static gboolean
reads_lesion (Writer *self, guint i)
{
  guint end = self->nodes[i].end;

  while (i < end)
    {
      if (cuti_condition_node_is_leaf (&self->nodes[i]) && self->nodes[i].lesion)
        return TRUE;
      i = cuti_condition_node_is_quantifier (&self->nodes[i]) ? self->nodes[i].end : i + 1;
    }

  return FALSE;
}

/* By its name; within a quantifier, where the lesion in question is another
 * one, in full. */
static void
write_concept (Writer *self, guint i)
{
  GListModel *concepts = cuti_knowledge_get_concepts (self->knowledge);
  g_autoptr(CutiTerm) concept = g_list_model_get_item (concepts, self->nodes[i].n);

  if (self->depth > 0 && reads_lesion (self, i))
    write_node (self, i + 1);
  else
    cuti_cql_append_name (self->cql, cuti_term_get_id (concept));
}

static void
write_children (Writer *self, guint i, const char *separator)
{
  const CutiConditionNode *nodes = self->nodes;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    {
      if (child > i + 1)
        g_string_append (self->cql, separator);
      write_node (self, child);
    }
}

static void
write_at_least (Writer *self, guint i)
{
  const CutiConditionNode *nodes = self->nodes;
  guint n_children = 0;

  for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
    n_children++;

  if (nodes[i].n == 1 || nodes[i].n == n_children)
    {
      g_string_append_c (self->cql, '(');
      write_children (self, i, nodes[i].n == n_children ? " and " : " or ");
      g_string_append_c (self->cql, ')');
      return;
    }

  g_string_append_printf (self->cql, CUTI_CQL_AT_LEAST "(%u, %u, {", nodes[i].n, n_children);
  write_children (self, i, ", ");
  g_string_append (self->cql, "})");
}

/* (Lesions Lesion1 where (…) is true return all 1): engines drop what is doubled,
 * and two lesions of which the same is known are two */
static void
write_lesions_where (Writer *self, guint i, const char *test)
{
  self->depth++;
  g_string_append_printf (self->cql, "(Lesions " ALIAS " where (", self->depth);
  write_node (self, i + 1);
  g_string_append_printf (self->cql, ") %s return all 1)", test);
  self->depth--;
}

static void
write_complete (Writer *self)
{
  guint complete = cuti_knowledge_get_complete (self->knowledge);

  if (complete == G_MAXUINT)
    g_string_append (self->cql, "false");
  else
    g_string_append (self->cql, "Facts.\"lesions__complete\" is true");
}

static void
write_lesions (Writer *self, guint i)
{
  guint n = self->nodes[i].n;

  g_string_append (self->cql, "(if Count");
  write_lesions_where (self, i, "is true");
  g_string_append_printf (self->cql, " >= %u then true else if Count", n);
  write_lesions_where (self, i, "is not false");
  g_string_append_printf (self->cql, " < %u and ", n);
  write_complete (self);
  g_string_append (self->cql, " then false else null)");
}

static void
write_every_lesion (Writer *self, guint i)
{
  g_string_append (self->cql, "(if exists ");
  write_lesions_where (self, i, "is false");
  g_string_append (self->cql, " then false else if not exists ");
  write_lesions_where (self, i, "is not true");
  g_string_append (self->cql, " and ");
  write_complete (self);
  g_string_append (self->cql, " then true else null)");
}

static void
write_node (Writer *self, guint i)
{
  const CutiConditionNode *node = &self->nodes[i];

  switch (node->op)
    {
    case CUTI_OP_CONST:
      g_string_append (self->cql, node->a == CUTI_TRUTH_TRUE ? "true" : "false");
      break;
    case CUTI_OP_ONE_OF: write_one_of (self, node); break;
    case CUTI_OP_BETWEEN: write_between (self, node); break;
    case CUTI_OP_INCLUDES_ANY: write_includes (self, node, " or ", "false"); break;
    case CUTI_OP_INCLUDES_ALL: write_includes (self, node, " and ", "true"); break;
    case CUTI_OP_NOT:
      g_string_append (self->cql, "(not ");
      write_node (self, i + 1);
      g_string_append_c (self->cql, ')');
      break;
    case CUTI_OP_CONCEPT: write_concept (self, i); break;
    case CUTI_OP_AT_LEAST: write_at_least (self, i); break;
    case CUTI_OP_LESIONS: write_lesions (self, i); break;
    case CUTI_OP_EVERY_LESION: write_every_lesion (self, i); break;
    default: g_assert_not_reached ();
    }
}

/**
 * cuti_cql_append_condition:
 * @condition: of @knowledge
 *
 * Appends an expression that is true, false or null as @condition is true,
 * false or unknown.
 */
void
cuti_cql_append_condition (GString *cql, CutiKnowledge *knowledge, const CutiCondition *condition)
{
  Writer self = {
    cql, knowledge, cuti_knowledge_get_vocabulary (knowledge),
    cuti_condition_get_nodes (condition, NULL), 0,
  };

  write_node (&self, 0);
}
