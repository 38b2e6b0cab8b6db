/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A signed version: what is in the file, checked once and never written to.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-case-private.h"
#include "cuti-format.h"
#include "cuti-json.h"

struct _CutiVersion
{
  GObject     parent_instance;

  JsonObject *json;
  JsonObject *knowledge; /* below it */
  char       *packed; /* that knowledge base; NULL where the case does not hold it */
  guint       number;
  char       *title;
};

G_DEFINE_FINAL_TYPE (CutiVersion, cuti_version, G_TYPE_OBJECT)

enum { PROP_NUMBER = 1, PROP_TITLE, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_version_finalize (GObject *object)
{
  CutiVersion *self = CUTI_VERSION (object);

  g_clear_pointer (&self->json, json_object_unref);
  g_free (self->packed);
  g_free (self->title);

  G_OBJECT_CLASS (cuti_version_parent_class)->finalize (object);
}

static void
cuti_version_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiVersion *self = CUTI_VERSION (object);

  switch (id)
    {
    case PROP_NUMBER: g_value_set_uint (value, self->number); break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_version_class_init (CutiVersionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_version_finalize;
  object_class->get_property = cuti_version_get_property;

  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_version_init (CutiVersion *self)
{
}

static JsonObject *
find_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  const char *text = cuti_case_peek_string (object, member);

  return text != NULL ? text : "";
}

static guint
read_number (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "number");
  double number = 0;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && (json_node_get_value_type (node) == G_TYPE_INT64
          || json_node_get_value_type (node) == G_TYPE_DOUBLE))
    number = json_node_get_double (node);

  return number >= 1 && number <= G_MAXINT32 && number == (guint) number ? (guint) number : 0;
}

static char *
compose_title (CutiVersion *self)
{
  g_autofree char *moment = cuti_version_dup_moment (self);

  /* TRANSLATORS: version number, name, role, date and time */
  return cuti_format_words (_("Version %u · signed by %s (%s), %s"), self->number,
                            cuti_version_get_by (self), cuti_version_get_role (self), moment);
}

/**
 * cuti_version_new_from_json:
 * @node: a version in the document, never changed afterwards
 * @bases: (nullable): the knowledge bases in the document, by hash
 *
 * Returns: (transfer full) (nullable): the version, or %NULL with @error set
 *   where it cannot be drawn from
 */
CutiVersion *
cuti_version_new_from_json (JsonNode *node, JsonObject *bases, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  CutiVersion *self;

  if (object == NULL || read_number (object) == 0
      || g_strcmp0 (cuti_case_peek_string (object, "status"), "signed") != 0
      || find_object (object, "case") == NULL || find_object (object, "plan") == NULL)
    {
      g_set_error_literal (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT,
                           _("A version must have a number, be signed, and hold case and plan."));
      return NULL;
    }

  self = g_object_new (CUTI_TYPE_VERSION, NULL);
  self->json = json_object_ref (object);
  self->knowledge = find_object (object, "knowledge");
  self->number = read_number (object);
  self->title = compose_title (self);
  if (bases != NULL)
    self->packed =
      g_strdup (cuti_case_peek_string (bases, cuti_version_get_knowledge_sha256 (self)));
  return self;
}

guint
cuti_version_get_number (CutiVersion *self)
{
  return self->number;
}

/**
 * cuti_version_get_by:
 *
 * Returns: who signed; empty where the file does not say
 */
const char *
cuti_version_get_by (CutiVersion *self)
{
  return get_text (self->json, "by");
}

/**
 * cuti_version_get_role:
 *
 * Returns: as what they signed
 */
const char *
cuti_version_get_role (CutiVersion *self)
{
  return get_text (self->json, "role");
}

/**
 * cuti_version_get_at:
 *
 * Returns: when, as it was handed in
 */
const char *
cuti_version_get_at (CutiVersion *self)
{
  return get_text (self->json, "at");
}

/**
 * cuti_version_get_knowledge_version:
 *
 * Returns: of the knowledge base that the plan was made from
 */
const char *
cuti_version_get_knowledge_version (CutiVersion *self)
{
  return self->knowledge != NULL ? get_text (self->knowledge, "version") : "";
}

/**
 * cuti_version_get_knowledge_sha256:
 *
 * Returns: of the knowledge base that the plan was made from
 */
const char *
cuti_version_get_knowledge_sha256 (CutiVersion *self)
{
  return self->knowledge != NULL ? get_text (self->knowledge, "sha256") : "";
}

/**
 * cuti_version_dup_knowledge:
 * @now: (nullable): the knowledge base of today
 *
 * Finds in which words and by which rules the version is drawn: those that it
 * was signed with. What the case holds of them counts only if it has their
 * hash.
 *
 * Returns: (transfer full) (nullable): that knowledge base; @now where the case
 *   does not hold it, or not undamaged
 */
CutiKnowledge *
cuti_version_dup_knowledge (CutiVersion *self, CutiKnowledge *now)
{
  const char *sha256 = cuti_version_get_knowledge_sha256 (self);
  g_autoptr(CutiKnowledge) then = NULL;

  if (self->packed != NULL
      && (now == NULL || !g_str_equal (cuti_knowledge_get_sha256 (now), sha256)))
    then = cuti_knowledge_unpack (self->packed, NULL);
  if (then != NULL && g_str_equal (cuti_knowledge_get_sha256 (then), sha256))
    return g_steal_pointer (&then);

  return now != NULL ? g_object_ref (now) : NULL;
}

/**
 * cuti_version_get_case_sha256:
 *
 * Returns: the hash of the case as it was signed
 */
const char *
cuti_version_get_case_sha256 (CutiVersion *self)
{
  return get_text (self->json, "case_sha256");
}

/**
 * cuti_version_get_plan_sha256:
 *
 * Returns: the hash of the plan as it was signed
 */
const char *
cuti_version_get_plan_sha256 (CutiVersion *self)
{
  return get_text (self->json, "plan_sha256");
}

/**
 * cuti_version_get_plan:
 *
 * Returns: (transfer none): the signed plan; not to be changed
 */
JsonNode *
cuti_version_get_plan (CutiVersion *self)
{
  return json_object_get_member (self->json, "plan");
}

/**
 * cuti_version_dup_case:
 *
 * Returns: (transfer full): a copy of the signed case, for a case of its own
 */
JsonNode *
cuti_version_dup_case (CutiVersion *self)
{
  g_autofree char *text = cuti_json_to_canonical (json_object_get_member (self->json, "case"));
  JsonNode *copy = cuti_json_parse (text, -1, NULL);

  g_assert (copy != NULL);
  return copy;
}

static JsonNode *
find_child (JsonNode *node, const char *token)
{
  g_autoptr(GString) name = g_string_new (token);
  guint64 index;

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), name->str);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT32, &index, NULL)
      && index < json_array_get_length (json_node_get_array (node)))
    return json_array_get_element (json_node_get_array (node), index);

  return NULL;
}

/**
 * cuti_version_dup_entry:
 * @pointer: a JSON pointer into the signed case
 *
 * Returns: (transfer full) (nullable): what stands there, as JSON
 */
char *
cuti_version_dup_entry (CutiVersion *self, const char *pointer)
{
  g_auto(GStrv) tokens = g_strsplit (pointer, "/", -1);
  JsonNode *node = json_object_get_member (self->json, "case");

  for (guint i = 1; tokens[0] != NULL && tokens[i] != NULL; i++)
    node = find_child (node, tokens[i]);

  return node != NULL ? cuti_json_to_canonical (node) : NULL;
}

/**
 * cuti_version_is_intact:
 *
 * Returns: whether case and plan are still what was signed, by their hashes
 */
gboolean
cuti_version_is_intact (CutiVersion *self)
{
  g_autofree char *patient_case = cuti_json_sha256 (json_object_get_member (self->json, "case"));
  g_autofree char *plan = cuti_json_sha256 (json_object_get_member (self->json, "plan"));

  return g_str_equal (patient_case, cuti_version_get_case_sha256 (self))
         && g_str_equal (plan, cuti_version_get_plan_sha256 (self));
}

/**
 * cuti_version_dup_moment:
 *
 * Returns: (transfer full): when it was signed, “22-Nov-2026 10:58 (UTC+01:00)”; what the
 *   file says where that is no date
 */
char *
cuti_version_dup_moment (CutiVersion *self)
{
  const char *at = cuti_version_get_at (self);
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (at, NULL);
  g_autofree char *date = NULL;
  g_autofree char *rest = NULL;

  if (moment == NULL)
    return g_strdup (at);

  date = cuti_format_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                           g_date_time_get_day_of_month (moment));
  rest = g_date_time_format (moment, g_date_time_get_utc_offset (moment) == 0 ? "%H:%M (UTC)"
                                                                             : "%H:%M (UTC%:z)");
  return g_strdup_printf ("%s %s", date, rest);
}

/**
 * cuti_version_get_title:
 *
 * Returns: the version in one line
 */
const char *
cuti_version_get_title (CutiVersion *self)
{
  return self->title;
}
