/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form stays humane: for five typical patients every row that the window
 * shows can be answered, with fewer than 45 answers.
 */

#include "cuti-fact-row.h"
#include "cuti-form.h"
#include "cuti-json.h"
#include "cuti-test-knowledge.h"
#include "ui-util.h"

#define MOST_QUESTIONS 45
#define N_PAGES 9

typedef struct
{
  CutiCase   *patient_case;
  GHashTable *seen; /* CutiAnswer */
  guint       n_questions;
} Count;

static JsonArray *
load_profiles (JsonNode **node)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge",
                                                 "cases", "profiles.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  *node = cuti_json_load_file (file, NULL, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (*node), "cases");
}

/* What is worked out, printed only, or written by the program is no question. */
static gboolean
is_question (CutiFact *fact)
{
  return cuti_fact_get_calculator (fact) == NULL && cuti_fact_get_kind (fact) != CUTI_KIND_TEXT
         && !g_str_equal (cuti_fact_get_id (fact), "case.assessed_on");
}

static void
count_rows (Count *count, GtkWidget *widget)
{
  g_autoptr(CutiAnswer) answer = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;

  if (!CUTI_IS_FACT_ROW (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        count_rows (count, child);
      return;
    }

  g_object_get (widget, "answer", &answer, NULL);
  if (!is_question (cuti_answer_get_fact (answer)) || !g_hash_table_add (count->seen, answer))
    return;

  g_test_message ("%s", cuti_fact_get_id (cuti_answer_get_fact (answer)));
  g_assert_cmpint (cuti_answer_get_state (answer), ==, CUTI_ANSWER_VALUE);
  count->n_questions++;
}

static guint
count_questions (CutiCase *patient_case)
{
  CutiForm *form = g_object_new (CUTI_TYPE_FORM, NULL);
  GtkWidget *window = gtk_window_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  Count count = { patient_case, seen, 0 };

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (form));
  cuti_form_set_case (form, patient_case);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (guint page = 0; page < N_PAGES; page++)
    {
      cuti_form_show_page (form, page);
      ui_settle ();
      count_rows (&count, GTK_WIDGET (form));
    }
  g_assert_true (cuti_form_go_to (form, "lesion.site", "1"));
  ui_settle ();
  count_rows (&count, GTK_WIDGET (form));

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  return count.n_questions;
}

static guint
count_recorded (JsonObject *patient_case)
{
  JsonArray *lesions = json_object_get_array_member (patient_case, "lesions");
  guint n = json_object_get_size (json_object_get_object_member (patient_case, "facts"));

  for (guint i = 0; i < json_array_get_length (lesions); i++)
    n += json_object_get_size (json_object_get_object_member (
      json_array_get_object_element (lesions, i), "facts"));
  return n - 2; /* the day, and the age, which the date of birth gives */
}

static void
test_profiles_need_few_answers (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) node = NULL;
  JsonArray *profiles = load_profiles (&node);
  guint n_profiles = 0;

  for (guint i = 0; i < json_array_get_length (profiles); i++)
    {
      JsonObject *worked = json_array_get_object_element (profiles, i);
      g_autoptr(CutiCase) patient_case = NULL;
      g_autoptr(GError) error = NULL;

      if (!g_str_has_suffix (json_object_get_string_member (worked, "title"),
                             "every question answered"))
        continue;

      g_test_message ("%s", json_object_get_string_member (worked, "title"));
      patient_case = cuti_case_new_from_json (knowledge, json_object_get_member (worked, "case"),
                                              &error);
      g_assert_no_error (error);
      cuti_case_get_snapshot (patient_case); /* as the window does: it settles which rows count */

      guint n = count_questions (patient_case);

      g_assert_cmpuint (n, ==,
                        count_recorded (json_object_get_object_member (worked, "case")));
      g_assert_cmpuint (n, <, MOST_QUESTIONS);
      n_profiles++;
    }
  g_assert_cmpuint (n_profiles, ==, 5);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profiles/need-few-answers", test_profiles_need_few_answers);

  return g_test_run ();
}
