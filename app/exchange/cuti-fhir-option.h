/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-fhir-bundle.h"

G_BEGIN_DECLS

void        cuti_fhir_option_write    (CutiFhirBundle *self,
                                       JsonObject     *action,
                                       CutiPlanItem   *item);
char       *cuti_fhir_option_dup_text (CutiFhirBundle *self,
                                       CutiPlanItem   *item);
void        cuti_fhir_option_write_sources (JsonObject *action,
                                            CutiAdvice *advice);
JsonObject *cuti_fhir_option_coding   (CutiAdvice     *advice);

G_END_DECLS
