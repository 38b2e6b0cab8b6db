/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages on any Cairo surface, as a picture: without structure and links.
 */

#pragma once

#include <cairo.h>

#include "cuti-pages.h"

G_BEGIN_DECLS

void cuti_cairo_page_clip     (cairo_t         *cr,
                               const CutiPaper *paper);
void cuti_cairo_page_draw_ink (cairo_t         *cr,
                               CutiDrawing     *drawing);
void cuti_cairo_page_draw     (cairo_t         *cr,
                               CutiPages       *pages,
                               guint            n);

G_END_DECLS
