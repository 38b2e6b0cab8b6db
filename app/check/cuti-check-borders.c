/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V15: at every cut point of a number that an item reads there is a worked
 * case on either side, so that a border which slips by one step is noticed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-json.h"

struct _CutiSeenValues
{
  CutiKnowledge *knowledge;
  GHashTable   **by_fact; /* sets of gint64, of numbers */
};

CutiSeenValues *
cuti_seen_values_new (CutiKnowledge *knowledge)
{
  CutiSeenValues *self = g_new0 (CutiSeenValues, 1);
  guint n_facts = cuti_knowledge_get_n_facts (knowledge);

  self->knowledge = g_object_ref (knowledge);
  self->by_fact = g_new0 (GHashTable *, n_facts + 1);
  for (guint i = 0; i < n_facts; i++)
    self->by_fact[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
cuti_seen_values_free (CutiSeenValues *self)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    g_hash_table_unref (self->by_fact[i]);
  g_free (self->by_fact);
  g_object_unref (self->knowledge);
  g_free (self);
}

/**
 * cuti_seen_values_add:
 *
 * Takes note of every number in a worked case, computed ones included. Every
 * item has a line in it, once a lesion where it is about lesions.
 */
void
cuti_seen_values_add (CutiSeenValues *self, CutiSnapshot *snapshot)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      gboolean of_lesion = cuti_fact_is_lesion_fact (fact);
      guint n = of_lesion ? cuti_snapshot_get_n_lesions (snapshot) : 1;

      for (guint l = 0; l < n && cuti_fact_get_step (fact) > 0; l++)
        {
          CutiValue value = cuti_snapshot_get_value (snapshot, i, of_lesion ? l : CUTI_NO_LESION);

          if (value.known)
            g_hash_table_add (self->by_fact[i], g_memdup2 (&value.n, sizeof value.n));
        }
    }
}

typedef struct
{
  CutiChecker     *checker;
  CutiSeenValues  *seen;
  CutiAdvice      *advice;
  const CutiPlace *place;
  GHashTable      *said; /* sentences: a concept may be read many times */
} Borders;

static gboolean
is_in_domain (const CutiSymbol *symbol, gint64 n)
{
  return n >= symbol->min && n <= symbol->max;
}

static gboolean
is_missing (const Borders *self, const CutiSymbol *symbol, gint64 n)
{
  return is_in_domain (symbol, n)
         && !g_hash_table_contains (self->seen->by_fact[symbol->index], &n);
}

static char *
write_number (const Borders *self, const CutiSymbol *symbol, gint64 n)
{
  CutiFact *fact = cuti_knowledge_get_fact (self->checker->knowledge, symbol->index);
  g_autoptr(JsonNode) node = cuti_fact_write_value (fact, CUTI_VALUE (n));

  return cuti_json_to_canonical (node);
}

static void
report_missing (Borders *self, const CutiSymbol *symbol, gint64 cut, gint64 n)
{
  g_autofree char *border = write_number (self, symbol, cut);
  g_autofree char *value = write_number (self, symbol, n);
  char *message = g_strdup_printf (
    /* Translators: the item, the border, the fact, and the value beside the border */
    _("“%s” has a border at %s of “%s”, but in no worked case is it %s."),
    cuti_advice_get_id (self->advice), border, symbol->id, value);

  if (!g_hash_table_contains (self->said, message))
    cuti_checker_report (self->checker, "V15", self->place->file, self->place->pointer, "%s",
                         message);
  g_hash_table_add (self->said, message);
}

/* Where the test begins to hold, and where it ceases to. */
static void
check_sides (Borders *self, const CutiSymbol *symbol, gint64 cut, gint64 n, gint64 other)
{
  if (!is_in_domain (symbol, n) || !is_in_domain (symbol, other))
    return; /* Nothing lies beyond the end of the range. */

  if (is_missing (self, symbol, n))
    report_missing (self, symbol, cut, n);
  if (is_missing (self, symbol, other))
    report_missing (self, symbol, cut, other);
}

static void
check_single_value (Borders *self, const CutiSymbol *symbol, gint64 n)
{
  gint64 beside = is_in_domain (symbol, n + 1) ? n + 1 : n - 1;
  gboolean has_neighbour =
    (is_in_domain (symbol, n - 1) && !is_missing (self, symbol, n - 1))
    || (is_in_domain (symbol, n + 1) && !is_missing (self, symbol, n + 1));

  if (is_missing (self, symbol, n))
    report_missing (self, symbol, n, n);
  if (!has_neighbour)
    report_missing (self, symbol, n, beside);
}

static void
check_node (Borders *self, const CutiConditionNode *node)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->checker->knowledge);
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (vocabulary, node->fact);

  if (node->a == node->b && node->n == 1)
    {
      check_single_value (self, symbol, node->a);
      return;
    }

  if (node->a != G_MININT64)
    check_sides (self, symbol, node->cuts[0], node->a, node->a - 1);
  if (node->b != G_MAXINT64)
    check_sides (self, symbol, node->cuts[node->n - 1], node->b, node->b + 1);
}

static void
check_condition (Borders *self, const CutiCondition *condition)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].op == CUTI_OP_BETWEEN)
      check_node (self, &nodes[i]);
}

static void
check_arguments (Borders *self, GListModel *arguments)
{
  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);

      check_condition (self, cuti_argument_get_when (argument));
    }
}

/**
 * cuti_checker_check_borders:
 * @seen: the values of all worked cases
 */
void
cuti_checker_check_borders (CutiChecker *self, CutiSeenValues *seen)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Borders borders = { self, seen, advice, cuti_checker_find_place (self, advice), said };

      check_condition (&borders, cuti_advice_get_when (advice));
      check_arguments (&borders, cuti_advice_get_arguments (advice));
      check_arguments (&borders, cuti_advice_get_cautions (advice));
    }
}
