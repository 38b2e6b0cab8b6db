/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CutiTruth:
 *
 * Truth in strong Kleene logic. The order is the meaning: “and” is the
 * smaller of two, “or” the larger, “not” the mirror image.
 */
typedef enum
{
  CUTI_TRUTH_FALSE,
  CUTI_TRUTH_UNKNOWN,
  CUTI_TRUTH_TRUE,
} CutiTruth;

#define CUTI_TYPE_TRUTH (cuti_truth_get_type ())
GType       cuti_truth_get_type (void);

CutiTruth   cuti_truth_and      (CutiTruth a, CutiTruth b);
CutiTruth   cuti_truth_or       (CutiTruth a, CutiTruth b);
CutiTruth   cuti_truth_not      (CutiTruth a);
const char *cuti_truth_to_nick  (CutiTruth a);

G_END_DECLS
