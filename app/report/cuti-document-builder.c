/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document from its parts, and what every page says.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-facts.h"
#include "cuti-document-builder.h"
#include "cuti-plan-in-full.h"
#include "cuti-signature.h"
#include "cuti-sources.h"
#include "cuti-wording.h"

static void
set_furniture (CutiDocument *document, CutiCase *patient_case, CutiPlan *plan, const char *title)
{
  CutiVersion *version = cuti_plan_get_version (plan);
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  const CutiManifest *manifest = cuti_knowledge_get_manifest (knowledge);
  g_autofree char *label = cuti_wording_clean_line (cuti_case_get_label (patient_case));

  document->title = g_strdup (title);
  document->creator = g_strdup ("Cutiplan " PACKAGE_VERSION);
  document->language = g_strdup (manifest->language);
  document->identity = cuti_wording_identity (patient_case);
  document->subject = *label != '\0' ? g_strdup_printf ("%s · %s", document->title, label)
                                     : g_strdup (document->title);
  cuti_signature_set_status (document, plan);
  document->edition =
    g_strdup_printf (_("Knowledge %s · Cutiplan %s"),
                     version != NULL ? cuti_version_get_knowledge_version (version)
                                     : manifest->version, PACKAGE_VERSION);
  document->note =
    g_strdup_printf (_("Document %.12s · Supports, does not replace, clinical judgement."),
                     cuti_plan_get_sha256 (plan));
}

/**
 * cuti_document_new_empty:
 * @title: what it is
 *
 * Returns: (transfer full): a document of the case and plan, still without a
 *   body
 */
CutiDocument *
cuti_document_new_empty (CutiCase *patient_case, CutiPlan *plan, const char *title)
{
  CutiDocument *document = cuti_document_new ();

  set_furniture (document, patient_case, plan, title);
  return document;
}

/**
 * cuti_document_new_summary:
 *
 * Returns: (transfer full): the summary alone
 */
CutiDocument *
cuti_document_new_summary (CutiCase *patient_case, CutiPlan *plan, CutiBrevity brevity)
{
  CutiDocument *document =
    cuti_document_new_empty (patient_case, plan, _("Management plan – skin metastases"));

  cuti_signature_add_warning (document->body, plan);
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
                            gint64 stamp)
{
  CutiDocument *document = cuti_document_new_summary (patient_case, plan, brevity);
  g_autoptr(GHashTable) cited = g_hash_table_new (NULL, NULL);

  document->stamp = stamp;
  cuti_block_add (document->body, CUTI_BLOCK_PAGE_BREAK);
  cuti_case_facts_add (document->body, patient_case, plan);
  cuti_plan_in_full_add (document->body, patient_case, plan, cited);
  cuti_sources_add_references (document->body, patient_case, cited);
  cuti_sources_add_colophon (document->body, patient_case, plan, stamp);
  return document;
}
