/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-argument.h"

G_BEGIN_DECLS

/* An argument or caution and its truth in this case. Properties: argument, truth, text. */
#define CUTI_TYPE_ARGUED (cuti_argued_get_type ())
G_DECLARE_FINAL_TYPE (CutiArgued, cuti_argued, CUTI, ARGUED, GObject)

CutiArgument *cuti_argued_get_argument (CutiArgued *self);
CutiTruth     cuti_argued_get_truth    (CutiArgued *self);

G_END_DECLS
