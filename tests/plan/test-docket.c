/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judging all advice at once gives what judging each item gives, for every
 * worked case that ships; and tallies count just that, in parts or at once.
 */

#include "cuti-json.h"
#include "cuti-line-reader.h"
#include "cuti-tally.h"
#include "cuti-test-plan.h"

typedef struct
{
  CutiKnowledge  *knowledge;
  CutiDocket     *docket;
  CutiReasons    *reasons;
  CutiExplainer  *explainer; /* of the case in hand */
  GByteArray     *room;
  CutiLineReader *reader;
  GPtrArray      *cases; /* their lines */
  CutiSnapshot   *snapshot; /* in hand */
  guint           n_lines;
} Fixture;

static void
add_case (Fixture *self, JsonObject *worked)
{
  g_ptr_array_add (self->cases, cuti_json_to_canonical (json_object_get_member (worked, "case")));
}

static void
read_worked (Fixture *self, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(JsonNode) json = cuti_json_load_file (file, NULL, NULL);
  JsonObject *object = json_node_get_object (json);
  JsonArray *list;

  if (!json_object_has_member (object, "cases"))
    {
      add_case (self, object);
      return;
    }
  list = json_object_get_array_member (object, "cases");
  for (guint i = 0; i < json_array_get_length (list); i++)
    add_case (self, json_array_get_object_element (list, i));
}

static void
setup (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge", "cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  self->knowledge = cuti_test_knowledge_load_shipped ();
  self->docket = cuti_docket_new (self->knowledge);
  self->reasons = cuti_reasons_new (self->docket);
  self->room = g_byte_array_new ();
  self->reader = cuti_line_reader_new (self->knowledge);
  self->cases = g_ptr_array_new_with_free_func (g_free);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        read_worked (self, full);
    }
  g_assert_cmpuint (self->cases->len, >, 100);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->cases);
  cuti_line_reader_free (self->reader);
  g_byte_array_unref (self->room);
  cuti_reasons_free (self->reasons);
  cuti_docket_free (self->docket);
  g_assert_finalize_object (self->knowledge);
}

static CutiSnapshot *
read_case (Fixture *self, guint i)
{
  const char *line = self->cases->pdata[i];
  g_autoptr(GError) error = NULL;

  cuti_line_reader_read (self->reader, line, strlen (line), &error);
  g_assert_no_error (error);
  return cuti_line_reader_get_snapshot (self->reader);
}

static void
assert_judged (CutiAdvice *advice, guint lesion, CutiJudgement judgement, gpointer data)
{
  Fixture *self = data;
  CutiFactView view = cuti_snapshot_get_view (self->snapshot, lesion);
  CutiJudgement alone = cuti_judge (advice, &view);

  g_assert_cmpint (judgement.verdict, ==, alone.verdict);
  g_assert_cmpint (judgement.firm, ==, alone.firm);
  self->n_lines++;
}

static void
test_docket_agrees (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->cases->len; i++)
    {
      self->snapshot = read_case (self, i);
      cuti_docket_judge (self->docket, self->snapshot, self->room, assert_judged, self);
    }
  g_assert_cmpuint (self->n_lines, >=, self->cases->len * cuti_knowledge_get_n_advice (self->knowledge));
}

/* What keeps a condition unknown, told node by node. */
static void
walk (Fixture *self, const CutiConditionNode *nodes, guint i, guint lesion, GHashTable *missing)
{
  CutiFactView view = cuti_snapshot_get_view (self->snapshot, lesion);
  guint n_lesions = cuti_snapshot_get_n_lesions (self->snapshot), complete = view.complete;

  if (cuti_condition_node_evaluate (nodes, i, &view) != CUTI_TRUTH_UNKNOWN)
    return;

  if (cuti_condition_node_is_quantifier (&nodes[i]))
    {
      for (guint each = 0; each < n_lesions; each++)
        walk (self, nodes, i + 1, each, missing);
      if (n_lesions == 0)
        g_hash_table_add (missing, g_strdup ("lesions"));
      else if (!view.facts[complete].known
               && !(cuti_snapshot_get_flags (self->snapshot, complete, CUTI_NO_LESION) & CUTI_SLOT_HIDDEN))
        g_hash_table_add (missing, g_strdup_printf ("%u@%u", complete, CUTI_NO_LESION));
    }
  else if (!cuti_condition_node_is_leaf (&nodes[i]))
    for (guint child = i + 1; child < nodes[i].end; child = nodes[child].end)
      walk (self, nodes, child, lesion, missing);
  else if (cuti_snapshot_get_flags (self->snapshot, nodes[i].fact, lesion) & CUTI_SLOT_HIDDEN)
    return;
  else if (nodes[i].lesion && n_lesions == 0)
    g_hash_table_add (missing, g_strdup ("lesions"));
  else
    g_hash_table_add (missing, g_strdup_printf ("%u@%u", nodes[i].fact,
                                                nodes[i].lesion ? lesion : CUTI_NO_LESION));
}

static void
assert_missing (Fixture *self, CutiAdvice *advice, guint lesion, CutiJudgement judgement)
{
  g_autoptr(GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean undecided = judgement.verdict == CUTI_VERDICT_UNDECIDED;
  GArray *missing =
    cuti_reasons_list_missing (self->reasons, (CutiDocketLine) { cuti_advice_get_index (advice), lesion });
  guint n_arguments;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);

  if (undecided)
    walk (self, cuti_condition_get_nodes (cuti_advice_get_when (advice), NULL), 0, lesion, expected);
  for (guint i = 0; i < n_arguments && !judgement.firm; i++)
    if ((cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES) == undecided)
      walk (self, cuti_condition_get_nodes (cuti_argument_get_when (arguments[i]), NULL), 0, lesion, expected);

  g_assert_cmpuint (missing->len, ==, g_hash_table_size (expected));
  for (guint i = 0; i < missing->len; i++)
    {
      CutiFactKey key = g_array_index (missing, CutiFactKey, i);
      g_autofree char *name = key.fact == CUTI_ASK_LESIONS ? g_strdup ("lesions")
                                                           : g_strdup_printf ("%u@%u", key.fact, key.lesion);

      g_assert_true (g_hash_table_contains (expected, name));
    }
}

static void
assert_explained (CutiAdvice *advice, guint lesion, CutiJudgement judgement, gpointer data)
{
  Fixture *self = data;
  g_autoptr(GArray) because = NULL;
  GArray *found;

  if (cuti_verdict_is_out (judgement.verdict))
    return;
  assert_missing (self, advice, lesion, judgement);
  self->n_lines++;
  if (judgement.verdict == CUTI_VERDICT_UNDECIDED)
    return;

  because = cuti_explainer_get_because (self->explainer, advice, lesion, judgement);
  found = cuti_reasons_list_because (self->reasons, (CutiDocketLine) { cuti_advice_get_index (advice), lesion });
  g_assert_cmpuint (found->len, ==, because->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (cuti_fact_key_compare (&g_array_index (found, CutiFactKey, i),
                                            &g_array_index (because, CutiFactKey, i)), ==, 0);
}

static void
test_docket_explains (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->cases->len; i += 5)
    {
      self->snapshot = read_case (self, i);
      self->explainer = cuti_explainer_new (self->snapshot);
      cuti_reasons_start (self->reasons, self->snapshot, self->room);
      cuti_docket_judge (self->docket, self->snapshot, self->room, assert_explained, self);
      cuti_explainer_free (self->explainer);
    }
  g_assert_cmpuint (self->n_lines, >, 10000);
}

static void
count (Fixture *self, CutiTally *tally, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    cuti_tally_add_case (tally, self->docket, self->reasons, read_case (self, i), self->room, i % 7 == 0);
  cuti_tally_add_error (tally);
}

static void
assert_tallies_equal (CutiTally *a, CutiTally *b)
{
  g_autoptr(JsonNode) x = cuti_tally_to_json (a);
  g_autoptr(JsonNode) y = cuti_tally_to_json (b);
  g_autofree char *x_text = cuti_json_to_canonical (x);
  g_autofree char *y_text = cuti_json_to_canonical (y);
  g_autofree char *x_csv = cuti_tally_to_csv (a);
  g_autofree char *y_csv = cuti_tally_to_csv (b);

  g_assert_cmpstr (x_text, ==, y_text);
  g_assert_cmpstr (x_csv, ==, y_csv);
}

static void
test_docket_tallies_add_up (Fixture *self, gconstpointer data)
{
  guint n = MIN (self->cases->len, 600);
  g_autoptr(CutiTally) whole = cuti_tally_new (self->knowledge);
  g_autoptr(CutiTally) first = cuti_tally_new (self->knowledge);
  g_autoptr(CutiTally) second = cuti_tally_new (self->knowledge);
  g_autoptr(CutiTally) read = cuti_tally_new (self->knowledge);
  g_autoptr(GError) error = NULL;

  count (self, whole, 0, n / 3);
  count (self, whole, n / 3, n);
  count (self, first, 0, n / 3);
  count (self, second, n / 3, n);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(JsonNode) json = cuti_tally_to_json (i == 0 ? first : second);

      g_assert_true (cuti_tally_add_json (read, json, &error));
      g_assert_no_error (error);
    }
  cuti_tally_add (first, second);
  assert_tallies_equal (first, whole);
  assert_tallies_equal (read, whole);
}

static void
test_docket_refuses_other_tallies (Fixture *self, gconstpointer data)
{
  static const struct { const char *member, *json, *reason; } faults[] = {
    { "format", "'cutiplan-plan/1'", "not a summary" }, { "knowledge", "{'sha256': 'x'}", "another knowledge base" },
    { "knowledge", "null", "another knowledge base" }, { "cases", "-1", "damaged" }, { "errors", "1.5", "damaged" },
    { "errors", "9223372036854775807", "damaged" }, { "advice", "[]", "damaged" }, { "advice", "{}", "damaged" } };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(CutiTally) tally = cuti_tally_new (self->knowledge);
      g_autoptr(JsonNode) json = NULL;
      g_autofree char *quoted = cuti_test_quote (faults[i].json);
      g_autoptr(GError) error = NULL;

      cuti_tally_add_error (tally);
      json = cuti_tally_to_json (tally);
      json_object_set_member (json_node_get_object (json), faults[i].member, json_from_string (quoted, NULL));
      g_assert_false (cuti_tally_add_json (tally, json, &error));
      g_assert_nonnull (strstr (error->message, faults[i].reason));
    }
}

/* For want of which fact: those at the unknown ends of `when` and of what excludes, once a line. */
static void
test_docket_tally_of_needs (Fixture *self, gconstpointer data)
{
  static const char advice[] =
    CUTI_TEST_ADVICE ("one", "case", "strong", "{'all': ['a', {'any': ['b', 'c', 'b']}]}",
                      ", 'arguments': [{'id': 'x', 'polarity': 'excludes', 'when': 'd', 'text': 'x'},"
                      " {'id': 'y', 'polarity': 'against', 'strength': 'strong', 'when': {'fact': 'n', 'ge': 3},"
                      " 'text': 'y'}]") ","
    CUTI_TEST_ADVICE ("two", "lesion", "strong", "'lesion.a'", "") ","
    CUTI_TEST_ADVICE ("three", "case", "strong", "{'any_lesion': 'lesion.b'}", "");
  static const struct { const char *line, *needs; } rows[] = {
    { "{'format':'cutiplan-case/1'}", "one:a1 one:b1 one:c1 one:d1 two:lesions1 three:lesions1 " },
    { "{'format':'cutiplan-case/1','facts':{'a':true,'c':true}}", "one:d1 two:lesions1 three:lesions1 " },
    { "{'format':'cutiplan-case/1','facts':{'a':false},'lesions':[{'id':'1'},{'id':'2'}]}",
      "two:lesion.a2 three:lesions.complete1 three:lesion.b1 " },
    { "{'format':'cutiplan-case/1','facts':{'a':true,'b':true,'d':false,'lesions.complete':true},"
      "'lesions':[{'id':'1','facts':{'lesion.a':true,'lesion.b':false}},{'id':'2','facts':{'lesion.a':false}}]}",
      "three:lesion.b1 " } };
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, advice);
  g_autoptr(CutiDocket) docket = cuti_docket_new (knowledge);
  g_autoptr(CutiReasons) reasons = cuti_reasons_new (docket);
  g_autoptr(CutiLineReader) reader = cuti_line_reader_new (knowledge);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CutiTally) tally = cuti_tally_new (knowledge);
      g_autofree char *line = cuti_test_quote (rows[i].line);
      g_autofree char *csv = NULL;
      g_auto(GStrv) lines = NULL;
      g_autoptr(GString) needs = g_string_new (NULL);

      g_assert_true (cuti_line_reader_read (reader, line, strlen (line), NULL));
      cuti_tally_add_case (tally, docket, reasons, cuti_line_reader_get_snapshot (reader), self->room, FALSE);
      csv = cuti_tally_to_csv (tally);
      lines = g_strsplit (csv, "\r\n", -1);
      for (guint j = 0; *lines[j] != '\0'; j++)
        {
          g_auto(GStrv) fields = g_strsplit (lines[j], ",", -1);

          g_assert_cmpuint (g_strv_length (fields), ==, 6);
          if (g_str_equal (fields[2], "needs"))
            g_string_append_printf (needs, "%s:%s%s ", fields[0], fields[3], fields[4]);
        }
      g_assert_cmpstr (needs->str, ==, rows[i].needs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/docket/" path, Fixture, NULL, setup, func, teardown)
  ADD ("agrees", test_docket_agrees);
  ADD ("explains", test_docket_explains);
  ADD ("tallies-add-up", test_docket_tallies_add_up);
  ADD ("refuses-other-tallies", test_docket_refuses_other_tallies);
  ADD ("tally-of-needs", test_docket_tally_of_needs);

  return g_test_run ();
}
