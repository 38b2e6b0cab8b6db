/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case comes back out of the PDF file that its plan was exported to, and out
 * of no other file.
 */

#include <string.h>

#include "cuti-case-file.h"
#include "cuti-case-pdf.h"
#include "cuti-json.h"
#include "cuti-report.h"
#include "cuti-test-knowledge.h"

static GBytes *
render (CutiKnowledge *knowledge)
{
  CutiReportOptions options = { CUTI_REPORT_PLAN, "a4", 1750000000 };
  g_autoptr(CutiCase) patient_case =
    cuti_test_case_new (knowledge, "'id': 'i', 'label': 'Fälle ☂', 'patient': {'family': 'Ångström'},"
                                   " 'facts': {'a': true, 'n': 4}, 'x-more': {'y': [1, 2.5]}");
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);
  g_autoptr(GError) error = NULL;
  GBytes *pdf = cuti_report_render_pdf (patient_case, plan, &options, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
test_comes_back (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, NULL);
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "plan.pdf");
  g_autoptr(GBytes) pdf = render (knowledge);
  g_autoptr(CutiCase) loaded = NULL;
  g_autoptr(JsonNode) json = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (cuti_file_write_privately (file, pdf, &error));
  loaded = cuti_case_file_import (knowledge, file, NULL, &error);
  g_assert_no_error (error);
  json = cuti_case_to_json (loaded);
  json_object_remove_member (json_node_get_object (json), "knowledge");
  text = cuti_test_canonical (json);
  g_assert_cmpstr (text, ==,
                   "{'facts':{'a':true,'n':4},'format':'cutiplan-case/1','id':'i','label':'Fälle ☂','lesions':[],"
                   "'patient':{'family':'Ångström'},'x-more':{'y':[1,2.5]}}");
}

static void
assert_refused (const guint8 *data, gsize size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size); /* lets a sanitizer see beyond the end */
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) found = cuti_case_pdf_extract (copy, size, &error);

  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_null (strchr (error->message, '\n'));
}

/* Writes @to over what begins with @from. */
static void
assert_refused_with (GBytes *pdf, const char *from, const char *to)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (pdf, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  gsize length = strlen (from);
  gsize at = 0;

  while (memcmp (copy + at, from, length) != 0)
    g_assert_cmpuint (++at + length, <=, size);
  memcpy (copy + at, to, strlen (to));
  g_test_message ("%s", to);
  assert_refused (copy, size);
}

static void
test_refuses_what_is_not_ours (void)
{
  static const char foreign[] = "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n";

  assert_refused ((const guint8 *) foreign, strlen (foreign));
  assert_refused ((const guint8 *) "%PDF-", 5);
  assert_refused ((const guint8 *) "", 0);
}

static void
test_refuses_what_was_changed (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, NULL);
  g_autoptr(GBytes) pdf = render (knowledge);
  gsize size;
  const guint8 *data = g_bytes_get_data (pdf, &size);
  g_autofree char *head = g_strndup ((const char *) data, 600);
  const char *stream = strstr (head, ">>\nstream\n");

  g_assert_nonnull (stream);
  assert_refused_with (pdf, "case.cutiplan", "care.cutiplan");
  assert_refused_with (pdf, "/Params<</Size ", "/Params<</Size-");
  assert_refused_with (pdf, "/Params<</Size ", "/Params<</Size 9"); /* more than there is */
  assert_refused_with (pdf, "/CheckSum<", "/CheckSum<0");
  assert_refused_with (pdf, "/FlateDecode/Length ", "/FlateDecode/Length 99999999");
  assert_refused_with (pdf, "/FlateDecode/Length ", "/FlateDecode/Length x");

  for (gsize i = 0; i < (gsize) (stream - head) + 40; i++)
    assert_refused (data, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-pdf/comes-back", test_comes_back);
  g_test_add_func ("/case-pdf/refuses-what-is-not-ours", test_refuses_what_is_not_ours);
  g_test_add_func ("/case-pdf/refuses-what-was-changed", test_refuses_what_was_changed);

  return g_test_run ();
}
