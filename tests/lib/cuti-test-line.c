/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quick way to read a case from a line against the long one.
 */

#include "cuti-test-line.h"

#include <string.h>

static void
assert_slots_equal (CutiSnapshot *a, CutiSnapshot *b, guint fact, guint lesion)
{
  CutiValue x = cuti_snapshot_get_value (a, fact, lesion), y = cuti_snapshot_get_value (b, fact, lesion);

  g_assert_cmpint (x.known, ==, y.known);
  g_assert_cmpint (x.n, ==, y.n);
  g_assert_cmpint (cuti_snapshot_get_flags (a, fact, lesion), ==, cuti_snapshot_get_flags (b, fact, lesion));
}

static void
assert_snapshots_equal (CutiSnapshot *a, CutiSnapshot *b)
{
  guint n_lesions = cuti_snapshot_get_n_lesions (a);

  g_assert_cmpuint (n_lesions, ==, cuti_snapshot_get_n_lesions (b));
  for (guint lesion = 0; lesion < n_lesions; lesion++)
    g_assert_cmpstr (cuti_snapshot_get_lesion_id (a, lesion), ==, cuti_snapshot_get_lesion_id (b, lesion));

  for (guint fact = 0; fact < cuti_knowledge_get_n_facts (cuti_snapshot_get_knowledge (a)); fact++)
    for (guint lesion = 0; lesion < MAX (n_lesions, 1); lesion++)
      assert_slots_equal (a, b, fact, lesion);
}

gboolean
cuti_test_line_compare (CutiKnowledge *knowledge, const char *line, gsize length)
{
  /* As long as it is, so that a sanitizer sees whoever reads on. */
  g_autofree char *copy = g_malloc (length + 1);
  g_autoptr(CutiLineReader) quick = cuti_line_reader_new (knowledge);
  g_autoptr(CutiLineReader) thorough = cuti_line_reader_new (knowledge);
  g_autoptr(GError) error = NULL;
  gboolean is_good;

  memcpy (copy, line, length);
  copy[length] = '\0';
  is_good = cuti_line_reader_read_any (thorough, copy, length, &error);
  g_assert_true (is_good == (error == NULL));
  if (!cuti_line_reader_read_plain (quick, copy, length))
    return FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (cuti_line_reader_get_n_ignored (thorough), ==, 0);
  g_assert_cmpstr (cuti_line_reader_get_id (quick), ==, cuti_line_reader_get_id (thorough));
  assert_snapshots_equal (cuti_line_reader_get_snapshot (quick), cuti_line_reader_get_snapshot (thorough));
  return TRUE;
}
