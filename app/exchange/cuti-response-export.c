/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The responses of a case without identity. Nothing is passed on that could
 * hold a free text: lesions become their number, times are written anew, and
 * notes go out only when they are asked for.
 */

#include <string.h>

#include "cuti-response-export.h"

#define FORMAT "cutiplan-responses/1"

typedef struct
{
  CutiCase     *patient_case;
  CutiPlanItem *item;
  CutiResponse *response;
  gboolean      notes;
} Entry;

typedef void (*EntryFunc) (const Entry *entry, gpointer data);

/* In the order of the plan. Returns how many. */
static guint
foreach_response (CutiCase *patient_case, CutiPlan *plan, gboolean notes, EntryFunc func, gpointer data)
{
  GListModel *items = cuti_plan_get_items (plan);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      const char *advice = cuti_advice_get_id (cuti_plan_item_get_advice (item));
      Entry entry = { patient_case, item, NULL, notes };

      entry.response = cuti_case_find_response (patient_case, advice,
                                                cuti_plan_item_get_lesion (item));
      if (entry.response == NULL)
        continue;
      func (&entry, data);
      n++;
    }
  return n;
}

/* The number of the lesion in the list; 0: not of a lesion. */
static guint
get_lesion_number (const Entry *entry)
{
  GListModel *lesions = cuti_case_get_lesions (entry->patient_case);
  const char *id = cuti_plan_item_get_lesion (entry->item);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (lesions); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (lesions, i);

      if (g_str_equal (cuti_lesion_get_id (lesion), id))
        return i + 1;
    }
  return 0;
}

static const char *
get_reason (const Entry *entry)
{
  if (cuti_response_get_reply (entry->response) != CUTI_REPLY_DECLINED)
    return NULL;
  return cuti_decline_to_nick (cuti_response_get_reason (entry->response));
}

static const char *
get_until (const Entry *entry)
{
  if (cuti_response_get_reply (entry->response) != CUTI_REPLY_DEFERRED)
    return NULL;
  return cuti_response_get_until (entry->response);
}

/* Nothing that only stands where a time should. */
static char *
dup_time (const Entry *entry)
{
  const char *at = cuti_response_get_at (entry->response);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, utc) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

static const char *
get_note (const Entry *entry)
{
  return entry->notes ? cuti_response_get_note (entry->response) : NULL;
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
add_to_array (const Entry *entry, gpointer array)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (entry->item);
  JsonObject *object = json_object_new ();
  g_autofree char *at = dup_time (entry);
  guint lesion = get_lesion_number (entry);

  set_text (object, "advice", cuti_advice_get_id (advice));
  if (lesion > 0)
    json_object_set_int_member (object, "lesion", lesion);
  set_text (object, "section", cuti_advice_get_section (advice));
  set_text (object, "verdict", cuti_verdict_to_nick (cuti_plan_item_get_verdict (entry->item)));
  set_text (object, "answer", cuti_reply_to_nick (cuti_response_get_reply (entry->response)));
  set_text (object, "reason", get_reason (entry));
  set_text (object, "until", get_until (entry));
  set_text (object, "at", at);
  set_text (object, "note", get_note (entry));
  json_object_set_boolean_member (object, "stale",
                                  cuti_case_is_response_stale (entry->patient_case, entry->response));
  json_array_add_object_element (array, object);
}

static gboolean
is_date (const char *text)
{
  CutiPartialDate date;

  return text != NULL && cuti_partial_date_parse (text, &date);
}

static void
set_mdt (JsonObject *object, CutiCase *patient_case, gboolean notes)
{
  JsonObject *mdt = json_object_new ();

  if (!cuti_case_has_mdt (patient_case))
    {
      json_object_unref (mdt);
      json_object_set_null_member (object, "mdt");
      return;
    }

  if (is_date (cuti_case_get_mdt (patient_case, CUTI_MDT_DATE)))
    set_text (mdt, "date", cuti_case_get_mdt (patient_case, CUTI_MDT_DATE));
  if (notes)
    {
      set_text (mdt, "decision", cuti_case_get_mdt (patient_case, CUTI_MDT_DECISION));
      set_text (mdt, "dissent", cuti_case_get_mdt (patient_case, CUTI_MDT_DISSENT));
    }
  json_object_set_object_member (object, "mdt", mdt);
}

/**
 * cuti_response_export_json:
 * @plan: of @patient_case as it is now
 * @notes: whether the free texts go out, too
 *
 * Returns: (transfer full): what was said to the advice, and how much was
 *   said to advice that there is no more
 */
JsonNode *
cuti_response_export_json (CutiCase *patient_case, CutiPlan *plan, gboolean notes)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  const char *id = cuti_case_get_id (patient_case);
  guint n_all = g_list_model_get_n_items (cuti_case_get_responses (patient_case));
  guint n = foreach_response (patient_case, plan, notes, add_to_array, array);

  set_text (object, "format", FORMAT);
  if (id != NULL && g_uuid_string_is_valid (id)) /* Any other could be a name. */
    set_text (object, "case", id);
  else
    json_object_set_null_member (object, "case");
  json_object_set_object_member (object, "knowledge",
                                 cuti_knowledge_describe (cuti_plan_get_knowledge (plan)));
  json_object_set_array_member (object, "responses", array);
  json_object_set_int_member (object, "not_listed", n_all - n);
  set_mdt (object, patient_case, notes);
  json_node_take_object (node, object);
  return node;
}

/* RFC 4180; and what a spreadsheet would run as a formula is a text. */
static void
append_field (GString *csv, const char *text)
{
  g_autoptr(GString) field = g_string_new (text);

  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
  if (text == NULL)
    return;
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_prepend_c (field, '\'');
  if (strpbrk (field->str, ",\"\r\n") == NULL)
    {
      g_string_append (csv, field->str);
      return;
    }
  g_string_replace (field, "\"", "\"\"", 0);
  g_string_append_printf (csv, "\"%s\"", field->str);
}

static void
add_to_csv (const Entry *entry, gpointer csv)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (entry->item);
  guint number = get_lesion_number (entry);
  g_autofree char *lesion = number > 0 ? g_strdup_printf ("%u", number) : NULL;
  g_autofree char *at = dup_time (entry);

  append_field (csv, cuti_advice_get_id (advice));
  append_field (csv, lesion);
  append_field (csv, cuti_advice_get_section (advice));
  append_field (csv, cuti_verdict_to_nick (cuti_plan_item_get_verdict (entry->item)));
  append_field (csv, cuti_reply_to_nick (cuti_response_get_reply (entry->response)));
  append_field (csv, get_reason (entry));
  append_field (csv, get_until (entry));
  append_field (csv, at);
  append_field (csv, cuti_case_is_response_stale (entry->patient_case, entry->response)
                       ? "true" : "false");
  if (entry->notes)
    append_field (csv, get_note (entry));
  g_string_append (csv, "\r\n");
}

/**
 * cuti_response_export_csv:
 * @plan: of @patient_case as it is now
 * @notes: whether the free texts go out, too
 *
 * Returns: (transfer full): what was said to the advice, a line each
 */
char *
cuti_response_export_csv (CutiCase *patient_case, CutiPlan *plan, gboolean notes)
{
  GString *csv = g_string_new ("advice,lesion,section,verdict,answer,reason,until,at,stale");

  g_string_append (csv, notes ? ",note\r\n" : "\r\n");
  foreach_response (patient_case, plan, notes, add_to_csv, csv);
  return g_string_free (csv, FALSE);
}
