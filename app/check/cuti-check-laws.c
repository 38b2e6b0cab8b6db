/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V7: the laws of the contract, on cases drawn at random but always the same:
 * learning overturns nothing firm, forgetting makes nothing firm, order does
 * not matter, and neither does an answer whose row is hidden.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-drawn-case.h"
#include "cuti-lines.h"
#include "cuti-parallel.h"

#define CASES_PER_FACT 40
#define MOST_CASES 6000
#define N_PARTS 60
#define N_LEARNED 3 /* facts, one at a time, in each case */
#define MOST_LESIONS 2

typedef enum { LAW_LEARNING, LAW_HIDDEN, LAW_ORDER, N_LAWS } Law;

typedef struct
{
  CutiAdvice *advice;
  CutiFact   *fact; /* that became known */
  Law         law;
  guint       number; /* of the case */
} Breach;

typedef struct
{
  CutiKnowledge *knowledge;
  CutiUrn       *urn;
  guint          n_cases;
  GArray        *breaches[N_PARTS];
} Laws;

/* A fact of the case, or of a lesion. */
typedef struct
{
  CutiFact *fact;
  guint     lesion;
} Slot;

typedef struct
{
  Laws   *laws;
  GRand  *random;
  guint   number;
  GArray *breaches;
} Trial;

static GArray *
judge (Laws *laws, JsonNode *json)
{
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (laws->knowledge, json, NULL);

  g_assert (patient_case != NULL);
  return cuti_lines_new (cuti_case_get_snapshot (patient_case));
}

static JsonNode *
copy (JsonNode *json)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_node_get_object (json);
  JsonObject *copied = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (copied, name, json_node_copy (member));
  json_node_take_object (node, copied);
  return node;
}

static gboolean
is_same_class (CutiVerdict a, CutiVerdict b)
{
  return cuti_judge_class (a) == cuti_judge_class (b);
}

/* With @law learning, what was not firm may become anything. */
static gboolean
keeps_law (const CutiLine *before, const CutiLine *after, Law law)
{
  if (law == LAW_LEARNING && !before->judgement.firm)
    return TRUE;

  return is_same_class (before->judgement.verdict, after->judgement.verdict)
         && before->judgement.firm == after->judgement.firm;
}

/* The line of the same item and lesion; lesions may stand the other way round. */
static const CutiLine *
find_line (GArray *lines, guint i, guint n_lesions, Law law)
{
  const CutiLine *line = &g_array_index (lines, CutiLine, i);

  if (law != LAW_ORDER || line->lesion == CUTI_NO_LESION || n_lesions < 2)
    return line;

  return &g_array_index (lines, CutiLine, i - line->lesion + (n_lesions - 1 - line->lesion));
}

static void
compare (Trial *self, GArray *before, GArray *after, guint n_lesions, Law law, CutiFact *fact)
{
  g_return_if_fail (before->len == after->len);

  for (guint i = 0; i < before->len; i++)
    {
      const CutiLine *line = &g_array_index (before, CutiLine, i);
      const CutiLine *other = find_line (after, i, n_lesions, law);
      Breach breach = { line->advice, fact, law, self->number };

      g_assert (other->advice == line->advice);
      if (!keeps_law (line, other, law))
        g_array_append_val (self->breaches, breach);
    }
}

/* Takes away what a person could not have entered; returns the rows that are
 * shown and have no answer. */
static GArray *
clear_hidden (JsonNode *json, CutiSnapshot *snapshot, gboolean *was_hidden)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);
  GArray *open = g_array_new (FALSE, FALSE, sizeof (Slot));

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      guint n = cuti_fact_is_lesion_fact (fact) ? cuti_snapshot_get_n_lesions (snapshot) : 1;

      for (guint l = 0; l < n; l++)
        {
          Slot slot = { fact, cuti_fact_is_lesion_fact (fact) ? l : CUTI_NO_LESION };
          JsonObject *facts = cuti_drawn_case_get_facts (json, fact, l);
          gboolean answered = json_object_has_member (facts, cuti_fact_get_id (fact));
          gboolean hidden = (cuti_snapshot_get_flags (snapshot, i, slot.lesion)
                             & CUTI_SLOT_HIDDEN) != 0;

          if (hidden && answered)
            cuti_drawn_case_set_value (facts, fact, CUTI_VALUE_UNKNOWN);
          *was_hidden |= hidden && answered;
          if (!hidden && !answered && cuti_fact_get_calculator (fact) == NULL
              && cuti_fact_get_kind (fact) != CUTI_KIND_TEXT)
            g_array_append_val (open, slot);
        }
    }

  return open;
}

/* The first two laws in one: what is firm with less stays so with more. */
static void
try_learning (Trial *self, JsonNode *json, GArray *open, GArray *lines, guint n_lesions)
{
  for (guint i = 0; i < N_LEARNED && open->len > 0; i++)
    {
      guint at = g_rand_int_range (self->random, 0, open->len);
      Slot slot = g_array_index (open, Slot, at);
      JsonObject *facts = cuti_drawn_case_get_facts (json, slot.fact, slot.lesion);
      CutiValue value = cuti_urn_draw_value (self->laws->urn, self->random, slot.fact);
      g_autoptr(GArray) after = NULL;

      cuti_drawn_case_set_value (facts, slot.fact, value);
      after = judge (self->laws, json);
      compare (self, lines, after, n_lesions, LAW_LEARNING, slot.fact);
      cuti_drawn_case_set_value (facts, slot.fact, CUTI_VALUE_UNKNOWN);
      g_array_remove_index_fast (open, at);
    }
}

static void
reverse_members (JsonObject *object, const char *member)
{
  JsonObject *facts = json_object_get_object_member (object, member);
  JsonObject *reversed = json_object_new ();
  g_autoptr(GList) names = g_list_reverse (json_object_get_members (facts));

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (reversed, l->data, json_object_dup_member (facts, l->data));
  json_object_set_object_member (object, member, reversed);
}

static void
try_other_order (Trial *self, JsonNode *json, GArray *lines, guint n_lesions)
{
  g_autoptr(JsonNode) other = copy (json);
  JsonObject *object = json_node_get_object (other);
  JsonArray *lesions = cuti_json_list (object, "lesions");
  JsonArray *reversed = json_array_new ();
  g_autoptr(GArray) after = NULL;

  reverse_members (object, "facts");
  for (guint i = n_lesions; i > 0; i--)
    {
      reverse_members (json_array_get_object_element (lesions, i - 1), "facts");
      json_array_add_element (reversed, json_array_dup_element (lesions, i - 1));
    }
  json_object_set_array_member (object, "lesions", reversed);

  after = judge (self->laws, other);
  compare (self, lines, after, n_lesions, LAW_ORDER, NULL);
}

static void
try_case (Trial *self)
{
  guint n_lesions = g_rand_int_range (self->random, 0, MOST_LESIONS + 1);
  g_autoptr(JsonNode) json = cuti_urn_draw_case (self->laws->urn, self->random, n_lesions, 0.67);
  g_autoptr(CutiCase) drawn = cuti_case_new_from_json (self->laws->knowledge, json, NULL);
  g_autoptr(GArray) lines = NULL;
  g_autoptr(GArray) open = NULL;
  gboolean was_hidden = FALSE;

  g_assert (drawn != NULL);
  lines = cuti_lines_new (cuti_case_get_snapshot (drawn));
  open = clear_hidden (json, cuti_case_get_snapshot (drawn), &was_hidden);

  if (was_hidden)
    {
      g_autoptr(GArray) bare = judge (self->laws, json);

      compare (self, bare, lines, n_lesions, LAW_HIDDEN, NULL);
    }
  try_learning (self, json, open, lines, n_lesions);
  try_other_order (self, json, lines, n_lesions);
}

static void
try_part_cb (guint part, gpointer data)
{
  Laws *laws = data;

  for (guint number = part; number < laws->n_cases; number += N_PARTS)
    {
      g_autoptr(GRand) random = cuti_urn_make_rand (number);
      Trial trial = { laws, random, number, laws->breaches[part] };

      try_case (&trial);
    }
}

static char *
describe (const Breach *breach)
{
  switch (breach->law)
    {
    case LAW_HIDDEN:
      return g_strdup (_("hidden answers were taken away"));
    case LAW_ORDER:
      return g_strdup (_("facts and lesions stood the other way round"));
    case LAW_LEARNING:
    case N_LAWS:
    default:
      return g_strdup_printf (_("“%s” became known"), cuti_fact_get_id (breach->fact));
    }
}

static int
compare_breaches (gconstpointer a, gconstpointer b)
{
  const Breach *one = a, *other = b;
  guint i = cuti_advice_get_index (one->advice), j = cuti_advice_get_index (other->advice);

  if (i != j)
    return i < j ? -1 : 1;
  if (one->law != other->law)
    return one->law < other->law ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

/* One case is enough to mend an item by. */
static void
report_breaches (CutiChecker *checker, GArray *breaches, guint n_cases)
{
  const Breach *last = NULL;

  g_array_sort (breaches, compare_breaches);
  for (guint i = 0; i < breaches->len; i++)
    {
      const Breach *breach = &g_array_index (breaches, Breach, i);
      const CutiPlace *place = cuti_checker_find_place (checker, breach->advice);
      g_autofree char *what = describe (breach);

      if (last == NULL || last->advice != breach->advice || last->law != breach->law)
        cuti_checker_report (checker, "V7", place->file, place->pointer,
                             /* Translators: the item, what was done, and how to find it again */
                             _("“%s” changed when %s (case %u of %u from seed %u)."),
                             cuti_advice_get_id (breach->advice), what, breach->number + 1,
                             n_cases, CUTI_DRAWN_SEED);
      last = breach;
    }
}

void
cuti_checker_check_laws (CutiChecker *self)
{
  g_autoptr(CutiUrn) urn = cuti_urn_new (self->knowledge);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Breach));
  guint n_cases = MIN (cuti_knowledge_get_n_facts (self->knowledge) * CASES_PER_FACT, MOST_CASES);
  Laws laws = { self->knowledge, urn, n_cases };

  cuti_checker_sampled (self, "V7", n_cases, CUTI_DRAWN_SEED);
  for (guint i = 0; i < N_PARTS; i++)
    laws.breaches[i] = g_array_new (FALSE, FALSE, sizeof (Breach));

  cuti_parallel (N_PARTS, try_part_cb, &laws);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_array_append_vals (all, laws.breaches[i]->data, laws.breaches[i]->len);
      g_array_unref (laws.breaches[i]);
    }
  report_breaches (self, all, n_cases);
}
