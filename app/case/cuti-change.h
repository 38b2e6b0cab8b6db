/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step that can be undone: what stood where before and after. Values are
 * shared with the document, which therefore replaces them and never changes
 * one in place.
 */

#pragma once

#include "cuti-lesion.h"

G_BEGIN_DECLS

/**
 * CutiEdit:
 * @holder: the object of the document that was written to
 * @member: which of its members
 * @before: (nullable): what stood there; %NULL: nothing
 * @after: (nullable): what stands there now; %NULL: nothing
 * @lesion: (nullable): instead of all this, a lesion that came or went
 * @position: where among the lesions
 * @came: whether it came
 */
typedef struct
{
  JsonObject *holder;
  char       *member;
  JsonNode   *before, *after;
  CutiLesion *lesion;
  guint       position;
  gboolean    came;
} CutiEdit;

typedef struct
{
  char      *name; /* what it was about, translated: “ECOG” */
  GPtrArray *edits; /* CutiEdit, in the order in which they were made */
} CutiChange;

CutiEdit   *cuti_edit_new_member (JsonObject *holder,
                                  const char *member,
                                  JsonNode   *before,
                                  JsonNode   *after);
CutiEdit   *cuti_edit_new_lesion (CutiLesion *lesion,
                                  guint       position,
                                  gboolean    came);

CutiChange *cuti_change_new      (const char *name);
void        cuti_change_free     (CutiChange *self);
void        cuti_change_take     (CutiChange *self,
                                  CutiEdit   *edit);
gboolean    cuti_change_merge    (CutiChange *self,
                                  CutiEdit   *edit);
gboolean    cuti_change_is_void  (CutiChange *self);

G_END_DECLS
