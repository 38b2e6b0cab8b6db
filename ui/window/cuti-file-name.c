/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters, digits, dot, hyphen and underscore of ASCII. The text comes from
 * the label of the case, in which no patient is named.
 */

#include "cuti-file-name.h"

#include <string.h>

#define LONGEST_LABEL 40

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
