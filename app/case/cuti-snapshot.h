/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-lesion.h"

G_BEGIN_DECLS

/* Whose value: the case's, or that of a recorded lesion (0…). */
#define CUTI_NO_LESION G_MAXUINT

typedef enum
{
  CUTI_SLOT_HIDDEN     = 1 << 0, /* its row is hidden: unknown to logic, in no document */
  CUTI_SLOT_OVERRIDDEN = 1 << 1, /* derived, but an answer stands instead */
  CUTI_SLOT_MISSING    = 1 << 2, /* unknown for a recorded reason */
  CUTI_SLOT_PENDING    = 1 << 3, /* and that reason is “pending” */
} CutiSlotFlags;

/**
 * CutiSnapshot:
 *
 * What logic sees of a case at one moment: every value, derived ones
 * computed, hidden ones unknown. Immutable and reference counted. A further
 * lesion stands in for “none recorded”: one of which nothing is known.
 */
typedef struct _CutiSnapshot CutiSnapshot;

CutiSnapshot  *cuti_snapshot_ref           (CutiSnapshot *self);
void           cuti_snapshot_unref         (CutiSnapshot *self);
CutiKnowledge *cuti_snapshot_get_knowledge (CutiSnapshot *self);
guint          cuti_snapshot_get_n_lesions (CutiSnapshot *self);
const char    *cuti_snapshot_get_lesion_id (CutiSnapshot *self, guint lesion);
CutiFactView   cuti_snapshot_get_view      (CutiSnapshot *self, guint lesion);
CutiValue      cuti_snapshot_get_value     (CutiSnapshot *self, guint fact, guint lesion);
CutiSlotFlags  cuti_snapshot_get_flags     (CutiSnapshot *self, guint fact, guint lesion);
GStrv          cuti_snapshot_list_warnings (CutiSnapshot *self, guint fact, guint lesion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiSnapshot, cuti_snapshot_unref)

G_END_DECLS
