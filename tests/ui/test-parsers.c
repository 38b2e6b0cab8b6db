/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people type: numbers and dates, in every habit we know of.
 */

#include "cuti-date-parser.h"
#include "cuti-number-parser.h"

#define READ CUTI_NUMBER_READ
#define ASK CUTI_NUMBER_AMBIGUOUS
#define NOT CUTI_NUMBER_NOT_A_NUMBER
#define EMPTY CUTI_NUMBER_EMPTY
#define NONE CUTI_NUMBER_NO_UNIT

static const char *const units[] = { "mm", "cm", NULL };

static const struct
{
  const char       *text;
  CutiNumberReading reading;
  double            value, smaller;
  int               unit;
} numbers[] = {
  { "", EMPTY, 0, 0, NONE },
  { "  \xc2\xa0 ", EMPTY, 0, 0, NONE },
  { "42", READ, 42, 0, NONE },
  { " 42 ", READ, 42, 0, NONE },
  { "-3", READ, -3, 0, NONE },
  { "\xe2\x88\x92" "3", READ, -3, 0, NONE },
  { "+3", READ, 3, 0, NONE },
  { "0", READ, 0, 0, NONE },
  { "1,5", READ, 1.5, 0, NONE },
  { "1.5", READ, 1.5, 0, NONE },
  { "1,50", READ, 1.5, 0, NONE },
  { ".5", READ, .5, 0, NONE },
  { "5.", READ, 5, 0, NONE },
  { "0.125", READ, .125, 0, NONE },
  { "0,125", READ, .125, 0, NONE },
  { "1.234", ASK, 1234, 1.234, NONE },
  { "1,234", ASK, 1234, 1.234, NONE },
  { "-1,234", ASK, -1234, -1.234, NONE },
  { "123.456", ASK, 123456, 123.456, NONE },
  { "1234.567", READ, 1234.567, 0, NONE },
  { "1.2345", READ, 1.2345, 0, NONE },
  { "1,234.5", READ, 1234.5, 0, NONE },
  { "1.234,5", READ, 1234.5, 0, NONE },
  { "1.234.567", READ, 1234567, 0, NONE },
  { "1 234", READ, 1234, 0, NONE },
  { "1\xc2\xa0" "234,5", READ, 1234.5, 0, NONE },
  { "1\xe2\x80\xaf" "234", READ, 1234, 0, NONE },
  { "\xd9\xa4\xd9\xa2", READ, 42, 0, NONE },
  { "\xd9\xa1\xd9\xab\xd9\xa5", READ, 1.5, 0, NONE },
  { "42 mm", READ, 42, 0, 0 },
  { "42mm", READ, 42, 0, 0 },
  { "4,2 CM", READ, 4.2, 0, 1 },
  { "12 cn", NOT, 0, 0, NONE },
  { "twelve", NOT, 0, 0, NONE },
  { "1e5", NOT, 0, 0, NONE },
  { "1,2,3", NOT, 0, 0, NONE },
  { "1.23.4", NOT, 0, 0, NONE },
  { "1.234.5", NOT, 0, 0, NONE },
  { "12 34", NOT, 0, 0, NONE },
  { "--3", NOT, 0, 0, NONE },
  { "3-4", NOT, 0, 0, NONE },
  { ".", NOT, 0, 0, NONE },
  { ",", NOT, 0, 0, NONE },
  { "-", NOT, 0, 0, NONE },
  { "mm", NOT, 0, 0, NONE },
  { "inf", NOT, 0, 0, NONE },
  { "nan", NOT, 0, 0, NONE },
  { "0x10", NOT, 0, 0, NONE },
  { "1111111111111111111111111111111111111", NOT, 0, 0, NONE },
};

static void
test_number (gconstpointer data)
{
  const typeof (*numbers) *c = data;
  CutiTypedNumber number = cuti_number_parse (c->text, units);

  g_assert_cmpint (number.reading, ==, c->reading);
  if (c->reading == EMPTY || c->reading == NOT)
    return;

  g_assert_cmpfloat_with_epsilon (number.value, c->value, 1e-9);
  g_assert_cmpfloat_with_epsilon (number.smaller, c->smaller, 1e-9);
  g_assert_cmpint (number.unit, ==, c->unit);
}

static const struct
{
  const char     *text;
  CutiDateReading reading;
  CutiPartialDate date, other;
} dates[] = {
  { "", CUTI_DATE_EMPTY, { 0 }, { 0 } },
  { "   ", CUTI_DATE_EMPTY, { 0 }, { 0 } },
  { "1954-03-09", CUTI_DATE_READ, { 1954, 3, 9 }, { 0 } },
  { "1954-03", CUTI_DATE_READ, { 1954, 3, 0 }, { 0 } },
  { "1954", CUTI_DATE_READ, { 1954, 0, 0 }, { 0 } },
  { "09-Mar-1954", CUTI_DATE_READ, { 1954, 3, 9 }, { 0 } },
  { "9 march 1954", CUTI_DATE_READ, { 1954, 3, 9 }, { 0 } },
  { "9.MAR.54", CUTI_DATE_READ, { 1954, 3, 9 }, { 0 } },
  { "March 9, 1954", CUTI_DATE_READ, { 1954, 3, 9 }, { 0 } },
  { "1 Sept 2026", CUTI_DATE_READ, { 2026, 9, 1 }, { 0 } },
  { "1 Jan 26", CUTI_DATE_READ, { 2026, 1, 1 }, { 0 } },
  { "1 Jan 27", CUTI_DATE_READ, { 1927, 1, 1 }, { 0 } },
  { "mar 1954", CUTI_DATE_READ, { 1954, 3, 0 }, { 0 } },
  { "3/1954", CUTI_DATE_READ, { 1954, 3, 0 }, { 0 } },
  { "13/3/1954", CUTI_DATE_READ, { 1954, 3, 13 }, { 0 } },
  { "3/13/1954", CUTI_DATE_READ, { 1954, 3, 13 }, { 0 } },
  { "3/3/1954", CUTI_DATE_READ, { 1954, 3, 3 }, { 0 } },
  { "03-04-2026", CUTI_DATE_AMBIGUOUS, { 2026, 4, 3 }, { 2026, 3, 4 } },
  { "9/3/54", CUTI_DATE_AMBIGUOUS, { 1954, 3, 9 }, { 1954, 9, 3 } },
  { "29/2/2024", CUTI_DATE_READ, { 2024, 2, 29 }, { 0 } },
  { "29/2/2026", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "today", CUTI_DATE_READ, { 2026, 11, 22 }, { 0 } },
  { "Today", CUTI_DATE_READ, { 2026, 11, 22 }, { 0 } },
  { "yesterday", CUTI_DATE_READ, { 2026, 11, 21 }, { 0 } },
  { "+3m", CUTI_DATE_READ, { 2027, 2, 22 }, { 0 } },
  { "-2w", CUTI_DATE_READ, { 2026, 11, 8 }, { 0 } },
  { "+10d", CUTI_DATE_READ, { 2026, 12, 2 }, { 0 } },
  { "-1y", CUTI_DATE_READ, { 2025, 11, 22 }, { 0 } },
  { "+3", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "+3x", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "-9999y", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "-3650m", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "1954-13-01", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "1954-00-10", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "1954-02-00", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "0/3/1954", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "1700", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "54", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "9 ma 1954", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "9 foo 1954", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "1 2 3 4", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "20261122", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "not known", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
  { "1954-03-09T00:00", CUTI_DATE_NOT_A_DATE, { 0 }, { 0 } },
};

static void
assert_same_date (const CutiPartialDate *a, const CutiPartialDate *b)
{
  g_assert_cmpint (a->year, ==, b->year);
  g_assert_cmpint (a->month, ==, b->month);
  g_assert_cmpint (a->day, ==, b->day);
}

static void
test_date (gconstpointer data)
{
  const typeof (*dates) *c = data;
  GDate today;
  CutiTypedDate typed;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);

  typed = cuti_date_parse (c->text, &today);
  g_assert_cmpint (typed.reading, ==, c->reading);
  assert_same_date (&typed.date, &c->date);
  assert_same_date (&typed.other, &c->other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/number-parser/%zu", i);

      g_test_add_data_func (path, &numbers[i], test_number);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *path = g_strdup_printf ("/date-parser/%zu", i);

      g_test_add_data_func (path, &dates[i], test_date);
    }

  return g_test_run ();
}
