/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One all-day event for each kind of appointment (RFC 5545). It is a plan,
 * nothing is booked by it: the events are tentative and take up no time. A
 * kind keeps its identifier, so that a later file replaces an earlier one.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-appointment.h"
#include "cuti-content-line.h"
#include "cuti-format.h"
#include "cuti-icalendar.h"
#include "cuti-stable-id.h"

G_DEFINE_QUARK (cuti-icalendar-error-quark, cuti_icalendar_error)

typedef struct
{
  CutiCase                   *patient_case;
  const CutiIcalendarOptions *options;
  GString                    *text;
} Writer;

static char *
format_date (const GDate *date)
{
  return cuti_format_date (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static void
add_date (GString *text, const char *name, const GDate *date)
{
  g_autofree char *value = g_strdup_printf ("%04d%02d%02d", g_date_get_year (date),
                                            g_date_get_month (date), g_date_get_day (date));

  cuti_content_line_add (text, name, value);
}

static char *
make_uid (CutiCase *patient_case, const char *kind)
{
  g_autofree char *name = g_strconcat (cuti_case_get_id (patient_case), "\n", kind, NULL);

  return cuti_stable_id_make (name);
}

/* A month without the day that is counted from has its last day instead. */
static char *
make_rule (const CutiAppointment *appointment)
{
  int day = g_date_get_day (&appointment->start);
  GString *rule = g_string_new (NULL);

  g_string_append_printf (rule, "FREQ=MONTHLY;INTERVAL=%d", appointment->follow_up->every_from);
  if (g_date_valid (&appointment->last))
    g_string_append_printf (rule, ";UNTIL=%04d%02d%02d", g_date_get_year (&appointment->last),
                            g_date_get_month (&appointment->last),
                            g_date_get_day (&appointment->last));
  if (day > 28)
    {
      g_string_append (rule, ";BYMONTHDAY=28");
      for (int d = 29; d <= day; d++)
        g_string_append_printf (rule, ",%d", d);
      g_string_append (rule, ";BYSETPOS=-1");
    }

  return g_string_free (rule, FALSE);
}

static char *
dup_name (CutiCase *patient_case)
{
  const char *family = cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY);
  const char *given = cuti_case_get_patient (patient_case, CUTI_PATIENT_GIVEN);
  g_autofree char *upper = family != NULL ? g_utf8_strup (family, -1) : NULL;

  if (upper != NULL && given != NULL)
    return g_strdup_printf ("%s, %s", upper, given);
  return upper != NULL ? g_steal_pointer (&upper) : g_strdup (given);
}

static char *
make_summary (Writer *self, CutiAdvice *advice)
{
  g_autofree char *name = self->options->with_name ? dup_name (self->patient_case) : NULL;

  if (name == NULL)
    return g_strdup (cuti_advice_get_title (advice));
  return g_strdup_printf ("%s – %s", cuti_advice_get_title (advice), name);
}

static void
append_interval (GString *text, const CutiAppointment *appointment)
{
  const CutiFollowUp *follow_up = appointment->follow_up;
  g_autofree char *start = format_date (&appointment->start);

  if (follow_up->every_to > follow_up->every_from)
    g_string_append_printf (text, _("Every %d to %d months, entered at the shorter interval; "),
                            follow_up->every_from, follow_up->every_to);
  else
    g_string_append_printf (text, ngettext ("Every month; ", "Every %d months; ",
                                            (gulong) follow_up->every_from),
                            follow_up->every_from);
  g_string_append_printf (text, _("counted from “%s” (%s)"),
                          cuti_fact_get_short_label (cuti_answer_get_fact (appointment->from)),
                          start);
  if (g_date_valid (&appointment->last))
    {
      g_autofree char *last = format_date (&appointment->last);

      g_string_append_printf (text, _(", until %s"), last);
    }
  g_string_append_c (text, '.');
}

static void
append_owners (GString *text, CutiAdvice *advice)
{
  const char *const *involves = cuti_advice_get_involves (advice);
  g_autofree char *names = g_strjoinv (", ", (char **) involves);

  if (*names == '\0')
    return;

  g_strdelimit (names, "-", ' ');
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Who: %s."), names);
}

static char *
make_description (const CutiAppointment *appointment)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (appointment->item);
  GString *text = g_string_new (cuti_advice_get_text (advice));

  g_string_append (text, "\n\n");
  append_interval (text, appointment);
  append_owners (text, advice);
  g_string_append_c (text, '\n');
  g_string_append (text, _("From a draft of a follow-up plan: no appointment is booked."));
  if (cuti_advice_get_review_status (advice) != CUTI_REVIEW_APPROVED)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _("No clinician has reviewed this advice."));
    }
  return g_string_free (text, FALSE);
}

static void
add_event (Writer *self, const CutiAppointment *appointment)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (appointment->item);
  g_autoptr(GDateTime) stamp = g_date_time_new_from_unix_utc (self->options->stamp);
  g_autofree char *made = stamp != NULL ? g_date_time_format (stamp, "%Y%m%dT%H%M%SZ") : NULL;
  g_autofree char *uid = make_uid (self->patient_case, appointment->follow_up->kind);
  g_autofree char *rule = make_rule (appointment);
  g_autofree char *summary = make_summary (self, advice);
  g_autofree char *description = make_description (appointment);
  const char *kind =
    cuti_knowledge_get_follow_up_label (cuti_case_get_knowledge (self->patient_case),
                                        appointment->follow_up->kind);

  cuti_content_line_add (self->text, "BEGIN", "VEVENT");
  cuti_content_line_add (self->text, "UID", uid);
  cuti_content_line_add (self->text, "DTSTAMP", made != NULL ? made : "19700101T000000Z");
  add_date (self->text, "DTSTART;VALUE=DATE", &appointment->first);
  cuti_content_line_add (self->text, "RRULE", rule);
  cuti_content_line_add_text (self->text, "SUMMARY", summary);
  cuti_content_line_add_text (self->text, "DESCRIPTION", description);
  cuti_content_line_add_text (self->text, "CATEGORIES", kind);
  cuti_content_line_add (self->text, "CLASS", "CONFIDENTIAL");
  cuti_content_line_add (self->text, "STATUS", "TENTATIVE");
  cuti_content_line_add (self->text, "TRANSP", "TRANSPARENT");
  cuti_content_line_add (self->text, "END", "VEVENT");
}

/* NULL for what can be entered. */
static char *
explain (const CutiAppointment *appointment)
{
  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (appointment->item));
  const char *from = appointment->from != NULL
                     ? cuti_fact_get_short_label (cuti_answer_get_fact (appointment->from))
                     : appointment->follow_up->from;
  g_autofree char *text = NULL;

  switch (appointment->state)
    {
    case CUTI_APPOINTMENT_DATED: return NULL;
    case CUTI_APPOINTMENT_NO_INTERVAL:
      return g_strdup_printf (_("“%s” has no interval."), title);
    case CUTI_APPOINTMENT_PARTIAL_DATE:
      text = cuti_answer_dup_text (appointment->from);
      return g_strdup_printf (_("“%s” is counted from “%s”, of which the day is not known (%s)."),
                              title, from, text);
    case CUTI_APPOINTMENT_OVER:
      text = format_date (&appointment->last);
      return g_strdup_printf (_("“%s” ended on %s."), title, text);
    case CUTI_APPOINTMENT_NO_DATE:
    default:
      return g_strdup_printf (_("“%s” is counted from “%s”, which is not known."), title,
                              from != NULL ? from : "case.assessed_on");
    }
}

static guint
add_events (Writer *self, GPtrArray *appointments, GStrvBuilder *left_out)
{
  guint n = 0;

  for (guint i = 0; i < appointments->len; i++)
    {
      CutiAppointment *appointment = g_ptr_array_index (appointments, i);
      g_autofree char *reason = explain (appointment);

      if (reason != NULL)
        {
          g_strv_builder_add (left_out, reason);
          continue;
        }
      add_event (self, appointment);
      n++;
    }

  return n;
}

static char *
fail_empty (CutiPlan *plan, char **left_out, GError **error)
{
  if (cuti_plan_get_out_of_scope (plan) != NULL)
    g_set_error_literal (error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_EMPTY,
                         cuti_plan_get_out_of_scope (plan));
  else if (left_out[0] != NULL)
    g_set_error (error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_EMPTY,
                 _("No follow-up can be entered in a calendar: %s"), left_out[0]);
  else
    g_set_error_literal (error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_EMPTY,
                         _("The plan has no follow-up to enter in a calendar yet."));
  return NULL;
}

/**
 * cuti_icalendar_render:
 * @plan: of @patient_case as it is now
 * @left_out: (out) (optional) (transfer full): a sentence for each follow-up
 *   that has no date
 *
 * Returns: (transfer full) (nullable): the text of an iCalendar file, or %NULL
 *   with @error set
 */
char *
cuti_icalendar_render (CutiCase *patient_case, CutiPlan *plan, const CutiIcalendarOptions *options,
                       GStrv *left_out, GError **error)
{
  g_autoptr(GPtrArray) appointments = cuti_appointment_list (patient_case, plan);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) reasons = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  Writer self = { patient_case, options, text };
  guint n;

  if (cuti_case_get_id (patient_case) == NULL)
    {
      g_set_error_literal (error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_NO_ID,
                           _("The case file has no “id”, by which a calendar tells cases apart."));
      return NULL;
    }

  cuti_content_line_add (text, "BEGIN", "VCALENDAR");
  cuti_content_line_add (text, "VERSION", "2.0");
  cuti_content_line_add (text, "PRODID", "-//Cutiplan//Cutiplan " PACKAGE_VERSION "//EN");
  cuti_content_line_add (text, "CALSCALE", "GREGORIAN");
  cuti_content_line_add (text, "METHOD", "PUBLISH");
  n = add_events (&self, appointments, builder);
  cuti_content_line_add (text, "END", "VCALENDAR");

  reasons = g_strv_builder_end (builder);
  if (n == 0)
    return fail_empty (plan, reasons, error);
  if (left_out != NULL)
    *left_out = g_steal_pointer (&reasons);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
