/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gettext looks for a catalogue in a folder of its language; one is made that
 * leads to the file which the build has compiled.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "cuti-test-catalogue.h"

static char *root;

static void
remove_links (void)
{
  g_autofree char *language = g_build_filename (root, g_getenv ("LANGUAGE"), NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

  g_remove (file);
  g_rmdir (messages);
  g_rmdir (language);
  g_rmdir (root);
  g_clear_pointer (&root, g_free);
}

void
cuti_test_bind_catalogue (void)
{
  const char *catalogue = g_getenv ("CUTI_TEST_CATALOGUE");
  g_autofree char *messages = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GFile) link = NULL;
  g_autoptr(GError) error = NULL;

  if (catalogue == NULL)
    return;

  root = g_dir_make_tmp ("cuti-locale-XXXXXX", &error);
  g_assert_no_error (error);
  messages = g_build_filename (root, g_getenv ("LANGUAGE"), "LC_MESSAGES", NULL);
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  path = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  link = g_file_new_for_path (path);
  g_file_make_symbolic_link (link, catalogue, NULL, &error);
  g_assert_no_error (error);
  atexit (remove_links);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, root);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
