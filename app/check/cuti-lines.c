/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges every item of the knowledge base for one case.
 */

#include "cuti-lines.h"

static void
add_line (GArray *lines, CutiSnapshot *snapshot, CutiAdvice *advice, guint lesion)
{
  CutiFactView view = cuti_snapshot_get_view (snapshot, lesion);
  CutiLine line = { advice, lesion, cuti_judge (advice, &view) };

  g_array_append_val (lines, line);
}

/**
 * cuti_lines_new:
 *
 * Returns: (transfer full) (element-type CutiLine): what a plan would say of
 *   each item, once a lesion where it is about lesions
 */
GArray *
cuti_lines_new (CutiSnapshot *snapshot)
{
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);
  guint n_lesions = MAX (cuti_snapshot_get_n_lesions (snapshot), 1);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CutiLine));

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      if (!cuti_advice_is_lesion_advice (advice))
        add_line (lines, snapshot, advice, CUTI_NO_LESION);
      else
        for (guint lesion = 0; lesion < n_lesions; lesion++)
          add_line (lines, snapshot, advice, lesion);
    }

  return lines;
}
