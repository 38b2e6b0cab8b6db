/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coded concepts. One concept may carry several codings; they must agree, and
 * a more exact one narrows the others down. Which code means what stands in
 * the knowledge base.
 */

#include "cuti-fhir-concept.h"
#include "cuti-fhir-record.h"

static gboolean
is_among (const CutiCode *codes, guint n_codes, const char *system, const char *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (cuti_code_covers (&codes[i], system, code))
      return TRUE;

  return FALSE;
}

static gboolean
read_sense (CutiFhirSense *self, CutiFact *fact, const char *system, const char *code)
{
  guint n_choices = g_list_model_get_n_items (cuti_fact_get_choices (fact)), n_codes;
  const CutiCode *codes = cuti_fact_get_codes (fact, &n_codes);

  *self = (CutiFhirSense) { fact, is_among (codes, n_codes, system, code), -1, 0 };
  for (guint i = 0; i < cuti_fact_get_n_code_parts (fact); i++)
    {
      codes = cuti_fact_get_code_part (fact, i, &n_codes);
      if (is_among (codes, n_codes, system, code))
        {
          self->asks = TRUE;
          self->part = i;
        }
    }
  for (guint i = 0; i < n_choices; i++)
    {
      codes = cuti_fact_get_choice_codes (fact, i, &n_codes);
      if (is_among (codes, n_codes, system, code))
        self->choices |= G_GUINT64_CONSTANT (1) << i;
    }
  return self->asks || self->choices != 0;
}

static GArray *
read_coding (CutiKnowledge *knowledge, CutiFact *only, const char *system, const char *code)
{
  GArray *senses = g_array_new (FALSE, FALSE, sizeof (CutiFhirSense));
  CutiFhirSense sense;

  if (only != NULL && read_sense (&sense, only, system, code))
    g_array_append_val (senses, sense);
  for (guint i = 0; only == NULL && i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);

      if (read_sense (&sense, fact, system, code))
        g_array_append_val (senses, sense);
    }
  return senses;
}

static CutiFhirSense *
find (GArray *senses, CutiFact *fact)
{
  for (guint i = 0; i < senses->len; i++)
    if (g_array_index (senses, CutiFhirSense, i).fact == fact)
      return &g_array_index (senses, CutiFhirSense, i);

  return NULL;
}

/* Whether the two say the same, as far as both say anything. */
static gboolean
narrow (CutiFhirSense *self, const CutiFhirSense *other)
{
  guint64 both = self->choices & other->choices;
  gboolean agrees = self->choices == 0 || other->choices == 0 || both != 0;

  self->choices = both != 0 ? both : self->choices | other->choices;
  self->asks = self->asks || other->asks;
  self->part = MAX (self->part, other->part);
  return agrees;
}

static void
add_senses (CutiFhirConcept *self, GArray *senses)
{
  gboolean shared = self->senses->len == 0 || senses->len == 0;

  for (guint i = 0; i < senses->len; i++)
    {
      CutiFhirSense *sense = &g_array_index (senses, CutiFhirSense, i);
      CutiFhirSense *known = find (self->senses, sense->fact);

      if (known == NULL)
        g_array_append_vals (self->senses, sense, 1);
      else if (narrow (known, sense))
        shared = TRUE;
      else
        self->contradicts = shared = TRUE;
    }
  self->contradicts = self->contradicts || !shared;
}

static JsonNode *
get_codings (JsonNode *node)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                     : NULL;

  if (object == NULL)
    return NULL;
  return json_object_has_member (object, "coding") ? json_object_get_member (object, "coding")
                                                   : node;
}

/* Of a concept, or of a coding alone. */
static JsonObject *
get_coding (JsonNode *node, guint i)
{
  JsonNode *codings = get_codings (node);

  if (codings == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (codings))
    return cuti_fhir_array_object (json_node_get_array (codings), i);
  return JSON_NODE_HOLDS_OBJECT (codings) && i == 0 ? json_node_get_object (codings) : NULL;
}

static guint
count_codings (JsonNode *node)
{
  JsonNode *codings = get_codings (node);

  if (codings == NULL)
    return 0;
  return JSON_NODE_HOLDS_ARRAY (codings) ? json_array_get_length (json_node_get_array (codings)) : 1;
}

static char *
dup_coding_text (JsonObject *coding)
{
  const char *display = cuti_fhir_get_string (coding, "display");
  const char *code = cuti_fhir_get_string (coding, "code");
  const char *uri = cuti_fhir_get_string (coding, "system");
  const char *system = uri != NULL ? cuti_code_system_from_uri (uri) : NULL;

  if (code == NULL)
    return g_strdup (display);
  if (display != NULL)
    return g_strdup_printf ("%s (%s)", display, code);
  return system != NULL ? g_strdup_printf ("%s %s", system, code) : g_strdup (code);
}

static char *
dup_codings_text (JsonNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < count_codings (node); i++)
    {
      g_autofree char *one = dup_coding_text (get_coding (node, i));

      if (one != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cuti_fhir_concept_read:
 * @knowledge: (nullable): not needed where @only is given
 * @only: (nullable): the fact to which this is the answer
 * @node: (nullable): a CodeableConcept or a Coding, or anything else
 */
void
cuti_fhir_concept_read (CutiFhirConcept *self, CutiKnowledge *knowledge, CutiFact *only,
                        JsonNode *node)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                     : NULL;

  self->contradicts = FALSE;
  self->senses = g_array_new (FALSE, FALSE, sizeof (CutiFhirSense));
  for (guint i = 0; i < count_codings (node); i++)
    {
      JsonObject *coding = get_coding (node, i);
      const char *uri = cuti_fhir_get_string (coding, "system");
      const char *code = cuti_fhir_get_string (coding, "code");
      const char *system = uri != NULL ? cuti_code_system_from_uri (uri) : NULL;
      g_autoptr(GArray) senses = NULL;

      if (system == NULL || code == NULL)
        continue;
      senses = read_coding (knowledge, only, system, code);
      add_senses (self, senses);
    }

  self->text = dup_codings_text (node);
  if (*self->text == '\0' && cuti_fhir_get_string (object, "text") != NULL)
    {
      g_free (self->text);
      self->text = g_strdup (cuti_fhir_get_string (object, "text"));
    }
}

void
cuti_fhir_concept_clear (CutiFhirConcept *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->senses, g_array_unref);
}

/**
 * cuti_fhir_concept_find:
 *
 * Returns: (nullable): what it says of the fact
 */
CutiFhirSense *
cuti_fhir_concept_find (CutiFhirConcept *self, CutiFact *fact)
{
  return find (self->senses, fact);
}

/**
 * cuti_fhir_concept_has:
 * @system: a short name
 *
 * Returns: whether the code is among the codings
 */
gboolean
cuti_fhir_concept_has (JsonNode *node, const char *system, const char *code)
{
  for (guint i = 0; i < count_codings (node); i++)
    {
      JsonObject *coding = get_coding (node, i);
      const char *uri = cuti_fhir_get_string (coding, "system");

      if (uri != NULL && g_strcmp0 (cuti_code_system_from_uri (uri), system) == 0
          && g_strcmp0 (cuti_fhir_get_string (coding, "code"), code) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cuti_fhir_concept_get_code:
 *
 * Returns: (nullable): the code of the first coding, or the text itself where
 *   an older edition had a plain one
 */
const char *
cuti_fhir_concept_get_code (JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);

  return cuti_fhir_get_string (get_coding (node, 0), "code");
}

/**
 * cuti_fhir_concept_find_code:
 * @codes: a list that ends with %NULL
 *
 * Returns: (nullable): the first of @codes that one of the codings, or the
 *   text, is
 */
const char *
cuti_fhir_concept_find_code (JsonNode *node, const char *const *codes)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                     : NULL;
  const char *text = object != NULL ? cuti_fhir_get_string (object, "text")
                                    : cuti_fhir_concept_get_code (node);

  for (; *codes != NULL; codes++)
    {
      if (text != NULL && g_ascii_strcasecmp (text, *codes) == 0)
        return *codes;
      for (guint i = 0; i < count_codings (node); i++)
        if (g_strcmp0 (cuti_fhir_get_string (get_coding (node, i), "code"), *codes) == 0)
          return *codes;
    }
  return NULL;
}

/**
 * cuti_fhir_concept_find_value:
 * @fact: a number some of whose values have codes
 * @contradicts: (out): whether the codings name two values
 *
 * Returns: the number that the concept names
 */
CutiValue
cuti_fhir_concept_find_value (JsonNode *node, CutiFact *fact, gboolean *contradicts)
{
  CutiValue found = CUTI_VALUE_UNKNOWN;

  *contradicts = FALSE;
  for (guint i = 0; i < count_codings (node); i++)
    {
      JsonObject *coding = get_coding (node, i);
      const char *uri = cuti_fhir_get_string (coding, "system");
      const char *code = cuti_fhir_get_string (coding, "code");
      const char *system = uri != NULL ? cuti_code_system_from_uri (uri) : NULL;
      CutiValue value = system != NULL && code != NULL
                          ? cuti_fact_find_coded_value (fact, system, code) : CUTI_VALUE_UNKNOWN;

      if (value.known && found.known && value.n != found.n)
        *contradicts = TRUE;
      if (value.known)
        found = value;
    }
  return found;
}

/**
 * cuti_fhir_choices_dup_text:
 *
 * Returns: (transfer full): their labels, parted by commas
 */
char *
cuti_fhir_choices_dup_text (CutiFact *fact, guint64 choices)
{
  GListModel *terms = cuti_fact_get_choices (fact);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr(CutiTerm) term = g_list_model_get_item (terms, i);

      if (((choices >> i) & 1) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                cuti_term_get_label (term));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cuti_fhir_choices_get_only:
 *
 * Returns: the index of the only choice; -1 where there are none or several
 */
int
cuti_fhir_choices_get_only (guint64 choices)
{
  int index = 0;

  if (choices == 0 || (choices & (choices - 1)) != 0)
    return -1;

  while ((choices >> index) != 1)
    index++;
  return index;
}
