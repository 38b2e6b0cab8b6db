/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands share: options, the knowledge base, output, one line
 * for an error.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "cuti-case-file.h"
#include "cuti-command.h"

#define SHIPPED "resource:///org/cutiplan/Cutiplan/knowledge"

/**
 * cuti_command_get_folder:
 * @path: (nullable): a folder; %NULL for the knowledge base that is shipped
 *
 * Returns: (transfer full): the folder of a knowledge base
 */
GFile *
cuti_command_get_folder (const char *path)
{
  return path != NULL ? g_file_new_for_commandline_arg (path) : g_file_new_for_uri (SHIPPED);
}

/**
 * cuti_command_load_knowledge:
 * @path: (nullable): a folder; %NULL for the knowledge base that is shipped
 *
 * Returns: (transfer full): the knowledge base
 */
CutiKnowledge *
cuti_command_load_knowledge (const char *path, GError **error)
{
  g_autoptr(GFile) folder = cuti_command_get_folder (path);

  return cuti_knowledge_load (folder, NULL, error);
}

/**
 * cuti_command_parse:
 * @usage: what follows the command's name
 *
 * Parses the options of a command; says on standard error what is wrong.
 */
gboolean
cuti_command_parse (GOptionEntry *entries, const char *usage, int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  g_printerr ("cutiplan-cli: %s\n", error->message);
  return FALSE;
}

/**
 * cuti_command_fail:
 * @error: (transfer full): what is the matter
 *
 * Returns: the exit status for faulty input
 */
int
cuti_command_fail (GError *error)
{
  g_printerr ("cutiplan-cli: %s\n", error->message);
  g_error_free (error);
  return CUTI_EXIT_INPUT;
}

/**
 * cuti_command_write:
 * @path: (nullable): a file; %NULL for standard output
 *
 * Returns: the exit status
 */
int
cuti_command_write (const char *path, GBytes *bytes)
{
  g_autoptr(GFile) file = NULL;
  GError *error = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (path == NULL)
    {
      if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
        return CUTI_EXIT_DONE;
      g_printerr ("cutiplan-cli: %s\n", _("Standard output cannot be written to."));
      return CUTI_EXIT_INPUT;
    }

  file = g_file_new_for_commandline_arg (path);
  if (!cuti_file_write_privately (file, bytes, &error))
    return cuti_command_fail (error);
  return CUTI_EXIT_DONE;
}
