/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A knowledge base as a CQL library: a definition for each concept, item and
 * argument, and the verdicts. What is about a lesion is about the one that the
 * parameters of lesions tell of; for each lesion the library runs once.
 */

#include "cuti-cql.h"

#include "cuti-cql-condition.h"

#define HEADER \
  "/*\n" \
  " * %s, version %s, of Cutiplan. %s\n" \
  " *\n" \
  " * %s\n" \
  " * %s\n" \
  " *\n" \
  " * Facts holds what logic sees of the case, with “__” for the points in names: what is\n" \
  " * not known, and the answer to a question that the form hides, is null; computed\n" \
  " * values come under their own names. Lesions holds the recorded lesions, and Lesion\n" \
  " * the one in question; it is null for what is about the whole case, and where none\n" \
  " * is recorded. Facts and Lesions are never null.\n" \
  " *\n" \
  " * Every definition is true, false or null, which is “unknown” and never “no”.\n" \
  " */\n"

/* The rules of the verdict, under names that no concept has; strengths are 3 strong, 2 conditional, 1 good practice. */
#define FUNCTIONS \
  "define function " CUTI_CQL_AT_LEAST "(n Integer, total Integer, truths List<Boolean>):\n" \
  "  if Count(truths T where T is true return all 1) >= n then true\n" \
  "  else if total - Count(truths T where T is false return all 1) < n then false\n" \
  "  else null\n\n" \
  "define function \"rule: weigh\"(own Integer, inFavour Integer, against Integer):\n" \
  "  if inFavour < against then 'not-favoured'\n" \
  "  else if inFavour = against then 'contested'\n" \
  "  else if own = 3 then 'recommended'\n" \
  "  else 'consider'\n\n" \
  "define function \"rule: verdict\"(applies Boolean, excluded Boolean, otherwise String):\n" \
  "  if applies is false then 'not-applicable'\n" \
  "  else if excluded is true then (if applies is true then 'ruled-out' else 'not-applicable')\n" \
  "  else if applies is null or excluded is null then 'undecided'\n" \
  "  else otherwise\n\n" \
  "define function \"rule: firm\"(applies Boolean, excluded Boolean, otherwise Boolean):\n" \
  "  if applies is false or excluded is true then true\n" \
  "  else if applies is null or excluded is null then false\n" \
  "  else otherwise\n"

/**
 * cuti_cql_dup_applies:
 *
 * Returns: (transfer full): the name of the definition of its `when`
 */
char *
cuti_cql_dup_applies (CutiAdvice *advice)
{
  return g_strconcat (cuti_advice_get_id (advice), " applies", NULL);
}

char *
cuti_cql_dup_argument (CutiAdvice *advice, CutiArgument *argument)
{
  return g_strconcat (cuti_advice_get_id (advice), " / ", cuti_argument_get_id (argument), NULL);
}

char *
cuti_cql_dup_caution (CutiAdvice *advice, CutiArgument *caution)
{
  return g_strconcat (cuti_advice_get_id (advice), " caution / ", cuti_argument_get_id (caution),
                      NULL);
}

static void
begin_define (GString *cql, const char *name)
{
  g_string_append (cql, "\ndefine ");
  cuti_cql_append_name (cql, name);
  g_string_append (cql, ":\n  ");
}

static void
write_condition (GString *cql, CutiKnowledge *knowledge, char *name, const CutiCondition *when)
{
  begin_define (cql, name);
  cuti_cql_append_condition (cql, knowledge, when);
  g_string_append_c (cql, '\n');
  g_free (name);
}

/* Tuples: engines lose single parameters that are null within a query. */
static char *
dup_tuple (CutiKnowledge *knowledge, gboolean of_lesion)
{
  GString *tuple = g_string_new ("Tuple{");
  const char *separator = "";

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      const char *type = cuti_cql_get_type (fact);
      g_autofree char *element = cuti_cql_dup_element (fact);

      if (type == NULL || cuti_fact_is_lesion_fact (fact) != of_lesion)
        continue;
      g_string_append_printf (tuple, "%s\n  ", separator);
      cuti_cql_append_name (tuple, element);
      g_string_append_printf (tuple, " %s", type);
      separator = ",";
    }
  g_string_append (tuple, *separator != '\0' ? "}" : "\n  id String}");
  return g_string_free (tuple, FALSE);
}

static void
write_parameters (GString *cql, CutiKnowledge *knowledge)
{
  g_autofree char *facts = dup_tuple (knowledge, FALSE);
  g_autofree char *lesion = dup_tuple (knowledge, TRUE);

  g_string_append_printf (cql, "parameter Facts %s\n\n", facts);
  g_string_append_printf (cql, "parameter Lesion %s\n\n", lesion);
  g_string_append_printf (cql, "parameter Lesions List<%s>\n", lesion);
}

static void
write_concepts (GString *cql, CutiKnowledge *knowledge)
{
  GListModel *concepts = cuti_knowledge_get_concepts (knowledge);
  CutiVocabulary *vocabulary = cuti_knowledge_get_vocabulary (knowledge);

  for (guint i = 0; i < g_list_model_get_n_items (concepts); i++)
    {
      g_autoptr(CutiTerm) concept = g_list_model_get_item (concepts, i);
      const char *id = cuti_term_get_id (concept);

      write_condition (cql, knowledge, g_strdup (id),
                       cuti_vocabulary_find_concept (vocabulary, id, "", NULL));
    }
}

/* “false”, or what excludes, one or the other. */
static char *
dup_excluded (CutiAdvice *advice)
{
  guint n;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (cuti_argument_get_polarity (arguments[i]) == CUTI_POLARITY_EXCLUDES)
      {
        g_autofree char *name = cuti_cql_dup_argument (advice, arguments[i]);

        g_string_append (text, text->len > 0 ? " or " : "(");
        cuti_cql_append_name (text, name);
      }
  g_string_append (text, text->len > 0 ? ")" : "false");
  return g_string_free (text, FALSE);
}

/* The strongest of @own and the arguments of which @test holds. */
static char *
dup_strongest (CutiAdvice *advice, CutiPolarity polarity, int own, const char *test)
{
  guint n;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Max({%d", own);
  for (guint i = 0; i < n; i++)
    if (cuti_argument_get_polarity (arguments[i]) == polarity)
      {
        g_autofree char *name = cuti_cql_dup_argument (advice, arguments[i]);

        g_string_append (text, ", if ");
        cuti_cql_append_name (text, name);
        g_string_append_printf (text, " %s then %d else 0", test,
                                cuti_argument_get_strength (arguments[i]));
      }
  g_string_append (text, "})");
  return g_string_free (text, FALSE);
}

static char *
dup_weighed (CutiAdvice *advice, const char *test_for, const char *test_against)
{
  int own = cuti_advice_get_strength (advice);
  g_autofree char *in_favour = dup_strongest (advice, CUTI_POLARITY_FOR, own, test_for);
  g_autofree char *against = dup_strongest (advice, CUTI_POLARITY_AGAINST, 0, test_against);

  return g_strdup_printf ("\"rule: weigh\"(%d, %s, %s)", own, in_favour, against);
}

/* Unknown arguments are taken against the item, and then for it. */
static void
write_verdict (GString *cql, CutiAdvice *advice)
{
  const char *id = cuti_advice_get_id (advice);
  CutiStance stance = cuti_advice_get_stance (advice);
  g_autofree char *applies = cuti_cql_dup_applies (advice);
  g_autofree char *excluded = dup_excluded (advice);
  g_autofree char *verdict = g_strconcat (id, " verdict", NULL);
  g_autofree char *firm = g_strconcat (id, " firm", NULL);
  g_autofree char *pessimistic = stance == CUTI_STANCE_DO
                                 ? dup_weighed (advice, "is true", "is not false")
                                 : g_strdup (stance == CUTI_STANCE_AVOID ? "'avoid'" : "'inform'");
  g_autofree char *optimistic = stance == CUTI_STANCE_DO
                                ? dup_weighed (advice, "is not false", "is true") : NULL;

  begin_define (cql, verdict);
  g_string_append (cql, "\"rule: verdict\"(");
  cuti_cql_append_name (cql, applies);
  g_string_append_printf (cql, ", %s, %s)\n", excluded, pessimistic);

  begin_define (cql, firm);
  g_string_append (cql, "\"rule: firm\"(");
  cuti_cql_append_name (cql, applies);
  g_string_append_printf (cql, ", %s, ", excluded);
  if (optimistic != NULL)
    g_string_append_printf (cql, "%s = %s)\n", pessimistic, optimistic);
  else
    g_string_append (cql, "true)\n");
}

static void
write_advice (GString *cql, CutiKnowledge *knowledge, CutiAdvice *advice)
{
  guint n_arguments, n_cautions;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiArgument *const *cautions = cuti_advice_peek_cautions (advice, &n_cautions);

  write_condition (cql, knowledge, cuti_cql_dup_applies (advice), cuti_advice_get_when (advice));
  for (guint i = 0; i < n_arguments; i++)
    write_condition (cql, knowledge, cuti_cql_dup_argument (advice, arguments[i]),
                     cuti_argument_get_when (arguments[i]));
  for (guint i = 0; i < n_cautions; i++)
    write_condition (cql, knowledge, cuti_cql_dup_caution (advice, cautions[i]),
                     cuti_argument_get_when (cautions[i]));
  write_verdict (cql, advice);
}

/* No end of the comment within it. */
static char *
dup_comment (const char *text)
{
  GString *comment = g_string_new (text);

  g_string_replace (comment, "*/", "* /", 0);
  g_string_replace (comment, "\n", " ", 0);
  return g_string_free (comment, FALSE);
}

/**
 * cuti_cql_count_approved:
 *
 * Returns: how many items of advice a reviewer has approved as they are
 */
guint
cuti_cql_count_approved (CutiKnowledge *knowledge)
{
  guint approved = 0;

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    approved += cuti_advice_get_review_status (cuti_knowledge_get_advice_item (knowledge, i))
                == CUTI_REVIEW_APPROVED;
  return approved;
}

static char *
dup_review (CutiKnowledge *knowledge)
{
  guint approved = cuti_cql_count_approved (knowledge);

  if (approved == 0)
    return g_strdup ("Review status of the content: submitted. No clinician has reviewed it.");
  return g_strdup_printf ("%u of %u items of advice are approved by a reviewer.", approved,
                          cuti_knowledge_get_n_advice (knowledge));
}

/**
 * cuti_cql_write:
 *
 * Returns: (transfer full): @knowledge as a CQL library
 */
char *
cuti_cql_write (CutiKnowledge *knowledge)
{
  const CutiManifest *manifest = cuti_knowledge_get_manifest (knowledge);
  g_autofree char *title = dup_comment (manifest->title);
  g_autofree char *version = dup_comment (manifest->version);
  g_autofree char *licence = dup_comment (manifest->licence);
  g_autofree char *disclaimer = dup_comment (manifest->disclaimer);
  g_autofree char *review = dup_review (knowledge);
  GString *cql = g_string_new (NULL);

  g_string_append_printf (cql, HEADER, title, version, licence, disclaimer, review);
  g_string_append (cql, "library " CUTI_CQL_LIBRARY " version ");
  cuti_cql_append_text (cql, manifest->version);
  g_string_append (cql, "\n\n");
  write_parameters (cql, knowledge);
  g_string_append (cql, "\ncontext Unfiltered\n\n" FUNCTIONS);
  write_concepts (cql, knowledge);
  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    write_advice (cql, knowledge, cuti_knowledge_get_advice_item (knowledge, i));
  return g_string_free (cql, FALSE);
}
