/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict reading of knowledge files: every member is known, of the right
 * type, and not a placeholder; every fault has file, JSON pointer and reason.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-reader.h"

#include "cuti-json.h"
#include "cuti-knowledge.h"

static void
check_members (CutiReader *self, const char *const *members)
{
  g_autoptr(GList) names = json_object_get_members (self->object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (members, l->data))
      {
        cuti_reader_fail (self, l->data, "unknown member");
        return;
      }
}

/**
 * cuti_reader_init:
 * @members: (array zero-terminated=1): the names that may stand in the object
 */
void
cuti_reader_init (CutiReader        *self,
                  JsonNode          *node,
                  const char        *file,
                  const char        *pointer,
                  const char *const *members)
{
  self->file = file;
  self->pointer = g_strdup (pointer);
  self->error = NULL;
  self->object = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      self->object = json_node_get_object (node);
      check_members (self, members);
      return;
    }

  cuti_reader_fail (self, NULL, "expected an object");
}

/**
 * cuti_reader_finish:
 *
 * Frees what the reader holds.
 *
 * Returns: whether all that was read was sound
 */
gboolean
cuti_reader_finish (CutiReader *self, GError **error)
{
  g_clear_pointer (&self->pointer, g_free);
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * cuti_reader_open_member:
 * @outer: the reader of the object that holds @member
 * @members: (array zero-terminated=1): the names that may stand in the member
 *
 * Starts to read an object within another; ended by cuti_reader_close().
 *
 * Returns: whether the member is there; if not, there is nothing to close
 */
gboolean
cuti_reader_open_member (CutiReader        *self,
                         CutiReader        *outer,
                         const char        *member,
                         CutiPresence       presence,
                         const char *const *members)
{
  JsonNode *node = cuti_reader_get_node (outer, member, presence);
  g_autofree char *pointer = cuti_reader_get_pointer (outer, member);

  if (node == NULL)
    return FALSE;

  cuti_reader_init (self, node, outer->file, pointer, members);
  return TRUE;
}

/**
 * cuti_reader_close:
 *
 * Frees what the reader holds. A fault goes to @outer, unless that has one.
 *
 * Returns: whether all that was read was sound
 */
gboolean
cuti_reader_close (CutiReader *self, CutiReader *outer)
{
  return cuti_reader_finish (self, outer->error == NULL ? &outer->error : NULL);
}

/**
 * cuti_reader_get_pointer:
 * @member: (nullable): a member, or %NULL for the object itself
 *
 * Returns: (transfer full): its JSON pointer
 */
char *
cuti_reader_get_pointer (CutiReader *self, const char *member)
{
  return member != NULL ? cuti_json_pointer_append (self->pointer, member)
                        : g_strdup (self->pointer);
}

/**
 * cuti_reader_fail:
 * @member: (nullable): where the fault is
 */
void
cuti_reader_fail (CutiReader *self, const char *member, const char *format, ...)
{
  g_autofree char *pointer = cuti_reader_get_pointer (self, member);
  g_autofree char *reason = NULL;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  self->error = g_error_new (CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT, "%s: %s: %s",
                             self->file, pointer, reason);
}

/**
 * cuti_reader_take_error:
 * @error: (transfer full): a fault whose message begins with its pointer
 */
void
cuti_reader_take_error (CutiReader *self, GError *error)
{
  if (self->error == NULL)
    self->error = g_error_new (CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT, "%s: %s",
                               self->file, error->message);
  g_error_free (error);
}

/**
 * cuti_reader_get_node:
 *
 * Returns: (transfer none) (nullable): the member; %NULL also where it is null
 */
JsonNode *
cuti_reader_get_node (CutiReader *self, const char *member, CutiPresence presence)
{
  JsonNode *node = self->object != NULL ? json_object_get_member (self->object, member) : NULL;

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    return node;

  if (presence == CUTI_REQUIRED)
    cuti_reader_fail (self, NULL, "“%s” is missing", member);
  return NULL;
}

static gboolean
is_word_part (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* A regular expression takes a megabyte, and half the time of loading. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !is_word_part (at[-1])) && !is_word_part (at[length]))
      return TRUE;
  return FALSE;
}

static gboolean
is_placeholder (const char *text)
{
  return has_word (text, "TODO") || has_word (text, "TBD") || has_word (text, "INSERT")
         || has_word (text, "lorem") || has_word (text, "Lorem");
}

static const char *
check_text (CutiReader *self, const char *member, JsonNode *node)
{
  const char *text;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      cuti_reader_fail (self, member, "expected a text");
      return NULL;
    }

  text = json_node_get_string (node);
  if (is_placeholder (text))
    cuti_reader_fail (self, member, "placeholder text");
  return text;
}

/**
 * cuti_reader_get_string:
 *
 * Returns: (nullable): a text that is no placeholder; if required, not empty
 */
const char *
cuti_reader_get_string (CutiReader *self, const char *member, CutiPresence presence)
{
  JsonNode *node = cuti_reader_get_node (self, member, presence);
  const char *text = node != NULL ? check_text (self, member, node) : NULL;

  if (text != NULL && *text == '\0' && presence == CUTI_REQUIRED)
    cuti_reader_fail (self, member, "the text is empty");
  return text;
}

/**
 * cuti_reader_dup_text:
 *
 * Returns: (transfer full) (nullable): a text for people, in their language
 */
char *
cuti_reader_dup_text (CutiReader *self, const char *member, CutiPresence presence)
{
  const char *text = cuti_reader_get_string (self, member, presence);

  /* The empty message stands for the catalogue's header. */
  if (text == NULL || *text == '\0')
    return g_strdup (text);
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "knowledge", text));
}

/**
 * cuti_reader_get_boolean:
 *
 * Returns: the member; %FALSE where it is absent
 */
gboolean
cuti_reader_get_boolean (CutiReader *self, const char *member)
{
  JsonNode *node = cuti_reader_get_node (self, member, CUTI_OPTIONAL);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  cuti_reader_fail (self, member, "expected true or false");
  return FALSE;
}

static gboolean
read_number (CutiReader *self, const char *member, JsonNode *node, double *number)
{
  GType type = json_node_get_value_type (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    {
      cuti_reader_fail (self, member, "expected a number");
      return FALSE;
    }

  *number = json_node_get_double (node);
  return TRUE;
}

/**
 * cuti_reader_get_number:
 *
 * Returns: whether the member is there; if not, @number stays as it is
 */
gboolean
cuti_reader_get_number (CutiReader *self, const char *member, double *number)
{
  JsonNode *node = cuti_reader_get_node (self, member, CUTI_OPTIONAL);

  return node != NULL && read_number (self, member, node, number);
}

/**
 * cuti_reader_get_range:
 *
 * Returns: whether there is a `[min, max]`
 */
gboolean
cuti_reader_get_range (CutiReader *self, const char *member, double *min, double *max)
{
  JsonArray *array = cuti_reader_get_list (self, member, CUTI_OPTIONAL);

  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) != 2)
    cuti_reader_fail (self, member, "expected [min, max]");
  else if (read_number (self, member, json_array_get_element (array, 0), min)
           && read_number (self, member, json_array_get_element (array, 1), max)
           && *min > *max)
    cuti_reader_fail (self, member, "the lower bound is above the upper one");

  return self->error == NULL;
}

/**
 * cuti_reader_get_enum:
 * @type: an enumeration whose nicks are the words of the file
 *
 * Returns: its value; the first one where the member is absent
 */
int
cuti_reader_get_enum (CutiReader *self, const char *member, GType type, CutiPresence presence)
{
  const char *nick = cuti_reader_get_string (self, member, presence);
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value;

  if (nick == NULL)
    return klass->values[0].value;

  value = g_enum_get_value_by_nick (klass, nick);
  if (value != NULL)
    return value->value;

  cuti_reader_fail (self, member, "“%s” is not one of the words allowed here", nick);
  return klass->values[0].value;
}

/**
 * cuti_reader_is_lesion_scope:
 *
 * Returns: whether `scope` says lesion; case where it is absent
 */
gboolean
cuti_reader_is_lesion_scope (CutiReader *self)
{
  const char *scope = cuti_reader_get_string (self, "scope", CUTI_OPTIONAL);

  if (scope != NULL && !g_str_equal (scope, "case") && !g_str_equal (scope, "lesion"))
    cuti_reader_fail (self, "scope", "“%s” is neither case nor lesion", scope);
  return g_strcmp0 (scope, "lesion") == 0;
}

/**
 * cuti_reader_get_list:
 *
 * Returns: (transfer none) (nullable): the list
 */
JsonArray *
cuti_reader_get_list (CutiReader *self, const char *member, CutiPresence presence)
{
  JsonNode *node = cuti_reader_get_node (self, member, presence);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  cuti_reader_fail (self, member, "expected a list");
  return NULL;
}

/**
 * cuti_reader_get_strings:
 *
 * Returns: (transfer full): the texts of an optional list, never %NULL
 */
char **
cuti_reader_get_strings (CutiReader *self, const char *member)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = cuti_reader_get_list (self, member, CUTI_OPTIONAL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *text = check_text (self, member, json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/**
 * cuti_reader_get_condition:
 *
 * Returns: (transfer full) (nullable): the compiled condition
 */
CutiCondition *
cuti_reader_get_condition (CutiReader     *self,
                           const char     *member,
                           CutiVocabulary *vocabulary,
                           gboolean        lesion_scope,
                           CutiPresence    presence)
{
  JsonNode *node = cuti_reader_get_node (self, member, presence);
  g_autofree char *pointer = cuti_reader_get_pointer (self, member);
  GError *error = NULL;
  CutiCondition *condition;

  if (node == NULL)
    return NULL;

  condition = cuti_condition_compile (vocabulary, node, lesion_scope, pointer, &error);
  if (condition == NULL)
    cuti_reader_take_error (self, error);
  return condition;
}
