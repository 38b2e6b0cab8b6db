/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli: everything that needs no window.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "cuti-command.h"

static const struct
{
  const char *name;
  int       (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "plan", cuti_command_plan, N_("Make the plan of a case: text, JSON or PDF") },
  { "batch", cuti_command_batch, N_("Make a plan for every case on standard input") },
  { "check", cuti_command_check, N_("Verify a knowledge base") },
  { "calculate", cuti_command_calculate, N_("Apply a clinical formula, or list them") },
  { "knowledge", cuti_command_knowledge, N_("Print a knowledge base: what rests on what, or its rules as CQL or FHIR") },
  { "import", cuti_command_import, N_("Make a case of a FHIR record, with a report") },
};

static void
print_usage (void (*print) (const char *format, ...))
{
  print ("%s\n\n", _("Usage: cutiplan-cli COMMAND [OPTION…]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  print ("\n%s\n", _("“cutiplan-cli COMMAND --help” lists the options of a command."));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("cutiplan-cli");

  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_usage (g_print);
      return CUTI_EXIT_DONE;
    }
  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("cutiplan-cli %s\n", PACKAGE_VERSION);
      return CUTI_EXIT_DONE;
    }

  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);

  if (argc >= 2)
    g_printerr (_("cutiplan-cli: “%s” is not a command.\n\n"), argv[1]);
  print_usage (g_printerr);
  return CUTI_EXIT_USAGE;
}
