/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bundle for a FHIR server: the rules as a library of CQL, a plan definition
 * a section whose actions name the rules, and the questionnaire that exported
 * plans answer. All of it is a draft, and says how much of it was reviewed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-cql-condition.h"
#include "cuti-cql.h"
#include "cuti-fhir-json.h"
#include "cuti-fhir-names.h"
#include "cuti-fhir-option.h"
#include "cuti-knowledge-fhir.h"

#define LIBRARY "urn:cutiplan:library"
#define LIBRARY_TYPE "http://terminology.hl7.org/CodeSystem/library-type"
#define PLAN_TYPE "http://terminology.hl7.org/CodeSystem/plan-definition-type"
#define PLAN_DEFINITION "urn:cutiplan:plan-definition:"

typedef struct
{
  CutiKnowledge      *knowledge;
  const CutiManifest *manifest;
  JsonArray          *entries;
} Writer;

static char *
dup_review (CutiKnowledge *knowledge)
{
  guint approved = cuti_cql_count_approved (knowledge);

  if (approved == 0)
    return g_strdup (_("Review status of the content: submitted. No clinician has reviewed it."));
  return g_strdup_printf (_("%u of %u items of advice are approved by a reviewer."), approved,
                          cuti_knowledge_get_n_advice (knowledge));
}

/* What all resources of a knowledge base say of themselves. */
static JsonObject *
add_resource (Writer *self, const char *type, const char *url, const char *name, const char *title)
{
  JsonObject *entry = json_object_new ();
  JsonObject *resource = json_object_new ();
  const CutiManifest *manifest = self->manifest;
  g_autofree char *review = dup_review (self->knowledge);
  g_autofree char *description = g_strdup_printf ("%s %s", manifest->disclaimer, review);

  json_object_set_string_member (resource, "resourceType", type);
  json_object_set_string_member (resource, "url", url);
  cuti_fhir_set_text (resource, "version", manifest->version);
  json_object_set_string_member (resource, "name", name);
  json_object_set_string_member (resource, "title", title);
  json_object_set_string_member (resource, "status", "draft");
  json_object_set_boolean_member (resource, "experimental", TRUE);
  cuti_fhir_set_text (resource, "publisher", manifest->publisher);
  cuti_fhir_set_text (resource, "description", description);
  cuti_fhir_set_text (resource, "purpose", manifest->intended_use);
  cuti_fhir_set_text (resource, "copyright", manifest->licence);

  json_object_set_string_member (entry, "fullUrl", url);
  json_object_set_object_member (entry, "resource", resource);
  json_array_add_object_element (self->entries, entry);
  return resource;
}

static void
write_library (Writer *self)
{
  JsonObject *library =
    add_resource (self, "Library", LIBRARY, CUTI_CQL_LIBRARY, self->manifest->title);
  JsonObject *content;
  g_autofree char *cql = cuti_cql_write (self->knowledge);
  g_autofree char *data = g_base64_encode ((const guchar *) cql, strlen (cql));

  json_object_set_object_member (
    library, "type",
    cuti_fhir_concept (cuti_fhir_coding (LIBRARY_TYPE, "logic-library", NULL), NULL));
  content = cuti_fhir_append (library, "content", json_object_new ());
  json_object_set_string_member (content, "contentType", "text/cql");
  json_object_set_string_member (content, "data", data);
}

static void
append_argument (GString *text, const char *label, CutiArgument *argument)
{
  g_string_append_printf (text, "\n%s: %s", label, cuti_argument_get_text (argument));
}

/* What may speak for and against it in some patient. */
static char *
dup_text (CutiAdvice *advice)
{
  guint n_arguments, n_cautions;
  CutiArgument *const *arguments = cuti_advice_peek_arguments (advice, &n_arguments);
  CutiArgument *const *cautions = cuti_advice_peek_cautions (advice, &n_cautions);
  GString *text = g_string_new (cuti_advice_get_text (advice));

  for (guint i = 0; i < n_arguments; i++)
    append_argument (text, cuti_polarity_get_label (cuti_argument_get_polarity (arguments[i])),
                     arguments[i]);
  for (guint i = 0; i < n_cautions; i++)
    append_argument (text, _("Caution"), cautions[i]);
  return g_string_free (text, FALSE);
}

static void
write_action (JsonObject *definition, CutiAdvice *advice)
{
  JsonObject *action = cuti_fhir_append (definition, "action", json_object_new ());
  JsonObject *condition = cuti_fhir_append (action, "condition", json_object_new ());
  JsonObject *expression = json_object_new ();
  g_autofree char *text = dup_text (advice);
  g_autofree char *applies = cuti_cql_dup_applies (advice);
  g_autoptr(GString) name = g_string_new (NULL);

  cuti_cql_append_name (name, applies);
  json_object_set_string_member (expression, "language", "text/cql");
  json_object_set_string_member (expression, "expression", name->str);
  json_object_set_string_member (condition, "kind", "applicability");
  json_object_set_object_member (condition, "expression", expression);

  json_object_set_string_member (action, "title", cuti_advice_get_title (advice));
  cuti_fhir_set_text (action, "description", cuti_advice_get_text (advice));
  json_object_set_string_member (action, "textEquivalent", text);
  json_object_set_string_member (action, "requiredBehavior", "could");
  json_object_set_string_member (action, "precheckBehavior", "no");
  json_object_set_string_member (action, "priority",
                                 cuti_advice_is_urgent (advice) ? "urgent" : "routine");
  cuti_fhir_append (action, "code", cuti_fhir_concept (cuti_fhir_option_coding (advice), NULL));
  cuti_fhir_option_write_sources (action, advice);
}

/* “CutiplanFollowUp”: names are for programs. */
static char *
dup_computable_name (const char *id)
{
  GString *name = g_string_new (CUTI_CQL_LIBRARY);
  gboolean upper = TRUE;

  for (; *id != '\0'; id++)
    {
      if (g_ascii_isalnum (*id))
        g_string_append_c (name, upper ? g_ascii_toupper (*id) : *id);
      upper = !g_ascii_isalnum (*id);
    }
  return g_string_free (name, FALSE);
}

static void
write_section (Writer *self, CutiTerm *section)
{
  const char *id = cuti_term_get_id (section);
  g_autofree char *url = g_strconcat (PLAN_DEFINITION, id, NULL);
  g_autofree char *name = dup_computable_name (id);
  g_autofree char *title =
    g_strdup_printf ("%s: %s", self->manifest->title, cuti_term_get_label (section));
  JsonObject *definition = add_resource (self, "PlanDefinition", url, name, title);
  JsonArray *libraries = json_array_new ();
  g_autofree char *library = g_strdup_printf ("%s|%s", LIBRARY, self->manifest->version);

  json_object_set_object_member (
    definition, "type",
    cuti_fhir_concept (cuti_fhir_coding (PLAN_TYPE, "clinical-protocol", NULL), NULL));
  cuti_fhir_set_text (definition, "usage", self->manifest->not_for);
  json_array_add_string_element (libraries, library);
  json_object_set_array_member (definition, "library", libraries);
  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);

      if (g_str_equal (cuti_advice_get_section (advice), id))
        write_action (definition, advice);
    }
}

static const char *
get_item_type (CutiFact *fact)
{
  switch (cuti_fact_get_kind (fact))
    {
    case CUTI_KIND_BOOLEAN: return "boolean";
    case CUTI_KIND_CHOICE:
    case CUTI_KIND_CHOICES: return "choice";
    case CUTI_KIND_INTEGER:
      return cuti_fact_get_unit (fact) != NULL ? "quantity" : "integer";
    case CUTI_KIND_NUMBER:
      return cuti_fact_get_unit (fact) != NULL ? "quantity" : "decimal";
    case CUTI_KIND_DATE: return "date";
    case CUTI_KIND_TEXT:
    default: return "text";
    }
}

static JsonObject *
add_item (JsonObject *holder, const char *link, const char *text, const char *type)
{
  JsonObject *item = cuti_fhir_append (holder, "item", json_object_new ());

  json_object_set_string_member (item, "linkId", link);
  cuti_fhir_set_text (item, "text", text);
  json_object_set_string_member (item, "type", type);
  return item;
}

static void
add_option (JsonObject *item, JsonObject *coding)
{
  json_object_set_object_member (cuti_fhir_append (item, "answerOption", json_object_new ()),
                                 "valueCoding", coding);
}

static void
add_question (JsonObject *holder, CutiFact *fact)
{
  JsonObject *item = add_item (holder, cuti_fact_get_id (fact), cuti_fact_get_label (fact),
                               get_item_type (fact));
  guint n_codes;
  const CutiCode *codes = cuti_fact_get_codes (fact, &n_codes);
  gboolean several = cuti_fact_get_kind (fact) == CUTI_KIND_CHOICES;

  for (guint i = 0; i < n_codes; i++)
    cuti_fhir_append (item, "code", cuti_fhir_public_coding (&codes[i]));
  if (cuti_fact_get_calculator (fact) != NULL && !cuti_fact_is_overridable (fact))
    json_object_set_boolean_member (item, "readOnly", TRUE);
  if (several)
    json_object_set_boolean_member (item, "repeats", TRUE);
  if (cuti_fact_get_kind (fact) != CUTI_KIND_CHOICE && !several)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (cuti_fact_get_choices (fact)); i++)
    add_option (item, cuti_fhir_choice_coding (fact, i));
  if (several)
    add_option (item, cuti_fhir_coding (CUTI_FHIR_NONE, "none", _("None of these")));
}

static void
write_group (Writer *self, JsonObject *questionnaire, CutiTerm *group)
{
  g_autofree char *link = g_strconcat (CUTI_FHIR_GROUP, cuti_term_get_id (group), NULL);
  JsonObject *item = NULL;

  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);

      if (cuti_fact_is_lesion_fact (fact)
          || !g_str_equal (cuti_fact_get_group (fact), cuti_term_get_id (group)))
        continue;
      if (item == NULL)
        item = add_item (questionnaire, link, cuti_term_get_label (group), "group");
      add_question (item, fact);
    }
}

static void
write_questionnaire (Writer *self)
{
  GListModel *groups = cuti_knowledge_get_groups (self->knowledge);
  g_autofree char *title = g_strdup_printf (_("%s: questions"), self->manifest->title);
  JsonObject *questionnaire =
    add_resource (self, "Questionnaire", CUTI_FHIR_QUESTIONNAIRE, "CutiplanQuestions", title);
  JsonObject *lesions;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr(CutiTerm) group = g_list_model_get_item (groups, i);

      write_group (self, questionnaire, group);
    }

  lesions = add_item (questionnaire, CUTI_FHIR_LESIONS, _("Lesions"), "group");
  json_object_set_boolean_member (lesions, "repeats", TRUE);
  add_item (lesions, CUTI_FHIR_LESION_ID, _("Identifier"), "string");
  add_item (lesions, CUTI_FHIR_LESION_LABEL, _("Label"), "string");
  for (guint i = 0; i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);

      if (cuti_fact_is_lesion_fact (fact))
        add_question (lesions, fact);
    }
}

static gboolean
has_advice (CutiKnowledge *knowledge, CutiTerm *section)
{
  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    if (g_str_equal (cuti_advice_get_section (cuti_knowledge_get_advice_item (knowledge, i)),
                     cuti_term_get_id (section)))
      return TRUE;

  return FALSE;
}

/**
 * cuti_knowledge_fhir_write:
 *
 * Returns: (transfer full): a Bundle of a Library, a PlanDefinition a section,
 *   and a Questionnaire
 */
JsonNode *
cuti_knowledge_fhir_write (CutiKnowledge *knowledge)
{
  Writer self = { knowledge, cuti_knowledge_get_manifest (knowledge), json_array_new () };
  GListModel *sections = cuti_knowledge_get_sections (knowledge);
  JsonObject *bundle = json_object_new ();
  JsonNode *node;

  write_library (&self);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);

      if (has_advice (knowledge, section))
        write_section (&self, section);
    }
  write_questionnaire (&self);

  json_object_set_string_member (bundle, "resourceType", "Bundle");
  json_object_set_string_member (bundle, "type", "collection");
  json_object_set_array_member (bundle, "entry", self.entries);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, bundle);
  return node;
}
