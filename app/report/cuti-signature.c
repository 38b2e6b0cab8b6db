/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What pages say of the signature.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-signature.h"
#include "cuti-wording.h"

#define LINE_LENGTH 36

static const double block_columns[] = { 0.28, 0.72 };

/**
 * cuti_signature_set_status:
 *
 * Sets what every page says: draft, or signed by whom and when.
 */
void
cuti_signature_set_status (CutiDocument *document, CutiPlan *plan)
{
  CutiVersion *version = cuti_plan_get_version (plan);

  if (version == NULL)
    {
      /* TRANSLATORS: one short word in capitals, printed large across every unsigned page */
      document->status = g_strdup (_("DRAFT"));
      document->status_note = g_strdup (_("Draft – not signed"));
      return;
    }

  document->status_note = cuti_format_words (_("Signed – version %u"),
                                             cuti_version_get_number (version));
  document->signature = cuti_wording_clean_line (cuti_version_get_title (version));
}

static void
add_warning (CutiBlock *body, const char *text)
{
  CutiBlock *warning = cuti_block_add_paragraph (body, CUTI_SIZE_BODY, NULL);

  warning->mark = CUTI_MARK_TRIANGLE;
  cuti_block_add_text (warning, CUTI_TEXT_STRONG, text);
}

/**
 * cuti_signature_add_warning:
 *
 * Adds what a reader of a signed plan must know: that it was tampered with, or
 * that its words are those of another knowledge base.
 */
void
cuti_signature_add_warning (CutiBlock *body, CutiPlan *plan)
{
  CutiVersion *version = cuti_plan_get_version (plan);
  const CutiManifest *manifest = cuti_knowledge_get_manifest (cuti_plan_get_knowledge (plan));
  g_autofree char *words = NULL;

  if (version == NULL)
    return;

  if (!cuti_version_is_intact (version))
    add_warning (body, _("Do not rely on this: what is stored is not what was signed. Its "
                         "checksum differs."));
  if (cuti_plan_is_of_knowledge (plan))
    return;

  words = cuti_format_words (_("Signed with knowledge %s, written with the words of knowledge %s. "
                               "Verdicts, reasons and computed values are those signed; texts may "
                               "have changed since, and what no longer has a text is named by its "
                               "id."),
                             cuti_version_get_knowledge_version (version), manifest->version);
  add_warning (body, words);
}

/**
 * cuti_signature_add_rows:
 * @add_row: adds a row to @table
 *
 * Adds who signed, when, and the checksums of what was signed.
 */
void
cuti_signature_add_rows (CutiBlock *table,
                         CutiPlan  *plan,
                         void     (*add_row) (CutiBlock *, const char *, const char *))
{
  CutiVersion *version = cuti_plan_get_version (plan);
  g_autofree char *moment = NULL;
  g_autofree char *number = NULL;

  if (version == NULL)
    return;

  number = g_strdup_printf ("%u", cuti_version_get_number (version));
  moment = cuti_version_dup_moment (version);
  add_row (table, _("Version"), number);
  add_row (table, _("Signed by"), cuti_version_get_by (version));
  add_row (table, _("Role"), cuti_version_get_role (version));
  add_row (table, _("Signed on"), moment);
  add_row (table, _("Signed with knowledge"), cuti_version_get_knowledge_version (version));
  add_row (table, _("Checksum of signed case"), cuti_version_get_case_sha256 (version));
  add_row (table, _("Checksum of signed plan"), cuti_version_get_plan_sha256 (version));
}

static void
add_line (CutiBlock *table, const char *label, const char *text)
{
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
  g_autofree char *line = g_strnfill (LINE_LENGTH, '_');
  CutiBlock *cell;

  cuti_block_add_cell (row, TRUE, label);
  cell = cuti_block_add_cell (row, FALSE, text);
  if (text == NULL)
    cuti_block_add_format (cell, 0, "\n%s", line); /* a hand needs more than a line of print */
}

/**
 * cuti_signature_add_block:
 *
 * Adds who signed, or lines to sign on for a plan that nobody has signed yet.
 */
void
cuti_signature_add_block (CutiBlock *body, CutiPlan *plan)
{
  CutiVersion *version = cuti_plan_get_version (plan);
  g_autofree char *number = NULL;
  g_autofree char *moment = NULL;
  CutiBlock *block = cuti_block_add (body, CUTI_BLOCK_GROUP);
  CutiBlock *table;

  block->keep = TRUE;
  cuti_block_add_heading (block, 1, _("Signature"));
  table = cuti_block_add_table (block, block_columns, G_N_ELEMENTS (block_columns));
  if (version == NULL)
    {
      add_line (table, _("Name"), NULL);
      add_line (table, _("Role"), NULL);
      add_line (table, _("Date"), NULL);
      add_line (table, _("Time"), NULL);
      return;
    }

  number = g_strdup_printf ("%u", cuti_version_get_number (version));
  moment = cuti_version_dup_moment (version);
  add_line (table, _("Name"), cuti_version_get_by (version));
  add_line (table, _("Role"), cuti_version_get_role (version));
  add_line (table, _("Date and time"), moment);
  add_line (table, _("Version"), number);
}
