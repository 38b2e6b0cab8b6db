/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changed since a version: facts, then items with their cause.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-changes.h"
#include "cuti-document-builder.h"
#include "cuti-document-language.h"
#include "cuti-format.h"
#include "cuti-wording.h"

static const double fact_columns[] = { 0.36, 0.32, 0.32 };
static const double item_columns[] = { 0.12, 0.32, 0.22, 0.34 };

static CutiBlock *
add_table (CutiBlock *body, const double *columns, guint n, const char *const *heads)
{
  CutiBlock *table = cuti_block_add_table (body, columns, n);
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

  row->header = TRUE;
  for (guint i = 0; i < n; i++)
    cuti_block_add_cell (row, TRUE, heads[i]);
  return table;
}

static void
add_facts (CutiBlock *body, CutiComparison *comparison)
{
  const char *const heads[] = { _("Fact"), _("Then"), _("Now") };
  g_autoptr(GPtrArray) facts = cuti_wording_dup_items (cuti_comparison_get_facts (comparison));
  g_autofree char *heading =
    cuti_format_words (ngettext ("%u fact changed", "%u facts changed", facts->len), facts->len);
  CutiBlock *table;

  cuti_block_add_heading (body, 2, facts->len > 0 ? heading : _("No fact changed"));
  if (facts->len == 0)
    return;

  table = add_table (body, fact_columns, G_N_ELEMENTS (fact_columns), heads);
  for (guint i = 0; i < facts->len; i++)
    {
      CutiFactChange *change = g_ptr_array_index (facts, i);
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

      cuti_block_add_cell (row, TRUE, cuti_fact_change_get_title (change));
      cuti_block_add_format (cuti_block_add_cell (row, FALSE, NULL), 0, "%s",
                             cuti_fact_change_get_before (change));
      cuti_block_add_format (cuti_block_add_cell (row, FALSE, NULL), 0, "%s",
                             cuti_fact_change_get_after (change));
    }
}

/* Word and sign, so that neither carries the meaning alone. */
static void
add_item (CutiBlock *table, CutiItemChange *change)
{
  static const char *const signs[] = { "+", "~", "–" };
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
  g_autofree char *kind = cuti_format_words ("%s %s", signs[cuti_item_change_get_kind (change)],
                                             cuti_item_change_get_kind_label (change));
  g_autofree char *title = cuti_item_change_dup_title (change);
  g_autofree char *verdicts =
    /* TRANSLATORS: then and now; from right to left the arrow is “←” */
    cuti_format_words (_("%s → %s"), cuti_item_change_get_before_label (change),
                       cuti_item_change_get_after_label (change));
  g_autofree char *cause = cuti_item_change_dup_cause (change);

  cuti_block_add_cell (row, TRUE, kind);
  cuti_block_add_cell (row, FALSE, title);
  cuti_block_add_cell (row, FALSE, verdicts);
  cuti_block_add_cell (row, FALSE, cause);
}

static void
add_items (CutiBlock *body, CutiComparison *comparison)
{
  const char *const heads[] = { _("Change"), _("Item"), _("Then and now"), _("Because") };
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_comparison_get_items (comparison));
  g_autofree char *heading =
    cuti_format_words (ngettext ("%u item of the plan changed", "%u items of the plan changed",
                                 items->len), items->len);
  CutiBlock *table;

  cuti_block_add_heading (body, 2, items->len > 0 ? heading : _("No item of the plan changed"));
  if (items->len == 0)
    return;

  table = add_table (body, item_columns, G_N_ELEMENTS (item_columns), heads);
  for (guint i = 0; i < items->len; i++)
    add_item (table, g_ptr_array_index (items, i));
}

static void
add_left_out (CutiBlock *body, CutiComparison *comparison)
{
  guint n = cuti_comparison_get_n_left_out (comparison);
  g_autofree char *text =
    cuti_format_words (ngettext ("Not listed: %u item that lacks data in one plan and does not "
                                 "count in the other.",
                                 "Not listed: %u items that lack data in one plan and do not "
                                 "count in the other.", n), n);

  if (n > 0)
    cuti_block_add_paragraph (body, CUTI_SIZE_SMALL, text);
}

static void
add_scope (CutiBlock *body, CutiComparison *comparison)
{
  const char *then = cuti_plan_get_out_of_scope (cuti_comparison_get_before (comparison));
  const char *now = cuti_plan_get_out_of_scope (cuti_comparison_get_after (comparison));

  if (then == NULL && now != NULL)
    {
      cuti_block_add_paragraph (body, CUTI_SIZE_BODY, _("There is no plan any more:"));
      cuti_block_add_paragraph (body, CUTI_SIZE_BODY, now);
    }
  else if (then != NULL && now == NULL)
    cuti_block_add_paragraph (body, CUTI_SIZE_BODY, _("There was no plan then, and there is now."));
}

static void
add_introduction (CutiBlock *body, CutiComparison *comparison)
{
  CutiVersion *then = cuti_plan_get_version (cuti_comparison_get_before (comparison));
  g_autofree char *heading = NULL;

  if (then == NULL)
    return;

  heading = cuti_format_words (_("What changed since version %u"), cuti_version_get_number (then));
  cuti_block_add_heading (body, 1, heading);
  cuti_block_add_paragraph (body, CUTI_SIZE_BODY, cuti_version_get_title (then));
  if (!cuti_version_is_intact (then))
    cuti_block_add_paragraph (body, CUTI_SIZE_BODY,
                              _("Do not rely on this: what is stored is not what was signed. Its "
                                "checksum differs."));
  if (cuti_comparison_is_knowledge_changed (comparison))
    cuti_block_add_paragraph (body, CUTI_SIZE_BODY,
                              _("The knowledge base is another one than then: items may have "
                                "changed without any fact."));
}

/**
 * cuti_document_new_for_changes:
 * @stamp: when the document is made, in seconds since 1970; negative: it does
 *   not say
 *
 * Returns: (transfer full): the differences as a document
 */
CutiDocument *
cuti_document_new_for_changes (CutiComparison *comparison, gint64 stamp)
{
  CutiDocument *document =
    cuti_document_new_empty (cuti_comparison_get_after_case (comparison),
                             cuti_comparison_get_after (comparison), _("Changes of the plan"),
                             stamp);

  add_introduction (document->body, comparison);
  add_scope (document->body, comparison);
  add_facts (document->body, comparison);
  add_items (document->body, comparison);
  add_left_out (document->body, comparison);
  cuti_document_mark_languages (document, cuti_case_get_knowledge (
                                            cuti_comparison_get_after_case (comparison)));
  return document;
}
