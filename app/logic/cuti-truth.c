/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three truth values: false, unknown, true.
 */

#include "cuti-truth.h"

G_DEFINE_ENUM_TYPE (CutiTruth, cuti_truth,
                    G_DEFINE_ENUM_VALUE (CUTI_TRUTH_FALSE, "false"),
                    G_DEFINE_ENUM_VALUE (CUTI_TRUTH_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (CUTI_TRUTH_TRUE, "true"))

/**
 * cuti_truth_and:
 *
 * Returns: false if either is false, else unknown if either is unknown
 */
CutiTruth
cuti_truth_and (CutiTruth a, CutiTruth b)
{
  return MIN (a, b);
}

/**
 * cuti_truth_or:
 *
 * Returns: true if either is true, else unknown if either is unknown
 */
CutiTruth
cuti_truth_or (CutiTruth a, CutiTruth b)
{
  return MAX (a, b);
}

/**
 * cuti_truth_not:
 *
 * Returns: the opposite; unknown stays unknown
 */
CutiTruth
cuti_truth_not (CutiTruth a)
{
  return CUTI_TRUTH_TRUE - a;
}

/**
 * cuti_truth_to_nick:
 *
 * Returns: “false”, “unknown” or “true”, as plans are written
 */
const char *
cuti_truth_to_nick (CutiTruth a)
{
  static const char *const nicks[] = { "false", "unknown", "true" };

  g_return_val_if_fail (a <= CUTI_TRUTH_TRUE, NULL);

  return nicks[a];
}
