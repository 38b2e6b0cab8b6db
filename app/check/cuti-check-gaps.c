/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V4: a case of which everything is known and for which a section that must
 * offer something has nothing. The search looks for one; as it chooses derived
 * values freely, what it finds counts only once it stands in a real case. Where
 * it finds none in time, or none that is real, drawn cases are tried.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-drawn-case.h"
#include "cuti-json.h"
#include "cuti-parallel.h"
#include "cuti-search-goal.h"
#include "cuti-whole-case.h"

#define MOST_STEPS 20000
#define N_COMPLETIONS 20
#define N_DRAWN 1000
#define MOST_LESIONS 2

typedef struct
{
  const char *section;
  GArray     *goals; /* CutiGoal: first those of the section */
  guint       n_items;
  char       *example; /* of a gap, once found */
  gboolean    gave_up;
} Section;

typedef struct
{
  CutiKnowledge *knowledge;
  CutiUrn       *urn;
  GArray        *sections; /* Section */
} Gaps;

static void
add_goals_of_items (Gaps *self, Section *section)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      CutiGoal goal = { .kind = CUTI_GOAL_OUT, .advice = advice };

      if (g_str_equal (cuti_advice_get_section (advice), section->section))
        g_array_append_val (section->goals, goal);
    }

  section->n_items = section->goals->len;
}

/* In scope, and without an answer that looks wrong. */
static void
add_goals_of_case (Gaps *self, Section *section)
{
  guint n_stops;
  const CutiOutOfScope *stops = cuti_knowledge_get_out_of_scope (self->knowledge, &n_stops);

  for (guint i = 0; i < n_stops; i++)
    {
      CutiGoal goal = { stops[i].when, CUTI_GOAL_NOT_TRUE };

      g_array_append_val (section->goals, goal);
    }

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      guint n_checks;
      const CutiFactCheck *checks = cuti_fact_get_checks (fact, &n_checks);

      for (guint c = 0; c < n_checks; c++)
        {
          CutiGoal goal = { .kind = CUTI_GOAL_QUIET, .fact = fact, .check = &checks[c] };

          g_array_append_val (section->goals, goal);
        }
    }
}

static void
mark_read (Gaps *self, const Section *section, gboolean *read)
{
  g_autoptr(GPtrArray) conditions = g_ptr_array_new ();

  for (guint i = 0; i < section->n_items; i++)
    cuti_search_goal_list_conditions (&g_array_index (section->goals, CutiGoal, i), conditions);

  for (guint c = 0; c < conditions->len; c++)
    {
      guint n_nodes;
      const CutiConditionNode *nodes =
        cuti_condition_get_nodes (g_ptr_array_index (conditions, c), &n_nodes);

      for (guint i = 0; i < n_nodes; i++)
        if (cuti_condition_node_is_leaf (&nodes[i]))
          read[nodes[i].fact] = TRUE;
    }
}

static void
keep_read (Gaps *self, const gboolean *read, JsonObject *facts)
{
  g_autoptr(GList) names = json_object_get_members (facts);

  for (GList *l = names; l != NULL; l = l->next)
    {
      CutiFact *fact = cuti_knowledge_find_fact (self->knowledge, l->data);

      if (!read[cuti_fact_get_index (fact)])
        json_object_remove_member (facts, l->data);
    }
}

/* Only what the items of the section read of it. */
static char *
shorten (Gaps *self, const Section *section, JsonNode *json)
{
  g_autofree gboolean *read = g_new0 (gboolean, cuti_knowledge_get_n_facts (self->knowledge) + 1);
  JsonObject *object = json_node_get_object (json);
  JsonArray *lesions = json_object_get_array_member (object, "lesions");

  mark_read (self, section, read);
  json_object_remove_member (object, "format");
  json_object_remove_member (object, "patient");
  keep_read (self, read, json_object_get_object_member (object, "facts"));
  for (guint i = 0; i < json_array_get_length (lesions); i++)
    keep_read (self, read, json_object_get_object_member (
                             json_array_get_object_element (lesions, i), "facts"));

  return cuti_json_to_canonical (json);
}

static gboolean
offers_nothing (Gaps *self, const Section *section, JsonNode *json)
{
  g_autoptr(CutiCase) patient_case = cuti_case_new_from_json (self->knowledge, json, NULL);

  g_assert (patient_case != NULL);
  return cuti_whole_case_is_sound (cuti_case_get_snapshot (patient_case))
         && cuti_whole_case_lacks_advice (cuti_case_get_snapshot (patient_case), section->section);
}

/* Whether what was found can be part of a case as people enter it. */
static gboolean
is_real (Gaps *self, const Section *section, JsonNode *found)
{
  for (guint i = 0; i < N_COMPLETIONS; i++)
    {
      g_autoptr(GRand) random = cuti_urn_make_rand (i);
      g_autoptr(JsonNode) json = cuti_whole_case_complete (self->knowledge, self->urn, random,
                                                           found);

      if (json != NULL && offers_nothing (self, section, json))
        return TRUE;
    }

  return FALSE;
}

static void
draw_cases (Gaps *self, Section *section)
{
  for (guint i = 0; i < N_DRAWN && section->example == NULL; i++)
    {
      g_autoptr(GRand) random = cuti_urn_make_rand (i);
      guint n_lesions = g_rand_int_range (random, 0, MOST_LESIONS + 1);
      g_autoptr(JsonNode) json = cuti_urn_draw_case (self->urn, random, n_lesions, 1);

      if (offers_nothing (self, section, json))
        section->example = shorten (self, section, json);
    }
}

static void
check_section_cb (guint i, gpointer data)
{
  Gaps *self = data;
  Section *section = &g_array_index (self->sections, Section, i);
  g_autoptr(JsonNode) found = NULL;

  switch (cuti_search_case (self->knowledge, (const CutiGoal *) section->goals->data,
                            section->goals->len, MOST_STEPS, &found))
    {
    case CUTI_SEARCH_NONE:
      return;
    case CUTI_SEARCH_FOUND:
      if (is_real (self, section, found))
        {
          section->example = shorten (self, section, found);
          return;
        }
      break;
    case CUTI_SEARCH_GAVE_UP:
    default:
      break;
    }

  section->gave_up = TRUE;
  draw_cases (self, section);
}

static void
report_section (CutiChecker *checker, const Section *section, guint i)
{
  g_autofree char *pointer = g_strdup_printf ("/must_offer/%u", i);

  if (section->gave_up)
    {
      cuti_checker_gave_up (checker, "V4");
      cuti_checker_sampled (checker, "V4", N_DRAWN, CUTI_DRAWN_SEED);
    }
  if (section->example != NULL)
    cuti_checker_report (checker, "V4", "manifest.json", pointer,
                         /* Translators: the section, and a case as JSON */
                         _("The section “%s” offers nothing, for example with: %s."),
                         section->section, section->example);
}

static void
section_clear (gpointer data)
{
  Section *section = data;

  g_array_unref (section->goals);
  g_free (section->example);
}

void
cuti_checker_check_gaps (CutiChecker *self)
{
  JsonArray *list = cuti_checker_get_list (self, "manifest.json", "must_offer");
  g_autoptr(CutiUrn) urn = cuti_urn_new (self->knowledge);
  g_autoptr(GArray) sections = g_array_new (FALSE, FALSE, sizeof (Section));
  Gaps gaps = { self->knowledge, urn, sections };

  cuti_checker_looked_at (self, "V4", 0);
  g_array_set_clear_func (sections, section_clear);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      Section section = { json_array_get_string_element (list, i) };

      section.goals = g_array_new (FALSE, FALSE, sizeof (CutiGoal));
      add_goals_of_items (&gaps, &section);
      add_goals_of_case (&gaps, &section);
      g_array_append_val (sections, section);
    }

  cuti_parallel (sections->len, check_section_cb, &gaps);

  for (guint i = 0; i < sections->len; i++)
    report_section (self, &g_array_index (sections, Section, i), i);
}
