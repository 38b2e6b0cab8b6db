/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The follow-up plan as a calendar: which appointments, when, how often, and
 * that a shared calendar learns no name.
 */

#include "cuti-icalendar.h"

#include <string.h>

#include "cuti-content-line.h"
#include "cuti-test-knowledge.h"

#define STAMP 1750000000
#define DATE(id) "{'id': '" id "', 'group': 'g', 'type': 'date', 'label': '" id "?', 'short': '" id "'}"
#define FACTS CUTI_TEST_FACTS "," DATE ("case.assessed_on") "," DATE ("cleared")
#define FOLLOW_UP(kind, lo, hi, rest) \
  ", 'involves': ['medical-oncology'], 'follow_up': {'kind': '" kind "', 'every_months': [" lo ", " hi "]" rest "}"
#define ADVICE \
  CUTI_TEST_ADVICE ("slow", "case", "strong", "'a'", FOLLOW_UP ("skin", "3", "6", "")) "," \
  CUTI_TEST_ADVICE ("quick", "case", "conditional", "'b'", FOLLOW_UP ("skin", "2", "4", "")) "," \
  CUTI_TEST_ADVICE ("unsure", "case", "strong", "'c'", FOLLOW_UP ("skin", "1", "1", "")) "," \
  CUTI_TEST_ADVICE ("images", "case", "strong", "'d'", \
                    FOLLOW_UP ("imaging", "6", "6", ", 'from': 'cleared', 'until_months': 24"))
#define NAMED "'id': 'one', 'label': 'Smith again', 'patient': {'family': 'Smith', 'given': 'Jane'}, "

static const CutiIcalendarOptions plain = { STAMP, FALSE };

typedef struct
{
  CutiKnowledge *knowledge;
  GStrv          left_out;
  GError        *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->knowledge = cuti_test_knowledge_new (FACTS, NULL, ADVICE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->knowledge);
  g_clear_pointer (&self->left_out, g_strfreev);
  g_clear_error (&self->error);
}

/* With lines unfolded and ended as in C. */
static char *
render_with (Fixture *self, const char *members, const CutiIcalendarOptions *options)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (self->knowledge, members);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  char *text;
  GString *unfolded;

  g_clear_pointer (&self->left_out, g_strfreev);
  g_clear_error (&self->error);
  text = cuti_icalendar_render (patient_case, plan, options, &self->left_out, &self->error);
  g_assert_true ((text == NULL) == (self->error != NULL));
  if (text == NULL)
    return NULL;

  unfolded = g_string_new (text);
  g_free (text);
  g_string_replace (unfolded, "\r\n ", "", 0);
  g_string_replace (unfolded, "\r\n", "\n", 0);
  return g_string_free (unfolded, FALSE);
}

static char *
render (Fixture *self, const char *members)
{
  return render_with (self, members, &plain);
}

static void
assert_has (const char *text, const char *line)
{
  g_autofree char *whole = g_strdup_printf ("\n%s\n", line);

  if (strstr (text, whole) == NULL)
    g_error ("No line “%s” in\n%s", line, text);
}

static void
test_icalendar_shortest_wins (Fixture *self, gconstpointer data)
{
  g_autofree char *text = render (self, "'id': 'one', 'facts': {'a': true, 'b': true, 'c': false,"
                                        " 'd': false, 'case.assessed_on': '2026-11-20'}");

  g_assert_no_error (self->error);
  assert_has (text, "SUMMARY:quick");
  assert_has (text, "CATEGORIES:Skin\\, again");
  assert_has (text, "RRULE:FREQ=MONTHLY;INTERVAL=2");
  assert_has (text, "DTSTART;VALUE=DATE:20270120");
  assert_has (text, "DTSTAMP:20250615T150640Z");
  g_assert_null (strstr (text, "SUMMARY:slow"));
  g_assert_nonnull (strstr (text, "Who: medical oncology."));
  g_assert_nonnull (strstr (text, "Every 2 to 4 months\\, entered at the shorter interval"));
  g_assert_nonnull (strstr (text, "no appointment is booked"));
  g_assert_cmpuint (g_strv_length (self->left_out), ==, 0);
}

/* Undecided advice makes no appointment, however short its interval. */
static void
test_icalendar_undecided_is_none (Fixture *self, gconstpointer data)
{
  g_autofree char *text = render (self, "'id': 'one', 'facts': {'a': true, 'b': false, 'd': false,"
                                        " 'case.assessed_on': '2026-11-20'}");

  assert_has (text, "SUMMARY:slow");
  assert_has (text, "RRULE:FREQ=MONTHLY;INTERVAL=3");
  g_assert_null (strstr (text, "SUMMARY:unsure"));
}

#define CLEARED(on) "'id': 'one', 'facts': {'a': false, 'b': false, 'c': false, 'd': true," \
                    " 'case.assessed_on': '2026-11-20', 'cleared': '" on "'}"

/* Counted from the day named, past days skipped, to the end named. */
static void
test_icalendar_counts_from (Fixture *self, gconstpointer data)
{
  g_autofree char *text = render (self, CLEARED ("2025-10-03"));

  assert_has (text, "DTSTART;VALUE=DATE:20270403");
  assert_has (text, "RRULE:FREQ=MONTHLY;INTERVAL=6;UNTIL=20271003");
}

static void
test_icalendar_end_of_month (Fixture *self, gconstpointer data)
{
  g_autofree char *text = render (self, CLEARED ("2026-08-31"));

  assert_has (text, "DTSTART;VALUE=DATE:20270228");
  assert_has (text, "RRULE:FREQ=MONTHLY;INTERVAL=6;UNTIL=20280831;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
}

static void
test_icalendar_partial_date (Fixture *self, gconstpointer data)
{
  g_autofree char *none = render (self, CLEARED ("2026-08"));
  g_autofree char *text = NULL;

  g_assert_null (none);
  g_assert_error (self->error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_EMPTY);
  g_assert_nonnull (strstr (self->error->message, "“cleared”, of which the day is not known (Aug-2026)"));

  text = render (self, "'id': 'one', 'facts': {'a': true, 'b': false, 'c': false, 'd': true,"
                       " 'case.assessed_on': '2026-11-20', 'cleared': '2026'}");
  assert_has (text, "SUMMARY:slow");
  g_assert_null (strstr (text, "SUMMARY:images"));
  g_assert_cmpuint (g_strv_length (self->left_out), ==, 1);
  g_assert_nonnull (strstr (self->left_out[0], "“images” is counted from “cleared”"));
}

static void
test_icalendar_no_date (Fixture *self, gconstpointer data)
{
  g_autofree char *none = render (self, "'id': 'one', 'facts': {'a': true}");

  g_assert_null (none);
  g_assert_nonnull (strstr (self->error->message, "“case.assessed_on”, which is not known"));
}

static void
test_icalendar_over (Fixture *self, gconstpointer data)
{
  g_autofree char *none = render (self, CLEARED ("2020-01-01"));

  g_assert_null (none);
  g_assert_nonnull (strstr (self->error->message, "“images” ended on 01-Jan-2022"));
}

static void
test_icalendar_nothing_to_enter (Fixture *self, gconstpointer data)
{
  g_autofree char *none = render (self, "'id': 'one', 'facts': {'a': false, 'b': false}");

  g_assert_null (none);
  g_assert_error (self->error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_EMPTY);
}

static void
test_icalendar_case_without_id (Fixture *self, gconstpointer data)
{
  g_autofree char *none = render (self, "'facts': {'a': true, 'case.assessed_on': '2026-11-20'}");

  g_assert_null (none);
  g_assert_error (self->error, CUTI_ICALENDAR_ERROR, CUTI_ICALENDAR_ERROR_NO_ID);
}

static char *
dup_uid (const char *text)
{
  const char *uid = strstr (text, "\nUID:");

  g_assert_nonnull (uid);
  return g_strndup (uid + 5, strcspn (uid + 5, "\n"));
}

/* The identifier is that of case and kind, whatever else changes. */
static void
test_icalendar_uid_is_stable (Fixture *self, gconstpointer data)
{
  static const CutiIcalendarOptions later = { STAMP + 86400, TRUE };
  g_autofree char *first = render (self, NAMED "'facts': {'a': true, 'b': true, 'case.assessed_on': '2026-11-20'}");
  g_autofree char *second = render_with (self, NAMED "'facts': {'a': true, 'case.assessed_on': '2027-01-09'}", &later);
  g_autofree char *other = render (self, "'id': 'two', 'facts': {'a': true, 'case.assessed_on': '2026-11-20'}");
  g_autofree char *imaging = render (self, CLEARED ("2026-08-31"));
  g_autofree char *a = dup_uid (first);
  g_autofree char *b = dup_uid (second);
  g_autofree char *c = dup_uid (other);
  g_autofree char *d = dup_uid (imaging);

  g_assert_true (g_uuid_string_is_valid (a));
  g_assert_cmpstr (b, ==, a);
  g_assert_cmpstr (c, !=, a);
  g_assert_cmpstr (d, !=, a);
}

static void
test_icalendar_name_only_if_asked (Fixture *self, gconstpointer data)
{
  static const CutiIcalendarOptions named = { STAMP, TRUE };
  const char *members = NAMED "'facts': {'a': true, 'case.assessed_on': '2026-11-20'}";
  g_autofree char *text = render (self, members);
  g_autofree char *asked = render_with (self, members, &named);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  g_assert_null (strstr (lower, "smith"));
  g_assert_null (strstr (lower, "jane"));
  assert_has (text, "SUMMARY:slow");
  assert_has (asked, "SUMMARY:slow – SMITH\\, Jane");
}

static void
test_icalendar_folding (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *value = g_strnfill (200, 'x');
  g_auto(GStrv) lines = NULL;

  memcpy (value + 68, "\303\244", 2); /* ends with octet 75 */
  cuti_content_line_add (text, "NAME", value);
  memcpy (value + 68, "x\303\244", 3); /* would end with octet 76 */
  cuti_content_line_add (text, "NAME", value);
  lines = g_strsplit (text->str, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_true ((i % 3 == 0) == (*lines[i] != ' '));
    }
  g_assert_cmpuint (strlen (lines[0]), ==, 75);
  g_assert_cmpuint (strlen (lines[3]), ==, 74);
  g_assert_true (g_str_has_prefix (lines[4], " ä"));
  g_assert_cmpstr (lines[6], ==, "");
}

static void
test_icalendar_escaping (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  cuti_content_line_add_text (text, "X", "a, b; c\\d\ne\r\tf\001: “g”");
  g_assert_cmpstr (text->str, ==, "X:a\\, b\\; c\\\\d\\ne f: “g”\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/icalendar/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("shortest-wins", test_icalendar_shortest_wins);
  ADD ("undecided-is-none", test_icalendar_undecided_is_none);
  ADD ("counts-from", test_icalendar_counts_from);
  ADD ("end-of-month", test_icalendar_end_of_month);
  ADD ("partial-date", test_icalendar_partial_date);
  ADD ("no-date", test_icalendar_no_date);
  ADD ("over", test_icalendar_over);
  ADD ("nothing-to-enter", test_icalendar_nothing_to_enter);
  ADD ("case-without-id", test_icalendar_case_without_id);
  ADD ("uid-is-stable", test_icalendar_uid_is_stable);
  ADD ("name-only-if-asked", test_icalendar_name_only_if_asked);
  g_test_add_func ("/icalendar/folding", test_icalendar_folding);
  g_test_add_func ("/icalendar/escaping", test_icalendar_escaping);

  return g_test_run ();
}
