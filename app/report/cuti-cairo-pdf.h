/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The backend that draws pages with Cairo: a tagged PDF file.
 */

#pragma once

#include <gio/gio.h>

#include "cuti-pages.h"

G_BEGIN_DECLS

GBytes *cuti_cairo_pdf_render (CutiPages     *pages,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
