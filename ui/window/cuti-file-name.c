/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters, digits, dot, hyphen and underscore of ASCII. The text comes from
 * the label of the case, in which no patient is named.
 */

#include "config.h"

#include "cuti-file-name.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONGEST_LABEL 40
#define LONGEST_NAME 255 /* bytes, on every common file system */

/**
 * cuti_file_name_make:
 * @prefix: what stands before the label
 * @label: any text
 * @suffix: what stands after it, with the extension
 *
 * Returns: (transfer full): a name without directory
 */
char *
cuti_file_name_make (const char *prefix, const char *label, const char *suffix)
{
  g_autofree char *ascii = g_str_to_ascii (label, "C");
  g_autoptr(GString) name = g_string_new (prefix);
  gsize start = name->len;

  for (const char *p = ascii; *p != '\0' && name->len - start < LONGEST_LABEL; p++)
    {
      if (g_ascii_isalnum (*p) || (*p == '-' || *p == '_'))
        g_string_append_c (name, *p);
      else if (name->len > start && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > start && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == start)
    g_string_append (name, "case");

  g_string_append (name, suffix);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/**
 * cuti_file_name_dup_problem:
 * @name: what somebody typed
 *
 * Judges by what any system takes: a PDF goes from one to the other.
 *
 * Returns: (transfer full) (nullable): why this cannot be the name of a file,
 *   in one sentence
 */
char *
cuti_file_name_dup_problem (const char *name)
{
  const char *bad = strpbrk (name, "/\\:*?\"<>|");

  if (*name == '\0')
    return g_strdup (_("The file needs a name."));
  if (*name == '.')
    return g_strdup (_("A file name that begins with a dot would hide the file."));
  if (bad != NULL)
    return g_strdup_printf (_("The character %c cannot be in a file name."), *bad);
  if (strlen (name) > LONGEST_NAME)
    return g_strdup (_("This file name is too long."));
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return g_strdup (_("A line break or another control character cannot be in a file name."));

  return NULL;
}
