/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the advice comes from, and how far it may be trusted.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

void cuti_sources_add_references (CutiBlock  *body,
                                  CutiCase   *patient_case,
                                  GHashTable *cited);
void cuti_sources_add_colophon   (CutiBlock  *body,
                                  CutiCase   *patient_case,
                                  CutiPlan   *plan,
                                  gint64      stamp);

G_END_DECLS
