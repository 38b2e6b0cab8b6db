/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words in which advice is graded: as files spell them, as people read them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-grade.h"

G_DEFINE_ENUM_TYPE (CutiStance, cuti_stance,
                    G_DEFINE_ENUM_VALUE (CUTI_STANCE_DO, "do"),
                    G_DEFINE_ENUM_VALUE (CUTI_STANCE_AVOID, "avoid"),
                    G_DEFINE_ENUM_VALUE (CUTI_STANCE_INFORM, "inform"))

G_DEFINE_ENUM_TYPE (CutiStrength, cuti_strength,
                    G_DEFINE_ENUM_VALUE (CUTI_STRENGTH_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CUTI_STRENGTH_GOOD_PRACTICE, "good-practice"),
                    G_DEFINE_ENUM_VALUE (CUTI_STRENGTH_CONDITIONAL, "conditional"),
                    G_DEFINE_ENUM_VALUE (CUTI_STRENGTH_STRONG, "strong"))

G_DEFINE_ENUM_TYPE (CutiPolarity, cuti_polarity,
                    G_DEFINE_ENUM_VALUE (CUTI_POLARITY_FOR, "for"),
                    G_DEFINE_ENUM_VALUE (CUTI_POLARITY_AGAINST, "against"),
                    G_DEFINE_ENUM_VALUE (CUTI_POLARITY_EXCLUDES, "excludes"))

G_DEFINE_ENUM_TYPE (CutiCertainty, cuti_certainty,
                    G_DEFINE_ENUM_VALUE (CUTI_CERTAINTY_HIGH, "high"),
                    G_DEFINE_ENUM_VALUE (CUTI_CERTAINTY_MODERATE, "moderate"),
                    G_DEFINE_ENUM_VALUE (CUTI_CERTAINTY_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (CUTI_CERTAINTY_VERY_LOW, "very-low"),
                    G_DEFINE_ENUM_VALUE (CUTI_CERTAINTY_NOT_GRADED, "not-graded"))

G_DEFINE_ENUM_TYPE (CutiDirectness, cuti_directness,
                    G_DEFINE_ENUM_VALUE (CUTI_DIRECTNESS_DIRECT, "direct"),
                    G_DEFINE_ENUM_VALUE (CUTI_DIRECTNESS_PRIMARY, "primary"),
                    G_DEFINE_ENUM_VALUE (CUTI_DIRECTNESS_CSCC, "cscc"),
                    G_DEFINE_ENUM_VALUE (CUTI_DIRECTNESS_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (CUTI_DIRECTNESS_EXPERT, "expert"))

G_DEFINE_ENUM_TYPE (CutiReviewStatus, cuti_review_status,
                    G_DEFINE_ENUM_VALUE (CUTI_REVIEW_SUBMITTED, "submitted"),
                    G_DEFINE_ENUM_VALUE (CUTI_REVIEW_UNDER_REVIEW, "under-review"),
                    G_DEFINE_ENUM_VALUE (CUTI_REVIEW_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (CUTI_REVIEW_WITHDRAWN, "withdrawn"))

/**
 * cuti_strength_get_label:
 *
 * Returns: the strength in words
 */
const char *
cuti_strength_get_label (CutiStrength strength)
{
  static const char *const labels[] = {
    NC_("strength", "None"), NC_("strength", "Good practice"), NC_("strength", "Conditional"),
    NC_("strength", "Strong") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "strength", labels[strength]);
}

/**
 * cuti_polarity_get_label:
 *
 * Returns: which way an argument points, in words
 */
const char *
cuti_polarity_get_label (CutiPolarity polarity)
{
  static const char *const labels[] = {
    NC_("polarity", "For"), NC_("polarity", "Against"), NC_("polarity", "Rules it out") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "polarity", labels[polarity]);
}

/**
 * cuti_certainty_get_label:
 *
 * Returns: how certain the evidence is, in words
 */
const char *
cuti_certainty_get_label (CutiCertainty certainty)
{
  static const char *const labels[] = {
    N_("High-certainty evidence"), N_("Moderate-certainty evidence"), N_("Low-certainty evidence"),
    N_("Very low-certainty evidence"), N_("Evidence not graded") };

  return g_dgettext (GETTEXT_PACKAGE, labels[certainty]);
}

/**
 * cuti_directness_get_label:
 *
 * Returns: in whom the advice was studied, in words
 */
const char *
cuti_directness_get_label (CutiDirectness directness)
{
  static const char *const labels[] = {
    N_("Studied in skin metastases"), N_("From the primary tumour’s own evidence"),
    N_("Borrowed from cutaneous squamous cell carcinoma"), N_("Borrowed from another disease"),
    N_("Expert opinion") };

  return g_dgettext (GETTEXT_PACKAGE, labels[directness]);
}

/**
 * cuti_review_status_get_label:
 *
 * Returns: how far an item has been reviewed, in words
 */
const char *
cuti_review_status_get_label (CutiReviewStatus status)
{
  static const char *const labels[] = {
    N_("Submitted, not reviewed by a clinician"), N_("Under review"), N_("Approved"),
    N_("Withdrawn") };

  return g_dgettext (GETTEXT_PACKAGE, labels[status]);
}
