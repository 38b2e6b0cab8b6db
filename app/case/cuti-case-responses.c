/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What clinicians said to the advice, kept in the document of the case. One
 * response an item: another one takes its place, and members that we do not
 * know stay.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-partial-date.h"

/**
 * cuti_case_get_responses:
 *
 * Returns: (transfer none): #CutiResponse, in the order of the file
 */
GListModel *
cuti_case_get_responses (CutiCase *self)
{
  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);

  return G_LIST_MODEL (self->responses);
}

static char *
make_key (CutiResponse *response)
{
  return g_strconcat (cuti_response_get_advice (response), "\n",
                      cuti_response_get_lesion (response), NULL);
}

static JsonArray *
peek_entries (CutiCase *self)
{
  JsonNode *node = json_object_get_member (self->document, "responses");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Says of an entry why it is not used; the last of several to one item is. */
static const char *
judge_entry (JsonNode *node, GHashTable *last, guint index, CutiResponse **response)
{
  const char *problem;
  g_autofree char *key = NULL;

  *response = cuti_response_new_from_json (node, &problem);
  if (*response == NULL)
    return problem;

  key = make_key (*response);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (last, key)) == index)
    return NULL;
  g_clear_object (response);
  return _("A later response to the same item stands in its place.");
}

static GHashTable *
find_last_entries (JsonArray *entries)
{
  GHashTable *last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      const char *problem;
      g_autoptr(CutiResponse) response =
        cuti_response_new_from_json (json_array_get_element (entries, i), &problem);

      if (response != NULL)
        g_hash_table_replace (last, make_key (response), GUINT_TO_POINTER (i));
    }
  return last;
}

/**
 * cuti_case_read_responses:
 *
 * Makes the responses anew from the document; a part of
 * cuti_case_update_ignored().
 */
void
cuti_case_read_responses (CutiCase *self)
{
  JsonArray *entries = peek_entries (self);
  g_autoptr(GHashTable) last = NULL;
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  last = entries != NULL ? find_last_entries (entries) : NULL;
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      CutiResponse *response;
      const char *problem = judge_entry (json_array_get_element (entries, i), last, i, &response);
      g_autofree char *pointer = g_strdup_printf ("/responses/%u", i);

      if (response != NULL)
        g_ptr_array_add (made, response);
      else
        cuti_case_add_ignored (self, pointer, problem);
    }
  g_list_store_splice (self->responses, 0, g_list_model_get_n_items (G_LIST_MODEL (self->responses)),
                       made->pdata, made->len);
}

/**
 * cuti_case_find_response:
 * @lesion: (nullable): id of the lesion, of lesion advice
 *
 * Returns: (transfer none) (nullable): what was said to the item
 */
CutiResponse *
cuti_case_find_response (CutiCase *self, const char *advice, const char *lesion)
{
  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);
  g_return_val_if_fail (advice != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->responses)); i++)
    {
      g_autoptr(CutiResponse) response =
        g_list_model_get_item (G_LIST_MODEL (self->responses), i);

      if (g_str_equal (cuti_response_get_advice (response), advice)
          && g_strcmp0 (cuti_response_get_lesion (response), lesion) == 0)
        return response; /* The list keeps it alive. */
    }
  return NULL;
}

static gboolean
is_to (JsonNode *node, const char *advice, const char *lesion)
{
  const char *problem;
  g_autoptr(CutiResponse) response = cuti_response_new_from_json (node, &problem);

  return response != NULL && g_str_equal (cuti_response_get_advice (response), advice)
         && g_strcmp0 (cuti_response_get_lesion (response), lesion) == 0;
}

/* Where the entry that counts stands in the document; -1: nowhere. */
static int
find_entry (CutiCase *self, const char *advice, const char *lesion)
{
  JsonArray *entries = peek_entries (self);

  for (guint i = entries != NULL ? json_array_get_length (entries) : 0; i > 0; i--)
    if (is_to (json_array_get_element (entries, i - 1), advice, lesion))
      return (int) i - 1;
  return -1;
}

static const char *const answer_members[] = { "answer", "reason", "until", "note", "by", "at",
                                              "kept_by", "kept_at", "facts_sha256", NULL };

/* The entry to write: members of the old one that we do not know stay, or all of them. */
static JsonObject *
start_entry (CutiCase *self, const char *advice, const char *lesion, gboolean keep)
{
  int index = find_entry (self, advice, lesion);
  JsonObject *old = index >= 0
                      ? json_array_get_object_element (peek_entries (self), (guint) index) : NULL;
  g_autoptr(GList) names = old != NULL ? json_object_get_members (old) : NULL;
  JsonObject *entry = json_object_new ();

  for (GList *l = names; l != NULL; l = l->next)
    if (keep || !g_strv_contains (answer_members, l->data))
      json_object_set_member (entry, l->data, json_object_dup_member (old, l->data));

  json_object_set_string_member (entry, "advice", advice);
  if (lesion != NULL)
    json_object_set_string_member (entry, "lesion", lesion);
  return entry;
}

static void
set_text (JsonObject *entry, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (entry, member, text);
}

static void
add_entry (JsonArray *entries, JsonObject *entry)
{
  json_array_add_object_element (entries, json_object_ref (entry));
}

/*
 * Puts @entry in the place of the one that counted, or behind all others;
 * where it is NULL the item loses all it has, lest an older one count again.
 */
static void
write_entries (CutiCase *self, const char *advice, const char *lesion, JsonObject *entry)
{
  JsonArray *old = peek_entries (self);
  JsonArray *entries = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  int last = find_entry (self, advice, lesion);

  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    {
      if (entry != NULL && (int) i == last)
        add_entry (entries, entry);
      else if (entry != NULL || !is_to (json_array_get_element (old, i), advice, lesion))
        json_array_add_element (entries, json_array_dup_element (old, i));
    }
  if (entry != NULL && last < 0)
    add_entry (entries, entry);

  json_node_take_array (node, entries);
  cuti_case_write_record (self, "responses", node);
}

/* Every setter ends here. */
static void
respond (CutiCase         *self,
         CutiAdvice       *advice,
         const char       *lesion,
         CutiReply         reply,
         const char       *member,
         const char       *value,
         const char       *note,
         const CutiAuthor *author)
{
  g_autofree char *hash = cuti_case_hash_facts (self, advice, lesion);
  g_autoptr(JsonObject) entry = start_entry (self, cuti_advice_get_id (advice), lesion, FALSE);

  json_object_set_string_member (entry, "answer", cuti_reply_to_nick (reply));
  if (member != NULL)
    json_object_set_string_member (entry, member, value);
  set_text (entry, "note", note);
  set_text (entry, "by", author->name);
  set_text (entry, "at", author->at);
  json_object_set_string_member (entry, "facts_sha256", hash);
  write_entries (self, cuti_advice_get_id (advice), lesion, entry);
}

/**
 * cuti_case_accept:
 * @lesion: (nullable): id of the lesion, of lesion advice
 * @author: who says so, and when
 *
 * Records that the advice is to be followed.
 */
void
cuti_case_accept (CutiCase *self, CutiAdvice *advice, const char *lesion, const CutiAuthor *author)
{
  g_return_if_fail (CUTI_IS_CASE (self) && self->knowledge != NULL);
  g_return_if_fail (CUTI_IS_ADVICE (advice));
  g_return_if_fail (author != NULL);

  respond (self, advice, lesion, CUTI_REPLY_ACCEPTED, NULL, NULL, NULL, author);
}

/**
 * cuti_case_decline:
 * @lesion: (nullable): id of the lesion, of lesion advice
 * @note: (nullable): more on the reason; required for %CUTI_DECLINE_OTHER
 * @author: who says so, and when
 *
 * Records that the advice is not followed, and why.
 */
void
cuti_case_decline (CutiCase         *self,
                   CutiAdvice       *advice,
                   const char       *lesion,
                   CutiDecline       reason,
                   const char       *note,
                   const CutiAuthor *author)
{
  g_return_if_fail (CUTI_IS_CASE (self) && self->knowledge != NULL);
  g_return_if_fail (CUTI_IS_ADVICE (advice));
  g_return_if_fail (reason < CUTI_N_DECLINES);
  g_return_if_fail (reason != CUTI_DECLINE_OTHER || (note != NULL && *note != '\0'));
  g_return_if_fail (author != NULL);

  respond (self, advice, lesion, CUTI_REPLY_DECLINED, "reason", cuti_decline_to_nick (reason), note,
           author);
}

/**
 * cuti_case_defer:
 * @lesion: (nullable): id of the lesion, of lesion advice
 * @until: the ISO date when it is to be looked at again
 * @note: (nullable): what is waited for
 * @author: who says so, and when
 *
 * Records that the advice is left for later.
 */
void
cuti_case_defer (CutiCase         *self,
                 CutiAdvice       *advice,
                 const char       *lesion,
                 const char       *until,
                 const char       *note,
                 const CutiAuthor *author)
{
  CutiPartialDate date;

  g_return_if_fail (CUTI_IS_CASE (self) && self->knowledge != NULL);
  g_return_if_fail (CUTI_IS_ADVICE (advice));
  g_return_if_fail (until != NULL && cuti_partial_date_parse (until, &date) && date.day > 0);
  g_return_if_fail (author != NULL);

  respond (self, advice, lesion, CUTI_REPLY_DEFERRED, "until", until, note, author);
}

/**
 * cuti_case_discuss:
 * @lesion: (nullable): id of the lesion, of lesion advice
 * @author: who says so, and when
 *
 * Records that the advice is to be discussed at the tumour board.
 */
void
cuti_case_discuss (CutiCase *self, CutiAdvice *advice, const char *lesion, const CutiAuthor *author)
{
  g_return_if_fail (CUTI_IS_CASE (self) && self->knowledge != NULL);
  g_return_if_fail (CUTI_IS_ADVICE (advice));
  g_return_if_fail (author != NULL);

  respond (self, advice, lesion, CUTI_REPLY_DISCUSS, NULL, NULL, NULL, author);
}

/**
 * cuti_case_keep_response:
 * @lesion: (nullable): id of the lesion, of lesion advice
 * @author: who says so, and when
 *
 * Records that what was said holds for the facts as they are now.
 */
void
cuti_case_keep_response (CutiCase         *self,
                         CutiAdvice       *advice,
                         const char       *lesion,
                         const CutiAuthor *author)
{
  g_autofree char *hash = NULL;
  g_autoptr(JsonObject) entry = NULL;

  g_return_if_fail (CUTI_IS_CASE (self) && self->knowledge != NULL);
  g_return_if_fail (CUTI_IS_ADVICE (advice));
  g_return_if_fail (author != NULL);

  if (find_entry (self, cuti_advice_get_id (advice), lesion) < 0)
    return;

  hash = cuti_case_hash_facts (self, advice, lesion);
  entry = start_entry (self, cuti_advice_get_id (advice), lesion, TRUE);
  json_object_set_string_member (entry, "facts_sha256", hash);
  set_text (entry, "kept_by", author->name);
  set_text (entry, "kept_at", author->at);
  write_entries (self, cuti_advice_get_id (advice), lesion, entry);
}

/**
 * cuti_case_withdraw_response:
 * @lesion: (nullable): id of the lesion, of lesion advice
 *
 * Takes back what was said: the item is not answered.
 */
void
cuti_case_withdraw_response (CutiCase *self, const char *advice, const char *lesion)
{
  g_return_if_fail (CUTI_IS_CASE (self) && self->knowledge != NULL);
  g_return_if_fail (advice != NULL);

  if (find_entry (self, advice, lesion) >= 0)
    write_entries (self, advice, lesion, NULL);
}
