/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are unique across facts and concepts, and numbers lie exactly on the
 * grid of their fact.
 */

#include <math.h>

#include "cuti-test-vocabulary.h"

static CutiSymbol *
make_symbol (const char *id)
{
  CutiSymbol *symbol = g_new0 (CutiSymbol, 1);

  symbol->id = g_strdup (id);
  return symbol;
}

static void
test_vocabulary_names_are_unique (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  g_autoptr(JsonNode) when = cuti_test_parse ("'yes'");
  guint n_facts = cuti_vocabulary_get_n_facts (vocabulary);
  g_autoptr(GError) error = NULL;

  g_assert_false (cuti_vocabulary_take_fact (vocabulary, make_symbol ("yes"), &error));
  g_assert_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (cuti_vocabulary_take_fact (vocabulary, make_symbol ("c-yes"), &error));
  g_assert_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (cuti_vocabulary_add_concept (vocabulary, "yes", when, &error));
  g_assert_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_NAME);
  g_clear_error (&error);
  g_assert_false (cuti_vocabulary_add_concept (vocabulary, "c-yes", when, &error));
  g_assert_error (error, CUTI_LOGIC_ERROR, CUTI_LOGIC_ERROR_NAME);

  g_assert_cmpuint (cuti_vocabulary_get_n_facts (vocabulary), ==, n_facts);
}

static void
test_vocabulary_counts_in_order (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  guint concept = 99;

  g_assert_cmpuint (cuti_vocabulary_find_fact (vocabulary, "n")->index, ==, 1);
  g_assert_cmpstr (cuti_vocabulary_get_fact (vocabulary, 1)->id, ==, "n");
  g_assert_true (cuti_vocabulary_has_concept (vocabulary, "c-lesion", &concept));
  g_assert_cmpuint (concept, ==, 1);
  g_assert_null (cuti_vocabulary_find_fact (vocabulary, "c-lesion"));
  g_assert_false (cuti_vocabulary_has_concept (vocabulary, "n", NULL));
}

static void
test_vocabulary_finds_choices (void)
{
  g_autoptr(CutiVocabulary) vocabulary = cuti_test_vocabulary_new ();
  const CutiSymbol *choice = cuti_vocabulary_find_fact (vocabulary, "choice");

  g_assert_cmpuint (choice->n_choices, ==, 3);
  g_assert_cmpint (cuti_symbol_find_choice (choice, "p"), ==, 0);
  g_assert_cmpint (cuti_symbol_find_choice (choice, "r"), ==, 2);
  g_assert_cmpint (cuti_symbol_find_choice (choice, "z"), ==, -1);
}

/* Every number that a person can type with the step's decimals, as text gives it and as sums give it. */
static void
check_grid (double step, int decimals, int n)
{
  const CutiSymbol symbol = { .kind = CUTI_KIND_NUMBER, .step = step };
  char text[G_ASCII_DTOSTR_BUF_SIZE], format[] = { '%', '.', '0' + decimals, 'f', '\0' };
  double sum = 0;

  for (int i = 0; i <= n; i++, sum += step)
    {
      double typed;
      gint64 steps = -1;

      g_ascii_formatd (text, sizeof text, format, i * step);
      typed = g_ascii_strtod (text, NULL);
      g_assert_true (cuti_symbol_number_to_grid (&symbol, typed, &steps));
      g_assert_cmpint (steps, ==, i);
      g_assert_true (cuti_symbol_number_to_grid (&symbol, sum, &steps));
      g_assert_cmpint (steps, ==, i);
      g_assert_true (cuti_symbol_number_to_grid (&symbol, -typed, &steps));
      g_assert_cmpint (steps, ==, -i);

      /* Exactly the double that the text stands for, so that it prints the same. */
      g_assert_true (cuti_symbol_number_from_grid (&symbol, i) == typed);
      if (i > 0)
        g_assert_false (cuti_symbol_number_to_grid (&symbol, typed + step / 2, &steps));
    }
}

static void
test_vocabulary_grid_is_exact (void)
{
  check_grid (0.1, 1, 10000);
  check_grid (0.01, 2, 10000);
  check_grid (0.001, 3, 10000);
  check_grid (0.5, 1, 1000);
  check_grid (0.25, 2, 1000);
  check_grid (0.05, 2, 1000);
  check_grid (1, 0, 1000);
  check_grid (5, 0, 1000);
}

static void
test_vocabulary_grid_refuses (void)
{
  const CutiSymbol tenth = { .kind = CUTI_KIND_NUMBER, .step = 0.1 };
  const CutiSymbol one = { .kind = CUTI_KIND_INTEGER, .step = 1 };
  const CutiSymbol five = { .kind = CUTI_KIND_INTEGER, .step = 5 };
  gint64 n;

  g_assert_false (cuti_symbol_number_to_grid (&tenth, 4.75, &n));
  g_assert_false (cuti_symbol_number_to_grid (&tenth, 0.301, &n));
  g_assert_false (cuti_symbol_number_to_grid (&one, 2.5, &n));
  g_assert_false (cuti_symbol_number_to_grid (&five, 12, &n));
  g_assert_false (cuti_symbol_number_to_grid (&one, 600000000.5, &n));
  g_assert_false (cuti_symbol_number_to_grid (&one, 1e300, &n));
  g_assert_false (cuti_symbol_number_to_grid (&one, INFINITY, &n));
  g_assert_false (cuti_symbol_number_to_grid (&one, NAN, &n));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/names-are-unique", test_vocabulary_names_are_unique);
  g_test_add_func ("/vocabulary/counts-in-order", test_vocabulary_counts_in_order);
  g_test_add_func ("/vocabulary/finds-choices", test_vocabulary_finds_choices);
  g_test_add_func ("/vocabulary/grid-is-exact", test_vocabulary_grid_is_exact);
  g_test_add_func ("/vocabulary/grid-refuses", test_vocabulary_grid_refuses);

  return g_test_run ();
}
