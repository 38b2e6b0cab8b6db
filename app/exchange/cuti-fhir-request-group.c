/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options of the plan, section by section, each with its reasons and
 * sources: proposals, of which any number may be taken, none too. Each leads
 * to a task, since an action of FHIR has to lead to something; a request for a
 * medicine or a procedure would say more than the plan does.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"
#include "cuti-fhir-option.h"

static void
write_option (CutiFhirBundle *self, JsonObject *section, CutiPlanItem *item)
{
  JsonObject *action = cuti_fhir_append (section, "action", json_object_new ());
  g_autofree char *key = cuti_fhir_bundle_dup_key (item);

  cuti_fhir_option_write (self, action, item);
  json_object_set_object_member (action, "resource", cuti_fhir_bundle_refer (self, "Task", key));
}

static void
write_section (CutiFhirBundle *self, JsonObject *group, CutiTerm *section)
{
  GListModel *items = cuti_plan_get_items (self->plan);
  JsonObject *action = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      const char *id = cuti_advice_get_section (cuti_plan_item_get_advice (item));

      if (!g_str_equal (id, cuti_term_get_id (section)) || !cuti_fhir_bundle_is_listed (self, item))
        continue;
      if (action == NULL)
        {
          action = cuti_fhir_append (group, "action", json_object_new ());
          json_object_set_string_member (action, "title", cuti_term_get_label (section));
          json_object_set_string_member (action, "selectionBehavior", "any");
        }
      write_option (self, action, item);
    }
}

/* What is no option: warnings, and what is only to be known. */
static void
write_notes (CutiFhirBundle *self, JsonObject *group)
{
  GListModel *items = cuti_plan_get_items (self->plan);
  const char *reason = cuti_plan_get_out_of_scope (self->plan);

  if (reason != NULL)
    cuti_fhir_append (group, "note", cuti_fhir_note (reason));
  for (guint i = 0; reason == NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      CutiVerdict verdict = cuti_plan_item_get_verdict (item);
      g_autofree char *text = NULL;

      if (verdict != CUTI_VERDICT_AVOID && verdict != CUTI_VERDICT_INFORM)
        continue;
      text = cuti_fhir_option_dup_text (self, item);
      cuti_fhir_append (group, "note", cuti_fhir_note (text));
    }
}

void
cuti_fhir_write_request_group (CutiFhirBundle *self)
{
  JsonObject *group = cuti_fhir_bundle_add (self, "RequestGroup", "");
  GListModel *sections = cuti_knowledge_get_sections (self->knowledge);

  json_object_set_string_member (group, "status", self->version != NULL ? "active" : "draft");
  json_object_set_string_member (group, "intent", "proposal");
  json_object_set_object_member (group, "subject", cuti_fhir_bundle_refer (self, "Patient", ""));
  json_object_set_string_member (group, "authoredOn", self->time);
  json_object_set_object_member (group, "author", cuti_fhir_bundle_refer (self, "Device", ""));
  write_notes (self, group);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);

      write_section (self, group, section);
    }
}

static const char *const task_statuses[CUTI_N_REPLIES] = {
  [CUTI_REPLY_ACCEPTED] = "accepted",
  [CUTI_REPLY_DECLINED] = "rejected",
  [CUTI_REPLY_DEFERRED] = "on-hold",
  [CUTI_REPLY_DISCUSS] = "on-hold",
};

static const char *
get_task_status (CutiFhirBundle *self, CutiPlanItem *item)
{
  CutiResponse *response =
    cuti_case_find_response (self->patient_case,
                             cuti_advice_get_id (cuti_plan_item_get_advice (item)),
                             cuti_plan_item_get_lesion (item));

  return response != NULL ? task_statuses[cuti_response_get_reply (response)] : "draft";
}

static void
write_task (CutiFhirBundle *self, CutiPlanItem *item)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  g_autofree char *key = cuti_fhir_bundle_dup_key (item);
  g_autofree char *title = cuti_fhir_bundle_dup_title (self, item);
  JsonObject *task = cuti_fhir_bundle_add (self, "Task", key);

  json_object_set_string_member (task, "status", get_task_status (self, item));
  json_object_set_string_member (task, "intent", "proposal");
  json_object_set_object_member (task, "code",
                                 cuti_fhir_concept (cuti_fhir_option_coding (advice), NULL));
  json_object_set_string_member (task, "description", title);
  json_object_set_object_member (task, "for", cuti_fhir_bundle_refer (self, "Patient", ""));
  json_object_set_string_member (task, "authoredOn", self->time);
  json_object_set_object_member (task, "requester", cuti_fhir_bundle_refer (self, "Device", ""));
  cuti_fhir_bundle_name_lesion (self, task, cuti_plan_item_get_lesion (item));
}

void
cuti_fhir_write_tasks (CutiFhirBundle *self)
{
  GListModel *items = cuti_plan_get_items (self->plan);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);

      if (cuti_fhir_bundle_is_listed (self, item))
        write_task (self, item);
    }
}
