/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said to the advice: how it is kept, when it is out of date, what is
 * printed of it, and the record of the tumour board.
 */

#include "cuti-test-knowledge.h"

#include "cuti-json.h"

#define ADVICE \
  CUTI_TEST_ADVICE ("plain", "case", "strong", "'a'", \
                    ", 'cautions': [{'id': 'c', 'when': 'c', 'text': 'C.'}]") "," \
  CUTI_TEST_ADVICE ("here", "lesion", "conditional", "{'all': ['lesion.a', 'b']}", "") "," \
  CUTI_TEST_ADVICE ("any", "case", "conditional", "{'any_lesion': 'lesion.a'}", "")

#define LESIONS "'lesions': [{'id': '1', 'facts': {'lesion.a': true}}, {'id': '2', 'facts': {'lesion.a': true}}]"

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  guint          n_changed;
} Fixture;

static const CutiAuthor jones = { "Dr A. Jones", "2026-11-22T10:44:00+01:00" };
static const CutiAuthor novak = { "Dr B. Novak", "2026-11-23T08:05:00Z" };

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
setup (Fixture *self, gconstpointer members)
{
  self->knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, ADVICE);
  self->patient_case = cuti_test_case_new (self->knowledge, members);
  g_signal_connect_swapped (self->patient_case, "changed", G_CALLBACK (count_cb), &self->n_changed);
}

static void
teardown (Fixture *self, gconstpointer members)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->patient_case);
  g_assert_finalize_object (self->knowledge);
}

static CutiAdvice *
advice (Fixture *self, const char *id)
{
  return cuti_knowledge_find_advice (self->knowledge, id);
}

static CutiResponse *
find (Fixture *self, const char *id, const char *lesion)
{
  CutiResponse *response = cuti_case_find_response (self->patient_case, id, lesion);

  g_assert_nonnull (response);
  return response;
}

static gboolean
is_stale (Fixture *self, const char *id, const char *lesion)
{
  return cuti_case_is_response_stale (self->patient_case, find (self, id, lesion));
}

static void
answer (Fixture *self, const char *fact, const char *lesion, int value)
{
  cuti_case_set_value (self->patient_case,
                       cuti_case_find_answer (self->patient_case, fact, lesion), CUTI_VALUE (value));
}

/* The member of the document, without the hashes. */
static char *
write_member (Fixture *self, const char *member)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (self->patient_case);
  JsonNode *node = json_object_get_member (json_node_get_object (json), member);
  g_autofree char *text = node != NULL ? cuti_test_canonical (node) : g_strdup ("");
  g_autoptr(GRegex) regex = g_regex_new (",?'facts_sha256':'[0-9a-f]{64}'", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

static void
assert_member (Fixture *self, const char *member, const char *expected)
{
  g_autofree char *text = write_member (self, member);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_text (Fixture *self, const char *id, const char *lesion, const char *expected)
{
  g_autofree char *text = cuti_response_dup_text (find (self, id, lesion));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_responses_are_kept_with_author_and_time (Fixture *self, gconstpointer members)
{
  cuti_case_accept (self->patient_case, advice (self, "plain"), NULL, &jones);
  cuti_case_decline (self->patient_case, advice (self, "here"), "1", CUTI_DECLINE_PATIENT_PREFERENCE,
                     "fears surgery", &jones);
  cuti_case_defer (self->patient_case, advice (self, "here"), "2", "2026-12-06", "PET-CT", &novak);
  cuti_case_discuss (self->patient_case, advice (self, "any"), NULL, &novak);

  assert_member (self, "responses",
                 "[{'advice':'plain','answer':'accepted','at':'2026-11-22T10:44:00+01:00','by':'Dr A. Jones'},"
                 "{'advice':'here','answer':'declined','at':'2026-11-22T10:44:00+01:00','by':'Dr A. Jones',"
                 "'lesion':'1','note':'fears surgery','reason':'patient-preference'},"
                 "{'advice':'here','answer':'deferred','at':'2026-11-23T08:05:00Z','by':'Dr B. Novak',"
                 "'lesion':'2','note':'PET-CT','until':'2026-12-06'},"
                 "{'advice':'any','answer':'discuss','at':'2026-11-23T08:05:00Z','by':'Dr B. Novak'}]");
  assert_text (self, "plain", NULL, "Accepted by Dr A. Jones, 22-Nov-2026 10:44");
  assert_text (self, "here", "1",
               "Declined by Dr A. Jones, 22-Nov-2026 10:44. Patient does not want it: fears surgery");
  assert_text (self, "here", "2",
               "Deferred to 06-Dec-2026 by Dr B. Novak, 23-Nov-2026 08:05 UTC. Waiting for: PET-CT");
  assert_text (self, "any", NULL,
               "To be discussed at the tumour board by Dr B. Novak, 23-Nov-2026 08:05 UTC");
}

static void
test_responses_tell_of_a_change_once (Fixture *self, gconstpointer members)
{
  cuti_case_accept (self->patient_case, advice (self, "plain"), NULL, &jones);
  cuti_case_discuss (self->patient_case, advice (self, "any"), NULL, &jones);
  g_assert_true (cuti_case_is_modified (self->patient_case));
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (self->n_changed, ==, 1);

  cuti_case_withdraw_response (self->patient_case, "plain", NULL);
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_null (cuti_case_find_response (self->patient_case, "plain", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_responses (self->patient_case)), ==, 1);
}

/* Another answer leaves no word of the one before, but what we do not know. */
static void
test_responses_take_the_place_of_one_another (Fixture *self, gconstpointer members)
{
  cuti_case_accept (self->patient_case, advice (self, "plain"), NULL, &novak);
  assert_member (self, "responses",
                 "[{'advice':'plain','answer':'accepted','at':'2026-11-23T08:05:00Z','by':'Dr B. Novak','x':7}]");
  g_assert_cmpint (cuti_response_get_reply (find (self, "plain", NULL)), ==, CUTI_REPLY_ACCEPTED);
  g_assert_null (cuti_response_get_note (find (self, "plain", NULL)));
}

static void
test_responses_are_stale_when_their_facts_change (Fixture *self, gconstpointer members)
{
  cuti_case_accept (self->patient_case, advice (self, "plain"), NULL, &jones);
  cuti_case_accept (self->patient_case, advice (self, "here"), "1", &jones);
  cuti_case_accept (self->patient_case, advice (self, "any"), NULL, &jones);

  /* Of no item, and of another lesion. */
  answer (self, "d", NULL, 1);
  g_assert_false (is_stale (self, "plain", NULL));
  answer (self, "lesion.a", "2", 0);
  g_assert_false (is_stale (self, "here", "1"));
  g_assert_true (is_stale (self, "any", NULL));
  answer (self, "lesion.a", "2", 1);
  g_assert_false (is_stale (self, "any", NULL));

  /* A caution is read, too; what was forgotten again was never learnt. */
  answer (self, "c", NULL, 0);
  g_assert_true (is_stale (self, "plain", NULL));
  cuti_case_clear (self->patient_case, cuti_case_find_answer (self->patient_case, "c", NULL));
  g_assert_false (is_stale (self, "plain", NULL));
  answer (self, "lesion.a", "1", 0);
  g_assert_true (is_stale (self, "here", "1"));

  cuti_case_keep_response (self->patient_case, advice (self, "here"), "1", &novak);
  g_assert_false (is_stale (self, "here", "1"));
  assert_text (self, "here", "1", "Accepted by Dr A. Jones, 22-Nov-2026 10:44. "
                                  "Kept by Dr B. Novak, 23-Nov-2026 08:05 UTC");

  /* A further lesion could change what is true of any. */
  cuti_case_keep_response (self->patient_case, advice (self, "any"), NULL, &novak);
  g_assert_false (is_stale (self, "any", NULL));
  cuti_case_add_lesion (self->patient_case);
  g_assert_true (is_stale (self, "any", NULL));
  g_assert_false (is_stale (self, "here", "1"));
}

static void
test_responses_of_what_is_gone (Fixture *self, gconstpointer members)
{
  cuti_case_accept (self->patient_case, advice (self, "here"), "1", &jones);
  g_assert_true (cuti_case_has_item (self->patient_case, find (self, "here", "1")));
  cuti_case_remove_lesion (self->patient_case, cuti_case_find_lesion (self->patient_case, "1"));
  g_assert_false (cuti_case_has_item (self->patient_case, find (self, "here", "1")));
  g_assert_false (is_stale (self, "here", "1"));
  g_assert_false (cuti_case_has_item (self->patient_case, find (self, "unheard-of", NULL)));
}

/* Nothing in the file is lost, and nothing that is not used is passed over in silence. */
static void
test_responses_that_cannot_be_read (Fixture *self, gconstpointer members)
{
  static const struct { const char *pointer, *reason; } expected[] = {
    { "/responses/0", "A response must be an object." },
    { "/responses/1", "A response must name the advice that it is to." },
    { "/responses/2", "A response must be “accepted”, “declined”, “deferred” or “discuss”." },
    { "/responses/3", "What is declined must have one of the known reasons." },
    { "/responses/4", "What is deferred must have the date until when." },
    { "/responses/5", "A later response to the same item stands in its place." },
  };
  GListModel *ignored = cuti_case_get_ignored (self->patient_case);

  g_assert_cmpuint (g_list_model_get_n_items (ignored), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(CutiIgnored) entry = g_list_model_get_item (ignored, i);

      g_assert_cmpstr (cuti_ignored_get_pointer (entry), ==, expected[i].pointer);
      g_assert_cmpstr (cuti_ignored_get_reason (entry), ==, expected[i].reason);
    }
  g_assert_cmpint (cuti_response_get_reply (find (self, "any", NULL)), ==, CUTI_REPLY_DISCUSS);
  assert_text (self, "any", NULL, "To be discussed at the tumour board");
  g_assert_true (is_stale (self, "any", NULL)); /* Nobody said to which facts. */

  cuti_case_withdraw_response (self->patient_case, "any", NULL);
  g_assert_null (cuti_case_find_response (self->patient_case, "any", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (ignored), ==, G_N_ELEMENTS (expected) - 1);
}

static void
test_responses_are_counted (Fixture *self, gconstpointer members)
{
  g_autofree char *none = cuti_case_dup_response_summary (self->patient_case);
  g_autofree char *some = NULL, *more = NULL;

  g_assert_null (none);
  cuti_case_accept (self->patient_case, advice (self, "plain"), NULL, &jones);
  cuti_case_defer (self->patient_case, advice (self, "here"), "1", "2026-12-24", NULL, &jones);
  some = cuti_case_dup_response_summary (self->patient_case);
  g_assert_cmpstr (some, ==, "1 accepted, 1 deferred to 24-Dec-2026");

  cuti_case_defer (self->patient_case, advice (self, "here"), "2", "2026-12-06", NULL, &jones);
  cuti_case_discuss (self->patient_case, advice (self, "any"), NULL, &jones);
  answer (self, "a", NULL, 1);
  more = cuti_case_dup_response_summary (self->patient_case);
  g_assert_cmpstr (more, ==, "1 accepted, 2 deferred (the next to 06-Dec-2026), 1 for the tumour board. "
                             "1 was answered before the facts changed");
}

static void
test_mdt_is_kept (Fixture *self, gconstpointer members)
{
  g_assert_false (cuti_case_has_mdt (self->patient_case));
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DATE, "2026-11-25");
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_PRESENT, "Dr A. Jones, Dr B. Novak");
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DECISION, "Excise");
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DISSENT, "None");
  g_assert_true (cuti_case_is_modified (self->patient_case));
  assert_member (self, "mdt", "{'date':'2026-11-25','decision':'Excise','dissent':'None',"
                              "'present':'Dr A. Jones, Dr B. Novak'}");
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (self->n_changed, ==, 1);

  for (CutiMdtField field = 0; field < CUTI_N_MDT; field++)
    cuti_case_set_mdt (self->patient_case, field, "");
  assert_member (self, "mdt", "");
}

static void
test_mdt_keeps_what_it_does_not_know (Fixture *self, gconstpointer members)
{
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DECISION, NULL);
  assert_member (self, "mdt", "{'chair':'x'}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, members, func) g_test_add (path, Fixture, members, setup, func, teardown)
  ADD ("/responses/are-kept-with-author-and-time", LESIONS, test_responses_are_kept_with_author_and_time);
  ADD ("/responses/tell-of-a-change-once", LESIONS, test_responses_tell_of_a_change_once);
  ADD ("/responses/take-the-place-of-one-another",
       "'responses': [{'advice': 'plain', 'answer': 'declined', 'reason': 'other', 'note': 'n', 'by': 'x',"
       " 'kept_by': 'y', 'x': 7}]", test_responses_take_the_place_of_one_another);
  ADD ("/responses/are-stale-when-their-facts-change", LESIONS, test_responses_are_stale_when_their_facts_change);
  ADD ("/responses/of-what-is-gone", LESIONS ", 'responses': [{'advice': 'unheard-of', 'answer': 'accepted'}]",
       test_responses_of_what_is_gone);
  ADD ("/responses/that-cannot-be-read",
       "'responses': [1, {'answer': 'accepted'}, {'advice': 'plain', 'answer': 'maybe'},"
       " {'advice': 'plain', 'answer': 'declined', 'reason': 'mood'},"
       " {'advice': 'plain', 'answer': 'deferred', 'until': '2026-12'},"
       " {'advice': 'any', 'answer': 'accepted'}, {'advice': 'any', 'answer': 'discuss'}]",
       test_responses_that_cannot_be_read);
  ADD ("/responses/are-counted", LESIONS, test_responses_are_counted);
  ADD ("/mdt/is-kept", LESIONS, test_mdt_is_kept);
  ADD ("/mdt/keeps-what-it-does-not-know", "'mdt': {'chair': 'x', 'decision': 'd'}",
       test_mdt_keeps_what_it_does_not_know);
#undef ADD

  return g_test_run ();
}
