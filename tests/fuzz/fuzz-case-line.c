/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes mean the same to the quick reader of cases as to the long way, or
 * are left to it.
 */

#include "../case/cuti-test-facts.h"
#include "cuti-test-line.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static CutiKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS, NULL, NULL);

  cuti_test_line_compare (knowledge, (const char *) data, size);
  return 0;
}
