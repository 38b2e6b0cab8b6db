/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step that can be undone.
 */

#include "cuti-change.h"

/**
 * cuti_edit_new_member:
 * @before: (nullable) (transfer full): what stood there
 * @after: (nullable) (transfer full): what is to stand there
 */
CutiEdit *
cuti_edit_new_member (JsonObject *holder, const char *member, JsonNode *before, JsonNode *after)
{
  CutiEdit *self = g_new0 (CutiEdit, 1);

  self->holder = json_object_ref (holder);
  self->member = g_strdup (member);
  self->before = before;
  self->after = after;
  return self;
}

/**
 * cuti_edit_new_lesion:
 * @position: where it is put, or was taken from
 * @came: whether it comes, or goes
 */
CutiEdit *
cuti_edit_new_lesion (CutiLesion *lesion, guint position, gboolean came)
{
  CutiEdit *self = g_new0 (CutiEdit, 1);

  self->lesion = g_object_ref (lesion);
  self->position = position;
  self->came = came;
  return self;
}

static void
edit_free (gpointer data)
{
  CutiEdit *self = data;

  g_clear_pointer (&self->holder, json_object_unref);
  g_clear_pointer (&self->before, json_node_unref);
  g_clear_pointer (&self->after, json_node_unref);
  g_clear_object (&self->lesion);
  g_free (self->member);
  g_free (self);
}

CutiChange *
cuti_change_new (const char *name)
{
  CutiChange *self = g_new0 (CutiChange, 1);

  self->name = g_strdup (name);
  self->edits = g_ptr_array_new_with_free_func (edit_free);
  return self;
}

void
cuti_change_free (CutiChange *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->edits);
  g_free (self);
}

/**
 * cuti_change_take:
 * @edit: (transfer full): made after all others of this step
 */
void
cuti_change_take (CutiChange *self, CutiEdit *edit)
{
  g_ptr_array_add (self->edits, edit);
}

/**
 * cuti_change_merge:
 * @edit: an edit that followed this step
 *
 * Takes the edit into the step where both are about one and the same member.
 *
 * Returns: whether it did; @edit is then used up
 */
gboolean
cuti_change_merge (CutiChange *self, CutiEdit *edit)
{
  CutiEdit *only = self->edits->len == 1 ? g_ptr_array_index (self->edits, 0) : NULL;

  if (only == NULL || only->lesion != NULL || edit->lesion != NULL
      || only->holder != edit->holder || !g_str_equal (only->member, edit->member))
    return FALSE;

  g_clear_pointer (&only->after, json_node_unref);
  only->after = g_steal_pointer (&edit->after);
  edit_free (edit);
  return TRUE;
}

static gboolean
edit_is_void (const CutiEdit *self)
{
  if (self->lesion != NULL)
    return FALSE;
  if (self->before == NULL || self->after == NULL)
    return self->before == self->after;

  return json_node_equal (self->before, self->after);
}

/**
 * cuti_change_is_void:
 *
 * Returns: whether all is as it was before the step
 */
gboolean
cuti_change_is_void (CutiChange *self)
{
  for (guint i = 0; i < self->edits->len; i++)
    if (!edit_is_void (g_ptr_array_index (self->edits, i)))
      return FALSE;

  return TRUE;
}
