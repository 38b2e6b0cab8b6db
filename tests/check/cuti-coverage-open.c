/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is unknown is found by forgetting: a search looks for answers, so one
 * starts from a case that has them.
 */

#include "cuti-coverage.h"

/**
 * cuti_coverage_add_open:
 * @offered: (nullable): a case in which the item applies
 *
 * Adds that case without the one answer that `when` cannot do without.
 */
void
cuti_coverage_add_open (CutiCoverage *self, const CutiDraft *offered)
{
  gsize size = offered != NULL ? cuti_draft_get_size (offered) : 0;
  g_autoptr(CutiDraft) nothing = cuti_draft_new (self->knowledge, self->lesion_scope ? 1 : 0, NULL);
  g_autoptr(CutiTrial) empty = cuti_trial_new (nothing, self->lesion_scope);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr(CutiDraft) draft = cuti_draft_copy (offered);
      g_autoptr(CutiTrial) trial = NULL;

      if (!draft->values[i].known)
        continue;
      draft->values[i] = CUTI_VALUE_UNKNOWN;
      trial = cuti_trial_new (draft, self->lesion_scope);
      if (trial != NULL && cuti_coverage_evaluate (self, 0, trial) == CUTI_TRUTH_UNKNOWN)
        {
          guint fact = i % cuti_knowledge_get_n_facts (self->knowledge);
          g_autofree char *what = g_strdup_printf (
            "open without %s", cuti_fact_get_id (cuti_knowledge_get_fact (self->knowledge, fact)));

          cuti_coverage_write (self, trial, what);
          return;
        }
    }
  if (cuti_coverage_evaluate (self, 0, empty) == CUTI_TRUTH_UNKNOWN)
    cuti_coverage_write (self, empty, "nothing known");
}

static void
forget_facts (CutiDraft *draft, const CutiCondition *condition)
{
  guint n_nodes, n_facts = cuti_knowledge_get_n_facts (draft->knowledge);
  guint complete = cuti_knowledge_get_complete (draft->knowledge);
  const CutiConditionNode *nodes = cuti_condition_get_nodes (condition, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      guint fact = cuti_condition_node_is_quantifier (&nodes[i]) ? complete : nodes[i].fact;

      if (fact >= n_facts
          || !(cuti_condition_node_is_leaf (&nodes[i])
               || cuti_condition_node_is_quantifier (&nodes[i])))
        continue;
      for (guint place = 0; place <= draft->n_lesions; place++)
        *cuti_draft_value (draft, fact, place) = CUTI_VALUE_UNKNOWN;
    }
}

/**
 * cuti_coverage_add_unknown:
 * @applies: (nullable): a case in which the item applies
 *
 * Adds cases in which each condition is unknown: what it reads is forgotten,
 * or else all there is.
 */
void
cuti_coverage_add_unknown (CutiCoverage *self, const CutiDraft *applies)
{
  g_autoptr(CutiDraft) nothing = cuti_draft_new (self->knowledge, self->lesion_scope ? 1 : 0, NULL);
  g_autoptr(CutiTrial) empty = cuti_trial_new (nothing, self->lesion_scope);

  for (guint i = 0; i < self->tested->len; i++)
    {
      g_autoptr(CutiDraft) draft = NULL;
      g_autoptr(CutiTrial) trial = NULL;
      g_autofree char *what = NULL;

      if (!cuti_coverage_wants (self, i, CUTI_TRUTH_UNKNOWN))
        continue;
      if (applies != NULL)
        {
          draft = cuti_draft_copy (applies);
          forget_facts (draft, cuti_coverage_get (self, i)->condition);
          trial = cuti_trial_new (draft, self->lesion_scope);
        }
      if (trial == NULL || cuti_coverage_evaluate (self, i, trial) != CUTI_TRUTH_UNKNOWN)
        {
          g_clear_pointer (&trial, cuti_trial_free);
          trial = g_steal_pointer (&empty);
          empty = cuti_trial_new (nothing, self->lesion_scope);
        }
      if (cuti_coverage_evaluate (self, i, trial) != CUTI_TRUTH_UNKNOWN)
        continue;
      what = cuti_coverage_name (self, "not known:", CUTI_TRUTH_UNKNOWN, trial);
      cuti_coverage_write (self, trial, what);
    }
}

