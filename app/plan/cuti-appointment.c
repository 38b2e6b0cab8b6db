/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The follow-up plan: of each kind of appointment the shortest interval among
 * what is recommended or to be considered, so that who keeps to it satisfies
 * the others too.
 */

#include "cuti-appointment.h"

#define ASSESSED_ON "case.assessed_on"

static void
appointment_free (gpointer data)
{
  CutiAppointment *self = data;

  g_object_unref (self->item);
  g_clear_object (&self->from);
  g_free (self);
}

/* What has no interval gives way to what has one. */
static int
compare (const CutiFollowUp *left, const CutiFollowUp *right)
{
  int a = left->every_from > 0 ? left->every_from : G_MAXINT;
  int b = right->every_from > 0 ? right->every_from : G_MAXINT;

  return a != b ? (a < b ? -1 : 1) : left->every_to - right->every_to;
}

static CutiAppointment *
find_kind (GPtrArray *list, const char *kind)
{
  for (guint i = 0; i < list->len; i++)
    {
      CutiAppointment *appointment = g_ptr_array_index (list, i);

      if (g_str_equal (appointment->follow_up->kind, kind))
        return appointment;
    }

  return NULL;
}

static void
add_item (GPtrArray *list, CutiPlanItem *item)
{
  const CutiFollowUp *follow_up = cuti_advice_get_follow_up (cuti_plan_item_get_advice (item));
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);
  CutiAppointment *same;

  if (follow_up == NULL || (verdict != CUTI_VERDICT_RECOMMENDED && verdict != CUTI_VERDICT_CONSIDER))
    return;

  same = find_kind (list, follow_up->kind);
  if (same != NULL && compare (follow_up, same->follow_up) >= 0)
    return;

  if (same == NULL)
    {
      same = g_new0 (CutiAppointment, 1);
      g_ptr_array_add (list, same);
    }
  g_set_object (&same->item, item);
  same->follow_up = follow_up;
}

/* A date that is known to the day; what is hidden is not known to anybody. */
static CutiAppointmentState
read_date (CutiAnswer *answer, GDate *date)
{
  CutiValue value;

  if (answer == NULL || !cuti_answer_is_visible (answer)
      || cuti_answer_get_state (answer) != CUTI_ANSWER_VALUE)
    return CUTI_APPOINTMENT_NO_DATE;

  value = cuti_answer_get_value (answer);
  if (value.n % 100 == 0)
    return CUTI_APPOINTMENT_PARTIAL_DATE;

  g_date_set_dmy (date, value.n % 100, value.n / 100 % 100, value.n / 10000);
  return CUTI_APPOINTMENT_DATED;
}

static CutiAnswer *
find_date (CutiCase *patient_case, const char *id)
{
  CutiFact *fact = cuti_knowledge_find_fact (cuti_case_get_knowledge (patient_case), id);

  if (fact == NULL || cuti_fact_get_kind (fact) != CUTI_KIND_DATE)
    return NULL;
  return cuti_case_find_answer (patient_case, id, NULL);
}

/* Counted from the start each time: from the 31st it goes by way of the 28th
 * to the 31st again. */
static void
find_first (CutiAppointment *self, const GDate *assessed_on)
{
  int every = self->follow_up->every_from;
  int months = every;

  do
    {
      self->first = self->start;
      g_date_add_months (&self->first, months);
      months += every;
    }
  while (g_date_valid (assessed_on) && g_date_compare (&self->first, assessed_on) <= 0);
}

static void
set_dates (CutiAppointment *self, CutiCase *patient_case)
{
  const char *from = self->follow_up->from != NULL ? self->follow_up->from : ASSESSED_ON;
  CutiAnswer *answer = find_date (patient_case, from);
  GDate assessed_on;

  g_date_clear (&assessed_on, 1);
  g_set_object (&self->from, answer);
  self->state = read_date (answer, &self->start);
  if (self->state == CUTI_APPOINTMENT_DATED && self->follow_up->every_from < 1)
    self->state = CUTI_APPOINTMENT_NO_INTERVAL;
  if (self->state != CUTI_APPOINTMENT_DATED)
    return;

  read_date (find_date (patient_case, ASSESSED_ON), &assessed_on);
  find_first (self, &assessed_on);
  if (self->follow_up->until_months < 1)
    return;

  self->last = self->start;
  g_date_add_months (&self->last, self->follow_up->until_months);
  if (g_date_compare (&self->first, &self->last) > 0)
    self->state = CUTI_APPOINTMENT_OVER;
}

/**
 * cuti_appointment_list:
 * @plan: of @patient_case as it is now
 *
 * Returns: (transfer full) (element-type CutiAppointment): one for each kind, in
 *   the order of the plan; none for a case that is out of scope
 */
GPtrArray *
cuti_appointment_list (CutiCase *patient_case, CutiPlan *plan)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (appointment_free);
  GListModel *items = cuti_plan_get_items (plan);

  if (cuti_plan_get_out_of_scope (plan) != NULL)
    return list;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);

      add_item (list, item);
    }
  for (guint i = 0; i < list->len; i++)
    set_dates (g_ptr_array_index (list, i), patient_case);

  return list;
}
