/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-fact.h"

G_BEGIN_DECLS

typedef enum { CUTI_FACT_CHANGED, CUTI_LESION_ADDED, CUTI_LESION_REMOVED } CutiFactChangeKind;

/* A fact that differs between two cases, or a lesion that one of them lacks. Immutable.
 * Properties: title (“Largest diameter (Lesion 2: scalp)”), before, after. */
#define CUTI_TYPE_FACT_CHANGE (cuti_fact_change_get_type ())
G_DECLARE_FINAL_TYPE (CutiFactChange, cuti_fact_change, CUTI, FACT_CHANGE, GObject)

CutiFactChange *cuti_fact_change_new (CutiFactChangeKind  kind,
                                      CutiFact           *fact,
                                      const char         *lesion,
                                      const char         *lesion_title,
                                      const char         *before,
                                      const char         *after);

CutiFactChangeKind cuti_fact_change_get_kind   (CutiFactChange *self);
CutiFact          *cuti_fact_change_get_fact   (CutiFactChange *self); /* nullable: of a lesion */
const char        *cuti_fact_change_get_lesion (CutiFactChange *self); /* nullable: its id */
const char        *cuti_fact_change_get_title  (CutiFactChange *self);
const char        *cuti_fact_change_get_before (CutiFactChange *self);
const char        *cuti_fact_change_get_after  (CutiFactChange *self);

G_END_DECLS
