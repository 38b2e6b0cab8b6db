/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a fact and its answers are called in public code systems: the binding
 * by which a record of another program is read and one for it is written.
 */

#include "cuti-fact-private.h"

static void
take_code (CutiReader *reader, const char *member, JsonNode *node, GArray *codes)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node)
                       && json_node_get_value_type (node) == G_TYPE_STRING
                     ? json_node_get_string (node) : NULL;
  CutiCode code;

  if (text == NULL || !cuti_code_parse (text, &code))
    {
      cuti_reader_fail (reader, member, "expected “system|code” with a known system, such as "
                        "“loinc|89247-1”");
      return;
    }

  for (guint i = 0; i < codes->len; i++)
    if (cuti_code_equal (&g_array_index (codes, CutiCode, i), &code))
      cuti_reader_fail (reader, member, "“%s” is in the list twice", text);
  g_array_append_val (codes, code);
}

static void
take_codes (CutiReader *reader, const char *member, JsonNode *node, GArray *codes)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    take_code (reader, member, node, codes);
  else if (json_array_get_length (array) == 0)
    cuti_reader_fail (reader, member, "the list is empty");
  else
    for (guint i = 0; i < json_array_get_length (array) && reader->error == NULL; i++)
      take_code (reader, member, json_array_get_element (array, i), codes);
}

/**
 * cuti_fact_codes_new:
 *
 * Returns: (transfer full): an empty list of #CutiCode
 */
GArray *
cuti_fact_codes_new (void)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (CutiCode));

  g_array_set_clear_func (codes, cuti_code_clear);
  return codes;
}

/**
 * cuti_fact_read_codes:
 * @reader: at a fact or a choice
 *
 * Returns: (transfer full): the codes in its member “code”, one text or a list
 */
GArray *
cuti_fact_read_codes (CutiReader *reader)
{
  JsonNode *node = cuti_reader_get_node (reader, "code", CUTI_OPTIONAL);
  GArray *codes = cuti_fact_codes_new ();

  if (node != NULL)
    take_codes (reader, "code", node, codes);
  return codes;
}

static void
read_parts (CutiFact *self, CutiReader *reader)
{
  JsonArray *array = cuti_reader_get_list (reader, "code_parts", CUTI_OPTIONAL);

  if (array == NULL)
    return;

  if (self->symbol->kind != CUTI_KIND_CHOICE || json_array_get_length (array) < 2)
    cuti_reader_fail (reader, "code_parts", "a choice has them, and then two or more");
  for (guint i = 0; i < json_array_get_length (array) && reader->error == NULL; i++)
    {
      g_ptr_array_add (self->code_parts, cuti_fact_codes_new ());
      take_codes (reader, "code_parts", json_array_get_element (array, i),
                  g_ptr_array_index (self->code_parts, i));
    }
}

static void
read_coded_value (CutiFact *self, CutiReader *fact, JsonNode *node, guint i)
{
  static const char *const members[] = { "value", "code", NULL };
  g_autofree char *pointer = g_strdup_printf ("%s/coded_values/%u", fact->pointer, i);
  CutiCodedValue coded = { { FALSE, 0 }, NULL };
  CutiReader reader;
  GError *error = NULL;
  JsonNode *value;

  cuti_reader_init (&reader, node, fact->file, pointer, members);
  value = cuti_reader_get_node (&reader, "value", CUTI_REQUIRED);
  if (value != NULL && !cuti_fact_read_value (self, value, &coded.value, &error))
    {
      cuti_reader_fail (&reader, "value", "%s", error->message);
      g_error_free (error);
    }
  cuti_reader_get_node (&reader, "code", CUTI_REQUIRED);
  coded.codes = cuti_fact_read_codes (&reader);
  g_array_append_val (self->coded_values, coded);
  cuti_reader_close (&reader, fact);
}

/**
 * cuti_fact_read_bindings:
 * @reader: at the fact, whose domain has been read
 *
 * Reads the codes of the question, and those of a number's answers.
 */
void
cuti_fact_read_bindings (CutiFact *self, CutiReader *reader)
{
  JsonArray *array = cuti_reader_get_list (reader, "coded_values", CUTI_OPTIONAL);

  g_clear_pointer (&self->codes, g_array_unref);
  self->codes = cuti_fact_read_codes (reader);
  read_parts (self, reader);

  if (array != NULL && !(self->symbol->step > 0))
    cuti_reader_fail (reader, "coded_values", "only numbers have them; a choice has “code”");
  for (guint i = 0;
       array != NULL && i < json_array_get_length (array) && reader->error == NULL; i++)
    read_coded_value (self, reader, json_array_get_element (array, i), i);
}

/**
 * cuti_fact_coded_value_clear:
 *
 * Frees what is in the pair, not the pair itself.
 */
void
cuti_fact_coded_value_clear (gpointer data)
{
  g_clear_pointer (&((CutiCodedValue *) data)->codes, g_array_unref);
}

static const CutiCode *
hand_out (GArray *codes, guint *n_codes)
{
  *n_codes = codes->len;
  return (const CutiCode *) codes->data;
}

/**
 * cuti_fact_get_codes:
 * @n_codes: (out): how many
 *
 * Returns: (array length=n_codes): what the question is called; the first is
 *   the one to write
 */
const CutiCode *
cuti_fact_get_codes (CutiFact *self, guint *n_codes)
{
  return hand_out (self->codes, n_codes);
}

/**
 * cuti_fact_get_choice_codes:
 * @choice: its index
 * @n_codes: (out): how many
 *
 * Returns: (array length=n_codes): what the choice is called; the first is the
 *   one to write. Where two choices have the same code, it does not tell them
 *   apart
 */
const CutiCode *
cuti_fact_get_choice_codes (CutiFact *self, guint choice, guint *n_codes)
{
  return hand_out (g_ptr_array_index (self->choice_codes, choice), n_codes);
}

/**
 * cuti_fact_get_n_code_parts:
 *
 * Returns: in how many tests other programs ask the question; 0 where one
 *   code asks all of it
 */
guint
cuti_fact_get_n_code_parts (CutiFact *self)
{
  return self->code_parts->len;
}

/**
 * cuti_fact_get_code_part:
 * @part: its index
 * @n_codes: (out): how many
 *
 * The first choice of the fact is true once one test gives it, any other only
 * if all tests do.
 *
 * Returns: (array length=n_codes): what this test is called
 */
const CutiCode *
cuti_fact_get_code_part (CutiFact *self, guint part, guint *n_codes)
{
  return hand_out (g_ptr_array_index (self->code_parts, part), n_codes);
}

/**
 * cuti_fact_get_value_codes:
 * @value: of a number
 * @n_codes: (out): how many
 *
 * Returns: (array length=n_codes) (nullable): what this answer is called
 */
const CutiCode *
cuti_fact_get_value_codes (CutiFact *self, CutiValue value, guint *n_codes)
{
  *n_codes = 0;
  for (guint i = 0; i < self->coded_values->len; i++)
    {
      const CutiCodedValue *coded = &g_array_index (self->coded_values, CutiCodedValue, i);

      if (value.known && coded->value.n == value.n)
        return hand_out (coded->codes, n_codes);
    }
  return NULL;
}

/**
 * cuti_fact_find_coded_value:
 * @system: a short name
 *
 * Returns: the number that the code stands for; unknown where it stands for
 *   none of this fact
 */
CutiValue
cuti_fact_find_coded_value (CutiFact *self, const char *system, const char *code)
{
  for (guint i = 0; i < self->coded_values->len; i++)
    {
      const CutiCodedValue *coded = &g_array_index (self->coded_values, CutiCodedValue, i);

      for (guint j = 0; j < coded->codes->len; j++)
        if (cuti_code_covers (&g_array_index (coded->codes, CutiCode, j), system, code))
          return coded->value;
    }
  return CUTI_VALUE_UNKNOWN;
}
