/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window program.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "cuti-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr(GApplication) app = NULL;

  /* Forms need no GPU: without it the program starts in half the time and memory. */
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Cutiplan");

  app = cuti_application_new ();
  return g_application_run (app, argc, argv);
}
