/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a case fills and refreshes its answers and lesions. Not for others:
 * they use the setters of the case.
 */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

CutiAnswer   *cuti_answer_new          (CutiFact *fact, const char *lesion);
void          cuti_answer_read         (CutiAnswer *self, JsonNode *entry);
void          cuti_answer_set_resolved (CutiAnswer *self, gboolean visible, CutiValue value);

CutiLesion   *cuti_lesion_new          (CutiKnowledge *knowledge, JsonObject *json);
JsonObject   *cuti_lesion_get_json     (CutiLesion *self);
CutiAnswer   *cuti_lesion_get_answer   (CutiLesion *self, guint fact); /* nullable */
void          cuti_lesion_update_title (CutiLesion *self);

CutiSnapshot *cuti_snapshot_new        (CutiCase *patient_case);
CutiAnswer   *cuti_case_get_answer     (CutiCase *self, guint fact); /* of the case; nullable */

G_END_DECLS
