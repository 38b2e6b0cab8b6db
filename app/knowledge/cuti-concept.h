/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A named condition with a phrase for people. Properties: id, label. */
#define CUTI_TYPE_CONCEPT (cuti_concept_get_type ())
G_DECLARE_FINAL_TYPE (CutiConcept, cuti_concept, CUTI, CONCEPT, GObject)

CutiConcept *cuti_concept_new       (const char  *id,
                                     const char  *label);
const char  *cuti_concept_get_id    (CutiConcept *self);
const char  *cuti_concept_get_label (CutiConcept *self);

G_END_DECLS
