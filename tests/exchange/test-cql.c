/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The knowledge base in CQL and FHIR: nothing is missing or there twice, and no
 * set is asked for what is not known. Whether it means the same, another engine
 * says (check-cql.mjs).
 */

#include <string.h>

#include "cuti-cql.h"
#include "cuti-json.h"
#include "cuti-knowledge-fhir.h"
#include "cuti-test-knowledge.h"

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

static void
assert_defined (const char *cql, char *name)
{
  g_autofree char *define = g_strdup_printf ("\ndefine \"%s\":\n", name);

  if (count (cql, define) != 1)
    g_error ("“%s” is defined %u times", name, count (cql, define));
  g_free (name);
}

static void
test_definitions (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autofree char *cql = cuti_cql_write (knowledge);
  g_autofree char *again = cuti_cql_write (knowledge);
  GListModel *concepts = cuti_knowledge_get_concepts (knowledge);

  g_assert_cmpstr (cql, ==, again);
  for (guint i = 0; i < g_list_model_get_n_items (concepts); i++)
    {
      g_autoptr(CutiTerm) concept = g_list_model_get_item (concepts, i);

      assert_defined (cql, g_strdup (cuti_term_get_id (concept)));
    }
  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);
      guint n;
      CutiArgument *const *list = cuti_advice_peek_arguments (advice, &n);

      assert_defined (cql, cuti_cql_dup_applies (advice));
      assert_defined (cql, g_strconcat (cuti_advice_get_id (advice), " verdict", NULL));
      for (guint j = 0; j < n; j++)
        assert_defined (cql, cuti_cql_dup_argument (advice, list[j]));
      list = cuti_advice_peek_cautions (advice, &n);
      for (guint j = 0; j < n; j++)
        assert_defined (cql, cuti_cql_dup_caution (advice, list[j]));
    }
}

/* “null in {…}” is false in CQL: whatever asks a set says first what null is. */
static void
test_unknown_is_no_no (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autofree char *cql = cuti_cql_write (knowledge);
  const char *code = strstr (cql, "\nlibrary ");
  g_autoptr(GRegex) guarded =
    g_regex_new ("\\(if \\w+\\.\"[^\"]+\" is null then null else [^()]*\\)", 0, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (guarded, code, -1, 0, "", 0, NULL);

  g_assert_cmpuint (count (code, " in "), >, 100);
  g_assert_cmpuint (count (rest, " in "), ==, 0);
}

/* Two lesions of which the same is known are two. */
static void
test_equal_lesions_count (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (
    CUTI_TEST_FACTS, NULL,
    CUTI_TEST_ADVICE ("x", "case", "strong", "{'lesions': 'lesion.a', 'ge': 2}", ""));
  g_autofree char *cql = cuti_cql_write (knowledge);

  g_assert_nonnull (strstr (cql, "Count(Lesions Lesion1 where (Lesion1.\"lesion__a\") is true"
                                " return all 1) >= 2"));
}

/* Ids are free to be words of CQL, to have quotes, and to be more than it can count. */
static void
test_odd_names (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", "odd-names", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (folder, NULL, &error);
  g_autofree char *cql = NULL;
  static const char *const pieces[] = {
    " * Names that other languages keep for themselves * /, version 1.0.0'\\,",
    "\nlibrary Cutiplan version '1.0.0\\'\\\\'\n",
    "\n  \"exists\" Boolean,\n",
    "\n  \"per_litre\" Decimal,\n",
    "\ndefine \"say \\\"no\\\"\":\n",
    " in {'it\\'s', 'back\\\\slash'})\n",
    "\ndefine \"it's \\\"odd\\\" / back\\\\slash\":\n",
    " >= 450000000000.0))\n",
    " >= (-0.00000030) and ",
  };

  g_assert_no_error (error);
  cql = cuti_cql_write (knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (count (cql, pieces[i]) != 1)
      g_error ("“%s” is there %u times", pieces[i], count (cql, pieces[i]));
}

static void
test_names_are_unique (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autofree char *cql = cuti_cql_write (knowledge);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit (cql, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = strchr (lines[i], '"');

      if (g_str_has_prefix (lines[i], "define ")
          && !g_hash_table_add (names, g_strndup (name, strcspn (name + 1, "\"") + 2)))
        g_error ("%s is there twice", lines[i]);
    }
  g_assert_cmpuint (g_hash_table_size (names), >, cuti_knowledge_get_n_advice (knowledge));
}

static JsonObject *
get_resource (JsonArray *entries, guint i)
{
  return json_object_get_object_member (json_array_get_object_element (entries, i), "resource");
}

static guint
count_type (JsonArray *entries, const char *type)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (entries); i++)
    n += g_str_equal (json_object_get_string_member (get_resource (entries, i), "resourceType"), type);
  return n;
}

static void
test_fhir (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) node = cuti_knowledge_fhir_write (knowledge);
  g_autofree char *cql = cuti_cql_write (knowledge);
  JsonArray *entries = json_object_get_array_member (json_node_get_object (node), "entry");
  guint n_actions = 0, n_citations = 0, n_cited = 0;

  g_assert_cmpuint (count_type (entries, "Library"), ==, 1);
  g_assert_cmpuint (count_type (entries, "PlanDefinition"), ==, 9);
  g_assert_cmpuint (count_type (entries, "Questionnaire"), ==, 1);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *resource = get_resource (entries, i);
      JsonArray *actions;

      g_assert_cmpstr (json_object_get_string_member (resource, "status"), ==, "draft");
      g_assert_nonnull (strstr (json_object_get_string_member (resource, "description"),
                                "No clinician has reviewed it."));
      if (!json_object_has_member (resource, "action"))
        continue;
      actions = json_object_get_array_member (resource, "action");
      n_actions += json_array_get_length (actions);
      for (guint j = 0; j < json_array_get_length (actions); j++)
        {
          JsonObject *action = json_array_get_object_element (actions, j);
          JsonArray *conditions = json_object_get_array_member (action, "condition");
          JsonObject *condition = json_array_get_object_element (conditions, 0);
          JsonObject *expression = json_object_get_object_member (condition, "expression");
          g_autofree char *define =
            g_strdup_printf ("\ndefine %s:\n", json_object_get_string_member (expression, "expression"));

          g_assert_cmpuint (count (cql, define), ==, 1);
          n_citations += json_array_get_length (json_object_get_array_member (action, "documentation"));
        }
    }

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    n_cited += g_list_model_get_n_items (
      cuti_advice_get_citations (cuti_knowledge_get_advice_item (knowledge, i)));
  g_assert_cmpuint (n_actions, ==, cuti_knowledge_get_n_advice (knowledge));
  g_assert_cmpuint (n_citations, ==, n_cited);
}

/* Plans name the library that is in the bundle, by address and version. */
static void
test_references (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) node = cuti_knowledge_fhir_write (knowledge);
  JsonArray *entries = json_object_get_array_member (json_node_get_object (node), "entry");
  JsonObject *library = get_resource (entries, 0);
  g_autofree char *canonical = g_strdup_printf ("%s|%s", json_object_get_string_member (library, "url"),
                                                json_object_get_string_member (library, "version"));
  g_autoptr(GHashTable) urls = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      JsonObject *resource = get_resource (entries, i);
      const char *url = json_object_get_string_member (entry, "fullUrl");

      g_assert_true (g_hash_table_add (urls, (gpointer) url));
      g_assert_cmpstr (url, ==, json_object_get_string_member (resource, "url"));
      if (json_object_has_member (resource, "library"))
        g_assert_cmpstr (json_array_get_string_element (
                           json_object_get_array_member (resource, "library"), 0), ==, canonical);
    }
}

/* Counts the questions, by their ids, and holds each against its fact. */
static void
add_links (GHashTable *links, CutiKnowledge *knowledge, JsonObject *holder)
{
  JsonArray *items = json_object_get_array_member (holder, "item");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      const char *link = json_object_get_string_member (item, "linkId");
      CutiFact *fact = cuti_knowledge_find_fact (knowledge, link);

      g_assert_true (g_hash_table_add (links, (gpointer) link));
      if (fact != NULL && !cuti_fact_is_lesion_fact (fact))
        {
          g_autofree char *group = g_strconcat ("group.", cuti_fact_get_group (fact), NULL);

          g_assert_cmpstr (json_object_get_string_member (holder, "linkId"), ==, group);
        }
      if (json_object_has_member (item, "item"))
        add_links (links, knowledge, item);
    }
}

static void
test_questionnaire (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) node = cuti_knowledge_fhir_write (knowledge);
  JsonArray *entries = json_object_get_array_member (json_node_get_object (node), "entry");
  g_autoptr(GHashTable) links = g_hash_table_new (g_str_hash, g_str_equal);

  add_links (links, knowledge, get_resource (entries, json_array_get_length (entries) - 1));
  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    g_assert_true (g_hash_table_contains (
      links, cuti_fact_get_id (cuti_knowledge_get_fact (knowledge, i))));
}

#define SIGNED \
  "{'id': 'i', 'title': 'I', 'text': 'I.', 'stance': 'do', 'strength': 'strong', 'when': 'a', 'review': %s}"

/* Neither more nor less of a review is claimed than there was. */
static void
test_review (void)
{
  g_autofree char *unsigned_item = g_strdup_printf (SIGNED, "null");
  g_autoptr(JsonNode) item = cuti_test_parse (unsigned_item);
  g_autofree char *hash = NULL;
  g_autofree char *review = NULL;
  g_autofree char *signed_item = NULL;
  g_autofree char *advice = NULL;
  g_autofree char *cql = NULL;
  g_autoptr(CutiKnowledge) knowledge = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *library;

  json_object_remove_member (json_node_get_object (item), "review");
  hash = cuti_json_sha256 (item);
  review = g_strdup_printf ("{'status': 'approved', 'sign_offs': [{'name': 'A', 'role': 'R', 'at': '2026-01-01',"
                            " 'sha256': '%s'}]}", hash);
  signed_item = g_strdup_printf (SIGNED, review);
  advice = g_strconcat (signed_item, ",", CUTI_TEST_ADVICE ("j", "case", "strong", "'b'", ""), NULL);
  knowledge = cuti_test_knowledge_new (CUTI_TEST_FACTS, NULL, advice);
  cql = cuti_cql_write (knowledge);
  node = cuti_knowledge_fhir_write (knowledge);
  library = get_resource (json_object_get_array_member (json_node_get_object (node), "entry"), 0);

  g_assert_nonnull (strstr (cql, " * 1 of 2 items of advice are approved by a reviewer.\n"));
  g_assert_null (strstr (cql, "No clinician has reviewed"));
  g_assert_nonnull (strstr (json_object_get_string_member (library, "description"),
                            "1 of 2 items of advice are approved by a reviewer."));
}

/* The library of the bundle is the library. */
static void
test_library (void)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load_shipped ();
  g_autoptr(JsonNode) node = cuti_knowledge_fhir_write (knowledge);
  JsonObject *resource =
    get_resource (json_object_get_array_member (json_node_get_object (node), "entry"), 0);
  JsonObject *content =
    json_array_get_object_element (json_object_get_array_member (resource, "content"), 0);
  g_autofree char *cql = cuti_cql_write (knowledge);
  gsize size;
  g_autofree guchar *data = g_base64_decode (json_object_get_string_member (content, "data"), &size);

  g_assert_cmpmem (data, size, cql, strlen (cql));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cql/definitions", test_definitions);
  g_test_add_func ("/cql/unknown-is-no-no", test_unknown_is_no_no);
  g_test_add_func ("/cql/equal-lesions-count", test_equal_lesions_count);
  g_test_add_func ("/cql/odd-names", test_odd_names);
  g_test_add_func ("/cql/names-are-unique", test_names_are_unique);
  g_test_add_func ("/knowledge-fhir/resources", test_fhir);
  g_test_add_func ("/knowledge-fhir/references", test_references);
  g_test_add_func ("/knowledge-fhir/questionnaire", test_questionnaire);
  g_test_add_func ("/knowledge-fhir/review", test_review);
  g_test_add_func ("/knowledge-fhir/library", test_library);

  return g_test_run ();
}
