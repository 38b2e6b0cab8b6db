/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a snapshot, and how it comes about: what is recorded is put
 * into its place, then everything is settled there. Whoever made a snapshot,
 * and shares it with nobody, may empty it and fill it again.
 */

#pragma once

#include "cuti-case-private.h"

G_BEGIN_DECLS

struct _CutiSnapshot
{
  CutiKnowledge  *knowledge;
  guint           n_facts;
  guint           n_lesions;
  guint          *conditional; /* facts that are derived or may be hidden, in order */
  guint           n_conditional;
  guint           n_blocks; /* that there is room for */
  GPtrArray      *lesion_ids;
  CutiValue      *values; /* a block for the case, then one a lesion, or one for “none recorded” */
  CutiSlotFlags  *flags; /* the same */
  gboolean        has_born;
  CutiPartialDate born; /* of the patient, for what is derived from it */
};

CutiSnapshot *cuti_snapshot_new_empty  (CutiKnowledge *knowledge);
void          cuti_snapshot_empty      (CutiSnapshot  *self);
guint         cuti_snapshot_add_lesion (CutiSnapshot  *self);
gsize         cuti_snapshot_get_slot   (CutiSnapshot  *self,
                                        guint          fact,
                                        guint          lesion);
void          cuti_snapshot_settle     (CutiSnapshot  *self,
                                        JsonArray     *stored);

G_END_DECLS
