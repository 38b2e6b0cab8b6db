/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-condition.h"
#include "cuti-grade.h"

G_BEGIN_DECLS

/**
 * CutiArgument:
 *
 * A reason for, against or to exclude (an argument), or a caution. Immutable;
 * it owns its condition.
 *
 * Properties: id, text.
 */
#define CUTI_TYPE_ARGUMENT (cuti_argument_get_type ())
G_DECLARE_FINAL_TYPE (CutiArgument, cuti_argument, CUTI, ARGUMENT, GObject)

/* For a stored plan that names what this knowledge base no longer holds. */
CutiArgument        *cuti_argument_new_lost     (const char   *id, CutiPolarity polarity);

const char          *cuti_argument_get_id       (CutiArgument *self);
const char          *cuti_argument_get_text     (CutiArgument *self);
CutiPolarity         cuti_argument_get_polarity (CutiArgument *self);
CutiStrength         cuti_argument_get_strength (CutiArgument *self);
const CutiCondition *cuti_argument_get_when     (CutiArgument *self);

G_END_DECLS
