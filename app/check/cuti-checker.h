/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the checks share: the loaded knowledge base, its files as they were
 * read, where each item stands in them, and the list of defects.
 */

#pragma once

#include "cuti-case.h"
#include "cuti-check.h"

G_BEGIN_DECLS

/* The numbers that stand in worked cases. */
typedef struct _CutiSeenValues CutiSeenValues;

/* Where an item of advice is written. */
typedef struct
{
  const char *file;
  char       *pointer;
  JsonObject *object;
} CutiPlace;

typedef struct
{
  GFile         *folder;
  CutiKnowledge *knowledge;
  JsonObject    *files; /* all but the worked cases */
  GHashTable    *places; /* of advice, by id */
  CutiVerification *verification;
} CutiChecker;

CutiChecker     *cuti_checker_new          (GFile         *folder,
                                            CutiKnowledge *knowledge,
                                            CutiVerification *verification);
void             cuti_checker_free         (CutiChecker   *self);
const CutiPlace *cuti_checker_find_place   (CutiChecker   *self,
                                            CutiAdvice    *advice);
JsonArray       *cuti_checker_get_list     (CutiChecker   *self,
                                            const char    *file,
                                            const char    *member);
void             cuti_checker_report       (CutiChecker   *self,
                                            const char    *check,
                                            const char    *file,
                                            const char    *pointer,
                                            const char    *format,
                                            ...) G_GNUC_PRINTF (5, 6);

void             cuti_checker_looked_at    (CutiChecker   *self,
                                            const char    *check,
                                            guint          n_cases);
void             cuti_checker_sampled      (CutiChecker   *self,
                                            const char    *check,
                                            guint          n_cases,
                                            guint          seed);
void             cuti_checker_gave_up      (CutiChecker   *self,
                                            const char    *check);
void             cuti_checker_report_open  (CutiChecker   *self,
                                            const char    *check,
                                            const char    *file,
                                            const char    *pointer);
void             cuti_checker_report_error (CutiChecker   *self,
                                            const GError  *error);

CutiDefect      *cuti_defect_new           (const char    *check,
                                            const char    *file,
                                            const char    *pointer,
                                            const char    *message);
CutiDefect      *cuti_defect_new_for_error (GFile         *folder,
                                            const GError  *error);
void             cuti_defect_free          (CutiDefect    *self);

const char      *cuti_json_text            (JsonObject    *object,
                                            const char    *member);
JsonArray       *cuti_json_list            (JsonObject    *object,
                                            const char    *member);

void             cuti_checker_check_logic    (CutiChecker *self); /* V2, V3 */
void             cuti_checker_check_gaps     (CutiChecker *self); /* V4 */
void             cuti_checker_check_pairs    (CutiChecker *self); /* V5, V6 */
void             cuti_checker_check_laws     (CutiChecker *self); /* V7 */
void             cuti_checker_check_rows     (CutiChecker *self); /* V8 */
void             cuti_checker_check_evidence (CutiChecker *self); /* V9, V11, V16 */
void             cuti_checker_check_release  (CutiChecker *self); /* V10, V12 */
void             cuti_checker_check_texts    (CutiChecker *self); /* V13 */
gboolean         cuti_checker_check_cases    (CutiChecker  *self, /* V14, V15 */
                                              GCancellable *cancellable,
                                              GError      **error);

CutiSeenValues *cuti_seen_values_new       (CutiKnowledge  *knowledge);
void            cuti_seen_values_free      (CutiSeenValues *self);
void            cuti_seen_values_add       (CutiSeenValues *self,
                                            CutiSnapshot   *snapshot);
void            cuti_checker_check_borders (CutiChecker    *self,
                                            CutiSeenValues *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiSeenValues, cuti_seen_values_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiChecker, cuti_checker_free)

G_END_DECLS
