/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source, with how far it was read and whom it studied.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-knowledge-private.h"

struct _CutiReference
{
  GObject         parent_instance;

  guint           number;
  char           *id;
  CutiSourceKind  kind;
  CutiAccess      access;
  char           *citation;
  char           *about;
  char           *note;
  char           *address;
};

G_DEFINE_ENUM_TYPE (CutiSourceKind, cuti_source_kind,
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_GUIDELINE, "guideline"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_SYSTEMATIC_REVIEW, "systematic-review"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_TRIAL, "trial"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_COHORT, "cohort"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_CASE_SERIES, "case-series"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_REVIEW, "review"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_LABEL, "label"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_EXPERT_OPINION, "expert-opinion"),
                    G_DEFINE_ENUM_VALUE (CUTI_SOURCE_UNREVIEWED_OVERVIEW, "unreviewed-overview"))

G_DEFINE_ENUM_TYPE (CutiAccess, cuti_access,
                    G_DEFINE_ENUM_VALUE (CUTI_ACCESS_FULL_TEXT, "full-text"),
                    G_DEFINE_ENUM_VALUE (CUTI_ACCESS_ABSTRACT, "abstract"),
                    G_DEFINE_ENUM_VALUE (CUTI_ACCESS_EXCERPT, "excerpt"),
                    G_DEFINE_ENUM_VALUE (CUTI_ACCESS_MEMORY, "memory"))

G_DEFINE_FINAL_TYPE (CutiReference, cuti_reference, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_CITATION,
  PROP_KIND_LABEL,
  PROP_ACCESS_LABEL,
  PROP_ABOUT,
  PROP_ADDRESS,
  PROP_NUMBER,
  PROP_UNREVIEWED,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static const char *const kind_labels[] = {
  N_("Guideline"), N_("Systematic review"), N_("Trial"), N_("Cohort"), N_("Case series"),
  N_("Review"), N_("Drug label"), N_("Expert opinion"), N_("Unreviewed overview"),
};

static const char *const access_labels[] = {
  N_("Full text read"), N_("Abstract read"), N_("Excerpt read"), N_("From memory, not read"),
};

static void
cuti_reference_finalize (GObject *object)
{
  CutiReference *self = CUTI_REFERENCE (object);

  g_free (self->id);
  g_free (self->citation);
  g_free (self->about);
  g_free (self->note);
  g_free (self->address);

  G_OBJECT_CLASS (cuti_reference_parent_class)->finalize (object);
}

static void
cuti_reference_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiReference *self = CUTI_REFERENCE (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, self->id); break;
    case PROP_NUMBER: g_value_set_uint (value, self->number); break;
    case PROP_CITATION: g_value_set_string (value, self->citation); break;
    case PROP_KIND_LABEL: g_value_set_string (value, cuti_reference_get_kind_label (self)); break;
    case PROP_ACCESS_LABEL:
      g_value_set_string (value, cuti_reference_get_access_label (self));
      break;
    case PROP_ABOUT: g_value_set_string (value, self->about); break;
    case PROP_ADDRESS: g_value_set_string (value, self->address); break;
    case PROP_UNREVIEWED:
      g_value_set_boolean (value, self->kind == CUTI_SOURCE_UNREVIEWED_OVERVIEW);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_reference_class_init (CutiReferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const char *const names[] = {
    NULL, "id", "citation", "kind-label", "access-label", "about", "address" };

  object_class->finalize = cuti_reference_finalize;
  object_class->get_property = cuti_reference_get_property;

  for (guint i = PROP_ID; i <= PROP_ADDRESS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_UNREVIEWED] = g_param_spec_boolean ("unreviewed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_reference_init (CutiReference *self)
{
}

static gboolean
is_ended (const char *text)
{
  return g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?") || g_str_has_suffix (text, "!");
}

static void
append_sentence (GString *citation, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (citation->len > 0)
    g_string_append (citation, is_ended (citation->str) ? " " : ". ");
  g_string_append (citation, text);
}

static gboolean
names_year (const char *source, const char *year)
{
  const size_t length = strlen (year);

  for (const char *at = strstr (source, year); at != NULL; at = strstr (at + 1, year))
    if ((at == source || !g_ascii_isdigit (at[-1])) && !g_ascii_isdigit (at[length]))
      return TRUE;

  return FALSE;
}

/* A source written out with volume and pages names its year already. */
static void
append_year (GString *citation, const char *source, int year)
{
  g_autofree char *digits = g_strdup_printf ("%d", year);

  if (source == NULL)
    append_sentence (citation, digits);
  else if (!names_year (source, digits))
    g_string_append_printf (citation, " %s", digits);
}

static char *
read_citation (CutiReader *reader)
{
  GString *citation = g_string_new (NULL);
  const char *source = cuti_reader_get_string (reader, "source", CUTI_OPTIONAL);
  double year = 0;

  append_sentence (citation, cuti_reader_get_string (reader, "authors", CUTI_OPTIONAL));
  append_sentence (citation, cuti_reader_get_string (reader, "title", CUTI_REQUIRED));
  append_sentence (citation, source);
  if (cuti_reader_get_number (reader, "year", &year))
    append_year (citation, source, (int) year);
  return g_string_free (citation, FALSE);
}

static char *
read_address (CutiReader *reader)
{
  const char *doi = cuti_reader_get_string (reader, "doi", CUTI_OPTIONAL);
  const char *pmid = cuti_reader_get_string (reader, "pmid", CUTI_OPTIONAL);
  const char *url = cuti_reader_get_string (reader, "url", CUTI_OPTIONAL);

  if (doi != NULL)
    return g_strconcat ("https://doi.org/", doi, NULL);
  if (pmid != NULL)
    return g_strconcat ("https://pubmed.ncbi.nlm.nih.gov/", pmid, "/", NULL);
  return g_strdup (url);
}

/**
 * cuti_reference_new_from_json:
 * @number: its place in the list, from 1
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
CutiReference *
cuti_reference_new_from_json (JsonNode   *node,
                              const char *file,
                              const char *pointer,
                              guint       number,
                              GError    **error)
{
  static const char *const members[] = { "id", "kind", "authors", "title", "source", "year", "doi",
                                         "pmid", "url", "access", "about", "note", NULL };
  g_autoptr(CutiReference) self = g_object_new (CUTI_TYPE_REFERENCE, NULL);
  CutiReader reader;

  cuti_reader_init (&reader, node, file, pointer, members);
  self->number = number;
  self->id = g_strdup (cuti_reader_get_string (&reader, "id", CUTI_REQUIRED));
  self->kind = cuti_reader_get_enum (&reader, "kind", CUTI_TYPE_SOURCE_KIND, CUTI_REQUIRED);
  self->access = cuti_reader_get_enum (&reader, "access", CUTI_TYPE_ACCESS, CUTI_REQUIRED);
  self->about = cuti_reader_dup_text (&reader, "about", CUTI_OPTIONAL);
  self->note = g_strdup (cuti_reader_get_string (&reader, "note", CUTI_OPTIONAL));
  self->citation = read_citation (&reader);
  self->address = read_address (&reader);

  return cuti_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}

const char *
cuti_reference_get_id (CutiReference *self)
{
  return self->id;
}

/**
 * cuti_reference_get_number:
 *
 * Returns: its number, from 1, the same on screen and paper
 */
guint
cuti_reference_get_number (CutiReference *self)
{
  return self->number;
}

CutiSourceKind
cuti_reference_get_kind (CutiReference *self)
{
  return self->kind;
}

/**
 * cuti_reference_get_kind_label:
 *
 * Returns: what kind of source it is, in words
 */
const char *
cuti_reference_get_kind_label (CutiReference *self)
{
  return g_dgettext (GETTEXT_PACKAGE, kind_labels[self->kind]);
}

CutiAccess
cuti_reference_get_access (CutiReference *self)
{
  return self->access;
}

/**
 * cuti_reference_get_access_label:
 *
 * Returns: how far it was read, in words
 */
const char *
cuti_reference_get_access_label (CutiReference *self)
{
  return g_dgettext (GETTEXT_PACKAGE, access_labels[self->access]);
}

/**
 * cuti_reference_get_citation:
 *
 * Returns: authors, title, source and year as one line
 */
const char *
cuti_reference_get_citation (CutiReference *self)
{
  return self->citation;
}

/**
 * cuti_reference_get_about:
 *
 * Returns: (nullable): the population it studied
 */
const char *
cuti_reference_get_about (CutiReference *self)
{
  return self->about;
}

/**
 * cuti_reference_get_note:
 *
 * Returns: (nullable): what else is to be said of it
 */
const char *
cuti_reference_get_note (CutiReference *self)
{
  return self->note;
}

/**
 * cuti_reference_get_address:
 *
 * Returns: (nullable): where to read it: its DOI, else PubMed, else its page
 */
const char *
cuti_reference_get_address (CutiReference *self)
{
  return self->address;
}
