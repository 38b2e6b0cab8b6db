/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the flow of blocks and that of tables, which are blocks as well, have
 * in common.
 */

#pragma once

#include <gio/gio.h>

#include "cuti-strip.h"

G_BEGIN_DECLS

/* Between what stands side by side. */
#define CUTI_FLOW_GAP 8

/**
 * CutiFlow:
 * @tag: the element that the next ones go into
 * @scale: of text
 * @space: white to leave before the next slab
 *
 * A document on its way into slabs.
 */
typedef struct
{
  CutiPages    *pages;
  PangoContext *context;
  GPtrArray    *slabs;
  CutiTag      *tag;
  double        width;
  double        scale;
  double        space;
  gboolean      new_page;
  guint         n_headings;
  GCancellable *cancellable;
} CutiFlow;

double cuti_flow_get_points (CutiFlow     *flow,
                             CutiTextSize  size);
double cuti_flow_widen      (CutiFlow     *flow,
                             double        share);
void   cuti_flow_want_space (CutiFlow     *flow,
                             double        space);
void   cuti_flow_add_strip  (CutiFlow     *flow,
                             CutiColumn   *columns,
                             guint         n_columns);
void   cuti_flow_add_anchor (CutiSlab     *slab,
                             const char   *name);
void   cuti_flow_set_repeat (CutiFlow     *flow,
                             guint         from,
                             GPtrArray    *repeat);
void   cuti_flow_add_table  (CutiFlow     *flow,
                             CutiBlock    *block);

G_END_DECLS
