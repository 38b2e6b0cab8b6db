/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verifier: what is wrong with a knowledge base, found before a patient
 * is.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum { CUTI_SEVERITY_ERROR, CUTI_SEVERITY_WARNING } CutiSeverity;

/**
 * CutiDefect:
 * @check: which check found it: “V1” to “V16”
 * @severity: an error keeps the knowledge base from being released
 * @file: relative to the folder, “advice/surgery.json”
 * @pointer: JSON pointer into that file
 * @message: one sentence
 * @accepted: (nullable): why the manifest lives with it; it then counts as neither
 */
typedef struct
{
  char        *check;
  CutiSeverity severity;
  char        *file;
  char        *pointer;
  char        *message;
  char        *accepted;
} CutiDefect;

#define CUTI_N_CHECKS 16

/**
 * CutiExtent:
 * @done: whether the check was made at all
 * @n_cases: how many cases it looked at; 0 where it reasoned without
 * @seed: of drawn cases, what they were drawn from; 0 where none were
 * @gave_up: how many questions it could not decide
 *
 * How far a check went. It was exhaustive where it drew no cases and gave up
 * nothing.
 */
typedef struct
{
  gboolean done;
  guint    n_cases;
  guint    seed;
  guint    gave_up;
} CutiExtent;

/**
 * CutiVerification:
 * @defects: (element-type CutiDefect): what is wrong, in an order that is
 *   always the same
 * @extents: of V1, V2 and so on
 */
typedef struct
{
  GPtrArray  *defects;
  CutiExtent  extents[CUTI_N_CHECKS];
} CutiVerification;

CutiVerification *cuti_check_knowledge   (GFile                   *folder,
                                          GCancellable            *cancellable,
                                          GError                 **error);
void              cuti_verification_free (CutiVerification        *self);
guint             cuti_check_count       (const CutiVerification  *verification,
                                          CutiSeverity             severity);
gboolean          cuti_extent_is_exhaustive (const CutiExtent     *self);
char             *cuti_check_to_text     (const CutiVerification  *verification);
char             *cuti_check_to_json     (const CutiVerification  *verification);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiVerification, cuti_verification_free)

G_END_DECLS
