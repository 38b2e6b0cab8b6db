/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plan from a small knowledge base and a case, and its JSON to look into.
 */

#pragma once

#include "cuti-plan.h"
#include "cuti-test-knowledge.h"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
  JsonNode      *json;
} CutiTestPlan;

CutiTestPlan *cuti_test_plan_new       (const char *facts, const char *concepts, const char *advice,
                                        const char *members);
CutiTestPlan *cuti_test_plan_new_with  (CutiKnowledge *knowledge, const char *members);
void          cuti_test_plan_free      (CutiTestPlan *self);

/* Canonical JSON, with single quotes, of a member of the plan or of one of its lines. */
char         *cuti_test_plan_get       (CutiTestPlan *self, const char *member);
char         *cuti_test_plan_get_line  (CutiTestPlan *self, const char *advice, const char *lesion,
                                        const char *member);
void          cuti_test_plan_assert    (CutiTestPlan *self, const char *member, const char *expected);
void          cuti_test_plan_assert_line (CutiTestPlan *self, const char *advice, const char *lesion,
                                          const char *member, const char *expected);

/* “id lesion verdict firm” of every line, sorted, to compare whatever the order. */
char         *cuti_test_plan_list_verdicts (CutiTestPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiTestPlan, cuti_test_plan_free)
