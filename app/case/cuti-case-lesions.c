/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lesions of a case: found, added, removed, and put back by undo.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-format.h"

/**
 * cuti_case_find_lesion:
 *
 * Returns: (transfer none) (nullable): the lesion of that id
 */
CutiLesion *
cuti_case_find_lesion (CutiCase *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lesions)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (G_LIST_MODEL (self->lesions), i);

      if (g_str_equal (cuti_lesion_get_id (lesion), id))
        return lesion; /* The list keeps it alive. */
    }
  return NULL;
}

/**
 * cuti_case_find_lesion_of:
 * @facts: an object of facts in the document
 *
 * Returns: (transfer none) (nullable): the lesion whose facts these are
 */
CutiLesion *
cuti_case_find_lesion_of (CutiCase *self, JsonObject *facts)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lesions)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (G_LIST_MODEL (self->lesions), i);

      if (cuti_lesion_get_facts (lesion) == facts)
        return lesion; /* The list keeps it alive. */
    }
  return NULL;
}

static char *
make_lesion_id (CutiCase *self)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      /* An id given once is not given again: responses and undo may still name it. */
      if (cuti_case_find_lesion (self, id) == NULL && g_hash_table_add (self->given_ids, g_strdup (id)))
        return g_steal_pointer (&id);
    }
}

/**
 * cuti_case_add_lesion:
 *
 * Adds a lesion of which nothing is known. That the list was complete is
 * withdrawn.
 *
 * Returns: (transfer none): the lesion
 */
CutiLesion *
cuti_case_add_lesion (CutiCase *self)
{
  CutiAnswer *complete = cuti_case_find_answer (self, "lesions.complete", NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lesions));
  g_autofree char *id = make_lesion_id (self);
  g_autofree char *name = cuti_format_words (_("Lesion %s added"), id);
  g_autoptr(CutiLesion) lesion = NULL;
  g_autoptr(JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "label", id);
  json_object_set_object_member (object, "facts", json_object_new ());
  lesion = cuti_lesion_new (self->knowledge, object);

  cuti_case_begin_change (self, name);
  cuti_case_make_edit (self, cuti_edit_new_lesion (lesion, n, TRUE), name);
  if (complete != NULL)
    cuti_case_clear (self, complete);
  cuti_case_end_change (self);
  return lesion; /* The list keeps it alive. */
}

/**
 * cuti_case_remove_lesion:
 *
 * Removes a lesion with its answers.
 */
void
cuti_case_remove_lesion (CutiCase *self, CutiLesion *lesion)
{
  g_autofree char *name = NULL;
  guint position;

  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (CUTI_IS_LESION (lesion));

  if (!g_list_store_find (self->lesions, lesion, &position))
    g_return_if_reached ();

  name = cuti_format_words (_("Lesion %s removed"), cuti_lesion_get_label (lesion));
  cuti_case_make_edit (self, cuti_edit_new_lesion (lesion, position, FALSE), name);
}

/**
 * cuti_case_take_out_lesion:
 *
 * Takes a lesion out of the document and the list.
 */
void
cuti_case_take_out_lesion (CutiCase *self, CutiLesion *lesion)
{
  guint position;

  if (!g_list_store_find (self->lesions, lesion, &position))
    g_return_if_reached ();

  g_hash_table_add (self->given_ids, g_strdup (cuti_lesion_get_id (lesion)));
  json_array_remove_element (self->lesions_json, position);
  g_list_store_remove (self->lesions, position);
  cuti_case_notify_lesions (self);
  cuti_case_update_ignored (self);
  cuti_case_queue_changed (self);
}

/**
 * cuti_case_put_in_lesion:
 * @lesion: a lesion of this case that is not in its list
 * @position: where it is to stand
 *
 * Puts a lesion into the document and the list.
 */
void
cuti_case_put_in_lesion (CutiCase *self, CutiLesion *lesion, guint position)
{
  guint n = json_array_get_length (self->lesions_json);
  g_autoptr(GPtrArray) rest = g_ptr_array_new ();

  g_return_if_fail (position <= n);

  for (guint i = position; i < n; i++)
    {
      g_ptr_array_add (rest, json_array_dup_element (self->lesions_json, position));
      json_array_remove_element (self->lesions_json, position);
    }
  json_array_add_object_element (self->lesions_json,
                                 json_object_ref (cuti_lesion_get_json (lesion)));
  for (guint i = 0; i < rest->len; i++)
    json_array_add_element (self->lesions_json, g_ptr_array_index (rest, i));

  g_list_store_insert (self->lesions, position, lesion);
  cuti_case_notify_lesions (self);
  cuti_case_update_ignored (self);
  cuti_case_queue_changed (self);
}
