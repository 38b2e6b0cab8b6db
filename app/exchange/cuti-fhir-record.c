/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a FHIR file holds, whatever it is wrapped in, and what refers to what.
 * Nothing in it is trusted to be of the type that the standard says.
 */

#include <string.h>

#include "cuti-fhir-record.h"
#include "cuti-json.h"

#define ABSENT "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

struct _CutiFhirRecord
{
  GPtrArray  *resources; /* CutiFhirResource */
  GPtrArray  *strays; /* pointers of what is no resource */
  GHashTable *by_name; /* address or type/id → resource; NULL: it is not the only one */
  GHashTable *versions; /* the same → the version that holds; NULL: it was deleted */
  gboolean    is_history; /* of the bundle in hand: the newest stand first */
  gboolean    has_next; /* the last bundle names a next page */
};

static void
resource_free (gpointer data)
{
  CutiFhirResource *self = data;

  json_object_unref (self->object);
  g_free (self->pointer);
  g_free (self->address);
  g_free (self);
}

gboolean
cuti_fhir_equal (JsonObject *one, JsonObject *other)
{
  g_autoptr(JsonNode) first = json_node_init_object (json_node_alloc (), one);
  g_autoptr(JsonNode) second = json_node_init_object (json_node_alloc (), other);

  return json_node_equal (first, second);
}

/**
 * cuti_fhir_get_string:
 *
 * Returns: (nullable): the text; %NULL where there is none, or it is empty
 */
const char *
cuti_fhir_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  return text != NULL && *text != '\0' ? text : NULL;
}

JsonObject *
cuti_fhir_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
cuti_fhir_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * cuti_fhir_array_object:
 * @array: (nullable): a list of anything
 *
 * Returns: (nullable): its element, if there is such a one and it is an object
 */
JsonObject *
cuti_fhir_array_object (JsonArray *array, guint i)
{
  JsonNode *node = array != NULL && i < json_array_get_length (array)
                     ? json_array_get_element (array, i) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
cuti_fhir_get_reference (JsonObject *object, const char *member)
{
  return cuti_fhir_get_string (cuti_fhir_get_object (object, member), "reference");
}

static gboolean
ends_with_part (const char *url, const char *last)
{
  gsize length = strlen (url), end = strlen (last);

  return length > end && url[length - end - 1] == '/' && g_str_equal (url + length - end, last);
}

/**
 * cuti_fhir_get_extension:
 * @last: the last part of its address; what stands before differs from one
 *   edition of a guide to the next
 *
 * Returns: (nullable): the first extension of that name
 */
JsonObject *
cuti_fhir_get_extension (JsonObject *object, const char *last)
{
  JsonArray *array = cuti_fhir_get_array (object, "extension");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *extension = cuti_fhir_array_object (array, i);
      const char *url = cuti_fhir_get_string (extension, "url");

      if (url != NULL && ends_with_part (url, last))
        return extension;
    }
  return NULL;
}

static const char *
get_own_absent (JsonObject *object)
{
  JsonObject *extension = cuti_fhir_get_extension (object, "data-absent-reason");

  return extension != NULL && g_strcmp0 (cuti_fhir_get_string (extension, "url"), ABSENT) == 0
           ? cuti_fhir_get_string (extension, "valueCode") : NULL;
}

/* What is masked may be all of it, or just the one member that says anything; where a
   code is required, the code says it. */
static const char *
get_absent_within (JsonObject *object)
{
  static const char *const members[] = { "_value", "_code", "_family" };
  JsonObject *coding = cuti_fhir_array_object (cuti_fhir_get_array (object, "coding"), 0);
  const char *system = cuti_fhir_get_string (coding, "system");
  const char *reason = get_own_absent (object);

  if (reason == NULL && system != NULL && ends_with_part (system, "data-absent-reason"))
    reason = cuti_fhir_get_string (coding, "code");
  for (guint i = 0; reason == NULL && i < G_N_ELEMENTS (members); i++)
    {
      reason = get_own_absent (cuti_fhir_get_object (object, members[i]));
      if (reason == NULL)
        reason = get_own_absent (cuti_fhir_get_object (coding, members[i]));
    }
  return reason;
}

/**
 * cuti_fhir_get_absent:
 *
 * Returns: (nullable): why the member has no value, as a code of FHIR
 */
const char *
cuti_fhir_get_absent (JsonObject *object, const char *member)
{
  g_autofree char *sibling = g_strconcat ("_", member, NULL);
  JsonObject *within = cuti_fhir_get_object (object, member);
  const char *reason = get_own_absent (cuti_fhir_get_object (object, sibling));

  if (within == NULL)
    within = cuti_fhir_array_object (cuti_fhir_get_array (object, member), 0);
  return reason != NULL ? reason : get_absent_within (within);
}

gboolean
cuti_fhir_has_profile (JsonObject *object, const char *last)
{
  JsonArray *array = cuti_fhir_get_array (cuti_fhir_get_object (object, "meta"), "profile");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *url = JSON_NODE_HOLDS_VALUE (node)
                          && json_node_get_value_type (node) == G_TYPE_STRING
                        ? json_node_get_string (node) : NULL;
      const char *bar = url != NULL ? strchr (url, '|') : NULL;
      g_autofree char *address = g_strndup (url != NULL ? url : "",
                                            bar != NULL ? (gsize) (bar - url)
                                                        : strlen (url != NULL ? url : ""));

      if (ends_with_part (address, last))
        return TRUE;
    }
  return FALSE;
}

/* A name that two resources have leads to neither. */
static void
name_resource (CutiFhirRecord *self, char *name, CutiFhirResource *resource)
{
  gboolean taken = g_hash_table_contains (self->by_name, name);

  g_hash_table_insert (self->by_name, name, taken ? NULL : resource);
}

static void
name_all (CutiFhirRecord *self)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      CutiFhirResource *resource = g_ptr_array_index (self->resources, i);

      if (resource->standing != CUTI_FHIR_CURRENT && resource->standing != CUTI_FHIR_CLASH)
        continue;
      if (resource->address != NULL)
        name_resource (self, g_strdup (resource->address), resource);
      if (resource->id != NULL && resource->container != NULL)
        name_resource (self, g_strdup_printf ("%s#%s", resource->container->pointer, resource->id),
                       resource);
      else if (resource->id != NULL)
        name_resource (self, g_strconcat (resource->type, "/", resource->id, NULL), resource);
    }
}

/* “https://server/fhir/Type/id/_history/2” → “https://server/fhir/Type/id” */
static char *
dup_without_version (const char *address)
{
  const char *version = strstr (address, "/_history/");

  return version != NULL ? g_strndup (address, version - address) : g_strdup (address);
}

/* Above 0: one is the newer; 0: it cannot be told. */
static int
compare_versions (JsonObject *one, JsonObject *other)
{
  JsonObject *meta = cuti_fhir_get_object (one, "meta");
  JsonObject *other_meta = cuti_fhir_get_object (other, "meta");
  const char *updated = cuti_fhir_get_string (meta, "lastUpdated");
  const char *other_updated = cuti_fhir_get_string (other_meta, "lastUpdated");
  g_autoptr(GDateTime) first = updated != NULL ? g_date_time_new_from_iso8601 (updated, NULL) : NULL;
  g_autoptr(GDateTime) second =
    other_updated != NULL ? g_date_time_new_from_iso8601 (other_updated, NULL) : NULL;

  return first != NULL && second != NULL ? g_date_time_compare (first, second) : 0;
}

/* Which of those of one name holds. */
static void
find_standing (CutiFhirRecord *self, CutiFhirResource *resource)
{
  g_autofree char *name = resource->address != NULL || resource->id == NULL
                            ? g_strdup (resource->address)
                            : g_strconcat (resource->type, "/", resource->id, NULL);
  gpointer known;
  CutiFhirResource *other;
  int newer;

  if (name == NULL)
    return;
  if (!g_hash_table_lookup_extended (self->versions, name, NULL, &known))
    {
      g_hash_table_insert (self->versions, g_steal_pointer (&name), resource);
      return;
    }

  other = known;
  newer = other == NULL || self->is_history ? -1
                                            : compare_versions (resource->object, other->object);
  if (other == NULL)
    resource->standing = CUTI_FHIR_DELETED;
  else if (cuti_fhir_equal (resource->object, other->object))
    resource->standing = CUTI_FHIR_SAME;
  else if (newer < 0)
    resource->standing = CUTI_FHIR_OLDER;
  else if (newer == 0)
    resource->standing = other->standing = CUTI_FHIR_CLASH;
  else
    {
      other->standing = CUTI_FHIR_OLDER;
      g_hash_table_insert (self->versions, g_steal_pointer (&name), resource);
    }
}

static void collect (CutiFhirRecord   *self,
                     JsonNode         *node,
                     const char       *pointer,
                     const char       *address,
                     CutiFhirResource *container);

static void
collect_list (CutiFhirRecord *self, JsonArray *array, const char *pointer,
              CutiFhirResource *container)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

      collect (self, json_array_get_element (array, i), place, NULL, container);
    }
}

/* What a history says of older versions, which stand behind. */
static void
note_deletion (CutiFhirRecord *self, JsonObject *entry)
{
  JsonObject *request = cuti_fhir_get_object (entry, "request");
  const char *names[] = { cuti_fhir_get_string (entry, "fullUrl"),
                          cuti_fhir_get_string (request, "url") };

  if (g_strcmp0 (cuti_fhir_get_string (request, "method"), "DELETE") != 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = names[i] != NULL ? dup_without_version (names[i]) : NULL;

      if (name != NULL && !g_hash_table_contains (self->versions, name))
        g_hash_table_insert (self->versions, g_steal_pointer (&name), NULL);
    }
}

static gboolean
names_next_page (JsonObject *bundle)
{
  JsonArray *links = cuti_fhir_get_array (bundle, "link");

  for (guint i = 0; links != NULL && i < json_array_get_length (links); i++)
    if (g_strcmp0 (cuti_fhir_get_string (cuti_fhir_array_object (links, i), "relation"), "next") == 0)
      return TRUE;

  return FALSE;
}

static void
collect_entries (CutiFhirRecord *self, JsonObject *bundle, const char *pointer)
{
  JsonArray *array = cuti_fhir_get_array (bundle, "entry");
  gboolean is_within_history = self->is_history;

  self->is_history = g_strcmp0 (cuti_fhir_get_string (bundle, "type"), "history") == 0;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *entry = cuti_fhir_array_object (array, i);
      JsonNode *node = entry != NULL ? json_object_get_member (entry, "resource") : NULL;
      g_autofree char *place = g_strdup_printf ("%s/entry/%u", pointer, i);
      g_autofree char *within = g_strconcat (place, "/resource", NULL);

      note_deletion (self, entry);
      if (node != NULL)
        collect (self, node, within, cuti_fhir_get_string (entry, "fullUrl"), NULL);
      else
        g_ptr_array_add (self->strays, g_steal_pointer (&place));
    }
  self->is_history = is_within_history;
  self->has_next = names_next_page (bundle);
}

static void
collect_resource (CutiFhirRecord *self, JsonObject *object, const char *pointer,
                  const char *address, CutiFhirResource *container)
{
  CutiFhirResource *resource = g_new0 (CutiFhirResource, 1);
  JsonArray *contained = cuti_fhir_get_array (object, "contained");
  g_autofree char *place = g_strconcat (pointer, "/contained", NULL);

  resource->object = json_object_ref (object);
  resource->type = cuti_fhir_get_string (object, "resourceType");
  resource->id = cuti_fhir_get_string (object, "id");
  resource->pointer = g_strdup (pointer);
  resource->address = address != NULL ? dup_without_version (address) : NULL;
  resource->container = container;
  g_ptr_array_add (self->resources, resource);

  if (container == NULL)
    find_standing (self, resource);
  if (contained != NULL)
    collect_list (self, contained, place, resource);
}

/* The depth is bounded by what app/json lets in. */
static void
collect (CutiFhirRecord *self, JsonNode *node, const char *pointer, const char *address,
         CutiFhirResource *container)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *type = cuti_fhir_get_string (object, "resourceType");

  if (JSON_NODE_HOLDS_ARRAY (node))
    collect_list (self, json_node_get_array (node), pointer, container);
  else if (type == NULL)
    g_ptr_array_add (self->strays, g_strdup (pointer));
  else if (g_str_equal (type, "Bundle"))
    collect_entries (self, object, pointer);
  else
    collect_resource (self, object, pointer, address, container);
}

/**
 * cuti_fhir_record_new:
 * @json: anything
 *
 * Returns: (transfer full): the resources in it, perhaps none
 */
CutiFhirRecord *
cuti_fhir_record_new (JsonNode *json)
{
  CutiFhirRecord *self = g_new0 (CutiFhirRecord, 1);

  self->resources = g_ptr_array_new_with_free_func (resource_free);
  self->strays = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect (self, json, "", NULL, NULL);
  name_all (self);
  g_ptr_array_add (self->strays, NULL);
  return self;
}

void
cuti_fhir_record_free (CutiFhirRecord *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->versions);
  g_ptr_array_unref (self->resources);
  g_ptr_array_unref (self->strays);
  g_free (self);
}

guint
cuti_fhir_record_get_size (CutiFhirRecord *self)
{
  return self->resources->len;
}

CutiFhirResource *
cuti_fhir_record_get (CutiFhirRecord *self, guint i)
{
  return g_ptr_array_index (self->resources, i);
}

/**
 * cuti_fhir_record_get_strays:
 *
 * Returns: (transfer none): where something stands that is no resource
 */
const char *const *
cuti_fhir_record_get_strays (CutiFhirRecord *self)
{
  return (const char *const *) self->strays->pdata;
}

/**
 * cuti_fhir_record_is_cut_off:
 *
 * Returns: whether the file is a page that names a next one
 */
gboolean
cuti_fhir_record_is_cut_off (CutiFhirRecord *self)
{
  return self->has_next;
}

/* “https://server/fhir/Type/id” → “Type/id” */
static const char *
find_last_parts (const char *address)
{
  const char *slash = strrchr (address, '/');

  while (slash != NULL && slash > address && slash[-1] != '/')
    slash--;
  return slash != NULL ? slash : address;
}

/* NULL: what it is relative to is not known. */
static char *
dup_full_address (CutiFhirResource *from, const char *reference)
{
  if (strstr (reference, "://") != NULL)
    return g_strdup (reference);
  if (from->address == NULL || strstr (from->address, "://") == NULL)
    return NULL;

  return g_strdup_printf ("%.*s%s", (int) (find_last_parts (from->address) - from->address),
                          from->address, reference);
}

/* Servers number alike: what has an address is not meant by another one. */
static gboolean
is_meant (CutiFhirResource *found, const char *full)
{
  return full == NULL || found->address == NULL || strstr (found->address, "://") == NULL
         || g_str_equal (found->address, full);
}

/**
 * cuti_fhir_record_resolve:
 * @from: the resource that refers
 * @reference: (nullable): to what
 *
 * Returns: (nullable): the one resource of the record that is meant
 */
CutiFhirResource *
cuti_fhir_record_resolve (CutiFhirRecord *self, CutiFhirResource *from, const char *reference)
{
  CutiFhirResource *holder = from->container != NULL ? from->container : from, *found = NULL;
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;

  if (reference == NULL)
    return NULL;

  if (*reference == '#')
    {
      name = g_strconcat (holder->pointer, reference, NULL);
      return g_hash_table_lookup (self->by_name, name);
    }

  name = dup_without_version (reference);
  full = dup_full_address (holder, name);
  if (full != NULL)
    found = g_hash_table_lookup (self->by_name, full);
  if (found == NULL)
    found = g_hash_table_lookup (self->by_name, name);
  if (found == NULL)
    found = g_hash_table_lookup (self->by_name, find_last_parts (name));
  return found != NULL && is_meant (found, full) ? found : NULL;
}
