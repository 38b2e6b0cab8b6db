/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a health record may make of a text: letters live, signs do not, and no
 * number or unit changes its meaning on the way.
 */

#include "cuti-json.h"
#include "cuti-plain-text.h"
#include "cuti-report.h"
#include "cuti-text-report.h"

#define OUT_OF_SCOPE_CASE \
  "{\"format\":\"cutiplan-case/1\",\"patient\":{\"born\":\"2020-01-01\"}," \
  "\"facts\":{\"case.assessed_on\":\"2026-11-20\"}}"

static const struct { const char *text, *plain; } folds[] = {
  { "Zoë Müller-Łukasz", "Zoë Müller-Łukasz" },
  { "Ωμέγα Жанна محمد 皮膚", "Ωμέγα Жанна محمد 皮膚" },
  { "e\314\201", "é" },
  { "1–3 – “so” ‘so’ … • ·", "1-3 - \"so\" 'so' ... - -" },
  { "≥ 5 ≤ 9 ± 1 × 2 → 3", ">= 5 <= 9 +/- 1 x 2 -> 3" },
  { "10⁹/L 10⁻³ m² cm³", "10^9/L 10^-3 m2 cm3" },
  { "5 µg, 5 μg, 80 µmol/L", "5 mcg, 5 mcg, 80 umol/L" },
  { "5\302\240mg\tcold\342\200\257!", "5\302\240mg cold !" },
  { "soft\302\255hyphen, zero\342\200\213width, \342\200\217mark", "softhyphen, zerowidth, mark" },
  { "½ ① Ⅳ ₂", "1/2 1 IV 2" },
  { "☂ 🙂", "? ?" },
  { "37\302\240°C 45°", "37\302\240deg\302\240C 45\302\240deg" },
  { "a\nb", "a\nb" },
};

static void
test_plain_text_folds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *plain = cuti_plain_text_fold (folds[i].text);

      g_assert_cmpstr (plain, ==, folds[i].plain);
    }
}

/* A number stays on the line of its unit. */
static void
test_plain_text_keeps_units (void)
{
  g_autoptr(CutiDocument) document = cuti_document_new ();
  g_autofree char *words = g_strnfill (78, 'w');
  g_autofree char *paragraph = g_strdup_printf ("%s 31\302\240mm", words);
  g_autofree char *expected = g_strdup_printf ("%s\n31 mm\n\n", words);
  g_autofree char *text = NULL;

  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, paragraph);
  text = cuti_text_report_render (document);
  g_assert_cmpstr (text, ==, expected);
}

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "knowledge", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "sample.cutiplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autofree char *json = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  node = cuti_json_parse (json, -1, &error);
  g_assert_no_error (error);
  self->knowledge = cuti_knowledge_load (file, NULL, &error);
  g_assert_no_error (error);
  self->patient_case = cuti_case_new_from_json (self->knowledge, node, &error);
  g_assert_no_error (error);
  self->plan = cuti_plan_new (self->patient_case);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
}

static void
assert_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (c == '\n' || (c >= ' ' && c < 0x7f) || g_unichar_isalpha (c));
    }
}

static void
test_plain_text_whole_plan (Fixture *self, gconstpointer data)
{
  g_autofree char *text = cuti_report_render_text (self->patient_case, self->plan);

  assert_plain (text);
  g_assert_nonnull (strstr (text, "MUSTERMANN, Zoë - Born 09-Mar-1954"));
}

static CutiTerm *
find_section (Fixture *self, const char *id)
{
  GListModel *sections = cuti_knowledge_get_sections (self->knowledge);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);

      if (g_str_equal (cuti_term_get_id (section), id))
        return g_steal_pointer (&section);
    }

  g_assert_not_reached ();
}

/* Whose it is, that it is a draft and unreviewed, this tab, and its sources. */
static void
test_plain_text_section (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiTerm) surgery = find_section (self, "surgery");
  g_autofree char *text = cuti_report_render_section_text (self->patient_case, self->plan, surgery);

  assert_plain (text);
  g_assert_true (g_str_has_prefix (text, "DRAFT\nMUSTERMANN, Zoë"));
  g_assert_nonnull (strstr (text, "without a\nreview by a clinician"));
  g_assert_nonnull (strstr (text, "\nSurgery\n-------\n"));
  g_assert_nonnull (strstr (text, "Excise this lesion"));
  g_assert_nonnull (strstr (text, "\nReferences\n==========\n"));
  g_assert_nonnull (strstr (text, "Draft - not signed\n"));
  g_assert_null (strstr (text, "Stop this bleeding"));
  g_assert_null (strstr (text, "Case facts"));
}

static void
test_plain_text_overview (Fixture *self, gconstpointer data)
{
  g_autofree char *text = cuti_report_render_section_text (self->patient_case, self->plan, NULL);

  assert_plain (text);
  g_assert_nonnull (strstr (text, "\nPlan in brief\n"));
  g_assert_null (strstr (text, "Case facts"));
  g_assert_null (strstr (text, "New lesions come early."));
}

/* The tabs are not shown then; neither is advice copied from them. */
static void
test_plain_text_out_of_scope (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiTerm) follow_up = find_section (self, "follow-up");
  g_autoptr(JsonNode) json = cuti_json_parse (data, -1, NULL);
  g_autoptr(CutiCase) stopped = cuti_case_new_from_json (self->knowledge, json, NULL);
  g_autoptr(CutiPlan) plan = cuti_plan_new (stopped);
  g_autofree char *text = cuti_report_render_section_text (stopped, plan, follow_up);
  g_autofree char *reason = cuti_plain_text_fold (cuti_plan_get_out_of_scope (plan));

  g_strdelimit (text, "\n", ' ');
  g_assert_nonnull (strstr (text, reason));
  g_assert_null (strstr (text, "New lesions come early."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func, data) \
  g_test_add ("/plain-text/" path, Fixture, data, set_up, func, tear_down)
  g_test_add_func ("/plain-text/folds", test_plain_text_folds);
  g_test_add_func ("/plain-text/keeps-units", test_plain_text_keeps_units);
  ADD ("whole-plan", test_plain_text_whole_plan, NULL);
  ADD ("section", test_plain_text_section, NULL);
  ADD ("overview", test_plain_text_overview, NULL);
  ADD ("out-of-scope", test_plain_text_out_of_scope, OUT_OF_SCOPE_CASE);

  return g_test_run ();
}
