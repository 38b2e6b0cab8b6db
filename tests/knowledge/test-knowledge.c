/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sound knowledge base loads as: order, content, hash, sign-offs; and
 * that the shipped one is sound.
 */

#include "cuti-test-base.h"

#include <string.h>

#include "cuti-advice.h"
#include "cuti-json.h"

static char *
join_advice (CutiKnowledge *knowledge)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      g_assert_cmpuint (cuti_advice_get_index (advice), ==, i);
      g_assert_true (cuti_knowledge_find_advice (knowledge, cuti_advice_get_id (advice)) == advice);
      g_strv_builder_add (builder, cuti_advice_get_id (advice));
    }
  ids = g_strv_builder_end (builder);
  return g_strjoinv (" ", ids);
}

static CutiKnowledge *
load_base (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();

  cuti_test_base_write (folder);
  return cuti_test_knowledge_load (folder);
}

static void
test_knowledge_order (void)
{
  g_autoptr(CutiKnowledge) knowledge = load_base ();
  g_autofree char *ids = join_advice (knowledge);
  const char *const sections[] = { "assessment", "surgery", "radiation", "local", "systemic", "immunosuppression",
                                   "palliative", "follow-up", "pitfalls" };
  GListModel *model = cuti_knowledge_get_sections (knowledge);

  /* By section, then by file in byte order, then as written. */
  g_assert_cmpstr (ids, ==, "assessment.biopsy surgery.excise systemic.breast-2 systemic.breast-1 systemic.colon");

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, G_N_ELEMENTS (sections));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (model, i);

      g_assert_cmpstr (cuti_term_get_id (section), ==, sections[i]);
    }
}

static guint
find_place (CutiKnowledge *knowledge, const char *id)
{
  const guint *order = cuti_knowledge_get_order (knowledge);
  guint fact = cuti_fact_get_index (cuti_knowledge_find_fact (knowledge, id));

  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    if (order[i] == fact)
      return i;
  g_assert_not_reached ();
}

static void
test_knowledge_settles_inputs_first (void)
{
  g_autoptr(CutiKnowledge) knowledge = load_base ();
  const char *const before[][2] = { { "patient.age_years", "patient.egfr" }, { "lab.creatinine", "patient.egfr" },
                                    { "case.assessed_on", "patient.age_years" },
                                    { "patient.ecog", "patient.declines" }, { "lesion.site", "lesion.size" } };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    g_assert_cmpuint (find_place (knowledge, before[i][0]), <, find_place (knowledge, before[i][1]));
}

static void
test_knowledge_manifest (void)
{
  g_autoptr(CutiKnowledge) knowledge = load_base ();
  const CutiManifest *manifest = cuti_knowledge_get_manifest (knowledge);
  guint n;
  const CutiOutOfScope *stops = cuti_knowledge_get_out_of_scope (knowledge, &n);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *description = NULL;
  g_autofree char *expected = NULL;

  g_assert_cmpstr (manifest->id, ==, "org.example.base");
  g_assert_cmpstr (manifest->title, ==, "Base");
  g_assert_cmpstr (manifest->version, ==, "1.2.3");
  g_assert_cmpstr (manifest->disclaimer, ==, "");

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (stops[0].id, ==, "child");
  g_assert_cmpstr (stops[0].text, ==, "Under 18.");
  g_assert_nonnull (stops[0].when);

  json_node_take_object (node, cuti_knowledge_describe (knowledge));
  description = cuti_test_canonical (node);
  expected = g_strdup_printf ("{'id':'org.example.base','sha256':'%s','version':'1.2.3'}",
                              cuti_knowledge_get_sha256 (knowledge));
  g_assert_cmpstr (description, ==, expected);
}

static void
test_knowledge_fact (void)
{
  g_autoptr(CutiKnowledge) knowledge = load_base ();
  CutiFact *weight = cuti_knowledge_find_fact (knowledge, "patient.weight_kg");
  CutiFact *confirmed = cuti_knowledge_find_fact (knowledge, "confirmed");
  CutiFact *age = cuti_knowledge_find_fact (knowledge, "patient.age_years");
  CutiFact *egfr = cuti_knowledge_find_fact (knowledge, "patient.egfr");
  CutiFact *size = cuti_knowledge_find_fact (knowledge, "lesion.size");
  double min, max;
  guint n_units;
  const CutiUnit *units = cuti_fact_get_other_units (weight, &n_units);

  g_assert_cmpuint (cuti_fact_get_index (weight), ==, 3);
  g_assert_true (cuti_knowledge_get_fact (knowledge, 3) == weight);
  g_assert_cmpint (cuti_fact_get_kind (weight), ==, CUTI_KIND_NUMBER);
  g_assert_cmpstr (cuti_fact_get_unit (weight), ==, "kg");
  g_assert_cmpfloat (cuti_fact_get_step (weight), ==, 0.1);
  g_assert_true (cuti_fact_get_hard (weight, &min, &max));
  g_assert_cmpfloat (min, ==, 20);
  g_assert_cmpfloat (max, ==, 300);
  g_assert_true (cuti_fact_get_soft (weight, &min, &max));
  g_assert_cmpfloat (min, ==, 40);
  g_assert_cmpfloat (max, ==, 150);
  g_assert_cmpuint (n_units, ==, 1);
  g_assert_cmpstr (units[0].unit, ==, "[lb_av]");
  g_assert_cmpfloat (units[0].factor, ==, 0.4536);

  g_assert_cmpstr (cuti_fact_get_group (confirmed), ==, "skin");
  g_assert_cmpstr (cuti_fact_get_label (confirmed), ==, "Proven?");
  g_assert_cmpstr (cuti_fact_get_short_label (confirmed), ==, "Proven");
  g_assert_cmpstr (cuti_fact_get_short_label (age), ==, "Age?");
  g_assert_cmpstr (cuti_fact_get_how (confirmed), ==, "By biopsy.");
  g_assert_cmpstr (cuti_fact_get_why (confirmed), ==, "It decides.");
  g_assert_cmpint (cuti_fact_get_stale_after_days (confirmed), ==, 90);
  g_assert_cmpint (cuti_fact_get_stale_after_days (weight), ==, 0);
  g_assert_false (cuti_fact_get_hard (confirmed, &min, &max));
  g_assert_false (cuti_fact_get_soft (size, &min, &max));

  g_assert_cmpint (cuti_fact_get_inputs (age)[0], ==, CUTI_INPUT_BORN);
  g_assert_cmpint (cuti_fact_get_inputs (age)[1], ==, 1);
  g_assert_false (cuti_fact_has_row (age));
  g_assert_true (cuti_fact_is_overridable (egfr));
  g_assert_true (cuti_fact_has_row (egfr));
  g_assert_cmpstr (cuti_fact_get_calculator (egfr)->id, ==, "ckd-epi-2021");

  g_assert_true (cuti_fact_is_lesion_fact (size));
  g_assert_false (cuti_fact_is_lesion_fact (cuti_knowledge_find_fact (knowledge, "lesions.complete")));
  g_assert_cmpuint (cuti_knowledge_get_complete (knowledge), ==, 10);
  g_assert_null (cuti_knowledge_find_fact (knowledge, "large"));
}

static void
test_knowledge_advice (void)
{
  g_autoptr(CutiKnowledge) knowledge = load_base ();
  CutiAdvice *excise = cuti_knowledge_find_advice (knowledge, "surgery.excise");
  CutiAdvice *colon = cuti_knowledge_find_advice (knowledge, "systemic.colon");
  guint n_arguments, n_facts;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (excise, &n_arguments);
  const guint *facts = cuti_advice_get_facts (excise, &n_facts);
  const guint read[] = { 0, 4, 5, 7, 8, 10, 12 };
  const CutiFollowUp *follow_up = cuti_advice_get_follow_up (excise);

  g_assert_cmpstr (cuti_advice_get_section (excise), ==, "surgery");
  g_assert_true (cuti_advice_is_lesion_advice (excise));
  g_assert_cmpint (cuti_advice_get_stance (excise), ==, CUTI_STANCE_DO);
  g_assert_cmpint (cuti_advice_get_strength (excise), ==, CUTI_STRENGTH_STRONG);
  g_assert_cmpint (cuti_advice_get_certainty (excise), ==, CUTI_CERTAINTY_LOW);
  g_assert_cmpint (cuti_advice_get_directness (excise), ==, CUTI_DIRECTNESS_CSCC);
  g_assert_cmpstr (cuti_advice_get_as_of (excise), ==, "2026-06");
  g_assert_cmpstr (cuti_advice_get_intervention (excise), ==, "excision");
  g_assert_cmpstr (cuti_advice_get_intervention_kind (excise), ==, "procedure");
  g_assert_cmpstr (cuti_advice_get_conflicts_with (excise)[0], ==, "systemic.colon");
  g_assert_cmpstr (cuti_advice_get_statements (excise)[0], ==, "S01");
  g_assert_cmpstr (cuti_advice_get_involves (excise)[0], ==, "surgery");
  g_assert_cmpstr (cuti_advice_get_convention (excise), ==, "By custom.");
  g_assert_cmpstr (cuti_advice_get_patient_text (excise), ==, "It is cut out.");
  g_assert_true (cuti_advice_is_urgent (excise));
  g_assert_cmpstr (follow_up->kind, ==, "skin");
  g_assert_cmpint (follow_up->every_from, ==, 3);
  g_assert_cmpint (follow_up->every_to, ==, 6);
  g_assert_cmpint (follow_up->until_months, ==, 24);

  g_assert_cmpuint (n_arguments, ==, 3);
  g_assert_cmpint (cuti_argument_get_polarity (arguments[0]), ==, CUTI_POLARITY_FOR);
  g_assert_cmpint (cuti_argument_get_strength (arguments[0]), ==, CUTI_STRENGTH_GOOD_PRACTICE);
  g_assert_cmpint (cuti_argument_get_polarity (arguments[2]), ==, CUTI_POLARITY_EXCLUDES);
  g_assert_cmpint (cuti_argument_get_strength (arguments[2]), ==, CUTI_STRENGTH_NONE);
  g_assert_cmpuint (g_list_model_get_n_items (cuti_advice_get_cautions (excise)), ==, 1);

  /* Through concepts, quantifiers (whether the list is complete), arguments and cautions; once each. */
  g_assert_cmpmem (facts, n_facts * sizeof *facts, read, sizeof read);

  g_assert_false (cuti_advice_is_lesion_advice (colon));
  g_assert_false (cuti_advice_is_urgent (colon));
  g_assert_cmpint (cuti_advice_get_certainty (colon), ==, CUTI_CERTAINTY_NOT_GRADED);
  g_assert_cmpint (cuti_advice_get_directness (colon), ==, CUTI_DIRECTNESS_EXPERT);
  g_assert_null (cuti_advice_get_intervention (colon));
  g_assert_null (cuti_advice_get_conflicts_with (colon)[0]);
  g_assert_null (cuti_advice_get_follow_up (colon));
}

static void
test_knowledge_references (void)
{
  g_autoptr(CutiKnowledge) knowledge = load_base ();
  CutiAdvice *excise = cuti_knowledge_find_advice (knowledge, "surgery.excise");
  g_autoptr(CutiCitation) first = g_list_model_get_item (cuti_advice_get_citations (excise), 0);
  g_autoptr(CutiCitation) second = g_list_model_get_item (cuti_advice_get_citations (excise), 1);
  CutiReference *guide = cuti_citation_get_reference (first);
  CutiReference *recalled = cuti_citation_get_reference (second);

  g_assert_cmpstr (cuti_reference_get_id (guide), ==, "guide");
  g_assert_cmpuint (cuti_reference_get_number (guide), ==, 1);
  g_assert_cmpint (cuti_reference_get_kind (guide), ==, CUTI_SOURCE_GUIDELINE);
  g_assert_cmpint (cuti_reference_get_access (guide), ==, CUTI_ACCESS_ABSTRACT);
  g_assert_cmpstr (cuti_reference_get_citation (guide), ==, "A B. Guide. J 2024");
  g_assert_cmpstr (cuti_reference_get_address (guide), ==, "https://doi.org/10.1/x");
  g_assert_cmpstr (cuti_citation_get_locator (first), ==, "abstract");
  g_assert_cmpstr (cuti_citation_get_supports (first), ==, "all");

  g_assert_cmpuint (cuti_reference_get_number (recalled), ==, 2);
  g_assert_cmpstr (cuti_reference_get_address (recalled), ==, "https://pubmed.ncbi.nlm.nih.gov/123/");
  g_assert_cmpstr (cuti_citation_get_locator (second), ==, "not located");
}

/* Absent files are empty lists; absent and null mean the same of optional text. */
static void
test_knowledge_dossier (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) without = load_base ();
  g_autoptr(CutiKnowledge) with = NULL;
  const CutiDossierEntry *entries;
  guint n;

  g_assert_null (cuti_knowledge_get_dossier (without, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (cuti_advice_get_dossier (cuti_knowledge_find_advice (without, "surgery.excise"))[0], ==,
                   "D1");

  cuti_test_base_write (folder);
  cuti_test_folder_write (folder, "dossier.json",
                          "{'dossier': [{'id': 'D2', 'title': 'Two', 'left_out': 'A dose.'},"
                          " {'id': 'D1', 'title': 'One'}, {'id': 'D3', 'title': 'Three', 'calculator': 'bmi'}]}");
  with = cuti_test_knowledge_load (folder);
  entries = cuti_knowledge_get_dossier (with, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (entries[0].id, ==, "D2");
  g_assert_cmpstr (entries[0].title, ==, "Two");
  g_assert_cmpstr (entries[0].left_out, ==, "A dose.");
  g_assert_null (entries[1].left_out);
  g_assert_null (entries[1].calculator);
  g_assert_cmpstr (entries[2].calculator, ==, "bmi");
  g_assert_cmpstr (cuti_knowledge_get_sha256 (with), !=, cuti_knowledge_get_sha256 (without));
}

static void
test_knowledge_least (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) knowledge = NULL;

  cuti_test_folder_write (folder, "manifest.json", "{'format': 'cutiplan-knowledge/1', 'id': 'k', 'version': '1',"
                          " 'title': null, 'out_of_scope': null}");
  cuti_test_folder_write (folder, "facts.json", "{'groups': [], 'facts': []}");
  cuti_test_folder_write_raw (folder, "README.md", "No JSON, and none of our business.");
  knowledge = cuti_test_knowledge_load (folder);
  g_assert_cmpuint (cuti_knowledge_get_n_facts (knowledge), ==, 0);
  g_assert_cmpuint (cuti_knowledge_get_n_advice (knowledge), ==, 0);
  g_assert_cmpuint (cuti_knowledge_get_complete (knowledge), ==, G_MAXUINT);
}

static char *
hash_folder (CutiTestFolder *folder)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_load (folder);

  return g_strdup (cuti_knowledge_get_sha256 (knowledge));
}

static void
test_knowledge_hash_covers_every_file (void)
{
  static const struct { const char *path, *from, *to; } edits[] = {
    { "manifest.json", "1.2.3", "1.2.4" },
    { "facts.json", "'Proven?'", "'Proved?'" },
    { "concepts.json", "'label': 'large'", "'label': 'big'" },
    { "references.json", "'Guide'", "'Guides'" },
    { "statements.json", "'Not all.'", "'Not both.'" },
    { "advice/surgery.json", "'Frail.'", "'Weak.'" },
    { "advice/systemic/colon.json", "'Colon'", "'Bowel'" },
    { "advice/assessment.json", "'Biopsy'", "'Punch'" } };
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  cuti_test_base_write (folder);
  g_hash_table_add (seen, hash_folder (folder));
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      cuti_test_base_edit (folder, edits[i].path, edits[i].from, edits[i].to);
      g_test_message ("%s", edits[i].path);
      g_assert_true (g_hash_table_add (seen, hash_folder (folder)));
    }

  /* Also a file that is new or has another name. */
  cuti_test_folder_write (folder, "advice/local.json", "{'section': 'local', 'advice': []}");
  g_assert_true (g_hash_table_add (seen, hash_folder (folder)));
  cuti_test_folder_remove (folder, "advice/local.json");
  cuti_test_folder_write (folder, "advice/local/a.json", "{'section': 'local', 'advice': []}");
  g_assert_true (g_hash_table_add (seen, hash_folder (folder)));
}

static void
test_knowledge_hash_covers_content_alone (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autofree char *before = NULL;
  g_autofree char *spaced = NULL;
  g_autofree char *with_cases = NULL;
  g_autofree char *with_other_cases = NULL;

  cuti_test_base_write (folder);
  before = hash_folder (folder);
  g_assert_cmpuint (strlen (before), ==, 64);
  g_assert_cmpuint (strspn (before, "0123456789abcdef"), ==, 64);

  cuti_test_base_edit (folder, "manifest.json", "'id': 'org.example.base', 'title': 'Base',",
                       "'title':   'Base',\n\n'id': 'org.example.base',");
  spaced = hash_folder (folder);
  g_assert_cmpstr (spaced, ==, before);

  cuti_test_folder_write (folder, "cases/one.json", "{'title': 'One'}");
  with_cases = hash_folder (folder);
  g_assert_cmpstr (with_cases, ==, before);
  cuti_test_folder_write_raw (folder, "cases/one.json", "not even JSON");
  with_other_cases = hash_folder (folder);
  g_assert_cmpstr (with_other_cases, ==, before);
}

/* As the contract has it: the canonical JSON of one object, path to content. */
static void
test_knowledge_hash_is_reproducible (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autofree char *hash = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  cuti_test_folder_write (folder, "manifest.json", "{'version': '1', 'id': 'k', 'format': 'cutiplan-knowledge/1'}");
  cuti_test_folder_write (folder, "facts.json", "{'groups': [], 'facts': []}");
  hash = hash_folder (folder);
  text = cuti_test_quote ("{'facts.json':{'facts':[],'groups':[]},"
                          "'manifest.json':{'format':'cutiplan-knowledge/1','id':'k','version':'1'}}");
  expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_assert_cmpstr (hash, ==, expected);
}

/* The hash that a reviewer signs: of the item's canonical JSON, `review` left out. */
static char *
hash_item (const char *json)
{
  g_autoptr(JsonNode) node = cuti_test_parse (json);

  json_object_remove_member (json_node_get_object (node), "review");
  return cuti_json_sha256 (node);
}

static CutiReviewStatus
load_status (const char *json)
{
  g_autoptr(CutiKnowledge) knowledge = cuti_test_knowledge_new (CUTI_TEST_BOOLEAN ("a"), NULL, json);

  return cuti_advice_get_review_status (cuti_knowledge_get_advice_item (knowledge, 0));
}

#define ITEM(title, review) \
  "{'id': 'i', 'title': '" title "', 'text': 'T.', 'stance': 'do', 'strength': 'strong', 'when': 'a'," \
  " 'review': " review "}"
#define REVIEW "{'status': 'approved', 'sign_offs': [{'name': 'A', 'role': 'R', 'at': '2026-01-01', 'sha256': '%s'}]}"

static void
test_knowledge_approval_is_void_after_an_edit (void)
{
  g_autofree char *hash = hash_item (ITEM ("Title", "null"));
  g_autofree char *signed_off = g_strdup_printf (ITEM ("Title", REVIEW), hash);
  g_autofree char *edited = g_strdup_printf (ITEM ("Titel", REVIEW), hash);
  g_autofree char *reordered = g_strdup_printf ("{'when': 'a', 'strength': 'strong', 'stance': 'do', 'text': 'T.',"
                                                " 'title': 'Title', 'id': 'i', 'review': " REVIEW "}", hash);
  g_autofree char *second = g_strdup_printf (
    ITEM ("Title", "{'status': 'approved', 'sign_offs': [{'name': 'A', 'sha256': 'old'}, {'name': 'B', 'sha256': '%s'}]}"),
    hash);
  g_autofree char *submitted = g_strdup_printf (
    ITEM ("Title", "{'status': 'submitted', 'sign_offs': [{'name': 'A', 'sha256': '%s'}]}"), hash);

  g_assert_cmpint (load_status (signed_off), ==, CUTI_REVIEW_APPROVED);
  g_assert_cmpint (load_status (reordered), ==, CUTI_REVIEW_APPROVED);
  g_assert_cmpint (load_status (second), ==, CUTI_REVIEW_APPROVED);
  g_assert_cmpint (load_status (edited), ==, CUTI_REVIEW_SUBMITTED);
  g_assert_cmpint (load_status (submitted), ==, CUTI_REVIEW_SUBMITTED);
  g_assert_cmpint (load_status (ITEM ("Title", "{'status': 'approved'}")), ==, CUTI_REVIEW_SUBMITTED);
  g_assert_cmpint (load_status (ITEM ("Title", "{'status': 'approved', 'sign_offs': []}")), ==, CUTI_REVIEW_SUBMITTED);
  g_assert_cmpint (load_status (ITEM ("Title", "{'status': 'withdrawn'}")), ==, CUTI_REVIEW_WITHDRAWN);
  g_assert_cmpint (load_status (ITEM ("Title", "{'status': 'under-review'}")), ==, CUTI_REVIEW_UNDER_REVIEW);
}

static GFile *
get_shipped (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "knowledge", NULL);

  return g_file_new_for_path (path);
}

static void
test_knowledge_shipped_is_sound (void)
{
  g_autoptr(GFile) folder = get_shipped ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cuti_knowledge_get_n_facts (knowledge), >, 0);
  g_assert_cmpuint (cuti_knowledge_get_n_advice (knowledge), >, 0);

  /* No clinician has signed anything yet. */
  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    g_assert_cmpint (cuti_advice_get_review_status (cuti_knowledge_get_advice_item (knowledge, i)), !=,
                     CUTI_REVIEW_APPROVED);
}

/* A primary that the form offers and a score does not know would leave that score empty. */
static void
test_knowledge_scores_know_every_primary (void)
{
  static const char *const scores[] = { "khorana", "teachh", "chow" };
  g_autoptr(GFile) folder = get_shipped ();
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (folder, NULL, NULL);
  GListModel *sites = cuti_fact_get_choices (cuti_knowledge_find_fact (knowledge, "primary.site"));

  for (guint s = 0; s < G_N_ELEMENTS (scores); s++)
    {
      const char *const *known = cuti_calculator_find (scores[s])->parameters[0].choices;

      for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
        {
          g_autoptr(CutiTerm) site = g_list_model_get_item (sites, i);

          g_test_message ("%s %s", scores[s], cuti_term_get_id (site));
          g_assert_true (g_strv_contains (known, cuti_term_get_id (site)));
        }
      g_assert_cmpuint (g_strv_length ((char **) known), ==, g_list_model_get_n_items (sites));
    }
}

/* No file was forgotten in the list of what is built in. */
static void
test_knowledge_shipped_is_built_in (void)
{
  g_autoptr(GFile) folder = get_shipped ();
  g_autoptr(GFile) resource = g_file_new_for_uri ("resource:///org/cutiplan/Cutiplan/knowledge");
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiKnowledge) written = cuti_knowledge_load (folder, NULL, &error);
  g_autoptr(CutiKnowledge) built_in = NULL;

  g_assert_no_error (error);
  built_in = cuti_knowledge_load (resource, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cuti_knowledge_get_sha256 (built_in), ==, cuti_knowledge_get_sha256 (written));
}

/* What is hashed, packed and given away is the same, whether the files are kept or read again. */
static void
assert_files_are_there (CutiKnowledge *knowledge)
{
  g_autoptr(GPtrArray) paths = cuti_knowledge_list_files (knowledge);
  g_autoptr(JsonNode) all = json_node_init_object (json_node_alloc (), json_object_new ());
  g_autofree char *hash = NULL;
  g_autofree char *packed = cuti_knowledge_pack (knowledge);
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiKnowledge) unpacked = cuti_knowledge_unpack (packed, &error);

  json_object_unref (json_node_get_object (all)); /* The node has one of its own. */
  for (guint i = 0; i < paths->len; i++)
    json_object_set_member (json_node_get_object (all), paths->pdata[i],
                            cuti_knowledge_dup_file (knowledge, paths->pdata[i]));
  hash = cuti_json_sha256 (all);
  g_assert_cmpstr (hash, ==, cuti_knowledge_get_sha256 (knowledge));
  g_assert_no_error (error);
  g_assert_cmpstr (cuti_knowledge_get_sha256 (unpacked), ==, hash);
}

static void
test_knowledge_files_are_there (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "");
  g_autoptr(GFile) resource = g_file_new_for_uri ("resource:///org/cutiplan/Cutiplan/knowledge");
  g_autoptr(CutiKnowledge) written = NULL;
  g_autoptr(CutiKnowledge) built_in = cuti_knowledge_load (resource, NULL, NULL);

  cuti_test_base_write (folder);
  written = cuti_knowledge_load (file, NULL, NULL);
  cuti_test_folder_write (folder, "concepts.json", "{'concepts': []}"); /* Later is too late. */
  assert_files_are_there (written);
  assert_files_are_there (built_in);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/knowledge/order", test_knowledge_order);
  g_test_add_func ("/knowledge/settles-inputs-first", test_knowledge_settles_inputs_first);
  g_test_add_func ("/knowledge/manifest", test_knowledge_manifest);
  g_test_add_func ("/knowledge/fact", test_knowledge_fact);
  g_test_add_func ("/knowledge/dossier", test_knowledge_dossier);
  g_test_add_func ("/knowledge/advice", test_knowledge_advice);
  g_test_add_func ("/knowledge/references", test_knowledge_references);
  g_test_add_func ("/knowledge/least", test_knowledge_least);
  g_test_add_func ("/knowledge/hash-covers-every-file", test_knowledge_hash_covers_every_file);
  g_test_add_func ("/knowledge/hash-covers-content-alone", test_knowledge_hash_covers_content_alone);
  g_test_add_func ("/knowledge/hash-is-reproducible", test_knowledge_hash_is_reproducible);
  g_test_add_func ("/knowledge/approval-is-void-after-an-edit", test_knowledge_approval_is_void_after_an_edit);
  g_test_add_func ("/knowledge/shipped-is-sound", test_knowledge_shipped_is_sound);
  g_test_add_func ("/knowledge/shipped-is-built-in", test_knowledge_shipped_is_built_in);
  g_test_add_func ("/knowledge/files-are-there", test_knowledge_files_are_there);
  g_test_add_func ("/knowledge/scores-know-every-primary", test_knowledge_scores_know_every_primary);

  return g_test_run ();
}
