/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed plan as text: against a golden file, and what must never be in it.
 */

#include "config.h"

#include <string.h>

#include "cuti-report-fixture.h"

static char *
render_text (const char *json)
{
  CutiReportFixture fixture;
  char *text;

  cuti_report_fixture_load (&fixture, json);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  cuti_report_fixture_clear (&fixture);
  return text;
}

static void
test_text_golden (void)
{
  CutiReportFixture fixture;
  g_autofree char *text = NULL;

  cuti_report_fixture_load_sample (&fixture);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  cuti_report_fixture_clear (&fixture);

  cuti_test_assert_golden ("sample.txt", text);
}

static void
test_text_width (void)
{
  g_autofree char *word = g_strnfill (500, 'w');
  g_autofree char *json =
    g_strdup_printf ("{\"format\":\"cutiplan-case/1\",\"patient\":{\"family\":\"%s\"},"
                     "\"facts\":{\"case.question\":\"%s 皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移皮膚転移 %s\"}}",
                     word, word, word);
  g_autofree char *text = render_text (json);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint width = 0;

      for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
        width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      g_assert_cmpuint (width, <=, 80);
      g_assert_false (g_str_has_suffix (lines[i], " "));
    }
}

static void
test_hidden_answers_are_absent (void)
{
  g_autofree char *shown = render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":"
                                        "{\"disease.confirmed\":true,\"disease.receptor\":\"positive\"}}");
  g_autofree char *hidden = render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":"
                                         "{\"disease.confirmed\":false,\"disease.receptor\":\"positive\"}}");

  g_assert_nonnull (strstr (shown, "Positive"));
  g_assert_null (strstr (hidden, "Positive"));
  g_assert_null (strstr (hidden, "Receptor"));
}

static void
test_missing_is_not_unrecorded (void)
{
  g_autofree char *text = render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":"
                                       "{\"patient.frail\":{\"missing\":\"pending\"}}}");

  g_assert_nonnull (strstr (text, "Is the patient frail?     Pending"));
  g_assert_nonnull (strstr (text, "Not recorded: Assessed on; Question; Age; Blood thinner\n"));
}

static void
test_ruled_out_says_why (void)
{
  g_autofree char *text =
    render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":{\"disease.confirmed\":true,"
                 "\"disease.spread\":\"local\",\"disease.receptor\":\"negative\"},"
                 "\"lesions\":[{\"id\":\"a\",\"label\":\"1\"},{\"id\":\"b\",\"label\":\"2\"}]}");

  g_assert_nonnull (strstr (text, "- Ruled out: Excise this lesion with clear margins - because Lesion 1, Lesion 2:"
                                  "\n  Without the receptor it does not help."));
}

static void
test_out_of_scope_prints_urgent_alone (void)
{
  g_autofree char *text =
    render_text ("{\"format\":\"cutiplan-case/1\",\"patient\":{\"born\":\"2015-01-01\"},\"facts\":{"
                 "\"case.assessed_on\":\"2026-11-20\",\"disease.confirmed\":true,\"disease.spread\":\"local\"},"
                 "\"lesions\":[{\"id\":\"a\",\"facts\":{\"lesion.bleeds\":true,\"lesion.site\":\"trunk\"}}]}");

  g_assert_nonnull (strstr (text, "No plan for this case"));
  g_assert_nonnull (strstr (text, "The patient is under 18; this knowledge is for adults only."));
  g_assert_nonnull (strstr (text, "Today: Stop this bleeding"));
  g_assert_nonnull (strstr (text, "Press, and call for help."));
  g_assert_nonnull (strstr (text, "How far has it spread?"));
  g_assert_null (strstr (text, "Excise"));
  g_assert_null (strstr (text, "Plan in brief"));
  g_assert_null (strstr (text, "Examine the whole skin"));
}

static void
test_references_keep_their_numbers (void)
{
  CutiReportFixture fixture;
  g_autofree char *text = NULL;

  cuti_report_fixture_load_sample (&fixture);
  text = cuti_report_render_text (fixture.patient_case, fixture.plan);
  cuti_report_fixture_clear (&fixture);

  g_assert_nonnull (strstr (text, "\n[1]  An overview that nobody reviewed."));
  g_assert_nonnull (strstr (text, "Unreviewed overview, not a guideline."));
  g_assert_nonnull (strstr (text, "\n[3]  Doe J."));
  g_assert_null (strstr (text, "A source that is not cited"));
}

static void
test_urgent_is_one_line_for_many_lesions (void)
{
#define BLEEDS(id) "{\"id\":\"" id "\",\"label\":\"" id "\",\"facts\":{\"lesion.bleeds\":true}}"
  g_autofree char *text =
    render_text ("{\"format\":\"cutiplan-case/1\",\"facts\":{\"disease.confirmed\":true},\"lesions\":["
                 BLEEDS ("1") "," BLEEDS ("2") "," BLEEDS ("3") ",{\"id\":\"4\",\"label\":\"4\"},"
                 BLEEDS ("6") "," BLEEDS ("back") "]}");

  g_assert_nonnull (strstr (text, "Today: Stop this bleeding (lesions 1-3, 6, back)."));
  g_assert_cmpuint (cuti_test_count (text, "Today: "), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/text/golden", test_text_golden);
  g_test_add_func ("/report/text/width", test_text_width);
  g_test_add_func ("/report/text/hidden-answers-are-absent", test_hidden_answers_are_absent);
  g_test_add_func ("/report/text/missing-is-not-unrecorded", test_missing_is_not_unrecorded);
  g_test_add_func ("/report/text/ruled-out-says-why", test_ruled_out_says_why);
  g_test_add_func ("/report/text/urgent-is-one-line-for-many-lesions",
                   test_urgent_is_one_line_for_many_lesions);
  g_test_add_func ("/report/text/out-of-scope-prints-urgent-alone",
                   test_out_of_scope_prints_urgent_alone);
  g_test_add_func ("/report/text/references-keep-their-numbers",
                   test_references_keep_their_numbers);

  return g_test_run ();
}
