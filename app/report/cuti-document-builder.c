/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document from its parts, and what every page says.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-board-sheet.h"
#include "cuti-calculated.h"
#include "cuti-case-facts.h"
#include "cuti-document-builder.h"
#include "cuti-document-language.h"
#include "cuti-follow-up.h"
#include "cuti-format.h"
#include "cuti-handout.h"
#include "cuti-plan-answered.h"
#include "cuti-plan-in-full.h"
#include "cuti-signature.h"
#include "cuti-sources.h"
#include "cuti-wording.h"

/* 13 points: patients read it without their glasses. */
#define HANDOUT_TEXT_SCALE 1.3

/* That of the translation; without one all words are those of the knowledge base. */
static const char *
choose_language (const CutiManifest *manifest)
{
  const char *language = cuti_format_get_language ();

  return g_str_equal (language, "en") ? manifest->language : language;
}

/**
 * cuti_document_new_empty:
 * @title: what it is
 * @stamp: when it is made, in seconds since 1970; negative: it does not say
 *
 * Returns: (transfer full): a document of the case and plan, still without a
 *   body
 */
CutiDocument *
cuti_document_new_empty (CutiCase *patient_case, CutiPlan *plan, const char *title, gint64 stamp)
{
  CutiDocument *document = cuti_document_new ();
  CutiVersion *version = cuti_plan_get_version (plan);
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  const CutiManifest *manifest = cuti_knowledge_get_manifest (knowledge);
  g_autofree char *label = cuti_wording_clean_line (cuti_case_get_label (patient_case));

  document->title = g_strdup (title);
  document->stamp = stamp;
  document->creator = g_strdup ("Cutiplan " PACKAGE_VERSION);
  document->language = g_strdup (choose_language (manifest));
  document->identity = cuti_wording_identity (patient_case);
  document->subject = *label != '\0' ? cuti_format_words ("%s · %s", document->title, label)
                                     : g_strdup (document->title);
  cuti_signature_set_status (document, plan);
  document->edition =
    cuti_format_words (_("Knowledge %s · Cutiplan %s"),
                       version != NULL ? cuti_version_get_knowledge_version (version)
                                       : manifest->version, PACKAGE_VERSION);
  document->note =
    cuti_format_words (_("Document %.12s · Supports, does not replace, clinical judgement."),
                       cuti_plan_get_sha256 (plan));
  return document;
}

/**
 * cuti_document_new_summary:
 * @left_out: what will be missing behind it
 *
 * Returns: (transfer full): the summary alone
 */
CutiDocument *
cuti_document_new_summary (CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity,
                           CutiParts left_out, gint64 stamp)
{
  CutiDocument *document =
    cuti_document_new_empty (patient_case, plan, _("Management plan – skin metastases"), stamp);
  g_autofree char *missing = cuti_parts_dup_text (left_out);

  cuti_signature_add_warning (document->body, plan);
  if (missing != NULL)
    cuti_block_add_paragraph (document->body, CUTI_SIZE_TABLE, missing);
  cuti_summary_add (document->body, patient_case, plan, brevity);
  return document;
}

/**
 * cuti_document_new_for_plan:
 * @plan: of @patient_case as it is now
 * @brevity: of the summary
 * @stamp: when the document is made, in seconds since 1970; negative: it does
 *   not say
 *
 * Returns: (transfer full): what is printed: a summary that can stand alone,
 *   what is known, the plan, its sources and its limits
 */
CutiDocument *
cuti_document_new_for_plan (CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity,
                            CutiParts left_out, gint64 stamp)
{
  CutiDocument *document =
    cuti_document_new_summary (patient_case, plan, brevity, left_out, stamp);
  g_autoptr(GHashTable) cited = g_hash_table_new (NULL, NULL);

  cuti_block_add (document->body, CUTI_BLOCK_PAGE_BREAK);
  cuti_case_facts_add (document->body, patient_case, plan, (left_out & CUTI_PART_FACTS) != 0);
  if (!(left_out & CUTI_PART_FACTS))
    cuti_calculated_add (document->body, patient_case);
  cuti_plan_in_full_add (document->body, patient_case, plan, left_out, cited);
  cuti_follow_up_add (document->body, patient_case, plan);
  cuti_plan_answered_add (document->body, patient_case, plan);
  cuti_signature_add_block (document->body, plan);
  cuti_sources_add_references (document->body, patient_case, cited);
  cuti_sources_add_colophon (document->body, patient_case, plan, stamp);
  cuti_document_mark_languages (document, cuti_case_get_knowledge (patient_case));
  return document;
}

/**
 * cuti_document_new_board_sheet:
 * @level: how much is left to the full plan, less than %CUTI_N_BOARD_LEVELS
 * @stamp: as above
 *
 * Returns: (transfer full): the sheet for the tumour board
 */
CutiDocument *
cuti_document_new_board_sheet (CutiCase *patient_case, CutiPlan *plan, guint level, gint64 stamp)
{
  CutiDocument *document =
    cuti_document_new_empty (patient_case, plan, _("Tumour-board sheet – skin metastases"), stamp);

  cuti_board_sheet_add (document->body, patient_case, plan, level);
  cuti_document_mark_languages (document, cuti_case_get_knowledge (patient_case));
  return document;
}

/**
 * cuti_document_new_handout:
 * @stamp: as above
 *
 * Returns: (transfer full): what the patient takes home; nothing in it is an
 *   abbreviation, a grade or a reference
 */
CutiDocument *
cuti_document_new_handout (CutiCase *patient_case, CutiPlan *plan, gint64 stamp)
{
  CutiDocument *document =
    cuti_document_new_empty (patient_case, plan, _("For the patient: what we plan"), stamp);

  g_free (document->identity);
  g_free (document->subject);
  g_clear_pointer (&document->status, g_free);
  g_free (document->status_note);
  document->identity = cuti_handout_dup_identity (patient_case);
  document->subject = g_strdup (document->title);
  document->status_note = g_strdup (_("Please bring this paper to your next visit."));
  document->text_scale = HANDOUT_TEXT_SCALE;
  cuti_handout_add (document->body, patient_case, plan, stamp);
  cuti_document_mark_languages (document, cuti_case_get_knowledge (patient_case));
  return document;
}

/**
 * cuti_document_new_for_section:
 * @section: (nullable): one of the knowledge base; %NULL: the summary
 *
 * Returns: (transfer full): one tab of the plan with its sources; of a case that
 *   is out of scope the reason and what is urgent, whatever the section
 */
CutiDocument *
cuti_document_new_for_section (CutiCase *patient_case, CutiPlan *plan, CutiTerm *section)
{
  gboolean stopped = cuti_plan_get_out_of_scope (plan) != NULL;
  CutiDocument *document;
  g_autoptr(GHashTable) cited = g_hash_table_new (NULL, NULL);

  if (section == NULL || stopped)
    document = cuti_document_new_summary (patient_case, plan, CUTI_BREVITY_FULL, 0, -1);
  else
    document =
      cuti_document_new_empty (patient_case, plan, _("Management plan – skin metastases"), -1);

  if (stopped)
    cuti_plan_in_full_add (document->body, patient_case, plan, 0, cited);
  else if (section != NULL)
    cuti_plan_in_full_add_section (document->body, patient_case, plan, section, cited);
  cuti_sources_add_references (document->body, patient_case, cited);

  return document;
}
