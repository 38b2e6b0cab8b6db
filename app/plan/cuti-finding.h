/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-fact.h"

G_BEGIN_DECLS

/**
 * CutiFinding:
 *
 * A known fact and its value. Immutable.
 *
 * Properties: fact, lesion, label (“Largest diameter”), text (“42 mm”).
 */
#define CUTI_TYPE_FINDING (cuti_finding_get_type ())
G_DECLARE_FINAL_TYPE (CutiFinding, cuti_finding, CUTI, FINDING, GObject)

CutiFact   *cuti_finding_get_fact      (CutiFinding *self); /* nullable: see there */
const char *cuti_finding_get_lesion    (CutiFinding *self); /* nullable */
CutiValue   cuti_finding_get_value     (CutiFinding *self);
gboolean    cuti_finding_is_overridden (CutiFinding *self);
const char *cuti_finding_get_label     (CutiFinding *self);
const char *cuti_finding_get_text      (CutiFinding *self);

G_END_DECLS
