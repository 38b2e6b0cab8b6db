/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vocabulary with a fact of every kind, and values for it from JSON.
 */

#pragma once

#include "cuti-condition.h"
#include "cuti-test-knowledge.h"

/*
 * yes: boolean; n: integer 0 to 10; x: number 0 to 100 in steps of 0.1;
 * choice: p, q, r; choices: s, t, u; day: date; note: text; lesion.yes,
 * lesion.n: the same of a lesion; lesions.complete. Concepts: c-yes (yes),
 * c-lesion (lesion.yes), c-nested (not c-yes), circle-1, circle-2 (each other).
 */
CutiVocabulary *cuti_test_vocabulary_new (void);

/* Truth of a condition where @facts holds {'yes': true, 'lesions': [{…}], …}; @lesion is one of them, or -1. */
CutiTruth       cuti_test_evaluate       (CutiVocabulary *vocabulary, const char *condition, const char *facts,
                                          int lesion);
