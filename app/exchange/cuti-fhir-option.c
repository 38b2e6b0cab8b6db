/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One item of advice as an action of a request group: what a card says. What
 * speaks against it stands in the same text, not in another place.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-option.h"

#define STRENGTH "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation"
#define QUALITY "http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence"

/* By strength and certainty; where FHIR has no such code, ours stands alone. */
static const struct { const char *ours, *fhir; } strengths[] = {
  [CUTI_STRENGTH_NONE] = { "none", NULL },
  [CUTI_STRENGTH_GOOD_PRACTICE] = { "good-practice", NULL },
  [CUTI_STRENGTH_CONDITIONAL] = { "conditional", "weak" },
  [CUTI_STRENGTH_STRONG] = { "strong", "strong" },
};

static const struct { const char *ours, *fhir; } certainties[] = {
  [CUTI_CERTAINTY_HIGH] = { "high", "high" },
  [CUTI_CERTAINTY_MODERATE] = { "moderate", "moderate" },
  [CUTI_CERTAINTY_LOW] = { "low", "low" },
  [CUTI_CERTAINTY_VERY_LOW] = { "very-low", "very-low" },
  [CUTI_CERTAINTY_NOT_GRADED] = { "not-graded", NULL },
};

JsonObject *
cuti_fhir_option_coding (CutiAdvice *advice)
{
  return cuti_fhir_coding (CUTI_FHIR_ADVICE, cuti_advice_get_id (advice),
                           cuti_advice_get_title (advice));
}

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

/* “Skin disease: Metastasis proven by histology; ECOG: 1” */
static char *
dup_reasons (CutiPlanItem *item)
{
  GListModel *because = cuti_plan_item_get_because (item);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (because); i++)
    {
      g_autoptr(CutiFinding) finding = g_list_model_get_item (because, i);
      g_autofree char *part = g_strdup_printf ("%s: %s", cuti_finding_get_label (finding),
                                               cuti_finding_get_text (finding));

      append_part (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_needs (CutiPlanItem *item)
{
  GListModel *needs = cuti_plan_item_get_needs (item);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      g_autoptr(CutiQuestion) need = g_list_model_get_item (needs, i);
      CutiFact *fact = cuti_question_get_fact (need);

      append_part (text, fact != NULL ? cuti_fact_get_short_label (fact) : _("Lesions"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_argued (GListModel *list, gboolean is_cautions, gboolean speaks_for, CutiTruth truth)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CutiArgued) argued = g_list_model_get_item (list, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);
      gboolean is_for = cuti_argument_get_polarity (argument) == CUTI_POLARITY_FOR;

      if (cuti_argued_get_truth (argued) == truth && (is_cautions || is_for == speaks_for))
        append_part (text, cuti_argument_get_text (argument));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_line (GString *text, const char *label, char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "\n%s %s", label, words);
  g_free (words);
}

/**
 * cuti_fhir_option_dup_text:
 *
 * Returns: (transfer full): the card in words
 */
char *
cuti_fhir_option_dup_text (CutiFhirBundle *self, CutiPlanItem *item)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  GListModel *arguments = cuti_plan_item_get_arguments (item);
  GListModel *cautions = cuti_plan_item_get_cautions (item);
  g_autofree char *title = cuti_fhir_bundle_dup_title (self, item);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n%s",
                          cuti_verdict_get_label (cuti_plan_item_get_verdict (item)), title,
                          cuti_advice_get_text (advice));
  append_line (text, _("Why:"), dup_reasons (item));
  append_line (text, _("For:"), dup_argued (arguments, FALSE, TRUE, CUTI_TRUTH_TRUE));
  append_line (text, _("Against:"), dup_argued (arguments, FALSE, FALSE, CUTI_TRUTH_TRUE));
  append_line (text, _("Caution:"), dup_argued (cautions, TRUE, FALSE, CUTI_TRUTH_TRUE));
  append_line (text, _("To be checked:"), dup_argued (cautions, TRUE, FALSE, CUTI_TRUTH_UNKNOWN));
  append_line (text, _("Not known yet:"), dup_needs (item));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_condition (JsonObject *action, CutiPlanItem *item)
{
  JsonObject *condition = cuti_fhir_append (action, "condition", json_object_new ());
  JsonObject *expression = json_object_new ();
  g_autofree char *reasons = dup_reasons (item);
  g_autofree char *needs = dup_needs (item);
  g_autofree char *open = *needs != '\0' ? g_strdup_printf (_("not known yet: %s"), needs) : NULL;
  g_autoptr(GString) text = g_string_new (reasons);

  if (open != NULL)
    append_part (text, open);
  json_object_set_string_member (expression, "language", "text/plain");
  json_object_set_string_member (expression, "expression",
                                 text->len > 0 ? text->str : _("for every patient"));
  json_object_set_string_member (condition, "kind", "applicability");
  json_object_set_object_member (condition, "expression", expression);
}

static void
add_rating (JsonObject *artifact, const char *url, const char *ours_system, const char *ours,
            const char *fhir_system, const char *fhir, const char *label)
{
  JsonObject *extension = cuti_fhir_append (artifact, "extension", json_object_new ());
  JsonObject *concept = cuti_fhir_concept (cuti_fhir_coding (ours_system, ours, NULL), label);

  if (fhir != NULL)
    cuti_fhir_append (concept, "coding", cuti_fhir_coding (fhir_system, fhir, NULL));
  json_object_set_string_member (extension, "url", url);
  json_object_set_object_member (extension, "valueCodeableConcept", concept);
}

static void
write_source (JsonObject *action, CutiAdvice *advice, CutiCitation *citation)
{
  JsonObject *artifact = cuti_fhir_append (action, "documentation", json_object_new ());
  CutiReference *reference = cuti_citation_get_reference (citation);
  CutiStrength strength = cuti_advice_get_strength (advice);
  CutiCertainty certainty = cuti_advice_get_certainty (advice);
  g_autofree char *display = g_strdup_printf ("%s. %s. %s", cuti_reference_get_kind_label (reference),
                                              cuti_reference_get_access_label (reference),
                                              cuti_citation_get_supports (citation));

  json_object_set_string_member (artifact, "type", "citation");
  cuti_fhir_set_text (artifact, "label", cuti_citation_get_locator (citation));
  json_object_set_string_member (artifact, "display", display);
  cuti_fhir_set_text (artifact, "citation", cuti_reference_get_citation (reference));
  cuti_fhir_set_text (artifact, "url", cuti_reference_get_address (reference));
  add_rating (artifact, STRENGTH, "urn:cutiplan:strength", strengths[strength].ours,
              "http://terminology.hl7.org/CodeSystem/recommendation-strength",
              strengths[strength].fhir, cuti_strength_get_label (strength));
  add_rating (artifact, QUALITY, "urn:cutiplan:certainty", certainties[certainty].ours,
              "http://terminology.hl7.org/CodeSystem/evidence-quality", certainties[certainty].fhir,
              cuti_certainty_get_label (certainty));
}

/**
 * cuti_fhir_option_write_sources:
 *
 * Adds what @advice cites, with its strength and certainty.
 */
void
cuti_fhir_option_write_sources (JsonObject *action, CutiAdvice *advice)
{
  GListModel *citations = cuti_advice_get_citations (advice);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr(CutiCitation) citation = g_list_model_get_item (citations, i);

      write_source (action, advice, citation);
    }
}

static void
add_code (JsonObject *action, const char *name, const char *code)
{
  json_object_set_string_member (cuti_fhir_add_extension (action, name), "valueCode", code);
}

static const char *
get_review (CutiAdvice *advice)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_REVIEW_STATUS);

  return g_enum_get_value (klass, cuti_advice_get_review_status (advice))->value_nick;
}

/**
 * cuti_fhir_option_write:
 * @action: gets everything but what it leads to
 */
void
cuti_fhir_option_write (CutiFhirBundle *self, JsonObject *action, CutiPlanItem *item)
{
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  g_autofree char *title = cuti_fhir_bundle_dup_title (self, item);
  g_autofree char *text = cuti_fhir_option_dup_text (self, item);

  json_object_set_string_member (action, "title", title);
  cuti_fhir_set_text (action, "description", cuti_advice_get_text (advice));
  json_object_set_string_member (action, "textEquivalent", text);
  json_object_set_string_member (action, "requiredBehavior", "could");
  json_object_set_string_member (action, "precheckBehavior", "no");
  json_object_set_string_member (action, "priority",
                                 cuti_advice_is_urgent (advice) ? "urgent" : "routine");
  cuti_fhir_append (action, "code", cuti_fhir_concept (cuti_fhir_option_coding (advice), NULL));
  add_code (action, "verdict", cuti_verdict_to_nick (cuti_plan_item_get_verdict (item)));
  add_code (action, "review-status", get_review (advice));
  json_object_set_boolean_member (cuti_fhir_add_extension (action, "firm"), "valueBoolean",
                                  cuti_plan_item_is_firm (item));
  cuti_fhir_bundle_name_lesion (self, action, cuti_plan_item_get_lesion (item));
  write_condition (action, item);
  cuti_fhir_option_write_sources (action, advice);
}
