/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V9, V11 and V16: drugs and procedures have their limits, every item says
 * what it rests on and who approved it, and no statement of the source
 * article is left out. How far a reference was read is asked for at loading.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-checker.h"

#define LAST_STATEMENT 34

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

static gboolean
has_exclusion (CutiAdvice *advice)
{
  GListModel *arguments = cuti_advice_get_arguments (advice);

  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);

      if (cuti_argument_get_polarity (argument) == CUTI_POLARITY_EXCLUDES)
        return TRUE;
    }

  return FALSE;
}

static void
check_exclusion (CutiChecker *self, CutiAdvice *advice, const CutiPlace *place)
{
  if (cuti_advice_get_intervention_kind (advice) != NULL
      && cuti_advice_get_stance (advice) == CUTI_STANCE_DO && !has_exclusion (advice))
    cuti_checker_report (self, "V9", place->file, place->pointer,
                         _("“%s” is a %s and has no argument that excludes it."),
                         cuti_advice_get_id (advice), cuti_advice_get_intervention_kind (advice));
}

static void
check_citations (CutiChecker *self, CutiAdvice *advice, const CutiPlace *place)
{
  GListModel *citations = cuti_advice_get_citations (advice);

  if (g_list_model_get_n_items (citations) == 0)
    cuti_checker_report (self, "V11", place->file, place->pointer, _("“%s” cites no reference."),
                         cuti_advice_get_id (advice));

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr(CutiCitation) citation = g_list_model_get_item (citations, i);
      g_autofree char *pointer = g_strdup_printf ("%s/cites/%u", place->pointer, i);

      if (is_blank (cuti_citation_get_locator (citation)))
        cuti_checker_report (self, "V11", place->file, pointer,
                             _("The citation of “%s” has no locator."),
                             cuti_reference_get_id (cuti_citation_get_reference (citation)));
    }
}

static void
check_grading (CutiChecker *self, CutiAdvice *advice, const CutiPlace *place)
{
  static const char *const members[] = { "certainty", "directness" };
  g_autofree char *pointer = g_strconcat (place->pointer, "/evidence", NULL);
  JsonNode *node = json_object_get_member (place->object, "evidence");
  JsonObject *evidence = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                       : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (evidence == NULL || is_blank (cuti_json_text (evidence, members[i])))
      cuti_checker_report (self, "V11", place->file, pointer,
                           _("The evidence of “%s” has no “%s”."), cuti_advice_get_id (advice),
                           members[i]);
}

static void
check_approval (CutiChecker *self, CutiAdvice *advice, const CutiPlace *place)
{
  g_autofree char *pointer = g_strconcat (place->pointer, "/review", NULL);
  JsonObject *review = json_object_get_object_member (place->object, "review");

  if (g_strcmp0 (cuti_json_text (review, "status"), "approved") == 0
      && cuti_advice_get_review_status (advice) != CUTI_REVIEW_APPROVED)
    cuti_checker_report (self, "V11", place->file, pointer,
                         _("“%s” says that it is approved, but no sign-off matches its content."),
                         cuti_advice_get_id (advice));
}

static gboolean
is_implemented (CutiChecker *self, const char *statement)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    if (g_strv_contains (cuti_advice_get_statements (
                           cuti_knowledge_get_advice_item (self->knowledge, i)), statement))
      return TRUE;

  return FALSE;
}

static char *
find_statement (CutiChecker *self, const char *id)
{
  JsonArray *statements = cuti_checker_get_list (self, "statements.json", "statements");

  for (guint i = 0; statements != NULL && i < json_array_get_length (statements); i++)
    if (g_strcmp0 (cuti_json_text (json_array_get_object_element (statements, i), "id"), id) == 0)
      return g_strdup_printf ("/statements/%u", i);

  return g_strdup ("/statements");
}

static void
check_statements (CutiChecker *self)
{
  for (guint i = 1; i <= LAST_STATEMENT; i++)
    {
      g_autofree char *id = g_strdup_printf ("S%02u", i);
      g_autofree char *pointer = find_statement (self, id);

      if (!is_implemented (self, id))
        cuti_checker_report (self, "V16", "statements.json", pointer,
                             _("No item of advice implements the statement %s."), id);
    }
}

void
cuti_checker_check_evidence (CutiChecker *self)
{
  cuti_checker_looked_at (self, "V9", 0);
  cuti_checker_looked_at (self, "V11", 0);
  cuti_checker_looked_at (self, "V16", 0);
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      const CutiPlace *place = cuti_checker_find_place (self, advice);

      check_exclusion (self, advice, place);
      check_citations (self, advice, place);
      check_grading (self, advice, place);
      check_approval (self, advice, place);
    }

  check_statements (self);
}
