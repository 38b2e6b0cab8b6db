/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutiCode:
 * @system: the short name of the code system, such as `loinc`
 * @code: the code
 *
 * What a fact or a choice is called by other programs.
 */
typedef struct
{
  const char *system; /* static */
  char       *code;
} CutiCode;

const char *cuti_code_system_from_uri (const char     *uri);
const char *cuti_code_system_get_uri  (const char     *system);
gboolean    cuti_code_parse           (const char     *text,
                                       CutiCode       *code);
void        cuti_code_clear           (gpointer        code);
gboolean    cuti_code_equal           (const CutiCode *one,
                                       const CutiCode *other);
gboolean    cuti_code_covers          (const CutiCode *self,
                                       const char     *system,
                                       const char     *code);

G_END_DECLS
