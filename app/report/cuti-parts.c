/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of parts, for the command line and for people.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-parts.h"

static const struct
{
  const char *nick, *label;
} parts_info[CUTI_N_PARTS] = {
  { "facts", N_("Case facts and calculated values") },
  { "undecided", N_("What is needed to decide the rest") },
  { "not-offered", N_("What is not offered, and why") },
};

/**
 * cuti_parts_parse:
 * @names: divided by commas
 *
 * Returns: whether each is a part
 */
gboolean
cuti_parts_parse (const char *names, CutiParts *parts)
{
  g_auto(GStrv) list = g_strsplit (names, ",", -1);

  *parts = 0;
  for (guint i = 0; list[i] != NULL; i++)
    {
      guint part = 0;

      while (part < CUTI_N_PARTS && !g_str_equal (g_strstrip (list[i]), parts_info[part].nick))
        part++;
      if (part == CUTI_N_PARTS)
        return FALSE;
      *parts |= 1 << part;
    }

  return *parts != 0;
}

/**
 * cuti_parts_dup_names:
 *
 * Returns: (transfer full): what cuti_parts_parse() takes, for people
 */
char *
cuti_parts_dup_names (void)
{
  GString *names = g_string_new (parts_info[0].nick);

  for (guint i = 1; i < CUTI_N_PARTS; i++)
    g_string_append_printf (names, ", %s", parts_info[i].nick);
  return g_string_free (names, FALSE);
}

/**
 * cuti_parts_get_label:
 * @part: 0 for the first
 */
const char *
cuti_parts_get_label (guint part)
{
  return g_dgettext (GETTEXT_PACKAGE, parts_info[part].label);
}

/**
 * cuti_parts_dup_text:
 *
 * Returns: (transfer full) (nullable): what a document says of the parts that
 *   are not in it; %NULL where it is whole
 */
char *
cuti_parts_dup_text (CutiParts left_out)
{
  g_autoptr(GString) labels = g_string_new (NULL);

  for (guint i = 0; i < CUTI_N_PARTS; i++)
    if (left_out & 1 << i)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? "; " : "",
                              cuti_parts_get_label (i));

  return labels->len > 0
         ? cuti_format_words (_("Left out of this document at export: %s."), labels->str) : NULL;
}
