/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs every check. A knowledge base that does not load has one defect, the
 * one that stopped it; the other checks need it whole. What the manifest
 * accepts, with a reason, stays in the list but does not count.
 */

#include "cuti-check.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-checker.h"
#include "cuti-json.h"

static gboolean
accepts (JsonObject *accepted, CutiDefect *defect)
{
  const char *pointer = cuti_json_text (accepted, "pointer");
  g_autofree char *place = g_strdup_printf ("%s#%s", defect->file, defect->pointer);

  return g_strcmp0 (cuti_json_text (accepted, "check"), defect->check) == 0
         && g_strcmp0 (pointer, place) == 0;
}

/* An entry that accepts nothing any more hides the next defect in its place. */
static void
accept_defects (CutiChecker *self)
{
  JsonArray *list = cuti_checker_get_list (self, "manifest.json", "accepted");
  guint n_defects = self->defects->len;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *reason = entry != NULL ? cuti_json_text (entry, "reason") : NULL;
      g_autofree char *pointer = g_strdup_printf ("/accepted/%u", i);
      gboolean used = FALSE;

      if (reason == NULL || *reason == '\0')
        {
          cuti_checker_report (self, "V1", "manifest.json", pointer,
                               _("What is accepted has a check, a pointer and a reason."));
          continue;
        }

      for (guint d = 0; d < n_defects; d++)
        if (accepts (entry, g_ptr_array_index (self->defects, d)))
          {
            CutiDefect *defect = g_ptr_array_index (self->defects, d);

            g_free (defect->accepted);
            defect->accepted = g_strdup (reason);
            used = TRUE;
          }

      if (!used)
        cuti_checker_report (self, "V1", "manifest.json", pointer,
                             _("There is nothing left here to accept; remove the entry."));
    }
}

/**
 * cuti_check_knowledge:
 * @folder: the folder of the knowledge base, or a resource
 *
 * Verifies a knowledge base.
 *
 * Returns: (transfer full) (element-type CutiDefect): what is wrong with it;
 *   %NULL only where it was cancelled
 */
GPtrArray *
cuti_check_knowledge (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  g_autoptr(GPtrArray) defects = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_defect_free);
  g_autoptr(GError) fault = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (folder, cancellable, &fault);
  g_autoptr(CutiChecker) checker = NULL;

  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  if (knowledge == NULL)
    {
      g_ptr_array_add (defects, cuti_defect_new_for_error (folder, fault));
      return g_steal_pointer (&defects);
    }

  checker = cuti_checker_new (folder, knowledge, defects);
  cuti_checker_check_logic (checker);
  cuti_checker_check_pairs (checker);
  cuti_checker_check_laws (checker);
  cuti_checker_check_rows (checker);
  cuti_checker_check_evidence (checker);
  cuti_checker_check_release (checker);
  cuti_checker_check_texts (checker);
  if (!cuti_checker_check_cases (checker, cancellable, error))
    return NULL;
  accept_defects (checker);
  return g_steal_pointer (&defects);
}

/**
 * cuti_check_count:
 *
 * Returns: how many defects of @severity are not accepted
 */
guint
cuti_check_count (GPtrArray *defects, CutiSeverity severity)
{
  g_return_val_if_fail (defects != NULL, 0);

  guint n = 0;

  for (guint i = 0; i < defects->len; i++)
    {
      const CutiDefect *defect = g_ptr_array_index (defects, i);

      if (defect->severity == severity && defect->accepted == NULL)
        n++;
    }

  return n;
}

static const char *
get_severity_nick (const CutiDefect *defect)
{
  return defect->severity == CUTI_SEVERITY_ERROR ? "error" : "warning";
}

static void
append_line (GString *text, const CutiDefect *defect)
{
  g_string_append_printf (text, "%s#%s: %s %s: %s\n", defect->file, defect->pointer,
                          defect->accepted != NULL ? "accepted" : get_severity_nick (defect),
                          defect->check, defect->message);
  if (defect->accepted != NULL)
    g_string_append_printf (text, "  %s\n", defect->accepted);
}

/**
 * cuti_check_to_text:
 *
 * Returns: (transfer full): one line a defect, then how many there are
 */
char *
cuti_check_to_text (GPtrArray *defects)
{
  g_return_val_if_fail (defects != NULL, NULL);

  GString *text = g_string_new (NULL);
  guint n_errors = cuti_check_count (defects, CUTI_SEVERITY_ERROR);
  guint n_warnings = cuti_check_count (defects, CUTI_SEVERITY_WARNING);

  for (guint i = 0; i < defects->len; i++)
    append_line (text, g_ptr_array_index (defects, i));

  g_string_append_printf (text, ngettext ("%u error, ", "%u errors, ", n_errors), n_errors);
  g_string_append_printf (text, ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static JsonNode *
defect_to_json (const CutiDefect *defect)
{
  g_autoptr(JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "check", defect->check);
  json_object_set_string_member (object, "severity", get_severity_nick (defect));
  json_object_set_string_member (object, "file", defect->file);
  json_object_set_string_member (object, "pointer", defect->pointer);
  json_object_set_string_member (object, "message", defect->message);
  if (defect->accepted != NULL)
    json_object_set_string_member (object, "accepted", defect->accepted);

  return json_node_init_object (json_node_alloc (), object);
}

/**
 * cuti_check_to_json:
 *
 * Returns: (transfer full): `{"errors", "warnings", "findings"}`, indented,
 *   with a newline at the end
 */
char *
cuti_check_to_json (GPtrArray *defects)
{
  g_return_val_if_fail (defects != NULL, NULL);

  g_autoptr(JsonNode) node = json_node_alloc ();
  g_autoptr(JsonObject) object = json_object_new ();
  JsonArray *findings = json_array_new ();
  guint n_errors = cuti_check_count (defects, CUTI_SEVERITY_ERROR);
  guint n_warnings = cuti_check_count (defects, CUTI_SEVERITY_WARNING);

  for (guint i = 0; i < defects->len; i++)
    json_array_add_element (findings, defect_to_json (g_ptr_array_index (defects, i)));

  json_object_set_int_member (object, "errors", n_errors);
  json_object_set_int_member (object, "warnings", n_warnings);
  json_object_set_array_member (object, "findings", findings);
  json_node_init_object (node, object);
  return cuti_json_to_pretty (node);
}
