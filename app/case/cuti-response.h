/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the clinician says to an item of advice. */
typedef enum
{
  CUTI_REPLY_ACCEPTED,
  CUTI_REPLY_DECLINED, /* for a reason */
  CUTI_REPLY_DEFERRED, /* until a date */
  CUTI_REPLY_DISCUSS, /* at the tumour board */
  CUTI_N_REPLIES,
} CutiReply;

#define CUTI_TYPE_REPLY (cuti_reply_get_type ())
GType       cuti_reply_get_type (void);
const char *cuti_reply_to_nick  (CutiReply reply); /* “deferred” */

typedef enum
{
  CUTI_DECLINE_DOES_NOT_APPLY,
  CUTI_DECLINE_CONTRAINDICATED,
  CUTI_DECLINE_PATIENT_PREFERENCE,
  CUTI_DECLINE_ALREADY_DONE,
  CUTI_DECLINE_NOT_AVAILABLE,
  CUTI_DECLINE_OTHER, /* the note says which */
  CUTI_N_DECLINES,
} CutiDecline;

#define CUTI_TYPE_DECLINE (cuti_decline_get_type ())
GType       cuti_decline_get_type  (void);
const char *cuti_decline_to_nick   (CutiDecline reason); /* “patient-preference” */
const char *cuti_decline_get_label (CutiDecline reason); /* “Patient does not want it”, translated */

/**
 * CutiAuthor:
 * @name: who
 * @at: when, as an ISO 8601 time with its offset from UTC
 *
 * Who said it and when. Handed over by the caller: the model reads no clock
 * and knows no user.
 */
typedef struct
{
  const char *name;
  const char *at;
} CutiAuthor;

/* What was said to one item of advice. Immutable: another response takes its place. */
#define CUTI_TYPE_RESPONSE (cuti_response_get_type ())
G_DECLARE_FINAL_TYPE (CutiResponse, cuti_response, CUTI, RESPONSE, GObject)

CutiResponse *cuti_response_new_from_json (JsonNode *node, const char **problem);

const char *cuti_response_get_advice       (CutiResponse *self); /* id */
const char *cuti_response_get_lesion       (CutiResponse *self); /* nullable: id */
CutiReply   cuti_response_get_reply        (CutiResponse *self);
CutiDecline cuti_response_get_reason       (CutiResponse *self); /* of a declined item */
const char *cuti_response_get_until        (CutiResponse *self); /* of a deferred item: ISO date */
const char *cuti_response_get_note         (CutiResponse *self); /* nullable */
const char *cuti_response_get_by           (CutiResponse *self); /* nullable */
const char *cuti_response_get_at           (CutiResponse *self); /* nullable */
const char *cuti_response_get_facts_sha256 (CutiResponse *self); /* nullable */
char       *cuti_response_dup_text         (CutiResponse *self);

G_END_DECLS
