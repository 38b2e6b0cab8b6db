/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cuti-knowledge.h"

G_BEGIN_DECLS

/* Who signs, as what, and when: an ISO 8601 date and time with its zone. */
typedef struct
{
  const char *by, *role, *at;
} CutiSignature;

/**
 * CutiVersion:
 *
 * A plan as it was signed, with the case it was made from. Immutable.
 *
 * Properties: number, title (“Version 2 · signed by …”).
 */
#define CUTI_TYPE_VERSION (cuti_version_get_type ())
G_DECLARE_FINAL_TYPE (CutiVersion, cuti_version, CUTI, VERSION, GObject)

guint       cuti_version_get_number            (CutiVersion *self);
const char *cuti_version_get_by                (CutiVersion *self);
const char *cuti_version_get_role              (CutiVersion *self);
const char *cuti_version_get_at                (CutiVersion *self);
const char *cuti_version_get_knowledge_version (CutiVersion *self);
const char *cuti_version_get_knowledge_sha256  (CutiVersion *self);
CutiKnowledge *cuti_version_dup_knowledge      (CutiVersion *self, CutiKnowledge *now); /* nullable */
const char *cuti_version_get_case_sha256       (CutiVersion *self);
const char *cuti_version_get_plan_sha256       (CutiVersion *self);
JsonNode   *cuti_version_get_plan              (CutiVersion *self);
JsonNode   *cuti_version_dup_case              (CutiVersion *self);
char       *cuti_version_dup_entry             (CutiVersion *self, const char *pointer); /* nullable */
gboolean    cuti_version_is_intact             (CutiVersion *self);
char       *cuti_version_dup_moment            (CutiVersion *self); /* “22-Nov-2026 10:58 (UTC+01:00)” */
const char *cuti_version_get_title             (CutiVersion *self);

G_END_DECLS
