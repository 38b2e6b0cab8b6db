/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words into lines: Pango shapes and breaks, nothing is drawn.
 */

#pragma once

#include <pango/pango.h>

#include "cuti-document.h"

G_BEGIN_DECLS

/**
 * CutiLine:
 * @y: top of the line in its layout
 * @baseline: distance from the top of the line
 * @runs: of #CutiRun, in the order in which they are read
 *
 * A line with the white that belongs to it, in points.
 */
typedef struct
{
  double  y, height, baseline;
  GArray *runs;
} CutiLine;

/* One shaped run, and which of the spans it belongs to. */
typedef struct
{
  PangoGlyphItem *run;
  guint           span;
  double          x, width;
} CutiRun;

PangoContext *cuti_typeset_create_context (const char   *language);
PangoLayout  *cuti_typeset_create_layout  (PangoContext *context,
                                           double        points,
                                           gboolean      strong,
                                           double        width,
                                           GPtrArray    *spans);
PangoLayout  *cuti_typeset_create_label   (PangoContext *context,
                                           double        points,
                                           gboolean      strong,
                                           double        width,
                                           int           max_lines,
                                           const char   *text);
GPtrArray    *cuti_typeset_dup_lines      (PangoLayout  *layout,
                                           GPtrArray    *spans,
                                           gboolean      flush);

G_END_DECLS
