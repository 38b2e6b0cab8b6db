/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli check: verifies a knowledge base.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cuti-check.h"
#include "cuti-command.h"

static int
check (const char *path, gboolean as_json)
{
  g_autoptr(GFile) folder = cuti_command_get_folder (path);
  g_autoptr(CutiVerification) verification = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  char *text;
  int status;

  verification = cuti_check_knowledge (folder, NULL, &error);
  if (verification == NULL)
    return cuti_command_fail (error);

  text = as_json ? cuti_check_to_json (verification) : cuti_check_to_text (verification);
  bytes = g_bytes_new_take (text, strlen (text));
  status = cuti_command_write (NULL, bytes);
  if (status == CUTI_EXIT_DONE && cuti_check_count (verification, CUTI_SEVERITY_ERROR) > 0)
    return CUTI_EXIT_INPUT;
  return status;
}

/**
 * cuti_command_check:
 *
 * Returns: the exit status: 1 where there is an error
 */
int
cuti_command_check (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("Print the findings as text or json"),
      N_("FORMAT") },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("[DIR]"), &argc, &argv))
    return CUTI_EXIT_USAGE;
  if (argc > 2 || (format != NULL && !g_strv_contains (formats, format)))
    {
      g_printerr ("cutiplan-cli: %s\n", _("“check” takes one folder, and --format text or json."));
      return CUTI_EXIT_USAGE;
    }

  return check (argc == 2 ? argv[1] : NULL, g_strcmp0 (format, "json") == 0);
}
