/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a PDF file says of itself.
 */

#pragma once

#include "cuti-pages.h"
#include "cuti-pdf-objects.h"

G_BEGIN_DECLS

char  *cuti_pdf_metadata_dup_date   (CutiPages      *pages);
guint  cuti_pdf_metadata_write_info (CutiPages      *pages,
                                     CutiPdfObjects *objects);
guint  cuti_pdf_metadata_write_xmp  (CutiPages      *pages,
                                     CutiPdfObjects *objects);

G_END_DECLS
