/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of the plan with their checksum, and where all of it comes from:
 * the program, the knowledge base, and whoever signed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fhir-bundle.h"

/* R4 wants the raw SHA-1, as base64. */
static char *
hash_for_attachment (GBytes *bytes)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest, size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  g_checksum_update (checksum, data, size);
  g_checksum_get_digest (checksum, digest, &length);
  return g_base64_encode (digest, length);
}

static JsonObject *
make_attachment (CutiFhirBundle *self)
{
  JsonObject *attachment = json_object_new ();
  gsize size;
  const guchar *data = g_bytes_get_data (self->options->pdf, &size);
  g_autofree char *base64 = g_base64_encode (data, size);
  g_autofree char *hash = hash_for_attachment (self->options->pdf);

  json_object_set_string_member (attachment, "contentType", "application/pdf");
  json_object_set_string_member (attachment, "data", base64);
  json_object_set_int_member (attachment, "size", size);
  json_object_set_string_member (attachment, "hash", hash);
  json_object_set_string_member (attachment, "title",
                                 cuti_knowledge_get_manifest (self->knowledge)->title);
  json_object_set_string_member (attachment, "creation", self->time);
  return attachment;
}

void
cuti_fhir_write_document (CutiFhirBundle *self)
{
  JsonObject *document = cuti_fhir_bundle_add (self, "DocumentReference", "");
  JsonObject *content = cuti_fhir_append (document, "content", json_object_new ());
  JsonObject *context = json_object_new ();
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->options->pdf);

  cuti_fhir_append (document, "identifier", cuti_fhir_identifier ("urn:cutiplan:pdf:sha256", sha256));
  json_object_set_string_member (document, "status", "current");
  json_object_set_string_member (document, "docStatus",
                                 self->version != NULL ? "final" : "preliminary");
  json_object_set_object_member (document, "type",
                                 cuti_fhir_concept (cuti_fhir_coding ("http://loinc.org", "74156-1",
                                                                      NULL), _("Oncology plan of care")));
  json_object_set_object_member (document, "subject", cuti_fhir_bundle_refer (self, "Patient", ""));
  json_object_set_string_member (document, "date", self->time);
  cuti_fhir_append (document, "author", cuti_fhir_bundle_refer (self, "Device", ""));
  json_object_set_object_member (content, "attachment", make_attachment (self));
  cuti_fhir_append (context, "related", cuti_fhir_bundle_refer (self, "CarePlan", ""));
  json_object_set_object_member (document, "context", context);
}

/**
 * cuti_fhir_bundle_refer_signer:
 *
 * Returns: (transfer full): who signed, by name and role alone: the program
 *   knows no record of them
 */
JsonObject *
cuti_fhir_bundle_refer_signer (CutiFhirBundle *self)
{
  JsonObject *reference = json_object_new ();
  const char *by = cuti_version_get_by (self->version), *role = cuti_version_get_role (self->version);
  g_autofree char *display = role != NULL && *role != '\0' ? g_strdup_printf ("%s, %s", by, role)
                                                           : g_strdup (by);

  json_object_set_string_member (reference, "type", "Practitioner");
  json_object_set_string_member (reference, "display",
                                 self->options->without_identity ? _("The clinician who signed")
                                                                 : display);
  return reference;
}

static void
add_agent (JsonObject *provenance, const char *type, JsonObject *who)
{
  JsonObject *agent = cuti_fhir_append (provenance, "agent", json_object_new ());

  json_object_set_object_member (agent, "type",
                                 cuti_fhir_concept (cuti_fhir_coding (
                                   "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                                   type, NULL), NULL));
  json_object_set_object_member (agent, "who", who);
}

static void
add_source (JsonObject *provenance, const char *system, const char *value, const char *display)
{
  JsonObject *entity = cuti_fhir_append (provenance, "entity", json_object_new ());
  JsonObject *what = json_object_new ();

  json_object_set_string_member (entity, "role", "source");
  json_object_set_object_member (what, "identifier", cuti_fhir_identifier (system, value));
  json_object_set_string_member (what, "display", display);
  json_object_set_object_member (entity, "what", what);
}

static void
add_target (CutiFhirBundle *self, JsonObject *provenance, const char *type)
{
  cuti_fhir_append (provenance, "target", cuti_fhir_bundle_refer (self, type, ""));
}

/* Of a signed plan, the knowledge that it was made from. */
static void
add_knowledge (CutiFhirBundle *self, JsonObject *provenance)
{
  const CutiManifest *manifest = cuti_knowledge_get_manifest (self->knowledge);
  CutiVersion *version = cuti_plan_get_version (self->plan);
  const char *number = version != NULL ? cuti_version_get_knowledge_version (version)
                                       : manifest->version;
  const char *sha256 = version != NULL ? cuti_version_get_knowledge_sha256 (version)
                                       : cuti_knowledge_get_sha256 (self->knowledge);
  g_autofree char *name = g_strjoin ("|", manifest->id, number, NULL);
  g_autofree char *display = g_strdup_printf (_("Knowledge base “%s”, version %s, SHA-256 %s"),
                                              manifest->title, number, sha256);

  add_source (provenance, "urn:cutiplan:knowledge", name, display);
  add_source (provenance, "urn:cutiplan:knowledge:sha256", sha256, display);
}

/* FHIR has times to the second and with a zone, or dates alone. */
static char *
dup_signing_time (CutiFhirBundle *self)
{
  const char *at = cuti_version_get_at (self->version);
  g_autoptr(GDateTime) time = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
}

void
cuti_fhir_write_provenance (CutiFhirBundle *self)
{
  JsonObject *provenance = cuti_fhir_bundle_add (self, "Provenance", "");
  g_autofree char *signed_at = self->version != NULL ? dup_signing_time (self) : NULL;

  add_target (self, provenance, "CarePlan");
  add_target (self, provenance, "RequestGroup");
  add_target (self, provenance, "QuestionnaireResponse");
  if (cuti_fhir_bundle_has_pdf (self))
    add_target (self, provenance, "DocumentReference");
  json_object_set_string_member (provenance, "recorded", self->time);
  cuti_fhir_set_text (provenance, "occurredDateTime", signed_at);
  add_agent (provenance, "author", cuti_fhir_bundle_refer (self, "Device", ""));
  if (self->version != NULL)
    add_agent (provenance, "verifier", cuti_fhir_bundle_refer_signer (self));
  add_knowledge (self, provenance);
}
