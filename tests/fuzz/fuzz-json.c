/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes are refused with an error or read into a tree; what was read is
 * written so that it reads back the same, twice.
 */

#include "cuti-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
assert_reads_back (JsonNode *node, const char *text)
{
  g_autoptr(JsonNode) again = cuti_json_parse (text, -1, NULL);
  g_autofree char *before = cuti_json_to_canonical (node);

  g_assert_nonnull (again);

  g_autofree char *after = cuti_json_to_canonical (again);

  g_assert_cmpstr (before, ==, after);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cuti_json_parse ((const char *) data, size, &error);

  g_assert_true ((node == NULL) == (error != NULL));
  if (node == NULL)
    return 0;

  g_autofree char *canonical = cuti_json_to_canonical (node);
  g_autofree char *pretty = cuti_json_to_pretty (node, NULL);

  assert_reads_back (node, canonical);
  assert_reads_back (node, pretty);
  return 0;
}
