/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a file of our own making can be read as text.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cuti_pdf_check_text (GBytes *pdf, guint n_pages, GError **error);

G_END_DECLS
