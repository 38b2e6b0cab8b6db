/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped runs for Cairo.
 */

#pragma once

#include <cairo.h>

#include "cuti-pages.h"

G_BEGIN_DECLS

void cuti_cairo_text_show (cairo_t     *cr,
                           CutiDrawing *drawing,
                           double       x,
                           double       y);

G_END_DECLS
