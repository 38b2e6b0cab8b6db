/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signs of the verdicts as shapes, so that no font has to hold them and
 * no reader speaks them beside the word they stand with.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-pages.h"

G_BEGIN_DECLS

void cuti_mark_draw (CutiMark   mark,
                     double     size,
                     GPtrArray *drawings);

G_END_DECLS
