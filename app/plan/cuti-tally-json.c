/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tally as JSON, which can be read again to be added up, and as CSV, which
 * has one row a count.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-case.h"
#include "cuti-json.h"
#include "cuti-tally-private.h"

#define FORMAT "cutiplan-summary/1"
#define LINE_END "\r\n"

static const char *const total_names[CUTI_N_TOTALS] = { "cases", "out_of_scope", "with_ignored",
                                                        "errors" };

static JsonObject *
write_verdicts (const CutiTallyItem *item)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < CUTI_N_VERDICTS; i++)
    {
      JsonObject *counts = json_object_new ();

      json_object_set_int_member (counts, "lines", item->lines[i]);
      json_object_set_int_member (counts, "cases", item->cases[i]);
      json_object_set_object_member (object, cuti_verdict_to_nick (i), counts);
    }
  return object;
}

static JsonArray *
write_needs (CutiTally *self, guint advice)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i <= self->n_facts; i++)
    {
      gint64 n = *cuti_tally_get_need (self, advice, i);
      JsonObject *need;

      if (n == 0)
        continue;
      need = json_object_new ();
      json_object_set_string_member (need, "fact", cuti_tally_get_need_id (self, i));
      json_object_set_int_member (need, "lines", n);
      json_array_add_object_element (array, need);
    }
  return array;
}

/**
 * cuti_tally_to_json:
 *
 * Returns: (transfer full): all counts, items in plan order
 */
JsonNode *
cuti_tally_to_json (CutiTally *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_object_member (object, "knowledge", cuti_knowledge_describe (self->knowledge));
  for (guint i = 0; i < CUTI_N_TOTALS; i++)
    json_object_set_int_member (object, total_names[i], self->totals[i]);

  for (guint i = 0; i < self->n_advice; i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "id", cuti_advice_get_id (advice));
      json_object_set_string_member (item, "section", cuti_advice_get_section (advice));
      json_object_set_object_member (item, "verdicts", write_verdicts (&self->items[i]));
      json_object_set_array_member (item, "needs", write_needs (self, i));
      json_array_add_object_element (array, item);
    }
  json_object_set_array_member (object, "advice", array);
  json_node_take_object (node, object);
  return node;
}

/* A field as RFC 4180 has it. */
static void
append_field (GString *csv, const char *text)
{
  g_autoptr(GString) quoted = NULL;

  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  quoted = g_string_new (text);
  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (csv, "\"%s\"", quoted->str);
}

static void
append_row (GString *csv, CutiAdvice *advice, const char *count, const char *fact)
{
  append_field (csv, advice != NULL ? cuti_advice_get_id (advice) : "");
  g_string_append_c (csv, ',');
  append_field (csv, advice != NULL ? cuti_advice_get_section (advice) : "");
  g_string_append_printf (csv, ",%s,", count);
  append_field (csv, fact);
}

static void
append_item (CutiTally *self, GString *csv, guint i)
{
  CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);

  for (guint verdict = 0; verdict < CUTI_N_VERDICTS; verdict++)
    {
      append_row (csv, advice, cuti_verdict_to_nick (verdict), "");
      g_string_append_printf (csv, ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT LINE_END,
                              self->items[i].lines[verdict], self->items[i].cases[verdict]);
    }

  for (guint fact = 0; fact <= self->n_facts; fact++)
    {
      gint64 n = *cuti_tally_get_need (self, i, fact);

      if (n == 0)
        continue;
      append_row (csv, advice, "needs", cuti_tally_get_need_id (self, fact));
      g_string_append_printf (csv, ",%" G_GINT64_FORMAT "," LINE_END, n);
    }
}

/**
 * cuti_tally_to_csv:
 *
 * Returns: (transfer full): all counts, one a row below a header: first the
 *   totals, then item by item its verdicts and what it wanted
 */
char *
cuti_tally_to_csv (CutiTally *self)
{
  GString *csv = g_string_new ("advice,section,count,fact,lines,cases" LINE_END);

  for (guint i = 0; i < CUTI_N_TOTALS; i++)
    {
      append_row (csv, NULL, total_names[i], "");
      g_string_append_printf (csv, ",,%" G_GINT64_FORMAT LINE_END, self->totals[i]);
    }
  for (guint i = 0; i < self->n_advice; i++)
    append_item (self, csv, i);
  return g_string_free (csv, FALSE);
}

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error_literal (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT, reason);
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  return fail (error, _("This summary is damaged: a count is missing or is none."));
}

static JsonNode *
get_member (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gboolean
add_count (gint64 *sum, JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) >= 0
         && __builtin_add_overflow (*sum, json_node_get_int (node), sum) == 0;
}

/* The index of the fact, that of `lesions`, or G_MAXUINT. */
static guint
find_need (CutiTally *self, const char *id)
{
  CutiFact *fact = id != NULL ? cuti_knowledge_find_fact (self->knowledge, id) : NULL;

  if (fact != NULL)
    return cuti_fact_get_index (fact);
  return g_strcmp0 (id, "lesions") == 0 ? self->n_facts : G_MAXUINT;
}

static gboolean
add_needs (CutiTally *self, guint advice, JsonArray *needs)
{
  for (guint i = 0; needs != NULL && i < json_array_get_length (needs); i++)
    {
      JsonNode *node = json_array_get_element (needs, i);
      JsonObject *need = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      guint fact = find_need (self, get_text (need, "fact"));

      if (fact == G_MAXUINT
          || !add_count (cuti_tally_get_need (self, advice, fact), need, "lines"))
        return FALSE;
    }
  return needs != NULL;
}

static gboolean
add_item (CutiTally *self, guint i, JsonNode *node)
{
  CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *verdicts = get_object (object, "verdicts");

  if (g_strcmp0 (get_text (object, "id"), cuti_advice_get_id (advice)) != 0)
    return FALSE;

  for (guint verdict = 0; verdict < CUTI_N_VERDICTS; verdict++)
    {
      JsonObject *counts = get_object (verdicts, cuti_verdict_to_nick (verdict));

      if (!add_count (&self->items[i].lines[verdict], counts, "lines")
          || !add_count (&self->items[i].cases[verdict], counts, "cases"))
        return FALSE;
    }
  return add_needs (self, i, get_array (object, "needs"));
}

/**
 * cuti_tally_add_json:
 * @node: a tally that was written
 *
 * Adds up; where that fails the tally is of no use any more.
 */
gboolean
cuti_tally_add_json (CutiTally *self, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *advice = get_array (object, "advice");

  if (g_strcmp0 (get_text (object, "format"), FORMAT) != 0)
    return fail (error, _("This is not a summary; expected “cutiplan-summary/1”."));
  if (g_strcmp0 (get_text (get_object (object, "knowledge"), "sha256"),
                 cuti_knowledge_get_sha256 (self->knowledge)) != 0)
    return fail (error, _("This summary was made with another knowledge base."));

  for (guint i = 0; i < CUTI_N_TOTALS; i++)
    if (!add_count (&self->totals[i], object, total_names[i]))
      return fail_damaged (error);
  if (advice == NULL || json_array_get_length (advice) != self->n_advice)
    return fail_damaged (error);
  for (guint i = 0; i < self->n_advice; i++)
    if (!add_item (self, i, json_array_get_element (advice, i)))
      return fail_damaged (error);
  return TRUE;
}
