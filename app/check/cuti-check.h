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

GPtrArray *cuti_check_knowledge (GFile         *folder,
                                 GCancellable  *cancellable,
                                 GError       **error);
guint      cuti_check_count     (GPtrArray     *defects,
                                 CutiSeverity   severity);
char      *cuti_check_to_text   (GPtrArray     *defects);
char      *cuti_check_to_json   (GPtrArray     *defects);

G_END_DECLS
