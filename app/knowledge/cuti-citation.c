/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an item of advice takes from a source, and where in it that stands.
 */

#include "cuti-knowledge-private.h"

struct _CutiCitation
{
  GObject        parent_instance;

  CutiReference *reference;
  char          *locator;
  char          *supports;
};

G_DEFINE_FINAL_TYPE (CutiCitation, cuti_citation, G_TYPE_OBJECT)

enum { PROP_REFERENCE = 1, PROP_LOCATOR, PROP_SUPPORTS, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_citation_finalize (GObject *object)
{
  CutiCitation *self = CUTI_CITATION (object);

  g_clear_object (&self->reference);
  g_free (self->locator);
  g_free (self->supports);

  G_OBJECT_CLASS (cuti_citation_parent_class)->finalize (object);
}

static void
cuti_citation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiCitation *self = CUTI_CITATION (object);

  switch (id)
    {
    case PROP_REFERENCE: g_value_set_object (value, self->reference); break;
    case PROP_LOCATOR: g_value_set_string (value, self->locator); break;
    case PROP_SUPPORTS: g_value_set_string (value, self->supports); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_citation_class_init (CutiCitationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_citation_finalize;
  object_class->get_property = cuti_citation_get_property;

  props[PROP_REFERENCE] = g_param_spec_object ("reference", NULL, NULL, CUTI_TYPE_REFERENCE, flags);
  props[PROP_LOCATOR] = g_param_spec_string ("locator", NULL, NULL, NULL, flags);
  props[PROP_SUPPORTS] = g_param_spec_string ("supports", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_citation_init (CutiCitation *self)
{
}

/**
 * cuti_citation_new_from_json:
 * @references: (element-type utf8 CutiReference): all sources by id
 *
 * Returns: (transfer full) (nullable): the citation, or %NULL with @error set
 */
CutiCitation *
cuti_citation_new_from_json (JsonNode   *node,
                             const char *file,
                             const char *pointer,
                             GHashTable *references,
                             GError    **error)
{
  static const char *const members[] = { "reference", "locator", "supports", NULL };
  g_autoptr(CutiCitation) self = g_object_new (CUTI_TYPE_CITATION, NULL);
  CutiReader reader;
  const char *id;

  cuti_reader_init (&reader, node, file, pointer, members);
  id = cuti_reader_get_string (&reader, "reference", CUTI_REQUIRED);
  self->locator = g_strdup (cuti_reader_get_string (&reader, "locator", CUTI_OPTIONAL));
  self->supports = cuti_reader_dup_text (&reader, "supports", CUTI_OPTIONAL);
  if (id != NULL)
    g_set_object (&self->reference, g_hash_table_lookup (references, id));

  if (id != NULL && self->reference == NULL)
    cuti_reader_fail (&reader, "reference", "“%s” is not a reference", id);
  else if (g_strcmp0 (self->locator, "not located") == 0
           && cuti_reference_get_access (self->reference) != CUTI_ACCESS_MEMORY)
    cuti_reader_fail (&reader, "locator", "“not located” requires a reference with access memory");

  return cuti_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cuti_citation_get_reference:
 *
 * Returns: (transfer none): the source
 */
CutiReference *
cuti_citation_get_reference (CutiCitation *self)
{
  return self->reference;
}

/**
 * cuti_citation_get_locator:
 *
 * Returns: (nullable): where in the source it stands
 */
const char *
cuti_citation_get_locator (CutiCitation *self)
{
  return self->locator;
}

/**
 * cuti_citation_get_supports:
 *
 * Returns: (nullable): which part of the advice rests on it
 */
const char *
cuti_citation_get_supports (CutiCitation *self)
{
  return self->supports;
}
