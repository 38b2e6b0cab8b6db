/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a response is put into words, the same on screen and on paper.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-response-private.h"

/* “22-Nov-2026 10:44”, as the clock of the author showed it; else as it is written. */
static char *
format_time (const char *iso)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (iso, utc);
  g_autofree char *date = NULL;

  if (time == NULL)
    return cuti_format_iso_date (iso);

  date = cuti_format_date (g_date_time_get_year (time), g_date_time_get_month (time),
                           g_date_time_get_day_of_month (time));
  return g_strdup_printf ("%s %02d:%02d%s", date, g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_str_has_suffix (iso, "Z") ? " UTC" : "");
}

static char *
dup_reply (CutiResponse *self)
{
  g_autofree char *date = NULL;

  switch (self->reply)
    {
    case CUTI_REPLY_ACCEPTED: return g_strdup (_("Accepted"));
    case CUTI_REPLY_DECLINED: return g_strdup (_("Declined"));
    case CUTI_REPLY_DEFERRED:
      date = cuti_format_iso_date (self->until);
      return cuti_format_words (_("Deferred to %s"), date);
    case CUTI_REPLY_DISCUSS: return g_strdup (_("To be discussed at the tumour board"));
    case CUTI_N_REPLIES:
    default: g_return_val_if_reached (NULL);
    }
}

/* “Declined by Dr A. Jones, 22-Nov-2026 10:44” */
static char *
sign (const char *what, const char *by, const char *at)
{
  g_autofree char *when = at != NULL ? format_time (at) : NULL;

  /* Translators: what was answered, by whom and when. */
  if (by != NULL && when != NULL)
    return cuti_format_words (_("%s by %s, %s"), what, by, when);
  if (by != NULL)
    return cuti_format_words (_("%s by %s"), what, by);
  return when != NULL ? cuti_format_words (_("%s, %s"), what, when) : g_strdup (what);
}

static void
append_sentence (GString *text, const char *sentence)
{
  cuti_format_append_words (text, ". %s", sentence);
}

/**
 * cuti_response_dup_text:
 *
 * Returns: (transfer full): “Declined by Dr A. Jones, 22-Nov-2026 10:44.
 *   Patient does not want it”
 */
char *
cuti_response_dup_text (CutiResponse *self)
{
  g_autofree char *reply = dup_reply (self);
  g_autofree char *signed_reply = sign (reply, self->by, self->at);
  GString *text = g_string_new (signed_reply);

  if (self->reply == CUTI_REPLY_DECLINED)
    append_sentence (text, cuti_decline_get_label (self->reason));
  if (self->note != NULL && self->reply == CUTI_REPLY_DECLINED)
    cuti_format_append_words (text, ": %s", self->note);
  else if (self->note != NULL && self->reply == CUTI_REPLY_DEFERRED)
    cuti_format_append_words (text, _(". Waiting for: %s"), self->note);
  else if (self->note != NULL)
    append_sentence (text, self->note);
  if (self->kept_by != NULL || self->kept_at != NULL)
    {
      g_autofree char *kept = sign (_("Kept"), self->kept_by, self->kept_at);

      append_sentence (text, kept);
    }
  return g_string_free (text, FALSE);
}
