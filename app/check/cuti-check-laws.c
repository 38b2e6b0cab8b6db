/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V7: the laws of the contract, on cases drawn at random but always the same:
 * learning overturns nothing firm, forgetting makes nothing firm, order does
 * not matter, and neither does an answer whose row is hidden.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-plan.h"

#define SEED 20261124
#define N_CASES 120
#define MOST_LESIONS 2

typedef struct
{
  CutiChecker *checker;
  GRand       *random;
  guint        number; /* of the case */
} Laws;

static gint64
draw_date (GRand *random)
{
  return g_rand_int_range (random, 2020, 2027) * 10000 + g_rand_int_range (random, 1, 13) * 100
         + g_rand_int_range (random, 1, 29);
}

static CutiValue
draw_value (Laws *self, CutiFact *fact)
{
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (self->checker->knowledge);
  const CutiSymbol *symbol = cuti_vocabulary_get_fact (vocabulary, cuti_fact_get_index (fact));
  gint64 set = 0;

  switch (symbol->kind)
    {
    case CUTI_KIND_BOOLEAN:
      return CUTI_VALUE (g_rand_boolean (self->random));
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      return CUTI_VALUE (symbol->min + (gint64) (g_rand_double (self->random)
                                                 * (symbol->max - symbol->min)));
    case CUTI_KIND_CHOICE:
      return CUTI_VALUE (g_rand_int_range (self->random, 0, symbol->n_choices));
    case CUTI_KIND_CHOICES:
      for (guint i = 0; i < symbol->n_choices; i++)
        if (g_rand_int_range (self->random, 0, 4) == 0)
          set |= G_GINT64_CONSTANT (1) << i;
      return CUTI_VALUE (set);
    case CUTI_KIND_DATE:
      return CUTI_VALUE (draw_date (self->random));
    case CUTI_KIND_TEXT:
    default:
      return CUTI_VALUE_UNKNOWN;
    }
}

/* Derived values are left to derivation. */
static gboolean
may_answer (CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);

  return cuti_fact_get_calculator (fact) == NULL && cuti_fact_get_kind (fact) != CUTI_KIND_TEXT;
}

static void
collect_answers (GPtrArray *answers, GListModel *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (model, i);

      if (may_answer (answer))
        g_ptr_array_add (answers, g_steal_pointer (&answer));
    }
}

static GPtrArray *
get_answers (CutiCase *patient_case)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *lesions = cuti_case_get_lesions (patient_case);

  collect_answers (answers, cuti_case_get_answers (patient_case));
  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      collect_answers (answers, cuti_lesion_get_answers (lesion));
    }

  return answers;
}

/* The answers themselves learn of it only with the next turn of the main loop. */
static gboolean
is_shown (CutiCase *patient_case, CutiAnswer *answer)
{
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
  const char *id = cuti_answer_get_lesion (answer);
  guint lesion = id == NULL ? CUTI_NO_LESION : 0;

  while (id != NULL && !g_str_equal (cuti_snapshot_get_lesion_id (snapshot, lesion), id))
    lesion++;

  return !(cuti_snapshot_get_flags (snapshot, cuti_fact_get_index (cuti_answer_get_fact (answer)),
                                    lesion) & CUTI_SLOT_HIDDEN);
}

/* As a person would: no row that is not there. */
static CutiCase *
draw_case (Laws *self)
{
  CutiCase *patient_case = cuti_case_new (self->checker->knowledge, "2026-11-24");
  g_autoptr(GPtrArray) answers = NULL;

  for (int n = g_rand_int_range (self->random, 0, MOST_LESIONS + 1); n > 0; n--)
    cuti_case_add_lesion (patient_case);

  answers = get_answers (patient_case);
  for (guint i = 0; i < answers->len; i++)
    {
      CutiAnswer *answer = g_ptr_array_index (answers, i);
      CutiFact *fact = cuti_answer_get_fact (answer);

      if (is_shown (patient_case, answer) && g_rand_int_range (self->random, 0, 3) > 0)
        cuti_case_set_value (patient_case, answer, draw_value (self, fact));
    }

  return patient_case;
}

static CutiAnswer *
draw_answer (Laws *self, CutiCase *patient_case, gboolean visible, CutiAnswerState state)
{
  g_autoptr(GPtrArray) answers = get_answers (patient_case);
  g_autoptr(GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < answers->len; i++)
    {
      CutiAnswer *answer = g_ptr_array_index (answers, i);

      if (is_shown (patient_case, answer) == visible && cuti_answer_get_state (answer) == state)
        g_ptr_array_add (fitting, answer);
    }

  if (fitting->len == 0)
    return NULL;
  return g_ptr_array_index (fitting, g_rand_int_range (self->random, 0, fitting->len));
}

static char *
make_key (CutiPlanItem *item)
{
  const char *lesion = cuti_plan_item_get_lesion (item);

  return g_strdup_printf ("%s %s", cuti_advice_get_id (cuti_plan_item_get_advice (item)),
                          lesion != NULL ? lesion : "");
}

/* Borrows the lines of the plan, which the caller keeps. */
static GHashTable *
index_plan (CutiPlan *plan)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GListModel *items = cuti_plan_get_items (plan);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      CutiPlanItem *item = g_list_model_get_item (items, i);

      g_hash_table_insert (lines, make_key (item), item);
    }

  return lines;
}

static gboolean
is_same_class (CutiVerdict a, CutiVerdict b)
{
  return a == b || (cuti_verdict_is_out (a) && cuti_verdict_is_out (b));
}

/* With @learned, what was not firm may become anything. */
static gboolean
keeps_law (CutiPlanItem *before, CutiPlanItem *after, gboolean learned)
{
  if (after == NULL)
    return FALSE;
  if (learned && !cuti_plan_item_is_firm (before))
    return TRUE;

  return is_same_class (cuti_plan_item_get_verdict (before), cuti_plan_item_get_verdict (after))
         && cuti_plan_item_is_firm (before) == cuti_plan_item_is_firm (after);
}

static void
compare (Laws *self, CutiPlan *before, CutiPlan *after, gboolean learned, const char *what)
{
  g_autoptr(GHashTable) then = index_plan (after);
  GListModel *items = cuti_plan_get_items (before);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      const CutiPlace *place = cuti_checker_find_place (self->checker, advice);
      g_autofree char *key = make_key (item);

      if (!keeps_law (item, g_hash_table_lookup (then, key), learned))
        cuti_checker_report (self->checker, "V7", place->file, place->pointer,
                             /* Translators: the item, what was done, and how to find it again */
                             _("“%s” changed when %s (case %u of %u from seed %u)."),
                             cuti_advice_get_id (advice), what, self->number + 1, N_CASES, SEED);
    }
}

/* The first two laws in one: what is firm with less stays so with more. */
static void
try_learning (Laws *self, CutiCase *patient_case, CutiPlan *plan)
{
  CutiAnswer *answer = draw_answer (self, patient_case, TRUE, CUTI_ANSWER_NOT_RECORDED);
  g_autoptr(CutiPlan) after = NULL;
  g_autofree char *what = NULL;

  if (answer == NULL)
    return;

  cuti_case_set_value (patient_case, answer, draw_value (self, cuti_answer_get_fact (answer)));
  after = cuti_plan_new (patient_case);
  what = g_strdup_printf (_("“%s” became known"), cuti_fact_get_id (cuti_answer_get_fact (answer)));
  compare (self, plan, after, TRUE, what);
  cuti_case_clear (patient_case, answer);
}

static void
try_hidden_answer (Laws *self, CutiCase *patient_case, CutiPlan *plan)
{
  CutiAnswer *answer = draw_answer (self, patient_case, FALSE, CUTI_ANSWER_NOT_RECORDED);
  g_autoptr(CutiPlan) after = NULL;
  g_autofree char *what = NULL;

  if (answer == NULL)
    return;

  cuti_case_set_value (patient_case, answer, draw_value (self, cuti_answer_get_fact (answer)));
  after = cuti_plan_new (patient_case);
  what = g_strdup_printf (_("the hidden “%s” had an answer"),
                          cuti_fact_get_id (cuti_answer_get_fact (answer)));
  compare (self, plan, after, FALSE, what);
  cuti_case_clear (patient_case, answer);
}

static void
reverse_members (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObject *reversed = json_object_new ();
  g_autoptr(GList) names = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_unref (reversed);
      return;
    }

  names = g_list_reverse (json_object_get_members (json_node_get_object (node)));
  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (reversed, l->data,
                            json_object_dup_member (json_node_get_object (node), l->data));
  json_object_set_object_member (object, member, reversed);
}

static void
reverse_lesions (JsonObject *object)
{
  JsonArray *lesions = cuti_json_list (object, "lesions");
  JsonArray *reversed = json_array_new ();

  for (guint i = lesions != NULL ? json_array_get_length (lesions) : 0; i > 0; i--)
    {
      JsonNode *lesion = json_array_dup_element (lesions, i - 1);

      reverse_members (json_node_get_object (lesion), "facts");
      json_array_add_element (reversed, lesion);
    }
  json_object_set_array_member (object, "lesions", reversed);
}

static void
try_other_order (Laws *self, CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (patient_case);
  g_autoptr(CutiCase) reversed = NULL;
  g_autoptr(CutiPlan) after = NULL;

  reverse_members (json_node_get_object (json), "facts");
  reverse_lesions (json_node_get_object (json));
  reversed = cuti_case_new_from_json (self->checker->knowledge, json, NULL);
  g_return_if_fail (reversed != NULL);

  after = cuti_plan_new (reversed);
  compare (self, plan, after, FALSE, _("facts and lesions stood the other way round"));
}

void
cuti_checker_check_laws (CutiChecker *self)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED);
  Laws laws = { self, random };

  for (; laws.number < N_CASES; laws.number++)
    {
      g_autoptr(CutiCase) patient_case = draw_case (&laws);
      g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);

      try_learning (&laws, patient_case, plan);
      try_hidden_answer (&laws, patient_case, plan);
      try_other_order (&laws, patient_case, plan);
    }
}
