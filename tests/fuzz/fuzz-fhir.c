/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any JSON is refused with an error or becomes a case that can be written, and
 * a report that accounts for it. The knowledge base is the one that ships.
 */

#include "cuti-fhir-import.h"
#include "cuti-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static CutiKnowledge *
get_knowledge (void)
{
  static CutiKnowledge *knowledge;
  g_autoptr(GFile) folder = NULL;

  if (knowledge == NULL)
    {
      folder = g_file_new_for_path (g_getenv ("CUTI_FUZZ_KNOWLEDGE"));
      knowledge = cuti_knowledge_load (folder, NULL, NULL);
      g_assert_nonnull (knowledge);
    }
  return knowledge;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(JsonNode) node = cuti_json_parse ((const char *) data, size, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiFhirImport) import = NULL;
  g_autoptr(JsonNode) written = NULL;
  g_autofree char *report = NULL;

  if (node == NULL)
    return 0;

  import = cuti_fhir_import_new (get_knowledge (), node, "2026-06-01", &error);
  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    return 0;

  report = cuti_fhir_import_dup_report (import);
  written = cuti_case_to_json (cuti_fhir_import_get_case (import));
  g_assert_true (g_utf8_validate (report, -1, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (cuti_case_get_ignored (cuti_fhir_import_get_case (import))), ==, 0);
  return 0;
}
