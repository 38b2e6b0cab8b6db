/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheet for the tumour board and the handout for the patient, of the
 * shipped sample: how much stands in them, and what must not.
 */

#include <string.h>

#include "cuti-board-sheet.h"
#include "cuti-document-builder.h"
#include "cuti-handout.h"
#include "cuti-json.h"
#include "cuti-paginator.h"
#include "cuti-report.h"
#include "cuti-test-case.h"
#include "cuti-test-knowledge.h"
#include "cuti-text-report.h"
#include "cuti-wording.h"

#define MANY_LESIONS 40

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
} Fixture;

static const CutiAuthor jones = { "Dr A. Jones", "2026-11-22T10:44:00+01:00" };

static void
setup (Fixture *self, gconstpointer data)
{
  self->knowledge = cuti_test_knowledge_load_shipped ();
  self->patient_case = cuti_test_case_load_sample (self->knowledge);
  self->plan = cuti_plan_new (self->patient_case);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
}

static void
plan_again (Fixture *self)
{
  g_object_unref (self->plan);
  self->plan = cuti_plan_new (self->patient_case);
}

/* The text, with every run of spaces and line ends as one space. */
static char *
flatten (CutiDocument *document)
{
  g_autoptr(CutiDocument) owned = document;
  g_autofree char *text = cuti_text_report_render (owned);
  g_autoptr(GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

static char *
render_handout (Fixture *self)
{
  return flatten (cuti_document_new_handout (self->patient_case, self->plan, 1795824000));
}

static void
accept (Fixture *self, CutiPlanItem *item)
{
  cuti_case_accept (self->patient_case, cuti_plan_item_get_advice (item),
                    cuti_plan_item_get_lesion (item), &jones);
}

static gboolean
is_stale (Fixture *self, CutiPlanItem *item)
{
  const char *id = cuti_advice_get_id (cuti_plan_item_get_advice (item));

  return cuti_case_is_response_stale (
    self->patient_case,
    cuti_case_find_response (self->patient_case, id, cuti_plan_item_get_lesion (item)));
}

/* The first item that is offered and has words for patients, or has none. */
static CutiPlanItem *
find_item (Fixture *self, gboolean has_words)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (self->plan));

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      CutiVerdict verdict = cuti_plan_item_get_verdict (item);
      gboolean has = cuti_advice_get_patient_text (cuti_plan_item_get_advice (item)) != NULL;

      if (!cuti_verdict_is_out (verdict) && verdict != CUTI_VERDICT_UNDECIDED && has == has_words)
        return item;
    }
  g_assert_not_reached ();
}

static const char *
words (CutiPlanItem *item)
{
  return cuti_advice_get_patient_text (cuti_plan_item_get_advice (item));
}

static void
test_handout_needs_acceptance (Fixture *self, gconstpointer data)
{
  CutiReportOptions options = { CUTI_REPORT_HANDOUT, "a4", 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf =
    cuti_report_render_pdf (self->patient_case, self->plan, &options, NULL, &error);

  g_assert_error (error, CUTI_REPORT_ERROR, CUTI_REPORT_ERROR_NOTHING_ACCEPTED);
  g_assert_null (pdf);
}

static void
test_handout_says_what_was_accepted (Fixture *self, gconstpointer data)
{
  CutiPlanItem *item = find_item (self, TRUE);
  g_autofree char *before = render_handout (self);
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;

  g_assert_null (strstr (before, words (item)));
  accept (self, item);
  text = render_handout (self);
  g_assert_nonnull (strstr (text, words (item)));

  cuti_case_decline (self->patient_case, cuti_plan_item_get_advice (item),
                     cuti_plan_item_get_lesion (item), CUTI_DECLINE_PATIENT_PREFERENCE, NULL, &jones);
  after = render_handout (self);
  g_assert_null (strstr (after, words (item)));
}

/* What was agreed on other facts is not what the team plans now, even if it is still offered. */
static void
test_handout_drops_what_is_out_of_date (Fixture *self, gconstpointer data)
{
  CutiAnswer *ecog = cuti_case_find_answer (self->patient_case, "patient.ecog", NULL);
  g_autoptr(GPtrArray) offered = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  guint n_stale = 0;

  offered = cuti_wording_dup_items (cuti_plan_get_items (self->plan));
  for (guint i = 0; i < offered->len; i++)
    accept (self, g_ptr_array_index (offered, i));
  before = cuti_handout_dup_items (self->patient_case, self->plan, NULL);
  g_assert_cmpuint (before->len, >, 20);

  cuti_case_set_value (self->patient_case, ecog, CUTI_VALUE (2));
  after = cuti_handout_dup_items (self->patient_case, self->plan, NULL);
  for (guint i = 0; i < before->len; i++)
    n_stale += is_stale (self, g_ptr_array_index (before, i));
  g_assert_cmpuint (n_stale, >, 0);
  g_assert_cmpuint (after->len, ==, before->len - n_stale);
}

static void
test_handout_is_for_patients (Fixture *self, gconstpointer data)
{
  CutiPlanItem *wordless = find_item (self, FALSE);
  g_autofree char *named = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = cuti_report_dup_wordless (self->patient_case, self->plan);

  g_assert_null (none);
  accept (self, find_item (self, TRUE));
  accept (self, wordless);
  text = render_handout (self);
  named = cuti_report_dup_wordless (self->patient_case, self->plan);

  g_assert_nonnull (strstr (text, "Ada Example, born 9 March 1954"));
  g_assert_null (strstr (text, "09-Mar-1954"));
  g_assert_null (strstr (text, "DRAFT"));
  g_assert_null (strstr (text, "evidence"));
  g_assert_null (strstr (text, cuti_advice_get_title (cuti_plan_item_get_advice (wordless))));
  g_assert_nonnull (strstr (named, cuti_advice_get_title (cuti_plan_item_get_advice (wordless))));
}

/* No smaller than patients can read. */
static void
test_handout_is_large (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiDocument) handout =
    cuti_document_new_handout (self->patient_case, self->plan, -1);

  g_assert_cmpfloat (handout->text_scale * 10, >=, 12);
}

/* Many lesions, and texts as long as somebody may paste. */
static void
make_extreme (Fixture *self)
{
  g_autofree char *word = g_strnfill (40, 'w');
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%s and more ", word);
  while (g_list_model_get_n_items (cuti_case_get_lesions (self->patient_case)) < MANY_LESIONS)
    cuti_case_add_lesion (self->patient_case);
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_ALLERGIES, text->str);
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_PRESENT, text->str);
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DECISION, text->str);
  cuti_case_set_mdt (self->patient_case, CUTI_MDT_DISSENT, text->str);
  cuti_case_set_string (self->patient_case,
                        cuti_case_find_answer (self->patient_case, "case.question", NULL),
                        text->str);
  for (guint i = 0; i < MANY_LESIONS; i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (cuti_plan_get_items (self->plan), i);

      cuti_case_decline (self->patient_case, cuti_plan_item_get_advice (item),
                         cuti_plan_item_get_lesion (item), CUTI_DECLINE_OTHER, text->str, &jones);
    }
  plan_again (self);
}

static guint
count_board_pages (Fixture *self, const char *name, guint level)
{
  g_autoptr(CutiDocument) sheet =
    cuti_document_new_board_sheet (self->patient_case, self->plan, level, 0);
  g_autoptr(CutiPages) pages = NULL;
  CutiPaper paper;

  g_assert_true (cuti_paper_init (&paper, name));
  pages = cuti_paginate (sheet, &paper, NULL);
  return pages->pages->len;
}

static void
test_board_fits_one_page (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_board_pages (self, "a4", 0), >, 1);
  make_extreme (self);
  g_assert_cmpuint (count_board_pages (self, "a4", CUTI_N_BOARD_LEVELS - 1), ==, 1);
  g_assert_cmpuint (count_board_pages (self, "letter", CUTI_N_BOARD_LEVELS - 1), ==, 1);
}

static void
test_board_counts_what_it_leaves_out (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  make_extreme (self);
  text = flatten (cuti_document_new_board_sheet (self->patient_case, self->plan,
                                                 CUTI_N_BOARD_LEVELS - 1, 0));
  g_assert_nonnull (strstr (text, "In the full plan and not here: "));
  g_assert_nonnull (strstr (text, " options (Assessment "));
  g_assert_nonnull (strstr (text, " undecided, for want of data; 39 lesions"));
}

/* Even if hundreds stand before it in the plan. */
static void
test_board_puts_first_what_is_to_be_discussed (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (self->plan));
  CutiPlanItem *last = g_ptr_array_index (items, items->len - 1);
  CutiAdvice *advice = cuti_plan_item_get_advice (last);
  const char *title = cuti_advice_get_title (advice);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = flatten (cuti_document_new_board_sheet (self->patient_case, self->plan,
                                                   CUTI_N_BOARD_LEVELS - 1, 0));
  g_assert_null (strstr (before, title));
  cuti_case_discuss (self->patient_case, advice, cuti_plan_item_get_lesion (last), &jones);
  after = flatten (cuti_document_new_board_sheet (self->patient_case, self->plan,
                                                  CUTI_N_BOARD_LEVELS - 1, 0));
  g_assert_nonnull (strstr (after, title));
}

static char *
render_board (Fixture *self, guint level)
{
  return flatten (cuti_document_new_board_sheet (self->patient_case, self->plan, level, 0));
}

/* Of treatment that is offered, what was answered stands before what was not. */
static void
test_board_shows_what_was_answered (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (self->plan));
  const guint level = 5; /* seven options */
  CutiPlanItem *last = NULL;
  g_autofree char *before = render_board (self, level);
  g_autofree char *after = NULL;
  const char *title;

  for (guint i = 0; i < items->len; i++)
    if (cuti_verdict_is_offer (cuti_plan_item_get_verdict (g_ptr_array_index (items, i))))
      last = g_ptr_array_index (items, i);
  g_assert_nonnull (last);
  title = cuti_advice_get_title (cuti_plan_item_get_advice (last));
  g_assert_null (strstr (before, title));

  accept (self, last);
  after = render_board (self, level);
  g_assert_nonnull (strstr (after, title));
}

static void
test_board_names_what_may_change_it (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (self->plan));

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      g_autoptr(CutiQuestion) need = g_list_model_get_item (cuti_plan_item_get_needs (item), 0);
      g_autofree char *text = NULL;
      g_autofree char *words = NULL;

      if (need == NULL)
        continue;
      cuti_case_discuss (self->patient_case, cuti_plan_item_get_advice (item),
                         cuti_plan_item_get_lesion (item), &jones);
      text = render_board (self, 0);
      words = g_strdup_printf ("Not known, and may change this: %s", cuti_question_get_label (need));
      g_assert_nonnull (strstr (text, words));
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)
  ADD ("/handout/needs-acceptance", test_handout_needs_acceptance);
  ADD ("/handout/says-what-was-accepted", test_handout_says_what_was_accepted);
  ADD ("/handout/drops-what-is-out-of-date", test_handout_drops_what_is_out_of_date);
  ADD ("/handout/is-for-patients", test_handout_is_for_patients);
  ADD ("/handout/is-large", test_handout_is_large);
  ADD ("/board/fits-one-page", test_board_fits_one_page);
  ADD ("/board/counts-what-it-leaves-out", test_board_counts_what_it_leaves_out);
  ADD ("/board/puts-first-what-is-to-be-discussed", test_board_puts_first_what_is_to_be_discussed);
  ADD ("/board/shows-what-was-answered", test_board_shows_what_was_answered);
  ADD ("/board/names-what-may-change-it", test_board_names_what_may_change_it);
#undef ADD

  return g_test_run ();
}
