/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { CUTI_STANCE_DO, CUTI_STANCE_AVOID, CUTI_STANCE_INFORM } CutiStance;

/* Also the tiers: the larger wins. */
typedef enum
{
  CUTI_STRENGTH_NONE,
  CUTI_STRENGTH_GOOD_PRACTICE,
  CUTI_STRENGTH_CONDITIONAL,
  CUTI_STRENGTH_STRONG,
} CutiStrength;

typedef enum { CUTI_POLARITY_FOR, CUTI_POLARITY_AGAINST, CUTI_POLARITY_EXCLUDES } CutiPolarity;

typedef enum
{
  CUTI_CERTAINTY_HIGH,
  CUTI_CERTAINTY_MODERATE,
  CUTI_CERTAINTY_LOW,
  CUTI_CERTAINTY_VERY_LOW,
  CUTI_CERTAINTY_NOT_GRADED,
} CutiCertainty;

typedef enum
{
  CUTI_DIRECTNESS_DIRECT,
  CUTI_DIRECTNESS_PRIMARY,
  CUTI_DIRECTNESS_CSCC,
  CUTI_DIRECTNESS_OTHER,
  CUTI_DIRECTNESS_EXPERT,
} CutiDirectness;

typedef enum
{
  CUTI_REVIEW_SUBMITTED,
  CUTI_REVIEW_UNDER_REVIEW,
  CUTI_REVIEW_APPROVED,
  CUTI_REVIEW_WITHDRAWN,
} CutiReviewStatus;

#define CUTI_TYPE_STANCE (cuti_stance_get_type ())
GType cuti_stance_get_type (void);
#define CUTI_TYPE_STRENGTH (cuti_strength_get_type ())
GType cuti_strength_get_type (void);
#define CUTI_TYPE_POLARITY (cuti_polarity_get_type ())
GType cuti_polarity_get_type (void);
#define CUTI_TYPE_CERTAINTY (cuti_certainty_get_type ())
GType cuti_certainty_get_type (void);
#define CUTI_TYPE_DIRECTNESS (cuti_directness_get_type ())
GType cuti_directness_get_type (void);
#define CUTI_TYPE_REVIEW_STATUS (cuti_review_status_get_type ())
GType cuti_review_status_get_type (void);

/* Words for people, translated: “Strong”, “Borrowed from cutaneous squamous cell carcinoma” … */
const char *cuti_strength_get_label      (CutiStrength     strength);
const char *cuti_polarity_get_label      (CutiPolarity     polarity);
const char *cuti_certainty_get_label     (CutiCertainty    certainty);
const char *cuti_directness_get_label    (CutiDirectness   directness);
const char *cuti_review_status_get_label (CutiReviewStatus status);

G_END_DECLS
