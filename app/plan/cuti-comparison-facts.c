/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which facts differ between two cases: what was answered, why it was not, and
 * what was computed. What is hidden counts as not recorded.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-plan-private.h"

/* What the case says, in words; NULL: nothing. */
static char *
dup_state (CutiCase *patient_case, CutiAnswer *answer, guint lesion)
{
  guint index = cuti_fact_get_index (cuti_answer_get_fact (answer));
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);

  if (cuti_snapshot_get_flags (snapshot, index, lesion) & CUTI_SLOT_HIDDEN)
    return NULL;
  if (cuti_answer_get_state (answer) == CUTI_ANSWER_NOT_RECORDED
      && !cuti_snapshot_get_value (snapshot, index, lesion).known)
    return NULL;

  return cuti_answer_dup_text (answer);
}

static guint
find_position (CutiCase *patient_case, CutiLesion *lesion)
{
  GListModel *lesions = cuti_case_get_lesions (patient_case);

  for (guint i = 0; i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) other = g_list_model_get_item (lesions, i);

      if (other == lesion)
        return i;
    }
  g_return_val_if_reached (0);
}

static void
compare_answer (CutiCase   *before_case,
                CutiAnswer *before,
                guint       before_lesion,
                CutiCase   *after_case,
                CutiAnswer *after,
                guint       after_lesion,
                const char *lesion_title,
                GListStore *changes)
{
  g_autofree char *then = dup_state (before_case, before, before_lesion);
  g_autofree char *now = dup_state (after_case, after, after_lesion);
  g_autoptr(CutiFactChange) change = NULL;

  if (g_strcmp0 (then, now) == 0)
    return;

  change = cuti_fact_change_new (CUTI_FACT_CHANGED, cuti_answer_get_fact (after),
                                 cuti_answer_get_lesion (after), lesion_title, then, now);
  g_list_store_append (changes, change);
}

static void
compare_lesion (CutiCase   *before_case,
                CutiLesion *before,
                CutiCase   *after_case,
                CutiLesion *after,
                GListStore *changes)
{
  GListModel *then = cuti_lesion_get_answers (before);
  GListModel *now = cuti_lesion_get_answers (after);

  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr(CutiAnswer) a = g_list_model_get_item (then, i);
      g_autoptr(CutiAnswer) b = g_list_model_get_item (now, i);

      compare_answer (before_case, a, find_position (before_case, before), after_case, b,
                      find_position (after_case, after), cuti_lesion_get_title (after), changes);
    }
}

static void
add_lesion_change (CutiFactChangeKind kind, CutiLesion *lesion, GListStore *changes)
{
  gboolean added = kind == CUTI_LESION_ADDED;
  g_autoptr(CutiFactChange) change =
    cuti_fact_change_new (kind, NULL, cuti_lesion_get_id (lesion), cuti_lesion_get_title (lesion),
                          added ? NULL : _("Recorded"), added ? _("Recorded") : _("Removed"));

  g_list_store_append (changes, change);
}

static void
compare_lesions (CutiCase *before_case, CutiCase *after_case, GListStore *changes)
{
  GListModel *then = cuti_case_get_lesions (before_case);
  GListModel *now = cuti_case_get_lesions (after_case);

  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (now, i);
      CutiLesion *before = cuti_case_find_lesion (before_case, cuti_lesion_get_id (lesion));

      if (before != NULL)
        compare_lesion (before_case, before, after_case, lesion, changes);
      else
        add_lesion_change (CUTI_LESION_ADDED, lesion, changes);
    }

  for (guint i = 0; i < g_list_model_get_n_items (then); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (then, i);

      if (cuti_case_find_lesion (after_case, cuti_lesion_get_id (lesion)) == NULL)
        add_lesion_change (CUTI_LESION_REMOVED, lesion, changes);
    }
}

/**
 * cuti_comparison_find_facts:
 * @changes: gets a #CutiFactChange for each difference
 *
 * Compares two cases of one knowledge base.
 */
void
cuti_comparison_find_facts (CutiCase *before_case, CutiCase *after_case, GListStore *changes)
{
  GListModel *then = cuti_case_get_answers (before_case);
  GListModel *now = cuti_case_get_answers (after_case);

  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr(CutiAnswer) a = g_list_model_get_item (then, i);
      g_autoptr(CutiAnswer) b = g_list_model_get_item (now, i);

      compare_answer (before_case, a, CUTI_NO_LESION, after_case, b, CUTI_NO_LESION, NULL, changes);
    }
  compare_lesions (before_case, after_case, changes);
}
