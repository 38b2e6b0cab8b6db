/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CUTI_VERDICT_RECOMMENDED,
  CUTI_VERDICT_CONSIDER,
  CUTI_VERDICT_CONTESTED,
  CUTI_VERDICT_NOT_FAVOURED,
  CUTI_VERDICT_AVOID,
  CUTI_VERDICT_INFORM,
  CUTI_VERDICT_UNDECIDED,
  CUTI_VERDICT_RULED_OUT,
  CUTI_VERDICT_NOT_APPLICABLE,
} CutiVerdict;

#define CUTI_TYPE_VERDICT (cuti_verdict_get_type ())
GType       cuti_verdict_get_type  (void);
const char *cuti_verdict_to_nick   (CutiVerdict verdict); /* “not-favoured” */
const char *cuti_verdict_get_label (CutiVerdict verdict); /* “Not favoured”, translated */
gboolean    cuti_verdict_is_out    (CutiVerdict verdict); /* ruled out or not applicable */
gboolean    cuti_verdict_is_offer  (CutiVerdict verdict); /* recommended, consider or contested */

G_END_DECLS
