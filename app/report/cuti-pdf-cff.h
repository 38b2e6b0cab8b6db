/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As much of a table of PostScript outlines as must be known to embed it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUTI_CFF_BY_NAME, /* glyphs have names */
  CUTI_CFF_BY_CID,  /* glyphs have numbers of a collection, here equal to their own */
  CUTI_CFF_OTHER,   /* anything else, damage included */
} CutiCffKind;

CutiCffKind cuti_pdf_cff_find_kind (const guint8 *data,
                                    gsize         size,
                                    guint         n_glyphs);

G_END_DECLS
