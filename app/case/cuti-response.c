/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a clinician said to an item of advice, as the case file has it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-partial-date.h"
#include "cuti-response-private.h"

G_DEFINE_ENUM_TYPE (CutiReply, cuti_reply,
                    G_DEFINE_ENUM_VALUE (CUTI_REPLY_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (CUTI_REPLY_DECLINED, "declined"),
                    G_DEFINE_ENUM_VALUE (CUTI_REPLY_DEFERRED, "deferred"),
                    G_DEFINE_ENUM_VALUE (CUTI_REPLY_DISCUSS, "discuss"))

G_DEFINE_ENUM_TYPE (CutiDecline, cuti_decline,
                    G_DEFINE_ENUM_VALUE (CUTI_DECLINE_DOES_NOT_APPLY, "does-not-apply"),
                    G_DEFINE_ENUM_VALUE (CUTI_DECLINE_CONTRAINDICATED, "contraindicated"),
                    G_DEFINE_ENUM_VALUE (CUTI_DECLINE_PATIENT_PREFERENCE, "patient-preference"),
                    G_DEFINE_ENUM_VALUE (CUTI_DECLINE_ALREADY_DONE, "already-done"),
                    G_DEFINE_ENUM_VALUE (CUTI_DECLINE_NOT_AVAILABLE, "not-available"),
                    G_DEFINE_ENUM_VALUE (CUTI_DECLINE_OTHER, "other"))

G_DEFINE_FINAL_TYPE (CutiResponse, cuti_response, G_TYPE_OBJECT)

static const char *const replies[CUTI_N_REPLIES] = { "accepted", "declined", "deferred", "discuss" };

static const struct { const char *nick, *label; } declines[CUTI_N_DECLINES] = {
  [CUTI_DECLINE_DOES_NOT_APPLY] = { "does-not-apply", N_("Does not apply to this patient") },
  [CUTI_DECLINE_CONTRAINDICATED] = { "contraindicated", N_("Contraindicated or too risky") },
  [CUTI_DECLINE_PATIENT_PREFERENCE] = { "patient-preference", N_("Patient does not want it") },
  [CUTI_DECLINE_ALREADY_DONE] = { "already-done", N_("Already done") },
  [CUTI_DECLINE_NOT_AVAILABLE] = { "not-available", N_("Not available here") },
  [CUTI_DECLINE_OTHER] = { "other", N_("Another reason") },
};

/**
 * cuti_reply_to_nick:
 *
 * Returns: the reply as cases are written
 */
const char *
cuti_reply_to_nick (CutiReply reply)
{
  g_return_val_if_fail (reply < CUTI_N_REPLIES, NULL);

  return replies[reply];
}

/**
 * cuti_decline_to_nick:
 *
 * Returns: the reason as cases are written
 */
const char *
cuti_decline_to_nick (CutiDecline reason)
{
  g_return_val_if_fail (reason < CUTI_N_DECLINES, NULL);

  return declines[reason].nick;
}

/**
 * cuti_decline_get_label:
 *
 * Returns: the reason in words
 */
const char *
cuti_decline_get_label (CutiDecline reason)
{
  g_return_val_if_fail (reason < CUTI_N_DECLINES, NULL);

  return g_dgettext (GETTEXT_PACKAGE, declines[reason].label);
}

static void
cuti_response_finalize (GObject *object)
{
  CutiResponse *self = CUTI_RESPONSE (object);

  g_free (self->advice);
  g_free (self->lesion);
  g_free (self->until);
  g_free (self->note);
  g_free (self->by);
  g_free (self->at);
  g_free (self->kept_by);
  g_free (self->kept_at);
  g_free (self->facts_sha256);

  G_OBJECT_CLASS (cuti_response_parent_class)->finalize (object);
}

static void
cuti_response_class_init (CutiResponseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cuti_response_finalize;
}

static void
cuti_response_init (CutiResponse *self)
{
}

/* The text below @object; %NULL where there is none, or none that says anything. */
static char *
dup_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING
      || *json_node_get_string (node) == '\0')
    return NULL;
  return json_node_dup_string (node);
}

static gboolean
read_reply (CutiResponse *self, JsonObject *object)
{
  g_autofree char *nick = dup_member (object, "answer");

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    if (g_strcmp0 (nick, replies[i]) == 0)
      {
        self->reply = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_reason (CutiResponse *self, JsonObject *object)
{
  g_autofree char *nick = dup_member (object, "reason");

  for (guint i = 0; i < G_N_ELEMENTS (declines); i++)
    if (g_strcmp0 (nick, declines[i].nick) == 0)
      {
        self->reason = i;
        return TRUE;
      }
  return FALSE;
}

static const char *
read_members (CutiResponse *self, JsonObject *object)
{
  CutiPartialDate date;

  self->advice = dup_member (object, "advice");
  self->lesion = dup_member (object, "lesion");
  self->until = dup_member (object, "until");
  self->note = dup_member (object, "note");
  self->by = dup_member (object, "by");
  self->at = dup_member (object, "at");
  self->kept_by = dup_member (object, "kept_by");
  self->kept_at = dup_member (object, "kept_at");
  self->facts_sha256 = dup_member (object, "facts_sha256");

  if (self->advice == NULL)
    return _("A response must name the advice that it is to.");
  if (!read_reply (self, object))
    return _("A response must be “accepted”, “declined”, “deferred” or “discuss”.");
  if (self->reply == CUTI_REPLY_DECLINED && !read_reason (self, object))
    return _("What is declined must have one of the known reasons.");
  if (self->reply == CUTI_REPLY_DEFERRED
      && (self->until == NULL || !cuti_partial_date_parse (self->until, &date) || date.day == 0))
    return _("What is deferred must have the date until when.");
  return NULL;
}

/**
 * cuti_response_new_from_json:
 * @node: an entry of the case file
 * @problem: (out) (transfer none): why it cannot be used, in words
 *
 * Returns: (transfer full) (nullable): what it says
 */
CutiResponse *
cuti_response_new_from_json (JsonNode *node, const char **problem)
{
  g_autoptr(CutiResponse) self = g_object_new (CUTI_TYPE_RESPONSE, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      *problem = _("A response must be an object.");
      return NULL;
    }

  *problem = read_members (self, json_node_get_object (node));
  return *problem == NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * cuti_response_get_advice:
 *
 * Returns: the id of the advice that it is to
 */
const char *
cuti_response_get_advice (CutiResponse *self)
{
  return self->advice;
}

/**
 * cuti_response_get_lesion:
 *
 * Returns: (nullable): the id of the lesion that the advice is about
 */
const char *
cuti_response_get_lesion (CutiResponse *self)
{
  return self->lesion;
}

CutiReply
cuti_response_get_reply (CutiResponse *self)
{
  return self->reply;
}

CutiDecline
cuti_response_get_reason (CutiResponse *self)
{
  return self->reason;
}

/**
 * cuti_response_get_until:
 *
 * Returns: (nullable): of a deferred item, when it is to be looked at again
 */
const char *
cuti_response_get_until (CutiResponse *self)
{
  return self->until;
}

/**
 * cuti_response_get_note:
 *
 * Returns: (nullable): what was said besides; of a deferred item, what is waited for
 */
const char *
cuti_response_get_note (CutiResponse *self)
{
  return self->note;
}

/**
 * cuti_response_get_by:
 *
 * Returns: (nullable): who said it
 */
const char *
cuti_response_get_by (CutiResponse *self)
{
  return self->by;
}

/**
 * cuti_response_get_at:
 *
 * Returns: (nullable): when, as an ISO 8601 time
 */
const char *
cuti_response_get_at (CutiResponse *self)
{
  return self->at;
}

/**
 * cuti_response_get_facts_sha256:
 *
 * Returns: (nullable): the hash of the facts that the item read at that time
 */
const char *
cuti_response_get_facts_sha256 (CutiResponse *self)
{
  return self->facts_sha256;
}
