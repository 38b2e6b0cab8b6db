/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs every check, one after the other; those that take long share their own
 * work among threads. A knowledge base that does not load has one defect, the
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
  GPtrArray *defects = self->verification->defects;
  guint n_defects = defects->len;

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
        if (accepts (entry, g_ptr_array_index (defects, d)))
          {
            CutiDefect *defect = g_ptr_array_index (defects, d);

            g_free (defect->accepted);
            defect->accepted = g_strdup (reason);
            used = TRUE;
          }

      if (!used)
        cuti_checker_report (self, "V1", "manifest.json", pointer,
                             _("There is nothing left here to accept; remove the entry."));
    }
}

void
cuti_verification_free (CutiVerification *self)
{
  g_ptr_array_unref (self->defects);
  g_free (self);
}

static gboolean
check_all (CutiChecker *self, GCancellable *cancellable, GError **error)
{
  cuti_checker_check_logic (self);
  cuti_checker_check_gaps (self);
  cuti_checker_check_pairs (self);
  cuti_checker_check_laws (self);
  cuti_checker_check_rows (self);
  cuti_checker_check_evidence (self);
  cuti_checker_check_release (self);
  cuti_checker_check_texts (self);
  if (!cuti_checker_check_cases (self, cancellable, error))
    return FALSE;

  accept_defects (self);
  return TRUE;
}

/**
 * cuti_check_knowledge:
 * @folder: the folder of the knowledge base, or a resource
 *
 * Verifies a knowledge base.
 *
 * Returns: (transfer full): what is wrong with it and how far it was looked
 *   for; %NULL only where it was cancelled
 */
CutiVerification *
cuti_check_knowledge (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  g_autoptr(CutiVerification) self = g_new0 (CutiVerification, 1);
  g_autoptr(GError) fault = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (folder, cancellable, &fault);
  g_autoptr(CutiChecker) checker = NULL;

  self->defects = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_defect_free);
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }

  self->extents[0].done = TRUE;
  if (knowledge == NULL)
    {
      g_ptr_array_add (self->defects, cuti_defect_new_for_error (folder, fault));
      return g_steal_pointer (&self);
    }

  checker = cuti_checker_new (folder, knowledge, self);
  return check_all (checker, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cuti_check_count:
 *
 * Returns: how many defects of @severity are not accepted
 */
guint
cuti_check_count (const CutiVerification *verification, CutiSeverity severity)
{
  g_return_val_if_fail (verification != NULL, 0);

  guint n = 0;

  for (guint i = 0; i < verification->defects->len; i++)
    {
      const CutiDefect *defect = g_ptr_array_index (verification->defects, i);

      if (defect->severity == severity && defect->accepted == NULL)
        n++;
    }

  return n;
}

/**
 * cuti_extent_is_exhaustive:
 *
 * Returns: whether nothing can have been missed
 */
gboolean
cuti_extent_is_exhaustive (const CutiExtent *self)
{
  return self->done && self->seed == 0 && self->gave_up == 0;
}
