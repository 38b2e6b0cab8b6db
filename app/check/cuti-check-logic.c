/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V2 and V3: conditions that no case can make true, and arguments that every
 * case makes true, and so do not argue.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-search.h"

static gboolean
check_item_reachable (CutiChecker *self, CutiAdvice *advice, const CutiPlace *place)
{
  CutiGoal goal = { cuti_advice_get_when (advice), CUTI_GOAL_TRUE };
  g_autofree char *pointer = g_strconcat (place->pointer, "/when", NULL);

  switch (cuti_search (self->knowledge, cuti_advice_is_lesion_advice (advice),
                       CUTI_SEARCH_NOTHING_HIDDEN, &goal, 1, NULL))
    {
    case CUTI_SEARCH_FOUND:
      return TRUE;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V2", place->file, pointer);
      return TRUE;
    case CUTI_SEARCH_NONE:
    default:
      cuti_checker_report (self, "V2", place->file, pointer,
                           _("“%s” can never apply: no case makes its “when” true."),
                           cuti_advice_get_id (advice));
      return FALSE;
    }
}

static gboolean
check_argument_reachable (CutiChecker     *self,
                          CutiAdvice      *advice,
                          CutiArgument    *argument,
                          const CutiPlace *place,
                          const char      *pointer)
{
  CutiGoal goals[] = {
    { cuti_advice_get_when (advice), CUTI_GOAL_TRUE },
    { cuti_argument_get_when (argument), CUTI_GOAL_TRUE },
  };

  switch (cuti_search (self->knowledge, cuti_advice_is_lesion_advice (advice),
                       CUTI_SEARCH_NOTHING_HIDDEN, goals, G_N_ELEMENTS (goals), NULL))
    {
    case CUTI_SEARCH_FOUND:
      return TRUE;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V2", place->file, pointer);
      return TRUE;
    case CUTI_SEARCH_NONE:
    default:
      cuti_checker_report (self, "V2", place->file, pointer,
                           _("“%s” can never be true where “%s” applies."),
                           cuti_argument_get_id (argument), cuti_advice_get_id (advice));
      return FALSE;
    }
}

/* A reason that always holds may be said outright, with “const”; but an
 * exclusion that always holds leaves nothing of its item. */
static void
check_argument_open (CutiChecker     *self,
                     CutiAdvice      *advice,
                     CutiArgument    *argument,
                     const CutiPlace *place,
                     const char      *pointer)
{
  const CutiCondition *when = cuti_argument_get_when (argument);
  CutiGoal goals[] = {
    { cuti_advice_get_when (advice), CUTI_GOAL_TRUE },
    { when, CUTI_GOAL_FALSE },
  };

  if (cuti_condition_is_const (when)
      && cuti_argument_get_polarity (argument) != CUTI_POLARITY_EXCLUDES)
    return;

  switch (cuti_search (self->knowledge, cuti_advice_is_lesion_advice (advice),
                       CUTI_SEARCH_NOTHING_HIDDEN, goals, G_N_ELEMENTS (goals), NULL))
    {
    case CUTI_SEARCH_NONE:
      cuti_checker_report (self, "V3", place->file, pointer,
                           _("“%s” can never be false where “%s” applies."),
                           cuti_argument_get_id (argument), cuti_advice_get_id (advice));
      break;
    case CUTI_SEARCH_GAVE_UP:
      cuti_checker_report_open (self, "V3", place->file, pointer);
      break;
    case CUTI_SEARCH_FOUND:
    default:
      break;
    }
}

static void
check_arguments (CutiChecker     *self,
                 CutiAdvice      *advice,
                 const CutiPlace *place,
                 GListModel      *arguments,
                 const char      *member)
{
  gboolean argues = arguments == cuti_advice_get_arguments (advice);

  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);
      g_autofree char *pointer = g_strdup_printf ("%s/%s/%u/when", place->pointer, member, i);

      if (check_argument_reachable (self, advice, argument, place, pointer) && argues)
        check_argument_open (self, advice, argument, place, pointer);
    }
}

void
cuti_checker_check_logic (CutiChecker *self)
{
  cuti_checker_looked_at (self, "V2", 0);
  cuti_checker_looked_at (self, "V3", 0);
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      const CutiPlace *place = cuti_checker_find_place (self, advice);

      if (!check_item_reachable (self, advice, place))
        continue;

      check_arguments (self, advice, place, cuti_advice_get_arguments (advice), "arguments");
      check_arguments (self, advice, place, cuti_advice_get_cautions (advice), "cautions");
    }
}
