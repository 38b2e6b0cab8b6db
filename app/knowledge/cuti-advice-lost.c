/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands for an item of advice that a stored plan names and this
 * knowledge base no longer holds: its id, and that there is no more.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-advice-private.h"

/**
 * cuti_advice_new_lost:
 * @section: the section that it stood in
 * @lesion_scope: whether it was judged for every lesion by itself
 *
 * Returns: (transfer full): an item without condition, arguments or evidence
 */
CutiAdvice *
cuti_advice_new_lost (const char *id, const char *section, gboolean lesion_scope)
{
  CutiAdvice *self = g_object_new (CUTI_TYPE_ADVICE, NULL);

  self->lost = TRUE;
  self->id = g_strdup (id);
  self->index = G_MAXUINT;
  self->section = g_strdup (section);
  self->lesion_scope = lesion_scope;
  self->title = g_strdup_printf (_("“%s” (its text is not at hand)"), id);
  self->text = g_strdup (_("This knowledge base no longer holds this item. What stands here was "
                           "stored with the plan."));
  self->certainty = CUTI_CERTAINTY_NOT_GRADED;
  self->conflicts_with = g_new0 (char *, 1);
  self->statements = g_new0 (char *, 1);
  self->dossier = g_new0 (char *, 1);
  self->involves = g_new0 (char *, 1);
  return self;
}

/**
 * cuti_advice_is_lost:
 *
 * Returns: whether nothing but its id is known
 */
gboolean
cuti_advice_is_lost (CutiAdvice *self)
{
  return self->lost;
}
