/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CutiTerm:
 *
 * An id and the words for it: a choice of a fact, a group of the form, a
 * section of the plan, a concept. Immutable. Properties: id, label.
 */
#define CUTI_TYPE_TERM (cuti_term_get_type ())
G_DECLARE_FINAL_TYPE (CutiTerm, cuti_term, CUTI, TERM, GObject)

CutiTerm   *cuti_term_new       (const char *id,
                                 const char *label);
const char *cuti_term_get_id    (CutiTerm   *self);
const char *cuti_term_get_label (CutiTerm   *self);

G_END_DECLS
