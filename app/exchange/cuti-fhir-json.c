/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codings, references, extensions and the like. A code of others is written
 * only where it says no more than the answer does.
 */

#include <string.h>

#include "cuti-fhir-json.h"
#include "cuti-fhir-names.h"

#define CATEGORY_LENGTH 3 /* of a code of the ICD */

/**
 * cuti_fhir_append:
 *
 * Adds to a list, which is made if need be: FHIR has no empty ones.
 *
 * Returns: (transfer none): @element
 */
JsonObject *
cuti_fhir_append (JsonObject *holder, const char *member, JsonObject *element)
{
  if (!json_object_has_member (holder, member))
    json_object_set_array_member (holder, member, json_array_new ());

  json_array_add_object_element (json_object_get_array_member (holder, member), element);
  return element;
}

/**
 * cuti_fhir_set_text:
 * @text: (nullable): %NULL or empty: FHIR has no empty texts either
 */
void
cuti_fhir_set_text (JsonObject *holder, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (holder, member, text);
}

JsonObject *
cuti_fhir_coding (const char *system, const char *code, const char *display)
{
  JsonObject *coding = json_object_new ();

  json_object_set_string_member (coding, "system", system);
  json_object_set_string_member (coding, "code", code);
  cuti_fhir_set_text (coding, "display", display);
  return coding;
}

/**
 * cuti_fhir_concept:
 * @coding: (nullable): its first coding
 */
JsonObject *
cuti_fhir_concept (JsonObject *coding, const char *text)
{
  JsonObject *concept = json_object_new ();

  if (coding != NULL)
    cuti_fhir_append (concept, "coding", coding);
  cuti_fhir_set_text (concept, "text", text);
  return concept;
}

JsonObject *
cuti_fhir_identifier (const char *system, const char *value)
{
  JsonObject *identifier = json_object_new ();

  json_object_set_string_member (identifier, "system", system);
  json_object_set_string_member (identifier, "value", value);
  return identifier;
}

static JsonObject *
add_named (JsonObject *holder, const char *url)
{
  JsonObject *extension = cuti_fhir_append (holder, "extension", json_object_new ());

  json_object_set_string_member (extension, "url", url);
  return extension;
}

/**
 * cuti_fhir_add_extension:
 * @name: of an extension of ours
 *
 * Returns: (transfer none): the new extension, which still needs its value
 */
JsonObject *
cuti_fhir_add_extension (JsonObject *holder, const char *name)
{
  g_autofree char *url = g_strconcat (CUTI_FHIR_EXTENSIONS, name, NULL);

  return add_named (holder, url);
}

/**
 * cuti_fhir_add_part:
 * @name: (nullable): %NULL: it has another place
 * @text: (nullable): %NULL: the part is not there
 */
void
cuti_fhir_add_part (JsonObject *extension, const char *name, const char *text)
{
  if (name != NULL && text != NULL && *text != '\0')
    json_object_set_string_member (add_named (extension, name), "valueString", text);
}

void
cuti_fhir_set_absent (JsonObject *holder, const char *reason)
{
  json_object_set_string_member (add_named (holder, CUTI_FHIR_ABSENT), "valueCode", reason);
}

/* An Annotation. */
JsonObject *
cuti_fhir_note (const char *text)
{
  JsonObject *note = json_object_new ();

  json_object_set_string_member (note, "text", text);
  return note;
}

char *
cuti_fhir_format_instant (gint64 stamp)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (stamp);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ")
                      : g_strdup ("1970-01-01T00:00:00Z");
}

JsonObject *
cuti_fhir_choice_coding (CutiFact *fact, guint choice)
{
  g_autoptr(CutiTerm) term = g_list_model_get_item (cuti_fact_get_choices (fact), choice);
  g_autofree char *system = g_strconcat (CUTI_FHIR_FACTS ":", cuti_fact_get_id (fact), NULL);

  return cuti_fhir_coding (system, cuti_term_get_id (term), cuti_term_get_label (term));
}

const char *
cuti_fhir_choice_label (CutiFact *fact, guint choice)
{
  g_autoptr(CutiTerm) term = g_list_model_get_item (cuti_fact_get_choices (fact), choice);

  return cuti_term_get_label (term); /* The list keeps it alive. */
}

JsonObject *
cuti_fhir_public_coding (const CutiCode *code)
{
  return cuti_fhir_coding (cuti_code_system_get_uri (code->system), code->code, NULL);
}

static gboolean
is_shared (CutiFact *fact, guint choice, const CutiCode *code)
{
  guint n_choices = g_list_model_get_n_items (cuti_fact_get_choices (fact));

  for (guint i = 0; i < n_choices; i++)
    {
      guint n_codes;
      const CutiCode *codes = cuti_fact_get_choice_codes (fact, i, &n_codes);

      for (guint j = 0; i != choice && j < n_codes; j++)
        if (cuti_code_equal (&codes[j], code))
          return TRUE;
    }
  return FALSE;
}

/* How many codes of the same system say this and nothing else. */
static guint
count_own (CutiFact *fact, guint choice, const CutiCode *code)
{
  guint n_codes, n = 0;
  const CutiCode *codes = cuti_fact_get_choice_codes (fact, choice, &n_codes);

  for (guint i = 0; i < n_codes; i++)
    if (g_str_equal (codes[i].system, code->system) && !is_shared (fact, choice, &codes[i]))
      n++;
  return n;
}

static gboolean
spans_categories (const CutiCode *codes, guint n_codes)
{
  const CutiCode *first = NULL;

  for (guint i = 0; i < n_codes; i++)
    {
      if (!g_str_has_prefix (codes[i].system, "icd-10"))
        continue;
      if (first == NULL)
        first = &codes[i];
      else if (strncmp (first->code, codes[i].code, CATEGORY_LENGTH) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cuti_fhir_find_exact_code:
 *
 * To be read, a code may be narrower or wider than the answer. To be written,
 * it may not: with several codes in one system, or several categories of the
 * ICD, the answer is wider than each; a code that another choice has is wider
 * than the answer.
 *
 * Returns: (nullable): the first code that says what the choice says
 */
const CutiCode *
cuti_fhir_find_exact_code (CutiFact *fact, guint choice)
{
  guint n_codes;
  const CutiCode *codes = cuti_fact_get_choice_codes (fact, choice, &n_codes);

  if (spans_categories (codes, n_codes))
    return NULL;

  for (guint i = 0; i < n_codes; i++)
    if (!is_shared (fact, choice, &codes[i]) && count_own (fact, choice, &codes[i]) == 1)
      return &codes[i];
  return NULL;
}
