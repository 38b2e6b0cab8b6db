/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The backend that draws a page with Cairo, for screens and printers.
 */

#pragma once

#include <cairo.h>

#include "cuti-pages.h"

G_BEGIN_DECLS

void cuti_cairo_draw_page (cairo_t   *cr,
                           CutiPages *pages,
                           guint      page);

G_END_DECLS
