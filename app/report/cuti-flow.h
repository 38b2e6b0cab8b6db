/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as one endless column, cut into slabs: the smallest pieces
 * between which a page may end.
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

GPtrArray *cuti_flow_lay_out (CutiPages    *pages,
                              PangoContext *context,
                              CutiBlock    *body,
                              double        width);

G_END_DECLS
