/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An entry of the case file that logic does not use, and why. Properties: pointer, reason. */
#define CUTI_TYPE_IGNORED (cuti_ignored_get_type ())
G_DECLARE_FINAL_TYPE (CutiIgnored, cuti_ignored, CUTI, IGNORED, GObject)

CutiIgnored *cuti_ignored_new         (const char *pointer, const char *reason);
const char  *cuti_ignored_get_pointer (CutiIgnored *self);
const char  *cuti_ignored_get_reason  (CutiIgnored *self);

G_END_DECLS
