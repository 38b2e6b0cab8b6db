/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli knowledge: the knowledge base in another form. As JSON it is
 * the map of what rests on what.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-command.h"
#include "cuti-json.h"
#include "cuti-knowledge-map.h"

static int
print_map (const char *path, const char *output)
{
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_command_load_knowledge (path, &error);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *text;

  if (knowledge == NULL)
    return cuti_command_fail (error);

  node = cuti_knowledge_map (knowledge);
  text = cuti_json_to_pretty (node, NULL);
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
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("Print the knowledge base as json"),
      N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE"), N_("FILE") },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("[DIR]"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc > 2)
    {
      g_printerr ("cutiplan-cli: %s\n", _("“knowledge” takes one folder, and --format json."));
      return CUTI_EXIT_USAGE;
    }
  if (format != NULL && !g_str_equal (format, "json"))
    {
      g_printerr (_("cutiplan-cli: “%s” is not a format. Choose json.\n"), format);
      return CUTI_EXIT_USAGE;
    }

  return print_map (argc == 2 ? argv[1] : NULL, output);
}
