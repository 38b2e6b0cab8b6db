/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * References with the numbers they have everywhere, and the page that says
 * what made this plan and who has checked it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-signature.h"
#include "cuti-sources.h"
#include "cuti-wording.h"

#define NUMBER_SHARE 0.07

static const double columns[] = { 0.22, 0.78 };

/* The address as it is printed; the link holds all of it. */
static char *
dup_printed_address (const char *address)
{
  static const char doi[] = "https://doi.org/";
  static const char scheme[] = "https://";

  if (g_str_has_prefix (address, doi))
    return g_strconcat ("doi:", address + strlen (doi), NULL);

  return g_strdup (g_str_has_prefix (address, scheme) ? address + strlen (scheme) : address);
}

static void
add_reference (CutiBlock *list, CutiReference *reference, const char *language)
{
  guint number = cuti_reference_get_number (reference);
  const char *citation = cuti_reference_get_citation (reference);
  const char *address = cuti_reference_get_address (reference);
  g_autofree char *label = g_strdup_printf ("[%u]", number);
  CutiBlock *item = cuti_block_add_item (list, label, CUTI_SIZE_SMALL, NULL);

  cuti_block_add_foreign (item, language, citation);
  item->anchor = g_strdup_printf ("reference-%u", number);
  cuti_block_add_text (item, 0, g_str_has_suffix (citation, ".") ? " " : ". ");
  if (address != NULL)
    {
      g_autofree char *printed = dup_printed_address (address);

      cuti_block_add_link (item, address, printed);
      cuti_block_add_text (item, 0, ". ");
    }
  if (cuti_reference_get_kind (reference) == CUTI_SOURCE_UNREVIEWED_OVERVIEW)
    cuti_block_add_format (item, CUTI_TEXT_STRONG, _("%s, not a guideline. "),
                           cuti_reference_get_kind_label (reference));
  else
    cuti_block_add_format (item, CUTI_TEXT_QUIET, "%s. ",
                           cuti_reference_get_kind_label (reference));
  cuti_block_add_format (item, CUTI_TEXT_QUIET, "%s.", cuti_reference_get_access_label (reference));
  if (cuti_reference_get_about (reference) != NULL)
    cuti_block_add_format (item, CUTI_TEXT_QUIET, _(" Population: %s."),
                           cuti_reference_get_about (reference));
}

/**
 * cuti_sources_add_references:
 * @cited: the references to list
 */
void
cuti_sources_add_references (CutiBlock *body, CutiCase *patient_case, GHashTable *cited)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  const char *language = cuti_knowledge_get_manifest (knowledge)->language;
  g_autoptr(GPtrArray) references =
    cuti_wording_dup_items (cuti_knowledge_get_references (knowledge));
  CutiBlock *list;

  if (g_hash_table_size (cited) == 0)
    return;

  cuti_block_add_heading (body, 1, _("References"));
  list = cuti_block_add_list (body, NUMBER_SHARE);
  for (guint i = 0; i < references->len; i++)
    if (g_hash_table_contains (cited, g_ptr_array_index (references, i)))
      add_reference (list, g_ptr_array_index (references, i), language);
}

static void
add_row (CutiBlock *table, const char *label, const char *text)
{
  CutiBlock *row;

  if (text == NULL || *text == '\0')
    return;

  row = cuti_block_add (table, CUTI_BLOCK_ROW);
  cuti_block_add_cell (row, TRUE, label);
  cuti_block_add_cell (row, FALSE, text);
}

static void
add_date (CutiBlock *table, const char *label, const char *iso)
{
  g_autofree char *date = *iso != '\0' ? cuti_format_iso_date (iso) : NULL;

  add_row (table, label, date);
}

static char *
dup_review (CutiKnowledge *knowledge)
{
  guint n = cuti_knowledge_get_n_advice (knowledge);
  guint approved = 0;

  for (guint i = 0; i < n; i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      approved += cuti_advice_get_review_status (advice) == CUTI_REVIEW_APPROVED;
    }

  if (approved == 0)
    return g_strdup (_("No clinician has reviewed the advice in this plan."));
  return cuti_format_words (_("%u of %u items of advice are approved by a reviewer; each says so."),
                            approved, n);
}

static char *
dup_moment (gint64 stamp)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (stamp);
  g_autofree char *date = NULL;

  if (stamp < 0 || moment == NULL)
    return NULL;

  date = cuti_format_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                           g_date_time_get_day_of_month (moment));
  return g_strdup_printf ("%s %02d:%02d UTC", date, g_date_time_get_hour (moment),
                          g_date_time_get_minute (moment));
}

/**
 * cuti_sources_add_colophon:
 * @stamp: when the document is made; negative: it does not say
 *
 * Adds the disclaimer, the version of the knowledge and its review, and what
 * identifies this plan.
 */
void
cuti_sources_add_colophon (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, gint64 stamp)
{
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  const CutiManifest *manifest = cuti_knowledge_get_manifest (knowledge);
  g_autofree char *review = dup_review (knowledge);
  g_autofree char *base = cuti_format_words ("%s %s", manifest->title, manifest->version);
  g_autofree char *moment = dup_moment (stamp);
  CutiBlock *warning;
  CutiBlock *table;

  cuti_block_add_heading (body, 1, _("About this plan"));
  warning = cuti_block_add_paragraph (body, CUTI_SIZE_BODY, NULL);
  warning->mark = CUTI_MARK_TRIANGLE;
  cuti_block_add_text (warning, CUTI_TEXT_STRONG, review);
  cuti_block_add_paragraph (body, CUTI_SIZE_BODY, manifest->disclaimer);

  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  add_row (table, _("Knowledge base"), base);
  add_date (table, _("Released"), manifest->released);
  add_date (table, _("Evidence as of"), manifest->evidence_as_of);
  add_date (table, _("Review due by"), manifest->review_by);
  add_row (table, _("Publisher"), manifest->publisher);
  add_row (table, _("Intended use"), manifest->intended_use);
  add_row (table, _("Intended user"), manifest->intended_user);
  add_row (table, _("Not for"), manifest->not_for);
  add_row (table, _("How advice is chosen"), manifest->editorial_policy);
  cuti_signature_add_rows (table, plan, add_row);
  add_row (table, _("Made by"), "Cutiplan " PACKAGE_VERSION);
  add_row (table, _("Made on"), moment);
  add_row (table, _("Checksum of knowledge"), cuti_knowledge_get_sha256 (knowledge));
  add_row (table, _("Checksum of plan"), cuti_plan_get_sha256 (plan));
}
