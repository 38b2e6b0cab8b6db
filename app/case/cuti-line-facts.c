/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions of a knowledge base, found by their ids as these stand in a
 * line, and the plain answers to them, checked as those of a case are.
 */

#include "cuti-line-facts.h"

#include <math.h>

#define LONGEST_DATE 10

/* A fact as it is needed here. */
typedef struct
{
  CutiFact         *fact; /* NULL: an empty place of the table */
  const CutiSymbol *symbol;
  gboolean          is_derived;
  CutiWord          id;
  CutiWord         *choices;
  guint             seen; /* number of the object of facts that named it last */
  double            per_unit; /* steps, where that is a whole number; else 0 */
} Question;

struct _CutiLineFacts
{
  Question     *questions; /* hashed by id; there are never more than half as many as places */
  guint         mask;
  guint         n_objects;
  const char   *missing[CUTI_N_MISSING];

  CutiLine     *line;
  CutiSnapshot *snapshot;
};

static guint
hash (const CutiWord *word)
{
  guint64 mix = (word->first ^ word->length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mix = (mix ^ word->last ^ (mix >> 32)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return mix >> 32;
}

/* The place of the question, or the empty one where it would stand. */
static Question *
find_place (CutiLineFacts *self, const CutiWord *id)
{
  guint i = hash (id) & self->mask;

  while (self->questions[i].fact != NULL && !cuti_word_equal (&self->questions[i].id, id))
    i = (i + 1) & self->mask;
  return &self->questions[i];
}

static void
add_question (CutiLineFacts *self, CutiFact *fact, const CutiSymbol *symbol)
{
  CutiWord id = cuti_word_make (symbol->id, strlen (symbol->id));
  Question *question = find_place (self, &id);

  *question = (Question) {
    .fact = fact, .symbol = symbol, .is_derived = cuti_fact_get_calculator (fact) != NULL,
    .id = id, .choices = g_new (CutiWord, symbol->n_choices) };
  if (symbol->step > 0 && cuti_symbol_number_from_grid (symbol, 1) == 1 / round (1 / symbol->step))
    question->per_unit = round (1 / symbol->step);
  for (guint i = 0; i < symbol->n_choices; i++)
    question->choices[i] = cuti_word_make (symbol->choices[i], strlen (symbol->choices[i]));
}

/**
 * cuti_line_facts_new:
 *
 * Returns: (transfer full): what a plain line may say of the facts of @knowledge
 */
CutiLineFacts *
cuti_line_facts_new (CutiKnowledge *knowledge)
{
  CutiLineFacts *self = g_new0 (CutiLineFacts, 1);
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);
  guint n_facts = cuti_knowledge_get_n_facts (knowledge);

  self->mask = 1;
  while (self->mask + 1 < 2 * MAX (n_facts, 1))
    self->mask = 2 * self->mask + 1;
  self->questions = g_new0 (Question, (gsize) self->mask + 1);
  for (guint i = 0; i < n_facts; i++)
    add_question (self, cuti_knowledge_get_fact (knowledge, i),
                  cuti_vocabulary_get_fact (vocabulary, i));
  for (guint i = 0; i < CUTI_N_MISSING; i++)
    self->missing[i] = cuti_missing_to_nick (i);
  return self;
}

void
cuti_line_facts_free (CutiLineFacts *self)
{
  for (gsize i = 0; i <= self->mask; i++)
    g_free (self->questions[i].choices);
  g_free (self->questions);
  g_free (self);
}

static gboolean
read_choice (CutiLineFacts *self, const Question *question, gint64 *n)
{
  CutiSpan text;
  CutiWord word;

  if (!cuti_line_read_text (self->line, &text))
    return FALSE;

  word = cuti_word_make (text.start, text.length);
  for (guint i = 0; i < question->symbol->n_choices; i++)
    if (cuti_word_equal (&question->choices[i], &word))
      {
        *n = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_choices (CutiLineFacts *self, const Question *question, gint64 *set)
{
  gint64 n;

  *set = 0;
  if (!cuti_line_accept_mark (self->line, '['))
    return FALSE;
  if (cuti_line_accept (self->line, ']'))
    return TRUE;

  do
    {
      if (!read_choice (self, question, &n))
        return FALSE;
      *set |= G_GINT64_CONSTANT (1) << n;
    }
  while (cuti_line_accept_mark (self->line, ','));
  return cuti_line_accept (self->line, ']');
}

/**
 * cuti_line_read_date:
 * @date: (out): left alone unless the result is %TRUE
 */
gboolean
cuti_line_read_date (CutiLine *line, CutiPartialDate *date)
{
  char iso[LONGEST_DATE + 1] = { 0 };
  CutiSpan text;

  if (!cuti_line_read_text (line, &text) || text.length > LONGEST_DATE)
    return FALSE;

  memcpy (iso, text.start, text.length);
  return cuti_partial_date_parse (iso, date);
}

static gboolean
read_boolean (CutiLineFacts *self, gint64 *n)
{
  *n = *self->line->at == 't';
  return cuti_line_accept_word (self->line, *n ? "true" : "false");
}

/* Most numbers lie on the grid and well within the range. */
static gboolean
read_number (CutiLineFacts *self, const Question *question, CutiValue *value)
{
  double number, steps;

  if (!cuti_line_read_number (self->line, &number))
    return FALSE;

  steps = number * question->per_unit;
  if (steps > question->symbol->min && steps < question->symbol->max
      && (gint64) steps / question->per_unit == number)
    {
      *value = CUTI_VALUE ((gint64) steps);
      return TRUE;
    }
  return cuti_fact_value_from_number (question->fact, number, value, NULL);
}

static gboolean
read_value (CutiLineFacts *self, const Question *question, CutiValue *value)
{
  CutiPartialDate date;
  CutiSpan text;

  value->known = TRUE;
  value->n = 0;
  switch (question->symbol->kind)
    {
    case CUTI_KIND_BOOLEAN: return read_boolean (self, &value->n);
    case CUTI_KIND_CHOICE: return read_choice (self, question, &value->n);
    case CUTI_KIND_CHOICES: return read_choices (self, question, &value->n);
    case CUTI_KIND_TEXT: return cuti_line_read_text (self->line, &text);
    case CUTI_KIND_DATE:
      if (!cuti_line_read_date (self->line, &date))
        return FALSE;
      value->n = date.year * 10000 + date.month * 100 + date.day;
      return TRUE;
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
    default: return read_number (self, question, value);
    }
}

static gboolean
read_missing (CutiLineFacts *self, CutiSlotFlags *flags)
{
  CutiSpan text;

  if (!cuti_line_read_text (self->line, &text))
    return FALSE;

  for (guint i = 0; i < CUTI_N_MISSING; i++)
    if (cuti_span_is (text, self->missing[i]))
      {
        *flags = i == CUTI_MISSING_PENDING ? CUTI_SLOT_MISSING | CUTI_SLOT_PENDING
                                           : CUTI_SLOT_MISSING;
        return TRUE;
      }
  return FALSE;
}

/* The members of an answer, as bits: each may stand there once. */
typedef enum
{
  HAS_VALUE    = 1 << 0,
  HAS_MISSING  = 1 << 1,
  HAS_OVERRIDE = 1 << 2,
  HAS_DATE     = 1 << 3,
} EntryMembers;

typedef struct
{
  EntryMembers  members;
  CutiValue     value;
  CutiSlotFlags flags;
  gint64        is_override;
} Entry;

static gboolean
read_entry_member (CutiLineFacts *self, const Question *question, Entry *entry)
{
  CutiSpan name, date;
  EntryMembers member;

  if (!cuti_line_read_name (self->line, &name))
    return FALSE;

  member = cuti_span_is (name, "value") ? HAS_VALUE : cuti_span_is (name, "date") ? HAS_DATE
           : cuti_span_is (name, "missing") ? HAS_MISSING
           : cuti_span_is (name, "override") ? HAS_OVERRIDE : 0;
  if (member == 0 || (entry->members & member))
    return FALSE;

  entry->members |= member;
  if (member == HAS_VALUE)
    return read_value (self, question, &entry->value);
  if (member == HAS_MISSING)
    return read_missing (self, &entry->flags);
  if (member == HAS_OVERRIDE)
    return read_boolean (self, &entry->is_override);
  return cuti_line_read_text (self->line, &date);
}

static gboolean
read_envelope (CutiLineFacts *self, const Question *question, gsize slot)
{
  Entry entry = { 0 };

  if (!cuti_line_accept_mark (self->line, '{'))
    return FALSE;
  if (cuti_line_accept (self->line, '}'))
    return TRUE;

  do
    if (!read_entry_member (self, question, &entry))
      return FALSE;
  while (cuti_line_accept_mark (self->line, ','));
  if (!cuti_line_accept (self->line, '}'))
    return FALSE;

  if ((entry.members & HAS_VALUE) && (entry.members & HAS_MISSING))
    return FALSE;
  if ((entry.members & HAS_VALUE) && question->is_derived
      && !(entry.is_override && cuti_fact_has_row (question->fact)))
    return FALSE;

  self->snapshot->values[slot] = entry.value;
  self->snapshot->flags[slot] = entry.flags;
  return TRUE;
}

static gboolean
read_entry (CutiLineFacts *self, const Question *question, gsize slot)
{
  if (*self->line->at == '{')
    return read_envelope (self, question, slot);
  if (*self->line->at == 'n')
    return cuti_line_accept_word (self->line, "null");

  return !question->is_derived && read_value (self, question, &self->snapshot->values[slot]);
}

/**
 * cuti_line_facts_read:
 * @block: of @snapshot: 0 for the facts of the case, then one a lesion
 *
 * Reads an object of facts into its place. Whatever would be listed as not
 * used is not plain: %FALSE.
 */
gboolean
cuti_line_facts_read (CutiLineFacts *self, CutiLine *line, CutiSnapshot *snapshot, guint block)
{
  CutiSpan name;

  self->line = line;
  self->snapshot = snapshot;
  self->n_objects++;
  if (!cuti_line_accept_mark (self->line, '{'))
    return FALSE;
  if (cuti_line_accept (self->line, '}'))
    return TRUE;

  do
    {
      Question *question;
      CutiWord id;

      if (!cuti_line_read_name (self->line, &name))
        return FALSE;
      id = cuti_word_make (name.start, name.length);
      question = find_place (self, &id);
      if (question->fact == NULL || question->symbol->lesion != (block > 0)
          || question->seen == self->n_objects)
        return FALSE;

      question->seen = self->n_objects;
      if (!read_entry (self, question,
                       (gsize) block * self->snapshot->n_facts + question->symbol->index))
        return FALSE;
    }
  while (cuti_line_accept_mark (self->line, ','));
  return cuti_line_accept (self->line, '}');
}

