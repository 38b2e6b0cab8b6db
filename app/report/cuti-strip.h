/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slabs, and the strips of words that they are cut from.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-pages.h"

G_BEGIN_DECLS

/* How firmly a slab holds on to the one below it. */
typedef enum
{
  CUTI_KEEP_FREE,
  CUTI_KEEP_LOOSE, /* the rest of the same card */
  CUTI_KEEP_TIGHT, /* a heading, the first and the last two lines of a paragraph */
} CutiKeep;

/**
 * CutiSlab:
 * @space: white above it, but not at the top of a page
 * @new_page: whether a page begins with it
 * @drawings: of #CutiDrawing, from the left of the column and the top of the slab
 * @repeat: (nullable): of #CutiSlab: what is shown again above it at the top of a page
 *
 * The smallest piece between which a page may end.
 */
typedef struct
{
  double     space;
  double     height;
  CutiKeep   keep;
  gboolean   new_page;
  GPtrArray *drawings;
  GPtrArray *repeat;
} CutiSlab;

/**
 * CutiColumn:
 * @spans: of #CutiSpan: its words
 * @tag: (nullable): the element of its words
 * @flush: whether all lines begin on the same side, whatever their direction
 */
typedef struct
{
  GPtrArray *spans;
  CutiTag   *tag;
  double     x, width, points;
  gboolean   strong, flush;
} CutiColumn;

GPtrArray *cuti_slabs_new (void);
CutiSlab  *cuti_slabs_add (GPtrArray        *slabs,
                           double            height);
void       cuti_strip_add (CutiPages        *pages,
                           PangoContext     *context,
                           GPtrArray        *slabs,
                           const CutiColumn *columns,
                           guint             n_columns);

G_END_DECLS
