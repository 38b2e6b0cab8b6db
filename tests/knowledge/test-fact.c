/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of facts: which JSON is one, what it looks like to people, and how
 * computed numbers are rounded.
 */

#include "cuti-test-knowledge.h"

#include <math.h>

#define NBSP "\302\240"

#define FACTS \
  CUTI_TEST_FACTS "," \
  "{'id': 'size', 'group': 'g', 'type': 'number', 'label': 'Largest diameter', 'unit': 'mm', 'hard': [0, 500]," \
  " 'soft': [2, 200]}," \
  "{'id': 'share', 'group': 'g', 'type': 'integer', 'label': 'Share', 'unit': '%', 'hard': [0, 100], 'step': 5}," \
  "{'id': 'creatinine', 'group': 'g', 'type': 'number', 'label': 'Creatinine', 'unit': 'mg/dL', 'step': 0.01," \
  " 'hard': [0.1, 20]}," \
  "{'id': 'signed', 'group': 'g', 'type': 'number', 'label': 'Signed', 'step': 1, 'hard': [-10, 10]}," \
  "{'id': 'day', 'group': 'g', 'type': 'date', 'label': 'Day'}," \
  "{'id': 'note', 'group': 'g', 'type': 'text', 'label': 'Note'}"

static CutiKnowledge *knowledge;

static CutiFact *
get_fact (const char *id)
{
  CutiFact *fact = cuti_knowledge_find_fact (knowledge, id);

  g_assert_nonnull (fact);
  return fact;
}

/* Value in, value out, and the value in words. */
static void
test_fact_reads_and_writes (void)
{
  static const struct { const char *fact, *json, *canonical, *text; } rows[] = {
    { "a", "true", "true", "Yes" },
    { "a", "false", "false", "No" },
    { "n", "3", "3", "3" },
    { "n", "3.0", "3", "3" },
    { "x", "4.7", "4.7", "4.7" },
    { "x", "0.3", "0.3", "0.3" },
    { "x", "4", "4", "4.0" },
    { "x", "4.699999999999999", "4.7", "4.7" },
    { "size", "42.5", "42.5", "42.5" NBSP "mm" },
    { "share", "35", "35", "35%" },
    { "creatinine", "1.07", "1.07", "1.07" NBSP "mg/dL" },
    { "choice", "'q'", "'q'", "Q" },
    { "choices", "['u', 't']", "['t','u']", "T, U" },
    { "choices", "['u', 'u']", "['u']", "U" },
    { "choices", "[]", "[]", "None of these" },
    { "day", "'2026-03-09'", "'2026-03-09'", "09-Mar-2026" },
    { "day", "'2026-03'", "'2026-03'", "Mar-2026" },
    { "day", "'2026'", "'2026'", "2026" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CutiFact *fact = get_fact (rows[i].fact);
      g_autoptr(JsonNode) json = cuti_test_parse (rows[i].json);
      g_autoptr(JsonNode) written = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *canonical = NULL;
      g_autofree char *text = NULL;
      CutiValue value = CUTI_VALUE_UNKNOWN;

      g_test_message ("%s: %s", rows[i].fact, rows[i].json);
      g_assert_true (cuti_fact_read_value (fact, json, &value, &error));
      g_assert_no_error (error);
      g_assert_true (value.known);
      written = cuti_fact_write_value (fact, value);
      canonical = cuti_test_canonical (written);
      g_assert_cmpstr (canonical, ==, rows[i].canonical);
      text = cuti_fact_format_value (fact, value);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_fact_refuses (void)
{
  static const struct { const char *fact, *json, *sentence; } rows[] = {
    { "a", "1", "“a?” must be true or false." },
    { "a", "'true'", "“a?” must be true or false." },
    { "n", "'3'", "“n?” must be a number." },
    { "n", "true", "“n?” must be a number." },
    { "n", "[3]", "“n?” must be a number." },
    { "n", "11", "“n?” must be between 0 and 10." },
    { "n", "-1", "“n?” must be between 0 and 10." },
    { "n", "2.5", "“n?” is recorded in steps of 1." },
    { "size", "501", "“Largest diameter” must be between 0.0 and 500.0 mm." },
    { "size", "4.75", "“Largest diameter” is recorded in steps of 0.1." },
    { "share", "33", "“Share” is recorded in steps of 5." },
    { "choice", "'z'", "“z” is not a choice of “choice?”." },
    { "choice", "1", "“choice?” must be one of its choices." },
    { "choices", "'t'", "“choices?” must be a list of choices." },
    { "choices", "['t', 'z']", "“z” is not a choice of “choices?”." },
    { "choices", "[1]", "“choices?” must be one of its choices." },
    { "day", "'2026-13-01'", "“Day” must be a date such as 2026-11-20, 2026-11 or 2026." },
    { "day", "'2026-02-30'", "“Day” must be a date such as 2026-11-20, 2026-11 or 2026." },
    { "day", "2026", "“Day” must be a date such as 2026-11-20, 2026-11 or 2026." },
    { "note", "1", "“Note” must be a text." } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JsonNode) json = cuti_test_parse (rows[i].json);
      g_autoptr(GError) error = NULL;
      CutiValue value = CUTI_VALUE_UNKNOWN;

      g_assert_false (cuti_fact_read_value (get_fact (rows[i].fact), json, &value, &error));
      g_assert_error (error, CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
      g_assert_false (value.known);
    }
}

static void
test_fact_keeps_parts_of_dates (void)
{
  CutiFact *day = get_fact ("day");
  g_autoptr(JsonNode) json = cuti_test_parse ("'2026-03'");
  CutiValue value;

  g_assert_true (cuti_fact_read_value (day, json, &value, NULL));
  g_assert_cmpint (value.n, ==, 20260300);
}

/* Half away from zero, and unknown where the result is no value of the fact. */
static void
test_fact_rounds_results (void)
{
  static const struct { const char *fact; double number; gint64 n; } rows[] = {
    { "x", 4.65, 47 }, { "x", 4.649, 46 }, { "x", 0.05, 1 }, { "x", 0.049, 0 },
    { "x", 0.15, 2 }, { "x", 0.25, 3 }, { "x", 1.005, 10 }, { "x", 99.95, 1000 },
    { "n", 2.5, 3 }, { "n", 3.5, 4 }, { "n", 2.4999, 2 },
    { "signed", -2.5, -3 }, { "signed", -2.4, -2 }, { "signed", -0.5, -1 }, { "share", 32.5, 7 } };
  static const struct { const char *fact; double number; } outside[] = {
    { "n", 10.5 }, { "n", -0.5 }, { "x", 100.05 }, { "x", 1e300 }, { "x", INFINITY }, { "x", NAN } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CutiValue value = cuti_fact_round_to_grid (get_fact (rows[i].fact), rows[i].number);

      g_test_message ("%s: %g", rows[i].fact, rows[i].number);
      g_assert_true (value.known);
      g_assert_cmpint (value.n, ==, rows[i].n);
    }

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (cuti_fact_round_to_grid (get_fact (outside[i].fact), outside[i].number).known);
}

static void
test_fact_unusual_is_outside_soft (void)
{
  CutiFact *size = get_fact ("size"), *x = get_fact ("x");

  g_assert_false (cuti_fact_is_unusual (size, CUTI_VALUE (20)));
  g_assert_false (cuti_fact_is_unusual (size, CUTI_VALUE (2000)));
  g_assert_true (cuti_fact_is_unusual (size, CUTI_VALUE (19)));
  g_assert_true (cuti_fact_is_unusual (size, CUTI_VALUE (2001)));
  g_assert_false (cuti_fact_is_unusual (size, CUTI_VALUE_UNKNOWN));
  g_assert_false (cuti_fact_is_unusual (x, CUTI_VALUE (0)));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = cuti_test_knowledge_new (FACTS, NULL, NULL);

  g_test_add_func ("/fact/reads-and-writes", test_fact_reads_and_writes);
  g_test_add_func ("/fact/refuses", test_fact_refuses);
  g_test_add_func ("/fact/keeps-parts-of-dates", test_fact_keeps_parts_of_dates);
  g_test_add_func ("/fact/rounds-results", test_fact_rounds_results);
  g_test_add_func ("/fact/unusual-is-outside-soft", test_fact_unusual_is_outside_soft);

  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
