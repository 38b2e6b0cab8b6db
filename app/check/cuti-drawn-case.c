/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws values and whole cases. A document is drawn rather than a case, since
 * it is read in one go and makes nobody wait for the main loop.
 */

#include "cuti-drawn-case.h"

struct _CutiUrn
{
  CutiKnowledge *knowledge;
  GArray       **cuts; /* gint64, by fact: where tests begin and cease to hold */
};

static void
add_cut (GArray *cuts, gint64 cut)
{
  for (guint i = 0; i < cuts->len; i++)
    if (g_array_index (cuts, gint64, i) == cut)
      return;

  g_array_append_val (cuts, cut);
}

static void
add_cuts (CutiUrn *self, const CutiCondition *condition)
{
  guint n_nodes;
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    for (guint c = 0; nodes[i].op == CUTI_OP_BETWEEN && c < nodes[i].n; c++)
      for (int step = -1; step <= 1; step++)
        add_cut (self->cuts[nodes[i].fact], nodes[i].cuts[c] + step);
}

static void
add_cuts_of_advice (CutiUrn *self, CutiAdvice *advice)
{
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);

  add_cuts (self, cuti_advice_get_when (advice));
  for (guint i = 0; i < n_arguments; i++)
    add_cuts (self, cuti_argument_get_when (arguments[i]));
}

static void
add_cuts_of_fact (CutiUrn *self, CutiFact *fact)
{
  guint n_checks;
  const CutiFactCheck *checks = cuti_fact_get_checks (fact, &n_checks);

  if (cuti_fact_get_relevant_when (fact) != NULL)
    add_cuts (self, cuti_fact_get_relevant_when (fact));
  for (guint i = 0; i < n_checks; i++)
    if (checks[i].when != NULL)
      add_cuts (self, checks[i].when);
}

/**
 * cuti_urn_new:
 *
 * Once made it is only read, by as many threads as like.
 */
CutiUrn *
cuti_urn_new (CutiKnowledge *knowledge)
{
  CutiUrn *self = g_new0 (CutiUrn, 1);
  guint n_facts = cuti_knowledge_get_n_facts (knowledge), n_stops;
  const CutiOutOfScope *stops = cuti_knowledge_get_out_of_scope (knowledge, &n_stops);

  self->knowledge = g_object_ref (knowledge);
  self->cuts = g_new0 (GArray *, n_facts + 1);
  for (guint i = 0; i < n_facts; i++)
    self->cuts[i] = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_stops; i++)
    add_cuts (self, stops[i].when);
  for (guint i = 0; i < n_facts; i++)
    add_cuts_of_fact (self, cuti_knowledge_get_fact (knowledge, i));
  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    add_cuts_of_advice (self, cuti_knowledge_get_advice_item (knowledge, i));

  return self;
}

void
cuti_urn_free (CutiUrn *self)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    g_array_unref (self->cuts[i]);
  g_free (self->cuts);
  g_object_unref (self->knowledge);
  g_free (self);
}

/**
 * cuti_urn_make_rand:
 * @number: of the case
 *
 * Returns: (transfer full): random numbers that are this case's own, so that
 *   it does not matter which one is drawn first
 */
GRand *
cuti_urn_make_rand (guint number)
{
  const guint32 seed[] = { CUTI_DRAWN_SEED, number };

  return g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
}

static gint64
draw_date (GRand *random)
{
  gint64 year = g_rand_int_range (random, 2020, 2027);
  gint64 month = g_rand_int_range (random, 1, 13);

  return year * 10000 + month * 100 + g_rand_int_range (random, 1, 29);
}

static gint64
draw_number (CutiUrn *self, GRand *random, const CutiSymbol *symbol)
{
  GArray *cuts = self->cuts[symbol->index];

  if (cuts->len > 0 && g_rand_boolean (random))
    {
      guint i = g_rand_int_range (random, 0, cuts->len);

      return CLAMP (g_array_index (cuts, gint64, i), symbol->min, symbol->max);
    }

  return symbol->min + (gint64) (g_rand_double (random) * (symbol->max - symbol->min + 1));
}

/**
 * cuti_urn_draw_value:
 *
 * Returns: some value of @fact; unknown where it is a text
 */
CutiValue
cuti_urn_draw_value (CutiUrn *self, GRand *random, CutiFact *fact)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->knowledge);
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (vocabulary, cuti_fact_get_index (fact));
  gint64 set = 0;

  switch (symbol->kind)
    {
    case CUTI_KIND_BOOLEAN:
      return CUTI_VALUE (g_rand_boolean (random));
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      return CUTI_VALUE (draw_number (self, random, symbol));
    case CUTI_KIND_CHOICE:
      return CUTI_VALUE (g_rand_int_range (random, 0, symbol->n_choices));
    case CUTI_KIND_CHOICES:
      for (guint i = 0; i < symbol->n_choices; i++)
        if (g_rand_int_range (random, 0, 4) == 0)
          set |= G_GINT64_CONSTANT (1) << i;
      return CUTI_VALUE (set);
    case CUTI_KIND_DATE:
      return CUTI_VALUE (draw_date (random));
    case CUTI_KIND_TEXT:
    default:
      return CUTI_VALUE_UNKNOWN;
    }
}

/* Derived values are left to derivation. */
static void
draw_facts (CutiUrn *self, GRand *random, JsonObject *facts, gboolean lesion, double share)
{
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);

      if (cuti_fact_is_lesion_fact (fact) == lesion && cuti_fact_get_calculator (fact) == NULL
          && g_rand_double (random) < share)
        cuti_drawn_case_set_value (facts, fact, cuti_urn_draw_value (self, random, fact));
    }
}

static JsonObject *
draw_patient (GRand *random, double share)
{
  JsonObject *patient = json_object_new ();
  g_autofree char *born = g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (random, 1926, 2012),
                                           g_rand_int_range (random, 1, 13),
                                           g_rand_int_range (random, 1, 29));

  if (g_rand_double (random) < share)
    json_object_set_string_member (patient, "born", born);
  return patient;
}

/**
 * cuti_urn_draw_case:
 * @share: of the facts that have a value, whether their row is shown or not
 *
 * Returns: (transfer full): a case as it stands in a file
 */
JsonNode *
cuti_urn_draw_case (CutiUrn *self, GRand *random, guint n_lesions, double share)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *facts = json_object_new ();
  JsonArray *lesions = json_array_new ();

  draw_facts (self, random, facts, FALSE, share);
  for (guint i = 0; i < n_lesions; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      JsonObject *lesion = json_object_new ();
      JsonObject *own = json_object_new ();

      draw_facts (self, random, own, TRUE, share);
      json_object_set_string_member (lesion, "id", id);
      json_object_set_object_member (lesion, "facts", own);
      json_array_add_object_element (lesions, lesion);
    }

  json_object_set_string_member (object, "format", "cutiplan-case/1");
  json_object_set_object_member (object, "patient", draw_patient (random, share));
  json_object_set_object_member (object, "facts", facts);
  json_object_set_array_member (object, "lesions", lesions);
  json_node_take_object (node, object);
  return node;
}

/**
 * cuti_drawn_case_get_facts:
 * @lesion: whose, of a lesion fact
 *
 * Returns: (transfer none): where the answer to @fact stands
 */
JsonObject *
cuti_drawn_case_get_facts (JsonNode *json, CutiFact *fact, guint lesion)
{
  JsonObject *object = json_node_get_object (json);

  if (cuti_fact_is_lesion_fact (fact))
    object = json_array_get_object_element (json_object_get_array_member (object, "lesions"),
                                            lesion);
  return json_object_get_object_member (object, "facts");
}

/* Unknown: not recorded. */
void
cuti_drawn_case_set_value (JsonObject *facts, CutiFact *fact, CutiValue value)
{
  JsonNode *node;
  JsonObject *entry;

  if (!value.known)
    {
      json_object_remove_member (facts, cuti_fact_get_id (fact));
      return;
    }

  node = cuti_fact_write_value (fact, value);
  if (cuti_fact_get_calculator (fact) == NULL)
    {
      json_object_set_member (facts, cuti_fact_get_id (fact), node);
      return;
    }

  entry = json_object_new ();
  json_object_set_member (entry, "value", node);
  json_object_set_boolean_member (entry, "override", TRUE);
  json_object_set_object_member (facts, cuti_fact_get_id (fact), entry);
}
