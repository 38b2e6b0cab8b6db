/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli batch: one case a line in, one plan a line out, in order. A
 * bad line gives an error in its place and the rest goes on.
 */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cuti-command.h"
#include "cuti-json.h"
#include "cuti-plan.h"

static JsonNode *
write_verdicts (CutiCase *patient_case, CutiPlan *plan)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  GListModel *items = cuti_plan_get_items (plan);
  JsonArray *array = json_array_new ();

  if (cuti_case_get_id (patient_case) != NULL)
    json_object_set_string_member (object, "case", cuti_case_get_id (patient_case));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      CutiVerdict verdict = cuti_plan_item_get_verdict (item);
      JsonObject *line = json_object_new ();

      json_object_set_string_member (line, "id", cuti_advice_get_id (advice));
      if (cuti_plan_item_get_lesion (item) != NULL)
        json_object_set_string_member (line, "lesion", cuti_plan_item_get_lesion (item));
      json_object_set_string_member (line, "verdict", cuti_verdict_to_nick (verdict));
      json_object_set_boolean_member (line, "firm", cuti_plan_item_is_firm (item));
      json_array_add_object_element (array, line);
    }
  json_object_set_array_member (object, "advice", array);
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
evaluate_line (CutiKnowledge *knowledge,
               const char    *line,
               gsize          length,
               gboolean       verdicts,
               GError       **error)
{
  g_autoptr(JsonNode) json = cuti_json_parse (line, length, error);
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;

  if (json == NULL)
    return NULL;
  patient_case = cuti_case_new_from_json (knowledge, json, error);
  if (patient_case == NULL)
    return NULL;

  plan = cuti_plan_new (patient_case);
  return verdicts ? write_verdicts (patient_case, plan) : cuti_plan_to_json (plan);
}

static JsonNode *
write_error (const GError *error, gint64 line)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "error", error->message);
  json_object_set_int_member (object, "line", line);
  json_node_take_object (node, object);
  return node;
}

static int
evaluate_all (CutiKnowledge *knowledge, gboolean verdicts)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (input);
  GError *error = NULL;

  for (gint64 number = 1;; number++)
    {
      gsize length;
      g_autofree char *line = g_data_input_stream_read_line (lines, &length, NULL, &error);
      g_autoptr(GError) fault = NULL;
      g_autoptr(JsonNode) node = NULL;
      g_autofree char *text = NULL;

      if (error != NULL)
        return cuti_command_fail (error);
      if (line == NULL)
        break;

      node = evaluate_line (knowledge, line, length, verdicts, &fault);
      if (node == NULL)
        node = write_error (fault, number);
      text = cuti_json_to_canonical (node);
      if (puts (text) < 0)
        break;
    }

  if (fflush (stdout) == 0 && !ferror (stdout))
    return CUTI_EXIT_DONE;
  g_printerr ("cutiplan-cli: %s\n", _("Standard output cannot be written to."));
  return CUTI_EXIT_INPUT;
}

/**
 * cuti_command_batch:
 *
 * Returns: the exit status
 */
int
cuti_command_batch (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  gboolean verdicts = FALSE;
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = NULL;
  GOptionEntry entries[] = {
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Use the knowledge base in DIR"),
      N_("DIR") },
    { "verdicts", 0, 0, G_OPTION_ARG_NONE, &verdicts, N_("Print only id, lesion, verdict and firm"),
      NULL },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("< CASES > PLANS"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc != 1)
    {
      g_printerr ("cutiplan-cli: %s\n",
                  _("“batch” reads cases from standard input and takes no file."));
      return CUTI_EXIT_USAGE;
    }

  knowledge = cuti_command_load_knowledge (folder, &error);
  return knowledge != NULL ? evaluate_all (knowledge, verdicts) : cuti_command_fail (error);
}
