/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The backend without pages: plain text, 80 columns wide.
 */

#pragma once

#include "cuti-document.h"

G_BEGIN_DECLS

char *cuti_text_report_render (CutiDocument *document);

G_END_DECLS
