/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checks of a fact: what makes an answer worth a second look. They are
 * said and no more; logic never reads them.
 */

#include <math.h>

#include "cuti-fact-private.h"

static gboolean
are_comparable (const CutiSymbol *one, const CutiSymbol *other)
{
  return one->step > 0 && other->step > 0 && g_strcmp0 (one->unit, other->unit) == 0;
}

static void
read_limit (CutiFact *self, CutiFactCheck *check, CutiReader *reader, CutiVocabulary *vocabulary)
{
  const char *id = cuti_reader_get_string (reader, "at_most", CUTI_REQUIRED);
  const CutiSymbol *limit = id != NULL ? cuti_vocabulary_find_fact (vocabulary, id) : NULL;

  if (id == NULL)
    return;

  if (limit == NULL)
    cuti_reader_fail (reader, "at_most", "“%s” is not declared", id);
  else if (limit == self->symbol)
    cuti_reader_fail (reader, "at_most", "the fact is compared with itself");
  else if (limit->lesion && !self->symbol->lesion)
    cuti_reader_fail (reader, "at_most",
                      "“%s” belongs to a lesion and is read where there is none", id);
  else if (!are_comparable (self->symbol, limit))
    cuti_reader_fail (reader, "at_most", "both facts are numbers of one unit");
  else
    check->limit = limit;
}

static gboolean
has_check (CutiFact *self, const char *id)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (g_strcmp0 (g_array_index (self->checks, CutiFactCheck, i).id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
read_check (CutiFact *self, CutiReader *fact, JsonNode *node, guint i, CutiVocabulary *vocabulary)
{
  static const char *const members[] = { "id", "when", "at_most", "text", NULL };
  g_autofree char *pointer = g_strdup_printf ("%s/checks/%u", fact->pointer, i);
  CutiFactCheck check = { NULL };
  CutiReader reader;

  cuti_reader_init (&reader, node, fact->file, pointer, members);
  check.id = g_strdup (cuti_reader_get_string (&reader, "id", CUTI_REQUIRED));
  check.text = cuti_reader_dup_text (&reader, "text", CUTI_REQUIRED);
  check.when = cuti_reader_get_condition (&reader, "when", vocabulary, self->symbol->lesion,
                                          CUTI_OPTIONAL);
  if (cuti_reader_get_node (&reader, "at_most", CUTI_OPTIONAL) != NULL)
    read_limit (self, &check, &reader, vocabulary);

  if ((check.when != NULL) == (check.limit != NULL))
    cuti_reader_fail (&reader, NULL, "a check has either “when” or “at_most”");
  if (check.id != NULL && has_check (self, check.id))
    cuti_reader_fail (&reader, "id", "“%s” is in the list twice", check.id);

  g_array_append_val (self->checks, check);
  cuti_reader_close (&reader, fact);
}

/**
 * cuti_fact_read_checks:
 * @reader: at the fact
 *
 * Reads the checks, once all facts are declared.
 */
void
cuti_fact_read_checks (CutiFact *self, CutiReader *reader, CutiVocabulary *vocabulary)
{
  JsonArray *array = cuti_reader_get_list (reader, "checks", CUTI_OPTIONAL);

  for (guint i = 0;
       array != NULL && i < json_array_get_length (array) && reader->error == NULL; i++)
    read_check (self, reader, json_array_get_element (array, i), i, vocabulary);
}

/**
 * cuti_fact_check_clear:
 *
 * Frees what is in the check, not the check itself.
 */
void
cuti_fact_check_clear (gpointer data)
{
  CutiFactCheck *check = data;

  g_free (check->id);
  g_free (check->text);
  g_clear_pointer (&check->when, cuti_condition_free);
}

/**
 * cuti_fact_get_checks:
 * @n_checks: (out): how many
 *
 * Returns: (array length=n_checks): what would make an answer worth a second
 *   look
 */
const CutiFactCheck *
cuti_fact_get_checks (CutiFact *self, guint *n_checks)
{
  *n_checks = self->checks->len;
  return (const CutiFactCheck *) self->checks->data;
}

static CutiTruth
exceeds (const CutiSymbol *symbol, CutiValue value, const CutiSymbol *limit, CutiValue most)
{
  double a, b;

  if (!value.known || !most.known)
    return CUTI_TRUTH_UNKNOWN;

  /* Two grids may write one number differently in the last bits. */
  a = cuti_symbol_number_from_grid (symbol, value.n);
  b = cuti_symbol_number_from_grid (limit, most.n);
  return a > b + 1e-9 * MAX (1.0, fabs (b)) ? CUTI_TRUTH_TRUE : CUTI_TRUTH_FALSE;
}

static CutiValue
look_up (const CutiSymbol *symbol, const CutiFactView *view)
{
  if (!symbol->lesion)
    return view->facts[symbol->index];

  return view->lesion != NULL ? view->lesion[symbol->index] : CUTI_VALUE_UNKNOWN;
}

/**
 * cuti_fact_evaluate_check:
 * @check: one of the fact's
 * @view: with the lesion in question, of a lesion fact
 *
 * Returns: whether the message is to be shown; unknown is no reason to
 */
CutiTruth
cuti_fact_evaluate_check (CutiFact            *self,
                          const CutiFactCheck *check,
                          const CutiFactView  *view)
{
  if (check->when != NULL)
    return cuti_condition_evaluate (check->when, view);

  return exceeds (self->symbol, look_up (self->symbol, view), check->limit,
                  look_up (check->limit, view));
}
