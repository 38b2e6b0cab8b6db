/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-ignored.h"
#include "cuti-response.h"
#include "cuti-snapshot.h"
#include "cuti-version.h"

G_BEGIN_DECLS

#define CUTI_CASE_ERROR (cuti_case_error_quark ())
GQuark cuti_case_error_quark (void);

typedef enum { CUTI_CASE_ERROR_FORMAT } CutiCaseError;

/* Who the patient is: texts on screen and paper, never read by logic (but for BORN). */
typedef enum
{
  CUTI_PATIENT_FAMILY,
  CUTI_PATIENT_GIVEN,
  CUTI_PATIENT_BORN, /* ISO date, may be partial */
  CUTI_PATIENT_IDENTIFIER_LABEL,
  CUTI_PATIENT_IDENTIFIER_VALUE,
  CUTI_PATIENT_ALLERGY_STATUS, /* known, none-known, unavailable; NULL: not recorded */
  CUTI_PATIENT_ALLERGIES, /* free text list, where known */
  CUTI_N_PATIENT,
} CutiPatientField;

/* What the tumour board said: texts on screen and paper, never read by logic. */
typedef enum
{
  CUTI_MDT_DATE, /* ISO date */
  CUTI_MDT_PRESENT,
  CUTI_MDT_DECISION,
  CUTI_MDT_DISSENT,
  CUTI_N_MDT,
} CutiMdtField;

/**
 * CutiCase:
 *
 * One patient's case: answers, lesions, identity. Unknown members of the file
 * it came from are kept and written back.
 *
 * Properties (readable): label, modified, n-lesions, undo-name, redo-name.
 * Signals: “changed” once per turn of the main loop after any change (answers'
 * visibility and derived texts are up to date by then); “patient-changed”
 * at once when an identity field changes.
 */
#define CUTI_TYPE_CASE (cuti_case_get_type ())
G_DECLARE_FINAL_TYPE (CutiCase, cuti_case, CUTI, CASE, GObject)

/* Without a knowledge base there are no answers: identity can be edited, all else is kept. */
CutiCase *cuti_case_new           (CutiKnowledge *knowledge, const char *assessed_on);
CutiCase *cuti_case_new_from_json (CutiKnowledge *knowledge, JsonNode *json, GError **error);
JsonNode *cuti_case_to_json       (CutiCase *self);
JsonNode *cuti_case_dup_shown_json (CutiCase *self);

CutiKnowledge *cuti_case_get_knowledge (CutiCase *self);
const char    *cuti_case_get_id        (CutiCase *self); /* nullable */
const char    *cuti_case_get_label     (CutiCase *self); /* never NULL */
void           cuti_case_set_label     (CutiCase *self, const char *label);
gboolean       cuti_case_is_modified   (CutiCase *self);
void           cuti_case_set_saved     (CutiCase *self);
void           cuti_case_set_unsaved   (CutiCase *self);

const char *cuti_case_get_patient (CutiCase *self, CutiPatientField field); /* nullable */
void        cuti_case_set_patient (CutiCase *self, CutiPatientField field, const char *text);

GListModel *cuti_case_get_answers (CutiCase *self); /* CutiAnswer, every case fact in order */
GListModel *cuti_case_get_lesions (CutiCase *self); /* CutiLesion */
GListModel *cuti_case_get_ignored (CutiCase *self); /* CutiIgnored */
CutiAnswer *cuti_case_find_answer (CutiCase *self, const char *fact, const char *lesion);

void cuti_case_set_value   (CutiCase *self, CutiAnswer *answer, CutiValue value);
void cuti_case_set_string  (CutiCase *self, CutiAnswer *answer, const char *text);
void cuti_case_set_missing (CutiCase *self, CutiAnswer *answer, CutiMissing reason);
void cuti_case_clear       (CutiCase *self, CutiAnswer *answer);

CutiLesion *cuti_case_add_lesion     (CutiCase *self);
void        cuti_case_remove_lesion  (CutiCase *self, CutiLesion *lesion);
CutiLesion *cuti_case_find_lesion    (CutiCase *self, const char *id);

CutiSnapshot *cuti_case_get_snapshot (CutiCase *self);

GListModel   *cuti_case_get_responses        (CutiCase         *self); /* CutiResponse */
CutiResponse *cuti_case_find_response        (CutiCase         *self,
                                              const char       *advice,
                                              const char       *lesion);
void          cuti_case_accept               (CutiCase         *self,
                                              CutiAdvice       *advice,
                                              const char       *lesion,
                                              const CutiAuthor *author);
void          cuti_case_decline              (CutiCase         *self,
                                              CutiAdvice       *advice,
                                              const char       *lesion,
                                              CutiDecline       reason,
                                              const char       *note,
                                              const CutiAuthor *author);
void          cuti_case_defer                (CutiCase         *self,
                                              CutiAdvice       *advice,
                                              const char       *lesion,
                                              const char       *until,
                                              const char       *note,
                                              const CutiAuthor *author);
void          cuti_case_discuss              (CutiCase         *self,
                                              CutiAdvice       *advice,
                                              const char       *lesion,
                                              const CutiAuthor *author);
void          cuti_case_keep_response        (CutiCase         *self,
                                              CutiAdvice       *advice,
                                              const char       *lesion,
                                              const CutiAuthor *author);
void          cuti_case_withdraw_response    (CutiCase         *self,
                                              const char       *advice,
                                              const char       *lesion);
char         *cuti_case_hash_facts           (CutiCase         *self,
                                              CutiAdvice       *advice,
                                              const char       *lesion);
gboolean      cuti_case_has_item             (CutiCase         *self,
                                              CutiResponse     *response);
gboolean      cuti_case_is_response_stale    (CutiCase         *self,
                                              CutiResponse     *response);
char         *cuti_case_dup_response_summary (CutiCase         *self);

const char *cuti_case_get_mdt (CutiCase *self, CutiMdtField field); /* nullable */
void        cuti_case_set_mdt (CutiCase *self, CutiMdtField field, const char *text);
gboolean    cuti_case_has_mdt (CutiCase *self);

/* Signed versions, the oldest first. Signing is no step of undo. */
GListModel  *cuti_case_get_versions     (CutiCase *self); /* CutiVersion */
CutiVersion *cuti_case_find_version     (CutiCase *self, guint number); /* nullable */
CutiVersion *cuti_case_get_last_version (CutiCase *self); /* nullable */
guint        cuti_case_get_draft_number (CutiCase *self);
gboolean     cuti_case_is_signed        (CutiCase *self);
CutiVersion *cuti_case_sign             (CutiCase            *self,
                                         JsonNode            *plan,
                                         const CutiSignature *signature);
CutiCase    *cuti_case_new_from_version (CutiKnowledge *knowledge, CutiVersion *version, GError **error);

/* Undo: every setter above makes one step. */
gboolean    cuti_case_undo               (CutiCase *self);
gboolean    cuti_case_redo               (CutiCase *self);
const char *cuti_case_get_undo_name      (CutiCase *self); /* nullable: “ECOG”, translated */
const char *cuti_case_get_redo_name      (CutiCase *self); /* nullable */
CutiLesion *cuti_case_get_removed_lesion (CutiCase *self); /* nullable: undo puts it back */
void        cuti_case_begin_change       (CutiCase *self, const char *name);
void        cuti_case_end_change         (CutiCase *self);
void        cuti_case_end_editing        (CutiCase *self);

G_END_DECLS
