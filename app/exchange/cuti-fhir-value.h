/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cuti-fact.h"
#include "cuti-import-entry.h"

G_BEGIN_DECLS

gboolean    cuti_fhir_value_is_there   (JsonObject        *object);
guint       cuti_fhir_value_count      (JsonObject        *object);
const char *cuti_fhir_value_get_absent (JsonObject        *object);
char       *cuti_fhir_value_dup_text   (JsonObject        *object);
CutiValue   cuti_fhir_value_read       (JsonObject        *object,
                                        CutiFact          *fact,
                                        CutiImportOutcome *outcome,
                                        char             **note);

G_END_DECLS
