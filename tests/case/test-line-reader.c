/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case read quickly from a line is the case that is read by way of JSON and
 * a case, or is left to these.
 */

#include <string.h>

#include "cuti-test-facts.h"
#include "cuti-test-line.h"

#define CASE(members) "{'format':'cutiplan-case/1'," members "}"
#define FACTS(facts) CASE ("'facts':{" facts "}")

static const char *const plain[] = {
  "{'format':'cutiplan-case/1'}",
  " { 'format' : 'cutiplan-case/1' , 'facts' : { 'a' : true , 'n' : { 'value' : 3 } } } \r",
  CASE ("'id':'X','label':'a label','facts':{},'lesions':[],'patient':{}"),
  CASE ("'id':'Ünï','label':''"),
  FACTS ("'a':true,'b':false,'c':null,'n':3,'x':4.7,'choice':'q','choices':['u','t','u'],'note':'a, b'"),
  FACTS ("'choices':[],'case.assessed_on':'2026-03','n':0,'x':0.1"),
  FACTS ("'n':10,'x':100,'creatinine':0.10"),
  FACTS ("'x':-0.0,'n':-0"),
  FACTS ("'a':{'value':true,'date':'2026-01-01'},'n':{'date':'','value':3},'b':{},'c':{'date':'x'}"),
  FACTS ("'a':{'missing':'pending'},'b':{'missing':'masked'},'c':{'missing':'asked-unknown','date':'2026'}"),
  FACTS ("'gfr':{'value':55,'override':true},'a':{'value':true,'override':false}"),
  FACTS ("'row':true,'row-of-row':true"), /* hidden ones */
  FACTS ("'a':true,'row':false,'row-of-row':true"),
  CASE ("'patient':{'born':'1954-03-09'},'facts':{'case.assessed_on':'2026-11-20','creatinine':1.1,'sex':'male'}"),
  CASE ("'lesions':[{'id':'1'}]"),
  CASE ("'lesions':[{'facts':{'lesion.a':true,'lesion.row':{'value':false}},'id':'1','label':'one'},"
        "{'id':'two','facts':{'lesion.size':12.5,'lesion.site':'trunk'}}],'facts':{'lesions.complete':true}"),
};

/* Good, faulty or to be listed as not used: it is not for the quick way to say. */
static const char *const others[] = {
  "", " ", "null", "[]", "{}", "{'format':'cutiplan-case/2'}", "{'format':'cutiplan-case/1'",
  "{'format':'cutiplan-case/1'}}", "{'format':'cutiplan-case/1'} x", "{'format':'cutiplan-case/1',}",
  "{'facts':{}}", "\xef\xbb\xbf{'format':'cutiplan-case/1'}", "{'form\\u0061t':'cutiplan-case/1'}",
  CASE ("'id':null"), CASE ("'id':1"), CASE ("'id':'a\\n'"), CASE ("'id':'1','id':'1'"), CASE ("'more':1"),
  CASE ("'id':'\xff'"), CASE ("'id':'a\tb'"), CASE ("'label':{}"), CASE ("'facts':null"), CASE ("'facts':[]"),
  CASE ("'lesions':null"), CASE ("'lesions':{}"), CASE ("'responses':[]"), CASE ("'versions':[]"),
  CASE ("'knowledge':{'id':'x'}"), CASE ("'patient':null"), CASE ("'patient':{'family':'X'}"),
  CASE ("'patient':{'born':'x'}"), CASE ("'patient':{'born':'1954','born':'1955'}"),
  FACTS ("'a':true,'a':true"), FACTS ("'a':null,'a':true"), FACTS ("'nothing':1"), FACTS ("'lesion.a':true"),
  FACTS ("'a':1"), FACTS ("'a':'true'"), FACTS ("'a':truE"), FACTS ("'a':tru"), FACTS ("'a':true,"), FACTS ("'a' true"),
  FACTS ("'n':1e0"), FACTS ("'n':1E0"), FACTS ("'n':01"), FACTS ("'n':1."), FACTS ("'n':.5"), FACTS ("'n':+1"),
  FACTS ("'n':-"), FACTS ("'n':--1"), FACTS ("'n':1.5"), FACTS ("'n':11"), FACTS ("'n':-1"), FACTS ("'n':'1'"),
  FACTS ("'x':0.05"), FACTS ("'x':4.7000000000000001"), FACTS ("'n':1234567890123456789012"),
  FACTS ("'choice':'z'"), FACTS ("'choice':0"), FACTS ("'choices':'t'"), FACTS ("'choices':['z']"),
  FACTS ("'choices':['t',]"), FACTS ("'choices':['t'"), FACTS ("'case.assessed_on':'2026-02-30'"),
  FACTS ("'case.assessed_on':'2026-11-20T00:00'"), FACTS ("'case.assessed_on':20261120"),
  FACTS ("'age':50"), FACTS ("'age':{'value':50,'override':true}"), FACTS ("'gfr':50"),
  FACTS ("'gfr':{'value':50}"), FACTS ("'gfr':{'value':50,'override':false}"), FACTS ("'gfr':{'value':50,'override':1}"),
  FACTS ("'a':{'value':true,'missing':'pending'}"), FACTS ("'a':{'value':null,'missing':'pending'}"),
  FACTS ("'a':{'missing':'because'}"), FACTS ("'a':{'missing':1}"), FACTS ("'a':{'value':true,'value':true}"),
  FACTS ("'a':{'value':true,'note':''}"), FACTS ("'a':{'date':1}"), FACTS ("'a':[true]"), FACTS ("'note':1"),
  CASE ("'lesions':[{}]"), CASE ("'lesions':[{'id':1}]"), CASE ("'lesions':[{'id':'1'},{'id':'1'}]"),
  CASE ("'lesions':[{'id':'1','facts':{'a':true}}]"), CASE ("'lesions':[{'id':'1','id':'2'}]"),
  CASE ("'lesions':[{'id':'1','format':'x'}]"), CASE ("'lesions':[{'id':'1'},]"), CASE ("'lesions':['1']"),
};

typedef struct { CutiKnowledge *knowledge; } Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  self->knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS, NULL, NULL);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->knowledge);
}

static void
test_line_reader_plain (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *line = cuti_test_quote (plain[i]);

      g_test_message ("%s", line);
      g_assert_true (cuti_test_line_compare (self->knowledge, line, strlen (line)));
    }
}

static void
test_line_reader_others (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *line = cuti_test_quote (others[i]);

      g_test_message ("other %u", i);
      g_assert_false (cuti_test_line_compare (self->knowledge, line, strlen (line)));
    }
}

/* Nothing of a case is left for the next one, whichever way each is read. */
static void
test_line_reader_forgets (Fixture *self, gconstpointer data)
{
  g_autoptr(CutiLineReader) reader = cuti_line_reader_new (self->knowledge);
  g_autofree char *full = cuti_test_quote (
    CASE ("'patient':{'born':'1954-03-09'},'facts':{'a':true},'lesions':[{'id':'1','facts':{'lesion.a':true}}]"));
  g_autofree char *ignoring = cuti_test_quote (CASE ("'id':'X','facts':{'a':true,'nothing':1}"));
  g_autofree char *empty = cuti_test_quote (FACTS ("'case.assessed_on':'2026-11-20'"));
  const char *const before[] = { full, ignoring, "{" };
  guint a = cuti_fact_get_index (cuti_knowledge_find_fact (self->knowledge, "a"));
  guint age = cuti_fact_get_index (cuti_knowledge_find_fact (self->knowledge, "age"));

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      gboolean is_good = cuti_line_reader_read (reader, before[i], strlen (before[i]), NULL);

      g_assert_cmpint (is_good, ==, before[i] != before[2]);
      g_assert_cmpuint (cuti_line_reader_get_n_ignored (reader), ==, before[i] == ignoring);
      g_assert_cmpstr (cuti_line_reader_get_id (reader), ==, before[i] == ignoring ? "X" : NULL);

      g_assert_true (cuti_line_reader_read (reader, empty, strlen (empty), NULL));
      g_assert_cmpuint (cuti_line_reader_get_n_ignored (reader), ==, 0);
      g_assert_null (cuti_line_reader_get_id (reader));
      g_assert_cmpuint (cuti_snapshot_get_n_lesions (cuti_line_reader_get_snapshot (reader)), ==, 0);
      g_assert_false (cuti_snapshot_get_value (cuti_line_reader_get_snapshot (reader), a, CUTI_NO_LESION).known);
      g_assert_false (cuti_snapshot_get_value (cuti_line_reader_get_snapshot (reader), age, CUTI_NO_LESION).known);
    }
}

/* The next byte that is one of @which, as another. */
static void
exchange (GString *line, gsize at, const char *which)
{
  at += strcspn (line->str + at, which);
  if (at < line->len)
    line->str[at] = which[g_test_rand_int_range (0, strlen (which))];
}

/* A few bytes of a line replaced, taken out, doubled, or taken from another line. */
static void
mutate (GString *line)
{
  static const char alphabet[] = "{}[],:\"\\ 0123456789.-+eEtrufalsn\n\r\t\x01\xc3\xbc\x80";
  gsize at = g_test_rand_int_range (0, line->len), most = MIN (line->len - at, 12);
  gsize n = g_test_rand_int_range (1, most + 1);
  g_autofree char *other = cuti_test_quote (plain[g_test_rand_int_range (0, G_N_ELEMENTS (plain))]);
  gsize from = g_test_rand_int_range (0, strlen (other));

  switch (g_test_rand_int_range (0, 9))
    {
    case 0: line->str[at] = alphabet[g_test_rand_int_range (0, sizeof alphabet)]; break;
    case 1: g_string_erase (line, at, n); break;
    case 2: g_string_insert_c (line, at, alphabet[g_test_rand_int_range (0, sizeof alphabet)]); break;
    case 3: g_string_insert_len (line, at, line->str + at, n); break; /* It may be of itself. */
    case 4:
    case 5: exchange (line, at, "0123456789"); break;
    case 6: exchange (line, at, "abcdnxpqrtu"); break;
    case 7: g_string_insert_c (line, at + strcspn (line->str + at, "{}[],:"), ' '); break;
    default: g_string_insert_len (line, at, other + from, MIN (strlen (other) - from, n * 4)); break;
    }
}

static void
test_line_reader_mutants (Fixture *self, gconstpointer data)
{
  guint n_plain = 0, n = g_test_slow () ? 2000000 : 30000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quoted = cuti_test_quote (plain[g_test_rand_int_range (0, G_N_ELEMENTS (plain))]);
      g_autoptr(GString) line = g_string_new (quoted);

      for (int j = g_test_rand_int_range (1, 3); j > 0 && line->len > 0; j--)
        mutate (line);
      n_plain += cuti_test_line_compare (self->knowledge, line->str, line->len);
    }
  g_test_message ("%u of %u were plain", n_plain, n);
  g_assert_cmpuint (n_plain, >, n / 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/line-reader/" path, Fixture, NULL, setup, func, teardown)
  ADD ("plain", test_line_reader_plain);
  ADD ("others", test_line_reader_others);
  ADD ("forgets", test_line_reader_forgets);
  ADD ("mutants", test_line_reader_mutants);

  return g_test_run ();
}
