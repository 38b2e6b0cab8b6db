/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cuti-condition.h"
#include "cuti-reference.h"

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

/* A reason for, against or to exclude (an argument), or a caution. Immutable; its condition is owned by the advice. */
#define CUTI_TYPE_ARGUMENT (cuti_argument_get_type ())
G_DECLARE_FINAL_TYPE (CutiArgument, cuti_argument, CUTI, ARGUMENT, GObject)

const char          *cuti_argument_get_id       (CutiArgument *self);
const char          *cuti_argument_get_text     (CutiArgument *self);
CutiPolarity         cuti_argument_get_polarity (CutiArgument *self); /* meaningless for a caution */
CutiStrength         cuti_argument_get_strength (CutiArgument *self); /* NONE for excludes and cautions */
const CutiCondition *cuti_argument_get_when     (CutiArgument *self);

/* One use of a reference by an advice item. Properties: reference, locator, supports. */
#define CUTI_TYPE_CITATION (cuti_citation_get_type ())
G_DECLARE_FINAL_TYPE (CutiCitation, cuti_citation, CUTI, CITATION, GObject)

CutiReference *cuti_citation_get_reference (CutiCitation *self);
const char    *cuti_citation_get_locator   (CutiCitation *self);
const char    *cuti_citation_get_supports  (CutiCitation *self);

/* How often and how long, of follow-up items; months, 0 where not given. */
typedef struct
{
  char *kind;
  int   every_from, every_to;
  char *from;
  int   until_months;
} CutiFollowUp;

/* An item of advice: immutable. Properties: id, section, title, text, patient-text. */
#define CUTI_TYPE_ADVICE (cuti_advice_get_type ())
G_DECLARE_FINAL_TYPE (CutiAdvice, cuti_advice, CUTI, ADVICE, GObject)

const char          *cuti_advice_get_id              (CutiAdvice *self);
guint                cuti_advice_get_index           (CutiAdvice *self);
const char          *cuti_advice_get_section         (CutiAdvice *self);
gboolean             cuti_advice_is_lesion_advice    (CutiAdvice *self);
const char          *cuti_advice_get_title           (CutiAdvice *self);
const char          *cuti_advice_get_text            (CutiAdvice *self);
const char          *cuti_advice_get_patient_text    (CutiAdvice *self); /* nullable */
CutiStance           cuti_advice_get_stance          (CutiAdvice *self);
CutiStrength         cuti_advice_get_strength        (CutiAdvice *self);
const CutiCondition *cuti_advice_get_when            (CutiAdvice *self);
GListModel          *cuti_advice_get_arguments       (CutiAdvice *self); /* CutiArgument */
GListModel          *cuti_advice_get_cautions        (CutiAdvice *self); /* CutiArgument */
GListModel          *cuti_advice_get_citations       (CutiAdvice *self); /* CutiCitation */
CutiCertainty        cuti_advice_get_certainty       (CutiAdvice *self);
CutiDirectness       cuti_advice_get_directness      (CutiAdvice *self);
const char          *cuti_advice_get_as_of           (CutiAdvice *self); /* nullable, ISO date, may be partial */
CutiReviewStatus     cuti_advice_get_review_status   (CutiAdvice *self); /* approved only where a sign-off matches the content */
const char          *cuti_advice_get_intervention    (CutiAdvice *self); /* nullable */
const char          *cuti_advice_get_intervention_kind (CutiAdvice *self); /* nullable: drug, procedure */
const char *const   *cuti_advice_get_conflicts_with  (CutiAdvice *self); /* never NULL */
const char *const   *cuti_advice_get_statements      (CutiAdvice *self); /* never NULL */
const char *const   *cuti_advice_get_involves        (CutiAdvice *self); /* never NULL */
gboolean             cuti_advice_is_urgent           (CutiAdvice *self);
const char          *cuti_advice_get_convention      (CutiAdvice *self); /* nullable: text */
const CutiFollowUp  *cuti_advice_get_follow_up       (CutiAdvice *self); /* nullable */

const guint         *cuti_advice_get_facts           (CutiAdvice *self, guint *n_facts); /* indices of all facts it reads, sorted */

G_END_DECLS
