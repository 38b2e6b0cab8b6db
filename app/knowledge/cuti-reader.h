/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-condition.h"

G_BEGIN_DECLS

/**
 * CutiReader:
 *
 * Reads one JSON object of a knowledge file strictly. The first fault is
 * kept, later ones are not looked for; cuti_reader_finish() hands it over.
 * Whatever a getter returns is meaningful only if that then returns %TRUE.
 */
typedef struct
{
  const char *file;
  char       *pointer;
  JsonObject *object;
  GError     *error;
} CutiReader;

typedef enum { CUTI_OPTIONAL, CUTI_REQUIRED } CutiPresence;

void     cuti_reader_init        (CutiReader        *self,
                                  JsonNode          *node,
                                  const char        *file,
                                  const char        *pointer,
                                  const char *const *members);
gboolean cuti_reader_finish      (CutiReader        *self,
                                  GError           **error);
gboolean cuti_reader_open_member (CutiReader        *self,
                                  CutiReader        *outer,
                                  const char        *member,
                                  CutiPresence       presence,
                                  const char *const *members);
gboolean cuti_reader_close       (CutiReader        *self,
                                  CutiReader        *outer);
void     cuti_reader_fail        (CutiReader        *self,
                                  const char        *member,
                                  const char        *format,
                                  ...) G_GNUC_PRINTF (3, 4);
void     cuti_reader_take_error  (CutiReader        *self,
                                  GError            *error);

JsonNode      *cuti_reader_get_node        (CutiReader     *self,
                                            const char     *member,
                                            CutiPresence    presence);
const char    *cuti_reader_get_string      (CutiReader     *self,
                                            const char     *member,
                                            CutiPresence    presence);
char          *cuti_reader_dup_text        (CutiReader     *self,
                                            const char     *member,
                                            CutiPresence    presence);
gboolean       cuti_reader_get_boolean     (CutiReader     *self,
                                            const char     *member);
gboolean       cuti_reader_get_number      (CutiReader     *self,
                                            const char     *member,
                                            double         *number);
gboolean       cuti_reader_get_range       (CutiReader     *self,
                                            const char     *member,
                                            double         *min,
                                            double         *max);
int            cuti_reader_get_enum        (CutiReader     *self,
                                            const char     *member,
                                            GType           type,
                                            CutiPresence    presence);
gboolean       cuti_reader_is_lesion_scope (CutiReader     *self);
JsonArray     *cuti_reader_get_list        (CutiReader     *self,
                                            const char     *member,
                                            CutiPresence    presence);
char         **cuti_reader_get_strings     (CutiReader     *self,
                                            const char     *member);
CutiCondition *cuti_reader_get_condition   (CutiReader     *self,
                                            const char     *member,
                                            CutiVocabulary *vocabulary,
                                            gboolean        lesion_scope,
                                            CutiPresence    presence);
char          *cuti_reader_get_pointer     (CutiReader     *self,
                                            const char     *member);

G_END_DECLS
