/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether what was said to the advice still holds, and how much was said.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-case-private.h"
#include "cuti-format.h"

static CutiAdvice *
find_advice (CutiCase *self, CutiResponse *response)
{
  return self->knowledge != NULL
           ? cuti_knowledge_find_advice (self->knowledge, cuti_response_get_advice (response)) : NULL;
}

/**
 * cuti_case_has_item:
 * @response: of this case
 *
 * Returns: whether the knowledge base still has the advice that it is to, and
 *   the case the lesion
 */
gboolean
cuti_case_has_item (CutiCase *self, CutiResponse *response)
{
  CutiAdvice *advice;
  const char *lesion;

  g_return_val_if_fail (CUTI_IS_CASE (self), FALSE);
  g_return_val_if_fail (CUTI_IS_RESPONSE (response), FALSE);

  advice = find_advice (self, response);
  lesion = cuti_response_get_lesion (response);
  if (advice == NULL)
    return FALSE;
  if (!cuti_advice_is_lesion_advice (advice))
    return lesion == NULL;
  if (lesion == NULL)
    return g_list_model_get_n_items (G_LIST_MODEL (self->lesions)) == 0;
  return cuti_case_find_lesion (self, lesion) != NULL;
}

/**
 * cuti_case_is_response_stale:
 * @response: of this case
 *
 * Returns: whether the facts that the item reads are others now than when it
 *   was answered
 */
gboolean
cuti_case_is_response_stale (CutiCase *self, CutiResponse *response)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (CUTI_IS_CASE (self), FALSE);
  g_return_val_if_fail (CUTI_IS_RESPONSE (response), FALSE);

  if (!cuti_case_has_item (self, response))
    return FALSE;
  now = cuti_case_hash_facts (self, find_advice (self, response),
                              cuti_response_get_lesion (response));
  return g_strcmp0 (now, cuti_response_get_facts_sha256 (response)) != 0;
}

typedef struct
{
  guint       replies[CUTI_N_REPLIES];
  guint       n_stale;
  const char *until; /* the nearest */
} Counts;

static Counts
count (CutiCase *self)
{
  Counts counts = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->responses)); i++)
    {
      g_autoptr(CutiResponse) response = g_list_model_get_item (G_LIST_MODEL (self->responses), i);
      const char *until = cuti_response_get_until (response);
      CutiReply reply = cuti_response_get_reply (response);

      if (!cuti_case_has_item (self, response))
        continue;
      counts.replies[reply]++;
      counts.n_stale += cuti_case_is_response_stale (self, response);
      if (reply == CUTI_REPLY_DEFERRED
          && (counts.until == NULL || strcmp (until, counts.until) < 0))
        counts.until = until;
    }
  return counts;
}

static void
append (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
  g_free (part);
}

static void
append_deferred (GString *text, guint n, const char *until)
{
  g_autofree char *date = cuti_format_iso_date (until);

  append (text, cuti_format_words (g_dngettext (GETTEXT_PACKAGE, "%u deferred to %s",
                                                "%u deferred (the next to %s)", n), n, date));
}

/**
 * cuti_case_dup_response_summary:
 *
 * Returns: (transfer full) (nullable): “7 accepted, 2 declined, 1 deferred to
 *   06-Dec-2026”; %NULL where nothing was said yet
 */
char *
cuti_case_dup_response_summary (CutiCase *self)
{
  Counts counts;
  GString *text;

  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);

  counts = count (self);
  text = g_string_new (NULL);
  if (counts.replies[CUTI_REPLY_ACCEPTED] > 0)
    append (text, cuti_format_words (_("%u accepted"), counts.replies[CUTI_REPLY_ACCEPTED]));
  if (counts.replies[CUTI_REPLY_DECLINED] > 0)
    append (text, cuti_format_words (_("%u declined"), counts.replies[CUTI_REPLY_DECLINED]));
  if (counts.replies[CUTI_REPLY_DEFERRED] > 0)
    append_deferred (text, counts.replies[CUTI_REPLY_DEFERRED], counts.until);
  if (counts.replies[CUTI_REPLY_DISCUSS] > 0)
    append (text, cuti_format_words (_("%u for the tumour board"),
                                     counts.replies[CUTI_REPLY_DISCUSS]));
  if (counts.n_stale > 0)
    cuti_format_append_words (text, g_dngettext (GETTEXT_PACKAGE,
                                                 ". %u was answered before the facts changed",
                                                 ". %u were answered before the facts changed",
                                                 counts.n_stale), counts.n_stale);
  return g_string_free (text, text->len == 0);
}
