/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How authors, title, source and year of a reference become one line.
 */

#include "cuti-test-base.h"

#include "cuti-advice.h"

static const struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *citation;
} citations[] = {
  { "year-after-source", "'J'", "'J of K'", "A B. Guide. J of K 2024" },
  { "year-in-source-once", "'J'", "'J 2024;7:1-9'", "A B. Guide. J 2024;7:1-9" },
  { "year-at-end-of-source-once", "'J'", "'Report, 2024'", "A B. Guide. Report, 2024" },
  { "year-is-not-a-page", "'J'", "'J 7:20241-9'", "A B. Guide. J 7:20241-9 2024" },
  { "year-is-not-the-end-of-a-number", "'J'", "'J e12024'", "A B. Guide. J e12024 2024" },
  { "year-behind-a-number-like-it", "'J'", "'J e12024, 2024'", "A B. Guide. J e12024, 2024" },
  { "year-without-source", " 'source': 'J',", "", "A B. Guide. 2024" },
  { "no-year", ", 'year': 2024", "", "A B. Guide. J" },
  { "title-is-a-question", "'Guide'", "'Guide?'", "A B. Guide? J 2024" },
};

static void
test_reference_citation (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(CutiCitation) first = NULL;
  CutiAdvice *excise;

  cuti_test_base_write (folder);
  cuti_test_base_edit (folder, "references.json", citations[i].from, citations[i].to);
  knowledge = cuti_test_knowledge_load (folder);
  excise = cuti_knowledge_find_advice (knowledge, "surgery.excise");
  first = g_list_model_get_item (cuti_advice_get_citations (excise), 0);

  g_assert_cmpstr (cuti_reference_get_citation (cuti_citation_get_reference (first)), ==,
                   citations[i].citation);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reference/citation/%s", citations[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_reference_citation);
    }

  return g_test_run ();
}
