/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of the evaluation: whether all could be decided, and what would
 * have to be known to decide the rest.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"

static void
add_codes (JsonObject *filter, CutiFact *fact)
{
  guint n_codes;
  const CutiCode *codes = cuti_fact_get_codes (fact, &n_codes);

  if (n_codes > 0)
    cuti_fhir_append (filter, "code", cuti_fhir_public_coding (&codes[0]));
  for (guint i = 0; i < cuti_fact_get_n_code_parts (fact); i++)
    {
      codes = cuti_fact_get_code_part (fact, i, &n_codes);
      cuti_fhir_append (filter, "code", cuti_fhir_public_coding (&codes[0]));
    }
}

static void
write_need (CutiFhirBundle *self, JsonObject *guidance, CutiQuestion *need)
{
  JsonObject *requirement = cuti_fhir_append (guidance, "dataRequirement", json_object_new ());
  JsonObject *filter = cuti_fhir_append (requirement, "codeFilter", json_object_new ());
  CutiFact *fact = cuti_question_get_fact (need);

  json_object_set_string_member (requirement, "type", "Observation");
  json_object_set_string_member (filter, "path", "code");
  cuti_fhir_append (filter, "code",
                    cuti_fhir_coding (CUTI_FHIR_FACTS, cuti_question_get_id (need),
                                      fact != NULL ? cuti_fact_get_short_label (fact) : _("Lesions")));
  if (fact != NULL)
    add_codes (filter, fact);
  cuti_fhir_bundle_name_lesion (self, requirement, cuti_question_get_lesion (need));
}

/* Each once: many items may need the same. */
static gboolean
is_new (GHashTable *seen, CutiQuestion *need)
{
  const char *lesion = cuti_question_get_lesion (need);

  return g_hash_table_add (seen, g_strconcat (cuti_question_get_id (need), "\n", lesion, NULL));
}

static guint
write_needs (CutiFhirBundle *self, JsonObject *guidance)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *items = cuti_plan_get_items (self->plan);
  guint n_undecided = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      GListModel *needs = cuti_plan_item_get_needs (item);

      if (cuti_plan_item_get_verdict (item) != CUTI_VERDICT_UNDECIDED
          || !cuti_fhir_bundle_is_listed (self, item))
        continue;

      n_undecided++;
      for (guint j = 0; j < g_list_model_get_n_items (needs); j++)
        {
          g_autoptr(CutiQuestion) need = g_list_model_get_item (needs, j);

          if (is_new (seen, need))
            write_need (self, guidance, need);
        }
    }
  return n_undecided;
}

void
cuti_fhir_write_guidance (CutiFhirBundle *self)
{
  JsonObject *guidance = cuti_fhir_bundle_add (self, "GuidanceResponse", "");
  const CutiManifest *manifest = cuti_knowledge_get_manifest (self->knowledge);
  g_autofree char *module = g_strdup_printf ("urn:cutiplan:knowledge:%s:%s", manifest->id,
                                             manifest->version);
  guint n_undecided = write_needs (self, guidance);

  json_object_set_string_member (guidance, "moduleUri", module);
  json_object_set_string_member (guidance, "status", n_undecided > 0 ? "data-required" : "success");
  json_object_set_object_member (guidance, "subject", cuti_fhir_bundle_refer (self, "Patient", ""));
  json_object_set_string_member (guidance, "occurrenceDateTime", self->time);
  json_object_set_object_member (guidance, "performer", cuti_fhir_bundle_refer (self, "Device", ""));
  json_object_set_object_member (guidance, "result",
                                 cuti_fhir_bundle_refer (self, "RequestGroup", ""));
  if (cuti_plan_get_out_of_scope (self->plan) != NULL)
    cuti_fhir_append (guidance, "note", cuti_fhir_note (cuti_plan_get_out_of_scope (self->plan)));
}
