/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a condition, and what the two halves of its compiler share.
 */

#pragma once

#include "cuti-condition.h"

struct _CutiCondition
{
  CutiConditionNode *nodes;
  guint              n_nodes;
};

typedef struct
{
  CutiVocabulary *vocabulary;
  GArray         *nodes;
} CutiCompiler;

/* All failing functions return %FALSE or %NULL, with “pointer: reason” in @error. */
gboolean   cuti_compiler_fail        (GError           **error,
                                      const char        *pointer,
                                      const char        *format,
                                      ...) G_GNUC_PRINTF (3, 4);
gboolean   cuti_compiler_fail_for_lesion (GError       **error,
                                          const char    *pointer,
                                          const char    *fact);
guint      cuti_compiler_push        (CutiCompiler      *self,
                                      CutiConditionNode  node);
void       cuti_compiler_finish      (CutiCompiler      *self,
                                      guint              i);
JsonArray *cuti_compiler_get_list    (JsonNode          *json,
                                      const char        *pointer,
                                      GError           **error);
gboolean   cuti_compiler_get_boolean (JsonNode          *json,
                                      gint64            *n);

gboolean   cuti_compiler_add_test    (CutiCompiler      *self,
                                      JsonObject        *object,
                                      const char        *op,
                                      gboolean           lesion,
                                      const char        *pointer,
                                      GError           **error);
gboolean   cuti_compiler_add_yes     (CutiCompiler      *self,
                                      const char        *id,
                                      gboolean           lesion,
                                      const char        *pointer,
                                      GError           **error);
