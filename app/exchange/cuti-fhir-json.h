/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data types of FHIR that resources are put together from. What is handed
 * in as an object is taken over.
 */

#pragma once

#include "cuti-fact.h"

G_BEGIN_DECLS

JsonObject *cuti_fhir_append         (JsonObject *holder,
                                      const char *member,
                                      JsonObject *element);
void        cuti_fhir_set_text       (JsonObject *holder,
                                      const char *member,
                                      const char *text);
JsonObject *cuti_fhir_coding         (const char *system,
                                      const char *code,
                                      const char *display);
JsonObject *cuti_fhir_concept        (JsonObject *coding,
                                      const char *text);
JsonObject *cuti_fhir_identifier     (const char *system,
                                      const char *value);
JsonObject *cuti_fhir_add_extension  (JsonObject *holder,
                                      const char *name);
void        cuti_fhir_add_part       (JsonObject *extension,
                                      const char *name,
                                      const char *text);
void        cuti_fhir_set_absent     (JsonObject *holder,
                                      const char *reason);
JsonObject *cuti_fhir_note           (const char *text);
char       *cuti_fhir_format_instant (gint64      stamp);
JsonObject *cuti_fhir_choice_coding  (CutiFact   *fact,
                                      guint       choice);
const char *cuti_fhir_choice_label   (CutiFact   *fact,
                                      guint       choice);
JsonObject *cuti_fhir_public_coding  (const CutiCode *code);
const CutiCode *cuti_fhir_find_exact_code (CutiFact *fact,
                                      guint       choice);

G_END_DECLS
