/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Defects are reported with the file and the JSON pointer at which an author
 * will look.
 */

#include "cuti-checker.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-search.h"

static gboolean
is_warning (const char *check)
{
  static const char *const warnings[] = { "V6", "V10", "V12", "V15", NULL };

  return g_strv_contains (warnings, check);
}

CutiDefect *
cuti_defect_new (const char *check, const char *file, const char *pointer, const char *message)
{
  CutiDefect *self = g_new0 (CutiDefect, 1);

  self->check = g_strdup (check);
  self->severity = is_warning (check) ? CUTI_SEVERITY_WARNING : CUTI_SEVERITY_ERROR;
  self->file = g_strdup (file);
  self->pointer = g_strdup (pointer);
  self->message = g_strdup (message);
  return self;
}

/* A file that is no JSON is named by its whole path. */
static char *
make_relative (GFile *folder, const char *message)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  if (g_str_has_prefix (message, name) && message[strlen (name)] == '/')
    return g_strdup (message + strlen (name) + 1);

  return g_strdup (message);
}

/**
 * cuti_defect_new_for_error:
 *
 * Returns: (transfer full): the fault that kept a file from being loaded
 */
CutiDefect *
cuti_defect_new_for_error (GFile *folder, const GError *error)
{
  gboolean has_pointer = g_error_matches (error, CUTI_KNOWLEDGE_ERROR,
                                          CUTI_KNOWLEDGE_ERROR_CONTENT);
  g_autofree char *message = make_relative (folder, error->message);
  g_auto(GStrv) parts = g_strsplit (message, ": ", has_pointer ? 3 : 2);

  switch (g_strv_length (parts))
    {
    case 3: return cuti_defect_new ("V1", parts[0], parts[1], parts[2]);
    case 2: return cuti_defect_new ("V1", parts[0], "", parts[1]);
    default: return cuti_defect_new ("V1", "", "", message);
    }
}

void
cuti_defect_free (CutiDefect *self)
{
  g_free (self->check);
  g_free (self->file);
  g_free (self->pointer);
  g_free (self->message);
  g_free (self->accepted);
  g_free (self);
}

/* A text member, or NULL where it is absent or something else. */
const char *
cuti_json_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/* A list member, or NULL where it is absent or something else. */
JsonArray *
cuti_json_list (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
place_free (gpointer data)
{
  CutiPlace *place = data;

  g_free (place->pointer);
  g_free (place);
}

static void
add_places (CutiChecker *self, const char *file)
{
  JsonArray *list = cuti_checker_get_list (self, file, "advice");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      CutiPlace *place = g_new0 (CutiPlace, 1);

      place->file = file;
      place->pointer = g_strdup_printf ("/advice/%u", i);
      place->object = json_array_get_object_element (list, i);
      g_hash_table_replace (self->places, g_strdup (cuti_json_text (place->object, "id")), place);
    }
}

/**
 * cuti_checker_new:
 * @knowledge: loaded, so that every file has its right shape
 * @verification: where reports go; it outlives the checker
 */
CutiChecker *
cuti_checker_new (GFile *folder, CutiKnowledge *knowledge, CutiVerification *verification)
{
  CutiChecker *self = g_new0 (CutiChecker, 1);
  g_autoptr(GPtrArray) paths = cuti_knowledge_list_files (knowledge);

  self->folder = g_object_ref (folder);
  self->knowledge = g_object_ref (knowledge);
  self->files = json_object_new ();
  self->verification = verification;
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i]; /* The knowledge base keeps it. */

      json_object_set_member (self->files, path, cuti_knowledge_dup_file (knowledge, path));
      if (g_str_has_prefix (path, "advice/"))
        add_places (self, path);
    }
  return self;
}

void
cuti_checker_free (CutiChecker *self)
{
  g_hash_table_unref (self->places);
  json_object_unref (self->files);
  g_object_unref (self->knowledge);
  g_object_unref (self->folder);
  g_free (self);
}

/**
 * cuti_checker_find_place:
 *
 * Returns: (transfer none): where the item is written
 */
const CutiPlace *
cuti_checker_find_place (CutiChecker *self, CutiAdvice *advice)
{
  return g_hash_table_lookup (self->places, cuti_advice_get_id (advice));
}

/**
 * cuti_checker_get_list:
 *
 * Returns: (transfer none) (nullable): a list at the top of a file
 */
JsonArray *
cuti_checker_get_list (CutiChecker *self, const char *file, const char *member)
{
  JsonNode *node = json_object_get_member (self->files, file);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? cuti_json_list (json_node_get_object (node), member)
           : NULL;
}

void
cuti_checker_report (CutiChecker *self,
                     const char  *check,
                     const char  *file,
                     const char  *pointer,
                     const char  *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->verification->defects, cuti_defect_new (check, file, pointer, message));
}

static CutiExtent *
find_extent (CutiChecker *self, const char *check)
{
  guint64 number = g_ascii_strtoull (check + 1, NULL, 10);

  g_assert (number >= 1 && number <= CUTI_N_CHECKS);
  self->verification->extents[number - 1].done = TRUE;
  return &self->verification->extents[number - 1];
}

/**
 * cuti_checker_looked_at:
 * @n_cases: all that there are; 0 where the check reasons without
 *
 * To be called once by every check that leaves nothing to chance.
 */
void
cuti_checker_looked_at (CutiChecker *self, const char *check, guint n_cases)
{
  find_extent (self, check)->n_cases += n_cases;
}

/* By every check that looks at some cases of many. */
void
cuti_checker_sampled (CutiChecker *self, const char *check, guint n_cases, guint seed)
{
  CutiExtent *extent = find_extent (self, check);

  extent->n_cases += n_cases;
  extent->seed = seed;
}

/* One question is left without an answer. */
void
cuti_checker_gave_up (CutiChecker *self, const char *check)
{
  find_extent (self, check)->gave_up++;
}

/* The search was too large: a warning, whatever the check would have found. */
void
cuti_checker_report_open (CutiChecker *self,
                          const char  *check,
                          const char  *file,
                          const char  *pointer)
{
  GPtrArray *defects = self->verification->defects;
  CutiDefect *defect;

  cuti_checker_gave_up (self, check);
  cuti_checker_report (self, check, file, pointer,
                       _("It could not be decided in %d steps, or has too many cases."),
                       CUTI_SEARCH_STEPS);
  defect = g_ptr_array_index (defects, defects->len - 1);
  defect->severity = CUTI_SEVERITY_WARNING;
}

/* A file that could not be read is a defect of the first kind. */
void
cuti_checker_report_error (CutiChecker *self, const GError *error)
{
  g_ptr_array_add (self->verification->defects,
                   cuti_defect_new_for_error (self->folder, error));
}
