/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUTI_SOURCE_GUIDELINE,
  CUTI_SOURCE_SYSTEMATIC_REVIEW,
  CUTI_SOURCE_TRIAL,
  CUTI_SOURCE_COHORT,
  CUTI_SOURCE_CASE_SERIES,
  CUTI_SOURCE_REVIEW,
  CUTI_SOURCE_LABEL,
  CUTI_SOURCE_EXPERT_OPINION,
  CUTI_SOURCE_UNREVIEWED_OVERVIEW,
} CutiSourceKind;

#define CUTI_TYPE_SOURCE_KIND (cuti_source_kind_get_type ())
GType cuti_source_kind_get_type (void);

typedef enum
{
  CUTI_ACCESS_FULL_TEXT,
  CUTI_ACCESS_ABSTRACT,
  CUTI_ACCESS_EXCERPT,
  CUTI_ACCESS_MEMORY,
} CutiAccess;

#define CUTI_TYPE_ACCESS (cuti_access_get_type ())
GType cuti_access_get_type (void);

/**
 * CutiReference:
 *
 * A source. Immutable.
 *
 * Properties: id, number, citation, kind-label, access-label, about, address,
 * unreviewed.
 */
#define CUTI_TYPE_REFERENCE (cuti_reference_get_type ())
G_DECLARE_FINAL_TYPE (CutiReference, cuti_reference, CUTI, REFERENCE, GObject)

const char    *cuti_reference_get_id           (CutiReference *self);
guint          cuti_reference_get_number       (CutiReference *self);
CutiSourceKind cuti_reference_get_kind         (CutiReference *self);
const char    *cuti_reference_get_kind_label   (CutiReference *self);
CutiAccess     cuti_reference_get_access       (CutiReference *self);
const char    *cuti_reference_get_access_label (CutiReference *self);
const char    *cuti_reference_get_citation     (CutiReference *self);
const char    *cuti_reference_get_about        (CutiReference *self); /* nullable */
const char    *cuti_reference_get_note         (CutiReference *self); /* nullable */
const char    *cuti_reference_get_address      (CutiReference *self); /* nullable */

G_END_DECLS
