/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cuti-argument.h"
#include "cuti-citation.h"

G_BEGIN_DECLS

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

/* For a stored plan that names what this knowledge base no longer holds. */
CutiAdvice          *cuti_advice_new_lost              (const char *id,
                                                        const char *section,
                                                        gboolean    lesion_scope);
gboolean             cuti_advice_is_lost               (CutiAdvice *self);

const char          *cuti_advice_get_id                (CutiAdvice *self);
guint                cuti_advice_get_index             (CutiAdvice *self);
const char          *cuti_advice_get_section           (CutiAdvice *self);
gboolean             cuti_advice_is_lesion_advice      (CutiAdvice *self);
const char          *cuti_advice_get_title             (CutiAdvice *self);
const char          *cuti_advice_get_text              (CutiAdvice *self);
const char          *cuti_advice_get_patient_text      (CutiAdvice *self); /* nullable */
CutiStance           cuti_advice_get_stance            (CutiAdvice *self);
CutiStrength         cuti_advice_get_strength          (CutiAdvice *self);
const CutiCondition *cuti_advice_get_when              (CutiAdvice *self);
GListModel          *cuti_advice_get_arguments         (CutiAdvice *self); /* CutiArgument */
CutiArgument *const *cuti_advice_peek_arguments        (CutiAdvice *self, guint *n_arguments);
CutiArgument *const *cuti_advice_peek_cautions         (CutiAdvice *self, guint *n_cautions);
GListModel          *cuti_advice_get_cautions          (CutiAdvice *self); /* CutiArgument */
GListModel          *cuti_advice_get_citations         (CutiAdvice *self); /* CutiCitation */
CutiCertainty        cuti_advice_get_certainty         (CutiAdvice *self);
CutiDirectness       cuti_advice_get_directness        (CutiAdvice *self);
const char          *cuti_advice_get_as_of             (CutiAdvice *self); /* nullable */
CutiReviewStatus     cuti_advice_get_review_status     (CutiAdvice *self);
const char          *cuti_advice_get_intervention      (CutiAdvice *self); /* nullable */
const char          *cuti_advice_get_intervention_kind (CutiAdvice *self); /* nullable */
const char *const   *cuti_advice_get_conflicts_with    (CutiAdvice *self); /* never NULL */
const char *const   *cuti_advice_get_statements        (CutiAdvice *self); /* never NULL */
const char *const   *cuti_advice_get_dossier           (CutiAdvice *self); /* never NULL */
const char *const   *cuti_advice_get_involves          (CutiAdvice *self); /* never NULL */
gboolean             cuti_advice_is_urgent             (CutiAdvice *self);
const char          *cuti_advice_get_convention        (CutiAdvice *self); /* nullable: text */
const CutiFollowUp  *cuti_advice_get_follow_up         (CutiAdvice *self); /* nullable */

const guint *cuti_advice_get_facts (CutiAdvice *self, guint *n_facts);

G_END_DECLS
