/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases out of the PDF files that plans are exported to.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  cuti_case_pdf_is_pdf  (const guint8  *data,
                                 gsize          size);
GBytes   *cuti_case_pdf_extract (const guint8  *data,
                                 gsize          size,
                                 GError       **error);

G_END_DECLS
