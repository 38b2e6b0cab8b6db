/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * make-coverage DIR: writes the constructed worked cases of the knowledge base
 * in DIR, cases/coverage-<section>.json. The same knowledge base gives the
 * same bytes.
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "cuti-coverage.h"
#include "cuti-json.h"
#include "cuti-wrapped-json.h"

static gboolean
write_cases (const char *folder, const char *section, JsonArray *cases, GError **error)
{
  g_autofree char *name = g_strdup_printf ("coverage-%s.json", section);
  g_autofree char *path = g_build_filename (folder, "cases", name, NULL);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL, *old = NULL;

  json_object_set_array_member (object, "cases", json_array_ref (cases));
  json_node_take_object (node, object);
  text = cuti_json_to_wrapped (node);

  /* What is up to date keeps its time, and nothing is built anew for it. */
  if (g_file_get_contents (path, &old, NULL, NULL) && g_str_equal (old, text))
    return TRUE;
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
cover_section (CutiKnowledge *knowledge, const char *folder, const char *section, GError **error)
{
  g_autoptr(JsonArray) cases = json_array_new ();
  guint n_items = 0, n_given_up = 0;

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      if (!g_str_equal (cuti_advice_get_section (advice), section))
        continue;
      n_items++;
      if (!cuti_coverage_add_item (knowledge, advice, cases, &n_given_up))
        g_print ("%s: no case is found in which it is offered\n", cuti_advice_get_id (advice));
    }

  if (n_items == 0)
    return TRUE;
  g_print ("%s: %u items, %u cases", section, n_items, json_array_get_length (cases));
  if (n_given_up > 0)
    g_print (", %u searches given up", n_given_up);
  g_print ("\n");
  return write_cases (folder, section, cases, error);
}

static gboolean
cover_all (const char *folder, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (folder);
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (file, NULL, error);
  g_autofree char *cases = g_build_filename (folder, "cases", NULL);
  GListModel *sections;

  if (knowledge == NULL)
    return FALSE;

  g_mkdir (cases, 0777);
  sections = cuti_knowledge_get_sections (knowledge);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);

      if (!cover_section (knowledge, folder, cuti_term_get_id (section), error))
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 2)
    {
      g_printerr ("usage: make-coverage DIR\n");
      return 2;
    }
  if (cover_all (argv[1], &error))
    return 0;

  g_printerr ("make-coverage: %s\n", error->message);
  return 1;
}
