/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-fact-change.h"
#include "cuti-plan-item.h"

G_BEGIN_DECLS

typedef enum { CUTI_ITEM_ADDED, CUTI_ITEM_CHANGED, CUTI_ITEM_REMOVED } CutiItemChangeKind;

/* A line that two plans do not have in common. Immutable.
 * Properties: title, before, after, cause: all in words. */
#define CUTI_TYPE_ITEM_CHANGE (cuti_item_change_get_type ())
G_DECLARE_FINAL_TYPE (CutiItemChange, cuti_item_change, CUTI, ITEM_CHANGE, GObject)

CutiItemChange *cuti_item_change_new        (CutiItemChangeKind  kind,
                                             CutiPlanItem       *before,
                                             CutiPlanItem       *after);
void            cuti_item_change_add_cause  (CutiItemChange     *self,
                                             CutiFactChange     *cause);
void            cuti_item_change_set_knowledge_changed (CutiItemChange *self);

CutiItemChangeKind cuti_item_change_get_kind   (CutiItemChange *self);
const char        *cuti_item_change_get_kind_label (CutiItemChange *self); /* “Added” */
CutiPlanItem      *cuti_item_change_get_before (CutiItemChange *self); /* nullable */
CutiPlanItem      *cuti_item_change_get_after  (CutiItemChange *self); /* nullable */
GListModel        *cuti_item_change_get_causes (CutiItemChange *self); /* CutiFactChange */
char              *cuti_item_change_dup_title  (CutiItemChange *self);
char              *cuti_item_change_dup_cause  (CutiItemChange *self);
const char        *cuti_item_change_get_before_label (CutiItemChange *self); /* the verdict, or “–” */
const char        *cuti_item_change_get_after_label  (CutiItemChange *self);

G_END_DECLS
