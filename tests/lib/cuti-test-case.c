/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cuti-json.h"
#include "cuti-test-case.h"

CutiCase *
cuti_test_case_load_sample (CutiKnowledge *knowledge)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cuti_json_load_file (file, NULL, &error);
  CutiCase *patient_case;

  g_assert_no_error (error);
  patient_case = cuti_case_new_from_json (knowledge, node, &error);
  g_assert_no_error (error);
  return patient_case;
}

CutiValue
cuti_test_draw_value (CutiKnowledge *knowledge, CutiFact *fact, GRand *dice)
{
  const CutiSymbol *symbol =
    cuti_vocabulary_get_fact (cuti_knowledge_get_vocabulary (knowledge), cuti_fact_get_index (fact));
  gint64 all;

  switch (symbol->kind)
    {
    case CUTI_KIND_BOOLEAN: return CUTI_VALUE (g_rand_int_range (dice, 0, 2));
    case CUTI_KIND_CHOICE: return CUTI_VALUE (g_rand_int_range (dice, 0, symbol->n_choices));
    case CUTI_KIND_CHOICES:
      all = (G_GINT64_CONSTANT (1) << symbol->n_choices) - 1;
      return CUTI_VALUE (g_rand_int (dice) & g_rand_int (dice) & all);
    case CUTI_KIND_INTEGER:
    case CUTI_KIND_NUMBER:
      all = MIN (symbol->max - symbol->min + 1, G_MAXINT32);
      return CUTI_VALUE (symbol->min + g_rand_int_range (dice, 0, (gint32) all));
    case CUTI_KIND_DATE:
    case CUTI_KIND_TEXT:
    default: return CUTI_VALUE_UNKNOWN;
    }
}
