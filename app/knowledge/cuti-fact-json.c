/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a fact from facts.json. References to other facts wait until all are
 * declared.
 */

#include <math.h>

#include "cuti-fact-private.h"
#include "cuti-json.h"

#define MAX_CHOICES 62 /* a set of choices is a 64-bit word with a sign */

static GType
kind_get_type (void)
{
  static GType type;
  static const GEnumValue values[] = {
    { CUTI_KIND_BOOLEAN, "CUTI_KIND_BOOLEAN", "boolean" },
    { CUTI_KIND_INTEGER, "CUTI_KIND_INTEGER", "integer" },
    { CUTI_KIND_NUMBER, "CUTI_KIND_NUMBER", "number" },
    { CUTI_KIND_CHOICE, "CUTI_KIND_CHOICE", "choice" },
    { CUTI_KIND_CHOICES, "CUTI_KIND_CHOICES", "choices" },
    { CUTI_KIND_DATE, "CUTI_KIND_DATE", "date" },
    { CUTI_KIND_TEXT, "CUTI_KIND_TEXT", "text" },
    { 0, NULL, NULL } };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("CutiKind", values));
  return type;
}

static void
read_choice (CutiFact *self, CutiReader *fact, JsonNode *node, guint i, GPtrArray *ids)
{
  static const char *const members[] = { "id", "label", "code", NULL };
  g_autofree char *pointer = g_strdup_printf ("%s/choices/%u", fact->pointer, i);
  g_autoptr(CutiTerm) term = NULL;
  g_autofree char *label = NULL;
  CutiReader reader;
  const char *id;

  cuti_reader_init (&reader, node, fact->file, pointer, members);
  g_ptr_array_add (self->choice_codes, cuti_fact_read_codes (&reader));
  id = cuti_reader_get_string (&reader, "id", CUTI_REQUIRED);
  label = cuti_reader_dup_text (&reader, "label", CUTI_REQUIRED);
  if (id != NULL && g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    cuti_reader_fail (&reader, "id", "“%s” is in the list twice", id);
  if (id != NULL && g_str_equal (id, "unknown"))
    cuti_reader_fail (&reader, "id", "unknown is a state of every fact, not a choice");

  if (!cuti_reader_close (&reader, fact))
    return;
  term = cuti_term_new (id, label);
  cuti_fixed_list_take (self->choices, g_steal_pointer (&term));
  g_ptr_array_add (ids, g_strdup (id));
}

static char **
read_choices (CutiFact *self, CutiReader *reader, CutiKind kind)
{
  gboolean wanted = kind == CUTI_KIND_CHOICE || kind == CUTI_KIND_CHOICES;
  CutiPresence presence = wanted ? CUTI_REQUIRED : CUTI_OPTIONAL;
  JsonArray *array = cuti_reader_get_list (reader, "choices", presence);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (array == NULL)
    return NULL;

  if (!wanted)
    cuti_reader_fail (reader, "choices", "only facts of type choice or choices have them");
  else if (json_array_get_length (array) == 0 || json_array_get_length (array) > MAX_CHOICES)
    cuti_reader_fail (reader, "choices", "expected 1 to %d choices", MAX_CHOICES);

  for (guint i = 0; i < json_array_get_length (array) && reader->error == NULL; i++)
    read_choice (self, reader, json_array_get_element (array, i), i, ids);

  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_steal (ids, NULL);
}

static void
read_other_units (CutiFact *self, CutiReader *fact)
{
  static const char *const members[] = { "unit", "factor", NULL };
  JsonArray *array = cuti_reader_get_list (fact, "other_units", CUTI_OPTIONAL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && fact->error == NULL; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("%s/other_units/%u", fact->pointer, i);
      CutiReader reader;
      CutiUnit unit = { NULL, 0 };

      cuti_reader_init (&reader, json_array_get_element (array, i), fact->file, pointer, members);
      unit.unit = g_strdup (cuti_reader_get_string (&reader, "unit", CUTI_REQUIRED));
      if (!cuti_reader_get_number (&reader, "factor", &unit.factor) || !(unit.factor > 0))
        cuti_reader_fail (&reader, NULL, "“factor” is a number above 0");
      g_array_append_val (self->other_units, unit);
      cuti_reader_close (&reader, fact);
    }
}

static void
read_number_domain (CutiFact *self, CutiReader *reader, CutiSymbol *symbol)
{
  symbol->step = symbol->kind == CUTI_KIND_INTEGER ? 1 : 0.1;
  if (cuti_reader_get_number (reader, "step", &symbol->step) && !(symbol->step > 0))
    cuti_reader_fail (reader, "step", "the step is above 0");
  if (symbol->kind == CUTI_KIND_INTEGER && symbol->step != floor (symbol->step))
    cuti_reader_fail (reader, "step", "the step of whole numbers is whole");

  if (!cuti_reader_get_range (reader, "hard", &self->hard_min, &self->hard_max))
    cuti_reader_fail (reader, NULL, "“hard” is missing: every number has a range");
  else if (!cuti_symbol_number_to_grid (symbol, self->hard_min, &symbol->min)
           || !cuti_symbol_number_to_grid (symbol, self->hard_max, &symbol->max))
    cuti_reader_fail (reader, "hard", "the range ends off the grid of the step");

  self->has_soft = cuti_reader_get_range (reader, "soft", &self->soft_min, &self->soft_max);
  read_other_units (self, reader);
}

static void
read_help (CutiFact *self, CutiReader *fact)
{
  static const char *const members[] = { "how", "why", NULL };
  CutiReader reader;

  if (!cuti_reader_open_member (&reader, fact, "help", CUTI_OPTIONAL, members))
    return;

  self->how = cuti_reader_dup_text (&reader, "how", CUTI_OPTIONAL);
  self->why = cuti_reader_dup_text (&reader, "why", CUTI_OPTIONAL);
  cuti_reader_close (&reader, fact);
}

static CutiSymbol *
read_symbol (CutiFact *self, CutiReader *reader)
{
  CutiSymbol *symbol = g_new0 (CutiSymbol, 1);

  symbol->id = g_strdup (cuti_reader_get_string (reader, "id", CUTI_REQUIRED));
  symbol->kind = cuti_reader_get_enum (reader, "type", kind_get_type (), CUTI_REQUIRED);
  symbol->lesion = symbol->id != NULL && g_str_has_prefix (symbol->id, "lesion.");

  if (cuti_reader_get_node (reader, "scope", CUTI_OPTIONAL) != NULL
      && cuti_reader_is_lesion_scope (reader) != symbol->lesion)
    cuti_reader_fail (reader, "scope",
                      "ids beginning with “lesion.” have scope lesion, and no others");

  symbol->unit = g_strdup (cuti_reader_get_string (reader, "unit", CUTI_OPTIONAL));
  symbol->choices = read_choices (self, reader, symbol->kind);
  if (symbol->kind == CUTI_KIND_INTEGER || symbol->kind == CUTI_KIND_NUMBER)
    read_number_domain (self, reader, symbol);
  return symbol;
}

static void
read_words (CutiFact *self, CutiReader *reader)
{
  double days = 0;

  self->group = g_strdup (cuti_reader_get_string (reader, "group", CUTI_REQUIRED));
  self->label = cuti_reader_dup_text (reader, "label", CUTI_REQUIRED);
  self->short_label = cuti_reader_dup_text (reader, "short", CUTI_OPTIONAL);
  self->overridable = cuti_reader_get_boolean (reader, "overridable");
  read_help (self, reader);

  if (cuti_reader_get_number (reader, "stale_after_days", &days) && !(days >= 1 && days <= 36500))
    cuti_reader_fail (reader, "stale_after_days", "expected 1 to 36500 days");
  self->stale_after_days = days;
}

/**
 * cuti_fact_new_from_json:
 * @vocabulary: in which the fact is declared
 *
 * Returns: (transfer full) (nullable): the fact, or %NULL with @error set
 */
CutiFact *
cuti_fact_new_from_json (JsonNode       *node,
                         const char     *file,
                         const char     *pointer,
                         CutiVocabulary *vocabulary,
                         GError        **error)
{
  static const char *const members[] = {
    "id", "group", "scope", "type", "unit", "other_units", "step", "hard", "soft", "choices",
    "label", "short", "help", "relevant_when", "stale_after_days", "code", "derive", "overridable",
    "checks", "code_parts", "coded_values", NULL };
  g_autoptr(CutiFact) self = g_object_new (CUTI_TYPE_FACT, NULL);
  CutiReader reader;
  CutiSymbol *symbol;
  GError *doubled = NULL;

  self->json = json_node_ref (node);
  self->pointer = g_strdup (pointer);
  cuti_reader_init (&reader, node, file, pointer, members);
  symbol = read_symbol (self, &reader);
  read_words (self, &reader);

  if (reader.error != NULL)
    cuti_symbol_free (symbol);
  else if (cuti_vocabulary_take_fact (vocabulary, symbol, &doubled))
    {
      self->symbol = symbol;
      cuti_fact_read_bindings (self, &reader);
    }
  else
    {
      cuti_reader_fail (&reader, "id", "%s", doubled->message);
      g_error_free (doubled);
    }

  return cuti_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}

static void
check_input (CutiFact            *self,
             const CutiParameter *parameter,
             const CutiSymbol    *input,
             CutiReader          *reader)
{
  if (input->lesion && !self->symbol->lesion)
    cuti_reader_fail (reader, parameter->name,
                      "“%s” belongs to a lesion and is read where there is none", input->id);
  else if (parameter->type == CUTI_PARAMETER_DATE && input->kind != CUTI_KIND_DATE)
    cuti_reader_fail (reader, parameter->name, "“%s” is not a date", input->id);
  else if (parameter->type == CUTI_PARAMETER_CHOICE && input->kind != CUTI_KIND_CHOICE)
    cuti_reader_fail (reader, parameter->name, "“%s” is not a choice", input->id);
  else if (parameter->type == CUTI_PARAMETER_BOOLEAN && input->kind != CUTI_KIND_BOOLEAN)
    cuti_reader_fail (reader, parameter->name, "“%s” is not a yes-or-no fact", input->id);
  else if (parameter->type == CUTI_PARAMETER_NUMBER && !(input->step > 0))
    cuti_reader_fail (reader, parameter->name, "“%s” is not a number", input->id);
  else if (parameter->type == CUTI_PARAMETER_NUMBER
           && g_strcmp0 (parameter->unit, input->unit) != 0)
    cuti_reader_fail (reader, parameter->name, "the calculator wants “%s” %s%s", input->id,
                      parameter->unit != NULL ? "in " : "without a unit",
                      parameter->unit != NULL ? parameter->unit : "");
}

static int
resolve_input (CutiFact            *self,
               CutiReader          *reader,
               const CutiParameter *parameter,
               CutiVocabulary      *vocabulary)
{
  const char *id = cuti_reader_get_string (reader, parameter->name, CUTI_REQUIRED);
  const CutiSymbol *input;

  if (id == NULL)
    return CUTI_INPUT_BORN;
  if (g_str_equal (id, "patient.born") && parameter->type == CUTI_PARAMETER_DATE)
    return CUTI_INPUT_BORN;

  input = cuti_vocabulary_find_fact (vocabulary, id);
  if (input == NULL)
    {
      cuti_reader_fail (reader, parameter->name, "“%s” is not declared", id);
      return CUTI_INPUT_BORN;
    }

  check_input (self, parameter, input, reader);
  return input->index;
}

static void
resolve_inputs (CutiFact *self, CutiReader *derive, CutiVocabulary *vocabulary)
{
  g_autofree const char **members = g_new0 (const char *, self->calculator->n_parameters + 1);
  CutiReader reader;

  for (guint i = 0; i < self->calculator->n_parameters; i++)
    members[i] = self->calculator->parameters[i].name;

  if (!cuti_reader_open_member (&reader, derive, "inputs", CUTI_REQUIRED, members))
    return;

  self->inputs = g_new (int, self->calculator->n_parameters);
  for (guint i = 0; i < self->calculator->n_parameters; i++)
    self->inputs[i] = resolve_input (self, &reader, &self->calculator->parameters[i], vocabulary);
  cuti_reader_close (&reader, derive);
}

static void
resolve_derivation (CutiFact *self, CutiReader *fact, CutiVocabulary *vocabulary)
{
  static const char *const members[] = { "calculator", "inputs", NULL };
  CutiReader reader;
  const char *id;

  if (!cuti_reader_open_member (&reader, fact, "derive", CUTI_OPTIONAL, members))
    return;

  id = cuti_reader_get_string (&reader, "calculator", CUTI_REQUIRED);
  self->calculator = id != NULL ? cuti_calculator_find (id) : NULL;
  if (id != NULL && self->calculator == NULL)
    cuti_reader_fail (&reader, "calculator", "“%s” is not a calculator", id);
  else if (self->calculator != NULL)
    {
      if (!(self->symbol->step > 0))
        cuti_reader_fail (fact, "type", "a derived fact is a number");
      if (g_strcmp0 (self->calculator->unit, self->symbol->unit) != 0)
        cuti_reader_fail (fact, "unit", "“%s” gives %s", id,
                          self->calculator->unit != NULL ? self->calculator->unit
                                                         : "a number without a unit");
      resolve_inputs (self, &reader, vocabulary);
    }
  cuti_reader_close (&reader, fact);
}

/**
 * cuti_fact_resolve:
 *
 * Compiles what refers to other facts, once all are declared.
 *
 * Returns: whether that is sound
 */
gboolean
cuti_fact_resolve (CutiFact *self, const char *file, CutiVocabulary *vocabulary, GError **error)
{
  CutiReader reader = { file, g_strdup (self->pointer), json_node_get_object (self->json), NULL };
  gboolean is_derived = cuti_reader_get_node (&reader, "derive", CUTI_OPTIONAL) != NULL;

  self->relevant_when = cuti_reader_get_condition (&reader, "relevant_when", vocabulary,
                                                   self->symbol->lesion, CUTI_OPTIONAL);
  resolve_derivation (self, &reader, vocabulary);
  cuti_fact_read_checks (self, &reader, vocabulary);
  if (self->overridable && !is_derived)
    cuti_reader_fail (&reader, "overridable", "only a derived fact can be overridden");

  g_clear_pointer (&self->json, json_node_unref);
  return cuti_reader_finish (&reader, error);
}
