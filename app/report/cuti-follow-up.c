/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same appointments as in the calendar file, and those that have no date,
 * which a calendar cannot hold.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-appointment.h"
#include "cuti-follow-up.h"
#include "cuti-format.h"

static const double columns[] = { 0.38, 0.18, 0.26, 0.18 };

static char *
format_date (const GDate *date)
{
  return cuti_format_date (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static void
add_what (CutiBlock *row, const CutiAppointment *appointment, CutiKnowledge *knowledge)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (appointment->item);
  CutiVerdict verdict = cuti_plan_item_get_verdict (appointment->item);
  const char *kind = cuti_knowledge_get_follow_up_label (knowledge, appointment->follow_up->kind);
  CutiBlock *cell = cuti_block_add_cell (row, TRUE, NULL);

  cuti_block_add_format (cell, CUTI_TEXT_STRONG, "%s: ", kind);
  cuti_block_add_format (cell, 0, "%s · %s", cuti_verdict_get_label (verdict),
                         cuti_advice_get_title (advice));
}

static void
add_interval (CutiBlock *row, const CutiFollowUp *follow_up)
{
  CutiBlock *cell = cuti_block_add_cell (row, FALSE, NULL);

  if (follow_up->every_from < 1)
    cuti_block_add_text (cell, 0, _("No interval given"));
  else if (follow_up->every_to > follow_up->every_from)
    cuti_block_add_format (cell, 0, _("Every %d to %d months"), follow_up->every_from,
                           follow_up->every_to);
  else
    cuti_block_add_format (cell, 0, ngettext ("Every month", "Every %d months",
                                              (gulong) follow_up->every_from),
                           follow_up->every_from);
}

static void
add_from (CutiBlock *row, const CutiAppointment *appointment)
{
  CutiBlock *cell = cuti_block_add_cell (row, FALSE, NULL);
  const char *from = appointment->from != NULL
                     ? cuti_fact_get_short_label (cuti_answer_get_fact (appointment->from))
                     : appointment->follow_up->from;
  g_autofree char *date = NULL;

  if (from == NULL)
    from = _("day of the assessment");
  switch (appointment->state)
    {
    case CUTI_APPOINTMENT_DATED:
      date = format_date (&appointment->first);
      cuti_block_add_format (cell, 0, _("%s, counted from “%s”"), date, from);
      break;
    case CUTI_APPOINTMENT_OVER:
      cuti_block_add_text (cell, 0, _("Over"));
      break;
    case CUTI_APPOINTMENT_PARTIAL_DATE:
      date = cuti_answer_dup_text (appointment->from);
      cuti_block_add_format (cell, 0, _("No date: of “%s” the day is not known (%s)"), from, date);
      break;
    case CUTI_APPOINTMENT_NO_INTERVAL:
      cuti_block_add_text (cell, 0, _("No date: there is no interval"));
      break;
    case CUTI_APPOINTMENT_NO_DATE:
    default:
      cuti_block_add_format (cell, 0, _("No date: “%s” is not known"), from);
      break;
    }
}

static void
add_until (CutiBlock *row, const CutiAppointment *appointment)
{
  CutiBlock *cell = cuti_block_add_cell (row, FALSE, NULL);
  int months = appointment->follow_up->until_months;
  g_autofree char *date = NULL;

  if (months < 1)
    cuti_block_add_text (cell, 0, _("No end given"));
  else if (g_date_valid (&appointment->last))
    {
      date = format_date (&appointment->last);
      cuti_block_add_text (cell, 0, date);
    }
  else
    cuti_block_add_format (cell, 0, ngettext ("For %d month", "For %d months", (gulong) months),
                           months);
}

static void
add_head (CutiBlock *table)
{
  CutiBlock *head = cuti_block_add (table, CUTI_BLOCK_ROW);

  head->header = TRUE;
  cuti_block_add_cell (head, TRUE, _("What, and by which advice"));
  cuti_block_add_cell (head, TRUE, _("How often"));
  cuti_block_add_cell (head, TRUE, _("From when"));
  cuti_block_add_cell (head, TRUE, _("Until when"));
}

/**
 * cuti_follow_up_add:
 *
 * Adds what the plan asks to see again; nothing where it asks for none.
 */
void
cuti_follow_up_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan)
{
  g_autoptr(GPtrArray) appointments = cuti_appointment_list (patient_case, plan);
  CutiBlock *table;

  if (appointments->len == 0)
    return;

  cuti_block_add_heading (body, 1, _("Follow-up calendar"));
  cuti_block_add_paragraph (body, CUTI_SIZE_TABLE,
                            _("Of each kind the shortest interval that is recommended or to be "
                              "considered. No appointment is booked by this."));
  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  add_head (table);
  for (guint i = 0; i < appointments->len; i++)
    {
      const CutiAppointment *appointment = g_ptr_array_index (appointments, i);
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

      add_what (row, appointment, cuti_plan_get_knowledge (plan));
      add_interval (row, appointment->follow_up);
      add_from (row, appointment);
      add_until (row, appointment);
    }
}
