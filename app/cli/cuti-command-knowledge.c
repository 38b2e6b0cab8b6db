/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli knowledge: the knowledge base in another form. As JSON it is
 * the map of what rests on what; as CQL and as FHIR other engines run it.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-command.h"
#include "cuti-cql.h"
#include "cuti-json.h"
#include "cuti-knowledge-fhir.h"
#include "cuti-knowledge-map.h"

static char *
write_json (JsonNode *node)
{
  g_autoptr(JsonNode) owned = node;

  return cuti_json_to_pretty (owned, NULL);
}

static int
print_as (const char *path, const char *format, const char *output)
{
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_command_load_knowledge (path, &error);
  g_autoptr(GBytes) bytes = NULL;
  char *text;

  if (knowledge == NULL)
    return cuti_command_fail (error);

  if (g_str_equal (format, "cql"))
    text = cuti_cql_write (knowledge);
  else if (g_str_equal (format, "fhir"))
    text = write_json (cuti_knowledge_fhir_write (knowledge));
  else
    text = write_json (cuti_knowledge_map (knowledge));
  bytes = g_bytes_new_take (text, strlen (text));
  return cuti_command_write (output, bytes);
}

/**
 * cuti_command_knowledge:
 *
 * Returns: the exit status
 */
int
cuti_command_knowledge (int argc, char **argv)
{
  static const char *const formats[] = { "json", "cql", "fhir", NULL };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("Print the knowledge base as json, cql or fhir"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE"), N_("FILE") },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("[DIR]"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc > 2)
    {
      g_printerr ("cutiplan-cli: %s\n",
                  _("“knowledge” takes one folder, and --format json, cql or fhir."));
      return CUTI_EXIT_USAGE;
    }
  if (format != NULL && !g_strv_contains (formats, format))
    {
      g_printerr (_("cutiplan-cli: “%s” is not a format. Choose json, cql or fhir.\n"), format);
      return CUTI_EXIT_USAGE;
    }

  return print_as (argc == 2 ? argv[1] : NULL, format != NULL ? format : "json", output);
}
