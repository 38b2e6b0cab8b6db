/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of public code systems. A knowledge base names a system in short; in
 * real records the same system goes by several addresses.
 */

#include <string.h>

#include "cuti-code.h"

typedef struct
{
  const char *name;
  const char *uri;
  gboolean    by_prefix; /* a code stands for all that begin with it */
  const char *others[4]; /* in lower case, without what normalise() drops */
} System;

static const System systems[] = {
  { "loinc", "http://loinc.org", FALSE, { "urn:oid:2.16.840.1.113883.6.1", "loinc" } },
  { "sct", "http://snomed.info/sct", FALSE,
    { "urn:oid:2.16.840.1.113883.6.96", "snomed", "snomed-ct", "snomedct" } },
  { "icd-10-cm", "http://hl7.org/fhir/sid/icd-10-cm", TRUE,
    { "urn:oid:2.16.840.1.113883.6.90", "icd-10-cm", "icd10cm", "hl7.org/fhir/icd-10-cm" } },
  { "icd-10", "http://hl7.org/fhir/sid/icd-10", TRUE,
    { "urn:oid:2.16.840.1.113883.6.3", "icd-10", "icd10", "fhir.de/codesystem/bfarm/icd-10-gm" } },
  { "icd-9-cm", "http://hl7.org/fhir/sid/icd-9-cm", TRUE,
    { "urn:oid:2.16.840.1.113883.6.103", "icd-9-cm", "icd9cm",
      "hl7.org/fhir/sid/icd-9-cm/diagnosis" } },
  { "icd-o-3", "http://terminology.hl7.org/CodeSystem/icd-o-3", FALSE,
    { "urn:oid:2.16.840.1.113883.6.43.1", "icd-o-3", "hl7.org/fhir/sid/icd-o-3" } },
  { "rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm", FALSE,
    { "urn:oid:2.16.840.1.113883.6.88", "rxnorm" } },
  { "gender", "http://hl7.org/fhir/administrative-gender", FALSE, { NULL } },
};

static const System *
find_system (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    if (g_str_equal (systems[i].name, name))
      return &systems[i];

  return NULL;
}

static char *
normalise (const char *uri)
{
  char *text = g_ascii_strdown (uri, -1);
  const char *start = text;
  gsize length;

  g_strstrip (text);
  if (g_str_has_prefix (start, "http://"))
    start += strlen ("http://");
  else if (g_str_has_prefix (start, "https://"))
    start += strlen ("https://");

  length = strlen (start);
  memmove (text, start, length + 1);
  while (length > 0 && text[length - 1] == '/')
    text[--length] = '\0';
  return text;
}

static gboolean
goes_by (const System *system, const char *normal)
{
  g_autofree char *own = normalise (system->uri);

  if (g_str_equal (own, normal))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (system->others) && system->others[i] != NULL; i++)
    if (g_str_equal (system->others[i], normal))
      return TRUE;

  return FALSE;
}

/**
 * cuti_code_system_from_uri:
 * @uri: an address, an OID or a common name
 *
 * Returns: (nullable): the short name; %NULL for a system of which nothing is
 *   known here
 */
const char *
cuti_code_system_from_uri (const char *uri)
{
  g_autofree char *normal = normalise (uri);

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    if (goes_by (&systems[i], normal))
      return systems[i].name;

  return NULL;
}

/**
 * cuti_code_system_get_uri:
 * @system: a short name
 *
 * Returns: (nullable): the address that FHIR uses
 */
const char *
cuti_code_system_get_uri (const char *system)
{
  const System *found = find_system (system);

  return found != NULL ? found->uri : NULL;
}

/**
 * cuti_code_parse:
 * @text: `system|code`
 * @code: (out): freed with cuti_code_clear()
 *
 * Returns: whether it is one, of a system that is known
 */
gboolean
cuti_code_parse (const char *text, CutiCode *code)
{
  const char *bar = strchr (text, '|');
  g_autofree char *name = bar != NULL ? g_strndup (text, bar - text) : NULL;
  const System *system = name != NULL ? find_system (name) : NULL;

  if (system == NULL || bar[1] == '\0' || strpbrk (bar + 1, " |\t\r\n") != NULL)
    return FALSE;

  code->system = system->name;
  code->code = g_strdup (bar + 1);
  return TRUE;
}

/**
 * cuti_code_clear:
 *
 * Frees what is in the code, not the code itself.
 */
void
cuti_code_clear (gpointer code)
{
  g_clear_pointer (&((CutiCode *) code)->code, g_free);
}

gboolean
cuti_code_equal (const CutiCode *one, const CutiCode *other)
{
  return g_str_equal (one->system, other->system) && g_str_equal (one->code, other->code);
}

/* C50.919 is also written C50919 and c50.919. */
static gboolean
begins_with (const char *code, const char *start)
{
  while (*start != '\0')
    {
      while (*start == '.')
        start++;
      while (*code == '.')
        code++;
      if (*start == '\0')
        break;
      if (g_ascii_toupper (*code) != g_ascii_toupper (*start))
        return FALSE;
      code++;
      start++;
    }
  return TRUE;
}

/**
 * cuti_code_covers:
 * @system: a short name
 *
 * In the ICD a code also stands for what lies below it.
 *
 * Returns: whether the code found in a record means this one
 */
gboolean
cuti_code_covers (const CutiCode *self, const char *system, const char *code)
{
  if (!g_str_equal (self->system, system))
    return FALSE;

  return find_system (system)->by_prefix ? begins_with (code, self->code)
                                         : g_str_equal (self->code, code);
}
