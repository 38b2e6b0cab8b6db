/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What logic sees of a case: which rows are hidden, and what is derived.
 */

#include "cuti-test-facts.h"

#define ITEM(n) "'item_" n "': 'n'"
#define SCORES \
  "{'id': 'pps', 'group': 'g', 'type': 'integer', 'label': 'PPS?', 'unit': '%', 'hard': [0, 100], 'step': 10}," \
  "{'id': 'intake', 'group': 'g', 'type': 'choice', 'label': 'Intake?'," \
  " 'choices': [{'id': 'normal', 'label': 'Normal'}, {'id': 'mouthfuls', 'label': 'Mouthfuls'}]}," \
  "{'id': 'ppi', 'group': 'g', 'type': 'number', 'label': 'PPI?', 'step': 0.5, 'hard': [0, 15]," \
  " 'derive': {'calculator': 'ppi', 'inputs': {'pps': 'pps', 'oral_intake': 'intake', 'oedema': 'a'," \
  " 'dyspnoea_at_rest': 'b', 'delirium': 'c'}}}," \
  "{'id': 'phq', 'group': 'g', 'type': 'integer', 'label': 'PHQ?', 'hard': [0, 27]," \
  " 'derive': {'calculator': 'phq-9', 'inputs': {" ITEM ("1") "," ITEM ("2") "," ITEM ("3") "," ITEM ("4") "," \
  ITEM ("5") "," ITEM ("6") "," ITEM ("7") "," ITEM ("8") "," ITEM ("9") "}}}"

static CutiKnowledge *knowledge;

static CutiValue
get_value (CutiCase *patient_case, const char *fact, guint lesion)
{
  guint index = cuti_fact_get_index (cuti_knowledge_find_fact (knowledge, fact));

  return cuti_snapshot_get_value (cuti_case_get_snapshot (patient_case), index, lesion);
}

static gboolean
is_hidden (CutiCase *patient_case, const char *fact, guint lesion)
{
  guint index = cuti_fact_get_index (cuti_knowledge_find_fact (knowledge, fact));

  return (cuti_snapshot_get_flags (cuti_case_get_snapshot (patient_case), index, lesion) & CUTI_SLOT_HIDDEN) != 0;
}

typedef struct
{
  const char *members;
  const char *fact;
  gboolean    hidden;
} Row;

static const Row rows[] = {
  { "", "a", FALSE },
  /* Unknown, and what it depends on can still be answered. */
  { "", "row", FALSE },
  { "'facts': {'a': {'missing': 'asked-unknown'}}", "row", FALSE },
  { "'facts': {'a': true}", "row", FALSE },
  { "'facts': {'a': false}", "row", TRUE },
  { "'facts': {'a': 'nonsense'}", "row", FALSE },

  /* Chains. */
  { "", "row-of-row", FALSE },
  { "'facts': {'a': true}", "row-of-row", FALSE },
  { "'facts': {'a': true, 'row': true}", "row-of-row", FALSE },
  { "'facts': {'a': true, 'row': false}", "row-of-row", TRUE },
  { "'facts': {'a': false}", "row-of-row", TRUE },
  { "'facts': {'a': false, 'row': true}", "row-of-row", TRUE },
  { "'facts': {'row': true}", "row-of-row", FALSE },
  { "", "row-of-either", FALSE },
  { "'facts': {'a': false}", "row-of-either", TRUE },
  { "'facts': {'a': true}", "row-of-either", FALSE },

  /* Quantifiers read every lesion and whether there are more. */
  { "", "row-of-lesions", FALSE },
  { "'facts': {'lesions.complete': true}", "row-of-lesions", TRUE },
  { "'facts': {'lesions.complete': false}", "row-of-lesions", FALSE },
  { "'facts': {'lesions.complete': false}, 'lesions': [{'id': '1'}]", "row-of-lesions", FALSE },
  { "'facts': {'lesions.complete': true}, 'lesions': [{'id': '1', 'facts': {'lesion.a': false}}]", "row-of-lesions",
    TRUE },
  { "'lesions': [{'id': '1', 'facts': {'lesion.a': false}}]", "row-of-lesions", FALSE },
  { "'facts': {'lesions.complete': false}, 'lesions': [{'id': '1', 'facts': {'lesion.a': false}}]", "row-of-lesions",
    FALSE },
  { "'lesions': [{'id': '1', 'facts': {'lesion.a': false}}, {'id': '2', 'facts': {'lesion.a': true}}]",
    "row-of-lesions", FALSE },

  /* A derived fact without a row, when nothing shown is missing for it. */
  { "", "gfr-only", FALSE },
  { "'facts': {'d': true}", "creatinine", TRUE },
  { "'facts': {'d': true, 'sex': 'male', 'case.assessed_on': '2026-11-20'}, 'patient': {'born': '1976-01-01'}",
    "gfr-only", TRUE },
  { "'facts': {'d': true, 'case.assessed_on': '2026-11-20'}, 'patient': {'born': '1976-01-01'}", "gfr-only", FALSE },
  { "'facts': {'d': true, 'sex': 'male', 'case.assessed_on': '2026-11-20'}, 'patient': {'born': '1976-01-01'}", "gfr",
    FALSE },
  /* Not for children, and no answer will change that. */
  { "'facts': {'creatinine': 1, 'sex': 'male', 'case.assessed_on': '2026-11-20'}, 'patient': {'born': '2020-01-01'}",
    "gfr-only", TRUE },
};

static void
test_snapshot_hides_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, rows[i].members);
      CutiAnswer *answer = cuti_case_find_answer (patient_case, rows[i].fact, NULL);

      g_test_message ("%s: %s", rows[i].fact, rows[i].members);
      g_assert_cmpint (is_hidden (patient_case, rows[i].fact, CUTI_NO_LESION), ==, rows[i].hidden);
      g_assert_cmpint (cuti_answer_is_visible (answer), ==, !rows[i].hidden);
    }
}

static void
test_snapshot_hides_rows_of_one_lesion (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, "'lesions': [{'id': '1', 'facts': {'lesion.a': true, 'lesion.row': true}},"
    " {'id': '2', 'facts': {'lesion.a': false, 'lesion.row': true}}, {'id': '3', 'facts': {'lesion.row': true}}]");

  g_assert_false (is_hidden (patient_case, "lesion.row", 0));
  g_assert_true (is_hidden (patient_case, "lesion.row", 1));
  g_assert_false (is_hidden (patient_case, "lesion.row", 2));
  g_assert_true (get_value (patient_case, "lesion.row", 0).known);
  g_assert_false (get_value (patient_case, "lesion.row", 1).known);
  g_assert_true (get_value (patient_case, "lesion.row", 2).known);
}

/* A hidden answer is kept, and comes back with its row. */
static void
test_snapshot_keeps_hidden_answers (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, "'facts': {'a': false, 'row': true}");
  CutiAnswer *row = cuti_case_find_answer (patient_case, "row", NULL);
  g_autoptr(JsonNode) json = cuti_case_to_json (patient_case);
  JsonObject *facts = json_object_get_object_member (json_node_get_object (json), "facts");

  g_assert_false (get_value (patient_case, "row", CUTI_NO_LESION).known);
  g_assert_true (cuti_answer_get_value (row).known);
  g_assert_true (json_object_get_boolean_member (facts, "row"));

  cuti_case_set_value (patient_case, cuti_case_find_answer (patient_case, "a", NULL), CUTI_VALUE (1));
  g_assert_true (get_value (patient_case, "row", CUTI_NO_LESION).known);
}

static void
test_snapshot_derives_age (void)
{
  static const struct { const char *born, *on; int age; } ages[] = {
    { "1954-03-09", "2026-11-20", 72 }, { "1954-11-20", "2026-11-20", 72 }, { "1954-11-21", "2026-11-20", 71 },
    { "1954-03", "2026-11-20", 72 }, { "1954-11", "2026-11-20", -1 }, { "1954", "2026-11-20", -1 },
    { "1954", "2026", -1 }, { "1954-12", "2026-11", 71 }, { "2026-11-20", "2026-11-20", 0 },
    { "2027-01-01", "2026-11-20", -1 }, { "1854-01-01", "2026-11-20", -1 }, { "nonsense", "2026-11-20", -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *members = g_strdup_printf ("'facts': {'case.assessed_on': '%s'}, 'patient': {'born': '%s'}",
                                                  ages[i].on, ages[i].born);
      g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, members);
      CutiValue age = get_value (patient_case, "age", CUTI_NO_LESION);

      g_test_message ("born %s, assessed on %s", ages[i].born, ages[i].on);
      g_assert_cmpint (age.known, ==, ages[i].age >= 0);
      if (age.known)
        g_assert_cmpint (age.n, ==, ages[i].age);
    }
}

static void
test_snapshot_age_wants_both_dates (void)
{
  g_autoptr(CutiCase) no_day = cuti_test_case_new (knowledge, "'patient': {'born': '1954-03-09'}");
  g_autoptr(CutiCase) no_birth = cuti_test_case_new (knowledge, "'facts': {'case.assessed_on': '2026-11-20'}");

  g_assert_false (get_value (no_day, "age", CUTI_NO_LESION).known);
  g_assert_false (get_value (no_birth, "age", CUTI_NO_LESION).known);
  cuti_case_set_patient (no_birth, CUTI_PATIENT_BORN, "1954-03-09");
  g_assert_cmpint (get_value (no_birth, "age", CUTI_NO_LESION).n, ==, 72);
}

#define FIFTY "'patient': {'born': '1976-01-01'}, "

/* 142 × (1.0 ÷ 0.9)^−1.2 × 0.9938^50 = 91.7 for a man of 50 with 1.0 mg/dL. */
static void
test_snapshot_derives_from_derived (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, FIFTY "'facts': {'case.assessed_on': '2026-11-20', 'sex': 'male', 'creatinine': 1.0}");
  CutiAnswer *gfr = cuti_case_find_answer (patient_case, "gfr", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (get_value (patient_case, "gfr", CUTI_NO_LESION).n, ==, 92);
  text = cuti_answer_dup_text (gfr);
  g_assert_true (g_str_has_prefix (text, "92"));

  /* One input less, and nothing is guessed. */
  cuti_case_clear (patient_case, cuti_case_find_answer (patient_case, "sex", NULL));
  g_assert_false (get_value (patient_case, "gfr", CUTI_NO_LESION).known);
}

static void
test_snapshot_override_wins (void)
{
  g_autoptr(CutiCase) computed = cuti_test_case_new (
    knowledge, FIFTY "'facts': {'case.assessed_on': '2026-11-20', 'sex': 'male', 'creatinine': 1.0,"
    " 'gfr': {'value': 45, 'override': true}}");
  g_autoptr(CutiCase) alone = cuti_test_case_new (knowledge, "'facts': {'gfr': {'value': 45, 'override': true}}");
  g_autoptr(CutiCase) missing = cuti_test_case_new (
    knowledge, FIFTY "'facts': {'case.assessed_on': '2026-11-20', 'sex': 'male', 'creatinine': 1.0,"
    " 'gfr': {'missing': 'pending'}}");

  g_assert_cmpint (get_value (computed, "gfr", CUTI_NO_LESION).n, ==, 45);
  g_assert_cmpint (get_value (computed, "gfr-only", CUTI_NO_LESION).n, ==, 92);
  g_assert_cmpint (get_value (alone, "gfr", CUTI_NO_LESION).n, ==, 45);
  g_assert_cmpint (get_value (missing, "gfr", CUTI_NO_LESION).n, ==, 92);
}

/* Index values are in half points: 6.0 is 12. A “no” is known, and so is needed. */
static void
test_snapshot_derives_from_booleans (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, "'facts': {'pps': 50, 'intake': 'mouthfuls', 'a': true, 'b': false, 'c': false}");
  CutiAnswer *delirium = cuti_case_find_answer (patient_case, "c", NULL);

  g_assert_cmpint (get_value (patient_case, "ppi", CUTI_NO_LESION).n, ==, 12);
  cuti_case_set_value (patient_case, delirium, CUTI_VALUE (TRUE));
  g_assert_cmpint (get_value (patient_case, "ppi", CUTI_NO_LESION).n, ==, 20);
  cuti_case_clear (patient_case, delirium);
  g_assert_false (get_value (patient_case, "ppi", CUTI_NO_LESION).known);
}

static void
test_snapshot_derives_from_nine_inputs (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (knowledge, "'facts': {'n': 3}");
  g_autoptr(CutiCase) off_range = cuti_test_case_new (knowledge, "'facts': {'n': 4}");

  g_assert_cmpint (get_value (patient_case, "phq", CUTI_NO_LESION).n, ==, 27);
  g_assert_false (get_value (off_range, "phq", CUTI_NO_LESION).known);
}

/* What is hidden is not computed with either. */
static void
test_snapshot_derives_from_what_is_shown (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, FIFTY "'facts': {'case.assessed_on': '2026-11-20', 'sex': 'male', 'creatinine': 1.0, 'd': true}");

  g_assert_false (get_value (patient_case, "creatinine", CUTI_NO_LESION).known);
  g_assert_false (get_value (patient_case, "gfr", CUTI_NO_LESION).known);
}

static void
test_snapshot_flags_what_is_missing (void)
{
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (
    knowledge, "'facts': {'a': {'missing': 'pending'}, 'b': {'missing': 'declined'}, 'c': true}");
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
  const CutiSlotFlags expected[] = { CUTI_SLOT_MISSING | CUTI_SLOT_PENDING, CUTI_SLOT_MISSING, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (cuti_snapshot_get_flags (snapshot, i, CUTI_NO_LESION), ==, expected[i]);
}

#define CHECKED_FACTS \
  CUTI_TEST_CASE_FACTS "," \
  "{'id': 'tumours', 'group': 'g', 'type': 'integer', 'label': 'Tumours?', 'unit': '1', 'hard': [0, 100]}," \
  "{'id': 'share', 'group': 'g', 'type': 'number', 'step': 0.5, 'label': 'Share?', 'unit': '1', 'hard': [0, 100]," \
  " 'relevant_when': {'not': 'd'}, 'checks': [" \
  "  {'id': 'more', 'at_most': 'tumours', 'text': 'More than all.'}," \
  "  {'id': 'sure', 'when': {'all': ['b', {'fact': 'share', 'gt': 50}]}, 'text': 'Sure?'}]}," \
  "{'id': 'lesion.part', 'group': 'g', 'type': 'number', 'label': 'Part?', 'unit': '1', 'hard': [0, 100]," \
  " 'checks': [{'id': 'part', 'at_most': 'lesion.whole', 'text': 'Above the whole.'}," \
  "  {'id': 'case', 'at_most': 'tumours', 'text': 'Above the case.'}]}," \
  "{'id': 'lesion.whole', 'group': 'g', 'type': 'integer', 'label': 'Whole?', 'unit': '1', 'hard': [0, 100]}"

static const struct { const char *members, *fact, *lesion, *said; } said[] = {
  { "", "share", NULL, "" },
  { "'facts': {'share': 8}", "share", NULL, "" },
  { "'facts': {'share': 8, 'tumours': 8}", "share", NULL, "" },
  { "'facts': {'share': 8.5, 'tumours': 8}", "share", NULL, "More than all." },
  { "'facts': {'share': 60, 'tumours': 60, 'b': true}", "share", NULL, "Sure?" },
  { "'facts': {'share': 60, 'tumours': 60}", "share", NULL, "" },
  { "'facts': {'share': 60, 'tumours': 8, 'b': true}", "share", NULL, "More than all.|Sure?" },
  /* A hidden row says nothing. */
  { "'facts': {'share': 60, 'tumours': 8, 'b': true, 'd': true}", "share", NULL, "" },
  { "'facts': {'tumours': 4}, 'lesions': [{'id': '1', 'facts': {'lesion.part': 0.3, 'lesion.whole': 0}},"
    " {'id': '2', 'facts': {'lesion.part': 0.3, 'lesion.whole': 1}}]", "lesion.part", "1", "Above the whole." },
  { "'facts': {'tumours': 4}, 'lesions': [{'id': '1', 'facts': {'lesion.part': 0.3, 'lesion.whole': 0}},"
    " {'id': '2', 'facts': {'lesion.part': 4.1, 'lesion.whole': 5}}]", "lesion.part", "2", "Above the case." },
};

static void
test_snapshot_checks_answers (void)
{
  g_autoptr(CutiKnowledge) checked = cuti_test_knowledge_new (CHECKED_FACTS, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr(CutiCase) patient_case = cuti_test_case_new (checked, said[i].members);
      CutiAnswer *answer = cuti_case_find_answer (patient_case, said[i].fact, said[i].lesion);
      const char *const *warnings;
      g_autofree char *text = NULL;

      g_test_message ("%s", said[i].members);
      cuti_case_get_snapshot (patient_case);
      warnings = cuti_answer_get_warnings (answer);
      text = warnings != NULL ? g_strjoinv ("|", (char **) warnings) : g_strdup ("");
      g_assert_cmpstr (text, ==, said[i].said);
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Whoever shows it hears of it once, also when another answer is the cause. */
static void
test_snapshot_tells_of_checks_once (void)
{
  g_autoptr(CutiKnowledge) checked = cuti_test_knowledge_new (CHECKED_FACTS, NULL, NULL);
  g_autoptr(CutiCase) patient_case = cuti_test_case_new (checked, "'facts': {'share': 9}");
  CutiAnswer *share = cuti_case_find_answer (patient_case, "share", NULL);
  CutiAnswer *tumours = cuti_case_find_answer (patient_case, "tumours", NULL);
  guint n = 0;

  cuti_case_get_snapshot (patient_case);
  g_signal_connect_swapped (share, "notify::warnings", G_CALLBACK (count_cb), &n);
  cuti_case_set_value (patient_case, tumours, CUTI_VALUE (8));
  cuti_case_get_snapshot (patient_case);
  g_assert_cmpuint (n, ==, 1);
  cuti_case_set_value (patient_case, tumours, CUTI_VALUE (7));
  cuti_case_get_snapshot (patient_case);
  g_assert_cmpuint (n, ==, 1);
  cuti_case_clear (patient_case, tumours);
  cuti_case_get_snapshot (patient_case);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (cuti_answer_get_warnings (share));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = cuti_test_knowledge_new (CUTI_TEST_CASE_FACTS "," SCORES, NULL, NULL);

  g_test_add_func ("/snapshot/hides-rows", test_snapshot_hides_rows);
  g_test_add_func ("/snapshot/hides-rows-of-one-lesion", test_snapshot_hides_rows_of_one_lesion);
  g_test_add_func ("/snapshot/keeps-hidden-answers", test_snapshot_keeps_hidden_answers);
  g_test_add_func ("/snapshot/derives-age", test_snapshot_derives_age);
  g_test_add_func ("/snapshot/age-wants-both-dates", test_snapshot_age_wants_both_dates);
  g_test_add_func ("/snapshot/derives-from-derived", test_snapshot_derives_from_derived);
  g_test_add_func ("/snapshot/override-wins", test_snapshot_override_wins);
  g_test_add_func ("/snapshot/derives-from-booleans", test_snapshot_derives_from_booleans);
  g_test_add_func ("/snapshot/derives-from-nine-inputs", test_snapshot_derives_from_nine_inputs);
  g_test_add_func ("/snapshot/derives-from-what-is-shown", test_snapshot_derives_from_what_is_shown);
  g_test_add_func ("/snapshot/flags-what-is-missing", test_snapshot_flags_what_is_missing);
  g_test_add_func ("/snapshot/checks-answers", test_snapshot_checks_answers);
  g_test_add_func ("/snapshot/tells-of-checks-once", test_snapshot_tells_of_checks_once);

  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
