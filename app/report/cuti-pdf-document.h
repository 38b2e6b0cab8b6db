/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The backend that turns pages into a PDF file for archives: PDF/A-3a and
 * PDF/UA-1.
 */

#pragma once

#include "cuti-pages.h"
#include "cuti-pdf-attachment.h"

G_BEGIN_DECLS

GBytes *cuti_pdf_render (CutiPages     *pages,
                         GPtrArray     *attachments,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS
