/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every change of a case goes through here: it is applied, remembered, and can
 * be taken back and made again. Signed versions alone are past undoing.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"

static void
apply_member (CutiCase *self, JsonObject *holder, const char *member, JsonNode *node)
{
  if (node != NULL)
    json_object_set_member (holder, member, json_node_copy (node));
  else
    json_object_remove_member (holder, member);

  cuti_case_read_back (self, holder, member);
}

static void
apply_edit (CutiCase *self, CutiEdit *edit, gboolean forward)
{
  if (edit->lesion == NULL)
    apply_member (self, edit->holder, edit->member, forward ? edit->after : edit->before);
  else if (edit->came == forward)
    cuti_case_put_in_lesion (self, edit->lesion, edit->position);
  else
    cuti_case_take_out_lesion (self, edit->lesion);
}

static void
push (CutiCase *self, CutiChange *change)
{
  if (cuti_change_is_void (change))
    cuti_change_free (change);
  else
    g_ptr_array_add (self->undo, change);
}

static void
forget_redo (CutiCase *self)
{
  g_ptr_array_set_size (self->redo, 0);
  if (self->saved > self->undo->len)
    self->saved = G_MAXUINT;
}

static CutiChange *
peek (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : NULL;
}

/**
 * cuti_case_make_edit:
 * @edit: (transfer full): what to do
 * @name: what it is about, translated
 *
 * Does it and remembers it. Within one editing session, edits of one and the
 * same member make one step.
 */
void
cuti_case_make_edit (CutiCase *self, CutiEdit *edit, const char *name)
{
  CutiChange *last = peek (self->undo);

  apply_edit (self, edit, TRUE);
  if (self->open != NULL)
    {
      cuti_change_take (self->open, edit);
      return;
    }

  forget_redo (self);
  if (self->editing && last != NULL && cuti_change_merge (last, edit))
    {
      if (cuti_change_is_void (last))
        g_ptr_array_set_size (self->undo, self->undo->len - 1);
    }
  else
    {
      CutiChange *change = cuti_change_new (name);

      cuti_change_take (change, edit);
      push (self, change);
    }

  self->editing = TRUE;
  cuti_case_notify_history (self);
}

/**
 * cuti_case_write_member:
 * @holder: the document or an object in it that lives as long as the case or
 *   the lesion
 * @node: (nullable) (transfer full): what is to stand there; never changed
 *   afterwards; %NULL: nothing
 * @name: what it is about, translated
 *
 * The one way in which a member of the document is changed. Whoever shows that
 * member reads it anew in cuti_case_read_back().
 */
void
cuti_case_write_member (CutiCase   *self,
                        JsonObject *holder,
                        const char *member,
                        JsonNode   *node,
                        const char *name)
{
  JsonNode *before = json_object_dup_member (holder, member);

  cuti_case_make_edit (self, cuti_edit_new_member (holder, member, before, node), name);
}

/**
 * cuti_case_begin_change:
 * @name: what it is about, translated
 *
 * Makes all that follows one step of undo, until cuti_case_end_change(). May
 * be nested: the outermost counts.
 */
void
cuti_case_begin_change (CutiCase *self, const char *name)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (name != NULL);

  if (self->open_depth++ == 0)
    self->open = cuti_change_new (name);
}

/**
 * cuti_case_end_change:
 *
 * See cuti_case_begin_change().
 */
void
cuti_case_end_change (CutiCase *self)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (self->open_depth > 0);

  if (--self->open_depth > 0)
    return;

  if (self->open->edits->len > 0)
    forget_redo (self);
  push (self, g_steal_pointer (&self->open));
  self->editing = FALSE;
  cuti_case_notify_history (self);
}

/**
 * cuti_case_end_editing:
 *
 * Says that whoever edits has turned to something else, or has paused: the
 * next edit is a step of its own, be it of the same field.
 */
void
cuti_case_end_editing (CutiCase *self)
{
  g_return_if_fail (CUTI_IS_CASE (self));

  self->editing = FALSE;
}

/**
 * cuti_case_undo:
 *
 * Takes the last step back, if there is one.
 *
 * Returns: whether there was one
 */
gboolean
cuti_case_undo (CutiCase *self)
{
  CutiChange *change;

  g_return_val_if_fail (CUTI_IS_CASE (self), FALSE);
  g_return_val_if_fail (self->open == NULL, FALSE);

  self->editing = FALSE;
  if (self->undo->len == 0)
    return FALSE;

  change = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
  for (guint i = change->edits->len; i > 0; i--)
    apply_edit (self, g_ptr_array_index (change->edits, i - 1), FALSE);

  g_ptr_array_add (self->redo, change);
  cuti_case_notify_history (self);
  return TRUE;
}

/**
 * cuti_case_redo:
 *
 * Makes the step again that was taken back last, if there is one.
 *
 * Returns: whether there was one
 */
gboolean
cuti_case_redo (CutiCase *self)
{
  CutiChange *change;

  g_return_val_if_fail (CUTI_IS_CASE (self), FALSE);
  g_return_val_if_fail (self->open == NULL, FALSE);

  self->editing = FALSE;
  if (self->redo->len == 0)
    return FALSE;

  change = g_ptr_array_steal_index (self->redo, self->redo->len - 1);
  for (guint i = 0; i < change->edits->len; i++)
    apply_edit (self, g_ptr_array_index (change->edits, i), TRUE);

  g_ptr_array_add (self->undo, change);
  cuti_case_notify_history (self);
  return TRUE;
}

/**
 * cuti_case_get_undo_name:
 *
 * Returns: (nullable): what cuti_case_undo() would take back, in words
 */
const char *
cuti_case_get_undo_name (CutiCase *self)
{
  CutiChange *last = peek (self->undo);

  return last != NULL ? last->name : NULL;
}

/**
 * cuti_case_get_redo_name:
 *
 * Returns: (nullable): what cuti_case_redo() would make again, in words
 */
const char *
cuti_case_get_redo_name (CutiCase *self)
{
  CutiChange *last = peek (self->redo);

  return last != NULL ? last->name : NULL;
}

/**
 * cuti_case_get_removed_lesion:
 *
 * Returns: (transfer none) (nullable): the lesion that cuti_case_undo() would
 *   put back, where the last step was to remove one
 */
CutiLesion *
cuti_case_get_removed_lesion (CutiCase *self)
{
  CutiChange *last = peek (self->undo);
  CutiEdit *edit = last != NULL ? g_ptr_array_index (last->edits, 0) : NULL;

  return edit != NULL && edit->lesion != NULL && !edit->came ? edit->lesion : NULL;
}
