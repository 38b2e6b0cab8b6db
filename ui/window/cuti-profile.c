/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "cuti-profile.h"

#define GROUP "author"
#define KEY "name"

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "cutiplan", "profile", NULL);
}

/* Empty where there is none yet, or none that can be read. */
static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = get_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

/**
 * cuti_profile_dup_name:
 *
 * Returns: (transfer full) (nullable): the name that responses are signed with
 */
char *
cuti_profile_dup_name (void)
{
  g_autoptr(GKeyFile) file = load ();
  g_autofree char *name = g_key_file_get_string (file, GROUP, KEY, NULL);

  return name != NULL && *g_strstrip (name) != '\0' ? g_steal_pointer (&name) : NULL;
}

/**
 * cuti_profile_set_name:
 * @name: empty to forget it
 *
 * Remembers the name. Where the file cannot be written it is asked for again.
 */
void
cuti_profile_set_name (const char *name)
{
  g_autoptr(GKeyFile) file = load ();
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_return_if_fail (name != NULL);

  if (*name != '\0')
    g_key_file_set_string (file, GROUP, KEY, name);
  else
    g_key_file_remove_key (file, GROUP, KEY, NULL);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_info ("%s", error->message);
}
