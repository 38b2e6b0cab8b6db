/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small knowledge bases and cases for tests. JSON is written with single
 * quotes, “{'value': 1}”, so that it reads well as a C string.
 */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

/* A temporary folder, removed with all that is in it. */
typedef struct _CutiTestFolder CutiTestFolder;

CutiTestFolder *cuti_test_folder_new       (void);
void            cuti_test_folder_free      (CutiTestFolder *self);
GFile          *cuti_test_folder_get_file  (CutiTestFolder *self, const char *path); /* (transfer full); "" for the folder */
const char     *cuti_test_folder_get_path  (CutiTestFolder *self);
void            cuti_test_folder_write     (CutiTestFolder *self, const char *path, const char *json);
void            cuti_test_folder_write_raw (CutiTestFolder *self, const char *path, const char *text);
char           *cuti_test_folder_read      (CutiTestFolder *self, const char *path); /* as it is, double quotes and all */
void            cuti_test_folder_remove    (CutiTestFolder *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiTestFolder, cuti_test_folder_free)

char           *cuti_test_quote            (const char *json); /* ' becomes " */
JsonNode       *cuti_test_parse            (const char *json);
char           *cuti_test_canonical        (JsonNode *node); /* with single quotes again, to compare with */

/* From the inside of the lists of facts, concepts and advice, each of which may be NULL; advice goes into surgery. */
void            cuti_test_knowledge_write  (CutiTestFolder *folder, const char *facts, const char *concepts,
                                            const char *advice);
CutiKnowledge  *cuti_test_knowledge_load   (CutiTestFolder *folder);
CutiKnowledge  *cuti_test_knowledge_new    (const char *facts, const char *concepts, const char *advice);

CutiKnowledge  *cuti_test_knowledge_load_shipped (void); /* test_env must name the tests' folder */

/* Appends a random condition of @leaves, of which the first @n_case speak of the case; all may be said of a lesion. */
void            cuti_test_append_condition (GString *text, const char *const *leaves, guint n_case, gboolean lesion,
                                            guint depth);

/* From the members of a case but for its format: “'facts': {…}, 'lesions': […]”. */
CutiCase       *cuti_test_case_new         (CutiKnowledge *knowledge, const char *members);

/* Facts that most tests can do with: a to d, n, x, choice, choices, and the same of a lesion. */
#define CUTI_TEST_BOOLEAN(id) "{'id': '" id "', 'group': 'g', 'type': 'boolean', 'label': '" id "?'}"
#define CUTI_TEST_FACTS \
  CUTI_TEST_BOOLEAN ("a") "," CUTI_TEST_BOOLEAN ("b") "," CUTI_TEST_BOOLEAN ("c") "," CUTI_TEST_BOOLEAN ("d") "," \
  "{'id': 'n', 'group': 'g', 'type': 'integer', 'label': 'n?', 'hard': [0, 10]}," \
  "{'id': 'x', 'group': 'g', 'type': 'number', 'label': 'x?', 'hard': [0, 100]}," \
  "{'id': 'choice', 'group': 'g', 'type': 'choice', 'label': 'choice?', 'choices': [{'id': 'p', 'label': 'P'}," \
  " {'id': 'q', 'label': 'Q'}, {'id': 'r', 'label': 'R'}, {'id': 's', 'label': 'S'}]}," \
  "{'id': 'choices', 'group': 'g', 'type': 'choices', 'label': 'choices?', 'choices': [{'id': 't', 'label': 'T'}," \
  " {'id': 'u', 'label': 'U'}, {'id': 'v', 'label': 'V'}]}," \
  CUTI_TEST_BOOLEAN ("lesions.complete") "," CUTI_TEST_BOOLEAN ("lesion.a") "," CUTI_TEST_BOOLEAN ("lesion.b") "," \
  "{'id': 'lesion.size', 'group': 'g', 'type': 'number', 'label': 'Size?', 'hard': [0, 100]}"

/* An item of advice; the rest are further members and begin with a comma. */
#define CUTI_TEST_ADVICE(id, scope, strength, when, rest) \
  "{'id': '" id "', 'scope': '" scope "', 'title': '" id "', 'text': '" id ".', 'stance': 'do', 'strength': '" \
  strength "', 'when': " when ", 'review': {'status': 'submitted'}" rest "}"

G_END_DECLS
